#include "calc/route_air_internal.h"

#include "base/text.h"
#include <math.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* ---- countries ---- */

/* In capitals, as codes are. */
static const char *capitals(struct arena *arena, const char *text)
{
    char code[4] = "";
    for (size_t k = 0; k < 3 && text[k]; k++)
        code[k] = text[k] >= 'a' && text[k] <= 'z' ? (char)(text[k] - 'a' + 'A') : text[k];
    return arena_text(arena, code[2] && text[3] ? text : code);
}

static void unknown_country(const char *text, struct problems *problems)
{
    const uint32_t count = country_count();
    const char **words = arena_take(&problems->arena, 2 * count, sizeof *words);
    for (uint32_t country = 0; country < count; country++) {
        words[country] = country_at(country)->code;
        words[count + country] = country_at(country)->title;
    }
    const char *near = nearest_word(text, words, 2 * count), *hint = "countries by ISO 3166-1 alpha-3, as in RUS";
    for (uint32_t country = 0; near && country < count; country++)
        if (words[country] == near || words[count + country] == near)
            hint = arena_format(&problems->arena, "did you mean %s (%s)?", words[country], words[count + country]);
    problem_error(problems, NOWHERE, hint, "deny: there is no country %s", text);
}

/* Its airspace cannot be kept out of, but its airfields can be left alone. */
static void undrawn_country(const struct country *country, struct problems *problems)
{
    const char *avoid = "";
    for (uint32_t place = 0; place < place_count(); place++) {
        const struct geo_place row = place_row(place);
        if (row.kind == PLACE_AIRFIELD && text_equal(row.country, country->code))
            avoid = arena_format(&problems->arena, "%s --avoid %s", avoid, row.id);
    }
    problem_error(problems, NOWHERE,
                  *avoid ? arena_format(&problems->arena, "to land nowhere in it:%s", avoid)
                         : "it has no airfield in casus calc places, so leave it out",
                  "deny: %s (%s) is not drawn at 1:110 million; its airspace cannot be kept out of", country->code,
                  country->title);
}

static bool is_denied(const struct route_air *route, uint32_t country)
{
    uint32_t k = 0;
    while (k < route->denied_count && route->denied[k] != country)
        k++;
    return k < route->denied_count;
}

static bool read_denied(const struct calc_arguments *arguments, struct route_air *route, struct problems *problems)
{
    const char *text;
    bool good = true;
    for (size_t k = 0; (text = calc_text_at(arguments, "deny", k)) != NULL; k++) {
        const char *code = capitals(&route->arena, text);
        const uint32_t country = country_named(code);
        const struct country *undrawn = country_undrawn(code);
        if (country != COUNTRY_NONE) {
            if (!is_denied(route, country))
                route->denied[route->denied_count++] = country;
            continue;
        }
        if (undrawn)
            undrawn_country(undrawn, problems);
        else
            unknown_country(text, problems);
        good = false;
    }
    return good;
}

/* ---- stops ---- */

static bool read_vias(const struct calc_arguments *arguments, struct route_air *route, struct problems *problems)
{
    const char *text;
    bool good = true;
    for (size_t k = 0; (text = calc_text_at(arguments, "via", k)) != NULL; k++) {
        if (k == AIR_VIAS) {
            problem_error(problems, NOWHERE, NULL, "via: at most %d landings can be named", (int)AIR_VIAS);
            return false;
        }
        good = route_end_of(text, "via", PLACE_AIRFIELD, &route->arena, &route->via[k], problems) && good;
        route->via_count++;
    }
    return good;
}

static bool is_needed(const struct route_air *route, uint32_t place)
{
    bool is = route->from.place == place || route->to.place == place;
    for (uint32_t k = 0; k < route->via_count; k++)
        is = is || route->via[k].place == place;
    return is;
}

static bool read_avoided(const struct calc_arguments *arguments, struct route_air *route, struct problems *problems)
{
    const char *text;
    bool good = true;
    route->avoided = arena_take(&route->arena, place_count(), sizeof *route->avoided);
    for (size_t k = 0; (text = calc_text_at(arguments, "avoid", k)) != NULL; k++) {
        struct route_end end;
        if (!route_end_of(text, "avoid", PLACE_AIRFIELD, &route->arena, &end, problems)) {
            good = false;
        } else if (is_needed(route, end.place)) {
            problem_error(problems, NOWHERE, NULL, "avoid: %s is an end of the way or a landing of --via", text);
            good = false;
        } else if (end.place < place_count()) {
            route->avoided[end.place] = true;
        }
    }
    return good;
}

/* ---- numbers ---- */

static void list_rows(struct route_air *route)
{
    const struct figure_row rows[AIR_FIGURES] = {
        {"range", "nmi", 50.0, 20000.0, &route->range_nmi},
        {"payload", "st", 0.0, 1000.0, &route->payload_st},
        {"speed", "kn", 50.0, 2000.0, &route->speed_kn},
        {"ground", "h", 0.0, 240.0, &route->ground_hours},
    };
    for (size_t k = 0; k < AIR_FIGURES; k++)
        route->rows[k] = rows[k];
}

static bool take_range(struct route_air *route, struct problems *problems)
{
    const struct curve *curve = &route->type->payload_st;
    const struct figure *payload = &route->payload_st;
    const double range = airlift_range(curve->points, curve->count, payload->value);
    if (range > 0.0) {
        const bool is_assumed = curve->basis == FIGURE_ASSUMED || payload->basis == FIGURE_ASSUMED;
        route->range_nmi = (struct figure){range, is_assumed ? FIGURE_ASSUMED : FIGURE_PUBLISHED,
                                           arena_format(&route->arena, "of the %s with %s; %s", route->type->title,
                                                        calc_mass(&route->arena, payload->value), curve->because)};
        return true;
    }
    problem_error(problems, NOWHERE, NULL, "the %s carries at most %s", route->type->title,
                  calc_mass(&problems->arena, curve->points[0].value));
    return false;
}

/* What the type tells and the user did not. */
static bool take_type(struct route_air *route, struct problems *problems)
{
    const struct aircraft *type = route->type;
    if (figure_known(&route->range_nmi))
        route->payload_st = (struct figure){.basis = FIGURE_LACKING};
    else if (!figure_known(&route->payload_st))
        route->payload_st = type->planning_st;
    if (!figure_known(&route->range_nmi) && !take_range(route, problems))
        return false;
    if (!figure_known(&route->speed_kn))
        route->speed_kn = (struct figure){
            airlift_block_kn(type->block_kn.points, type->block_kn.count, route->range_nmi.value), type->block_kn.basis,
            arena_format(&route->arena, "block speed on a leg of that range; %s", type->block_kn.because)};
    if (!figure_known(&route->ground_hours))
        route->ground_hours = type->enroute_hours;
    return true;
}

static bool check_refuelling(const struct route_air *route, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    if (route->refuellings_most > floor(route->refuellings_most))
        problem_error(problems, NOWHERE, NULL, "refuel is a whole number");
    if (route->refuellings_most > 0.0 && !route->type && !figure_known(&route->range_nmi))
        problem_error(problems, NOWHERE, "give --range or --aircraft", "refuel: a leg of any length needs none");
    if (route->refuellings_most > 0.0 && route->type && !figure_known(&route->type->burn_tonnes_per_nmi))
        problem_error(problems, NOWHERE, "if yours can, give --range in its place",
                      "the %s is not refuelled in the air", route->type->title);
    return problems->error_count == before;
}

static bool read_numbers(const struct calc_arguments *arguments, struct route_air *route, struct problems *problems)
{
    const char *type = calc_text(arguments, "aircraft");
    list_rows(route);
    bool good = figures_read(arguments, route->rows, AIR_FIGURES, problems);
    good = calc_number(arguments, "refuel", 0.0, AIR_REFUELLINGS_MOST, &route->refuellings_most, problems) && good;
    route->type = type ? aircraft_find(type, "aircraft", problems) : NULL;
    if (type && !route->type)
        return false;
    if (figure_known(&route->payload_st) && (!type || figure_known(&route->range_nmi))) {
        problem_error(problems, NOWHERE, "--aircraft with --payload, or --range",
                      "payload tells the range of an aircraft, and %s", type ? "range is given" : "none is given");
        good = false;
    }
    good = check_refuelling(route, problems) && good;
    if (!good || (route->type && !take_type(route, problems)))
        return false;
    if (!figure_known(&route->speed_kn))
        route->speed_kn = (struct figure)ASSUMED(430.0, "a large jet");
    if (!figure_known(&route->ground_hours))
        route->ground_hours = (struct figure)ASSUMED(2.25, "a stop for fuel, as an expedited offload of a C-17");
    return true;
}

bool route_air_read(const struct calc_arguments *arguments, struct route_air *route, struct problems *problems)
{
    bool good = route_refuse_keys(arguments, ROUTE_AIR, problems);
    good = route_read_end(arguments, "from", PLACE_AIRFIELD, &route->arena, &route->from, problems) && good;
    good = route_read_end(arguments, "to", PLACE_AIRFIELD, &route->arena, &route->to, problems) && good;
    good = read_denied(arguments, route, problems) && good;
    good = read_vias(arguments, route, problems) && good;
    good = read_avoided(arguments, route, problems) && good;
    good = read_numbers(arguments, route, problems) && good;
    return good;
}
