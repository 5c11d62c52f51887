/* A quantity that closes a gap at a steady rate: dx/dt = (target - x) / tau, with the target constant over the
 * interval. Closed forms, so that a stock needs no step size: two intervals compose exactly into one.
 *
 * `days` >= 0, `tau_days` > 0. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_RELAXATION_H
#define CASUS_THEORY_RELAXATION_H

double relaxed(double now, double target, double tau_days, double days); /* x after `days` */
double relaxed_integral(double now, double target, double tau_days,
                        double days); /* integral of x over them, unit-days */
/* Days until x passes `level`; 0 if it is there, INFINITY if it never gets there. */
double relaxed_days_until(double now, double target, double tau_days, double level);

#endif
