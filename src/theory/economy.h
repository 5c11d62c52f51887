/* Lost output under a crisis that costs more the more violent it is.
 *
 *     dL/dt = (l - L)+ / tau        l: loss a full year at this level of violence comes to, % of output
 *
 * The loss approaches the level's and does not come back within the horizon. Sizes: Bloomberg Economics (July 2024)
 * puts a war in Korea at 3.9% of world output in the first year; lesser levels and tau are judgements. Percent of
 * annual output, days. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_ECONOMY_H
#define CASUS_THEORY_ECONOMY_H

double economy_loss(double loss_percent, double level_percent, double tau_days, double days);
/* Integral of the loss over the interval, percent-days. */
double economy_loss_integral(double loss_percent, double level_percent, double tau_days, double days);

#endif
