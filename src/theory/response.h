/* How an outside power answers a stimulus: a mixture of two published frequencies, moved by a shift on the odds.
 *
 *     q_k       = S principal[s][k] + (1 - S) third_party[s][k]        S in 0..1: its stake, s: class of the stimulus
 *     P(R >= k) = expit(logit(q_k + ... + q_4) + X_k)                  X_k: shifts that apply to level k and above
 *     R         = max { k : u > 1 - P(R >= k) }                        u uniform, one per question
 *
 * Proportional odds (McCullagh 1980) with the mixture, the shifts and the latent resolve being casus' own: an
 * assumption whose rank order is the claim, not its values.
 * Frequencies: ICB version 14, actors and systems. `response_principal` counts the major response of 1,077 crisis
 * actors by trigger; actors enter that file only if they felt threatened, so it holds for a power at stake.
 * `response_third_party` counts the peak involvement of the United States and the USSR or Russia where they were no
 * crisis actor, 1946-2017, by peak violence; odds(R >= 1) times exp(0.96), from China in East Asia; low involvement
 * is split verbal to economic .85 to .15 by judgement.
 * Pure functions over the caller's arrays; nothing fails. */
#ifndef CASUS_THEORY_RESPONSE_H
#define CASUS_THEORY_RESPONSE_H

#include <stdint.h>

enum stimulus {
    STIMULUS_LOW,        /* verbal, political, economic, relief, cyber */
    STIMULUS_NONVIOLENT, /* military without violence */
    STIMULUS_CLASH,      /* violence reaches V2 */
    STIMULUS_SERIOUS,    /* V3 */
    STIMULUS_WAR,        /* V4 */
    STIMULUS_COUNT
};

enum response {
    RESPONSE_NONE,
    RESPONSE_VERBAL,
    RESPONSE_ECONOMIC,   /* or legal, cyber, grey zone */
    RESPONSE_NONVIOLENT, /* military without violence, or covert support */
    RESPONSE_VIOLENT,
    RESPONSE_COUNT
};

/* Levels 1..4 as array places 0..3, in every `at_least` and `shift`. */
#define RESPONSE_STEPS (RESPONSE_COUNT - 1)

extern const double response_principal[STIMULUS_COUNT][RESPONSE_COUNT];
extern const double response_third_party[STIMULUS_COUNT][RESPONSE_COUNT];

/* q_0..q_4 for a power with this stake, 0..1. */
void response_mixture(enum stimulus stimulus, double stake, double share[RESPONSE_COUNT]);
/* Moves this fraction of one level's share to another (a power that answers missile defence by trade, not words). */
void response_move(double share[RESPONSE_COUNT], enum response from, enum response to, double fraction);
/* P(R >= 1..4). The shifts may differ by level; the result is kept from rising with the level. */
void response_at_least(const double share[RESPONSE_COUNT], const double shift[RESPONSE_STEPS],
                       double at_least[RESPONSE_STEPS]);
/* Probability whose odds are exp(shift) times those of `probability`; 0 and 1 stay. */
double odds_shifted(double probability, double shift);

/* The question's uniform: a lasting resolve and a passing one, both standard normal, mixed with correlation 0..1. */
double response_uniform(double lasting, double passing, double correlation);
enum response response_by_uniform(const double at_least[RESPONSE_STEPS], double u);
/* Place 0..count-1 of `share` (summing to 1) that u falls into: to split a violent response by how far it goes. */
uint32_t split_by_uniform(const double *share, uint32_t count, double u);

#endif
