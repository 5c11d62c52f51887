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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranked_scores_match_the_worked_example),
        cmocka_unit_test(two_levels_make_the_ranked_score_a_brier_score),
        cmocka_unit_test(brier_scores_average_squared_misses),
        cmocka_unit_test(an_honest_probability_has_the_best_expected_score),
        cmocka_unit_test(crps_of_one_number_is_its_absolute_miss),
        cmocka_unit_test(crps_is_the_area_between_the_distributions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
