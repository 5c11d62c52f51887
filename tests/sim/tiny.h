/* A small world for tests: a scenario of a few lines held in memory, mechanisms defined in the test. */
#ifndef CASUS_TESTS_SIM_TINY_H
#define CASUS_TESTS_SIM_TINY_H

#include "base/failure.h"
#include "check.h"
#include "sim/trial.h"
#include <stdio.h>
#include <stdlib.h>

static const struct field tiny_top_fields[] = {
    {"casus", FIELD_COUNT, NULL, 1.0, 1.0, NULL, NULL, "1", "Version of the notation"},
};
static const struct section tiny_top = {"", SECTION_ONE, NULL, tiny_top_fields, 1, "The scenario"};

static const struct field tiny_outcome_fields[] = {
    {"of", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, NULL, "The signal"},
    {"how", FIELD_CHOICE, NULL, 0.0, 0.0, "last|at|peak|least|integral|mean|time_above|first_above|rises|peak_with",
     NULL, "last", "How it is summed up"},
    {"level", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, "", "The level"},
    {"day", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, "", "The day"},
    {"with", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, "", "The signal read at the peak"},
    {"title", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, "", "The title"},
    {"axis", FIELD_CHOICE, NULL, 0.0, 0.0, "stability|escalation|overextension|delivery|council|home|consequence", NULL,
     "", "The axis"},
    {"better", FIELD_CHOICE, NULL, 0.0, 0.0, "less|more|neither", NULL, "neither", "Which way is better"},
};
static const struct section tiny_outcomes = {
    "outcomes", SECTION_MANY, NULL, tiny_outcome_fields, FIELD_COUNT_OF(tiny_outcome_fields), "Outcomes"};

static const struct section *const tiny_sections[] = {&tiny_top, &tiny_outcomes};
static const struct schema tiny_schema = {tiny_sections, 2};

struct tiny {
    struct problems problems;
    struct scenario *scenario;
    struct plan *plan;
    void *memory;
    struct world *world;
    char text[2000]; /* the problems, as shown */
};

static inline bool tiny_read(void *self, const char *path, char **bytes, size_t *size)
{
    const char *text = self;
    if (strcmp(path, "scenario.yaml") != 0)
        return false;
    *size = strlen(text);
    *bytes = malloc(*size + 1);
    memcpy(*bytes, text, *size + 1);
    return true;
}

/* Load and plan; what is wrong stands in tiny->text. */
static inline void tiny_plan(struct tiny *tiny, const char *yaml, const struct mechanism *const *mechanisms,
                             size_t count, const struct outcome_row *rows, size_t row_count, const char *const *cut)
{
    char text[2000];
    struct buffer shown;
    snprintf(text, sizeof text, "%s", yaml);
    const struct scenario_reader reader = {tiny_read, text};
    memset(tiny, 0, sizeof *tiny);
    problems_init(&tiny->problems);
    buffer_init(&shown);
    tiny->scenario = scenario_load("tiny", &tiny_schema, &reader, NULL, 0, &tiny->problems);
    if (tiny->scenario)
        tiny->plan = plan_make(tiny->scenario, mechanisms, count, rows, row_count, cut, &tiny->problems);
    problems_render(&tiny->problems, 20, &shown);
    snprintf(tiny->text, sizeof tiny->text, "%s", buffer_text(&shown));
    buffer_release(&shown);
}

static inline void tiny_world(struct tiny *tiny, double horizon_days, uint32_t event_limit)
{
    const struct trial_settings settings = {.seed = 7, .horizon_days = horizon_days, .event_limit = event_limit};
    const double none = 0.0;
    if (tiny->plan == NULL)
        fail_msg("%s", tiny->text);
    tiny->memory = aligned_alloc(64, (world_size(tiny->plan) + 63) / 64 * 64);
    tiny->world = world_place(tiny->plan, tiny->memory, &settings);
    world_future(tiny->world, &none, 0);
    world_deal(tiny->world, 0);
}

static inline void tiny_open(struct tiny *tiny, const struct mechanism *const *mechanisms, size_t count,
                             const struct outcome_row *rows, size_t row_count, double horizon_days)
{
    tiny_plan(tiny, "casus: 1\n", mechanisms, count, rows, row_count, NULL);
    tiny_world(tiny, horizon_days, 0);
}

static inline void tiny_close(struct tiny *tiny)
{
    free(tiny->memory);
    plan_free(tiny->plan);
    if (tiny->scenario)
        scenario_free(tiny->scenario);
    problems_release(&tiny->problems);
}

static inline struct trial_result tiny_run(struct tiny *tiny, uint32_t replicate, uint32_t option)
{
    world_deal(tiny->world, replicate);
    return trial_run(tiny->world, option);
}

static inline double tiny_outcome(const struct tiny *tiny, struct trial_result result, const char *id)
{
    const uint32_t outcome = plan_outcome_find(tiny->plan, id);
    if (outcome == NO_INDEX)
        fail_msg("there is no outcome %s", id);
    return result.outcome[outcome];
}

static inline double tiny_signal(const struct tiny *tiny, const char *name)
{
    const uint32_t signal = plan_signal_find(tiny->plan, name);
    if (signal == NO_INDEX)
        fail_msg("there is no signal %s", name);
    return world_signal(tiny->world, signal);
}

/* ---- broken promises ---- */

static jmp_buf tiny_back;
static const char *tiny_broken;

static inline void tiny_catch(const char *what, const char *file, int line)
{
    (void)file, (void)line;
    tiny_broken = what;
    longjmp(tiny_back, 1);
}

/* The promise that `action` breaks, or NULL. */
#define BROKEN_BY(action)                                                                                              \
    (tiny_broken = NULL, failure_set_handler(tiny_catch), setjmp(tiny_back) == 0 ? (void)(action) : (void)0,           \
     failure_set_handler(NULL), tiny_broken)

#endif
