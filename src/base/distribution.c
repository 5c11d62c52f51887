#include "base/distribution.h"
#include "base/failure.h"
#include "base/maths.h"
#include <math.h>

double sample_exponential(double u)
{
    return -det_log(1.0 - u); /* 1 - u is exact for the u of base/random.h */
}

double sample_lognormal(double u, double median, double sigma)
{
    return median * det_exp(sigma * normal_quantile(u));
}

double sample_triangular(double u, double least, double mode, double most)
{
    const double width = most - least;
    double x;

    if (!(width > 0.0)) {
        return least;
    }
    if (u * width < mode - least) {
        x = least + sqrt(u * width * (mode - least));
    } else {
        x = most - sqrt((1.0 - u) * width * (most - mode));
    }
    return clamp(x, least, most);
}

double sample_gamma2(double u, double v, double mean)
{
    return 0.5 * mean * (sample_exponential(u) + sample_exponential(v));
}

double sample_logistic(double u, double scale)
{
    return scale * logit(u);
}

/* The standard normal cut to [least, most], at u. Both tails are kept as small numbers, not as 1 less a small number:
 * whichever side of the middle the value falls on, its tail is computed without cancellation. */
static double cut_normal_quantile(double u, double least, double most)
{
    const double below = normal_cdf(least), above = normal_cdf(-most);
    const double width = least > 0.0 ? normal_cdf(-least) - above : normal_cdf(most) - below;
    const double tail = below + width * u;
    double z;

    if (!(width > 0.0)) {
        return least > 0.0 ? least : most; /* beyond 38 deviations nothing is left but the nearer bound */
    }
    if (tail <= 0.5) {
        z = normal_quantile(tail);
    } else {
        z = -normal_quantile(above + width * (1.0 - u));
    }
    return clamp(z, least, most);
}

static double normal_at(const struct distribution *d, double u)
{
    if (!d->bounded || !(d->b > 0.0)) {
        return d->a + d->b * normal_quantile(u);
    }
    return clamp(d->a + d->b * cut_normal_quantile(u, (d->least - d->a) / d->b, (d->most - d->a) / d->b), d->least,
                 d->most);
}

/* log(x / median) / sigma; minus infinity at 0 */
static double standard_log(const struct distribution *d, double x)
{
    return x > 0.0 ? det_log(x / d->a) / d->b : -(double)INFINITY;
}

static double lognormal_at(const struct distribution *d, double u)
{
    double z;

    if (!d->bounded || !(d->b > 0.0)) {
        return sample_lognormal(u, d->a, d->b);
    }
    z = cut_normal_quantile(u, standard_log(d, d->least), standard_log(d, d->most));
    return clamp(d->a * det_exp(d->b * z), d->least, d->most);
}

double distribution_quantile(const struct distribution *distribution, double u)
{
    const struct distribution *d = distribution;

    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        return d->a;
    case DISTRIBUTION_UNIFORM:
        return clamp(d->a + (d->b - d->a) * u, d->a, d->b);
    case DISTRIBUTION_TRIANGULAR:
        return sample_triangular(u, d->a, d->b, d->c);
    case DISTRIBUTION_NORMAL:
        return normal_at(d, u);
    case DISTRIBUTION_LOGNORMAL:
        return lognormal_at(d, u);
    case DISTRIBUTION_BETA:
        return beta_quantile(u, d->a, d->b);
    }
    failure("unknown distribution", __FILE__, __LINE__);
}

double distribution_least(const struct distribution *distribution)
{
    const struct distribution *d = distribution;

    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
    case DISTRIBUTION_UNIFORM:
    case DISTRIBUTION_TRIANGULAR:
        return d->a;
    case DISTRIBUTION_NORMAL:
        return d->bounded ? d->least : -(double)INFINITY;
    case DISTRIBUTION_LOGNORMAL:
        return d->bounded && d->least > 0.0 ? d->least : 0.0;
    case DISTRIBUTION_BETA:
        return 0.0;
    }
    failure("unknown distribution", __FILE__, __LINE__);
}

double distribution_most(const struct distribution *distribution)
{
    const struct distribution *d = distribution;

    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        return d->a;
    case DISTRIBUTION_UNIFORM:
        return d->b;
    case DISTRIBUTION_TRIANGULAR:
        return d->c;
    case DISTRIBUTION_NORMAL:
    case DISTRIBUTION_LOGNORMAL:
        return d->bounded ? d->most : (double)INFINITY;
    case DISTRIBUTION_BETA:
        return 1.0;
    }
    failure("unknown distribution", __FILE__, __LINE__);
}

double distribution_middle(const struct distribution *distribution)
{
    const struct distribution *d = distribution;

    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        return d->a;
    case DISTRIBUTION_UNIFORM:
        return d->a + 0.5 * (d->b - d->a);
    case DISTRIBUTION_TRIANGULAR:
        return d->b;
    case DISTRIBUTION_NORMAL:
    case DISTRIBUTION_LOGNORMAL:
        return d->bounded ? clamp(d->a, d->least, d->most) : d->a;
    case DISTRIBUTION_BETA:
        return beta_quantile(0.5, d->a, d->b);
    }
    failure("unknown distribution", __FILE__, __LINE__);
}
