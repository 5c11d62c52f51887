/* Closure: when half and when all of a role is in place, what held it longest, and who was late.
 *
 * Reported beside it is closure over the bound of reach.c, both counted from the mandate. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

static enum bottleneck longest(const double held[HELD_KINDS])
{
    enum bottleneck most = HELD_NONE;
    for (int k = HELD_COUNCIL; k < HELD_KINDS; k++)
        if (held[k] > held[most])
            most = (enum bottleneck)k;
    return most;
}

static bool unit_closed(const struct world *w, const struct force *f, uint32_t unit)
{
    return unit_in_place(w, f, unit) >= CLOSED_SHARE * unit_state(w, f, unit)->called_share;
}

/* Every unit, not their mean: a small one may be the last. */
static bool all_in_place(const struct world *w, const struct force *f, uint32_t role)
{
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].role == role && !unit_closed(w, f, u))
            return false;
    return true;
}

static void half_in_place(struct world *w, const struct force *f, uint32_t role, const double held[HELD_KINDS])
{
    const enum bottleneck most = longest(held);
    role_held(w, f, role)->half = true;
    signal_set(w, f->half[role], 1.0);
    signal_set(w, f->bottleneck[role], (double)most);
    for (uint32_t k = HELD_COUNCIL; k < HELD_KINDS; k++)
        if (held[k] >= 0.5)
            note(w, NOTE_HELD, role * 16 + k, held[k], 0.0);
    note(w, NOTE_HALF, role * 16 + (uint32_t)most, held[most], signal_get(w, f->called[role]));
}

static void close_role(struct world *w, const struct force *f, uint32_t role)
{
    struct role_held *state = role_held(w, f, role);
    const double bound = role_bound(w, f, role), took = world_days(w) - state->mandate_day;
    state->closed = true;
    signal_set(w, f->closed[role], 1.0);
    signal_set(w, f->ratio[role], bound > 0.0 && bound < (double)INFINITY ? took / bound : 1.0);
    note(w, NOTE_CLOSED, role, took, bound);
}

/* How late a unit is, or is so far; only what has a date can be: of delivery, of arrival. */
static void say_late(struct world *w, const struct force *f, uint32_t unit)
{
    const double date = numbers_of(w, &f->units, unit)[UNIT_RDD];
    if (date > 0.0)
        signal_set(w, f->late[unit], positive(world_days(w) - unit_state(w, f, unit)->mandate_day - date));
}

static void say_missed(struct world *w, const struct force *f, uint32_t unit)
{
    const double date = numbers_of(w, &f->units, unit)[UNIT_LAD];
    if (date > 0.0)
        signal_set(w, f->missed[unit], positive(world_days(w) - unit_state(w, f, unit)->mandate_day - date));
}

void closure_landed(struct world *w, const struct force *f, uint32_t unit)
{
    struct unit_state *state = unit_state(w, f, unit);
    bool all = !state->landed;
    for (uint32_t s = f->unit_shipment[unit]; s < f->unit_shipment[unit + 1]; s++)
        all = all && shipment_state(w, f, s)->landed >= CLOSED_SHARE * state->called_share * shipment_total(w, f, s);
    if (!all)
        return;
    state->landed = true;
    say_missed(w, f, unit);
}

static void close_unit(struct world *w, const struct force *f, uint32_t unit)
{
    struct unit_state *state = unit_state(w, f, unit);
    if (state->closed || !unit_closed(w, f, unit))
        return;
    state->closed = true;
    say_late(w, f, unit);
    if (!state->landed)
        say_missed(w, f, unit); /* it moved itself */
    note(w, NOTE_UNIT_CLOSED, unit, world_days(w) - state->mandate_day, 0.0);
}

void closure_check(struct world *w, const struct force *f, uint32_t unit, const double held[HELD_KINDS])
{
    const uint32_t role = f->unit[unit].role;
    const struct role_held *state = role_held(w, f, role);
    const double called = signal_get(w, f->called[role]);
    if (called <= 0.0)
        return;
    close_unit(w, f, unit);
    if (!state->half && signal_get(w, f->in_place[role]) >= 0.5 * called)
        half_in_place(w, f, role, held);
    if (!state->closed && all_in_place(w, f, role))
        close_role(w, f, role);
}

/* A role that was mandated and never got half way: no way open, or lift that did not suffice. */
void closure_finish(struct world *w, const struct force *f)
{
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (unit_state(w, f, u)->called && !unit_state(w, f, u)->closed) {
            say_late(w, f, u);
            if (!unit_state(w, f, u)->landed)
                say_missed(w, f, u);
        }
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
