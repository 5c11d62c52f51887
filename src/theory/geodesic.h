/* Shortest lines on the ellipsoid WGS84, by the series of C. F. F. Karney, "Algorithms for geodesics", J. Geod.
 * 87:43-55 (2013), to sixth order in the third flattening: distances are good to some nanometres, also between points
 * nearly opposite to each other, where Vincenty's iteration (1975) fails.
 *
 * Degrees, north and east positive, azimuths clockwise from north; metres. Any longitude may be given; returned are
 * longitudes and azimuths in [-180, 180). Pure functions; nothing fails for latitudes in [-90, 90]. */
#ifndef CASUS_THEORY_GEODESIC_H
#define CASUS_THEORY_GEODESIC_H

#include "theory/geodesy.h"

#define METRES_PER_NMI 1852.0

struct geodesic {
    double metres;
    double azimuth_from_deg, azimuth_to_deg; /* of travel, at the start and at the end */
};

/* From one point to another. Where several lines are equally short, one of them. */
struct geodesic geodesic_between(struct geo_point from, struct geo_point to);

/* The point at a distance along an azimuth; the azimuth there in *azimuth_to_deg unless that is NULL. */
struct geo_point geodesic_point(struct geo_point from, double azimuth_deg, double metres, double *azimuth_to_deg);

/* Nautical miles from one point to another. */
double geodesic_nmi(struct geo_point from, struct geo_point to);

/* The same angle in [-180, 180). */
double degrees_wrapped(double degrees);

#endif
