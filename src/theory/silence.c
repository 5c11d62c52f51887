#include "theory/silence.h"

#include "base/maths.h"
#include <math.h>

double silence_policy(const struct silence_member *member, double depth)
{
    return member->salience * (member->ideal - fabs(member->ideal - depth));
}

double silence_value(const struct silence_rule *rule, const struct silence_member *member, double depth, bool exempt,
                     double breaking_share)
{
    double policy = (1.0 - rule->linkage) * silence_policy(member, depth) + rule->linkage * member->linked;
    double cost;
    if (exempt) {
        if (policy < 0.0)
            policy *= 1.0 - rule->exempt_relief;
        cost = rule->exempt_cost;
    } else {
        cost = fmin(member->burden * depth, rule->exempt_cost);
    }
    const double alone = 1.0 - breaking_share;
    const double shame = alone > 0.0 ? rule->blocking_cost * det_pow(alone, rule->numbers_exponent) : 0.0;
    return policy - cost + shame + member->pressure + member->extra + member->salience * member->resolve;
}

uint32_t silence_blockers(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                          double depth, bool *breaks)
{
    uint32_t breaking = 0;
    for (uint32_t i = 0; i < count; i++)
        breaks[i] = false;
    for (bool changed = true; changed;) {
        changed = false;
        const double share = (double)breaking / (double)count;
        for (uint32_t i = 0; i < count; i++)
            if (!breaks[i] && silence_value(rule, &members[i], depth, members[i].exempt, share) < 0.0) {
                breaks[i] = true;
                breaking++;
                changed = true;
            }
    }
    return breaking;
}

double silence_opening(const struct silence_member *members, uint32_t count)
{
    double sum = 0.0, weight = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        sum += members[i].weight * members[i].salience * members[i].ideal;
        weight += members[i].weight * members[i].salience;
    }
    return weight > 0.0 ? sum / weight : 0.0;
}

/* Would silence hold if every blocker of today were pushed by one more step, or were exempted? The answer is
 * tried on the members themselves and undone. */
static bool holds_after_waiting(const struct silence_rule *rule, struct silence_member *members, uint32_t count,
                                double depth, const bool *breaks, double step, bool *scratch)
{
    for (uint32_t i = 0; i < count; i++)
        if (breaks[i])
            members[i].extra = step;
    const bool holds = silence_blockers(rule, members, count, depth, scratch) == 0;
    for (uint32_t i = 0; i < count; i++)
        if (breaks[i])
            members[i].extra = 0.0;
    return holds;
}

static bool holds_after_exempting(const struct silence_rule *rule, struct silence_member *members, uint32_t count,
                                  double depth, const bool *breaks, bool *scratch, double *share)
{
    double exempted = 0.0, all = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        all += members[i].weight;
        if (breaks[i] && (members[i].enabler || members[i].exempt))
            return false;
        if (breaks[i] || members[i].exempt)
            exempted += members[i].weight;
    }
    *share = all > 0.0 ? exempted / all : 1.0;
    for (uint32_t i = 0; i < count; i++)
        if (breaks[i])
            members[i].exempt = true;
    const bool holds = silence_blockers(rule, members, count, depth, scratch) == 0;
    for (uint32_t i = 0; i < count; i++)
        if (breaks[i])
            members[i].exempt = false;
    return holds;
}

/* Deepest text below `depth` at which silence holds; negative if there is none down to `least`. A member's own
 * ceiling is convex in depth, but safety in numbers is not: so the steps are walked, not bisected. */
static double deepest_cut(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                          double depth, double least, bool *scratch)
{
    for (uint32_t step = 1;; step++) {
        const double cut = depth - SILENCE_DEPTH_STEP * (double)step;
        if (cut < least - 1e-9)
            return -1.0;
        if (silence_blockers(rule, members, count, cut, scratch) == 0)
            return cut;
    }
}

enum silence_step silence_chair(const struct silence_rule *rule, const struct silence_costs *costs,
                                struct silence_member *members, uint32_t count, double depth, double least_depth,
                                const bool *breaks, bool *scratch, double *cut_depth)
{
    enum silence_step step = STEP_GIVE_UP;
    double cheapest = costs->give_up, share = 1.0;
    if (costs->wait < cheapest &&
        holds_after_waiting(rule, members, count, depth, breaks, costs->pressure_step, scratch)) {
        step = STEP_WAIT;
        cheapest = costs->wait;
    }
    if (costs->exempt_base < cheapest && rule->exempt_relief > 0.0 &&
        holds_after_exempting(rule, members, count, depth, breaks, scratch, &share) && share <= costs->exempt_most &&
        costs->exempt_base + costs->exempt_share * share < cheapest) {
        step = STEP_EXEMPT;
        cheapest = costs->exempt_base + costs->exempt_share * share;
    }
    /* A cut that would cost more than the best step so far need not be searched for. */
    const double floor_depth = fmax(least_depth, depth - cheapest / fmax(costs->cut, 1e-9));
    const double cut = deepest_cut(rule, members, count, depth, floor_depth, scratch);
    if (cut >= 0.0 && costs->cut * (depth - cut) < cheapest) {
        step = STEP_CUT;
        cheapest = costs->cut * (depth - cut);
        *cut_depth = cut;
    }
    if (costs->forum < cheapest)
        step = STEP_FORUM;
    return step;
}
