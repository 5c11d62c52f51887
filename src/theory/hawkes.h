/* Events that excite further events: the Hawkes process with an exponential kernel (Hawkes 1971).
 *
 *     lambda(t) = mu + sum over past events of a exp(-b (t - t_j))
 *
 * n = a / b is the branching ratio, the mean number of direct offspring; stationary iff n < 1, and then the rate is
 * mu / (1 - n) and the variance of counts over long windows is 1 / (1 - n)^2 times their mean (the Fano factor).
 * `excitation` below is the sum at one moment: all the past there is to know. Per day; mu >= 0, a >= 0, b > 0.
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_HAWKES_H
#define CASUS_THEORY_HAWKES_H

struct hawkes {
    double background_per_day; /* mu */
    double jump_per_day;       /* a */
    double decay_per_day;      /* b */
};

double hawkes_branching(const struct hawkes *process);
double hawkes_rate(const struct hawkes *process); /* per day; INFINITY unless stationary */
double hawkes_fano(const struct hawkes *process); /* INFINITY unless stationary */

double hawkes_excitation(const struct hawkes *process, double excitation, double days); /* after `days` without event */
/* Integral of lambda over `days` without event. Between events it is Exp(1): what a simulation inverts or tests. */
double hawkes_compensator(const struct hawkes *process, double excitation, double days);

#endif
