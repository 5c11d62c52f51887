#include "geo/sea_internal.h"

#include "base/failure.h"
#include "base/maths.h"
#include "theory/geodesic.h"
#include <math.h>

#define RADIANS (3.14159265358979323846 / 180.0)

size_t sea_workspace_bytes(void)
{
    return sizeof(struct sea_workspace);
}

static void close_passages(struct sea_workspace *w, uint32_t closed)
{
    w->open = w->ocean;
    passages_block(&w->open, closed);
    w->berth = w->open;
    passages_block(&w->berth, passages_canals());
}

void sea_workspace_fill(struct sea_workspace *w)
{
    ocean_fill(&w->ocean);
    sea_walk_fill(w);
    sea_search_fill(w);
    close_passages(w, 0);
}

bool sea_nearest(const struct sea_workspace *w, struct geo_point place, struct ocean_cell *cell)
{
    const struct ocean_cell own = ocean_cell_of(place);
    *cell = own;
    if (ocean_is_sea(&w->berth, own))
        return true;
    const int32_t down_most = 1 + (int32_t)(SEA_REACH_NMI / 60.0 * OCEAN_PER_DEGREE);
    const int32_t east_most = (int32_t)fmin(down_most / fmax(det_cos(RADIANS * place.latitude_deg), 0.05), 300.0);
    double nearest = SEA_REACH_NMI;
    bool is_found = false;
    for (int32_t row = own.row - down_most; row <= own.row + down_most; row++)
        for (int32_t east = -east_most; east <= east_most && row >= 0 && row < OCEAN_ROWS; east++) {
            const struct ocean_cell here = {row, ocean_column(own.column + east)};
            const double away = ocean_is_sea(&w->berth, here) ? great_circle_nmi(place, ocean_centre(here)) : nearest;
            if (away < nearest) {
                nearest = away;
                *cell = here;
                is_found = true;
            }
        }
    return is_found;
}

static struct sea_stop stop_of(const struct sea_workspace *w, struct geo_point place, struct ocean_cell berth)
{
    const struct ocean_cell own = ocean_cell_of(place);
    struct sea_stop stop = {sea_vector_of(place), own, 0.0};
    if (own.row != berth.row || own.column != berth.column)
        stop.slack_rad = sea_angle(stop.at, sea_vector_of_cell(w, berth));
    return stop;
}

static struct geo_point point_of(const struct sea_workspace *w, uint32_t k, struct geo_point from, struct geo_point to)
{
    return k == 0 ? from : k + 1 == w->stop_count ? to : ocean_centre(w->stop[k].cell);
}

static void measure(const struct sea_workspace *w, struct geo_point from, struct geo_point to, struct sea_route *route)
{
    route->nmi = 0.0;
    route->point_count = w->stop_count;
    for (uint32_t k = 0; k < w->stop_count; k++)
        route->point[k] = point_of(w, k, from, to);
    for (uint32_t k = 0; k + 1 < w->stop_count; k++) {
        route->leg_nmi[k] = geodesic_nmi(route->point[k], route->point[k + 1]);
        route->nmi += route->leg_nmi[k];
    }
}

static void add_passages(uint32_t entered, struct ocean_cell cell, struct sea_route *route)
{
    for (uint32_t passage = 0; passage < passage_count(); passage++) {
        const uint32_t count = route->passage_count;
        const bool is_again = count > 0 && route->passage[count - 1] == passage;
        if (!(entered >> passage & 1) || is_again)
            continue;
        ASSERT(count < SEA_PASSAGES_MOST);
        route->passage_at[count] = ocean_centre(cell);
        route->passage[route->passage_count++] = (uint8_t)passage;
    }
}

static void name_passages(const struct sea_workspace *w, struct sea_route *route)
{
    uint32_t inside = passages_at(w->stop[0].cell);
    route->passage_count = 0;
    for (uint32_t k = 0; k + 1 < w->stop_count; k++) {
        struct sea_walk walk = sea_walk_begin(w, &w->stop[k], &w->stop[k + 1]);
        while (sea_walk_on(&walk)) {
            const uint32_t now = passages_at(walk.cell);
            add_passages(now & ~inside, walk.cell, route);
            inside = now;
        }
    }
}

void sea_route(struct sea_workspace *w, struct geo_point from, struct geo_point to, uint32_t closed,
               struct sea_route *route)
{
    struct ocean_cell start, end;
    close_passages(w, closed);
    *route = (struct sea_route){.result = SEA_FOUND};
    if (!sea_nearest(w, from, &start))
        route->result = SEA_START_INLAND;
    else if (!sea_nearest(w, to, &end))
        route->result = SEA_END_INLAND;
    else if (!sea_search(w, start, end))
        route->result = SEA_INFEASIBLE;
    if (route->result != SEA_FOUND)
        return;
    sea_tighten(w, stop_of(w, from, start), stop_of(w, to, end));
    measure(w, from, to, route);
    name_passages(w, route);
}
