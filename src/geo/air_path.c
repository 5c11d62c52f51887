#include "geo/air_path.h"

#include "base/failure.h"
#include "geo/frontier.h"
#include "geo/sight.h"
#include "theory/geodesic.h"
#include <math.h>

double air_nmi(struct sphere_point from, struct sphere_point to)
{
    return geodesic_nmi(sphere_place(from), sphere_place(to));
}

/* Nodes are the corners, then the start and the end. Whether the start sees a corner is asked only when its turn comes:
 * until then the frontier holds a glimpse of it, an item by itself. */
struct search {
    struct airspace *space;
    struct sphere_point from, to;
    struct frontier frontier;
    uint32_t start, end, glimpses; /* items; glimpses + n: of corner n */
};

static struct sphere_point node_point(const struct search *search, uint32_t node)
{
    if (node == search->start)
        return search->from;
    return node == search->end ? search->to : search->space->points[search->space->corners[node].point];
}

static void reach(struct search *search, uint32_t node, uint32_t previous, double angle)
{
    struct airspace *space = search->space;
    const double reached = space->reached[previous] + angle;
    if (!(reached < space->reached[node]))
        return;
    if (space->reached[node] >= (double)INFINITY)
        space->ahead[node] = node == search->end ? 0.0 : sphere_angle(node_point(search, node), search->to);
    space->reached[node] = reached;
    space->previous[node] = previous;
    frontier_offer(&search->frontier, node, reached + space->ahead[node]);
}

static void look_around(struct search *search)
{
    for (uint32_t corner = 0; corner < search->space->corner_count; corner++)
        if (sight_touches(search->space, search->from, corner)) {
            const struct sphere_point point = node_point(search, corner);
            frontier_offer(&search->frontier, search->glimpses + corner,
                           sphere_angle(search->from, point) + sphere_angle(point, search->to));
        }
}

static void look_at(struct search *search, uint32_t corner)
{
    const double angle = sphere_angle(search->from, node_point(search, corner));
    if (angle < search->space->reached[corner] && sight_from_end(search->space, search->from, corner))
        reach(search, corner, search->start, angle);
}

static void leave(struct search *search, uint32_t node)
{
    struct airspace *space = search->space;
    const struct sights sights = sights_of(space, node);
    for (uint32_t i = 0; i < sights.count; i++)
        reach(search, sights.corners[i], node, sights.angles[i]);
    if (sight_from_end(space, search->to, node))
        reach(search, search->end, node, sphere_angle(node_point(search, node), search->to));
}

static void record(const struct search *search, struct air_path *path)
{
    const uint32_t *previous = search->space->previous;
    uint32_t count = 1;
    for (uint32_t node = search->end; node != search->start; node = previous[node])
        count++;
    ASSERT(count <= AIR_PATH_POINTS);
    path->count = count;
    for (uint32_t node = search->end; count > 0; node = previous[node])
        path->points[--count] = node_point(search, node);
    path->nmi = 0.0;
    for (uint32_t i = 1; i < path->count; i++)
        path->nmi += air_nmi(path->points[i - 1], path->points[i]);
}

static enum air_path_outcome search_path(struct search *search, double most_angle, struct air_path *path)
{
    struct airspace *space = search->space;
    frontier_clear(&search->frontier, search->glimpses + space->corner_count);
    for (uint32_t node = 0; node <= search->end; node++)
        space->reached[node] = (double)INFINITY;
    space->reached[search->start] = 0.0;
    look_around(search);
    while (search->frontier.count > 0) {
        const uint32_t item = frontier_take(&search->frontier);
        if (search->frontier.keys[item] > most_angle)
            return AIR_PATH_TOO_LONG;
        if (item == search->end) {
            record(search, path);
            return AIR_PATH_FOUND;
        }
        if (item >= search->glimpses)
            look_at(search, item - search->glimpses);
        else
            leave(search, item);
    }
    return AIR_PATH_NONE;
}

enum air_path_outcome air_path(struct airspace *space, struct sphere_point from, struct sphere_point to,
                               double most_nmi, struct air_path *path)
{
    ASSERT(space->closed);
    path->count = 0;
    path->nmi = (double)INFINITY;
    if (airspace_holds(space, from))
        return AIR_PATH_FROM_DENIED;
    if (airspace_holds(space, to))
        return AIR_PATH_TO_DENIED;
    if (air_nmi(from, to) > most_nmi)
        return AIR_PATH_TOO_LONG;
    if (airspace_clear(space, from, to)) {
        *path = (struct air_path){.count = 2, .points = {from, to}, .nmi = air_nmi(from, to)};
        return AIR_PATH_FOUND;
    }
    struct search search = {.space = space, .from = from, .to = to};
    search.frontier = (struct frontier){space->keys, space->places, space->heap, 0};
    search.start = space->corner_count;
    search.end = search.start + 1;
    search.glimpses = search.end + 1;
    /* The search measures on the sphere, `air_nmi` on the ellipsoid: nothing within 1% of the limit is given up. */
    const enum air_path_outcome outcome = search_path(&search, 1.01 * most_nmi / EARTH_RADIUS_NMI, path);
    return outcome == AIR_PATH_FOUND && path->nmi > most_nmi ? AIR_PATH_TOO_LONG : outcome;
}

struct geo_point air_path_place(const struct air_path *path, double nmi)
{
    uint32_t i = 1;
    double leg = air_nmi(path->points[0], path->points[1]);
    while (i + 1 < path->count && nmi > leg) {
        nmi -= leg;
        leg = air_nmi(path->points[i], path->points[i + 1]);
        i++;
    }
    const double whole = sphere_angle(path->points[i - 1], path->points[i]);
    const double share = leg > 0.0 ? nmi / leg : 0.0;
    return sphere_place(sphere_along(path->points[i - 1], path->points[i], share * whole));
}
