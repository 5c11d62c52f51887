/* The way home of what is called back, against what can be worked out by hand. */
#include "movement_words.h"

/* As STILL, and all are called back on a day. */
#define RECALLED(day, more) HEAD "force: { growth: 1, leg_delay: 0, recall: " day more ", source: A }\n"
#define HOME(role) "  home_" role ": { of: force.home." role ", how: first_above, level: 1 }\n"
#define SEEN                                                                                                           \
    "outcomes:\n" HOME("g") "  ratio: { of: force.home_ratio.g }\n  left: { of: force.returning.g }\n"                 \
                            "  last: { of: force.in_place.g }\n  ashore: { of: force.ashore }\n"

static double home_days(const char *text)
{
    return movement_outcome(text, "home_g");
}

#define assert_home(text, days)                                                                                        \
    do {                                                                                                               \
        const double home = home_days(text);                                                                           \
        assert_close(home, days, 2 * ROUNDING);                                                                        \
        assert_true(movement_outcome(text, "ratio") >= 1.0 - 1e-6);                                                    \
    } while (0)

/* ---- one ship, two loads: landed on days 18 and 41 ---- */

#define TWO_LOADS(day, more)                                                                                           \
    RECALLED(day, more)                                                                                                \
    TWO_PORTS "lift:\n" SHIPS("l", "1", "") "forces:\n" UNIT("u", "g", "sea", "2000 t", "ep", "dp", "") ONE_ROLE SEEN

static void a_ship_fetches_what_was_called_back_load_by_load(void **state)
{
    (void)state;
    /* Back on day 51; ten days out, two to load, ten home, one to unload. */
    assert_home(TWO_LOADS("50 d", ""), 51.0 + 10.0 + 2.0 + 10.0 + 1.0 + 23.0);
    assert_close(movement_outcome(TWO_LOADS("50 d", ""), "left"), 0.0, 1e-9);
    assert_close(movement_outcome(TWO_LOADS("50 d", ""), "ashore"), 0.0, 1e-9);
}

static void what_is_under_way_is_unloaded_and_turned_and_the_ship_takes_a_load_back(void **state)
{
    (void)state;
    /* There with the second load on day 39, off by 41; loads on its berth until 43. */
    assert_home(TWO_LOADS("35 d", ""), 43.0 + 10.0 + 1.0 + 10.0 + 2.0 + 10.0 + 1.0);
}

static void what_is_still_being_loaded_stays(void **state)
{
    (void)state;
    /* The second load would leave on day 29: the ship sails empty for the first. */
    assert_home(TWO_LOADS("28.5 d", ""), 29.0 + 10.0 + 2.0 + 10.0 + 1.0);
    /* While it sails for home for its second load on day 25 nothing but the first is away. */
    assert_home(TWO_LOADS("25 d", ""), 28.0 + 10.0 + 2.0 + 10.0 + 1.0);
}

static void what_has_not_left_is_home_at_once(void **state)
{
    (void)state;
    assert_close(home_days(TWO_LOADS("4 d", "")), 4.0, ROUNDING);
    assert_close(home_days(TWO_LOADS("5.5 d", "")), 5.5, ROUNDING); /* on the berth */
    assert_true(never(movement_outcome(TWO_LOADS("5.5 d", ""), "force.half.g")));
}

static void a_share_that_is_called_back_leaves_the_rest_in_place(void **state)
{
    (void)state;
    assert_home(TWO_LOADS("50 d", ", recall_share: 0.5"), 51.0 + 10.0 + 2.0 + 10.0 + 1.0);
    assert_close(movement_outcome(TWO_LOADS("50 d", ", recall_share: 0.5"), "last"), 0.5, 1e-9);
    assert_close(movement_outcome(TWO_LOADS("50 d", ", recall_share: 0.5"), "ashore"), 50.0, 1e-9);
    /* A quarter on day 35, the second load being under way: half a load is turned, and the ship takes it home. */
    assert_home(TWO_LOADS("35 d", ", recall_share: 0.25"), 43.0 + 10.0 + 1.0);
    assert_close(movement_outcome(TWO_LOADS("35 d", ", recall_share: 0.25"), "force.closed.g"), 41.0, ROUNDING);
}

/* ---- the road down ---- */

#define BEHIND(day, more)                                                                                              \
    RECALLED(day, "")                                                                                                  \
    "nodes:\n" NODE("ep", "port", "no", "9", "24 h") NODE("dp", "port", "yes", "9", "48 h" more) "routes:\n" ROUTE(    \
        "r", "sea", "ep", "dp", "2400 nmi") "lift:\n" SHIPS("l", "2", "") "forces:\n" UNIT("u", "g", "sea", "2000 t",  \
                                                                                           "ep", "dp", "")             \
        ONE_ROLE SEEN

static void what_was_called_back_comes_down_the_road_first(void **state)
{
    (void)state;
    /* Two ships, idle at home since day 28, set out as soon as something is at the port. */
    assert_home(BEHIND("100 d", ""), 100.0 + 10.0 + 2.0 + 10.0 + 1.0);
    assert_home(BEHIND("100 d", ", onward: 3 d"), 103.0 + 10.0 + 2.0 + 10.0 + 1.0);
    /* A load in two days, the other in four. */
    assert_home(BEHIND("100 d", ", clearance: 500 t/d"), 104.0 + 23.0);
    assert_home(BEHIND("100 d", ", clearance: 500 t/d, onward: 3 d"), 107.0 + 23.0);
}

static void what_waits_for_the_road_stays_at_the_port(void **state)
{
    (void)state;
    /* Landed on day 18, and 100 t/d leave: called back on day 19, neither load is through. The ships are back on
     * day 28. */
    assert_home(BEHIND("19 d", ", clearance: 100 t/d"), 28.0 + 23.0);
}

/* ---- one spot ---- */

#define ONE_SPOT(day)                                                                                                  \
    RECALLED(day, "")                                                                                                  \
    "nodes:\n" NODE("ea", "airfield", "no", "99", "2.4 h")                                                             \
        NODE("da", "airfield", "yes", "1", "2.4 h") "routes:\n" ROUTE(                                                 \
            "r", "air", "ea", "da", "1200 nmi") "lift:\n" AIRCRAFT("l", "2", "0 d", "10 t", "400 kn",                  \
                                                                   "") "forces:\n" UNIT("u", "g", "air", "20 t", "ea", \
                                                                                        "da", "") ONE_ROLE SEEN

static void two_aircraft_on_one_spot_load_one_after_the_other(void **state)
{
    (void)state;
    assert_home(ONE_SPOT("10 d"), 10.0 + 0.125 + 0.1 + 0.1 + 0.125 + 0.1);
    /* One is on its way back, the other on the spot until day 3.425: it loads there; the first comes for the rest. */
    assert_home(ONE_SPOT("3.35 d"), 3.45 + 0.125 + 0.1 + 0.125 + 0.1);
}

/* ---- people and equipment ---- */

#define APART(day)                                                                                                     \
    RECALLED(day, "")                                                                                                  \
    "nodes:\n" NODE("ep", "port", "no", "9", "24 h") NODE("dp", "port", "yes", "9", "48 h")                            \
        NODE("ea", "airfield", "no", "99", "2.4 h")                                                                    \
            NODE("da", "airfield", "yes", "99", "2.4 h") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")         \
                ROUTE("q", "air", "ea", "da", "1200 nmi") "lift:\n" SHIPS("l", "1", "")                                \
                    AIRCRAFT("c", "1", "0 d", "10 t", "400 kn", ", seats: 50 persons") "forces:\n" UNIT(               \
                        "u", "g", "sea", "1000 t", "ep", "dp", ", people: fly, people_from: ea, people_to: [da]")      \
                        ONE_ROLE SEEN "  before: { of: force.persons, how: at, day: 30.2 d }\n"                        \
                                      "  one: { of: force.persons, how: at, day: 30.3 d }\n"                           \
                                      "  none: { of: force.persons, how: at, day: 30.7 d }\n"                          \
                                      "  aboard: { of: force.homebound, how: at, day: 30.3 d }\n"                      \
                                      "  flown: { of: force.home_loads.c }\n  sailed: { of: force.home_days.l }\n"

static void people_and_their_equipment_each_go_home_their_way(void **state)
{
    (void)state;
    /* The aircraft: out 30.125, loaded 30.225, home 30.45; once more by 30.9. The ship: out, loads, home, unloads. */
    assert_home(APART("30 d"), 30.0 + 10.0 + 2.0 + 10.0 + 1.0);
    assert_close(movement_outcome(APART("30 d"), "before"), 100.0, 1e-9);
    assert_close(movement_outcome(APART("30 d"), "one"), 50.0, 1e-9);
    assert_close(movement_outcome(APART("30 d"), "aboard"), 50.0, 1e-9);
    assert_close(movement_outcome(APART("30 d"), "none"), 0.0, 1e-9);
    assert_close(movement_outcome(APART("30 d"), "flown"), 2.0, 1e-9);
    assert_close(movement_outcome(APART("30 d"), "sailed"), 23.0, 2 * ROUNDING);
}

/* ---- those that move themselves ---- */

#define SELF(day, more)                                                                                                \
    RECALLED(day, "")                                                                                                  \
    TWO_PORTS                                                                                                          \
    "lift:\n" SHIPS("l", "1", "") "forces:\n" UNIT("u", "g", "self", "0 t", "ep", "dp", ", speed: 10 kn" more)         \
        ONE_ROLE SEEN "  there: { of: force.persons, how: at, day: 20.1 d }\n"                                         \
                      "  sails: { of: force.homebound, how: at, day: 20.1 d }\n"

static void those_that_sail_themselves_sail_home(void **state)
{
    (void)state;
    assert_close(home_days(SELF("20 d", "")), 30.0, ROUNDING);
    assert_close(home_days(SELF("8 d", "")), 23.0, ROUNDING); /* there on day 13, and back */
    assert_close(home_days(SELF("2 d", "")), 2.0, ROUNDING);
    assert_close(movement_outcome(SELF("20 d", ""), "there"), 0.0, 1e-9);
    assert_close(movement_outcome(SELF("20 d", ", region: 0.3"), "sails"), 70.0, 1e-9); /* the rest is at home there */
}

/* ---- nobody is called back ---- */

static void without_a_recall_nobody_is_on_the_way_home(void **state)
{
    (void)state;
    const char *text =
        STILL TWO_PORTS "lift:\n" SHIPS("l", "1", "") "forces:\n" UNIT("u", "g", "sea", "2000 t", "ep", "dp", "")
            ONE_ROLE SEEN "  loads: { of: force.home_loads.l }\n";
    assert_true(never(home_days(text)));
    assert_close(movement_outcome(text, "loads"), 0.0, 0.0);
    assert_close(movement_outcome(text, "left"), 0.0, 0.0);
    assert_close(movement_outcome(text, "ashore"), 100.0, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ship_fetches_what_was_called_back_load_by_load),
        cmocka_unit_test(what_is_under_way_is_unloaded_and_turned_and_the_ship_takes_a_load_back),
        cmocka_unit_test(what_is_still_being_loaded_stays),
        cmocka_unit_test(what_has_not_left_is_home_at_once),
        cmocka_unit_test(a_share_that_is_called_back_leaves_the_rest_in_place),
        cmocka_unit_test(what_was_called_back_comes_down_the_road_first),
        cmocka_unit_test(what_waits_for_the_road_stays_at_the_port),
        cmocka_unit_test(two_aircraft_on_one_spot_load_one_after_the_other),
        cmocka_unit_test(people_and_their_equipment_each_go_home_their_way),
        cmocka_unit_test(those_that_sail_themselves_sail_home),
        cmocka_unit_test(without_a_recall_nobody_is_on_the_way_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
