#include "theory/strain.h"

#include "base/maths.h"

double strain_before(const struct strain_class *class_of_force)
{
    return positive(class_of_force->required / class_of_force->available - 1.0);
}

double strain_added(const struct strain_class *class_of_force)
{
    const double bound = class_of_force->required + class_of_force->rotation * class_of_force->draw;
    return positive(bound / class_of_force->available - 1.0) - strain_before(class_of_force);
}

double strain_highest(const struct strain_class *classes, uint32_t count, uint32_t *which)
{
    double highest = strain_added(&classes[0]);
    *which = 0;
    for (uint32_t i = 1; i < count; i++) {
        const double added = strain_added(&classes[i]);
        if (added > highest) {
            highest = added;
            *which = i;
        }
    }
    return highest;
}

double opportunism_rate(double usual_rate, double rate_ratio, double strain)
{
    return usual_rate * det_pow(rate_ratio, strain);
}
