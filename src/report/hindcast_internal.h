/* Between the files of the hindcast's report. */
#ifndef CASUS_REPORT_HINDCAST_INTERNAL_H
#define CASUS_REPORT_HINDCAST_INTERNAL_H

#include "report/hindcast.h"

struct table;

/* A report under way. */
struct writer {
    const struct hindcast *hindcast;
    const struct hindcast_scores *scores;
    const struct hindcast_settings *settings;
    struct arena arena; /* of sentences */
    struct buffer *out;
};

/* A paragraph, a table (released after), each after a blank line. */
void hindcast_paragraph(struct writer *w, const char *text);
void hindcast_table(struct writer *w, struct table *table);
/* Who held out, who gave, and on what ground: hindcast_council.c. */
void hindcast_councils(struct writer *w);

/* How long parliaments took: hindcast_delays.c. */
void hindcast_delays(struct writer *w);
void hindcast_delays_json(const struct hindcast *hindcast, struct buffer *out);

/* What every form says first. */
extern const char hindcast_caution[];

void hindcast_json(const struct hindcast *hindcast, const struct hindcast_scores *scores, struct buffer *out);

#endif
