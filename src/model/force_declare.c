/* Forces as the kernel learns them: units, pools, nodes and ways resolved to indices. */
#include "model/force.h"

static const uint32_t *refs_of(struct declaration *d, const char *section, uint32_t entity, const char *field,
                               uint32_t *count)
{
    const uint32_t *refs;
    *count = scenario_refs(declaration_scenario(d), section, entity, field, &refs);
    return refs;
}

static void declare_units(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct unit_fixed *unit = declare_self(d, (f->unit_count + 1) * sizeof *unit);
    for (uint32_t u = 0; u < f->unit_count; u++) {
        unit[u].role = scenario_ref(scenario, "forces", u, "role", 0);
        unit[u].moves = (enum unit_moves)scenario_choice(scenario, "forces", u, "moves", 0);
        unit[u].from = scenario_ref(scenario, "forces", u, "from", 0);
        unit[u].to = scenario_ref(scenario, "forces", u, "to", 0);
        if (unit[u].moves != MOVES_NONE && (unit[u].from == NO_INDEX || unit[u].to == NO_INDEX))
            declare_problem(d, scenario_place(scenario, "forces", u), "name the nodes it moves between",
                            "%s moves, but has no `from` or no `to`", scenario_id(scenario, "forces", u));
    }
    f->unit = unit;
}

static void declare_pools(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    uint8_t *mode = declare_self(d, f->lift_count + 1);
    f->asset_count = 0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        mode[pool] = (uint8_t)scenario_choice(scenario, "lift", pool, "mode", 0);
        f->asset_count += (uint32_t)scenario_integer(scenario, "lift", pool, "count", 0);
    }
    uint32_t *asset_pool = declare_self(d, (f->asset_count + 1) * sizeof *asset_pool);
    uint32_t *asset_owner = declare_self(d, (f->asset_count + 1) * sizeof *asset_owner);
    struct question *available = declare_self(d, (f->asset_count + 1) * sizeof *available);
    struct question *leg = declare_self(d, (f->asset_count + 1) * sizeof *leg);
    uint32_t asset = 0;
    for (uint32_t pool = 0; pool < f->lift_count; pool++) {
        uint32_t owner_count;
        const uint32_t *owners = refs_of(d, "lift", pool, "owners", &owner_count);
        const uint32_t count = (uint32_t)scenario_integer(scenario, "lift", pool, "count", 0);
        for (uint32_t k = 0; k < count; k++, asset++) {
            const char *id = scenario_id(scenario, "lift", pool);
            asset_pool[asset] = pool;
            asset_owner[asset] = owner_count ? owners[k % owner_count] : NO_INDEX;
            available[asset] = declare_question(d, "%s/%u/available", id, k + 1);
            leg[asset] = declare_question(d, "%s/%u/leg", id, k + 1);
        }
    }
    f->pool_mode = mode;
    f->asset_pool = asset_pool;
    f->asset_owner = asset_owner;
    f->ask_available = available;
    f->ask_leg = leg;
}

static void declare_ways(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    bool *theatre = declare_self(d, f->node_count + 1);
    for (uint32_t node = 0; node < f->node_count; node++)
        theatre[node] = scenario_choice(scenario, "nodes", node, "theatre", 0) == 0;
    uint8_t *mode = declare_self(d, f->route_count + 1);
    uint32_t *numbers = declare_self(d, (4 * (size_t)f->route_count + 1) * sizeof *numbers);
    uint32_t *from = numbers, *to = numbers + f->route_count, *stops = numbers + 2 * (size_t)f->route_count;
    uint32_t *via_count = numbers + 3 * (size_t)f->route_count;
    const uint32_t **via = declare_self(d, (f->route_count + 1) * sizeof *via);
    for (uint32_t route = 0; route < f->route_count; route++) {
        mode[route] = (uint8_t)scenario_choice(scenario, "routes", route, "mode", 0);
        from[route] = scenario_ref(scenario, "routes", route, "from", 0);
        to[route] = scenario_ref(scenario, "routes", route, "to", 0);
        stops[route] = (uint32_t)scenario_integer(scenario, "routes", route, "stops", 0);
        via[route] = refs_of(d, "routes", route, "via", &via_count[route]);
    }
    struct question *passage = declare_self(d, (f->passage_count + 1) * sizeof *passage);
    for (uint32_t k = 0; k < f->passage_count; k++)
        passage[k] = declare_question(d, "passage/%s", scenario_id(scenario, "passages", k));
    f->theatre = theatre;
    f->route_mode = mode;
    f->route_from = from;
    f->route_to = to;
    f->route_stops = stops;
    f->route_via = via;
    f->route_via_count = via_count;
    f->ask_passage = passage;
}

/* A unit that moves by lift or sails needs some way, open or not. */
static void check_ways(struct declaration *d, const struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const struct unit_fixed *unit = &f->unit[u];
        if (unit->moves == MOVES_NONE || unit->from == NO_INDEX || unit->to == NO_INDEX)
            continue;
        const uint8_t mode = unit->moves == MOVES_AIR ? MODE_AIR : MODE_SEA;
        bool found = false;
        for (uint32_t route = 0; route < f->route_count; route++)
            found = found || (f->route_mode[route] == mode && f->route_from[route] == unit->from &&
                              f->route_to[route] == unit->to);
        if (!found)
            declare_problem(d, scenario_place(scenario, "forces", u), "add a route from its `from` to its `to`",
                            "%s has no way from %s to %s by %s", scenario_id(scenario, "forces", u),
                            scenario_id(scenario, "nodes", unit->from), scenario_id(scenario, "nodes", unit->to),
                            mode == MODE_AIR ? "air" : "sea");
    }
}

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
    f->availability = declare_input(d, "cyber.availability");
    f->logistics = role_of_kind(scenario, ROLE_LOGISTICS);
}

static void declare_outputs(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct signal *signals = declare_self(d, (7 * (size_t)f->role_count + 1) * sizeof *signals);
    f->called = signals;
    f->in_place = signals + f->role_count;
    f->half = signals + 2 * f->role_count;
    f->closed = signals + 3 * f->role_count;
    f->bottleneck = signals + 4 * f->role_count;
    f->ratio = signals + 5 * f->role_count;
    f->dry = signals + 6 * f->role_count;
    for (uint32_t role = 0; role < f->role_count; role++) {
        const char *id = scenario_id(scenario, "roles", role),
                   *title = scenario_text(scenario, "roles", role, "title", 0);
        f->in_place[role] =
            declare_signal(d, declare_text(d, "in_place.%s", id), "", declare_text(d, "In place, %s", title));
        f->half[role] =
            declare_signal(d, declare_text(d, "half.%s", id), "", declare_text(d, "Half in place, %s", title));
        f->closed[role] =
            declare_signal(d, declare_text(d, "closed.%s", id), "", declare_text(d, "All in place, %s", title));
        f->bottleneck[role] = declare_ordinal(d, declare_text(d, "bottleneck.%s", id), BOTTLENECK_WORDS, 0,
                                              declare_text(d, "What held it longest, %s", title));
        f->ratio[role] =
            declare_signal(d, declare_text(d, "ratio.%s", id), "", declare_text(d, "Closure over bound, %s", title));
        f->dry[role] =
            declare_signal(d, declare_text(d, "dry.%s", id), "", declare_text(d, "Stocks are out, %s", title));
    }
    f->persons = declare_signal(d, "persons", "persons", "Persons in theatre");
    f->flow = declare_signal(d, "flow", "t/d", "Relief carried");
    f->air_hours = declare_signal(d, "air_hours", "d", "Time flown by transport aircraft");
    f->ship_days = declare_signal(d, "ship_days", "d", "Time sailed by transport ships");
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
    f->unit_count = scenario_count(scenario, "forces");
    f->lift_count = scenario_count(scenario, "lift");
    f->node_count = scenario_count(scenario, "nodes");
    f->route_count = scenario_count(scenario, "routes");
    f->passage_count = scenario_count(scenario, "passages");
    f->role_count = scenario_count(scenario, "roles");
    declare_units(d, f);
    declare_pools(d, f);
    declare_ways(d, f);
    check_ways(d, f);
    declare_inputs(d, f);
    declare_outputs(d, f);
}
