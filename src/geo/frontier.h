/* What a search has reached and not yet left: a binary heap of items 0 .. room - 1, the least key first, of equal keys
 * the lowest item, so that a search gives the same answer everywhere. An item is in it at most once; offering it again
 * with a lower key moves it forward. The caller owns the arrays, each with room for all items. */
#ifndef CASUS_GEO_FRONTIER_H
#define CASUS_GEO_FRONTIER_H

#include <stdbool.h>
#include <stdint.h>

struct frontier {
    double *keys;     /* of each item */
    uint32_t *places; /* of each item in `heap`, or FRONTIER_NONE */
    uint32_t *heap;
    uint32_t count;
};

#define FRONTIER_NONE UINT32_MAX

void frontier_clear(struct frontier *frontier, uint32_t items);
void frontier_offer(struct frontier *frontier, uint32_t item, double key);
uint32_t frontier_take(struct frontier *frontier); /* not of an empty one */

#endif
