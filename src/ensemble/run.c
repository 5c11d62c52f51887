/* From what a caller asked for to a list of blocks, and back with a report. */
#include "ensemble/ensemble_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS_MOST = 1024, FUTURES_MOST = 1000000, REPLICATES_MOST = 1000000, ID_ROOM = 600 };

static const double HORIZON_MOST_DAYS = 36500.0;
static const struct place NOWHERE = {NULL, 0, 0, 0};

/* Everything a run is made of, in one arena. */
struct order {
    struct arena arena;
    const struct scenario *scenario;
    const struct run_settings *asked;
    struct plan *plan;
    struct design *design;
    struct study_plan of;
    struct study *study;
    uint32_t *option, *study_option;
    uint32_t option_count, threads;
    struct work_item *item;
    size_t item_count;
    uint64_t all, kept;
};

/* ---- options ---- */

/* Options in the order of the scenario's text, which is the order a reader expects. */
static void order_options(const struct scenario *scenario, uint32_t *option, uint32_t count)
{
    for (uint32_t k = 1; k < count; k++) {
        const uint32_t moved = option[k];
        uint32_t at = k;
        for (;
             at > 0 && scenario_order(scenario, "options", option[at - 1]) > scenario_order(scenario, "options", moved);
             at--)
            option[at] = option[at - 1];
        option[at] = moved;
    }
}

static void unknown_option(const struct scenario *scenario, const char *id, struct problems *problems)
{
    const uint32_t count = scenario_count(scenario, "options");
    const char **ids = arena_take(&problems->arena, count, sizeof *ids);
    for (uint32_t k = 0; k < count; k++)
        ids[k] = scenario_id(scenario, "options", k);
    const char *near = nearest_word(id, ids, count);
    problem_error(problems, NOWHERE, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                  "the scenario has no option %s", id);
}

static bool choose_options(struct order *order, struct problems *problems)
{
    const struct scenario *scenario = order->scenario;
    const char *const *ids = order->asked->options;
    const uint32_t count = scenario_count(scenario, "options");
    order->option = arena_take(&order->arena, count, sizeof *order->option);
    bool good = true;
    for (uint32_t k = 0; !ids && k < count; k++)
        order->option[order->option_count++] = k;
    for (size_t k = 0; ids && ids[k]; k++) {
        const uint32_t option = scenario_find(scenario, "options", ids[k]);
        bool twice = false;
        for (uint32_t other = 0; other < order->option_count; other++)
            twice = twice || order->option[other] == option;
        if (option == NO_INDEX) {
            unknown_option(scenario, ids[k], problems);
            good = false;
        } else if (!twice) {
            order->option[order->option_count++] = option;
        }
    }
    if (good && order->option_count == 0) {
        problem_error(problems, NOWHERE, NULL, "there is no option to run");
        return false;
    }
    order_options(scenario, order->option, order->option_count);
    return good;
}

/* ---- settings ---- */

static uint32_t run_count(const struct scenario *scenario, const char *field)
{
    return (uint32_t)scenario_integer(scenario, "run", 0, field, 0);
}

double scenario_horizon_days(const struct scenario *scenario)
{
    return slot_value(scenario_slot_at(scenario, scenario_slot(scenario, "", 0, "horizon", 0)), 0.5);
}

static bool choose_settings(struct order *order, struct problems *problems)
{
    const struct run_settings *asked = order->asked;
    const struct scenario *scenario = order->scenario;
    struct study_settings *settings = &order->of.settings;
    settings->futures = asked->futures ? asked->futures : run_count(scenario, "futures");
    settings->replicates = asked->replicates ? asked->replicates : run_count(scenario, "replicates");
    settings->seed = asked->has_seed ? asked->seed : run_count(scenario, "seed");
    settings->design = "lhs";
    /* The scenario's number, whatever is asked: so fewer futures are the first rows of the same sheet, and more are
     * whole sheets after it. */
    settings->sheet = run_count(scenario, "futures");
    settings->noise = "own";
    settings->horizon_days = asked->horizon_days >= 0.0 ? asked->horizon_days : scenario_horizon_days(scenario);
    if (!(settings->horizon_days > 0.0 && settings->horizon_days <= HORIZON_MOST_DAYS)) {
        problem_error(problems, NOWHERE, NULL, "the horizon must be more than 0 and at most %d days",
                      (int)HORIZON_MOST_DAYS);
        return false;
    }
    if (settings->futures > FUTURES_MOST || settings->replicates > REPLICATES_MOST) {
        problem_error(problems, NOWHERE, NULL, "at most %d futures and %d replicates", FUTURES_MOST, REPLICATES_MOST);
        return false;
    }
    return true;
}

static uint32_t choose_threads(uint32_t asked)
{
    const uint32_t threads = thread_count(asked);
    return threads < THREADS_MOST ? threads : THREADS_MOST;
}

/* ---- what the study is told ---- */

static const char *const type_names[] = {"number", "ordinal", "day", "category"};

struct study_outcome *plan_study_outcomes(const struct plan *plan, struct arena *arena)
{
    const uint32_t count = plan_outcome_count(plan);
    struct study_outcome *outcomes = arena_take(arena, count, sizeof *outcomes);
    for (uint32_t k = 0; k < count; k++) {
        const struct outcome *outcome = plan_outcome(plan, k);
        outcomes[k] = (struct study_outcome){outcome->id,
                                             outcome->title,
                                             outcome->unit,
                                             outcome->levels,
                                             outcome->axis,
                                             outcome->first_level,
                                             type_names[outcome->type],
                                             outcome->better};
    }
    return outcomes;
}

static void describe_outcomes(struct order *order)
{
    order->of.outcome_count = plan_outcome_count(order->plan);
    order->of.outcomes = plan_study_outcomes(order->plan, &order->arena);
}

static void describe_strata(struct order *order)
{
    const uint32_t count = order->of.stratum_count = strata_count(order->scenario);
    struct study_stratum *strata = arena_take(&order->arena, count, sizeof *strata);
    for (uint32_t k = 0; k < count; k++) {
        char id[ID_ROOM], title[2 * ID_ROOM];
        strata_describe(order->scenario, k, id, sizeof id, title, sizeof title);
        strata[k] = (struct study_stratum){arena_text(&order->arena, id), arena_text(&order->arena, title)};
    }
    order->of.strata = strata;
}

/* The word of a choice, from the schema's own list. */
static const char *choice_word(struct order *order, const char *section, uint32_t index, const char *field)
{
    const struct schema *schema = scenario_schema(order->scenario);
    uint32_t number = scenario_choice(order->scenario, section, index, field, 0);
    for (size_t s = 0; number != NO_INDEX && s < schema->section_count; s++)
        for (size_t f = 0; text_equal(schema->sections[s]->name, section) && f < schema->sections[s]->field_count;
             f++) {
            const char *word = schema->sections[s]->fields[f].of;
            if (!text_equal(schema->sections[s]->fields[f].name, field))
                continue;
            for (; number > 0; number--)
                word = strchr(word, '|') + 1;
            return arena_slice(&order->arena, word, strcspn(word, "|"));
        }
    return NULL;
}

static void describe_options(struct order *order)
{
    const struct scenario *scenario = order->scenario;
    struct study_option *options = arena_take(&order->arena, order->option_count, sizeof *options);
    for (uint32_t k = 0; k < order->option_count; k++) {
        const uint32_t option = order->option[k];
        options[k] = (struct study_option){scenario_id(scenario, "options", option),
                                           scenario_text(scenario, "options", option, "title", 0),
                                           choice_word(order, "options", option, "flag")};
    }
    order->of.options = options;
    order->of.option_count = order->option_count;
}

/* ---- blocks to do ---- */

/* Which options of a block the study has not; NULL if it has all. `all` is shared by blocks that have none. */
static const bool *missing_of(struct order *order, const struct work_item *item, const bool *all, uint32_t *count)
{
    bool *missing = NULL;
    *count = 0;
    for (uint32_t k = 0; k < order->option_count; k++)
        *count += !study_has_block(order->study, order->study_option[k], item->stratum, item->future, item->first,
                                   item->count);
    if (*count == order->option_count)
        return all;
    if (*count == 0)
        return NULL;
    missing = arena_take(&order->arena, order->option_count, sizeof *missing);
    for (uint32_t k = 0; k < order->option_count; k++)
        missing[k] = !study_has_block(order->study, order->study_option[k], item->stratum, item->future, item->first,
                                      item->count);
    return missing;
}

/* Future by future, so that a run that is stopped has whole futures. */
static void list_blocks(struct order *order)
{
    const struct study_settings *settings = &order->of.settings;
    const uint32_t strata = order->of.stratum_count;
    const uint32_t blocks = (settings->replicates + BLOCK_REPLICATES - 1) / BLOCK_REPLICATES;
    order->item = arena_take(&order->arena, (size_t)settings->futures * strata * blocks, sizeof *order->item);
    bool *all = arena_take(&order->arena, order->option_count, sizeof *all);
    for (uint32_t k = 0; k < order->option_count; k++)
        all[k] = true;
    for (uint32_t future = 0; future < settings->futures; future++)
        for (uint32_t stratum = 0; stratum < strata; stratum++)
            for (uint32_t first = 0; first < settings->replicates; first += BLOCK_REPLICATES) {
                const uint32_t left = settings->replicates - first;
                struct work_item item = {stratum, future, first, left < BLOCK_REPLICATES ? left : BLOCK_REPLICATES,
                                         NULL,    0};
                item.missing = missing_of(order, &item, all, &item.missing_count);
                order->all += (uint64_t)item.count * order->option_count;
                order->kept += (uint64_t)item.count * (order->option_count - item.missing_count);
                if (item.missing)
                    order->item[order->item_count++] = item;
            }
}

/* A build that computes other bits must not go on with a study: do one of its blocks again and compare. */
static bool check_one_block(struct order *order, const struct work *work, struct problems *problems)
{
    struct work_item item = {0, 0, 0, order->of.settings.replicates, NULL, 0};
    item.count = item.count < BLOCK_REPLICATES ? item.count : BLOCK_REPLICATES;
    bool *again = arena_take(&order->arena, order->option_count, sizeof *again);
    for (uint32_t k = 0; k < order->option_count; k++)
        again[k] = study_has_block(order->study, order->study_option[k], 0, 0, 0, item.count);
    item.missing = again;
    struct worker_room room;
    struct block *block = block_make(work);
    worker_room_make(&room, work->plan, &work->trial);
    block_compute(block, &item, work, &room);
    const bool equal = study_check_rows(order->study, block->row, block->row_count, problems);
    worker_room_release(&room);
    block_free(block);
    return equal;
}

/* ---- the run ---- */

/* Everything that can be wrong before a file is touched. */
static bool order_make(struct order *order, struct problems *problems)
{
    if (!choose_options(order, problems) || !choose_settings(order, problems) ||
        !strata_check(order->scenario, problems))
        return false;
    order->plan = model_plan(order->scenario, order->asked->cut, problems);
    if (!order->plan)
        return false;
    describe_options(order);
    describe_strata(order);
    describe_outcomes(order);
    order->of.scenario = order->scenario;
    order->of.revision = MODEL_REVISION;
    order->of.cuts = order->asked->cut;
    order->threads = choose_threads(order->asked->threads);
    const char *path = order->asked->study_path;
    return !order->asked->resume || access(path, F_OK) != 0 || study_is_blank(path) ||
           study_agrees(path, &order->of, problems);
}

static enum run_end order_run(struct order *order, struct run_report *report, struct problems *problems)
{
    const struct run_settings *asked = order->asked;
    const struct study_settings *settings = &order->of.settings;
    order->study = study_begin(asked->study_path, &order->of, asked->resume, asked->command, order->threads, problems);
    if (!order->study)
        return RUN_FAILED;
    order->study_option = arena_take(&order->arena, order->option_count, sizeof *order->study_option);
    for (uint32_t k = 0; k < order->option_count; k++)
        order->study_option[k] = study_option_find(order->study, order->of.options[k].id);
    list_blocks(order);
    order->design = design_make(order->scenario, settings->seed, settings->sheet, settings->futures);
    *report = (struct run_report){.options = order->option_count,
                                  .strata = order->of.stratum_count,
                                  .futures = settings->futures,
                                  .replicates = settings->replicates,
                                  .kept = order->kept};
    const uint64_t failed = study_failed_count(order->study);
    const struct work work = {
        .plan = order->plan,
        .scenario = order->scenario,
        .design = order->design,
        .study = order->study,
        .trial = {.seed = settings->seed, .horizon_days = settings->horizon_days},
        .noise_is_common = text_equal(settings->noise, "common"),
        .option_count = order->option_count,
        .option = order->option,
        .study_option = order->study_option,
        .item = order->item,
        .item_count = order->item_count,
        .threads = order->threads,
        .progress = asked->progress,
        .self = asked->self,
        .done = order->kept,
        .failed = failed < order->kept ? failed : order->kept,
        .all = order->all,
    };
    if (order->kept > 0 && !check_one_block(order, &work, problems)) {
        study_end(order->study, "failed", problems);
        return RUN_INVALID;
    }
    enum run_end end = work_through(&work, report, problems);
    const char *status = end == RUN_DONE ? "done" : end == RUN_STOPPED ? "stopped" : "failed";
    if (!study_end(order->study, status, problems))
        end = RUN_FAILED;
    return end;
}

enum run_end ensemble_run(const struct scenario *scenario, const struct override *overrides, size_t override_count,
                          const struct run_settings *settings, struct run_report *report, struct problems *problems)
{
    struct order order = {.scenario = scenario, .asked = settings};
    arena_init(&order.arena);
    order.of.overrides = overrides;
    order.of.override_count = override_count;
    *report = (struct run_report){0};
    const enum run_end end = order_make(&order, problems) ? order_run(&order, report, problems) : RUN_INVALID;
    study_close(order.study);
    design_free(order.design);
    plan_free(order.plan);
    arena_release(&order.arena);
    return end;
}
