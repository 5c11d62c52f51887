/* Closure: when half and when all of a role is in place, what held it longest, and the bound no schedule could beat.
 *
 * The bound is the largest of the critical path, the fleet and the node bound of theory/bounds.h, over the role's
 * units, with what this trial dealt: the assets that were fit (on notice since the first mandate that needed any), the
 * ways that were open, the nodes at their fastest. The cap on utilisation is left out of it: an aircraft that stood
 * idle may make up for it. Reported is closure over bound, both counted from the mandate. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"
#include "theory/bounds.h"
#include <math.h>

enum { POOLS_MOST = 64 };
#define CLOSED_SHARE 0.999 /* of what is called: the rest is rounding */

static bool lifted(const struct force *f, uint32_t unit)
{
    return f->unit[unit].moves == MOVES_AIR || f->unit[unit].moves == MOVES_SEA;
}

/* Least time of one load of a unit with a pool's asset, from the start of loading to the end of unloading. */
static double trip_days(const struct world *w, const struct force *f, uint32_t unit, uint32_t pool)
{
    const double fastest = *(const double *)world_memory(w, f->fastest);
    const double nmi = numbers_of(w, &f->routes, unit_route(w, f, unit))[ROUTE_NMI];
    return numbers_of(w, &f->nodes, f->unit[unit].from)[NODE_SERVICE] +
           nmi / numbers_of(w, &f->lifts, pool)[LIFT_SPEED] +
           numbers_of(w, &f->nodes, f->unit[unit].to)[NODE_SERVICE] / fastest;
}

static double lifted_bound(const struct world *w, const struct force *f, uint32_t unit)
{
    const double *n = numbers_of(w, &f->units, unit);
    const double tonnes = CLOSED_SHARE * unit_state(w, f, unit)->called_share * unit_tonnes(w, f, unit);
    const double head_start = unit_state(w, f, unit)->mandate_day - *(const double *)world_memory(w, f->first_start);
    const double fastest = *(const double *)world_memory(w, f->fastest);
    const uint8_t mode = f->unit[unit].moves == MOVES_AIR ? MODE_AIR : MODE_SEA;
    struct bound_fleet fleet[POOLS_MOST];
    uint32_t pools = 0;
    double path = (double)INFINITY, largest = 0.0;
    for (uint32_t pool = 0; pool < f->lift_count && pools < POOLS_MOST; pool++) {
        double count = 0.0;
        for (uint32_t k = 0; k < f->asset_count; k++)
            count += f->asset_pool[k] == pool && asset_is_fit(w, f, k);
        if (f->pool_mode[pool] != mode || count <= 0.0)
            continue;
        const double *l = numbers_of(w, &f->lifts, pool);
        const double trip = trip_days(w, f, unit, pool), notice = positive(l[LIFT_NOTICE] - positive(head_start));
        const double start = notice > n[UNIT_READY] ? notice : n[UNIT_READY];
        const double back = numbers_of(w, &f->routes, unit_route(w, f, unit))[ROUTE_NMI] / l[LIFT_SPEED];
        const double capacity = pool_load(w, f, pool, unit);
        fleet[pools++] = (struct bound_fleet){count, capacity, start, trip, trip + back};
        path = start + trip < path ? start + trip : path;
        largest = capacity > largest ? capacity : largest;
    }
    if (pools == 0)
        return (double)INFINITY;
    const double service = numbers_of(w, &f->nodes, f->unit[unit].to)[NODE_SERVICE] / fastest;
    const struct bound_node node = {floor(numbers_of(w, &f->nodes, f->unit[unit].to)[NODE_SPOTS] + 1e-9), largest,
                                    service, path - service};
    /* A whole load occupies its spot to the end: the last of them is a load, not a drop. */
    const struct bound bound =
        bound_of(path, bound_fleet_days(fleet, pools, tonnes, 1e5), bound_node_days(&node, 1, tonnes));
    return bound.days;
}

static double role_bound(const struct world *w, const struct force *f, uint32_t role)
{
    double bound = 0.0;
    for (uint32_t u = 0; u < f->unit_count; u++) {
        if (f->unit[u].role != role)
            continue;
        const double *n = numbers_of(w, &f->units, u);
        double days = n[UNIT_READY];
        if (lifted(f, u))
            days = lifted_bound(w, f, u);
        else if (f->unit[u].moves == MOVES_SELF && n[UNIT_REGION] < 1.0)
            days += numbers_of(w, &f->routes, unit_route(w, f, u))[ROUTE_NMI] / n[UNIT_SPEED];
        bound = days > bound ? days : bound;
    }
    return bound;
}

static enum bottleneck longest(const double held[HELD_KINDS])
{
    enum bottleneck most = HELD_NONE;
    for (int k = HELD_COUNCIL; k < HELD_KINDS; k++)
        if (held[k] > held[most])
            most = (enum bottleneck)k;
    return most;
}

/* Every unit, not their mean: a small one may be the last. */
static bool all_in_place(const struct world *w, const struct force *f, uint32_t role)
{
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].role == role && unit_in_place(w, f, u) < CLOSED_SHARE * unit_state(w, f, u)->called_share)
            return false;
    return true;
}

void closure_check(struct world *w, const struct force *f, uint32_t unit, const double held[HELD_KINDS])
{
    const uint32_t role = f->unit[unit].role;
    struct role_held *state = role_held(w, f, role);
    const double called = signal_get(w, f->called[role]), in_place = signal_get(w, f->in_place[role]);
    if (called <= 0.0)
        return;
    if (!state->half && in_place >= 0.5 * called) {
        const enum bottleneck most = longest(held);
        state->half = true;
        signal_set(w, f->half[role], 1.0);
        signal_set(w, f->bottleneck[role], (double)most);
        for (uint32_t k = HELD_COUNCIL; k < HELD_KINDS; k++)
            if (held[k] >= 0.5)
                note(w, NOTE_HELD, role * 16 + k, held[k], 0.0);
        note(w, NOTE_HALF, role * 16 + (uint32_t)most, held[most], called);
    }
    if (!state->closed && all_in_place(w, f, role)) {
        state->closed = true;
        signal_set(w, f->closed[role], 1.0);
        const double bound = role_bound(w, f, role), took = world_days(w) - state->mandate_day;
        signal_set(w, f->ratio[role], bound > 0.0 && bound < (double)INFINITY ? took / bound : 1.0);
        note(w, NOTE_CLOSED, role, took, bound);
    }
}

/* A role that was mandated and never got half way: no way open, or lift that did not suffice. */
void closure_finish(struct world *w, const struct force *f)
{
    for (uint32_t role = 0; role < f->role_count; role++) {
        const struct role_held *state = role_held(w, f, role);
        if (!state->mandated || state->half)
            continue;
        bool ready = true;
        for (uint32_t u = 0; u < f->unit_count; u++)
            if (f->unit[u].role == role)
                ready = ready && unit_state(w, f, u)->ready;
        const enum bottleneck held = state->no_route ? HELD_ROUTE : ready ? HELD_LIFT : HELD_READINESS;
        signal_set(w, f->bottleneck[role], (double)held);
    }
}
