#include "check.h"

#include "three_cases.h"

static int set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_release(*state);
    return 0;
}

static void base_rates_are_those_of_the_other_cases(void **state)
{
    const struct hindcast_scores scores = hindcast_score(&three_hindcast, *state);
    const struct case_score *base = scores.base_rates.of_case;
    /* One full and one not agreed among two others: (1 + 1/6) / 3. */
    assert_close(base[0].chance[COUNCIL_FULL], 7.0 / 18, 1e-15);
    assert_close(base[0].chance[COUNCIL_DILUTED], 1.0 / 18, 1e-15);
    assert_close(base[0].score[SCORE_LOG], log(18.0 / 7), 1e-15);
    assert_close(base[0].score[SCORE_BRIER], (121 + 49 + 4) / 324.0, 1e-15);
    assert_close(base[2].score[SCORE_LOG], log(18), 1e-15);
    assert_close(scores.base_rates.mean[SCORE_LOG], (2 * log(18.0 / 7) + log(18)) / 3, 1e-15);
    /* {20, never} for 10 of 100; {10, never} for 20; {10, 20} for nothing by 50. */
    assert_close(base[0].score[SCORE_CRPS], 10 + 80 / 4.0, 1e-13);
    assert_close(base[1].score[SCORE_CRPS], 10 / 4.0 + 80 / 4.0, 1e-13);
    assert_close(base[2].score[SCORE_CRPS], 10 / 4.0 + 30, 1e-13);
    assert_close(scores.base_rates.mean[SCORE_CRPS], 85.0 / 3, 1e-13);
    assert_int_equal(scores.dated_count, 3);
}

static void base_rates_have_no_skill_against_themselves(void **state)
{
    const struct hindcast_scores scores = hindcast_score(&three_hindcast, *state);
    for (int s = 0; s < HINDCAST_SCORES; s++) {
        assert_close(scores.base_rates.skill[s].value, 0, 0);
        assert_close(scores.base_rates.skill[s].low, 0, 0);
        assert_close(scores.base_rates.skill[s].high, 0, 0);
        assert_int_equal(scores.base_rates.against_base[s], AGAINST_BASE_SAME);
    }
}

static void a_sure_forecast_that_is_right_is_better_than_base_rates(void **state)
{
    const struct hindcast_scores scores = hindcast_score(&three_hindcast, *state);
    const struct forecaster_score *right = &scores.forecaster[0];
    assert_close(right->mean[SCORE_LOG], log(12.0 / 11), 1e-15); /* (9 + 1/6) / 10 */
    assert_close(right->mean[SCORE_CRPS], 0, 0);
    assert_close(right->skill[SCORE_CRPS].value, 1, 0);
    assert_close(right->skill[SCORE_CRPS].low, 1, 0);
    assert_int_equal(right->against_base[SCORE_CRPS], AGAINST_BASE_BETTER);
    assert_int_equal(right->against_base[SCORE_LOG], AGAINST_BASE_BETTER);
    assert_int_equal(right->hits, 3);
    assert_close(right->confidence, 11.0 / 12, 1e-15);
    assert_close(right->of_case[1].days_middle, 20, 0);
    assert_true(isinf(right->of_case[2].days_middle));
}

static void a_sure_forecast_that_is_wrong_is_worse_than_base_rates(void **state)
{
    const struct hindcast_scores scores = hindcast_score(&three_hindcast, *state);
    const struct forecaster_score *wrong = &scores.forecaster[2];
    assert_string_equal(wrong->id, "wrong");
    assert_close(wrong->mean[SCORE_LOG], log(60), 1e-15);
    assert_close(wrong->mean[SCORE_CRPS], (90 + 80 + 50) / 3.0, 1e-13);
    assert_close(wrong->skill[SCORE_CRPS].value, 1 - 220.0 / 85, 1e-13);
    assert_int_equal(wrong->against_base[SCORE_LOG], AGAINST_BASE_WORSE);
    assert_int_equal(wrong->against_base[SCORE_CRPS], AGAINST_BASE_WORSE);
    assert_close(wrong->excess[SCORE_LOG].value, log(55), 1e-14);
    assert_int_equal(wrong->hits, 0);
}

static void a_forecast_that_wins_some_and_loses_some_is_not_told_from_base_rates(void **state)
{
    const struct forecast mixed[THREE] = {surely_right[0], surely_wrong[1], surely_right[2]};
    const struct forecaster forecaster = {"mixed", "Mixed", mixed};
    struct hindcast hindcast = three_hindcast;
    hindcast.forecasters = &forecaster;
    hindcast.forecaster_count = 1;
    const struct hindcast_scores scores = hindcast_score(&hindcast, *state);
    assert_int_equal(scores.forecaster[0].against_base[SCORE_LOG], AGAINST_BASE_SAME);
    assert_int_equal(scores.forecaster[0].against_base[SCORE_CRPS], AGAINST_BASE_SAME);
}

static void what_happened_in_a_case_touches_neither_its_base_rates_nor_its_grid_point(void **state)
{
    for (uint32_t c = 0; c < THREE; c++) {
        struct hindcast_case changed[THREE];
        struct hindcast hindcast = three_hindcast;
        memcpy(changed, three_cases, sizeof changed);
        changed[c].happened = COUNCIL_COALITION;
        changed[c].days_least = changed[c].days_most = 77;
        hindcast.cases = changed;
        const struct hindcast_scores before = hindcast_score(&three_hindcast, *state),
                                     after = hindcast_score(&hindcast, *state);
        const struct case_score *x = &before.base_rates.of_case[c], *y = &after.base_rates.of_case[c];
        assert_memory_equal(x->chance, y->chance, sizeof x->chance);
        assert_same_bits(x->days_low, y->days_low);
        assert_same_bits(x->days_middle, y->days_middle);
        assert_same_bits(x->days_high, y->days_high);
        assert_int_equal(before.chosen[c], after.chosen[c]);
    }
}

static void a_grid_point_is_chosen_by_the_other_cases(void **state)
{
    /* Two cases of each: whichever is left out, the others lean the other way. */
    static const struct hindcast_case cases[4] = {
        {"a", "A", "", 5, COUNCIL_FULL, false, 0, 0, 100},
        {"b", "B", "", 5, COUNCIL_FULL, false, 0, 0, 100},
        {"c", "C", "", 5, COUNCIL_NOT_AGREED, false, 0, 0, 100},
        {"d", "D", "", 5, COUNCIL_NOT_AGREED, false, 0, 0, 100},
    };
    struct forecast full[4], not_agreed[4];
    for (int c = 0; c < 4; c++) {
        full[c] = (struct forecast){.trials = {[COUNCIL_FULL] = TRIALS}};
        not_agreed[c] = (struct forecast){.trials = {[COUNCIL_NOT_AGREED] = TRIALS}};
    }
    const struct forecaster points[] = {{"full", "Full", full}, {"not", "Not agreed", not_agreed}};
    const struct hindcast hindcast = {.cases = cases,
                                      .case_count = 4,
                                      .forecasters = points,
                                      .forecaster_count = 1,
                                      .grid = points,
                                      .grid_count = 2,
                                      .calibrated_id = "calibrated",
                                      .calibrated_title = "Calibrated"};
    const struct hindcast_scores scores = hindcast_score(&hindcast, *state);
    const uint32_t expected[4] = {1, 1, 0, 0};
    assert_memory_equal(scores.chosen, expected, sizeof expected);
    assert_int_equal(scores.chosen_times[0], 2);
    assert_int_equal(scores.chosen_times[1], 2);
    assert_string_equal(scores.forecaster[1].id, "calibrated");
    assert_int_equal(scores.forecaster[1].hits, 0);
    /* No days at all: nothing is said of them. */
    assert_int_equal(scores.dated_count, 0);
    assert_true(isnan(scores.forecaster[0].mean[SCORE_CRPS]));
    assert_int_equal(scores.forecaster[0].against_base[SCORE_CRPS], AGAINST_BASE_UNKNOWN);
}

static void classes_and_days_weigh_as_the_total_says(void **state)
{
    /* Without the third case, base rates of the first are {20} and of the second {10}: a scale of 10 days. p of full is
     * 5/12 at point 0 and 11/12 at point 1, so that point 1 may miss by 10 ln(11/5) = 7.885 days. */
    const double miss[2] = {7.88, 7.89};
    for (uint32_t k = 0; k < 2; k++) {
        const double late[2] = {10 + miss[k], 20 + miss[k]};
        const struct forecast exact[THREE] = {{{4, 5}, &day_10, 1}, {{4, 5}, &day_20, 1}, surely_right[2]};
        const struct forecast sure[THREE] = {{{TRIALS}, &late[0], 1}, {{TRIALS}, &late[1], 1}, surely_right[2]};
        const struct forecaster points[] = {{"exact", "Exact", exact}, {"sure", "Sure", sure}};
        struct hindcast hindcast = three_hindcast;
        hindcast.grid = points;
        assert_int_equal(hindcast_score(&hindcast, *state).chosen[2], k == 0 ? 1 : 0);
    }
}

static void intervals_are_over_cases(void **state)
{
    /* The second forecaster is 2 days worse in one of two cases: resamples of two have means 0, 1, 1 and 2. */
    const double day_22 = 22;
    const struct forecast off[2] = {surely_right[0], {{TRIALS}, &day_22, 1}};
    const struct forecaster forecasters[] = {{"right", "Right", surely_right}, {"off", "Off", off}};
    const struct hindcast hindcast = {
        .cases = three_cases, .case_count = 2, .forecasters = forecasters, .forecaster_count = 2};
    const struct hindcast_scores scores = hindcast_score(&hindcast, *state);
    const struct estimate *excess = &scores.forecaster[1].excess[SCORE_CRPS];
    assert_close(excess->value, 1, 1e-13);
    assert_close(excess->low, 0, 1e-13);
    assert_close(excess->high, 2, 1e-13);
    assert_null(scores.chosen);
}

static void one_dated_case_has_no_base_rate_of_days(void **state)
{
    struct hindcast_case cases[THREE];
    struct hindcast hindcast = three_hindcast;
    memcpy(cases, three_cases, sizeof cases);
    cases[1].has_days = cases[2].has_days = false;
    hindcast.cases = cases;
    const struct hindcast_scores scores = hindcast_score(&hindcast, *state);
    assert_int_equal(scores.dated_count, 0);
    assert_int_equal(scores.forecaster[0].against_base[SCORE_CRPS], AGAINST_BASE_UNKNOWN);
    /* Two forecasters can still be compared in it, but one case has no interval. */
    assert_close(scores.forecaster[2].excess[SCORE_CRPS].value, 90, 1e-13);
    assert_true(isinf(scores.forecaster[2].excess[SCORE_CRPS].high));
}

static void another_forecaster_changes_no_interval(void **state)
{
    struct hindcast fewer = three_hindcast;
    fewer.forecasters = &three_forecasters[1];
    fewer.forecaster_count = 1;
    fewer.grid_count = 0;
    const struct hindcast_scores all = hindcast_score(&three_hindcast, *state), one = hindcast_score(&fewer, *state);
    assert_same_bits(all.forecaster[2].skill[SCORE_LOG].low, one.forecaster[0].skill[SCORE_LOG].low);
    assert_same_bits(all.forecaster[2].skill[SCORE_CRPS].high, one.forecaster[0].skill[SCORE_CRPS].high);
}

/* Two named, three not: of six pairs four are told apart the right way, one is a tie. */
static void members_on_record_are_told_apart_by_pairs(void **state)
{
    (void)state;
    const struct hindcast_member members[] = {
        {"A", true, 0.9}, {"B", true, 0.2}, {"C", false, 0.1}, {"D", false, 0.2}, {"E", false, 0.5}};
    const struct hindcast_council council = {.members = members, .member_count = 5};
    assert_close(council_discrimination(&council), 4.5 / 6.0, 1e-15);
    const struct hindcast_council nobody = {.members = members + 2, .member_count = 3};
    assert_true(isnan(council_discrimination(&nobody)));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(base_rates_are_those_of_the_other_cases),
        TEST(base_rates_have_no_skill_against_themselves),
        TEST(a_sure_forecast_that_is_right_is_better_than_base_rates),
        TEST(a_sure_forecast_that_is_wrong_is_worse_than_base_rates),
        TEST(a_forecast_that_wins_some_and_loses_some_is_not_told_from_base_rates),
        TEST(what_happened_in_a_case_touches_neither_its_base_rates_nor_its_grid_point),
        TEST(a_grid_point_is_chosen_by_the_other_cases),
        TEST(classes_and_days_weigh_as_the_total_says),
        TEST(intervals_are_over_cases),
        TEST(one_dated_case_has_no_base_rate_of_days),
        TEST(another_forecaster_changes_no_interval),
        cmocka_unit_test(members_on_record_are_told_apart_by_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
