/* Worlds of movement alone, from text: loaded, planned and run in memory. */
#ifndef CASUS_TESTS_ENSEMBLE_MOVEMENT_H
#define CASUS_TESTS_ENSEMBLE_MOVEMENT_H

#include "check.h"
#include "ensemble/ensemble.h"
#include "model/model.h"
#include "model/movement_model.h"
#include "sim/trial.h"
#include <stdio.h>
#include <stdlib.h>

struct movement {
    struct scenario *scenario;
    struct plan *plan;
    struct problems problems;
    struct world *world;
    double *u, *param;
};

static inline bool movement_read(void *self, const char *path, char **bytes, size_t *size)
{
    const char *text = self;
    if (strcmp(path, "scenario.yaml") != 0)
        return false;
    *size = strlen(text);
    *bytes = malloc(*size + 1);
    memcpy(*bytes, text, *size + 1);
    return true;
}

/* A world of the plan that was made. Fails the test, with what is wrong, if there is none. */
static inline void movement_world(struct movement *m, double horizon)
{
    if (!m->plan) {
        struct buffer out;
        buffer_init(&out);
        problems_render(&m->problems, 20, &out);
        fail_msg("%s", buffer_text(&out));
    }
    const struct trial_settings settings = {.seed = 1, .horizon_days = horizon};
    m->world = world_place(m->plan, aligned_alloc(64, (world_size(m->plan) + 63) / 64 * 64), &settings);
    m->u = malloc((scenario_coordinate_count(m->scenario) + 1) * sizeof *m->u);
    m->param = malloc((scenario_slot_count(m->scenario) + 1) * sizeof *m->param);
    for (uint32_t k = 0; k < scenario_coordinate_count(m->scenario); k++)
        m->u[k] = 0.5;
    scenario_parameters(m->scenario, m->u, m->param);
    world_future(m->world, m->param, 0);
}

/* The plan of a scenario that was loaded, and a world. */
static inline void movement_place(struct movement *m, double horizon)
{
    m->plan = m->scenario ? movement_plan(m->scenario, NULL, 0, NULL, &m->problems) : NULL;
    movement_world(m, horizon);
}

/* `text` is a scenario.yaml. */
static inline struct movement movement_open(const char *text, double horizon)
{
    struct movement m = {0};
    struct model_schema schema;
    const struct scenario_reader reader = {movement_read, (void *)(size_t)text};
    movement_schema_init(&schema);
    problems_init(&m.problems);
    m.scenario = scenario_load("movement", &schema.schema, &reader, NULL, 0, &m.problems);
    movement_place(&m, horizon);
    return m;
}

/* A list of movements on disk, with overrides. */
static inline struct movement movement_load(const char *path, const struct override *overrides, size_t count,
                                            double horizon)
{
    struct movement m = {0};
    struct model_schema schema;
    movement_schema_init(&schema);
    problems_init(&m.problems);
    m.scenario = scenario_load(path, &schema.schema, NULL, overrides, count, &m.problems);
    movement_place(&m, horizon);
    return m;
}

static inline void movement_close(struct movement *m)
{
    free(m->world);
    free(m->u);
    free(m->param);
    plan_free(m->plan);
    scenario_free(m->scenario);
    problems_release(&m->problems);
}

/* One trial of the first option; its outcomes are borrowed until the next. */
static inline struct trial_result movement_run(struct movement *m, uint32_t replicate)
{
    world_deal(m->world, replicate);
    const struct trial_result result = trial_run(m->world, 0);
    assert_int_equal(result.end, TRIAL_DONE);
    return result;
}

static inline double movement_value(const struct movement *m, struct trial_result result, const char *outcome)
{
    const uint32_t at = plan_outcome_find(m->plan, outcome);
    if (at == NO_INDEX)
        fail_msg("no outcome %s", outcome);
    return result.outcome[at];
}

#endif
