/* What sending forces away adds to the strain at home, class by class.
 *
 *     gap0 = (required / available - 1)+                            what was short before anyone left
 *     over = ((required + rho draw) / available - 1)+ - gap0        what the option adds
 *     O    = max over classes of over
 *
 * rho: units bound per unit away (rotation; 1 for lift). The highest class is named and nothing is summed: classes do
 * not substitute. gap0 is shown beside, never inside: it is the same in every option. casus' own reading of the debate
 * on overextension (an assumption).
 *
 * Opportunism: a third party's hazard h0 IRR^O. In the record (MIDs against United States defence-pact allies,
 * 1950-2010, in years the United States fought a war) IRR is not distinguishable from 1.
 * available > 0. Pure functions over the caller's arrays; nothing fails. */
#ifndef CASUS_THEORY_STRAIN_H
#define CASUS_THEORY_STRAIN_H

#include <stdint.h>

struct strain_class {
    double required, available; /* any one unit */
    double rotation;            /* rho */
    double draw;                /* away now */
};

double strain_before(const struct strain_class *class_of_force); /* gap0 */
double strain_added(const struct strain_class *class_of_force);  /* over */
/* O, and the first class that reaches it into *which; `count` >= 1. */
double strain_highest(const struct strain_class *classes, uint32_t count, uint32_t *which);

double opportunism_rate(double usual_rate, double rate_ratio, double strain);

#endif
