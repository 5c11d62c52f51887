/* Two ways to draw the globe, chosen by what is to be seen: around one point with true distances from it (azimuthal
 * equidistant), or the whole world with true areas (Equal Earth: Savric, Patterson and Jenny, Int. J. Geogr. Inf. Sci.
 * 33, 2019), with the middle meridian where the line of interest has its middle, so that the map is never cut there.
 * Units: earth radii, x to the right, y upwards. */
#ifndef CASUS_DRAW_PROJECTION_H
#define CASUS_DRAW_PROJECTION_H

#include "theory/geodesy.h"
#include <stdbool.h>

struct projection {
    bool is_world;
    struct geo_point centre; /* latitude 0 where is_world */
    double sine, cosine;     /* of the centre's latitude */
};

struct plane {
    double x, y;
};

struct projection projection_around(struct geo_point centre);
struct projection projection_of_world(double middle_deg);
/* Longitudes may go on beyond 180: on the map of the world they lead on beyond its edge. */
struct plane projection_place(const struct projection *projection, struct geo_point point);

#endif
