/* casus deploy: movement alone, run in memory and told. */
#include "api/deploy.h"

#include "api/api_internal.h"
#include "base/text.h"
#include "report/deploy.h"
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
enum { FUTURES_USUAL = 200, REPLICATES_USUAL = 10 };
static const double step_days = 5.0;

/* A caller of an older version has a shorter struct: what it has not is as if zero. */
static struct casus_deploy copy_of(const struct casus_deploy *theirs)
{
    struct casus_deploy asked = {0};
    memcpy(&asked, theirs, theirs->size < sizeof asked ? theirs->size : sizeof asked);
    asked.futures = asked.futures ? asked.futures : FUTURES_USUAL;
    asked.replicates = asked.replicates ? asked.replicates : REPLICATES_USUAL;
    return asked;
}

static bool find_stratum(const struct scenario *scenario, const char *id, uint32_t *stratum, struct problems *problems)
{
    const char *known = "";
    *stratum = 0;
    for (uint32_t k = 0; k < strata_count(scenario); k++) {
        char name[64], title[128];
        strata_describe(scenario, k, name, sizeof name, title, sizeof title);
        if (id && text_equal(name, id)) {
            *stratum = k;
            return true;
        }
        known = arena_format(&problems->arena, "%s%s%s", known, *known ? ", " : "", name);
    }
    if (!id)
        return true;
    problem_error(problems, NOWHERE, *known ? arena_format(&problems->arena, "it has %s", known) : NULL,
                  "the scenario has no stratum %s", id);
    return false;
}

static bool find_option(const struct scenario *scenario, const char *id, uint32_t *option, struct problems *problems)
{
    const uint32_t count = scenario_count(scenario, "options");
    const char **ids = arena_take(&problems->arena, count + 1, sizeof *ids);
    *option = scenario_find(scenario, "options", id);
    for (uint32_t k = 0; k < count; k++)
        ids[k] = scenario_id(scenario, "options", k);
    if (*option == NO_INDEX) {
        const char *near = nearest_word(id, ids, count);
        problem_error(problems, NOWHERE, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                      "the scenario has no option %s", id);
        return false;
    }
    if (!deploy_moves(scenario, *option)) {
        problem_error(problems, NOWHERE, NULL, "option %s moves nothing: no role it asks for has units", id);
        return false;
    }
    return true;
}

/* Those asked for, or all that move anything, in the order of the file. */
static uint32_t choose_options(const struct scenario *scenario, const char *const *ids, uint32_t *options,
                               struct problems *problems)
{
    uint32_t count = 0;
    if (!scenario_knows(scenario, "forces")) {
        problem_error(problems, NOWHERE, "ask it of a whole world, or of one of movement",
                      "nothing moves in a world of a crisis alone");
        return 0;
    }
    for (size_t k = 0; ids && ids[k]; k++)
        if (count < scenario_count(scenario, "options") && find_option(scenario, ids[k], &options[count], problems))
            count++;
    for (uint32_t place = 0; !ids && place < scenario_count(scenario, "options"); place++)
        for (uint32_t k = 0; k < scenario_count(scenario, "options"); k++)
            if (scenario_order(scenario, "options", k) == place && deploy_moves(scenario, k))
                options[count++] = k;
    if (count == 0 && !ids)
        problem_error(problems, NOWHERE, NULL, "no option of the scenario moves anything");
    return count;
}

/* ---- one more override ---- */

struct again {
    const struct casus_deploy *asked;
};

static struct scenario *load_again(void *self, const char *path, const char *value)
{
    const struct again *again = self;
    struct casus_problems *problems = NULL;
    struct casus_scenario *loaded = NULL;
    struct arena arena;
    size_t count = 0;
    arena_init(&arena);
    while (again->asked->set && again->asked->set[count])
        count++;
    const char **set = arena_take(&arena, count + 2, sizeof *set);
    if (count > 0)
        memcpy(set, again->asked->set, count * sizeof *set);
    set[count] = arena_format(&arena, "%s=%s", path, value);
    struct scenario *scenario = NULL;
    if (casus_scenario_load(again->asked->scenario, set, &loaded, &problems) == CASUS_OK) {
        scenario = loaded->scenario;
        loaded->scenario = NULL;
    }
    casus_scenario_free(loaded);
    casus_problems_free(problems);
    arena_release(&arena);
    return scenario;
}

/* ---- a day of recall ---- */

/* Asked of the scenario as one more change. */
static void add_recall(struct casus_deploy *asked, struct arena *arena)
{
    size_t count = 0;
    if (asked->recall_day <= 0.0)
        return;
    while (asked->set && asked->set[count])
        count++;
    const char **set = arena_take(arena, count + 2, sizeof *set);
    if (count > 0)
        memcpy(set, asked->set, count * sizeof *set);
    set[count] = arena_format(arena, "force.recall=%.9g d assume \"asked\"", asked->recall_day);
    asked->set = set;
}

/* ---- the whole ---- */

static void tell(const struct casus_deploy *asked, struct deployment *const *deployments, uint32_t count,
                 struct buffer *out)
{
    const struct deploy_settings settings = {
        .form = (enum deploy_form)asked->form, .width = asked->width, .colour = asked->colour != 0};
    report_deploy((const struct deployment *const *)deployments, count, &settings, out);
}

static bool deploy(const struct casus_deploy *asked, const struct scenario *scenario, struct buffer *out,
                   struct problems *problems)
{
    struct deploy_order order = {
        .seed = asked->seed ? asked->seed : 1,
        .futures = asked->futures,
        .replicates = asked->replicates,
        .threads = asked->threads,
        .step_days = step_days,
        /* As long again for the way home. */
        .horizon_days = asked->recall_day > 0.0 ? asked->recall_day + scenario_horizon_days(scenario) : -1.0};
    const uint32_t errors = problems->error_count;
    struct arena arena;
    arena_init(&arena);
    uint32_t *options = arena_take(&arena, scenario_count(scenario, "options") + 1, sizeof *options);
    const bool found = find_stratum(scenario, asked->stratum, &order.stratum, problems);
    const uint32_t count = choose_options(scenario, asked->options, options, problems);
    if (asked->worth && count > 1)
        problem_error(problems, NOWHERE, "name it with --option", "what one more would buy is told of one option");
    struct plan *plan =
        found && problems->error_count == errors ? deploy_plan(scenario, &order, &arena, problems) : NULL;
    if (plan) {
        /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
        struct deployment **deployments = arena_take(&arena, count + 1, sizeof *deployments);
        for (uint32_t k = 0; k < count; k++)
            deployments[k] = deploy_run(plan, &order, options[k], NULL, 0, &arena);
        struct again again = {asked};
        const struct deploy_worth worth = {scenario, plan, &order, options[0], load_again, &again};
        if (asked->worth)
            deploy_find_worth(&worth, deployments[0], &arena);
        tell(asked, deployments, count, out);
    }
    plan_free(plan);
    arena_release(&arena);
    return problems->error_count == errors;
}

enum casus_status casus_deploy(const struct casus_deploy *theirs, casus_write *write, void *self,
                               struct casus_problems **problems)
{
    struct casus_deploy asked = copy_of(theirs);
    struct casus_scenario *loaded = NULL;
    struct arena arena;
    arena_init(&arena);
    add_recall(&asked, &arena);
    enum casus_status status = casus_scenario_load(asked.scenario, asked.set, &loaded, problems);
    struct buffer out;
    buffer_init(&out);
    if (status == CASUS_OK && !deploy(&asked, loaded->scenario, &out, problems_of(problems)))
        status = CASUS_USAGE;
    if (status == CASUS_OK)
        write(self, buffer_text(&out), out.length);
    buffer_release(&out);
    casus_scenario_free(loaded);
    arena_release(&arena);
    return problems_show(*problems, status);
}
