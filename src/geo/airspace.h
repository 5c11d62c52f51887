/* Airspace that may not be entered: the countries that are denied, as one region.
 *
 * A border between two denied countries is inside the region, a corner at which two of them touch is closed. The outer
 * border itself may be flown along: the ways found run from corner to corner of it. The region is land alone: see
 * countries.h for the coast and the scale.
 *
 *     airspace_init(space);
 *     airspace_deny(space, atlas, country) or airspace_deny_ring(...)      as often as needed
 *     airspace_close(space);
 *
 * The caller owns the struct, 4 MB, which is also the memory of the searches in it: one thread at a time. Nothing
 * is allocated. Nothing fails, but what exceeds the limits below is a broken promise (ASSERT). */
#ifndef CASUS_GEO_AIRSPACE_H
#define CASUS_GEO_AIRSPACE_H

#include "geo/countries.h"

enum {
    AIRSPACE_EDGES = 12000, /* of all countries together there are 10,700 */
    AIRSPACE_ITEMS = 2 * AIRSPACE_EDGES + 2,
    AIRSPACE_SLOTS = 32768,
    AIRSPACE_SIGHTS = 262144
};

/* Of corners, edges and sights the .c files know more; here they stand because the caller provides the memory. */
struct airspace_edge {
    uint16_t from, to; /* points; the denied side is on the left */
};

/* A free sector of at least half a turn: where a way can bend. From `before`, counter-clockwise around `point`, to
 * `after`: the neighbours along the border. */
struct airspace_corner {
    uint16_t point, before, after;
};

struct airspace_run {
    uint32_t first, count; /* edges, each beginning where the last ended */
    struct sphere_cap cap;
};

struct airspace {
    bool denied[COUNTRY_MOST];
    bool closed;
    uint32_t point_count, edge_count, corner_count, run_count;
    struct sphere_point points[AIRSPACE_EDGES];
    struct airspace_edge edges[AIRSPACE_EDGES];
    struct airspace_corner corners[AIRSPACE_EDGES];
    struct airspace_run runs[AIRSPACE_EDGES];
    uint32_t hindrance; /* the run that was last in the way: asked first, because it often is again */

    /* While the region is put together: points by their coordinates, edges by where they begin. */
    uint32_t slots[AIRSPACE_SLOTS];
    uint32_t first_edge[AIRSPACE_EDGES], next_edge[AIRSPACE_EDGES];

    /* Which corners each corner sees, found when first asked; all are forgotten when the room is used up. */
    uint32_t sight_first[AIRSPACE_EDGES], sight_count[AIRSPACE_EDGES], sights_used;
    uint16_t sight_corner[AIRSPACE_SIGHTS];
    double sight_angle[AIRSPACE_SIGHTS];

    /* Of a search: corners, then its two ends; in the frontier also the glimpses from the start. */
    double reached[AIRSPACE_EDGES + 2], ahead[AIRSPACE_EDGES + 2], keys[AIRSPACE_ITEMS];
    uint32_t previous[AIRSPACE_EDGES + 2], places[AIRSPACE_ITEMS], heap[AIRSPACE_ITEMS];
};

void airspace_init(struct airspace *space);
void airspace_deny(struct airspace *space, const struct atlas *atlas, uint32_t country);
/* A closed ring of at least 3 points, the last followed by the first, with the denied side on its left. Rings may share
 * edges and points with others, and do not overlap them. */
void airspace_deny_ring(struct airspace *space, const struct sphere_point *ring, uint32_t count);
void airspace_close(struct airspace *space);

/* Whether a point is in it. */
bool airspace_holds(const struct airspace *space, struct sphere_point point);
/* Whether the arc between two points that are not in it stays out of it. */
bool airspace_clear(struct airspace *space, struct sphere_point from, struct sphere_point to);

#endif
