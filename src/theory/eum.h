/* The expected utility model of Bueno de Mesquita: bargaining in rounds, in which actors challenge one another.
 *
 * Two variants. Notation: d = |x_i - x_j|, D = range of the initial positions, kept throughout; s, c salience and
 * capability; r an actor's exponent of risk; mu the median; Q the probability that the status quo holds if i does not
 * challenge j; T = 1 iff |x_i - mu| < d (Eftekhari & Rahimi 2014). As actor h sees i challenge j, all with r = r_h:
 *
 *     EU_h(i->j) = s_j (P Us + (1 - P) Uf) + (1 - s_j) Us - Q Usq - (1 - Q) (T Ub + (1 - T) Uw)
 *     Us = 2 - 4 (.5 - .5 d/D)^r    Uf = 2 - 4 (.5 + .5 d/D)^r    Usq = 2 - 4 (.5)^r
 *     Ub = 2 - 4 (.5 - .25 (|x_i - mu| + d)/D)^r    Uw = 2 - 4 (.5 + .25 (|x_i - mu| + d)/D)^r
 *
 * s_j is the target's salience in both directions; the paper prints the same index twice. P is the share of votes that
 * third parties k cast for i over j:
 *
 *     printed   vote_k(i, j) = c_k s_k (|x_k - x_j| - |x_k - x_i|) / D
 *               P = sum of positive votes / sum of |votes|, both of this pair
 *     scholz    vote_k(i, j) = c_k s_k ((|x_k - x_j|/D)^r_k - (|x_k - x_i|/D)^r_k)
 *               P = sum of positive votes of this pair / sum of |votes| over all ordered pairs
 *
 * A round first takes r = 1: S_i = sum over j of EU_j(j->i) is what others would gain from challenging i; with
 * R_i = (2 S_i - max S - min S) / (max S - min S) the exponent is r_i = (1 - R_i/3) / (1 + R_i/3), in [.5, 2]. Then,
 * with these r, i compares a = EU_i(i->j) and b = EU_i(j->i) for each j elsewhere:
 *
 *     b > a > 0        confrontation that i loses: i goes to x_j
 *     a < 0 < -a < b   compromise: i goes to x_i + (x_j - x_i) |a/b|
 *     a < 0 < b < -a   capitulation: i goes to x_j
 *
 * printed: i takes what moves it least. scholz: a confrontation with the nearest, else the compromise with the smallest
 * (|a| x_i + |b| x_j) / (|a| + |b|), which is a position and no distance, else a capitulation to the nearest. Equals:
 * the first in order of input. All move at once.
 *
 * `scholz` reproduces the published figures for the EC emission standards (Bueno de Mesquita 1994), `printed` does
 * not. Rounds do not converge, they go round in cycles, and no published rule says when to stop. So a decision is the
 * median after one round; beside it the mean over rounds may be shown, and never one late round.
 *
 * Sources: Scholz, Calbert & Smith 2011, Journal of Theoretical Politics 23(4), eq. 15-33, and what their program does
 * where it departs from the text; Bueno de Mesquita 1994; T from Eftekhari & Rahimi 2014, Natural Science 6. */
#ifndef CASUS_THEORY_EUM_H
#define CASUS_THEORY_EUM_H

#include "theory/council.h"

enum eum_variant { EUM_SCHOLZ, EUM_PRINTED };

enum eum_offer { EUM_STAYS, EUM_CONFRONTATION, EUM_COMPROMISE, EUM_CAPITULATION };

struct eum_move {
    enum eum_offer offer;
    uint32_t other; /* whose offer is taken; its own index where it stays */
    double to;
};

/* A pair (i, j) stands at i * count + j. */
struct eum {
    const struct council_actor *actors; /* salience and capability; their positions are the initial ones */
    uint32_t count;
    enum eum_variant variant;
    double unchallenged;   /* Q */
    double range;          /* D */
    double *position;      /* now */
    double median, mean;   /* of the positions now, weighted by c s */
    double *danger;        /* S_i, with r = 1 */
    double *exponent;      /* r_i */
    double *loss;          /* (j, k): c_k s_k (|x_k - x_j|/D)^r_k, what k would lose by x_j */
    double *win;           /* (i, j): P */
    double *own, *seen;    /* (i, j): a = EU_i(i->j), b = EU_i(j->i) */
    struct eum_move *move; /* what each takes */
};

size_t eum_memory(uint32_t count);
/* `memory` of eum_memory bytes, aligned for doubles, is the caller's and must outlive the model; so must the actors. */
void eum_begin(struct eum *eum, const struct council_question *question, enum eum_variant variant, void *memory);
/* Fill danger, exponent, win, own, seen and move for the positions as they are: O(count^3). */
void eum_bargain(struct eum *eum);
/* All move; median and mean anew. */
void eum_advance(struct eum *eum);

/* Votes for position a over b, sum over k of c_k s_k (|x_k - b| - |x_k - a|) / D: above 0, a beats b. */
double eum_votes(const struct eum *eum, double a, double b);

/* The steps of eum_bargain: EU_h(i->j) with the P at hand, r being that of h; r of a danger among all dangers. */
double eum_challenge(const struct eum *eum, uint32_t i, uint32_t j, double r);
double eum_exponent(double danger, double least, double most);

/* What rules share: the median after one round. */
struct council_decision eum_decide(const struct council_question *question, enum eum_variant variant, void *memory);

#endif
