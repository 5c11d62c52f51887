/* Least squares with two regressors and a constant:   y = a + b x + c z
 *
 * For the question whether members' support falls with distance once closeness to the leader is allowed for: `slope` is
 * b, with its 95% interval from Student's t of n - 3 degrees of freedom (Cornish & Fisher's expansion of its quantile,
 * good to 0.1% from 8 degrees on). Where z does not vary it is left out. */
#ifndef CASUS_THEORY_REGRESSION_H
#define CASUS_THEORY_REGRESSION_H

#include <stdint.h>

struct regression {
    double slope, low, high; /* NAN: fewer than 8 points, or x does not vary apart from z */
};

struct regression regression_slope(const double *x, const double *z, const double *y, uint32_t count);

#endif
