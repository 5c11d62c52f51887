/* Cycles, queues, yards and the road behind them, against what can be worked out by hand. */
#include "movement_words.h"

#include "theory/airlift.h"

#define SEA_UNIT(tonnes) "forces:\n" UNIT("u", "g", "sea", tonnes, "ep", "dp", "") ONE_ROLE
#define AIR_UNIT(tonnes) "forces:\n" UNIT("u", "g", "air", tonnes, "ea", "da", "") ONE_ROLE

/* ---- the cycle ---- */

static void one_load_takes_notice_loading_sailing_and_unloading(void **state)
{
    (void)state;
    assert_closes(STILL TWO_PORTS "lift:\n" SHIPS("l", "1", "") SEA_UNIT("1000 t"), "g", 5.0 + 1.0 + 10.0 + 2.0);
}

static void a_ship_on_notice_waits_for_cargo_that_is_ready_later(void **state)
{
    (void)state;
    const char *text = STILL TWO_PORTS "lift:\n  l: { title: L, mode: sea, count: 1, available: 1, notice: 1 d, "
                                       "load: 1000 t, speed: 10 kn, source: A }\n" SEA_UNIT("1000 t");
    assert_closes(text, "g", 3.0 + 1.0 + 10.0 + 2.0);
}

static void each_further_lift_takes_one_cycle(void **state)
{
    (void)state;
    const double first = 18.0, cycle = 10.0 + 1.0 + 10.0 + 2.0;
    assert_closes(STILL TWO_PORTS "lift:\n" SHIPS("l", "1", "") SEA_UNIT("1010 t"), "g", first + cycle);
    assert_closes(STILL TWO_PORTS "lift:\n" SHIPS("l", "1", "") SEA_UNIT("4000 t"), "g", first + 3.0 * cycle);
}

#define ONE_BERTH(loading, unloading)                                                                                  \
    STILL "nodes:\n" NODE("ep", "port", "no", loading, "24 h")                                                         \
        NODE("dp", "port", "yes", unloading, "48 h") "routes:\n" ROUTE(                                                \
            "r", "sea", "ep", "dp", "2400 nmi") "lift:\n" SHIPS("l", "2", "") SEA_UNIT("2000 t")

static void two_ships_on_one_berth_queue_and_on_two_do_not(void **state)
{
    (void)state;
    assert_closes(ONE_BERTH("2", "2"), "g", 18.0);
    assert_closes(ONE_BERTH("2", "1"), "g", 20.0); /* one unloads after the other */
    assert_closes(ONE_BERTH("1", "2"), "g", 19.0); /* one loads after the other */
    assert_closes(ONE_BERTH("1", "1"), "g", 20.0); /* a day apart when they come: the second waits for one more */
}

/* ---- the station: AFPAM 10-1403 formula 9.0, its allowance for queueing left out ---- */

static void check_station(uint32_t spots)
{
    enum { LOADS = 120 };
    const double payload = 45.0, ground_hours = 3.25, landing = 3.0 + 0.1 + 0.125;
    char text[4096];
    snprintf(text, sizeof text,
             STILL "nodes:\n" NODE("ea", "airfield", "no", "99", "2.4 h")
                 NODE("da", "airfield", "yes", "%u", "3.25 h") "routes:\n" ROUTE(
                     "r", "air", "ea", "da", "1200 nmi") "lift:\n" AIRCRAFT("l", "90", "0 d", "45 t", "400 kn",
                                                                            "") "forces:\n" UNIT("u", "g", "air",
                                                                                                 "%g t", "ea", "da", "")
                     ONE_ROLE,
             spots, payload * LOADS);
    const double days = closure_days(text, "g") - landing;
    const double theory = airlift_station_per_day(spots, payload, 24.0, ground_hours, 1.0);
    assert_close(payload * LOADS / days / theory, 1.0, 1e-5);
}

static void a_busy_field_works_as_the_station_formula_says(void **state)
{
    (void)state;
    check_station(1);
    check_station(2);
    check_station(6);
}

/* ---- the fleet ---- */

static void check_fleet(double hours)
{
    enum { TRIPS = 40 };
    char text[4096];
    snprintf(text, sizeof text,
             STILL "nodes:\n" NODE("ea", "airfield", "no", "1", "2 h")
                 NODE("da", "airfield", "yes", "1", "2 h") "routes:\n" ROUTE(
                     "r", "air", "ea", "da", "4800 nmi") "lift:\n" AIRCRAFT("l", "1", "3 d", "40 t", "400 kn",
                                                                            ", hours: %g h/d") AIR_UNIT("%d t"),
             hours, 40 * TRIPS);
    const double flying = 24.0, ground = 4.0, trips = airlift_trips_per_day(hours, flying, ground);
    const double theory = airlift_closure_days(40.0 * TRIPS, 1.0, 40.0, trips);
    const double days = closure_days(text, "g") - 3.0;
    assert_true(days <= theory + ROUNDING); /* the last one need not come back */
    assert_true(days >= theory - 1.0 / trips);
}

static void a_fleet_is_held_by_its_hours_or_by_its_cycle_whichever_is_less(void **state)
{
    (void)state;
    check_fleet(6.0);
    check_fleet(10.0);
    check_fleet(20.0); /* the cap binds by a little: 20/24 against 24/28 trips a day */
    check_fleet(20.6); /* the cycle does */
    check_fleet(24.0);
}

/* ---- several nodes of arrival ---- */

#define ARRIVALS(to, service)                                                                                          \
    STILL "nodes:\n" NODE("ep", "port", "no", "9", "24 h") NODE("dp", "port", "yes", "1", service)                     \
        NODE("dq", "port", "yes", "1", service) "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")                  \
            ROUTE("q", "sea", "ep", "dq", "2400 nmi") "lift:\n" SHIPS("l", "2", "") "forces:\n" UNIT(                  \
                "u", "g", "sea", "2000 t", "ep", to, "") ONE_ROLE

static void two_ports_of_arrival_share_what_comes_at_once(void **state)
{
    (void)state;
    assert_closes(ARRIVALS("dp", "120 h"), "g", 5.0 + 1.0 + 10.0 + 2.0 * 5.0);
    assert_closes(ARRIVALS("dp, dq", "120 h"), "g", 5.0 + 1.0 + 10.0 + 5.0);
}

static double last_of_twelve(const char *dp, const char *dq)
{
    char text[4096];
    snprintf(text, sizeof text,
             STILL "nodes:\n" NODE("ep", "port", "no", "99", "24 h") NODE("dp", "port", "yes", "%s", "24 h")
                 NODE("dq", "port", "yes", "%s", "24 h") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")
                     ROUTE("q", "sea", "ep", "dq", "2400 nmi") "lift:\n" SHIPS("l", "12", "") "forces:\n" UNIT(
                         "u", "g", "sea", "12000 t", "ep", "dp, dq", "") ONE_ROLE,
             dp, dq);
    return closure_days(text, "g") - 16.0;
}

static void ports_share_by_what_their_berths_and_roads_can_take(void **state)
{
    (void)state;
    assert_close(last_of_twelve("1", "1"), 6.0, ROUNDING);
    assert_close(last_of_twelve("1", "2"), 4.0, ROUNDING); /* four and eight */
    assert_close(last_of_twelve("1", "3"), 3.0, ROUNDING);
}

static double last_by_road(const char *dp, const char *dq)
{
    char text[4096];
    snprintf(text, sizeof text,
             STILL "nodes:\n" NODE("ep", "port", "no", "99", "24 h") NODE("dp", "port", "yes", "9", "24 h, %s")
                 NODE("dq", "port", "yes", "9", "24 h, %s") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")
                     ROUTE("q", "sea", "ep", "dq", "2400 nmi") "lift:\n" SHIPS("l", "6", "") "forces:\n" UNIT(
                         "u", "g", "sea", "6000 t", "ep", "dp, dq", "") ONE_ROLE,
             dp, dq);
    return closure_days(text, "g") - 17.0;
}

static void a_load_goes_where_the_road_has_it_sooner(void **state)
{
    (void)state;
    assert_close(last_by_road("clearance: 500 t/d", "clearance: 500 t/d"), 6.0, ROUNDING); /* three by each road */
    assert_close(last_by_road("clearance: 500 t/d", "clearance: 1000 t/d"), 4.0, ROUNDING);
    assert_close(last_by_road("onward: 5 d", "onward: 3 d"), 3.0, ROUNDING);
}

/* ---- opening hours, the road, the yard ---- */

#define BEHIND(nmi, more)                                                                                              \
    STILL "nodes:\n" NODE("ep", "port", "no", "9", "24 h")                                                             \
        NODE("dp", "port", "yes", "9", "48 h" more) "routes:\n" ROUTE("r", "sea", "ep", "dp", nmi) "lift:\n" SHIPS(    \
            "l", "2", "") SEA_UNIT("2000 t")

static void work_begins_only_while_a_node_is_open(void **state)
{
    (void)state;
    assert_closes(BEHIND("2544 nmi", ""), "g", 18.6);
    assert_closes(BEHIND("2544 nmi", ", open: 12 h/d"), "g", 17.0 + 2.0); /* there on day 16.6; open again on day 17 */
    assert_closes(BEHIND("2544 nmi", ", open: 15 h/d"), "g", 18.6);       /* open until 16.625 */
}

static void road_and_onward_movement_delay_what_was_unloaded(void **state)
{
    (void)state;
    assert_closes(BEHIND("2400 nmi", ", onward: 3 d"), "g", 18.0 + 3.0);
    assert_closes(BEHIND("2400 nmi", ", clearance: 500 t/d"), "g", 18.0 + 2000.0 / 500.0);
    assert_closes(BEHIND("2400 nmi", ", clearance: 500 t/d, onward: 3 d"), "g", 18.0 + 4.0 + 3.0);
}

static const char full_yard[] = STILL "nodes:\n" NODE("ea", "airfield", "no", "99", "2.4 h")
    NODE("da", "airfield", "yes", "99", "2.4 h, clearance: 1 t/d") "routes:\n" ROUTE(
        "r", "air", "ea", "da", "1200 nmi") "lift:\n" AIRCRAFT("l", "40", "0 d", "1 t", "400 kn", "") AIR_UNIT("40 t");

static void a_full_yard_holds_assets_on_their_spots_and_loses_nothing(void **state)
{
    (void)state;
    const double landed = 3.0 + 0.1 + 0.125 + 0.1;
    struct movement m = movement_open(full_yard, HORIZON_DAYS);
    struct trace trace = trace_make();
    const struct trial_result result = movement_traced(&m, 0, &trace);
    uint32_t at_once = 0, later = 0;
    double loaded = 0.0, last = 0.0;
    for (uint32_t k = 0; k < trace.count; k++) {
        const struct trace_line *line = &trace.line[k];
        if (is_note(line, NOTE_LOADED))
            loaded += line->b;
        if (!enters(line, ASSET_RETURNS))
            continue;
        last = line_days(line);
        if (last < landed + 0.5)
            at_once++;
        else
            later++;
    }
    assert_close(loaded, 40.0, 1e-9);
    assert_int_equal(at_once, YARD_MOST);
    assert_int_equal(later, 40 - YARD_MOST);
    assert_close(last, DECIDED + landed + (40 - YARD_MOST), 1e-4); /* the road takes a load a day */
    assert_close(movement_value(&m, result, "force.closed.g"), DECIDED + landed + 40.0, 1e-4);
    assert_close(movement_value(&m, result, "force.last.g"), 1.0, 1e-9);
    free(trace.line);
    movement_close(&m);
}

/* So many loads at once, three days from where they are needed. */
static void check_onward(int loads, double days)
{
    char text[4096];
    snprintf(text, sizeof text,
             STILL "nodes:\n" NODE("ea", "airfield", "no", "300", "2.4 h")
                 NODE("da", "airfield", "yes", "300", "2.4 h, onward: 3 d") "routes:\n" ROUTE(
                     "r", "air", "ea", "da", "1200 nmi") "lift:\n" AIRCRAFT("l", "%d", "0 d", "1 t", "400 kn", "")
                     AIR_UNIT("%d t"),
             loads, loads);
    assert_close(closure_days(text, "g"), 3.0 + 0.1 + 0.125 + 0.1 + days, 1e-4);
    assert_close(movement_outcome(text, "force.last.g"), 1.0, 1e-9);
}

static void onward_movement_takes_no_room_in_the_yard(void **state)
{
    (void)state;
    check_onward(40, 3.0);
    check_onward(BEHIND_MOST, 3.0);
    check_onward(BEHIND_MOST + 50, 6.0); /* no more are followed at a time: the rest wait on their spots */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_load_takes_notice_loading_sailing_and_unloading),
        cmocka_unit_test(a_ship_on_notice_waits_for_cargo_that_is_ready_later),
        cmocka_unit_test(each_further_lift_takes_one_cycle),
        cmocka_unit_test(two_ships_on_one_berth_queue_and_on_two_do_not),
        cmocka_unit_test(a_busy_field_works_as_the_station_formula_says),
        cmocka_unit_test(a_fleet_is_held_by_its_hours_or_by_its_cycle_whichever_is_less),
        cmocka_unit_test(two_ports_of_arrival_share_what_comes_at_once),
        cmocka_unit_test(ports_share_by_what_their_berths_and_roads_can_take),
        cmocka_unit_test(a_load_goes_where_the_road_has_it_sooner),
        cmocka_unit_test(work_begins_only_while_a_node_is_open),
        cmocka_unit_test(road_and_onward_movement_delay_what_was_unloaded),
        cmocka_unit_test(a_full_yard_holds_assets_on_their_spots_and_loses_nothing),
        cmocka_unit_test(onward_movement_takes_no_room_in_the_yard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
