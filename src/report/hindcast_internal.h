/* Between the files of the hindcast's report. */
#ifndef CASUS_REPORT_HINDCAST_INTERNAL_H
#define CASUS_REPORT_HINDCAST_INTERNAL_H

#include "report/hindcast.h"

/* What every form says first. */
extern const char hindcast_caution[];

void hindcast_json(const struct hindcast *hindcast, const struct hindcast_scores *scores, struct buffer *out);

#endif
