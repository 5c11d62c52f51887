#include "model/movement_model.h"

#include "base/text.h"
#include "model/mechanisms.h"
#include "model/rows.h"
#include "model/stand_in.h"
#include "model/topics.h"

static const struct field role_fields[] = {WORDS("title", NULL, "Name for readers")};
static const struct section role_section =
    SECTION("roles", SECTION_MANY, role_fields, "Packages of movements: what an option asks for");

static const struct field member_fields[] = {WORDS("title", "", "Name for readers")};
static const struct section member_section =
    SECTION("members", SECTION_MANY, member_fields, "Who owns forces and lift; all give what they have");

static const struct field setting_fields[] = {
    WORD("violence", "nonviolent|clashes|serious|war", "nonviolent", "Level of violence in the theatre, held as it is"),
};
static const struct section setting_section =
    SECTION("setting", SECTION_ONE, setting_fields, "The theatre as the movement finds it");

/* Which of the four numbers is given says what was measured. */
static const struct field happened_fields[] = {
    NUMBER("half", "d", 0, 10000, "", "Day half of the role was in place"),
    NUMBER("closed", "d", 0, 10000, "", "Day all of the role was in place"),
    NUMBER("delivered", "t", 0, 1e8, "", "Cargo of the role that was where it was needed by the day `by`"),
    NUMBER("unloaded", "", 0, 1e6, "", "Aircraft or ships unloaded at the node by the day `by`"),
    NUMBER("by", "d", 0, 10000, "", "The day of that count"),
    ONE_OF("role", "roles", "", "Whose day or cargo it is"),
    ONE_OF("node", "nodes", "", "Where they were unloaded"),
    WORDS("title", NULL, "Name for readers"),
    WORDS("hindsight", "", "Which inputs were read from the outcome; blank: none"),
    WORDS("note", "", "What a reader of the comparison should know"),
};
static const struct section happened_section =
    SECTION("happened", SECTION_MANY, happened_fields,
            "Of a movement of the past: what was measured, one number or range each");

/* ---- orders: an alliance that has agreed ---- */

struct orders {
    uint32_t role_count, member_count;
    const uint32_t *level; /* [option * role_count + role]: slot */
    struct signal *depth, *share, *part;
    struct clocks decided;
};

static const void *declare_orders(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct orders *o = declare_self(d, sizeof *o);
    const uint32_t options = scenario_count(scenario, "options");
    o->role_count = scenario_count(scenario, "roles");
    o->member_count = scenario_count(scenario, "members");
    struct signal *signals = declare_self(d, (2 * (size_t)o->role_count + o->member_count + 1) * sizeof *signals);
    uint32_t *level = declare_self(d, ((size_t)options * o->role_count + 1) * sizeof *level);
    o->depth = signals;
    o->share = signals + o->role_count;
    o->part = signals + 2 * o->role_count;
    for (uint32_t role = 0; role < o->role_count; role++) {
        const char *id = scenario_id(scenario, "roles", role);
        o->depth[role] = declare_signal(d, declare_text(d, "depth.%s", id), "", "What the option asks for");
        o->share[role] = declare_signal(d, declare_text(d, "share.%s", id), "", "Held as it is");
        for (uint32_t option = 0; option < options; option++)
            level[option * o->role_count + role] = scenario_slot(scenario, "options", option, "roles.*", role);
    }
    for (uint32_t i = 0; i < o->member_count; i++)
        o->part[i] =
            declare_signal(d, declare_text(d, "part.%s", scenario_id(scenario, "members", i)), "", "Held as it is");
    o->level = level;
    o->decided = declare_clocks(d, "decided", CLOCK_AT, 1, NULL, NULL);
    declare_tells(d, TOPIC_DECIDED);
    return o;
}

static void begin_orders(struct world *w, const void *self)
{
    const struct orders *o = self;
    for (uint32_t role = 0; role < o->role_count; role++) {
        signal_set(w, o->depth[role], world_option_level(w, o->level[world_option(w) * o->role_count + role], 0.0));
        signal_set(w, o->share[role], 1.0);
    }
    for (uint32_t i = 0; i < o->member_count; i++)
        signal_set(w, o->part[i], 1.0);
    clock_at(w, o->decided.first, 1);
}

static void handle_orders(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family;
    (void)entity;
    const struct orders *o = self;
    for (uint32_t role = 0; role < o->role_count; role++)
        notify(w, (struct notice){TOPIC_DECIDED, 0, role, signal_get(w, o->depth[role]), 2.0});
}

/* ---- the theatre: as violent as the scenario begins ---- */

struct theatre {
    struct signal violence;
    double held;
    uint32_t start_slot; /* of a whole world's switch, or NO_SLOT */
};

static const void *declare_theatre(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct theatre *t = declare_self(d, sizeof *t);
    t->violence = declare_signal(d, "violence", "", "Held as it is");
    t->start_slot =
        scenario_knows(scenario, "crisis") ? scenario_slot(scenario, "crisis", 0, "start", 0) : (uint32_t)NO_SLOT;
    t->held = t->start_slot == NO_SLOT ? 1.0 + scenario_choice(scenario, "setting", 0, "violence", 0) : 0.0;
    return t;
}

static void begin_theatre(struct world *w, const void *self)
{
    static const double start_level[] = {1.0, 2.0, 4.0};
    const struct theatre *t = self;
    signal_set(w, t->violence, t->start_slot == NO_SLOT ? t->held : start_level[(int)world_param(w, t->start_slot)]);
}

/* ---- what else forces read ---- */

static const void *declare_noncombat(struct declaration *d)
{
    static const struct stood_in signals[] = {{"node_speed", 1.0}};
    return stand_in_declare(d, signals, 1);
}

static const void *declare_cyber(struct declaration *d)
{
    static const struct stood_in signals[] = {{"node_availability", 1.0}};
    return stand_in_declare(d, signals, 1);
}

static const void *declare_home(struct declaration *d)
{
    static const struct stood_in signals[] = {{"recalled", 0.0}};
    return stand_in_declare(d, signals, 1);
}

static const struct section *const order_sections[] = {&role_section, &member_section, &setting_section,
                                                       &happened_section};

static const struct mechanism orders = {.name = "alliance",
                                        .sections = order_sections,
                                        .section_count = 4,
                                        .declare = declare_orders,
                                        .begin = begin_orders,
                                        .handle = handle_orders};
static const struct mechanism theatre = {.name = "crisis", .declare = declare_theatre, .begin = begin_theatre};
static const struct mechanism noncombat = {.name = "noncombat", .declare = declare_noncombat, .begin = stand_in_begin};
static const struct mechanism cyber = {.name = "cyber", .declare = declare_cyber, .begin = stand_in_begin};
static const struct mechanism home = {.name = "home", .declare = declare_home, .begin = stand_in_begin};

static const struct mechanism *const mechanisms[] = {
    &theatre, &mechanism_background, &orders, &mechanism_force, &noncombat, &cyber, &home,
};
enum { MECHANISMS = sizeof mechanisms / sizeof mechanisms[0] };

void movement_schema_init(struct model_schema *schema)
{
    model_schema_of(schema, mechanisms, MECHANISMS);
}

struct plan *movement_plan(const struct scenario *scenario, const struct outcome_row *outcomes, size_t outcome_count,
                           const char *const *cut, struct problems *problems)
{
    size_t first = 0, count = 0;
    while (!text_starts(model_outcomes[first].id, "force."))
        first++;
    while (first + count < model_outcome_count && !text_starts(model_outcomes[first + count].id, "roles."))
        count++;
    return model_plan_of(scenario, mechanisms, MECHANISMS, outcomes ? outcomes : model_outcomes + first,
                         outcomes ? outcome_count : count, cut, problems);
}
