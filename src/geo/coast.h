/* Coastlines for maps: rings of land, Antarctica among them, from Natural Earth at 1:110 million (public domain). */
#ifndef CASUS_GEO_COAST_H
#define CASUS_GEO_COAST_H

#include <stdint.h>

/* Longitude and latitude of each point in tenths of a degree; longitudes go on beyond 180 where a ring crosses it. The
 * last point is the first again, for Antarctica a turn of the globe later. */
struct coast_ring {
    const int16_t *number;
    uint32_t point_count;
};

uint32_t coast_ring_count(void);
struct coast_ring coast_ring(uint32_t ring);

#endif
