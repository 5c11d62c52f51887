#include "api/hindcast_cases.h"

#include "api/api_internal.h"

#include "base/text.h"
#include "model/council_model.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- one case ---- */

static uint32_t outcome_of(const struct council_case *one, struct arena *arena, const char *what, const char *role)
{
    return plan_outcome_find(one->plan, arena_format(arena, "alliance.%s.%s", what, role));
}

static void read_days(struct council_case *one)
{
    const struct scenario *scenario = one->scenario;
    const uint32_t slot = scenario_slot(scenario, "happened", 0, "days", 0);
    one->told.has_days = slot != NO_INDEX;
    if (!one->told.has_days)
        return;
    one->told.days_least = slot_value(scenario_slot_at(scenario, slot), 0.0);
    one->told.days_most = slot_value(scenario_slot_at(scenario, slot), 1.0);
}

struct changes {
    struct override *list;
    size_t count;
};

static bool load_case(struct council_case *one, struct arena *arena, const char *file, const char *id,
                      const struct changes *changes, struct problems *problems)
{
    struct model_schema schema;
    council_schema_init(&schema);
    one->scenario = scenario_load(file, &schema.schema, NULL, changes->list, changes->count, problems);
    one->plan = one->scenario ? council_plan(one->scenario, problems) : NULL;
    if (!one->plan)
        return false;
    const struct scenario *scenario = one->scenario;
    const char *role = scenario_id(scenario, "roles", scenario_ref(scenario, "happened", 0, "role", 0));
    one->option = scenario_ref(scenario, "happened", 0, "option", 0);
    one->class_outcome = outcome_of(one, arena, "class", role);
    one->day_outcome = outcome_of(one, arena, "agreed_day", role);
    one->coalition_day_outcome = outcome_of(one, arena, "decided", role);
    one->contributor_outcome = plan_outcome_find(one->plan, "alliance.contributors");
    uint32_t *stance = arena_take(arena, scenario_count(scenario, "members") + 1, sizeof *stance);
    for (uint32_t i = 0; i < scenario_count(scenario, "members"); i++)
        stance[i] = outcome_of(one, arena, "stance", scenario_id(scenario, "members", i));
    one->stance_outcome = stance;
    one->told.id = id;
    one->told.title = scenario_text(scenario, "", 0, "title", 0);
    const char *note = scenario_text(scenario, "happened", 0, "note", 0);
    one->told.note = note ? note : "";
    one->told.members = scenario_count(scenario, "members");
    one->told.happened = (enum council_class)scenario_choice(scenario, "happened", 0, "class", 0);
    one->told.horizon_days = scenario_horizon_days(scenario);
    read_days(one);
    return true;
}

bool council_cases_load(struct council_cases *cases, const struct hindcast_folder *folder, const char *const *set,
                        struct problems *problems)
{
    *cases = (struct council_cases){0};
    arena_init(&cases->arena);
    struct changes changes;
    bool good = overrides_read(&cases->arena, set, &changes.list, &changes.count, problems);
    cases->list = arena_take(&cases->arena, folder->count, sizeof *cases->list);
    for (uint32_t k = 0; k < folder->count; k++)
        good = load_case(&cases->list[cases->count++], &cases->arena, hindcast_folder_file(folder, &cases->arena, k),
                         folder->id[k], &changes, problems) &&
               good;
    return good;
}

void council_cases_release(struct council_cases *cases)
{
    for (uint32_t k = 0; k < cases->count; k++) {
        plan_free(cases->list[k].plan);
        scenario_free(cases->list[k].scenario);
    }
    arena_release(&cases->arena);
}

static enum hindcast_ground ground_of(const struct scenario *scenario)
{
    const struct slot *footing = scenario_slot_at(scenario, scenario_slot(scenario, "alliance", 0, "footing", 0));
    const uint32_t treaty = 2; /* in the order of its words: crisis, peacetime, treaty */
    if (slot_value(footing, 0.5) == treaty)
        return GROUND_TREATY;
    return scenario_choice(scenario, "alliance", 0, "own_territory", 0) == 0 ? GROUND_OWN : GROUND_BEYOND;
}

struct hindcast_council council_case_record(const struct council_case *one, struct hindcast_member *members)
{
    const struct scenario *scenario = one->scenario;
    const uint32_t slot = scenario_slot(scenario, "happened", 0, "contributors", 0), *named;
    const uint32_t named_count = scenario_refs(scenario, "happened", 0, "objectors", &named);
    struct hindcast_council council = {
        .ground = ground_of(scenario),
        .members = members,
        .member_count = scenario_count(scenario, "members"),
        .has_contributors = slot != NO_INDEX,
    };
    if (council.has_contributors)
        council.contributors = slot_value(scenario_slot_at(scenario, slot), 0.5);
    for (uint32_t i = 0; i < council.member_count; i++)
        members[i] = (struct hindcast_member){.id = scenario_id(scenario, "members", i)};
    for (uint32_t k = 0; k < named_count; k++)
        members[named[k]].is_named = true;
    return council;
}

/* ---- one trial ---- */

/* The classes of alliance.class by their words: "statement", "nothing" and "open" are not agreed. */
enum council_class council_case_class(const struct council_case *one, const double *outcome)
{
    const struct outcome *row = plan_outcome(one->plan, one->class_outcome);
    const char *word = row->levels;
    for (int level = row->first_level; level < (int)outcome[one->class_outcome]; level++)
        word = strchr(word, '|') + 1;
    const size_t length = strcspn(word, "|");
    for (int class = 0; class < COUNCIL_NOT_AGREED; class ++)
        if (strlen(council_class_id((enum council_class) class)) == length &&
            strncmp(council_class_id((enum council_class) class), word, length) == 0)
            return (enum council_class) class;
    return COUNCIL_NOT_AGREED;
}

double council_case_day(const struct council_case *one, const double *outcome)
{
    const enum council_class class = council_case_class(one, outcome);
    if (class == COUNCIL_NOT_AGREED)
        return (double)INFINITY;
    return outcome[class == COUNCIL_COALITION ? one->coalition_day_outcome : one->day_outcome];
}
