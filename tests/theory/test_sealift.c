#include "check.h"

#include "theory/sealift.h"

/* NOAA 1978: 7,312 nmi take 38 d 2 h at 8 kn and 15 d 6 h at 20 kn. */
static void steaming_time_matches_the_published_table(void **state)
{
    (void)state;
    assert_close(sealift_steaming_days(7312.0, 8.0), 38.0 + 2.0 / 24.0, 0.5 / 24.0);
    assert_close(sealift_steaming_days(7312.0, 20.0), 15.0 + 6.0 / 24.0, 0.5 / 24.0);
}

/* Over 9,000 nmi: 28.8 days at Desert Storm's 13 kn, 20.8 at 2003's 18 kn. Antares 1999: 5,089 nmi in 18 days, 11.8 kn.
 */
static void speed_made_good_decides_more_than_top_speed(void **state)
{
    (void)state;
    assert_close(sealift_steaming_days(9000.0, 13.0), 28.8, 0.05);
    assert_close(sealift_steaming_days(9000.0, 18.0), 20.8, 0.05);
    assert_close(sealift_steaming_days(5089.0, 11.8), 18.0, 0.05);
}

/* Iraq 2003: 21 million sq ft in 120 days, 50-day cycles, 250,000 sq ft a ship: 35 large ships in motion. */
static void littles_law_gives_the_ships_in_motion(void **state)
{
    (void)state;
    assert_close(sealift_ships_in_motion(21e6 / 120.0, 50.0, 250000.0), 35.0, 1e-12);
}

/* The return from Iraq: 4.7 million sq ft weighed 228,000 tons, 97 lb per sq ft, in 41 ships, 115,000 sq ft each. */
static void area_and_weight_agree_with_the_record(void **state)
{
    (void)state;
    assert_close(sealift_short_tons(4.7e6, 97.0), 228000.0, 500.0);
    assert_close(sealift_ships(4.7e6, 115000.0, 1.0), 41.0, 0.0);
}

/* The alliance's package of 33,700 lane metres, lanes 3 m wide: 1.09 million sq ft, 2.9 large ships of 380,000, and at
 * 0.75 stowed some 40,000 short tons in one lift. */
static void the_alliances_lanes_are_three_large_ships(void **state)
{
    (void)state;
    const double area = sealift_sqft_of_lane(33700.0, 3.0);
    assert_close(area, 1.09e6, 5e3);
    assert_close(area / 380000.0, 2.9, 0.05);
    assert_close(sealift_ships(area, 380000.0, 1.0), 3.0, 0.0);
    assert_close(sealift_short_tons(0.75 * area, 97.0), 40000.0, 500.0);
}

/* European roll-on roll-off ships to Busan via Suez, 10,733 to 10,949 nmi at 17 to 18 kn: 4 days to load, 25 to 27 to
 * sail, 4 to unload; the second load from the same hull 58 to 62 days later. */
static void the_second_load_comes_two_months_after_the_first(void **state)
{
    (void)state;
    struct sea_voyage voyage = {.loading_days = 4.0, .nmi = 10733.0, .speed_made_good_kn = 18.0, .unloading_days = 4.0};
    assert_close(sealift_voyage_days(&voyage), 4.0 + 25.0 + 4.0, 0.5);
    assert_close(sealift_cycle_days(&voyage), 58.0, 0.5);
    voyage.nmi = 10949.0;
    voyage.speed_made_good_kn = 17.0;
    assert_close(sealift_voyage_days(&voyage), 4.0 + 27.0 + 4.0, 0.5);
    assert_close(sealift_cycle_days(&voyage), 62.0, 0.5);
}

static void a_voyage_counts_every_stage_once_and_a_cycle_what_repeats(void **state)
{
    (void)state;
    const struct sea_voyage voyage = {.activation_days = 5.0,
                                      .positioning_days = 3.0,
                                      .loading_days = 4.0,
                                      .nmi = 4800.0,
                                      .speed_made_good_kn = 20.0,
                                      .canal_days = 1.0,
                                      .waiting_days = 2.0,
                                      .unloading_days = 4.0};
    assert_close(sealift_voyage_days(&voyage), 5.0 + 3.0 + 4.0 + 10.0 + 1.0 + 2.0 + 4.0, 1e-14);
    assert_close(sealift_cycle_days(&voyage), 4.0 + 11.0 + 2.0 + 4.0 + 11.0, 1e-14);
}

/* The same voyage in whole days: 24.8 days of sailing are 25, half a day is a whole one. */
static void whole_days_round_each_activity(void **state)
{
    (void)state;
    const struct sea_voyage voyage = {.activation_days = 3.0,
                                      .loading_days = 3.5,
                                      .nmi = 10733.0,
                                      .speed_made_good_kn = 18.0,
                                      .canal_days = 1.2,
                                      .waiting_days = 0.4,
                                      .unloading_days = 4.0};
    const struct sea_voyage whole = sealift_in_whole_days(&voyage);
    assert_close(sealift_voyage_days(&whole), 3.0 + 4.0 + 25.0 + 1.0 + 0.0 + 4.0, 0.0);
    assert_close(sealift_cycle_days(&whole), 4.0 + 26.0 + 0.0 + 4.0 + 26.0, 0.0);
}

/* Five ships with seven loads sail twice; the second lift is there a cycle after the first. */
static void a_second_lift_is_a_cycle_later(void **state)
{
    (void)state;
    const struct sea_voyage voyage = {
        .activation_days = 5.0, .loading_days = 4.0, .nmi = 4800.0, .speed_made_good_kn = 20.0, .unloading_days = 4.0};
    assert_close(sealift_lifts(7.0, 5.0), 2.0, 0.0);
    assert_close(sealift_lifts(5.0, 5.0), 1.0, 0.0);
    assert_close(sealift_lifts(0.0, 5.0), 1.0, 0.0);
    assert_close(sealift_lift_days(&voyage, 1.0), 23.0, 1e-12);
    assert_close(sealift_lift_days(&voyage, 2.0), 23.0 + 28.0, 1e-12);
    assert_close(sealift_fleet_per_day(5.0, 100000.0, 0.75, 28.0), 13393.0, 0.5);
    assert_close(sealift_berths_per_day(2.0, 100000.0, 0.75, 4.0), 37500.0, 1e-9);
}

static void berths_bind_when_they_are_few(void **state)
{
    (void)state;
    const struct sea_voyage voyage = {
        .loading_days = 2.0, .nmi = 4800.0, .speed_made_good_kn = 20.0, .unloading_days = 4.0};
    struct sealift_bounds bounds = sealift_bounds(&voyage, 8.0, 8.0, INFINITY, INFINITY);
    assert_int_equal(bounds.binding, SEALIFT_SHIPS);
    assert_close(bounds.days[SEALIFT_SHIPS], 16.0, 1e-12);
    bounds = sealift_bounds(&voyage, 8.0, 8.0, 2.0, 2.0);
    assert_int_equal(bounds.binding, SEALIFT_UNLOADING);
    assert_close(bounds.days[SEALIFT_UNLOADING], 16.0 + 3.0 * 4.0, 1e-12);
    assert_close(bounds.days[SEALIFT_LOADING], 16.0 + 3.0 * 2.0, 1e-12);
    bounds = sealift_bounds(&voyage, 8.0, 8.0, 1.0, 4.0);
    assert_int_equal(bounds.binding, SEALIFT_LOADING);
    assert_close(bounds.days[SEALIFT_LOADING], 16.0 + 7.0 * 2.0, 1e-12);
    bounds = sealift_bounds(&voyage, 8.0, 2.0, 2.0, 2.0);
    assert_int_equal(bounds.binding, SEALIFT_SHIPS);
    assert_close(bounds.days[SEALIFT_SHIPS], 16.0 + 3.0 * 26.0, 1e-12);
}

/* Three ships at one berth are unloaded 4 days apart, and come back as far apart. */
static void a_schedule_waits_for_ship_and_berth(void **state)
{
    (void)state;
    const struct sea_voyage voyage = {
        .activation_days = 1.0, .loading_days = 2.0, .nmi = 4800.0, .speed_made_good_kn = 20.0, .unloading_days = 4.0};
    double loaded[6], unloaded[6];
    sealift_schedule(&voyage, 6, 3, 3, 1, loaded, unloaded);
    for (uint32_t k = 0; k < 3; k++) {
        assert_close(loaded[k], 3.0, 0.0);
        assert_close(unloaded[k], 17.0 + 4.0 * k, 0.0);
        assert_close(unloaded[k + 3], 17.0 + 26.0 + 4.0 * k, 0.0);
    }
    sealift_schedule(&voyage, 4, 4, 1, 4, loaded, unloaded);
    for (uint32_t k = 0; k < 4; k++)
        assert_close(unloaded[k], 17.0 + 2.0 * k, 0.0);
}

static void no_schedule_beats_its_bounds(void **state)
{
    (void)state;
    const struct sea_voyage voyage = {.activation_days = 3.0,
                                      .loading_days = 3.0,
                                      .nmi = 3000.0,
                                      .speed_made_good_kn = 15.0,
                                      .waiting_days = 1.0,
                                      .unloading_days = 5.0};
    enum { LOADS = 17 };
    double loaded[LOADS], unloaded[LOADS];
    uint32_t met = 0, cases = 0;
    for (uint32_t ships = 1; ships <= 8; ships++)
        for (uint32_t one = 1; one <= 4; one++)
            for (uint32_t other = 1; other <= 4; other++, cases++) {
                const struct sealift_bounds bounds = sealift_bounds(&voyage, LOADS, ships, one, other);
                sealift_schedule(&voyage, LOADS, ships, one, other, loaded, unloaded);
                const double ratio = unloaded[LOADS - 1] / bounds.days[bounds.binding];
                assert_true(ratio > 1.0 - 1e-12 && ratio < 1.4);
                met += ratio < 1.0 + 1e-12;
            }
    assert_true(met > 0 && met < cases);
    sealift_schedule(&voyage, LOADS, 5, LOADS, LOADS, loaded, unloaded);
    for (uint32_t k = 0; k < LOADS; k++)
        assert_close(unloaded[k], sealift_lift_days(&voyage, 1.0 + k / 5), 1e-9);
}

static void ships_are_whole_and_stow_less_than_they_hold(void **state)
{
    (void)state;
    assert_close(sealift_ships(300000.0, 100000.0, 0.75), 4.0, 0.0);
    assert_close(sealift_ships(300001.0, 100000.0, 0.75), 5.0, 0.0);
    assert_close(sealift_ships(0.0, 100000.0, 0.75), 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steaming_time_matches_the_published_table),
        cmocka_unit_test(speed_made_good_decides_more_than_top_speed),
        cmocka_unit_test(littles_law_gives_the_ships_in_motion),
        cmocka_unit_test(area_and_weight_agree_with_the_record),
        cmocka_unit_test(the_alliances_lanes_are_three_large_ships),
        cmocka_unit_test(the_second_load_comes_two_months_after_the_first),
        cmocka_unit_test(a_voyage_counts_every_stage_once_and_a_cycle_what_repeats),
        cmocka_unit_test(whole_days_round_each_activity),
        cmocka_unit_test(a_second_lift_is_a_cycle_later),
        cmocka_unit_test(berths_bind_when_they_are_few),
        cmocka_unit_test(a_schedule_waits_for_ship_and_berth),
        cmocka_unit_test(no_schedule_beats_its_bounds),
        cmocka_unit_test(ships_are_whole_and_stow_less_than_they_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
