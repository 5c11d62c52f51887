/* The brief, for this room alone: what its pages share, and the pages in their order.
 *
 * A page that its world has nothing for (no members, no reactors) says so in one line: numbers of pages stay. */
#ifndef CASUS_REPORT_BRIEF_INTERNAL_H
#define CASUS_REPORT_BRIEF_INTERNAL_H

#include "analysis/drivers.h"
#include "analysis/fields.h"
#include "analysis/pivots.h"
#include "report/digest.h"
#include "draw/html.h"
#include "report/report.h"
#include "draw/svg.h"
#include "report/words.h"

/* In their order, counted from 1; the annex has no number. */
enum brief_page {
    PAGE_TWO_MINUTES = 1,
    PAGE_ASSUMED,
    PAGE_OPTIONS,
    PAGE_COUNCIL,
    PAGE_ARRIVAL,
    PAGE_OTHERS,
    PAGE_HOME,
    PAGE_CONSEQUENCES,
    PAGE_DRIVERS,
    PAGE_TRIAL,
    PAGE_STRUCTURE,
    PAGE_LIMITS,
    PAGE_ANNEX,
    PAGE_COUNT
};

struct brief {
    struct arena arena;
    struct buffer *out;
    struct study *study;
    const struct scenario *scenario;
    const struct plan *plan; /* or NULL */
    const struct brief_settings *settings;
    struct problems *problems;
    struct digest digest;
    uint32_t stratum; /* shown first; pages 4 to 9 are of it */
    uint32_t focus;   /* the option that pages 4 to 9 follow; NO_INDEX when there is but none */
    uint32_t futures, replicates;
    size_t trials; /* of an option in a stratum */
    double horizon_days;
    char stratum_name[WORDS_ROOM]; /* "Violent start", "" when there is but one */
    char focus_name[WORDS_ROOM];
    uint32_t *acceptable;     /* [stratum * options + option]: futures that meet every threshold */
    uint32_t figures, panels; /* numbered so far */
};

/* brief_style.c */
extern const char brief_style[];

/* ---- brief_parts.c: what pages are made of ---- */

extern const char *const page_title[PAGE_COUNT];
/* "<section>" with its heading. */
void page_open(struct brief *b, enum brief_page page);
void page_close(struct brief *b);
void paragraph(struct brief *b, const char *format, ...) __attribute__((format(printf, 2, 3))); /* text */
/* Figure with the question it answers and a sentence that holds its answer; panels follow. Returns its number. */
uint32_t figure_open(struct brief *b, const char *question, const char *answer);
/* Ends the panels and opens the twin table's fold; then the table, then figure_close. */
void figure_twin(struct brief *b);
void figure_close(struct brief *b);
/* Unique id of the next picture. */
const char *panel_id(struct brief *b);
const char *format_text(struct brief *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Outcome by id in the shown stratum, futures x replicates, or NULL if the study has no such outcome. */
const double *outcome_column(struct brief *b, uint32_t option, const char *id);
const struct study_outcome *outcome_row(const struct brief *b, const char *id);
/* Share of trials that did not fail in which the comparison holds; "never" counts as not holding. NAN if no such
 * outcome. */
double outcome_share(struct brief *b, uint32_t option, const char *id, enum comparison comparison, double level);
/* Band over futures of the within-future mean of an outcome. futures 0 when there is none. */
struct band outcome_band(struct brief *b, uint32_t option, const char *id);
/* Shares of trials at each level first_level .. first_level + count - 1. */
void outcome_levels(struct brief *b, uint32_t option, const char *id, double *share, uint32_t count);
/* Quantile over trials, "never" kept as infinity. */
double outcome_quantile(struct brief *b, uint32_t option, const char *id, double p);
uint32_t level_count(const struct study_outcome *outcome);
/* Roles (entities of section roles, in the file's order) that the option ever acts on in the shown stratum. Returns
 * count. */
uint32_t roles_of(struct brief *b, uint32_t option, uint32_t *role);
/* Options to draw, in order, none first: those of one role alone are left to the tables when there is enough to draw
 * without them. Returns their count. */
uint32_t drawn_options(const struct brief *b, uint32_t *option);
/* Place of the option in the order of tables, from 1: how pictures number it. */
uint32_t option_number(const struct brief *b, uint32_t option);
/* First measure of an axis, or NO_INDEX. */
uint32_t leading_measure(const struct brief *b, const char *axis);
extern const char *const brief_axes[3];
/* Value of a measure for option minus other over futures, taken from the arena, its noise taken out. */
double *shrunken_differences(struct brief *b, uint32_t measure, uint32_t option, uint32_t other, uint32_t stratum,
                             struct band *band);
/* "3 of 100", "<0.1 of 100" */
const char *of_hundred(struct brief *b, double share);
const char *day_text(struct brief *b, double day);
/* A number as it was put in, "26 .. 36 .. 46"; "-" where there is none. Points go without their unit. */
const char *slot_text(struct brief *b, const char *section, uint32_t entity, const char *field);

/* ---- pages ---- */

void page_two_minutes(struct brief *b);
void page_assumed(struct brief *b);
void page_options(struct brief *b);
/* All measures of a stratum, a table for each axis: page 3 has the shown one's, the annex the others'. */
void all_measures(struct brief *b, uint32_t stratum);
void page_council(struct brief *b);
void page_arrival(struct brief *b);
void page_others(struct brief *b);
void page_home(struct brief *b);
void page_consequences(struct brief *b);
void page_drivers(struct brief *b);
void page_trial(struct brief *b);
void page_structure(struct brief *b);
void page_limits(struct brief *b);
void page_annex(struct brief *b);

/* brief_follow.c: the second part of page 8 */
void follow_tables(struct brief *b);

/* brief_lift.c, brief_map.c: parts of page 5 */
void map_figure(struct brief *b);
void worth_table(struct brief *b);
void late_table(struct brief *b);
void lift_figure(struct brief *b);

/* ---- pictures: chart_*.c ---- */

/* Dots at the share of futures better minus worse than none, options by measures of an axis. */
void chart_balance(struct brief *b, const char *axis);
/* Two measures against each other: dot at the middle, cross over 9 futures in 10. */
void chart_tradeoff(struct brief *b, uint32_t across, uint32_t up, bool as_difference);
/* Members in the order given: the support put in and where it flips the result, the depth at which they leave, what
 * they did in 100 trials. */
void chart_council(struct brief *b, const struct pivot *members, uint32_t count);
/* 50 dots an option on the day of an outcome, and those that never come. */
void chart_days(struct brief *b, const char *outcome);
/* Share of a role in place by day. */
void chart_closure(struct brief *b, const struct deployed_role *role);
/* For each role what held it, in trials of 100. */
void chart_bottleneck(struct brief *b, const uint32_t *role, uint32_t count);
struct trial_lift;
/* A row for each aircraft or ship that carried something; returns how many. */
uint32_t chart_gantt(struct brief *b, const struct trial_lift *lift);
/* Spots in use at a node of `spots`, by day; nothing if it was not used. */
void chart_node(struct brief *b, const struct trial_lift *lift, uint32_t node, double spots);
/* 100 squares by peak level, the option over none. */
void chart_ladder(struct brief *b, const char *outcome, const char *title);
void chart_home(struct brief *b, const uint32_t *class, uint32_t count);
/* One measure: none in grey, the option below. */
void chart_strip(struct brief *b, uint32_t measure);
void chart_drivers(struct brief *b, const struct drivers *drivers, const char *title);

#endif
