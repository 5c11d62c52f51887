/* Nodes, routes and passages as the kernel learns them.
 *
 * A *stop* is a node at which something is loaded or unloaded. Routes are listed by pair of stops, in either direction:
 * a way out is a way back. */
#include "model/force.h"
#include "theory/geodesy.h"

struct ways {
    uint32_t *stop_of, *pod_of, *pod_node, *stop_node;
    uint32_t *pair_between, *pair_first, *pair_route, *self_pair;
    const uint32_t *from, *to;
    const uint8_t *mode;
};

static void declare_routes(struct declaration *d, struct force *f, struct ways *ways)
{
    const struct scenario *scenario = declaration_scenario(d);
    const size_t count = f->route_count;
    uint8_t *mode = declare_self(d, count + 1);
    uint32_t *from = declare_self(d, (4 * count + 1) * sizeof *from);
    uint32_t *to = from + count, *stops = from + 2 * count, *via_count = from + 3 * count;
    const uint32_t **via = declare_self(d, (count + 1) * sizeof *via);
    for (uint32_t route = 0; route < count; route++) {
        mode[route] = (uint8_t)scenario_choice(scenario, "routes", route, "mode", 0);
        from[route] = scenario_ref(scenario, "routes", route, "from", 0);
        to[route] = scenario_ref(scenario, "routes", route, "to", 0);
        const uint32_t *over, named = scenario_refs(scenario, "routes", route, "over", &over);
        stops[route] = named > 0 ? named : (uint32_t)scenario_integer(scenario, "routes", route, "stops", 0);
        via_count[route] = scenario_refs(scenario, "routes", route, "via", &via[route]);
    }
    ways->from = from;
    ways->to = to;
    ways->mode = mode;
    f->route_stops = stops;
    f->route_via = via;
    f->route_via_count = via_count;
}

static void declare_passages(struct declaration *d, struct force *f)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct question *open = declare_self(d, (2 * (size_t)f->passage_count + 1) * sizeof *open);
    struct question *shuts = open + f->passage_count;
    for (uint32_t k = 0; k < f->passage_count; k++) {
        open[k] = declare_question(d, "passage/%s", scenario_id(scenario, "passages", k));
        shuts[k] = declare_question(d, "passage/%s/shuts", scenario_id(scenario, "passages", k));
        if (scenario_slot(scenario, "passages", k, "shuts", 0) != NO_SLOT &&
            scenario_slot(scenario, "passages", k, "reopens", 0) == NO_SLOT)
            declare_problem(d, scenario_value_place(scenario, "passages", k, "shuts", 0), "say when it `reopens`",
                            "%s shuts, but nothing says for how long", scenario_id(scenario, "passages", k));
    }
    f->ask_passage = open;
    f->ask_shuts = shuts;
}

/* ---- stops ---- */

static void add_stop(struct force *f, struct ways *ways, uint32_t node)
{
    if (node == NO_INDEX || ways->stop_of[node] != NO_INDEX)
        return;
    ways->stop_node[f->stop_count] = node;
    ways->stop_of[node] = f->stop_count++;
}

static void add_pod(struct force *f, struct ways *ways, uint32_t node)
{
    add_stop(f, ways, node);
    if (ways->pod_of[node] != NO_INDEX)
        return;
    ways->pod_node[f->pod_count] = node;
    ways->pod_of[node] = f->pod_count++;
}

static void declare_stops(struct declaration *d, struct force *f, struct ways *ways)
{
    const struct scenario *scenario = declaration_scenario(d);
    const size_t nodes = f->node_count;
    bool *theatre = declare_self(d, nodes + 1);
    ways->stop_of = declare_self(d, (4 * nodes + 1) * sizeof *ways->stop_of);
    ways->pod_of = ways->stop_of + nodes;
    ways->pod_node = ways->stop_of + 2 * nodes;
    ways->stop_node = ways->stop_of + 3 * nodes;
    for (uint32_t node = 0; node < nodes; node++) {
        ways->stop_of[node] = ways->pod_of[node] = NO_INDEX;
        theatre[node] = scenario_choice(scenario, "nodes", node, "theatre", 0) == 0;
    }
    f->stop_count = f->pod_count = 0;
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        add_stop(f, ways, f->shipment[s].from);
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
            add_pod(f, ways, f->shipment[s].pod[p]);
    }
    for (uint32_t u = 0; u < f->unit_count; u++)
        if (f->unit[u].moves == MOVES_SELF) {
            add_stop(f, ways, f->unit[u].from);
            add_stop(f, ways, f->unit[u].to);
        }
    f->theatre = theatre;
    f->stop_of = ways->stop_of;
    f->pod_of = ways->pod_of;
    f->pod_node = ways->pod_node;
}

static void measure_apart(struct declaration *d, struct force *f, const struct ways *ways)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct geo_point *at = declare_self(d, ((size_t)f->stop_count + 1) * sizeof *at);
    double *apart = declare_self(d, ((size_t)f->stop_count * f->stop_count + 1) * sizeof *apart);
    for (uint32_t a = 0; a < f->stop_count; a++) {
        const uint32_t lat = scenario_slot(scenario, "nodes", ways->stop_node[a], "lat", 0);
        const uint32_t lon = scenario_slot(scenario, "nodes", ways->stop_node[a], "lon", 0);
        at[a].latitude_deg = slot_value(scenario_slot_at(scenario, lat), 0.5);
        at[a].longitude_deg = slot_value(scenario_slot_at(scenario, lon), 0.5);
    }
    for (uint32_t a = 0; a < f->stop_count; a++)
        for (uint32_t b = 0; b < f->stop_count; b++)
            apart[a * f->stop_count + b] = great_circle_nmi(at[a], at[b]);
    f->apart_nmi = apart;
}

/* ---- pairs ---- */

static uint32_t *between(const struct force *f, const struct ways *ways, uint8_t mode, uint32_t a, uint32_t b)
{
    return &ways->pair_between[((size_t)mode * f->stop_count + a) * f->stop_count + b];
}

static bool joins_stops(const struct ways *ways, uint32_t route)
{
    return ways->stop_of[ways->from[route]] != NO_INDEX && ways->stop_of[ways->to[route]] != NO_INDEX;
}

/* How many loads each way takes, and units that sail: of those that somebody could take. */
static void declare_loads(struct declaration *d, struct force *f, const struct ways *ways)
{
    const struct scenario *scenario = declaration_scenario(d);
    f->way = declare_self(d, ((size_t)f->route_count + 1) * sizeof *f->way);
    for (uint32_t route = 0; route < f->route_count; route++)
        if (joins_stops(ways, route)) {
            const char *id = scenario_id(scenario, "routes", route);
            f->way[route] = declare_signal(d, declare_text(d, "way.%s", id), "", declare_text(d, "Loads by %s", id));
        }
}

static void number_pairs(struct declaration *d, struct force *f, struct ways *ways)
{
    const size_t cells = MODES * (size_t)f->stop_count * f->stop_count;
    ways->pair_between = declare_self(d, (cells + 1) * sizeof *ways->pair_between);
    for (size_t k = 0; k < cells; k++)
        ways->pair_between[k] = NO_INDEX;
    f->pair_count = 0;
    for (uint32_t route = 0; route < f->route_count; route++) {
        if (!joins_stops(ways, route))
            continue;
        const uint32_t a = ways->stop_of[ways->from[route]], b = ways->stop_of[ways->to[route]];
        if (*between(f, ways, ways->mode[route], a, b) == NO_INDEX) {
            *between(f, ways, ways->mode[route], a, b) = f->pair_count;
            *between(f, ways, ways->mode[route], b, a) = f->pair_count++;
        }
    }
    f->pair_between = ways->pair_between;
}

static void list_pairs(struct declaration *d, struct force *f, struct ways *ways)
{
    ways->pair_first = declare_self(d, ((size_t)f->pair_count + 1) * sizeof *ways->pair_first);
    ways->pair_route = declare_self(d, ((size_t)f->route_count + 1) * sizeof *ways->pair_route);
    uint32_t count = 0;
    for (uint32_t pair = 0; pair < f->pair_count; pair++) {
        ways->pair_first[pair] = count;
        for (uint32_t route = 0; route < f->route_count; route++)
            if (joins_stops(ways, route) && *between(f, ways, ways->mode[route], ways->stop_of[ways->from[route]],
                                                     ways->stop_of[ways->to[route]]) == pair)
                ways->pair_route[count++] = route;
    }
    ways->pair_first[f->pair_count] = count;
    f->pair_first = ways->pair_first;
    f->pair_route = ways->pair_route;
}

/* ---- every unit needs some way, open or not ---- */

static uint32_t pair_or_problem(struct declaration *d, const struct force *f, uint32_t unit, uint8_t mode,
                                uint32_t from, uint32_t to)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t pair = pair_between(f, mode, from, to);
    if (pair == NO_INDEX)
        declare_problem(d, scenario_place(scenario, "forces", unit),
                        "add a route between them, or name a node that has one", "%s has no way from %s to %s by %s",
                        scenario_id(scenario, "forces", unit), scenario_id(scenario, "nodes", from),
                        scenario_id(scenario, "nodes", to), mode == MODE_AIR ? "air" : "sea");
    return pair;
}

static void give_pairs(struct declaration *d, struct force *f)
{
    struct shipment_fixed *shipment = declare_self(d, ((size_t)f->shipment_count + 1) * sizeof *shipment);
    uint32_t *self = declare_self(d, ((size_t)f->unit_count + 1) * sizeof *self);
    for (uint32_t s = 0; s < f->shipment_count; s++) {
        uint32_t *pair = declare_self(d, (size_t)f->shipment[s].pod_count * sizeof *pair);
        shipment[s] = f->shipment[s];
        shipment[s].first_place = f->place_count;
        f->place_count += shipment[s].pod_count;
        for (uint32_t p = 0; p < shipment[s].pod_count; p++)
            pair[p] = pair_or_problem(d, f, shipment[s].unit, shipment[s].mode, shipment[s].from, shipment[s].pod[p]);
        shipment[s].pair = pair;
    }
    for (uint32_t u = 0; u < f->unit_count; u++) {
        const struct unit_fixed *unit = &f->unit[u];
        self[u] = NO_INDEX;
        if (unit->moves == MOVES_SELF && unit->from != NO_INDEX && unit->to != NO_INDEX)
            self[u] = pair_or_problem(d, f, u, MODE_SEA, unit->from, unit->to);
    }
    f->shipment = shipment;
    f->self_pair = self;
}

static void number_places(struct declaration *d, struct force *f)
{
    uint32_t *of = declare_self(d, ((size_t)f->place_count + 1) * sizeof *of);
    for (uint32_t s = 0; s < f->shipment_count; s++)
        for (uint32_t p = 0; p < f->shipment[s].pod_count; p++)
            of[f->shipment[s].first_place + p] = s;
    f->place_shipment = of;
}

void ways_declare(struct declaration *d, struct force *f)
{
    struct ways ways = {0};
    declare_routes(d, f, &ways);
    declare_passages(d, f);
    declare_stops(d, f, &ways);
    measure_apart(d, f, &ways);
    number_pairs(d, f, &ways);
    list_pairs(d, f, &ways);
    give_pairs(d, f);
    number_places(d, f);
    declare_loads(d, f, &ways);
}
