/* What an asset takes, and whose load goes first. */
#include "movement_words.h"

#include "theory/airlift.h"

#define ONE_SHIP "lift:\n" SHIPS("l", "1", ", area: 10000 sq ft")
#define SEA(id, role, tonnes, more) UNIT(id, role, "sea", tonnes, "ep", "dp", more)
#define FIRST 18.0 /* day of the first load of TWO_PORTS; days of a cycle */
#define CYCLE 23.0

/* ---- weight and area ---- */

static void weight_binds_or_area_does(void **state)
{
    (void)state;
    assert_closes(STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "1000 t", ", area: 10000 sq ft") ONE_ROLE, "g",
                  FIRST);
    assert_closes(STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "500 t", ", area: 20000 sq ft") ONE_ROLE, "g",
                  FIRST + CYCLE);
    assert_closes(STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "2000 t", ", area: 5000 sq ft") ONE_ROLE, "g",
                  FIRST + CYCLE);
}

static void a_ship_is_filled_up_with_what_goes_the_same_way(void **state)
{
    (void)state;
    const char *fits = STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "500 t", ", area: 1000 sq ft")
        SEA("v", "h", "500 t", ", area: 9000 sq ft") TWO_ROLES;
    const char *too_heavy = STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "500 t", ", area: 1000 sq ft")
        SEA("v", "h", "600 t", ", area: 9000 sq ft") TWO_ROLES;
    const char *too_large = STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "500 t", ", area: 1000 sq ft")
        SEA("v", "h", "500 t", ", area: 9900 sq ft") TWO_ROLES;
    assert_closes(fits, "g", FIRST);
    assert_closes(fits, "h", FIRST);
    assert_closes(too_heavy, "g", FIRST);
    assert_closes(too_heavy, "h", FIRST + CYCLE);
    assert_closes(too_large, "h", FIRST + CYCLE);
}

/* As many units of 50 t each, on a ship of 1,000 t. */
static double closure_of_small_units(int count)
{
    struct buffer text;
    buffer_init(&text);
    buffer_format(&text, "%s", STILL TWO_PORTS ONE_SHIP "forces:\n");
    for (int k = 0; k < count; k++)
        buffer_format(&text, SEA("u%d", "g", "50 t", ""), k);
    buffer_format(&text, "%s", ONE_ROLE);
    const double days = closure_days(buffer_text(&text), "g");
    buffer_release(&text);
    return days;
}

static void a_ship_takes_the_cargo_of_many_small_units(void **state)
{
    (void)state;
    assert_close(closure_of_small_units(2), FIRST, ROUNDING);
    assert_close(closure_of_small_units(MANIFEST_MOST), FIRST, ROUNDING);
    assert_close(closure_of_small_units(MANIFEST_MOST + 1), FIRST + CYCLE, ROUNDING); /* no more are followed */
}

#define THREE_PORTS(near)                                                                                              \
    "nodes:\n" NODE("ep", "port", "no", "9", "24 h") NODE("dp", "port", "yes", "9", "48 h")                            \
        NODE("dq", "port", "yes", "9", "48 h") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")                   \
            ROUTE("q", "sea", "ep", "dq", near)

static void a_ship_is_not_filled_up_with_what_goes_elsewhere(void **state)
{
    (void)state;
    const char *text = STILL THREE_PORTS("2400 nmi") ONE_SHIP "forces:\n" SEA("u", "g", "500 t", "")
        UNIT("v", "h", "sea", "500 t", "ep", "dq", "") TWO_ROLES;
    assert_closes(text, "g", FIRST);
    assert_closes(text, "h", FIRST + CYCLE);
}

/* ---- kinds of cargo ---- */

#define CARGO(more) "forces:\n" UNIT("u", "g", "air", "40 t", "ea", "da", more) ONE_ROLE
#define FLIGHT (0.1 + 0.125 + 0.1)

static void outsize_waits_for_the_aircraft_that_takes_it(void **state)
{
    (void)state;
    assert_closes(STILL TWO_FIELDS "lift:\n" AIRCRAFT("s", "2", "0 d", "10 t", "400 kn", ", takes: bulk")
                      AIRCRAFT("b", "2", "20 d", "10 t", "400 kn", ", takes: outsize") CARGO(", outsize: 0.5"),
                  "g", 20.0 + FLIGHT);
}

static double share_in_the_end(const char *takes)
{
    char text[4096];
    snprintf(text, sizeof text,
             STILL TWO_FIELDS "lift:\n" AIRCRAFT("l", "3", "0 d", "10 t", "400 kn", ", takes: %s")
                 CARGO(", oversize: 0.25, outsize: 0.25"),
             takes);
    return movement_outcome(text, "force.last.g");
}

static void no_aircraft_carries_what_does_not_fit_it(void **state)
{
    (void)state;
    assert_close(share_in_the_end("bulk"), 0.5, 1e-9);
    assert_close(share_in_the_end("oversize"), 0.75, 1e-9);
    assert_close(share_in_the_end("outsize"), 1.0, 1e-9);
}

#define LEG(route)                                                                                                     \
    STILL "nodes:\n" NODE("ea", "airfield", "no", "9", "2.4 h")                                                        \
        NODE("da", "airfield", "yes", "9", "2.4 h") "routes:\n" route "lift:\n" AIRCRAFT(                              \
            "l", "1", "3 d", "40 t", "300 kn", ", range: 600 nmi, ferry: 3000 nmi") CARGO("")

static void payload_falls_with_the_longest_leg(void **state)
{
    (void)state;
    const struct air_point curve[] = {{600.0, 40.0}, {3000.0, 0.0}};
    assert_close(airlift_payload(curve, 2, 1800.0), 20.0, 1e-9);
    assert_closes(LEG(ROUTE("r", "air", "ea", "da", "600 nmi")), "g", 3.0 + 0.1 + 2.0 / 24.0 + 0.1);
    assert_closes(LEG(ROUTE("r", "air", "ea", "da", "1800 nmi")), "g", 3.0 + 3.0 * 0.25 + 4.0 * 0.1);
    /* Two landings of 2.25 h cut the same way in three: all of the load. */
    assert_closes(LEG(ROUTE("r", "air", "ea", "da", "1800 nmi, stops: 2")), "g",
                  3.0 + 0.25 + 2.0 * 2.25 / 24.0 + 2.0 * 0.1);
}

static void a_leg_beyond_ferry_range_is_never_flown(void **state)
{
    (void)state;
    assert_true(never(closure_days(LEG(ROUTE("r", "air", "ea", "da", "3000 nmi")), "g")));
    assert_true(never(closure_days(LEG(ROUTE("r", "air", "ea", "da", "3300 nmi")), "g")));
    assert_closes(LEG(ROUTE("r", "air", "ea", "da", "3300 nmi") ROUTE("s", "air", "ea", "da", "3600 nmi, stops: 5")),
                  "g", 3.0 + 0.5 + 5.0 * 2.25 / 24.0 + 2.0 * 0.1);
}

/* ---- people ---- */

#define APART(notice, growth)                                                                                          \
    HEAD "force: { growth: " growth ", leg_delay: 0, source: A }\nnodes:\n" NODE("ep", "port", "no", "9", "24 h")      \
        NODE("dp", "port", "yes", "9", "48 h") NODE("ea", "airfield", "no", "9", "2.4 h")                              \
            NODE("da", "airfield", "yes", "9", "2.4 h") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")          \
                ROUTE("q", "air", "ea", "da", "1200 nmi") "lift:\n" SHIPS("l", "1", "")                                \
                    AIRCRAFT("p", "1", notice, "0 t", "400 kn", ", seats: 100 persons") "forces:\n" SEA(               \
                        "u", "g", "1000 t", ", people: fly, people_from: ea, people_to: [da]") ONE_ROLE

static void a_unit_is_in_place_when_cargo_and_people_both_are(void **state)
{
    (void)state;
    const double people_first = closure_days(APART("10 d", "1"), "g"),
                 cargo_first = closure_days(APART("40 d", "1"), "g");
    assert_close(people_first, FIRST, ROUNDING);
    assert_close(cargo_first, 40.0 + FLIGHT, ROUNDING);
    /* Nothing counts before: not half of it, and nothing on a day between. */
    assert_close(movement_outcome(APART("10 d", "1"), "force.half.g") - DECIDED, FIRST, ROUNDING);
    assert_close(movement_outcome(APART("40 d", "1"), "force.half.g") - DECIDED, 40.0 + FLIGHT, ROUNDING);
    assert_close(movement_outcome(APART("40 d", "1"), "force.day30.g"), 0.0, 0.0);
}

static void cargo_without_people_is_in_place_too(void **state)
{
    (void)state;
    const char *text = STILL TWO_PORTS ONE_SHIP "forces:\n  u: { title: U, role: g, moves: sea, persons: 0 persons, "
                                                "tonnes: 4000 t, ald: 3 d, from: ep, to: dp, "
                                                "source: A }\n" ONE_ROLE;
    assert_closes(text, "g", FIRST + 3.0 * CYCLE);
    assert_close(movement_outcome(text, "force.half.g") - DECIDED, FIRST + CYCLE, ROUNDING);
    assert_close(movement_outcome(text, "force.day30.g"), 0.25, 1e-9);
}

static void growth_multiplies_cargo_and_not_people(void **state)
{
    (void)state;
    struct movement m = movement_open(APART("10 d", "2"), HORIZON_DAYS);
    struct trace trace = trace_make();
    const struct trial_result result = movement_traced(&m, 0, &trace);
    double loaded[2] = {0.0, 0.0}; /* by shipment: cargo, people */
    for (uint32_t k = 0; k < trace.count; k++)
        if (is_note(&trace.line[k], NOTE_LOADED))
            loaded[(int)trace.line[k].a] += trace.line[k].b;
    assert_close(loaded[0], 2000.0, 1e-6);
    assert_close(loaded[1], 100.0, 1e-6);
    assert_close(movement_value(&m, result, "force.closed.g") - DECIDED, FIRST + CYCLE, ROUNDING);
    free(trace.line);
    movement_close(&m);
}

/* ---- who goes first ---- */

#define CONTEST(g_more, h_more)                                                                                        \
    STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "1000 t", g_more) SEA("v", "h", "1000 t", h_more) TWO_ROLES

static void check_second_goes_first(const char *text)
{
    const double g = closure_days(text, "g"), h = closure_days(text, "h");
    assert_close(h, FIRST, ROUNDING);
    assert_close(g, FIRST + CYCLE, ROUNDING);
}

static void the_higher_priority_goes_first(void **state)
{
    (void)state;
    check_second_goes_first(CONTEST("", ", priority: 1"));
    check_second_goes_first(CONTEST(", priority: 2, rdd: 20 d", ", priority: 1, rdd: 90 d"));
}

/* The first ship loads on the only berth, day 5 to 6; the second waits for it, to be off on day 7, ten days at sea, two
 * to unload, though it could have loaded what comes after elsewhere at once. */
static void a_ship_waits_for_a_berth_rather_than_take_what_comes_after(void **state)
{
    (void)state;
    const char *text = STILL "nodes:\n" NODE("ep", "port", "no", "1", "24 h") NODE("eq", "port", "no", "9", "24 h")
        NODE("dp", "port", "yes", "9", "48 h") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")
            ROUTE("q", "sea", "eq", "dp", "2400 nmi") "lift:\n" SHIPS("l", "2", "") "forces:\n" UNIT(
                "u", "g", "sea", "2000 t", "ep", "dp", ", priority: 1") UNIT("v", "h", "sea", "2000 t", "eq", "dp", "")
                TWO_ROLES;
    assert_closes(text, "g", 5.0 + 2.0 + 10.0 + 2.0);
}

static void of_equal_priority_the_earlier_due_goes_first(void **state)
{
    (void)state;
    check_second_goes_first(CONTEST(", rdd: 60 d", ", rdd: 30 d"));
    check_second_goes_first(CONTEST(", lad: 60 d", ", lad: 30 d"));
    check_second_goes_first(CONTEST(", rdd: 60 d, lad: 50 d", ", rdd: 70 d, lad: 40 d"));
    check_second_goes_first(CONTEST("", ", rdd: 90 d"));
}

static void without_dates_what_is_sooner_there_goes_first(void **state)
{
    (void)state;
    const char *text = STILL THREE_PORTS("1200 nmi") ONE_SHIP "forces:\n" SEA("u", "g", "1000 t", "")
        UNIT("v", "h", "sea", "1000 t", "ep", "dq", "") TWO_ROLES;
    assert_closes(text, "h", FIRST - 5.0);
    assert_closes(text, "g", FIRST - 5.0 + 5.0 + 1.0 + 10.0 + 2.0);
}

/* ---- dates ---- */

#define DATED(more) STILL TWO_PORTS ONE_SHIP "forces:\n" SEA("u", "g", "1000 t", more) ONE_ROLE

static void nothing_arrives_before_its_earliest_date(void **state)
{
    (void)state;
    assert_closes(DATED(", ead: 40 d"), "g", 40.0 + 1.0 + 2.0); /* held back so that sailing alone brings it there */
    assert_closes(DATED(", ead: 12 d"), "g", FIRST);
}

static void lateness_is_the_days_after_a_date_and_grows_to_the_horizon(void **state)
{
    (void)state;
    assert_close(movement_outcome(DATED(", lad: 20 d, rdd: 15 d"), "force.late.u"), FIRST - 15.0, ROUNDING);
    assert_close(movement_outcome(DATED(", lad: 20 d, rdd: 15 d"), "force.missed.u"), 0.0, 0.0);
    assert_close(movement_outcome(DATED(", lad: 17 d, rdd: 19 d"), "force.missed.u"), FIRST - 17.0, ROUNDING);
    assert_close(movement_outcome(DATED(", lad: 17 d, rdd: 19 d"), "force.late.u"), 0.0, 0.0);
    const char *no_ship = STILL TWO_PORTS "forces:\n" SEA("u", "g", "1000 t", ", lad: 25 d, rdd: 15 d") ONE_ROLE;
    assert_close(movement_outcome(no_ship, "force.late.u"), HORIZON_DAYS - 15.0, ROUNDING);
    assert_close(movement_outcome(no_ship, "force.missed.u"), HORIZON_DAYS - 25.0, ROUNDING);
}

static void the_latest_arrival_is_at_the_port_and_delivery_where_it_is_needed(void **state)
{
    (void)state;
    const char *text = STILL "nodes:\n" NODE("ep", "port", "no", "9", "24 h")
        NODE("dp", "port", "yes", "9",
             "48 h, clearance: 500 t/d, onward: 3 d") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi") ONE_SHIP
        "forces:\n" SEA("u", "g", "1000 t", ", lad: 17 d, rdd: 19 d") ONE_ROLE;
    assert_close(movement_outcome(text, "force.missed.u"), FIRST - 17.0, ROUNDING);
    assert_close(movement_outcome(text, "force.late.u"), FIRST + 2.0 + 3.0 - 19.0, ROUNDING);
}

/* ---- empties ---- */

static const char two_origins[] =
    STILL "nodes:\n" NODE("ea", "airfield", "no", "9", "2.4 h") NODE("eb", "airfield", "no", "9", "2.4 h")
        NODE("da", "airfield", "yes", "9", "2.4 h") "routes:\n" ROUTE("r", "air", "ea", "da", "1200 nmi")
            ROUTE("q", "air", "eb", "da", "1200 nmi") "lift:\n" AIRCRAFT(
                "l", "1", "0 d", "10 t", "400 kn", "") "forces:\n" UNIT("u", "g", "air", "20 t", "ea", "da",
                                                                        ", priority: 1")
                UNIT("v", "h", "air", "50 t", "eb", "da", "") TWO_ROLES;

static void an_empty_asset_goes_where_most_is_left_and_in_the_end_home(void **state)
{
    (void)state;
    struct movement m = movement_open(two_origins, HORIZON_DAYS);
    struct trace trace = trace_make();
    movement_traced(&m, 0, &trace);
    uint32_t returns = 0;
    double to[16] = {0};
    enum asset_state last = ASSET_ABSENT;
    for (uint32_t k = 0; k < trace.count; k++) {
        if (is_note(&trace.line[k], NOTE_ASSET))
            last = (enum asset_state)(trace.line[k].about % ASSET_STATES);
        if (enters(&trace.line[k], ASSET_RETURNS) && returns < 16)
            to[returns++] = trace.line[k].a;
    }
    const double eb = scenario_find(m.scenario, "nodes", "eb");
    assert_int_equal(returns, 2 + 5);
    assert_close(to[0], eb, 0.0); /* five loads are left there, one where it came from */
    assert_close(to[6], eb, 0.0); /* nothing is left anywhere: to where it loaded last */
    assert_int_equal(last, ASSET_IDLE);
    free(trace.line);
    movement_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weight_binds_or_area_does),
        cmocka_unit_test(a_ship_is_filled_up_with_what_goes_the_same_way),
        cmocka_unit_test(a_ship_takes_the_cargo_of_many_small_units),
        cmocka_unit_test(a_ship_is_not_filled_up_with_what_goes_elsewhere),
        cmocka_unit_test(outsize_waits_for_the_aircraft_that_takes_it),
        cmocka_unit_test(no_aircraft_carries_what_does_not_fit_it),
        cmocka_unit_test(payload_falls_with_the_longest_leg),
        cmocka_unit_test(a_leg_beyond_ferry_range_is_never_flown),
        cmocka_unit_test(a_unit_is_in_place_when_cargo_and_people_both_are),
        cmocka_unit_test(cargo_without_people_is_in_place_too),
        cmocka_unit_test(growth_multiplies_cargo_and_not_people),
        cmocka_unit_test(the_higher_priority_goes_first),
        cmocka_unit_test(a_ship_waits_for_a_berth_rather_than_take_what_comes_after),
        cmocka_unit_test(of_equal_priority_the_earlier_due_goes_first),
        cmocka_unit_test(without_dates_what_is_sooner_there_goes_first),
        cmocka_unit_test(nothing_arrives_before_its_earliest_date),
        cmocka_unit_test(lateness_is_the_days_after_a_date_and_grows_to_the_horizon),
        cmocka_unit_test(the_latest_arrival_is_at_the_port_and_delivery_where_it_is_needed),
        cmocka_unit_test(an_empty_asset_goes_where_most_is_left_and_in_the_end_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
