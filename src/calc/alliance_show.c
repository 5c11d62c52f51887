#include "calc/alliance_internal.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

enum { DIGITS = 4 };

static const char *number(struct alliance *alliance, double value)
{
    return calc_rounded(&alliance->arena, value, DIGITS);
}

/* With the unit of positions. */
static const char *position(struct alliance *alliance, double value)
{
    return arena_format(&alliance->arena, "%s%s", number(alliance, value), alliance->unit);
}

static size_t widest(const char *const *text, uint32_t count, size_t least)
{
    for (uint32_t k = 0; k < count; k++) {
        const size_t width = text_codepoints(text[k], strlen(text[k]));
        least = width > least ? width : least;
    }
    return least;
}

static size_t name_width(const struct alliance *alliance)
{
    return widest(alliance->name, alliance->question.count, strlen("actor"));
}

static void add_head(struct alliance *alliance, struct buffer *out)
{
    const struct council_question *question = &alliance->question;
    double low = INFINITY, high = -INFINITY;
    for (uint32_t k = 0; k < question->count; k++) {
        low = fmin(low, question->actors[k].position);
        high = fmax(high, question->actors[k].position);
    }
    buffer_format(out, "%s: %u actors, positions %s to %s", alliance->file, (unsigned)question->count,
                  number(alliance, low), position(alliance, high));
    if (alliance->has_status_quo)
        buffer_format(out, "; status quo %s", number(alliance, question->status_quo));
    if (alliance->has_proposal)
        buffer_format(out, "; proposal %s", number(alliance, question->proposal));
    buffer_add(out, "\n\n");
}

/* ---- rules side by side ---- */

static const char *outcome(struct alliance *alliance, uint32_t rule, double *low, double *high)
{
    if (!alliance_rule_applies(alliance, rule))
        return "-";
    const struct council_decision decision = alliance_decide(alliance, rule);
    if (!decision.agreed)
        return "no agreement";
    *low = fmin(*low, decision.position);
    *high = fmax(*high, decision.position);
    return position(alliance, decision.position);
}

static void add_rule(struct alliance *alliance, uint32_t rule, const char *decides, size_t width, struct buffer *out)
{
    calc_cell(out, alliance_rule_name(rule), strlen("qualified_majority"));
    calc_cell(out, decides, width);
    if (!alliance_rule_applies(alliance, rule)) {
        buffer_add(out, "needs --status-quo\n");
        return;
    }
    buffer_add(out, alliance_rule_title(rule));
    if (alliance_rule_bargains(rule))
        buffer_format(out, "; over %u rounds %s", (unsigned)alliance->rounds,
                      number(alliance, alliance_over_rounds(alliance, rule)));
    buffer_add(out, "\n");
}

void alliance_show(struct alliance *alliance, const uint32_t *rules, uint32_t count, struct buffer *out)
{
    double low = INFINITY, high = -INFINITY;
    const char **decides = arena_take(&alliance->arena, count, sizeof *decides);
    for (uint32_t k = 0; k < count; k++)
        decides[k] = outcome(alliance, rules[k], &low, &high);
    const size_t width = widest(decides, count, strlen("decides"));
    add_head(alliance, out);
    calc_cell(out, "rule", strlen("qualified_majority"));
    calc_cell(out, "decides", width);
    buffer_add(out, "how\n");
    for (uint32_t k = 0; k < count; k++)
        add_rule(alliance, rules[k], decides[k], width, out);
    if (low < high)
        buffer_format(out,
                      "\nRules that agree on something span %s to %s. That spread is the uncertainty of method: which "
                      "rule\ndescribes the body is not known from these numbers. --rule NAME shows one in detail.\n",
                      number(alliance, low), position(alliance, high));
}

/* ---- one rule ---- */

static void add_decision(struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    const struct council_decision decision = alliance_decide(alliance, rule);
    if (decision.agreed)
        buffer_format(out, "Decision: %s", position(alliance, decision.position));
    else
        buffer_format(out, "No agreement: the status quo holds, %s", position(alliance, decision.position));
}

static const char *against_status_quo(const struct alliance *alliance, double wanted, double decided)
{
    const double now = fabs(wanted - alliance->question.status_quo), then = fabs(wanted - decided);
    return then < now ? "better" : then > now ? "worse" : "same";
}

static void show_actors(struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    const struct council_question *question = &alliance->question;
    const struct council_decision decision = alliance_decide(alliance, rule);
    const bool compares = alliance_rule_applies(alliance, rule) && alliance->has_status_quo;
    double total = 0.0;
    for (uint32_t k = 0; k < question->count; k++)
        total += question->actors[k].capability * question->actors[k].salience;
    add_decision(alliance, rule, out);
    buffer_add(out, "\n\n");
    calc_cell(out, "actor", name_width(alliance));
    buffer_format(out, "%8s  %8s  %10s  %6s  %8s%s\n", "wants", "salience", "capability", "weight", "away",
                  compares ? "  than status quo" : "");
    for (uint32_t k = 0; k < question->count; k++) {
        const struct council_actor *actor = &question->actors[k];
        calc_cell(out, alliance->name[k], name_width(alliance));
        buffer_format(out, "%8s  %8s  %10s  %5.1f%%  %8s", number(alliance, actor->position),
                      number(alliance, actor->salience), number(alliance, actor->capability),
                      100.0 * actor->capability * actor->salience / total,
                      number(alliance, fabs(actor->position - decision.position)));
        buffer_format(out, "%s%s\n", compares ? "  " : "",
                      compares ? against_status_quo(alliance, actor->position, decision.position) : "");
    }
    buffer_add(out,
               "\nWeight is the actor's share of capability x salience; away is how far the decision is from what it "
               "wants.\n");
}

static void add_move(struct alliance *alliance, const struct eum *eum, uint32_t i, struct buffer *out)
{
    static const char *const words[] = {"", "loses a confrontation with", "compromises with", "capitulates to"};
    const struct eum_move *move = &eum->move[i];
    buffer_format(out, "         %s %s -> %s, %s %s\n", alliance->name[i], number(alliance, eum->position[i]),
                  number(alliance, move->to), words[move->offer], alliance->name[move->other]);
}

static void add_risk(struct alliance *alliance, const struct eum *eum, struct buffer *out)
{
    calc_cell(out, "actor", name_width(alliance));
    buffer_format(out, "%8s  %8s  %8s\n", "wants", "danger S", "risk r");
    for (uint32_t i = 0; i < eum->count; i++) {
        calc_cell(out, alliance->name[i], name_width(alliance));
        buffer_format(out, "%8s  %8s  %8s\n", number(alliance, eum->position[i]), number(alliance, eum->danger[i]),
                      number(alliance, eum->exponent[i]));
    }
    buffer_add(out, "\nS is what others would gain from challenging the actor; r runs from 0.5, most endangered, to 2, "
                    "safest.\n\n");
}

static void show_bargaining(struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    struct eum eum;
    add_decision(alliance, rule, out);
    buffer_format(out, ", the median after one round. Mean of the medians of %u rounds: %s.\n",
                  (unsigned)alliance->rounds, number(alliance, alliance_over_rounds(alliance, rule)));
    buffer_add(out, "Rounds go in cycles and no published rule says when to stop; a late round is no forecast.\n\n");
    eum_begin(&eum, &alliance->question, alliance_variant(rule), alliance->memory);
    eum_bargain(&eum);
    add_risk(alliance, &eum, out);
    buffer_format(out, "round  %8s  %8s\n    0  %8s  %8s\n", "median", "mean", number(alliance, eum.median),
                  number(alliance, eum.mean));
    for (uint32_t round = 1; round <= alliance->rounds; round++) {
        struct buffer moves;
        buffer_init(&moves);
        eum_bargain(&eum);
        for (uint32_t i = 0; i < eum.count; i++)
            if (eum.move[i].offer != EUM_STAYS)
                add_move(alliance, &eum, i, &moves);
        eum_advance(&eum);
        buffer_format(out, "%5u  %8s  %8s\n%s", (unsigned)round, number(alliance, eum.median),
                      number(alliance, eum.mean), buffer_text(&moves));
        buffer_release(&moves);
    }
}

static void show_silence(struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    struct alliance_silence silence;
    alliance_hear_silence(alliance, &silence);
    add_decision(alliance, rule, out);
    buffer_format(out, ". Opening text: %s, %s.\n\n", position(alliance, alliance_position(alliance, silence.opening)),
                  alliance->has_proposal ? "as proposed" : "the compromise");
    calc_cell(out, "member", name_width(alliance));
    buffer_format(out, "%8s  %8s  at the opening text\n", "wants", "ceiling");
    for (uint32_t k = 0; k < alliance->question.count; k++) {
        calc_cell(out, alliance->name[k], name_width(alliance));
        buffer_format(out, "%8s  %8s  %s\n", number(alliance, alliance->question.actors[k].position),
                      number(alliance, alliance_position(alliance, silence.ceiling[k])),
                      silence.breaks[k] ? "breaks silence" : "silent");
    }
    buffer_add(out, "\nThe ceiling is the farthest text a member lets pass, at most the farthest anybody wants.\n");
}

void alliance_show_one(struct alliance *alliance, uint32_t rule, struct buffer *out)
{
    add_head(alliance, out);
    buffer_format(out, "%s: %s\n", alliance_rule_name(rule), alliance_rule_title(rule));
    if (alliance_rule_bargains(rule))
        show_bargaining(alliance, rule, out);
    else if (rule < council_rule_count)
        show_actors(alliance, rule, out);
    else
        show_silence(alliance, rule, out);
}
