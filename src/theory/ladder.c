#include "theory/ladder.h"

#include "base/failure.h"
#include "base/maths.h"
#include "theory/duration.h"
#include <math.h>

const struct ladder_fit ladder_icb = {
    .memory_days = 18.5,
    .excitation = {0.836, 0.851, 0.307},
    .ending_median_days = {72.8, 62.8, 73.9, 143.1},
    .ending_sigma = 1.373,
    .lasts_from = {1.135, 0.812},
};

double ladder_left(double days, double memory_days)
{
    return det_exp(-days / memory_days);
}

double ladder_spent(double excitation, double covariates, double days, double memory_days)
{
    return -excitation * det_exp(covariates) * det_expm1(-days / memory_days);
}

double ladder_climb_days(double budget, double excitation, double covariates, double memory_days)
{
    const double all = excitation * det_exp(covariates);
    return budget < all ? -memory_days * det_log1p(-budget / all) : (double)INFINITY;
}

double ladder_climbs(double excitation, double covariates)
{
    return -det_expm1(-excitation * det_exp(covariates));
}

double ladder_climbs_changed(double excitation, double before, double after, double change_days, double memory_days)
{
    const double left = ladder_left(change_days, memory_days);
    const double spent = ladder_spent(excitation, before, change_days, memory_days);
    return -det_expm1(-spent - excitation * left * det_exp(after));
}

/* The integral over x = t / theta of an integrand that fades with the memory, by Simpson's rule. */
struct fading {
    double all, memory_days, median_days, sigma;
};

enum { INTERVALS = 2000 };
static const double MEMORIES = 40.0; /* exp(-40): nothing is left of the hazard */

static double integral(const struct fading *f, double (*integrand)(const struct fading *, double x))
{
    double sum = 0.0;
    for (int i = 0; i <= INTERVALS; i++) {
        const double weight = i == 0 || i == INTERVALS ? 1.0 : i % 2 ? 4.0 : 2.0;
        sum += weight * integrand(f, MEMORIES * (double)i / INTERVALS);
    }
    return sum * MEMORIES / (3.0 * INTERVALS);
}

static double lasts_beyond(const struct fading *f, double x)
{
    return lognormal_outlasts(f->memory_days * x, f->median_days, f->sigma);
}

static double climbs_at(const struct fading *f, double x)
{
    const double left = det_exp(-x);
    return f->all * left * det_exp(-f->all * (1.0 - left)) * lasts_beyond(f, x);
}

/* Of those on the rung, the share that will still climb: what makes the stay shorter than for ever. */
static double will_climb_at(const struct fading *f, double x)
{
    return det_exp(-f->all) * det_expm1(f->all * det_exp(-x)) * lasts_beyond(f, x);
}

double ladder_climbs_before_end(double excitation, double covariates, double memory_days, double median_days,
                                double sigma)
{
    const struct fading f = {excitation * det_exp(covariates), memory_days, median_days, sigma};
    return integral(&f, climbs_at);
}

double ladder_dwell_days(double excitation, double covariates, double memory_days, double median_days, double sigma)
{
    const struct fading f = {excitation * det_exp(covariates), memory_days, median_days, sigma};
    const double mean_days = median_days * det_exp(0.5 * sigma * sigma);
    return det_exp(-f.all) * mean_days + memory_days * integral(&f, will_climb_at);
}

/* ---- how long a crisis lasts ---- */

enum { STEPS_A_DAY = 2, STEPS_MOST = STEPS_A_DAY * LADDER_DAYS_MOST + 1 };

/* Of a rung, by steps since it was entered: the share still there, and the density of climbs. */
struct stay {
    double there[STEPS_MOST], climbs[STEPS_MOST];
};

static void stay_fill(struct stay *stay, const struct ladder_fit *fit, int rung, double factor, uint32_t steps)
{
    const double all = rung < 4 ? fit->excitation[rung - 1] : 0.0, median = factor * fit->ending_median_days[rung - 1];
    for (uint32_t i = 0; i <= steps; i++) {
        const double days = (double)i / STEPS_A_DAY, left = ladder_left(days, fit->memory_days);
        stay->there[i] = det_exp(-all * (1.0 - left)) * lognormal_outlasts(days, median, fit->ending_sigma);
        stay->climbs[i] = all / fit->memory_days * left * stay->there[i];
    }
}

/* The trapezoid rule for the integral over u from 0 to step of entered(u) after(step - u), in days. */
static double convolved(const double *entered, const double *after, uint32_t step)
{
    double sum = -0.5 * (entered[0] * after[step] + entered[step] * after[0]);
    for (uint32_t i = 0; i <= step; i++)
        sum += entered[i] * after[step - i];
    return sum / STEPS_A_DAY;
}

void ladder_lasts(const struct ladder_fit *fit, int rung, double factor, uint32_t days, double *beyond)
{
    ASSERT(rung >= 1 && rung <= 4 && days <= LADDER_DAYS_MOST);
    const uint32_t steps = STEPS_A_DAY * days;
    struct stay stay = {0};
    double entered[STEPS_MOST] = {0};
    stay_fill(&stay, fit, rung, factor, steps);
    for (uint32_t day = 0; day <= days; day++)
        beyond[day] = stay.there[STEPS_A_DAY * day];
    for (uint32_t i = 0; i <= steps; i++)
        entered[i] = stay.climbs[i];
    while (++rung <= 4) {
        stay_fill(&stay, fit, rung, factor, steps);
        for (uint32_t day = 0; day <= days; day++)
            beyond[day] += convolved(entered, stay.there, STEPS_A_DAY * day);
        for (uint32_t i = steps + 1; i-- > 0;) /* in place: the densities of earlier steps are still the old ones */
            entered[i] = convolved(entered, stay.climbs, i);
    }
}

double competing_first(double rate_per_day, double other_per_day)
{
    return rate_per_day / (rate_per_day + other_per_day);
}

double competing_dwell_days(double rate_per_day, double other_per_day)
{
    return 1.0 / (rate_per_day + other_per_day);
}

void competing_rates(double climb_probability, double dwell_days, double *climb_per_day, double *end_per_day)
{
    *climb_per_day = climb_probability / dwell_days;
    *end_per_day = (1.0 - climb_probability) / dwell_days;
}
