/* Two fleets exchange one salvo of missiles.
 *
 * Hughes (Naval Research Logistics 1995), deterministic:
 *
 *     loss = (offence x attackers - defence x defenders) / staying power,       kept in [0, defenders]
 *
 * Armstrong (2005), stochastic: O ~ Bin(shots, p) accurate shots, D ~ Bin(tries, q) intercepts, H = max(0, O - D) hits,
 * each of which does independent damage with a mean and a spread. The moments are those of the uncapped loss; a run
 * caps its own. Formulas from the literature as commonly taught: the papers were not re-read.
 *
 * Pure functions over the caller's arrays; nothing fails. */
#ifndef CASUS_THEORY_SALVO_H
#define CASUS_THEORY_SALVO_H

#include <stdint.h>

struct salvo_fleet {
    double units;
    double offence;       /* accurate shots per unit */
    double defence;       /* intercepts per unit */
    double staying_power; /* hits that put one unit out of action */
};

double salvo_loss_uncapped(const struct salvo_fleet *attacker, const struct salvo_fleet *defender);
double salvo_loss(const struct salvo_fleet *attacker, const struct salvo_fleet *defender); /* units lost */

struct salvo_exchange {
    uint32_t shots; /* by the whole attacking fleet */
    double accuracy;
    uint32_t tries; /* at interception, by the whole defending fleet */
    double intercept;
    double damage_mean, damage_deviation; /* units put out of action by one hit */
};

struct salvo_moments {
    double hits_mean, hits_variance;
    double no_hit; /* probability */
    double loss_mean, loss_variance;
};

/* By enumeration, shots * tries steps; `work` has room for shots + tries + 2. */
struct salvo_moments salvo_exact(const struct salvo_exchange *exchange, double *work);
/* By Armstrong's normal approximation to O - D; it has no probability of no hit to offer but that normal's. */
struct salvo_moments salvo_normal(const struct salvo_exchange *exchange);

#endif
