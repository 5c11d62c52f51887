#include "theory/proliferation.h"

#include "base/maths.h"
#include <math.h>

double proliferation_one(const struct proliferation *rule, double years)
{
    return -det_expm1(-rule->start_per_year * years);
}

double proliferation_any(const struct proliferation *rule, double years)
{
    return -det_expm1(-rule->states * rule->start_per_year * years);
}

double proliferation_expected(const struct proliferation *rule, double years)
{
    return rule->states * proliferation_one(rule, years);
}

double proliferation_acquires(const struct proliferation *rule, double years)
{
    const double acquires = rule->acquiring * proliferation_one(rule, years);
    return acquires < 1.0 ? -det_expm1(rule->states * det_log1p(-acquires)) : 1.0;
}

double proliferation_even_years(const struct proliferation *rule)
{
    const double rate = rule->states * rule->start_per_year;
    return rate > 0.0 ? 0.69314718055994530942 / rate : (double)INFINITY;
}
