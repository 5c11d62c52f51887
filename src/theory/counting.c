#include "theory/counting.h"

#include "base/maths.h"
#include <math.h>

void binomial_probabilities(uint32_t count, double p, double *probability)
{
    for (uint32_t j = 0; j <= count; j++)
        probability[j] = 0.0;
    const double n = (double)count;
    const double place = floor((n + 1.0) * p);
    const uint32_t mode = place >= n ? count : (uint32_t)place;
    double sum = probability[mode] = 1.0;
    for (uint32_t j = mode; j < count && p < 1.0; j++)
        sum += probability[j + 1] = probability[j] * (double)(count - j) / (double)(j + 1) * (p / (1.0 - p));
    for (uint32_t j = mode; j > 0 && p > 0.0; j--)
        sum += probability[j - 1] = probability[j] * (double)j / (double)(count - j + 1) * ((1.0 - p) / p);
    for (uint32_t j = 0; j <= count; j++)
        probability[j] /= sum;
}

double poisson_exactly(double mean, uint32_t count)
{
    double log_term = -mean;
    if (mean <= 0.0)
        return count == 0 ? 1.0 : 0.0;
    /* In logarithms: exp(-mean) alone would underflow beyond a mean of 745. */
    for (uint32_t j = 1; j <= count; j++)
        log_term += det_log(mean / (double)j);
    return det_exp(log_term);
}

double poisson_fewer(double mean, uint32_t count)
{
    if (mean <= 0.0)
        return count == 0 ? 0.0 : 1.0;
    double log_term = -mean, sum = 0.0;
    for (uint32_t j = 0; j < count; j++) {
        sum += det_exp(log_term);
        log_term += det_log(mean / (double)(j + 1));
    }
    return sum < 1.0 ? sum : 1.0;
}
