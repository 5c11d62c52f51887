/* Section `ask`: what is named there must be there, before a run is spent on it. */
#include "analysis/summary.h"

#include "analysis/fields.h"
#include "base/text.h"

struct asked {
    const struct scenario *scenario;
    struct problems *problems;
    struct arena arena;
    uint32_t entity;
    bool good;
};

/* The field, when given, must be one of `ids`. */
static void must_be(struct asked *asked, const char *field, const char *what, const char *const *ids, uint32_t count)
{
    char word[64];
    const char *text = named_text(asked->scenario, "ask", asked->entity, field, word);

    if (text == NULL || *text == '\0')
        return;
    for (uint32_t k = 0; k < count; k++)
        if (text_equal(ids[k], text))
            return;
    const char *nearest = nearest_word(text, ids, count);
    problem_error(asked->problems, scenario_value_place(asked->scenario, "ask", asked->entity, field, 0),
                  nearest == NULL ? NULL : arena_format(&asked->arena, "did you mean %s?", nearest), "no %s \"%s\"",
                  what, text);
    asked->good = false;
}

static const char **ids_of(struct asked *asked, const char *section, uint32_t *count)
{
    *count = named_entities(asked->scenario, section);
    const char **ids = arena_take(&asked->arena, *count + 1, sizeof *ids);
    for (uint32_t k = 0; k < *count; k++)
        ids[k] = scenario_id(asked->scenario, section, k);
    return ids;
}

bool questions_check(const struct scenario *scenario, const struct measures *measures, struct problems *problems)
{
    struct asked asked = {.scenario = scenario, .problems = problems, .good = true};
    uint32_t option_count, role_count;

    arena_init(&asked.arena);
    const char *const *options = ids_of(&asked, "options", &option_count);
    const char *const *roles = ids_of(&asked, "roles", &role_count);
    const char **named = arena_take(&asked.arena, measures->count + 1, sizeof *named);
    for (uint32_t m = 0; m < measures->count; m++)
        named[m] = measures->list[m].id;
    for (asked.entity = 0; asked.entity < named_entities(scenario, "ask"); asked.entity++) {
        must_be(&asked, "compare", "option", options, option_count);
        must_be(&asked, "to", "option", options, option_count);
        must_be(&asked, "option", "option", options, option_count);
        must_be(&asked, "on", "measure", named, measures->count);
        must_be(&asked, "closure", "role", roles, role_count);
    }
    arena_release(&asked.arena);
    return asked.good;
}
