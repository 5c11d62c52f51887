/* Resamples of cases with replacement: intervals of what is averaged over few of them.
 *
 * Percentile bootstrap of 95% (Efron 1979). The same resamples serve all that is estimated, so differences are paired.
 * What a case scored stays as it is, so intervals are too narrow where scores themselves rest on few cases. */
#ifndef CASUS_ANALYSIS_RESAMPLE_H
#define CASUS_ANALYSIS_RESAMPLE_H

#include "base/arena.h"
#include <stdint.h>

enum { RESAMPLES = 2000 };

struct estimate {
    double value;     /* NAN where it cannot be had */
    double low, high; /* 95%; infinite with fewer than two cases */
};

struct resample {
    const uint32_t *pick; /* RESAMPLES rows of case_count cases */
    double *value;        /* RESAMPLES, overwritten */
    uint32_t case_count;
};

struct resample resample_make(uint32_t seed, uint32_t case_count, struct arena *arena);
/* The cases of resample r. */
const uint32_t *resample_cases(const struct resample *resample, uint32_t r);
/* `value` of all cases with the interval of what resamples gave, which stands in resample->value. */
struct estimate resample_estimate(const struct resample *resample, double value);

#endif
