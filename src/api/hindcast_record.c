/* What happened, read from a movement of the past: figures, and the outcomes of trials that answer to them. */
#include "api/hindcast_movements.h"

#include "ensemble/ensemble.h"
#include "model/movement_model.h"

/* What can be measured: the field that gives it, the signal that carries it, how that is observed. */
static const struct measurable {
    const char *field, *signal;
    bool is_count, at_node;
} measurables[] = {
    {"half", "force.half", false, false},
    {"closed", "force.closed", false, false},
    {"delivered", "force.delivered", true, false},
    {"unloaded", "force.unloaded", true, true},
};
enum { MEASURABLES = sizeof measurables / sizeof measurables[0] };

static uint32_t figure_slot(const struct scenario *scenario, uint32_t row, const char *field)
{
    return scenario_slot(scenario, "happened", row, field, 0);
}

/* The one thing a row measures; MEASURABLES, with a problem, if it is none or several. */
static uint32_t measured_by(const struct scenario *scenario, uint32_t row, struct problems *problems)
{
    uint32_t found = MEASURABLES, count = 0;
    for (uint32_t m = 0; m < MEASURABLES; m++)
        if (figure_slot(scenario, row, measurables[m].field) != NO_SLOT) {
            found = m;
            count++;
        }
    if (count == 1)
        return found;
    problem_error(problems, scenario_place(scenario, "happened", row),
                  "give one of half, closed, delivered and unloaded; another figure is another block",
                  count == 0 ? "%s measures nothing" : "%s measures several things",
                  scenario_id(scenario, "happened", row));
    return MEASURABLES;
}

static bool names(const struct scenario *scenario, uint32_t unit, const char *field, uint32_t node)
{
    const uint32_t *refs;
    const uint32_t count = scenario_refs(scenario, "forces", unit, field, &refs);
    for (uint32_t k = 0; k < count; k++)
        if (refs[k] == node)
            return true;
    return false;
}

static bool is_arrival(const struct scenario *scenario, uint32_t node)
{
    for (uint32_t unit = 0; unit < scenario_count(scenario, "forces"); unit++)
        if (names(scenario, unit, "to", node) || names(scenario, unit, "people_to", node))
            return true;
    return false;
}

/* Whom or what the figure is about is there and moves; says what is wrong. */
static bool check_about(const struct scenario *scenario, uint32_t row, const struct measurable *m,
                        struct problems *problems)
{
    const char *id = scenario_id(scenario, "happened", row);
    const uint32_t about = scenario_ref(scenario, "happened", row, m->at_node ? "node" : "role", 0);
    const struct place place = scenario_place(scenario, "happened", row);
    if (about == NO_INDEX)
        problem_error(problems, place, m->at_node ? "node: where they were unloaded" : "role: whose it is",
                      "%s does not say of which %s", id, m->at_node ? "node" : "role");
    else if (m->at_node && !is_arrival(scenario, about))
        problem_error(problems, place, "a node that some unit names under to or people_to",
                      "%s: nothing is unloaded at %s", id, scenario_id(scenario, "nodes", about));
    else if (!m->at_node && scenario_slot(scenario, "options", 0, "roles.*", about) == NO_SLOT)
        problem_error(problems, place, NULL, "%s: the option does not ask for %s", id,
                      scenario_id(scenario, "roles", about));
    else
        return true;
    return false;
}

static bool check_day(const struct scenario *scenario, uint32_t row, const struct measurable *m,
                      struct problems *problems)
{
    const char *id = scenario_id(scenario, "happened", row);
    const struct place place = scenario_place(scenario, "happened", row);
    const uint32_t slot = figure_slot(scenario, row, "by");
    if (!m->is_count)
        return true;
    if (slot == NO_SLOT)
        problem_error(problems, place, "by: 30 d", "%s is a count, and does not say by which day", id);
    else if (slot_value(scenario_slot_at(scenario, slot), 0.5) > scenario_horizon_days(scenario))
        problem_error(problems, place, "see horizon, at the top", "%s is counted after the end of the trials", id);
    else
        return true;
    return false;
}

static bool check_figure(const struct scenario *scenario, uint32_t row, const struct measurable *m,
                         struct problems *problems)
{
    const uint32_t slot = figure_slot(scenario, row, m->field);
    const bool is_positive = slot_value(scenario_slot_at(scenario, slot), 0.0) > 0.0;
    if (!is_positive)
        problem_error(problems, scenario_value_place(scenario, "happened", row, m->field, 0), NULL,
                      "what happened must be more than 0: ratios to it are told");
    const bool about = check_about(scenario, row, m, problems);
    return check_day(scenario, row, m, problems) && about && is_positive;
}

static struct outcome_row outcome_of(struct arena *arena, const struct scenario *scenario, uint32_t row,
                                     const struct measurable *m)
{
    const char *section = m->at_node ? "nodes" : "roles";
    const uint32_t about = scenario_ref(scenario, "happened", row, m->at_node ? "node" : "role", 0);
    const uint32_t by = figure_slot(scenario, row, "by");
    return (struct outcome_row){
        .id = arena_format(arena, "happened.%s", scenario_id(scenario, "happened", row)),
        .signal = arena_format(arena, "%s.%s", m->signal, scenario_id(scenario, section, about)),
        .title = scenario_text(scenario, "happened", row, "title", 0),
        .how = m->is_count ? OBSERVE_AT : OBSERVE_FIRST_ABOVE,
        .at = m->is_count ? slot_value(scenario_slot_at(scenario, by), 0.5) : 1.0,
    };
}

static const char *text_of(const struct scenario *scenario, const char *section, uint32_t index, const char *field)
{
    const char *text = scenario_text(scenario, section, index, field, 0);
    return text ? text : "";
}

static void tell_figure(struct movement_figure *figure, const struct scenario *scenario, uint32_t row,
                        const struct measurable *m)
{
    const struct slot *slot = scenario_slot_at(scenario, figure_slot(scenario, row, m->field));
    *figure = (struct movement_figure){
        .id = scenario_id(scenario, "happened", row),
        .title = scenario_text(scenario, "happened", row, "title", 0),
        .unit = slot->unit_text,
        .unit_size = slot->unit.scale,
        .low = slot_value(slot, 0.0),
        .high = slot_value(slot, 1.0),
        .hindsight = text_of(scenario, "happened", row, "hindsight"),
        .note = text_of(scenario, "happened", row, "note"),
    };
}

static bool is_whole(const struct scenario *scenario, struct problems *problems)
{
    const struct place place = scenario_place(scenario, "", 0);
    const bool one_option = scenario_count(scenario, "options") == 1;
    const bool has_record = scenario_count(scenario, "happened") > 0;
    if (!one_option)
        problem_error(problems, place, "write one option: all that was moved",
                      "a movement of the past has one option, this has %u", scenario_count(scenario, "options"));
    if (!has_record)
        problem_error(problems, place, "see casus help happened, or look at another case",
                      "the block happened is missing: there is nothing to compare with");
    return one_option && has_record;
}

/* Figures in the order of the file. */
static bool read_record(struct movement *one, struct arena *arena, struct problems *problems)
{
    const struct scenario *scenario = one->scenario;
    const uint32_t count = scenario_count(scenario, "happened");
    struct outcome_row *rows = arena_take(arena, count + 1, sizeof *rows);
    bool good = is_whole(scenario, problems);
    one->told.figures = arena_take(arena, count + 1, sizeof *one->told.figures);
    one->told.figure_count = count;
    for (uint32_t row = 0; row < count; row++) {
        const uint32_t place = scenario_order(scenario, "happened", row);
        const uint32_t measured = measured_by(scenario, row, problems);
        if (measured == MEASURABLES || !check_figure(scenario, row, &measurables[measured], problems)) {
            good = false;
            continue;
        }
        rows[place] = outcome_of(arena, scenario, row, &measurables[measured]);
        tell_figure(&one->told.figures[place], scenario, row, &measurables[measured]);
    }
    one->plan = good ? movement_plan(scenario, rows, count, NULL, problems) : NULL;
    one->outcome = arena_take(arena, count + 1, sizeof *one->outcome);
    for (uint32_t k = 0; one->plan && k < count; k++)
        one->outcome[k] = plan_outcome_find(one->plan, rows[k].id);
    return one->plan != NULL;
}

bool movement_load(struct movement *one, struct arena *arena, const char *file, const char *id,
                   const struct override *set, size_t set_count, struct problems *problems)
{
    struct model_schema schema;
    movement_schema_init(&schema);
    one->scenario = scenario_load(file, &schema.schema, NULL, set, set_count, problems);
    if (!one->scenario || !read_record(one, arena, problems))
        return false;
    one->told.id = id;
    one->told.title = scenario_text(one->scenario, "", 0, "title", 0);
    one->told.note = text_of(one->scenario, "", 0, "note");
    return true;
}
