#include "check.h"

#include "analysis/movement_record.h"
#include <string.h>

enum { TRIALS = 101 };

/* 0, 1, ... 100 times `step`, from `first`: the quantile p lies at first + 100 p step. */
static double *ramp(double column[TRIALS], double first, double step)
{
    for (uint32_t k = 0; k < TRIALS; k++)
        column[k] = first + step * (double)((k * 37) % TRIALS);
    return column;
}

static struct figure_score scored(double *column, double low, double high)
{
    const struct movement_figure figure = {.low = low, .high = high, .simulated = column, .hindsight = "", .note = ""};
    double scratch[TRIALS];
    return figure_score(&figure, TRIALS, scratch);
}

static void a_quarter_off_is_within_and_more_is_not(void **state)
{
    double column[TRIALS];
    (void)state;
    ramp(column, 75, 0.5); /* the middle is 100 */
    assert_close(scored(column, 80, 80).ratio, 1.25, 1e-15);
    assert_true(scored(column, 80, 80).is_within);
    assert_false(scored(column, 79.9, 79.9).is_within);
    assert_true(scored(column, 133.3, 133.3).is_within);
    assert_false(scored(column, 133.4, 133.4).is_within);
}

static void the_band_is_nine_trials_in_ten(void **state)
{
    double column[TRIALS];
    (void)state;
    ramp(column, 0, 1);
    const struct figure_score score = scored(column, 5, 5);
    assert_close(score.low, 5, 1e-12);
    assert_close(score.middle, 50, 1e-12);
    assert_close(score.high, 95, 1e-12);
    assert_true(score.is_inside);
    assert_false(scored(column, 4.9, 4.9).is_inside);
    assert_true(scored(column, 95, 95).is_inside);
    assert_false(scored(column, 95.1, 95.1).is_inside);
}

/* That an end of the record touches the band is not enough. */
static void a_range_counts_by_its_middle(void **state)
{
    double column[TRIALS];
    (void)state;
    ramp(column, 0, 1);
    assert_close(scored(column, 30, 70).ratio, 1.0, 1e-15);
    assert_false(scored(column, 90, 110).is_inside);
    assert_true(scored(column, 80, 110).is_inside);
}

static void what_never_comes_is_late_and_not_left_out(void **state)
{
    double column[TRIALS];
    (void)state;
    ramp(column, 10, 0);
    for (uint32_t k = 0; k < 60; k++)
        column[k] = INFINITY;
    const struct figure_score score = scored(column, 10, 10);
    assert_true(isinf(score.ratio));
    assert_false(score.is_within);
    assert_true(score.is_inside);
    for (uint32_t k = 60; k < TRIALS; k++)
        column[k] = INFINITY;
    assert_false(scored(column, 10, 10).is_inside);
}

static void a_tally_counts_figures_and_those_without_hindsight_apart(void **state)
{
    double at[3][TRIALS], scratch[TRIALS], widths[3];
    (void)state;
    struct movement_figure first[] = {
        {.low = 100, .high = 100, .simulated = ramp(at[0], 75, 0.5), .hindsight = "", .note = ""},
        {.low = 300, .high = 300, .simulated = ramp(at[1], 75, 0.5), .hindsight = "the fleet", .note = ""},
    };
    struct movement_figure second[] = {
        {.low = 60, .high = 60, .simulated = ramp(at[2], 50, 1), .hindsight = "", .note = ""},
    };
    const struct movement_case cases[] = {{.figures = first, .figure_count = 2, .trials = TRIALS},
                                          {.figures = second, .figure_count = 1, .trials = TRIALS}};
    const struct movement_tally all = movement_tally(cases, 2, false, scratch, widths);
    assert_int_equal(all.figures, 3);
    assert_int_equal(all.within, 1);
    assert_int_equal(all.inside, 2);
    assert_close(all.width, 122.5 / 77.5, 1e-12);
    const struct movement_tally blind = movement_tally(cases, 2, true, scratch, widths);
    assert_int_equal(blind.figures, 2);
    assert_int_equal(blind.within, 1);
    assert_int_equal(blind.inside, 2);
    assert_true(isnan(movement_tally(cases, 0, false, scratch, widths).width));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quarter_off_is_within_and_more_is_not),
        cmocka_unit_test(the_band_is_nine_trials_in_ten),
        cmocka_unit_test(a_range_counts_by_its_middle),
        cmocka_unit_test(what_never_comes_is_late_and_not_left_out),
        cmocka_unit_test(a_tally_counts_figures_and_those_without_hindsight_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
