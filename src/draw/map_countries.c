#include "draw/map_internal.h"
#include "draw/svg.h"
#include <math.h>

/* Hatching, so that the colour does not speak alone. */
#define DENIED_FILL "url(#map-h)"
#define FLOWN_OVER_FILL "#c3dbb5"

static bool is_same(struct sphere_point a, struct sphere_point b)
{
    return a.x == b.x && a.y == b.y && a.z == b.z;
}

static uint32_t edge_count(const struct atlas *atlas, uint32_t country)
{
    struct outline_walk walk = outline_walk(country);
    uint32_t count = 0;
    while (outline_next(atlas, &walk))
        count++;
    return count;
}

static void add_point(struct ring *ring, struct sphere_point point)
{
    const struct geo_point place = sphere_place(point);
    ring->point[ring->count] = ring->count ? turned_to(place, ring->point[ring->count - 1].longitude_deg) : place;
    ring->count++;
}

/* An outline has no more rings than a third of its edges, and no more points than twice as many. */
struct rings rings_of_country(const struct atlas *atlas, uint32_t country, struct arena *arena)
{
    const uint32_t edges = edge_count(atlas, country);
    struct rings rings = {arena_take(arena, edges, sizeof *rings.ring), 0};
    struct geo_point *point = arena_take(arena, (size_t)3 * edges, sizeof *point);
    struct sphere_point before = {0.0, 0.0, 0.0};
    struct outline_walk walk = outline_walk(country);
    while (outline_next(atlas, &walk)) {
        if (!is_same(walk.from, before)) {
            const struct ring *last = rings.count ? &rings.ring[rings.count - 1] : NULL;
            rings.ring[rings.count++] = (struct ring){last ? last->point + last->count + 2 : point, 0};
            add_point(&rings.ring[rings.count - 1], walk.from);
        }
        add_point(&rings.ring[rings.count - 1], walk.to);
        before = walk.to;
    }
    return rings;
}

/* In the turn of the globe that is nearest to the middle of the map. */
static void put_border(const struct view *view, struct ring *ring, struct buffer *out)
{
    const double middle = turned_to(ring->point[0], view->projection.centre.longitude_deg).longitude_deg;
    const double shift = middle - ring->point[0].longitude_deg;
    for (uint32_t k = 0; k < ring->count; k++)
        ring->point[k].longitude_deg += shift;
    put_line(view, ring->point, ring->count, out);
}

static void put_country(const struct map *map, const struct map_country *country, const struct view *view,
                        struct arena *arena, struct buffer *out)
{
    const struct rings rings = rings_of_country(map->atlas, country->country, arena);
    const bool is_denied = country->tint == MAP_DENIED;
    buffer_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\" d=\"",
                  is_denied ? "#9c4a1a" : "#8a9c7c", is_denied ? "0.9" : "0.6");
    for (uint32_t k = 0; k < rings.count; k++)
        put_border(view, &rings.ring[k], out);
    buffer_format(out, "\"/>\n<path fill=\"%s\" fill-rule=\"evenodd\" d=\"", is_denied ? DENIED_FILL : FLOWN_OVER_FILL);
    put_areas(view, &rings, out);
    buffer_add(out, "\"/>\n");
}

/* Denied ones last: their edge is the one that counts. */
void put_countries(const struct map *map, const struct view *view, struct arena *arena, struct buffer *out)
{
    for (int32_t denied = 0; denied < 2; denied++)
        for (uint32_t k = 0; k < map->country_count; k++)
            if ((map->country[k].tint == MAP_DENIED) == (denied == 1))
                put_country(map, &map->country[k], view, arena, out);
}

void put_key_of_countries(const struct map *map, struct buffer *out)
{
    static const char *const words[] = {[MAP_DENIED] = "denied", [MAP_FLOWN_OVER] = "flown over"};
    static const char *const fills[] = {[MAP_DENIED] = DENIED_FILL, [MAP_FLOWN_OVER] = FLOWN_OVER_FILL};
    bool is_there[2] = {false, false};
    double right = MAP_WIDTH - 2.0;
    for (uint32_t k = 0; k < map->country_count; k++)
        is_there[map->country[k].tint] = true;
    for (int32_t tint = 0; tint < 2; tint++)
        if (is_there[tint]) {
            svg_text(out, right, 20, "e g", words[tint]);
            right -= svg_width_of(words[tint]) + 16.0;
            svg_rect(out, right, 9, 14, 12, fills[tint], "#8a9c7c");
            right -= 14.0;
        }
}
