#include "theory/rumour.h"

#include "base/maths.h"
#include <math.h>

double rumour_heard(double spread_ratio, double prebunked)
{
    const double ignorant = 1.0 - prebunked, reach = 1.0 + spread_ratio;
    if (reach * ignorant <= 1.0)
        return 0.0;
    /* f(h) = S0 (1 - exp(-R h)) - h is concave and f(S0) < 0, so Newton's steps from S0 fall onto the largest root and
     * cannot pass it. They slow down near the threshold, where the roots meet. */
    double heard = ignorant;
    for (int step = 0; step < 200; step++) {
        const double silent = det_exp(-reach * heard);
        const double value = ignorant * (1.0 - silent) - heard, slope = ignorant * reach * silent - 1.0;
        const double next = heard - value / slope;
        if (!(next < heard) || !(next > 0.0))
            break;
        heard = next;
    }
    return heard;
}

double rumour_heard_if_prebunked_are_passive(double spread_ratio, double prebunked)
{
    return (1.0 - prebunked) * rumour_heard(spread_ratio, 0.0);
}

double rumour_threshold(double spread_ratio)
{
    return spread_ratio / (1.0 + spread_ratio);
}

double believing_after(double believing, double effect_size)
{
    return normal_cdf(normal_quantile(believing) - fabs(effect_size));
}

double effect_left(double effect_size, double days, double half_life_days)
{
    return effect_size * det_exp(-0.69314718055994530942 * days / half_life_days);
}
