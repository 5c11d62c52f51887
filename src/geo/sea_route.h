/* The shortest way by sea that keeps out of closed passages.
 *
 * A* over the cells of the ocean with 32 directions, then the path is pulled taut along great circles and its corners
 * are moved, cell by cell, to where it is shortest. Lengths are those of the ellipsoid. A leg never cuts land of the
 * mask, nor a corner of it. Against published distances: median error 0.3%, see tests/geo/test_sea_route.c. The same
 * bits on every machine; equal choices are made in the order of rows and columns. */
#ifndef CASUS_GEO_SEA_ROUTE_H
#define CASUS_GEO_SEA_ROUTE_H

#include "geo/passage.h"

enum { SEA_POINTS_MOST = 256, SEA_PASSAGES_MOST = 32 };
/* Farther from the sea than this a place is inland. */
#define SEA_REACH_NMI 60.0

enum sea_result {
    SEA_FOUND,
    SEA_INFEASIBLE,   /* every way leads through a closed passage */
    SEA_START_INLAND, /* no open sea within reach of where it starts */
    SEA_END_INLAND,
};

struct sea_route {
    enum sea_result result;
    double nmi;
    uint32_t point_count; /* at least 2: start, turns, end */
    struct geo_point point[SEA_POINTS_MOST];
    double leg_nmi[SEA_POINTS_MOST]; /* from point k to k + 1 */
    uint32_t passage_count;          /* entered, in order */
    uint8_t passage[SEA_PASSAGES_MOST];
    struct geo_point passage_at[SEA_PASSAGES_MOST]; /* middle of the cell of entry */
};

/* About 17 MB, the caller's; filled once, then used for any number of routes, one at a time. */
struct sea_workspace;
size_t sea_workspace_bytes(void);
void sea_workspace_fill(struct sea_workspace *workspace);

/* `closed` is a set of passages. */
void sea_route(struct sea_workspace *workspace, struct geo_point from, struct geo_point to, uint32_t closed,
               struct sea_route *route);

/* The cell in which a place's way to the sea begins: the nearest of the open sea, not in a canal. False if there is
 * none within reach. Of the last closed set that was routed, or with all open. */
bool sea_nearest(const struct sea_workspace *workspace, struct geo_point place, struct ocean_cell *cell);

#endif
