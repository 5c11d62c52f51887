#include "check.h"

#include "theory/queue.h"

/* Kabul 2021: more than 123,000 people in about 17 days, 7,200 a day. */
static void an_evacuation_lasts_people_over_capacity(void **state)
{
    (void)state;
    assert_close(queue_clear_days(123000.0, 0.0, 7200.0), 17.0, 0.1);
    assert_close(queue_clear_days(1000.0, 300.0, 500.0), 5.0, 1e-14);
    assert_true(isinf(queue_clear_days(1000.0, 500.0, 500.0)));
    assert_close(queue_clear_days(0.0, 0.0, 500.0), 0.0, 0.0);
    assert_close(queue_capacity_per_day(6.0, 100.0, 1.5), 400.0, 1e-12);
}

static void nobody_is_lost_between_waiting_and_served(void **state)
{
    (void)state;
    for (int day = 0; day < 12; day++)
        assert_close(queue_waiting(1000.0, 300.0, 500.0, day) + queue_served(1000.0, 300.0, 500.0, day),
                     1000.0 + 300.0 * day, 1e-9);
    assert_close(queue_waiting(1000.0, 300.0, 500.0, 2.0), 600.0, 1e-12);
    assert_close(queue_waiting(1000.0, 300.0, 500.0, 9.0), 0.0, 0.0);
}

static double factorial(uint32_t n)
{
    return n == 0 ? 1.0 : n * factorial(n - 1);
}

/* Erlang 1917: C = (a^c / c!) c / (c - a) / (sum over k < c of a^k / k! + that). */
static void erlang_c_matches_the_printed_sum(void **state)
{
    (void)state;
    assert_close(erlang_c(0.7, 1), 0.7, 1e-15); /* M/M/1: the load itself */
    assert_close(erlang_c(1.0, 2), 1.0 / 3.0, 1e-15);
    const double load = 8.0;
    for (uint32_t places = 9; places < 14; places++) {
        double others = 0.0;
        for (uint32_t k = 0; k < places; k++)
            others += pow(load, k) / factorial(k);
        const double all = pow(load, places) / factorial(places) * places / (places - load);
        assert_close(erlang_c(load, places), all / (others + all), 1e-13);
    }
}

static void waiting_grows_without_end_at_full_load(void **state)
{
    (void)state;
    assert_close(erlang_wait_days(0.5, 1.0, 1), 1.0, 1e-15); /* M/M/1: rho / (mu - lambda) */
    assert_close(erlang_wait_days(0.25, 2.0, 1), 2.0, 1e-15);
    assert_true(isinf(erlang_wait_days(3.0, 1.0, 3)));
    assert_close(erlang_c(3.0, 3), 1.0, 0.0);
    assert_close(erlang_wait_days(0.0, 1.0, 3), 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_evacuation_lasts_people_over_capacity),
        cmocka_unit_test(nobody_is_lost_between_waiting_and_served),
        cmocka_unit_test(erlang_c_matches_the_printed_sum),
        cmocka_unit_test(waiting_grows_without_end_at_full_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
