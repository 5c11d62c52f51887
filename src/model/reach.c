/* What no schedule could have beaten, with what this trial dealt: who was fit, which ways were open, how fast the nodes
 * ever worked.
 *
 * A role closes no sooner than any of its shipments alone, nor than all that go by the same mode together; and each
 * of those no sooner than its path, its fleet, its ports and the road behind them allow (theory/bounds.h). Cargo that
 * only large aircraft take is bounded once more by those alone. Assets have been on notice since the first mandate that
 * needed any; what the cap on hours under way forbids counts only where none had stood idle before. */
#include "model/force.h"

#include "base/maths.h"
#include "theory/bounds.h"
#include <math.h>

enum { POOLS_MOST = 64, PODS_MOST = 16, FLEETS_MOST = 128 };

/* Shipments bounded together: all of a role that go by one mode, people apart; or one of them. */
struct group {
    uint32_t role, only; /* NO_INDEX: all */
    uint8_t mode;
    bool people;
    enum cargo kind; /* this and all that is harder to fit */
    bool by_area;
};

static bool is_in(const struct force *f, const struct group *g, uint32_t s)
{
    const struct shipment_fixed *shipment = &f->shipment[s];
    return f->unit[shipment->unit].role == g->role && (g->only == NO_INDEX || g->only == s) &&
           shipment->mode == g->mode && shipment->people == g->people;
}

static bool is_several(const struct force *f, const struct group *g)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        count += is_in(f, g, s);
    return count > 1;
}

/* Less what may be missing when it counts as closed. */
static double group_load(const struct world *w, const struct force *f, const struct group *g)
{
    double load = 0.0;
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        if (!is_in(f, g, s))
            continue;
        double amount = -(1.0 - CLOSED_SHARE) * shipment_total(w, f, s);
        for (enum cargo kind = g->kind; kind < CARGO_KINDS; kind++)
            amount += shipment_amount(w, f, s, kind);
        load += positive(amount) * unit_state(w, f, f->shipment[s].unit)->called_share *
                (g->by_area ? area_per_tonne(w, f, s) : 1.0);
    }
    return load;
}

/* What the best of a group's ways gives one asset of a pool. */
struct reach {
    double capacity, start_days, load_days, way_days, unload_days, back_days, flown_days;
};

static void see_way(const struct world *w, const struct force *f, uint32_t pool, uint32_t s, uint32_t p,
                    struct reach *best)
{
    const struct shipment_fixed *shipment = &f->shipment[s];
    const double *n = numbers_of(w, &f->lifts, pool);
    const uint32_t pair = shipment->pair[p];
    for (uint32_t k = f->pair_first[pair]; k < f->pair_first[pair + 1]; k++) {
        const uint32_t route = f->pair_route[k];
        const double payload = way_payload(w, f, pool, route);
        if (!way_ever_open(w, f, route) || payload <= 0.0)
            continue;
        const double days = way_days(w, f, pool, route), all = days + way_stops_days(f, route);
        const double capacity = payload * pool_load(w, f, pool, s);
        best->capacity = capacity > best->capacity ? capacity : best->capacity;
        best->way_days = all < best->way_days ? all : best->way_days;
        best->flown_days = days < best->flown_days ? days : best->flown_days;
    }
    const double back = empty_least_nmi(w, f, shipment->mode, shipment->pod[p], shipment->from) / n[LIFT_SPEED];
    best->back_days = back < best->back_days ? back : best->back_days;
}

static struct reach reach_of(const struct world *w, const struct force *f, const struct group *g, uint32_t pool)
{
    const double never = (double)INFINITY, fastest = *(const double *)world_memory(w, f->fastest);
    const double *n = numbers_of(w, &f->lifts, pool);
    struct reach best = {0.0, never, never, never, never, never, never};
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        if (!is_in(f, g, s))
            continue;
        const double ald = numbers_of(w, &f->units, f->shipment[s].unit)[UNIT_ALD];
        const double load = numbers_of(w, &f->nodes, f->shipment[s].from)[NODE_SERVICE];
        best.start_days = ald < best.start_days ? ald : best.start_days;
        best.load_days = load < best.load_days ? load : best.load_days;
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++) {
            const double unload = numbers_of(w, &f->nodes, f->shipment[s].pod[p])[NODE_SERVICE] / fastest;
            best.unload_days = unload < best.unload_days ? unload : best.unload_days;
            see_way(w, f, pool, s, p, &best);
        }
    }
    if (g->by_area)
        best.capacity = best.capacity > 0.0 ? n[LIFT_AREA] : 0.0;
    return best;
}

/* ---- nodes ---- */

/* The group's nodes of arrival, each once. */
static uint32_t pods_of(const struct force *f, const struct group *g, uint32_t pods[PODS_MOST])
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        for (uint32_t p = 0; is_in(f, g, s) && p < f->shipment[s].pod_count; p++) {
            uint32_t seen = 0;
            while (seen < count && pods[seen] != f->shipment[s].pod[p])
                seen++;
            if (seen == PODS_MOST)
                return 0;
            pods[seen] = f->shipment[s].pod[p];
            count = seen == count ? count + 1 : count;
        }
    return count;
}

/* Through the spots of the nodes of arrival, the first load on them at `first_days`; then down the road. */
static double pods_bound(const struct world *w, const struct force *f, const struct group *g, double load,
                         double largest, double first_days)
{
    const double fastest = *(const double *)world_memory(w, f->fastest);
    uint32_t pods[PODS_MOST];
    struct bound_node node[PODS_MOST];
    const uint32_t count = pods_of(f, g, pods);
    double road = 0.0, onward = (double)INFINITY, bound = 0.0;
    bool by_road = !g->people && !g->by_area && count > 0;
    for (uint32_t k = 0; k < count; k++) {
        const double *n = numbers_of(w, &f->nodes, pods[k]);
        node[k] = (struct bound_node){table_spots(w, f, pods[k]), largest, n[NODE_SERVICE] / fastest, first_days};
        road += n[NODE_CLEARANCE];
        by_road = by_road && n[NODE_CLEARANCE] > 0.0;
        onward = n[NODE_ONWARD] < onward ? n[NODE_ONWARD] : onward;
    }
    if (count > 0)
        bound = bound_node_days(node, count, load) + onward;
    if (by_road) {
        const double cleared = first_days + load / road + onward;
        bound = cleared > bound ? cleared : bound;
    }
    return bound;
}

/* Through the spots of those nodes alone. */
static double spots_bound(const struct world *w, const struct force *f, const struct group *g, double load,
                          double largest, double first_days)
{
    const double fastest = *(const double *)world_memory(w, f->fastest);
    uint32_t pods[PODS_MOST];
    struct bound_node node[PODS_MOST];
    const uint32_t count = pods_of(f, g, pods);
    for (uint32_t k = 0; k < count; k++)
        node[k] = (struct bound_node){table_spots(w, f, pods[k]), largest,
                                      numbers_of(w, &f->nodes, pods[k])[NODE_SERVICE] / fastest, first_days};
    return count > 0 ? bound_node_days(node, count, load) : 0.0;
}

/* Least onward movement from any node of arrival. */
static double onward_days(const struct world *w, const struct force *f, const struct group *g)
{
    double least = (double)INFINITY;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        for (uint32_t p = 0; is_in(f, g, s) && p < f->shipment[s].pod_count; p++) {
            const double days = numbers_of(w, &f->nodes, f->shipment[s].pod[p])[NODE_ONWARD];
            least = days < least ? days : least;
        }
    return least;
}

/* ---- a group, a role ---- */

static double fit_count(const struct world *w, const struct force *f, uint32_t pool)
{
    double count = 0.0;
    for (uint32_t k = 0; k < f->asset_count; k++)
        count += f->asset_pool[k] == pool && asset_of(w, f, k)->state != ASSET_ABSENT;
    return count;
}

static bool could_take(const struct world *w, const struct force *f, const struct group *g, uint32_t pool)
{
    const double *n = numbers_of(w, &f->lifts, pool);
    if (f->pool_mode[pool] != g->mode || (g->by_area && n[LIFT_AREA] <= 0.0))
        return false;
    return g->people ? n[LIFT_SEATS] > 0.0 : n[LIFT_LOAD] > 0.0 && pool_takes(f, pool, g->kind);
}

static double group_bound(const struct world *w, const struct force *f, const struct group *g)
{
    const double load = group_load(w, f, g);
    const double head_start = role_held(w, f, g->role)->mandate_day - *(const double *)world_memory(w, f->first_start);
    struct bound_fleet fleet[POOLS_MOST], rested[POOLS_MOST];
    uint32_t pools = 0;
    double path = (double)INFINITY, landing = (double)INFINITY, largest = 0.0;
    if (load <= 0.0)
        return 0.0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        const double count = could_take(w, f, g, pool) ? fit_count(w, f, pool) : 0.0;
        const double *n = numbers_of(w, &f->lifts, pool);
        const struct reach r = reach_of(w, f, g, pool);
        if (count <= 0.0 || r.capacity <= 0.0)
            continue;
        const double notice = positive(n[LIFT_NOTICE] - positive(head_start));
        const double start = notice > r.start_days ? notice : r.start_days;
        const double trip = r.load_days + r.way_days + r.unload_days, flown = r.flown_days + r.back_days;
        const double rest = flown / n[LIFT_HOURS];
        if (pools == POOLS_MOST)
            return 0.0;
        fleet[pools] = (struct bound_fleet){count, r.capacity, start, trip, trip + r.back_days};
        /* Its hours count from its notice on, and it rests while it is loaded. */
        rested[pools++] = (struct bound_fleet){count, r.capacity, notice, trip - r.load_days, rest};
        path = start + trip < path ? start + trip : path;
        landing = start + trip - r.unload_days < landing ? start + trip - r.unload_days : landing;
        largest = r.capacity > largest ? r.capacity : largest;
    }
    if (pools == 0)
        return (double)INFINITY;
    const double onward = onward_days(w, f, g);
    const double cycling = bound_fleet_days(fleet, pools, load, 1e5);
    const double resting = head_start > 0.0 ? 0.0 : bound_fleet_days(rested, pools, load, 1e5);
    /* A whole load occupies its spot to the end: the last of them is a load, not a drop. */
    return bound_of(path + onward, (cycling > resting ? cycling : resting) + onward,
                    pods_bound(w, f, g, load, largest, landing))
        .days;
}

static double mode_bound(const struct world *w, const struct force *f, struct group g)
{
    double bound = 0.0;
    for (int area = 0; area <= (g.mode == MODE_SEA); area++)
        for (enum cargo kind = CARGO_BULK; kind < (g.people || g.mode == MODE_SEA ? CARGO_OVERSIZE : CARGO_PEOPLE);
             kind++) {
            g.by_area = area;
            g.kind = kind;
            const double days = group_bound(w, f, &g);
            bound = days > bound ? days : bound;
        }
    return bound;
}

/* Units that act from where they are, or sail; one that is still under way may yet suffice, when less is asked than was
 * in the region from the start. */
static double self_bound(const struct world *w, const struct force *f, uint32_t unit)
{
    const double *n = numbers_of(w, &f->units, unit);
    if (f->unit[unit].moves != MOVES_SELF || n[UNIT_REGION] >= 1.0 || clock_runs(w, f->arrive.first + unit))
        return n[UNIT_ALD];
    return n[UNIT_ALD] + way_least_nmi(w, f, f->self_pair[unit]) / n[UNIT_SPEED];
}

double role_bound(const struct world *w, const struct force *f, uint32_t role)
{
    double bound = 0.0;
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].role == role && !unit_lifted(f, u)) {
            const double days = self_bound(w, f, u);
            bound = days > bound ? days : bound;
        }
    for (uint32_t s = 0; s < f->shipment_count; s++)
        if (f->unit[f->shipment[s].unit].role == role) {
            const struct group alone = {role, s, f->shipment[s].mode, f->shipment[s].people, CARGO_BULK, false};
            const double days = mode_bound(w, f, alone);
            bound = days > bound ? days : bound;
        }
    for (uint32_t mode = 0; mode < MODES; mode++)
        for (int people = 0; people <= (mode == MODE_AIR); people++) {
            const struct group all = {role, NO_INDEX, (uint8_t)mode, people, CARGO_BULK, false};
            const double days = is_several(f, &all) ? mode_bound(w, f, all) : 0.0;
            bound = days > bound ? days : bound;
        }
    return bound;
}

/* ---- the way home ---- */

/* Of a mode, what a role was called back for and no asset had; in `start_days` what of it all has to take the road
 * down first. */
static double recalled_load(const struct world *w, const struct force *f, const struct group *g, double *start_days)
{
    double load = 0.0, near = 0.0, onward = (double)INFINITY;
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const struct shipment_state *state = shipment_state(w, f, s);
        if (!is_in(f, g, s) || state->recalled <= LEAST_AMOUNT)
            continue;
        load += state->recalled * CLOSED_SHARE;
        near += state->near;
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++) {
            const double days = numbers_of(w, &f->nodes, f->shipment[s].pod[p])[NODE_ONWARD];
            onward = days < onward ? days : onward;
        }
    }
    *start_days = near <= LEAST_AMOUNT && onward < (double)INFINITY ? onward : 0.0;
    return load;
}

/* Empty, from a node to the nearest where anything is landed. */
static double days_out(const struct world *w, const struct force *f, uint32_t pool, uint32_t node)
{
    double least = (double)INFINITY;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        for (uint32_t p = 0; f->shipment[s].mode == f->pool_mode[pool] && p < f->shipment[s].pod_count; p++) {
            const double nmi = empty_least_nmi(w, f, f->pool_mode[pool], node, f->shipment[s].pod[p]);
            least = nmi < least ? nmi : least;
        }
    return least < (double)INFINITY ? least / numbers_of(w, &f->lifts, pool)[LIFT_SPEED] : 0.0;
}

/* One that is on its way back might turn. */
void home_bound_begins(struct world *w, const struct force *f)
{
    uint32_t pool = NO_INDEX, node = NO_INDEX;
    double out = 0.0;
    for (uint32_t k = 0; k < f->asset_count; k++) {
        struct asset *asset = asset_of(w, f, k);
        const bool stands = asset->state == ASSET_IDLE || (asset->state == ASSET_LOADS && !asset->homeward);
        asset->seen_day = world_days(w);
        asset->there_days = asset->state == ASSET_OUTBOUND ? clock_left(w, f->asset.first + k) : 0.0;
        if (!stands || asset->node == NO_INDEX)
            continue;
        if (f->asset_pool[k] != pool || asset->node != node)
            out = days_out(w, f, f->asset_pool[k], asset->node);
        pool = f->asset_pool[k];
        node = asset->node;
        asset->there_days = out;
    }
}

struct home_fleets {
    struct bound_fleet fleet[FLEETS_MOST];
    uint32_t count;
    double path_days, first_days, after_days, largest; /* to be there; from there home; of loads */
};

/* False if there are too many to follow. */
static bool add_home_fleet(struct home_fleets *all, const struct reach *r, double start)
{
    struct bound_fleet *last = &all->fleet[all->count > 0 ? all->count - 1 : 0];
    const double trip = r->load_days + r->way_days + r->unload_days;
    if (all->count > 0 && last->available_days == start && last->first_days == trip && last->capacity == r->capacity) {
        last->count += 1.0;
        return true;
    }
    if (all->count == FLEETS_MOST)
        return false;
    all->fleet[all->count++] = (struct bound_fleet){1.0, r->capacity, start, trip, trip + r->back_days};
    all->path_days = start + trip < all->path_days ? start + trip : all->path_days;
    all->first_days = start < all->first_days ? start : all->first_days;
    all->after_days = r->way_days + r->load_days < all->after_days ? r->way_days + r->load_days : all->after_days;
    all->largest = r->capacity > all->largest ? r->capacity : all->largest;
    return true;
}

static double home_group_bound(const struct world *w, const struct force *f, const struct group *g)
{
    const double never = (double)INFINITY, since = role_held(w, f, g->role)->recall_day;
    struct home_fleets all = {.count = 0, .path_days = never, .first_days = never, .after_days = never};
    double down;
    const double load = recalled_load(w, f, g, &down);
    if (load <= 0.0)
        return 0.0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        if (!could_take(w, f, g, pool))
            continue;
        const struct reach r = reach_of(w, f, g, pool);
        for (uint32_t k = 0; k < f->asset_count && r.capacity > 0.0; k++) {
            const struct asset *asset = asset_of(w, f, k);
            const double there = asset->seen_day == since ? asset->there_days : 0.0;
            if (f->asset_pool[k] == pool && asset->state != ASSET_ABSENT &&
                !add_home_fleet(&all, &r, there > down ? there : down))
                return 0.0;
        }
    }
    if (all.count == 0)
        return never;
    return bound_of(all.path_days, bound_fleet_days(all.fleet, all.count, load, 1e5),
                    spots_bound(w, f, g, load, all.largest, all.first_days) + all.after_days)
        .days;
}

double home_bound(const struct world *w, const struct force *f, uint32_t role)
{
    double bound = 0.0;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        if (f->unit[f->shipment[s].unit].role == role) {
            const struct group alone = {role, s, f->shipment[s].mode, f->shipment[s].people, CARGO_BULK, false};
            const double days = home_group_bound(w, f, &alone);
            bound = days > bound ? days : bound;
        }
    for (uint32_t mode = 0; mode < MODES; mode++)
        for (int people = 0; people <= (mode == MODE_AIR); people++) {
            const struct group all = {role, NO_INDEX, (uint8_t)mode, people, CARGO_BULK, false};
            const double days = is_several(f, &all) ? home_group_bound(w, f, &all) : 0.0;
            bound = days > bound ? days : bound;
        }
    return bound;
}
