/* Ordinary differential equations without a closed form: the classical Runge-Kutta method of order 4 (Kutta 1901), with
 * equal steps, so that the same question always gets the same bits. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_RUNGE_KUTTA_H
#define CASUS_THEORY_RUNGE_KUTTA_H

#include <stdint.h>

enum { RUNGE_KUTTA_MOST = 4 };

/* Moves `state`, `count` <= RUNGE_KUTTA_MOST numbers, on by `span` in `steps` steps. `slope` writes the derivatives. */
void runge_kutta(void (*slope)(const void *model, const double *state, double *slope), const void *model, double *state,
                 uint32_t count, double span, uint32_t steps);

#endif
