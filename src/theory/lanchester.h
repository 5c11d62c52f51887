/* Attrition of two forces in an aggregate exchange (Lanchester 1916).
 *
 * Square law (aimed fire):  dA/dt = P - b B,   dB/dt = -a A       a A^2 - b B^2 is constant while P = 0
 * Linear law (area fire):   dA/dt = -b A B,    dB/dt = -a A B     a A - b B is constant
 * Mixed law:                dA/dt = -b B^p A^q, dB/dt = -a A^p B^q, p >= 0, q >= 0 (Bracken 1995)
 *                                                                 a A^s - b B^s is constant, s = 1 + p - q > 0
 *
 * p = 1, q = 0 is the square law, p = q = 1 the linear one. Engel (1954) fitted the square law to Iwo Jima.
 *
 * a is what one unit of A does to B per day, b what one of B does to A; P is A's reinforcement per day. Published fits
 * of the same battles disagree on the law itself, so read no campaign from this: a calculator, not part of the world.
 *
 * Forces >= 0, rates > 0, days >= 0. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_LANCHESTER_H
#define CASUS_THEORY_LANCHESTER_H

#include <stdint.h>

struct lanchester {
    double first_rate;  /* a */
    double second_rate; /* b */
};

struct forces {
    double first, second; /* A, B */
};

/* Square law after `days`, in closed form, with constant reinforcement; meaningful until either force reaches 0. */
struct forces lanchester_square(const struct lanchester *rates, struct forces start, double reinforcement_per_day,
                                double days);
/* When the weaker force of the square law is gone (INFINITY: a draw), and what the stronger one has left then. */
double lanchester_square_end_days(const struct lanchester *rates, struct forces start);
struct forces lanchester_square_end(const struct lanchester *rates, struct forces start);

/* What one unit of the one side takes from the other per day: losses over the first's unit-days (Engel's estimator). */
double lanchester_rate(double losses, double opposing_unit_days);

/* Square law with arrivals[d] joining A evenly over day d, `days` of them: the state after each into path[1..days],
 * path[0] the start. Once a force is gone, it and the other stay as they are. */
void lanchester_square_arriving(const struct lanchester *rates, struct forces start, const double *arrivals,
                                uint32_t days, struct forces *path);

struct forces lanchester_linear(const struct lanchester *rates, struct forces start, double days);

struct lanchester_mixed {
    struct lanchester rates;
    double p, q; /* 1 + p - q > 0 */
};

/* After `days`, by the classical Runge-Kutta method in 2,000 steps; a force that is gone stays so. */
struct forces lanchester_mixed(const struct lanchester_mixed *law, struct forces start, double days);
/* What the stronger force has left when the weaker is gone or, for q >= 1, nearly so. */
struct forces lanchester_mixed_end(const struct lanchester_mixed *law, struct forces start);
/* The second force that would be a draw with this first one. */
double lanchester_mixed_parity(const struct lanchester_mixed *law, double first);
/* When the weaker is gone: INFINITY for q >= 1, and for a draw unless p + q < 1. Simpson's rule over the weaker's
 * B^(1 - q), relative error below 1e-6 unless the forces are within a few in a thousand of a draw. */
double lanchester_mixed_end_days(const struct lanchester_mixed *law, struct forces start);

/* P(first wins) when losses come one at a time and the next is the second's with probability a i / (a i + b j):
 * exact recursion, first_units * second_units steps. `work` has room for second_units + 1. */
double lanchester_stochastic_square(const struct lanchester *rates, uint32_t first_units, uint32_t second_units,
                                    double *work);

#endif
