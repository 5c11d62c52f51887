/* How long the kernel takes over one event, without any model:   bench_kernel [EVENTS]
 *
 *   restart   256 draining clocks; the one that rings is started again
 *   retime    besides, a signal is set that four other clocks read, and they are timed anew
 *   draw      restart, its budget drawn from Exp(1) */
#include "sim/trial.h"

#include "base/distribution.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CLOCKS = 256, GROUP = 4 };

struct load {
    struct signal level[CLOCKS / GROUP];
    struct clocks clock[CLOCKS / GROUP];
    struct question ask;
    struct memory count;
};

enum work { RESTART, RETIME, DRAW };

static double speed_of(const struct world *w, const void *self, uint32_t entity)
{
    const struct load *load = self;
    (void)entity;
    return 1.0 + 0.001 * signal_get(w, load->level[0]);
}

/* Speeds differ by what `begin` gives them as budgets; only the first group's signal is ever set. */
static const void *load_declare(struct declaration *d)
{
    struct load *load = declare_self(d, sizeof *load);
    for (uint32_t g = 0; g < CLOCKS / GROUP; g++) {
        const char *const reads[] = {declare_text(d, "load.level.%u", g), NULL};
        load->level[g] = declare_signal(d, declare_text(d, "level.%u", g), "", "Level");
        load->clock[g] = declare_clocks(d, declare_text(d, "clock.%u", g), CLOCK_DRAIN, GROUP, g == 0 ? speed_of : NULL,
                                        g == 0 ? reads : NULL);
    }
    load->ask = declare_question(d, "budget");
    load->count = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    return load;
}

static void load_begin(struct world *w, const void *self)
{
    const struct load *load = self;
    for (uint32_t g = 0; g < CLOCKS / GROUP; g++)
        for (uint32_t k = 0; k < GROUP; k++)
            clock_drain(w, load->clock[g].first + k, 0.5 + 0.01 * (double)(g * GROUP + k));
}

/* Spread, so that the next to ring is nowhere in particular. */
static double next_budget(uint32_t count)
{
    return 0.5 + 0.001 * (double)(count * 2654435761u >> 22);
}

static void load_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct load *load = self;
    const enum work work = (enum work)world_option(w);
    uint32_t *count = world_memory(w, load->count);
    const double budget = work == DRAW ? sample_exponential(draw(w, load->ask, *count)) : next_budget(*count);
    ++*count;
    clock_drain(w, load->clock[family].first + entity, budget);
    if (work == RETIME)
        signal_set(w, load->level[0], (double)(*count & 15));
}

static const struct mechanism load_row = {
    .name = "load", .declare = load_declare, .begin = load_begin, .handle = load_handle};

static bool read_text(void *self, const char *path, char **bytes, size_t *size)
{
    static const char text[] = "casus: 1\n";
    (void)self;
    if (strcmp(path, "scenario.yaml") != 0)
        return false;
    *size = sizeof text - 1;
    *bytes = malloc(sizeof text);
    if (*bytes == NULL)
        return false;
    memcpy(*bytes, text, sizeof text);
    return true;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void measure(const struct plan *plan, uint32_t events)
{
    static const char *const name[] = {"restart", "retime", "draw"};
    const struct trial_settings settings = {.seed = 1, .horizon_days = 1e6, .event_limit = events};
    const double none = 0.0;
    void *memory = aligned_alloc(64, (world_size(plan) + 63) / 64 * 64);
    if (memory == NULL)
        return;
    struct world *world = world_place(plan, memory, &settings);
    world_future(world, &none, 0);
    world_deal(world, 0);
    for (uint32_t work = RESTART; work <= DRAW; work++) {
        double best = 1e9;
        for (int round = 0; round < 5; round++) {
            const double start = seconds();
            const struct trial_result result = trial_run(world, work);
            const double each = 1e9 * (seconds() - start) / (double)result.events;
            best = each < best ? each : best;
        }
        printf("%-8s %6.1f ns an event\n", name[work], best);
    }
    free(memory);
}

int main(int count, char **word)
{
    static const struct field casus = {
        "casus", FIELD_COUNT, NULL, 1.0, 1.0, NULL, NULL, "1", "Version of the notation"};
    static const struct section top = {"", SECTION_ONE, NULL, &casus, 1, "The scenario"};
    static const struct section *const sections[] = {&top};
    static const struct mechanism *const mechanisms[] = {&load_row};
    const struct schema schema = {sections, 1};
    const struct scenario_reader reader = {read_text, NULL};
    const uint32_t events = count > 1 ? (uint32_t)strtoul(word[1], NULL, 10) : 2000000;
    struct problems problems;
    problems_init(&problems);
    struct scenario *scenario = scenario_load("bench", &schema, &reader, NULL, 0, &problems);
    struct plan *plan = scenario ? plan_make(scenario, mechanisms, 1, NULL, 0, NULL, &problems) : NULL;
    if (plan)
        measure(plan, events);
    plan_free(plan);
    if (scenario)
        scenario_free(scenario);
    problems_release(&problems);
    return plan ? 0 : 1;
}
