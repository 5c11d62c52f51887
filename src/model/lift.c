/* Lift: aircraft and ships that cycle between nodes with working spots.
 *
 * One-pass greedy dispatch: a free asset takes the ready load it would bring in first, ties to the load that was ready
 * first. It waits for a spot, loads, goes, waits, unloads, comes back. An aircraft takes off no earlier than its
 * utilisation allows. Queues are first come, first served and emerge from the spots; no efficiency factor is applied on
 * top. Repositioning between home nodes is part of the notice and otherwise free. */
#include "model/force.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

#define STOP_DAYS (2.25 / 24.0) /* a landing on the way: AFPAM 10-1403 table 5, expedited C-17 ground time */

static struct asset *asset_of(const struct world *w, const struct force *f, uint32_t asset)
{
    return (struct asset *)world_memory(w, f->assets) + asset;
}

static uint8_t mode_of(enum unit_moves moves)
{
    return moves == MOVES_AIR ? MODE_AIR : MODE_SEA;
}

/* ---- chances of the deal ---- */

static bool is_open(const struct world *w, const struct force *f, uint32_t route)
{
    const bool *open = world_memory(w, f->passage_open);
    for (uint32_t k = 0; k < f->route_via_count[route]; k++)
        if (!open[f->route_via[route][k]])
            return false;
    return true;
}

void lift_deal(struct world *w, const struct force *f)
{
    uint32_t *best = world_memory(w, f->best_route);
    bool *available = world_memory(w, f->available), *open = world_memory(w, f->passage_open);
    for (uint32_t k = 0; k < f->passage_count; k++)
        open[k] = draw(w, f->ask_passage[k], 0) < numbers_of(w, &f->passages, k)[PASSAGE_OPEN];
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const struct unit_fixed *unit = &f->unit[u];
        double least = (double)INFINITY;
        best[u] = NO_INDEX;
        for (uint32_t route = 0; unit->moves != MOVES_NONE && route < f->route_count; route++) {
            const double nmi = numbers_of(w, &f->routes, route)[ROUTE_NMI];
            if (f->route_mode[route] == mode_of(unit->moves) && f->route_from[route] == unit->from &&
                f->route_to[route] == unit->to && nmi < least && is_open(w, f, route)) {
                least = nmi;
                best[u] = route;
            }
        }
    }
    for (uint32_t asset = 0; asset < f->asset_count; asset++)
        available[asset] =
            draw(w, f->ask_available[asset], 0) < numbers_of(w, &f->lifts, f->asset_pool[asset])[LIFT_AVAILABLE];
}

uint32_t unit_route(const struct world *w, const struct force *f, uint32_t unit)
{
    return ((const uint32_t *)world_memory(w, f->best_route))[unit];
}

bool asset_is_fit(const struct world *w, const struct force *f, uint32_t asset)
{
    const bool *available = world_memory(w, f->available);
    const uint32_t owner = f->asset_owner[asset];
    return available[asset] && (owner == NO_INDEX || signal_get(w, f->takes_part[owner]) > 0.0);
}

/* ---- what fits ---- */

/* Weight and deck area both bind. */
double pool_load(const struct world *w, const struct force *f, uint32_t pool, uint32_t unit)
{
    const double *n = numbers_of(w, &f->lifts, pool), *u = numbers_of(w, &f->units, unit);
    double load = n[LIFT_LOAD];
    if (n[LIFT_AREA] > 0.0 && u[UNIT_AREA] > 0.0 && u[UNIT_TONNES] > 0.0) {
        const double by_area = n[LIFT_AREA] * u[UNIT_TONNES] / u[UNIT_AREA];
        load = by_area < load ? by_area : load;
    }
    return load;
}

double node_spots(const struct world *w, const struct force *f, uint32_t node)
{
    const double busy = f->theatre[node] ? signal_get(w, f->busy) : 0.0;
    const double spots = floor(numbers_of(w, &f->nodes, node)[NODE_SPOTS] * (1.0 - busy) + 1e-9);
    return spots > 1.0 ? spots : 1.0;
}

static double waiting_tonnes(const struct world *w, const struct force *f, uint32_t unit)
{
    const struct unit_state *state = unit_state(w, f, unit);
    return state->ready ? positive(state->called_share * unit_tonnes(w, f, unit) - state->sent_tonnes) : 0.0;
}

/* ---- the cycle ---- */

static double service_days(struct world *w, const struct force *f, uint32_t node)
{
    const double days = numbers_of(w, &f->nodes, node)[NODE_SERVICE];
    if (!f->theatre[node])
        return days;
    const double speed = signal_get(w, f->node_speed) * signal_get(w, f->availability);
    double *fastest = world_memory(w, f->fastest);
    *fastest = speed > *fastest ? speed : *fastest;
    return days / (speed > 0.01 ? speed : 0.01);
}

static void start_service(struct world *w, const struct force *f, uint32_t k, uint32_t node)
{
    struct asset *asset = asset_of(w, f, k);
    struct node_state *state = (struct node_state *)world_memory(w, f->node_state) + node;
    state->busy++;
    asset->held_ramp += world_days(w) - asset->asked_day;
    clock_in(w, f->asset.first + k, service_days(w, f, node));
}

/* Take a spot, or stand in the queue for one. */
static void ask_spot(struct world *w, const struct force *f, uint32_t k, uint32_t node)
{
    struct asset *asset = asset_of(w, f, k);
    struct node_state *state = (struct node_state *)world_memory(w, f->node_state) + node;
    asset->asked_day = world_days(w);
    asset->next_waiting = 0;
    if (state->first_waiting == 0 && (double)state->busy < node_spots(w, f, node)) {
        start_service(w, f, k, node);
        return;
    }
    if (state->first_waiting == 0)
        state->first_waiting = k + 1;
    else
        asset_of(w, f, state->last_waiting - 1)->next_waiting = k + 1;
    state->last_waiting = k + 1;
}

static void free_spot(struct world *w, const struct force *f, uint32_t node)
{
    struct node_state *state = (struct node_state *)world_memory(w, f->node_state) + node;
    state->busy--;
    while (state->first_waiting != 0 && (double)state->busy < node_spots(w, f, node)) {
        const uint32_t next = state->first_waiting - 1;
        state->first_waiting = asset_of(w, f, next)->next_waiting;
        start_service(w, f, next, node);
    }
}

/* Days under way, and how long the start must wait for the cap on utilisation. Delays only add: bounds stay bounds. */
static double leg_days(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    const double *n = numbers_of(w, &f->lifts, f->asset_pool[k]);
    const double moving = numbers_of(w, &f->routes, asset->route)[ROUTE_NMI] / n[LIFT_SPEED];
    const double delay =
        sample_lognormal(draw(w, f->ask_leg[k], asset->legs++), numbers_of(w, &f->numbers, 0)[LEG_SPREAD], 0.5);
    const double earliest = asset->since_day + asset->flown_days / n[LIFT_HOURS];
    asset->flown_days += moving;
    if (f->pool_mode[f->asset_pool[k]] == MODE_AIR)
        signal_set(w, f->air_hours, signal_get(w, f->air_hours) + moving);
    else
        signal_set(w, f->ship_days, signal_get(w, f->ship_days) + moving);
    return positive(earliest - world_days(w)) + moving * (1.0 + delay) +
           STOP_DAYS * (double)f->route_stops[asset->route];
}

static void load(struct world *w, const struct force *f, uint32_t k, uint32_t unit)
{
    struct asset *asset = asset_of(w, f, k);
    struct unit_state *state = unit_state(w, f, unit);
    const double room = pool_load(w, f, f->asset_pool[k], unit), waiting = waiting_tonnes(w, f, unit);
    asset->state = ASSET_LOADS;
    asset->unit = unit;
    asset->route = unit_route(w, f, unit);
    asset->tonnes = waiting < room ? waiting : room;
    asset->held_lift = world_days(w) - state->ready_day;
    asset->held_ramp = 0.0;
    state->sent_tonnes += asset->tonnes;
    ask_spot(w, f, k, f->unit[unit].from);
}

static void deliver(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    struct unit_state *state = unit_state(w, f, asset->unit);
    state->arrived_tonnes += asset->tonnes;
    const double all = world_days(w) - state->ready_day;
    const double held[HELD_KINDS] = {
        [HELD_COUNCIL] = state->mandate_day,
        [HELD_READINESS] = state->ready_day - state->mandate_day,
        [HELD_LIFT] = asset->held_lift,
        [HELD_RAMP] = asset->held_ramp,
        [HELD_DISTANCE] = positive(all - asset->held_lift - asset->held_ramp),
    };
    force_update(w, f, f->unit[asset->unit].role);
    closure_check(w, f, asset->unit, held);
}

static uint32_t best_load(const struct world *w, const struct force *f, uint32_t k)
{
    uint32_t best = NO_INDEX;
    double arrival = (double)INFINITY, ready = (double)INFINITY;
    const uint32_t pool = f->asset_pool[k];
    const double speed = numbers_of(w, &f->lifts, pool)[LIFT_SPEED];
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const struct unit_fixed *unit = &f->unit[u];
        if ((unit->moves != MOVES_AIR && unit->moves != MOVES_SEA) || mode_of(unit->moves) != f->pool_mode[pool])
            continue;
        const uint32_t route = unit_route(w, f, u);
        if (route == NO_INDEX || waiting_tonnes(w, f, u) <= 1e-6)
            continue;
        const double days = numbers_of(w, &f->routes, route)[ROUTE_NMI] / speed, since = unit_state(w, f, u)->ready_day;
        if (days < arrival || (days == arrival && since < ready)) {
            best = u;
            arrival = days;
            ready = since;
        }
    }
    return best;
}

static bool send(struct world *w, const struct force *f, uint32_t k)
{
    const uint32_t unit = best_load(w, f, k);
    if (unit == NO_INDEX)
        return false;
    load(w, f, k, unit);
    return true;
}

void lift_dispatch(struct world *w, const struct force *f)
{
    for (uint32_t k = 0; k < f->asset_count; k++)
        if (asset_of(w, f, k)->state == ASSET_IDLE)
            send(w, f, k);
}

static bool anything_to_lift(const struct world *w, const struct force *f)
{
    for (uint32_t u = 0; u < f->unit_count; u++)
        if ((f->unit[u].moves == MOVES_AIR || f->unit[u].moves == MOVES_SEA) && unit_state(w, f, u)->called_share > 0.0)
            return true;
    return false;
}

void lift_start(struct world *w, const struct force *f)
{
    if (!anything_to_lift(w, f))
        return;
    for (uint32_t k = 0; k < f->asset_count; k++)
        if (asset_of(w, f, k)->state == ASSET_ABSENT && asset_is_fit(w, f, k)) {
            double *first = world_memory(w, f->first_start);
            *first = world_days(w) < *first ? world_days(w) : *first;
            asset_of(w, f, k)->state = ASSET_NOTICE;
            clock_in(w, f->asset.first + k, numbers_of(w, &f->lifts, f->asset_pool[k])[LIFT_NOTICE]);
        }
}

void lift_asset(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    switch (asset->state) {
    case ASSET_NOTICE:
        asset->since_day = world_days(w);
        asset->state = ASSET_IDLE;
        send(w, f, k);
        break;
    case ASSET_LOADS:
        free_spot(w, f, f->unit[asset->unit].from);
        asset->state = ASSET_OUTBOUND;
        clock_in(w, f->asset.first + k, leg_days(w, f, k));
        break;
    case ASSET_OUTBOUND:
        asset->state = ASSET_UNLOADS;
        ask_spot(w, f, k, f->unit[asset->unit].to);
        break;
    case ASSET_UNLOADS:
        free_spot(w, f, f->unit[asset->unit].to);
        deliver(w, f, k);
        asset->state = ASSET_RETURNS;
        clock_in(w, f->asset.first + k, leg_days(w, f, k));
        break;
    case ASSET_RETURNS:
        asset->state = ASSET_IDLE;
        send(w, f, k);
        break;
    default:
        break;
    }
}
