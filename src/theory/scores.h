/* Proper scores: how good a stated probability was, once the outcome is known. Lower is better, except skill.
 *
 *     Brier = mean of (p - o)^2                                             (Brier 1950)
 *     RPS   = sum over levels j but the last of (CDF_j - 1[outcome <= j])^2 (Epstein 1969; not divided by levels - 1)
 *     CRPS  = E|X - y| - E|X - X'| / 2               (Matheson & Winkler 1976; Gneiting & Raftery 2007)
 *           = integral of (CDF(t) - 1[y <= t])^2 dt; over part of the line alone: threshold-weighted
 *             (Gneiting & Ranjan 2011)
 *     skill = 1 - score / score of the reference
 *
 * Pure functions over the caller's arrays; nothing fails. */
#ifndef CASUS_THEORY_SCORES_H
#define CASUS_THEORY_SCORES_H

#include <stdbool.h>
#include <stdint.h>

double score_brier(const double *stated, const bool *happened, uint32_t count);
/* `outcome` is the place 0..levels-1 that came true. */
double score_brier_levels(const double *stated, uint32_t levels, uint32_t outcome); /* sum of (p - o)^2: 0 to 2 */
double score_ranked(const double *stated, uint32_t levels, uint32_t outcome);
double score_log(const double *stated, uint32_t outcome); /* -ln p; INFINITY where p = 0 */
/* Of a sample, sorted upwards, for the number that came true. */
double score_crps(const double *sorted, uint32_t count, double outcome);
/* The same over [0, limit] alone, of a sample of times from 0 on in which INFINITY is never, for a time known to lie in
 * [least, most]: the mean of the score over times uniform there, exactly. It is not 0 for a perfect forecast where the
 * interval is long: the part (most - least) / 6 that no forecast can avoid is in it. A time only known to come after
 * `limit` (censored) is least = most = limit: the forecast pays for what it expected before. */
double score_crps_within(const double *sorted, uint32_t count, double least, double most, double limit);
double score_skill(double score, double reference);

#endif
