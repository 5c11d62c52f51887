/* How far a rumour runs, and what inoculating people beforehand changes (Maki & Thompson 1973).
 *
 *     ds/dt = -lam i s,     di/dt = lam i s - alp i (1 - s),      the rest are stiflers
 *
 * Spreaders i tell the ignorant s, and stop when they meet someone who knows. The prebunked share v starts among the
 * stiflers. Dividing out time leaves the final share that heard it, h = S0 - s, as the largest root of
 *
 *     h = S0 (1 - exp(-(1 + lam / alp) h)),     S0 = 1 - v;        0 if v >= lam / (lam + alp)
 *
 * With v = 0 this is the final-size equation of an SIR epidemic with R0 = 1 + lam / alp.
 * Effect sizes (Cohen's d) turn into shares by the normal model: p' = Phi(Phi^-1(p) - |d|). Inoculation against
 * misinformation: d = 0.36 (0.22..0.50), fading (Lu et al., J Med Internet Res 2023, 25:e49255); in the laboratory.
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_RUMOUR_H
#define CASUS_THEORY_RUMOUR_H

/* Share of everyone who hear it: `spread_ratio` is lam / alp >= 0, `prebunked` v in 0..1. */
double rumour_heard(double spread_ratio, double prebunked);
/* The same when the prebunked neither spread it nor silence those who do. */
double rumour_heard_if_prebunked_are_passive(double spread_ratio, double prebunked);
/* The share of prebunked stiflers from which on no rumour runs: lam / (lam + alp). */
double rumour_threshold(double spread_ratio);

/* Share that believes, after an intervention of effect size d; 0 < believing < 1. */
double believing_after(double believing, double effect_size);
double effect_left(double effect_size, double days, double half_life_days);

#endif
