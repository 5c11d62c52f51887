/* The structure as text: a table of who feeds whom, every cut, the loops, and what would leave none. */
#include "report/structure_internal.h"

#include "report/table.h"
#include "report/words.h"
#include <stdio.h>
#include <string.h>

enum { WIDTH_DEFAULT = 100 };

static const char *plural(uint64_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

/* ---- the head and the table ---- */

static void add_head(const struct structure *s, uint32_t width, struct buffer *out)
{
    struct buffer text;
    char signals[32];
    words_count(s->signal_count, signals);
    buffer_init(&text);
    buffer_format(&text,
                  "World %s: %u %s, %s %s under %u %s, %u %s. Compiled from what mechanisms declare. Nothing else can "
                  "pass between them: only what is declared can be read or heard, and the audit build checks every "
                  "read. Signs are not shown, since what a mechanism makes of a signal is code; a cut measures it.",
                  s->hash, s->box_count, plural(s->box_count, "mechanism", "mechanisms"), signals,
                  plural(s->signal_count, "signal", "signals"), s->group_count, plural(s->group_count, "name", "names"),
                  s->arrow_count, plural(s->arrow_count, "arrow", "arrows"));
    buffer_format(out, "%s: who feeds whom\n\n", s->title ? s->title : "A world");
    add_wrapped(out, buffer_text(&text), width);
    buffer_release(&text);
    for (uint32_t k = 0; k < s->cut_count; k++)
        buffer_format(out, "%s  '%s'\n", k ? "" : "\nCUT, and left out below\n", s->cut[k]);
}

/* "54*", a line's last without a blank after it. */
static void add_cell(const struct structure *s, uint32_t from, uint32_t to, struct buffer *out)
{
    const struct structure_arrow *arrow = structure_arrow_of(s, from, to);
    const char *after = to + 1 < s->box_count ? " " : "";
    if (arrow)
        buffer_format(out, "%4u%s", arrow->signal_count, arrow->topics ? "*" : arrow->is_held ? "=" : after);
    else
        buffer_format(out, "   %s%s", from == to ? "-" : ".", after);
}

static void add_matrix(const struct structure *s, struct buffer *out)
{
    bool any_notice = false, any_held = false;
    buffer_format(out, "\nSIGNALS THAT THE ROW GIVES TO THE COLUMN\n%18s", "");
    for (uint32_t to = 0; to < s->box_count; to++)
        buffer_format(out, "%4u%s", to + 1, to + 1 < s->box_count ? " " : "\n");
    for (uint32_t from = 0; from < s->box_count; from++) {
        buffer_format(out, "%3u %-14s", from + 1, s->box[from].name);
        for (uint32_t to = 0; to < s->box_count; to++)
            add_cell(s, from, to, out);
        buffer_add(out, "\n");
    }
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        any_notice = any_notice || s->arrow[k].topics != 0;
        any_held = any_held || s->arrow[k].is_held;
    }
    buffer_add(out, "\nRows stand so that little comes back: below the diagonal.\n");
    buffer_add(out, any_notice ? "* a notice too, which no cut takes away\n" : "");
    buffer_add(out, any_held ? "= held as at the start: nothing moves along it, and a cut changes nothing\n" : "");
}

/* ---- arrows ---- */

static void add_topics(uint64_t topics, struct buffer *out)
{
    const char *between = "";
    for (uint32_t k = 0; k < TOPIC_MOST; k++)
        if (topics >> k & 1) {
            buffer_format(out, "%s%s", between, structure_topic(k));
            between = ", ";
        }
}

static void add_arrow(const struct structure *s, const struct structure_arrow *arrow, struct buffer *out)
{
    const char *to = s->box[arrow->to].name;
    buffer_format(out, "%s -> %s", s->box[arrow->from].name, to);
    if (arrow->signal_count > 0)
        buffer_format(out, ", %u %s", arrow->signal_count, plural(arrow->signal_count, "signal", "signals"));
    buffer_add(out, arrow->is_held ? ", held" : arrow->is_back ? ", back" : "");
    buffer_add(out, "\n");
    for (uint32_t k = 0; k < arrow->read_count; k++) {
        const struct structure_read *read = &arrow->read[k];
        buffer_format(out, "  '%s -> %s'", read->name, to);
        if (read->count > 1)
            buffer_format(out, " (%u)", read->count);
        buffer_add(out, "\n");
    }
    if (arrow->topics) {
        buffer_add(out, "  notices: ");
        add_topics(arrow->topics, out);
        buffer_add(out, "\n");
    }
}

/* ---- loops ---- */

static void add_components(const struct structure *s, uint32_t width, struct buffer *out)
{
    struct buffer text;
    buffer_init(&text);
    for (uint32_t c = 0; c < s->component_count; c++) {
        uint32_t members = 0;
        buffer_clear(&text);
        for (uint32_t k = 0; k < s->box_count; k++)
            if (s->component[c] >> k & 1)
                buffer_format(&text, "%s%s", members++ ? ", " : "", s->box[k].name);
        if (members < 2)
            continue;
        buffer_add(&text, members == 2 ? ": each feeds the other." : ": each feeds all others in the end.");
        add_wrapped(out, buffer_text(&text), width);
    }
    buffer_release(&text);
}

static void add_loop(const struct structure *s, const struct cycle *loop, struct buffer *out)
{
    struct arena arena;
    arena_init(&arena);
    struct structure_cut *cut = arena_take(&arena, s->group_count, sizeof *cut);
    const uint32_t count = structure_weakest(s, loop, cut);
    for (uint32_t k = 0; k <= loop->length; k++)
        buffer_format(out, "%s%s", k ? " -> " : "  ", s->box[loop->node[k % loop->length]].name);
    buffer_add(out, count ? "\n      " : "\n      every arrow carries a notice: no cut opens it");
    for (uint32_t k = 0; k < count; k++)
        buffer_format(out, "%s'%s -> %s'", k ? ", " : "cut ", cut[k].name, s->box[cut[k].to].name);
    buffer_add(out, "\n");
    arena_release(&arena);
}

static void add_loops(const struct structure *s, uint32_t most, uint32_t width, struct buffer *out)
{
    struct arena arena;
    uint32_t all;
    char number[32];
    buffer_add(out, "\nLOOPS\n");
    if (!s->has_loop) {
        buffer_add(out, "None: nothing comes back.\n");
        return;
    }
    arena_init(&arena);
    struct cycle *loops = arena_take(&arena, most, sizeof *loops);
    const uint32_t count = structure_loops(s, most, loops, &all);
    const bool all_tried = graph_cycle_count(&s->graph, LOOPS_TRIED) < LOOPS_TRIED;
    struct buffer text;
    buffer_init(&text);
    words_count(all, number);
    add_components(s, width, out);
    buffer_format(&text, "%s%s %s in which no mechanism comes twice", all_tried ? "" : "At least ", number,
                  plural(all, "loop", "loops"));
    if (count < all)
        buffer_format(&text, ", of which the %u shortest (--loops N for more)", count);
    buffer_format(&text, ",%s with the fewest cuts that open it:", count > 1 ? " each" : "");
    add_wrapped(out, buffer_text(&text), width);
    buffer_release(&text);
    for (uint32_t k = 0; k < count; k++)
        add_loop(s, &loops[k], out);
    arena_release(&arena);
}

static void add_least(const struct structure *s, struct buffer *out)
{
    if (s->least_count == 0)
        return;
    buffer_format(out, "\nWHAT TO CUT\nAfter %s no loop is left%s%s:\n", s->least_count == 1 ? "this" : "all of these",
                  s->is_open ? " but those of notices alone" : "",
                  s->least_count == 1 ? "" : ", and none of them can be spared");
    for (uint32_t k = 0; k < s->least_count; k++)
        buffer_format(out, "  --cut '%s -> %s'\n", s->least[k].name, s->box[s->least[k].to].name);
}

void structure_text(const struct structure *s, const struct structure_settings *settings, struct buffer *out)
{
    const uint32_t width = settings->width ? settings->width : WIDTH_DEFAULT;
    add_head(s, width, out);
    add_matrix(s, out);
    buffer_add(out, "\nARROWS, each line below one as casus run --cut takes it\n");
    for (uint32_t k = 0; k < s->arrow_count; k++)
        add_arrow(s, &s->arrow[k], out);
    add_loops(s, settings->loops, width, out);
    add_least(s, out);
}

bool report_structure(const struct plan *plan, const struct structure_settings *settings, struct buffer *out,
                      struct problems *problems)
{
    struct structure s;
    bool good = true;
    structure_make(&s, plan, settings->entities);
    if (settings->from || settings->to)
        good = structure_trace(&s, settings, out, problems);
    else if (settings->json)
        structure_json(&s, settings, out);
    else
        structure_text(&s, settings, out);
    structure_release(&s);
    return good;
}
