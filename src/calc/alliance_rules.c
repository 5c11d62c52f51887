#include "calc/alliance_internal.h"

#include "theory/silence.h"
#include <math.h>
#include <string.h>

uint32_t alliance_rule_count(void)
{
    return council_rule_count + 1;
}

const char *alliance_rule_name(uint32_t rule)
{
    return rule < council_rule_count ? council_rules[rule]->name : "silence";
}

const char *alliance_rule_title(uint32_t rule)
{
    return rule < council_rule_count ? council_rules[rule]->title
                                     : "text nearest to the opening that nobody would break silence over";
}

bool alliance_rule_applies(const struct alliance *alliance, uint32_t rule)
{
    return alliance->has_status_quo || (rule < council_rule_count && !council_rules[rule]->needs_status_quo);
}

bool alliance_rule_bargains(uint32_t rule)
{
    return strncmp(alliance_rule_name(rule), "eum_", 4) == 0;
}

enum eum_variant alliance_variant(uint32_t rule)
{
    return strcmp(alliance_rule_name(rule), "eum_printed") == 0 ? EUM_PRINTED : EUM_SCHOLZ;
}

double alliance_over_rounds(const struct alliance *alliance, uint32_t rule)
{
    struct eum eum;
    double sum = 0.0;
    eum_begin(&eum, &alliance->question, alliance_variant(rule), alliance->memory);
    for (uint32_t round = 0; round < alliance->rounds; round++) {
        eum_bargain(&eum);
        eum_advance(&eum);
        sum += eum.median;
    }
    return sum / (double)alliance->rounds;
}

/* ---- silence ---- */

/* From the status quo to depth 1, with its sign. */
static double span(const struct alliance *alliance)
{
    const struct council_question *question = &alliance->question;
    double length = question->proposal - question->status_quo;
    for (uint32_t k = 0; k < question->count; k++) {
        const double wanted = question->actors[k].position - question->status_quo;
        if (wanted * length > 0.0 && fabs(wanted) > fabs(length))
            length = wanted;
    }
    return length;
}

double alliance_position(const struct alliance *alliance, double depth)
{
    return alliance->question.status_quo + depth * span(alliance);
}

void alliance_hear_silence(struct alliance *alliance, struct alliance_silence *silence)
{
    const struct council_question *question = &alliance->question;
    const uint32_t count = question->count;
    const struct silence_rule rule = {
        .blocking_cost = alliance->blocking_cost, .numbers_exponent = 4.0, .exempt_cost = 1.0};
    struct silence_member *members = arena_take(&alliance->arena, count, sizeof *members);
    const double length = span(alliance);
    *silence = (struct alliance_silence){.ceiling = arena_take(&alliance->arena, count, sizeof(double)),
                                         .breaks = arena_take(&alliance->arena, count, sizeof(bool))};
    for (uint32_t k = 0; k < count; k++) {
        const struct council_actor *actor = &question->actors[k];
        const double depth = length != 0.0 ? (actor->position - question->status_quo) / length : 0.0;
        members[k] = (struct silence_member){
            .ideal = depth > 0.0 ? depth : 0.0, .salience = actor->salience, .weight = actor->capability};
        silence->ceiling[k] = silence_ceiling(&rule, &members[k]);
    }
    silence->opening = !alliance->has_proposal ? silence_opening(members, count)
                       : length != 0.0         ? (question->proposal - question->status_quo) / length
                                               : 0.0;
    silence->agreed_depth = silence->opening;
    for (uint32_t k = 0; k < count; k++)
        if (silence->ceiling[k] < silence->agreed_depth)
            silence->agreed_depth = silence->ceiling[k];
    silence_blockers(&rule, members, count, silence->opening, silence->breaks);
}

struct council_decision alliance_decide(struct alliance *alliance, uint32_t rule)
{
    if (rule < council_rule_count)
        return council_rules[rule]->decide(&alliance->question, alliance->memory);
    struct alliance_silence silence;
    alliance_hear_silence(alliance, &silence);
    return (struct council_decision){silence.agreed_depth > 0.0, alliance_position(alliance, silence.agreed_depth)};
}
