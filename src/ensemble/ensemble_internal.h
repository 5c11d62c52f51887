/* How an ensemble is worked through, for this room alone. */
#ifndef CASUS_ENSEMBLE_ENSEMBLE_INTERNAL_H
#define CASUS_ENSEMBLE_ENSEMBLE_INTERNAL_H

#include "base/arena.h"
#include "ensemble/ensemble.h"

enum { BLOCK_REPLICATES = 64 };

/* One block to do: all options of `missing` in replicates [first, first + count). */
struct work_item {
    uint32_t stratum, future, first, count;
    const bool *missing; /* [option] */
    uint32_t missing_count;
};

struct work {
    const struct plan *plan;
    const struct scenario *scenario;
    const struct design *design;
    struct study *study;
    struct trial_settings trial;
    bool noise_is_common;
    uint32_t option_count;
    const uint32_t *option;       /* in the scenario */
    const uint32_t *study_option; /* in the study */
    const struct work_item *item;
    size_t item_count;
    uint32_t threads;
    bool (*progress)(void *self, uint64_t done, uint64_t failed, uint64_t all);
    void *self;
    uint64_t done, failed, all; /* done and failed: what the study had already */
};

/* Results of one block. */
struct block {
    struct block *next;
    struct work_item item;
    struct study_row *row;
    double *outcome;
    size_t row_count;
};

/* One worker's world and room for a future's parameters. */
struct worker_room {
    void *memory;
    struct world *world;
    double *u, *param;
    uint32_t stratum, future; /* set in `world`; NO_INDEX: none yet */
};

void worker_room_make(struct worker_room *room, const struct plan *plan, const struct trial_settings *trial);
void worker_room_release(struct worker_room *room);
/* Fill `block` with the results of `item`. */
void block_compute(struct block *block, const struct work_item *item, const struct work *work,
                   struct worker_room *room);
struct block *block_make(const struct work *work);
void block_free(struct block *block);

/* Parameters of a future in a stratum. */
void future_parameters(const struct scenario *scenario, const struct design *design, uint32_t stratum, uint32_t future,
                       double *u, double *param);
/* The same as they are kept in the study: what the strata set is NAN, since it is not the future's. */
void future_inputs(const struct scenario *scenario, const struct design *design, uint32_t future, double *u,
                   double *param);

/* `asked`, or as many as there are processors if that is 0. */
uint32_t thread_count(uint32_t asked);

/* Do all items; the calling thread writes. Counts of this run go to `report`. */
enum run_end work_through(const struct work *work, struct run_report *report, struct problems *problems);

#endif
