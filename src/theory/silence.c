#include "theory/silence.h"

#include "base/maths.h"
#include <math.h>
#include <stddef.h>

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

/* Would the member keep silent, as the first who might break it? */
static bool bears(const struct silence_rule *rule, const struct silence_member *member, double depth, bool exempt)
{
    return member->absent || value_without_shame(rule, member, depth, exempt) + rule->blocking_cost >= 0.0;
}

/* Nobody is the first to break: the least fixed point is empty iff its first pass is. */
bool silence_holds(const struct silence_rule *rule, const struct silence_member *members, uint32_t count, double depth)
{
    for (uint32_t i = 0; i < count; i++)
        if (!bears(rule, &members[i], depth, members[i].exempt))
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
            if (!breaks[i] && !members[i].absent &&
                value_without_shame(rule, &members[i], depth, members[i].exempt) + shared < 0.0) {
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
        struct silence_member pressed = members[i];
        pressed.pressure += breaks[i] ? pressure_step : 0.0;
        if (!bears(rule, &pressed, depth, pressed.exempt))
            return false;
    }
    return true;
}

/* Share of weight that is exempted once every blocker is; above 1 where one of them cannot be. */
static double exempted_share(const struct silence_member *members, uint32_t count, const bool *breaks)
{
    double exempted = 0.0, all = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        all += members[i].weight;
        if (breaks[i] || members[i].exempt)
            exempted += members[i].weight;
        if (breaks[i] && (members[i].enabler || members[i].exempt))
            return (double)INFINITY;
    }
    return all > 0.0 ? exempted / all : 1.0;
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

/* Deepest text that is `first` steps or more below `depth` and at which silence holds, with `exempted` (may be NULL)
 * exempt too; negative if there is none down to `least`. The depths a member accepts need not be one interval (its
 * burden stops growing where staying out is cheaper), so the steps are walked, not bisected; who rejected the last text
 * is asked first. */
static double deepest_cut(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                          double depth, double least, const bool *exempted, uint32_t first)
{
    uint32_t asked_first = 0;
    if (first > 0 && !(least < depth))
        return -1.0;
    for (uint32_t step = first;; step++) {
        double cut = depth - SILENCE_DEPTH_STEP * (double)step;
        const bool last = cut <= least;
        if (last)
            cut = least;
        uint32_t asked = 0;
        while (asked < count) {
            const uint32_t i = (asked_first + asked) % count;
            if (!bears(rule, &members[i], cut, members[i].exempt || (exempted && exempted[i])))
                break;
            asked++;
        }
        if (asked == count)
            return cut;
        asked_first = (asked_first + asked) % count;
        if (last)
            return -1.0;
    }
}

/* The chair at a broken silence, and the cheapest move so far. */
struct chair {
    const struct silence_rule *rule;
    const struct silence_costs *costs;
    const struct silence_member *members;
    uint32_t count;
    double depth, least;
    const bool *breaks;
    struct silence_move best;
};

/* A step that costs `base`, and what is then cut; a cut that would cost more than the best move need not be looked for.
 */
static void consider_cut(struct chair *chair, enum silence_step step, double base, const bool *exempted, uint32_t first)
{
    if (!(base < chair->best.price))
        return;
    const double affordable = cut_for(chair->costs, chair->depth, chair->best.price - base);
    const double cut = deepest_cut(chair->rule, chair->members, chair->count, chair->depth,
                                   affordable > chair->least ? affordable : chair->least, exempted, first);
    if (cut < 0.0)
        return;
    const double price = base + cut_price(chair->costs, chair->depth, cut);
    if (price < chair->best.price)
        chair->best = (struct silence_move){step, price, cut};
}

struct silence_move silence_chair(const struct silence_rule *rule, const struct silence_costs *costs,
                                  const struct silence_member *members, uint32_t count, double depth,
                                  double least_depth, const bool *breaks)
{
    struct chair chair = {rule,    costs,
                          members, count,
                          depth,   least_depth < depth ? least_depth : depth,
                          breaks,  {STEP_GIVE_UP, costs->give_up, depth}};
    /* Working on who blocks may take several rounds; the first of them is the move. */
    for (uint32_t rounds = 1; rounds <= costs->waits_left && costs->wait * rounds < chair.best.price; rounds++)
        if (holds_after_waiting(rule, members, count, depth, breaks, costs->pressure_step * rounds))
            chair.best = (struct silence_move){STEP_WAIT, costs->wait * rounds, depth};
    const double share = exempted_share(members, count, breaks);
    if (rule->exempt_relief > 0.0 && share <= costs->exempt_most)
        consider_cut(&chair, STEP_EXEMPT, costs->exempt_base + costs->exempt_share * share, breaks, 0);
    consider_cut(&chair, STEP_CUT, 0.0, NULL, 1);
    return chair.best;
}
