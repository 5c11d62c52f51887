/* Rows of outcomes become observers: the engine's, and those under `outcomes:` in the scenario. */
#include "sim/plan_internal.h"

#include "base/failure.h"
#include "base/text.h"

enum { STARS_MOST = 8 };

/* What the stars of a pattern stood for. */
struct parts {
    const char *text[STARS_MOST];
    uint32_t count;
};

/* An outcome asked for, by the engine or by entity `index` of the scenario's section. */
struct wanted {
    struct outcome_row row;
    const char *level, *day; /* the scenario's texts, read when the signal is known */
    bool of_scenario;
    uint32_t index;
};

struct making {
    struct declaration *d;
    uint32_t room;
    struct outcome *outcome;
    uint32_t *wanted_index; /* outcome -> entity of the scenario, or NO_INDEX */
    uint32_t wanted_room;
};

static struct place place_of(const struct declaration *d, const struct wanted *wanted, const char *field)
{
    if (!wanted->of_scenario)
        return (struct place){0};
    return field ? scenario_value_place(d->plan->scenario, "outcomes", wanted->index, field, 0)
                 : scenario_place(d->plan->scenario, "outcomes", wanted->index);
}

/* ---- stars ---- */

/* `text` is known to match. The first star takes as little as it can, then the second. */
static struct parts parts_of(struct arena *arena, const char *pattern, const char *text)
{
    struct parts parts = {0};
    for (; *pattern != '\0'; pattern++) {
        if (*pattern != '*') {
            text++;
            continue;
        }
        size_t length = 0;
        while (!text_matches(pattern + 1, text + length))
            length++;
        ASSERT(parts.count < STARS_MOST);
        parts.text[parts.count++] = arena_slice(arena, text, length);
        text += length;
    }
    return parts;
}

/* Put the parts in the place of stars; what is left over goes behind. */
static const char *fill(struct arena *arena, const char *pattern, const struct parts *parts, const char *joint)
{
    struct buffer text;
    uint32_t used = 0;
    buffer_init(&text);
    for (; *pattern != '\0'; pattern++) {
        if (*pattern == '*' && used < parts->count)
            buffer_add(&text, parts->text[used++]);
        else
            buffer_add_slice(&text, pattern, 1);
    }
    while (used < parts->count) {
        buffer_add(&text, joint);
        buffer_add(&text, parts->text[used++]);
    }
    const char *filled = arena_text(arena, buffer_text(&text));
    buffer_release(&text);
    return filled;
}

/* ---- levels and days of the scenario ---- */

/* What stands left of the comparison that a level or a day is read as. */
struct side {
    const char *name;
    struct name_meaning meaning;
};

static bool resolve_side(void *self, const char *name, struct name_meaning *meaning)
{
    const struct side *side = self;
    if (strcmp(name, side->name) != 0)
        return false;
    *meaning = side->meaning;
    return true;
}

static const char *const *no_candidates(void *self, size_t *count)
{
    (void)self;
    *count = 0;
    return NULL;
}

/* `text` is read as the right side of a comparison, so that units and words of levels mean what they mean in a
 * condition. What is wrong with it is said of the whole text: the left side is not the user's. */
static double read_limit(struct declaration *d, const char *text, struct place place, struct side *side)
{
    const struct name_resolver resolver = {resolve_side, no_candidates, side};
    struct expression expression;
    struct problems wrong;
    double limit = 0.0;
    problems_init(&wrong);
    if (expression_compile(arena_format(&d->scratch, "%s >= %s", side->name, text), (struct place){0}, &resolver, true,
                           &d->scratch, &expression, &wrong)) {
        if (expression.count == 3 && expression.operations[1].code == OPERATION_NUMBER)
            limit = expression.operations[1].number;
        else
            problem_error(d->problems, place, "write a number with its unit, or the word of a level",
                          "\"%s\" is not one value", text);
    }
    for (uint32_t k = 0; k < wrong.count; k++)
        problem_error(d->problems, place, wrong.list[k].hint, "%s", wrong.list[k].message);
    problems_release(&wrong);
    return limit;
}

static double read_level(struct declaration *d, const struct wanted *wanted, const struct signal_row *signal)
{
    struct side side = {signal->name, {.levels = signal->levels, .first_level = signal->first_level}};
    (void)unit_parse(signal->unit, strlen(signal->unit), &side.meaning.unit, NULL);
    return read_limit(d, wanted->level, place_of(d, wanted, "level"), &side);
}

static double read_day(struct declaration *d, const struct wanted *wanted)
{
    struct side side = {"day", {.name = 0}};
    double day;
    const size_t length = text_number(wanted->day, &day);
    if (length > 0 && wanted->day[length] == '\0')
        return day;
    (void)unit_parse("d", 1, &side.meaning.unit, NULL);
    return read_limit(d, wanted->day, place_of(d, wanted, "day"), &side);
}

static double read_at(struct declaration *d, const struct wanted *wanted, const struct signal_row *signal)
{
    const enum observe how = wanted->row.how;
    const bool needs_level = how == OBSERVE_TIME_ABOVE || how == OBSERVE_FIRST_ABOVE, needs_day = how == OBSERVE_AT;
    if (!wanted->of_scenario)
        return wanted->row.at;
    if (needs_level && wanted->level)
        return read_level(d, wanted, signal);
    if (needs_day && wanted->day)
        return read_day(d, wanted);
    if (needs_level || needs_day)
        problem_error(d->problems, place_of(d, wanted, NULL), NULL, "outcome \"%s\" needs `%s`", wanted->row.id,
                      needs_day ? "day" : "level");
    return 0.0;
}

/* ---- what an outcome is ---- */

static void classify(struct declaration *d, struct outcome *outcome)
{
    const struct plan *plan = d->plan;
    const struct signal_row *signal = &plan->signal[outcome->signal];
    const struct signal_row *shown = signal;
    outcome->unit = signal->unit;
    outcome->type = OUTCOME_NUMBER;
    switch (outcome->how) {
    case OBSERVE_LAST:
    case OBSERVE_AT:
    case OBSERVE_PEAK:
    case OBSERVE_LEAST:
        outcome->type = signal->levels ? OUTCOME_ORDINAL : OUTCOME_NUMBER;
        break;
    case OBSERVE_PEAK_WITH:
        shown = &plan->signal[outcome->with];
        outcome->unit = shown->unit;
        outcome->type = shown->levels ? OUTCOME_CATEGORY : OUTCOME_NUMBER;
        break;
    case OBSERVE_INTEGRAL:
        outcome->unit = arena_format(&d->plan->arena, "%s%sd", signal->unit, signal->unit[0] ? " " : "");
        break;
    case OBSERVE_FIRST_ABOVE:
        outcome->type = OUTCOME_DAY;
        outcome->unit = "d";
        break;
    case OBSERVE_TIME_ABOVE:
        outcome->unit = "d";
        break;
    case OBSERVE_RISES:
        outcome->unit = "";
        break;
    case OBSERVE_MEAN:
        break;
    }
    if (outcome->type == OUTCOME_ORDINAL || outcome->type == OUTCOME_CATEGORY) {
        outcome->levels = shown->levels;
        outcome->first_level = shown->first_level;
    }
}

static uint32_t find_with(struct declaration *d, const struct wanted *wanted, const struct parts *parts)
{
    if (wanted->row.with == NULL) {
        problem_error(d->problems, place_of(d, wanted, NULL), NULL, "outcome \"%s\" needs `with`", wanted->row.id);
        return 0;
    }
    const struct parts none = {0};
    const bool has_star = strchr(wanted->row.with, '*') != NULL;
    const char *with = fill(&d->scratch, wanted->row.with, has_star ? parts : &none, ".");
    const uint32_t learned = learned_find(d, with);
    if (learned == NO_INDEX) {
        problem_error(d->problems, place_of(d, wanted, "with"), learned_hint(d, with), "there is no signal \"%s\"",
                      with);
        return 0;
    }
    return d->signal[learned].at;
}

static void add_outcome(struct making *making, const struct wanted *wanted, uint32_t learned)
{
    struct declaration *d = making->d;
    struct plan *plan = d->plan;
    const uint32_t signal = d->signal[learned].at, count = plan->outcome_count;
    const struct parts parts = parts_of(&d->scratch, wanted->row.signal, d->signal[learned].name);
    struct outcome outcome = {
        .id = fill(&plan->arena, wanted->row.id, &parts, "."),
        .title = fill(&plan->arena, wanted->row.title ? wanted->row.title : d->signal[learned].title, &parts, ": "),
        .axis = wanted->row.axis ? arena_text(&plan->arena, wanted->row.axis) : NULL,
        .how = wanted->row.how,
        .at = read_at(d, wanted, &plan->signal[signal]),
        .signal = signal,
        .with = wanted->row.how == OBSERVE_PEAK_WITH ? find_with(d, wanted, &parts) : signal,
        .better = wanted->row.better,
    };
    classify(d, &outcome);
    making->outcome = list_grow(&d->scratch, making->outcome, count, &making->room, sizeof *making->outcome);
    making->wanted_index =
        list_grow(&d->scratch, making->wanted_index, count, &making->wanted_room, sizeof *making->wanted_index);
    making->wanted_index[count] = wanted->of_scenario ? wanted->index : NO_INDEX;
    making->outcome[count] = outcome;
    plan->outcome_count++;
}

static void expand(struct making *making, const struct wanted *wanted)
{
    struct declaration *d = making->d;
    bool any = false;
    for (uint32_t k = 0; k < d->signal_count; k++)
        if (text_matches(wanted->row.signal, d->names[k])) {
            add_outcome(making, wanted, d->by_name[k]);
            any = true;
        }
    if (!any && wanted->of_scenario)
        problem_error(d->problems, place_of(d, wanted, "of"), learned_hint(d, wanted->row.signal),
                      "there is no signal \"%s\"", wanted->row.signal);
}

/* ---- the scenario's section ---- */

static bool has_outcomes(const struct scenario *scenario)
{
    const struct schema *schema = scenario_schema(scenario);
    for (size_t k = 0; k < schema->section_count; k++)
        if (strcmp(schema->sections[k]->name, "outcomes") == 0)
            return true;
    return false;
}

/* Word number `choice` of a field of section `outcomes`. */
static const char *word_at(const struct scenario *scenario, const char *field_name, uint32_t choice,
                           struct arena *arena)
{
    const struct schema *schema = scenario_schema(scenario);
    for (size_t k = 0; k < schema->section_count; k++)
        for (size_t f = 0; strcmp(schema->sections[k]->name, "outcomes") == 0 && f < schema->sections[k]->field_count;
             f++) {
            const struct field *field = &schema->sections[k]->fields[f];
            const char *word = field->of;
            if (strcmp(field->name, field_name) != 0)
                continue;
            for (uint32_t n = 0; n < choice; n++)
                word = strchr(word, '|') + 1;
            return arena_slice(arena, word, strcspn(word, "|"));
        }
    return NULL;
}

static int better_of(const char *word)
{
    if (text_equal(word, "less"))
        return -1;
    return text_equal(word, "more") ? 1 : 0;
}

static enum observe how_of(const char *word)
{
    static const char *const words[] = {"last", "at",         "peak",        "least", "integral",
                                        "mean", "time_above", "first_above", "rises", "peak_with"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (text_equal(word, words[k]))
            return (enum observe)k;
    return OBSERVE_LAST;
}

static struct wanted wanted_of_scenario(struct declaration *d, uint32_t index)
{
    const struct scenario *scenario = d->plan->scenario;
    const char *word[3], *const field[3] = {"how", "axis", "better"};
    for (int k = 0; k < 3; k++) {
        const uint32_t choice = scenario_choice(scenario, "outcomes", index, field[k], 0);
        word[k] = choice == NO_INDEX ? NULL : word_at(scenario, field[k], choice, &d->scratch);
    }
    return (struct wanted){
        .row = {.id = scenario_id(scenario, "outcomes", index),
                .signal = scenario_text(scenario, "outcomes", index, "of", 0),
                .title = scenario_text(scenario, "outcomes", index, "title", 0),
                .how = how_of(word[0]),
                .with = scenario_text(scenario, "outcomes", index, "with", 0),
                .axis = text_equal(word[1], "none") ? NULL : word[1],
                .better = better_of(word[2])},
        .level = scenario_text(scenario, "outcomes", index, "level", 0),
        .day = scenario_text(scenario, "outcomes", index, "day", 0),
        .of_scenario = true,
        .index = index,
    };
}

/* ---- all of them, in order of id ---- */

static const char *outcome_id(const void *self, uint32_t index)
{
    const struct making *making = self;
    return making->outcome[index].id;
}

static void report_double(struct making *making, uint32_t a, uint32_t b)
{
    const struct declaration *d = making->d;
    uint32_t index = making->wanted_index[a];
    if (index == NO_INDEX)
        index = making->wanted_index[b];
    problem_error(d->problems,
                  index == NO_INDEX ? (struct place){0} : scenario_place(d->plan->scenario, "outcomes", index),
                  "give yours another name", "there are two outcomes \"%s\"", making->outcome[a].id);
}

void make_outcomes(struct declaration *d, const struct outcome_row *rows, size_t row_count)
{
    struct plan *plan = d->plan;
    struct making making = {.d = d};
    for (size_t k = 0; k < row_count; k++)
        expand(&making, &(struct wanted){.row = rows[k]});
    for (uint32_t k = 0; has_outcomes(plan->scenario) && k < scenario_count(plan->scenario, "outcomes"); k++) {
        const struct wanted wanted = wanted_of_scenario(d, k);
        expand(&making, &wanted);
    }
    uint32_t *order = arena_take(&d->scratch, plan->outcome_count, sizeof *order);
    for (uint32_t k = 0; k < plan->outcome_count; k++)
        order[k] = k;
    sort_by_text(order, plan->outcome_count, outcome_id, &making);
    plan->outcome = arena_take(&plan->arena, plan->outcome_count, sizeof *plan->outcome);
    for (uint32_t k = 0; k < plan->outcome_count; k++) {
        plan->outcome[k] = making.outcome[order[k]];
        link_add(d, &d->observers, plan->outcome[k].signal, k);
        if (k > 0 && strcmp(plan->outcome[k].id, plan->outcome[k - 1].id) == 0)
            report_double(&making, order[k - 1], order[k]);
    }
}
