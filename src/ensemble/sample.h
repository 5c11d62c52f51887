/* Trials in memory, without a study: for hindcasts and flips, which ask one question of a world many times. */
#ifndef CASUS_ENSEMBLE_SAMPLE_H
#define CASUS_ENSEMBLE_SAMPLE_H

#include "sim/trial.h"

struct sampler;

struct sampler_settings {
    uint32_t seed;
    uint32_t futures; /* rows of the design */
    uint32_t stratum;
    double horizon_days; /* negative: the scenario's */
};

/* The plan is borrowed and must outlive the sampler. */
struct sampler *sampler_make(const struct plan *plan, const struct sampler_settings *settings);
void sampler_free(struct sampler *sampler);

/* A number held at `value`; or drawn, multiplied by `factor`, moved by `value`, and no less than `least`. */
struct sample_change {
    uint32_t slot;
    bool is_held;
    double value, factor, least;
};

/* Runs futures x replicates trials of an option; `take` gets each, in order. The same noise every time: samples that
 * differ in `changes` alone are paired. */
void sampler_run(struct sampler *sampler, uint32_t option, uint32_t replicates, const struct sample_change *changes,
                 uint32_t change_count, void (*take)(void *self, const struct trial_result *result), void *self);

/* Calls job(self, k) for k in [0, count), by `threads` threads (0: as many as there are processors). Jobs must not
 * touch each other's results. */
void share_out(uint32_t count, uint32_t threads, void (*job)(void *self, uint32_t k), void *self);

#endif
