/* Bands over futures, and what may be said of a difference. */
#include "analysis/summary.h"

#include "base/arena.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two-sided 95% of the normal distribution. */
static const double z_95 = 1.959963984540054;

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double quantile_of(double *value, uint32_t count, double p)
{
    uint32_t known = 0;

    for (uint32_t k = 0; k < count; k++)
        if (!isnan(value[k])) {
            const double kept = value[k];
            value[k] = value[known];
            value[known++] = kept;
        }
    if (known == 0)
        return (double)NAN;
    qsort(value, known, sizeof *value, by_value);
    /* Hyndman and Fan's type 7: the point (n - 1) p of the sorted values counted from 0. */
    const double at = (known - 1) * p;
    const uint32_t below = (uint32_t)at;
    const double rest = at - below;
    if (rest == 0 || below + 1 >= known || value[below] == value[below + 1])
        return value[below];
    return value[below] + rest * (value[below + 1] - value[below]);
}

struct moments {
    double mean, variance, noise; /* of the values; noise: mean variance from a finite number of replicates */
    uint32_t count;
};

static struct moments moments_of(const double *value, const double *noise, uint32_t count)
{
    struct moments m = {0};

    for (uint32_t k = 0; k < count; k++)
        if (!isnan(value[k])) {
            m.mean += value[k];
            m.noise += noise == NULL ? 0 : noise[k];
            m.count++;
        }
    if (m.count == 0)
        return m;
    m.mean /= m.count;
    m.noise /= m.count;
    for (uint32_t k = 0; k < count; k++)
        if (!isnan(value[k]))
            m.variance += (value[k] - m.mean) * (value[k] - m.mean);
    m.variance = m.count > 1 ? m.variance / (m.count - 1) : 0;
    return m;
}

void shrink(double *value, const double *noise, uint32_t count)
{
    const struct moments m = moments_of(value, noise, count);

    if (m.noise == 0 || m.variance == 0)
        return;
    const double left = 1 - m.noise / m.variance;
    const double factor = left > 0 ? sqrt(left) : 0;
    for (uint32_t k = 0; k < count; k++)
        if (!isnan(value[k]))
            value[k] = m.mean + factor * (value[k] - m.mean);
}

struct band band_of(const double *value, const double *noise, uint32_t count)
{
    const struct moments m = moments_of(value, noise, count);
    struct band band = {.futures = m.count, .mean = m.mean};

    if (m.count == 0) {
        band.low = band.middle = band.high = band.mean = band.error = (double)NAN;
        return band;
    }
    /* One future says nothing of how futures differ. */
    band.error = m.count > 1 ? sqrt(m.variance / m.count) : (double)INFINITY;
    struct arena arena;
    arena_init(&arena);
    double *kept = arena_take(&arena, count, sizeof *kept);
    memcpy(kept, value, count * sizeof *kept);
    shrink(kept, noise, count);
    band.low = quantile_of(kept, count, 0.05);
    band.middle = quantile_of(kept, count, 0.5);
    band.high = quantile_of(kept, count, 0.95);
    arena_release(&arena);
    return band;
}

enum verdict verdict_of(const struct measure *measure, const struct band *difference)
{
    const double mean = difference->mean, reach = z_95 * difference->error;

    if (isnan(mean))
        return VERDICT_UNCLEAR;
    const bool clear = mean > 0 ? mean - reach > 0 : mean + reach < 0;
    if (measure->better != 0 && clear && fabs(mean) >= measure->matters)
        return (mean > 0) == (measure->better > 0) ? VERDICT_BETTER : VERDICT_WORSE;
    return fabs(mean) + reach <= measure->matters ? VERDICT_SAME : VERDICT_UNCLEAR;
}

double balance_of(const struct measure *measure, const double *difference, uint32_t count)
{
    uint32_t known = 0, better = 0, worse = 0;

    for (uint32_t k = 0; k < count; k++) {
        if (isnan(difference[k]))
            continue;
        known++;
        const double gain = measure->better < 0 ? -difference[k] : difference[k];
        if (gain > 0 && gain >= measure->matters)
            better++;
        else if (gain < 0 && -gain >= measure->matters)
            worse++;
    }
    return known == 0 ? (double)NAN : ((double)better - (double)worse) / known;
}

void wilson(uint64_t holds, uint64_t of, double *low, double *high)
{
    if (of == 0) {
        *low = 0;
        *high = 1;
        return;
    }
    /* Wilson 1927: the p for which the observed share lies z standard errors of that p away. */
    const double n = (double)of, p = (double)holds / n, z2 = z_95 * z_95;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double reach = z_95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    *low = holds == 0 ? 0 : middle - reach;
    *high = holds == of ? 1 : middle + reach;
}
