/* The countries a way passes over, whose consent to the flight is needed.
 *
 * Outlines are of land at 1:110 million (countries.h): a coast passed within 12 nautical miles, a small island, and a
 * border missed by tens of miles do not show. A way along the border of denied airspace is counted over the free side.
 * Pure function over the caller's arrays; nothing fails. */
#ifndef CASUS_GEO_OVERFLIGHT_H
#define CASUS_GEO_OVERFLIGHT_H

#include "geo/airspace.h"

struct overflight {
    uint32_t country;
    double nmi; /* over it, altogether */
};

struct overflights {
    uint32_t count;
    struct overflight list[COUNTRY_MOST]; /* each country once, in the order in which the way first enters it */
};

/* Adds what the arcs through `points` pass over; begin with a count of 0. `space`: the denied airspace that the way
 * keeps out of. */
void overflights_add(struct overflights *overflights, const struct atlas *atlas, const struct airspace *space,
                     const struct sphere_point *points, uint32_t count);

#endif
