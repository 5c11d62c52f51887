#include "theory/duration.h"

#include "base/maths.h"

double lognormal_by(double days, double median_days, double sigma)
{
    return days > 0.0 ? normal_cdf(det_log(days / median_days) / sigma) : 0.0;
}

double lognormal_outlasts(double days, double median_days, double sigma)
{
    return days > 0.0 ? normal_cdf(-det_log(days / median_days) / sigma) : 1.0;
}

double exponential_outlasts(double days, double median_days)
{
    return det_exp(-0.69314718055994530942 * days / median_days);
}

double lognormal_sigma(double median_days, double days, double outlasting)
{
    return -det_log(days / median_days) / normal_quantile(outlasting);
}

double lognormal_mean(double median_days, double sigma)
{
    return median_days * det_exp(0.5 * sigma * sigma);
}
