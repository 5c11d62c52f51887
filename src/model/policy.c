/* Policy: what the option at hand asks for, and the triggers that change it.
 *
 * A trigger fires once, when its condition has held for so long; what it sets is put to the council as a new text. It
 * is a clock, so it may read any signal without making a loop. */
#include "model/mechanisms.h"

#include "model/topics.h"
#include "sim/kernel.h"

enum { FAMILY_HOLD, FAMILY_AFTER };

struct trigger {
    uint32_t option;
    const struct expression *when;
    uint64_t watch;
    uint32_t hold_slot, after_slot;
    const uint32_t *set; /* by role: slot of the new ambition, or NO_SLOT */
};

struct policy {
    uint32_t role_count, trigger_count;
    const uint32_t *level; /* [option * role_count + role]: slot */
    const struct trigger *trigger;
    struct signal *ambition; /* by role */
    struct clocks hold, after;
    struct memory fired, looked; /* by trigger */
};

static const void *declare(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct policy *p = declare_self(d, sizeof *p);
    p->role_count = scenario_count(scenario, "roles");
    p->trigger_count = scenario_count(scenario, "triggers");
    const uint32_t options = scenario_count(scenario, "options");
    p->ambition = declare_self(d, (p->role_count + 1) * sizeof *p->ambition);
    uint32_t *level = declare_self(d, ((size_t)options * p->role_count + 1) * sizeof *level);
    for (uint32_t role = 0; role < p->role_count; role++) {
        p->ambition[role] =
            declare_signal(d, declare_text(d, "ambition.%s", scenario_id(scenario, "roles", role)), "",
                           declare_text(d, "Ambition, %s", scenario_text(scenario, "roles", role, "title", 0)));
        for (uint32_t option = 0; option < options; option++)
            level[option * p->role_count + role] = scenario_slot(scenario, "options", option, "roles.*", role);
    }
    struct trigger *trigger = declare_self(d, (p->trigger_count + 1) * sizeof *trigger);
    for (uint32_t t = 0; t < p->trigger_count; t++) {
        uint32_t watch = 0, *set = declare_self(d, (p->role_count + 1) * sizeof *set);
        trigger[t].option = scenario_parent(scenario, "triggers", t);
        trigger[t].when = declare_condition(d, scenario_text(scenario, "triggers", t, "when", 0),
                                            scenario_value_place(scenario, "triggers", t, "when", 0), &watch);
        trigger[t].watch = UINT64_C(1) << watch;
        trigger[t].hold_slot = scenario_slot(scenario, "triggers", t, "for", 0);
        trigger[t].after_slot = scenario_slot(scenario, "triggers", t, "after", 0);
        for (uint32_t role = 0; role < p->role_count; role++)
            set[role] = scenario_slot(scenario, "triggers", t, "set.*", role);
        trigger[t].set = set;
    }
    p->level = level;
    p->trigger = trigger;
    p->hold = declare_clocks(d, "hold", CLOCK_AT, p->trigger_count, NULL, NULL);
    p->after = declare_clocks(d, "after", CLOCK_AT, p->trigger_count, NULL, NULL);
    if (p->trigger_count > 0)
        declare_tells(d, TOPIC_AMBITION);
    p->fired = declare_memory(d, LIFE_TRIAL, sizeof(bool), p->trigger_count + 1);
    p->looked = declare_memory(d, LIFE_TRIAL, sizeof(bool), p->trigger_count + 1);
    return p;
}

/* Each trigger gets a first look a moment after onset, when everybody's signals stand: nothing need change for it. */
static void begin(struct world *w, const void *self)
{
    const struct policy *p = self;
    for (uint32_t role = 0; role < p->role_count; role++)
        signal_set(w, p->ambition[role], world_option_level(w, p->level[world_option(w) * p->role_count + role], 0.0));
    for (uint32_t t = 0; t < p->trigger_count; t++)
        if (p->trigger[t].option == world_option(w))
            clock_at(w, p->hold.first + t, 1);
}

static void consider(struct world *w, const struct policy *p, uint32_t t)
{
    const bool *fired = world_memory(w, p->fired), *looked = world_memory(w, p->looked);
    const struct trigger *trigger = &p->trigger[t];
    if (fired[t] || !looked[t])
        return;
    const bool holds = condition_value(w, trigger->when) > 0.0;
    if (!holds)
        clock_stop(w, p->hold.first + t);
    else if (!clock_runs(w, p->hold.first + t))
        clock_in(w, p->hold.first + t, world_option_level(w, trigger->hold_slot, 0.0));
}

static void answer(struct world *w, const void *self, uint64_t watches)
{
    const struct policy *p = self;
    for (uint32_t t = 0; t < p->trigger_count; t++)
        if (p->trigger[t].option == world_option(w) && watches & p->trigger[t].watch)
            consider(w, p, t);
}

static void fire(struct world *w, const struct policy *p, uint32_t t)
{
    for (uint32_t role = 0; role < p->role_count; role++) {
        const uint32_t slot = p->trigger[t].set[role];
        if (slot == NO_SLOT)
            continue;
        const double ambition = world_param(w, slot);
        if (ambition == signal_get(w, p->ambition[role]))
            continue;
        signal_set(w, p->ambition[role], ambition);
        notify(w, (struct notice){TOPIC_AMBITION, 0, role, ambition, 0.0});
    }
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t t)
{
    const struct policy *p = self;
    bool *fired = world_memory(w, p->fired), *looked = world_memory(w, p->looked);
    if (family == FAMILY_AFTER) {
        fire(w, p, t);
        return;
    }
    if (!looked[t]) {
        looked[t] = true;
        consider(w, p, t);
        return;
    }
    fired[t] = true;
    clock_in(w, p->after.first + t, world_option_level(w, p->trigger[t].after_slot, 0.0));
}

const struct mechanism mechanism_policy = {
    .name = "policy",
    .declare = declare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
};
