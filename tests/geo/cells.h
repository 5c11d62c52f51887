/* Made-up countries for tests of ways around them: a patch of the sphere, cut into cells with crooked corners, that
 * lies anywhere, also over a pole or the date line. Cells are convex. */
#ifndef CASUS_TESTS_GEO_CELLS_H
#define CASUS_TESTS_GEO_CELLS_H

#include "geo/airspace.h"
#include "base/random.h"
#include <math.h>

enum { CELLS_WIDE = 5, CELL_CORNERS = (CELLS_WIDE + 1) * (CELLS_WIDE + 1), CELL_COUNT = CELLS_WIDE * CELLS_WIDE };

struct cells {
    struct sphere_point corners[CELL_CORNERS];
    struct sphere_point axes[3]; /* the middle of the patch, and two directions from it */
    bool denied[CELL_COUNT];
};

/* From 0 to 1, the same in every run. */
static inline double chance(uint32_t world, uint32_t number)
{
    const struct random_words words = random_at((struct random_address){
        .seed = 4, .replicate = world, .occurrence = number, .stream = stream_of("test/cells")});
    return words.word[0] / 4294967296.0;
}

/* Of the patch, which reaches from -1 to 1 both ways. */
static inline struct sphere_point cells_point(const struct cells *cells, double right, double up)
{
    const struct sphere_point *axes = cells->axes;
    const double x = 0.8 * right, y = 0.8 * up;
    return sphere_unit((struct sphere_point){axes[0].x + x * axes[1].x + y * axes[2].x,
                                             axes[0].y + x * axes[1].y + y * axes[2].y,
                                             axes[0].z + x * axes[1].z + y * axes[2].z});
}

static inline void cells_make(struct cells *cells, uint32_t world, double denied_share)
{
    const double latitude_deg = world % 4 == 0 ? 89.0 : 180.0 * chance(world, 0) - 90.0;
    const double longitude_deg = world % 4 == 1 ? 179.5 : 360.0 * chance(world, 1);
    const struct sphere_point pole = {0.0, 0.0, 1.0};
    cells->axes[0] = sphere_of((struct geo_point){latitude_deg, longitude_deg});
    cells->axes[1] = sphere_unit(sphere_cross(pole, cells->axes[0]));
    cells->axes[2] = sphere_cross(cells->axes[0], cells->axes[1]);
    for (uint32_t i = 0; i < CELL_CORNERS; i++) {
        const uint32_t column = i % (CELLS_WIDE + 1), row = i / (CELLS_WIDE + 1);
        const double right = column + 0.4 * (chance(world, 100 + 2 * i) - 0.5),
                     up = row + 0.4 * (chance(world, 101 + 2 * i) - 0.5);
        cells->corners[i] = cells_point(cells, 2.0 * right / CELLS_WIDE - 1.0, 2.0 * up / CELLS_WIDE - 1.0);
    }
    for (uint32_t i = 0; i < CELL_COUNT; i++)
        cells->denied[i] = chance(world, 1000 + i) < denied_share;
}

/* Counter-clockwise. */
static inline void cells_ring(const struct cells *cells, uint32_t cell, struct sphere_point ring[4])
{
    const uint32_t corner = cell / CELLS_WIDE * (CELLS_WIDE + 1) + cell % CELLS_WIDE;
    const uint32_t around[4] = {corner, corner + 1, corner + CELLS_WIDE + 2, corner + CELLS_WIDE + 1};
    for (int i = 0; i < 4; i++)
        ring[i] = cells->corners[around[i]];
}

static inline void cells_deny(const struct cells *cells, struct airspace *space)
{
    airspace_init(space);
    for (uint32_t cell = 0; cell < CELL_COUNT; cell++)
        if (cells->denied[cell]) {
            struct sphere_point ring[4];
            cells_ring(cells, cell, ring);
            airspace_deny_ring(space, ring, 4);
        }
    airspace_close(space);
}

/* In a cell that is denied: left of all four of its edges. */
static inline bool cells_hold(const struct cells *cells, struct sphere_point point)
{
    for (uint32_t cell = 0; cell < CELL_COUNT; cell++) {
        struct sphere_point ring[4];
        cells_ring(cells, cell, ring);
        bool inside = cells->denied[cell];
        for (int i = 0; i < 4 && inside; i++)
            inside = sphere_turn(ring[i], ring[(i + 1) % 4], point) > 0.0;
        if (inside)
            return true;
    }
    return false;
}

/* Whether denied cells lie on both sides of an arc at one of its points: then it enters them, or slips along the border
 * between two of them. */
static inline bool cells_hold_both_sides(const struct cells *cells, struct sphere_point from, struct sphere_point to,
                                         double angle)
{
    const struct sphere_point axis = sphere_axis(from, to), point = sphere_along(from, to, angle);
    for (int side = -1; side <= 1; side += 2) {
        const double aside = side * 1e-8;
        const struct sphere_point beside = sphere_unit(
            (struct sphere_point){point.x + aside * axis.x, point.y + aside * axis.y, point.z + aside * axis.z});
        if (!cells_hold(cells, beside))
            return false;
    }
    return true;
}

#endif
