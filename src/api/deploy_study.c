/* What a study's option moves, council and all: fewer trials than the study has, run again in memory with the curves
 * that a study does not keep. */
#include "api/deploy.h"

#include "api/api_internal.h"
#include "base/text.h"
#include <string.h>

/* One replicate each: futures differ more. No more than the study has trials of an option, so that a first look is a
 * quick one; the table of what one more would buy runs them some forty times. */
enum { STUDY_FUTURES_LEAST = 16, STUDY_FUTURES_MOST = 256, STUDY_REPLICATES = 1 };
static const double study_step_days = 2.0;

static uint32_t futures_of(const struct study *study)
{
    const uint64_t trials = (uint64_t)study_futures(study) * study_replicates(study);
    return trials < STUDY_FUTURES_LEAST  ? STUDY_FUTURES_LEAST
           : trials > STUDY_FUTURES_MOST ? STUDY_FUTURES_MOST
                                         : (uint32_t)trials;
}

/* The stored scenario once more, with one override more than the study was run with. */
struct stored {
    struct casus_study *study;
    const struct casus_scenario *world;
};

static struct scenario *load_stored(void *self, const char *path, const char *value)
{
    const struct stored *stored = self;
    const struct casus_scenario *world = stored->world;
    const struct scenario_reader reader = study_reader(stored->study->study);
    struct problems quiet;
    problems_init(&quiet);
    struct override *overrides = arena_take(&quiet.arena, world->override_count + 1, sizeof *overrides);
    if (world->override_count > 0)
        memcpy(overrides, world->overrides, world->override_count * sizeof *overrides);
    overrides[world->override_count] = (struct override){path, value};
    struct scenario *scenario =
        scenario_load(world->folder, &world->schema.schema, &reader, overrides, world->override_count + 1, &quiet);
    problems_release(&quiet);
    return scenario;
}

const struct deployment *study_deployment(struct casus_study *study, const struct casus_scenario *world,
                                          uint32_t option, uint32_t stratum, struct arena *arena,
                                          struct problems *problems)
{
    const struct study_settings *settings = study_settings_of(study->study);
    const bool has_forces = scenario_knows(world->scenario, "forces");
    const uint32_t found = option == NO_INDEX
                               ? NO_INDEX
                               : scenario_find(world->scenario, "options", study_option_at(study->study, option)->id);
    if (!has_forces || found == NO_INDEX || !deploy_moves(world->scenario, found))
        return NULL;
    const struct deploy_order order = {.seed = settings->seed,
                                       .futures = futures_of(study->study),
                                       .replicates = STUDY_REPLICATES,
                                       .stratum = stratum,
                                       .step_days = study_step_days,
                                       .horizon_days = settings->horizon_days,
                                       .whole = true};
    struct plan *plan = deploy_plan(world->scenario, &order, arena, problems);
    if (!plan)
        return NULL;
    struct deployment *deployment = deploy_run(plan, &order, found, NULL, 0, arena);
    struct stored stored = {study, world};
    const struct deploy_worth worth = {world->scenario, plan, &order, found, load_stored, &stored};
    deploy_find_worth(&worth, deployment, arena);
    plan_free(plan);
    return deployment;
}
