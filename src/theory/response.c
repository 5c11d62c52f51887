#include "theory/response.h"

#include "base/maths.h"
#include <math.h>

/* Counts of crisis actors' major response by trigger: none, verbal or political, economic or other, non-violent
 * military, violent. LOW pools verbal, economic and other triggers (n = 404), NONVIOLENT is non-violent military (182),
 * CLASH pools indirect and direct violence (491), SERIOUS and WAR are direct violence (381). */
#define ACTORS(n, none, verbal, economic, military, violent)                                                           \
    {                                                                                                                  \
        (none) / (n), (verbal) / (n), (economic) / (n), (military) / (n), (violent) / (n)                              \
    }

const double response_principal[STIMULUS_COUNT][RESPONSE_COUNT] = {
    [STIMULUS_LOW] = ACTORS(404.0, 3.0, 189.0, 13.0, 105.0, 94.0),
    [STIMULUS_NONVIOLENT] = ACTORS(182.0, 0.0, 70.0, 4.0, 69.0, 39.0),
    [STIMULUS_CLASH] = ACTORS(491.0, 2.0, 124.0, 2.0, 82.0, 281.0),
    [STIMULUS_SERIOUS] = ACTORS(381.0, 2.0, 101.0, 2.0, 45.0, 231.0),
    [STIMULUS_WAR] = ACTORS(381.0, 2.0, 101.0, 2.0, 45.0, 231.0),
};

/* Counts of two great powers' peak involvement by peak violence: V1 (n = 157) for both classes without violence, V2
 * (218), V3 (180, and half a count for direct military involvement, of which there was none), V4 (99). East Asia
 * multiplies the odds of any involvement, at the expense of low involvement alone. */
#define EAST_ASIA 2.611696473423118 /* exp(0.96) */
#define STAYS_OUT(n, none) (1.0 / (1.0 + EAST_ASIA * ((n) - (none)) / (none)))
#define LOW(n, none, covert, direct) (1.0 - STAYS_OUT(n, none) - ((covert) + (direct)) / (n))
#define BYSTANDERS(n, none, covert, direct)                                                                            \
    {                                                                                                                  \
        STAYS_OUT(n, none), 0.85 * LOW(n, none, covert, direct), 0.15 * LOW(n, none, covert, direct), (covert) / (n),  \
            (direct) / (n)                                                                                             \
    }

const double response_third_party[STIMULUS_COUNT][RESPONSE_COUNT] = {
    [STIMULUS_LOW] = BYSTANDERS(157.0, 73.0, 13.0, 3.0),    [STIMULUS_NONVIOLENT] = BYSTANDERS(157.0, 73.0, 13.0, 3.0),
    [STIMULUS_CLASH] = BYSTANDERS(218.0, 116.0, 25.0, 2.0), [STIMULUS_SERIOUS] = BYSTANDERS(180.5, 77.0, 32.0, 0.5),
    [STIMULUS_WAR] = BYSTANDERS(99.0, 20.0, 31.0, 5.0),
};

void response_mixture(enum stimulus stimulus, double stake, double share[RESPONSE_COUNT])
{
    for (int k = 0; k < RESPONSE_COUNT; k++)
        share[k] = stake * response_principal[stimulus][k] + (1.0 - stake) * response_third_party[stimulus][k];
}

void response_move(double share[RESPONSE_COUNT], enum response from, enum response to, double fraction)
{
    const double moved = fraction * share[from];
    share[from] -= moved;
    share[to] += moved;
}

double odds_shifted(double probability, double shift)
{
    return probability <= 0.0 || probability >= 1.0 ? clamp(probability, 0.0, 1.0) : expit(logit(probability) + shift);
}

void response_at_least(const double share[RESPONSE_COUNT], const double shift[RESPONSE_STEPS],
                       double at_least[RESPONSE_STEPS])
{
    double above = 0.0;
    for (int k = RESPONSE_STEPS; k > 0; k--) {
        above += share[k];
        at_least[k - 1] = odds_shifted(above, shift[k - 1]);
    }
    for (int k = 1; k < RESPONSE_STEPS; k++)
        if (at_least[k] > at_least[k - 1])
            at_least[k] = at_least[k - 1];
}

double response_uniform(double lasting, double passing, double correlation)
{
    return normal_cdf(sqrt(correlation) * lasting + sqrt(1.0 - correlation) * passing);
}

enum response response_by_uniform(const double at_least[RESPONSE_STEPS], double u)
{
    int level = RESPONSE_NONE;
    while (level < RESPONSE_STEPS && u > 1.0 - at_least[level])
        level++;
    return (enum response)level;
}

uint32_t split_by_uniform(const double *share, uint32_t count, double u)
{
    uint32_t place = 0;
    double below = share[0];
    /* The last place takes what rounding leaves of 1. */
    while (place + 1 < count && u > below)
        below += share[++place];
    return place;
}
