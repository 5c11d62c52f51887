/* A world of the council alone: what is asked, who sits there, how it decides. Everything else stands still.
 *
 * The alliance is the same mechanism as in the whole world. What it reads of others is held constant by stand-ins of
 * their names: the level of violence is the scenario's (`setting`), nothing else has happened. That is the world of a
 * hindcast, which knows what the question was and must not know what came after. */
#include "model/council_model.h"

#include "base/text.h"
#include "model/alliance.h"
#include "model/mechanisms.h"
#include "model/model.h"
#include "model/rows.h"
#include "model/stand_in.h"

static const struct field setting_fields[] = {
    WORD("violence", "nonviolent|clashes|serious|war", NULL, "Level of violence under which the council decides"),
};
static const struct section setting_section =
    SECTION("setting", SECTION_ONE, setting_fields, "The crisis as the council finds it, held as it is");

static const struct field happened_fields[] = {
    NUMBER(
        "days", "d", 0, 10000, "",
        "Days from the question to the decision, a range where either is soft; not agreed: known to be open so long"),
    NUMBER("contributors", "", 0, 200, "", "Members besides the leader that gave something, where it is known"),
    ONE_OF("option", "options", NULL, "The option that stands for what was asked"),
    ONE_OF("role", "roles", NULL, "The role whose decision is scored"),
    WORD("class", COUNCIL_HAPPENED, NULL, "What came of it"),
    SOME_OF("objectors", "members", "", "Members known to have held out"),
    WORDS("note", "", "What was cut, who was exempted, what was done instead"),
};
const struct section happened_section =
    SECTION("happened", SECTION_ONE, happened_fields, "What the record says came of it");

/* ---- stand-ins ---- */

static const void *declare_crisis(struct declaration *d)
{
    const struct stood_in signals[] = {
        {"violence", 1.0 + scenario_choice(declaration_scenario(d), "setting", 0, "violence", 0)},
        {"active", 1.0},
        {"began", 0.0},
        {"treaty_area", 0.0},
    };
    return stand_in_declare(d, signals, 4);
}

static const void *declare_consequence(struct declaration *d)
{
    static const struct stood_in signals[] = {{"member_loss", 0.0}, {"own_deaths", 0.0}};
    return stand_in_declare(d, signals, 2);
}

static const void *declare_cyber(struct declaration *d)
{
    static const struct stood_in signals[] = {{"rumour", 0.0}, {"command_availability", 1.0}};
    return stand_in_declare(d, signals, 2);
}

static const void *declare_noncombat(struct declaration *d)
{
    static const struct stood_in signals[] = {{"all_out", 0.0}};
    return stand_in_declare(d, signals, 1);
}

static const void *declare_home(struct declaration *d)
{
    static const struct stood_in signals[] = {{"added", 0.0}};
    return stand_in_declare(d, signals, 1);
}

static const void *declare_force(struct declaration *d)
{
    static const struct stood_in signals[] = {{"persons", 0.0}};
    return stand_in_declare(d, signals, 1);
}

/* Nothing is in place yet: every role's effect is 0, as a signal is at the start. */
static const void *declare_roles(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    for (uint32_t role = 0; role < scenario_count(scenario, "roles"); role++)
        (void)declare_signal(d, declare_text(d, "effect.%s", scenario_id(scenario, "roles", role)), "",
                             "Held as it is");
    return stand_in_declare(d, NULL, 0);
}

static const struct section *const crisis_sections[] = {&setting_section, &happened_section};
static const struct section *const role_sections[] = {&roles_section};

static const struct mechanism crisis = {.name = "crisis",
                                        .sections = crisis_sections,
                                        .section_count = 2,
                                        .declare = declare_crisis,
                                        .begin = stand_in_begin};
static const struct mechanism roles = {
    .name = "roles", .sections = role_sections, .section_count = 1, .declare = declare_roles, .begin = stand_in_begin};
static const struct mechanism consequence = {
    .name = "consequence", .declare = declare_consequence, .begin = stand_in_begin};
static const struct mechanism cyber = {.name = "cyber", .declare = declare_cyber, .begin = stand_in_begin};
static const struct mechanism noncombat = {.name = "noncombat", .declare = declare_noncombat, .begin = stand_in_begin};
static const struct mechanism home = {.name = "home", .declare = declare_home, .begin = stand_in_begin};
static const struct mechanism force = {.name = "force", .declare = declare_force, .begin = stand_in_begin};

static const struct mechanism *const mechanisms[] = {
    &mechanism_policy, &crisis, &mechanism_alliance, &roles, &consequence, &cyber, &noncombat, &home, &force,
};
enum { MECHANISMS = sizeof mechanisms / sizeof mechanisms[0] };

void council_schema_init(struct model_schema *schema)
{
    model_schema_of(schema, mechanisms, MECHANISMS);
}

struct plan *council_plan(const struct scenario *scenario, struct problems *problems)
{
    size_t first = 0, count = 0;
    while (!text_starts(model_outcomes[first].id, "alliance."))
        first++;
    while (first + count < model_outcome_count && text_starts(model_outcomes[first + count].id, "alliance."))
        count++;
    return model_plan_of(scenario, mechanisms, MECHANISMS, model_outcomes + first, count, NULL, problems);
}
