/* The lift of one trial, read back from its trace: what each aircraft and ship did when, and how busy each node was.
 * For this room alone. */
#ifndef CASUS_REPORT_TRIAL_LIFT_H
#define CASUS_REPORT_TRIAL_LIFT_H

#include "base/arena.h"
#include "report/report.h"

enum lift_span_kind { LIFT_WAITS, LIFT_WORKS, LIFT_LOADED, LIFT_EMPTY, LIFT_SPAN_KINDS };

/* An asset did one thing from day to day. */
struct lift_span {
    uint32_t asset;
    enum lift_span_kind kind; /* waits for a spot or an open way; is loaded or unloaded; under way loaded; empty */
    uint32_t node;            /* WAITS, WORKS: where */
    double from_day, to_day;
};

/* One load that arrived, or is under way at the end. */
struct lift_sortie {
    uint32_t asset, unit;
    bool people;
    double amount; /* tonnes or persons */
    uint32_t from, to;
    double left_day, there_day; /* INFINITY: not by the end */
};

struct trial_lift {
    struct lift_span *spans; /* by asset, then in order of time */
    uint32_t span_count;
    struct lift_sortie *sorties; /* in order of loading */
    uint32_t sortie_count;
    uint32_t asset_count;
    const char **asset_title, **asset_id; /* "Roll-on ships, United Kingdom 2", "gbr_point 2" */
};

/* All lies in the arena. */
struct trial_lift trial_lift_read(const struct told_trial *trial, double horizon_days, struct arena *arena);

/* Spots in use at a node over time: `day[k]` is when it changed to `busy[k]`. Returns how many changes. */
uint32_t node_work(const struct trial_lift *lift, uint32_t node, double **day, uint32_t **busy, struct arena *arena);

#endif
