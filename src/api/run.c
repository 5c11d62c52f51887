#include "api/api_internal.h"

#include "base/text.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* A caller of an older version has a shorter struct: what it has not is as if zero. */
struct call {
    struct casus_run run; /* our copy */
    struct casus_run *theirs;
    size_t size;
    struct run_report report;
};

static void copy_out(struct call *call)
{
    struct casus_run *run = &call->run;
    run->option_count = call->report.options;
    run->stratum_count = call->report.strata;
    run->future_count = call->report.futures;
    run->replicate_count = call->report.replicates;
    run->kept = call->report.kept;
    run->trials = call->report.trials;
    run->failed = call->report.failed;
    run->seconds = call->report.seconds;
    memcpy(call->theirs, run, call->size);
}

static bool progress(void *self, uint64_t done, uint64_t failed, uint64_t all)
{
    struct call *call = self;
    copy_out(call);
    return call->run.progress(call->run.self, done, failed, all) == 0;
}

/* Only a study may be overwritten: a path given by mistake must not cost somebody a file. */
static enum casus_status make_way(const struct casus_run *run, struct problems *problems)
{
    const struct place place = {run->study, 0, 0, 0};
    if (access(run->study, F_OK) != 0 || run->resume)
        return CASUS_OK;
    if (!run->overwrite) {
        problem_error(problems, place, "--resume goes on with it, --force replaces it", "the file exists already");
        return CASUS_USAGE;
    }
    struct problems found;
    problems_init(&found);
    struct study *study = study_open(run->study, &found);
    problems_release(&found);
    if (!study && !study_is_blank(run->study)) {
        problem_error(problems, place, "remove it yourself if it may go",
                      "the file is no casus study: it is not replaced");
        return CASUS_STUDY;
    }
    study_close(study);
    if (unlink(run->study) != 0) {
        problem_error(problems, place, NULL, "the file cannot be removed");
        return CASUS_IO;
    }
    /* What a killed run left beside it belongs to the study that is gone. */
    static const char *const endings[] = {"-wal", "-shm", "-journal"};
    for (size_t k = 0; k < sizeof endings / sizeof endings[0]; k++) {
        const char *path = arena_format(&problems->arena, "%s%s", run->study, endings[k]);
        unlink(path);
    }
    return CASUS_OK;
}

static enum casus_status check_run(const struct casus_run *run, struct problems *problems)
{
    if (!run->study || !*run->study) {
        problem_error(problems, NOWHERE, NULL, "a run needs the path of a study to write");
        return CASUS_USAGE;
    }
    if (run->resume && run->overwrite) {
        problem_error(problems, NOWHERE, NULL, "a study can be gone on with or replaced, not both");
        return CASUS_USAGE;
    }
    if (run->has_horizon && !(run->horizon_days > 0.0)) {
        problem_error(problems, NOWHERE, NULL, "the horizon must be more than 0 days");
        return CASUS_USAGE;
    }
    return make_way(run, problems);
}

/* A study that is no study, or of another world, is told apart from other mistakes: callers may want another path. */
static enum casus_status status_of(enum run_end end, const struct casus_run *run, const struct problems *problems,
                                   uint32_t before)
{
    switch (end) {
    case RUN_DONE:
        return CASUS_OK;
    case RUN_STOPPED:
        return CASUS_STOPPED;
    case RUN_FAILED:
        return CASUS_IO;
    case RUN_INVALID:
        break;
    }
    for (uint32_t k = before; k < problems->count; k++)
        if (problems->list[k].severity == SEVERITY_ERROR && text_equal(problems->list[k].place.file, run->study))
            return CASUS_STUDY;
    return CASUS_INVALID;
}

enum casus_status casus_run(const struct casus_scenario *scenario, struct casus_run *run,
                            struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    struct call call = {.theirs = run, .size = run->size < sizeof *run ? run->size : sizeof *run};
    memcpy(&call.run, run, call.size);
    const enum casus_status status = check_run(&call.run, list);
    if (status != CASUS_OK)
        return problems_show(*problems, status);

    /* So that mistakes in conditions and cuts can quote their line. */
    for (uint32_t k = 0; k < scenario_file_count(scenario->scenario); k++) {
        const struct scenario_file *file = scenario_file_at(scenario->scenario, k);
        problems_know_file(list, arena_format(&list->arena, "%s/%s", scenario->folder, file->path),
                           arena_slice(&list->arena, file->bytes, file->size), file->size);
    }
    const struct run_settings settings = {
        .study_path = call.run.study,
        .options = call.run.options,
        .futures = call.run.futures,
        .replicates = call.run.replicates,
        .has_seed = call.run.has_seed != 0,
        .seed = call.run.seed,
        .horizon_days = call.run.has_horizon ? call.run.horizon_days : -1.0,
        .threads = call.run.threads,
        .cut = call.run.cut,
        .resume = call.run.resume != 0,
        .command = call.run.command,
        .progress = call.run.progress ? progress : NULL,
        .self = &call,
    };
    const uint32_t before = list->count;
    const enum run_end end =
        ensemble_run(scenario->scenario, scenario->overrides, scenario->override_count, &settings, &call.report, list);
    copy_out(&call);
    return problems_show(*problems, status_of(end, &call.run, list, before));
}
