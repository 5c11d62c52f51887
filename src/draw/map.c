#include "draw/map.h"

#include "base/maths.h"
#include "draw/html.h"
#include "draw/projection.h"
#include "draw/svg.h"
#include "geo/coast.h"
#include <math.h>

#define RADIANS (3.14159265358979323846 / 180.0)

static const double map_width = 720.0, height_most = 520.0, height_least = 320.0, head = 52.0, foot = 24.0;

/* The line, a point a degree or so, longitudes going on beyond 180. */
struct track {
    struct geo_point *point;
    uint32_t count;
};

struct view {
    struct projection projection;
    double scale, left, top; /* units per radius; plane coordinates of the upper left corner */
    double height;           /* of the map itself */
};

struct box {
    double left, top, right, bottom;
};

/* ---- the line ---- */

struct direction {
    double x, y, z;
};

static struct direction direction_of(struct geo_point point)
{
    const double across = det_cos(RADIANS * point.latitude_deg), longitude = RADIANS * point.longitude_deg;
    return (struct direction){across * det_cos(longitude), across * det_sin(longitude),
                              det_sin(RADIANS * point.latitude_deg)};
}

static struct geo_point point_of(struct direction d)
{
    return (struct geo_point){det_atan2(d.z, sqrt(d.x * d.x + d.y * d.y)) / RADIANS, det_atan2(d.y, d.x) / RADIANS};
}

static struct geo_point between(struct direction a, struct direction b, double angle, double share)
{
    const double sine = det_sin(angle), p = det_sin((1.0 - share) * angle) / sine, q = det_sin(share * angle) / sine;
    return point_of((struct direction){p * a.x + q * b.x, p * a.y + q * b.y, p * a.z + q * b.z});
}

static void add_point(struct track *track, struct geo_point point)
{
    if (track->count > 0) {
        const double turns = (track->point[track->count - 1].longitude_deg - point.longitude_deg) / 360.0;
        point.longitude_deg += 360.0 * floor(turns + 0.5);
    }
    track->point[track->count++] = point;
}

static struct track track_of(const struct map *map, struct arena *arena)
{
    enum { POINTS_A_LEG_MOST = 181 };
    struct track track = {arena_take(arena, (size_t)map->line_count * POINTS_A_LEG_MOST, sizeof *track.point), 0};
    add_point(&track, map->line[0]);
    for (uint32_t k = 0; k + 1 < map->line_count; k++) {
        const struct direction a = direction_of(map->line[k]), b = direction_of(map->line[k + 1]);
        const double angle = great_circle_nmi(map->line[k], map->line[k + 1]) / EARTH_RADIUS_NMI;
        const uint32_t steps = 1 + (uint32_t)(angle / RADIANS);
        for (uint32_t step = 1; step < steps; step++)
            add_point(&track, between(a, b, angle, (double)step / steps));
        add_point(&track, map->line[k + 1]);
    }
    return track;
}

/* ---- the view ---- */

static void widen(struct box *box, struct plane at)
{
    box->left = fmin(box->left, at.x);
    box->right = fmax(box->right, at.x);
    box->bottom = fmin(box->bottom, at.y);
    box->top = fmax(box->top, at.y);
}

static struct box box_of(const struct projection *projection, const struct track *track)
{
    struct box box = {1e9, -1e9, -1e9, 1e9};
    for (uint32_t k = 0; k < track->count; k++)
        widen(&box, projection_place(projection, track->point[k]));
    return box;
}

/* Around the middle of the box that the line fills on a first map, centred on the mean of its directions. A line that
 * leads farther from there than 80 degrees is shown on the map of the world. */
static struct projection projection_of(const struct track *track)
{
    struct direction sum = {0.0, 0.0, 0.0};
    double west = 1e9, east = -1e9, farthest_nmi = 0.0;
    for (uint32_t k = 0; k < track->count; k++) {
        const struct direction d = direction_of(track->point[k]);
        sum = (struct direction){sum.x + d.x, sum.y + d.y, sum.z + d.z};
        west = fmin(west, track->point[k].longitude_deg);
        east = fmax(east, track->point[k].longitude_deg);
    }
    const struct geo_point centre = point_of(sum);
    for (uint32_t k = 0; k < track->count; k++)
        farthest_nmi = fmax(farthest_nmi, great_circle_nmi(centre, track->point[k]));
    return farthest_nmi < 80.0 * RADIANS * EARTH_RADIUS_NMI ? projection_around(centre)
                                                            : projection_of_world(0.5 * (west + east));
}

static struct view view_of(const struct track *track)
{
    const double least_span = 0.12;
    struct view view = {.projection = projection_of(track)};
    const struct box box = box_of(&view.projection, track);
    const double width = fmax(1.22 * (box.right - box.left), least_span);
    const double tall = fmax(1.3 * (box.top - box.bottom), least_span * 0.5);
    view.scale = fmin(map_width / width, height_most / tall);
    view.height = fmax(fmin(tall * view.scale, height_most), height_least);
    view.left = 0.5 * (box.left + box.right) - 0.5 * map_width / view.scale;
    view.top = 0.5 * (box.top + box.bottom) + 0.5 * view.height / view.scale;
    return view;
}

static struct plane on_paper(const struct view *view, struct geo_point point)
{
    const struct plane at = projection_place(&view->projection, point);
    return (struct plane){(at.x - view->left) * view->scale, head + (view->top - at.y) * view->scale};
}

static bool is_in_view(const struct view *view, const struct box *box)
{
    return box->right > 0.0 && box->left < map_width && box->top > head && box->bottom < head + view->height;
}

/* ---- land and lines of longitude and latitude ---- */

static void put_line(const struct view *view, const struct geo_point *point, uint32_t count, struct buffer *out)
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
    for (uint32_t k = 0; k < count; k++)
        widen(&box, on_paper(view, point[k]));
    return box;
}

static void put_ring(const struct view *view, const struct geo_point *point, uint32_t count, struct buffer *out)
{
    const struct box box = ring_box(view, point, count);
    if (!is_in_view(view, &box))
        return;
    put_area(view, point, count, out);
}

/* The points of a ring, and room for two more. */
static struct geo_point *points_of(const struct coast_ring *ring, struct arena *arena)
{
    struct geo_point *point = arena_take(arena, ring->point_count + 2, sizeof *point);
    for (uint32_t k = 0; k < ring->point_count; k++)
        point[k] = (struct geo_point){ring->number[2 * k + 1] / 10.0, ring->number[2 * k] / 10.0};
    return point;
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

/* One path, filled by the rule of even and odd, so that lakes are holes. Land around the point opposite to the centre
 * would come out inside out: a frame around everything turns it. */
static void put_land(const struct view *view, struct arena *arena, struct buffer *out)
{
    const struct geo_point centre = view->projection.centre;
    const struct geo_point opposite = {-centre.latitude_deg, centre.longitude_deg + 180.0};
    uint32_t crossings = 0;
    buffer_add(out, "<path fill=\"#dcd6c8\" stroke=\"#a89f8c\" stroke-width=\"0.6\" stroke-linejoin=\"round\" "
                    "fill-rule=\"evenodd\" d=\"");
    for (uint32_t k = 0; k < coast_ring_count(); k++) {
        const struct coast_ring ring = coast_ring(k);
        struct geo_point *point = points_of(&ring, arena);
        crossings += crossings_above(point, ring.point_count, opposite);
        if (view->projection.is_world)
            put_ring_of_world(view, point, ring.point_count, out);
        else
            put_ring(view, point, ring.point_count, out);
    }
    if (!view->projection.is_world && crossings % 2 == 1)
        buffer_add(out, "M-9999 -9999H9999V9999H-9999Z");
    buffer_add(out, "\"/>\n");
}

static void put_graticule(const struct view *view, struct buffer *out)
{
    const double span_deg = map_width / view->scale / RADIANS;
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

/* ---- names ---- */

static bool overlaps(const struct box *a, const struct box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool is_on_map(const struct view *view, const struct box *box)
{
    return box->left > 2.0 && box->right < map_width - 2.0 && box->top > head && box->bottom < head + view->height;
}

static bool is_on_line(const struct view *view, const struct track *track, const struct box *box)
{
    struct plane before = on_paper(view, track->point[0]);
    for (uint32_t k = 1; k < track->count; k++) {
        const struct plane at = on_paper(view, track->point[k]);
        for (int32_t part = 0; part <= 8; part++) {
            const double x = before.x + 0.125 * part * (at.x - before.x),
                         y = before.y + 0.125 * part * (at.y - before.y);
            if (x > box->left && x < box->right && y > box->top && y < box->bottom)
                return true;
        }
        before = at;
    }
    return false;
}

/* The first of ten places around a mark that is on the map, off the boxes taken so far and off the line; else the first
 * that is off the boxes, else the first of all. */
static struct box place_label(const struct view *view, const struct track *track, struct plane at, double width,
                              const struct box *taken, uint32_t count)
{
    static const double side[10][2] = {{1, 0},    {-1, 0},  {1, -0.8}, {-1, -0.8},  {1, 0.8},
                                       {-1, 0.8}, {0, 1.4}, {0, -1.4}, {0.4, -1.5}, {-0.4, 1.5}};
    struct box best = {0, 0, 0, 0};
    int32_t best_worth = -1;
    for (uint32_t k = 0; k < 10; k++) {
        const double middle = at.x + side[k][0] * (0.5 * width + 11.0), y = at.y + 14.0 * side[k][1];
        const struct box box = {middle - 0.5 * width, y - 8.0, middle + 0.5 * width, y + 8.0};
        bool is_free = is_on_map(view, &box);
        for (uint32_t other = 0; other < count && is_free; other++)
            is_free = !overlaps(&box, &taken[other]);
        const int32_t worth = !is_free ? 0 : is_on_line(view, track, &box) ? 1 : 2;
        if (worth > best_worth) {
            best = box;
            best_worth = worth;
        }
    }
    return best;
}

/* In the turn of the globe in which the line passes it. */
static struct plane place_mark(const struct view *view, const struct track *track, struct geo_point at)
{
    double nearest = 1e9, turns = 0.0;
    for (uint32_t k = 0; k < track->count; k++) {
        const double away = great_circle_nmi(track->point[k], at);
        if (away < nearest) {
            nearest = away;
            turns = floor((track->point[k].longitude_deg - at.longitude_deg) / 360.0 + 0.5);
        }
    }
    return on_paper(view, (struct geo_point){at.latitude_deg, at.longitude_deg + 360.0 * turns});
}

static void put_marks(const struct map *map, const struct view *view, const struct track *track, struct arena *arena,
                      struct buffer *out)
{
    struct box *taken = arena_take(arena, (size_t)2 * map->mark_count, sizeof *taken);
    uint32_t count = 0;
    for (uint32_t k = 0; k < map->mark_count; k++) {
        const struct plane at = place_mark(view, track, map->mark[k].at);
        const double radius = map->mark[k].is_end ? 5.0 : 3.6;
        svg_marker(out, map->mark[k].is_end ? MARKER_CIRCLE : MARKER_DIAMOND, at.x, at.y, radius,
                   map->mark[k].is_end ? SVG_INK : SVG_VERMILLION, map->mark[k].is_end);
        taken[count++] = (struct box){at.x - radius, at.y - radius, at.x + radius, at.y + radius};
    }
    for (uint32_t k = 0; k < map->mark_count; k++) {
        const double width = svg_width_of(map->mark[k].label) * (map->mark[k].is_end ? 1.1 : 1.0);
        const struct box box = place_label(view, track, place_mark(view, track, map->mark[k].at), width, taken, count);
        svg_text(out, 0.5 * (box.left + box.right), box.bottom - 3.5, map->mark[k].is_end ? "m b" : "m",
                 map->mark[k].label);
        taken[count++] = box;
    }
}

/* ---- the picture ---- */

static void open_picture(const struct map *map, double height, struct buffer *out)
{
    svg_put(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 @ @\" width=\"@\" height=\"@\" ", map_width,
            height, map_width, height);
    buffer_add(out, "role=\"img\" aria-labelledby=\"map-t map-d\"><title id=\"map-t\">");
    html_text(out, map->title);
    buffer_add(out, "</title><desc id=\"map-d\">");
    html_text(out, map->subtitle);
    buffer_add(out, "</desc>\n<style>text{font:13px system-ui,\"Liberation Sans\",Arial,sans-serif;fill:#1a1a1a}"
                    ".m{text-anchor:middle}.e{text-anchor:end}.b{font-weight:600}.g{fill:#595959;font-size:12px}"
                    ".t{font-size:17px;font-weight:600}"
                    ".n text{paint-order:stroke;stroke:#fff;stroke-width:3.5px;stroke-linejoin:round}</style>\n");
    svg_rect(out, 0, 0, map_width, height, "#fff", NULL);
}

void map_draw(const struct map *map, struct arena *arena, struct buffer *out)
{
    const struct track track = track_of(map, arena);
    const struct view view = view_of(&track);
    const double height = head + view.height + foot;
    open_picture(map, height, out);
    svg_text(out, 2, 20, "s t", map->title);
    svg_text(out, 2, 40, "s", map->subtitle);
    svg_put(out, "<clipPath id=\"map-c\"><rect x=\"0\" y=\"@\" width=\"@\" height=\"@\"/></clipPath>\n", head,
            map_width, view.height);
    buffer_add(out, "<g clip-path=\"url(#map-c)\">\n");
    svg_rect(out, 0, head, map_width, view.height, "#eef4f8", NULL);
    put_graticule(&view, out);
    put_land(&view, arena, out);
    for (int32_t layer = 0; layer < 2; layer++) {
        buffer_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-linejoin=\"round\" stroke-width=\"%s\" d=\"",
                      layer ? SVG_BLUE : "#fff", layer ? "2.4" : "5");
        put_line(&view, track.point, track.count, out);
        buffer_add(out, "\"/>\n");
    }
    buffer_add(out, "</g>\n<g class=\"n\">\n");
    put_marks(map, &view, &track, arena, out);
    buffer_add(out, "</g>\n");
    svg_put(out, "<rect x=\"0.5\" y=\"@\" width=\"@\" height=\"@\" fill=\"none\" stroke=\"#a89f8c\"/>\n", head,
            map_width - 1.0, view.height);
    svg_text(out, 2, height - 8, "s g", "borders: none drawn; land: Natural Earth");
    svg_text(out, map_width - 2, height - 8, "e g",
             view.projection.is_world ? "projection: Equal Earth" : "projection: azimuthal equidistant");
    buffer_add(out, "</svg>\n");
}
