/* Decision rules without a veto, put in the place of silence: what the council would do if it decided so. They are
 * rivals to be shown beside silence, never mixed into its futures. */
#include "base/failure.h"
#include "base/maths.h"
#include "model/alliance.h"
#include <string.h>

/* Rules by the words of `alliance.rule`; the first is silence itself. */
static const char *const rival_names[] = {"compromise", "median",      "nash",
                                          "eum_scholz", "eum_printed", "qualified_majority"};
enum { RIVALS = sizeof rival_names / sizeof rival_names[0] };

static const struct council_rule *rule_named(const char *name)
{
    const struct council_rule *rule = NULL;
    for (uint32_t k = 0; k < council_rule_count; k++)
        if (strcmp(council_rules[k]->name, name) == 0)
            rule = council_rules[k];
    ASSERT(rule != NULL); /* every word of alliance.rule but the first is a rule of theory/council.h */
    return rule;
}

void rivals_declare(struct declaration *d, struct alliance *a)
{
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    const struct council_rule **rivals = declare_self(d, RIVALS * sizeof *rivals);
    for (uint32_t k = 0; k < RIVALS; k++)
        rivals[k] = rule_named(rival_names[k]);
    a->rivals = rivals;
    a->rule_room = declare_memory(d, LIFE_FUTURE, 1, council_memory(a->member_count + 1));
}

double rival_depth(const struct world *w, const struct alliance *a, uint32_t rule, const struct silence_rule *silence,
                   const struct silence_member *members, double ambition)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct council_actor actors[MEMBERS_MOST];
    double engaged = 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        actors[i] = (struct council_actor){members[i].ideal, members[i].salience, members[i].weight};
        engaged += members[i].salience * members[i].weight;
    }
    if (!(engaged > 0.0))
        return 0.0; /* nobody cares, so nobody decides */
    const struct council_question question = {
        .actors = actors,
        .count = a->member_count,
        .status_quo = 0.0,
        .proposal = ambition,
        .disagreement_cost = silence->blocking_cost,
        .count_share = n[MAJORITY_MEMBERS],
        .weight_share = n[MAJORITY_WEIGHT],
        .unchallenged = 1.0,
    };
    const struct council_decision decision = a->rivals[rule - 1]->decide(&question, world_memory(w, a->rule_room));
    return decision.agreed ? clamp(decision.position, 0.0, ambition) : 0.0;
}
