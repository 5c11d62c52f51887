/* Units that move themselves: the share that is in the region is there at once, the rest after miles / speed; home
 * likewise. What is called back while it is under way turns where it was bound for. Those on their way home are one
 * group: what is called back meanwhile sets out when they are home. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"

#define LEAST_SHARE 1e-9 /* of the table: less is rounding */

static double persons_of(const struct world *w, const struct force *f, uint32_t u)
{
    return numbers_of(w, &f->units, u)[UNIT_PERSONS];
}

static double sail_days(const struct world *w, const struct force *f, uint32_t u, uint32_t route)
{
    return numbers_of(w, &f->routes, route)[ROUTE_NMI] / numbers_of(w, &f->units, u)[UNIT_SPEED];
}

static void is_there(struct world *w, const struct force *f, uint32_t u, double share)
{
    struct unit_state *state = unit_state(w, f, u);
    signal_add(w, f->ashore, persons_of(w, f, u) * (share - state->arrived_share));
    state->arrived_share = share;
    force_arrived_itself(w, f, u);
}

void sail(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    const uint32_t route = way_of_pair(w, f, f->self_pair[u]);
    const double there = numbers_of(w, &f->units, u)[UNIT_REGION] * state->called_share;
    if (there > state->arrived_share)
        is_there(w, f, u, there);
    if (route == NO_INDEX) {
        force_no_way(w, f, u);
        return;
    }
    if (clock_runs(w, f->sails.first + u))
        return; /* it must be home first */
    way_taken(w, f, route);
    state->sailing = positive(state->called_share - state->arrived_share);
    signal_add(w, f->outbound, persons_of(w, f, u) * state->sailing);
    clock_in(w, f->arrive.first + u, sail_days(w, f, u, route));
}

/* ---- home ---- */

static void sail_home(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    const uint32_t route = way_of_pair(w, f, f->self_pair[u]);
    if (state->waits <= 0.0 || route == NO_INDEX || clock_runs(w, f->sails.first + u))
        return;
    way_taken(w, f, route);
    state->homing = state->waits;
    state->waits = 0.0;
    signal_add(w, f->ashore, -persons_of(w, f, u) * state->homing);
    signal_add(w, f->homebound, persons_of(w, f, u) * state->homing);
    clock_in(w, f->sails.first + u, sail_days(w, f, u, route));
}

void sail_recall(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    const double back = positive(state->arrived_share - state->called_share);
    if (back <= LEAST_SHARE)
        return;
    state->arrived_share = state->called_share;
    if (f->unit[u].moves == MOVES_NONE)
        return; /* it acted from where it is */
    const double region = numbers_of(w, &f->units, u)[UNIT_REGION];
    state->waits += (1.0 - region) * back;
    signal_add(w, f->ashore, -persons_of(w, f, u) * region * back);
    sail_home(w, f, u);
}

/* Those for whom no way home was open. */
void sail_anew(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    const double lacks = positive(state->called_share - state->arrived_share);
    const double stays = lacks < state->waits ? lacks : state->waits;
    state->waits -= stays;
    state->arrived_share += stays;
}

/* ---- clocks ---- */

static bool lacks(const struct world *w, const struct force *f, uint32_t u)
{
    const struct unit_state *state = unit_state(w, f, u);
    return state->ready && !clock_runs(w, f->ready.first + u) && !clock_runs(w, f->arrive.first + u) &&
           unit_in_place(w, f, u) < state->called_share;
}

void sail_again(struct world *w, const struct force *f, uint32_t u)
{
    if (f->unit[u].moves != MOVES_SELF)
        return;
    if (lacks(w, f, u))
        sail(w, f, u);
    if (any_recalled(w, f))
        sail_home(w, f, u);
}

void sail_arrived(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    const double sailed = state->arrived_share + state->sailing;
    signal_add(w, f->outbound, -persons_of(w, f, u) * state->sailing);
    state->sailing = 0.0;
    is_there(w, f, u, sailed > state->called_share + LEAST_SHARE ? sailed : state->called_share);
    if (!state->recalled)
        return;
    sail_recall(w, f, u);
    force_update(w, f, f->unit[u].role);
}

void sail_back(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    signal_add(w, f->homebound, -persons_of(w, f, u) * state->homing);
    state->homing = 0.0;
    sail_again(w, f, u);
    force_update(w, f, f->unit[u].role);
    recall_check(w, f, f->unit[u].role);
}
