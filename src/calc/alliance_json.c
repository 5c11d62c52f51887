#include "calc/alliance_internal.h"

#include "base/json.h"

static void add_actors(const struct alliance *alliance, struct buffer *out)
{
    for (uint32_t k = 0; k < alliance->question.count; k++) {
        const struct council_actor *actor = &alliance->question.actors[k];
        buffer_add(out, k ? ",\n    {\"actor\": " : "    {\"actor\": ");
        add_json_text(out, alliance->name[k]);
        add_json_field(out, "position", actor->position);
        add_json_field(out, "salience", actor->salience);
        add_json_field(out, "capability", actor->capability);
        buffer_add(out, "}");
    }
}

static void add_moves(const struct alliance *alliance, const struct eum *eum, struct buffer *out)
{
    static const char *const offers[] = {"none", "confrontation", "compromise", "capitulation"};
    bool is_first = true;
    for (uint32_t i = 0; i < eum->count; i++) {
        const struct eum_move *move = &eum->move[i];
        if (move->offer == EUM_STAYS)
            continue;
        buffer_add(out, is_first ? "{\"actor\": " : ", {\"actor\": ");
        is_first = false;
        add_json_text(out, alliance->name[i]);
        buffer_format(out, ", \"offer\": \"%s\", \"other\": ", offers[move->offer]);
        add_json_text(out, alliance->name[move->other]);
        add_json_field(out, "from", eum->position[i]);
        add_json_field(out, "to", move->to);
        buffer_add(out, "}");
    }
}

static void add_list(struct buffer *out, const char *name, const double *values, uint32_t count)
{
    buffer_format(out, ", \"%s\": [", name);
    for (uint32_t k = 0; k < count; k++) {
        buffer_add(out, k ? ", " : "");
        add_json_number(out, values[k]);
    }
    buffer_add(out, "]");
}

/* Round 0 is the table as it stands; a round's danger, risk and moves lead from the one before it. */
static void add_rounds(const struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    struct eum eum;
    add_json_field(out, "over_rounds", alliance_over_rounds(alliance, rule));
    eum_begin(&eum, &alliance->question, alliance_variant(rule), alliance->memory);
    buffer_add(out, ", \"rounds\": [\n      {\"round\": 0");
    add_json_field(out, "median", eum.median);
    add_json_field(out, "mean", eum.mean);
    buffer_add(out, "}");
    for (uint32_t round = 1; round <= alliance->rounds; round++) {
        eum_bargain(&eum);
        buffer_format(out, ",\n      {\"round\": %u", (unsigned)round);
        add_list(out, "danger", eum.danger, eum.count);
        add_list(out, "risk", eum.exponent, eum.count);
        buffer_add(out, ", \"moves\": [");
        add_moves(alliance, &eum, out);
        buffer_add(out, "]");
        eum_advance(&eum);
        add_json_field(out, "median", eum.median);
        add_json_field(out, "mean", eum.mean);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

static void add_silence(struct alliance *alliance, struct buffer *out)
{
    struct alliance_silence silence;
    alliance_hear_silence(alliance, &silence);
    add_json_field(out, "opening", alliance_position(alliance, silence.opening));
    buffer_add(out, ", \"members\": [");
    for (uint32_t k = 0; k < alliance->question.count; k++) {
        buffer_add(out, k ? ",\n      {\"actor\": " : "\n      {\"actor\": ");
        add_json_text(out, alliance->name[k]);
        add_json_field(out, "ceiling", alliance_position(alliance, silence.ceiling[k]));
        buffer_format(out, ", \"breaks\": %s}", silence.breaks[k] ? "true" : "false");
    }
    buffer_add(out, "]");
}

static void add_rule(struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    buffer_format(out, "    {\"rule\": \"%s\", \"applies\": ", alliance_rule_name(rule));
    if (!alliance_rule_applies(alliance, rule)) {
        buffer_add(out, "false}");
        return;
    }
    const struct council_decision decision = alliance_decide(alliance, rule);
    buffer_format(out, "true, \"agreed\": %s", decision.agreed ? "true" : "false");
    add_json_field(out, "position", decision.position);
    if (alliance_rule_bargains(rule))
        add_rounds(alliance, rule, out);
    if (rule >= council_rule_count)
        add_silence(alliance, out);
    buffer_add(out, "}");
}

void alliance_show_json(struct alliance *alliance, const uint32_t *rules, uint32_t count, struct buffer *out)
{
    buffer_add(out, "{\n  \"file\": ");
    add_json_text(out, alliance->file);
    buffer_add(out, ",\n  \"unit\": ");
    add_json_text(out, *alliance->unit ? alliance->unit + 1 : NULL);
    if (alliance->has_status_quo) {
        add_json_field(out, "status_quo", alliance->question.status_quo);
        add_json_field(out, "proposal", alliance->question.proposal);
    }
    buffer_add(out, ",\n  \"actors\": [\n");
    add_actors(alliance, out);
    buffer_add(out, "\n  ],\n  \"rules\": [\n");
    for (uint32_t k = 0; k < count; k++) {
        add_rule(alliance, rules[k], out);
        buffer_add(out, k + 1 < count ? ",\n" : "\n");
    }
    buffer_add(out, "  ]\n}\n");
}
