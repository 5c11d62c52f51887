#include "check.h"

#include "geo/sea_route.h"
#include "theory/geodesic.h"
#include <stdlib.h>

static struct sea_workspace *workspace;

static const struct geo_point new_york = {40.68, -74.02}, colombo = {6.95, 79.84}, portsmouth = {50.80, -1.11},
                              ascension = {-7.92, -14.42}, stanley = {-51.69, -57.86}, savannah = {32.08, -81.09},
                              dammam = {26.50, 50.20}, los_angeles = {33.73, -118.26}, yokohama = {35.45, 139.65},
                              balboa = {8.95, -79.57}, singapore = {1.264, 103.84}, cape_town = {-33.91, 18.43},
                              san_francisco = {37.81, -122.40}, honolulu = {21.30, -157.87}, gibraltar = {36.14, -5.36},
                              rotterdam = {51.95, 4.10}, bremerhaven = {53.56, 8.55}, toulon = {43.11, 5.93},
                              norfolk = {36.95, -76.33}, beaumont = {30.08, -94.09}, tacoma = {47.27, -122.40},
                              guam = {13.45, 144.65}, diego_garcia = {-7.30, 72.40}, pearl_harbor = {21.35, -157.97},
                              busan = {35.10, 129.04}, jeddah = {21.47, 39.17}, piraeus = {37.94, 23.62};

static uint32_t set_of(const char *name)
{
    const uint32_t passage = passage_of_name(name);
    assert_true(passage < passage_count());
    return 1u << passage;
}

/* Of the route last asked for. */
static struct sea_route route;

/* `closed` beside those closed by default, up to three names. */
static double nmi_without(struct geo_point from, struct geo_point to, const char *a, const char *b, const char *c)
{
    const char *names[] = {a, b, c};
    uint32_t closed = passages_closed_to(0.0);
    for (int k = 0; k < 3; k++)
        closed |= names[k] ? set_of(names[k]) : 0;
    sea_route(workspace, from, to, closed, &route);
    return route.result == SEA_FOUND ? route.nmi : (double)INFINITY;
}

static double nmi(struct geo_point from, struct geo_point to)
{
    return nmi_without(from, to, NULL, NULL, NULL);
}

static bool passes(const char *name)
{
    for (uint32_t k = 0; k < route.passage_count; k++)
        if (route.passage[k] == passage_of_name(name))
            return true;
    return false;
}

static void assert_share(double got, double expected, double share)
{
    assert_close(got / expected, 1.0, share);
}

/* NGA Pub. 151, "Distances Between Ports", as quoted in the mobility reference: read there. */
static void distances_of_publication_151_hold_within_1_percent(void **state)
{
    (void)state;
    assert_share(nmi(new_york, colombo), 8604.0, 0.01);
    assert_true(passes("gibraltar") && passes("suez") && passes("bab_el_mandeb"));
    assert_share(nmi_without(new_york, colombo, "suez", "good_hope", NULL), 14102.0, 0.01);
    assert_true(passes("panama") && passes("malacca"));
}

/* The same publication from memory: an assumption, until somebody has looked. Savannah to the Gulf: Desert Shield. */
static void remembered_distances_hold_within_1_percent(void **state)
{
    (void)state;
    assert_share(nmi(los_angeles, yokohama), 4839.0, 0.01);
    assert_share(nmi(balboa, singapore), 10505.0, 0.01);
    assert_share(nmi(new_york, cape_town), 6786.0, 0.01);
    assert_share(nmi(san_francisco, honolulu), 2091.0, 0.01);
    assert_share(nmi(singapore, colombo), 1567.0, 0.01);
    assert_share(nmi(new_york, gibraltar), 3207.0, 0.01);
    assert_share(nmi(savannah, dammam), 8700.0, 0.01);
}

/* Falklands 1982, as published, in round numbers: 3,700, 3,300, and 7,000 in all. The direct way is shorter. */
static void the_legs_to_the_falklands_hold_within_3_percent(void **state)
{
    (void)state;
    const double first = nmi(portsmouth, ascension), second = nmi(ascension, stanley);
    assert_share(first, 3700.0, 0.03);
    assert_share(second, 3300.0, 0.03);
    assert_share(first + second, 7000.0, 0.03);
    assert_true(nmi(portsmouth, stanley) < first + second);
    assert_share(route.nmi, 6802.0, 0.015); /* the grid of the reference */
}

/* The reference's own grid of a quarter of a degree, computed independently of this code. */
static void distances_to_busan_agree_with_the_reference(void **state)
{
    (void)state;
    assert_share(nmi(rotterdam, busan), 10733.0, 0.015);
    assert_share(nmi(bremerhaven, busan), 10949.0, 0.015);
    assert_share(nmi(portsmouth, busan), 10529.0, 0.015);
    assert_share(nmi(toulon, busan), 8966.0, 0.015);
    assert_share(nmi(norfolk, busan), 9865.0, 0.015);
    assert_true(passes("panama"));
    assert_share(nmi_without(norfolk, busan, "panama", NULL, NULL), 12743.0, 0.015);
    assert_share(nmi(beaumont, busan), 9561.0, 0.015);
    assert_share(nmi(tacoma, busan), 4585.0, 0.015);
    assert_share(nmi(guam, busan), 1569.0, 0.015);
    assert_share(nmi(diego_garcia, busan), 4668.0, 0.015);
    assert_share(nmi(pearl_harbor, busan), 3967.0, 0.015);
    assert_share(nmi(singapore, busan), 2497.0, 0.015);
    assert_share(nmi_without(rotterdam, busan, "suez", "panama", NULL), 14019.0, 0.015);
    assert_share(nmi_without(bremerhaven, busan, "suez", "panama", NULL), 14235.0, 0.015);
}

/* searoute-py issue 11: across the date line, not three times round the other way (16,900). */
static void the_pacific_is_crossed_at_the_date_line(void **state)
{
    (void)state;
    assert_share(nmi(los_angeles, busan), 5230.0, 0.015);
    assert_close(nmi(busan, los_angeles), route.nmi, 0.0);
    const struct geo_point east = {-20.0, 179.0}, west = {-20.0, -179.0};
    assert_close(nmi(east, west), geodesic_nmi(east, west), 1e-9);
}

/* searoute-py issues 53 and 32. */
static void closed_passages_are_closed(void **state)
{
    (void)state;
    assert_true(isinf(nmi_without(singapore, piraeus, "suez", "bab_el_mandeb", "gibraltar")));
    assert_int_equal(route.result, SEA_INFEASIBLE);
    assert_share(nmi(singapore, jeddah), 4313.0, 0.01);
    assert_true(passes("bab_el_mandeb"));
    assert_share(nmi_without(singapore, jeddah, "bab_el_mandeb", NULL, NULL), 13243.0, 0.01);
    assert_true(passes("good_hope") && passes("gibraltar") && passes("suez"));
    assert_true(isinf(nmi_without(dammam, singapore, "hormuz", NULL, NULL)));
    sea_route(workspace, rotterdam, busan, UINT32_MAX, &route);
    assert_int_equal(route.result, SEA_INFEASIBLE);
}

/* searoute-py issues 25 and 26. */
static void malacca_is_preferred_where_it_is_shorter_and_sunda_can_be_closed(void **state)
{
    (void)state;
    const double malacca = nmi(colombo, singapore);
    assert_true(passes("malacca") && !passes("sunda"));
    const double sunda = nmi_without(colombo, singapore, "malacca", NULL, NULL);
    assert_true(passes("sunda") && sunda > malacca);
    const double lombok = nmi_without(colombo, singapore, "malacca", "sunda", NULL);
    assert_true(passes("lombok") && lombok > sunda);
    const struct geo_point jakarta = {-6.10, 106.88};
    (void)nmi(diego_garcia, jakarta);
    assert_true(passes("sunda"));
}

/* Both beyond what the reference's network of lanes gives (Panama 13,205, the Cape 14,256), in the same order. */
static void with_suez_shut_panama_beats_the_cape(void **state)
{
    (void)state;
    const double best = nmi_without(rotterdam, busan, "suez", NULL, NULL);
    assert_true(passes("panama"));
    assert_share(best, 13205.0, 0.03);
    const double cape = nmi_without(rotterdam, busan, "suez", "panama", NULL);
    assert_true(passes("good_hope"));
    assert_true(cape - best > 800.0);
}

/* eurostat/searoute issues 29 and 31. The ends of Panama likewise. */
static void ports_at_the_ends_of_canals_lie_on_their_own_side(void **state)
{
    (void)state;
    const struct geo_point port_said = {31.26, 32.30}, suez = {29.97, 32.55}, colon = {9.36, -79.90};
    assert_true(nmi_without(port_said, piraeus, "suez", NULL, NULL) < 620.0);
    assert_true(nmi_without(suez, jeddah, "suez", NULL, NULL) < 680.0);
    assert_true(nmi_without(suez, port_said, "suez", NULL, NULL) > 9000.0);
    assert_true(nmi(suez, port_said) < 110.0 && passes("suez"));
    assert_true(nmi_without(colon, balboa, "panama", NULL, NULL) > 9000.0);
    assert_true(nmi(colon, balboa) < 60.0 && passes("panama"));
    const struct geo_point brunsbuettel = {53.89, 9.14}, kiel = {54.33, 10.14};
    assert_true(nmi_without(brunsbuettel, kiel, "kiel", NULL, NULL) > 400.0);
}

/* Busan - Rotterdam by the north is 7,020 to 8,100 nmi in the press. */
static void the_northern_sea_route_is_closed_unless_opened(void **state)
{
    (void)state;
    assert_true(nmi(rotterdam, busan) > 10000.0);
    sea_route(workspace, rotterdam, busan, passages_closed_to(0.0) & ~set_of("northern_sea_route"), &route);
    assert_true(passes("northern_sea_route") && passes("bering"));
    assert_in_range(route.nmi, 7020, 8100);
}

static void a_place_far_from_the_sea_has_no_way(void **state)
{
    (void)state;
    const struct geo_point prague = {50.1, 14.4};
    sea_route(workspace, prague, busan, 0, &route);
    assert_int_equal(route.result, SEA_START_INLAND);
    sea_route(workspace, busan, prague, 0, &route);
    assert_int_equal(route.result, SEA_END_INLAND);
}

static void a_way_to_where_one_is_has_no_length(void **state)
{
    (void)state;
    assert_close(nmi(busan, busan), 0.0, 1e-9);
    assert_close(nmi(colombo, colombo), 0.0, 1e-9);
}

/* ---- properties, over routes between many places with each passage closed ---- */

static const struct geo_point gdynia = {54.53, 18.55}, constanta = {44.10, 28.70}, kobe = {34.67, 135.20},
                              incheon = {37.45, 126.60};

static const struct {
    const struct geo_point *from, *to;
} pairs[] = {
    {&rotterdam, &busan},      {&new_york, &colombo},   {&singapore, &jeddah}, {&norfolk, &busan},
    {&los_angeles, &yokohama}, {&bremerhaven, &toulon}, {&stanley, &balboa},   {&dammam, &cape_town},
    {&guam, &tacoma},          {&ascension, &honolulu}, {&gdynia, &piraeus},   {&constanta, &norfolk},
    {&kobe, &incheon},         {&stanley, &guam},
};
enum { PAIRS = sizeof pairs / sizeof pairs[0] };

/* The cell of a point of the great circle, found without the code under test. */
static struct ocean_cell cell_between(struct geo_point from, struct geo_point to, double share)
{
    const double radians = 3.14159265358979323846 / 180.0;
    const double a[3] = {cos(from.latitude_deg * radians) * cos(from.longitude_deg * radians),
                         cos(from.latitude_deg * radians) * sin(from.longitude_deg * radians),
                         sin(from.latitude_deg * radians)};
    const double b[3] = {cos(to.latitude_deg * radians) * cos(to.longitude_deg * radians),
                         cos(to.latitude_deg * radians) * sin(to.longitude_deg * radians),
                         sin(to.latitude_deg * radians)};
    const double angle = acos(fmin(1.0, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])) + 1e-12;
    const double p = sin((1.0 - share) * angle) / sin(angle), q = sin(share * angle) / sin(angle);
    const double x = p * a[0] + q * b[0], y = p * a[1] + q * b[1], z = p * a[2] + q * b[2];
    return ocean_cell_of((struct geo_point){atan2(z, hypot(x, y)) / radians, atan2(y, x) / radians});
}

/* Every two miles: not in a closed gate, and not on land but in the first and last 60 miles. */
static void assert_keeps_out(const struct ocean *ocean, uint32_t closed)
{
    double gone = 0.0;
    for (uint32_t k = 0; k + 1 < route.point_count; k++) {
        const int steps = 1 + (int)(route.leg_nmi[k] / 2.0);
        for (int step = 0; step <= steps; step++) {
            const double share = (double)step / steps, at = gone + share * route.leg_nmi[k];
            const struct ocean_cell cell = cell_between(route.point[k], route.point[k + 1], share);
            assert_true((passages_at(cell) & closed & ~passages_at(ocean_cell_of(route.point[0])) &
                         ~passages_at(ocean_cell_of(route.point[route.point_count - 1]))) == 0);
            if (at > SEA_REACH_NMI && at < route.nmi - SEA_REACH_NMI)
                assert_true(ocean_is_sea(ocean, cell));
        }
        gone += route.leg_nmi[k];
    }
}

static void no_route_enters_a_closed_gate_or_crosses_land(void **state)
{
    (void)state;
    static struct ocean ocean;
    uint32_t longer = 0;
    ocean_fill(&ocean);
    for (size_t pair = 0; pair < PAIRS; pair++) {
        sea_route(workspace, *pairs[pair].from, *pairs[pair].to, 0, &route);
        assert_int_equal(route.result, SEA_FOUND);
        const struct sea_route open = route;
        assert_keeps_out(&ocean, 0);
        for (uint32_t k = 0; k < open.passage_count; k++) {
            const uint32_t closed = 1u << open.passage[k];
            sea_route(workspace, *pairs[pair].from, *pairs[pair].to, closed, &route);
            if (route.result != SEA_FOUND)
                continue;
            for (uint32_t m = 0; m < route.passage_count; m++)
                assert_true(route.passage[m] != open.passage[k]);
            assert_keeps_out(&ocean, closed);
            longer += route.nmi > open.nmi;
            assert_true(route.nmi > open.nmi * 0.998); /* the search is good to that */
        }
    }
    assert_true(longer >= 15);
}

static void a_route_is_its_legs_and_no_shorter_than_the_straight_line(void **state)
{
    (void)state;
    for (size_t pair = 0; pair < PAIRS; pair++) {
        double sum = 0.0;
        const double there = nmi(*pairs[pair].from, *pairs[pair].to);
        for (uint32_t k = 0; k + 1 < route.point_count; k++)
            sum += geodesic_nmi(route.point[k], route.point[k + 1]);
        assert_close(sum, there, 1e-9);
        assert_true(there >= geodesic_nmi(*pairs[pair].from, *pairs[pair].to) - 1e-6);
        assert_share(nmi(*pairs[pair].to, *pairs[pair].from), there, 0.003);
    }
}

static void the_same_question_has_the_same_bits_whatever_was_asked_before(void **state)
{
    (void)state;
    const double first = nmi(rotterdam, busan);
    (void)nmi_without(singapore, jeddah, "bab_el_mandeb", NULL, NULL);
    assert_same_bits(nmi(rotterdam, busan), first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_of_publication_151_hold_within_1_percent),
        cmocka_unit_test(remembered_distances_hold_within_1_percent),
        cmocka_unit_test(the_legs_to_the_falklands_hold_within_3_percent),
        cmocka_unit_test(distances_to_busan_agree_with_the_reference),
        cmocka_unit_test(the_pacific_is_crossed_at_the_date_line),
        cmocka_unit_test(closed_passages_are_closed),
        cmocka_unit_test(malacca_is_preferred_where_it_is_shorter_and_sunda_can_be_closed),
        cmocka_unit_test(with_suez_shut_panama_beats_the_cape),
        cmocka_unit_test(ports_at_the_ends_of_canals_lie_on_their_own_side),
        cmocka_unit_test(the_northern_sea_route_is_closed_unless_opened),
        cmocka_unit_test(a_place_far_from_the_sea_has_no_way),
        cmocka_unit_test(a_way_to_where_one_is_has_no_length),
        cmocka_unit_test(no_route_enters_a_closed_gate_or_crosses_land),
        cmocka_unit_test(a_route_is_its_legs_and_no_shorter_than_the_straight_line),
        cmocka_unit_test(the_same_question_has_the_same_bits_whatever_was_asked_before),
    };
    workspace = malloc(sea_workspace_bytes());
    if (!workspace)
        return 1;
    sea_workspace_fill(workspace);
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(workspace);
    return failed;
}
