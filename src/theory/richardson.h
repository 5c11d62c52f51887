/* An arms race as action and reaction (Richardson, Arms and Insecurity, 1960).
 *
 *     dx/dt = k y - a x + g,       dy/dt = l x - b y + h
 *
 * k, l: reaction to the other; a, b: fatigue; g, h: grievance. Stable iff a + b > 0 and the margin a b - k l > 0.
 * Report the margin, not the levels: they rest on units nobody agrees on. Per year. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_RICHARDSON_H
#define CASUS_THEORY_RICHARDSON_H

#include <stdbool.h>
#include <stdint.h>

struct richardson {
    double first_reaction, first_fatigue, first_grievance;    /* k, a, g */
    double second_reaction, second_fatigue, second_grievance; /* l, b, h */
};

struct richardson_levels {
    double first, second;
};

struct richardson_eigenvalues {
    double slow, fast; /* real parts, slow >= fast */
    double turning;    /* imaginary part, 0 unless the reactions have opposite signs */
};

double richardson_margin(const struct richardson *race); /* a b - k l */
bool richardson_is_stable(const struct richardson *race);
struct richardson_levels richardson_equilibrium(const struct richardson *race); /* margin != 0 */
struct richardson_eigenvalues richardson_eigenvalues(const struct richardson *race);

/* Levels `years` later, by the classical Runge-Kutta method in 2,000 steps. */
struct richardson_levels richardson_after(const struct richardson *race, struct richardson_levels start, double years);

struct richardson_fit {
    double slope; /* growth per unit of the sum */
    double zero;  /* the sum at which growth would be 0 */
};

/* Least squares of each year's change on the mean of its two totals, `count` >= 3 of them. */
struct richardson_fit richardson_fit(const double *totals, uint32_t count);

#endif
