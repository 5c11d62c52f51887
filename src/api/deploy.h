/* How a deployment is computed, for this room alone: its columns, and what one more of something would do. */
#ifndef CASUS_API_DEPLOY_H
#define CASUS_API_DEPLOY_H

#include "analysis/deployment.h"
#include "base/arena.h"
#include "ensemble/sample.h"
#include "model/movement_model.h"

struct deploy_order {
    uint32_t seed, futures, replicates, threads, stratum;
    double step_days;    /* between points of the curves */
    double horizon_days; /* negative: the scenario's */
    bool whole;          /* council and all; else movement alone, decided on day 0 */
};

/* A plan with the outcomes that a deployment needs; NULL with problems. Borrows the scenario. */
struct plan *deploy_plan(const struct scenario *scenario, const struct deploy_order *order, struct arena *arena,
                         struct problems *problems);
/* Runs the trials of one option, with `changes` made to each future's numbers. All columns lie in the arena. */
struct deployment *deploy_run(const struct plan *plan, const struct deploy_order *order, uint32_t option,
                              const struct sample_change *changes, uint32_t change_count, struct arena *arena);
/* Does the option ask for any role that has units? */
bool deploy_moves(const struct scenario *scenario, uint32_t option);

/* Fills `worth`: one more of each pool (`more` loads the scenario again with a count changed), one more spot at each
 * node that was used, each passage open, a day of warning. */
struct deploy_worth {
    const struct scenario *scenario;
    const struct plan *plan;
    const struct deploy_order *order;
    uint32_t option;
    /* The scenario with one more override: NULL on an error. Freed by the caller, who calls it from its own thread. */
    struct scenario *(*more)(void *self, const char *path, const char *value);
    void *self;
};
void deploy_find_worth(const struct deploy_worth *asked, struct deployment *deployment, struct arena *arena);

#endif
