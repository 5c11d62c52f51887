#include "analysis/delays.h"

#include "base/maths.h"
#include <math.h>
#include <stdlib.h>

static const double PI = 3.14159265358979323846;

const char *delay_model_title(enum delay_model model)
{
    static const char *const titles[] = {
        [DELAY_EXPONENTIAL] = "Exponential",
        [DELAY_GAMMA2] = "Gamma of shape 2, as replies",
        [DELAY_LOGNORMAL] = "Lognormal",
        [DELAY_TWO_LOGNORMALS] = "Two lognormals: who would rather not apart",
    };
    return titles[model];
}

/* A model with its numbers. Group 1 holds those that would rather not, where the model tells them apart. */
struct law {
    enum delay_model model;
    double mean;          /* exponential, Gamma */
    double log_median[2]; /* lognormal */
    double spread[2];
};

static double at(const struct delay *delay)
{
    return delay->days + 0.5;
}

static uint32_t group(enum delay_model model, bool rather_not)
{
    return model == DELAY_TWO_LOGNORMALS && rather_not ? 1 : 0;
}

/* Fitted to all but the rows of member `left_out`. */
static struct law fit(enum delay_model model, const struct delay *delays, uint32_t count, uint32_t left_out)
{
    struct law law = {.model = model};
    double sum = 0.0, of[2] = {0.0, 0.0}, logs[2] = {0.0, 0.0}, squares[2] = {0.0, 0.0};
    for (uint32_t k = 0; k < count; k++) {
        if (delays[k].member == left_out)
            continue;
        const uint32_t g = group(model, delays[k].rather_not);
        sum += at(&delays[k]);
        logs[g] += det_log(at(&delays[k]));
        of[g] += 1.0;
    }
    law.mean = sum / (of[0] + of[1]);
    for (int g = 0; g < 2; g++)
        law.log_median[g] = of[g] > 0.0 ? logs[g] / of[g] : 0.0;
    for (uint32_t k = 0; k < count; k++) {
        const uint32_t g = group(model, delays[k].rather_not);
        const double away = det_log(at(&delays[k])) - law.log_median[g];
        squares[g] += delays[k].member == left_out ? 0.0 : away * away;
    }
    for (int g = 0; g < 2; g++)
        law.spread[g] = of[g] > 0.0 ? sqrt(squares[g] / of[g]) : 0.0;
    return law;
}

static double cdf(const struct law *law, double days, bool rather_not)
{
    const uint32_t g = group(law->model, rather_not);
    if (days <= 0.0)
        return 0.0;
    switch (law->model) {
    case DELAY_EXPONENTIAL:
        return 1.0 - det_exp(-days / law->mean);
    case DELAY_GAMMA2:
        return 1.0 - (1.0 + 2.0 * days / law->mean) * det_exp(-2.0 * days / law->mean);
    default:
        return normal_cdf((det_log(days) - law->log_median[g]) / law->spread[g]);
    }
}

static double minus_log_density(const struct law *law, double days, bool rather_not)
{
    const double rate = (law->model == DELAY_GAMMA2 ? 2.0 : 1.0) / law->mean;
    switch (law->model) {
    case DELAY_EXPONENTIAL:
        return rate * days - det_log(rate);
    case DELAY_GAMMA2:
        return rate * days - 2.0 * det_log(rate) - det_log(days);
    default: {
        const uint32_t g = group(law->model, rather_not);
        const double z = (det_log(days) - law->log_median[g]) / law->spread[g];
        return 0.5 * z * z + det_log(days * law->spread[g]) + 0.5 * det_log(2.0 * PI);
    }
    }
}

/* ---- how well it fits ---- */

static double loss(enum delay_model model, const struct delay *delays, uint32_t count)
{
    double sum = 0.0;
    for (uint32_t k = 0; k < count; k++) {
        const struct law law = fit(model, delays, count, delays[k].member);
        sum += minus_log_density(&law, at(&delays[k]), delays[k].rather_not);
    }
    return sum / count;
}

/* Of a delay taken from the data without knowing whose it is. */
static double pooled_cdf(const struct law *law, const struct delay *delays, uint32_t count, double days)
{
    double sum = 0.0;
    for (uint32_t k = 0; k < count; k++)
        sum += cdf(law, days, delays[k].rather_not);
    return sum / count;
}

/* Kolmogorov's D. Days are whole: what is at most d days is below d + 1, so ties cost nothing. */
static double distance(const struct law *law, const struct delay *delays, uint32_t count)
{
    double most = 0.0;
    for (uint32_t k = 0; k < count; k++) {
        double here = 0.0, below = 0.0;
        for (uint32_t j = 0; j < count; j++) {
            here += delays[j].days <= delays[k].days;
            below += delays[j].days < delays[k].days;
        }
        most = fmax(most, fabs(pooled_cdf(law, delays, count, delays[k].days + 1.0) - here / count));
        most = fmax(most, fabs(pooled_cdf(law, delays, count, delays[k].days) - below / count));
    }
    return most;
}

/* Kolmogorov's distribution, 2 sum (-1)^(k-1) exp(-2 k^2 x^2), with Stephens' correction for small n. */
static double kolmogorov_p(double d, uint32_t count)
{
    const double root = sqrt((double)count), x = (root + 0.12 + 0.11 / root) * d;
    double sum = 0.0;
    for (int k = 1; k <= 100; k++)
        sum += (k % 2 ? 2.0 : -2.0) * det_exp(-2.0 * k * k * x * x);
    return clamp(x < 0.2 ? 1.0 : sum, 0.0, 1.0);
}

/* ---- the last of them ---- */

static double last_cdf(const struct law *law, double days, uint32_t willing, uint32_t unwilling)
{
    return det_pow(cdf(law, days, false), willing) * det_pow(cdf(law, days, true), unwilling);
}

static double last_quantile(const struct law *law, double p, uint32_t willing, uint32_t unwilling)
{
    double low = 0.0, high = 1e6;
    for (int step = 0; step < 100; step++) {
        const double middle = 0.5 * (low + high);
        if (last_cdf(law, middle, willing, unwilling) < p)
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low + high);
}

struct delay_fit delay_fit(enum delay_model model, const struct delay *delays, uint32_t count, uint32_t willing,
                           uint32_t unwilling)
{
    const struct law law = fit(model, delays, count, UINT32_MAX);
    const double d = distance(&law, delays, count);
    struct delay_fit result = {
        .median = det_exp(law.log_median[0]),
        .spread = law.spread[0],
        .held_out_median = det_exp(law.log_median[group(model, true)]),
        .held_out_spread = law.spread[group(model, true)],
        .loss = loss(model, delays, count),
        .distance = d,
        .p = kolmogorov_p(d, count),
        .last_low = last_quantile(&law, 0.05, willing, unwilling),
        .last_middle = last_quantile(&law, 0.5, willing, unwilling),
        .last_high = last_quantile(&law, 0.95, willing, unwilling),
    };
    if (model == DELAY_EXPONENTIAL)
        result.median = result.held_out_median = law.mean * det_log(2.0);
    if (model == DELAY_GAMMA2)
        result.median = result.held_out_median = law.mean * 0.8391734950083302; /* (1 + x) exp(-x) = 1/2 over 2 */
    return result;
}
