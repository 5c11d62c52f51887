#include "check.h"
#include "base/distribution.h"
#include "base/maths.h"
#include <stdio.h>
#include <stdlib.h>

#define INFINITE ((double)INFINITY)

static const struct distribution shapes[] = {
    {.kind = DISTRIBUTION_UNIFORM, .a = -2, .b = 5},
    {.kind = DISTRIBUTION_TRIANGULAR, .a = 1, .b = 2, .c = 4},
    {.kind = DISTRIBUTION_TRIANGULAR, .a = 0, .b = 0, .c = 10},
    {.kind = DISTRIBUTION_TRIANGULAR, .a = -5, .b = 3, .c = 3},
    {.kind = DISTRIBUTION_NORMAL, .a = 3, .b = 1},
    {.kind = DISTRIBUTION_NORMAL, .a = 3, .b = 1, .bounded = true, .least = 2.5, .most = 7},
    {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .bounded = true, .least = 5, .most = (double)INFINITY},
    {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .bounded = true, .least = -(double)INFINITY, .most = -5},
    {.kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .bounded = true, .least = -1, .most = (double)INFINITY},
    {.kind = DISTRIBUTION_LOGNORMAL, .a = 73, .b = 1.37},
    {.kind = DISTRIBUTION_LOGNORMAL, .a = 30000, .b = 1, .bounded = true, .least = 400, .most = 300000},
    {.kind = DISTRIBUTION_LOGNORMAL, .a = 2, .b = 0.5, .bounded = true, .least = 0, .most = 3},
    {.kind = DISTRIBUTION_BETA, .a = 2, .b = 3},
    {.kind = DISTRIBUTION_BETA, .a = 0.05, .b = 0.05},
    {.kind = DISTRIBUTION_BETA, .a = 500, .b = 20},
};
enum { SHAPE_COUNT = sizeof shapes / sizeof shapes[0] };

static void every_quantile_increases_in_u_and_stays_within_its_bounds(void **state)
{
    size_t i;
    int k;

    (void)state;
    for (i = 0; i < SHAPE_COUNT; i++) {
        const double least = distribution_least(&shapes[i]), most = distribution_most(&shapes[i]);
        double before = -INFINITE;

        for (k = 0; k < 2000; k++) {
            const double x = distribution_quantile(&shapes[i], (k + 0.5) / 2000);

            assert_true(x >= before);
            assert_true(x >= least && x <= most && fabs(x) < INFINITE);
            before = x;
        }
        assert_true(distribution_quantile(&shapes[i], 0x1p-53) >= least);
        assert_true(distribution_quantile(&shapes[i], 1.0 - 0x1p-53) <= most);
        assert_true(fabs(distribution_quantile(&shapes[i], 1.0 - 0x1p-53)) < INFINITE);
        assert_true(distribution_middle(&shapes[i]) >= least && distribution_middle(&shapes[i]) <= most);
    }
}

static double triangular_cdf(double x, double least, double mode, double most)
{
    if (x <= mode) {
        return mode > least ? (x - least) * (x - least) / ((most - least) * (mode - least)) : 0.0;
    }
    return 1.0 - (most - x) * (most - x) / ((most - least) * (most - mode));
}

static double cdf_of(const struct distribution *d, double x)
{
    double z, below = 0.0, above = 1.0;

    switch (d->kind) {
    case DISTRIBUTION_UNIFORM:
        return (x - d->a) / (d->b - d->a);
    case DISTRIBUTION_TRIANGULAR:
        return triangular_cdf(x, d->a, d->b, d->c);
    case DISTRIBUTION_BETA:
        return beta_cdf(x, d->a, d->b);
    case DISTRIBUTION_NORMAL:
    case DISTRIBUTION_LOGNORMAL:
    case DISTRIBUTION_CONSTANT:
        break;
    }
    z = d->kind == DISTRIBUTION_NORMAL ? (x - d->a) / d->b : log(x / d->a) / d->b;
    if (d->bounded) {
        const bool normal = d->kind == DISTRIBUTION_NORMAL;

        below = normal_cdf(normal ? (d->least - d->a) / d->b : log(d->least / d->a) / d->b);
        above = normal_cdf(normal ? (d->most - d->a) / d->b : log(d->most / d->a) / d->b);
    }
    return (normal_cdf(z) - below) / (above - below);
}

static void the_distribution_function_undoes_the_quantile(void **state)
{
    size_t i;
    int k;

    (void)state;
    for (i = 0; i < SHAPE_COUNT; i++) {
        /* Beyond five deviations this test's own 1 - small is too coarse to tell. */
        const bool upper_tail = shapes[i].kind == DISTRIBUTION_NORMAL && shapes[i].bounded &&
                                shapes[i].least >= shapes[i].a + 4 * shapes[i].b;
        /* Of a beta of shapes 0.05 a quarter lies so near to 1 that doubles there are too coarse. */
        const double most = shapes[i].kind == DISTRIBUTION_BETA && shapes[i].b < 0.1 ? 0.75 : 1.0;

        for (k = 0; k < 100 && !upper_tail; k++) {
            const double u = most * (k + 0.5) / 100;

            assert_close(cdf_of(&shapes[i], distribution_quantile(&shapes[i], u)), u, 1e-9);
        }
    }
}

static void a_tail_far_from_the_mean_is_mirrored_exactly(void **state)
{
    int k;

    (void)state;
    for (k = 1; k < 64; k++) {
        const double u = k / 64.0;

        assert_same_bits(distribution_quantile(&shapes[6], u), -distribution_quantile(&shapes[7], 1.0 - u));
    }
    /* Normal tail beyond 5: half of it lies beyond the z with Phi(-z) = Phi(-5) / 2 */
    assert_close(normal_cdf(-distribution_quantile(&shapes[6], 0.5)) / normal_cdf(-5), 0.5, 1e-13);
}

static void bounds_that_hold_nothing_give_the_nearer_bound(void **state)
{
    const struct distribution high = {
        .kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .bounded = true, .least = 50, .most = 60};
    const struct distribution low = {
        .kind = DISTRIBUTION_NORMAL, .a = 0, .b = 1, .bounded = true, .least = -60, .most = -50};

    (void)state;
    assert_same_bits(distribution_quantile(&high, 0.5), 50.0);
    assert_same_bits(distribution_quantile(&low, 0.5), -50.0);
}

static void a_side_of_a_triangle_may_be_empty(void **state)
{
    (void)state;
    assert_same_bits(sample_triangular(0.36, 0, 0, 10), 10 - sqrt(0.64 * 10 * 10));
    assert_same_bits(sample_triangular(0.36, 0, 10, 10), sqrt(0.36 * 10 * 10));
    assert_same_bits(sample_triangular(0.7, 4, 4, 4), 4.0);
    assert_same_bits(sample_triangular(0.25, 0, 1, 2), sqrt(0.5));
}

static void the_middle_is_mode_midpoint_mean_or_median(void **state)
{
    const struct distribution constant = {.kind = DISTRIBUTION_CONSTANT, .a = 82};

    (void)state;
    assert_same_bits(distribution_middle(&constant), 82.0);
    assert_same_bits(distribution_quantile(&constant, 0.1), 82.0);
    assert_same_bits(distribution_least(&constant), 82.0);
    assert_same_bits(distribution_most(&constant), 82.0);
    assert_same_bits(distribution_middle(&shapes[0]), 1.5);
    assert_same_bits(distribution_middle(&shapes[1]), 2.0);
    assert_same_bits(distribution_middle(&shapes[4]), 3.0);
    assert_same_bits(distribution_middle(&shapes[6]), 5.0);
    assert_same_bits(distribution_middle(&shapes[9]), 73.0);
    /* median of Beta(2, 3): root of 6x^2 - 8x^3 + 3x^4 = 1/2 */
    assert_close(distribution_middle(&shapes[12]), 0.38572756813238945, 1e-15);
    assert_same_bits(distribution_least(&shapes[4]), -INFINITE);
    assert_same_bits(distribution_least(&shapes[9]), 0.0);
    assert_same_bits(distribution_most(&shapes[9]), INFINITE);
    assert_same_bits(distribution_most(&shapes[12]), 1.0);
}

/* Means by the midpoint rule over u, against the textbook's. */
static void samples_have_the_means_they_should(void **state)
{
    const int count = 2000;
    double exponential = 0, lognormal = 0, triangular = 0, logistic = 0, gamma = 0, gamma_squares = 0;
    int i, j;

    (void)state;
    for (i = 0; i < count; i++) {
        const double u = (i + 0.5) / count;

        exponential += sample_exponential(u) / count;
        lognormal += sample_lognormal(u, 2, 0.5) / count;
        triangular += sample_triangular(u, 1, 2, 6) / count;
        logistic += sample_logistic(u, 3) / count;
    }
    for (i = 0; i < 300; i++) {
        for (j = 0; j < 300; j++) {
            const double x = sample_gamma2((i + 0.5) / 300, (j + 0.5) / 300, 16);

            gamma += x / 90000;
            gamma_squares += x * x / 90000;
        }
    }
    assert_close(exponential, 1.0, 3e-4);
    assert_close(lognormal, 2 * exp(0.125), 2e-3);
    assert_close(triangular, 3.0, 1e-4);
    assert_close(logistic, 0.0, 1e-12);
    assert_close(gamma, 16.0, 0.04);
    assert_close(gamma_squares - gamma * gamma, 16.0 * 16 / 2, 3.0);
    assert_close(sample_exponential(0.5), 0.69314718055994530942, 1e-16);
    assert_close(sample_logistic(0.75, 2), 2 * 1.09861228866810969140, 1e-15);
}

/* tests/golden/beta.csv: mpmath, checked there against plain quadrature; written by tools/golden_maths.py. */
static void beta_agrees_with_the_golden_values(void **state)
{
    char line[400];
    FILE *file = fopen("tests/golden/beta.csv", "r");
    int cdfs = 0, quantiles = 0;

    (void)state;
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file) != NULL) {
        char *end = strchr(line, ',');
        const double x = strtod(end + 1, &end), a = strtod(end + 1, &end), b = strtod(end + 1, &end);
        const double expected = strtod(end + 1, NULL);

        if (line[0] == 'c') {
            assert_close(beta_cdf(x, a, b) / expected, 1.0, 1e-10);
            cdfs++;
        } else {
            assert_close(beta_quantile(x, a, b) / expected, 1.0, 1e-10);
            quantiles++;
        }
    }
    (void)fclose(file);
    assert_true(cdfs >= 60);
    assert_true(quantiles >= 50);
}

static void beta_ends_are_exact_and_its_mirror_image_agrees(void **state)
{
    int k;

    (void)state;
    assert_same_bits(beta_cdf(0, 2, 3), 0.0);
    assert_same_bits(beta_cdf(1, 2, 3), 1.0);
    assert_same_bits(beta_cdf(-1, 2, 3), 0.0);
    assert_same_bits(beta_quantile(0, 2, 3), 0.0);
    assert_same_bits(beta_quantile(1, 2, 3), 1.0);
    for (k = 1; k < 100; k++) {
        const double x = k / 100.0;

        assert_close(beta_cdf(x, 0.4, 7) + beta_cdf(1 - x, 7, 0.4), 1.0, 1e-13);
        assert_close(beta_cdf(x, 1, 4), 1 - pow(1 - x, 4), 1e-13); /* closed form for a = 1 */
        assert_close(beta_quantile(x, 3, 1), cbrt(x), 1e-13);      /* and for b = 1 */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_quantile_increases_in_u_and_stays_within_its_bounds),
        cmocka_unit_test(the_distribution_function_undoes_the_quantile),
        cmocka_unit_test(a_tail_far_from_the_mean_is_mirrored_exactly),
        cmocka_unit_test(bounds_that_hold_nothing_give_the_nearer_bound),
        cmocka_unit_test(a_side_of_a_triangle_may_be_empty),
        cmocka_unit_test(the_middle_is_mode_midpoint_mean_or_median),
        cmocka_unit_test(samples_have_the_means_they_should),
        cmocka_unit_test(beta_agrees_with_the_golden_values),
        cmocka_unit_test(beta_ends_are_exact_and_its_mirror_image_agrees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
