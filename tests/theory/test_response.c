#include "check.h"

#include "theory/response.h"

/* Regression values of the reaction reference, section 1.7, steps 1 to 3: not validated forecasts. */
static const struct {
    const char *name;
    enum stimulus stimulus;
    double stake, shift, at_least[RESPONSE_STEPS];
} golden[] = {
    {"China, relief", STIMULUS_LOW, 0.05, -1.0, {0.5414, 0.0918, 0.0484, 0.0112}},
    {"China, missile defence", STIMULUS_NONVIOLENT, 0.05, 0.0, {0.7628, 0.2200, 0.1265, 0.0289}},
    {"China, presence", STIMULUS_NONVIOLENT, 0.05, 0.3, {0.8128, 0.2757, 0.1635, 0.0386}},
    {"China, war south of the line", STIMULUS_WAR, 0.25, 0.3, {0.9490, 0.5908, 0.5287, 0.2398}},
    {"China, war north of it", STIMULUS_WAR, 0.65, 1.05, {0.9877, 0.8297, 0.8096, 0.6667}},
    {"China, war at its border", STIMULUS_WAR, 0.85, 1.30, {0.9951, 0.8896, 0.8818, 0.8009}},
    {"Russia, war south, alliance flag", STIMULUS_WAR, 0.12, 0.7, {0.9595, 0.6501, 0.5801, 0.2109}},
    {"Russia, war at its border", STIMULUS_WAR, 0.40, 1.1, {0.9810, 0.7923, 0.7562, 0.5299}},
};

static void respond(enum stimulus stimulus, double stake, double shift, double at_least[RESPONSE_STEPS])
{
    double share[RESPONSE_COUNT];
    response_mixture(stimulus, stake, share);
    response_at_least(share, (const double[RESPONSE_STEPS]){shift, shift, shift, shift}, at_least);
}

static void responses_match_the_regression_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof golden[0]; i++) {
        double at_least[RESPONSE_STEPS];
        respond(golden[i].stimulus, golden[i].stake, golden[i].shift, at_least);
        for (int k = 0; k < RESPONSE_STEPS; k++)
            if (!(fabs(at_least[k] - golden[i].at_least[k]) <= 5e-5))
                fail_msg("%s: P(R >= %d) = %.6f, expected %.4f", golden[i].name, k + 1, at_least[k],
                         golden[i].at_least[k]);
    }
}

static void a_shift_acts_on_the_odds(void **state)
{
    (void)state;
    assert_close(odds_shifted(0.126, 0.3), 0.162901, 5e-7);
    assert_close(odds_shifted(0.102, 0.83), 0.206657, 5e-7);
    assert_close(odds_shifted(0.0, 3.0), 0.0, 0.0);
    assert_close(odds_shifted(1.0, -3.0), 1.0, 0.0);
}

/* The rows as printed in the reference, to four digits. */
static const double principal[STIMULUS_COUNT][RESPONSE_COUNT] = {
    {0.0074, 0.4678, 0.0322, 0.2599, 0.2327}, {0.0, 0.3846, 0.0220, 0.3791, 0.2143},
    {0.0041, 0.2525, 0.0041, 0.1670, 0.5723}, {0.0052, 0.2651, 0.0052, 0.1181, 0.6063},
    {0.0052, 0.2651, 0.0052, 0.1181, 0.6063},
};
static const double third_party[STIMULUS_COUNT][RESPONSE_COUNT] = {
    {0.2497, 0.5512, 0.0973, 0.0828, 0.0191}, {0.2497, 0.5512, 0.0973, 0.0828, 0.0191},
    {0.3034, 0.4869, 0.0859, 0.1147, 0.0092}, {0.2217, 0.5085, 0.0897, 0.1773, 0.0028},
    {0.0884, 0.4658, 0.0822, 0.3131, 0.0505},
};

static void rows_from_counts_are_the_printed_rows(void **state)
{
    (void)state;
    for (int s = 0; s < STIMULUS_COUNT; s++) {
        double sum = 0.0, third_sum = 0.0;
        for (int k = 0; k < RESPONSE_COUNT; k++) {
            assert_close(response_principal[s][k], principal[s][k], 5e-5);
            assert_close(response_third_party[s][k], third_party[s][k], 5e-5);
            sum += response_principal[s][k];
            third_sum += response_third_party[s][k];
        }
        assert_close(sum, 1.0, 1e-15);
        assert_close(third_sum, 1.0, 1e-15);
    }
}

static void stake_mixes_the_bystander_into_the_principal(void **state)
{
    (void)state;
    double none[RESPONSE_COUNT], all[RESPONSE_COUNT], half[RESPONSE_COUNT];
    response_mixture(STIMULUS_CLASH, 0.0, none);
    response_mixture(STIMULUS_CLASH, 1.0, all);
    response_mixture(STIMULUS_CLASH, 0.5, half);
    for (int k = 0; k < RESPONSE_COUNT; k++) {
        assert_close(none[k], response_third_party[STIMULUS_CLASH][k], 0.0);
        assert_close(all[k], response_principal[STIMULUS_CLASH][k], 0.0);
        assert_close(half[k], 0.5 * (none[k] + all[k]), 1e-16);
    }
}

static void more_stake_and_more_shift_never_answer_less_with_force(void **state)
{
    (void)state;
    for (int s = 0; s < STIMULUS_COUNT; s++)
        for (int i = 0; i < 10; i++) {
            double low[RESPONSE_STEPS], staked[RESPONSE_STEPS], shifted[RESPONSE_STEPS];
            respond((enum stimulus)s, 0.1 * i, 0.2, low);
            respond((enum stimulus)s, 0.1 * (i + 1), 0.2, staked);
            respond((enum stimulus)s, 0.1 * i, 0.5, shifted);
            assert_true(staked[RESPONSE_VIOLENT - 1] > low[RESPONSE_VIOLENT - 1]);
            for (int k = 0; k < RESPONSE_STEPS; k++)
                assert_true(shifted[k] > low[k]);
        }
}

static void shifts_by_level_never_make_the_higher_level_likelier(void **state)
{
    (void)state;
    double share[RESPONSE_COUNT], at_least[RESPONSE_STEPS];
    response_mixture(STIMULUS_WAR, 0.5, share);
    response_at_least(share, (const double[RESPONSE_STEPS]){0.0, 0.0, 3.0, 0.0}, at_least);
    assert_close(at_least[2], at_least[1], 0.0);
    assert_true(at_least[1] < at_least[0] && at_least[3] < at_least[2]);
    response_at_least(share, (const double[RESPONSE_STEPS]){1.0, 1.0, 1.0, 0.0}, at_least);
    double plain[RESPONSE_STEPS];
    respond(STIMULUS_WAR, 0.5, 0.0, plain);
    assert_close(at_least[3], plain[3], 0.0);
    assert_true(at_least[2] > plain[2]);
}

static void moved_mass_changes_only_its_two_levels(void **state)
{
    (void)state;
    double before[RESPONSE_COUNT], after[RESPONSE_COUNT];
    response_mixture(STIMULUS_NONVIOLENT, 0.05, before);
    response_mixture(STIMULUS_NONVIOLENT, 0.05, after);
    response_move(after, RESPONSE_VERBAL, RESPONSE_ECONOMIC, 0.6);
    assert_close(after[RESPONSE_VERBAL], 0.4 * before[RESPONSE_VERBAL], 1e-16);
    assert_close(after[RESPONSE_VERBAL] + after[RESPONSE_ECONOMIC], before[RESPONSE_VERBAL] + before[RESPONSE_ECONOMIC],
                 1e-15);
    assert_close(after[RESPONSE_VIOLENT], before[RESPONSE_VIOLENT], 0.0);
}

static void a_uniform_picks_each_level_as_often_as_it_is_likely(void **state)
{
    (void)state;
    double at_least[RESPONSE_STEPS];
    respond(STIMULUS_WAR, 0.25, 0.3, at_least);
    uint32_t reached[RESPONSE_COUNT] = {0};
    const uint32_t draws = 100000;
    for (uint32_t i = 0; i < draws; i++) {
        const enum response level = response_by_uniform(at_least, (i + 0.5) / draws);
        for (int k = 0; k <= (int)level; k++)
            reached[k]++;
    }
    for (int k = 1; k < RESPONSE_COUNT; k++)
        assert_close((double)reached[k] / draws, at_least[k - 1], 2e-5);
}

static void resolve_is_shared_as_far_as_the_correlation_says(void **state)
{
    (void)state;
    assert_close(response_uniform(2.0, -5.0, 1.0), 0.9772498680518208, 1e-14);
    assert_close(response_uniform(-5.0, 2.0, 0.0), 0.9772498680518208, 1e-14);
    assert_close(response_uniform(2.0, -0.5, 0.64), 0.9031995154143897, 1e-14); /* Phi(0.8 * 2 - 0.6 / 2) */
}

static void a_split_takes_every_uniform(void **state)
{
    (void)state;
    const double share[3] = {0.55, 0.30, 0.15};
    assert_int_equal(split_by_uniform(share, 3, 1e-9), 0);
    assert_int_equal(split_by_uniform(share, 3, 0.549), 0);
    assert_int_equal(split_by_uniform(share, 3, 0.551), 1);
    assert_int_equal(split_by_uniform(share, 3, 0.851), 2);
    assert_int_equal(split_by_uniform((const double[]){0.5, 0.4}, 2, 0.99), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(responses_match_the_regression_values),
        cmocka_unit_test(a_shift_acts_on_the_odds),
        cmocka_unit_test(rows_from_counts_are_the_printed_rows),
        cmocka_unit_test(stake_mixes_the_bystander_into_the_principal),
        cmocka_unit_test(more_stake_and_more_shift_never_answer_less_with_force),
        cmocka_unit_test(shifts_by_level_never_make_the_higher_level_likelier),
        cmocka_unit_test(moved_mass_changes_only_its_two_levels),
        cmocka_unit_test(a_uniform_picks_each_level_as_often_as_it_is_likely),
        cmocka_unit_test(resolve_is_shared_as_far_as_the_correlation_says),
        cmocka_unit_test(a_split_takes_every_uniform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
