/* How long parliaments take, and which distribution says so best.
 *
 * Four models of the days of one parliament, each fitted by its likelihood: exponential; Gamma of shape 2, as capitals
 * reply to a text; lognormal; and two lognormals, members that would rather not apart, as ratification in src/model.
 * Days are whole, so a day d is taken as d + 1/2.
 *
 *   loss     mean of -ln density at a member's days, the model fitted to the other members (less is better)
 *   distance Kolmogorov's D, the model fitted to all; p from its asymptotic distribution with Stephens' correction,
 *            too large since the fit saw the data
 *   last     5, 50 and 95 in 100 of the last of so many parliaments */
#ifndef CASUS_ANALYSIS_DELAYS_H
#define CASUS_ANALYSIS_DELAYS_H

#include <stdbool.h>
#include <stdint.h>

enum delay_model { DELAY_EXPONENTIAL, DELAY_GAMMA2, DELAY_LOGNORMAL, DELAY_TWO_LOGNORMALS, DELAY_MODELS };

struct delay {
    double days;
    bool rather_not;
    uint32_t member; /* rows of one member are left out together */
};

struct delay_fit {
    double median, spread;                   /* spread: of the log, lognormals alone */
    double held_out_median, held_out_spread; /* of those that would rather not; the same where they are not apart */
    double loss, distance, p;
    double last_low, last_middle, last_high;
};

const char *delay_model_title(enum delay_model model);
/* Needs ten delays or more, with both kinds among them. `willing` and `unwilling`: of whom the last is asked. */
struct delay_fit delay_fit(enum delay_model model, const struct delay *delays, uint32_t count, uint32_t willing,
                           uint32_t unwilling);

#endif
