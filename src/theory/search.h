/* Finding something, and being warned in time.
 *
 * Random search (Koopman 1946): P = 1 - exp(-v W t / A) for a sweep of width W at speed v over area A in time t.
 * Warning: indicators come as a Poisson process of rate r through a preparation of length T, each seen with
 * probability p; the lead L is what is left of T at the first one seen:
 *
 *     E[L] = T - (1 - exp(-r p T)) / (r p),       P(fewer than k seen) = sum over j < k of e^-x x^j / j!,  x = r p T
 *
 * and, where the warning takes k of them, E[L] = T - (1 / (r p)) sum over j < k of P(more than j seen in T).
 *
 * Any consistent units; all arguments >= 0. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_SEARCH_H
#define CASUS_THEORY_SEARCH_H

#include <stdint.h>

double search_random(double speed, double sweep_width, double time, double area); /* P(found) */
/* Time after which it is found with probability `wanted` < 1. */
double search_random_time(double speed, double sweep_width, double area, double wanted);
double search_fused(const double *seen, uint32_t count); /* 1 - product of (1 - p_i) */

double warning_lead_days(double rate_per_day, double seen, double preparation_days);
/* The lead at number `needed` >= 1. */
double warning_lead_needing(double rate_per_day, double seen, double preparation_days, uint32_t needed);
double warning_missed(double rate_per_day, double seen, double preparation_days, uint32_t needed);
/* Readiness at onset: 1 - exp(-L / scale). */
double warning_readiness(double lead_days, double scale_days);

#endif
