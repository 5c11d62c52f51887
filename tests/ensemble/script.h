/* Movement alone under orders that change: the depth of every role on given days. */
#ifndef CASUS_TESTS_ENSEMBLE_SCRIPT_H
#define CASUS_TESTS_ENSEMBLE_SCRIPT_H

#include "model/mechanisms.h"
#include "model/stand_in.h"
#include "movement_words.h"

struct order {
    double day, depth;
};

enum { ORDERS_MOST = 8 };
/* The script of the test that runs; ends with a day of 0. */
static struct order script[ORDERS_MOST];

struct orders {
    uint32_t roles;
    struct signal depth[ORDERS_MOST], share[ORDERS_MOST];
    struct clocks next;
    struct memory at;
};

static inline const void *script_declare(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct orders *o = declare_self(d, sizeof *o);
    o->roles = scenario_count(scenario, "roles");
    for (uint32_t role = 0; role < o->roles; role++) {
        const char *id = scenario_id(scenario, "roles", role);
        o->depth[role] = declare_signal(d, declare_text(d, "depth.%s", id), "", "Ordered");
        o->share[role] = declare_signal(d, declare_text(d, "share.%s", id), "", "All");
    }
    declare_tells(d, TOPIC_DECIDED);
    o->next = declare_clocks(d, "next", CLOCK_AT, 1, NULL, NULL);
    o->at = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    return o;
}

static inline void script_begin(struct world *w, const void *self)
{
    const struct orders *o = self;
    for (uint32_t role = 0; role < o->roles; role++)
        signal_set(w, o->share[role], 1.0);
    clock_in(w, o->next.first, script[0].day);
}

static inline void script_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct orders *o = self;
    uint32_t *at = world_memory(w, o->at);
    (void)family;
    (void)entity;
    for (uint32_t role = 0; role < o->roles; role++) {
        signal_set(w, o->depth[role], script[*at].depth);
        notify(w, (struct notice){TOPIC_DECIDED, 0, role, script[*at].depth, 2.0});
    }
    ++*at;
    if (script[*at].day > 0.0)
        clock_in(w, o->next.first, script[*at].day - world_days(w));
}

static inline const void *script_violence(struct declaration *d)
{
    static const struct stood_in signals[] = {{"violence", 1.0}};
    return stand_in_declare(d, signals, 1);
}

static inline const void *script_speed(struct declaration *d)
{
    static const struct stood_in signals[] = {{"node_speed", 1.0}};
    return stand_in_declare(d, signals, 1);
}

static inline const void *script_availability(struct declaration *d)
{
    static const struct stood_in signals[] = {{"node_availability", 1.0}};
    return stand_in_declare(d, signals, 1);
}

static inline const void *script_recalled(struct declaration *d)
{
    static const struct stood_in signals[] = {{"recalled", 0.0}};
    return stand_in_declare(d, signals, 1);
}

static const struct mechanism script_crisis = {.name = "crisis", .declare = script_violence, .begin = stand_in_begin};
static const struct mechanism script_noncombat = {
    .name = "noncombat", .declare = script_speed, .begin = stand_in_begin};
static const struct mechanism script_cyber = {.name = "cyber", .declare = script_availability, .begin = stand_in_begin};
static const struct mechanism script_home = {.name = "home", .declare = script_recalled, .begin = stand_in_begin};
static const struct mechanism script_alliance = {
    .name = "alliance", .declare = script_declare, .begin = script_begin, .handle = script_handle};
static const struct mechanism *const script_mechanisms[] = {&script_crisis,   &mechanism_background, &script_alliance,
                                                            &mechanism_force, &script_noncombat,     &script_cyber,
                                                            &script_home};

/* One trial under orders; its trace. Values of signals at the end: world_signal. */
static inline struct movement script_run(const char *text, const struct order *orders, struct trace *trace)
{
    struct movement m = {0};
    struct model_schema schema;
    const struct scenario_reader reader = {movement_read, (void *)(size_t)text};
    memset(script, 0, sizeof script);
    for (uint32_t k = 0; orders[k].day > 0.0; k++)
        script[k] = orders[k];
    movement_schema_init(&schema);
    problems_init(&m.problems);
    m.scenario = scenario_load("movement", &schema.schema, &reader, NULL, 0, &m.problems);
    m.plan = model_plan_of(m.scenario, script_mechanisms, sizeof script_mechanisms / sizeof script_mechanisms[0], NULL,
                           0, NULL, &m.problems);
    movement_world(&m, HORIZON_DAYS);
    movement_traced(&m, 0, trace);
    return m;
}

#endif
