/* What the parts of a map share. For src/draw alone. */
#ifndef CASUS_DRAW_MAP_INTERNAL_H
#define CASUS_DRAW_MAP_INTERNAL_H

#include "draw/map.h"
#include "draw/projection.h"

#define MAP_RADIANS (3.14159265358979323846 / 180.0)
#define MAP_WIDTH 720.0
#define MAP_HEAD 52.0 /* above the map itself: title and subtitle */
#define MAP_FOOT 24.0

/* The line, a point a degree or so, longitudes going on beyond 180. */
struct track {
    struct geo_point *point;
    uint32_t count;
    uint32_t *first; /* of each part, and at the end the count of all */
    uint32_t part_count;
};

struct view {
    struct projection projection;
    double scale, left, top; /* units per radius; plane coordinates of the upper left corner */
    double height;           /* of the map itself */
};

struct box {
    double left, top, right, bottom;
};

/* A closed line around land, the last point again the first; room for two points more. Longitudes go on beyond 180. */
struct ring {
    struct geo_point *point;
    uint32_t count;
};

struct rings {
    struct ring *ring;
    uint32_t count;
};

struct track track_of(const struct map *map, struct arena *arena);
struct view view_of(const struct track *track);
struct plane on_paper(const struct view *view, struct geo_point point);
bool is_in_view(const struct view *view, const struct box *box);
/* The same place, in the turn of the globe that is nearest to a longitude. */
struct geo_point turned_to(struct geo_point point, double longitude_deg);

/* Parts of a path's `d`: a line in pieces, and areas to be filled by the rule of even and odd, so that lakes are holes.
 */
void put_line(const struct view *view, const struct geo_point *point, uint32_t count, struct buffer *out);
void put_areas(const struct view *view, const struct rings *rings, struct buffer *out);

void put_graticule(const struct view *view, struct buffer *out);
void put_land(const struct view *view, struct arena *arena, struct buffer *out);

struct rings rings_of_country(const struct atlas *atlas, uint32_t country, struct arena *arena);
void put_countries(const struct map *map, const struct view *view, struct arena *arena, struct buffer *out);
void put_key_of_countries(const struct map *map, struct buffer *out);

/* Marks, and names of marks and countries. */
void put_marks(const struct map *map, const struct view *view, const struct track *track, struct arena *arena,
               struct buffer *out);

#endif
