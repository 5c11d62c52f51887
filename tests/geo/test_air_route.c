#include "check.h"

#include "cells.h"
#include "geo/air_route.h"
#include <math.h>

static struct atlas atlas;
static struct airspace space;
static struct air_planner planner;
static struct air_route route;

/* The airfields of scenarios/korea/nodes.csv; from Pope on, places of other tests, no stops unless asked for. */
static const struct {
    const char *name, *country;
    struct geo_point place;
} known[] = {
    {"papa", "HUN", {47.364, 17.501}},        {"ramstein", "DEU", {49.437, 7.6}},
    {"wunstorf", "DEU", {52.457, 9.427}},     {"brize_norton", "GBR", {51.75, -1.584}},
    {"orleans", "FRA", {47.988, 1.761}},      {"eindhoven", "NLD", {51.45, 5.375}},
    {"zaragoza", "ESP", {41.666, -1.042}},    {"pisa", "ITA", {43.684, 10.393}},
    {"montijo", "PRT", {38.709, -9.034}},     {"gardermoen", "NOR", {60.194, 11.1}},
    {"powidz", "POL", {52.379, 17.854}},      {"kogalniceanu", "ROU", {44.362, 28.488}},
    {"incirlik", "TUR", {37.002, 35.426}},    {"trenton", "CAN", {44.119, -77.528}},
    {"dover", "USA", {39.13, -75.466}},       {"charleston", "USA", {32.899, -80.04}},
    {"travis", "USA", {38.263, -121.927}},    {"mcchord", "USA", {47.138, -122.476}},
    {"al_dhafra", "ARE", {24.248, 54.548}},   {"changi", "SGP", {1.35, 103.994}},
    {"almaty", "KAZ", {43.354, 77.043}},      {"diego_garcia", "IOT", {-7.313, 72.411}},
    {"elmendorf", "USA", {61.252, -149.807}}, {"hickam", "USA", {21.335, -157.948}},
    {"andersen", "GUM", {13.584, 144.93}},    {"osan", "KOR", {37.091, 127.03}},
    {"kunsan", "KOR", {35.904, 126.616}},     {"gimhae", "KOR", {35.18, 128.938}},
    {"daegu", "KOR", {35.897, 128.655}},      {"gwangju", "KOR", {35.123, 126.805}},
    {"cheongju", "KOR", {36.717, 127.499}},   {"incheon_airport", "KOR", {37.469, 126.451}},
    {"kadena", "JPN", {26.352, 127.769}},     {"yokota", "JPN", {35.749, 139.348}},
    {"iwakuni", "JPN", {34.146, 132.247}},    {"misawa", "JPN", {40.703, 141.368}},
    {"pope", "USA", {35.171, -79.014}},       {"moron", "ESP", {37.175, -5.616}},
    {"dhahran", "SAU", {26.265, 50.152}},     {"neuburg", "DEU", {48.711, 11.212}},
    {"ulan_bator", "MNG", {47.843, 106.767}},
};

enum { KNOWN = sizeof known / sizeof known[0] };
static struct air_field fields[KNOWN];

static int make_fields(void **state)
{
    (void)state;
    atlas_init(&atlas);
    for (uint32_t i = 0; i < KNOWN; i++)
        fields[i] = (struct air_field){known[i].place, country_named(known[i].country)};
    return 0;
}

static uint32_t named(const char *name)
{
    uint32_t i = 0;
    while (strcmp(known[i].name, name) != 0)
        i++;
    return i;
}

/* `stops`: start, forced stops, end, NULL; `denied`: codes, NULL. */
static void plan(const char *const *stops, const char *const *denied, double range_nmi, uint32_t refuellings_most)
{
    uint32_t numbers[AIR_VIAS + 2], count = 0;
    bool all = false;
    for (; stops[count] != NULL; count++) {
        numbers[count] = named(stops[count]);
        all = all || numbers[count] >= named("pope");
    }
    airspace_init(&space);
    for (; *denied != NULL; denied++)
        airspace_deny(&space, &atlas, country_named(*denied));
    airspace_close(&space);
    const struct air_question question = {.fields = fields,
                                          .field_count = all ? KNOWN : named("pope"),
                                          .from = numbers[0],
                                          .to = numbers[count - 1],
                                          .vias = &numbers[1],
                                          .via_count = count - 2,
                                          .range_nmi = range_nmi,
                                          .refuellings_most = refuellings_most,
                                          .speed_kn = 430.0,
                                          .ground_hours = 2.25};
    air_route(&planner, &atlas, &space, &question, &route);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NOBODY ((const char *const[]){NULL})
#define C17_NMI 2400.0 /* with about 85 short tons (The War Zone, 2017) */

/* Great circles computed for casus' facts on mobility; distances there in whole miles. */
static void ways_over_known_stops_have_their_known_lengths(void **state)
{
    (void)state;
    const struct {
        const char *stops[6];
        double nmi;
    } ways[] = {
        {{"ramstein", "osan"}, 4699.0},
        {{"ramstein", "al_dhafra", "changi", "osan"}, 8331.0},
        {{"dover", "elmendorf", "osan"}, 6250.0},
        {{"mcchord", "elmendorf", "yokota", "osan"}, 4876.0},
        {{"papa", "al_dhafra", "changi", "osan"}, 7918.0},
        {{"pope", "moron", "dhahran"}, 6346.0},
        {{"neuburg", "al_dhafra", "changi"}, 5686.0},
    };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        plan(ways[i].stops, NOBODY, 20000.0, 0);
        assert_int_equal(route.outcome, AIR_ROUTE_FOUND);
        assert_close(route.nmi, ways[i].nmi, 0.005 * ways[i].nmi);
        assert_close(route.flying_hours, route.nmi / 430.0, 1e-9);
        assert_close(route.ground_hours, 2.25 * (route.leg_count - 1), 1e-12);
        assert_int_equal(route.landings, route.leg_count);
    }
    plan(ways[1].stops, NOBODY, 20000.0, 0);
    assert_close(route.nmi / route.great_circle_nmi, 1.77, 0.005);
    assert_int_equal(route.leg_count, 3);
}

static bool overflies(const char *code)
{
    for (uint32_t i = 0; i < route.overflights.count; i++)
        if (route.overflights.list[i].country == country_named(code))
            return true;
    return false;
}

static void a_route_holds_together(const char *from, const char *to, double leg_most_nmi)
{
    uint32_t at = named(from);
    double nmi = 0.0;
    for (uint32_t i = 0; i < route.leg_count; i++) {
        const struct air_leg_flown *leg = &route.legs[i];
        assert_int_equal(leg->from, at);
        assert_true(leg->nmi <= leg_most_nmi && leg->nmi >= leg->great_circle_nmi - 1e-9);
        assert_false(airspace_holds(&space, sphere_of(fields[leg->to].place)));
        nmi += leg->nmi;
        at = leg->to;
    }
    assert_int_equal(at, named(to));
    assert_close(nmi, route.nmi, 1e-9);
}

static void a_c17_finds_stops_around_russia_and_china(void **state)
{
    (void)state;
    plan(LIST("ramstein", "osan"), LIST("RUS", "CHN"), C17_NMI, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_FOUND);
    a_route_holds_together("ramstein", "osan", C17_NMI);
    assert_int_equal(route.refuellings, 0);
    assert_true(route.leg_count == 6 && route.nmi > 9000.0 && route.nmi < 9500.0);
    assert_int_equal(route.legs[1].to, named("al_dhafra"));
    assert_int_equal(route.legs[2].to, named("diego_garcia"));
    assert_int_equal(route.legs[3].to, named("changi"));
    assert_false(overflies("RUS") || overflies("CHN"));
    assert_true(overflies("DEU") && overflies("IRQ") && overflies("KOR"));
    assert_string_equal(country_at(route.overflights.list[0].country)->code, "DEU");
    assert_string_equal(country_at(route.overflights.list[route.overflights.count - 1].country)->code, "KOR");
}

static void a_tanker_saves_landings(void **state)
{
    (void)state;
    plan(LIST("ramstein", "osan"), LIST("RUS", "CHN"), C17_NMI, 0);
    const double hours = route.flying_hours + route.ground_hours;
    plan(LIST("ramstein", "osan"), LIST("RUS", "CHN"), C17_NMI, 1);
    a_route_holds_together("ramstein", "osan", 2.0 * C17_NMI);
    assert_int_equal(route.leg_count, 2);
    assert_int_equal(route.refuellings, 2);
    assert_true(route.flying_hours + route.ground_hours < hours - 10.0);
    plan(LIST("ramstein", "al_dhafra", "changi", "osan"), LIST("RUS", "CHN"), C17_NMI, 1);
    assert_int_equal(route.refuellings, 3);
}

/* Almaty is the short way, until Kazakhstan shuts it. */
static void stops_in_denied_countries_are_not_used(void **state)
{
    (void)state;
    plan(LIST("ramstein", "osan"), NOBODY, C17_NMI, 0);
    assert_int_equal(route.legs[1].to, named("almaty"));
    plan(LIST("ramstein", "osan"), LIST("KAZ"), C17_NMI, 0);
    for (uint32_t i = 0; i < route.leg_count; i++)
        assert_int_not_equal(route.legs[i].to, named("almaty"));
}

static void a_denied_end_or_stop_is_named(void **state)
{
    (void)state;
    plan(LIST("ramstein", "osan"), LIST("KOR"), C17_NMI, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_DENIED);
    assert_int_equal(route.gap_from, named("osan"));
    plan(LIST("ramstein", "almaty", "osan"), LIST("KAZ"), C17_NMI, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_DENIED);
    assert_int_equal(route.gap_from, named("almaty"));
    assert_int_equal(route.leg_count, 0);
}

/* By its country, also on islands that are not drawn. */
static void a_field_goes_with_its_country(void **state)
{
    (void)state;
    assert_int_equal(country_of(&atlas, sphere_of(known[named("kadena")].place)), COUNTRY_NONE);
    plan(LIST("ramstein", "kadena"), LIST("JPN"), C17_NMI, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_DENIED);
}

/* The gap that is named is the range that is needed: with it there is a way, with a mile less there is none. */
static void out_of_range_says_which_range_would_do(void **state)
{
    (void)state;
    plan(LIST("ramstein", "osan"), LIST("RUS", "CHN"), 2000.0, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_OUT_OF_RANGE);
    assert_int_equal(route.leg_count, 0);
    const double needed = route.gap_nmi;
    const uint32_t gap[2] = {route.gap_from, route.gap_to};
    assert_true(needed > 2000.0 && needed < C17_NMI);
    assert_close(air_nmi(sphere_of(fields[gap[0]].place), sphere_of(fields[gap[1]].place)), needed, 1.0);
    plan(LIST("ramstein", "osan"), LIST("RUS", "CHN"), needed, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_FOUND);
    plan(LIST("ramstein", "osan"), LIST("RUS", "CHN"), needed - 1.0, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_OUT_OF_RANGE);
}

static void a_country_walled_in_has_no_way(void **state)
{
    (void)state;
    plan(LIST("ramstein", "ulan_bator"), LIST("RUS", "CHN"), 20000.0, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_NO_WAY);
    assert_int_equal(route.gap_to, named("ulan_bator"));
    plan(LIST("ramstein", "ulan_bator"), LIST("RUS"), 20000.0, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_FOUND);
}

static void from_a_field_to_itself_nothing_is_flown(void **state)
{
    (void)state;
    plan(LIST("ramstein", "ramstein"), NOBODY, C17_NMI, 0);
    assert_int_equal(route.outcome, AIR_ROUTE_FOUND);
    assert_int_equal(route.leg_count, 0);
    assert_close(route.nmi + route.flying_hours + route.ground_hours, 0.0, 0.0);
    plan(LIST("ramstein", "papa", "ramstein"), NOBODY, C17_NMI, 0);
    assert_int_equal(route.leg_count, 2);
}

static void refuellings_divide_a_leg_evenly(void **state)
{
    (void)state;
    assert_int_equal(air_refuellings(2400.0, 2400.0), 0);
    assert_int_equal(air_refuellings(2401.0, 2400.0), 1);
    assert_int_equal(air_refuellings(4800.0, 2400.0), 1);
    assert_int_equal(air_refuellings(4801.0, 2400.0), 2);
    assert_int_equal(air_refuellings(0.0, 2400.0), 0);
    assert_close(air_refuelling_nmi(4500.0, 2, 1), 1500.0, 1e-12);
    assert_close(air_refuelling_nmi(4500.0, 2, 2), 3000.0, 1e-12);
}

enum { CELL_FIELDS = 14 };

/* The least hours, or the least longest leg, over all legs there are, by Bellman and Ford. */
static double brute_force(const struct air_question *question, double most_nmi, bool by_time)
{
    double least[CELL_FIELDS], legs[CELL_FIELDS][CELL_FIELDS];
    struct air_path path;
    for (uint32_t i = 0; i < question->field_count; i++) {
        least[i] = i == question->from ? 0.0 : (double)INFINITY;
        for (uint32_t j = 0; j < question->field_count; j++) {
            air_path(&space, sphere_of(question->fields[i].place), sphere_of(question->fields[j].place),
                     (double)INFINITY, &path);
            legs[i][j] = path.nmi <= most_nmi ? path.nmi : (double)INFINITY;
        }
    }
    for (uint32_t round = 0; round < CELL_FIELDS; round++)
        for (uint32_t i = 0; i < question->field_count; i++)
            for (uint32_t j = 0; j < question->field_count; j++) {
                const double stop = j == question->to ? 0.0 : question->ground_hours;
                const double after =
                    by_time ? least[i] + legs[i][j] / question->speed_kn + stop : fmax(least[i], legs[i][j]);
                least[j] = fmin(least[j], i == j ? least[j] : after);
            }
    return least[question->to];
}

static void a_route_is_as_quick_as_brute_force_finds(void **state)
{
    (void)state;
    struct cells cells;
    uint32_t found = 0, out_of_range = 0, with_stops = 0;
    for (uint32_t world = 0; world < 600; world++) {
        cells_make(&cells, world, 0.3);
        cells_deny(&cells, &space);
        struct air_field some[CELL_FIELDS];
        for (uint32_t i = 0; i < CELL_FIELDS; i++)
            some[i] = (struct air_field){sphere_place(cells_point(&cells, 2.2 * chance(world, 7000 + i) - 1.1,
                                                                  2.2 * chance(world, 8000 + i) - 1.1)),
                                         COUNTRY_NONE};
        const struct air_question question = {.fields = some,
                                              .field_count = CELL_FIELDS,
                                              .from = 0,
                                              .to = 1,
                                              .range_nmi = 600.0 + 1200.0 * chance(world, 9000),
                                              .refuellings_most = world % 2,
                                              .speed_kn = 430.0,
                                              .ground_hours = 3.0 * chance(world, 9001)};
        air_route(&planner, &atlas, &space, &question, &route);
        const double hours = brute_force(&question, question.range_nmi * (1 + question.refuellings_most), true);
        if (route.outcome == AIR_ROUTE_FOUND)
            assert_close(route.flying_hours + route.ground_hours, hours, 1e-9);
        else
            assert_true(hours > 1e6);
        if (route.outcome == AIR_ROUTE_OUT_OF_RANGE)
            assert_close(route.gap_nmi, brute_force(&question, (double)INFINITY, false), 1e-6);
        found += route.outcome == AIR_ROUTE_FOUND;
        with_stops += route.outcome == AIR_ROUTE_FOUND && route.leg_count > 1;
        out_of_range += route.outcome == AIR_ROUTE_OUT_OF_RANGE;
    }
    assert_true(found > 100 && with_stops > 30 && out_of_range > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_over_known_stops_have_their_known_lengths),
        cmocka_unit_test(a_c17_finds_stops_around_russia_and_china),
        cmocka_unit_test(a_tanker_saves_landings),
        cmocka_unit_test(stops_in_denied_countries_are_not_used),
        cmocka_unit_test(a_denied_end_or_stop_is_named),
        cmocka_unit_test(a_field_goes_with_its_country),
        cmocka_unit_test(out_of_range_says_which_range_would_do),
        cmocka_unit_test(a_country_walled_in_has_no_way),
        cmocka_unit_test(from_a_field_to_itself_nothing_is_flown),
        cmocka_unit_test(refuellings_divide_a_leg_evenly),
        cmocka_unit_test(a_route_is_as_quick_as_brute_force_finds),
    };
    return cmocka_run_group_tests(tests, make_fields, NULL);
}
