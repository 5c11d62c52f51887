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
        buffer_format(out, ", \"signals\": %u, \"clocks\": %u, \"component\": %u, \"held\": %s}", box->signals,
                      box->clocks, box->component, box->is_held ? "true" : "false");
    }
    buffer_add(out, "\n ],\n");
}

static void add_cut(const struct structure *s, const struct structure_arrow *arrow, uint32_t read, struct buffer *out)
{
    struct buffer cut;
    buffer_init(&cut);
    buffer_format(&cut, "%s -> %s", arrow->read[read].name, s->box[arrow->to].name);
    add_json_text(out, buffer_text(&cut));
    buffer_release(&cut);
}

static void add_arrow(const struct structure *s, const struct structure_arrow *arrow, struct buffer *out)
{
    const char *between = "";
    buffer_add(out, "{\"from\": ");
    add_json_text(out, s->box[arrow->from].name);
    buffer_add(out, ", \"to\": ");
    add_json_text(out, s->box[arrow->to].name);
    buffer_format(out, ", \"signals\": %u, \"held\": %s, \"backwards\": %s, \"reads\": [", arrow->signal_count,
                  arrow->is_held ? "true" : "false", arrow->is_back ? "true" : "false");
    for (uint32_t k = 0; k < arrow->read_count; k++) {
        buffer_add(out, k ? ", {\"signal\": " : "{\"signal\": ");
        add_json_text(out, arrow->read[k].name);
        buffer_format(out, ", \"count\": %u, \"cut\": ", arrow->read[k].count);
        add_cut(s, arrow, k, out);
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

static void add_loops(const struct structure *s, uint32_t most, struct buffer *out)
{
    struct arena arena;
    uint32_t count, all;
    arena_init(&arena);
    const struct cycle *loops = structure_loops(s, most, &arena, &count, &all);
    buffer_format(out, " \"loop_count\": %u, \"loops_counted_to\": %d,\n \"loops\": [", all, LOOPS_COUNTED);
    for (uint32_t k = 0; k < count; k++) {
        const char *name[GRAPH_MOST];
        for (uint32_t n = 0; n < loops[k].length; n++)
            name[n] = s->box[loops[k].node[n]].name;
        buffer_add(out, k ? ",\n  {\"mechanisms\": [" : "\n  {\"mechanisms\": [");
        add_names(out, name, loops[k].length);
        buffer_add(out, "], \"cuts\": [");
        const struct structure_arrow *weakest = structure_weakest(s, &loops[k]);
        for (uint32_t r = 0; weakest && r < weakest->read_count; r++) {
            buffer_add(out, r ? ", " : "");
            add_cut(s, weakest, r, out);
        }
        buffer_add(out, "]}");
    }
    buffer_add(out, "\n ],\n");
    arena_release(&arena);
}

static void add_least(const struct structure *s, struct buffer *out)
{
    const char *between = "";
    buffer_add(out, " \"least_to_cut\": [");
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        const struct structure_arrow *arrow = &s->arrow[k];
        for (uint32_t r = 0; arrow->is_back && !arrow->is_held && r < arrow->read_count; r++) {
            buffer_add(out, between);
            add_cut(s, arrow, r, out);
            between = ", ";
        }
    }
    buffer_add(out, "]\n");
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
    add_loops(s, settings->loops, out);
    add_least(s, out);
    buffer_add(out, "}\n");
}
