/* Attrition of two forces in an aggregate exchange (Lanchester 1916).
 *
 * Square law (aimed fire):  dA/dt = P - b B,   dB/dt = -a A       a A^2 - b B^2 is constant while P = 0
 * Linear law (area fire):   dA/dt = -b A B,    dB/dt = -a A B     a A - b B is constant
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

struct forces lanchester_linear(const struct lanchester *rates, struct forces start, double days);

/* P(first wins) when losses come one at a time and the next is the second's with probability a i / (a i + b j):
 * exact recursion, first_units * second_units steps. `work` has room for second_units + 1. */
double lanchester_stochastic_square(const struct lanchester *rates, uint32_t first_units, uint32_t second_units,
                                    double *work);

#endif
