/* Crises of the past scored: how well the ladder would have foretold how they went, against base rates.
 *
 * Six scores, all better when lower. Four are of a crisis, two of each outside power that was no party to it and whose
 * part is on record:
 *
 *   serious   Brier, (p - o)^2, of a peak at serious clashes or war          (theory/scores.h)
 *   war       Brier of a peak at war
 *   peak      ranked probability score of the four peaks
 *   over      Brier of being over within CRISIS_DAYS
 *   military  Brier of an answer at covert or semi-military involvement or beyond (response class 3)
 *   force     Brier of an answer by direct military involvement (class 4); what is on record counts military acts
 *             without violence too, so this is too strict on a forecast of violence
 *
 * The ladder knows the trigger alone. Its rivals are itself with two covariates, great powers and nuclear arms, and
 * five base rates. Four of these do not know the case they forecast: the counts of ICB less the case, all alike or by
 * how it was triggered; and the other cases of the list, likewise (all of them where none was triggered so). The fifth,
 * ICB by trigger with the case in its counts, knows as much as the ladder's fit does: what the ladder gains on the
 * second and not on the fifth it owes to being in sample. Quartiles of duration cannot be had less one case: ICB's days
 * know it. ICB's rows for outside powers are weighed by the peaks it expects.
 *
 * Differences are the ladder's mean score less that of a rival, paired by case, with an interval of 95% over
 * resamples of cases (a case brings all its powers). Of what never came, or always, resamples would tell chances apart
 * and not outcomes: there is no interval. Cases told apart (`apart`) have forecasts and no scores. */
#ifndef CASUS_ANALYSIS_CRISIS_SCORES_H
#define CASUS_ANALYSIS_CRISIS_SCORES_H

#include "analysis/resample.h"
#include "theory/icb.h"
#include <stdbool.h>

#define CRISIS_DAYS 90.0

struct crisis_power {
    const char *id, *title;
    bool is_reactor; /* its answers are forecast */
    bool is_party;   /* what it does is no answer from outside */
    bool has_record;
    enum icb_involvement did;
};

struct crisis_case {
    const char *id, *title, *note, *apart; /* apart: why it is not scored, or "" */
    enum icb_trigger trigger;
    uint32_t peak; /* 1 to 4 */
    bool has_days; /* it is over */
    double days;
    const struct crisis_power *powers;
    uint32_t power_count;
};

struct crisis_forecast {
    double peak[ICB_LEVELS];        /* chances of the peaks, summing to 1 */
    double over;                    /* within CRISIS_DAYS */
    const double *military, *force; /* by power of the case; NAN where it is not forecast */
};

enum crisis_score {
    CRISIS_SERIOUS,
    CRISIS_WAR,
    CRISIS_PEAK,
    CRISIS_OVER,
    CRISIS_MILITARY,
    CRISIS_FORCE,
    CRISIS_SCORES
};
enum crisis_forecaster {
    CRISIS_LADDER,
    CRISIS_LADDER_KNOWN,
    CRISIS_ICB,
    CRISIS_ICB_TRIGGER,
    CRISIS_ICB_KNOWN,
    CRISIS_OTHERS,
    CRISIS_OTHERS_TRIGGER,
    CRISIS_FORECASTERS
};

/* Of one case by one score: the sum over its units, the case itself or its powers, and how many there are. */
struct crisis_sum {
    double sum;
    uint32_t count;
};

struct crisis_scored {
    const char *id, *title;
    const struct crisis_forecast *of_case;          /* all cases */
    const struct crisis_sum (*sums)[CRISIS_SCORES]; /* all cases; nothing in those apart */
    double mean[CRISIS_SCORES];                     /* NAN: nothing was scored so */
    struct estimate difference[CRISIS_SCORES];      /* the ladder's mean less this one's; the ladder's own: 0 */
};

/* How often a thing was expected by the ladder, and how often it came. */
struct crisis_tally {
    double expected;
    uint32_t happened, of;
};

struct crisis_scores {
    uint32_t case_count, scored_count, nonviolent_count; /* of those scored, triggered without violence */
    struct crisis_scored forecaster[CRISIS_FORECASTERS];
    struct crisis_tally tally[CRISIS_SCORES]; /* not of CRISIS_PEAK */
};

enum crisis_verdict { CRISIS_BETTER, CRISIS_NOT_DISTINGUISHABLE, CRISIS_WORSE, CRISIS_UNTOLD };
/* BETTER: the ladder's score is lower and the interval does not hold 0. UNTOLD: there is no interval. */
enum crisis_verdict crisis_verdict_of(const struct estimate *difference);

/* Scores of the same three kinds over sets whose rows are not here, by the authors of casus from ICB 14. */
struct crisis_published {
    const char *set, *forecaster;
    double score[3]; /* serious, war, peak */
};
extern const struct crisis_published crisis_published[];
extern const uint32_t crisis_published_count;

/* All of it; `ladder` and `known` have one forecast for each case. Results live in `arena` and lend the texts of
 * `cases`. */
struct crisis_scores crisis_score(const struct crisis_case *cases, uint32_t count, const struct crisis_forecast *ladder,
                                  const struct crisis_forecast *known, uint32_t seed, struct arena *arena);

#endif
