/* Outlook: whether an asset had better go now, be kept for other cargo, or not go at all.
 *
 * The target is the day by which the fleet as it stands could bring all that a role still lacks, what is not ready yet
 * included: the fleet bound of theory/bounds.h from now on.
 *
 *   now or never   reaches it if it leaves now, but not if it waits for what is ready next behind one other load: goes
 *                  first, so that fast ones stay for late cargo
 *   poor fit       could bring much more of something else by then: heavy cargo where deck area binds, or cargo of a
 *                  port so near that it comes round once more. Goes later; a ship not at all while ships are scarcer
 *                  than berths
 *   never          would take a spot that is scarce from larger ones that suffice and take all of it; see least_load
 *   kept           could bring what is ready later, and assets that could not bring that suffice for what is ready now
 *   too late       misses it: ships stay, for others will have brought it by then; aircraft go last, because one that
 *                  is slow may be the only one that takes a load
 *
 * A ship that is never to go waits for nothing in vain: the target is met by assets that are on the move or reach it.
 */
#include "model/force.h"

#include "base/maths.h"
#include "theory/bounds.h"
#include <math.h>

enum { FLEETS_MOST = 128 };

/* Loads that set out do not change an outlook, for they are what it foresees; so it stands for a while, or until more
 * is ready. */
#define STANDS_FOR (DAY / 4)
#define HORIZON_DAYS 1e4
#define POOR_FIT 0.8     /* of what it could bring */
#define MARGIN 0.5       /* of a loading: the target leaves out queues */
#define WITHIN_DAYS 0.01 /* of the target */

/* Shipments that share a target. */
static bool go_together(const struct force *f, uint32_t a, uint32_t b)
{
    const struct shipment_fixed *x = &f->shipment[a], *y = &f->shipment[b];
    return x->mode == y->mode && x->people == y->people && f->unit[x->unit].role == f->unit[y->unit].role &&
           f->unit[x->unit].priority == f->unit[y->unit].priority;
}

static double days_to_ready(const struct world *w, const struct force *f, uint32_t s)
{
    const uint32_t unit = f->shipment[s].unit, clock = f->ready.first + unit;
    if (unit_state(w, f, unit)->ready)
        return 0.0;
    return clock_runs(w, clock) ? clock_left(w, clock) : (double)INFINITY;
}

static double group_lacks(const struct world *w, const struct force *f, uint32_t of)
{
    double amount = 0.0;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        amount += go_together(f, of, s) ? lacking(w, f, s) : 0.0;
    return amount;
}

/* ---- assets ---- */

/* What one asset of a pool does for a group: its load of the mixture that lacks, by the shortest way. */
struct turnaround {
    double capacity, load_days, way_days, unload_days;
};

static double trip_days(const struct turnaround *t)
{
    return t->load_days + t->way_days + t->unload_days;
}

static struct turnaround turnaround_of(const struct world *w, const struct force *f, uint32_t pool, uint32_t of)
{
    struct turnaround t = {0.0, 0.0, (double)INFINITY, 0.0};
    double amount = 0.0, loads = 0.0, payload = 1.0;
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const double load = pool_load(w, f, pool, s), lacks = go_together(f, of, s) ? lacking(w, f, s) : 0.0;
        if (lacks <= 0.0 || load <= 0.0)
            continue;
        amount += lacks;
        loads += lacks / load;
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++) {
            const uint32_t route = way_to_load(w, f, pool, f->shipment[s].pair[p], lacks / load);
            const double way =
                route == NO_INDEX ? (double)INFINITY : way_days(w, f, pool, route) + way_stops_days(f, route);
            if (way >= t.way_days)
                continue;
            t.way_days = way;
            payload = way_payload(w, f, pool, route);
            t.load_days = numbers_of(w, &f->nodes, f->shipment[s].from)[NODE_SERVICE];
            t.unload_days = numbers_of(w, &f->nodes, f->shipment[s].pod[p])[NODE_SERVICE];
        }
    }
    t.capacity = loads > 0.0 && t.way_days < (double)INFINITY ? payload * amount / loads : 0.0;
    return t;
}

/* Until it could begin to load again, as it looks now. */
static double free_in_days(const struct world *w, const struct force *f, uint32_t k, const struct turnaround *t)
{
    const uint32_t clock = f->asset.first + k;
    const bool served = clock_runs(w, clock), homeward = asset_of(w, f, k)->homeward;
    const double left = served ? clock_left(w, clock) : 0.0;
    switch (asset_of(w, f, k)->state) {
    case ASSET_IDLE:
    case ASSET_NOTICE:
    case ASSET_RETURNS:
        return left;
    case ASSET_POSITIONS:
        return left + trip_days(t) + (homeward ? 0.0 : t->way_days);
    case ASSET_LOADS:
        return (served ? left : t->load_days) + (homeward ? 1.0 : 2.0) * t->way_days + t->unload_days;
    case ASSET_OUTBOUND:
        return left + t->unload_days + t->way_days;
    case ASSET_HOMEBOUND:
        return left + t->unload_days;
    case ASSET_UNLOADS:
        return (served ? left : t->unload_days) + (homeward ? 0.0 : t->way_days);
    default:
        return (double)INFINITY;
    }
}

/* ---- the target ---- */

struct fleets {
    struct bound_fleet fleet[FLEETS_MOST];
    uint32_t count;
};

/* Neighbours that are free at the same time are counted together. */
static void add_asset(struct fleets *all, const struct turnaround *t, double free_days)
{
    struct bound_fleet *last = &all->fleet[all->count > 0 ? all->count - 1 : 0];
    const double trip = trip_days(t);
    if (all->count > 0 && last->available_days == free_days && last->first_days == trip &&
        last->capacity == t->capacity)
        last->count += 1.0;
    else if (all->count < FLEETS_MOST)
        all->fleet[all->count++] = (struct bound_fleet){1.0, t->capacity, free_days, trip, trip + t->way_days};
}

static void gather(const struct world *w, const struct force *f, uint32_t of, struct fleets *all)
{
    all->count = 0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        if (f->pool_mode[pool] != f->shipment[of].mode)
            continue;
        const struct turnaround t = turnaround_of(w, f, pool, of);
        for (uint32_t k = 0; k < f->asset_count && t.capacity > 0.0; k++)
            if (f->asset_pool[k] == pool && asset_of(w, f, k)->state != ASSET_ABSENT)
                add_asset(all, &t, free_in_days(w, f, k, &t));
    }
}

/* Days in which all could be there that is ready no sooner than in `ready_days`. */
static double target_of(const struct world *w, const struct force *f, uint32_t of, double ready_days,
                        const struct fleets *all)
{
    struct fleets then = *all;
    double load = 0.0;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        if (go_together(f, of, s) && days_to_ready(w, f, s) >= ready_days)
            load += lacking(w, f, s);
    for (uint32_t n = 0; n < then.count; n++)
        if (then.fleet[n].available_days < ready_days)
            then.fleet[n].available_days = ready_days;
    return bound_fleet_days_within(then.fleet, then.count, load, HORIZON_DAYS, WITHIN_DAYS);
}

/* ---- scarce spots ---- */

/* Services a day of the spots where a shipment is loaded, or of those where it may be unloaded: the fewer. */
static double services_per_day(const struct world *w, const struct force *f, uint32_t s)
{
    const uint32_t from = f->shipment[s].from;
    const double loaded = node_spots(w, f, from) / numbers_of(w, &f->nodes, from)[NODE_SERVICE];
    double unloaded = 0.0;
    for (uint32_t p = 0; p < f->shipment[s].pod_count; p++) {
        const uint32_t pod = f->shipment[s].pod[p];
        unloaded += node_spots(w, f, pod) / numbers_of(w, &f->nodes, pod)[NODE_SERVICE];
    }
    return loaded < unloaded ? loaded : unloaded;
}

/* The largest of a fleet that carry less than `below`; 0 if none does. */
static double largest_below(const struct fleets *all, double below)
{
    double largest = 0.0;
    for (uint32_t n = 0; n < all->count; n++)
        if (all->fleet[n].capacity < below && all->fleet[n].capacity > largest)
            largest = all->fleet[n].capacity;
    return largest;
}

/* Aircraft that carry a load to where a shipment may be unloaded, or will: they come to a spot before what lacks does.
 * Ships are not counted: large ones would then be waited for that are weeks away (over the linear program's bound 1.6
 * where it is 1.2 without). */
static double under_way(const struct world *w, const struct force *f, uint32_t of)
{
    double count = 0.0;
    if (f->shipment[of].mode == MODE_SEA)
        return 0.0;
    for (uint32_t k = 0; k < f->asset_count; k++) {
        const struct asset *asset = asset_of(w, f, k);
        const bool loaded = asset->state == ASSET_POSITIONS || asset->state == ASSET_LOADS ||
                            asset->state == ASSET_OUTBOUND || asset->state == ASSET_UNLOADS;
        count += loaded && !asset->homeward && arrives_at(f, of, asset->pod);
    }
    return count;
}

/* Days the spots would work on what is under way to them, and on all that lacks if only the largest came. */
static double spots_days(const struct world *w, const struct force *f, uint32_t of, const struct fleets *all)
{
    const double largest = largest_below(all, (double)INFINITY);
    const double loads = largest > 0.0 ? group_lacks(w, f, of) / largest : 0.0;
    return loads > 0.0 ? (under_way(w, f, of) + loads) / services_per_day(w, f, of) : 0.0;
}

/* Where the largest assets alone would be through before the spots are, which work for `days`, smaller ones would only
 * take their places. */
static double least_load(const struct world *w, const struct force *f, uint32_t of, const struct fleets *all,
                         double days)
{
    const double load = group_lacks(w, f, of);
    double least = largest_below(all, (double)INFINITY);
    while (least > 0.0) {
        struct fleets large = {.count = 0};
        for (uint32_t n = 0; n < all->count; n++)
            if (all->fleet[n].capacity >= least)
                large.fleet[large.count++] = all->fleet[n];
        if (large.count == all->count)
            return 0.0;
        if (bound_fleet_days_within(large.fleet, large.count, load, HORIZON_DAYS, WITHIN_DAYS) < days)
            return least;
        least = largest_below(all, least);
    }
    return 0.0;
}

/* Until the first asset could be there. */
static double first_days(const struct fleets *all)
{
    double first = (double)INFINITY;
    for (uint32_t n = 0; n < all->count; n++) {
        const double there = all->fleet[n].available_days + all->fleet[n].first_days;
        first = there < first ? there : first;
    }
    return first;
}

/* Days until more of what goes together is ready than in `after` days; INFINITY if nothing will be. */
static double next_ready_days(const struct world *w, const struct force *f, uint32_t of, double after)
{
    double next = (double)INFINITY;
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const double days = go_together(f, of, s) && lacking(w, f, s) > 0.0 ? days_to_ready(w, f, s) : 0.0;
        next = days > after && days < next ? days : next;
    }
    return next;
}

/* Days from now, until the whole is put into days of the trial. */
static struct outlook outlook_of(const struct world *w, const struct force *f, uint32_t of)
{
    struct outlook o = {0.0, (double)INFINITY, 0.0, false};
    struct fleets all;
    double ready = 0.0;
    gather(w, f, of, &all);
    const double spots = spots_days(w, f, of, &all);
    o.least_load = least_load(w, f, of, &all, spots);
    /* From each day on which something gets ready to the next. */
    while (ready < (double)INFINITY) {
        const double next = next_ready_days(w, f, of, ready);
        const double target = target_of(w, f, of, ready, &all);
        o.next_day = ready > 0.0 ? o.next_day : next;
        o.target_day = target > o.target_day ? target : o.target_day;
        ready = next;
    }
    o.assets_scarce = first_days(&all) + spots < o.target_day;
    o.target_day += world_days(w);
    o.next_day += world_days(w);
    return o;
}

/* What an asset that is free in some days could bring of a shipment by the target, in as many trips as there is time
 * for. */
static double could_bring(const struct world *w, const struct force *f, const struct outlook *o, uint32_t pool,
                          uint32_t s, double free_days)
{
    const double ready_days = days_to_ready(w, f, s);
    const double load = pool_load(w, f, pool, s), starts = free_days > ready_days ? free_days : ready_days;
    const double load_days = numbers_of(w, &f->nodes, f->shipment[s].from)[NODE_SERVICE];
    double most = 0.0;
    for (uint32_t p = 0; p < f->shipment[s].pod_count && load > 0.0; p++) {
        const uint32_t route = way_of_pair(w, f, f->shipment[s].pair[p]);
        if (route == NO_INDEX)
            continue;
        const double way = way_days(w, f, pool, route) + way_stops_days(f, route);
        const double trip = load_days + way + numbers_of(w, &f->nodes, f->shipment[s].pod[p])[NODE_SERVICE];
        const double left = o->target_day - world_days(w) - starts + MARGIN * load_days - trip;
        const double trips = left < 0.0 ? 0.0 : 1.0 + floor(left / (trip + way));
        const double brings = trips * load * way_payload(w, f, pool, route);
        most = brings > most ? brings : most;
    }
    return most;
}

static bool go_the_same_ways(const struct force *f, uint32_t a, uint32_t b)
{
    const struct shipment_fixed *x = &f->shipment[a], *y = &f->shipment[b];
    bool same = x->from == y->from && x->pod_count == y->pod_count;
    for (uint32_t p = 0; p < x->pod_count && same; p++)
        same = x->pair[p] == y->pair[p];
    return same;
}

/* Could it bring much more of something else that lacks? What goes the same ways and is not ready sooner makes no more
 * trips, and of many such loads none need be looked at for long. */
static bool fits_poorly(const struct world *w, const struct force *f, const struct outlook *o, uint32_t pool,
                        uint32_t of)
{
    const double brings = could_bring(w, f, o, pool, of, 0.0), load = pool_load(w, f, pool, of);
    const double ready_days = days_to_ready(w, f, of);
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        if (s == of || !go_together(f, of, s))
            continue;
        const double other = pool_load(w, f, pool, s);
        if (POOR_FIT * other <= load && go_the_same_ways(f, of, s) && days_to_ready(w, f, s) >= ready_days)
            continue;
        if (lacking(w, f, s) > other && brings < POOR_FIT * could_bring(w, f, o, pool, s, 0.0))
            return true;
    }
    return false;
}

/* Do assets of other pools that could not bring what is ready later suffice for all that lacks of `of`? */
static bool others_suffice(const struct world *w, const struct force *f, const struct outlook *o, uint32_t pool,
                           uint32_t of, uint32_t later)
{
    double others = 0.0;
    uint32_t last = NO_INDEX; /* pool: assets of one stand together and turn round alike */
    struct turnaround t = {0};
    const double lacks = lacking(w, f, of);
    for (uint32_t k = 0; k < f->asset_count && others < lacks; k++) {
        const uint32_t other = f->asset_pool[k];
        if (other == pool || f->pool_mode[other] != f->shipment[of].mode || asset_of(w, f, k)->state == ASSET_ABSENT)
            continue;
        if (other != last)
            t = turnaround_of(w, f, other, of);
        last = other;
        const double free_days = free_in_days(w, f, k, &t);
        if (could_bring(w, f, o, other, later, free_days) <= 0.0)
            others += could_bring(w, f, o, other, of, free_days);
    }
    return others >= lacks;
}

/* Fast assets stay for late cargo while slow ones do for early cargo. */
static bool kept_for_later(const struct world *w, const struct force *f, const struct outlook *o, uint32_t pool,
                           uint32_t of)
{
    const double ready_days = days_to_ready(w, f, of);
    uint32_t last = NO_INDEX; /* that others were asked about */
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const double later_days = days_to_ready(w, f, s);
        if (!go_together(f, of, s) || later_days <= ready_days || lacking(w, f, s) <= 0.0 ||
            could_bring(w, f, o, pool, s, 0.0) <= 0.0)
            continue;
        /* Of many alike one answer is enough. */
        if (last != NO_INDEX && go_the_same_ways(f, last, s) && days_to_ready(w, f, last) == later_days)
            continue;
        if (others_suffice(w, f, o, pool, of, s))
            return true;
        last = s;
    }
    return false;
}

/* Too small to take a spot; what lacked when the outlook was made was another sum. */
static bool is_small(double capacity, const struct outlook *o)
{
    return capacity < o->least_load * (1.0 - 1e-9);
}

static bool is_there(const struct world *w, const struct force *f, uint32_t pool)
{
    for (uint32_t k = 0; k < f->asset_count; k++)
        if (f->asset_pool[k] == pool && asset_of(w, f, k)->state != ASSET_ABSENT)
            return true;
    return false;
}

/* Does something wait that none of the larger assets takes? */
static bool alone_takes(const struct world *w, const struct force *f, const struct outlook *o, uint32_t pool,
                        uint32_t of)
{
    int hardest = -1; /* kind that a larger one takes: those take all that is easier too */
    for (uint32_t other = 0; other < f->lift_count; other++)
        if (f->pool_mode[other] == f->pool_mode[pool] && f->pool_takes[other] > hardest &&
            !is_small(turnaround_of(w, f, other, of).capacity, o) && is_there(w, f, other))
            hardest = f->pool_takes[other];
    for (enum cargo kind = CARGO_BULK; kind <= CARGO_OUTSIZE; kind++)
        if ((int)kind > hardest && pool_takes(f, pool, kind) && waiting_amount(w, f, of, kind) > LEAST_AMOUNT)
            return true;
    return false;
}

static enum turn turn_in(const struct world *w, const struct force *f, const struct outlook *o, uint32_t pool,
                         uint32_t of)
{
    const struct turnaround t = turnaround_of(w, f, pool, of);
    const double now = world_days(w), slack = o->target_day - now + MARGIN * t.load_days - trip_days(&t);
    if (is_small(t.capacity, o) && (f->shipment[of].mode == MODE_SEA || !alone_takes(w, f, o, pool, of)))
        return TURN_NEVER;
    if (slack < 0.0)
        return f->shipment[of].mode == MODE_SEA ? TURN_NEVER : TURN_TOO_LATE;
    if (kept_for_later(w, f, o, pool, of))
        return f->shipment[of].mode == MODE_SEA ? TURN_NEVER : TURN_POOR_FIT;
    if (fits_poorly(w, f, o, pool, of))
        return f->shipment[of].mode == MODE_SEA && o->assets_scarce ? TURN_NEVER : TURN_POOR_FIT;
    return slack < o->next_day - now + t.load_days && o->next_day < (double)INFINITY ? TURN_NOW : TURN_ANY;
}

enum turn outlook_turn(struct world *w, const struct force *f, uint32_t pool, uint32_t of)
{
    struct prospect *p = (struct prospect *)world_memory(w, f->prospects) + of;
    const int64_t now = world_now(w);
    const bool stands = p->known && now - p->made < STANDS_FOR && world_days(w) < p->outlook.next_day;
    if (!stands) {
        p->outlook = outlook_of(w, f, of);
        p->made = now;
    }
    if (!stands || p->asked != now || p->pool != pool)
        p->turn = turn_in(w, f, &p->outlook, pool, of);
    p->known = true;
    p->asked = now;
    p->pool = pool;
    return p->turn;
}
