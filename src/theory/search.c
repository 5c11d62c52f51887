#include "theory/search.h"

#include "base/maths.h"
#include "theory/counting.h"

double search_random(double speed, double sweep_width, double time, double area)
{
    return -det_expm1(-speed * sweep_width * time / area);
}

double search_random_time(double speed, double sweep_width, double area, double wanted)
{
    return -det_log1p(-wanted) * area / (speed * sweep_width);
}

double search_fused(const double *seen, uint32_t count)
{
    double missed = 1.0;
    for (uint32_t i = 0; i < count; i++)
        missed *= 1.0 - seen[i];
    return 1.0 - missed;
}

double warning_lead_days(double rate_per_day, double seen, double preparation_days)
{
    const double rate = rate_per_day * seen;
    return rate > 0.0 ? preparation_days + det_expm1(-rate * preparation_days) / rate : 0.0;
}

double warning_lead_needing(double rate_per_day, double seen, double preparation_days, uint32_t needed)
{
    /* E[(T - t_k)+] is the integral of P(t_k <= t); by parts, T less the mean time spent at each count below k. */
    const double rate = rate_per_day * seen;
    double lead = preparation_days;
    if (rate <= 0.0)
        return 0.0;
    for (uint32_t j = 0; j < needed; j++)
        lead -= (1.0 - poisson_fewer(rate * preparation_days, j + 1)) / rate;
    return positive(lead);
}

double warning_missed(double rate_per_day, double seen, double preparation_days, uint32_t needed)
{
    return poisson_fewer(rate_per_day * seen * preparation_days, needed);
}

double warning_readiness(double lead_days, double scale_days)
{
    return -det_expm1(-lead_days / scale_days);
}
