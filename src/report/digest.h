/* All that tables and the brief say of options, computed once: options x strata x measures. */
#ifndef CASUS_REPORT_DIGEST_H
#define CASUS_REPORT_DIGEST_H

#include "analysis/summary.h"

struct cell {
    struct band band;       /* the option's own */
    struct band difference; /* to option none, paired; all NAN where there is no none */
    enum verdict verdict;   /* of the difference */
    double balance;         /* share of futures better minus worse than none */
    double never;           /* share of trials in which the day never came */
};

struct digest {
    struct arena arena;
    struct study *study;
    const struct scenario *scenario;
    struct measures measures;
    uint32_t options, strata, futures, replicates;
    uint32_t none;          /* option "none", or NO_INDEX */
    uint32_t *option_order; /* as in the scenario's file, none first if it is there */
    struct cell *cells;     /* [(option * strata + stratum) * measures + measure] */
    bool has_thresholds;    /* and all can be told: one relative to none needs none */
    bool lacks_none;        /* some threshold is relative to none, which was not run */
};

/* Only strata with `wanted` (NULL: all) are filled. False: reported. */
bool digest_make(struct digest *digest, struct study *study, const struct scenario *scenario, const bool *wanted,
                 struct problems *problems);
void digest_release(struct digest *digest);
const struct cell *digest_cell(const struct digest *digest, uint32_t option, uint32_t stratum, uint32_t measure);
/* For readers: the option's title, else its id. */
const char *digest_option_title(const struct digest *digest, uint32_t option);

#endif
