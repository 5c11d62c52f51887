#include "calc/route_sea_internal.h"

#include "base/text.h"
#include "theory/geodesic.h"
#include "theory/sealift.h"
#include <math.h>

const char *route_sea_reason(struct route_sea *route, uint32_t passage)
{
    const struct passage *row = passage_row(passage);
    char limit[48];
    if (route->named_closed >> passage & 1)
        return "as told";
    if (!row->is_open)
        return row->note;
    text_of_number_rounded(row->draught_m, 4, limit);
    return arena_format(&route->arena, "too shallow, %s m: %s", limit, row->draught_source);
}

double route_sea_passage_days(const struct route_sea *route)
{
    double days = 0.0;
    for (uint32_t k = 0; k < route->sea.passage_count; k++)
        days += passage_row(route->sea.passage[k])->days;
    return days;
}

static void show_closed(struct route_sea *route, struct buffer *out)
{
    const char *before = "Closed: ";
    for (uint32_t passage = 0; passage < passage_count(); passage++)
        if (route->closed >> passage & 1) {
            buffer_format(out, "%s%s (%s)", before, passage_row(passage)->title, route_sea_reason(route, passage));
            before = "; ";
        }
    buffer_add(out, before[0] == ';' ? ".\n" : "");
}

/* Which one passage, opened again, would make a way. */
static void show_infeasible(struct route_sea *route, struct buffer *out)
{
    buffer_format(out, "%s to %s by sea: infeasible\n\nEvery way leads through a closed passage.\n", route->from.title,
                  route->to.title);
    show_closed(route, out);
    bool is_any = false;
    for (uint32_t passage = 0; passage < passage_count(); passage++) {
        if (!(route->closed >> passage & 1))
            continue;
        struct sea_route *other = &route->sea;
        sea_route(route->workspace, route->from.point, route->to.point, route->closed & ~(1u << passage), other);
        if (other->result != SEA_FOUND)
            continue;
        buffer_format(out, "%sWith %s open: %s nmi.\n", is_any ? "" : "\n", passage_row(passage)->title,
                      route_whole(&route->arena, other->nmi));
        is_any = true;
    }
    if (!is_any)
        buffer_add(out, "\nNo single one of them makes a way when opened.\n");
}

static void show_passages(const struct sea_route *sea, struct buffer *out)
{
    buffer_add(out, "Passages: ");
    for (uint32_t k = 0; k < sea->passage_count; k++)
        buffer_format(out, "%s%s", k ? ", " : "", passage_row(sea->passage[k])->title);
    buffer_add(out, sea->passage_count ? ".\n" : "none.\n");
}

static void show_days(struct route_sea *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    const double passages = route_sea_passage_days(route);
    if (route->speed_kn <= 0.0)
        return;
    const double steaming = sealift_steaming_days(route->sea.nmi, route->speed_kn);
    buffer_format(out, "At %s kn made good: %s days", calc_rounded(arena, route->speed_kn, 4),
                  route_tenths(arena, steaming + passages));
    if (passages > 0.0)
        buffer_format(out, ", of which %s in passages (an assumption)", route_tenths(arena, passages));
    buffer_add(out, ".\n");
}

static void show_legs(struct route_sea *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    double sum = 0.0;
    buffer_add(out, "  ");
    calc_cell(out, "point", 7);
    calc_cell(out, "latitude", 9);
    calc_cell(out, "longitude", 9);
    calc_cell(out, "course", 6);
    calc_cell(out, "leg nmi", 7);
    buffer_add(out, "so far\n");
    for (uint32_t k = 0; k < route->sea.point_count; k++) {
        const struct geo_point *point = &route->sea.point[k];
        const bool is_last = k + 1 == route->sea.point_count;
        buffer_add(out, "  ");
        calc_cell(out, arena_format(arena, "%u", k), 7);
        calc_cell(out, route_degrees(arena, point->latitude_deg, "NS"), 9);
        calc_cell(out, route_degrees(arena, degrees_wrapped(point->longitude_deg), "EW"), 9);
        const double course = is_last ? 0.0 : geodesic_between(point[0], point[1]).azimuth_from_deg;
        calc_cell(out, is_last ? "" : route_whole(arena, course < 0.0 ? course + 360.0 : course), 6);
        calc_cell(out, is_last ? "" : route_tenths(arena, route->sea.leg_nmi[k]), 7);
        buffer_format(out, "%s\n", route_tenths(arena, sum));
        sum += is_last ? 0.0 : route->sea.leg_nmi[k];
    }
}

void route_sea_show(struct route_sea *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    if (route->sea.result == SEA_INFEASIBLE) {
        show_infeasible(route, out);
        return;
    }
    const double nmi = route->sea.nmi;
    buffer_format(out, "%s to %s by sea: %s nmi (%s km)\n\n", route->from.title, route->to.title,
                  route_whole(arena, nmi), route_whole(arena, nmi * KILOMETRES_PER_NMI));
    show_passages(&route->sea, out);
    show_closed(route, out);
    show_days(route, out);
    buffer_add(out, "\n");
    show_legs(route, out);
    buffer_format(out,
                  "\nLegs are great circles; course at the start of each. Long ways are within 1%% of published "
                  "distances.\n%s\n%s\n",
                  route_end_text(arena, &route->from), route_end_text(arena, &route->to));
}
