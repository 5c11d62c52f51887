/* People displaced: they leave fast and return slowly.
 *
 *     dN/dt = (f P - N) / tau,     tau = the fleeing time constant while N < f P, the returning one while N > f P
 *
 * f: share of the exposed population P that would in the end leave at this level of violence. Constant over an
 * interval; N cannot cross f P within one, so the closed form is exact. The size of f in a full war rests on Ukraine in
 * 2022 (about 30% in three months, from general knowledge); the rest is judgement. People, days.
 *
 * Destinations: each holds N_d, which closes in on f P w_d / sum w with the tau of the whole. The equation is linear,
 * so the N_d add up to N, whatever the weights w and however often they change; when they do, people move on at tau.
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_DISPLACEMENT_H
#define CASUS_THEORY_DISPLACEMENT_H

#include <stdint.h>

struct displacement {
    double exposed_people; /* P */
    double share;          /* f, 0..1 */
    double fleeing_days, returning_days;
};

double displaced_after(const struct displacement *rule, double displaced_now, double days);
double displaced_person_days(const struct displacement *rule, double displaced_now, double days); /* its integral */
/* `at[k]`, which add up to displaced_now, become those of `days` later; `weight` of `count` numbers >= 0. Where all
 * weights are 0 nobody is told a destination: all become 0. */
void displaced_move(const struct displacement *rule, double displaced_now, double days, const double *weight,
                    double *at, uint32_t count);

#endif
