#include "check.h"

#include "theory/airlift.h"

/* The pamphlet's worked example: Kathmandu, one wide-body spot, C-17 at 45 st, 3.25 h on the ground, open all day:
 * 282.5 st a day. */
static void kathmandu_passes_282_short_tons_a_day(void **state)
{
    (void)state;
    assert_close(airlift_station_per_day(1.0, 45.0, 24.0, 3.25, AIRLIFT_QUEUEING), 282.46, 5e-3);
    assert_close(airlift_station_per_day(1.0, 45.0, 24.0, 3.25, AIRLIFT_QUEUEING), 282.5, 0.1);
}

/* Haiti 2010: 6, then 9 unloading positions, about 2 h each: 61 and 92 arrivals a day; 60 to 75 were observed. */
static void haiti_was_limited_by_its_ramp(void **state)
{
    (void)state;
    const double six = airlift_station_per_day(6.0, 1.0, 24.0, 2.0, AIRLIFT_QUEUEING);
    const double nine = airlift_station_per_day(9.0, 1.0, 24.0, 2.0, AIRLIFT_QUEUEING);
    assert_close(six, 61.0, 0.5);
    assert_close(nine, 92.0, 0.5);
    assert_true(six - 1.5 < 60.0 && 75.0 < nine);
}

/* Block speeds: the pamphlet's C-130J makes 286 kn, 530 km/h, on a 500 nmi leg; an A400M flew 46,000 km in 64 h, 388
 * kn. */
static void flying_time_is_distance_over_block_speed(void **state)
{
    (void)state;
    const struct air_leg legs[2] = {{500.0, 286.0}, {500.0, 286.0}}, round_the_world = {46000.0 / 1.852, 388.0};
    assert_close(airlift_flying_hours(legs, 2), 2.0 * 926.0 / 530.0, 0.01);
    assert_close(airlift_flying_hours(&round_the_world, 1), 64.0, 0.1);
    assert_close(airlift_flying_hours(legs, 0), 0.0, 0.0);
}

/* Desert Shield: Pope - Moron - Dhahran, 6,346 nmi each way; 31 h of flying (at 409 kn) and 9 h on the ground against
 * missions of about 38 h, within 10%. */
static void a_desert_shield_mission_takes_its_observed_time(void **state)
{
    (void)state;
    const struct air_leg legs[2] = {{6346.0, 409.0}, {6346.0, 409.0}};
    assert_close(airlift_flying_hours(legs, 2) + 9.0, 38.0, 3.8);
    assert_close(1.0 / airlift_trips_per_day(24.0, 31.0, 9.0), 38.0 / 24.0, 3.8 / 24.0);
}

/* 16 C-17 at 45 st, 10 h a day, 40.6 h of flying: 177 st a day, 5,300 st in 30 days. */
static void a_european_fleet_closes_as_calculated(void **state)
{
    (void)state;
    const double trips = airlift_trips_per_day(10.0, 40.6, 9.0);
    assert_close(airlift_fleet_per_day(16.0, 45.0, trips), 177.0, 0.5);
    assert_close(airlift_closure_days(5300.0, 16.0, 45.0, trips), 30.0, 0.15);
}

static void ground_time_binds_on_short_legs(void **state)
{
    (void)state;
    assert_close(airlift_trips_per_day(10.0, 2.0, 6.0), 3.0, 1e-15);  /* not 10 / 2 */
    assert_close(airlift_trips_per_day(10.0, 20.0, 6.0), 0.5, 1e-15); /* not 24 / 26 */
}

static void missions_and_tankers_are_whole(void **state)
{
    (void)state;
    assert_close(airlift_missions(90.0, 45.0), 2.0, 0.0);
    assert_close(airlift_missions(90.1, 45.0), 3.0, 0.0);
    assert_close(airlift_missions(0.0, 45.0), 0.0, 0.0);
    assert_close(airlift_tankers(111.5, 50.0), 3.0, 0.0);
}

/* Haiti's six positions and 100 aircraft: 3,000 missions pass the ramp in 49 days, whatever the fleet can do. */
static void the_slowest_limit_decides_the_closure(void **state)
{
    (void)state;
    const double ramp = airlift_station_per_day(6.0, 1.0, 24.0, 2.0, AIRLIFT_QUEUEING);
    const double per_day[AIRLIFT_LIMITS] = {100.0 * airlift_trips_per_day(10.0, 8.0, 6.0), INFINITY, ramp};
    const struct airlift_closure closure = airlift_closure(3000.0, per_day);
    assert_int_equal(closure.binding, AIRLIFT_OFFLOAD);
    assert_close(closure.days[AIRLIFT_OFFLOAD], 49.02, 0.005);
    assert_close(closure.days[AIRLIFT_FLEET], 24.0, 1e-12);
    assert_close(closure.days[AIRLIFT_ONLOAD], 0.0, 0.0);
    const double alike[AIRLIFT_LIMITS] = {4.0, 4.0, 4.0};
    assert_int_equal(airlift_closure(8.0, alike).binding, AIRLIFT_FLEET);
}

/* In cargo alone it is the pamphlet's closure: load / fleet per day. */
static void closure_by_missions_is_closure_by_load(void **state)
{
    (void)state;
    const double trips = airlift_trips_per_day(10.0, 40.6, 9.0);
    const double per_day[AIRLIFT_LIMITS] = {airlift_fleet_per_day(16.0, 1.0, trips), INFINITY, INFINITY};
    assert_close(airlift_closure(5300.0 / 45.0, per_day).days[AIRLIFT_FLEET],
                 airlift_closure_days(5300.0, 16.0, 45.0, trips), 1e-12);
}

static void range_is_the_payload_curve_read_backwards(void **state)
{
    (void)state;
    const struct air_point curve[3] = {{2400.0, 85.0}, {4000.0, 45.0}, {6200.0, 0.0}};
    for (double nmi = 2400.0; nmi <= 6200.0; nmi += 100.0)
        assert_close(airlift_range(curve, 3, airlift_payload(curve, 3, nmi)), nmi, 1e-9);
    assert_close(airlift_range(curve, 3, 85.1), 0.0, 0.0);
    assert_close(airlift_range(curve, 2, 10.0), 4000.0, 0.0);
}

/* An A400M burned 277 t over 46,000 km, 6.0 kg/km: 1,000 nmi beyond its range are 11.2 t from a tanker. */
static void a_leg_beyond_the_range_is_refuelled(void **state)
{
    (void)state;
    const double burn = 277.0 / (46000.0 / 1.852);
    assert_close(277000.0 / 46000.0, 6.0, 0.05);
    assert_close(airlift_offload(3500.0, 2500.0, burn), 11.15, 0.005);
    assert_close(airlift_offload(2500.0, 2500.0, burn), 0.0, 0.0);
    assert_close(airlift_offload(100.0, 2500.0, burn), 0.0, 0.0);
    assert_close(airlift_refuellings(2500.0, 2500.0), 0.0, 0.0);
    assert_close(airlift_refuellings(2501.0, 2500.0), 1.0, 0.0);
    assert_close(airlift_refuellings(7000.0, 2500.0), 2.0, 0.0);
}

static void a_tanker_gives_what_its_own_flight_leaves(void **state)
{
    (void)state;
    const struct air_tanker tanker = {
        .fuel = 111.0, .burn_per_hour = 6.0, .reserve = 5.0, .block_kn = 400.0, .station_hours = 1.0};
    assert_close(airlift_offload_per_tanker(&tanker, 0.0), 100.0, 1e-12);
    assert_close(airlift_offload_per_tanker(&tanker, 1000.0), 111.0 - 5.0 - 6.0 * (5.0 + 1.0), 1e-12);
    assert_close(airlift_offload_per_tanker(&tanker, 4000.0), 0.0, 0.0);
}

static void ton_miles_count_the_loaded_way_only(void **state)
{
    (void)state;
    assert_close(airlift_million_ton_miles(100.0, 400.0, 45.0, 10.0, 0.47), 8.46, 1e-12);
}

static void payload_falls_along_the_published_curve(void **state)
{
    (void)state;
    const struct air_point curve[3] = {{2400.0, 85.0}, {4000.0, 45.0}, {6200.0, 0.0}};
    assert_close(airlift_payload(curve, 3, 1000.0), 85.0, 0.0);
    assert_close(airlift_payload(curve, 3, 2400.0), 85.0, 0.0);
    assert_close(airlift_payload(curve, 3, 3200.0), 65.0, 1e-12);
    assert_close(airlift_payload(curve, 3, 5100.0), 22.5, 1e-12);
    assert_close(airlift_payload(curve, 3, 6201.0), 0.0, 0.0);
    assert_close(airlift_payload(curve, 2, 4001.0), 0.0, 0.0);
}

static void block_speed_grows_with_the_leg(void **state)
{
    (void)state;
    const struct air_point curve[2] = {{500.0, 286.0}, {1500.0, 316.0}};
    assert_close(airlift_block_kn(curve, 2, 100.0), 286.0, 0.0);
    assert_close(airlift_block_kn(curve, 2, 1000.0), 301.0, 1e-12);
    assert_close(airlift_block_kn(curve, 2, 5000.0), 316.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kathmandu_passes_282_short_tons_a_day),
        cmocka_unit_test(haiti_was_limited_by_its_ramp),
        cmocka_unit_test(flying_time_is_distance_over_block_speed),
        cmocka_unit_test(a_desert_shield_mission_takes_its_observed_time),
        cmocka_unit_test(a_european_fleet_closes_as_calculated),
        cmocka_unit_test(ground_time_binds_on_short_legs),
        cmocka_unit_test(missions_and_tankers_are_whole),
        cmocka_unit_test(the_slowest_limit_decides_the_closure),
        cmocka_unit_test(closure_by_missions_is_closure_by_load),
        cmocka_unit_test(range_is_the_payload_curve_read_backwards),
        cmocka_unit_test(a_leg_beyond_the_range_is_refuelled),
        cmocka_unit_test(a_tanker_gives_what_its_own_flight_leaves),
        cmocka_unit_test(ton_miles_count_the_loaded_way_only),
        cmocka_unit_test(payload_falls_along_the_published_curve),
        cmocka_unit_test(block_speed_grows_with_the_leg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
