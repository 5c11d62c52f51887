#include "calc/route_internal.h"

#include "base/text.h"
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* "53.5,8.6". Split at the comma first: a number may have commas between groups of digits. */
static bool read_coordinates(struct arena *arena, const char *text, struct geo_point *point)
{
    const char *comma = strchr(text, ',');
    if (!comma)
        return false;
    const char *north = arena_slice(arena, text, (size_t)(comma - text)), *east = comma + 1;
    east += strspn(east, " ");
    const size_t first = text_number(north, &point->latitude_deg), second = text_number(east, &point->longitude_deg);
    return first > 0 && !north[first] && second > 0 && !east[second];
}

static void unknown_place(const char *key, const char *name, struct problems *problems)
{
    const char **names = arena_take(&problems->arena, place_count(), sizeof *names);
    place_names(names);
    const char *near = nearest_word(name, names, place_count());
    problem_error(problems, NOWHERE,
                  near ? arena_format(&problems->arena, "did you mean %s?", near)
                       : "casus calc places lists them; latitude,longitude will do as well: 53.5,8.6",
                  "%s: there is no place %s", key, name);
}

static bool read_end(const struct calc_arguments *arguments, const char *key, struct route *route,
                     struct route_end *end, struct problems *problems)
{
    const char *text = calc_text(arguments, key);
    if (!text) {
        problem_error(problems, NOWHERE, "casus calc route --from bremerhaven --to busan --mode sea", "%s is not given",
                      key);
        return false;
    }
    end->title = text;
    if (read_coordinates(&route->arena, text, &end->point)) {
        const bool is_good = end->point.latitude_deg >= -90.0 && end->point.latitude_deg <= 90.0 &&
                             end->point.longitude_deg >= -180.0 && end->point.longitude_deg <= 360.0;
        if (!is_good)
            problem_error(problems, NOWHERE, "latitude from -90 to 90, then longitude from -180 to 360",
                          "%s: %s is no place on earth", key, text);
        return is_good;
    }
    const uint32_t place = place_of_name(text);
    if (place == place_count()) {
        unknown_place(key, text, problems);
        return false;
    }
    const struct geo_place row = place_row(place);
    *end = (struct route_end){row.title, row.source, {row.latitude_deg, row.longitude_deg}};
    if (row.kind != PLACE_PORT)
        problem_error(problems, NOWHERE, "casus calc places kind=port lists ports; latitude,longitude will do as well",
                      "%s: %s is an airfield, and a way by sea leads from port to port", key, text);
    return row.kind == PLACE_PORT;
}

static bool read_passages(const struct calc_arguments *arguments, const char *key, uint32_t *set,
                          struct problems *problems)
{
    const char *names[SEA_PASSAGES_MOST], *name;
    bool good = true;
    for (uint32_t passage = 0; passage < passage_count(); passage++)
        names[passage] = passage_row(passage)->id;
    *set = 0;
    for (size_t k = 0; (name = calc_text_at(arguments, key, k)) != NULL; k++) {
        const uint32_t passage = passage_of_name(name);
        if (passage < passage_count()) {
            *set |= 1u << passage;
            continue;
        }
        const char *near = nearest_word(name, names, passage_count());
        problem_error(problems, NOWHERE,
                      near ? arena_format(&problems->arena, "did you mean %s?", near)
                           : "casus calc route --help lists them",
                      "%s: there is no passage %s", key, name);
        good = false;
    }
    return good;
}

static bool read_mode(const struct calc_arguments *arguments, struct problems *problems)
{
    const char *mode = calc_text(arguments, "mode");
    if (mode && strcmp(mode, "sea") == 0)
        return true;
    problem_error(problems, NOWHERE, "mode=sea", mode ? "there is no mode %s yet" : "mode is not given", mode);
    return false;
}

static bool read_route(const struct calc_arguments *arguments, struct route *route, struct problems *problems)
{
    bool good = read_mode(arguments, problems);
    good = read_end(arguments, "from", route, &route->from, problems) && good;
    good = read_end(arguments, "to", route, &route->to, problems) && good;
    good = read_passages(arguments, "close", &route->named_closed, problems) && good;
    good = read_passages(arguments, "open", &route->opened, problems) && good;
    good = calc_number(arguments, "draught", 0.1, 50.0, &route->draught_m, problems) && good;
    good = calc_number(arguments, "speed", 1.0, 60.0, &route->speed_kn, problems) && good;
    for (uint32_t passage = 0; passage < passage_count(); passage++)
        if (route->named_closed & route->opened & 1u << passage) {
            problem_error(problems, NOWHERE, NULL, "%s is both closed and open", passage_row(passage)->id);
            good = false;
        }
    route->closed = (passages_closed_to(route->draught_m) & ~route->opened) | route->named_closed;
    return good;
}

static enum calc_result inland(const struct calc_arguments *arguments, const char *key, struct problems *problems)
{
    problem_error(problems, NOWHERE, NULL, "%s: %s is more than %.0f nmi from the open sea", key,
                  calc_text(arguments, key), SEA_REACH_NMI);
    return CALC_MISUSED;
}

static enum calc_result write_map(struct route *route, struct buffer *out, struct problems *problems)
{
    if (route->sea.result == SEA_FOUND) {
        route_draw(route, out);
        return CALC_DONE;
    }
    problem_error(problems, NOWHERE, "without map it is told what is closed", "infeasible: there is no way to draw");
    return CALC_MISUSED;
}

static enum calc_result write_route(const struct calc_arguments *arguments, struct route *route, struct buffer *out,
                                    struct problems *problems)
{
    if (!read_route(arguments, route, problems))
        return CALC_MISUSED;
    route->workspace = arena_take(&route->arena, 1, sea_workspace_bytes());
    sea_workspace_fill(route->workspace);
    sea_route(route->workspace, route->from.point, route->to.point, route->closed, &route->sea);
    if (route->sea.result == SEA_START_INLAND)
        return inland(arguments, "from", problems);
    if (route->sea.result == SEA_END_INLAND)
        return inland(arguments, "to", problems);
    if (calc_switch(arguments, "map"))
        return write_map(route, out, problems);
    if (calc_switch(arguments, "json"))
        route_show_json(route, out);
    else
        route_show(route, out);
    return CALC_DONE;
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    struct route route = {.draught_m = 0.0};
    arena_init(&route.arena);
    const enum calc_result result = write_route(arguments, &route, out, problems);
    arena_release(&route.arena);
    return result;
}

static void explain_number(struct buffer *out, const char *before, double value, const char *after, const char *source)
{
    char number[48];
    text_of_number_rounded(value, 4, number);
    if (value > 0.0)
        buffer_format(out, "; %s%s %s (%s)", before, number, after, source);
}

static void explain_passages(struct buffer *out)
{
    buffer_add(out, "Passages\n\n");
    for (uint32_t passage = 0; passage < passage_count(); passage++) {
        const struct passage *row = passage_row(passage);
        buffer_add(out, "  ");
        calc_cell(out, row->id, 18);
        buffer_add(out, row->title);
        explain_number(out, "draught to ", row->draught_m, "m", row->draught_source);
        explain_number(out, "", row->days, "d beyond steaming", row->days_source);
        buffer_format(out, "%s%s\n", row->is_open ? "" : "; closed unless opened: ", row->note);
    }
}

static void explain(struct buffer *out)
{
    buffer_add(
        out,
        "By sea\n\n"
        "The shortest way for a ship that keeps out of closed passages. A* over cells of a quarter of a degree in\n"
        "32 directions, then pulled taut along great circles; lengths are those of the shortest lines on the\n"
        "ellipsoid WGS84. A port in a cell of land begins at the nearest cell of sea, at most 60 nmi away.\n"
        "When every way leads through a closed passage the answer is: infeasible.\n\n"
        "days = nmi / (24 speed) + days in passages. Speed is made good, 0.5 to 0.8 of a ship's greatest.\n\n"
        "Accuracy: New York - Colombo 8,561 nmi by Suez and 14,018 by Panama, against 8,604 and 14,102 in NGA\n"
        "Pub. 151. Seven more, remembered (an assumption), agree within 0.5%. No lanes, traffic separation, depth\n"
        "along the way, weather or ice is known; coasts are kept off by up to a cell.\n\n"
        "Sources: C. F. F. Karney, Algorithms for geodesics, J. Geod. 87 (2013); land: Natural Earth 1:50 million\n"
        "(public domain); draught limits of canals: searoute-ts 2.2.0. What is called an\n"
        "assumption is remembered, not read.\n\n");
    explain_passages(out);
}

static const struct calc_key keys[] = {
    {"from", "PLACE", false, "a name of casus calc places, or latitude,longitude"},
    {"to", "PLACE", false, "likewise"},
    {"mode", "MODE", false, "sea"},
    {"close", "PASSAGE", true, "a strait, canal or cape that may not be passed"},
    {"open", "PASSAGE", true, "one that is closed without a word: by ice, or by the draught"},
    {"draught", "M", false, "of the ship, in metres: closes what is too shallow"},
    {"speed", "KN", false, "made good, in knots: then the days are told"},
    {"map", NULL, false, "a picture (SVG) instead of text"},
    {"json", NULL, false, "for a program to read"},
};

const struct calc_model calc_route = {
    .name = "route",
    .title = "the way from place to place, its length and passages",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = explain,
    .write = write,
};
