/* A deployment over many trials: movement alone, decided on day 0, everybody giving what he has.
 *
 * Columns hold one value a trial, in order of future and replicate: so that quantiles are of trials, chance and
 * unknowns together, as a planner asks ("by when in 9 cases of 10?"). A day that never comes by the horizon is
 * INFINITY. */
#ifndef CASUS_ANALYSIS_DEPLOYMENT_H
#define CASUS_ANALYSIS_DEPLOYMENT_H

#include <stdbool.h>
#include <stdint.h>

enum { DEPLOYMENT_HELD_MOST = 16 };

struct deployed_role {
    const char *id, *title;
    double *half_day, *closed_day;      /* [trial] */
    double *over_bound;                 /* [trial]: closure over its bound; 0 where it never closed */
    double *held;                       /* [trial]: what held it longest, an index into `held_words` */
    double *in_place;                   /* [day * trials + trial]: share of the role at ambition 1 */
    double asked;                       /* share that the option asks for */
    double *home_day, *home_over_bound; /* [trial]: all home that were called back; that time over its bound */
};

struct deployed_unit {
    const char *id, *title;
    double *late_days, *missed_days; /* [trial] past its rdd, its lad; NULL: it has no such date */
};

struct deployed_node {
    const char *id, *title;
    double *use; /* [trial]: share of its spots in use while any was */
};

struct deployed_way {
    uint32_t route; /* of the scenario */
    double *loads;  /* [trial]: loads, and units that sail, that set out by it */
};

struct deployed_pool {
    const char *id, *title;
    double *home_loads, *home_days; /* [trial]: loads it took home; asset-days, from the errand to the unloading */
};

/* What one more of something would do: mean change over the same trials, paired; a role that does not close counts as
 * closing at the horizon. */
struct deployed_worth {
    const char *what;
    double *days, *error; /* [role]: change of the closing day, negative is sooner; its standard error */
    double *closed;       /* [role]: change of the share of trials that close */
};

struct deployment {
    const char *title, *option, *option_title, *stratum_title;
    uint32_t futures, replicates, trials, failed;
    double horizon_days, step_days;
    uint32_t day_count; /* days 0, step, 2 step, ... of in_place */
    const char *const *held_words;
    uint32_t held_count;
    struct deployed_role *roles; /* those the option asks for */
    uint32_t role_count;
    struct deployed_unit *units; /* those that have a date */
    uint32_t unit_count;
    struct deployed_node *nodes; /* of arrival, where anything was unloaded */
    uint32_t node_count;
    struct deployed_way *ways; /* those anything took */
    uint32_t way_count;
    double recall_day;           /* negative: nobody is called back by plan */
    struct deployed_pool *pools; /* those that took anything home */
    uint32_t pool_count;
    struct deployed_worth *worth; /* NULL: not asked */
    uint32_t worth_count;
};

/* Quantile of a column, never counting as later than all; `scratch` has room for `count`. */
double column_quantile(const double *column, uint32_t count, double p, double *scratch);
/* Share of trials in which the value is at most `most`. */
double column_share(const double *column, uint32_t count, double most);
double column_mean(const double *column, uint32_t count);
/* Shares of trials by what held a role longest. */
void held_shares(const struct deployment *deployment, uint32_t role, double share[DEPLOYMENT_HELD_MOST]);
/* Paired change of the closing day, capped at the horizon: mean and standard error over futures (replicates of one
 * future are alike). */
void closing_change(const double *before, const double *after, uint32_t futures, uint32_t replicates, double horizon,
                    double *mean, double *error);
/* Told apart from nothing: two standard errors, and a tenth of a day at least. */
bool worth_is_clear(const struct deployed_worth *worth, uint32_t role);
/* Those that are clear for some role, the largest change first; `rows` has room for all. Returns their count. */
uint32_t worth_order(const struct deployment *deployment, const struct deployed_worth **rows);

#endif
