/* People or loads waiting for places to be served.
 *
 * Fluid: with more work than places, a queue falls or grows at (arrivals - capacity); the limit of M(t)/G/c for great
 * numbers, and exact enough for an evacuation of thousands.
 * M/M/c: Poisson arrivals, exponential service, c places; Erlang's C formula (Erlang 1917), by the recursion of his B
 * formula, which does not overflow.
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_QUEUE_H
#define CASUS_THEORY_QUEUE_H

#include <stdint.h>

/* What `carriers` move per day at `load` each, one trip per `cycle_days`. */
double queue_capacity_per_day(double carriers, double load, double cycle_days);
/* Days until the last of `waiting` is through with `arriving_per_day` joining; INFINITY if the queue never empties. */
double queue_clear_days(double waiting, double arriving_per_day, double capacity_per_day);
/* Waiting after `days`, and served during them. */
double queue_waiting(double waiting, double arriving_per_day, double capacity_per_day, double days);
double queue_served(double waiting, double arriving_per_day, double capacity_per_day, double days);

/* P(an arrival waits) with offered load `arrival_rate / service_rate` < `places`; 1 at or above it. */
double erlang_c(double offered_load, uint32_t places);
double erlang_wait_days(double arrivals_per_day, double service_days, uint32_t places); /* mean, before service */

#endif
