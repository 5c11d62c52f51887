#include "check.h"

#include "theory/regression.h"

/* Anscombe's first data set (Anscombe 1973, The American Statistician 27): slope 0.5001, standard error 0.1179. */
static void anscombes_line_is_found(void **state)
{
    (void)state;
    const double x[] = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5}, z[11] = {0};
    const double y[] = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    const struct regression r = regression_slope(x, z, y, 11);
    assert_close(r.slope, 0.5000909, 1e-7);
    /* t(9) = 2.262157, so the half width is 2.262157 * 0.1179055. */
    assert_close(r.high - r.slope, 0.266721, 1e-4);
    assert_close(r.slope - r.low, r.high - r.slope, 1e-12);
}

/* y = 2 + 3 x - 5 z without error, x and z correlated: both are told apart. */
static void the_other_regressor_is_allowed_for(void **state)
{
    (void)state;
    double x[12], z[12], y[12];
    for (int k = 0; k < 12; k++) {
        x[k] = k;
        z[k] = 0.5 * k + (k % 3);
        y[k] = 2.0 + 3.0 * x[k] - 5.0 * z[k];
    }
    const struct regression r = regression_slope(x, z, y, 12);
    assert_close(r.slope, 3.0, 1e-12);
    assert_close(r.high, 3.0, 1e-6);
}

static void what_does_not_vary_has_no_slope(void **state)
{
    (void)state;
    const double x[10] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, y[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assert_true(isnan(regression_slope(x, y, y, 10).slope));
    assert_true(isnan(regression_slope(y, y, y, 10).slope)); /* x is z */
    assert_true(isnan(regression_slope(y, x, y, 7).slope));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anscombes_line_is_found),
        cmocka_unit_test(the_other_regressor_is_allowed_for),
        cmocka_unit_test(what_does_not_vary_has_no_slope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
