/* Scored hindcasts as a reader gets them: as plain when they show no skill as when they do. */
#ifndef CASUS_REPORT_HINDCAST_H
#define CASUS_REPORT_HINDCAST_H

#include "analysis/hindcast.h"
#include "base/buffer.h"

enum hindcast_form { HINDCAST_TEXT, HINDCAST_MARKDOWN, HINDCAST_JSON };

struct hindcast_settings {
    enum hindcast_form form;
    uint32_t told;  /* forecaster, numbered as in the scores, whose forecasts the table of cases holds (not JSON) */
    uint32_t width; /* columns of the terminal; 0: 100 */
    bool colour;    /* text alone */
};

/* Text and Markdown: a table of cases, one of forecasters, one of differences from the first, and how stable the
 * calibration is. JSON: every number, in days and natural logarithms; null for what is unknown, and for a day that
 * never comes. `scores` are those of `hindcast`. */
void report_hindcast(const struct hindcast *hindcast, const struct hindcast_scores *scores,
                     const struct hindcast_settings *settings, struct buffer *out);

/* The one case there is, without scores: by itself it has no base rate. Text or Markdown. */
void report_hindcast_case(const struct hindcast *hindcast, const struct hindcast_settings *settings,
                          struct buffer *out);

#endif
