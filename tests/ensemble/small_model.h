/* A model of one mechanism, in the place of the real one: the linker takes these definitions and leaves model.c out.
 * Levels climb at a rate that a role lowers; some trials fail. */
#ifndef CASUS_TESTS_ENSEMBLE_SMALL_MODEL_H
#define CASUS_TESTS_ENSEMBLE_SMALL_MODEL_H

#include "base/distribution.h"
#include "ensemble/ensemble.h"
#include "study/small.h"

struct small_self {
    struct signal level;
    struct clocks climb;
    struct question budget, luck;
    struct memory numbers, climbs;
    uint32_t heat, pace, start;
    uint32_t relief[8];
};

struct small_numbers {
    double heat, start;
};

static double small_speed(const struct world *world, const void *self, uint32_t entity)
{
    const struct small_self *own = self;
    const struct small_numbers *numbers = world_memory(world, own->numbers);
    const double relief = world_option_level(world, own->relief[world_option(world)], 0.0);
    (void)entity;
    return numbers->heat * (1.0 - 0.5 * relief) / (1.0 + signal_get(world, own->level));
}

static const void *small_declare(struct declaration *d)
{
    static const char *const inputs[] = {"world.level", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    struct small_self *own = declare_self(d, sizeof *own);
    const uint32_t role = scenario_find(scenario, "roles", "relief");
    own->level = declare_signal(d, "world.level", "", "Level");
    own->climb = declare_clocks(d, "climb", CLOCK_DRAIN, 1, small_speed, inputs);
    own->budget = declare_question(d, "budget");
    own->luck = declare_question(d, "luck");
    own->numbers = declare_memory(d, LIFE_FUTURE, sizeof(struct small_numbers), 1);
    own->climbs = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    own->heat = scenario_slot(scenario, "world", 0, "heat", 0);
    own->start = scenario_slot(scenario, "world", 0, "start", 0);
    for (uint32_t k = 0; k < scenario_count(scenario, "options"); k++)
        own->relief[k] = scenario_slot(scenario, "options", k, "roles.*", role);
    return own;
}

static void small_prepare(struct world *world, const void *self)
{
    const struct small_self *own = self;
    struct small_numbers *numbers = world_memory(world, own->numbers);
    numbers->heat = world_param(world, own->heat);
    numbers->start = world_param(world, own->start);
}

static void small_begin(struct world *world, const void *self)
{
    const struct small_self *own = self;
    const struct small_numbers *numbers = world_memory(world, own->numbers);
    signal_set(world, own->level, numbers->start);
    clock_drain(world, own->climb.first, sample_exponential(draw(world, own->budget, 0)));
}

static void small_handle(struct world *world, const void *self, uint32_t family, uint32_t entity)
{
    const struct small_self *own = self;
    uint32_t *climbs = world_memory(world, own->climbs);
    (void)family;
    (void)entity;
    *climbs += 1;
    const bool fails = draw(world, own->luck, *climbs) < 0.002;
    signal_set(world, own->level, fails ? (double)INFINITY : signal_get(world, own->level) + 1.0);
    clock_drain(world, own->climb.first, sample_exponential(draw(world, own->budget, *climbs)));
}

static const struct mechanism small_mechanism = {
    .name = "world",
    .declare = small_declare,
    .prepare = small_prepare,
    .begin = small_begin,
    .handle = small_handle,
};
const struct mechanism *const model_mechanisms[] = {&small_mechanism};
const size_t model_mechanism_count = 1;
const struct outcome_row model_outcomes[] = {
    {"world.peak", "world.level", "Highest level", OBSERVE_PEAK, 0.0, NULL, "stability", -1},
    {"world.mean", "world.level", "Mean level", OBSERVE_MEAN, 0.0, NULL, NULL, 0},
    {"world.third", "world.level", "Day of level 3", OBSERVE_FIRST_ABOVE, 3.0, NULL, NULL, 0},
};
const size_t model_outcome_count = 3;

void model_schema_init(struct model_schema *schema)
{
    struct small_schema small;
    small_schema_init(&small);
    memcpy(schema->section, small.section, sizeof small.section);
    schema->schema = (struct schema){schema->section, small.schema.section_count};
}

struct plan *model_plan(const struct scenario *scenario, const char *const *cut, struct problems *problems)
{
    return plan_make(scenario, model_mechanisms, model_mechanism_count, model_outcomes, model_outcome_count, cut,
                     problems);
}

#endif
