#include "calc/route_sea_internal.h"

#include "base/text.h"
#include "draw/map.h"
#include "theory/sealift.h"
#include <math.h>

static const char *subtitle(struct route_sea *route)
{
    char nmi[48], days[48], speed[48];
    text_of_number_rounded(floor(route->sea.nmi + 0.5), 12, nmi);
    if (route->speed_kn <= 0.0)
        return arena_format(&route->arena, "%s nmi by sea", nmi);
    const double whole = sealift_steaming_days(route->sea.nmi, route->speed_kn) + route_sea_passage_days(route);
    text_of_number_rounded(floor(whole * 10.0 + 0.5) / 10.0, 12, days);
    text_of_number_rounded(route->speed_kn, 4, speed);
    return arena_format(&route->arena, "%s nmi by sea, %s days at %s kn made good", nmi, days, speed);
}

void route_sea_draw(struct route_sea *route, struct buffer *out)
{
    const struct sea_route *sea = &route->sea;
    struct map_mark mark[SEA_PASSAGES_MOST + 2] = {{route->from.point, route->from.title, MAP_END},
                                                   {route->to.point, route->to.title, MAP_END}};
    for (uint32_t k = 0; k < sea->passage_count; k++)
        mark[k + 2] = (struct map_mark){sea->passage_at[k], passage_row(sea->passage[k])->title, MAP_POINT};
    const struct map map = {
        .title = arena_format(&route->arena, "%s to %s", route->from.title, route->to.title),
        .subtitle = subtitle(route),
        .line = sea->point,
        .line_count = sea->point_count,
        .mark = mark,
        .mark_count = sea->passage_count + 2,
    };
    map_draw(&map, &route->arena, out);
}
