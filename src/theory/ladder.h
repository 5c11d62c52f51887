/* The crisis ladder: how likely the next rung is, and how much of that likelihood is still ahead.
 *
 * Entering a rung gives the crisis a climb hazard that fades,
 *
 *     lambda(t) = (A / theta) exp(-t / theta) exp(g),         in total A exp(g) if nothing else happens,
 *
 * and a lognormal clock that ends it; the first of the two wins. A is the rung's excitation (dimensionless: expected
 * climbs still to come), theta the memory in days, g a sum of covariates, constant between changes. This is a Hawkes
 * kernel (Hawkes 1971) used as a competing risk (Bennett, "Balance of Power Dynamics and War"). A covariate that
 * changes late finds little hazard left to act on: `ladder_left` is that leverage.
 *
 * `ladder_icb` is fitted, in sample, to the peak violence and duration of the 398 crises outside ongoing wars of ICB
 * version 14 (Brecher, Wilkenfeld, Beardsley, James & Quinn, International Crisis Behavior, 1918-2017). It has nine
 * numbers and no data on paths within crises.
 *
 * Crises triggered without violence last longer than those triggered by it. `lasts_from` stretches all four ending
 * medians by how a crisis began: two numbers more, fitted by themselves to ICB's durations by trigger (theory/icb.h),
 * as the likeliest for how many crises fall between its quartiles and beyond its 90th of 100.
 *
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_LADDER_H
#define CASUS_THEORY_LADDER_H

#include <stdint.h>

struct ladder_fit {
    double memory_days;   /* theta */
    double excitation[3]; /* A on entering rung 1, 2, 3; rung 4 is the top */
    double ending_median_days[4];
    double ending_sigma;  /* of the logarithm */
    double lasts_from[2]; /* factor on the ending medians of a crisis that begins on rung 1, 2 */
};

extern const struct ladder_fit ladder_icb;

/* Share of a rung's climb hazard still ahead after `days`: exp(-t / theta). */
double ladder_left(double days, double memory_days);
/* Hazard spent over `days` from a moment with excitation A and covariates g: A exp(g) (1 - exp(-t / theta)). */
double ladder_spent(double excitation, double covariates, double days, double memory_days);
/* Days until `budget` of hazard is spent, by inversion; INFINITY if it never will be. */
double ladder_climb_days(double budget, double excitation, double covariates, double memory_days);

/* A climb at some time, if the crisis never ends: 1 - exp(-A exp(g)). */
double ladder_climbs(double excitation, double covariates);
/* The same when the covariates change from `before` to `after` at day `change_days` of the rung. */
double ladder_climbs_changed(double excitation, double before, double after, double change_days, double memory_days);
/* A climb before the lognormal clock T ends the crisis: the integral over x = t / theta of
 * c exp(-x) exp(-c (1 - exp(-x))) P(T > theta x), c = A exp(g); Simpson's rule, error below 1e-7 for sigma >= 0.5. */
double ladder_climbs_before_end(double excitation, double covariates, double memory_days, double median_days,
                                double sigma);

/* Days on a rung on average, until the climb or the end: the integral of P(no climb by t) P(T > t). Finite, but long
 * where sigma is: of those that never climb, T has mean median exp(sigma^2 / 2). Error below 1e-6 of it. */
double ladder_dwell_days(double excitation, double covariates, double memory_days, double median_days, double sigma);

enum { LADDER_DAYS_MOST = 1000 };
/* Share of crises begun on `rung` 1..4, all ending medians times `factor`, that last beyond day 0, 1, .. `days` at most
 * LADDER_DAYS_MOST: beyond[0 .. days]. A rung is entered when the one before is climbed, so densities are convolved, by
 * the trapezoid rule in steps of half a day; error below 1e-4 where a memory and a median are some days. */
void ladder_lasts(const struct ladder_fit *fit, int rung, double factor, uint32_t days, double *beyond);

/* Two constant hazards against each other (the memoryless alternative): who comes first, and after how many days. */
double competing_first(double rate_per_day, double other_per_day);
double competing_dwell_days(double rate_per_day, double other_per_day);
/* The memoryless rates that have this climb probability, 0 < p < 1, and mean dwell. */
void competing_rates(double climb_probability, double dwell_days, double *climb_per_day, double *end_per_day);

#endif
