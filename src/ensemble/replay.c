/* One trial again, with its trace. */
#include "ensemble/ensemble_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* What a replay needs beside what it shows. */
struct replay_room {
    struct replay replay;
    struct worker_room room;
};

static bool is_known(struct study *study, uint32_t option, uint32_t stratum, const struct plan *plan,
                     uint32_t *in_scenario, struct problems *problems)
{
    ASSERT(option < study_option_count(study) && stratum < study_stratum_count(study));
    const char *id = study_option_at(study, option)->id;
    *in_scenario = scenario_find(plan_scenario(plan), "options", id);
    if (*in_scenario == NO_INDEX) {
        problem_error(problems, NOWHERE, NULL, "the scenario has no option %s", id);
        return false;
    }
    if (study_revision(study) != MODEL_REVISION) {
        problem_error(
            problems, NOWHERE, "use the version of casus that made the study",
            "the study was made by revision %u of the model, this casus has revision %d: a trial would go another way",
            study_revision(study), MODEL_REVISION);
        return false;
    }
    return true;
}

/* Lines are counted first and kept the second time: a trial has as many as it has. */
static void run_twice(struct replay *replay, struct world *world, uint32_t option)
{
    replay->trace = (struct trace){0};
    world_trace(world, &replay->trace);
    trial_run(world, option);
    const uint32_t count = replay->trace.count;
    replay->trace = (struct trace){calloc((size_t)count + 1, sizeof(struct trace_line)), 0, count};
    if (!replay->trace.line)
        failure("out of memory", __FILE__, __LINE__);
    replay->result = trial_run(world, option);
    world_trace(world, NULL);
    ASSERT(replay->trace.count == count);
}

static bool agrees(struct study *study, const struct replay *replay, uint32_t option, uint32_t stratum, uint32_t future,
                   uint32_t replicate, struct problems *problems)
{
    const uint32_t outcomes = plan_outcome_count(replay->plan);
    ASSERT(outcomes == study_outcome_count(study));
    uint32_t status = 0, k = 0;
    double *stored = malloc((outcomes + 1) * sizeof *stored);
    if (!stored)
        failure("out of memory", __FILE__, __LINE__);
    const bool found = study_trial(study, option, stratum, future, replicate, &status, stored);
    bool equal = !found || status == (uint32_t)replay->result.end;
    if (found && equal && status == 0) {
        while (k < outcomes && stored[k] == replay->result.outcome[k])
            k++;
        equal = k == outcomes;
    }
    free(stored);
    if (!equal)
        problem_error(
            problems, NOWHERE, "the study was made by a build that computes other numbers; please report this",
            "option %s, trial %u/%u, replayed, differs from the study in %s", study_option_at(study, option)->id,
            future, replicate, status == (uint32_t)replay->result.end ? plan_outcome(replay->plan, k)->id : "its end");
    return equal;
}

struct replay *replay_make(const struct plan *plan, struct study *study, uint32_t option, uint32_t stratum,
                           uint32_t future, uint32_t replicate, struct problems *problems)
{
    const struct study_settings *settings = study_settings_of(study);
    uint32_t in_scenario;
    if (!is_known(study, option, stratum, plan, &in_scenario, problems))
        return NULL;
    const struct work work = {
        .plan = plan,
        .scenario = plan_scenario(plan),
        .design = design_make(plan_scenario(plan), settings->seed, settings->sheet, future + 1),
        .trial = {.seed = settings->seed, .horizon_days = settings->horizon_days},
    };
    struct replay_room *own = calloc(1, sizeof *own);
    if (!own)
        failure("out of memory", __FILE__, __LINE__);
    worker_room_make(&own->room, plan, &work.trial);
    future_parameters(work.scenario, work.design, stratum, future, own->room.u, own->room.param);
    world_future(own->room.world, own->room.param, text_equal(settings->noise, "common") ? 0 : future);
    world_deal(own->room.world, replicate);
    struct replay *replay = &own->replay;
    replay->plan = plan;
    replay->world = own->room.world;
    replay->param = own->room.param;
    run_twice(replay, own->room.world, in_scenario);
    design_free((struct design *)work.design);
    if (agrees(study, replay, option, stratum, future, replicate, problems))
        return replay;
    replay_free(replay);
    return NULL;
}

void replay_free(struct replay *replay)
{
    if (!replay)
        return;
    struct replay_room *own = (struct replay_room *)replay;
    free(replay->trace.line);
    worker_room_release(&own->room);
    free(own);
}
