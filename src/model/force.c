/* Forces: a decision calls units, units get ready, move by themselves or by lift, and are in place.
 *
 * Everything is a share of what the table gives at ambition 1; `called` is depth times what contributors give, less
 * what a crisis at home calls back. Supplies come along for some days; after that a role lives on what host and
 * logistics give, class by class: the scarcest decides (Liebig's law of the minimum). */
#include "model/force.h"

#include "base/maths.h"
#include "model/mechanisms.h"
#include "model/topics.h"
#include <math.h>

enum {
    FAMILY_READY,
    FAMILY_ARRIVE,
    FAMILY_ASSET,
    FAMILY_STOCK,
    FAMILY_YARD,
    FAMILY_PASSAGE,
    FAMILY_DOWN,
    FAMILY_SAILS,
    FAMILY_RECALL
};

struct unit_state *unit_state(const struct world *w, const struct force *f, uint32_t unit)
{
    return (struct unit_state *)world_memory(w, f->unit_state) + unit;
}

struct shipment_state *shipment_state(const struct world *w, const struct force *f, uint32_t shipment)
{
    return (struct shipment_state *)world_memory(w, f->shipment_state) + shipment;
}

struct role_held *role_held(const struct world *w, const struct force *f, uint32_t role)
{
    return (struct role_held *)world_memory(w, f->held) + role;
}

bool unit_lifted(const struct force *f, uint32_t unit)
{
    return f->unit[unit].moves == MOVES_AIR || f->unit[unit].moves == MOVES_SEA;
}

/* ---- amounts ---- */

static double *amounts_of(const struct world *w, const struct force *f, uint32_t s)
{
    return (double *)world_memory(w, f->amounts) + (size_t)s * (CARGO_KINDS + 1);
}

/* What is called outsize is not oversize too; together they are no more than all. */
static void measure_shipment(struct world *w, const struct force *f, uint32_t s)
{
    const double *n = numbers_of(w, &f->units, f->shipment[s].unit);
    const double tonnes = n[UNIT_TONNES] * numbers_of(w, &f->numbers, 0)[GROWTH], outsize = n[UNIT_OUTSIZE];
    const double oversize = n[UNIT_OVERSIZE] < 1.0 - outsize ? n[UNIT_OVERSIZE] : 1.0 - outsize;
    const bool people = f->shipment[s].people;
    double *amount = amounts_of(w, f, s);
    amount[CARGO_BULK] = people ? 0.0 : (1.0 - oversize - outsize) * tonnes;
    amount[CARGO_OVERSIZE] = people ? 0.0 : oversize * tonnes;
    amount[CARGO_OUTSIZE] = people ? 0.0 : outsize * tonnes;
    amount[CARGO_PEOPLE] = people ? n[UNIT_PERSONS] : 0.0;
    amount[CARGO_KINDS] = people ? n[UNIT_PERSONS] : tonnes;
}

double shipment_amount(const struct world *w, const struct force *f, uint32_t s, enum cargo kind)
{
    return amounts_of(w, f, s)[kind];
}

double shipment_total(const struct world *w, const struct force *f, uint32_t s)
{
    return amounts_of(w, f, s)[CARGO_KINDS];
}

/* The least of its shipments: cargo waits for its people, and they for it. */
double unit_in_place(const struct world *w, const struct force *f, uint32_t unit)
{
    const struct unit_state *state = unit_state(w, f, unit);
    double arrived = unit_lifted(f, unit) ? state->called_share : state->arrived_share;
    for (uint32_t s = f->unit_shipment[unit]; s < f->unit_shipment[unit + 1]; s++) {
        const double all = shipment_total(w, f, s);
        const double share = all > 0.0 ? shipment_state(w, f, s)->arrived / all : state->called_share;
        arrived = share < arrived ? share : arrived;
    }
    return arrived < state->called_share ? arrived : state->called_share;
}

/* Units count by their persons; where none has any, all alike. */
static double role_in_place(const struct world *w, const struct force *f, uint32_t role)
{
    double persons = 0.0, in_place = 0.0, units = 0.0, shares = 0.0;
    for (uint32_t u = 0; u < f->unit_count; u++) {
        if (f->unit[u].role != role)
            continue;
        const double share = unit_in_place(w, f, u);
        persons += numbers_of(w, &f->units, u)[UNIT_PERSONS];
        in_place += numbers_of(w, &f->units, u)[UNIT_PERSONS] * share;
        units += 1.0;
        shares += share;
    }
    return persons > 0.0 ? in_place / persons : units > 0.0 ? shares / units : 0.0;
}

void force_update(struct world *w, const struct force *f, uint32_t role)
{
    const bool recalled = any_recalled(w, f);
    double persons = 0.0, flow = 0.0, back = 0.0;
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const double *n = numbers_of(w, &f->units, u);
        const double share = unit_in_place(w, f, u);
        persons += n[UNIT_PERSONS] * share;
        flow += n[UNIT_FLOW] * share;
        back += recalled ? n[UNIT_PERSONS] * unit_back(w, f, u) : 0.0;
    }
    const double in_place = role_in_place(w, f, role);
    const bool first = signal_get(w, f->in_place[role]) <= 0.0;
    signal_set(w, f->in_place[role], in_place);
    signal_set(w, f->persons, persons + back);
    signal_set(w, f->flow, flow);
    for (uint32_t k = 0; first && in_place > 0.0 && k < f->supply_count; k++) {
        const uint32_t stock = role * f->supply_count + k;
        if (f->uses[stock] && !clock_runs(w, f->stock.first + stock))
            clock_drain(w, f->stock.first + stock, numbers_of(w, &f->supplies, k)[SUPPLY_DAYS]);
    }
}

static double called_value(const struct world *w, const void *self, uint32_t role)
{
    const struct force *f = self;
    return signal_get(w, f->depth[role]) * signal_get(w, f->share[role]) * (1.0 - signal_get(w, f->recalled)) *
           (1.0 - signal_get(w, f->over));
}

/* ---- supply ---- */

/* What is there counts, not its effect: the effect itself depends on supply. */
static double cover_value(const struct world *w, const void *self, uint32_t supply)
{
    const struct force *f = self;
    const double *n = numbers_of(w, &f->supplies, supply);
    const double logistics = f->logistics != NO_INDEX ? signal_get(w, f->in_place[f->logistics]) : 0.0;
    return clamp(n[SUPPLY_HOST] * signal_get(w, f->availability) + n[SUPPLY_LOGISTICS] * logistics, 0.0, 1.0);
}

static double stock_speed(const struct world *w, const void *self, uint32_t stock)
{
    const struct force *f = self;
    return 1.0 - signal_get(w, f->cover[stock % f->supply_count]);
}

/* 1 while nothing is out; then what is covered of the scarcest class that is. */
static double supplied_value(const struct world *w, const void *self, uint32_t role)
{
    const struct force *f = self;
    double least = 1.0;
    for (uint32_t k = 0; k < f->supply_count; k++) {
        const double cover = signal_get(w, f->cover[k]);
        if (signal_get(w, f->out[role * f->supply_count + k]) > 0.0)
            least = cover < least ? cover : least;
    }
    return least;
}

/* ---- calling ---- */

/* No sooner than it may arrive: held back at home, not at sea. */
static double days_to_ready(const struct world *w, const struct force *f, uint32_t u)
{
    const double *n = numbers_of(w, &f->units, u);
    double least = (double)INFINITY;
    for (uint32_t s = f->unit_shipment[u]; n[UNIT_EAD] > 0.0 && s < f->unit_shipment[u + 1]; s++)
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
            for (uint32_t pool = 0; pool < f->lift_count; pool++)
                if (f->pool_mode[pool] == f->shipment[s].mode) {
                    const double days =
                        way_least_nmi(w, f, f->shipment[s].pair[p]) / numbers_of(w, &f->lifts, pool)[LIFT_SPEED];
                    least = days < least ? days : least;
                }
    const double held = least < (double)INFINITY ? n[UNIT_EAD] - least : n[UNIT_EAD];
    return held > n[UNIT_ALD] ? held : n[UNIT_ALD];
}

static void call_unit(struct world *w, const struct force *f, uint32_t u, double share)
{
    struct unit_state *state = unit_state(w, f, u);
    const double before = state->called_share;
    state->called_share = share;
    if (share < before)
        recall_unit(w, f, u);
    else if (share > before && state->recalled)
        recall_anew(w, f, u);
    if (share <= before || clock_runs(w, f->ready.first + u) || clock_runs(w, f->arrive.first + u))
        return;
    if (state->ready && unit_lifted(f, u))
        return; /* the load grows where it stands */
    if (!state->called) {
        state->called = true;
        state->mandate_day = world_days(w);
    }
    const double days = days_to_ready(w, f, u);
    note(w, NOTE_UNIT_CALLED, u, share, days);
    clock_in(w, f->ready.first + u, days);
}

/* What is left may be all in place. */
static void call_back(struct world *w, const struct force *f, uint32_t role)
{
    static const double held_by_nothing[HELD_KINDS] = {0.0};
    struct role_held *held = role_held(w, f, role);
    held->recalled = true;
    held->home = false;
    held->recall_day = world_days(w);
    home_bound_begins(w, f);
    signal_set(w, f->home[role], 0.0);
    recall_check(w, f, role);
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].role == role)
            closure_check(w, f, u, held_by_nothing);
}

static void call_role(struct world *w, const struct force *f, uint32_t role)
{
    const double share = signal_get(w, f->called[role]);
    struct role_held *held = role_held(w, f, role);
    bool less = false;
    if (share > 0.0 && !held->mandated) {
        held->mandated = true;
        held->mandate_day = world_days(w);
    }
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].role == role) {
            less = less || share < unit_state(w, f, u)->called_share;
            call_unit(w, f, u, share);
        }
    force_update(w, f, role);
    if (less)
        call_back(w, f, role);
    else if (held->recalled)
        recall_check(w, f, role);
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct force *f = self;
    if (notice->topic == TOPIC_DECIDED || notice->topic == TOPIC_GIVEN)
        call_role(w, f, notice->about);
    else if (notice->topic == TOPIC_RECALL)
        for (uint32_t role = 0; role < f->role_count; role++)
            call_role(w, f, role);
    else
        return;
    lift_start(w, f);
    dispatch(w, f);
}

/* ---- arriving ---- */

static void in_place_now(struct world *w, const struct force *f, uint32_t u, const double held[HELD_KINDS])
{
    force_update(w, f, f->unit[u].role);
    closure_check(w, f, u, held);
}

void force_arrived(struct world *w, const struct force *f, const struct lot *lot)
{
    const uint32_t u = f->shipment[lot->shipment].unit;
    const struct unit_state *state = unit_state(w, f, u);
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
        shipment_state(w, f, lot->shipment)->arrived += lot->amount[kind];
        ashore_of(w, f, lot->place)->there[kind] += lot->amount[kind];
    }
    if (state->recalled)
        recall_there(w, f, lot->place);
    const struct signal delivered = f->delivered[f->unit[u].role];
    signal_set(w, delivered, signal_get(w, delivered) + lot_tonnes(lot));
    const double all = world_days(w) - state->ready_day, cleared = world_days(w) - lot->landed_day;
    const double held[HELD_KINDS] = {
        [HELD_COUNCIL] = state->mandate_day,
        [HELD_READINESS] = state->ready_day - state->mandate_day,
        [HELD_LIFT] = lot->held_lift,
        [HELD_RAMP] = lot->held_ramp,
        [HELD_CLEARANCE] = cleared,
        [HELD_DISTANCE] = positive(all - lot->held_lift - lot->held_ramp - cleared),
    };
    in_place_now(w, f, u, held);
}

void force_arrived_itself(struct world *w, const struct force *f, uint32_t u)
{
    const struct unit_state *state = unit_state(w, f, u);
    const double held[HELD_KINDS] = {
        [HELD_COUNCIL] = state->mandate_day,
        [HELD_READINESS] = state->ready_day - state->mandate_day,
        [HELD_DISTANCE] = world_days(w) - state->ready_day,
    };
    in_place_now(w, f, u, held);
}

void force_no_way(struct world *w, const struct force *f, uint32_t u)
{
    role_held(w, f, f->unit[u].role)->no_route = true;
    note(w, NOTE_NO_ROUTE, u, 0.0, 0.0);
}

static bool any_way(const struct world *w, const struct force *f, uint32_t u)
{
    for (uint32_t s = f->unit_shipment[u]; s < f->unit_shipment[u + 1]; s++) {
        bool open = false;
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
            open = open || way_of_pair(w, f, f->shipment[s].pair[p]) != NO_INDEX;
        if (!open)
            return false;
    }
    return true;
}

static void get_ready(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    const double tonnes = numbers_of(w, &f->units, u)[UNIT_TONNES] * numbers_of(w, &f->numbers, 0)[GROWTH];
    state->ready = true;
    state->ready_day = world_days(w);
    note(w, NOTE_UNIT_READY, u, tonnes * state->called_share, 0.0);
    if (f->unit[u].moves == MOVES_NONE) {
        state->arrived_share = state->called_share;
        force_arrived_itself(w, f, u);
    } else if (f->unit[u].moves == MOVES_SELF) {
        sail(w, f, u);
    } else {
        if (!any_way(w, f, u))
            force_no_way(w, f, u);
        dispatch(w, f);
    }
}

/* Ways that were shut may be open: units that sail and assets that stand loaded look again. A unit that was called for
 * more and gets ready once more sets out when it is ready. */
static void passage_changes(struct world *w, const struct force *f, uint32_t passage)
{
    ways_toggle(w, f, passage);
    for (uint32_t u = 0; u < f->unit_count; u++)
        sail_again(w, f, u);
    lift_again(w, f);
    dispatch(w, f);
}

/* The day on which the plan calls back. */
static void end(struct world *w, const struct force *f)
{
    const double share = numbers_of(w, &f->numbers, 0)[RECALL_SHARE];
    signal_set(w, f->over, share > 0.0 ? share : 1.0);
    notify(w, (struct notice){TOPIC_RECALL, 0, 0, signal_get(w, f->over), 0.0});
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct force *f = self;
    switch (family) {
    case FAMILY_READY:
        get_ready(w, f, entity);
        break;
    case FAMILY_ARRIVE:
        sail_arrived(w, f, entity);
        break;
    case FAMILY_ASSET:
        lift_asset(w, f, entity);
        break;
    case FAMILY_STOCK:
        signal_set(w, f->out[entity], 1.0);
        break;
    case FAMILY_YARD:
        node_cleared(w, f, entity);
        break;
    case FAMILY_PASSAGE:
        passage_changes(w, f, entity);
        break;
    case FAMILY_DOWN:
        recall_down(w, f, entity);
        dispatch(w, f);
        break;
    case FAMILY_SAILS:
        sail_back(w, f, entity);
        break;
    case FAMILY_RECALL:
        end(w, f);
        break;
    }
}

/* ---- the mechanism ---- */

static void prepare(struct world *w, const void *self)
{
    const struct force *f = self;
    numbers_prepare(w, &f->numbers);
    numbers_prepare(w, &f->units);
    numbers_prepare(w, &f->lifts);
    numbers_prepare(w, &f->nodes);
    numbers_prepare(w, &f->routes);
    numbers_prepare(w, &f->passages);
    numbers_prepare(w, &f->supplies);
    for (uint32_t s = 0; s < f->shipment_count; s++)
        measure_shipment(w, f, s);
}

static void deal(struct world *w, const void *self)
{
    ways_deal(w, self);
    lift_deal(w, self);
}

static void begin(struct world *w, const void *self)
{
    const struct force *f = self;
    *(double *)world_memory(w, f->fastest) = 1.0;
    *(double *)world_memory(w, f->first_start) = (double)INFINITY;
    ways_begin(w, f);
    if (numbers_of(w, &f->numbers, 0)[RECALL_DAY] > 0.0)
        clock_in(w, f->recall.first, numbers_of(w, &f->numbers, 0)[RECALL_DAY]);
}

static void finish(struct world *w, const void *self)
{
    closure_finish(w, self);
    node_finish(w, self);
}

static void declare_called(struct declaration *d, struct force *f, uint32_t role)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "roles", role), *title = scenario_text(scenario, "roles", role, "title", 0);
    const char **reads = declare_self(d, 5 * sizeof *reads), **supplied = declare_self(d, 3 * sizeof *supplied);
    reads[0] = declare_text(d, "alliance.depth.%s", id);
    reads[1] = declare_text(d, "alliance.share.%s", id);
    reads[2] = "home.recalled";
    reads[3] = "force.over";
    supplied[0] = declare_text(d, "force.dry.%s.*", id);
    supplied[1] = "force.cover.*";
    f->called[role] = declare_derived(d, declare_text(d, "called.%s", id), "", declare_text(d, "Called, %s", title),
                                      called_value, role, reads);
    f->supplied[role] = declare_derived(d, declare_text(d, "supplied.%s", id), "",
                                        declare_text(d, "Share of consumption supplied, %s", title), supplied_value,
                                        role, f->supply_count > 0 ? supplied : NULL);
}

static const void *declare(struct declaration *d)
{
    static const char *const cover_reads[] = {"cyber.node_availability", "force.in_place.*", NULL};
    static const char *const stock_reads[] = {"force.cover.*", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    struct force *f = declare_self(d, sizeof *f);
    force_declare(d, f);
    for (uint32_t role = 0; role < f->role_count; role++)
        declare_called(d, f, role);
    for (uint32_t k = 0; k < f->supply_count; k++)
        f->cover[k] = declare_derived(
            d, declare_text(d, "cover.%s", scenario_id(scenario, "supplies", k)), "",
            declare_text(d, "Share of consumption supplied, %s", scenario_text(scenario, "supplies", k, "title", 0)),
            cover_value, k, cover_reads);
    f->ready = declare_clocks(d, "ready", CLOCK_AT, f->unit_count, NULL, NULL);
    f->arrive = declare_clocks(d, "arrive", CLOCK_AT, f->unit_count, NULL, NULL);
    f->asset = declare_clocks(d, "asset", CLOCK_AT, f->asset_count, NULL, NULL);
    f->stock = declare_clocks(d, "stock", CLOCK_DRAIN, f->role_count * f->supply_count, stock_speed,
                              f->supply_count > 0 ? stock_reads : NULL);
    f->yard = declare_clocks(d, "yard", CLOCK_AT, 2 * f->pod_count, NULL, NULL);
    f->passage = declare_clocks(d, "passage", CLOCK_AT, f->passage_count, NULL, NULL);
    f->down = declare_clocks(d, "down", CLOCK_AT, f->place_count, NULL, NULL);
    f->sails = declare_clocks(d, "sails", CLOCK_AT, f->unit_count, NULL, NULL);
    f->recall = declare_clocks(d, "recall", CLOCK_AT, 1, NULL, NULL);
    declare_hears(d, TOPIC_DECIDED);
    declare_hears(d, TOPIC_GIVEN);
    declare_hears(d, TOPIC_RECALL);
    declare_tells(d, TOPIC_RECALL);
    return f;
}

static const struct section *const sections[] = {&force_section, &supply_section, &unit_section,   &lift_section,
                                                 &node_section,  &route_section,  &passage_section};

const struct mechanism mechanism_force = {
    .name = "force",
    .sections = sections,
    .section_count = sizeof sections / sizeof sections[0],
    .declare = declare,
    .prepare = prepare,
    .deal = deal,
    .begin = begin,
    .handle = handle,
    .hear = hear,
    .finish = finish,
};
