#include "api/api_internal.h"

#include "analysis/summary.h"
#include "base/failure.h"
#include "base/text.h"
#include "scenario/ledger.h"
#include "scenario/schema_print.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* "korea/scenario.yaml" and "korea/" mean the folder korea. */
static const char *folder_of(struct arena *arena, const char *path)
{
    static const char FILE_NAME[] = "scenario.yaml";
    size_t length = strlen(path);
    if (length >= sizeof FILE_NAME - 1 && strcmp(path + length - (sizeof FILE_NAME - 1), FILE_NAME) == 0 &&
        (length == sizeof FILE_NAME - 1 || path[length - sizeof FILE_NAME] == '/'))
        length -= sizeof FILE_NAME - 1;
    while (length > 1 && path[length - 1] == '/')
        length--;
    return length ? arena_slice(arena, path, length) : ".";
}

/* One file that is all of a scenario. */
static bool is_document(const char *path)
{
    const size_t length = strlen(path), ending = strlen(".yaml");
    return length > ending && strcmp(path + length - ending, ".yaml") == 0;
}

/* A study keeps overrides as lines, so none may hold one. */
bool overrides_read(struct arena *arena, const char *const *set, struct override **overrides, size_t *count,
                    struct problems *problems)
{
    size_t given = 0;
    bool good = true;
    while (set && set[given])
        given++;
    *overrides = arena_take(arena, given, sizeof **overrides);
    *count = 0;
    for (size_t k = 0; k < given; k++) {
        const char *equals = strchr(set[k], '=');
        if (!equals || equals == set[k] || strchr(set[k], '\n')) {
            problem_error(problems, NOWHERE,
                          "write path=value on one line, as in alliance.silence_window='4 d assume \"short\"'",
                          "\"%s\" sets nothing", set[k]);
            good = false;
            continue;
        }
        (*overrides)[(*count)++] =
            (struct override){arena_slice(arena, set[k], (size_t)(equals - set[k])), arena_text(arena, equals + 1)};
    }
    return good;
}

static struct casus_scenario *scenario_new(void)
{
    struct casus_scenario *scenario = calloc(1, sizeof *scenario);
    if (!scenario)
        failure("out of memory", __FILE__, __LINE__);
    arena_init(&scenario->arena);
    return scenario;
}

/* Which schema it is to be read by stands in the text itself. */
static void choose_schema(struct casus_scenario *scenario, const struct scenario_reader *reader)
{
    char world[32] = "";
    scenario_says(scenario->folder, reader, "world", world, sizeof world);
    model_schema_of_world(&scenario->schema, world);
}

/* What show and brief will need: measures of outcomes that there will be, questions about things that there are. */
static bool reports_check(struct casus_scenario *scenario, struct problems *problems)
{
    struct measures measures;
    const struct outcome_list outcomes = {plan_study_outcomes(scenario->plan, &scenario->arena),
                                          plan_outcome_count(scenario->plan)};
    if (!measures_read(scenario->scenario, outcomes, &measures, problems))
        return false;
    const bool good = questions_check(scenario->scenario, &measures, problems);
    measures_release(&measures);
    return good;
}

/* Entities first; signals, conditions, outcomes and strata when those stand. */
static bool load(struct casus_scenario *scenario, const struct scenario_reader *reader, const char *const *cut,
                 struct problems *problems)
{
    choose_schema(scenario, reader);
    scenario->scenario = scenario_load(scenario->folder, &scenario->schema.schema, reader, scenario->overrides,
                                       scenario->override_count, problems);
    if (!scenario->scenario)
        return false;
    const bool strata = strata_check(scenario->scenario, problems);
    scenario->plan = model_plan(scenario->scenario, cut, problems);
    return scenario->plan && strata && reports_check(scenario, problems) && problems->error_count == 0;
}

enum casus_status casus_scenario_load(const char *folder, const char *const *set, struct casus_scenario **scenario,
                                      struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    struct casus_scenario *loaded = scenario_new();
    struct stat status;
    *scenario = NULL;
    loaded->folder = folder_of(&loaded->arena, folder);
    if (stat(loaded->folder, &status) != 0 || !(S_ISDIR(status.st_mode) || is_document(loaded->folder))) {
        problem_error(list, (struct place){loaded->folder, 0, 0, 0},
                      "a scenario is a folder that holds scenario.yaml, or one file that ends in .yaml",
                      "there is no such folder");
        casus_scenario_free(loaded);
        return problems_show(*problems, CASUS_IO);
    }
    const uint32_t errors = list->error_count;
    if (!overrides_read(&loaded->arena, set, &loaded->overrides, &loaded->override_count, list) ||
        !load(loaded, NULL, NULL, list) || list->error_count > errors) {
        casus_scenario_free(loaded);
        return problems_show(*problems, CASUS_INVALID);
    }
    *scenario = loaded;
    return problems_show(*problems, CASUS_OK);
}

const struct casus_scenario *study_world(struct casus_study *study, struct problems *problems)
{
    if (study->world)
        return study->world;
    const struct scenario_reader reader = study_reader(study->study);
    struct casus_scenario *world = scenario_new();
    size_t count;
    const struct override *overrides = study_overrides(study->study, &count);
    world->folder = arena_text(&world->arena, study->path);
    world->overrides = arena_take(&world->arena, count, sizeof *world->overrides);
    memcpy(world->overrides, overrides, count * sizeof *overrides);
    world->override_count = count;

    /* Warnings about the text were given when it was run. */
    struct problems found;
    problems_init(&found);
    const bool good = load(world, &reader, study_cuts(study->study), &found);
    for (uint32_t k = 0; !good && k < found.count; k++)
        if (found.list[k].severity == SEVERITY_ERROR)
            problem_error(problems, found.list[k].place, found.list[k].hint, "%s", found.list[k].message);
    problems_release(&found);
    if (!good) {
        casus_scenario_free(world);
        return NULL;
    }
    return study->world = world;
}

void casus_scenario_free(struct casus_scenario *scenario)
{
    if (!scenario)
        return;
    plan_free(scenario->plan);
    scenario_free(scenario->scenario);
    arena_release(&scenario->arena);
    free(scenario);
}

/* ---- texts ---- */

static enum casus_status write_about_schema(const char *what, struct buffer *out)
{
    struct model_schema schema;
    model_schema_init(&schema);
    if (text_equal(what, "schema"))
        schema_print_json(&schema.schema, out);
    else if (text_equal(what, "reference"))
        schema_print_markdown(&schema.schema, out);
    else if (!text_starts(what, "help ") || !help_write(&schema.schema, what + strlen("help "), out))
        return CASUS_USAGE;
    return CASUS_OK;
}

static enum casus_status write_about_scenario(const struct casus_scenario *scenario, const char *what,
                                              struct buffer *out)
{
    if (text_equal(what, "summary"))
        summary_write(scenario, out);
    else if (text_equal(what, "ledger"))
        ledger_print(scenario->scenario, LEDGER_TABLE, out);
    else if (text_equal(what, "ledger.csv"))
        ledger_print(scenario->scenario, LEDGER_CSV, out);
    else
        return CASUS_USAGE;
    return CASUS_OK;
}

enum casus_status casus_scenario_text(const struct casus_scenario *scenario, const char *what, casus_write *write,
                                      void *self)
{
    struct buffer out;
    buffer_init(&out);
    enum casus_status status = scenario ? write_about_scenario(scenario, what, &out) : CASUS_USAGE;
    if (status == CASUS_USAGE)
        status = write_about_schema(what, &out);
    if (out.length > 0)
        write(self, buffer_text(&out), out.length);
    buffer_release(&out);
    return status;
}
