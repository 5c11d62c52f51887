#include "draw/map_internal.h"
#include "draw/svg.h"
#include "geo/coast.h"
#include <math.h>

void put_line(const struct view *view, const struct geo_point *point, uint32_t count, struct buffer *out)
{
    struct plane before = {1e9, 1e9};
    for (uint32_t k = 0; k < count; k++) {
        const struct plane at = on_paper(view, point[k]);
        /* Past the point opposite to the centre a line goes on at the other side of the map. */
        const bool is_broken = fabs(at.x - before.x) + fabs(at.y - before.y) > view->scale;
        svg_put(out, is_broken ? "M@ @" : "L@ @", at.x, at.y);
        before = at;
    }
}

/* Near the point opposite to the centre one step of a coast leads around the whole map: it is taken in small parts. */
static void put_area(const struct view *view, const struct geo_point *point, uint32_t count, struct buffer *out)
{
    struct plane before = on_paper(view, point[0]);
    svg_put(out, "M@ @", before.x, before.y);
    for (uint32_t k = 1; k < count; k++) {
        const struct plane at = on_paper(view, point[k]);
        const bool is_far = fabs(at.x - before.x) + fabs(at.y - before.y) > view->scale;
        const uint32_t parts = is_far && !view->projection.is_world ? 64 : 1;
        for (uint32_t part = 1; part <= parts; part++) {
            const double share = (double)part / parts;
            const struct plane next = on_paper(
                view, (struct geo_point){
                          point[k - 1].latitude_deg + share * (point[k].latitude_deg - point[k - 1].latitude_deg),
                          point[k - 1].longitude_deg + share * (point[k].longitude_deg - point[k - 1].longitude_deg)});
            svg_put(out, "L@ @", next.x, next.y);
        }
        before = at;
    }
    buffer_add(out, "Z\n");
}

static struct box ring_box(const struct view *view, const struct geo_point *point, uint32_t count)
{
    struct box box = {1e9, -1e9, -1e9, 1e9};
    for (uint32_t k = 0; k < count; k++) {
        const struct plane at = on_paper(view, point[k]);
        box = (struct box){fmin(box.left, at.x), fmax(box.top, at.y), fmax(box.right, at.x), fmin(box.bottom, at.y)};
    }
    return box;
}

static void put_ring(const struct view *view, const struct geo_point *point, uint32_t count, struct buffer *out)
{
    const struct box box = ring_box(view, point, count);
    if (!is_in_view(view, &box))
        return;
    put_area(view, point, count, out);
}

/* In every turn of the globe that may be seen. Antarctica, which ends a turn from where it begins, is closed below. */
static void put_ring_of_world(const struct view *view, struct geo_point *point, uint32_t count, struct buffer *out)
{
    if (fabs(point[0].longitude_deg - point[count - 1].longitude_deg) > 180.0) {
        point[count] = (struct geo_point){-90.0, point[count - 1].longitude_deg};
        point[count + 1] = (struct geo_point){-90.0, point[0].longitude_deg};
        count += 2;
    }
    for (int32_t turn = -2; turn <= 2; turn++) {
        for (uint32_t k = 0; k < count; k++)
            point[k].longitude_deg += turn == -2 ? -720.0 : 360.0;
        put_ring(view, point, count, out);
    }
}

/* How often the meridian from the north pole, where there is sea, down to a point crosses a ring. */
static uint32_t crossings_above(const struct geo_point *point, uint32_t count, struct geo_point at)
{
    uint32_t crossings = 0;
    for (uint32_t k = 0; k + 1 < count; k++) {
        const double shift = 360.0 * floor((point[k].longitude_deg - at.longitude_deg) / 360.0 + 0.5);
        const double a = point[k].longitude_deg - shift - at.longitude_deg;
        const double b = point[k + 1].longitude_deg - shift - at.longitude_deg;
        if ((a < 0.0) == (b < 0.0) || fabs(a) > 90.0)
            continue;
        const double latitude =
            point[k].latitude_deg + (point[k + 1].latitude_deg - point[k].latitude_deg) * a / (a - b);
        crossings += latitude > at.latitude_deg;
    }
    return crossings;
}

/* An area around the point opposite to the centre would come out inside out: a frame around everything turns it. */
void put_areas(const struct view *view, const struct rings *rings, struct buffer *out)
{
    const struct geo_point centre = view->projection.centre;
    const struct geo_point opposite = {-centre.latitude_deg, centre.longitude_deg + 180.0};
    uint32_t crossings = 0;
    for (uint32_t k = 0; k < rings->count; k++) {
        const struct ring *ring = &rings->ring[k];
        crossings += crossings_above(ring->point, ring->count, opposite);
        if (view->projection.is_world)
            put_ring_of_world(view, ring->point, ring->count, out);
        else
            put_ring(view, ring->point, ring->count, out);
    }
    if (!view->projection.is_world && crossings % 2 == 1)
        buffer_add(out, "M-9999 -9999H9999V9999H-9999Z");
}

static struct ring ring_of_coast(const struct coast_ring *coast, struct arena *arena)
{
    struct ring ring = {arena_take(arena, coast->point_count + 2, sizeof *ring.point), coast->point_count};
    for (uint32_t k = 0; k < ring.count; k++)
        ring.point[k] = (struct geo_point){coast->number[2 * k + 1] / 10.0, coast->number[2 * k] / 10.0};
    return ring;
}

void put_land(const struct view *view, struct arena *arena, struct buffer *out)
{
    struct rings rings = {arena_take(arena, coast_ring_count(), sizeof *rings.ring), coast_ring_count()};
    for (uint32_t k = 0; k < rings.count; k++) {
        const struct coast_ring coast = coast_ring(k);
        rings.ring[k] = ring_of_coast(&coast, arena);
    }
    buffer_add(out, "<path fill=\"#dcd6c8\" stroke=\"#a89f8c\" stroke-width=\"0.6\" stroke-linejoin=\"round\" "
                    "fill-rule=\"evenodd\" d=\"");
    put_areas(view, &rings, out);
    buffer_add(out, "\"/>\n");
}

void put_graticule(const struct view *view, struct buffer *out)
{
    const double span_deg = MAP_WIDTH / view->scale / MAP_RADIANS;
    const int32_t step = span_deg > 60.0 ? 30 : span_deg > 25.0 ? 10 : 5;
    struct geo_point point[361];
    buffer_add(out, "<path fill=\"none\" stroke=\"#c3d0da\" stroke-width=\"0.7\" d=\"");
    for (int32_t longitude = -180; longitude < 180; longitude += step) {
        for (int32_t k = 0; k <= 80; k++)
            point[k] = (struct geo_point){2.0 * (k - 40), longitude};
        const double turns = floor((view->projection.centre.longitude_deg - longitude) / 360.0 + 0.5);
        for (int32_t k = 0; k <= 80; k++)
            point[k].longitude_deg += 360.0 * turns;
        put_line(view, point, 81, out);
    }
    for (int32_t latitude = -90 + step; latitude < 90; latitude += step) {
        for (int32_t k = 0; k <= 180; k++)
            point[k] = (struct geo_point){latitude, view->projection.centre.longitude_deg + 2.0 * (k - 90)};
        put_line(view, point, 181, out);
    }
    buffer_add(out, "\"/>\n");
}
