#include "check.h"

#include "theory/geodesy.h"

static const double half_round_nmi = 3.14159265358979323846 * EARTH_RADIUS_NMI;

/* Great circles of the mobility reference, independently computed there: Ramstein - Osan 4,699 nmi; Dover - Elmendorf -
 * Osan 6,250. Coordinates from public airfield lists. */
static void airfield_distances_match_the_reference(void **state)
{
    (void)state;
    const struct geo_point ramstein = {49.4369, 7.6003}, osan = {37.0906, 127.0296}, dover = {39.1295, -75.4660},
                           elmendorf = {61.2500, -149.8065};
    assert_close(great_circle_nmi(ramstein, osan), 4699.0, 5.0);
    assert_close(great_circle_nmi(dover, elmendorf) + great_circle_nmi(elmendorf, osan), 6250.0, 7.0);
}

static void a_degree_of_the_equator_crosses_the_date_line_unharmed(void **state)
{
    (void)state;
    const struct geo_point east = {0.0, 179.5}, west = {0.0, -179.5}, same = {0.0, 180.5};
    assert_close(great_circle_nmi(east, west), half_round_nmi / 180.0, 1e-9);
    assert_close(great_circle_nmi(west, same), 0.0, 1e-9);
}

static void quarter_and_half_rounds_are_exact(void **state)
{
    (void)state;
    const struct geo_point pole = {90.0, 0.0}, south = {-90.0, 77.0}, equator = {0.0, 123.0}, opposite = {0.0, -57.0};
    assert_close(great_circle_nmi(pole, equator), 0.5 * half_round_nmi, 1e-9);
    assert_close(great_circle_nmi(pole, south), half_round_nmi, 1e-9);
    assert_close(great_circle_nmi(equator, opposite), half_round_nmi, 1e-9);
}

/* Against the spherical law of cosines, in which long distances lose nothing, with the C library's functions. */
static void distances_agree_with_the_law_of_cosines(void **state)
{
    (void)state;
    const double radians = 3.14159265358979323846 / 180.0;
    for (int i = -8; i <= 8; i++)
        for (int j = 1; j <= 17; j++) {
            const struct geo_point from = {10.0 * i + 1.0, 20.0}, to = {-7.0 * i + 3.0, 20.0 + 10.0 * j};
            const double cosine = sin(from.latitude_deg * radians) * sin(to.latitude_deg * radians) +
                                  cos(from.latitude_deg * radians) * cos(to.latitude_deg * radians) *
                                      cos((to.longitude_deg - from.longitude_deg) * radians);
            assert_close(great_circle_nmi(from, to), EARTH_RADIUS_NMI * acos(cosine), 1e-7);
            assert_same_bits(great_circle_nmi(from, to), great_circle_nmi(to, from));
        }
}

static void near_places_keep_their_digits(void **state)
{
    (void)state;
    const struct geo_point here = {37.0, 127.0}, there = {37.0 + 1e-7, 127.0};
    assert_close(great_circle_nmi(here, there) / (1e-7 * half_round_nmi / 180.0), 1.0, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(airfield_distances_match_the_reference),
        cmocka_unit_test(a_degree_of_the_equator_crosses_the_date_line_unharmed),
        cmocka_unit_test(quarter_and_half_rounds_are_exact),
        cmocka_unit_test(distances_agree_with_the_law_of_cosines),
        cmocka_unit_test(near_places_keep_their_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
