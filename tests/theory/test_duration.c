#include "check.h"

#include "theory/duration.h"

/* Response lag of 1,077 ICB actors, fitted lognormal (6.147 d, 1.4225): P(<= 7 d) .5364, P(<= 30 d) .8674, mean 16.91.
 */
static void the_fitted_response_lag_has_its_published_shape(void **state)
{
    (void)state;
    assert_close(lognormal_by(7.0, 6.147, 1.4225), 0.5364, 5e-5);
    assert_close(lognormal_by(30.0, 6.147, 1.4225), 0.8674, 5e-5);
    assert_close(lognormal_mean(6.147, 1.4225), 16.91, 5e-3);
}

static void half_are_over_by_the_median_and_none_before_the_start(void **state)
{
    (void)state;
    assert_close(lognormal_by(20.0, 20.0, 0.7), 0.5, 1e-15);
    assert_close(lognormal_by(0.0, 20.0, 0.7), 0.0, 0.0);
    assert_close(lognormal_outlasts(-1.0, 20.0, 0.7), 1.0, 0.0);
    assert_close(lognormal_by(50.0, 20.0, 0.7) + lognormal_outlasts(50.0, 20.0, 0.7), 1.0, 1e-15);
}

/* ICB's durations: median 68.5 d and sigma 1.397; the exponential of that median has too thin a tail. */
static void the_exponential_forgets_the_tail(void **state)
{
    (void)state;
    assert_close(exponential_outlasts(20.0, 20.0), 0.5, 1e-15);
    assert_close(exponential_outlasts(60.0, 20.0), 0.125, 1e-15);
    assert_true(exponential_outlasts(383.0, 68.5) < 0.05);
    assert_close(lognormal_outlasts(383.0, 68.5, 1.397), 0.10, 0.02);
}

/* Mandiant, intrusions of 2021: median 21 d, 8% longer than 18 months; sigma 2.32 has both. */
static void a_median_and_a_tail_give_the_spread(void **state)
{
    (void)state;
    const double days = 18.0 * 30.4375, sigma = lognormal_sigma(21.0, days, 0.08);
    assert_close(sigma, 2.32, 5e-3);
    assert_close(lognormal_outlasts(days, 21.0, sigma), 0.08, 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fitted_response_lag_has_its_published_shape),
        cmocka_unit_test(the_exponential_forgets_the_tail),
        cmocka_unit_test(a_median_and_a_tail_give_the_spread),
        cmocka_unit_test(half_are_over_by_the_median_and_none_before_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
