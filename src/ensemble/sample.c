#include "ensemble/sample.h"

#include "base/failure.h"
#include "ensemble/ensemble_internal.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

struct sampler {
    struct worker_room room;
    const struct scenario *scenario;
    struct design *design;
    uint32_t futures, stratum;
};

struct sampler *sampler_make(const struct plan *plan, const struct sampler_settings *settings)
{
    const struct scenario *scenario = plan_scenario(plan);
    const struct trial_settings trial = {
        .seed = settings->seed,
        .horizon_days = settings->horizon_days >= 0.0 ? settings->horizon_days : scenario_horizon_days(scenario)};
    struct sampler *sampler = calloc(1, sizeof *sampler);
    if (!sampler)
        failure("out of memory", __FILE__, __LINE__);
    worker_room_make(&sampler->room, plan, &trial);
    sampler->scenario = scenario;
    sampler->futures = settings->futures;
    sampler->stratum = settings->stratum;
    sampler->design = design_make(scenario, settings->seed, settings->futures, settings->futures);
    return sampler;
}

void sampler_free(struct sampler *sampler)
{
    if (!sampler)
        return;
    design_free(sampler->design);
    worker_room_release(&sampler->room);
    free(sampler);
}

void sampler_run(struct sampler *sampler, uint32_t option, uint32_t replicates, const struct sample_change *changes,
                 uint32_t change_count, void (*take)(void *self, const struct trial_result *result), void *self)
{
    const struct worker_room *room = &sampler->room;
    for (uint32_t future = 0; future < sampler->futures; future++) {
        future_parameters(sampler->scenario, sampler->design, sampler->stratum, future, room->u, room->param);
        for (uint32_t k = 0; k < change_count; k++) {
            double *number = &room->param[changes[k].slot];
            const double moved = *number * changes[k].factor + changes[k].value;
            *number = changes[k].is_held ? changes[k].value : moved > changes[k].least ? moved : changes[k].least;
        }
        world_future(room->world, room->param, future);
        for (uint32_t replicate = 0; replicate < replicates; replicate++) {
            world_deal(room->world, replicate);
            const struct trial_result result = trial_run(room->world, option);
            take(self, &result);
        }
    }
}

/* ---- jobs by several threads ---- */

enum { THREADS_MOST = 256 };

struct jobs {
    atomic_uint next;
    uint32_t count;
    void (*job)(void *self, uint32_t k);
    void *self;
};

static void *take_jobs(void *shared)
{
    struct jobs *jobs = shared;
    for (uint32_t k; (k = atomic_fetch_add(&jobs->next, 1)) < jobs->count;)
        jobs->job(jobs->self, k);
    return NULL;
}

uint32_t thread_count(uint32_t asked)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return asked ? asked : processors > 0 ? (uint32_t)processors : 1;
}

void share_out(uint32_t count, uint32_t threads, void (*job)(void *self, uint32_t k), void *self)
{
    struct jobs jobs = {.count = count, .job = job, .self = self};
    pthread_t thread[THREADS_MOST];
    uint32_t started = 0;
    threads = thread_count(threads);
    /* The calling thread works too, so it can be done without any other. */
    while (started + 1 < threads && started + 1 < count && started < THREADS_MOST)
        if (pthread_create(&thread[started], NULL, take_jobs, &jobs) == 0)
            started++;
        else
            break;
    take_jobs(&jobs);
    while (started > 0)
        pthread_join(thread[--started], NULL);
}
