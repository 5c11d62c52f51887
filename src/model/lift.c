/* Lift: aircraft and ships that cycle between nodes.
 *
 *     notice -> idle -> (positions) -> loads -> outbound -> unloads -> returns -> idle ...
 *
 * One that was unloaded takes what was called back, and then goes home laden:
 *
 *     unloads -> loads -> homebound -> unloads -> (returns) -> idle
 *
 * Each loads and unloads on a spot it may have to wait for. One that would fly or sail more than its hours a day waits
 * before it leaves; one that breaks down is mended first, off the spot. Delays only add, so that bounds stay bounds. */
#include "model/force.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

#define DELAY_SPREAD 0.5 /* of the logarithm of a leg's delay, and of a repair */

struct asset *asset_of(const struct world *w, const struct force *f, uint32_t asset)
{
    return (struct asset *)world_memory(w, f->assets) + asset;
}

static const double *pool_of(const struct world *w, const struct force *f, uint32_t k)
{
    return numbers_of(w, &f->lifts, f->asset_pool[k]);
}

/* ---- who is there ---- */

void lift_deal(struct world *w, const struct force *f)
{
    bool *available = world_memory(w, f->available);
    for (uint32_t k = 0; k < f->asset_count; k++)
        available[k] = draw(w, f->ask_available[k], 0) < pool_of(w, f, k)[LIFT_AVAILABLE];
}

bool asset_is_fit(const struct world *w, const struct force *f, uint32_t asset)
{
    const bool *available = world_memory(w, f->available);
    const uint32_t owner = f->asset_owner[asset];
    return available[asset] && (owner == NO_INDEX || signal_get(w, f->takes_part[owner]) > 0.0);
}

static bool anything_to_lift(const struct world *w, const struct force *f)
{
    for (uint32_t s = 0; s < f->shipment_count; s++)
        if (unit_state(w, f, f->shipment[s].unit)->called_share > 0.0)
            return true;
    return false;
}

static void enter(struct world *w, const struct force *f, uint32_t k, enum asset_state state)
{
    struct asset *asset = asset_of(w, f, k);
    uint64_t *idle = (uint64_t *)world_memory(w, f->idle) + k / 64;
    const uint64_t bit = UINT64_C(1) << k % 64;
    *idle = state == ASSET_IDLE ? *idle | bit : *idle & ~bit;
    asset->state = state;
    note(w, NOTE_ASSET, k * ASSET_STATES + (uint32_t)state, (double)asset->node, (double)asset->pod);
}

void lift_start(struct world *w, const struct force *f)
{
    if (!anything_to_lift(w, f))
        return;
    for (uint32_t k = 0; k < f->asset_count; k++)
        if (asset_of(w, f, k)->state == ASSET_ABSENT && asset_is_fit(w, f, k)) {
            double *first = world_memory(w, f->first_start);
            *first = world_days(w) < *first ? world_days(w) : *first;
            asset_of(w, f, k)->node = NO_INDEX;
            enter(w, f, k, ASSET_NOTICE);
            clock_in(w, f->asset.first + k, pool_of(w, f, k)[LIFT_NOTICE]);
        }
}

/* ---- under way ---- */

double asset_rested_day(const struct world *w, const struct force *f, uint32_t k)
{
    const struct asset *asset = asset_of(w, f, k);
    return asset->since_day + asset->flown_days / pool_of(w, f, k)[LIFT_HOURS];
}

static double repair_days(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    const double *n = pool_of(w, f, k);
    double u[2];
    if (n[LIFT_BREAKS] <= 0.0)
        return 0.0;
    draw_two(w, f->ask_break[k], asset->sorties++, u);
    return u[0] < n[LIFT_BREAKS] ? sample_lognormal(u[1], n[LIFT_REPAIR], DELAY_SPREAD) : 0.0;
}

/* Days until it is there: rest, the miles with their delay, landings on the way. */
static double leg_days(struct world *w, const struct force *f, uint32_t k, double nmi, double stops_days)
{
    struct asset *asset = asset_of(w, f, k);
    const double moving = nmi / pool_of(w, f, k)[LIFT_SPEED];
    const double delay =
        sample_lognormal(draw(w, f->ask_leg[k], asset->legs++), numbers_of(w, &f->numbers, 0)[LEG_DELAY], DELAY_SPREAD);
    const double rest = positive(asset_rested_day(w, f, k) - world_days(w));
    const struct signal hours = f->pool_mode[f->asset_pool[k]] == MODE_AIR ? f->air_hours : f->ship_days;
    asset->flown_days += moving;
    signal_set(w, hours, signal_get(w, hours) + moving);
    return rest + moving * (1.0 + delay) + stops_days;
}

/* Empty; where a way is listed and open it takes that, with its landings. */
static void go_empty(struct world *w, const struct force *f, uint32_t k, uint32_t to, enum asset_state state)
{
    struct asset *asset = asset_of(w, f, k);
    const uint32_t pool = f->asset_pool[k];
    const uint32_t route = way_for(w, f, pool, pair_between(f, f->pool_mode[pool], asset->node, to), 0.0);
    const double nmi = empty_nmi(w, f, pool, asset->node, to);
    const double days = leg_days(w, f, k, nmi, route == NO_INDEX ? 0.0 : way_stops_days(f, route));
    asset->node = to;
    enter(w, f, k, state);
    clock_in(w, f->asset.first + k, days);
}

void lift_load(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    if (asset->node != NO_INDEX && asset->node != asset->home) {
        go_empty(w, f, k, asset->home, ASSET_POSITIONS);
        return;
    }
    asset->node = asset->home;
    enter(w, f, k, ASSET_LOADS);
    node_ask(w, f, k, asset->home);
}

/* Of what it can lift at most; no more than it was loaded for, whatever rounding says. */
static double loaded_share(const struct world *w, const struct force *f, uint32_t k)
{
    const struct asset *asset = asset_of(w, f, k);
    const double *n = pool_of(w, f, k);
    double tonnes = 0.0, people = 0.0;
    for (uint32_t lot = 0; lot < asset->lot_count; lot++) {
        tonnes += lot_tonnes(&asset->lot[lot]);
        people += asset->lot[lot].amount[CARGO_PEOPLE];
    }
    const double share = tonnes > 0.0 ? tonnes / n[LIFT_LOAD] : people / n[LIFT_SEATS];
    const double most = way_payload(w, f, f->asset_pool[k], asset->route);
    return share < most ? share : most;
}

/* By the way that is shortest when it leaves, of those open then that it can lift its load over. */
static void set_out(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    const uint32_t pool = f->asset_pool[k];
    const uint32_t pair = pair_between(f, f->pool_mode[pool], asset->node, asset->pod);
    const uint32_t route = way_for(w, f, pool, pair, loaded_share(w, f, k));
    if (route == NO_INDEX) {
        enter(w, f, k, ASSET_STUCK);
        return;
    }
    asset->route = route;
    way_taken(w, f, route);
    const double mending = repair_days(w, f, k);
    const double nmi = numbers_of(w, &f->routes, route)[ROUTE_NMI];
    const double days = mending + leg_days(w, f, k, nmi, way_stops_days(f, route));
    asset->node = asset->pod;
    enter(w, f, k, asset->homeward ? ASSET_HOMEBOUND : ASSET_OUTBOUND);
    clock_in(w, f->asset.first + k, days);
    if (asset->homeward)
        recall_leaves(w, f, k);
}

void lift_again(struct world *w, const struct force *f)
{
    for (uint32_t k = 0; k < f->asset_count; k++)
        if (asset_of(w, f, k)->state == ASSET_STUCK)
            set_out(w, f, k);
}

bool asset_is_empty(const struct asset *asset)
{
    double amount = 0.0;
    for (uint32_t lot = 0; lot < asset->lot_count; lot++)
        amount += lot_amount(&asset->lot[lot]);
    return amount <= LEAST_AMOUNT;
}

static void rest(struct world *w, const struct force *f, uint32_t k)
{
    asset_of(w, f, k)->asked_day = world_days(w);
    enter(w, f, k, ASSET_IDLE);
}

void lift_emptied(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    asset->lot_count = 0;
    arrival_over(w, f, k, asset->pod);
    rest(w, f, k);
}

/* What it came for stays at home. */
static bool gives_up(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    if (asset->homeward || !asset_is_empty(asset))
        return false;
    node_state(w, f, asset->node)->to_load--;
    lift_emptied(w, f, k);
    dispatch(w, f);
    return true;
}

/* ---- the cycle ---- */

static void go_back(struct world *w, const struct force *f, uint32_t k)
{
    double left;
    const uint32_t to = dispatch_return(w, f, k, &left);
    if (to != asset_of(w, f, k)->node) {
        go_empty(w, f, k, to, ASSET_RETURNS);
        return;
    }
    rest(w, f, k);
    dispatch(w, f);
}

static void unload_at_home(struct world *w, const struct force *f, uint32_t k)
{
    homeward_over(w, f, k);
    node_leave(w, f, asset_of(w, f, k)->node);
    go_back(w, f, k);
}

/* Off the spot when all its lots are in the yard; with a full yard it stays where it is. */
static void unload(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    while (asset->lot_count > 0) {
        struct lot *lot = &asset->lot[asset->lot_count - 1];
        if (!node_land(w, f, asset->pod, lot)) {
            const double days = node_yard_opens(w, f, asset->pod, lot) - world_days(w);
            clock_in(w, f->asset.first + k, days > 0.0 ? days : 0.0);
            return;
        }
        asset->lot_count--;
    }
    const struct signal unloaded = f->unloaded[f->pod_of[asset->pod]];
    signal_set(w, unloaded, signal_get(w, unloaded) + 1.0);
    arrival_over(w, f, k, asset->pod);
    if (any_recalled(w, f) && homeward_takes(w, f, k)) {
        enter(w, f, k, ASSET_LOADS);
        node_stay(w, f, k, asset->node);
        return;
    }
    node_leave(w, f, asset->pod);
    double left;
    go_empty(w, f, k, dispatch_return(w, f, k, &left), ASSET_RETURNS);
}

void lift_asset(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    switch (asset->state) {
    case ASSET_NOTICE:
        asset->since_day = world_days(w);
        asset->asked_day = world_days(w);
        enter(w, f, k, ASSET_IDLE);
        dispatch(w, f);
        break;
    case ASSET_POSITIONS:
        if (gives_up(w, f, k))
            break;
        enter(w, f, k, ASSET_LOADS);
        node_ask(w, f, k, asset->node);
        break;
    case ASSET_LOADS:
        node_leave(w, f, asset->node);
        if (gives_up(w, f, k))
            break;
        node_state(w, f, asset->node)->to_load--;
        set_out(w, f, k);
        dispatch(w, f);
        break;
    case ASSET_OUTBOUND:
    case ASSET_HOMEBOUND:
        enter(w, f, k, ASSET_UNLOADS);
        node_ask(w, f, k, asset->pod);
        break;
    case ASSET_UNLOADS:
        if (asset->homeward)
            unload_at_home(w, f, k);
        else
            unload(w, f, k);
        break;
    case ASSET_RETURNS:
        rest(w, f, k);
        dispatch(w, f);
        break;
    default:
        break;
    }
}
