/* How many: the two counting distributions that several models share. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_COUNTING_H
#define CASUS_THEORY_COUNTING_H

#include <stdint.h>

/* P(X = j), j = 0..count, X ~ Binomial(count, p), 0 <= p <= 1, into `probability` (count + 1 places). Built outwards
 * from the mode and normalised, so that no start underflows and the sum is 1. */
void binomial_probabilities(uint32_t count, double p, double *probability);

double poisson_exactly(double mean, uint32_t count); /* P(N = count); mean >= 0 */
double poisson_fewer(double mean, uint32_t count);   /* P(N < count) */

#endif
