#include "theory/eum.h"

#include "base/maths.h"
#include <math.h>

enum { VECTORS = 3, MATRICES = 4 };

size_t eum_memory(uint32_t count)
{
    const size_t n = count;
    return (VECTORS * n + MATRICES * n * n) * sizeof(double) + n * sizeof(struct eum_move);
}

double eum_votes(const struct eum *eum, double a, double b)
{
    double votes = 0.0;
    for (uint32_t k = 0; k < eum->count; k++)
        votes += eum->actors[k].capability * eum->actors[k].salience *
                 (fabs(eum->position[k] - b) - fabs(eum->position[k] - a)) / eum->range;
    return votes;
}

/* From the lowest position upwards, whatever beats the best so far. */
static double median_of(const struct eum *eum)
{
    const double none = INFINITY;
    double best = none, last = -none;
    for (;;) {
        double next = none;
        for (uint32_t k = 0; k < eum->count; k++)
            if (eum->position[k] > last && eum->position[k] < next)
                next = eum->position[k];
        if (next == none)
            return best;
        if (best == none || eum_votes(eum, next, best) > 0.0)
            best = next;
        last = next;
    }
}

static void sum_up(struct eum *eum)
{
    double sum = 0.0, weight = 0.0;
    for (uint32_t k = 0; k < eum->count; k++) {
        const double w = eum->actors[k].capability * eum->actors[k].salience;
        sum += w * eum->position[k];
        weight += w;
    }
    eum->mean = sum / weight;
    eum->median = median_of(eum);
}

void eum_begin(struct eum *eum, const struct council_question *question, enum eum_variant variant, void *memory)
{
    const size_t n = question->count, pairs = n * n;
    double *at = memory, low = INFINITY, high = -INFINITY;
    *eum = (struct eum){.actors = question->actors,
                        .count = question->count,
                        .variant = variant,
                        .unchallenged = question->unchallenged,
                        .position = at,
                        .danger = at + n,
                        .exponent = at + 2 * n,
                        .loss = at + VECTORS * n,
                        .win = at + VECTORS * n + pairs,
                        .own = at + VECTORS * n + 2 * pairs,
                        .seen = at + VECTORS * n + 3 * pairs,
                        .move = (void *)(at + VECTORS * n + MATRICES * pairs)};
    for (uint32_t k = 0; k < eum->count; k++) {
        const double x = question->actors[k].position;
        eum->position[k] = x;
        low = x < low ? x : low;
        high = x > high ? x : high;
    }
    eum->range = high > low ? high - low : 1.0; /* where all agree, no distance is ever divided by it but 0 */
    sum_up(eum);
}

static double power(double x, double exponent)
{
    return exponent == 1.0 ? x : det_pow(x, exponent);
}

static double utility(double share, double exponent)
{
    return 2.0 - 4.0 * power(share, exponent);
}

/* `loss` with the exponents as they are. */
static void weigh_losses(struct eum *eum)
{
    const uint32_t n = eum->count;
    for (uint32_t k = 0; k < n; k++) {
        const double weight = eum->actors[k].capability * eum->actors[k].salience;
        const double exponent = eum->variant == EUM_PRINTED ? 1.0 : eum->exponent[k];
        for (uint32_t j = 0; j < n; j++)
            eum->loss[j * n + k] = weight * power(fabs(eum->position[k] - eum->position[j]) / eum->range, exponent);
    }
}

/* P of every pair. */
static void count_votes(struct eum *eum)
{
    const uint32_t n = eum->count;
    double all = 0.0;
    weigh_losses(eum);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = i; j < n; j++) {
            double for_i = 0.0, for_j = 0.0;
            for (uint32_t k = 0; k < n; k++) {
                const double vote = eum->loss[j * n + k] - eum->loss[i * n + k];
                for_i += positive(vote);
                for_j += positive(-vote);
            }
            eum->win[i * n + j] = for_i;
            eum->win[j * n + i] = for_j;
            all += 2.0 * (for_i + for_j); /* (i, j) and (j, i) */
        }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = i; j < n; j++) {
            double *ij = &eum->win[i * n + j], *ji = &eum->win[j * n + i];
            const double of = eum->variant == EUM_PRINTED ? *ij + *ji : all;
            const bool is_apart = eum->position[i] != eum->position[j] && of > 0.0;
            *ij = is_apart ? *ij / of : 0.0;
            *ji = is_apart ? *ji / of : 0.0;
        }
}

double eum_challenge(const struct eum *eum, uint32_t i, uint32_t j, double r)
{
    const double *x = eum->position;
    const double d = fabs(x[i] - x[j]), share = d / eum->range, p = eum->win[i * eum->count + j];
    const double s = eum->actors[j].salience, q = eum->unchallenged;
    const double success = utility(0.5 - 0.5 * share, r), failure = utility(0.5 + 0.5 * share, r);
    double gain = s * (p * success + (1.0 - p) * failure) + (1.0 - s) * success - q * utility(0.5, r);
    if (q < 1.0) {
        const double to_median = fabs(x[i] - eum->median), move = 0.25 * (to_median + d) / eum->range;
        gain -= (1.0 - q) * utility(to_median < d ? 0.5 - move : 0.5 + move, r);
    }
    return gain;
}

double eum_exponent(double danger, double least, double most)
{
    const double risk = most > least ? (2.0 * danger - most - least) / (most - least) : 0.0;
    return (1.0 - risk / 3.0) / (1.0 + risk / 3.0);
}

/* S_i and r_i. */
static void assess_danger(struct eum *eum)
{
    const uint32_t n = eum->count;
    double least = INFINITY, most = -INFINITY;
    for (uint32_t i = 0; i < n; i++)
        eum->exponent[i] = 1.0;
    count_votes(eum);
    for (uint32_t i = 0; i < n; i++) {
        double danger = 0.0;
        for (uint32_t j = 0; j < n; j++)
            danger += j == i ? 0.0 : eum_challenge(eum, j, i, 1.0);
        eum->danger[i] = danger;
        least = danger < least ? danger : least;
        most = danger > most ? danger : most;
    }
    for (uint32_t i = 0; i < n; i++)
        eum->exponent[i] = eum_exponent(eum->danger[i], least, most);
}

struct offer {
    enum eum_offer kind;
    double to, key; /* the smaller key is taken */
};

static struct offer offer_of(const struct eum *eum, uint32_t i, uint32_t j)
{
    const double a = eum->own[i * eum->count + j], b = eum->seen[i * eum->count + j];
    const double x = eum->position[i], y = eum->position[j];
    if (a > 0.0 && b > a)
        return (struct offer){EUM_CONFRONTATION, y, fabs(y - x)};
    if (!(a < 0.0 && b > 0.0))
        return (struct offer){EUM_STAYS, x, 0.0};
    if (b > -a) {
        const double to = x + (y - x) * (-a / b);
        return (struct offer){EUM_COMPROMISE, to,
                              eum->variant == EUM_PRINTED ? fabs(to - x) : (-a * x + b * y) / (b - a)};
    }
    return b < -a ? (struct offer){EUM_CAPITULATION, y, fabs(y - x)} : (struct offer){EUM_STAYS, x, 0.0};
}

/* `scholz` takes kinds in the order of the enum, `printed` whatever moves least. */
static bool is_better(const struct eum *eum, const struct offer *one, const struct offer *best)
{
    if (best->kind == EUM_STAYS)
        return true;
    if (eum->variant == EUM_SCHOLZ && one->kind != best->kind)
        return one->kind < best->kind;
    return one->key < best->key;
}

static void take_offer(struct eum *eum, uint32_t i)
{
    struct offer best = {EUM_STAYS, eum->position[i], 0.0};
    uint32_t other = i;
    for (uint32_t j = 0; j < eum->count; j++) {
        if (eum->position[j] == eum->position[i])
            continue;
        const struct offer one = offer_of(eum, i, j);
        if (one.kind != EUM_STAYS && is_better(eum, &one, &best)) {
            best = one;
            other = j;
        }
    }
    eum->move[i] = (struct eum_move){best.kind, other, best.to};
}

void eum_bargain(struct eum *eum)
{
    const uint32_t n = eum->count;
    assess_danger(eum);
    if (eum->variant == EUM_SCHOLZ)
        count_votes(eum);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n; j++) {
            eum->own[i * n + j] = eum_challenge(eum, i, j, eum->exponent[i]);
            eum->seen[i * n + j] = eum_challenge(eum, j, i, eum->exponent[i]);
        }
        take_offer(eum, i);
    }
}

void eum_advance(struct eum *eum)
{
    for (uint32_t i = 0; i < eum->count; i++)
        eum->position[i] = eum->move[i].to;
    sum_up(eum);
}

struct council_decision eum_decide(const struct council_question *question, enum eum_variant variant, void *memory)
{
    struct eum eum;
    eum_begin(&eum, question, variant, memory);
    eum_bargain(&eum);
    eum_advance(&eum);
    return (struct council_decision){true, eum.median};
}
