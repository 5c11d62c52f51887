/* A map of the world around one line, as a picture that stands by itself: coastlines, the line along great circles,
 * places on it with their names. No borders are drawn, and the picture says so. The same bytes on every machine. */
#ifndef CASUS_DRAW_MAP_H
#define CASUS_DRAW_MAP_H

#include "base/arena.h"
#include "base/buffer.h"
#include "theory/geodesy.h"
#include <stdbool.h>
#include <stdint.h>

struct map_mark {
    struct geo_point at;
    const char *label;
    bool is_end; /* of the line: drawn larger */
};

struct map {
    const char *title, *subtitle;
    const struct geo_point *line; /* its turns, at least one */
    uint32_t line_count;
    const struct map_mark *mark; /* those that matter most first: they get the better places for their names */
    uint32_t mark_count;
};

void map_draw(const struct map *map, struct arena *arena, struct buffer *out);

#endif
