/* A study: one SQLite file that holds the scenario as read, the settings, and one row for every trial, so that
 * whatever is asked later needs nothing else. Valid after a kill at any moment.
 *
 * Tables (page "the study file" of docs/): study, file, option, outcome, stratum, input, future, trial, block, run.
 * A trial's row is (option, stratum, future, replicate, status, events, outcomes...). "Never by the horizon" is
 * INFINITY in memory and NULL in SQL; a failed trial has status > 0, NULLs, and NAN in memory.
 *
 * One thread at a time for each study. */
#ifndef CASUS_STUDY_STUDY_H
#define CASUS_STUDY_STUDY_H

#include "scenario/scenario.h"

struct study;

struct study_option {
    const char *id, *title, *flag; /* title and flag may be NULL */
};

/* A stratum is one combination of the switches named by `run: apart:`; strata are crossed with everything and
 * never pooled. A scenario without any has one stratum with title "". */
struct study_stratum {
    const char *id;    /* "violent"; several switches joined by "/" */
    const char *title; /* "crisis.start: violent" */
};

struct study_outcome {
    const char *id, *title, *unit, *levels, *axis; /* levels "a|b|c" or NULL; axis may be NULL */
    int first_level;
    const char *type; /* number, ordinal, category, day */
    int better;       /* -1 less, +1 more, 0 neither */
};

struct study_settings {
    uint32_t seed;
    uint32_t futures, replicates; /* the most any run was asked for */
    const char *design;           /* "lhs" */
    uint32_t sheet;               /* rows of one Latin hypercube sheet */
    const char *noise;            /* "own" (a future's number) or "common" (0 in all futures) */
    double horizon_days;
};

/* What a study is made of, as the ensemble knows it. */
struct study_plan {
    const struct scenario *scenario;
    const struct override *overrides;
    size_t override_count;
    const struct study_option *options;
    uint32_t option_count;
    const struct study_stratum *strata;
    uint32_t stratum_count;
    const struct study_outcome *outcomes;
    uint32_t outcome_count;
    struct study_settings settings;
    uint32_t revision;
    const char *const *cuts; /* NULL-terminated "signal -> mechanism", as given to plan_make; may be NULL */
};

/* ---- writing: the ensemble's side ---- */

/* Whether `path` could go on as `plan`: reports what differs, as study_begin would, and writes nothing. */
bool study_agrees(const char *path, const struct study_plan *plan, struct problems *problems);

/* A file without any content, as a run leaves it that was killed in its first moments. */
bool study_is_blank(const char *path);

/* Create `path` (an existing file is refused unless `resume`; a blank one then counts as none). With `resume`: the file
 * must agree in world hash, seed, design, noise, horizon and revision (an error names what differs); futures,
 * replicates and options may grow. `command` is kept in table run. NULL on error. */
struct study *study_begin(const char *path, const struct study_plan *plan, bool resume, const char *command,
                          uint32_t threads, struct problems *problems);
/* Write one future's uncertain inputs (all slots that are not constant, base units), once. A NAN is kept as NULL: the
 * slot does not belong to the future (a switch that the strata set). */
bool study_write_future(struct study *study, uint32_t future, const double *param, struct problems *problems);

struct study_row {
    uint32_t option; /* the study's number, see study_option_find */
    uint32_t stratum, future, replicate;
    uint32_t status; /* 0: done; else why it failed, and its outcomes are not read */
    uint32_t events;
    const double *outcome;
};
/* A block: all rows of (stratum, future, replicates [first, first + count), all options given), `first` a multiple of
 * 64 and no replicate left out. Rows and the block's record are written in one transaction; transactions are joined
 * until study_flush or 0.5 s have passed. A row that is stored already must be equal by its bits: an error says where
 * it is not. */
bool study_write_block(struct study *study, const struct study_row *rows, size_t row_count, struct problems *problems);
bool study_flush(struct study *study, struct problems *problems);
bool study_has_block(const struct study *study, uint32_t option, uint32_t stratum, uint32_t future, uint32_t first,
                     uint32_t count);
/* The rows of one finished block as they were computed again: an error where one differs from what is stored. */
bool study_check_rows(struct study *study, const struct study_row *rows, size_t row_count, struct problems *problems);
/* Ends the run with its status ("done", "stopped", "failed"), checkpoints, leaves one file. study_close must follow. */
bool study_end(struct study *study, const char *status, struct problems *problems);

/* ---- reading ---- */

struct study *study_open(const char *path, struct problems *problems);
void study_close(struct study *study);

const struct study_settings *study_settings_of(const struct study *study);
uint32_t study_revision(const struct study *study);
const char *study_command(const struct study *study); /* of the last run */
uint32_t study_option_count(const struct study *study);
const struct study_option *study_option_at(const struct study *study, uint32_t option);
uint32_t study_option_find(const struct study *study, const char *id); /* or NO_INDEX */
uint32_t study_stratum_count(const struct study *study);
const struct study_stratum *study_stratum_at(const struct study *study, uint32_t stratum);
uint32_t study_stratum_find(const struct study *study, const char *id); /* or NO_INDEX */
uint32_t study_outcome_count(const struct study *study);
const struct study_outcome *study_outcome_at(const struct study *study, uint32_t outcome);
uint32_t study_outcome_find(const struct study *study, const char *id); /* or NO_INDEX */
/* Futures and replicates for which every option and stratum has its rows: what tables are made from. */
uint32_t study_futures(const struct study *study);
uint32_t study_replicates(const struct study *study);
uint64_t study_trial_count(const struct study *study);  /* rows */
uint64_t study_failed_count(const struct study *study); /* rows with status > 0 */

/* Outcome of all trials of an option in a stratum: value[future * replicates + replicate], futures x replicates of
 * them. Borrowed, kept until close. NULL on a read error. */
const double *study_column(struct study *study, uint32_t option, uint32_t stratum, uint32_t outcome,
                           struct problems *problems);
/* One stored trial: its status, and its outcomes if status is 0. False if there is no such row. */
bool study_trial(struct study *study, uint32_t option, uint32_t stratum, uint32_t future, uint32_t replicate,
                 uint32_t *status, double *outcome);
/* An uncertain input over futures (base units; NAN where the strata set it), or NULL if `path` is constant or unknown.
 * Borrowed. */
const double *study_input(struct study *study, const char *path, struct problems *problems);

/* The scenario's text as stored, in the form scenario_load takes. Lives as long as the study. */
struct scenario_reader study_reader(struct study *study);
const struct override *study_overrides(const struct study *study, size_t *count);
const char *const *study_cuts(const struct study *study); /* NULL-terminated */

/* 64 hexadecimal digits: what the study's numbers are, free of order, blocks, threads and times. Reads every row;
 * an empty text if that fails. */
void study_hash(struct study *study, char out[65]);
void study_world_hash(const struct study *study, char out[65]);

#endif
