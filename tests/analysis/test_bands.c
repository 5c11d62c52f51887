#include "check.h"

#include "analysis/summary.h"
#include "base/maths.h"
#include "base/random.h"

static double uniform(uint32_t who, uint32_t which)
{
    return random_first(
        random_at((struct random_address){.seed = 7, .replicate = who, .occurrence = which, .stream = 1}));
}

static void quantiles_are_of_type_7_and_pass_over_unknowns(void **state)
{
    (void)state;
    /* R 4.2: quantile(c(1, 2, 4, 8, 16), c(.05, .1, .5, .9, .95)) gives 1.2 1.4 4.0 12.8 14.4 */
    const double sorted[] = {1, 2, 4, 8, 16};
    const double p[] = {0.05, 0.1, 0.5, 0.9, 0.95}, expected[] = {1.2, 1.4, 4.0, 12.8, 14.4};
    for (int k = 0; k < 5; k++) {
        double value[] = {16, NAN, 1, 8, NAN, 2, 4};
        assert_close(quantile_of(value, 7, p[k]), expected[k], 1e-12);
        for (int j = 0; j < 5; j++)
            assert_close(value[j], sorted[j], 0);
    }
    double unknown[] = {NAN, NAN}, one[] = {3};
    assert_true(isnan(quantile_of(unknown, 2, 0.5)));
    assert_close(quantile_of(one, 1, 0.95), 3, 0);
}

static void quantiles_keep_what_never_happens(void **state)
{
    (void)state;
    double value[] = {INFINITY, 1, 2, INFINITY, 3};
    assert_close(quantile_of(value, 5, 0.5), 3, 0);
    assert_true(isinf(quantile_of(value, 5, 0.6)));
    assert_true(isinf(quantile_of(value, 5, 0.9)));
}

static void wilson_gives_published_intervals(void **state)
{
    (void)state;
    double low, high;
    /* Newcombe 1998, Statistics in Medicine 17:857, table I, method 3: 81/263, 15/148, 0/20, 1/29. */
    wilson(81, 263, &low, &high);
    assert_close(low, 0.2553, 5e-5);
    assert_close(high, 0.3662, 5e-5);
    wilson(15, 148, &low, &high);
    assert_close(low, 0.0624, 5e-5);
    assert_close(high, 0.1605, 5e-5);
    wilson(0, 20, &low, &high);
    assert_close(low, 0, 0);
    assert_close(high, 0.1611, 5e-5);
    wilson(1, 29, &low, &high);
    assert_close(low, 0.0061, 5e-5);
    assert_close(high, 0.1718, 5e-5);
    wilson(20, 20, &low, &high);
    assert_close(high, 1, 0);
    wilson(0, 0, &low, &high);
    assert_close(high - low, 1, 0);
}

enum { FUTURES = 400, REPLICATES = 100 };

/* `set` numbers the experiment; p[future] is the true share. */
static void draw_shares(uint32_t set, const double *p, double *value, double *noise)
{
    for (uint32_t f = 0; f < FUTURES; f++) {
        uint32_t holds = 0;
        for (uint32_t r = 0; r < REPLICATES; r++)
            holds += uniform(set * FUTURES + f, r) < p[f];
        value[f] = holds / (double)REPLICATES;
        noise[f] = value[f] * (1 - value[f]) / (REPLICATES - 1);
    }
}

static void futures_that_are_alike_get_a_band_of_nearly_one_point(void **state)
{
    (void)state;
    enum { SETS = 20 };
    static double p[FUTURES], value[FUTURES], noise[FUTURES];
    double widths = 0, raw_widths = 0;
    for (uint32_t f = 0; f < FUTURES; f++)
        p[f] = 0.03;
    for (uint32_t set = 0; set < SETS; set++) {
        draw_shares(set, p, value, noise);
        const struct band band = band_of(value, noise, FUTURES), raw = band_of(value, NULL, FUTURES);
        assert_close(band.middle, 0.03, 0.004);
        assert_true(band.high - band.low < 0.025);
        widths += band.high - band.low;
        raw_widths += raw.high - raw.low;
    }
    /* As they stand the shares span "1 to 5" or "1 to 6"; cleaned, under one in a hundred on average. */
    assert_true(raw_widths / SETS > 0.045);
    assert_true(widths / SETS < 0.01);
}

static void the_spread_between_futures_is_recovered(void **state)
{
    (void)state;
    enum { SETS = 10 };
    static double p[FUTURES], value[FUTURES], noise[FUTURES];
    double low = 0, high = 0, raw_low = 0, spread = 0;
    /* Uniform on [.1, .3]: 5 and 95 in 100 futures are .11 and .29, the standard deviation .2 / sqrt(12). */
    for (uint32_t f = 0; f < FUTURES; f++)
        p[f] = 0.1 + 0.2 * (f + 0.5) / FUTURES;
    for (uint32_t set = 0; set < SETS; set++) {
        draw_shares(100 + set, p, value, noise);
        const struct band band = band_of(value, noise, FUTURES), raw = band_of(value, NULL, FUTURES);
        low += band.low / SETS;
        high += band.high / SETS;
        raw_low += raw.low / SETS;
        shrink(value, noise, FUTURES);
        double squares = 0;
        for (uint32_t f = 0; f < FUTURES; f++)
            squares += (value[f] - band.mean) * (value[f] - band.mean);
        spread += sqrt(squares / (FUTURES - 1)) / SETS;
    }
    assert_close(spread, 0.2 / sqrt(12), 0.03 * 0.2 / sqrt(12));
    assert_close(low, 0.11, 0.012);
    assert_close(high, 0.29, 0.012);
    assert_true(raw_low < low - 0.005);
}

static void shrinking_keeps_the_mean_and_what_is_unknown(void **state)
{
    (void)state;
    double value[] = {1, NAN, 3, 8}, noise[] = {2, 0, 2, 2};
    shrink(value, noise, 4);
    assert_true(isnan(value[1]));
    assert_close((value[0] + value[2] + value[3]) / 3, 4, 1e-12);
    /* variance 13, noise 2: factor sqrt(11 / 13) */
    assert_close(value[0], 4 - 3 * sqrt(11.0 / 13), 1e-12);
    double all_noise[] = {1, 2}, large[] = {9, 9};
    shrink(all_noise, large, 2);
    assert_close(all_noise[0], 1.5, 0);
    assert_close(all_noise[1], 1.5, 0);
}

static void a_band_reports_its_error_and_its_futures(void **state)
{
    (void)state;
    const double value[] = {1, 2, NAN, 3, 4};
    const struct band band = band_of(value, NULL, 5);
    assert_int_equal(band.futures, 4);
    assert_close(band.mean, 2.5, 0);
    assert_close(band.middle, 2.5, 0);
    assert_close(band.error, sqrt(5.0 / 3 / 4), 1e-15);
    const double unknown[] = {NAN};
    assert_int_equal(band_of(unknown, NULL, 1).futures, 0);
    assert_true(isnan(band_of(unknown, NULL, 1).middle));
    const double one[] = {2};
    assert_true(isinf(band_of(one, NULL, 1).error));
}

static enum verdict verdict(int better, double matters, double mean, double error)
{
    const struct measure measure = {.better = better, .matters = matters};
    const struct band band = {.mean = mean, .error = error, .futures = 100};
    return verdict_of(&measure, &band);
}

static void a_verdict_needs_a_clear_difference_that_matters(void **state)
{
    (void)state;
    assert_int_equal(verdict(-1, 1, -3, 0.5), VERDICT_BETTER);
    assert_int_equal(verdict(-1, 1, 3, 0.5), VERDICT_WORSE);
    assert_int_equal(verdict(1, 1, 3, 0.5), VERDICT_BETTER);
    assert_int_equal(verdict(1, 1, -3, 0.5), VERDICT_WORSE);
    /* 3 - 1.96 x 1.6 < 0 */
    assert_int_equal(verdict(-1, 1, 3, 1.6), VERDICT_UNCLEAR);
    /* clear, and too small to matter: the same if all of the interval is */
    assert_int_equal(verdict(-1, 1, 0.5, 0.1), VERDICT_SAME);
    assert_int_equal(verdict(-1, 1, 0.9, 0.1), VERDICT_UNCLEAR);
    assert_int_equal(verdict(-1, 1, 0, 0.3), VERDICT_SAME);
    assert_int_equal(verdict(-1, 0, 0, 0), VERDICT_SAME);
    assert_int_equal(verdict(-1, 0, 1e-9, 0), VERDICT_WORSE);
    assert_int_equal(verdict(0, 1, 3, 0.1), VERDICT_UNCLEAR);
    assert_int_equal(verdict(0, 1, 0.1, 0.1), VERDICT_SAME);
    assert_int_equal(verdict(-1, 1, 3, INFINITY), VERDICT_UNCLEAR);
    assert_int_equal(verdict(-1, 1, NAN, NAN), VERDICT_UNCLEAR);
}

static void a_balance_counts_futures_not_sizes(void **state)
{
    (void)state;
    const double difference[] = {-100, 0.5, 2, 3, NAN, 0};
    struct measure measure = {.better = -1, .matters = 1};
    assert_close(balance_of(&measure, difference, 6), (1.0 - 2.0) / 5, 1e-15);
    measure.better = 1;
    assert_close(balance_of(&measure, difference, 6), (2.0 - 1.0) / 5, 1e-15);
    measure.matters = 0;
    assert_close(balance_of(&measure, difference, 6), (3.0 - 1.0) / 5, 1e-15);
}

static void comparisons_are_read_and_hold_as_written(void **state)
{
    (void)state;
    enum comparison comparison;
    const char *text = "<=  none + 2 %";
    assert_true(comparison_read(&text, &comparison));
    assert_string_equal(text, "none + 2 %");
    assert_int_equal(comparison, COMPARE_LESS_EQUAL);
    text = "is 3";
    assert_false(comparison_read(&text, &comparison));
    assert_true(comparison_holds(3, COMPARE_LESS_EQUAL, 3));
    assert_false(comparison_holds(3, COMPARE_LESS, 3));
    assert_true(comparison_holds(3, COMPARE_MORE_EQUAL, 3));
    assert_false(comparison_holds(3, COMPARE_MORE, 3));
    assert_true(comparison_holds(3, COMPARE_EQUAL, 3));
    assert_true(comparison_holds(2, COMPARE_UNEQUAL, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_are_of_type_7_and_pass_over_unknowns),
        cmocka_unit_test(quantiles_keep_what_never_happens),
        cmocka_unit_test(wilson_gives_published_intervals),
        cmocka_unit_test(futures_that_are_alike_get_a_band_of_nearly_one_point),
        cmocka_unit_test(the_spread_between_futures_is_recovered),
        cmocka_unit_test(shrinking_keeps_the_mean_and_what_is_unknown),
        cmocka_unit_test(a_band_reports_its_error_and_its_futures),
        cmocka_unit_test(a_verdict_needs_a_clear_difference_that_matters),
        cmocka_unit_test(a_balance_counts_futures_not_sizes),
        cmocka_unit_test(comparisons_are_read_and_hold_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
