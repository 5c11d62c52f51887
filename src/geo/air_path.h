/* The shortest way between two points on the sphere that stays out of denied airspace: A* over the visibility graph
 * (sight.h), guided by the great circle. Exact but for rounding; of equally short ways, always the same one. Its length
 * is told on the ellipsoid, of which the sphere is within 0.6%. */
#ifndef CASUS_GEO_AIR_PATH_H
#define CASUS_GEO_AIR_PATH_H

#include "geo/airspace.h"

enum { AIR_PATH_POINTS = 512 };

enum air_path_outcome {
    AIR_PATH_FOUND,
    AIR_PATH_FROM_DENIED, /* an end is in denied airspace */
    AIR_PATH_TO_DENIED,
    AIR_PATH_TOO_LONG, /* longer than `most_nmi` */
    AIR_PATH_NONE      /* denied airspace lies all around one of the ends */
};

struct air_path {
    uint32_t count; /* of points, from the start to the end; 0 if not found */
    struct sphere_point points[AIR_PATH_POINTS];
    double nmi;
};

/* `most_nmi`: where the search may give up; INFINITY: nowhere. A way of more than AIR_PATH_POINTS points is an ASSERT;
 * around all countries of the atlas at once there are below 150. */
enum air_path_outcome air_path(struct airspace *space, struct sphere_point from, struct sphere_point to,
                               double most_nmi, struct air_path *path);

/* Nautical miles between the ends of one arc, on the ellipsoid (theory/geodesic.h): the only place where ways are
 * measured. */
double air_nmi(struct sphere_point from, struct sphere_point to);

/* The place so many miles along a path, between its ends. */
struct geo_point air_path_place(const struct air_path *path, double nmi);

#endif
