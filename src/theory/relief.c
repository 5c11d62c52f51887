#include "theory/relief.h"

#include "base/maths.h"

const struct relief_standard relief_sphere = {
    .water = 0.015, .food = 0.00053, .persons_per_latrine = 20.0, .covered = 3.5};

struct relief_needs relief_needs(double people, const struct relief_standard *standard)
{
    return (struct relief_needs){
        .water_per_day = people * standard->water,
        .food_per_day = people * standard->food,
        .latrines = people / standard->persons_per_latrine,
        .covered = people * standard->covered,
    };
}

double relief_unmet(double delivered, double needed, double host_share)
{
    return needed > 0.0 ? clamp(1.0 - host_share - delivered / needed, 0.0, 1.0) : 0.0;
}

double relief_death_rate(double unmet, double lacking_nothing, double lacking_all)
{
    return lacking_nothing * det_exp(det_log(lacking_all / lacking_nothing) * unmet);
}

double relief_unmet_at(double death_rate, double lacking_nothing, double lacking_all)
{
    return det_log(death_rate / lacking_nothing) / det_log(lacking_all / lacking_nothing);
}

double relief_excess_deaths(double people, double days, double unmet, double lacking_nothing, double lacking_all)
{
    const double excess = relief_death_rate(unmet, lacking_nothing, lacking_all) - lacking_nothing;
    return people / 10000.0 * excess * days;
}
