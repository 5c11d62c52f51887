#include "geo/frontier.h"

void frontier_clear(struct frontier *frontier, uint32_t items)
{
    frontier->count = 0;
    for (uint32_t item = 0; item < items; item++)
        frontier->places[item] = FRONTIER_NONE;
}

static bool before(const struct frontier *frontier, uint32_t a, uint32_t b)
{
    if (frontier->keys[a] < frontier->keys[b])
        return true;
    return !(frontier->keys[b] < frontier->keys[a]) && a < b;
}

static void put(struct frontier *frontier, uint32_t place, uint32_t item)
{
    frontier->heap[place] = item;
    frontier->places[item] = place;
}

static void rise(struct frontier *frontier, uint32_t place)
{
    const uint32_t item = frontier->heap[place];
    while (place > 0 && before(frontier, item, frontier->heap[(place - 1) / 2])) {
        put(frontier, place, frontier->heap[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    put(frontier, place, item);
}

void frontier_offer(struct frontier *frontier, uint32_t item, double key)
{
    if (frontier->places[item] == FRONTIER_NONE) {
        frontier->keys[item] = key;
        put(frontier, frontier->count++, item);
    } else if (key < frontier->keys[item])
        frontier->keys[item] = key;
    rise(frontier, frontier->places[item]);
}

uint32_t frontier_take(struct frontier *frontier)
{
    const uint32_t least = frontier->heap[0], last = frontier->heap[--frontier->count];
    frontier->places[least] = FRONTIER_NONE;
    if (frontier->count == 0)
        return least;
    uint32_t place = 0;
    for (uint32_t child = 1; child < frontier->count; child = 2 * place + 1) {
        if (child + 1 < frontier->count && before(frontier, frontier->heap[child + 1], frontier->heap[child]))
            child++;
        if (!before(frontier, frontier->heap[child], last))
            break;
        put(frontier, place, frontier->heap[child]);
        place = child;
    }
    put(frontier, place, last);
    return least;
}
