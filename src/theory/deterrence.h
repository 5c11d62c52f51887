/* When a challenger is deterred: the credibility threshold of perfect deterrence theory.
 *
 *     deterred iff p >= p* = (win - status_quo) / (win - conflict),     win > status_quo > conflict
 *
 * p is the perceived probability that the defender is resolved. Zagare & Kilgour, Perfect Deterrence, 2000.
 * `deterrence_challenges` is its logit quantal response (McKelvey & Palfrey 1995): the challenger errs, less so the
 * greater `precision`; 1/2 at the threshold.
 * Payoffs in any one unit. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_DETERRENCE_H
#define CASUS_THEORY_DETERRENCE_H

struct challenger {
    double status_quo, win, conflict;
};

double deterrence_threshold(const struct challenger *challenger);
double deterrence_challenges(const struct challenger *challenger, double resolved, double precision);

#endif
