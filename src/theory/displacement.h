/* People displaced: they leave fast and return slowly.
 *
 *     dN/dt = (f P - N) / tau,     tau = the fleeing time constant while N < f P, the returning one while N > f P
 *
 * f: share of the exposed population P that would in the end leave at this level of violence. Constant over an
 * interval; N cannot cross f P within one, so the closed form is exact. The size of f in a full war rests on Ukraine in
 * 2022 (about 30% in three months, from general knowledge); the rest is judgement. People, days. Pure functions;
 * nothing fails. */
#ifndef CASUS_THEORY_DISPLACEMENT_H
#define CASUS_THEORY_DISPLACEMENT_H

struct displacement {
    double exposed_people; /* P */
    double share;          /* f, 0..1 */
    double fleeing_days, returning_days;
};

double displaced_after(const struct displacement *rule, double displaced_now, double days);
double displaced_person_days(const struct displacement *rule, double displaced_now, double days); /* its integral */

#endif
