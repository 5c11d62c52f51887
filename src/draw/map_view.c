#include "base/maths.h"
#include "draw/map_internal.h"
#include <math.h>

/* ---- the line ---- */

struct direction {
    double x, y, z;
};

static struct direction direction_of(struct geo_point point)
{
    const double across = det_cos(MAP_RADIANS * point.latitude_deg), longitude = MAP_RADIANS * point.longitude_deg;
    return (struct direction){across * det_cos(longitude), across * det_sin(longitude),
                              det_sin(MAP_RADIANS * point.latitude_deg)};
}

static struct geo_point point_of(struct direction d)
{
    return (struct geo_point){det_atan2(d.z, sqrt(d.x * d.x + d.y * d.y)) / MAP_RADIANS,
                              det_atan2(d.y, d.x) / MAP_RADIANS};
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

struct track track_of(const struct map *map, struct arena *arena)
{
    enum { POINTS_A_LEG_MOST = 181 };
    struct track track = {.point = arena_take(arena, (size_t)map->line_count * POINTS_A_LEG_MOST, sizeof *track.point),
                          .first = arena_take(arena, map->part_count + 2, sizeof *track.first),
                          .part_count = map->part_count > 0 ? map->part_count : 1};
    uint32_t part = 1;
    add_point(&track, map->line[0]);
    for (uint32_t k = 0; k + 1 < map->line_count; k++) {
        if (part < map->part_count && map->part[part].first == k + 1) {
            track.first[part++] = track.count;
            add_point(&track, map->line[k + 1]);
            continue;
        }
        const struct direction a = direction_of(map->line[k]), b = direction_of(map->line[k + 1]);
        const double angle = great_circle_nmi(map->line[k], map->line[k + 1]) / EARTH_RADIUS_NMI;
        const uint32_t steps = 1 + (uint32_t)(angle / MAP_RADIANS);
        for (uint32_t step = 1; step < steps; step++)
            add_point(&track, between(a, b, angle, (double)step / steps));
        add_point(&track, map->line[k + 1]);
    }
    track.first[track.part_count] = track.count;
    for (uint32_t k = 0; map->part_count > 0 && k < track.count; k++)
        track.point[k] = turned_to(track.point[k], map->middle_deg);
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
    return farthest_nmi < 80.0 * MAP_RADIANS * EARTH_RADIUS_NMI ? projection_around(centre)
                                                                : projection_of_world(0.5 * (west + east));
}

struct view view_of(const struct track *track)
{
    const double least_span = 0.12, height_most = 520.0, height_least = 320.0;
    struct view view = {.projection = projection_of(track)};
    const struct box box = box_of(&view.projection, track);
    const double width = fmax(1.22 * (box.right - box.left), least_span);
    const double tall = fmax(1.3 * (box.top - box.bottom), least_span * 0.5);
    view.scale = fmin(MAP_WIDTH / width, height_most / tall);
    view.height = fmax(fmin(tall * view.scale, height_most), height_least);
    view.left = 0.5 * (box.left + box.right) - 0.5 * MAP_WIDTH / view.scale;
    view.top = 0.5 * (box.top + box.bottom) + 0.5 * view.height / view.scale;
    return view;
}

struct plane on_paper(const struct view *view, struct geo_point point)
{
    const struct plane at = projection_place(&view->projection, point);
    return (struct plane){(at.x - view->left) * view->scale, MAP_HEAD + (view->top - at.y) * view->scale};
}

bool is_in_view(const struct view *view, const struct box *box)
{
    return box->right > 0.0 && box->left < MAP_WIDTH && box->top > MAP_HEAD && box->bottom < MAP_HEAD + view->height;
}

struct geo_point turned_to(struct geo_point point, double longitude_deg)
{
    point.longitude_deg += 360.0 * floor((longitude_deg - point.longitude_deg) / 360.0 + 0.5);
    return point;
}
