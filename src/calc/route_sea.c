#include "calc/route_sea_internal.h"

#include "base/text.h"

static const struct place NOWHERE = {NULL, 0, 0, 0};

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

static bool read_route(const struct calc_arguments *arguments, struct route_sea *route, struct problems *problems)
{
    bool good = route_refuse_keys(arguments, ROUTE_SEA, problems);
    good = route_read_end(arguments, "from", PLACE_PORT, &route->arena, &route->from, problems) && good;
    good = route_read_end(arguments, "to", PLACE_PORT, &route->arena, &route->to, problems) && good;
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

static enum calc_result write_route(const struct calc_arguments *arguments, struct route_sea *route, struct buffer *out,
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
    const bool is_map = calc_switch(arguments, "map");
    if (is_map && route->sea.result != SEA_FOUND)
        return route_without_map(problems);
    if (is_map)
        route_sea_draw(route, out);
    else if (calc_switch(arguments, "json"))
        route_sea_show_json(route, out);
    else
        route_sea_show(route, out);
    return CALC_DONE;
}

enum calc_result route_by_sea(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    struct route_sea route = {.draught_m = 0.0};
    arena_init(&route.arena);
    const enum calc_result result = write_route(arguments, &route, out, problems);
    arena_release(&route.arena);
    return result;
}
