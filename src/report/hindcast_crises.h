/* Crises of the past beside what the ladder gives for them, as a reader gets them: as plain where nothing can be told
 * apart as where it can. */
#ifndef CASUS_REPORT_HINDCAST_CRISES_H
#define CASUS_REPORT_HINDCAST_CRISES_H

#include "analysis/crisis_scores.h"
#include "report/hindcast.h"

/* Text and Markdown: a table of cases, one of outside powers, scores beside base rates, differences with intervals and
 * in words, and what was published. One case by itself has no scores. JSON: every number; null for what is unknown.
 * `told` of the settings is not read. */
void report_hindcast_crises(const struct crisis_case *cases, const struct crisis_scores *scores, uint32_t trials,
                            const struct hindcast_settings *settings, struct buffer *out);

/* ---- hindcast_crises_json.c ---- */

void hindcast_crises_json(const struct crisis_case *cases, const struct crisis_scores *scores, uint32_t trials,
                          struct buffer *out);

/* What every form says first. */
extern const char crises_caution[];
/* "serious", "not distinguishable", "covert", "serious_clashes". */
const char *crisis_score_id(enum crisis_score score);
const char *crisis_verdict_word(enum crisis_verdict verdict);
const char *crisis_involvement_id(enum icb_involvement involvement);
const char *crisis_peak_id(uint32_t peak);

#endif
