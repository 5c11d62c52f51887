#include "check.h"

#include "geo/sphere.h"
#include "base/random.h"
#include <math.h>

#define PI 3.14159265358979323846

static struct sphere_point at(double latitude_deg, double longitude_deg)
{
    return sphere_of((struct geo_point){latitude_deg, longitude_deg});
}

/* A point of the sphere by chance, the same in every run. */
static struct sphere_point anywhere(uint32_t number)
{
    const struct random_words words =
        random_at((struct random_address){.seed = 4, .occurrence = number, .stream = stream_of("test/sphere")});
    const double z = 2.0 * (words.word[0] / 4294967296.0) - 1.0, east = 360.0 * (words.word[1] / 4294967296.0);
    const struct sphere_point level = at(0.0, east);
    const double across = sqrt(1.0 - z * z);
    return (struct sphere_point){across * level.x, across * level.y, z};
}

static void an_angle_is_good_near_nothing_and_near_half_a_turn(void **state)
{
    (void)state;
    assert_close(sphere_angle(at(0.0, 0.0), at(0.0, 90.0)), 0.5 * PI, 1e-15);
    assert_close(sphere_angle(at(10.0, 20.0), at(-10.0, -160.0)), PI, 1e-7);
    assert_close(sphere_angle(at(0.0, 0.0), at(0.0, 179.9999999)), PI - 1e-7 * PI / 180.0, 1e-15);
    assert_close(sphere_angle(at(45.0, 0.0), at(45.0000001, 0.0)) / (1e-7 * PI / 180.0), 1.0, 1e-6);
    assert_close(sphere_angle(at(51.0, 7.0), at(51.0, 7.0)), 0.0, 0.0);
    for (uint32_t i = 0; i < 1000; i++) {
        const struct sphere_point a = anywhere(2 * i), b = anywhere(2 * i + 1);
        assert_close(sphere_angle(a, b), acos(fmax(-1.0, fmin(1.0, sphere_dot(a, b)))), 1e-7);
        assert_close(sphere_angle(a, b),
                     atan2(sqrt(sphere_dot(sphere_cross(a, b), sphere_cross(a, b))), sphere_dot(a, b)), 1e-15 * 8.0);
    }
}

static void the_angle_agrees_with_the_haversine(void **state)
{
    (void)state;
    const struct geo_point ramstein = {49.437, 7.6}, osan = {37.091, 127.03};
    assert_close(EARTH_RADIUS_NMI * sphere_angle(sphere_of(ramstein), sphere_of(osan)),
                 great_circle_nmi(ramstein, osan), 1e-9);
}

static void a_place_comes_back_from_its_point(void **state)
{
    (void)state;
    const double places[][2] = {{49.4, 7.6}, {-33.9, 18.4}, {61.2, -149.8}, {0.0, 179.9}, {-89.9, -0.1}, {-7.3, 72.4}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const struct geo_point place = sphere_place(at(places[i][0], places[i][1]));
        assert_close(place.latitude_deg, places[i][0], 1e-12);
        assert_close(place.longitude_deg, places[i][1], 1e-10);
    }
    assert_close(sphere_place(at(-90.0, 33.0)).latitude_deg, -90.0, 1e-12);
    assert_close(sphere_place(at(5.0, 180.0)).longitude_deg, 180.0, 1e-12);
    assert_close(sphere_place(at(5.0, 181.0)).longitude_deg, -179.0, 1e-12);
}

static void left_is_left_at_the_date_line_and_at_the_pole(void **state)
{
    (void)state;
    assert_true(sphere_turn(at(0.0, 0.0), at(0.0, 10.0), at(5.0, 5.0)) > 0.0);
    assert_true(sphere_turn(at(0.0, 175.0), at(0.0, -175.0), at(5.0, 180.0)) > 0.0);
    assert_true(sphere_turn(at(0.0, 175.0), at(0.0, -175.0), at(-5.0, 180.0)) < 0.0);
    assert_true(sphere_turn(at(80.0, 0.0), at(80.0, 120.0), at(90.0, 0.0)) > 0.0);
}

static bool cross(struct sphere_point a, struct sphere_point b, struct sphere_point c, struct sphere_point d)
{
    const struct sphere_arc arc = sphere_arc_of(a, b);
    return sphere_arc_crosses(&arc, c, d);
}

static void arcs_cross_where_they_do_and_not_on_the_other_side(void **state)
{
    (void)state;
    assert_true(cross(at(0.0, -5.0), at(0.0, 5.0), at(-5.0, 0.0), at(5.0, 0.0)));
    assert_true(cross(at(0.0, 175.0), at(0.0, -175.0), at(-5.0, 180.0), at(5.0, 180.0)));
    assert_true(cross(at(85.0, 0.0), at(85.0, 180.0), at(85.0, 90.0), at(85.0, -90.0)));
    assert_false(cross(at(0.0, -5.0), at(0.0, 5.0), at(-5.0, 6.0), at(5.0, 6.0)));
    /* The great circles meet there and at the antipode: one arc here, the other there. */
    assert_false(cross(at(0.0, -5.0), at(0.0, 5.0), at(-5.0, 180.0), at(5.0, 180.0)));
}

/* Where they cross, the point is on both; counted against the point where the great circles meet. */
static void crossing_agrees_with_the_point_of_crossing(void **state)
{
    (void)state;
    uint32_t crossed = 0;
    for (uint32_t i = 0; i < 2000; i++) {
        const struct sphere_point a = anywhere(4 * i), b = anywhere(4 * i + 1), c = anywhere(4 * i + 2),
                                  d = anywhere(4 * i + 3);
        const struct sphere_point meet = sphere_unit(sphere_cross(sphere_cross(a, b), sphere_cross(c, d)));
        bool on_both = false;
        for (int side = -1; side <= 1; side += 2) {
            const struct sphere_point m = {side * meet.x, side * meet.y, side * meet.z};
            on_both = on_both || (sphere_angle(a, m) + sphere_angle(m, b) < sphere_angle(a, b) + 1e-9 &&
                                  sphere_angle(c, m) + sphere_angle(m, d) < sphere_angle(c, d) + 1e-9);
        }
        assert_int_equal(cross(a, b, c, d), on_both);
        assert_int_equal(cross(c, d, a, b), on_both);
        crossed += on_both;
    }
    assert_true(crossed > 200 && crossed < 1800);
}

static bool inside(const struct sphere_point *corners, uint32_t count, struct sphere_point point)
{
    struct sphere_probe probe;
    uint32_t first = 0;
    while (!probe_begin(&probe, point, corners[first], corners[(first + 1) % count]))
        first++;
    for (uint32_t i = 0; i < count; i++)
        probe_edge(&probe, corners[i], corners[(i + 1) % count]);
    return probe.inside;
}

static void a_box_over_the_date_line_holds_what_is_in_it(void **state)
{
    (void)state;
    const struct sphere_point box[4] = {at(-10.0, 170.0), at(-10.0, -170.0), at(10.0, -170.0), at(10.0, 170.0)};
    assert_true(inside(box, 4, at(0.0, 180.0)));
    assert_true(inside(box, 4, at(9.0, -171.0)));
    assert_true(inside(box, 4, at(-9.0, 171.0)));
    assert_false(inside(box, 4, at(0.0, 169.0)));
    assert_false(inside(box, 4, at(0.0, 0.0)));
    assert_false(inside(box, 4, at(11.0, 180.0)));
}

static void a_cap_holds_its_pole_and_its_reverse_all_the_rest(void **state)
{
    (void)state;
    struct sphere_point ring[12], reverse[12];
    for (uint32_t i = 0; i < 12; i++)
        reverse[11 - i] = ring[i] = at(-70.0, -30.0 * i); /* westwards: the south pole is on the left */
    assert_true(inside(ring, 12, at(-90.0, 0.0)));
    assert_true(inside(ring, 12, at(-75.0, 123.0)));
    assert_false(inside(ring, 12, at(-65.0, 123.0)));
    assert_false(inside(ring, 12, at(90.0, 0.0)));
    assert_false(inside(reverse, 12, at(-90.0, 0.0)));
    assert_true(inside(reverse, 12, at(90.0, 0.0)));
    assert_true(inside(reverse, 12, at(-65.0, 123.0)));
}

/* The way of the probe passes exactly through corners: along the equator, where the diamonds have theirs. */
static void corners_in_line_with_the_point_are_counted_once(void **state)
{
    (void)state;
    const struct sphere_point diamond[4] = {at(0.0, 10.0), at(-10.0, 20.0), at(0.0, 30.0), at(10.0, 20.0)};
    assert_true(inside(diamond, 4, at(0.0, 20.0)));
    assert_true(inside(diamond, 4, at(0.0, 11.0)));
    assert_false(inside(diamond, 4, at(0.0, 5.0)));
    assert_false(inside(diamond, 4, at(0.0, 40.0)));
    assert_false(inside(diamond, 4, at(0.0, -160.0)));
}

static void an_arc_near_no_cap_meets_nothing_in_it(void **state)
{
    (void)state;
    uint32_t near = 0;
    for (uint32_t i = 0; i < 2000; i++) {
        const struct sphere_point a = anywhere(5 * i), b = sphere_along(a, anywhere(5 * i + 1), 1.0);
        const struct sphere_point c = anywhere(5 * i + 2);
        const struct sphere_point d = sphere_along(c, anywhere(5 * i + 3), 0.6);
        const struct sphere_arc arc = sphere_arc_of(a, b);
        const struct sphere_point ends[2] = {c, d};
        const struct sphere_cap cap = sphere_cap_of(ends, 2);
        if (sphere_arc_crosses(&arc, c, d))
            assert_true(sphere_arc_near(&arc, &cap));
        near += sphere_arc_near(&arc, &cap);
    }
    assert_true(near > 50 && near < 500); /* or nothing is ever rejected */
}

static void a_way_between_opposite_points_goes_over_the_pole(void **state)
{
    (void)state;
    const struct sphere_point a = {1.0, 0.0, 0.0}, b = {-1.0, 0.0, 0.0};
    assert_close(sphere_along(a, b, 0.5 * PI).z, 1.0, 1e-15);
    assert_close(sphere_angle(sphere_along(a, b, PI), b), 0.0, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_angle_is_good_near_nothing_and_near_half_a_turn),
        cmocka_unit_test(the_angle_agrees_with_the_haversine),
        cmocka_unit_test(a_place_comes_back_from_its_point),
        cmocka_unit_test(left_is_left_at_the_date_line_and_at_the_pole),
        cmocka_unit_test(arcs_cross_where_they_do_and_not_on_the_other_side),
        cmocka_unit_test(crossing_agrees_with_the_point_of_crossing),
        cmocka_unit_test(a_box_over_the_date_line_holds_what_is_in_it),
        cmocka_unit_test(a_cap_holds_its_pole_and_its_reverse_all_the_rest),
        cmocka_unit_test(corners_in_line_with_the_point_are_counted_once),
        cmocka_unit_test(an_arc_near_no_cap_meets_nothing_in_it),
        cmocka_unit_test(a_way_between_opposite_points_goes_over_the_pole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
