/* Decision rules without a veto, put in the place of silence: what the council would do if it decided so. They are
 * rivals to be shown beside silence, never mixed into its futures. */
#include "base/maths.h"
#include "model/alliance.h"

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
    const struct council_decision decision = council_rules[rule - 1]->decide(&question, world_memory(w, a->rule_room));
    return decision.agreed ? clamp(decision.position, 0.0, ambition) : 0.0;
}
