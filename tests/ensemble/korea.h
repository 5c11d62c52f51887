/* The Korea scenario as a laboratory: loaded once with overrides and cuts, run in memory. */
#ifndef CASUS_TESTS_ENSEMBLE_KOREA_H
#define CASUS_TESTS_ENSEMBLE_KOREA_H

#include "base/maths.h"
#include "check.h"
#include "ensemble/ensemble.h"
#include "model/model.h"
#include "sim/trial.h"
#include <stdio.h>
#include <stdlib.h>

/* LAB_OUTCOMES, an array of struct outcome_row, stands in for the model's own outcomes. */
#ifndef LAB_FOLDER
#define LAB_FOLDER "scenarios/korea"
#endif

struct lab {
    struct scenario *scenario;
    struct plan *plan;
    struct problems problems;
    struct world *world;
    struct design *design;
    double *u, *param;
};

/* `set`: "path=value" strings, NULL-terminated, or NULL; `cut` as in plan_make. */
static inline struct lab lab_open(const char *const *set, const char *const *cut, double horizon, uint32_t futures)
{
    struct lab lab = {0};
    struct model_schema schema;
    struct override overrides[32];
    size_t count = 0;
    static char storage[32][256];
    model_schema_init(&schema);
    for (; set && set[count]; count++) {
        snprintf(storage[count], sizeof storage[count], "%s", set[count]);
        char *equals = strchr(storage[count], '=');
        *equals = '\0';
        overrides[count] = (struct override){storage[count], equals + 1};
    }
    problems_init(&lab.problems);
    lab.scenario = scenario_load(LAB_FOLDER, &schema.schema, NULL, overrides, count, &lab.problems);
    if (lab.scenario)
#ifdef LAB_OUTCOMES
        lab.plan = model_plan_of(lab.scenario, model_mechanisms, model_mechanism_count, LAB_OUTCOMES,
                                 sizeof LAB_OUTCOMES / sizeof LAB_OUTCOMES[0], cut, &lab.problems);
#else
        lab.plan = model_plan(lab.scenario, cut, &lab.problems);
#endif
    if (!lab.plan) {
        struct buffer text;
        buffer_init(&text);
        problems_render(&lab.problems, 20, &text);
        fail_msg("%s", buffer_text(&text));
    }
    const struct trial_settings settings = {.seed = 1, .horizon_days = horizon};
    const size_t size = (world_size(lab.plan) + 63) / 64 * 64;
    lab.world = world_place(lab.plan, aligned_alloc(64, size), &settings);
    lab.design = design_make(lab.scenario, 1, futures, futures);
    lab.u = malloc((scenario_coordinate_count(lab.scenario) + 1) * sizeof *lab.u);
    lab.param = malloc((scenario_slot_count(lab.scenario) + 1) * sizeof *lab.param);
    return lab;
}

static inline void lab_close(struct lab *lab)
{
    design_free(lab->design);
    free(lab->world);
    free(lab->u);
    free(lab->param);
    plan_free(lab->plan);
    scenario_free(lab->scenario);
    problems_release(&lab->problems);
}

static inline uint32_t lab_option(const struct lab *lab, const char *id)
{
    const uint32_t option = scenario_find(lab->scenario, "options", id);
    assert_int_not_equal(option, NO_INDEX);
    return option;
}

static inline uint32_t lab_outcome(const struct lab *lab, const char *id)
{
    const uint32_t outcome = plan_outcome_find(lab->plan, id);
    if (outcome == NO_INDEX)
        fail_msg("no outcome %s", id);
    return outcome;
}

static inline void lab_future(struct lab *lab, uint32_t future, uint32_t stratum)
{
    design_row(lab->design, future, lab->u);
    scenario_parameters(lab->scenario, lab->u, lab->param);
    strata_apply(lab->scenario, stratum, lab->param);
    world_future(lab->world, lab->param, future);
}

/* Called for every trial of an option. */
typedef void lab_see(void *self, const struct lab *lab, struct trial_result result);

static inline void lab_run(struct lab *lab, const char *option, uint32_t stratum, uint32_t futures, uint32_t replicates,
                           lab_see *see, void *self)
{
    const uint32_t number = lab_option(lab, option);
    for (uint32_t future = 0; future < futures; future++) {
        lab_future(lab, future, stratum);
        for (uint32_t replicate = 0; replicate < replicates; replicate++) {
            world_deal(lab->world, replicate);
            see(self, lab, trial_run(lab->world, number));
        }
    }
}

struct lab_mean {
    uint32_t outcome;
    double sum, square;
    uint32_t count, never;
};

static inline void lab_add(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct lab_mean *mean = self;
    assert_int_equal(result.end, TRIAL_DONE);
    const double value = result.outcome[mean->outcome];
    if (value > 1e300) {
        mean->never++;
        return;
    }
    mean->sum += value;
    mean->square += value * value;
    mean->count++;
}

/* Mean of one outcome; "never" left out. */
static inline struct lab_mean lab_mean_of(struct lab *lab, const char *option, uint32_t stratum, uint32_t futures,
                                          uint32_t replicates, const char *outcome)
{
    struct lab_mean mean = {.outcome = lab_outcome(lab, outcome)};
    lab_run(lab, option, stratum, futures, replicates, lab_add, &mean);
    return mean;
}

static inline double lab_mean(const char *const *set, const char *const *cut, const char *option, uint32_t stratum,
                              const char *outcome)
{
    struct lab lab = lab_open(set, cut, 180.0, 40);
    const struct lab_mean mean = lab_mean_of(&lab, option, stratum, 40, 40, outcome);
    lab_close(&lab);
    return mean.count ? mean.sum / mean.count : 0.0;
}

#endif
