#include "check.h"

#include "cells.h"
#include "geo/air_path.h"
#include "geo/overflight.h"
#include "theory/geodesic.h"

static struct atlas atlas;
static struct airspace space, other_space;
static struct cells cells;

enum { WORLDS = 200 };

static int make_atlas(void **state)
{
    (void)state;
    atlas_init(&atlas);
    return 0;
}

static struct sphere_point at(double latitude_deg, double longitude_deg)
{
    return sphere_of((struct geo_point){latitude_deg, longitude_deg});
}

static void deny(const char *const *codes)
{
    airspace_init(&space);
    for (; *codes != NULL; codes++)
        airspace_deny(&space, &atlas, country_named(*codes));
    airspace_close(&space);
}

#define DENY(...) deny((const char *const[]){__VA_ARGS__, NULL})

static double way_nmi(struct sphere_point from, struct sphere_point to)
{
    struct air_path path;
    assert_int_equal(air_path(&space, from, to, (double)INFINITY, &path), AIR_PATH_FOUND);
    return path.nmi;
}

/* On the sphere, where ways are shortest, however `air_nmi` measures. */
static double sphere_nmi(const struct air_path *path)
{
    double nmi = 0.0;
    for (uint32_t i = 1; i < path->count; i++)
        nmi += EARTH_RADIUS_NMI * sphere_angle(path->points[i - 1], path->points[i]);
    return nmi;
}

/* A square around 0 N 0 E, 20 degrees wide: the way from west to east on the equator bends at two corners. */
static void a_way_bends_at_corners(void **state)
{
    (void)state;
    const struct sphere_point square[4] = {at(-10.0, -10.0), at(-10.0, 10.0), at(12.0, 10.0), at(12.0, -10.0)};
    airspace_init(&space);
    airspace_deny_ring(&space, square, 4);
    airspace_close(&space);
    struct air_path path;
    assert_int_equal(air_path(&space, at(0.0, -30.0), at(0.0, 30.0), (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_int_equal(path.count, 4);
    const double expected =
        2.0 * air_nmi(at(0.0, -30.0), at(-10.0, -10.0)) + air_nmi(at(-10.0, -10.0), at(-10.0, 10.0));
    assert_close(path.nmi, expected, 1e-9);
    assert_close(air_path_place(&path, path.nmi).longitude_deg, 30.0, 1e-9);
    assert_close(air_path_place(&path, 0.5 * path.nmi).longitude_deg, 0.0, 1e-9);
    assert_close(air_path_place(&path, 0.0).longitude_deg, -30.0, 1e-9);
}

static void an_end_inside_is_no_end(void **state)
{
    (void)state;
    struct air_path path;
    DENY("RUS");
    assert_int_equal(air_path(&space, at(55.76, 37.62), at(48.0, 2.0), (double)INFINITY, &path), AIR_PATH_FROM_DENIED);
    assert_int_equal(air_path(&space, at(48.0, 2.0), at(55.76, 37.62), (double)INFINITY, &path), AIR_PATH_TO_DENIED);
    assert_int_equal(path.count, 0);
}

static void a_land_within_a_denied_land_has_no_way_out(void **state)
{
    (void)state;
    struct air_path path;
    DENY("ZAF");
    assert_int_equal(air_path(&space, at(-29.5, 28.2), at(48.0, 2.0), (double)INFINITY, &path), AIR_PATH_NONE);
    assert_int_equal(air_path(&space, at(48.0, 2.0), at(-29.5, 28.2), (double)INFINITY, &path), AIR_PATH_NONE);
    DENY("RUS");
    assert_int_equal(air_path(&space, at(47.89, 106.91), at(48.0, 2.0), (double)INFINITY, &path), AIR_PATH_FOUND);
    DENY("RUS", "CHN");
    assert_int_equal(air_path(&space, at(47.89, 106.91), at(48.0, 2.0), (double)INFINITY, &path), AIR_PATH_NONE);
}

/* Ramstein, and Osan; great circle 4,699 nmi [mobility facts]. */
#define RAMSTEIN at(49.437, 7.6)
#define OSAN at(37.091, 127.03)

static uint32_t overflown(const struct air_path *path, const char *code)
{
    struct overflights over = {.count = 0};
    overflights_add(&over, &atlas, &space, path->points, path->count);
    for (uint32_t i = 0; i < over.count; i++)
        if (over.list[i].country == country_named(code))
            return (uint32_t)(over.list[i].nmi + 0.5);
    return 0;
}

static void ramstein_to_osan_crosses_russia_and_china(void **state)
{
    (void)state;
    struct air_path path;
    deny((const char *const[]){NULL});
    assert_int_equal(air_path(&space, RAMSTEIN, OSAN, (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_close(sphere_nmi(&path), 4699.0, 1.0);
    assert_close(path.nmi, geodesic_nmi((struct geo_point){49.437, 7.6}, (struct geo_point){37.091, 127.03}), 1e-6);
    assert_true(overflown(&path, "RUS") > 2500 && overflown(&path, "CHN") > 300 && overflown(&path, "MNG") > 100);
    assert_int_equal(overflown(&path, "FRA"), 0);
}

/* Neighbours meet in borders and in points; none of them is a gap. With Russia and China shut, Mongolia and Kazakhstan
 * are of no use on the way to Korea: to shut them too changes nothing. */
static void no_way_slips_between_two_denied_neighbours(void **state)
{
    (void)state;
    DENY("RUS", "CHN");
    const double two = way_nmi(RAMSTEIN, OSAN);
    assert_true(two > 6500.0);
    DENY("RUS", "CHN", "MNG");
    assert_close(way_nmi(RAMSTEIN, OSAN), two, 1e-9);
    DENY("RUS", "KAZ", "CHN");
    assert_close(way_nmi(RAMSTEIN, OSAN), two, 1e-9);
    DENY("RUS", "KAZ", "CHN", "MNG", "PRK");
    struct air_path path;
    assert_int_equal(air_path(&space, RAMSTEIN, OSAN, (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_close(path.nmi, two, 1e-9);
    assert_int_equal(overflown(&path, "RUS") + overflown(&path, "CHN") + overflown(&path, "KAZ"), 0);
    assert_true(overflown(&path, "IND") > 500);
}

/* From Karaganda to Ulan Bator straight over the meeting of four countries; Kazakhstan and Mongolia are 20 miles apart
 * there. Shut Russia and China, and the way is gone, not 20 miles longer. */
static void no_way_slips_through_where_four_countries_meet(void **state)
{
    (void)state;
    struct air_path path;
    DENY("RUS");
    assert_int_equal(air_path(&space, at(49.8, 73.1), at(47.89, 106.91), (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_true(path.nmi < 1.02 * air_nmi(at(49.8, 73.1), at(47.89, 106.91)));
    DENY("RUS", "CHN");
    assert_int_equal(air_path(&space, at(49.8, 73.1), at(47.89, 106.91), (double)INFINITY, &path), AIR_PATH_NONE);
    DENY("CHN");
    assert_true(way_nmi(at(49.8, 73.1), at(47.89, 106.91)) < 1.02 * air_nmi(at(49.8, 73.1), at(47.89, 106.91)));
}

/* What a European planner meets when seven countries are shut: not the south but the pole and the Bering Strait. */
static void with_seven_countries_shut_the_way_goes_over_the_pole(void **state)
{
    (void)state;
    struct air_path path;
    DENY("RUS", "CHN", "PRK", "IRN", "AFG", "UKR", "BLR");
    assert_int_equal(air_path(&space, RAMSTEIN, OSAN, (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_true(path.nmi > 6624.0 && path.nmi < 6900.0);
    double northernmost_deg = 0.0;
    for (double nmi = 0.0; nmi < path.nmi; nmi += 20.0)
        northernmost_deg = fmax(northernmost_deg, air_path_place(&path, nmi).latitude_deg);
    assert_true(northernmost_deg > 84.0);
    assert_true(overflown(&path, "NOR") > 200 && overflown(&path, "IND") == 0);
}

static void a_limit_ends_the_search(void **state)
{
    (void)state;
    struct air_path path;
    DENY("RUS", "CHN");
    const double needed = way_nmi(RAMSTEIN, OSAN);
    assert_int_equal(air_path(&space, RAMSTEIN, OSAN, needed - 1.0, &path), AIR_PATH_TOO_LONG);
    assert_int_equal(air_path(&space, RAMSTEIN, OSAN, 4000.0, &path), AIR_PATH_TOO_LONG);
    assert_int_equal(air_path(&space, RAMSTEIN, OSAN, needed, &path), AIR_PATH_FOUND);
}

/* All land shut: from sea to sea there is a way, also through the Bosporus and the Danish straits, and it fits; the
 * Caspian is a lake. */
static void with_all_land_shut_the_sea_is_left(void **state)
{
    (void)state;
    airspace_init(&space);
    for (uint32_t country = 0; country < country_count(); country++)
        airspace_deny(&space, &atlas, country);
    airspace_close(&space);
    const struct sphere_point seas[] = {at(55.5, 4.0),    at(58.5, 19.5), at(42.0, 51.0),   at(43.2, 34.0),
                                        at(35.0, 124.0),  at(26.5, 52.0), at(-40.0, -60.0), at(40.0, -140.0),
                                        at(78.0, -170.0), at(15.0, 114.0)};
    struct air_path path;
    for (size_t i = 0; i < sizeof seas / sizeof seas[0]; i++)
        for (size_t j = 0; j < i; j++) {
            const enum air_path_outcome outcome = air_path(&space, seas[i], seas[j], (double)INFINITY, &path);
            assert_int_equal(outcome, i == 2 || j == 2 ? AIR_PATH_NONE : AIR_PATH_FOUND);
            assert_true(outcome == AIR_PATH_NONE || path.count < 150);
        }
}

/* A free end for a way in a world of cells, beside the patch or in it. */
static struct sphere_point free_end(const struct airspace *around, uint32_t world, uint32_t number)
{
    for (uint32_t tries = 0;; tries += 2) {
        const double right = 2.4 * chance(world, 2000 + 100 * number + tries) - 1.2,
                     up = 2.4 * chance(world, 2001 + 100 * number + tries) - 1.2;
        const struct sphere_point point = cells_point(&cells, right, up);
        if (!airspace_holds(around, point))
            return point;
    }
}

static void the_region_holds_what_its_cells_hold(void **state)
{
    (void)state;
    uint32_t inside = 0;
    for (uint32_t world = 0; world < WORLDS; world++) {
        cells_make(&cells, world, 0.4);
        cells_deny(&cells, &space);
        for (uint32_t i = 0; i < 20; i++) {
            const struct sphere_point point =
                cells_point(&cells, 2.4 * chance(world, 5000 + i) - 1.2, 2.4 * chance(world, 6000 + i) - 1.2);
            assert_int_equal(airspace_holds(&space, point), cells_hold(&cells, point));
            inside += airspace_holds(&space, point);
        }
    }
    assert_true(inside > WORLDS);
}

static void no_way_enters_what_is_denied(void **state)
{
    (void)state;
    uint32_t bent = 0;
    for (uint32_t world = 0; world < WORLDS; world++) {
        cells_make(&cells, world, 0.4);
        cells_deny(&cells, &space);
        struct air_path path;
        if (air_path(&space, free_end(&space, world, 0), free_end(&space, world, 1), (double)INFINITY, &path) !=
            AIR_PATH_FOUND)
            continue;
        bent += path.count > 2;
        for (uint32_t i = 1; i < path.count; i++) {
            const double whole = sphere_angle(path.points[i - 1], path.points[i]);
            for (int sample = 0; sample < 60; sample++)
                assert_false(
                    cells_hold_both_sides(&cells, path.points[i - 1], path.points[i], whole * (sample + 0.5) / 60.0));
        }
    }
    assert_true(bent > WORLDS / 4);
}

static void a_way_is_no_shorter_than_the_great_circle_and_the_same_both_ways(void **state)
{
    (void)state;
    for (uint32_t world = 0; world < WORLDS; world++) {
        cells_make(&cells, world, 0.4);
        cells_deny(&cells, &space);
        const struct sphere_point from = free_end(&space, world, 0), to = free_end(&space, world, 1);
        struct air_path there, back;
        const enum air_path_outcome outcome = air_path(&space, from, to, (double)INFINITY, &there);
        assert_int_equal(air_path(&space, to, from, (double)INFINITY, &back), outcome);
        if (outcome == AIR_PATH_FOUND) {
            assert_close(there.nmi, back.nmi, 1e-9);
            assert_true(sphere_nmi(&there) >= EARTH_RADIUS_NMI * sphere_angle(from, to) - 1e-9);
        }
        cells_make(&cells, world, 0.0);
        cells_deny(&cells, &space);
        assert_close(way_nmi(from, to), air_nmi(from, to), 0.0);
    }
}

static void one_more_denied_makes_no_way_shorter(void **state)
{
    (void)state;
    uint32_t longer = 0;
    for (uint32_t world = 0; world < WORLDS; world++) {
        cells_make(&cells, world, 0.25);
        cells_deny(&cells, &other_space);
        struct cells more = cells;
        for (uint32_t i = 0; i < 3; i++)
            more.denied[(uint32_t)(CELL_COUNT * chance(world, 3000 + i))] = true;
        cells_deny(&more, &space);
        const struct sphere_point from = free_end(&space, world, 0), to = free_end(&space, world, 1);
        struct air_path fewer_path, more_path;
        const enum air_path_outcome fewer = air_path(&other_space, from, to, (double)INFINITY, &fewer_path);
        if (air_path(&space, from, to, (double)INFINITY, &more_path) == AIR_PATH_FOUND) {
            assert_int_equal(fewer, AIR_PATH_FOUND);
            assert_true(sphere_nmi(&more_path) >= sphere_nmi(&fewer_path) - 1e-9);
            longer += sphere_nmi(&more_path) > sphere_nmi(&fewer_path) + 1.0;
        }
    }
    assert_true(longer > WORLDS / 10);
}

/* Whether an arc is allowed, the long way: cut by the great circle of every edge of every cell; every piece must have a
 * free side. */
static bool allowed(struct sphere_point from, struct sphere_point to)
{
    double cuts[4 * CELL_COUNT + 2] = {0.0, sphere_angle(from, to)};
    uint32_t count = 2;
    for (uint32_t cell = 0; cell < CELL_COUNT; cell++) {
        struct sphere_point ring[4];
        cells_ring(&cells, cell, ring);
        for (int i = 0; i < 4; i++) {
            struct sphere_point meet = sphere_cross(sphere_cross(from, to), sphere_cross(ring[i], ring[(i + 1) % 4]));
            if (sphere_dot(meet, meet) < 1e-24)
                continue;
            meet = sphere_unit(meet);
            if (sphere_dot(meet, cells.axes[0]) < 0.0)
                meet = (struct sphere_point){-meet.x, -meet.y, -meet.z};
            if (sphere_angle(from, meet) < cuts[1] && sphere_angle(meet, to) < cuts[1])
                cuts[count++] = sphere_angle(from, meet);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        double next = 10.0;
        for (uint32_t j = 0; j < count; j++)
            if (cuts[j] > cuts[i] && cuts[j] < next)
                next = cuts[j];
        if (next < 10.0 && next - cuts[i] > 1e-7 && cells_hold_both_sides(&cells, from, to, 0.5 * (cuts[i] + next)))
            return false;
    }
    return true;
}

/* Denied cells that touch in this corner alone close it. */
static bool closed_corner(uint32_t corner)
{
    const uint32_t column = corner % (CELLS_WIDE + 1), row = corner / (CELLS_WIDE + 1);
    if (column == 0 || row == 0 || column == CELLS_WIDE || row == CELLS_WIDE)
        return false;
    const uint32_t cell = row * CELLS_WIDE + column;
    const bool *denied = cells.denied;
    return denied[cell] == denied[cell - CELLS_WIDE - 1] && denied[cell - 1] == denied[cell - CELLS_WIDE] &&
           denied[cell] != denied[cell - 1];
}

/* The shortest way over all corners and all allowed arcs between them, by Bellman and Ford. */
static double brute_force_nmi(struct sphere_point from, struct sphere_point to)
{
    enum { NODES = CELL_CORNERS + 2 };
    struct sphere_point nodes[NODES];
    double arcs[NODES][NODES], least[NODES];
    for (uint32_t i = 0; i < CELL_CORNERS; i++)
        nodes[i] = cells.corners[i];
    nodes[CELL_CORNERS] = from;
    nodes[CELL_CORNERS + 1] = to;
    for (uint32_t i = 0; i < NODES; i++) {
        least[i] = nodes + i == nodes + CELL_CORNERS ? 0.0 : (double)INFINITY;
        for (uint32_t j = 0; j < i; j++) {
            const bool use = (i >= CELL_CORNERS || !closed_corner(i)) && (j >= CELL_CORNERS || !closed_corner(j)) &&
                             allowed(nodes[i], nodes[j]);
            arcs[i][j] = arcs[j][i] = use ? EARTH_RADIUS_NMI * sphere_angle(nodes[i], nodes[j]) : (double)INFINITY;
        }
    }
    for (uint32_t round = 0; round < NODES; round++)
        for (uint32_t i = 0; i < NODES; i++)
            for (uint32_t j = 0; j < NODES; j++)
                if (i != j && least[j] + arcs[i][j] < least[i])
                    least[i] = least[j] + arcs[i][j];
    return least[CELL_CORNERS + 1];
}

static void a_way_is_as_short_as_brute_force_finds(void **state)
{
    (void)state;
    uint32_t bent = 0, none = 0;
    for (uint32_t world = 0; world < 60; world++) {
        cells_make(&cells, world, 0.3 + 0.35 * (world % 2));
        cells_deny(&cells, &space);
        const struct sphere_point from = free_end(&space, world, 0), to = free_end(&space, world, 1);
        struct air_path path;
        const enum air_path_outcome outcome = air_path(&space, from, to, (double)INFINITY, &path);
        const double expected = brute_force_nmi(from, to);
        if (expected > 1e6)
            assert_int_equal(outcome, AIR_PATH_NONE);
        else
            assert_close(sphere_nmi(&path), expected, 1e-6);
        bent += outcome == AIR_PATH_FOUND && path.count > 2;
        none += outcome == AIR_PATH_NONE;
    }
    assert_true(bent > 20 && none > 0);
}

/* 300 islands around an atoll with a lagoon: more sights than there is room for. The lagoon has no way in, to know that
 * takes all of them, and after it ways are found as before. */
static void forgotten_sights_are_found_again(void **state)
{
    (void)state;
    cells_make(&cells, 2, 0.0);
    airspace_init(&space);
    airspace_init(&other_space);
    for (uint32_t i = 0; i < 300; i++) {
        const double right = (i % 20 - 9.5) / 10.0 + 0.03 * chance(2, 4000 + i),
                     up = (i / 20 - 7.0) / 8.0 + 0.03 * chance(2, 5000 + i);
        const struct sphere_point island[3] = {cells_point(&cells, right, up), cells_point(&cells, right + 0.001, up),
                                               cells_point(&cells, right, up + 0.001)};
        airspace_deny_ring(&space, island, 3);
        airspace_deny_ring(&other_space, island, 3);
    }
    struct sphere_point outer[4], inner[4];
    for (int i = 0; i < 4; i++) {
        const double right = i == 1 || i == 2 ? 1.0 : -1.0, up = i >= 2 ? 1.0 : -1.0;
        outer[i] = cells_point(&cells, 1.5 + 0.2 * right, 0.2 * up);
        inner[3 - i] = cells_point(&cells, 1.5 + 0.1 * right, 0.1 * up);
    }
    airspace_deny_ring(&space, outer, 4);
    airspace_deny_ring(&space, inner, 4);
    airspace_deny_ring(&other_space, outer, 4);
    airspace_deny_ring(&other_space, inner, 4);
    airspace_close(&space);
    airspace_close(&other_space);
    const struct sphere_point west = cells_point(&cells, -1.4, 0.03), east = cells_point(&cells, 1.9, 0.01);
    struct air_path path, fresh;
    assert_int_equal(air_path(&space, west, cells_point(&cells, 1.5, 0.0), (double)INFINITY, &path), AIR_PATH_NONE);
    uint32_t kept = 0;
    for (uint32_t corner = 0; corner < space.corner_count; corner++)
        kept += space.sight_count[corner] != UINT32_MAX;
    assert_true(kept > 0 && kept < 300 * 3 / 2); /* of corners that were all asked */
    assert_int_equal(air_path(&space, west, east, (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_int_equal(air_path(&other_space, west, east, (double)INFINITY, &fresh), AIR_PATH_FOUND);
    assert_same_bits(path.nmi, fresh.nmi);
    assert_true(path.count > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_way_bends_at_corners),
        cmocka_unit_test(an_end_inside_is_no_end),
        cmocka_unit_test(a_land_within_a_denied_land_has_no_way_out),
        cmocka_unit_test(ramstein_to_osan_crosses_russia_and_china),
        cmocka_unit_test(no_way_slips_between_two_denied_neighbours),
        cmocka_unit_test(no_way_slips_through_where_four_countries_meet),
        cmocka_unit_test(with_seven_countries_shut_the_way_goes_over_the_pole),
        cmocka_unit_test(a_limit_ends_the_search),
        cmocka_unit_test(with_all_land_shut_the_sea_is_left),
        cmocka_unit_test(the_region_holds_what_its_cells_hold),
        cmocka_unit_test(no_way_enters_what_is_denied),
        cmocka_unit_test(a_way_is_no_shorter_than_the_great_circle_and_the_same_both_ways),
        cmocka_unit_test(one_more_denied_makes_no_way_shorter),
        cmocka_unit_test(a_way_is_as_short_as_brute_force_finds),
        cmocka_unit_test(forgotten_sights_are_found_again),
    };
    return cmocka_run_group_tests(tests, make_atlas, NULL);
}
