/* What a reader is told about options: measures over futures, with the replicates' own noise taken out.
 *
 * A *measure* (section `measures` of the scenario) turns an outcome of trials into one number per future: `mean:
 * OUTCOME` the mean over replicates, `share: "OUTCOME >= 3"` the share of replicates in which it holds. A trial in
 * which an outcome of kind day never happened counts as not holding, and is left out of means (its share is reported
 * beside).
 *
 * The spread of such per-future numbers holds two things: how futures differ (what the reader wants) and the noise of a
 * finite number of replicates. With R replicates and within-future variance s_f^2, the second is s_f^2 / R on average;
 * deviations from the grand mean are shrunk by sqrt(max(0, 1 - noise / spread)) before quantiles are taken (constrained
 * empirical Bayes: Louis 1984, Ghosh 1992; the papers were not re-read, the property is tested by simulation). */
#ifndef CASUS_ANALYSIS_SUMMARY_H
#define CASUS_ANALYSIS_SUMMARY_H

#include "study/study.h"

enum measure_kind { MEASURE_MEAN, MEASURE_SHARE };
enum comparison { COMPARE_LESS, COMPARE_LESS_EQUAL, COMPARE_MORE, COMPARE_MORE_EQUAL, COMPARE_EQUAL, COMPARE_UNEQUAL };

struct measure {
    const char *id, *title, *unit, *axis, *note;
    enum measure_kind kind;
    uint32_t outcome;
    enum comparison comparison; /* SHARE */
    double level;
    int better;
    double matters; /* least difference worth a word, in the measure's own unit (a share: 0..1) */
    /* acceptable: "<= none + 0.02" or "<= 45": value OP (none's value if relative) + offset */
    bool has_threshold, relative_to_none;
    enum comparison threshold_comparison;
    double threshold;
};

struct measures {
    struct arena arena;
    struct measure *list;
    uint32_t count;
};

/* Outcomes that measures may name: a study's, or those a plan will report. */
struct outcome_list {
    const struct study_outcome *outcome;
    uint32_t count;
};

/* Read section `measures` against outcomes. Mistakes are reported at their place. */
bool measures_read(const struct scenario *scenario, struct outcome_list outcomes, struct measures *measures,
                   struct problems *problems);
/* What section `ask` names must be there: options, measures, roles. */
bool questions_check(const struct scenario *scenario, const struct measures *measures, struct problems *problems);
/* measures_read with the study's outcomes. */
bool measures_load(const struct scenario *scenario, const struct study *study, struct measures *measures,
                   struct problems *problems);
void measures_release(struct measures *measures);
uint32_t measures_find(const struct measures *measures, const char *id); /* or NO_INDEX */

/* Reads a comparison sign at *text and the blanks after it, and moves *text on; false if there is none. */
bool comparison_read(const char **text, enum comparison *comparison);
bool comparison_holds(double value, enum comparison comparison, double level);

struct band {
    double low, middle, high; /* 5, 50, 95 in 100 futures, noise taken out */
    double mean;              /* over futures */
    double error;             /* standard error of the mean (over futures; sampling error of replicates included) */
    uint32_t futures;         /* that had a value */
};

/* Per-future values of a measure: value[futures]; NAN where there is none. noise[futures] (may be NULL): variance of
 * that value from a finite number of replicates. */
void measure_values(struct study *study, const struct measure *measure, uint32_t option, uint32_t stratum,
                    double *value, double *noise, struct problems *problems);
/* The same, as the difference option - other, paired trial by trial. */
void measure_differences(struct study *study, const struct measure *measure, uint32_t option, uint32_t other,
                         uint32_t stratum, double *value, double *noise, struct problems *problems);
/* Share of trials in which the measure's outcome never happened (an outcome of kind day). */
double measure_never(struct study *study, const struct measure *measure, uint32_t option, uint32_t stratum,
                     struct problems *problems);
struct band band_of(const double *value, const double *noise, uint32_t count);
/* Per-future values with the replicates' noise taken out, as band_of uses them (NANs kept). */
void shrink(double *value, const double *noise, uint32_t count);

enum verdict { VERDICT_BETTER, VERDICT_WORSE, VERDICT_SAME, VERDICT_UNCLEAR };
/* BETTER or WORSE: the 95% interval of the mean difference excludes 0 and the mean is at least `matters`; SAME: the
 * interval lies within +-matters; else UNCLEAR. `better` 0: never BETTER or WORSE (UNCLEAR then means "differs or
 * unclear"). */
enum verdict verdict_of(const struct measure *measure, const struct band *difference);
/* Share of futures in which the option is better by at least `matters`, minus worse: in [-1, 1]. */
double balance_of(const struct measure *measure, const double *difference, uint32_t count);
/* Which futures meet every threshold of the axis: met[futures]. A future without a value does not meet one. */
void acceptable_futures(struct study *study, const struct measures *measures, uint32_t option, uint32_t none,
                        uint32_t stratum, const char *axis, bool *met, struct problems *problems);
/* In how many futures the option meets every threshold of the axis (NULL: of all axes). `none` is option "none" or
 * NO_INDEX. */
uint32_t acceptable_count(struct study *study, const struct measures *measures, uint32_t option, uint32_t none,
                          uint32_t stratum, const char *axis, struct problems *problems);

/* Quantile of type 7 of `count` values, NANs left out, INFINITYs kept; sorts `value` in place. */
double quantile_of(double *value, uint32_t count, double p);
/* Wilson's interval of a share at 95%. */
void wilson(uint64_t holds, uint64_t of, double *low, double *high);

#endif
