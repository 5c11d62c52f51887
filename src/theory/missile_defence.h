/* What a missile defence lets through (Wilkening 1999, Science & Global Security 8; formulas as commonly taught, the
 * paper was not re-read).
 *
 *     K = P_track (1 - (1 - k)^n)         a warhead is stopped: k per shot, n shots, tracked at all with P_track
 *     P(no leaker) = (1 - c) K^W          W warheads; c: everything fails at once
 *     E[leakers]   = W ((1 - c) (1 - K) + c)
 *
 * Independence between shots is the main trap of false precision: always give a common failure c. Its place in the
 * expected leakers is casus' own reading (when everything fails, all leak).
 * Probabilities 0..1. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_MISSILE_DEFENCE_H
#define CASUS_THEORY_MISSILE_DEFENCE_H

#include <stdint.h>

struct interceptor {
    double kill;  /* k, per shot */
    double track; /* P_track */
};

double md_kill(const struct interceptor *interceptor, double shots_per_warhead);
double md_layers(const double *kill, uint32_t count); /* 1 - product of (1 - K_i) */

double md_no_leaker(double kill, double warheads, double common_failure);
double md_expected_leakers(double kill, double warheads, double common_failure);
/* P(X = j) leakers, j = 0..warheads, into `probability` (warheads + 1 places). */
void md_leakers(double kill, uint32_t warheads, double common_failure, double *probability);

/* K, and shots per warhead, that P(no leaker) = `wanted` takes; INFINITY shots if tracking alone forbids it. */
double md_required_kill(double wanted, double warheads);
double md_required_shots(const struct interceptor *interceptor, double wanted, double warheads);
/* Expected shots per warhead when each shot waits for the last one's result, at most `most_shots`. */
double md_look_shots(double kill_per_shot, uint32_t most_shots);

/* Decoys that pass for warheads are shot at too. */
double md_objects(double warheads, double decoys, double taken_for_warhead);

struct md_outcome {
    double no_leaker, expected_leakers;
};

/* What of a stock is left for true warheads when `objects` are shot at alike: floor(I W / W_eff). */
uint32_t md_stock_for_warheads(uint32_t stock, uint32_t warheads, double objects);
/* A finite stock spread evenly: each warhead gets floor(I / W) shots, and as many as are left over get one more.
 * `other_layers` is the chance that another layer stops a warhead, 0 without one. */
struct md_outcome md_finite_stock(const struct interceptor *interceptor, uint32_t stock, uint32_t warheads,
                                  double other_layers, double common_failure);

#endif
