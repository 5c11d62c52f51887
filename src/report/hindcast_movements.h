/* Movements of the past beside what casus gives for them, as a reader gets them: misses as plain as hits. */
#ifndef CASUS_REPORT_HINDCAST_MOVEMENTS_H
#define CASUS_REPORT_HINDCAST_MOVEMENTS_H

#include "analysis/movement_record.h"
#include "report/hindcast.h"

/* Text and Markdown: a table of figures, the count, what was read from the outcome; of one case by itself its notes
 * too. JSON: every number, days and tonnes, null for what never came. `told` of the settings is not read. */
void report_hindcast_movements(const struct movement_case *cases, uint32_t case_count,
                               const struct hindcast_settings *settings, struct buffer *out);

/* ---- hindcast_movements_json.c ---- */

extern const char movements_caution[];
void hindcast_movements_json(const struct movement_case *cases, uint32_t case_count, double *scratch, double *widths,
                             struct buffer *out);

#endif
