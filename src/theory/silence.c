#include "theory/silence.h"

#include "base/maths.h"
#include <math.h>

double silence_policy(const struct silence_member *member, double depth)
{
    return member->salience * (fabs(member->ideal) - fabs(member->ideal - depth));
}

/* The test's left side without what safety in numbers leaves of the blocking cost. */
static double value_without_shame(const struct silence_rule *rule, const struct silence_member *member, double depth,
                                  bool exempt)
{
    double policy = (1.0 - rule->linkage) * silence_policy(member, depth) + rule->linkage * member->linked;
    double cost = rule->exempt_cost;
    if (!exempt && member->burden * depth < cost)
        cost = member->burden * depth;
    if (exempt && policy < 0.0)
        policy *= 1.0 - rule->exempt_relief;
    return policy - cost + member->pressure + member->salience * member->resolve;
}

static double shame(const struct silence_rule *rule, double breaking_share)
{
    const double silent = 1.0 - breaking_share;
    return silent > 0.0 ? rule->blocking_cost * det_pow(silent, rule->numbers_exponent) : 0.0;
}

double silence_value(const struct silence_rule *rule, const struct silence_member *member, double depth, bool exempt,
                     double breaking_share)
{
    return value_without_shame(rule, member, depth, exempt) + shame(rule, breaking_share);
}

/* Nobody is the first to break: the least fixed point is empty iff its first pass is. */
bool silence_holds(const struct silence_rule *rule, const struct silence_member *members, uint32_t count, double depth)
{
    for (uint32_t i = 0; i < count; i++)
        if (value_without_shame(rule, &members[i], depth, members[i].exempt) + rule->blocking_cost < 0.0)
            return false;
    return true;
}

uint32_t silence_blockers(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                          double depth, bool *breaks)
{
    uint32_t breaking = 0;
    for (uint32_t i = 0; i < count; i++)
        breaks[i] = false;
    for (bool changed = true; changed;) {
        changed = false;
        const double shared = shame(rule, (double)breaking / (double)count);
        for (uint32_t i = 0; i < count; i++)
            if (!breaks[i] && value_without_shame(rule, &members[i], depth, members[i].exempt) + shared < 0.0) {
                breaks[i] = true;
                breaking++;
                changed = true;
            }
    }
    return breaking;
}

double silence_ceiling(const struct silence_rule *rule, const struct silence_member *member)
{
    /* Ends of the linear pieces, deepest first. */
    double end[4] = {1.0, clamp(fabs(member->ideal), 0.0, 1.0), 1.0, 0.0};
    if (member->burden > rule->exempt_cost)
        end[2] = rule->exempt_cost / member->burden;
    if (end[2] > end[1]) {
        const double deeper = end[2];
        end[2] = end[1];
        end[1] = deeper;
    }
    double above = 0.0;
    for (int k = 0; k < 4; k++) {
        const double value = value_without_shame(rule, member, end[k], false) + rule->blocking_cost;
        if (value >= 0.0)
            return k == 0 ? 1.0 : end[k] + (end[k - 1] - end[k]) * value / (value - above);
        above = value;
    }
    return -1.0;
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

static bool holds_after_waiting(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                                double depth, const bool *breaks, double pressure_step)
{
    for (uint32_t i = 0; i < count; i++) {
        const double value = value_without_shame(rule, &members[i], depth, members[i].exempt) + rule->blocking_cost;
        if (value + (breaks[i] ? pressure_step : 0.0) < 0.0)
            return false;
    }
    return true;
}

/* Whether silence holds once every blocker is exempted, and the share of weight exempted then. */
static bool holds_after_exempting(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                                  double depth, const bool *breaks, double *share)
{
    double exempted = 0.0, all = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        const bool exempt = breaks[i] || members[i].exempt;
        all += members[i].weight;
        if (exempt)
            exempted += members[i].weight;
        if (breaks[i] && (members[i].enabler || members[i].exempt))
            return false;
        if (value_without_shame(rule, &members[i], depth, exempt) + rule->blocking_cost < 0.0)
            return false;
    }
    *share = all > 0.0 ? exempted / all : 1.0;
    return true;
}

/* What it costs the chair to cut from one depth to another: what lies below the core is dearer. */
static double cut_price(const struct silence_costs *costs, double from, double to)
{
    const double core = clamp(costs->core, to, from);
    return costs->cut * ((from - core) + costs->core_price * (core - to));
}

/* The depth down to which a cut from `depth` costs no more than `price`. */
static double cut_for(const struct silence_costs *costs, double depth, double price)
{
    if (costs->cut <= 0.0)
        return 0.0;
    const double core = costs->core < depth ? costs->core : depth, to_core = costs->cut * (depth - core);
    if (price <= to_core)
        return depth - price / costs->cut;
    return costs->core_price > 0.0 ? core - (price - to_core) / (costs->cut * costs->core_price) : 0.0;
}

/* Deepest text below `depth` at which silence holds; negative if there is none down to `least`. The depths a member
 * accepts need not be one interval (its burden stops growing where staying out is cheaper), so the steps are walked,
 * not bisected; who rejected the last text is asked first. */
static double deepest_cut(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                          double depth, double least)
{
    uint32_t first = 0;
    for (uint32_t step = 1;; step++) {
        double cut = depth - SILENCE_DEPTH_STEP * (double)step;
        const bool last = cut <= least;
        if (last)
            cut = least;
        if (!(cut < depth))
            return -1.0;
        uint32_t asked = 0;
        while (asked < count) {
            const struct silence_member *member = &members[(first + asked) % count];
            if (value_without_shame(rule, member, cut, member->exempt) + rule->blocking_cost < 0.0)
                break;
            asked++;
        }
        if (asked == count)
            return cut;
        first = (first + asked) % count;
        if (last)
            return -1.0;
    }
}

enum silence_step silence_chair(const struct silence_rule *rule, const struct silence_costs *costs,
                                const struct silence_member *members, uint32_t count, double depth, double least_depth,
                                const bool *breaks, double *cut_depth)
{
    enum silence_step step = STEP_GIVE_UP;
    double cheapest = costs->give_up, share = 1.0;
    if (costs->wait < cheapest && holds_after_waiting(rule, members, count, depth, breaks, costs->pressure_step)) {
        step = STEP_WAIT;
        cheapest = costs->wait;
    }
    if (costs->exempt_base < cheapest && rule->exempt_relief > 0.0 &&
        holds_after_exempting(rule, members, count, depth, breaks, &share) && share <= costs->exempt_most &&
        costs->exempt_base + costs->exempt_share * share < cheapest) {
        step = STEP_EXEMPT;
        cheapest = costs->exempt_base + costs->exempt_share * share;
    }
    /* A cut that would cost more than the best step so far need not be searched for. */
    const double affordable = cut_for(costs, depth, cheapest);
    const double cut = deepest_cut(rule, members, count, depth, affordable > least_depth ? affordable : least_depth);
    if (cut >= 0.0 && cut_price(costs, depth, cut) < cheapest) {
        step = STEP_CUT;
        cheapest = cut_price(costs, depth, cut);
        *cut_depth = cut;
    }
    return costs->forum < cheapest ? STEP_FORUM : step;
}
