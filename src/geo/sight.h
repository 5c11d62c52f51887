/* Who sees whom around denied airspace: the visibility graph, found as it is asked for.
 *
 * A shortest way is a chain of arcs that bend only at corners of the region, and each arc touches the region at its
 * ends without turning into it: only such arcs ("tangent") are looked at. Lozano-Perez and Wesley 1979 (visibility
 * graph), on the sphere.
 *
 * An end of a search is a point that is no corner. Corners that lie next to each other along the border see each other
 * whatever rounding says, so that a way along the border is always there. */
#ifndef CASUS_GEO_SIGHT_H
#define CASUS_GEO_SIGHT_H

#include "geo/airspace.h"

/* Whether a way can go straight from an end to a corner; and the part of that which is quick to see, whether the arc
 * touches the region there. */
bool sight_touches(const struct airspace *space, struct sphere_point end, uint32_t corner);
bool sight_from_end(struct airspace *space, struct sphere_point end, uint32_t corner);

struct sights {
    uint32_t count;
    const uint16_t *corners;
    const double *angles; /* radians */
};

/* What a corner sees; valid until the next call. */
struct sights sights_of(struct airspace *space, uint32_t corner);

#endif
