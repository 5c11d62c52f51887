#include "check.h"

#include "base/random.h"
#include "theory/bounds.h"

static double uniform(uint64_t stream, uint32_t n)
{
    return random_first(random_at((struct random_address){.seed = 2, .occurrence = n, .stream = stream}));
}

static void the_path_bound_is_the_fastest_route(void **state)
{
    (void)state;
    const struct bound_path routes[2] = {
        {.ready_days = 10.0, .available_days = 3.0, .load_days = 4.0, .transit_days = 25.0, .unload_days = 4.0},
        {.ready_days = 10.0, .available_days = 20.0, .load_days = 1.0, .transit_days = 1.5, .unload_days = 0.2},
    };
    assert_close(bound_path_days(routes, 1), 43.0, 1e-14);
    assert_close(bound_path_days(routes, 2), 22.7, 1e-14);
    assert_true(isinf(bound_path_days(routes, 0)));
}

static void the_fleet_bound_is_the_arrival_that_completes_the_load(void **state)
{
    (void)state;
    /* Three ships of 100 first unload on day 33 and then every 60; one of 50 on day 40 and every 10. */
    const struct bound_fleet fleets[2] = {
        {.count = 3.0, .capacity = 100.0, .available_days = 4.0, .first_days = 29.0, .cycle_days = 60.0},
        {.count = 1.0, .capacity = 50.0, .available_days = 20.0, .first_days = 20.0, .cycle_days = 10.0},
    };
    assert_close(bound_fleet_days(fleets, 2, 300.0, 365.0), 33.0, 1e-12);
    assert_close(bound_fleet_days(fleets, 2, 301.0, 365.0), 40.0, 1e-12);
    assert_close(bound_fleet_days(fleets, 2, 600.0, 365.0), 90.0, 1e-12);
    assert_close(bound_fleet_days(fleets, 2, 601.0, 365.0), 93.0, 1e-12);
    assert_close(bound_fleet_days(fleets, 2, 0.0, 365.0), 0.0, 0.0);
    const struct bound_fleet early[2] = {
        {.count = 1.0, .capacity = 50.0, .available_days = 0.25, .first_days = 0.25, .cycle_days = 0.2},
        {.count = 0.0, .capacity = 50.0, .available_days = 0.0, .first_days = 0.0, .cycle_days = 0.1},
    };
    assert_close(bound_fleet_days(early, 2, 50.0, 365.0), 0.5, 1e-12);
    assert_close(bound_fleet_days(early, 2, 51.0, 365.0), 0.7, 1e-12);
    assert_true(isinf(bound_fleet_days(fleets, 2, 601.0, 92.0)));
    assert_true(isinf(bound_fleet_days(fleets, 0, 1.0, 365.0)));
}

/* Arrivals one by one, as a schedule without any waiting would have them. */
static double stepped(const struct bound_fleet *fleets, uint32_t count, double load, double horizon_days)
{
    uint32_t trips[4] = {0};
    for (double delivered = 0.0;;) {
        uint32_t next = 0;
        double soonest = HUGE_VAL;
        for (uint32_t i = 0; i < count; i++) {
            const double at = fleets[i].available_days + fleets[i].first_days + fleets[i].cycle_days * trips[i];
            if (at < soonest) {
                soonest = at;
                next = i;
            }
        }
        if (soonest > horizon_days)
            return HUGE_VAL;
        trips[next]++;
        delivered += fleets[next].count * fleets[next].capacity;
        if (delivered >= load)
            return soonest;
    }
}

static void the_fleet_bound_agrees_with_stepping_through_arrivals(void **state)
{
    (void)state;
    int finite = 0;
    for (uint32_t n = 0; n < 300; n++) {
        struct bound_fleet fleets[4];
        for (uint32_t i = 0; i < 4; i++)
            fleets[i] = (struct bound_fleet){.count = 1.0 + (double)(uint32_t)(5.0 * uniform(1, 4 * n + i)),
                                             .capacity = 10.0 + 90.0 * uniform(2, 4 * n + i),
                                             .available_days = 30.0 * uniform(3, 4 * n + i),
                                             .first_days = 30.0 * uniform(4, 4 * n + i),
                                             .cycle_days = 1.0 + 60.0 * uniform(5, 4 * n + i)};
        const double load = 8000.0 * uniform(6, n);
        const double bound = bound_fleet_days(fleets, 4, load, 180.0), exact = stepped(fleets, 4, load, 180.0);
        if (isinf(exact)) {
            assert_true(isinf(bound));
        } else {
            assert_close(bound, exact, 1e-9);
            finite++;
        }
    }
    assert_true(finite > 100);
}

static void a_node_alone_passes_its_rate_from_the_first_load_on(void **state)
{
    (void)state;
    /* 2 spots, 45 t in 3 h: 720 t a day, from day 5. */
    const struct bound_node one = {.places = 2.0, .payload = 45.0, .service_days = 0.125, .first_days = 5.0};
    assert_close(bound_node_days(&one, 1, 7200.0), 15.0, 1e-12);
    assert_close(bound_node_days(&one, 1, 0.0), 0.0, 0.0);
    assert_true(isinf(bound_node_days(&one, 0, 10.0)));
    struct bound_node shut = one;
    shut.places = 0.0;
    assert_true(isinf(bound_node_days(&shut, 1, 10.0)));
}

static void a_second_node_helps_only_once_it_opens(void **state)
{
    (void)state;
    const struct bound_node two[2] = {
        {.places = 1.0, .payload = 100.0, .service_days = 1.0, .first_days = 5.0},
        {.places = 3.0, .payload = 100.0, .service_days = 1.0, .first_days = 12.0},
    };
    assert_close(bound_node_days(two, 2, 500.0), 10.0, 1e-12);
    assert_close(bound_node_days(two, 2, 1100.0), 13.0, 1e-12);
}

static void node_bounds_deliver_exactly_the_load(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 200; n++) {
        struct bound_node nodes[5];
        for (uint32_t i = 0; i < 5; i++)
            nodes[i] = (struct bound_node){.places = 1.0 + 3.0 * uniform(7, 5 * n + i),
                                           .payload = 50.0,
                                           .service_days = 0.1 + uniform(8, 5 * n + i),
                                           .first_days = 40.0 * uniform(9, 5 * n + i)};
        const double load = 10000.0 * uniform(10, n), days = bound_node_days(nodes, 5, load);
        double delivered = 0.0;
        for (uint32_t i = 0; i < 5; i++)
            if (days > nodes[i].first_days)
                delivered += nodes[i].places * nodes[i].payload / nodes[i].service_days * (days - nodes[i].first_days);
        assert_close(delivered, load, 1e-7);
    }
}

static void the_latest_bound_binds(void **state)
{
    (void)state;
    assert_int_equal(bound_of(20.0, 10.0, 5.0).binding, BOUND_PATH);
    assert_int_equal(bound_of(20.0, 30.0, 5.0).binding, BOUND_FLEET);
    const struct bound bound = bound_of(20.0, 30.0, 45.0);
    assert_int_equal(bound.binding, BOUND_NODE);
    assert_close(bound.days, 45.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_path_bound_is_the_fastest_route),
        cmocka_unit_test(the_fleet_bound_is_the_arrival_that_completes_the_load),
        cmocka_unit_test(the_fleet_bound_agrees_with_stepping_through_arrivals),
        cmocka_unit_test(a_node_alone_passes_its_rate_from_the_first_load_on),
        cmocka_unit_test(a_second_node_helps_only_once_it_opens),
        cmocka_unit_test(node_bounds_deliver_exactly_the_load),
        cmocka_unit_test(the_latest_bound_binds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
