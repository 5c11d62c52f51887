#include "draw/map_internal.h"
#include "draw/svg.h"
#include <math.h>

static bool overlaps(const struct box *a, const struct box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool is_on_map(const struct view *view, const struct box *box)
{
    return box->left > 2.0 && box->right < MAP_WIDTH - 2.0 && box->top > MAP_HEAD &&
           box->bottom < MAP_HEAD + view->height;
}

static bool is_on_line(const struct view *view, const struct track *track, const struct box *box)
{
    struct plane before = on_paper(view, track->point[0]);
    uint32_t part = 1;
    for (uint32_t k = 1; k < track->count; k++) {
        const struct plane at = on_paper(view, track->point[k]);
        const bool begins = part < track->part_count && track->first[part] == k;
        part += begins;
        before = begins ? at : before;
        for (int32_t step = 0; step <= 8; step++) {
            const double x = before.x + 0.125 * step * (at.x - before.x),
                         y = before.y + 0.125 * step * (at.y - before.y);
            if (x > box->left && x < box->right && y > box->top && y < box->bottom)
                return true;
        }
        before = at;
    }
    return false;
}

/* Boxes that are taken on the map, by marks and names. */
struct room {
    const struct view *view;
    const struct track *track;
    struct box *taken;
    uint32_t count;
};

static bool is_free(const struct room *room, const struct box *box)
{
    bool free = is_on_map(room->view, box);
    for (uint32_t k = 0; k < room->count && free; k++)
        free = !overlaps(box, &room->taken[k]);
    return free;
}

static struct box box_around(double x, double y, double width)
{
    return (struct box){x - 0.5 * width, y - 8.0, x + 0.5 * width, y + 8.0};
}

static void put_name(struct room *room, struct box box, const char *classes, const char *name, struct buffer *out)
{
    svg_text(out, 0.5 * (box.left + box.right), box.bottom - 3.5, classes, name);
    room->taken[room->count++] = box;
}

/* ---- marks ---- */

/* The first of ten places around a mark that is on the map, off the boxes taken so far and off the line; else the first
 * that is off the boxes, else the first of all. */
static struct box place_label(const struct room *room, struct plane at, double width)
{
    static const double side[10][2] = {{1, 0},    {-1, 0},  {1, -0.8}, {-1, -0.8},  {1, 0.8},
                                       {-1, 0.8}, {0, 1.4}, {0, -1.4}, {0.4, -1.5}, {-0.4, 1.5}};
    struct box best = {0, 0, 0, 0};
    int32_t best_worth = -1;
    for (uint32_t k = 0; k < 10; k++) {
        const struct box box = box_around(at.x + side[k][0] * (0.5 * width + 11.0), at.y + 14.0 * side[k][1], width);
        const int32_t worth = !is_free(room, &box) ? 0 : is_on_line(room->view, room->track, &box) ? 1 : 2;
        if (worth > best_worth) {
            best = box;
            best_worth = worth;
        }
    }
    return best;
}

/* In the turn of the globe in which the line passes it. */
static struct plane place_mark(const struct room *room, struct geo_point at)
{
    const struct track *track = room->track;
    double nearest = 1e9, longitude_deg = 0.0;
    for (uint32_t k = 0; k < track->count; k++) {
        const double away = great_circle_nmi(track->point[k], at);
        if (away < nearest) {
            nearest = away;
            longitude_deg = track->point[k].longitude_deg;
        }
    }
    return on_paper(room->view, turned_to(at, longitude_deg));
}

static void put_mark(struct room *room, const struct map_mark *mark, struct buffer *out)
{
    static const double radii[] = {[MAP_END] = 5.0, [MAP_STOP] = 3.6, [MAP_POINT] = 3.6};
    const struct plane at = place_mark(room, mark->at);
    const double radius = radii[mark->kind];
    const bool is_point = mark->kind == MAP_POINT;
    svg_marker(out, is_point ? MARKER_DIAMOND : MARKER_CIRCLE, at.x, at.y, radius, is_point ? SVG_VERMILLION : SVG_INK,
               mark->kind == MAP_END);
    room->taken[room->count++] = (struct box){at.x - radius, at.y - radius, at.x + radius, at.y + radius};
}

static void put_label(struct room *room, const struct map_mark *mark, struct buffer *out)
{
    const bool is_end = mark->kind == MAP_END;
    const double width = svg_width_of(mark->label) * (is_end ? 1.1 : 1.0);
    put_name(room, place_label(room, place_mark(room, mark->at), width), is_end ? "m b" : "m", mark->label, out);
}

/* ---- names of countries ---- */

/* A country on paper: its outline, and the extent of its largest part. */
struct shape {
    struct plane *point;
    uint32_t count;
    double west, east, south, north;
};

static void take_extent(const struct ring *ring, struct shape *shape)
{
    double west = 1e9, east = -1e9, south = 1e9, north = -1e9;
    for (uint32_t k = 0; k < ring->count; k++) {
        west = fmin(west, ring->point[k].longitude_deg);
        east = fmax(east, ring->point[k].longitude_deg);
        south = fmin(south, ring->point[k].latitude_deg);
        north = fmax(north, ring->point[k].latitude_deg);
    }
    const bool is_larger =
        (east - west) * (north - south) > (shape->east - shape->west) * (shape->north - shape->south);
    if (is_larger) {
        shape->west = west;
        shape->east = east;
        shape->south = south;
        shape->north = north;
    }
}

static struct plane in_view(const struct view *view, struct geo_point point)
{
    return on_paper(view, turned_to(point, view->projection.centre.longitude_deg));
}

static struct shape shape_of(const struct rings *rings, const struct view *view, struct arena *arena)
{
    struct shape shape = {.count = 0};
    uint32_t count = 0;
    for (uint32_t k = 0; k < rings->count; k++)
        count += rings->ring[k].count;
    shape.point = arena_take(arena, count, sizeof *shape.point);
    for (uint32_t k = 0; k < rings->count; k++) {
        take_extent(&rings->ring[k], &shape);
        for (uint32_t j = 0; j < rings->ring[k].count; j++)
            shape.point[shape.count++] = in_view(view, rings->ring[k].point[j]);
    }
    return shape;
}

/* How many times as large the box could be without touching the outline. */
static double clearance(const struct shape *shape, const struct box *box)
{
    const double x = 0.5 * (box->left + box->right), y = 0.5 * (box->top + box->bottom);
    const double half_width = x - box->left, half_height = y - box->top;
    double least = 1e9;
    for (uint32_t k = 0; k < shape->count; k++)
        least = fmin(least, fmax(fabs(shape->point[k].x - x) / half_width, fabs(shape->point[k].y - y) / half_height));
    return least;
}

/* Tries places all over the largest part; the roomiest that is off the boxes taken so far and, if it can be, off the
 * line. A name that must fit stands nowhere but within the outline and off the line. */
static bool place_name(const struct room *room, const struct map *map, const struct map_country *country, double width,
                       struct arena *arena, struct box *best)
{
    enum { STEPS = 32 };
    const bool must_fit = country->tint == MAP_FLOWN_OVER;
    const struct rings rings = rings_of_country(map->atlas, country->country, arena);
    const struct shape shape = shape_of(&rings, room->view, arena);
    double best_worth = must_fit ? 101.0 : 0.0;
    bool is_found = false;
    for (int32_t k = 0; k < STEPS * STEPS; k++) {
        const int32_t row = k / STEPS;
        const struct geo_point at = {shape.south + (row + 0.5) / STEPS * (shape.north - shape.south),
                                     shape.west + (k % STEPS + 0.5) / STEPS * (shape.east - shape.west)};
        if (!country_holds(map->atlas, country->country, sphere_of(at)))
            continue;
        const struct plane middle = in_view(room->view, at);
        const struct box box = box_around(middle.x, middle.y, width);
        if (!is_free(room, &box))
            continue;
        const double off_line = is_on_line(room->view, room->track, &box) ? 0.0 : 100.0;
        const double worth = off_line + fmin(clearance(&shape, &box), 99.0);
        if (worth > best_worth) {
            best_worth = worth;
            *best = box;
            is_found = true;
        }
    }
    return is_found;
}

static void put_country_name(struct room *room, const struct map *map, const struct map_country *country,
                             struct arena *arena, struct buffer *out)
{
    const struct country *row = country_at(country->country);
    const bool is_denied = country->tint == MAP_DENIED;
    const char *name = is_denied ? row->title : row->code;
    const double width = svg_width_of(name) * (is_denied ? 1.2 : 0.8);
    struct box box = {0, 0, 0, 0};
    if (!place_name(room, map, country, width, arena, &box))
        return;
    if (is_on_line(room->view, room->track, &box)) {
        const struct plane within = {0.5 * (box.left + box.right), 0.5 * (box.top + box.bottom)};
        box = place_label(room, within, width);
        svg_line(out, within.x, within.y, fmin(fmax(within.x, box.left), box.right),
                 fmin(fmax(within.y, box.top), box.bottom), "#8a3a0c", 1.0, NULL);
    }
    put_name(room, box, is_denied ? "m d" : "m c", name, out);
}

void put_marks(const struct map *map, const struct view *view, const struct track *track, struct arena *arena,
               struct buffer *out)
{
    struct room room = {view, track, NULL, 0};
    room.taken = arena_take(arena, (size_t)2 * map->mark_count + map->country_count, sizeof *room.taken);
    for (uint32_t k = 0; k < map->mark_count; k++)
        put_mark(&room, &map->mark[k], out);
    for (uint32_t k = 0; k < map->mark_count; k++)
        put_label(&room, &map->mark[k], out);
    for (uint32_t k = 0; k < map->country_count; k++)
        put_country_name(&room, map, &map->country[k], arena, out);
}
