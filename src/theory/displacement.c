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
