/* A map of the world around one line, as a picture that stands by itself: coastlines, the line along great circles,
 * places on it with their names, and countries that matter to it, shaded. Borders are drawn of these alone, and the
 * picture says whose. The same bytes on every machine. */
#ifndef CASUS_DRAW_MAP_H
#define CASUS_DRAW_MAP_H

#include "base/arena.h"
#include "base/buffer.h"
#include "geo/countries.h"

enum map_mark_kind {
    MAP_END,  /* of the line */
    MAP_STOP, /* on the way */
    MAP_POINT /* what is passed */
};

struct map_mark {
    struct geo_point at;
    const char *label;
    enum map_mark_kind kind;
};

enum map_tint {
    MAP_DENIED,    /* hatched, and named */
    MAP_FLOWN_OVER /* light, with its code where there is room */
};

struct map_country {
    uint32_t country;
    enum map_tint tint;
};

/* Where a part of the line begins; it ends where the next does, and nothing joins them. */
struct map_part {
    uint32_t first;
    double width; /* units */
    bool is_dashed;
};

struct map {
    const char *title, *subtitle;
    const struct geo_point *line; /* its turns, at least one */
    uint32_t line_count;
    const struct map_part *part; /* the first begins at 0; none: the line is one */
    uint32_t part_count;
    double middle_deg; /* of parts: the longitude that stands in the middle, since some may lead round the other way */
    const struct map_mark *mark; /* those that matter most first: they get the better places for their names */
    uint32_t mark_count;
    const struct atlas *atlas; /* may be NULL if there are no countries */
    const struct map_country *country;
    uint32_t country_count;
};

void map_draw(const struct map *map, struct arena *arena, struct buffer *out);

#endif
