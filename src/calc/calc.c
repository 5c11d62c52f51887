#include "calc/calc.h"

#include "base/failure.h"
#include "base/text.h"
#include "base/unit.h"
#include "calc/formula.h"
#include <stdio.h>
#include <string.h>

extern const struct calc_model calc_alliance, calc_airlift, calc_sealift, calc_route, calc_places, calc_lanchester,
    calc_salvo, calc_missile_defence, calc_search, calc_warning, calc_relief, calc_evacuation, calc_sanctions,
    calc_dwell, calc_availability, calc_cascade, calc_rumour, calc_richardson, calc_proliferation;

/* To add a model: one file and one row. The order is that of the list. */
static const struct calc_model *const models[] = {
    &calc_alliance,   &calc_airlift,    &calc_sealift,         &calc_route,        &calc_places,
    &calc_lanchester, &calc_salvo,      &calc_missile_defence, &calc_search,       &calc_warning,
    &calc_relief,     &calc_evacuation, &calc_sanctions,       &calc_dwell,        &calc_availability,
    &calc_cascade,    &calc_rumour,     &calc_richardson,      &calc_proliferation};
enum { MODEL_COUNT = sizeof models / sizeof models[0] };

struct calc_arguments {
    const struct calc_model *model;
    const char *const *list;
};

static const struct place NOWHERE = {NULL, 0, 0, 0};

void calc_cell(struct buffer *out, const char *text, size_t width)
{
    const size_t used = text_codepoints(text, strlen(text));
    buffer_add(out, text);
    buffer_add_repeat(out, " ", (used < width ? width - used : 0) + 2);
}

void calc_label(struct buffer *out, const char *text)
{
    enum { LABEL_WIDTH = 16 };
    buffer_add(out, "  ");
    calc_cell(out, text, LABEL_WIDTH);
}

const char *calc_rounded(struct arena *arena, double value, int digits)
{
    char text[48];
    text_of_number_rounded(value, digits, text);
    return arena_text(arena, text);
}

const char *calc_mass(struct arena *arena, double short_tons)
{
    return arena_format(arena, "%s st (%s t)", calc_rounded(arena, short_tons, 4),
                        calc_rounded(arena, short_tons * TONNES_PER_SHORT_TON, 4));
}

void calc_list(struct buffer *out)
{
    buffer_add(out, "models\n");
    for (size_t k = 0; k < MODEL_COUNT; k++) {
        buffer_add(out, "  ");
        calc_cell(out, models[k]->name, 15);
        buffer_format(out, "%s\n", models[k]->title);
    }
    buffer_add(out, "\ncasus calc MODEL --help tells its keys, equations and sources.\n");
}

const struct calc_model *calc_model_at(size_t index)
{
    return index < MODEL_COUNT ? models[index] : NULL;
}

const struct calc_model *calc_named(const char *name)
{
    for (size_t k = 0; k < MODEL_COUNT; k++)
        if (text_equal(models[k]->name, name))
            return models[k];
    return NULL;
}

const struct calc_model *calc_find(const char *name, struct problems *problems)
{
    const char *names[MODEL_COUNT];
    const struct calc_model *found = calc_named(name);
    if (found)
        return found;
    for (size_t k = 0; k < MODEL_COUNT; k++) {
        ASSERT(models[k] != NULL);
        names[k] = models[k]->name;
    }
    const char *near = nearest_word(name, names, MODEL_COUNT);
    problem_error(problems, NOWHERE,
                  near ? arena_format(&problems->arena, "did you mean %s?", near) : "casus calc lists them",
                  "there is no model %s", name);
    return NULL;
}

bool calc_key_at(const struct calc_model *model, size_t index, struct calc_key *key)
{
    if (model->formula)
        return formula_key_at(model->formula, index, key);
    if (index >= model->key_count)
        return false;
    *key = model->keys[index];
    return true;
}

void calc_explain(const struct calc_model *model, struct buffer *out)
{
    char option[64];
    if (model->examples)
        buffer_format(out, "%s\n", model->examples);
    buffer_format(out, "%s: %s\n\n", model->name, model->title);
    if (model->formula) {
        formula_explain(model->formula, out);
        return;
    }
    for (size_t k = 0; k < model->key_count; k++) {
        const struct calc_key *key = &model->keys[k];
        snprintf(option, sizeof option, "--%s%s%s", key->name, key->value ? " " : "", key->value ? key->value : "");
        buffer_add(out, "  ");
        calc_cell(out, option, 21);
        buffer_format(out, "%s%s\n", key->help, key->repeats ? " (may be repeated)" : "");
    }
    buffer_format(out, "\n--key VALUE may be written key=VALUE; a value alone is that of --%s.\n\n",
                  model->keys[0].name);
    model->explain(out);
}

/* ---- arguments ---- */

static bool is_of_key(const char *argument, const char *key)
{
    const size_t length = strlen(key);
    return strncmp(argument, key, length) == 0 && (argument[length] == '=' || argument[length] == '\0');
}

static bool key_of(const struct calc_model *model, const char *argument, struct calc_key *key)
{
    for (size_t k = 0; calc_key_at(model, k, key); k++)
        if (is_of_key(argument, key->name))
            return true;
    return false;
}

const char *calc_text_at(const struct calc_arguments *arguments, const char *key, size_t index)
{
    for (size_t k = 0; arguments->list[k]; k++)
        if (is_of_key(arguments->list[k], key) && index-- == 0)
            return arguments->list[k] + strlen(key) + 1;
    return NULL;
}

const char *calc_text(const struct calc_arguments *arguments, const char *key)
{
    return calc_text_at(arguments, key, 0);
}

bool calc_switch(const struct calc_arguments *arguments, const char *key)
{
    for (size_t k = 0; arguments->list[k]; k++)
        if (is_of_key(arguments->list[k], key))
            return true;
    return false;
}

/* Short tons and tonnes are both in use, so a mass without a unit would be a guess. */
static bool needs_unit(const struct unit *unit)
{
    struct unit mass;
    unit_parse("t", 1, &mass, NULL);
    return unit_same_dimension(unit, &mass);
}

/* The number in `wanted`; false if `text` is no number in a unit of its dimension. */
static bool parse_quantity(const char *text, const struct unit *wanted, double *number)
{
    const size_t length = text_number(text, number);
    const char *rest = text + length + strspn(text + length, " ");
    struct unit unit = *wanted;
    if (length == 0 || (*rest && !unit_parse(rest, strlen(rest), &unit, NULL)) || !unit_same_dimension(&unit, wanted))
        return false;
    *number *= unit.scale / wanted->scale;
    return *rest || !needs_unit(wanted);
}

bool calc_quantity_at(const struct calc_arguments *arguments, const char *key, size_t index, const char *unit,
                      double least, double most, double *value, struct problems *problems)
{
    const char *text = calc_text_at(arguments, key, index);
    struct unit wanted;
    double number;
    char name[64], low[32], high[32];
    if (!text)
        return true;
    const bool is_unit = unit_parse(unit, strlen(unit), &wanted, NULL);
    ASSERT(is_unit);
    if (!parse_quantity(text, &wanted, &number)) {
        const char *examples = unit_examples(&wanted);
        problem_error(problems, NOWHERE, *examples ? arena_format(&problems->arena, "use %s", examples) : NULL,
                      "%s takes %s%s, as in 12%s%s, not \"%s\"", key, unit_dimension_name(&wanted, name),
                      needs_unit(&wanted) ? " with its unit" : "", *unit ? " " : "", unit, text);
        return false;
    }
    if (number >= least && number <= most) {
        *value = number;
        return true;
    }
    text_of_number(least, low);
    text_of_number(most, high);
    problem_error(problems, NOWHERE, NULL, "%s is from %s to %s%s%s, not %s", key, low, high, *unit ? " " : "", unit,
                  text);
    return false;
}

bool calc_quantity(const struct calc_arguments *arguments, const char *key, const char *unit, double least, double most,
                   double *value, struct problems *problems)
{
    return calc_quantity_at(arguments, key, 0, unit, least, most, value, problems);
}

bool calc_number(const struct calc_arguments *arguments, const char *key, double least, double most, double *value,
                 struct problems *problems)
{
    const char *text = calc_text(arguments, key);
    char low[32], high[32];
    double number;
    if (!text)
        return true;
    const size_t length = text_number(text, &number);
    if (length > 0 && !text[length] && number >= least && number <= most) {
        *value = number;
        return true;
    }
    text_of_number(least, low);
    text_of_number(most, high);
    problem_error(problems, NOWHERE, NULL, "%s takes a number from %s to %s, not \"%s\"", key, low, high, text);
    return false;
}

static void unknown_argument(const struct calc_model *model, const char *argument, struct problems *problems)
{
    struct calc_key key;
    size_t count = 0;
    while (calc_key_at(model, count, &key))
        count++;
    const char **names = arena_take(&problems->arena, count, sizeof *names);
    for (size_t k = 0; k < count; k++)
        names[k] = calc_key_at(model, k, &key) ? key.name : "";
    const char *word = arena_slice(&problems->arena, argument, strcspn(argument, "="));
    const char *near = nearest_word(word, names, count);
    problem_error(problems, NOWHERE, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                  "calc %s takes no argument %s", model->name, word);
}

static bool check_arguments(const struct calc_arguments *arguments, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    for (size_t k = 0; arguments->list[k]; k++) {
        const char *argument = arguments->list[k];
        struct calc_key key;
        if (!key_of(arguments->model, argument, &key))
            unknown_argument(arguments->model, argument, problems);
        else if (!strchr(argument, '=') != !key.value)
            problem_error(problems, NOWHERE, NULL, "%s %s", key.name, key.value ? "needs a value" : "takes no value");
        else if (!key.repeats && calc_text_at(arguments, key.name, 1))
            problem_error(problems, NOWHERE, NULL, "%s is given twice", key.name);
    }
    return problems->error_count == before;
}

enum calc_result calc_write(const struct calc_model *model, const char *const *list, struct buffer *out,
                            struct problems *problems)
{
    static const char *const none[] = {NULL};
    const struct calc_arguments arguments = {model, list ? list : none};
    if (!check_arguments(&arguments, problems))
        return CALC_MISUSED;
    return model->formula ? formula_write(model->name, model->formula, &arguments, out, problems)
                          : model->write(&arguments, out, problems);
}
