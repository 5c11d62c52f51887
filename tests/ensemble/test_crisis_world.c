/* The world of a crisis alone, at the numbers of scenarios/hindcast-crises: the ladder in it is the fit, by its closed
 * forms, and powers answer as their rows say. */
#include "check.h"

#include "ensemble/sample.h"
#include "model/crisis_model.h"
#include "theory/ladder.h"
#include "theory/response.h"

enum { FUTURES = 100, REPLICATES = 400, TRIALS = FUTURES * REPLICATES };

struct lab {
    struct problems problems;
    struct scenario *scenario;
    struct plan *plan;
    uint32_t peak_outcome, answer_outcome;
    uint32_t peaks[5], military[5]; /* by peak */
};

static void count(void *self, const struct trial_result *result)
{
    struct lab *lab = self;
    assert_int_equal(result->end, TRIAL_DONE);
    const int peak = (int)result->outcome[lab->peak_outcome];
    lab->peaks[peak]++;
    lab->military[peak] += result->outcome[lab->answer_outcome] >= 3.0;
}

static struct lab run(const struct override *set, size_t set_count)
{
    struct lab lab = {0};
    struct model_schema schema;
    crisis_schema_init(&schema);
    problems_init(&lab.problems);
    lab.scenario =
        scenario_load("scenarios/hindcast-crises/world", &schema.schema, NULL, set, set_count, &lab.problems);
    assert_non_null(lab.scenario);
    lab.plan = crisis_plan(lab.scenario, NULL, &lab.problems);
    assert_non_null(lab.plan);
    lab.peak_outcome = plan_outcome_find(lab.plan, "crisis.peak");
    lab.answer_outcome = plan_outcome_find(lab.plan, "reactors.RUS.response");
    struct sampler *sampler =
        sampler_make(lab.plan, &(struct sampler_settings){.seed = 1, .futures = FUTURES, .horizon_days = -1.0});
    sampler_run(sampler, 0, REPLICATES, NULL, 0, count, &lab);
    sampler_free(sampler);
    return lab;
}

static void close_lab(struct lab *lab)
{
    plan_free(lab->plan);
    scenario_free(lab->scenario);
    problems_release(&lab->problems);
}

/* Chance of reaching one level more from level k = 1, 2, 3 with this shift, in a crisis that began at level 1, 2. */
static double climb(int k, int start, double shift)
{
    return ladder_climbs_before_end(ladder_icb.excitation[k - 1], shift, ladder_icb.memory_days,
                                    ladder_icb.lasts_from[start - 1] * ladder_icb.ending_median_days[k - 1],
                                    ladder_icb.ending_sigma);
}

/* The horizon of 1,400 days cuts off next to nothing of a climb hazard with a memory of 18.5. */
static void check_peaks(const struct lab *lab, int start, double shift)
{
    double reached = 1.0;
    for (int level = start; level <= 4; level++) {
        const double on = level < 4 ? climb(level, start, shift) : 0.0, share = reached * (1.0 - on);
        const double error = sqrt(share * (1.0 - share) / TRIALS);
        assert_close((double)lab->peaks[level] / TRIALS, share, 4.0 * error);
        reached *= on;
    }
}

static void the_numbers_are_the_fit(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const double *value;
    } numbers[] = {
        {"crisis.climb.v1", &ladder_icb.excitation[0]},
        {"crisis.climb.v2", &ladder_icb.excitation[1]},
        {"crisis.climb.v3", &ladder_icb.excitation[2]},
        {"crisis.memory", &ladder_icb.memory_days},
        {"crisis.lasts.v1", &ladder_icb.ending_median_days[0]},
        {"crisis.lasts.v2", &ladder_icb.ending_median_days[1]},
        {"crisis.lasts.v3", &ladder_icb.ending_median_days[2]},
        {"crisis.lasts.v4", &ladder_icb.ending_median_days[3]},
        {"crisis.lasts_spread", &ladder_icb.ending_sigma},
        {"crisis.lasts_from.violent", &ladder_icb.lasts_from[1]},
        {"crisis.lasts_from.nonviolent", &ladder_icb.lasts_from[0]},
    };
    struct lab lab = run(NULL, 0);
    for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++) {
        const uint32_t slot = scenario_slot_find(lab.scenario, numbers[k].path);
        assert_int_not_equal(slot, NO_SLOT);
        assert_close(slot_value(scenario_slot_at(lab.scenario, slot), 0.5), *numbers[k].value, 0.0);
    }
    close_lab(&lab);
}

static void peaks_agree_with_the_closed_form(void **state)
{
    (void)state;
    static const struct override violent = {"crisis.start", "violent"};
    struct lab lab = run(NULL, 0);
    check_peaks(&lab, 1, 0.0);
    close_lab(&lab);
    lab = run(&violent, 1);
    assert_int_equal(lab.peaks[1], 0);
    check_peaks(&lab, 2, 0.0);
    close_lab(&lab);
}

static void what_was_known_moves_every_climb(void **state)
{
    (void)state;
    static const struct override shift = {"setting.climb_shift", "0.6 assume \"test\""};
    struct lab lab = run(&shift, 1);
    check_peaks(&lab, 1, 0.6);
    close_lab(&lab);
}

static void covariates_move_it_where_they_hold(void **state)
{
    (void)state;
    static const struct override set[] = {{"setting.if.great_powers", "0.4 assume \"test\""},
                                          {"setting.if.nuclear", "-0.6 assume \"test\""},
                                          {"setting.great_powers", "yes"},
                                          {"setting.nuclear", "yes"}};
    struct lab lab = run(set, 2);
    check_peaks(&lab, 1, 0.0);
    close_lab(&lab);
    lab = run(set, 3);
    check_peaks(&lab, 1, 0.4);
    close_lab(&lab);
    lab = run(set, 4);
    check_peaks(&lab, 1, -0.2);
    close_lab(&lab);
}

static void answers_as_its_mixture(const struct override *set, enum stimulus stimulus, int peak, double chance)
{
    double share[RESPONSE_COUNT];
    response_mixture(stimulus, 0.03, share);
    assert_close(share[RESPONSE_NONVIOLENT] + share[RESPONSE_VIOLENT], chance, 2e-4);
    struct lab lab = run(set, 2);
    const double got = (double)lab.military[peak] / lab.peaks[peak];
    assert_close(got, chance, 4.0 * sqrt(chance * (1.0 - chance) / lab.peaks[peak]));
    close_lab(&lab);
}

/* A power with stake 0.03 that answers at once, in all its lasting resolve, is as often military as its mixture says,
 * at an onset without violence and at clashes. */
static void powers_answer_as_their_rows_say(void **state)
{
    (void)state;
    static const struct override calm[] = {{"crisis.start", "nonviolent"},
                                           {"reaction.lag_spread", "0 assume \"test\""}};
    static const struct override violent[] = {{"crisis.start", "violent"},
                                              {"reaction.lag_spread", "0 assume \"test\""}};
    answers_as_its_mixture(calm, STIMULUS_NONVIOLENT, 1, 0.97 * (0.0828 + 0.0191) + 0.03 * (0.3791 + 0.2143));
    answers_as_its_mixture(violent, STIMULUS_CLASH, 2, 0.97 * (0.1147 + 0.0092) + 0.03 * (0.1670 + 0.5723));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_are_the_fit),          cmocka_unit_test(peaks_agree_with_the_closed_form),
        cmocka_unit_test(what_was_known_moves_every_climb), cmocka_unit_test(covariates_move_it_where_they_hold),
        cmocka_unit_test(powers_answer_as_their_rows_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
