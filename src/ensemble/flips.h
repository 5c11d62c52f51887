/* How far an answer rests on one number: in what share of trials something comes about with that number held, all else
 * as drawn, and at which value that share crosses one half.
 *
 * Trials are run in memory under the same noise whatever is held (common random numbers), so shares are paired and the
 * same on every call. The number's own range is looked at first, then what lies below and above it. A crossing counts
 * where the shares at both ends differ by at least `matters`: less is the chance of so few trials.
 *
 * It is then found by bisection, which takes the share to be monotone in the number. For a member's own support it
 * nearly is: a higher one makes that member let deeper texts pass; it may also draw a somewhat deeper opening text, at
 * which another breaks silence. Where it is not, the value is one of several crossings; both of its sides were run.
 */
#ifndef CASUS_ENSEMBLE_FLIPS_H
#define CASUS_ENSEMBLE_FLIPS_H

#include "ensemble/sample.h"

struct flip_question {
    uint32_t option;
    uint32_t outcome;   /* of kind day: does it come by the horizon? */
    double least, most; /* the number may be moved through these, base units */
    double matters;
    uint32_t replicates;
};

/* Shares of trials in which the day comes. */
struct flip {
    double at_low, at_high;   /* the number held at the ends of its own range */
    double at_least, at_most; /* at the ends of what it may be moved through */
    double value;             /* where the share crosses one half; NAN: nowhere */
};

/* The flip of each of `count` slots, by `threads` threads (0: as many as there are processors). Ends of a range are cut
 * to [least, most]. */
void flips_find(const struct plan *plan, const struct sampler_settings *settings, const struct flip_question *question,
                const uint32_t *slots, uint32_t count, uint32_t threads, struct flip *flips);

#endif
