#include "theory/salvo.h"

#include "base/maths.h"
#include "theory/counting.h"
#include <math.h>

double salvo_loss_uncapped(const struct salvo_fleet *attacker, const struct salvo_fleet *defender)
{
    const double hits = attacker->offence * attacker->units - defender->defence * defender->units;
    return positive(hits) / defender->staying_power;
}

double salvo_loss(const struct salvo_fleet *attacker, const struct salvo_fleet *defender)
{
    return clamp(salvo_loss_uncapped(attacker, defender), 0.0, defender->units);
}

/* A sum of a random number of independent damages. */
static struct salvo_moments with_losses(struct salvo_moments hits, const struct salvo_exchange *exchange)
{
    const double mean = exchange->damage_mean, deviation = exchange->damage_deviation;
    hits.loss_mean = hits.hits_mean * mean;
    hits.loss_variance = hits.hits_mean * deviation * deviation + hits.hits_variance * mean * mean;
    return hits;
}

struct salvo_moments salvo_exact(const struct salvo_exchange *exchange, double *work)
{
    double *accurate = work, *intercepts = work + exchange->shots + 1;
    binomial_probabilities(exchange->shots, exchange->accuracy, accurate);
    binomial_probabilities(exchange->tries, exchange->intercept, intercepts);
    double mean = 0.0, square = 0.0, none = 0.0;
    for (uint32_t o = 0; o <= exchange->shots; o++)
        for (uint32_t d = 0; d <= exchange->tries; d++) {
            const double probability = accurate[o] * intercepts[d];
            if (o <= d) {
                none += probability;
            } else {
                const double hits = (double)(o - d);
                mean += probability * hits;
                square += probability * hits * hits;
            }
        }
    return with_losses((struct salvo_moments){.hits_mean = mean, .hits_variance = square - mean * mean, .no_hit = none},
                       exchange);
}

struct salvo_moments salvo_normal(const struct salvo_exchange *exchange)
{
    const double accurate = (double)exchange->shots * exchange->accuracy;
    const double intercepts = (double)exchange->tries * exchange->intercept;
    const double net = accurate - intercepts;
    const double variance = accurate * (1.0 - exchange->accuracy) + intercepts * (1.0 - exchange->intercept);
    const double deviation = sqrt(variance);
    if (deviation == 0.0) {
        const double hits = positive(net);
        return with_losses((struct salvo_moments){.hits_mean = hits, .no_hit = hits > 0.0 ? 0.0 : 1.0}, exchange);
    }
    const double ratio = net / deviation, below = normal_cdf(ratio), density = normal_density(ratio);
    const double mean = net * below + deviation * density;
    const double square = (net * net + variance) * below + net * deviation * density;
    return with_losses(
        (struct salvo_moments){.hits_mean = mean, .hits_variance = square - mean * mean, .no_hit = normal_cdf(-ratio)},
        exchange);
}
