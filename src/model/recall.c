/* Recall: what is called back goes home by the ports and airfields it came through.
 *
 *     where it is needed -> down the road -> at the node -> bound for an asset, loaded -> aboard -> at home
 *
 * It is no longer in place from the recall on. What no asset has left with stays at home; what waits for the road in a
 * yard stays at the node; what is under way is unloaded where it was bound for and stays there too. The road down has
 * the clearance and the onward movement of the road up, and a lane of its own. Of a shipment that came through several
 * nodes, the first of its list are emptied first. Called anew, what waits at a node takes the road once more; what an
 * asset was given goes home first. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

#define HOME_SHARE 1e-6 /* of the table: less is rounding */

struct ashore *ashore_of(const struct world *w, const struct force *f, uint32_t place)
{
    return (struct ashore *)world_memory(w, f->places) + place;
}

uint32_t place_at(const struct force *f, uint32_t s, uint32_t node)
{
    uint32_t p = 0;
    while (f->shipment[s].pod[p] != node)
        p++;
    return f->shipment[s].first_place + p;
}

const struct shipment_fixed *shipment_at(const struct force *f, uint32_t place)
{
    return &f->shipment[f->place_shipment[place]];
}

uint32_t node_at(const struct force *f, uint32_t place)
{
    const struct shipment_fixed *shipment = shipment_at(f, place);
    return shipment->pod[place - shipment->first_place];
}

bool any_recalled(const struct world *w, const struct force *f)
{
    return *(const uint32_t *)world_memory(w, f->recalls) > 0;
}

/* ---- amounts ---- */

double cargo_sum(const double amount[CARGO_KINDS])
{
    double sum = 0.0;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        sum += amount[kind];
    return sum;
}

double lot_amount(const struct lot *lot)
{
    return cargo_sum(lot->amount);
}

static bool flies_apart(const struct force *f, uint32_t unit)
{
    return f->unit_shipment[unit + 1] - f->unit_shipment[unit] > 1;
}

double amount_persons(const struct world *w, const struct force *f, uint32_t s, double amount)
{
    const uint32_t unit = f->shipment[s].unit;
    if (f->shipment[s].people)
        return amount;
    const double all = shipment_total(w, f, s);
    return flies_apart(f, unit) || all <= 0.0 ? 0.0 : numbers_of(w, &f->units, unit)[UNIT_PERSONS] * amount / all;
}

void signal_add(struct world *w, struct signal signal, double more)
{
    if (more != 0.0)
        signal_set(w, signal, signal_get(w, signal) + more);
}

static double called_of(const struct world *w, const struct force *f, uint32_t s, enum cargo kind)
{
    return unit_state(w, f, f->shipment[s].unit)->called_share * shipment_amount(w, f, s, kind);
}

static double beyond(double amount, double most)
{
    return amount - most > LEAST_AMOUNT ? amount - most : 0.0;
}

/* Away, not called and not yet on its way back. */
static double excess_of(const struct world *w, const struct force *f, uint32_t s, enum cargo kind)
{
    const struct shipment_state *state = shipment_state(w, f, s);
    return beyond(state->sent[kind] - state->back[kind], called_of(w, f, s, kind));
}

/* Where it is needed and not called. */
static double surplus_of(const struct world *w, const struct force *f, uint32_t s, enum cargo kind)
{
    double there = 0.0;
    for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
        there += ashore_of(w, f, f->shipment[s].first_place + p)->there[kind];
    return beyond(there, called_of(w, f, s, kind));
}

double unit_back(const struct world *w, const struct force *f, uint32_t u)
{
    if (!unit_lifted(f, u))
        return unit_state(w, f, u)->waits;
    if (f->unit_shipment[u] == f->unit_shipment[u + 1])
        return 0.0;
    /* Its people, if they travel apart. */
    const uint32_t s = f->unit_shipment[u + 1] - 1;
    const struct shipment_state *state = shipment_state(w, f, s);
    const double all = shipment_total(w, f, s);
    const double surplus = positive(state->arrived - unit_state(w, f, u)->called_share * all);
    return all > 0.0 ? (surplus + state->waits) / all : 0.0;
}

/* ---- what has not left ---- */

static void keep_of_lot(struct world *w, const struct force *f, uint32_t k, struct lot *lot)
{
    struct shipment_state *state = shipment_state(w, f, lot->shipment);
    double kept = 0.0;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        const double excess = excess_of(w, f, lot->shipment, kind);
        const double stays = excess < lot->amount[kind] ? excess : lot->amount[kind];
        lot->amount[kind] -= stays;
        state->sent[kind] -= stays;
        state->sent_all -= stays;
        kept += stays;
    }
    signal_add(w, f->outbound, -amount_persons(w, f, lot->shipment, kept));
    if (kept > 0.0)
        note(w, NOTE_KEPT, k, (double)lot->shipment, kept);
}

static void keep_at_home(struct world *w, const struct force *f, uint32_t s)
{
    for (uint32_t k = 0; k < f->asset_count; k++) {
        struct asset *asset = asset_of(w, f, k);
        const bool is_there =
            asset->state == ASSET_POSITIONS || asset->state == ASSET_LOADS || asset->state == ASSET_STUCK;
        if (asset->homeward || !is_there)
            continue;
        for (uint32_t n = 0; n < asset->lot_count; n++)
            if (asset->lot[n].shipment == s)
                keep_of_lot(w, f, k, &asset->lot[n]);
        if (asset->state == ASSET_STUCK && asset_is_empty(asset))
            lift_emptied(w, f, k);
    }
}

/* ---- to the node ---- */

static void to_quay(struct world *w, const struct force *f, uint32_t place, const double amount[CARGO_KINDS])
{
    struct shipment_state *state = shipment_state(w, f, f->place_shipment[place]);
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        ashore_of(w, f, place)->quay[kind] += amount[kind];
        state->back[kind] += amount[kind];
        state->waits += amount[kind];
    }
}

static void turn_in_yard(struct world *w, const struct force *f, uint32_t place)
{
    const uint32_t s = f->place_shipment[place];
    double most[CARGO_KINDS], taken[CARGO_KINDS] = {0.0};
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        most[kind] = positive(excess_of(w, f, s, kind) - surplus_of(w, f, s, kind));
    node_turn(w, f, node_at(f, place), s, most, taken);
    to_quay(w, f, place, taken);
}

void recall_landing(struct world *w, const struct force *f, uint32_t place, struct lot *lot)
{
    struct ashore *ashore = ashore_of(w, f, place);
    double turned[CARGO_KINDS];
    if (!unit_state(w, f, f->shipment[lot->shipment].unit)->recalled)
        return;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        const double excess = positive(excess_of(w, f, lot->shipment, kind) - surplus_of(w, f, lot->shipment, kind));
        turned[kind] = excess < lot->amount[kind] ? excess : lot->amount[kind];
        /* Rounding must not leave a lot of nothing. */
        turned[kind] = lot->amount[kind] - turned[kind] <= LEAST_AMOUNT ? lot->amount[kind] : turned[kind];
        lot->amount[kind] -= turned[kind];
    }
    const double all = cargo_sum(turned), persons = amount_persons(w, f, lot->shipment, all);
    if (all <= 0.0)
        return;
    ashore->lots += 1.0;
    ashore->landed += all;
    signal_add(w, f->outbound, -persons);
    signal_add(w, f->ashore, persons);
    to_quay(w, f, place, turned);
    force_update(w, f, f->unit[f->shipment[lot->shipment].unit].role);
}

/* As large as they came. */
static double usual_lot(const struct ashore *ashore)
{
    return ashore->lots > 0.0 ? ashore->landed / ashore->lots : 0.0;
}

uint32_t recall_lots(const struct world *w, const struct force *f, uint32_t node, bool people)
{
    double lots = 0.0;
    if (!any_recalled(w, f))
        return 0;
    for (uint32_t place = 0; place < f->place_count; place++) {
        const struct ashore *ashore = ashore_of(w, f, place);
        const double waits = cargo_sum(ashore->quay), lot = usual_lot(ashore);
        if (node_at(f, place) == node && shipment_at(f, place)->people == people && waits > LEAST_AMOUNT)
            lots += lot > 0.0 ? ceil(waits / lot) : 1.0;
    }
    /* Or a yard full of what waits for an asset could keep all assets from being unloaded. */
    const uint32_t most = YARD_MOST / 2;
    return lots < (double)most ? (uint32_t)lots : most;
}

/* ---- the road down ---- */

/* The part of it that comes with the next clock. */
static void reach_quay(const struct world *w, const struct force *f, uint32_t place)
{
    struct ashore *ashore = ashore_of(w, f, place);
    const double all = cargo_sum(ashore->down), share = ashore->next < all - LEAST_AMOUNT ? ashore->next / all : 1.0;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        const double comes = share < 1.0 ? share * ashore->down[kind] : ashore->down[kind];
        ashore->quay[kind] += comes;
        ashore->down[kind] -= comes;
    }
}

static void next_down(struct world *w, const struct force *f, uint32_t place, double days)
{
    struct ashore *ashore = ashore_of(w, f, place);
    const double clearance = numbers_of(w, &f->nodes, node_at(f, place))[NODE_CLEARANCE];
    const double all = cargo_sum(ashore->down), lot = usual_lot(ashore);
    const bool by_lots = clearance > 0.0 && !shipment_at(f, place)->people;
    ashore->next = by_lots && lot > LEAST_AMOUNT && lot < all ? lot : all;
    days += by_lots ? ashore->next / clearance : 0.0;
    if (days > 0.0)
        clock_in(w, f->down.first + place, days);
    else
        reach_quay(w, f, place);
}

void recall_there(struct world *w, const struct force *f, uint32_t place)
{
    const uint32_t s = f->place_shipment[place], node = node_at(f, place);
    struct ashore *ashore = ashore_of(w, f, place);
    struct shipment_state *state = shipment_state(w, f, s);
    const double *n = numbers_of(w, &f->nodes, node);
    double all = 0.0, wait = 0.0;
    if (clock_runs(w, f->down.first + place))
        return;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        const double surplus = surplus_of(w, f, s, kind);
        const double goes = surplus < ashore->there[kind] ? surplus : ashore->there[kind];
        ashore->there[kind] -= goes;
        ashore->down[kind] += goes;
        state->back[kind] += goes;
        all += goes;
    }
    if (all <= 0.0)
        return;
    state->arrived -= all;
    state->waits += all;
    if (n[NODE_CLEARANCE] > 0.0 && !f->shipment[s].people) {
        double *until = &node_state(w, f, node)->down_day;
        wait = positive(*until - world_days(w));
        *until = world_days(w) + wait + all / n[NODE_CLEARANCE];
    }
    next_down(w, f, place, wait + n[NODE_ONWARD]);
}

/* ---- called anew ---- */

static void regain(struct world *w, const struct force *f, uint32_t place)
{
    const uint32_t s = f->place_shipment[place], node = node_at(f, place);
    struct shipment_state *state = shipment_state(w, f, s);
    struct ashore *ashore = ashore_of(w, f, place);
    struct lot lot = {.shipment = s, .place = place};
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        const double lacks = positive(called_of(w, f, s, kind) - (state->sent[kind] - state->back[kind]));
        lot.amount[kind] = lacks < ashore->quay[kind] ? lacks : ashore->quay[kind];
    }
    const double all = lot_amount(&lot);
    if (all <= LEAST_AMOUNT || !node_road_free(w, f, node, &lot))
        return;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        ashore->quay[kind] -= lot.amount[kind];
        state->back[kind] -= lot.amount[kind];
    }
    state->waits -= all;
    node_take_road(w, f, node, &lot);
}

void recall_anew(struct world *w, const struct force *f, uint32_t u)
{
    if (!unit_lifted(f, u)) {
        sail_anew(w, f, u);
        return;
    }
    for (uint32_t s = f->unit_shipment[u]; s < f->unit_shipment[u + 1]; s++)
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
            regain(w, f, f->shipment[s].first_place + p);
}

void recall_down(struct world *w, const struct force *f, uint32_t place)
{
    struct ashore *ashore = ashore_of(w, f, place);
    reach_quay(w, f, place);
    if (cargo_sum(ashore->down) > LEAST_AMOUNT)
        next_down(w, f, place, 0.0);
    else
        recall_there(w, f, place);
    regain(w, f, place);
    force_update(w, f, f->unit[shipment_at(f, place)->unit].role);
}

/* ---- called back ---- */

/* What the bound of the way home is of: nobody had it yet. */
static void measure_recalled(struct world *w, const struct force *f, uint32_t s)
{
    struct shipment_state *state = shipment_state(w, f, s);
    double away = state->waits - state->bound, far = 0.0;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        away += excess_of(w, f, s, kind);
        far += surplus_of(w, f, s, kind);
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
            far += ashore_of(w, f, f->shipment[s].first_place + p)->down[kind];
    }
    state->recalled = positive(away);
    state->near = positive(away - far);
}

static void recall_shipment(struct world *w, const struct force *f, uint32_t s)
{
    const uint32_t first = f->shipment[s].first_place, end = first + f->shipment[s].pod_count;
    keep_at_home(w, f, s);
    for (uint32_t place = first; place < end; place++)
        turn_in_yard(w, f, place);
    measure_recalled(w, f, s);
    for (uint32_t place = first; place < end; place++)
        recall_there(w, f, place);
}

/* Away and not called: the part of the table that is farthest from being home. */
static double unit_returning(const struct world *w, const struct force *f, uint32_t u)
{
    const struct unit_state *state = unit_state(w, f, u);
    double share =
        unit_lifted(f, u) ? 0.0 : state->waits + state->homing + positive(state->sailing - state->called_share);
    for (uint32_t s = f->unit_shipment[u]; s < f->unit_shipment[u + 1]; s++) {
        const double all = shipment_total(w, f, s);
        double away = 0.0;
        for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
            away += beyond(shipment_state(w, f, s)->sent[kind], called_of(w, f, s, kind));
        share = away > share * all ? away / all : share;
    }
    return share > HOME_SHARE ? share : 0.0;
}

void recall_unit(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    if (!state->recalled)
        ++*(uint32_t *)world_memory(w, f->recalls);
    state->recalled = true;
    if (!unit_lifted(f, u))
        sail_recall(w, f, u);
    for (uint32_t s = f->unit_shipment[u]; s < f->unit_shipment[u + 1]; s++)
        recall_shipment(w, f, s);
    note(w, NOTE_CALLED_BACK, u, state->called_share, unit_returning(w, f, u));
}

/* ---- under way, at home ---- */

void recall_leaves(struct world *w, const struct force *f, uint32_t k)
{
    const struct asset *asset = asset_of(w, f, k);
    for (uint32_t n = 0; n < asset->lot_count; n++) {
        const uint32_t s = asset->lot[n].shipment;
        const double amount = lot_amount(&asset->lot[n]), persons = amount_persons(w, f, s, amount);
        struct shipment_state *state = shipment_state(w, f, s);
        state->waits -= amount;
        state->bound -= amount;
        state->aboard += amount;
        signal_add(w, f->ashore, -persons);
        signal_add(w, f->homebound, persons);
        force_update(w, f, f->unit[f->shipment[s].unit].role);
    }
    const struct signal loads = f->home_loads[f->asset_pool[k]];
    signal_add(w, loads, 1.0);
}

void recall_home(struct world *w, const struct force *f, const struct lot *lot)
{
    const double amount = lot_amount(lot);
    struct shipment_state *state = shipment_state(w, f, lot->shipment);
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        state->sent[kind] -= lot->amount[kind];
        state->back[kind] -= lot->amount[kind];
    }
    state->sent_all -= amount;
    state->aboard -= amount;
    signal_add(w, f->homebound, -amount_persons(w, f, lot->shipment, amount));
    note(w, NOTE_CAME_HOME, lot->shipment, amount, (double)f->shipment[lot->shipment].from);
    recall_check(w, f, f->unit[f->shipment[lot->shipment].unit].role);
}

static double role_returning(const struct world *w, const struct force *f, uint32_t role)
{
    double persons = 0.0, returning = 0.0, units = 0.0, shares = 0.0;
    for (uint32_t u = 0; u < f->unit_count; u++) {
        if (f->unit[u].role != role)
            continue;
        const double share = unit_returning(w, f, u), all = numbers_of(w, &f->units, u)[UNIT_PERSONS];
        persons += all;
        returning += all * share;
        units += 1.0;
        shares += share;
    }
    /* Never nothing while a unit without persons is away. */
    return returning > 0.0 ? returning / persons : units > 0.0 ? shares / units : 0.0;
}

void recall_check(struct world *w, const struct force *f, uint32_t role)
{
    struct role_held *held = role_held(w, f, role);
    const double returning = role_returning(w, f, role);
    signal_set(w, f->returning[role], returning);
    if (!held->recalled || held->home || returning > 0.0)
        return;
    const double took = world_days(w) - held->recall_day, bound = home_bound(w, f, role);
    held->home = true;
    signal_set(w, f->home[role], 1.0);
    signal_set(w, f->home_ratio[role], bound > 0.0 && bound < (double)INFINITY ? took / bound : 1.0);
    note(w, NOTE_HOME, role, took, bound);
}
