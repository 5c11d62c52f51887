/* Whether a study may go on as a plan: everything its rows are a function of must be equal. What differs is named. */
#include "study/study_internal.h"

#include "base/text.h"
#include <inttypes.h>
#include <string.h>

enum { DIFFERENCES_SHOWN = 5 };

static const char HINT[] = "go on with what the study began with, or start a new one: -o another.db";

static void differs(struct study *study, struct problems *problems, const char *what, const char *has,
                    const char *asked)
{
    problem_error(problems, study_place(study->path), HINT, "%s differs: the study has %s, this run %s", what, has,
                  asked);
}

static void compare_numbers(struct study *study, struct problems *problems, const char *what, int64_t has,
                            int64_t asked)
{
    char a[32], b[32];
    if (has == asked)
        return;
    text_of_number((double)has, a);
    text_of_number((double)asked, b);
    differs(study, problems, what, a, b);
}

static void compare_texts(struct study *study, struct problems *problems, const char *what, const char *has,
                          const char *asked)
{
    if (!text_equal(has, asked))
        differs(study, problems, what, *has ? has : "none", *asked ? asked : "none");
}

static void compare_settings(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    const struct study_settings *has = &study->settings, *asked = &plan->settings;
    char a[32], b[32];
    compare_numbers(study, problems, "revision of the model", study->revision, plan->revision);
    compare_numbers(study, problems, "seed", has->seed, asked->seed);
    compare_texts(study, problems, "design", has->design, asked->design);
    compare_numbers(study, problems, "rows of a sheet of the design", has->sheet, asked->sheet);
    compare_texts(study, problems, "noise", has->noise, asked->noise);
    if (horizon_microdays(has->horizon_days) != horizon_microdays(asked->horizon_days)) {
        text_of_number(has->horizon_days, a);
        text_of_number(asked->horizon_days, b);
        differs(study, problems, "horizon (days)", a, b);
    }
    compare_texts(study, problems, "list of cuts", study->cuts_text, join_lines(&study->arena, plan->cuts));
}

static void compare_strata(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    bool equal = study->stratum_count == plan->stratum_count;
    for (uint32_t k = 0; equal && k < plan->stratum_count; k++)
        equal = text_equal(study->strata[k].id, plan->strata[k].id);
    if (!equal)
        problem_error(problems, study_place(study->path), HINT, "the strata differ (`run: apart:` and its switches)");
}

static bool plan_has_outcome(const struct study_plan *plan, const char *id)
{
    for (uint32_t k = 0; k < plan->outcome_count; k++)
        if (text_equal(plan->outcomes[k].id, id))
            return true;
    return false;
}

static void compare_outcomes(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    int shown = 0;
    for (uint32_t k = 0; k < study->outcome_count && shown < DIFFERENCES_SHOWN; k++)
        if (!plan_has_outcome(plan, study->outcomes[k].id)) {
            problem_error(problems, study_place(study->path), HINT,
                          "outcome %s of the study is no longer in the scenario", study->outcomes[k].id);
            shown++;
        }
    for (uint32_t k = 0; k < plan->outcome_count && shown < DIFFERENCES_SHOWN; k++)
        if (study_outcome_find(study, plan->outcomes[k].id) == NO_INDEX) {
            problem_error(problems, study_place(study->path), HINT, "outcome %s is not in the study",
                          plan->outcomes[k].id);
            shown++;
        }
    for (uint32_t k = 0; shown == 0 && k < plan->outcome_count; k++)
        if (!text_equal(study->outcomes[k].id, plan->outcomes[k].id)) {
            problem_error(problems, study_place(study->path), HINT, "the outcomes are in another order");
            shown++;
        }
}

static void compare_options(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    for (uint32_t k = 0; k < study->option_count; k++) {
        uint8_t hash[32];
        const uint32_t number = scenario_find(plan->scenario, "options", study->options[k].id);
        if (number == NO_INDEX) {
            problem_error(problems, study_place(study->path), HINT,
                          "option %s of the study is no longer in the scenario", study->options[k].id);
            continue;
        }
        scenario_option_hash(plan->scenario, number, hash);
        if (memcmp(hash, study->option_hash[k], sizeof hash) != 0)
            problem_error(problems, scenario_place(plan->scenario, "options", number),
                          "give the changed option another id, or start a new study", "option %s differs from %s",
                          study->options[k].id, study->path);
    }
}

/* Name the numbers that changed. Those of options are told by compare_options. */
static int compare_inputs(struct study *study, const struct scenario *scenario, struct problems *problems)
{
    int shown = 0;
    uint32_t known = 0;
    struct buffer exact;
    sqlite3_stmt *rows = database_prepare(
        study,
        "SELECT path, distribution, coordinate, written FROM input WHERE path NOT LIKE 'options.%' ORDER BY path",
        problems);
    buffer_init(&exact);
    while (rows && shown < DIFFERENCES_SHOWN && sqlite3_step(rows) == SQLITE_ROW) {
        const char *path = (const char *)sqlite3_column_text(rows, 0);
        const char *coordinate = (const char *)sqlite3_column_text(rows, 2);
        const char *written = (const char *)sqlite3_column_text(rows, 3);
        const uint32_t number = scenario_slot_find(scenario, path);
        if (number == NO_SLOT) {
            problem_error(problems, study_place(study->path), HINT, "%s of the study is no longer in the scenario",
                          path);
            shown++;
            continue;
        }
        const struct slot *slot = scenario_slot_at(scenario, number);
        known++;
        buffer_clear(&exact);
        slot_exact(slot, &exact);
        if (text_equal(buffer_text(&exact), (const char *)sqlite3_column_text(rows, 1)) &&
            text_equal(coordinate, input_is_constant(slot) ? NULL : slot->coordinate))
            continue;
        problem_error(problems, slot->place, HINT, "%s differs: the study has %s, this run %s", path,
                      written ? written : "its default", slot->written ? slot->written : "its default");
        shown++;
    }
    sqlite3_finalize(rows);
    buffer_release(&exact);
    for (uint32_t k = 0; shown == 0 && k < scenario_slot_count(scenario); k++)
        known -= !text_starts(scenario_slot_at(scenario, k)->path, "options.");
    if (shown == 0 && known != 0) {
        problem_error(problems, study_place(study->path), HINT, "the scenario has numbers that the study has not");
        shown++;
    }
    return shown;
}

bool study_compare(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    const uint32_t errors = problems->error_count;
    uint8_t world[32];
    compare_settings(study, plan, problems);
    compare_strata(study, plan, problems);
    compare_outcomes(study, plan, problems);
    compare_options(study, plan, problems);
    scenario_hash(plan->scenario, world);
    if (memcmp(world, study->world_hash, sizeof world) != 0 && compare_inputs(study, plan->scenario, problems) == 0)
        problem_error(problems, study_place(study->path), HINT,
                      "the scenario differs from the study's in something else than a number");
    return problems->error_count == errors;
}

bool study_agrees(const char *path, const struct study_plan *plan, struct problems *problems)
{
    struct study *study = study_open(path, problems);
    const bool agrees = study && study_compare(study, plan, problems);
    study_close(study);
    return agrees;
}
