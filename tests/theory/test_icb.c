#include "check.h"

#include "theory/icb.h"
#include "theory/ladder.h"

/* Shares of peak violence as counted over ICB 14: all 401, triggered without violence 239, with 162. */
static void counts_give_the_shares_of_the_table(void **state)
{
    (void)state;
    static const double expected[3][4] = {
        {0.498, 0.264, 0.151, 0.088}, {0.019, 0.475, 0.438, 0.068}, {0.304, 0.349, 0.267, 0.080}};
    for (int trigger = 0; trigger <= ICB_TRIGGERS; trigger++) {
        double share[ICB_LEVELS];
        icb_peak_shares((enum icb_trigger)trigger, 0, ICB_NONVIOLENT, share);
        for (int level = 0; level < ICB_LEVELS; level++)
            assert_close(share[level], expected[trigger][level], 5e-4);
    }
}

static void a_crisis_left_out_is_missing_from_its_own_counts_alone(void **state)
{
    (void)state;
    double share[ICB_LEVELS];
    icb_peak_shares(ICB_NONVIOLENT, 4, ICB_NONVIOLENT, share);
    assert_close(share[3], 20.0 / 238.0, 1e-15);
    assert_close(share[0], 119.0 / 238.0, 1e-15);
    icb_peak_shares(ICB_NONVIOLENT, 4, ICB_VIOLENT, share);
    assert_close(share[3], 21.0 / 239.0, 1e-15);
    icb_peak_shares(ICB_ANY_TRIGGER, 2, ICB_VIOLENT, share);
    assert_close(share[1], 139.0 / 400.0, 1e-15);
}

static void durations_pass_through_the_published_quantiles(void **state)
{
    (void)state;
    assert_close(icb_over_within(ICB_NONVIOLENT, 89.0), 0.5, 1e-15);
    assert_close(icb_over_within(ICB_VIOLENT, 183.0), 0.75, 1e-15);
    assert_close(icb_over_within(ICB_ANY_TRIGGER, 26.0), 0.25, 1e-15);
    assert_close(icb_over_within(ICB_ANY_TRIGGER, sqrt(74.0 * 202.0)), 0.625, 1e-12);
}

/* Rows of involvement sum to 1 as rounded, and pooled over 654 cases 111 in all went to covert or military means. */
static void involvement_is_weighed_by_peak(void **state)
{
    (void)state;
    static const double cases[] = {157, 218, 180, 99};
    double peak[ICB_LEVELS], rows = 0.0;
    for (int level = 0; level < ICB_LEVELS; level++) {
        peak[level] = cases[level] / 654.0;
        for (int code = 0; code < ICB_INVOLVEMENTS; code++)
            rows += icb_involved[level][code];
    }
    assert_close(rows, 4.0, 2e-3);
    assert_close(654.0 * icb_involved_at_least(peak, ICB_COVERT), 111.0, 0.5);
    assert_close(icb_involved_at_least(peak, ICB_NONE), 1.0, 1e-3);
}

/* The fit and the counts are of the same crises: what it makes of each trigger is near their shares, not on them. */
static void the_fit_is_near_the_counts_of_either_trigger(void **state)
{
    (void)state;
    double climbs[3], share[ICB_LEVELS];
    for (int k = 0; k < 3; k++)
        climbs[k] = ladder_climbs_before_end(ladder_icb.excitation[k], 0.0, ladder_icb.memory_days,
                                             ladder_icb.ending_median_days[k], ladder_icb.ending_sigma);
    icb_peak_shares(ICB_NONVIOLENT, 0, ICB_NONVIOLENT, share);
    assert_close(climbs[0] * climbs[1], share[2] + share[3], 0.03);
    icb_peak_shares(ICB_VIOLENT, 0, ICB_NONVIOLENT, share);
    assert_close(climbs[1], share[2] + share[3], 0.03);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_give_the_shares_of_the_table),
        cmocka_unit_test(a_crisis_left_out_is_missing_from_its_own_counts_alone),
        cmocka_unit_test(durations_pass_through_the_published_quantiles),
        cmocka_unit_test(involvement_is_weighed_by_peak),
        cmocka_unit_test(the_fit_is_near_the_counts_of_either_trigger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
