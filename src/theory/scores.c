#include "theory/scores.h"

#include "base/maths.h"
#include <math.h>

double score_brier(const double *stated, const bool *happened, uint32_t count)
{
    double sum = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        const double miss = stated[i] - (happened[i] ? 1.0 : 0.0);
        sum += miss * miss;
    }
    return sum / (double)count;
}

double score_ranked(const double *stated, uint32_t levels, uint32_t outcome)
{
    double sum = 0.0, up_to = 0.0;
    for (uint32_t j = 0; j + 1 < levels; j++) {
        up_to += stated[j];
        const double miss = up_to - (outcome <= j ? 1.0 : 0.0);
        sum += miss * miss;
    }
    return sum;
}

double score_log(const double *stated, uint32_t outcome)
{
    return stated[outcome] > 0.0 ? -det_log(stated[outcome]) : (double)INFINITY;
}

double score_crps(const double *sorted, uint32_t count, double outcome)
{
    /* E|X - X'| of a sorted sample is 2 / n^2 times the sum of (2 i - n - 1) x_i, i from 1. */
    const double n = (double)count;
    double distance = 0.0, spread = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        distance += fabs(sorted[i] - outcome) / n;
        spread += (2.0 * (double)i + 1.0 - n) * sorted[i] / (n * n);
    }
    return distance - spread;
}

double score_skill(double score, double reference)
{
    return 1.0 - score / reference;
}
