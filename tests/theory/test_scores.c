#include "check.h"

#include "theory/scores.h"

/* p = (.30, .35, .27, .08): V2 came true .2189, V4 came true 1.3589. */
static void ranked_scores_match_the_worked_example(void **state)
{
    (void)state;
    const double stated[4] = {0.30, 0.35, 0.27, 0.08};
    assert_close(score_ranked(stated, 4, 1), 0.2189, 1e-12);
    assert_close(score_ranked(stated, 4, 3), 1.3589, 1e-12);
    assert_close(score_ranked((const double[]){0.0, 1.0, 0.0}, 3, 1), 0.0, 0.0);
}

static void two_levels_make_the_ranked_score_a_brier_score(void **state)
{
    (void)state;
    const bool happened = true;
    const double stated = 0.7;
    assert_close(score_ranked((const double[]){0.3, 0.7}, 2, 1), score_brier(&stated, &happened, 1), 1e-15);
}

static void brier_scores_average_squared_misses(void **state)
{
    (void)state;
    const double stated[3] = {0.1, 0.8, 0.5};
    const bool happened[3] = {false, true, false};
    assert_close(score_brier(stated, happened, 3), (0.01 + 0.04 + 0.25) / 3.0, 1e-15);
    assert_close(score_skill(0.2133, 0.2303), 1.0 - 0.2133 / 0.2303, 1e-15);
}

static void an_honest_probability_has_the_best_expected_score(void **state)
{
    (void)state;
    const double honest[3] = {0.2, 0.5, 0.3}, other[3] = {0.3, 0.4, 0.3};
    double ranked = 0.0, logarithmic = 0.0;
    for (uint32_t outcome = 0; outcome < 3; outcome++) {
        ranked += honest[outcome] * (score_ranked(other, 3, outcome) - score_ranked(honest, 3, outcome));
        logarithmic += honest[outcome] * (score_log(other, outcome) - score_log(honest, outcome));
    }
    assert_true(ranked > 0.0);
    assert_true(logarithmic > 0.0);
    assert_true(isinf(score_log((const double[]){1.0, 0.0}, 1)));
}

static void crps_of_one_number_is_its_absolute_miss(void **state)
{
    (void)state;
    const double one = 30.0;
    assert_close(score_crps(&one, 1, 42.0), 12.0, 1e-15);
}

static void crps_is_the_area_between_the_distributions(void **state)
{
    (void)state;
    const double sample[4] = {1.0, 2.0, 4.0, 7.0};
    /* Integral of (F - 1[x >= 3])^2: 1/16 + 1/4 + 1/4 + 3/16. */
    assert_close(score_crps(sample, 4, 3.0), 0.0625 + 0.25 + 0.25 + 0.1875, 1e-15);
}

static void brier_of_levels_is_0_for_the_sure_and_2_for_the_surely_wrong(void **state)
{
    (void)state;
    assert_close(score_brier_levels((const double[]){0.0, 1.0, 0.0}, 3, 1), 0.0, 0);
    assert_close(score_brier_levels((const double[]){0.0, 1.0, 0.0}, 3, 2), 2.0, 0);
    assert_close(score_brier_levels((const double[]){0.2, 0.5, 0.3}, 3, 0), 0.64 + 0.25 + 0.09, 1e-15);
}

static void crps_within_a_wide_limit_is_crps(void **state)
{
    (void)state;
    const double sample[4] = {1.0, 2.0, 4.0, 7.0};
    for (double y = 0.0; y <= 9.0; y += 0.5)
        assert_close(score_crps_within(sample, 4, y, y, 10.0), score_crps(sample, 4, y), 1e-13);
}

static void what_is_expected_beyond_the_limit_counts_as_the_limit(void **state)
{
    (void)state;
    const double beyond[3] = {4.0, 20.0, INFINITY}, at[3] = {4.0, 10.0, 10.0}, never = INFINITY;
    assert_close(score_crps_within(beyond, 3, 6.0, 6.0, 10.0), score_crps(at, 3, 6.0), 1e-14);
    assert_close(score_crps_within(&never, 1, 6.0, 6.0, 10.0), 4.0, 1e-15);
}

static void crps_of_an_interval_is_its_mean_over_the_interval(void **state)
{
    (void)state;
    enum { STEPS = 20000 };
    const double sample[4] = {1.0, 2.0, 4.0, 7.0};
    const double least = 1.5, most = 6.0;
    double mean = 0.0;
    for (int k = 0; k < STEPS; k++)
        mean += score_crps(sample, 4, least + (most - least) * (k + 0.5) / STEPS) / STEPS;
    assert_close(score_crps_within(sample, 4, least, most, 10.0), mean, 1e-7);
    /* One number in the middle of [2, 8]: the mean of |5 - y| is 3 / 2; the sample that is uniform there: 6 / 6. */
    const double middle = 5.0;
    double uniform[600];
    for (int k = 0; k < 600; k++)
        uniform[k] = 2.0 + (k + 0.5) / 100.0;
    assert_close(score_crps_within(&middle, 1, 2.0, 8.0, 10.0), 1.5, 1e-15);
    assert_close(score_crps_within(uniform, 600, 2.0, 8.0, 10.0), 1.0, 1e-5);
}

static void a_censored_time_costs_what_was_expected_before(void **state)
{
    (void)state;
    const double late = 12.0, half[2] = {4.0, 12.0};
    assert_close(score_crps_within(&late, 1, 10.0, 10.0, 10.0), 0.0, 0);
    assert_close(score_crps_within(half, 2, 10.0, 10.0, 10.0), 6.0 / 4.0, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranked_scores_match_the_worked_example),
        cmocka_unit_test(two_levels_make_the_ranked_score_a_brier_score),
        cmocka_unit_test(brier_scores_average_squared_misses),
        cmocka_unit_test(an_honest_probability_has_the_best_expected_score),
        cmocka_unit_test(crps_of_one_number_is_its_absolute_miss),
        cmocka_unit_test(crps_is_the_area_between_the_distributions),
        cmocka_unit_test(brier_of_levels_is_0_for_the_sure_and_2_for_the_surely_wrong),
        cmocka_unit_test(crps_within_a_wide_limit_is_crps),
        cmocka_unit_test(what_is_expected_beyond_the_limit_counts_as_the_limit),
        cmocka_unit_test(crps_of_an_interval_is_its_mean_over_the_interval),
        cmocka_unit_test(a_censored_time_costs_what_was_expected_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
