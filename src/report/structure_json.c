/* The structure for a program to read. */
#include "report/structure_internal.h"

#include "base/json.h"

static void add_names(struct buffer *out, const char *const *names, uint32_t count)
{
    for (uint32_t k = 0; k < count; k++) {
        buffer_add(out, k ? ", " : "");
        add_json_text(out, names[k]);
    }
}

static void add_boxes(const struct structure *s, struct buffer *out)
{
    buffer_add(out, " \"mechanisms\": [");
    for (uint32_t k = 0; k < s->box_count; k++) {
        const struct structure_box *box = &s->box[k];
        buffer_add(out, k ? ",\n  {\"name\": " : "\n  {\"name\": ");
        add_json_text(out, box->name);
        buffer_format(out, ", \"signals\": %u, \"clocks\": %u, \"held\": %s}", box->signals, box->clocks,
                      box->is_held ? "true" : "false");
    }
    buffer_add(out, "\n ],\n");
}

static void add_cut(const struct structure *s, const char *name, uint32_t to, struct buffer *out)
{
    struct buffer cut;
    buffer_init(&cut);
    buffer_format(&cut, "%s -> %s", name, s->box[to].name);
    add_json_text(out, buffer_text(&cut));
    buffer_release(&cut);
}

static void add_cuts(const struct structure *s, const struct structure_cut *cut, uint32_t count, struct buffer *out)
{
    buffer_add(out, "[");
    for (uint32_t k = 0; k < count; k++) {
        buffer_add(out, k ? ", " : "");
        add_cut(s, cut[k].name, cut[k].to, out);
    }
    buffer_add(out, "]");
}

static void add_arrow(const struct structure *s, const struct structure_arrow *arrow, struct buffer *out)
{
    const char *between = "";
    buffer_add(out, "{\"from\": ");
    add_json_text(out, s->box[arrow->from].name);
    buffer_add(out, ", \"to\": ");
    add_json_text(out, s->box[arrow->to].name);
    buffer_format(out, ", \"signals\": %u, \"held\": %s, \"back\": %s, \"reads\": [", arrow->signal_count,
                  arrow->is_held ? "true" : "false", arrow->is_back ? "true" : "false");
    for (uint32_t k = 0; k < arrow->read_count; k++) {
        buffer_add(out, k ? ", {\"signal\": " : "{\"signal\": ");
        add_json_text(out, arrow->read[k].name);
        buffer_format(out, ", \"count\": %u, \"cut\": ", arrow->read[k].count);
        add_cut(s, arrow->read[k].name, arrow->to, out);
        buffer_add(out, "}");
    }
    buffer_add(out, "], \"notices\": [");
    for (uint32_t k = 0; k < TOPIC_MOST; k++)
        if (arrow->topics >> k & 1) {
            buffer_add(out, between);
            add_json_text(out, structure_topic(k));
            between = ", ";
        }
    buffer_add(out, "]}");
}

static void add_arrows(const struct structure *s, struct buffer *out)
{
    buffer_add(out, " \"arrows\": [");
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        buffer_add(out, k ? ",\n  " : "\n  ");
        add_arrow(s, &s->arrow[k], out);
    }
    buffer_add(out, "\n ],\n");
}

static void add_components(const struct structure *s, struct buffer *out)
{
    const char *between = "";
    buffer_add(out, " \"components\": [");
    for (uint32_t c = 0; c < s->component_count; c++) {
        const char *name[GRAPH_MOST];
        uint32_t count = 0;
        for (uint32_t k = 0; k < s->box_count; k++)
            if (s->component[c] >> k & 1)
                name[count++] = s->box[k].name;
        if (count < 2)
            continue;
        buffer_format(out, "%s[", between);
        add_names(out, name, count);
        buffer_add(out, "]");
        between = ", ";
    }
    buffer_add(out, "],\n");
}

static void add_loop(const struct structure *s, const struct cycle *loop, struct arena *arena, struct buffer *out)
{
    const char *name[GRAPH_MOST];
    struct structure_cut *cut = arena_take(arena, s->group_count, sizeof *cut);
    const uint32_t count = structure_weakest(s, loop, cut);
    for (uint32_t n = 0; n < loop->length; n++)
        name[n] = s->box[loop->node[n]].name;
    buffer_add(out, "{\"mechanisms\": [");
    add_names(out, name, loop->length);
    buffer_add(out, "], \"cuts\": ");
    add_cuts(s, cut, count, out);
    buffer_add(out, "}");
}

static void add_loops(const struct structure *s, uint32_t most, struct buffer *out)
{
    struct arena arena;
    uint32_t all;
    arena_init(&arena);
    struct cycle *loops = arena_take(&arena, most, sizeof *loops);
    const uint32_t count = structure_loops(s, most, loops, &all);
    buffer_format(out, " \"loop_count\": %u, \"all_loops_tried\": %s,\n \"loops\": [", all,
                  graph_cycle_count(&s->graph, LOOPS_TRIED) < LOOPS_TRIED ? "true" : "false");
    for (uint32_t k = 0; k < count; k++) {
        buffer_add(out, k ? ",\n  " : "\n  ");
        add_loop(s, &loops[k], &arena, out);
    }
    buffer_add(out, "\n ],\n");
    arena_release(&arena);
}

void structure_json(const struct structure *s, const struct structure_settings *settings, struct buffer *out)
{
    buffer_add(out, "{\"title\": ");
    add_json_text(out, s->title);
    buffer_add(out, ", \"world\": ");
    add_json_text(out, s->hash);
    buffer_format(out, ", \"signals\": %u, \"cut\": [", s->signal_count);
    add_names(out, s->cut, s->cut_count);
    buffer_add(out, "],\n");
    add_boxes(s, out);
    add_arrows(s, out);
    add_components(s, out);
    add_loops(s, settings->loops, out);
    buffer_add(out, " \"what_to_cut\": ");
    add_cuts(s, s->least, s->least_count, out);
    buffer_format(out, ", \"notices_loop\": %s\n}\n", s->is_open ? "true" : "false");
}
