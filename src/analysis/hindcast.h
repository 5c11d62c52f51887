/* Hindcasts scored: how well forecasters would have foretold cases whose end is known, against base rates.
 *
 * A case ended in one of six classes, and most have a day of decision. A forecaster has one forecast for each case:
 * trials counted by class, and the days of decision of a sample. Three scores, all better when lower:
 *
 *   log    -ln p of the class that happened. p of a class is (count + 1/6) / (trials + 1): one more trial, spread
 *          evenly, keeps it finite. What never came up in n trials costs ln(6 (n + 1)), so forecasters should have
 *          as many.
 *   brier  sum over classes of (p - o)^2, with the same p: 0 to 2.
 *   crps   of the day of decision, in days, over [0, horizon]: a trial without a decision counts as the horizon. A
 *          day known as an interval is scored by the mean over it. What was not agreed was undecided up to
 *          `days_least` and is scored over [0, days_least]: a forecast pays for decisions it expected by then, and
 *          for nothing after. Only where that is the horizon or beyond is such a case scored as the others are; with
 *          less, late decisions cost a forecast nothing just because none came, so say how long it stayed open.
 *
 * *Base rates* (climatology) are a forecaster like any other, which for each case knows the others alone: their
 * classes, and as sample of days their midpoints, never for those not agreed. *Skill* is 1 - mean score / mean of base
 * rates. Intervals are percentile bootstraps of 95% over cases; the scores of a case, base rates' too, stay as they
 * are. So resamples know neither the doubt in base rates nor that in a choice of a grid point, and intervals are too
 * narrow for few cases.
 *
 * *Calibration* is leave-one-out: for each case, the grid point with the least total over the other cases,
 *
 *   total = mean log + mean crps / scale,   scale = mean crps of base rates over the other cases
 *
 * (the first of equals; log alone if no scale can be had). Base rates within the scale leave the case out as well: what
 * happened in a case touches neither its base rates nor its grid point. */
#ifndef CASUS_ANALYSIS_HINDCAST_H
#define CASUS_ANALYSIS_HINDCAST_H

#include "analysis/delays.h"
#include "analysis/resample.h"
#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

enum council_class {
    COUNCIL_FULL,
    COUNCIL_DILUTED,
    COUNCIL_OPT_OUT,
    COUNCIL_FORUM_SHIFT,
    COUNCIL_COALITION,
    COUNCIL_NOT_AGREED,
    COUNCIL_CLASSES
};

struct hindcast_case {
    const char *id, *title, *note; /* note: what the record adds, or "" */
    uint32_t members;
    enum council_class happened;
    bool has_days;                /* scored by days at all */
    double days_least, days_most; /* of the decision; not agreed: undecided up to days_least, days_most is not read */
    double horizon_days;          /* of the trials */
};

struct forecast {
    uint32_t trials[COUNCIL_CLASSES];
    const double *days; /* sorted upwards, INFINITY: never by the horizon */
    uint32_t day_count; /* 0: no word on days */
};

struct forecaster {
    const char *id, *title;
    const struct forecast *of_case; /* one for each case */
};

/* Where a question lies: the treaty's own case was invoked; a member's own territory was at issue; or neither. */
enum hindcast_ground { GROUND_TREATY, GROUND_OWN, GROUND_BEYOND, HINDCAST_GROUNDS };

struct hindcast_member {
    const char *id;
    bool is_named;   /* the record names it as holding out */
    double held_out; /* share of trials in which it did not say yes at once */
};

/* Who held out and who gave, on record and in the trials of the first forecaster. */
struct hindcast_council {
    enum hindcast_ground ground;
    const struct hindcast_member *members;
    uint32_t member_count;
    bool has_contributors; /* besides the leader, on record: */
    double contributors;
    double gave_low, gave_middle, gave_high; /* 5, 50 and 95 in 100 of the trials that decided to act; NAN: none did */
};

/* What is scored. Everything is borrowed. */
struct hindcast {
    const struct hindcast_case *cases;
    uint32_t case_count;
    const struct forecaster *forecasters; /* the first is the one that others are compared with */
    uint32_t forecaster_count;
    const struct forecaster *grid; /* points to calibrate by, the default first; their titles name them */
    uint32_t grid_count;           /* 0: no calibration */
    const char *calibrated_id, *calibrated_title;
    uint32_t seed;                           /* of the bootstrap */
    const struct hindcast_council *councils; /* one for each case; NULL: nothing is told of them */
    const struct delay *delays;              /* of parliaments; NULL: none are told */
    uint32_t delay_count, willing, unwilling;
};

enum hindcast_score { SCORE_LOG, SCORE_BRIER, SCORE_CRPS, HINDCAST_SCORES };

struct case_score {
    double chance[COUNCIL_CLASSES];          /* p, as above */
    enum council_class likeliest;            /* the first of equals */
    double score[HINDCAST_SCORES];           /* CRPS: NAN where the case or the forecast has no days */
    double days_low, days_middle, days_high; /* 5, 50 and 95 in 100 of the sample; INFINITY: never; NAN: none */
};

enum against_base { AGAINST_BASE_BETTER, AGAINST_BASE_SAME, AGAINST_BASE_WORSE, AGAINST_BASE_UNKNOWN };

struct forecaster_score {
    const char *id, *title;
    const struct case_score *of_case;
    double mean[HINDCAST_SCORES];
    struct estimate skill[HINDCAST_SCORES];
    enum against_base against_base[HINDCAST_SCORES]; /* SAME: the interval of the skill covers 0 */
    /* Mean score of this less that of the first forecaster, paired by case: above 0, the first is better. */
    struct estimate excess[HINDCAST_SCORES];
    uint32_t hits;     /* cases in which the likeliest class happened */
    double confidence; /* mean chance of the likeliest class; above the share of hits: overconfident */
};

struct hindcast_scores {
    uint32_t case_count, dated_count; /* dated: scored by days against base rates */
    struct forecaster_score base_rates;
    struct forecaster_score *forecaster; /* the first, the calibrated one if there is a grid, then the others */
    uint32_t forecaster_count;
    const uint32_t *chosen;       /* grid point for each case; NULL without a grid */
    const uint32_t *chosen_times; /* for each grid point, in how many cases */
};

/* All of it. Results live in `arena` and lend the texts of `hindcast`. Needs two cases or more, a trial in each
 * forecast, and sorted days from 0 on. */
struct hindcast_scores hindcast_score(const struct hindcast *hindcast, struct arena *arena);

/* Chance that a member whom the record names held out in more trials than one it does not: 1/2 is no telling apart. NAN
 * where it names nobody, or everybody. */
double council_discrimination(const struct hindcast_council *council);

const char *council_class_id(enum council_class class); /* "full", ..., "not_agreed" */

#endif
