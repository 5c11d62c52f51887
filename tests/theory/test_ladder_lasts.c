/* How long crises last, by how they began. The two factors of the ladder are an own fit to counts of ICB version 14
 * (theory/icb.h, crises that did not arise inside an ongoing war); this is the fit, made again.
 *
 * What is fitted: in how many of n crises the duration falls into each of the five classes that ICB's quartiles and
 * 90th of 100 make: a multinomial, of which the likeliest factor is taken. No crisis is used by itself. */
#include "check.h"

#include "theory/icb.h"
#include "theory/ladder.h"
#include <stdio.h>

enum { CLASSES = 5, DAYS = 471 }; /* the last quantile of all */
static const double in_class[CLASSES] = {0.25, 0.25, 0.25, 0.15, 0.10};
/* Half the 95th of 100 of chi squared with one degree of freedom: what a number more must gain to pay. */
static const double PAYS = 1.92;

static double crises(int trigger)
{
    double sum = 0.0;
    for (int level = 0; level < ICB_LEVELS; level++)
        sum += icb_peaks[trigger][level];
    return sum;
}

/* Log likelihood less that of the data's own shares: 0 at best. A trigger without violence begins on rung 1, one with
 * violence on rung 2. */
static double likelihood(int trigger, double factor, double sigma)
{
    struct ladder_fit fit = ladder_icb;
    double beyond[DAYS + 1], before = 1.0, sum = 0.0;
    fit.ending_sigma = sigma;
    ladder_lasts(&fit, trigger + 1, factor, DAYS, beyond);
    for (int k = 0; k < CLASSES; k++) {
        const double after = k + 1 < CLASSES ? beyond[(int)icb_days[trigger][k]] : 0.0;
        sum += crises(trigger) * in_class[k] * log((before - after) / in_class[k]);
        before = after;
    }
    return sum;
}

/* The likeliest factor, by golden section: between 0.5 and 2 the likelihood has one peak. */
static double likeliest(int trigger, double sigma)
{
    const double golden = 0.5 * (sqrt(5.0) - 1.0);
    double low = 0.5, high = 2.0;
    while (high - low > 1e-3) {
        const double left = high - golden * (high - low), right = low + golden * (high - low);
        if (likelihood(trigger, left, sigma) > likelihood(trigger, right, sigma))
            high = right;
        else
            low = left;
    }
    return 0.5 * (low + high);
}

static void the_factors_are_the_likeliest(void **state)
{
    (void)state;
    for (int trigger = 0; trigger < ICB_TRIGGERS; trigger++) {
        const double factor = likeliest(trigger, ladder_icb.ending_sigma);
        printf("rung %d: likeliest factor %.3f, given %.3f; log likelihood %.2f, without it %.2f\n", trigger + 1,
               factor, ladder_icb.lasts_from[trigger], likelihood(trigger, factor, ladder_icb.ending_sigma),
               likelihood(trigger, 1.0, ladder_icb.ending_sigma));
        assert_close(ladder_icb.lasts_from[trigger], factor, 0.006);
    }
}

/* Twice the gain of two factors, over one for both, has chi squared of one degree of freedom if triggers do not matter.
 */
static void how_a_crisis_began_pays_for_its_number(void **state)
{
    (void)state;
    double apart = 0.0, alike = -INFINITY;
    for (int trigger = 0; trigger < ICB_TRIGGERS; trigger++)
        apart += likelihood(trigger, ladder_icb.lasts_from[trigger], ladder_icb.ending_sigma);
    for (int percent = 80; percent <= 120; percent++) {
        double both = 0.0;
        for (int trigger = 0; trigger < ICB_TRIGGERS; trigger++)
            both += likelihood(trigger, percent / 100.0, ladder_icb.ending_sigma);
        alike = fmax(alike, both);
    }
    printf("two factors gain %.2f over one\n", apart - alike);
    assert_true(apart - alike > PAYS);
}

/* Another spread for each trigger is likelier by less than it must be to pay; the narrower 1.30, whose means come
 * nearer to ICB's, is less likely. */
static void another_spread_does_not(void **state)
{
    (void)state;
    for (int trigger = 0; trigger < ICB_TRIGGERS; trigger++) {
        const double given = likelihood(trigger, ladder_icb.lasts_from[trigger], ladder_icb.ending_sigma);
        double best = -INFINITY;
        for (int step = 0; step <= 8; step++) {
            const double sigma = 1.30 + 0.05 * step;
            best = fmax(best, likelihood(trigger, likeliest(trigger, sigma), sigma));
        }
        const double narrow = likelihood(trigger, likeliest(trigger, 1.30), 1.30);
        printf("rung %d: another spread gains %.2f, 1.30 loses %.2f\n", trigger + 1, best - given, given - narrow);
        assert_true(best - given < PAYS);
        assert_true(narrow < given);
    }
}

/* Between the likeliest and `outer`, where the likelihood has fallen by as much as a number more must gain: a bound of
 * 95 in 100. */
static double bound(int trigger, double outer)
{
    const double best = likelihood(trigger, ladder_icb.lasts_from[trigger], ladder_icb.ending_sigma);
    double inner = ladder_icb.lasts_from[trigger];
    while (fabs(outer - inner) > 1e-3) {
        const double middle = 0.5 * (inner + outer);
        if (best - likelihood(trigger, middle, ladder_icb.ending_sigma) < PAYS)
            inner = middle;
        else
            outer = middle;
    }
    return inner;
}

/* The ranges of scenarios/korea. */
static void the_ranges_are_bounds_of_95_in_100(void **state)
{
    (void)state;
    assert_close(bound(ICB_NONVIOLENT, 0.5), 0.96, 0.006);
    assert_close(bound(ICB_NONVIOLENT, 2.0), 1.35, 0.006);
    assert_close(bound(ICB_VIOLENT, 0.5), 0.66, 0.006);
    assert_close(bound(ICB_VIOLENT, 2.0), 1.00, 0.006);
}

/* At ICB's quantiles the share that is over is ICB's within what 239 and 162 crises can tell, at 95 in 100. */
static void durations_are_near_those_of_either_trigger(void **state)
{
    (void)state;
    static const double share_within[] = {0.25, 0.50, 0.75, 0.90};
    for (int trigger = 0; trigger < ICB_TRIGGERS; trigger++) {
        double beyond[DAYS + 1];
        ladder_lasts(&ladder_icb, trigger + 1, ladder_icb.lasts_from[trigger], DAYS, beyond);
        for (int k = 0; k < 4; k++) {
            const int day = (int)icb_days[trigger][k];
            const double error = sqrt(share_within[k] * (1.0 - share_within[k]) / crises(trigger));
            printf("rung %d: over within %d d %.3f (ICB %.2f)\n", trigger + 1, day, 1.0 - beyond[day], share_within[k]);
            assert_close(1.0 - beyond[day], share_within[k], 1.96 * error);
        }
    }
}

/* Longer stays leave more time to climb. By trigger the shares of peaks move by less than two points, and of all crises
 * by less than one. */
static void peaks_hardly_move(void **state)
{
    (void)state;
    double all[ICB_LEVELS] = {0.0};
    for (int trigger = 0; trigger < ICB_TRIGGERS; trigger++) {
        double reached = 1.0, reached_alike = 1.0;
        for (int rung = trigger + 1; rung <= 4; rung++) {
            double climb[2] = {0.0, 0.0};
            for (int k = 0; k < 2 && rung < 4; k++)
                climb[k] = ladder_climbs_before_end(ladder_icb.excitation[rung - 1], 0.0, ladder_icb.memory_days,
                                                    ladder_icb.ending_median_days[rung - 1] *
                                                        (k ? 1.0 : ladder_icb.lasts_from[trigger]),
                                                    ladder_icb.ending_sigma);
            const double share = reached * (1.0 - climb[0]), alike = reached_alike * (1.0 - climb[1]);
            printf("begun on rung %d, peak %d: %.3f, all alike %.3f\n", trigger + 1, rung, share, alike);
            assert_close(share, alike, 0.02);
            all[rung - 1] += (share - alike) * crises(trigger) / 401.0;
            reached *= climb[0];
            reached_alike *= climb[1];
        }
    }
    for (int level = 0; level < ICB_LEVELS; level++)
        assert_close(all[level], 0.0, 0.01);
}

/* Without climbs a crisis is its end clock; with a climb that is sure and soon it is the next rung's. */
static void a_crisis_lasts_as_its_clocks_do(void **state)
{
    (void)state;
    struct ladder_fit fit = ladder_icb;
    double beyond[201];
    fit.excitation[1] = 0.0;
    ladder_lasts(&fit, 2, 1.5, 200, beyond);
    for (int day = 1; day <= 200; day++)
        assert_close(beyond[day], 0.5 * erfc(log(day / (1.5 * 62.8)) / 1.373 * sqrt(0.5)), 1e-12);
    ladder_lasts(&ladder_icb, 4, 1.0, 200, beyond);
    assert_close(beyond[143], 0.5 * erfc(log(143 / 143.1) / 1.373 * sqrt(0.5)), 1e-12);
    fit = (struct ladder_fit){.memory_days = 1e9, .excitation = {0, 0, 0.04e9}, .ending_sigma = 1.0};
    fit.ending_median_days[2] = 1e9;
    fit.ending_median_days[3] = 1e9;
    ladder_lasts(&fit, 3, 1.0, 200, beyond);
    assert_close(beyond[200], 1.0, 1e-3); /* climbs at .04 a day; whoever has climbed is still there */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_factors_are_the_likeliest),
        cmocka_unit_test(how_a_crisis_began_pays_for_its_number),
        cmocka_unit_test(another_spread_does_not),
        cmocka_unit_test(the_ranges_are_bounds_of_95_in_100),
        cmocka_unit_test(durations_are_near_those_of_either_trigger),
        cmocka_unit_test(peaks_hardly_move),
        cmocka_unit_test(a_crisis_lasts_as_its_clocks_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
