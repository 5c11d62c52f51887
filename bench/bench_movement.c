/* What movement costs of a trial: a scenario's options in its whole world and in a world of movement alone, in one run.
 *
 *   build/bench/bench_movement scenarios/korea
 *
 * Events of the whole trial that are the force mechanism's; microseconds of the whole trial, and of the same movement
 * alone, decided on day 0, which moves at least as much: an upper bound on its share. */
#include "ensemble/ensemble.h"
#include "model/movement_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FUTURES = 24, REPLICATES = 40 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

struct world_bench {
    const struct scenario *scenario;
    struct plan *plan;
    struct world *world;
    uint32_t force; /* mechanism */
};

struct cost {
    double us, events, force_events;
};

static struct world_bench place(const struct scenario *scenario, struct plan *plan)
{
    const struct trial_settings settings = {.seed = 1, .horizon_days = scenario_horizon_days(scenario)};
    struct world_bench bench = {.scenario = scenario, .plan = plan};
    bench.world = world_place(plan, aligned_alloc(64, (world_size(plan) + 63) / 64 * 64), &settings);
    while (strcmp(plan_mechanism_name(plan, bench.force), "force") != 0)
        bench.force++;
    return bench;
}

static struct cost run(const struct world_bench *bench, const struct design *design, double *u, double *param,
                       uint32_t stratum, uint32_t option)
{
    struct cost cost = {0};
    for (uint32_t future = 0; future < FUTURES; future++) {
        design_row(design, future, u);
        scenario_parameters(bench->scenario, u, param);
        strata_apply(bench->scenario, stratum, param);
        world_future(bench->world, param, future);
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
            world_deal(bench->world, replicate);
            const double start = seconds();
            cost.events += trial_run(bench->world, option).events;
            cost.us += 1e6 * (seconds() - start);
            cost.force_events += world_events_of(bench->world, bench->force);
        }
    }
    const double trials = FUTURES * REPLICATES;
    return (struct cost){cost.us / trials, cost.events / trials, cost.force_events / trials};
}

int main(int argc, char **argv)
{
    struct model_schema schema;
    struct problems problems;
    model_schema_init(&schema);
    problems_init(&problems);
    struct scenario *scenario =
        scenario_load(argc > 1 ? argv[1] : "scenarios/korea", &schema.schema, NULL, NULL, 0, &problems);
    struct plan *whole = scenario ? model_plan(scenario, NULL, &problems) : NULL;
    struct plan *alone = whole ? movement_plan(scenario, NULL, 0, NULL, &problems) : NULL;
    if (!alone) {
        fprintf(stderr, "bench_movement: the scenario has errors: see casus check\n");
        return 3;
    }
    struct world_bench in_world = place(scenario, whole), by_itself = place(scenario, alone);
    struct design *design = design_make(scenario, 1, FUTURES, FUTURES);
    double *u = malloc((scenario_coordinate_count(scenario) + 1) * sizeof *u);
    double *param = malloc((scenario_slot_count(scenario) + 1) * sizeof *param);
    for (uint32_t stratum = 0; stratum < strata_count(scenario); stratum++) {
        char id[64], title[128];
        strata_describe(scenario, stratum, id, sizeof id, title, sizeof title);
        printf("%s\n%-22s %9s %9s %9s | %9s %9s | share\n", title, "option", "us", "events", "of force", "alone us",
               "events");
        for (uint32_t option = 0; option < scenario_count(scenario, "options"); option++) {
            const struct cost all = run(&in_world, design, u, param, stratum, option);
            const struct cost movement = run(&by_itself, design, u, param, stratum, option);
            printf("%-22s %9.1f %9.0f %9.0f | %9.1f %9.0f | %4.2f\n", scenario_id(scenario, "options", option), all.us,
                   all.events, all.force_events, movement.us, movement.events, movement.us / all.us);
        }
    }
    design_free(design);
    free(in_world.world);
    free(by_itself.world);
    free(u);
    free(param);
    plan_free(alone);
    plan_free(whole);
    scenario_free(scenario);
    problems_release(&problems);
    return 0;
}
