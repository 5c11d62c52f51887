/* Homeward: which asset takes what was called back.
 *
 * An asset that was unloaded takes what waits there for home, if no other waits for its spot: it is delayed by the
 * loading alone. While something waits to be brought out it takes only what goes where it would go empty. Assets that
 * stand idle fetch the rest, once there is nothing, ready or not yet, that they could bring out. First the higher
 * priority, then the order of the list; each is fetched by who has it home soonest. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"

#define LEAST_DAYS 1e-6

struct errand {
    uint32_t asset, place, route;
    double home_day;
};

/* What a pool would take of what waits at a place. */
static double waits_for(const struct world *w, const struct force *f, uint32_t pool, uint32_t place)
{
    const struct shipment_fixed *shipment = shipment_at(f, place);
    const double *quay = ashore_of(w, f, place)->quay;
    double waits = 0.0;
    if (shipment->mode != f->pool_mode[pool] || pool_load(w, f, pool, f->place_shipment[place]) <= 0.0)
        return 0.0;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        if (kind == CARGO_PEOPLE ? shipment->people : pool_takes(f, pool, kind))
            waits += quay[kind];
    return waits > LEAST_AMOUNT ? waits : 0.0;
}

static uint32_t route_home(const struct world *w, const struct force *f, uint32_t pool, uint32_t place)
{
    const double load = pool_load(w, f, pool, f->place_shipment[place]);
    const struct shipment_fixed *shipment = shipment_at(f, place);
    return way_to_load(w, f, pool, shipment->pair[place - shipment->first_place], waits_for(w, f, pool, place) / load);
}

/* ---- the load ---- */

static void take(struct world *w, const struct force *f, uint32_t k, uint32_t place, struct room *room)
{
    struct asset *asset = asset_of(w, f, k);
    struct shipment_state *state = shipment_state(w, f, f->place_shipment[place]);
    struct ashore *ashore = ashore_of(w, f, place);
    struct lot lot = {.shipment = f->place_shipment[place], .place = place};
    const double taken = room_fill(w, f, f->asset_pool[k], room, ashore->quay, &lot);
    if (taken <= 0.0)
        return;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        ashore->quay[kind] -= lot.amount[kind];
    state->bound += taken;
    asset->lot[asset->lot_count++] = lot;
    note(w, NOTE_RELOADED, k, (double)lot.shipment, taken);
}

/* Its load, with what else goes from there to the same node. */
static void give(struct world *w, const struct force *f, const struct errand *errand)
{
    const struct shipment_fixed *first = shipment_at(f, errand->place);
    struct asset *asset = asset_of(w, f, errand->asset);
    const uint32_t pool = f->asset_pool[errand->asset], node = node_at(f, errand->place);
    struct room room = room_of(w, f, pool, errand->route);
    asset->lot_count = 0;
    asset->homeward = true;
    asset->homeward_day = world_days(w);
    asset->home = node;
    asset->pod = first->from;
    asset->route = errand->route;
    take(w, f, errand->asset, errand->place, &room);
    for (uint32_t priority = 1; priority <= 9; priority++)
        for (uint32_t place = 0; place < f->place_count && asset->lot_count < MANIFEST_MOST; place++) {
            const struct shipment_fixed *other = shipment_at(f, place);
            if (place != errand->place && f->unit[other->unit].priority == priority && node_at(f, place) == node &&
                other->from == first->from && other->people == first->people && room_is_left(&room, first->people) &&
                waits_for(w, f, pool, place) > 0.0)
                take(w, f, errand->asset, place, &room);
        }
    node_state(w, f, node)->to_load++;
}

/* ---- empties ---- */

bool homeward_takes(struct world *w, const struct force *f, uint32_t k)
{
    const uint32_t pool = f->asset_pool[k], node = asset_of(w, f, k)->pod;
    struct errand best = {.place = NO_INDEX};
    double left;
    if (!node_is_free(w, f, node))
        return false;
    const uint32_t to = dispatch_return(w, f, k, &left);
    uint32_t best_priority = 0;
    for (uint32_t place = 0; place < f->place_count; place++) {
        const struct shipment_fixed *shipment = shipment_at(f, place);
        const uint32_t priority = f->unit[shipment->unit].priority;
        if (node_at(f, place) != node || (left > 0.0 && shipment->from != to) ||
            (best.place != NO_INDEX && priority >= best_priority) || waits_for(w, f, pool, place) <= 0.0)
            continue;
        const uint32_t route = route_home(w, f, pool, place);
        if (route == NO_INDEX)
            continue;
        best = (struct errand){.asset = k, .place = place, .route = route};
        best_priority = priority;
    }
    if (best.place == NO_INDEX)
        return false;
    give(w, f, &best);
    return true;
}

/* ---- errands ---- */

/* One that never went anywhere starts where the load belongs. */
static double days_there(struct world *w, const struct force *f, uint32_t k, uint32_t place)
{
    struct asset *asset = asset_of(w, f, k);
    if (asset->node == NO_INDEX)
        asset->node = shipment_at(f, place)->from;
    return empty_days(w, f, k, node_at(f, place));
}

static void consider(struct world *w, const struct force *f, uint32_t k, uint32_t place, struct errand *best)
{
    const uint32_t pool = f->asset_pool[k], node = node_at(f, place);
    const double there = days_there(w, f, k, place);
    const uint32_t route = route_home(w, f, pool, place);
    if (route == NO_INDEX || node_load_wait_days(w, f, node, there) > LEAST_DAYS)
        return;
    const double rested = asset_rested_day(w, f, k);
    const double loaded = world_days(w) + there + numbers_of(w, &f->nodes, node)[NODE_SERVICE];
    const double day = (rested > loaded ? rested : loaded) + way_days(w, f, pool, route) + way_stops_days(f, route);
    if (best->place == NO_INDEX || day < best->home_day)
        *best = (struct errand){k, place, route, day};
}

/* Idle assets of one pool at one node are alike. */
static struct errand soonest(struct world *w, const struct force *f, uint32_t place)
{
    struct errand best = {.place = NO_INDEX};
    uint32_t pool = NO_INDEX, node = NO_INDEX;
    bool could = false;
    for (uint32_t k = next_idle(w, f, 0); k < f->asset_count; k = next_idle(w, f, k + 1)) {
        if (f->asset_pool[k] != pool)
            could = waits_for(w, f, f->asset_pool[k], place) > 0.0 && !dispatch_needs(w, f, f->asset_pool[k]);
        else if (asset_of(w, f, k)->node == node)
            continue;
        pool = f->asset_pool[k];
        node = asset_of(w, f, k)->node;
        if (could)
            consider(w, f, k, place, &best);
    }
    return best;
}

void homeward_fetch(struct world *w, const struct force *f)
{
    for (uint32_t priority = 1; priority <= 9; priority++)
        for (uint32_t place = 0; place < f->place_count; place++) {
            if (f->unit[shipment_at(f, place)->unit].priority != priority)
                continue;
            while (cargo_sum(ashore_of(w, f, place)->quay) > LEAST_AMOUNT) {
                const struct errand errand = soonest(w, f, place);
                if (errand.place == NO_INDEX)
                    break;
                give(w, f, &errand);
                lift_load(w, f, errand.asset);
            }
        }
}

void homeward_over(struct world *w, const struct force *f, uint32_t k)
{
    struct asset *asset = asset_of(w, f, k);
    asset->homeward = false;
    asset->home = asset->node;
    signal_add(w, f->home_days[f->asset_pool[k]], world_days(w) - asset->homeward_day);
    while (asset->lot_count > 0)
        recall_home(w, f, &asset->lot[--asset->lot_count]);
}
