#include "geo/coast.h"

#include "geo/coast_table.h"
#include <stddef.h>

uint32_t coast_ring_count(void)
{
    return sizeof coast_lengths / sizeof coast_lengths[0];
}

struct coast_ring coast_ring(uint32_t ring)
{
    uint32_t before = 0;
    for (uint32_t k = 0; k < ring; k++)
        before += coast_lengths[k];
    return (struct coast_ring){&coast_numbers[(size_t)2 * before], coast_lengths[ring]};
}
