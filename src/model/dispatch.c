/* Dispatch: one pass, greedy. Of all pairs of a free asset and a ready shipment that has a spot to load on, the one
 * that goes first is of the highest priority, then the earliest due, then whose turn it is (outlook.c), then the
 * soonest there; the asset is filled up with what else goes from the same node to the same node. Planning tools do
 * likewise (McKinzie and Barnes 2004); what it gives away is said by the bound that stands beside every closure, and
 * measured against a linear program by tests/ensemble/test_movement_lp_slow.c. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

#define LEAST_DAYS 1e-6
enum { NODES_MOST = 8 };

static double lacking_amount(const struct world *w, const struct force *f, uint32_t s, enum cargo kind)
{
    return positive(unit_state(w, f, f->shipment[s].unit)->called_share * shipment_amount(w, f, s, kind) -
                    shipment_state(w, f, s)->sent[kind]);
}

double lacking(const struct world *w, const struct force *f, uint32_t s)
{
    double amount = 0.0;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        amount += lacking_amount(w, f, s, kind);
    return amount;
}

double waiting_amount(const struct world *w, const struct force *f, uint32_t s, enum cargo kind)
{
    return unit_state(w, f, f->shipment[s].unit)->ready ? lacking_amount(w, f, s, kind) : 0.0;
}

bool pool_takes(const struct force *f, uint32_t pool, enum cargo kind)
{
    return f->pool_mode[pool] == MODE_SEA || kind <= f->pool_takes[pool];
}

static double waiting_for(const struct world *w, const struct force *f, uint32_t pool, uint32_t s)
{
    if (f->shipment[s].people)
        return numbers_of(w, &f->lifts, pool)[LIFT_SEATS] > 0.0 ? waiting_amount(w, f, s, CARGO_PEOPLE) : 0.0;
    double waiting = 0.0;
    for (enum cargo kind = CARGO_BULK; kind <= CARGO_OUTSIZE; kind++)
        if (pool_takes(f, pool, kind))
            waiting += waiting_amount(w, f, s, kind);
    return numbers_of(w, &f->lifts, pool)[LIFT_LOAD] > 0.0 ? waiting : 0.0;
}

double area_per_tonne(const struct world *w, const struct force *f, uint32_t s)
{
    const double *u = numbers_of(w, &f->units, f->shipment[s].unit);
    return u[UNIT_TONNES] > 0.0 ? u[UNIT_AREA] / u[UNIT_TONNES] : 0.0;
}

double pool_load(const struct world *w, const struct force *f, uint32_t pool, uint32_t s)
{
    const double *n = numbers_of(w, &f->lifts, pool);
    const double area = area_per_tonne(w, f, s);
    if (f->shipment[s].people)
        return n[LIFT_SEATS];
    if (n[LIFT_AREA] <= 0.0 || area <= 0.0)
        return n[LIFT_LOAD];
    const double by_area = n[LIFT_AREA] / area;
    return by_area < n[LIFT_LOAD] ? by_area : n[LIFT_LOAD];
}

/* ---- the choice ---- */

struct choice {
    uint32_t asset, shipment, pod, route;
    uint32_t priority;
    double due_day;
    enum turn turn;
    double comes_day, arrival_day, ready_day; /* at the node; where it is needed */
};

static bool goes_before(const struct choice *a, const struct choice *b)
{
    if (b->shipment == NO_INDEX || a->priority != b->priority)
        return b->shipment == NO_INDEX || a->priority < b->priority;
    if (a->due_day != b->due_day)
        return a->due_day < b->due_day;
    if (a->turn != b->turn)
        return a->turn < b->turn;
    if (a->arrival_day != b->arrival_day)
        return a->arrival_day < b->arrival_day;
    return a->ready_day < b->ready_day;
}

static double due_day(const struct world *w, const struct force *f, uint32_t unit)
{
    const double *n = numbers_of(w, &f->units, unit);
    const double lad = n[UNIT_LAD] > 0.0 ? n[UNIT_LAD] : (double)INFINITY;
    const double rdd = n[UNIT_RDD] > 0.0 ? n[UNIT_RDD] : (double)INFINITY;
    return unit_state(w, f, unit)->mandate_day + (rdd < lad ? rdd : lad);
}

double empty_days(const struct world *w, const struct force *f, uint32_t k, uint32_t to)
{
    const struct asset *asset = asset_of(w, f, k);
    const uint32_t pool = f->asset_pool[k];
    return asset->node == NO_INDEX
               ? 0.0
               : empty_nmi(w, f, pool, asset->node, to) / numbers_of(w, &f->lifts, pool)[LIFT_SPEED];
}

/* Day this asset would come to this node with a load of this shipment. */
static double comes_day(const struct world *w, const struct force *f, uint32_t k, uint32_t s, uint32_t route)
{
    const uint32_t pool = f->asset_pool[k], from = f->shipment[s].from;
    const double rested = asset_rested_day(w, f, k);
    const double loaded = world_days(w) + empty_days(w, f, k, from) + numbers_of(w, &f->nodes, from)[NODE_SERVICE];
    return (rested > loaded ? rested : loaded) + way_days(w, f, pool, route) + way_stops_days(f, route);
}

/* Of cargo in its next load. */
static double next_tonnes(const struct world *w, const struct force *f, uint32_t pool, uint32_t s, uint32_t route)
{
    const double most = way_payload(w, f, pool, route) * pool_load(w, f, pool, s);
    const double waiting = waiting_for(w, f, pool, s);
    return f->shipment[s].people ? 0.0 : waiting < most ? waiting : most;
}

static void consider(struct world *w, const struct force *f, uint32_t k, uint32_t s, struct choice *best)
{
    const struct shipment_fixed *shipment = &f->shipment[s];
    const uint32_t pool = f->asset_pool[k];
    /* Nothing is bound to an asset before there is a spot to load it on: by then a better one may be free. */
    if (node_load_wait_days(w, f, shipment->from, empty_days(w, f, k, shipment->from)) > LEAST_DAYS)
        return;
    const double waiting = waiting_for(w, f, pool, s), load = pool_load(w, f, pool, s);
    if (waiting <= LEAST_AMOUNT)
        return;
    const enum turn turn = outlook_turn(w, f, pool, s);
    if (turn == TURN_NEVER)
        return;
    for (uint32_t p = 0; p < shipment->pod_count; p++) {
        const uint32_t route = way_to_load(w, f, pool, shipment->pair[p], waiting / load);
        if (route == NO_INDEX)
            continue;
        const double comes = comes_day(w, f, k, s, route);
        const struct choice choice = {k,
                                      s,
                                      shipment->pod[p],
                                      route,
                                      f->unit[shipment->unit].priority,
                                      due_day(w, f, shipment->unit),
                                      turn,
                                      comes,
                                      arrival_day(w, f, shipment->pod[p], comes, next_tonnes(w, f, pool, s, route)),
                                      unit_state(w, f, shipment->unit)->ready_day};
        if (goes_before(&choice, best))
            *best = choice;
    }
}

/* Once some is called back, what is away of one kind beyond what is called makes up for none of another. */
static double left_of(const struct world *w, const struct force *f, uint32_t s)
{
    const struct unit_state *unit = unit_state(w, f, f->shipment[s].unit);
    if (!unit->ready)
        return 0.0;
    return unit->recalled ? lacking(w, f, s)
                          : unit->called_share * shipment_total(w, f, s) - shipment_state(w, f, s)->sent_all;
}

uint32_t next_idle(const struct world *w, const struct force *f, uint32_t k)
{
    const uint64_t *idle = world_memory(w, f->idle);
    for (; k < f->asset_count; k = (k / 64 + 1) * 64) {
        uint64_t left = idle[k / 64] >> k % 64;
        if (left == 0)
            continue;
        for (; !(left & 1); left >>= 1)
            k++;
        return k;
    }
    return f->asset_count;
}

/* Idle assets of one pool differ by where they are and when they have rested: of each node the first to be rested will
 * do. Beyond NODES_MOST nodes all do. */
struct idle_pool {
    uint32_t pool, asset[NODES_MOST], count;
    double rested_day[NODES_MOST];
};

static void consider_pool(struct world *w, const struct force *f, struct idle_pool *idle, uint32_t s,
                          struct choice *best)
{
    for (uint32_t n = 0; n < idle->count; n++)
        consider(w, f, idle->asset[n], s, best);
    idle->count = 0;
}

/* False if there is no room for it. */
static bool is_represented(const struct world *w, const struct force *f, uint32_t k, struct idle_pool *idle)
{
    const double rested = asset_rested_day(w, f, k), day = rested > world_days(w) ? rested : world_days(w);
    uint32_t n = 0;
    while (n < idle->count && asset_of(w, f, idle->asset[n])->node != asset_of(w, f, k)->node)
        n++;
    if (n == NODES_MOST)
        return false;
    if (n == idle->count || day < idle->rested_day[n]) {
        idle->asset[n] = k;
        idle->rested_day[n] = day;
        idle->count = n == idle->count ? n + 1 : idle->count;
    }
    return true;
}

/* Does it wait for nothing but a spot? */
static bool waits_for_spot(const struct world *w, const struct force *f, uint32_t s)
{
    bool open = false;
    for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
        open = open || way_of_pair(w, f, f->shipment[s].pair[p]) != NO_INDEX;
    return open && left_of(w, f, s) > LEAST_AMOUNT && node_load_wait_days(w, f, f->shipment[s].from, 0.0) > LEAST_DAYS;
}

/* Largest load of a shipment that an idle asset takes. */
static double largest_load(const struct world *w, const struct force *f, uint32_t s)
{
    double largest = 0.0;
    for (uint32_t k = next_idle(w, f, 0); k < f->asset_count; k = next_idle(w, f, k + 1)) {
        const uint32_t pool = f->asset_pool[k];
        const double load = f->pool_mode[pool] == f->shipment[s].mode ? pool_load(w, f, pool, s) : 0.0;
        largest = load > largest ? load : largest;
    }
    return largest;
}

/* Idle assets are kept for loads of higher priority that wait for a spot, or they would go with what comes after. */
static double kept_loads(const struct world *w, const struct force *f, uint32_t s)
{
    const uint32_t priority = f->unit[f->shipment[s].unit].priority;
    double loads = 0.0;
    for (uint32_t t = 0; t < f->shipment_count; t++) {
        if (f->unit[f->shipment[t].unit].priority >= priority || f->shipment[t].mode != f->shipment[s].mode ||
            !waits_for_spot(w, f, t))
            continue;
        const double load = largest_load(w, f, t);
        loads += load > 0.0 ? ceil(left_of(w, f, t) / load) : 0.0;
    }
    return loads;
}

static double idle_of_mode(const struct world *w, const struct force *f, uint8_t mode)
{
    double count = 0.0;
    for (uint32_t k = next_idle(w, f, 0); k < f->asset_count; k = next_idle(w, f, k + 1))
        count += f->pool_mode[f->asset_pool[k]] == mode;
    return count;
}

static void consider_all(struct world *w, const struct force *f, uint32_t s, struct choice *best)
{
    const uint32_t from = f->shipment[s].from;
    const double kept = kept_loads(w, f, s);
    if (kept > 0.0 && idle_of_mode(w, f, f->shipment[s].mode) <= kept)
        return;
    const bool full = node_load_wait_days(w, f, from, 0.0) > LEAST_DAYS;
    struct idle_pool idle = {.pool = NO_INDEX};
    for (uint32_t k = next_idle(w, f, 0); k < f->asset_count; k = next_idle(w, f, k + 1)) {
        const uint32_t node = asset_of(w, f, k)->node;
        if (f->pool_mode[f->asset_pool[k]] != f->shipment[s].mode || (full && (node == from || node == NO_INDEX)))
            continue;
        if (f->asset_pool[k] != idle.pool)
            consider_pool(w, f, &idle, s, best);
        idle.pool = f->asset_pool[k];
        if (!is_represented(w, f, k, &idle))
            consider(w, f, k, s, best);
    }
    consider_pool(w, f, &idle, s, best);
}

static struct choice best_choice(struct world *w, const struct force *f)
{
    struct choice best = {.shipment = NO_INDEX};
    if (next_idle(w, f, 0) == f->asset_count)
        return best;
    for (uint32_t s = 0; s < f->shipment_count; s++)
        if (left_of(w, f, s) > LEAST_AMOUNT)
            consider_all(w, f, s, &best);
    return best;
}

/* ---- the load ---- */

struct room room_of(const struct world *w, const struct force *f, uint32_t pool, uint32_t route)
{
    const double *n = numbers_of(w, &f->lifts, pool);
    const double payload = way_payload(w, f, pool, route);
    return (struct room){payload * n[LIFT_LOAD], n[LIFT_AREA] > 0.0 ? n[LIFT_AREA] : (double)INFINITY,
                         payload * n[LIFT_SEATS]};
}

bool room_is_left(const struct room *room, bool people)
{
    return (people ? room->seats : room->tonnes) > LEAST_AMOUNT && room->area > LEAST_AMOUNT;
}

/* The hardest to fit first, or it would stay behind. */
double room_fill(const struct world *w, const struct force *f, uint32_t pool, struct room *room,
                 const double available[CARGO_KINDS], struct lot *lot)
{
    const uint32_t s = lot->shipment;
    const double area = room->area < (double)INFINITY ? area_per_tonne(w, f, s) : 0.0;
    double taken = 0.0;
    for (enum cargo kind = CARGO_KINDS; kind-- > 0;) {
        const bool people = kind == CARGO_PEOPLE;
        if (people != f->shipment[s].people || (!people && !pool_takes(f, pool, kind)))
            continue;
        double most = people ? room->seats : room->tonnes;
        if (area > 0.0 && room->area / area < most)
            most = room->area / area;
        lot->amount[kind] = available[kind] < most ? available[kind] : most;
        if (people)
            room->seats -= lot->amount[kind];
        else
            room->tonnes -= lot->amount[kind];
        room->area -= area * lot->amount[kind];
        taken += lot->amount[kind];
    }
    return taken;
}

static void take(struct world *w, const struct force *f, uint32_t k, uint32_t s, struct room *room)
{
    struct asset *asset = asset_of(w, f, k);
    struct shipment_state *state = shipment_state(w, f, s);
    struct lot lot = {.shipment = s, .place = place_at(f, s, asset->pod)};
    double waiting[CARGO_KINDS];
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        waiting[kind] = waiting_amount(w, f, s, kind);
    const double taken = room_fill(w, f, f->asset_pool[k], room, waiting, &lot);
    for (enum cargo kind = CARGO_KINDS; kind-- > 0;) {
        state->sent[kind] += lot.amount[kind];
        state->sent_all += lot.amount[kind];
    }
    if (taken <= 0.0)
        return;
    signal_add(w, f->outbound, amount_persons(w, f, s, taken));
    lot.asked_day = world_days(w);
    /* While the asset stood idle too it was the spots it waited for. */
    const double ready = unit_state(w, f, f->shipment[s].unit)->ready_day;
    const double both = asset->asked_day > ready ? asset->asked_day : ready;
    lot.held_lift = both - ready;
    lot.held_ramp = world_days(w) - both;
    asset->lot[asset->lot_count++] = lot;
    note(w, NOTE_LOADED, k, (double)s, taken);
}

bool arrives_at(const struct force *f, uint32_t s, uint32_t pod)
{
    for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
        if (f->shipment[s].pod[p] == pod)
            return true;
    return false;
}

/* With what else goes the same way: by priority, then in the order of the list. */
static void fill_up(struct world *w, const struct force *f, const struct choice *choice, struct room *room)
{
    const struct shipment_fixed *first = &f->shipment[choice->shipment];
    struct asset *asset = asset_of(w, f, choice->asset);
    for (uint32_t priority = 1; priority <= 9; priority++)
        for (uint32_t s = 0; s < f->shipment_count && asset->lot_count < MANIFEST_MOST; s++) {
            const struct shipment_fixed *other = &f->shipment[s];
            if (s != choice->shipment && room_is_left(room, first->people) &&
                f->unit[other->unit].priority == priority && other->people == first->people &&
                other->mode == first->mode && other->from == first->from && arrives_at(f, s, choice->pod) &&
                waiting_for(w, f, f->asset_pool[choice->asset], s) > LEAST_AMOUNT)
                take(w, f, choice->asset, s, room);
        }
}

static void send(struct world *w, const struct force *f, const struct choice *choice)
{
    struct asset *asset = asset_of(w, f, choice->asset);
    struct room room = room_of(w, f, f->asset_pool[choice->asset], choice->route);
    asset->lot_count = 0;
    asset->homeward = false;
    asset->pod = choice->pod;
    asset->route = choice->route;
    asset->home = f->shipment[choice->shipment].from;
    take(w, f, choice->asset, choice->shipment, &room);
    fill_up(w, f, choice, &room);
    arrival_expect(w, f, choice->asset, choice->pod, choice->comes_day);
    node_state(w, f, asset->home)->to_load++;
    lift_load(w, f, choice->asset);
}

void dispatch(struct world *w, const struct force *f)
{
    for (;;) {
        const struct choice choice = best_choice(w, f);
        if (choice.shipment == NO_INDEX)
            break;
        send(w, f, &choice);
    }
    if (any_recalled(w, f))
        homeward_fetch(w, f);
}

bool dispatch_needs(const struct world *w, const struct force *f, uint32_t pool)
{
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const struct shipment_fixed *shipment = &f->shipment[s];
        const bool gets_ready =
            clock_runs(w, f->ready.first + shipment->unit) && unit_state(w, f, shipment->unit)->called_share > 0.0;
        if (shipment->mode != f->pool_mode[pool] || pool_load(w, f, pool, s) <= 0.0 ||
            (!gets_ready && waiting_for(w, f, pool, s) <= LEAST_AMOUNT))
            continue;
        for (uint32_t p = 0; p < shipment->pod_count; p++)
            if (way_for(w, f, pool, shipment->pair[p], 0.0) != NO_INDEX)
                return true;
    }
    return false;
}

/* ---- empties ---- */

/* What waits at a node that this pool can take, less what those already on their way back for it will. */
static double left_at(const struct world *w, const struct force *f, uint32_t pool, uint32_t node)
{
    double left = 0.0;
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const double load = pool_load(w, f, pool, s);
        if (f->shipment[s].from == node && f->shipment[s].mode == f->pool_mode[pool] && load > 0.0)
            left += waiting_for(w, f, pool, s) / load;
    }
    for (uint32_t k = 0; k < f->asset_count; k++) {
        const struct asset *other = asset_of(w, f, k);
        if ((other->state == ASSET_RETURNS || other->state == ASSET_HOMEBOUND) && other->node == node &&
            f->pool_mode[f->asset_pool[k]] == f->pool_mode[pool])
            left -= 1.0;
    }
    return left;
}

uint32_t dispatch_return(const struct world *w, const struct force *f, uint32_t k, double *of_it)
{
    const struct asset *asset = asset_of(w, f, k);
    const uint32_t pool = f->asset_pool[k];
    uint32_t best = asset->home;
    double most = positive(left_at(w, f, pool, best));
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        const uint32_t node = f->shipment[s].from;
        if (node == best || f->shipment[s].mode != f->pool_mode[pool])
            continue;
        const double left = left_at(w, f, pool, node);
        if (left > most + LEAST_AMOUNT) {
            best = node;
            most = left;
        }
    }
    *of_it = most;
    return best;
}
