#include "check.h"

#include "analysis/delays.h"
#include "base/maths.h"

/* Days from 5 July 2022 to the end of the parliamentary procedure on Finland and Sweden (NATO Parliamentary Assembly;
 * scenarios/hindcast/ratification.csv). */
static const double record[32] = {0,  0,  0,  0,  1,  1,  2,  3,  7,  7,  8,  9,  9,   10,  15,  15,
                                  15, 16, 22, 23, 28, 29, 29, 53, 72, 73, 78, 84, 265, 268, 567, 601};

static void fill(struct delay *delays)
{
    for (uint32_t k = 0; k < 32; k++)
        delays[k] = (struct delay){record[k], k >= 28, k};
    delays[30].member = 29; /* Türkiye twice, Hungary twice */
    delays[31].member = 28;
}

/* One mean: median m ln 2; the last of n is below t with (1 - exp(-t/m))^n. Days count as d + 1/2. */
static void an_exponential_is_its_mean(void **state)
{
    (void)state;
    struct delay delays[32];
    double sum = 0.0;
    fill(delays);
    for (uint32_t k = 0; k < 32; k++)
        sum += record[k] + 0.5;
    const double mean = sum / 32.0;
    const struct delay_fit fit = delay_fit(DELAY_EXPONENTIAL, delays, 32, 28, 2);
    assert_close(fit.median, mean * log(2.0), 1e-9);
    assert_close(fit.last_middle, -mean * log(1.0 - pow(0.5, 1.0 / 30.0)), 1e-6);
    assert_close(fit.last_low, -mean * log(1.0 - pow(0.05, 1.0 / 30.0)), 1e-6);
    const struct delay_fit gamma = delay_fit(DELAY_GAMMA2, delays, 32, 28, 2);
    const double x = 2.0 * gamma.median / mean;
    assert_close((1.0 + x) * exp(-x), 0.5, 1e-9);
}

/* Logs have mean and spread: of all, and of either kind. */
static void lognormals_are_means_of_logs(void **state)
{
    (void)state;
    struct delay delays[32];
    double all = 0.0, many = 0.0, few = 0.0, squares = 0.0;
    fill(delays);
    for (uint32_t k = 0; k < 32; k++) {
        const double l = log(record[k] + 0.5);
        all += l / 32.0;
        many += k < 28 ? l / 28.0 : 0.0;
        few += k < 28 ? 0.0 : l / 4.0;
    }
    for (uint32_t k = 28; k < 32; k++)
        squares += (log(record[k] + 0.5) - few) * (log(record[k] + 0.5) - few) / 4.0;
    const struct delay_fit one = delay_fit(DELAY_LOGNORMAL, delays, 32, 28, 2);
    const struct delay_fit two = delay_fit(DELAY_TWO_LOGNORMALS, delays, 32, 28, 2);
    assert_close(one.median, exp(all), 1e-9);
    assert_close(two.median, exp(many), 1e-9);
    assert_close(two.held_out_median, exp(few), 1e-9);
    assert_close(two.held_out_spread, sqrt(squares), 1e-12);
    assert_true(two.last_low > 250.0 && two.last_high > two.last_middle);
}

/* Kolmogorov's distribution at its tabled 5% point: D = 1.358 / (sqrt n + .12 + .11 / sqrt n) has p = .05 (Stephens
 * 1970; Massey 1951 for n = 32: .234). */
static void the_test_rejects_what_does_not_fit(void **state)
{
    (void)state;
    struct delay delays[32];
    fill(delays);
    const struct delay_fit exponential = delay_fit(DELAY_EXPONENTIAL, delays, 32, 28, 2);
    const struct delay_fit two = delay_fit(DELAY_TWO_LOGNORMALS, delays, 32, 28, 2);
    assert_true(exponential.distance > 0.234 && exponential.p < 0.05);
    assert_true(two.distance < 0.234 && two.p > 0.05);
    assert_true(two.loss < exponential.loss);
    /* A sample that is its own quantiles: D is one half of a step. */
    struct delay even[20];
    for (uint32_t k = 0; k < 20; k++)
        even[k] = (struct delay){floor(exp(7.0 + normal_quantile((k + 0.5) / 20.0))), k % 10 == 0, k};
    const struct delay_fit fit = delay_fit(DELAY_LOGNORMAL, even, 20, 18, 2);
    assert_close(fit.distance, 0.5 / 20.0, 0.01);
    assert_close(fit.p, 1.0, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exponential_is_its_mean),
        cmocka_unit_test(lognormals_are_means_of_logs),
        cmocka_unit_test(the_test_rejects_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
