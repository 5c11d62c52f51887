/* Trials of a scenario, option by option: time, events, and events by mechanism against a stated budget.
 *
 *   build/bench/bench_trial scenarios/korea
 *
 * What the kernel alone costs: bench_kernel. */
#include "ensemble/ensemble.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FUTURES = 12, REPLICATES = 40, EVENT_BUDGET = 650 }; /* the design's 50 us are about 650 events */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

struct bench {
    struct scenario *scenario;
    struct plan *plan;
    struct world *world;
    struct design *design;
    double *u, *param;
};

static void run_option(const struct bench *b, uint32_t option, uint32_t stratum)
{
    double events = 0.0, taken = 0.0, by_mechanism[32] = {0.0};
    const uint32_t mechanisms = plan_mechanism_count(b->plan);
    for (uint32_t future = 0; future < FUTURES; future++) {
        design_row(b->design, future, b->u);
        scenario_parameters(b->scenario, b->u, b->param);
        strata_apply(b->scenario, stratum, b->param);
        world_future(b->world, b->param, future);
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
            world_deal(b->world, replicate);
            const double start = seconds();
            events += trial_run(b->world, option).events;
            taken += seconds() - start;
            for (uint32_t m = 0; m < mechanisms; m++)
                by_mechanism[m] += world_events_of(b->world, m);
        }
    }
    const double trials = FUTURES * REPLICATES;
    printf("%-22s %7.1f us %6.0f events%s %5.0f ns/event |", scenario_id(b->scenario, "options", option),
           1e6 * taken / trials, events / trials, events / trials > EVENT_BUDGET ? " OVER BUDGET" : "",
           1e9 * taken / events);
    for (uint32_t m = 0; m < mechanisms; m++)
        if (by_mechanism[m] > trials)
            printf(" %s %.0f", plan_mechanism_name(b->plan, m), by_mechanism[m] / trials);
    printf("\n");
}

int main(int argc, char **argv)
{
    struct model_schema schema;
    struct problems problems;
    struct bench b = {0};
    model_schema_init(&schema);
    problems_init(&problems);
    b.scenario = scenario_load(argc > 1 ? argv[1] : "scenarios/korea", &schema.schema, NULL, NULL, 0, &problems);
    b.plan = b.scenario ? model_plan(b.scenario, NULL, &problems) : NULL;
    if (!b.plan) {
        fprintf(stderr, "bench_trial: the scenario has errors: see casus check\n");
        return 3;
    }
    const struct trial_settings settings = {.seed = 1, .horizon_days = 180.0};
    b.world = world_place(b.plan, aligned_alloc(64, (world_size(b.plan) + 63) / 64 * 64), &settings);
    b.design = design_make(b.scenario, 1, FUTURES, FUTURES);
    b.u = malloc((scenario_coordinate_count(b.scenario) + 1) * sizeof *b.u);
    b.param = malloc((scenario_slot_count(b.scenario) + 1) * sizeof *b.param);
    printf("%u signals, %u clocks, %u outcomes, world %zu bytes\n", plan_signal_count(b.plan), plan_clock_count(b.plan),
           plan_outcome_count(b.plan), world_size(b.plan));
    for (uint32_t stratum = 0; stratum < strata_count(b.scenario); stratum++) {
        char id[64], title[128];
        strata_describe(b.scenario, stratum, id, sizeof id, title, sizeof title);
        printf("%s\n", title);
        for (uint32_t option = 0; option < scenario_count(b.scenario, "options"); option++)
            run_option(&b, option, stratum);
    }
    design_free(b.design);
    free(b.world);
    free(b.u);
    free(b.param);
    plan_free(b.plan);
    scenario_free(b.scenario);
    problems_release(&problems);
    return 0;
}
