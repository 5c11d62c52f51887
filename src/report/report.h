/* What a reader gets: tables for a terminal, a trial told as a log, a brief of one page.
 *
 * Everything is written into a buffer; false: something is wrong, reported to problems. */
#ifndef CASUS_REPORT_REPORT_H
#define CASUS_REPORT_REPORT_H

#include "analysis/deployment.h"
#include "analysis/pivots.h"
#include "analysis/summary.h"
#include "sim/trial.h"

enum show_form { SHOW_TABLE, SHOW_JSON, SHOW_CSV };

struct show_settings {
    enum show_form form;
    uint32_t stratum;           /* NO_INDEX: all, one block each */
    const char *const *options; /* NULL-terminated; NULL: all */
    uint32_t width;             /* columns of the terminal; 0: 100 */
    bool colour;
};
bool report_show(struct study *study, const struct scenario *scenario, const struct show_settings *settings,
                 struct buffer *out, struct problems *problems);

struct pivots_settings {
    uint32_t option, stratum;
    bool json;
    uint32_t width;
    bool colour;
};
/* Who decides whether the alliance acts: a finding in words, and a table of its members. `flips` may be NULL. */
bool report_pivots(struct study *study, const struct scenario *scenario, const struct pivot_flips *flips,
                   const struct pivots_settings *settings, struct buffer *out, struct problems *problems);

/* A replayed trial told as a dated log with reasons. `baseline` (may be NULL) is the same world under option `none`.
 * Borrowed pointers; see ensemble/ensemble.h for how a replay is made. */
struct told_trial {
    const struct plan *plan;
    const struct world *world;
    const struct trace *trace;
    const double *outcome;
    const double *param; /* of its future, by slot */
    const char *option;  /* id */
};
struct explain_settings {
    bool json;
    uint32_t width;
    const char *picked; /* "17/3, stratum violent" */
    uint64_t of;        /* trials it is one of */
};
bool report_explain(const struct told_trial *trial, const struct told_trial *baseline,
                    const struct explain_settings *settings, struct buffer *out, struct problems *problems);

struct brief_settings {
    uint32_t stratum;    /* shown first; NO_INDEX: the first */
    const char *command; /* to print in the receipt */
    const char *version;
    const char *told;                /* HTML-free text of one explained trial (report_explain), or NULL */
    const char *told_picked;         /* "option staged, trial 17/3" */
    const struct pivot_flips *flips; /* of the focus in the stratum shown first, for page 4; or NULL */
    /* For page 5, or NULL: what the focus moves, council and all, in the stratum shown first; the trial that is told.
     */
    const struct deployment *deployment;
    const struct told_trial *told_trial;
};
/* The option that pages 4 to 10 follow: the first that section `ask` names as `option`, else as `compare`; else the one
 * acceptable in most futures of the stratum, not none. NO_INDEX when there is but none. */
uint32_t report_focus(struct study *study, const struct scenario *scenario, uint32_t stratum,
                      struct problems *problems);
/* One self-contained HTML page. The plan, as the study ran it, is for page 11 alone; NULL: it is not drawn. */
bool report_brief(struct study *study, const struct scenario *scenario, const struct plan *plan,
                  const struct brief_settings *settings, struct buffer *out, struct problems *problems);

#endif
