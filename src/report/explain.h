/* A trial as sentences: what explain.c walks and explain_council.c, explain_world.c put into words. For this room
 * alone. */
#ifndef CASUS_REPORT_EXPLAIN_H
#define CASUS_REPORT_EXPLAIN_H

#include "base/buffer.h"
#include "report/report.h"

/* The walk: the line at hand and the value of every signal as of it. */
struct telling {
    const struct told_trial *trial;
    const struct scenario *scenario;
    uint32_t at;        /* line at hand */
    double *value;      /* by signal */
    double rung_day;    /* when violence last changed */
    struct buffer text; /* the sentence being made */
    const char *who;    /* council, force, crisis, powers, home, roles */
};

/* Put what the note or the change at hand says into t->text and t->who; false: nothing a reader needs. */
bool tell_council(struct telling *t, const struct trace_line *line);
bool tell_force(struct telling *t, const struct trace_line *line);
bool tell_world(struct telling *t, const struct trace_line *line);
bool tell_change(struct telling *t, const struct trace_line *line);
/* After the walk, of the whole trial: who was pivotal on which role; which members stood nearest to leaving. */
bool tell_pivots(struct telling *t, struct arena *arena);
bool tell_leaving(struct telling *t);

/* Words. */
const char *told_name(const struct telling *t, const char *section, uint32_t entity); /* title, name, or id */
/* The same to stand in the middle of a sentence: "air power". */
const char *told_inside(const struct telling *t, const char *section, uint32_t entity, char out[96]);
double told_signal(const struct telling *t, const char *name); /* its value now; 0 if there is none */
/* "minor clashes": the word of an ordinal signal's level, underscores as blanks. */
const char *told_level(const struct telling *t, uint32_t signal, double value, char out[64]);
void told_number(double value, char out[48]); /* two significant digits */
void told_days(double value, char out[48]);   /* "1 day", "12 days" */

#endif
