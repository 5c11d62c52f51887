/* The ensemble: futures x replicates, in every stratum, for every option, under common random numbers.
 *
 * A block is one (stratum, future, 64 consecutive replicates) with all options. Workers take blocks by one atomic
 * fetch-add and hand results to the calling thread, which alone writes. Results depend on nothing but
 * (scenario, overrides, seed, design, noise, horizon): not on threads, order, or how often a run was interrupted. */
#ifndef CASUS_ENSEMBLE_ENSEMBLE_H
#define CASUS_ENSEMBLE_ENSEMBLE_H

#include "model/model.h"
#include "sim/trial.h"
#include "study/study.h"

struct run_settings {
    const char *study_path;
    const char *const *options;   /* ids, NULL-terminated; NULL: all of the scenario */
    uint32_t futures, replicates; /* 0: the scenario's `run:` */
    bool has_seed;
    uint32_t seed;          /* else the scenario's */
    double horizon_days;    /* negative: the scenario's */
    uint32_t threads;       /* 0: as many as there are processors */
    const char *const *cut; /* as in plan_make, or NULL */
    bool resume;
    const char *command; /* kept in the study, may be NULL */
    bool (*progress)(void *self, uint64_t done, uint64_t failed,
                     uint64_t all); /* false: stop after the blocks at hand */
    void *self;
};

enum run_end {
    RUN_DONE,
    RUN_STOPPED, /* progress asked for it; what was done is kept */
    RUN_INVALID, /* what was asked has mistakes, or the study is of another world */
    RUN_FAILED   /* the study cannot be written; what was written before is kept */
};

/* The sizes and `kept` are set before progress is called first. */
struct run_report {
    uint32_t options, strata, futures, replicates;
    uint64_t kept;           /* trials asked for that the study had already */
    uint64_t trials, failed; /* of this run */
    double seconds;
};

/* progress is called by the calling thread, some ten times a second: `done` and `failed` count what was kept too. No
 * signal handler is installed; the workers let signals pass to the caller's thread. */
enum run_end ensemble_run(const struct scenario *scenario, const struct override *overrides, size_t override_count,
                          const struct run_settings *settings, struct run_report *report, struct problems *problems);

/* How long a trial is unless another horizon is asked for. */
double scenario_horizon_days(const struct scenario *scenario);

/* What a study will call the plan's outcomes: plan_outcome_count of them, in the arena; texts are the plan's. */
struct study_outcome *plan_study_outcomes(const struct plan *plan, struct arena *arena);

/* ---- strata: combinations of the switches named by `run: apart:` ---- */

/* At most 8 switches and 4,096 strata: false, with a problem, if there are more. */
bool strata_check(const struct scenario *scenario, struct problems *problems);
uint32_t strata_count(const struct scenario *scenario);
void strata_describe(const struct scenario *scenario, uint32_t stratum, char *id, size_t id_room, char *title,
                     size_t title_room);
/* Set the switches' slots of one future's parameters. */
void strata_apply(const struct scenario *scenario, uint32_t stratum, double *param);

/* ---- the design ---- */

/* Coordinates of future number `future` in a Latin hypercube of sheets of `sheet` rows: u[coordinate] in (0, 1). A
 * column depends on the coordinate's name alone: adding one changes no other. Key (seed, sheet number), counter (row,
 * 0xffffffff, hash of "design/lhs/NAME"): words 0, 1 rank the rows, words 2, 3 jitter. `design` is made once and
 * shared. */
struct design;
struct design *design_make(const struct scenario *scenario, uint32_t seed, uint32_t sheet, uint32_t futures);
void design_free(struct design *design);
void design_row(const struct design *design, uint32_t future, double *u);

/* ---- one trial again, with its trace ---- */

struct replay {
    const struct plan *plan;
    struct world *world; /* as it stands at the end of the trial */
    struct trace trace;  /* all lines */
    struct trial_result result;
    double *param; /* that future's parameters */
};

/* `option` and `stratum` are the study's numbers. `plan` must be of the study's scenario. Reports when the outcomes
 * differ by a bit from the stored row (they never may); a trial that is not stored is made all the same. NULL, with a
 * problem, if there was a mistake. */
struct replay *replay_make(const struct plan *plan, struct study *study, uint32_t option, uint32_t stratum,
                           uint32_t future, uint32_t replicate, struct problems *problems);
void replay_free(struct replay *replay);

#endif
