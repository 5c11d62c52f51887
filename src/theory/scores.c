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

double score_brier_levels(const double *stated, uint32_t levels, uint32_t outcome)
{
    double sum = 0.0;
    for (uint32_t j = 0; j < levels; j++) {
        const double miss = stated[j] - (outcome == j ? 1.0 : 0.0);
        sum += miss * miss;
    }
    return sum;
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

/* Integral from 0 to t of P(y <= s) ds, for y uniform on [least, most]. */
static double area_of_uniform(double t, double least, double most)
{
    if (t <= least)
        return 0.0;
    return t < most ? 0.5 * (t - least) * (t - least) / (most - least) : t - 0.5 * (least + most);
}

double score_crps_within(const double *sorted, uint32_t count, double least, double most, double limit)
{
    /* With G(t) = P(y <= t), the mean over y of (F - 1[y <= t])^2 is F^2 + (1 - 2 F) G, and F is constant between
     * neighbours of the sample. */
    double sum = 0.0, from = 0.0, area_from = 0.0;
    for (uint32_t i = 0; i <= count; i++) {
        const double below = (double)i / (double)count;
        const double to = i < count && sorted[i] < limit ? sorted[i] : limit;
        const double area_to = area_of_uniform(to, least, most);
        sum += below * below * (to - from) + (1.0 - 2.0 * below) * (area_to - area_from);
        from = to;
        area_from = area_to;
    }
    return sum;
}

double score_skill(double score, double reference)
{
    return 1.0 - score / reference;
}
