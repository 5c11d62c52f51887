/* Called back, and called anew: what waits in the theatre stays, what is on its way home goes there first. */
#include "script.h"

#define TWO_LOADS                                                                                                      \
    STILL TWO_PORTS "lift:\n" SHIPS("l", "1", "") "forces:\n" UNIT("u", "g", "sea", "2000 t", "ep", "dp", "") ONE_ROLE
#define FAR(more)                                                                                                      \
    STILL "nodes:\n" NODE("ep", "port", "no", "9", "24 h")                                                             \
        NODE("dp", "port", "yes", "9", "48 h" more) "routes:\n" ROUTE(                                                 \
            "r", "sea", "ep", "dp",                                                                                    \
            "2400 nmi") "lift:\n" SHIPS("l", "2", "") "forces:\n" UNIT("u", "g", "sea", "2000 t", "ep", "dp", "")      \
            ONE_ROLE

static double end_of(const struct movement *m, const char *signal)
{
    return world_signal(m->world, plan_signal_find(m->plan, signal));
}

/* Day of the last change of a signal to about this value; -1 if it never changed to it. */
static double day_of(const struct movement *m, const struct trace *trace, const char *signal, double value)
{
    double day = -1.0;
    for (uint32_t k = 0; k < trace->count; k++)
        if (trace->line[k].what == TRACE_CHANGE && trace->line[k].subject == plan_signal_find(m->plan, signal) &&
            fabs(trace->line[k].b - value) < 1e-9)
            day = line_days(&trace->line[k]);
    return day;
}

static double loads_home(const struct trace *trace)
{
    double loads = 0.0;
    for (uint32_t k = 0; k < trace->count; k++)
        loads += enters(&trace->line[k], ASSET_HOMEBOUND);
    return loads;
}

static void check(const char *text, const struct order *orders, double in_place_day, double loads)
{
    struct trace trace = trace_make();
    struct movement m = script_run(text, orders, &trace);
    assert_close(day_of(&m, &trace, "force.in_place.g", 1.0), in_place_day, 2 * ROUNDING);
    assert_close(loads_home(&trace), loads, 0.0);
    assert_close(end_of(&m, "force.in_place.g"), 1.0, 1e-9);
    assert_close(end_of(&m, "force.returning.g"), 0.0, 1e-9);
    assert_close(end_of(&m, "force.ashore"), 100.0, 1e-6);
    assert_close(end_of(&m, "force.outbound") + end_of(&m, "force.homebound"), 0.0, 1e-6);
    assert_close(end_of(&m, "force.persons"), 100.0, 1e-6);
    free(trace.line);
    movement_close(&m);
}

/* Called on day 1: landed on days 19 and 42; the ship is back on day 52. */

static void what_waits_at_the_port_is_in_place_again_at_once(void **state)
{
    (void)state;
    check(TWO_LOADS, (const struct order[]){{1, 1}, {45, 0}, {50, 1}, {0, 0}}, 50.0, 0.0);
}

static void what_a_ship_has_come_for_goes_home_and_comes_again(void **state)
{
    (void)state;
    /* The ship sets out on day 52 for one load and has it home on day 75: called anew on day 60, that load alone is
     * taken out again, ten days and two. */
    check(TWO_LOADS, (const struct order[]){{1, 1}, {45, 0}, {60, 1}, {0, 0}}, 75.0 + 1.0 + 10.0 + 2.0, 1.0);
}

static void what_was_called_back_while_under_way_stays_where_it_lands(void **state)
{
    (void)state;
    /* The second load is at sea from day 30 to day 40: it is called anew before it is there, then after it is off. */
    check(TWO_LOADS, (const struct order[]){{1, 1}, {35, 0}, {36, 1}, {0, 0}}, 42.0, 0.0);
    /* Off on day 42, the ship keeps its berth for one load and has it home on day 55. */
    check(TWO_LOADS, (const struct order[]){{1, 1}, {35, 0}, {43, 1}, {0, 0}}, 55.0 + 1.0 + 10.0 + 2.0, 1.0);
}

static void what_is_at_the_port_takes_the_road_once_more(void **state)
{
    (void)state;
    /* Both landed on day 19 and in place on day 22; called back on day 24, at the port on day 27. The ships are back on
     * day 29. */
    check(FAR(", onward: 3 d"), (const struct order[]){{1, 1}, {24, 0}, {28, 1}, {0, 0}}, 31.0, 0.0);
    /* Called anew on the way down, it goes down first. */
    check(FAR(", onward: 3 d"), (const struct order[]){{1, 1}, {24, 0}, {25, 1}, {0, 0}}, 30.0, 0.0);
}

static void what_stays_at_home_is_sent_when_it_is_called_anew(void **state)
{
    (void)state;
    /* The second load is on its berth on day 29.5: it stays, and goes on day 40 after all. */
    struct trace trace = trace_make();
    struct movement m = script_run(TWO_LOADS, (const struct order[]){{1, 1}, {29.5, 0.5}, {40, 1}, {0, 0}}, &trace);
    assert_close(day_of(&m, &trace, "force.in_place.g", 1.0), 40.0 + 1.0 + 10.0 + 2.0, 2 * ROUNDING);
    assert_close(day_of(&m, &trace, "force.returning.g", 0.0), -1.0, 0.0); /* nothing ever had to */
    free(trace.line);
    movement_close(&m);
}

#define SAILS                                                                                                          \
    STILL TWO_PORTS                                                                                                    \
        "lift:\n" SHIPS("l", "1", "") "forces:\n" UNIT("u", "g", "self", "0 t", "ep", "dp", ", speed: 10 kn") ONE_ROLE

static void those_that_sail_come_again_when_they_were_home(void **state)
{
    (void)state;
    /* Ready on day 4, there on day 14; called back on day 20, home on day 30; called anew on day 22. */
    check(SAILS, (const struct order[]){{1, 1}, {20, 0}, {22, 1}, {0, 0}}, 40.0, 0.0);
    /* Ready again on day 35. */
    check(SAILS, (const struct order[]){{1, 1}, {20, 0}, {32, 1}, {0, 0}}, 45.0, 0.0);
    /* Called back and anew while it is under way: nothing turns. */
    check(SAILS, (const struct order[]){{1, 1}, {8, 0}, {9, 1}, {0, 0}}, 14.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_waits_at_the_port_is_in_place_again_at_once),
        cmocka_unit_test(what_a_ship_has_come_for_goes_home_and_comes_again),
        cmocka_unit_test(what_was_called_back_while_under_way_stays_where_it_lands),
        cmocka_unit_test(what_is_at_the_port_takes_the_road_once_more),
        cmocka_unit_test(what_stays_at_home_is_sent_when_it_is_called_anew),
        cmocka_unit_test(those_that_sail_come_again_when_they_were_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
