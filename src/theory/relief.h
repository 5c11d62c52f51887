/* What people in need require, and what it costs in lives when they do not get it.
 *
 * Needs: people times a standard. The Sphere handbook's is 15 L of water a person a day, one latrine for 20 people and
 * 3.5 m2 of covered floor (seen in comparisons of its editions); its 2,100 kcal are about 0.53 kg of dry ration (from
 * general knowledge). For a million people: 15,000 m3 of water and 500 to 550 t of food a day. Deaths: the crude
 * death rate per 10,000 a day grows from C0 with nothing lacking to C1 with everything lacking,
 *
 *     CDR(u) = C0 (C1 / C0)^u,      u = (1 - host share - delivered / need)+
 *
 * log-linear in the unmet share u: casus' own interpolation, between an ordinary rate and Goma in July 1994 (20 to 35
 * in the first month, 5 to 8 in the second; Goma Epidemiology Group, Lancet 1995).
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_RELIEF_H
#define CASUS_THEORY_RELIEF_H

struct relief_standard {
    double water;               /* a person and day; tonnes, so cubic metres */
    double food;                /* a person and day; tonnes */
    double persons_per_latrine; /* > 0 */
    double covered;             /* a person; any area */
};

struct relief_needs {
    double water_per_day, food_per_day, latrines, covered; /* in the units of the standard */
};

extern const struct relief_standard relief_sphere; /* in tonnes and square metres */

struct relief_needs relief_needs(double people, const struct relief_standard *standard);

double relief_unmet(double delivered, double needed, double host_share); /* u, 0..1; 0 when nothing is needed */
/* Per 10,000 people a day. `lacking_nothing` and `lacking_all` are C0 and C1, both > 0. */
double relief_death_rate(double unmet, double lacking_nothing, double lacking_all);
double relief_unmet_at(double death_rate, double lacking_nothing, double lacking_all); /* the inverse */
double relief_excess_deaths(double people, double days, double unmet, double lacking_nothing, double lacking_all);

#endif
