#include "calc/calc.h"

#include "base/text.h"
#include <string.h>

extern const struct calc_model calc_alliance, calc_route, calc_places;

/* To add a model: one file and one row. The order is that of the list. */
static const struct calc_model *const models[] = {&calc_alliance, &calc_route, &calc_places};
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

void calc_list(struct buffer *out)
{
    buffer_add(out, "models\n");
    for (size_t k = 0; k < MODEL_COUNT; k++) {
        buffer_add(out, "  ");
        calc_cell(out, models[k]->name, 12);
        buffer_format(out, "%s\n", models[k]->title);
    }
    buffer_add(out, "\ncasus calc MODEL --help tells its keys, equations and sources.\n");
}

const struct calc_model *calc_find(const char *name, struct problems *problems)
{
    const char *names[MODEL_COUNT];
    for (size_t k = 0; k < MODEL_COUNT; k++) {
        names[k] = models[k]->name;
        if (text_equal(names[k], name))
            return models[k];
    }
    const char *near = nearest_word(name, names, MODEL_COUNT);
    problem_error(problems, NOWHERE,
                  near ? arena_format(&problems->arena, "did you mean %s?", near) : "casus calc lists them",
                  "there is no model %s", name);
    return NULL;
}

void calc_explain(const struct calc_model *model, struct buffer *out)
{
    buffer_format(out, "%s: %s\n\n", model->name, model->title);
    for (size_t k = 0; k < model->key_count; k++) {
        const struct calc_key *key = &model->keys[k];
        buffer_add(out, "  ");
        buffer_format(out, "%s%s%s", key->name, key->value ? "=" : "", key->value ? key->value : "");
        const size_t used = strlen(key->name) + (key->value ? strlen(key->value) + 1 : 0);
        buffer_add_repeat(out, " ", used < 18 ? 20 - used : 2);
        buffer_format(out, "%s%s\n", key->help, key->repeats ? " (may be repeated)" : "");
    }
    buffer_add(out, "\n");
    model->explain(out);
}

/* ---- arguments ---- */

static bool is_of_key(const char *argument, const char *key)
{
    const size_t length = strlen(key);
    return strncmp(argument, key, length) == 0 && (argument[length] == '=' || argument[length] == '\0');
}

static const struct calc_key *key_of(const struct calc_model *model, const char *argument)
{
    for (size_t k = 0; k < model->key_count; k++)
        if (is_of_key(argument, model->keys[k].name))
            return &model->keys[k];
    return NULL;
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
    const char **names = arena_take(&problems->arena, model->key_count, sizeof *names);
    for (size_t k = 0; k < model->key_count; k++)
        names[k] = model->keys[k].name;
    const char *word = arena_slice(&problems->arena, argument, strcspn(argument, "="));
    const char *near = nearest_word(word, names, model->key_count);
    problem_error(problems, NOWHERE, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                  "calc %s takes no argument %s", model->name, word);
}

static bool check_arguments(const struct calc_arguments *arguments, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    for (size_t k = 0; arguments->list[k]; k++) {
        const char *argument = arguments->list[k];
        const struct calc_key *key = key_of(arguments->model, argument);
        if (!key)
            unknown_argument(arguments->model, argument, problems);
        else if (!strchr(argument, '=') != !key->value)
            problem_error(problems, NOWHERE, NULL, "%s %s", key->name, key->value ? "needs a value" : "takes no value");
        else if (!key->repeats && calc_text_at(arguments, key->name, 1))
            problem_error(problems, NOWHERE, NULL, "%s is given twice", key->name);
    }
    return problems->error_count == before;
}

enum calc_result calc_write(const struct calc_model *model, const char *const *list, struct buffer *out,
                            struct problems *problems)
{
    static const char *const none[] = {NULL};
    const struct calc_arguments arguments = {model, list ? list : none};
    return check_arguments(&arguments, problems) ? model->write(&arguments, out, problems) : CALC_MISUSED;
}
