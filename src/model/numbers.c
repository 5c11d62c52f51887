#include "model/numbers.h"

#include "base/failure.h"

static struct numbers make(struct declaration *d, uint32_t width, uint32_t count, double absent, uint32_t **slots)
{
    struct numbers numbers = {.width = width, .count = count, .absent = absent};
    *slots = declare_self(d, ((size_t)width * count + 1) * sizeof **slots);
    numbers.slot = *slots;
    numbers.memory = declare_memory(d, LIFE_FUTURE, sizeof(double), (size_t)width * count + 1);
    return numbers;
}

struct numbers declare_numbers(struct declaration *d, const struct section *section, uint32_t width, double absent)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = scenario_count(scenario, section->name);
    uint32_t *slots;
    const struct numbers numbers = make(d, width, count, absent, &slots);
    for (uint32_t entity = 0; entity < count; entity++)
        for (uint32_t k = 0; k < width; k++) {
            ASSERT(section->fields[k].type == FIELD_QUANTITY || section->fields[k].type == FIELD_SWITCH);
            slots[entity * width + k] = scenario_slot(scenario, section->name, entity, section->fields[k].name, 0);
        }
    return numbers;
}

struct numbers declare_number_map(struct declaration *d, const struct section *section, const char *field,
                                  const char *keys, double absent)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = scenario_count(scenario, section->name), width = scenario_count(scenario, keys);
    uint32_t *slots;
    const struct numbers numbers = make(d, width, count, absent, &slots);
    for (uint32_t entity = 0; entity < count; entity++)
        for (uint32_t k = 0; k < width; k++)
            slots[entity * width + k] = scenario_slot(scenario, section->name, entity, field, k);
    return numbers;
}

void numbers_prepare(struct world *w, const struct numbers *numbers)
{
    double *value = world_memory(w, numbers->memory);
    for (uint32_t k = 0; k < numbers->width * numbers->count; k++)
        value[k] = numbers->slot[k] == NO_SLOT ? numbers->absent : world_param(w, numbers->slot[k]);
}

const double *numbers_of(const struct world *w, const struct numbers *numbers, uint32_t entity)
{
    const double *value = world_memory(w, numbers->memory);
    return value + (size_t)entity * numbers->width;
}
