/* What sending forces away adds to the strain at home, class by class.
 *
 *     gap0 = (required / available - 1)+                                    what was short before anyone left
 *     over = ((required + rho draw + unready) / available - 1)+ - gap0      what the option adds
 *     O    = max over classes of over
 *
 * rho: units bound per unit away (rotation; 1 for lift): 1 + r where the rule is r days at home for one away. unready:
 * what is back and not yet fit, or fired and not yet replaced; it counts once, since its relief is free again. The
 * highest class is named and nothing is summed: classes do not substitute. gap0 is shown beside, never inside: it is
 * the same in every option. casus' own reading of the debate on overextension (an assumption).
 *
 * Readiness: of `unready` units the share exp(-t / tau) is still unready after t days. Stocks: what is spent grows by
 * use and falls by refill, between none and all there is; both are exact over an interval of constant rates.
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
    double unready;             /* back or fired, and not yet there again */
};

double strain_before(const struct strain_class *class_of_force); /* gap0 */
double strain_added(const struct strain_class *class_of_force);  /* over */
/* O, and the first class that reaches it into *which; `count` >= 1. */
double strain_highest(const struct strain_class *classes, uint32_t count, uint32_t *which);

double unready_after(double unready, double ready_after_days, double days); /* 0 days: fit at once */
double stock_spent_after(double spent, double use_per_day, double refill_per_day, double stock, double days);
/* What was taken from it in those days: use, or no more than was left and came in. */
double stock_used(double spent, double use_per_day, double refill_per_day, double stock, double days);
/* Days without use until all is there again; infinite where something is spent and nothing comes in. */
double stock_recovers_days(double spent, double refill_per_day);

double opportunism_rate(double usual_rate, double rate_ratio, double strain);

#endif
