/* Forces: a decision calls units, units get ready, move by themselves or by lift, and are in place.
 *
 * Everything is a share of what the table gives at ambition 1; `called` is depth times what contributors give, less
 * what a crisis at home calls back. Stocks come along for some days; after that a role lives on what host and logistics
 * supply. */
#include "model/force.h"

#include "base/maths.h"
#include "model/mechanisms.h"
#include "model/topics.h"
#include <math.h>

enum { FAMILY_READY, FAMILY_ARRIVE, FAMILY_ASSET, FAMILY_STOCK };

struct unit_state *unit_state(const struct world *w, const struct force *f, uint32_t unit)
{
    return (struct unit_state *)world_memory(w, f->unit_state) + unit;
}

struct role_held *role_held(const struct world *w, const struct force *f, uint32_t role)
{
    return (struct role_held *)world_memory(w, f->held) + role;
}

double unit_tonnes(const struct world *w, const struct force *f, uint32_t unit)
{
    return numbers_of(w, &f->units, unit)[UNIT_TONNES] * numbers_of(w, &f->numbers, 0)[GROWTH];
}

double unit_in_place(const struct world *w, const struct force *f, uint32_t unit)
{
    const struct unit_state *state = unit_state(w, f, unit);
    double arrived = state->arrived_share;
    if (f->unit[unit].moves == MOVES_AIR || f->unit[unit].moves == MOVES_SEA) {
        const double all = unit_tonnes(w, f, unit);
        arrived = all > 0.0 ? state->arrived_tonnes / all : 0.0;
    }
    return arrived < state->called_share ? arrived : state->called_share;
}

void force_update(struct world *w, const struct force *f, uint32_t role)
{
    double weight = 0.0, in_place = 0.0, persons = 0.0, flow = 0.0;
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const double *n = numbers_of(w, &f->units, u);
        const double share = unit_in_place(w, f, u);
        persons += n[UNIT_PERSONS] * share;
        flow += n[UNIT_FLOW] * share;
        if (f->unit[u].role == role) {
            weight += n[UNIT_PERSONS];
            in_place += n[UNIT_PERSONS] * share;
        }
    }
    const bool first = signal_get(w, f->in_place[role]) <= 0.0;
    signal_set(w, f->in_place[role], weight > 0.0 ? in_place / weight : 0.0);
    signal_set(w, f->persons, persons);
    signal_set(w, f->flow, flow);
    if (first && in_place > 0.0 && !clock_runs(w, f->stock.first + role))
        clock_drain(w, f->stock.first + role, numbers_of(w, &f->numbers, 0)[SUPPLY_DAYS]);
}

static double called_value(const struct world *w, const void *self, uint32_t role)
{
    const struct force *f = self;
    return signal_get(w, f->depth[role]) * signal_get(w, f->share[role]) * (1.0 - signal_get(w, f->recalled));
}

/* What is there counts, not its effect: the effect itself depends on supply. */
static double cover_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct force *f = self;
    const double *n = numbers_of(w, &f->numbers, 0);
    const double logistics = f->logistics != NO_INDEX ? signal_get(w, f->in_place[f->logistics]) : 0.0;
    return clamp(n[HOST_SUPPLY] * signal_get(w, f->availability) + n[LOGISTICS_SUPPLY] * logistics, 0.0, 1.0);
}

static double stock_speed(const struct world *w, const void *self, uint32_t role)
{
    (void)role;
    const struct force *f = self;
    return 1.0 - signal_get(w, f->cover);
}

/* ---- calling ---- */

static void call_unit(struct world *w, const struct force *f, uint32_t u, double share)
{
    struct unit_state *state = unit_state(w, f, u);
    const bool lifted = f->unit[u].moves == MOVES_AIR || f->unit[u].moves == MOVES_SEA;
    const double before = state->called_share;
    state->called_share = share;
    if (share <= before || clock_runs(w, f->ready.first + u) || clock_runs(w, f->arrive.first + u))
        return;
    if (state->ready && lifted)
        return; /* the load grows where it stands */
    if (!state->called) {
        state->called = true;
        state->mandate_day = world_days(w);
    }
    const double days = numbers_of(w, &f->units, u)[UNIT_READY];
    note(w, NOTE_UNIT_CALLED, u, share, days);
    clock_in(w, f->ready.first + u, days);
}

static void call_role(struct world *w, const struct force *f, uint32_t role)
{
    const double share = signal_get(w, f->called[role]);
    struct role_held *held = role_held(w, f, role);
    if (share > 0.0 && !held->mandated) {
        held->mandated = true;
        held->mandate_day = world_days(w);
    }
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].role == role)
            call_unit(w, f, u, share);
    force_update(w, f, role);
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
    lift_dispatch(w, f);
}

/* ---- arriving ---- */

static void arrived(struct world *w, const struct force *f, uint32_t u)
{
    const struct unit_state *state = unit_state(w, f, u);
    const double held[HELD_KINDS] = {
        [HELD_COUNCIL] = state->mandate_day,
        [HELD_READINESS] = state->ready_day - state->mandate_day,
        [HELD_DISTANCE] = world_days(w) - state->ready_day,
    };
    force_update(w, f, f->unit[u].role);
    closure_check(w, f, u, held);
}

static void sail(struct world *w, const struct force *f, uint32_t u)
{
    const double *n = numbers_of(w, &f->units, u);
    struct unit_state *state = unit_state(w, f, u);
    const uint32_t route = unit_route(w, f, u);
    if (n[UNIT_REGION] > 0.0) {
        state->arrived_share = n[UNIT_REGION] * state->called_share;
        arrived(w, f, u);
    }
    if (route == NO_INDEX) {
        role_held(w, f, f->unit[u].role)->no_route = true;
        note(w, NOTE_NO_ROUTE, u, 0.0, 0.0);
        return;
    }
    clock_in(w, f->arrive.first + u, numbers_of(w, &f->routes, route)[ROUTE_NMI] / n[UNIT_SPEED]);
}

static void get_ready(struct world *w, const struct force *f, uint32_t u)
{
    struct unit_state *state = unit_state(w, f, u);
    state->ready = true;
    state->ready_day = world_days(w);
    note(w, NOTE_UNIT_READY, u, unit_tonnes(w, f, u) * state->called_share, 0.0);
    switch (f->unit[u].moves) {
    case MOVES_NONE:
        state->arrived_share = state->called_share;
        arrived(w, f, u);
        break;
    case MOVES_SELF:
        sail(w, f, u);
        break;
    default:
        if (unit_route(w, f, u) == NO_INDEX) {
            role_held(w, f, f->unit[u].role)->no_route = true;
            note(w, NOTE_NO_ROUTE, u, 0.0, 0.0);
        }
        lift_dispatch(w, f);
    }
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct force *f = self;
    switch (family) {
    case FAMILY_READY:
        get_ready(w, f, entity);
        break;
    case FAMILY_ARRIVE:
        unit_state(w, f, entity)->arrived_share = unit_state(w, f, entity)->called_share;
        arrived(w, f, entity);
        break;
    case FAMILY_ASSET:
        lift_asset(w, f, entity);
        break;
    case FAMILY_STOCK:
        signal_set(w, f->dry[entity], 1.0);
        break;
    }
}

static void prepare(struct world *w, const void *self)
{
    const struct force *f = self;
    numbers_prepare(w, &f->numbers);
    numbers_prepare(w, &f->units);
    numbers_prepare(w, &f->lifts);
    numbers_prepare(w, &f->nodes);
    numbers_prepare(w, &f->routes);
    numbers_prepare(w, &f->passages);
}

static void deal(struct world *w, const void *self)
{
    lift_deal(w, self);
}

static void begin(struct world *w, const void *self)
{
    const struct force *f = self;
    *(double *)world_memory(w, f->fastest) = 1.0;
    *(double *)world_memory(w, f->first_start) = (double)INFINITY;
}

static void finish(struct world *w, const void *self)
{
    closure_finish(w, self);
}

static const void *declare(struct declaration *d)
{
    static const char *const cover_reads[] = {"cyber.availability", "force.in_place.*", NULL};
    static const char *const stock_reads[] = {"force.cover", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    struct force *f = declare_self(d, sizeof *f);
    force_declare(d, f);
    for (uint32_t role = 0; role < f->role_count; role++) {
        const char *id = scenario_id(scenario, "roles", role),
                   *title = scenario_text(scenario, "roles", role, "title", 0);
        const char **reads = declare_self(d, 4 * sizeof *reads);
        reads[0] = declare_text(d, "alliance.depth.%s", id);
        reads[1] = declare_text(d, "alliance.share.%s", id);
        reads[2] = "home.recalled";
        f->called[role] = declare_derived(d, declare_text(d, "called.%s", id), "", declare_text(d, "Called, %s", title),
                                          called_value, role, reads);
    }
    f->cover = declare_derived(d, "cover", "", "Share of consumption supplied", cover_value, 0, cover_reads);
    f->ready = declare_clocks(d, "ready", CLOCK_AT, f->unit_count + 1, NULL, NULL);
    f->arrive = declare_clocks(d, "arrive", CLOCK_AT, f->unit_count + 1, NULL, NULL);
    f->asset = declare_clocks(d, "asset", CLOCK_AT, f->asset_count + 1, NULL, NULL);
    f->stock = declare_clocks(d, "stock", CLOCK_DRAIN, f->role_count + 1, stock_speed, stock_reads);
    f->unit_state = declare_memory(d, LIFE_TRIAL, sizeof(struct unit_state), f->unit_count + 1);
    f->assets = declare_memory(d, LIFE_TRIAL, sizeof(struct asset), f->asset_count + 1);
    f->node_state = declare_memory(d, LIFE_TRIAL, sizeof(struct node_state), f->node_count + 1);
    f->held = declare_memory(d, LIFE_TRIAL, sizeof(struct role_held), f->role_count + 1);
    f->fastest = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    f->first_start = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    f->available = declare_memory(d, LIFE_DEAL, sizeof(bool), f->asset_count + 1);
    f->best_route = declare_memory(d, LIFE_DEAL, sizeof(uint32_t), f->unit_count + 1);
    f->passage_open = declare_memory(d, LIFE_DEAL, sizeof(bool), f->passage_count + 1);
    return f;
}

static const struct section *const sections[] = {&force_section, &unit_section,  &lift_section,
                                                 &node_section,  &route_section, &passage_section};

const struct mechanism mechanism_force = {
    .name = "force",
    .sections = sections,
    .section_count = 6,
    .declare = declare,
    .prepare = prepare,
    .deal = deal,
    .begin = begin,
    .handle = handle,
    .hear = hear,
    .finish = finish,
};
