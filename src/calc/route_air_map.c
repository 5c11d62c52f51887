#include "calc/route_air_internal.h"

#include "base/text.h"
#include "draw/map.h"

static const char *subtitle(struct route_air *route)
{
    struct arena *arena = &route->arena;
    const struct air_route *way = route->way;
    const char *text = arena_format(arena, "%s nmi by air, %s h at %s kn", route_whole(arena, way->nmi),
                                    route_tenths(arena, way->flying_hours + way->ground_hours),
                                    calc_rounded(arena, route->speed_kn.value, 4));
    if (way->landings > 1)
        text = arena_format(arena, "%s with %s h on the ground at each stop", text,
                            calc_rounded(arena, route->ground_hours.value, 4));
    if (figure_known(&route->range_nmi))
        text = arena_format(arena, "%s; range %s nmi", text, route_whole(arena, route->range_nmi.value));
    return text;
}

static void take_line(struct route_air *route, struct map *map)
{
    const struct air_route *way = route->way;
    uint32_t count = 1;
    for (uint32_t leg = 0; leg < way->leg_count; leg++)
        count += route->paths[leg].count;
    struct geo_point *line = arena_take(&route->arena, count, sizeof *line);
    line[map->line_count++] = route->from.point;
    for (uint32_t leg = 0; leg < way->leg_count; leg++)
        for (uint32_t k = 1; k < route->paths[leg].count; k++)
            line[map->line_count++] = sphere_place(route->paths[leg].points[k]);
    map->line = line;
}

static void take_marks(struct route_air *route, struct map *map)
{
    const struct air_route *way = route->way;
    struct map_mark *mark = arena_take(&route->arena, (size_t)2 + way->landings + way->refuellings, sizeof *mark);
    mark[map->mark_count++] = (struct map_mark){route->from.point, route->from.title, MAP_END};
    mark[map->mark_count++] = (struct map_mark){route->to.point, route->to.title, MAP_END};
    for (uint32_t leg = 0; leg + 1 < way->leg_count; leg++) {
        const struct route_end *stop = &route->stops[way->legs[leg].to];
        mark[map->mark_count++] = (struct map_mark){stop->point, stop->title, MAP_STOP};
    }
    for (uint32_t leg = 0; leg < way->leg_count; leg++)
        for (uint32_t which = 1; which <= way->legs[leg].refuellings; which++) {
            const double nmi = air_refuelling_nmi(way->legs[leg].nmi, way->legs[leg].refuellings, which);
            mark[map->mark_count++] =
                (struct map_mark){air_path_place(&route->paths[leg], nmi), "refuelling", MAP_POINT};
        }
    map->mark = mark;
}

/* Those whose consent is needed and whose outline is known, and those that denied theirs. */
static void take_countries(struct route_air *route, struct map *map)
{
    struct map_country *country =
        arena_take(&route->arena, (size_t)route->denied_count + route->consent_count, sizeof *country);
    for (uint32_t k = 0; k < route->denied_count; k++)
        country[map->country_count++] = (struct map_country){route->denied[k], MAP_DENIED};
    for (uint32_t k = 0; k < route->consent_count; k++)
        if (route->consents[k].is_drawn)
            country[map->country_count++] =
                (struct map_country){country_named(route->consents[k].code), MAP_FLOWN_OVER};
    map->country = country;
}

void route_air_draw(struct route_air *route, struct buffer *out)
{
    struct map map = {
        .title = arena_format(&route->arena, "%s to %s", route->from.title, route->to.title),
        .subtitle = subtitle(route),
        .atlas = route->atlas,
    };
    take_line(route, &map);
    take_marks(route, &map);
    take_countries(route, &map);
    map_draw(&map, &route->arena, out);
}
