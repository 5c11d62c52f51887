/* Which inputs go with a result: rank correlation over futures, against a noise floor.
 *
 * Spearman's rho between an uncertain input and a measure's per-future values (ties share their mean rank). Its square
 * is the share of the variance of ranks that a monotone relation to this input alone accounts for. With N futures and
 * hundreds of inputs some are large by chance, so a floor goes with them: what the largest of as many inputs that have
 * nothing to do with the measure would exceed in one study of twenty. What lies below it the study cannot tell from
 * chance. */
#ifndef CASUS_ANALYSIS_DRIVERS_H
#define CASUS_ANALYSIS_DRIVERS_H

#include "analysis/summary.h"

struct driver {
    uint32_t slot;
    double rho; /* Spearman, -1..1; values with the sign of the relation */
};

struct drivers {
    struct driver *list; /* strongest first */
    uint32_t count;
    uint32_t inputs; /* uncertain inputs looked at */
    double floor;    /* of rho squared */
};

/* Ranks 1..n with ties sharing the mean rank; NAN stays NAN. */
void ranks_of(const double *value, uint32_t count, double *rank);
/* Spearman's rho over the places where both are known; NAN below three or without spread. */
double spearman(const double *a, const double *b, uint32_t count);

/* Squared rho that the largest of `inputs` unrelated inputs stays under with probability 0.95, over `count` futures:
 * rho squared of one is about chi-square with one degree of freedom over count - 1. At most 1; 1 below three futures.
 */
double noise_floor(uint32_t count, uint32_t inputs);

/* The `most` strongest inputs for value[futures]. Inputs that share a coordinate of the design are one: the first by
 * path stands for all. The list is taken from `arena`. */
struct drivers drivers_of(struct study *study, const struct scenario *scenario, const double *value, uint32_t most,
                          struct arena *arena, struct problems *problems);

/* Mean of `value` over the futures in the lowest and the highest third of the input. */
void driver_thirds(const double *input, const double *value, uint32_t count, double *low, double *high,
                   struct arena *arena);

#endif
