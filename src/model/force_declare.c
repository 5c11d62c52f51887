/* Forces as the kernel learns them: units, what of them must be lifted, and the pools that lift it. */
#include "model/force.h"

static uint32_t refs_of(const struct scenario *scenario, uint32_t unit, const char *field, const uint32_t **refs)
{
    return scenario_refs(scenario, "forces", unit, field, refs);
}

static bool is_lifted(enum unit_moves moves)
{
    return moves == MOVES_AIR || moves == MOVES_SEA;
}

/* ---- units ---- */

static void check_ends(struct declaration *d, uint32_t u, enum unit_moves moves)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t *refs;
    const char *id = scenario_id(scenario, "forces", u);
    const struct place place = scenario_place(scenario, "forces", u);
    if (moves != MOVES_NONE &&
        (scenario_ref(scenario, "forces", u, "from", 0) == NO_INDEX || refs_of(scenario, u, "to", &refs) == 0))
        declare_problem(d, place, "name the nodes it moves between", "%s moves, but has no `from` or no `to`", id);
    if (scenario_choice(scenario, "forces", u, "people", 0) == 0)
        return;
    if (!is_lifted(moves))
        declare_problem(d, place, "leave `people` out: only what is lifted has people that fly apart",
                        "%s moves itself, so its people travel with it", id);
    else if (scenario_ref(scenario, "forces", u, "people_from", 0) == NO_INDEX ||
             refs_of(scenario, u, "people_to", &refs) == 0)
        declare_problem(d, place, "name the airfields they fly between",
                        "the people of %s fly, but it has no `people_from` or no `people_to`", id);
}

static void declare_units(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct unit_fixed *unit = declare_self(d, (f->unit_count + 1) * sizeof *unit);
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const uint32_t *to;
        const uint32_t count = refs_of(scenario, u, "to", &to);
        unit[u].role = scenario_ref(scenario, "forces", u, "role", 0);
        unit[u].moves = (enum unit_moves)scenario_choice(scenario, "forces", u, "moves", 0);
        unit[u].from = scenario_ref(scenario, "forces", u, "from", 0);
        unit[u].to = count > 0 ? to[0] : NO_INDEX;
        unit[u].priority = (uint32_t)scenario_integer(scenario, "forces", u, "priority", 0);
        check_ends(d, u, unit[u].moves);
    }
    f->unit = unit;
}

/* ---- shipments ---- */

static void add_shipment(const struct scenario *scenario, struct shipment_fixed *list, struct force *f, uint32_t u,
                         bool people)
{
    struct shipment_fixed *shipment = &list[f->shipment_count];
    shipment->unit = u;
    shipment->people = people;
    shipment->mode = people || f->unit[u].moves == MOVES_AIR ? MODE_AIR : MODE_SEA;
    shipment->from = scenario_ref(scenario, "forces", u, people ? "people_from" : "from", 0);
    shipment->pod_count = refs_of(scenario, u, people ? "people_to" : "to", &shipment->pod);
    if (shipment->from != NO_INDEX && shipment->pod_count > 0)
        f->shipment_count++;
}

static void declare_shipments(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct shipment_fixed *list = declare_self(d, (2 * (size_t)f->unit_count + 1) * sizeof *list);
    uint32_t *first = declare_self(d, ((size_t)f->unit_count + 1) * sizeof *first);
    f->shipment_count = 0;
    for (uint32_t u = 0; u < f->unit_count; u++) {
        first[u] = f->shipment_count;
        if (is_lifted(f->unit[u].moves)) {
            add_shipment(scenario, list, f, u, false);
            if (scenario_choice(scenario, "forces", u, "people", 0) == 1)
                add_shipment(scenario, list, f, u, true);
        }
    }
    first[f->unit_count] = f->shipment_count;
    f->shipment = list;
    f->unit_shipment = first;
}

/* ---- pools ---- */

static void declare_pools(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    uint8_t *mode = declare_self(d, 2 * (size_t)f->lift_count + 1), *takes = mode + f->lift_count;
    f->asset_count = 0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        mode[pool] = (uint8_t)scenario_choice(scenario, "lift", pool, "mode", 0);
        takes[pool] = (uint8_t)scenario_choice(scenario, "lift", pool, "takes", 0);
        f->asset_count += (uint32_t)scenario_integer(scenario, "lift", pool, "count", 0);
        if (scenario_slot(scenario, "lift", pool, "breaks", 0) != NO_SLOT &&
            scenario_slot(scenario, "lift", pool, "repair", 0) == NO_SLOT)
            declare_problem(d, scenario_value_place(scenario, "lift", pool, "breaks", 0), "say how long `repair` takes",
                            "%s breaks down, but nothing says for how long", scenario_id(scenario, "lift", pool));
    }
    f->pool_mode = mode;
    f->pool_takes = takes;
}

static void declare_assets(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    uint32_t *asset_pool = declare_self(d, (f->asset_count + 1) * sizeof *asset_pool);
    uint32_t *asset_owner = declare_self(d, (f->asset_count + 1) * sizeof *asset_owner);
    struct question *ask = declare_self(d, (3 * (size_t)f->asset_count + 1) * sizeof *ask);
    struct question *available = ask, *leg = ask + f->asset_count, *breaks = ask + 2 * (size_t)f->asset_count;
    uint32_t asset = 0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        const uint32_t *owners;
        const uint32_t owner_count = scenario_refs(scenario, "lift", pool, "owners", &owners);
        const uint32_t count = (uint32_t)scenario_integer(scenario, "lift", pool, "count", 0);
        for (uint32_t k = 0; k < count; k++, asset++) {
            const char *id = scenario_id(scenario, "lift", pool);
            asset_pool[asset] = pool;
            asset_owner[asset] = owner_count ? owners[k % owner_count] : NO_INDEX;
            available[asset] = declare_question(d, "%s/%u/available", id, k + 1);
            leg[asset] = declare_question(d, "%s/%u/leg", id, k + 1);
            breaks[asset] = declare_question(d, "%s/%u/break", id, k + 1);
        }
    }
    f->asset_pool = asset_pool;
    f->asset_owner = asset_owner;
    f->ask_available = available;
    f->ask_leg = leg;
    f->ask_break = breaks;
}

/* ---- supplies ---- */

static void declare_uses(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    bool *uses = declare_self(d, (size_t)f->role_count * f->supply_count + 1);
    for (uint32_t k = 0; k < f->supply_count; k++) {
        const uint32_t *roles;
        const uint32_t count = scenario_refs(scenario, "supplies", k, "roles", &roles);
        for (uint32_t role = 0; role < f->role_count; role++) {
            bool uses_it = count == 0;
            for (uint32_t n = 0; n < count; n++)
                uses_it = uses_it || roles[n] == role;
            uses[role * f->supply_count + k] = uses_it;
        }
    }
    f->uses = uses;
}

/* ---- what is read and written ---- */

static void declare_inputs(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t members = scenario_count(scenario, "members");
    f->depth = declare_self(d, (f->role_count + 1) * sizeof *f->depth);
    f->share = declare_self(d, (f->role_count + 1) * sizeof *f->share);
    f->takes_part = declare_self(d, (members + 1) * sizeof *f->takes_part);
    for (uint32_t role = 0; role < f->role_count; role++) {
        f->depth[role] = declare_input(d, declare_text(d, "alliance.depth.%s", scenario_id(scenario, "roles", role)));
        f->share[role] = declare_input(d, declare_text(d, "alliance.share.%s", scenario_id(scenario, "roles", role)));
    }
    for (uint32_t i = 0; i < members; i++)
        f->takes_part[i] = declare_input(d, declare_text(d, "alliance.part.%s", scenario_id(scenario, "members", i)));
    f->recalled = declare_input(d, "home.recalled");
    f->busy = declare_input(d, "background.busy");
    f->node_speed = declare_input(d, "noncombat.node_speed");
    f->availability = declare_input(d, "cyber.node_availability");
    f->violence = declare_input(d, "crisis.violence");
    f->logistics = role_of_kind(scenario, ROLE_LOGISTICS);
}

static void declare_role_outputs(struct declaration *d, struct force *f, uint32_t role)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "roles", role), *title = scenario_text(scenario, "roles", role, "title", 0);
    f->in_place[role] =
        declare_signal(d, declare_text(d, "in_place.%s", id), "", declare_text(d, "In place, %s", title));
    f->delivered[role] = declare_signal(d, declare_text(d, "delivered.%s", id), "t",
                                        declare_text(d, "Cargo brought to where it is needed, %s", title));
    f->half[role] = declare_signal(d, declare_text(d, "half.%s", id), "", declare_text(d, "Half in place, %s", title));
    f->closed[role] =
        declare_signal(d, declare_text(d, "closed.%s", id), "", declare_text(d, "All in place, %s", title));
    f->bottleneck[role] = declare_ordinal(d, declare_text(d, "bottleneck.%s", id), BOTTLENECK_WORDS, 0,
                                          declare_text(d, "What held it longest, %s", title));
    f->ratio[role] =
        declare_signal(d, declare_text(d, "ratio.%s", id), "", declare_text(d, "Closure over bound, %s", title));
    for (uint32_t k = 0; k < f->supply_count; k++)
        f->out[role * f->supply_count + k] = declare_signal(
            d, declare_text(d, "dry.%s.%s", id, scenario_id(scenario, "supplies", k)), "",
            declare_text(d, "Stocks of %s are out, %s", scenario_text(scenario, "supplies", k, "title", 0), title));
}

static void declare_home_outputs(struct declaration *d, struct force *f, uint32_t role)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "roles", role), *title = scenario_text(scenario, "roles", role, "title", 0);
    f->returning[role] = declare_signal(d, declare_text(d, "returning.%s", id), "",
                                        declare_text(d, "Called back and not home yet, %s", title));
    f->home[role] = declare_signal(d, declare_text(d, "home.%s", id), "", declare_text(d, "All home again, %s", title));
    f->home_ratio[role] = declare_signal(d, declare_text(d, "home_ratio.%s", id), "",
                                         declare_text(d, "Time to be home over bound, %s", title));
}

static void declare_pool_outputs(struct declaration *d, struct force *f, uint32_t pool)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "lift", pool), *title = scenario_text(scenario, "lift", pool, "title", 0);
    f->home_loads[pool] =
        declare_signal(d, declare_text(d, "home_loads.%s", id), "", declare_text(d, "Loads taken home, %s", title));
    f->home_days[pool] = declare_signal(d, declare_text(d, "home_days.%s", id), "d",
                                        declare_text(d, "Asset-days of loads taken home, %s", title));
}

/* Only of what has a date can be said that it is late. */
static void declare_unit_outputs(struct declaration *d, struct force *f, uint32_t u)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "forces", u), *title = scenario_text(scenario, "forces", u, "title", 0);
    if (scenario_slot(scenario, "forces", u, "rdd", 0) != NO_SLOT)
        f->late[u] = declare_signal(d, declare_text(d, "late.%s", id), "d",
                                    declare_text(d, "Days after its required delivery, %s", title));
    if (scenario_slot(scenario, "forces", u, "lad", 0) != NO_SLOT)
        f->missed[u] = declare_signal(d, declare_text(d, "missed.%s", id), "d",
                                      declare_text(d, "Days after its latest arrival, %s", title));
}

static void declare_pod_outputs(struct declaration *d, struct force *f, uint32_t pod)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "nodes", f->pod_node[pod]);
    const char *title = scenario_text(scenario, "nodes", f->pod_node[pod], "title", 0);
    f->use[pod] = declare_signal(d, declare_text(d, "use.%s", id), "",
                                 declare_text(d, "Share of its spots in use while any is, %s", title));
    f->unloaded[pod] = declare_signal(d, declare_text(d, "unloaded.%s", id), "",
                                      declare_text(d, "Aircraft and ships unloaded, %s", title));
}

static struct signal *signals_of(struct declaration *d, uint32_t count)
{
    return declare_self(d, ((size_t)count + 1) * sizeof(struct signal));
}

static void declare_outputs(struct declaration *d, struct force *f)
{
    f->called = signals_of(d, f->role_count);
    f->supplied = signals_of(d, f->role_count);
    f->in_place = signals_of(d, f->role_count);
    f->delivered = signals_of(d, f->role_count);
    f->half = signals_of(d, f->role_count);
    f->closed = signals_of(d, f->role_count);
    f->bottleneck = signals_of(d, f->role_count);
    f->ratio = signals_of(d, f->role_count);
    f->out = signals_of(d, f->role_count * f->supply_count);
    f->cover = signals_of(d, f->supply_count);
    f->returning = signals_of(d, f->role_count);
    f->home = signals_of(d, f->role_count);
    f->home_ratio = signals_of(d, f->role_count);
    f->home_loads = signals_of(d, f->lift_count);
    f->home_days = signals_of(d, f->lift_count);
    for (uint32_t role = 0; role < f->role_count; role++) {
        declare_role_outputs(d, f, role);
        declare_home_outputs(d, f, role);
    }
    for (uint32_t pool = 0; pool < f->lift_count; pool++)
        declare_pool_outputs(d, f, pool);
    f->late = signals_of(d, f->unit_count);
    f->missed = signals_of(d, f->unit_count);
    for (uint32_t u = 0; u < f->unit_count; u++)
        declare_unit_outputs(d, f, u);
    f->use = signals_of(d, f->pod_count);
    f->unloaded = signals_of(d, f->pod_count);
    for (uint32_t pod = 0; pod < f->pod_count; pod++)
        declare_pod_outputs(d, f, pod);
    f->persons = declare_signal(d, "persons", "persons", "Persons in theatre");
    f->outbound = declare_signal(d, "outbound", "persons", "Persons on the way out, from the asset they are bound for");
    f->ashore = declare_signal(d, "ashore", "persons", "Persons landed in the theatre and not on the way home");
    f->homebound = declare_signal(d, "homebound", "persons", "Persons on the way home");
    f->over = declare_signal(d, "over", "", "Share called back by plan");
    f->flow = declare_signal(d, "flow", "t/d", "Relief carried");
    f->air_hours = declare_signal(d, "air_hours", "d", "Time flown by transport aircraft");
    f->ship_days = declare_signal(d, "ship_days", "d", "Time sailed by transport ships");
}

static void declare_memories(struct declaration *d, struct force *f)
{
    const size_t stops = f->stop_count;
    f->unit_state = declare_memory(d, LIFE_TRIAL, sizeof(struct unit_state), f->unit_count + 1);
    f->shipment_state = declare_memory(d, LIFE_TRIAL, sizeof(struct shipment_state), f->shipment_count + 1);
    f->assets = declare_memory(d, LIFE_TRIAL, sizeof(struct asset), f->asset_count + 1);
    f->node_state = declare_memory(d, LIFE_TRIAL, sizeof(struct node_state), f->node_count + 1);
    f->yards = declare_memory(d, LIFE_TRIAL, sizeof(struct yard), 2 * f->pod_count + 1);
    f->held = declare_memory(d, LIFE_TRIAL, sizeof(struct role_held), f->role_count + 1);
    f->fastest = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    f->first_start = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    f->passage_shut = declare_memory(d, LIFE_TRIAL, sizeof(bool), f->passage_count + 1);
    f->shuttings = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), f->passage_count + 1);
    f->best_route = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), f->pair_count + 1);
    f->prospects = declare_memory(d, LIFE_TRIAL, sizeof(struct prospect), f->shipment_count + 1);
    f->idle = declare_memory(d, LIFE_TRIAL, sizeof(uint64_t), f->asset_count / 64 + 1);
    f->places = declare_memory(d, LIFE_TRIAL, sizeof(struct ashore), f->place_count + 1);
    f->recalls = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    f->amounts = declare_memory(d, LIFE_FUTURE, sizeof(double), (CARGO_KINDS + 1) * (size_t)f->shipment_count + 1);
    f->available = declare_memory(d, LIFE_DEAL, sizeof(bool), f->asset_count + 1);
    f->dealt_shut = declare_memory(d, LIFE_DEAL, sizeof(bool), f->passage_count + 1);
    f->empty_nmi = declare_memory(d, LIFE_DEAL, sizeof(double), MODES * stops * stops + 1);
}

void force_declare(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    f->numbers = declare_numbers(d, &force_section, FORCE_NUMBERS, 0.0);
    f->units = declare_numbers(d, &unit_section, UNIT_NUMBERS, 0.0);
    f->lifts = declare_numbers(d, &lift_section, LIFT_NUMBERS, 0.0);
    f->nodes = declare_numbers(d, &node_section, NODE_NUMBERS, 0.0);
    f->routes = declare_numbers(d, &route_section, ROUTE_NUMBERS, 0.0);
    f->passages = declare_numbers(d, &passage_section, PASSAGE_NUMBERS, 0.0);
    f->supplies = declare_numbers(d, &supply_section, SUPPLY_NUMBERS, 0.0);
    f->unit_count = scenario_count(scenario, "forces");
    f->lift_count = scenario_count(scenario, "lift");
    f->node_count = scenario_count(scenario, "nodes");
    f->route_count = scenario_count(scenario, "routes");
    f->passage_count = scenario_count(scenario, "passages");
    f->role_count = scenario_count(scenario, "roles");
    f->supply_count = scenario_count(scenario, "supplies");
    declare_units(d, f);
    declare_shipments(d, f);
    declare_pools(d, f);
    declare_assets(d, f);
    declare_uses(d, f);
    ways_declare(d, f);
    declare_inputs(d, f);
    declare_outputs(d, f);
    declare_memories(d, f);
}
