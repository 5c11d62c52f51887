#include "theory/strain.h"

#include "base/maths.h"
#include "theory/relaxation.h"
#include <math.h>

double strain_before(const struct strain_class *class_of_force)
{
    return positive(class_of_force->required / class_of_force->available - 1.0);
}

double strain_added(const struct strain_class *class_of_force)
{
    const double bound =
        class_of_force->required + class_of_force->rotation * class_of_force->draw + class_of_force->unready;
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

double unready_after(double unready, double ready_after_days, double days)
{
    return ready_after_days > 0.0 ? relaxed(unready, 0.0, ready_after_days, days) : 0.0;
}

double stock_spent_after(double spent, double use_per_day, double refill_per_day, double stock, double days)
{
    return clamp(spent + (use_per_day - refill_per_day) * days, 0.0, stock);
}

double stock_used(double spent, double use_per_day, double refill_per_day, double stock, double days)
{
    const double wanted = use_per_day * days, most = stock - spent + refill_per_day * days;
    return wanted < most ? wanted : most;
}

double stock_recovers_days(double spent, double refill_per_day)
{
    if (spent <= 0.0)
        return 0.0;
    return refill_per_day > 0.0 ? spent / refill_per_day : (double)INFINITY;
}

double opportunism_rate(double usual_rate, double rate_ratio, double strain)
{
    return usual_rate * det_pow(rate_ratio, strain);
}
