#include "check.h"

#include "theory/relaxation.h"

static void a_gap_closes_by_one_e_fold_per_time_constant(void **state)
{
    (void)state;
    assert_close(relaxed(0.0, 4.0, 30.0, 30.0), 4.0 * (1.0 - exp(-1.0)), 1e-14);
    assert_close(relaxed(10.0, 4.0, 30.0, 60.0), 4.0 + 6.0 * exp(-2.0), 1e-14);
    assert_close(relaxed(3.0, 4.0, 30.0, 0.0), 3.0, 0.0);
}

static void two_intervals_compose_into_one(void **state)
{
    (void)state;
    const double half = relaxed(1.0, 5.0, 20.0, 7.0);
    assert_close(relaxed(half, 5.0, 20.0, 11.0), relaxed(1.0, 5.0, 20.0, 18.0), 1e-14);
    assert_close(relaxed_integral(1.0, 5.0, 20.0, 7.0) + relaxed_integral(half, 5.0, 20.0, 11.0),
                 relaxed_integral(1.0, 5.0, 20.0, 18.0), 1e-12);
}

static void the_integral_is_the_area_under_the_path(void **state)
{
    (void)state;
    double area = 0.0;
    const int steps = 20000;
    for (int i = 0; i < steps; i++)
        area += relaxed(1.0, 5.0, 20.0, 40.0 * (i + 0.5) / steps) * 40.0 / steps;
    assert_close(relaxed_integral(1.0, 5.0, 20.0, 40.0), area, 1e-7);
}

static void a_crossing_is_found_or_known_never_to_come(void **state)
{
    (void)state;
    const double days = relaxed_days_until(1.0, 5.0, 20.0, 4.0);
    assert_close(relaxed(1.0, 5.0, 20.0, days), 4.0, 1e-14);
    assert_true(isinf(relaxed_days_until(1.0, 5.0, 20.0, 5.0)));
    assert_true(isinf(relaxed_days_until(1.0, 5.0, 20.0, 6.0)));
    assert_true(isinf(relaxed_days_until(1.0, 5.0, 20.0, 0.5)));
    assert_close(relaxed_days_until(1.0, 5.0, 20.0, 1.0), 0.0, 0.0);
    assert_true(isinf(relaxed_days_until(5.0, 5.0, 20.0, 6.0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gap_closes_by_one_e_fold_per_time_constant),
        cmocka_unit_test(two_intervals_compose_into_one),
        cmocka_unit_test(the_integral_is_the_area_under_the_path),
        cmocka_unit_test(a_crossing_is_found_or_known_never_to_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
