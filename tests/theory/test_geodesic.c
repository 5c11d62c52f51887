#include "check.h"

#include "theory/geodesic.h"

/* Karney, "Algorithms for geodesics", J. Geod. 87 (2013), tables 2 to 5: the paper's worked examples. */
static void the_worked_examples_of_karney_2013_hold(void **state)
{
    (void)state;
    double azimuth;
    const struct geo_point end = geodesic_point((struct geo_point){40.0, 0.0}, 30.0, 10e6, &azimuth);
    assert_close(end.latitude_deg, 41.79331020506, 6e-12);
    assert_close(end.longitude_deg, 137.84490004377, 6e-12);
    assert_close(azimuth, 149.09016931807, 6e-12);

    const struct geodesic near =
        geodesic_between((struct geo_point){-30.12345, 0.0}, (struct geo_point){-30.12344, 0.00005});
    assert_close(near.metres, 4.944208, 6e-7);
    assert_close(near.azimuth_from_deg, 77.043533, 6e-6);
    assert_close(near.azimuth_to_deg, 77.043508, 6e-6);

    const struct geodesic opposite = geodesic_between((struct geo_point){-30.0, 0.0}, (struct geo_point){29.9, 179.8});
    assert_close(opposite.metres, 19989832.82761, 6e-6);
    assert_close(opposite.azimuth_from_deg, 161.89052473633, 1e-9);
    assert_close(opposite.azimuth_to_deg, 18.09073724574, 1e-9);
}

/* The examples in GeographicLib's documentation (Python and GeodSolve): Wellington - Salamanca, Perth 20,000 km to the
 * south-west, New York JFK - London Heathrow. */
static void the_documented_examples_of_geographiclib_hold(void **state)
{
    (void)state;
    const struct geo_point wellington = {-41.32, 174.81}, salamanca = {40.96, -5.50};
    assert_close(geodesic_between(wellington, salamanca).metres, 19959679.267353821, 2e-8);

    const struct geo_point end = geodesic_point((struct geo_point){-32.06, 115.74}, 225.0, 20000e3, NULL);
    assert_close(end.latitude_deg, 32.11195529, 6e-9);
    assert_close(end.longitude_deg, -63.95925278, 6e-9);

    const struct geodesic atlantic = geodesic_between((struct geo_point){40.6, -73.8}, (struct geo_point){51.6, -0.5});
    assert_close(atlantic.metres, 5551759.400, 6e-4);
    assert_close(atlantic.azimuth_from_deg, 51.198882845579824, 1e-12);
    assert_close(atlantic.azimuth_to_deg, 107.821776735514, 1e-11);
}

/* Geocentric Datum of Australia, Technical Manual: Flinders Peak - Buninyong, by Vincenty's formulas, on GRS80, which
 * differs from WGS84 by 0.1 mm at the pole. */
static void the_australian_test_line_holds(void **state)
{
    (void)state;
    const struct geo_point flinders = {-(37 + 57 / 60.0 + 3.72030 / 3600), 144 + 25 / 60.0 + 29.52440 / 3600};
    const struct geo_point buninyong = {-(37 + 39 / 60.0 + 10.15610 / 3600), 143 + 55 / 60.0 + 35.38390 / 3600};
    const struct geodesic line = geodesic_between(flinders, buninyong);
    assert_close(line.metres, 54972.271, 1e-3);
    assert_close(line.azimuth_from_deg, 306 + 52 / 60.0 + 5.37 / 3600 - 360, 1e-5);
}

/* A quarter of the meridian is 10,001,965.729 m (Karney 2013, section 6), and the shortest way between opposite points
 * of the equator leads over a pole. */
static void meridians_and_the_equator_are_exact(void **state)
{
    (void)state;
    const double quarter = 10001965.729, equator_degree = 6378137.0 * 3.14159265358979323846 / 180.0;
    const struct geo_point north = {90.0, 12.0}, south = {-90.0, -77.0}, here = {0.0, 33.0}, opposite = {0.0, -147.0};
    assert_close(geodesic_between(north, here).metres, quarter, 6e-4);
    assert_close(geodesic_between(north, south).metres, 2 * quarter, 1e-3);
    assert_close(geodesic_between(here, opposite).metres, 2 * quarter, 1e-3);
    assert_close(geodesic_between(here, (struct geo_point){0.0, 133.0}).metres, 100 * equator_degree, 1e-7);
    assert_close(geodesic_between(here, (struct geo_point){0.0, 133.0}).azimuth_from_deg, 90.0, 0.0);
    assert_close(geodesic_between(here, here).metres, 0.0, 0.0);
    assert_close(geodesic_between((struct geo_point){50, 7}, (struct geo_point){50, 7}).metres, 0.0, 1e-8);
    assert_close(geodesic_between((struct geo_point){60, 10}, (struct geo_point){70, -170}).metres,
                 geodesic_between((struct geo_point){60, 0}, north).metres +
                     geodesic_between((struct geo_point){70, 0}, north).metres,
                 1e-8);
}

static void the_date_line_needs_no_care(void **state)
{
    (void)state;
    const struct geo_point east = {12.0, 179.5}, west = {14.0, -179.25}, same = {14.0, 180.75};
    const struct geodesic line = geodesic_between(east, west);
    assert_close(line.metres, geodesic_between((struct geo_point){12.0, 0.0}, (struct geo_point){14.0, 1.25}).metres,
                 1e-6);
    assert_close(geodesic_between(east, same).metres, line.metres, 1e-8);
    assert_close(geodesic_point(east, line.azimuth_from_deg, line.metres, NULL).longitude_deg, -179.25, 1e-12);
}

/* Over all directions, near and nearly opposite points. The point reached is compared by distance on the ground,
 * because longitudes mean little beside a pole. */
static void the_line_between_two_points_leads_from_one_to_the_other(void **state)
{
    (void)state;
    const double offsets[] = {1e-9, 1e-5, 0.01, 1.0, 35.0, 90.0, 135.0, 179.0, 179.4, 179.7, 179.999, 180.0};
    for (int i = -6; i <= 6; i++)
        for (int j = -30; j <= 30; j++)
            for (size_t k = 0; k < sizeof offsets / sizeof offsets[0]; k++) {
                const struct geo_point from = {15.0 * i, 170.0},
                                       to = {3.0 * j + 0.01 * i * (j < 30 && j > -30), 170.0 - offsets[k]};
                const struct geodesic line = geodesic_between(from, to), back = geodesic_between(to, from);
                double azimuth;
                const struct geo_point end = geodesic_point(from, line.azimuth_from_deg, line.metres, &azimuth);
                assert_close(geodesic_between(end, to).metres, 0.0, 2e-7);
                assert_close(back.metres, line.metres, 2e-8);
                assert_true(line.metres <= 20003931.459);
                /* Never farther than by way of a third point. */
                const struct geo_point third = {7.0 * i, 20.0 - j};
                assert_true(line.metres <=
                            geodesic_between(from, third).metres + geodesic_between(third, to).metres + 1e-7);
            }
}

/* The sphere is within 0.6%. */
static void the_sphere_is_near(void **state)
{
    (void)state;
    const struct geo_point busan = {35.1, 129.04};
    for (int j = -8; j <= 8; j++) {
        const struct geo_point to = {10.0 * j, 21.0 * j};
        assert_close(geodesic_nmi(busan, to) / great_circle_nmi(busan, to), 1.0, 0.006);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_examples_of_karney_2013_hold),
        cmocka_unit_test(the_documented_examples_of_geographiclib_hold),
        cmocka_unit_test(the_australian_test_line_holds),
        cmocka_unit_test(meridians_and_the_equator_are_exact),
        cmocka_unit_test(the_date_line_needs_no_care),
        cmocka_unit_test(the_line_between_two_points_leads_from_one_to_the_other),
        cmocka_unit_test(the_sphere_is_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
