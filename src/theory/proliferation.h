/* How likely it is that somebody starts a weapon programme, from a constant hazard.
 *
 *     P(one state starts within t)     = 1 - exp(-h m t)
 *     P(any of n independent ones)     = 1 - exp(-n h m t)
 *     P(any acquires, of those)        = 1 - (1 - s P(one state starts))^n
 *
 * h: starts per state-year among capable, threatened states; m: factor on it when a guarantee is seen to fail; s: share
 * of the programmes that reach the weapon. That security and latent capacity raise the hazard and guarantees lower it
 * is published (Singh & Way 2004; Jo & Gartzke 2007, by their abstracts); the size of h and m here is judgement. Pure
 * functions; nothing fails. */
#ifndef CASUS_THEORY_PROLIFERATION_H
#define CASUS_THEORY_PROLIFERATION_H

struct proliferation {
    double start_per_year; /* h m, of one state */
    double states;         /* n */
    double acquiring;      /* s, 0..1 */
};

double proliferation_one(const struct proliferation *rule, double years);
double proliferation_any(const struct proliferation *rule, double years);
double proliferation_expected(const struct proliferation *rule, double years); /* states that start */
double proliferation_acquires(const struct proliferation *rule, double years);
/* When it is as likely as not that one has started; INFINITY without hazard. */
double proliferation_even_years(const struct proliferation *rule);

#endif
