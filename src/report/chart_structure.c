/* The structure as a picture: mechanisms one above the other, what feeds downwards on the right, what comes back on the
 * left. */
#include "report/structure_internal.h"

#include "draw/arcs.h"
#include "report/words.h"

static const struct arcs_box *boxes_of(const struct structure *s, struct arena *arena)
{
    struct arcs_box *box = arena_take(arena, s->box_count, sizeof *box);
    for (uint32_t k = 0; k < s->box_count; k++) {
        char number[32];
        words_count(s->box[k].signals, number);
        const char *one = s->box[k].signals == 1 ? "" : "s";
        box[k] = (struct arcs_box){s->box[k].name,
                                   arena_format(arena, "%s signal%s%s", number, one, s->box[k].is_held ? ", held" : ""),
                                   s->box[k].is_held};
    }
    return box;
}

/* An arrow's signals are one arc, with their number; its notices another, dashed. */
static uint32_t arcs_of(const struct structure *s, struct arcs_arrow *arc, struct arena *arena)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        const struct structure_arrow *arrow = &s->arrow[k];
        if (arrow->signal_count > 0)
            arc[count++] = (struct arcs_arrow){.from = arrow->from,
                                               .to = arrow->to,
                                               .label = arena_format(arena, "%u", arrow->signal_count),
                                               .is_faint = arrow->is_held};
        if (arrow->topics != 0)
            arc[count++] = (struct arcs_arrow){.from = arrow->from, .to = arrow->to, .is_dashed = true};
    }
    return count;
}

void chart_structure(struct structure *s, const char *panel, struct buffer *out)
{
    char signals[32];
    words_count(s->signal_count, signals);
    struct arcs_arrow *arc = arena_take(&s->arena, 2 * (size_t)s->arrow_count, sizeof *arc);
    const struct arcs arcs = {
        .panel = panel,
        .title = s->title ? s->title : "A world",
        .subtitle = arena_format(&s->arena, "Who feeds whom: %u mechanisms, %s signals, %u arrows", s->box_count,
                                 signals, s->arrow_count),
        .second_line =
            arena_format(&s->arena, "World %s%s", s->hash, s->cut_count ? ", with what was cut left out" : ""),
        .description = arena_format(&s->arena,
                                    "%u mechanisms one above the other, and %u arrows between them, each "
                                    "with the number of signals that one reads of the other.",
                                    s->box_count, s->arrow_count),
        .box = boxes_of(s, &s->arena),
        .box_count = s->box_count,
        .arrow = arc,
        .arrow_count = arcs_of(s, arc, &s->arena),
        .key = {.down = "signals of the upper box that the lower reads",
                .up = "upwards: without these nothing would come back",
                .dashed = "notices, told and heard",
                .faint = "signals held as they were at the start",
                .label = "number of signals"},
    };
    arcs_draw(&arcs, &s->arena, out);
}

void report_structure_picture(const struct plan *plan, struct buffer *out)
{
    struct structure s;
    structure_make(&s, plan, false);
    chart_structure(&s, NULL, out);
    structure_release(&s);
}
