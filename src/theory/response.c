#include "theory/response.h"

#include "base/maths.h"
#include <math.h>

/* Crisis actors' major response by trigger: none, verbal or political, economic or other, non-violent military,
 * violent. LOW pools verbal, economic and other triggers (n = 404), NONVIOLENT is non-violent military (182), CLASH
 * pools indirect and direct violence (491), SERIOUS and WAR are direct violence (381). */
const double response_principal[STIMULUS_COUNT][RESPONSE_COUNT] = {
    [STIMULUS_LOW] = {0.0074, 0.4678, 0.0322, 0.2599, 0.2327},
    [STIMULUS_NONVIOLENT] = {0.0, 0.3846, 0.0220, 0.3791, 0.2143},
    [STIMULUS_CLASH] = {0.0041, 0.2525, 0.0041, 0.1670, 0.5723},
    [STIMULUS_SERIOUS] = {0.0052, 0.2651, 0.0052, 0.1181, 0.6063},
    [STIMULUS_WAR] = {0.0052, 0.2651, 0.0052, 0.1181, 0.6063},
};

/* Peak involvement by peak violence: V1 (n = 157) for both classes without violence, V2 (218), V3 (180), V4 (99). */
const double response_third_party[STIMULUS_COUNT][RESPONSE_COUNT] = {
    [STIMULUS_LOW] = {0.2497, 0.5512, 0.0973, 0.0828, 0.0191},
    [STIMULUS_NONVIOLENT] = {0.2497, 0.5512, 0.0973, 0.0828, 0.0191},
    [STIMULUS_CLASH] = {0.3034, 0.4869, 0.0859, 0.1147, 0.0092},
    [STIMULUS_SERIOUS] = {0.2217, 0.5085, 0.0897, 0.1773, 0.0028},
    [STIMULUS_WAR] = {0.0884, 0.4658, 0.0822, 0.3131, 0.0505},
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
