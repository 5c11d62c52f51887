/* The normal distribution. The tail is Mills' ratio times the density, so that it keeps its relative precision, and one
 * exponential serves both. */
#include "base/maths.h"
#include "base/maths_core.h"
#include "base/normal_tables.h"
#include <math.h>

#define INVERSE_SQRT_2PI 0x1.9884533d43651p-2

#define CENTRE_MOST 1.5
#define FAR_LEAST 6.0
#define NOTHING_BEYOND 40.0 /* the density underflows at 38.6 */

static double ratio5(const double above[6], const double below[6], double t)
{
    const double t2 = t * t, t4 = t2 * t2;

    return (above[0] + above[1] * t + t2 * (above[2] + above[3] * t) + t4 * (above[4] + above[5] * t)) /
           (below[0] + below[1] * t + t2 * (below[2] + below[3] * t) + t4 * (below[4] + below[5] * t));
}

/* Phi(x) - 1/2 for |x| < 1.5 */
static double centre(double x)
{
    return x * ratio5(centre_above, centre_below, x * x);
}

/* Phi(-x) / phi(x) for x >= 1.5 */
static double mills(double x)
{
    const double x2 = x * x, x4 = x2 * x2;

    if (x >= FAR_LEAST) {
        return ratio5(far_above, far_below, 1.0 / x2) / x;
    }
    return (mills_above[0] + mills_above[1] * x + x2 * (mills_above[2] + mills_above[3] * x) +
            x4 * (mills_above[4] + mills_above[5] * x + x2 * (mills_above[6] + mills_above[7] * x))) /
           (mills_below[0] + mills_below[1] * x + x2 * (mills_below[2] + mills_below[3] * x) +
            x4 * (mills_below[4] + mills_below[5] * x + x2 * (mills_below[6] + mills_below[7] * x)));
}

double normal_density(double x)
{
    const double half = leading_half(x);

    if (fabs(x) > NOTHING_BEYOND) {
        return 0.0;
    }
    /* x^2 / 2 in two parts: rounded to one double it would cost x^2 / 4 ulp */
    return INVERSE_SQRT_2PI * exp_of_sum(-0.5 * half * half, -0.5 * (x - half) * (x + half));
}

double normal_cdf(double x)
{
    const double size = fabs(x);
    double tail;

    if (size < CENTRE_MOST) {
        return 0.5 + centre(x);
    }
    tail = size > NOTHING_BEYOND ? 0.0 : normal_density(size) * mills(size);
    return x < 0.0 ? tail : 1.0 - tail;
}

/* P. J. Acklam's rational approximation (2003), relative error 1.15e-9, for 0 < p <= 1/2. */
static double quantile_start(double p)
{
    double q, r;

    if (p < 0.02425) {
        q = sqrt(-2.0 * det_log(p));
        return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q -
                  2.549732539343734e+00) *
                     q +
                 4.374664141464968e+00) *
                    q +
                2.938163982698783e+00) /
               ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q +
                 3.754408661907416e+00) *
                    q +
                1.0);
    }
    q = p - 0.5;
    r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r +
              1.383577518672690e+02) *
                 r -
             3.066479806614716e+01) *
                r +
            2.506628277459239e+00) *
           q /
           (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r +
              6.680131188771972e+01) *
                 r -
             1.328068155288572e+01) *
                r +
            1.0);
}

double normal_quantile(double p)
{
    const double tail = p <= 0.5 ? p : 1.0 - p;
    double x, density, excess;

    if (!(tail > 0.0)) {
        return tail == 0.0 ? copysign((double)INFINITY, p - 0.5) : (double)NAN;
    }
    x = quantile_start(tail);
    density = normal_density(x);
    excess = x > -CENTRE_MOST ? centre(x) - (tail - 0.5) : density * mills(-x) - tail;
    excess /= density;
    x -= excess / (1.0 + 0.5 * x * excess); /* Halley's step: Phi'' / Phi' = -x */
    return p <= 0.5 ? x : -x;
}
