/* Lists that grow while a plan is made, and the compressed rows they end in. */
#include "sim/plan_internal.h"

void *list_grow(struct arena *arena, void *list, uint32_t count, uint32_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room == 0 ? 16 : *room * 2;
    void *larger = arena_take(arena, *room, size);
    if (count > 0)
        memcpy(larger, list, count * size);
    return larger;
}

/* Move the entry at `root` down until no child comes after it. */
static void sift(uint32_t *index, uint32_t count, uint32_t root, const char *(*text)(const void *self, uint32_t index),
                 const void *self)
{
    for (;;) {
        uint32_t child = 2 * root + 1;
        if (child >= count)
            return;
        if (child + 1 < count && strcmp(text(self, index[child]), text(self, index[child + 1])) < 0)
            child++;
        if (strcmp(text(self, index[root]), text(self, index[child])) >= 0)
            return;
        const uint32_t moved = index[root];
        index[root] = index[child];
        index[child] = moved;
        root = child;
    }
}

void sort_by_text(uint32_t *index, uint32_t count, const char *(*text)(const void *self, uint32_t index),
                  const void *self)
{
    for (uint32_t root = count / 2; root-- > 0;)
        sift(index, count, root, text, self);
    for (uint32_t last = count; last-- > 1;) {
        const uint32_t moved = index[0];
        index[0] = index[last];
        index[last] = moved;
        sift(index, last, 0, text, self);
    }
}

void link_add(struct declaration *d, struct links *links, uint32_t from, uint32_t to)
{
    links->link = list_grow(&d->scratch, links->link, links->count, &links->room, sizeof *links->link);
    links->link[links->count++] = (struct link){from, to};
}

struct rows rows_make(struct arena *arena, const struct links *links, uint32_t from_count)
{
    struct rows rows = {
        arena_take(arena, from_count + 2, sizeof *rows.start),
        arena_take(arena, links->count, sizeof *rows.entry),
    };
    /* Counted two ahead, so that filling a row moves its start into place. */
    for (uint32_t k = 0; k < links->count; k++)
        rows.start[links->link[k].from + 2]++;
    for (uint32_t row = 2; row < from_count + 2; row++)
        rows.start[row] += rows.start[row - 1];
    for (uint32_t k = 0; k < links->count; k++)
        rows.entry[rows.start[links->link[k].from + 1]++] = links->link[k].to;
    return rows;
}
