#include "check.h"

#include "base/random.h"
#include "geo/air_path.h"
#include "geo/overflight.h"

static struct atlas atlas;
static struct airspace space;

static int make_atlas(void **state)
{
    (void)state;
    atlas_init(&atlas);
    airspace_init(&space);
    airspace_close(&space);
    return 0;
}

static struct sphere_point at(double latitude_deg, double longitude_deg)
{
    return sphere_of((struct geo_point){latitude_deg, longitude_deg});
}

static double nmi_over(const struct overflights *over, uint32_t country)
{
    for (uint32_t i = 0; i < over->count; i++)
        if (over->list[i].country == country)
            return over->list[i].nmi;
    return 0.0;
}

/* Counted against a point every few miles, on ways anywhere. */
static void miles_over_a_country_are_those_of_points_along_the_way(void **state)
{
    (void)state;
    uint32_t entered = 0;
    for (uint32_t way = 0; way < 20; way++) {
        const struct random_words words =
            random_at((struct random_address){.seed = 4, .occurrence = way, .stream = stream_of("test/overflight")});
        const double share[4] = {words.word[0] / 4294967296.0, words.word[1] / 4294967296.0,
                                 words.word[2] / 4294967296.0, words.word[3] / 4294967296.0};
        const struct sphere_point ends[2] = {at(170.0 * share[0] - 85.0, 360.0 * share[1]),
                                             at(170.0 * share[2] - 85.0, 360.0 * share[3])};
        struct overflights over = {.count = 0};
        overflights_add(&over, &atlas, &space, ends, 2);
        const double angle = sphere_angle(ends[0], ends[1]), step_nmi = air_nmi(ends[0], ends[1]) / 2000.0;
        double sampled[COUNTRY_MOST + 1] = {0.0};
        for (int i = 0; i < 2000; i++)
            sampled[country_of(&atlas, sphere_along(ends[0], ends[1], angle * (i + 0.5) / 2000.0))] += step_nmi;
        for (uint32_t country = 0; country < country_count(); country++)
            assert_close(nmi_over(&over, country), sampled[country], 6.0 * step_nmi);
        entered += over.count;
    }
    assert_true(entered > 50);
}

static void countries_stand_once_in_the_order_of_the_way(void **state)
{
    (void)state;
    /* Paris, Munich, Vienna, Munich, Paris. */
    const struct sphere_point way[5] = {at(48.86, 2.35), at(48.14, 11.58), at(48.21, 16.37), at(48.14, 11.58),
                                        at(48.86, 2.35)};
    struct overflights there = {.count = 0}, both = {.count = 0};
    overflights_add(&there, &atlas, &space, way, 3);
    overflights_add(&both, &atlas, &space, way, 5);
    assert_int_equal(there.count, 3);
    assert_string_equal(country_at(there.list[0].country)->code, "FRA");
    assert_string_equal(country_at(there.list[1].country)->code, "DEU");
    assert_string_equal(country_at(there.list[2].country)->code, "AUT");
    assert_int_equal(both.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(both.list[i].country, there.list[i].country);
        assert_close(both.list[i].nmi, 2.0 * there.list[i].nmi, 1e-6);
    }
    assert_close(there.list[0].nmi + there.list[1].nmi + there.list[2].nmi,
                 air_nmi(way[0], way[1]) + air_nmi(way[1], way[2]), 1e-6); /* no sea */
}

/* From Libya to Sudan along the border of Egypt, which is shut: the miles are Libya's and Sudan's. */
static void a_way_along_a_shut_border_is_over_the_free_side(void **state)
{
    (void)state;
    static struct airspace around;
    airspace_init(&around);
    airspace_deny(&around, &atlas, country_named("EGY"));
    airspace_close(&around);
    struct air_path path;
    assert_int_equal(air_path(&around, at(28.0, 24.8), at(21.7, 30.0), (double)INFINITY, &path), AIR_PATH_FOUND);
    assert_true(path.count > 2);
    struct overflights over = {.count = 0};
    overflights_add(&over, &atlas, &around, path.points, path.count);
    assert_close(nmi_over(&over, country_named("EGY")), 0.0, 0.0);
    assert_close(nmi_over(&over, country_named("LBY")) + nmi_over(&over, country_named("SDN")), path.nmi, 1e-6);
    assert_true(nmi_over(&over, country_named("LBY")) > 250.0 && nmi_over(&over, country_named("SDN")) > 200.0);
}

static void over_the_sea_nobody_is_asked(void **state)
{
    (void)state;
    const struct sphere_point way[2] = {at(40.0, -60.0), at(40.0, -20.0)};
    struct overflights over = {.count = 0};
    overflights_add(&over, &atlas, &space, way, 2);
    assert_int_equal(over.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(miles_over_a_country_are_those_of_points_along_the_way),
        cmocka_unit_test(countries_stand_once_in_the_order_of_the_way),
        cmocka_unit_test(a_way_along_a_shut_border_is_over_the_free_side),
        cmocka_unit_test(over_the_sea_nobody_is_asked),
    };
    return cmocka_run_group_tests(tests, make_atlas, NULL);
}
