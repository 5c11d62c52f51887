#include "scenario/load_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

enum { GROUPS_MOST = 200 };

bool slot_is_constant(const struct slot *slot)
{
    return slot->is_switch ? slot->choice_count == 1 : slot->distribution.kind == DISTRIBUTION_CONSTANT;
}

uint32_t slot_add(struct loader *loader, const struct slot *slot)
{
    struct scenario *scenario = loader->scenario;

    if (scenario->slot_count == SLOTS_MOST) {
        if (!loader->is_overfull)
            problem_error(loader->problems, slot->place, NULL, "the scenario holds more than %d numbers", SLOTS_MOST);
        loader->is_overfull = true;
        return NO_SLOT;
    }
    if (scenario->slot_count == loader->slot_room) {
        const uint32_t room = loader->slot_room == 0 ? 256 : 2 * loader->slot_room;
        struct slot *slots = arena_take(loader->arena, room, sizeof *slots);
        if (scenario->slot_count > 0)
            memcpy(slots, scenario->slots, scenario->slot_count * sizeof *slots);
        scenario->slots = slots;
        loader->slot_room = room;
    }
    scenario->slots[scenario->slot_count] = *slot;
    return scenario->slot_count++;
}

/* ---- order ---- */

struct numbered {
    struct slot slot;
    uint32_t number;
};

static int compare_slots(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;
    const int order = strcmp(x->slot.path, y->slot.path);
    if (order != 0)
        return order;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void renumber_values(struct scenario *scenario, const uint32_t *place_of)
{
    for (size_t s = 0; s < scenario->schema.section_count; s++) {
        const struct section_values *values = &scenario->sections[s];
        for (size_t f = 0; f < values->schema->field_count; f++) {
            const enum field_type type = values->schema->fields[f].type;
            if (type != FIELD_QUANTITY && type != FIELD_SWITCH)
                continue;
            const size_t count = (size_t)values->count * values->widths[f];
            for (size_t k = 0; k < count; k++)
                if (values->values[f][k].index != NO_SLOT)
                    values->values[f][k].index = place_of[values->values[f][k].index];
        }
    }
}

static void sort_slots(struct loader *loader)
{
    struct scenario *scenario = loader->scenario;
    const uint32_t count = scenario->slot_count;
    struct numbered *sorted = arena_take(loader->arena, count, sizeof *sorted);
    uint32_t *place_of = arena_take(loader->arena, count, sizeof *place_of);

    for (uint32_t k = 0; k < count; k++)
        sorted[k] = (struct numbered){scenario->slots[k], k};
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_slots);
    for (uint32_t k = 0; k < count; k++) {
        scenario->slots[k] = sorted[k].slot;
        place_of[sorted[k].number] = k;
    }
    renumber_values(scenario, place_of);
}

/* ---- together ---- */

static void join_group(struct loader *loader, uint32_t section, uint32_t group, const char *pattern, struct place place)
{
    struct scenario *scenario = loader->scenario;
    uint32_t matched = 0, joined = 0;

    for (uint32_t k = 0; k < scenario->slot_count; k++) {
        struct slot *slot = &scenario->slots[k];
        /* How far numbers move together is known before them, so it moves with nothing. */
        if (text_starts(slot->path, "together.") || !text_matches(pattern, slot->path))
            continue;
        matched++;
        if (slot_is_constant(slot))
            continue;
        joined++;
        if (slot->together != NO_INDEX && slot->together != group)
            problem_error(loader->problems, place, NULL, "%s moves with together.%s already", slot->path,
                          scenario->sections[section].entities[slot->together].id);
        slot->together = group;
    }
    if (matched == 0)
        problem_error(loader->problems, place, "a path, where * stands for any one part: members.*.support",
                      "no number is named %s", pattern);
    else if (joined == 0)
        problem_warning(loader->problems, place, NULL, "%s: all of these are constants, nothing moves together",
                        pattern);
}

static void make_groups(struct loader *loader)
{
    struct scenario *scenario = loader->scenario;
    const uint32_t section = section_find(loader->schema, "together");

    if (section == NO_INDEX)
        return;
    const struct section_values *values = &scenario->sections[section];
    if (values->count > GROUPS_MOST) {
        problem_error(loader->problems, values->entities[GROUPS_MOST].place, NULL, "there are more than %d groups",
                      GROUPS_MOST);
        return;
    }
    scenario->group_count = values->count;
    scenario->group_coordinate = arena_take(loader->arena, values->count, sizeof *scenario->group_coordinate);
    scenario->group_slot = arena_take(loader->arena, values->count, sizeof *scenario->group_slot);
    for (uint32_t group = 0; group < values->count; group++) {
        const char *at = scenario_text(scenario, "together", group, "of", 0);
        const struct place place = scenario_value_place(scenario, "together", group, "of", 0);
        scenario->group_coordinate[group] = NO_INDEX;
        scenario->group_slot[group] = scenario_slot(scenario, "together", group, "rho", 0);
        while (at != NULL && *at != '\0') {
            const size_t length = strcspn(at, " \t\n");
            if (length > 0)
                join_group(loader, section, group, arena_slice(loader->arena, at, length), place);
            at += length;
            at += strspn(at, " \t\n");
        }
    }
}

/* ---- coordinates ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static uint32_t coordinate_find(const struct scenario *scenario, const char *name)
{
    uint32_t low = 0, high = scenario->coordinate_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(scenario->coordinates[middle], name);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_INDEX;
}

static const char *group_coordinate(struct loader *loader, uint32_t group)
{
    return arena_format(loader->arena, "together/%s", scenario_id(loader->scenario, "together", group));
}

static void make_coordinates(struct loader *loader)
{
    struct scenario *scenario = loader->scenario;
    const uint32_t most = scenario->slot_count + scenario->group_count;
    const char **names = arena_take(loader->arena, most, sizeof *names);
    bool *is_used = arena_take(loader->arena, scenario->group_count, sizeof *is_used);
    uint32_t count = 0, kept = 0;

    for (uint32_t k = 0; k < scenario->slot_count; k++) {
        const struct slot *slot = &scenario->slots[k];
        if (slot_is_constant(slot))
            continue;
        names[count++] = slot->coordinate;
        if (slot->together != NO_INDEX)
            is_used[slot->together] = true;
    }
    for (uint32_t group = 0; group < scenario->group_count; group++)
        if (is_used[group])
            names[count++] = group_coordinate(loader, group);
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (uint32_t k = 0; k < count; k++)
        if (kept == 0 || strcmp(names[kept - 1], names[k]) != 0)
            names[kept++] = names[k];
    scenario->coordinates = names;
    scenario->coordinate_count = kept;
    scenario->slot_coordinate = arena_take(loader->arena, scenario->slot_count, sizeof *scenario->slot_coordinate);
    for (uint32_t k = 0; k < scenario->slot_count; k++)
        scenario->slot_coordinate[k] =
            slot_is_constant(&scenario->slots[k]) ? NO_INDEX : coordinate_find(scenario, scenario->slots[k].coordinate);
    for (uint32_t group = 0; group < scenario->group_count; group++)
        if (is_used[group])
            scenario->group_coordinate[group] = coordinate_find(scenario, group_coordinate(loader, group));
}

/* ---- run: apart ---- */

static void check_apart_word(struct loader *loader, const char *path, struct place place)
{
    const struct scenario *scenario = loader->scenario;
    const uint32_t slot = scenario_slot_find(scenario, path);

    if (slot != NO_SLOT && scenario->slots[slot].is_switch)
        return;
    const char **switches = arena_take(loader->arena, scenario->slot_count, sizeof *switches);
    uint32_t count = 0;
    for (uint32_t k = 0; k < scenario->slot_count; k++)
        if (scenario->slots[k].is_switch)
            switches[count++] = scenario->slots[k].path;
    const char *near = loader_nearest(loader, path, switches, count);
    problem_error(loader->problems, place, loader_hint(loader, near, "apart names switches, such as crisis.start"),
                  slot != NO_SLOT ? "%s is no switch" : "there is no switch %s", path);
}

static void check_apart(struct loader *loader)
{
    const uint32_t run = section_find(loader->schema, "run");

    if (run == NO_INDEX || field_find(loader->schema->sections[run], "apart") == NO_INDEX ||
        loader->scenario->sections[run].count == 0)
        return;
    const struct place place = scenario_value_place(loader->scenario, "run", 0, "apart", 0);
    const char *at = scenario_text(loader->scenario, "run", 0, "apart", 0);
    while (at != NULL && *at != '\0' && !loader_is_flooded(loader)) {
        const size_t length = strcspn(at, " ,\t\n");
        if (length > 0)
            check_apart_word(loader, arena_slice(loader->arena, at, length), place);
        at += length;
        at += strspn(at, " ,\t\n");
    }
}

void slots_settle(struct loader *loader)
{
    sort_slots(loader);
    make_groups(loader);
    if (loader->problems->error_count == loader->errors_before)
        make_coordinates(loader);
    check_apart(loader);
}
