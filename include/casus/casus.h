/* casus: alliance contingency analysis. The public interface; the command line uses nothing else.
 *
 * A scenario is read from a folder of text, a run writes a study file, a report is written from a study.
 *
 *   struct casus_problems *problems = NULL;
 *   struct casus_scenario *scenario = NULL;
 *   if (casus_scenario_load("scenarios/korea", NULL, &scenario, &problems) == CASUS_OK) { ... }
 *   casus_problems_write(problems, 50, write, self);
 *   casus_problems_free(problems);
 *
 * Ownership: what comes out through a `struct X **` is the caller's, to be freed by casus_X_free; a `const *` that
 * is returned is borrowed from its parent. Freeing NULL does nothing. `*problems` is set by every call that takes it
 * (also on success: warnings) and accumulates when it is already set.
 * Threads: different objects may be used from different threads; one object by one thread at a time.
 * The library never prints and never exits. It keeps no state but the failure handler. */
#ifndef CASUS_CASUS_H
#define CASUS_CASUS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CASUS_API __attribute__((visibility("default")))

struct casus_scenario;
struct casus_study;
struct casus_problems;

enum casus_status {
    CASUS_OK,
    CASUS_INVALID, /* the scenario, or what was asked of it, has errors: see problems */
    CASUS_IO,      /* a file cannot be read or written */
    CASUS_STUDY,   /* the file is no study, or of another world */
    CASUS_STOPPED, /* progress asked to stop; what was done is kept */
    CASUS_USAGE,   /* an argument is wrong */
    CASUS_MEMORY
};

CASUS_API const char *casus_version(void);
CASUS_API const char *casus_status_text(enum casus_status status);

/* A broken promise inside casus is reported here before the process aborts. Set once, before any other call. */
CASUS_API void casus_set_failure_handler(void (*handler)(const char *what, const char *file, int line));

typedef void casus_write(void *self, const char *bytes, size_t size);

/* ---- problems: mistakes in a scenario, with their place ---- */

enum casus_severity { CASUS_WARNING, CASUS_ERROR };

struct casus_problem {
    int severity;
    const char *file;           /* NULL: no place */
    int line, column, length;   /* from 1, in code points; 0: the whole file */
    const char *source;         /* the line of text, or NULL */
    const char *message, *hint; /* hint may be NULL */
};

CASUS_API size_t casus_problem_count(const struct casus_problems *problems);
CASUS_API size_t casus_problem_errors(const struct casus_problems *problems);
CASUS_API const struct casus_problem *casus_problem_at(const struct casus_problems *problems, size_t index);
/* As text: file:line:col, the line, a caret, a hint; at most `most`, then a count. */
CASUS_API void casus_problems_write(const struct casus_problems *problems, size_t most, casus_write *write, void *self);
CASUS_API void casus_problems_free(struct casus_problems *problems);

/* ---- scenarios ---- */

/* `set`: NULL, or a NULL-terminated list of "path=value" overrides. Checks everything, the plan included. */
CASUS_API enum casus_status casus_scenario_load(const char *folder, const char *const *set,
                                                struct casus_scenario **scenario, struct casus_problems **problems);
CASUS_API void casus_scenario_free(struct casus_scenario *scenario);
/* Text about a scenario: "summary", "ledger", "ledger.csv". Without one (scenario NULL): "schema" (JSON Schema),
 * "reference" (Markdown), "help NAME" (one key or section; CASUS_USAGE if there is none, with the nearest name as
 * text). */
CASUS_API enum casus_status casus_scenario_text(const struct casus_scenario *scenario, const char *what,
                                                casus_write *write, void *self);

/* Which signal feeds which, as compiled from the scenario: mechanisms as boxes; the signals that one reads of another,
 * and the notices that it hears, as arrows; the loops, and what to cut to open them. Arguments are "key=value",
 * NULL-terminated:
 *   form=text|json|svg   svg: the picture, a document of its own
 *   from=NAME  to=NAME   a signal, several by *, a mechanism or an outcome: what it feeds in the end, what feeds it, by
 *                        distance; both: the shortest ways between them
 *   entities             every signal by itself; else those that differ by an id alone are one, as force.called.*
 *   loops=N              tell at most so many, the shortest; 12 if not given
 *   cut='A -> B'...      as if cut so; each arrow is told in this syntax, which casus_run takes too
 *   width=N              columns, text alone
 * What mechanisms declare is all that they can read. Arrows have no sign: what is made of a signal is code.
 * CASUS_USAGE: an argument is wrong, or names what there is not. CASUS_INVALID: a cut is. Nothing is written unless
 * CASUS_OK is returned. */
CASUS_API enum casus_status casus_structure(const struct casus_scenario *scenario, const char *const *arguments,
                                            casus_write *write, void *self, struct casus_problems **problems);

/* ---- runs ---- */

struct casus_run {
    size_t size;                /* = sizeof (struct casus_run): grows with versions; zero means default throughout */
    const char *study;          /* path of the study file */
    const char *const *options; /* NULL-terminated ids; NULL: all */
    uint32_t futures, replicates, threads;
    int has_seed;
    uint32_t seed;
    int has_horizon;
    double horizon_days;
    const char *const *cut; /* NULL-terminated "signal -> mechanism"; NULL: nothing is cut */
    int resume;             /* go on with the study, which may have more futures, replicates and options then */
    int overwrite;          /* take the place of a study that exists; of another file never */
    const char *command;    /* kept in the study's receipt */
    /* Called by the calling thread some ten times a second; nonzero: stop after the trials at hand, which are kept. */
    int (*progress)(void *self, uint64_t done, uint64_t failed, uint64_t all);
    void *self;
    /* Out, set before progress is called first: what is crossed, and how many trials the study had already. */
    uint32_t option_count, stratum_count, future_count, replicate_count;
    uint64_t kept;
    /* Out, at the end: of this run. */
    uint64_t trials, failed;
    double seconds;
};
#define CASUS_RUN_INIT                                                                                                 \
    {                                                                                                                  \
        .size = sizeof(struct casus_run)                                                                               \
    }

/* CASUS_USAGE: the file exists and neither `resume` nor `overwrite` is set. CASUS_STUDY: it is no study, or one that
 * differs in what its rows depend on; the problems name what. Whatever happens, what was written is kept and can be
 * resumed. */
CASUS_API enum casus_status casus_run(const struct casus_scenario *scenario, struct casus_run *run,
                                      struct casus_problems **problems);

/* ---- studies ---- */

struct casus_column {
    const char *id, *unit;
    int type; /* 0 number, 1 ordinal, 2 day (INFINITY: never by the horizon), 3 category */
    size_t count;
    const double *value; /* [future * replicates + replicate]; NAN: the trial failed */
};

CASUS_API enum casus_status casus_study_open(const char *path, struct casus_study **study,
                                             struct casus_problems **problems);
CASUS_API void casus_study_free(struct casus_study *study);
/* Trials stored, and of them failed; a run that was stopped has more than fill the columns below. */
CASUS_API size_t casus_study_rows(const struct casus_study *study);
CASUS_API size_t casus_study_failed(const struct casus_study *study);
/* Complete for every option and stratum. */
CASUS_API uint32_t casus_study_futures(const struct casus_study *study);
CASUS_API uint32_t casus_study_replicates(const struct casus_study *study);
CASUS_API const char *casus_study_option(const struct casus_study *study, size_t index);  /* NULL past the end */
CASUS_API const char *casus_study_stratum(const struct casus_study *study, size_t index); /* NULL past the end */
CASUS_API const char *casus_study_outcome(const struct casus_study *study, size_t index); /* NULL past the end */
/* `stratum` may be NULL for the first. Borrowed from the study. */
CASUS_API enum casus_status casus_study_column(struct casus_study *study, const char *option, const char *stratum,
                                               const char *outcome, struct casus_column *column,
                                               struct casus_problems **problems);

/* A report by name; arguments are "key=value", NULL-terminated:
 *   "show"     form=table|json|csv  stratum=ID  option=ID...  hash (only the study's hash)  width=N  colour
 *   "pivots"   form=table|json  stratum=ID, else the first  option=ID, else the one the brief follows  width=N  colour
 *   "explain"  option=ID  trial=FUTURE/REPLICATE, else the one nearest the middle  stratum=ID  form=text|json  width=N
 *   "structure" as casus_structure, of the world that the study keeps, with the cuts it was run with
 *   "brief"    (HTML)  stratum=ID first  option=ID of the trial it tells
 * Futures and replicates count from 0, as in the tables of the study. New reports do not change this interface. */
CASUS_API enum casus_status casus_report(struct casus_study *study, const char *what, const char *const *arguments,
                                         casus_write *write, void *self, struct casus_problems **problems);

/* ---- hindcasts ---- */

struct casus_hindcast {
    size_t size;              /* = sizeof (struct casus_hindcast): grows with versions; zero means default throughout */
    const char *folder;       /* of the cases, a .yaml file each */
    const char *const *cases; /* NULL-terminated ids; NULL: all */
    const char *const *set;   /* NULL-terminated "path=value" changes to all of them; NULL: none */
    uint32_t futures, threads; /* five trials a future, of crises a hundred */
    uint32_t seed;
    int form;            /* 0 text, 1 Markdown, 2 JSON */
    int calibrate;       /* score the calibrated council too, leave-one-out */
    int tell_calibrated; /* and hold its forecasts in the table of cases */
    uint32_t width;      /* of the terminal, text alone; 0: 100 columns */
    int colour;
};
#define CASUS_HINDCAST_INIT                                                                                            \
    {                                                                                                                  \
        .size = sizeof(struct casus_hindcast)                                                                          \
    }

/* Run every case of the folder and score the council, and rival decision rules, against base rates; or, where the cases
 * are movements, set what trials give beside what was measured; or, where they are crises, score how violent and how
 * long they were foretold to be. CASUS_INVALID: there is no case, one has mistakes, or several kinds are in one
 * folder. */
CASUS_API enum casus_status casus_hindcast(const struct casus_hindcast *hindcast, casus_write *write, void *self,
                                           struct casus_problems **problems);

/* ---- movement alone ---- */

struct casus_deploy {
    size_t size;                /* = sizeof (struct casus_deploy): grows with versions; zero means default throughout */
    const char *scenario;       /* a whole world, or a list of movements by itself */
    const char *const *options; /* NULL-terminated ids; NULL: all that move anything */
    const char *stratum;        /* NULL: the first */
    const char *const *set;     /* NULL-terminated "path=value" changes; NULL: none */
    uint32_t futures, replicates, threads;
    uint32_t seed;
    int worth; /* say what one more ship, spot, open passage or day of warning buys; of one option */
    int form;  /* 0 text, 1 Markdown, 2 JSON */
    uint32_t width;
    int colour;
    double recall_day; /* call all back on that day, and say when they are home; 0: as the scenario says */
};
#define CASUS_DEPLOY_INIT                                                                                              \
    {                                                                                                                  \
        .size = sizeof(struct casus_deploy)                                                                            \
    }

/* Decide on day 0, let everybody give what he has, and say when it would be there and what held it. */
CASUS_API enum casus_status casus_deploy(const struct casus_deploy *deploy, casus_write *write, void *self,
                                         struct casus_problems **problems);

/* ---- published models by themselves ---- */

/* A model of the literature by name, without a scenario. Arguments are "key=value", or "key" for a switch,
 * NULL-terminated; NULL: none. Without a model (NULL): the list of models; with the one argument "help": the model's
 * keys, equations and sources. CASUS_INVALID: a file has errors. Nothing is written unless CASUS_OK is returned. */
CASUS_API enum casus_status casus_calc(const char *model, const char *const *arguments, casus_write *write, void *self,
                                       struct casus_problems **problems);

struct casus_calc_key {
    const char *name;  /* "rule" */
    const char *value; /* what it takes, "NAME", "FILE"; NULL: it is a switch */
    int repeats;
    const char *help;
};

/* Which models there are; NULL past the end. */
CASUS_API const char *casus_calc_model(size_t index);
/* Key `index` of a model; the first is the one that a value without a name is meant for. CASUS_USAGE past the end, and
 * for a model there is not. */
CASUS_API enum casus_status casus_calc_key(const char *model, size_t index, struct casus_calc_key *key);

#ifdef __cplusplus
}
#endif

#endif
