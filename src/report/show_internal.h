/* The forms of `casus show`, for this room alone. */
#ifndef CASUS_REPORT_SHOW_INTERNAL_H
#define CASUS_REPORT_SHOW_INTERNAL_H

#include "report/digest.h"
#include "report/report.h"

/* What is to be shown: options in order, strata marked. */
struct shown {
    const struct digest *digest;
    const uint32_t *option;
    uint32_t option_count;
    const bool *stratum;
    uint32_t *acceptable; /* [stratum * study's options + option]; futures */
};

void show_table(const struct shown *shown, const struct show_settings *settings, struct buffer *out);
/* Full numbers in base units. */
void show_json(const struct shown *shown, struct buffer *out);
void show_csv(const struct shown *shown, struct buffer *out);

#endif
