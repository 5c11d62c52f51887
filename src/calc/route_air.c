#include "calc/route_air_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

/* ---- the question ---- */

/* Of a territory that is not drawn: the state that controls it. */
static uint32_t country_of_field(const char *code)
{
    const uint32_t country = country_named(code);
    return country == COUNTRY_NONE ? country_named(country_sovereign(code)) : country;
}

static uint32_t add_field(struct route_air *route, const struct route_end *end)
{
    for (uint32_t field = 0; field < route->field_count; field++)
        if (end->place < place_count() && route->stops[field].place == end->place)
            return field;
    ASSERT(route->field_count < AIR_FIELDS);
    route->stops[route->field_count] = *end;
    route->fields[route->field_count] =
        (struct air_field){end->point, end->country ? country_of_field(end->country) : COUNTRY_NONE};
    return route->field_count++;
}

/* With a range, any airfield may be landed at. Without one a leg reaches everywhere, and only what was named is. */
static void add_airfields(struct route_air *route)
{
    for (uint32_t place = 0; place < place_count() && figure_known(&route->range_nmi); place++) {
        const struct geo_place row = place_row(place);
        const struct route_end end = {row.title, row.source, row.country, place, {row.latitude_deg, row.longitude_deg}};
        if (row.kind == PLACE_AIRFIELD && !route->avoided[place])
            add_field(route, &end);
    }
}

static void ask(struct route_air *route)
{
    route->question = (struct air_question){
        .fields = route->fields,
        .from = add_field(route, &route->from),
        .to = add_field(route, &route->to),
        .vias = route->vias,
        .via_count = route->via_count,
        .range_nmi = figure_known(&route->range_nmi) ? route->range_nmi.value : (double)INFINITY,
        .refuellings_most = (uint32_t)route->refuellings_most,
        .speed_kn = route->speed_kn.value,
        .ground_hours = route->ground_hours.value,
    };
    for (uint32_t k = 0; k < route->via_count; k++)
        route->vias[k] = add_field(route, &route->via[k]);
    add_airfields(route);
    route->question.field_count = route->field_count;
}

static void answer(struct route_air *route, uint32_t permitted, struct air_route *way)
{
    airspace_init(route->space);
    for (uint32_t k = 0; k < route->denied_count; k++)
        if (route->denied[k] != permitted)
            airspace_deny(route->space, route->atlas, route->denied[k]);
    airspace_close(route->space);
    air_route(route->planner, route->atlas, route->space, &route->question, way);
}

/* ---- whose consent ---- */

static struct air_consent *consent_of(struct route_air *route, const char *code, const char *title, bool is_drawn)
{
    for (uint32_t k = 0; k < route->consent_count; k++)
        if (text_equal(route->consents[k].code, code) && text_equal(route->consents[k].title, title))
            return &route->consents[k];
    route->consents[route->consent_count] = (struct air_consent){.code = code, .title = title, .is_drawn = is_drawn};
    return &route->consents[route->consent_count++];
}

/* Of the country an airfield belongs to, by the gazetteer or by where it lies. */
static struct air_consent *consent_of_stop(struct route_air *route, uint32_t field)
{
    const struct route_end *stop = &route->stops[field];
    const struct country *undrawn = stop->country ? country_undrawn(stop->country) : NULL;
    if (undrawn)
        return consent_of(route, undrawn->code, undrawn->title, false);
    const uint32_t country =
        stop->country ? country_named(stop->country) : country_of(route->atlas, sphere_of(stop->point));
    if (country == COUNTRY_NONE)
        return consent_of(route, NULL, stop->title, false);
    return consent_of(route, country_at(country)->code, country_at(country)->title, true);
}

static void add_overflights(struct route_air *route, const struct overflights *over)
{
    for (uint32_t k = 0; k < over->count; k++) {
        const struct country *country = country_at(over->list[k].country);
        consent_of(route, country->code, country->title, true)->nmi = over->list[k].nmi;
    }
}

/* Leg by leg, so that landings stand where they happen. The airspace is that of the way. */
static void list_consents(struct route_air *route)
{
    const struct air_route *way = route->way;
    struct overflights *over = arena_take(&route->arena, 1, sizeof *over);
    over->count = 0;
    route->paths = arena_take(&route->arena, way->leg_count, sizeof *route->paths);
    route->consents = arena_take(&route->arena, COUNTRY_MOST + AIR_FIELDS, sizeof *route->consents);
    consent_of_stop(route, route->question.from)->is_start = true;
    for (uint32_t leg = 0; leg < way->leg_count; leg++) {
        struct air_path *path = &route->paths[leg];
        const enum air_path_outcome outcome =
            air_path(route->space, sphere_of(route->fields[way->legs[leg].from].place),
                     sphere_of(route->fields[way->legs[leg].to].place), (double)INFINITY, path);
        ASSERT(outcome == AIR_PATH_FOUND);
        overflights_add(over, route->atlas, route->space, path->points, path->count);
        add_overflights(route, over);
        consent_of_stop(route, way->legs[leg].to)->landings++;
    }
}

/* ---- no way ---- */

static void list_permissions(struct route_air *route)
{
    struct air_route *way = arena_take(&route->arena, 1, sizeof *way);
    route->permissions = arena_take(&route->arena, COUNTRY_MOST, sizeof *route->permissions);
    for (uint32_t k = 0; k < route->denied_count; k++) {
        answer(route, route->denied[k], way);
        if (way->outcome == AIR_ROUTE_FOUND)
            route->permissions[route->permission_count++] =
                (struct air_permission){route->denied[k], way->nmi, way->landings, way->refuellings};
    }
}

uint32_t route_air_refuellings_needed(const struct route_air *route)
{
    return air_refuellings(route->way->gap_nmi, route->range_nmi.value);
}

static void find(struct route_air *route)
{
    struct arena *arena = &route->arena;
    route->atlas = arena_take(arena, 1, sizeof *route->atlas);
    route->space = arena_take(arena, 1, sizeof *route->space);
    route->planner = arena_take(arena, 1, sizeof *route->planner);
    route->way = arena_take(arena, 1, sizeof *route->way);
    atlas_init(route->atlas);
    ask(route);
    answer(route, COUNTRY_NONE, route->way);
    if (route->way->outcome == AIR_ROUTE_FOUND)
        list_consents(route);
    else
        list_permissions(route);
}

static enum calc_result write_route(const struct calc_arguments *arguments, struct route_air *route, struct buffer *out,
                                    struct problems *problems)
{
    if (!route_air_read(arguments, route, problems))
        return CALC_MISUSED;
    find(route);
    const bool is_map = calc_switch(arguments, "map");
    if (is_map && route->way->outcome != AIR_ROUTE_FOUND)
        return route_without_map(problems);
    if (is_map)
        route_air_draw(route, out);
    else if (calc_switch(arguments, "json"))
        route_air_show_json(route, out);
    else
        route_air_show(route, out);
    return CALC_DONE;
}

enum calc_result route_by_air(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    struct route_air route = {.refuellings_most = 0.0};
    arena_init(&route.arena);
    const enum calc_result result = write_route(arguments, &route, out, problems);
    arena_release(&route.arena);
    return result;
}
