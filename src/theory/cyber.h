/* Intrusions, outages, spread and cascades, at the level of a network or a sector.
 *
 * Active intrusions: Poisson arrivals that stay for any dwell time are M/G/infinity; their number is Poisson with mean
 * rate x E[dwell], whatever the dwell's distribution.
 * Availability of an alternating renewal process: MTBF / (MTBF + MTTR).
 * Spread among machines: SIS, di/dt = beta i (1 - i) - gamma i; endemic level 1 - gamma / beta if beta > gamma.
 * Cascade between sectors: the inoperability input-output model (Haimes & Jiang 2001), q = (I - A*)^-1 c.
 * Pure functions over the caller's arrays; nothing fails but `inoperability`, which says so. */
#ifndef CASUS_THEORY_CYBER_H
#define CASUS_THEORY_CYBER_H

#include <stdbool.h>
#include <stdint.h>

double intrusions_active(double arrivals_per_day, double dwell_mean_days); /* mean number */
double intrusions_none(double arrivals_per_day, double dwell_mean_days);   /* P(none is active) */
double availability(double between_failures, double to_repair);            /* any one unit of time */
/* P(up) `time` after it was, if both times are exponential: A + (1 - A) exp(-(1 / MTBF + 1 / MTTR) t). */
double availability_at(double between_failures, double to_repair, double time);
/* P(at least `needed` of `units` independent ones are up), each with probability `up`; `work` has room for units + 1.
 */
double availability_of(uint32_t units, uint32_t needed, double up, double *work);

double sis_endemic(double spread_per_day, double recovery_per_day); /* share infected in the long run */
/* Share infected after `days`, closed form of the logistic; `start` in 0..1. */
double sis_infected(double spread_per_day, double recovery_per_day, double start, double days);

/* Inoperability q of `count` sectors, clamped to 0..1, given interdependence A* (row-major, >= 0) and direct loss c.
 * False if A* does not have a spectral radius below 1, when the cascade has no finite answer (exactly then elimination
 * meets a pivot <= 0: I - A* is no nonsingular M-matrix). Order count^3; `work` has room for count * count. */
bool inoperability(const double *interdependence, const double *direct, uint32_t count, double *work, double *loss);
/* (I - A*)^-1, row-major: what each sector (row) loses in all for all of what each other (column) loses by itself. Not
 * clamped. False as above; order count^4; `work` has room for count * (count + 1). */
bool cascade_inverse(const double *interdependence, uint32_t count, double *work, double *inverse);
/* Largest absolute eigenvalue of a matrix >= 0, as the limit of |A^n|^(1/n) for n = 1, 2, 4, ... (Gelfand 1941): 0 for
 * links without a circle, and no trouble with periodic ones; `work` has room for 2 * count * count. For show:
 * `inoperability` decides by its pivots. */
double spectral_radius(const double *matrix, uint32_t count, double *work);

#endif
