#include "check.h"

#include "theory/ladder.h"

/* 1 - exp(-A) for the fitted A = .836, .851, .307. */
static void an_unended_rung_is_climbed_with_the_published_probability(void **state)
{
    (void)state;
    const double expected[3] = {0.566559, 0.573012, 0.264349};
    for (int k = 0; k < 3; k++)
        assert_close(ladder_climbs(ladder_icb.excitation[k], 0.0), expected[k], 5e-7);
}

/* g raised by 0.6 at day 25: 1 - exp(-A (1 - q) - A q e^.6), q = exp(-25 / 18.5), is .637211. */
static void a_late_covariate_acts_on_the_hazard_still_ahead(void **state)
{
    (void)state;
    assert_close(ladder_climbs_changed(0.836, 0.0, 0.6, 25.0, 18.5), 0.637211, 5e-7);
    assert_close(ladder_climbs_changed(0.836, 0.3, 0.3, 25.0, 18.5), ladder_climbs(0.836, 0.3), 1e-15);
    assert_close(ladder_climbs_changed(0.836, 0.0, 0.6, 0.0, 18.5), ladder_climbs(0.836, 0.6), 1e-15);
}

/* theta 18.5 d leaves 20% of a rung's climb budget at day 30, 7% at 50, 1.6% at 77. */
static void little_of_the_budget_is_left_for_whoever_comes_late(void **state)
{
    (void)state;
    assert_close(ladder_left(30.0, 18.5), 0.20, 5e-3);
    assert_close(ladder_left(50.0, 18.5), 0.07, 5e-3);
    assert_close(ladder_left(77.0, 18.5), 0.016, 5e-4);
}

static void hazard_spent_in_parts_is_hazard_spent_at_once(void **state)
{
    (void)state;
    const double first = ladder_spent(0.836, 0.2, 9.0, 18.5);
    const double second = ladder_spent(0.836 * ladder_left(9.0, 18.5), 0.2, 14.0, 18.5);
    assert_close(first + second, ladder_spent(0.836, 0.2, 23.0, 18.5), 1e-15);
}

static void the_climb_comes_when_its_budget_is_spent(void **state)
{
    (void)state;
    const double days = ladder_climb_days(0.5, 0.836, 0.1, 18.5);
    assert_close(ladder_spent(0.836, 0.1, days, 18.5), 0.5, 1e-15);
    assert_true(isinf(ladder_climb_days(0.836, 0.836, 0.0, 18.5)));
    assert_true(isinf(ladder_climb_days(2.0, 0.836, 0.1, 18.5)));
}

/* Peak violence of ICB's crises outside ongoing wars: .299 .352 .269 .080, with 239 of 398 starting without violence
 * and 159 with (V2). The fit reproduced them by simulation; here by quadrature. */
static void peak_violence_has_the_shares_of_the_data(void **state)
{
    (void)state;
    double climbs[3];
    for (int k = 0; k < 3; k++)
        climbs[k] = ladder_climbs_before_end(ladder_icb.excitation[k], 0.0, ladder_icb.memory_days,
                                             ladder_icb.ending_median_days[k], ladder_icb.ending_sigma);
    const double calm = 239.0 / 398.0;
    const double second = 1.0 - calm * (1.0 - climbs[0]), third = second * climbs[1], fourth = third * climbs[2];
    assert_close(1.0 - second, 0.299, 5e-4);
    assert_close(second - third, 0.352, 5e-4);
    assert_close(third - fourth, 0.269, 5e-4);
    assert_close(fourth, 0.080, 5e-4);
}

/* Against the midpoint rule in days with steps a thousand times finer than the memory. */
static void quadrature_agrees_with_a_finer_one(void **state)
{
    (void)state;
    const double sigmas[2] = {0.5, 1.373}, step = 0.0185;
    for (int s = 0; s < 2; s++) {
        double sum = 0.0;
        for (int i = 0; i < 40000; i++) {
            const double day = step * (i + 0.5), left = exp(-day / 18.5);
            sum += 1.2 * left / 18.5 * exp(-1.2 * (1.0 - left)) * step * 0.5 *
                   erfc(log(day / 30.0) / sigmas[s] * sqrt(0.5));
        }
        assert_close(ladder_climbs_before_end(1.2, 0.0, 18.5, 30.0, sigmas[s]), sum, 1e-6);
    }
}

static void a_crisis_that_lasts_climbs_as_if_it_never_ended(void **state)
{
    (void)state;
    assert_close(ladder_climbs_before_end(0.836, 0.0, 18.5, 1e9, 0.1), ladder_climbs(0.836, 0.0), 1e-8);
    assert_close(ladder_climbs_before_end(0.836, 0.6, 18.5, 1e9, 0.1), ladder_climbs(0.836, 0.6), 1e-7);
    assert_true(ladder_climbs_before_end(0.836, 0.0, 18.5, 20.0, 1.373) <
                ladder_climbs_before_end(0.836, 0.0, 18.5, 40.0, 1.373));
}

/* Against the midpoint rule in days, as far as it matters; and without climbs, the lognormal's
 * mean. */
static void a_rung_is_left_after_the_mean_of_the_sooner(void **state)
{
    (void)state;
    const double step = 0.02;
    double sum = 0.0;
    for (int i = 0; i < 200000; i++) {
        const double day = step * (i + 0.5);
        sum += step * exp(-0.836 * (1.0 - exp(-day / 18.5))) * 0.5 * erfc(log(day / 72.8) / 0.7 * sqrt(0.5));
    }
    assert_close(ladder_dwell_days(0.836, 0.0, 18.5, 72.8, 0.7), sum, 2e-4);
    assert_close(ladder_dwell_days(0.0, 0.0, 18.5, 143.1, 1.373), 143.1 * exp(0.5 * 1.373 * 1.373), 1e-9);
    assert_true(ladder_dwell_days(0.836, 0.6, 18.5, 72.8, 0.7) < sum);
}

/* Rates .02 and .05 a day: .285714 and 14.2857 d. */
static void competing_exponentials_share_by_rate(void **state)
{
    (void)state;
    assert_close(competing_first(0.02, 0.05), 0.285714, 5e-7);
    assert_close(competing_dwell_days(0.02, 0.05), 14.2857, 5e-5);
    double climb, end;
    competing_rates(0.285714285714285714, 14.285714285714286, &climb, &end);
    assert_close(climb, 0.02, 1e-15);
    assert_close(end, 0.05, 1e-15);
}

/* The memoryless alternative: climb rate over end rate p / (1 - p) = 1.008, .993, .299 for 120/239, 139/279, 32/139. */
static void memoryless_rates_keep_the_continuation_ratios(void **state)
{
    (void)state;
    const double ratio[3] = {120.0 / 239.0, 139.0 / 279.0, 32.0 / 139.0}, odds[3] = {1.008, 0.993, 0.299};
    for (int k = 0; k < 3; k++) {
        double climb, end;
        competing_rates(ratio[k], 30.0, &climb, &end);
        assert_close(climb / end, odds[k], 5e-4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unended_rung_is_climbed_with_the_published_probability),
        cmocka_unit_test(a_late_covariate_acts_on_the_hazard_still_ahead),
        cmocka_unit_test(little_of_the_budget_is_left_for_whoever_comes_late),
        cmocka_unit_test(hazard_spent_in_parts_is_hazard_spent_at_once),
        cmocka_unit_test(the_climb_comes_when_its_budget_is_spent),
        cmocka_unit_test(peak_violence_has_the_shares_of_the_data),
        cmocka_unit_test(quadrature_agrees_with_a_finer_one),
        cmocka_unit_test(a_crisis_that_lasts_climbs_as_if_it_never_ended),
        cmocka_unit_test(a_rung_is_left_after_the_mean_of_the_sooner),
        cmocka_unit_test(competing_exponentials_share_by_rate),
        cmocka_unit_test(memoryless_rates_keep_the_continuation_ratios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
