#include "check.h"

#include "geo/countries.h"

static struct atlas atlas;

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

/* Places well inside, from any atlas. */
static const struct {
    const char *code, *name;
    double latitude_deg, longitude_deg;
} places[] = {
    {"AFG", "Kabul", 34.53, 69.17},
    {"ARE", "Al Dhafra", 24.248, 54.548},
    {"ARG", "Cordoba", -31.42, -64.18},
    {"ATA", "South pole", -90.0, 0.0},
    {"AUS", "Alice Springs", -23.70, 133.88},
    {"BLR", "Minsk", 53.90, 27.57},
    {"BRA", "Brasilia", -15.79, -47.88},
    {"CAN", "Winnipeg", 49.90, -97.14},
    {"CHE", "Bern", 46.95, 7.45},
    {"CHN", "Xian", 34.34, 108.94},
    {"CHN", "Urumqi", 43.83, 87.62},
    {"COD", "Kananga", -5.90, 22.42},
    {"DEU", "Ramstein", 49.437, 7.6},
    {"DZA", "Tamanrasset", 22.79, 5.53},
    {"EGY", "Asyut", 27.18, 31.18},
    {"ESP", "Madrid", 40.42, -3.70},
    {"ETH", "Addis Ababa", 9.03, 38.74},
    {"FIN", "Jyvaskyla", 62.24, 25.75},
    {"FRA", "Orleans", 47.988, 1.761},
    {"GBR", "Brize Norton", 51.75, -1.584},
    {"GRL", "Summit", 72.58, -38.46},
    {"HUN", "Papa", 47.364, 17.501},
    {"IND", "Nagpur", 21.15, 79.09},
    {"IRN", "Isfahan", 32.65, 51.67},
    {"IRQ", "Baghdad", 33.31, 44.37},
    {"ISR", "Beersheba", 31.25, 34.85},
    {"ITA", "Perugia", 43.11, 12.39},
    {"JPN", "Nagano", 36.65, 138.18},
    {"KAZ", "Karaganda", 49.80, 73.10},
    {"KOR", "Daegu", 35.897, 128.655},
    {"LSO", "Semonkong", -29.85, 28.05},
    {"MEX", "Mexico City", 19.43, -99.13},
    {"MNG", "Ulan Bator", 47.89, 106.91},
    {"NOR", "Gardermoen", 60.194, 11.1},
    {"NPL", "Pokhara", 28.21, 83.99},
    {"PAK", "Multan", 30.20, 71.45},
    {"POL", "Powidz", 52.379, 17.854},
    {"PRK", "Kaechon", 39.70, 125.90},
    {"RUS", "Moscow", 55.76, 37.62},
    {"RUS", "Bilibino", 68.06, 166.44},
    {"RUS", "Egvekinot, over 180 E", 66.90, -178.5},
    {"SAU", "Riyadh", 24.71, 46.68},
    {"SWE", "Ostersund", 63.18, 14.64},
    {"TUR", "Ankara", 39.93, 32.86},
    {"TWN", "Central mountains", 23.9, 121.1},
    {"UKR", "Poltava", 49.59, 34.55},
    {"USA", "Denver", 39.74, -104.99},
    {"USA", "Fairbanks", 64.84, -147.72},
    {"UZB", "Bukhara", 39.77, 64.42},
    {"VNM", "Hanoi", 21.03, 105.85},
    {"XKX", "Pristina", 42.60, 21.0},
    {"ZAF", "Bloemfontein", -29.12, 26.22},
    {"ZMB", "Lusaka", -15.42, 28.28},
};

static void a_city_is_in_its_country_and_in_no_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        for (uint32_t country = 0; country < country_count(); country++) {
            const char *code = country_at(country)->code;
            const bool own = strcmp(code, places[i].code) == 0;
            if (country_holds(&atlas, country, at(places[i].latitude_deg, places[i].longitude_deg)) != own)
                fail_msg("%s (%s) and %s", places[i].name, places[i].code, code);
        }
}

static void the_sea_is_nobodys(void **state)
{
    (void)state;
    const double seas[][2] = {{30.0, -40.0}, {0.0, -140.0},  {35.0, 18.0}, {90.0, 0.0},  {55.0, 180.0}, {43.0, 34.0},
                              {10.0, 180.0}, {-55.0, -90.0}, {15.0, 88.0}, {58.0, 20.0}, {38.0, 124.0}};
    for (size_t i = 0; i < sizeof seas / sizeof seas[0]; i++)
        if (country_of(&atlas, at(seas[i][0], seas[i][1])) != COUNTRY_NONE)
            fail_msg("%g N %g E", seas[i][0], seas[i][1]);
}

/* No place has two countries, so that the order of countries decides nothing. */
static void outlines_do_not_overlap(void **state)
{
    (void)state;
    uint32_t on_land = 0, tried = 0;
    for (double latitude_deg = -88.3; latitude_deg < 90.0; latitude_deg += 3.7)
        for (double longitude_deg = -179.9; longitude_deg < 180.0; longitude_deg += 4.3) {
            uint32_t holders = 0;
            for (uint32_t country = 0; country < country_count(); country++)
                holders += country_holds(&atlas, country, at(latitude_deg, longitude_deg));
            if (holders > 1)
                fail_msg("%g N %g E is in %u countries", latitude_deg, longitude_deg, holders);
            on_land += holders;
            tried++;
        }
    assert_true(on_land > tried / 5 && on_land < tried / 2);
}

/* Every outline closes on itself, and an edge is walked once each way at most: neighbours share it. */
static void outlines_are_closed(void **state)
{
    (void)state;
    for (uint32_t country = 0; country < country_count(); country++) {
        double x = 0.0, y = 0.0, z = 0.0;
        struct outline_walk walk = outline_walk(country);
        uint32_t edges = 0;
        for (; outline_next(&atlas, &walk); edges++) {
            x += walk.to.x - walk.from.x;
            y += walk.to.y - walk.from.y;
            z += walk.to.z - walk.from.z;
            assert_true(sphere_angle(walk.from, walk.to) > 1e-5 && sphere_angle(walk.from, walk.to) < 0.5);
        }
        assert_true(edges >= 3);
        assert_close(fabs(x) + fabs(y) + fabs(z), 0.0, 1e-12);
    }
}

static bool joined(struct sphere_point a, struct sphere_point b)
{
    return sphere_angle(a, b) < 1e-12;
}

static void no_border_crosses_another(void **state)
{
    (void)state;
    for (uint32_t first = 0; first < atlas_arc_count(); first++)
        for (uint32_t i = 0; i + 1 < atlas_arc(&atlas, first).count; i++) {
            const struct sphere_point *edge = &atlas_arc(&atlas, first).points[i];
            const struct sphere_arc arc = sphere_arc_of(edge[0], edge[1]);
            for (uint32_t second = first; second < atlas_arc_count(); second++) {
                const struct arc_points other = atlas_arc(&atlas, second);
                if (!sphere_arc_near(&arc, &atlas.arcs[second]))
                    continue;
                for (uint32_t j = 0; j + 1 < other.count; j++) {
                    const struct sphere_point c = other.points[j], d = other.points[j + 1];
                    if (sphere_arc_crosses(&arc, c, d) && !joined(edge[0], c) && !joined(edge[0], d) &&
                        !joined(edge[1], c) && !joined(edge[1], d))
                        fail_msg("at %g N %g E", sphere_place(c).latitude_deg, sphere_place(c).longitude_deg);
                }
            }
        }
}

/* The parallel of 49 N is the border from the Lake of the Woods to the Pacific: a great circle between its ends would
 * swing 40 miles into Canada. */
static void a_long_border_follows_its_parallel(void **state)
{
    (void)state;
    for (double longitude_deg = -121.7; longitude_deg < -96.0; longitude_deg += 1.1) {
        assert_string_equal(country_at(country_of(&atlas, at(49.05, longitude_deg)))->code, "CAN");
        assert_string_equal(country_at(country_of(&atlas, at(48.95, longitude_deg)))->code, "USA");
    }
}

static void codes_find_countries_and_those_not_drawn(void **state)
{
    (void)state;
    assert_string_equal(country_at(country_named("RUS"))->title, "Russia");
    assert_int_equal(country_named("SGP"), COUNTRY_NONE);
    assert_string_equal(country_undrawn("SGP")->title, "Singapore");
    assert_non_null(country_undrawn("BHR"));
    assert_non_null(country_undrawn("MLT"));
    assert_null(country_undrawn("RUS"));
    assert_null(country_undrawn("XXX"));
    for (uint32_t country = 0; country < country_count(); country++) {
        assert_int_equal(country_named(country_at(country)->code), country);
        assert_null(country_undrawn(country_at(country)->code));
        assert_true(country == 0 || strcmp(country_at(country - 1)->code, country_at(country)->code) < 0);
    }
}

/* By status in ISO 3166-1; whoever is in control, as with outlines. */
static void territories_have_a_sovereign(void **state)
{
    (void)state;
    assert_string_equal(country_sovereign("HKG"), "CHN");
    assert_string_equal(country_sovereign("IOT"), "GBR");
    assert_string_equal(country_sovereign("GUM"), "USA");
    assert_string_equal(country_sovereign("SGP"), "SGP");
    assert_string_equal(country_sovereign("TWN"), "TWN");
    for (uint32_t country = 0; country < country_count(); country++)
        assert_true(country_named(country_sovereign(country_at(country)->code)) < COUNTRY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(territories_have_a_sovereign),
        cmocka_unit_test(a_city_is_in_its_country_and_in_no_other),
        cmocka_unit_test(the_sea_is_nobodys),
        cmocka_unit_test(outlines_do_not_overlap),
        cmocka_unit_test(outlines_are_closed),
        cmocka_unit_test(no_border_crosses_another),
        cmocka_unit_test(a_long_border_follows_its_parallel),
        cmocka_unit_test(codes_find_countries_and_those_not_drawn),
    };
    return cmocka_run_group_tests(tests, make_atlas, NULL);
}
