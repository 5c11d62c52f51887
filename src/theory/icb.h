/* Base rates of crises: counts over ICB version 14 (Brecher, Wilkenfeld, Beardsley, James and Quinn, International
 * Crisis Behavior, 1918-2017), made by the authors of casus from a public copy. Aggregates alone; its rows are not
 * here.
 *
 * Peak violence: 1 none, 2 minor clashes, 3 serious clashes, 4 war. `icb_peaks` counts 401 crises that did not arise
 * inside an ongoing war, by how they were triggered. `icb_days` has quartiles and the 90th of 100 of their durations.
 * `icb_involved` has the peak involvement of the United States and the USSR or Russia, pooled, in 654 cases since 1946
 * in which they were no crisis actor, by peak violence; the labels of its four codes are from memory.
 *
 * What a crisis teaches must not be known when it is forecast: `without` takes one crisis out of the counts again.
 *
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_ICB_H
#define CASUS_THEORY_ICB_H

#include <stdbool.h>
#include <stdint.h>

enum icb_trigger { ICB_NONVIOLENT, ICB_VIOLENT, ICB_TRIGGERS, ICB_ANY_TRIGGER = ICB_TRIGGERS };
enum { ICB_LEVELS = 4 };
enum icb_involvement { ICB_NONE, ICB_LOW, ICB_COVERT, ICB_MILITARY, ICB_INVOLVEMENTS };

extern const uint32_t icb_peaks[ICB_TRIGGERS][ICB_LEVELS];
extern const double icb_days[ICB_TRIGGERS + 1][4]; /* 25, 50, 75 and 90 in 100 last no longer; the last row: any */
extern const double icb_involved[ICB_LEVELS][ICB_INVOLVEMENTS];

/* Shares of the four peaks among crises so triggered; `without`: the peak 1..4 of one of them that is left out, or 0.
 */
void icb_peak_shares(enum icb_trigger trigger, uint32_t without_peak, enum icb_trigger without_trigger,
                     double share[ICB_LEVELS]);
/* Share that is over within `days`, linear in the logarithm between the published quantiles; days between the first
 * and the last of these. */
double icb_over_within(enum icb_trigger trigger, double days);
/* Chance that such a power goes to `least` or beyond, given chances of the four peaks. */
double icb_involved_at_least(const double peak[ICB_LEVELS], enum icb_involvement least);

#endif
