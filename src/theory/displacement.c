#include "theory/displacement.h"

#include "theory/relaxation.h"

static double time_constant(const struct displacement *rule, double displaced_now)
{
    return displaced_now < rule->share * rule->exposed_people ? rule->fleeing_days : rule->returning_days;
}

double displaced_after(const struct displacement *rule, double displaced_now, double days)
{
    return relaxed(displaced_now, rule->share * rule->exposed_people, time_constant(rule, displaced_now), days);
}

double displaced_person_days(const struct displacement *rule, double displaced_now, double days)
{
    return relaxed_integral(displaced_now, rule->share * rule->exposed_people, time_constant(rule, displaced_now),
                            days);
}

void displaced_move(const struct displacement *rule, double displaced_now, double days, const double *weight,
                    double *at, uint32_t count)
{
    const double tau = time_constant(rule, displaced_now);
    double sum = 0.0;
    for (uint32_t k = 0; k < count; k++)
        sum += weight[k];
    for (uint32_t k = 0; k < count; k++)
        at[k] = sum > 0.0 ? relaxed(at[k], rule->share * rule->exposed_people * weight[k] / sum, tau, days) : 0.0;
}
