/* The council under any settings: nothing aborts, every trial ends, and what outcomes say holds together.
 *
 * Worlds are drawn at random: one to three roles with any procedure, any flag, triggers that ask again at any moment,
 * mandates shorter than a round, conferences longer than a mandate. The audit build checks at the same time that no
 * number is drawn twice, no clock started twice, and no signal written where it may not be. */
#include "check.h"

#include "base/buffer.h"
#include "base/random.h"
#include "ensemble/sample.h"
#include "model/alliance.h"
#include "model/council_model.h"
#include "scenario/document.h"
#include <stdio.h>
#include <stdlib.h>

enum { WORLDS = 300, FUTURES = 5, REPLICATES = 5 };

struct world_text {
    uint32_t number, draws, roles;
    char *base; /* tests/scenarios/council.yaml up to its roles */
};

static uint32_t pick(struct world_text *text, uint32_t count)
{
    const double u = random_first(
        random_at((struct random_address){.seed = 5, .occurrence = text->draws++, .stream = text->number}));
    return (uint32_t)(u * count);
}
#define ONE_OF_TEXTS(text, ...)                                                                                        \
    ((const char *const[]){__VA_ARGS__})[pick(text, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))]

static void add_roles(struct world_text *text, struct buffer *out)
{
    static const char *const kinds[] = {"family: noncombat, acts: relief", "family: direct, acts: air",
                                        "family: political, acts: mediation"};
    buffer_add(out, "roles:\n");
    for (uint32_t k = 0; k < text->roles; k++)
        buffer_format(
            out,
            "  r%u: { title: R, %s, seen: low, offset: %s points assume \"x\", burden: %s assume \"x\", least: %s "
            "assume \"x\", exemption: %s assume \"x\", stir: 0 assume \"x\", distance: 0.5 assume \"x\", "
            "activation: %s, parliaments: %s, enablers: %s }\n",
            k, kinds[k], ONE_OF_TEXTS(text, "0", "-10", "-50"), ONE_OF_TEXTS(text, "0", "0.1", "0.4"),
            ONE_OF_TEXTS(text, "0.05", "0.2", "0.5"), ONE_OF_TEXTS(text, "0", "0.5", "1"),
            ONE_OF_TEXTS(text, "at_once", "staged"), ONE_OF_TEXTS(text, "no", "yes", "decision"),
            ONE_OF_TEXTS(text, "[]", "[NAY]", "[BEE, COY]"));
}

static void add_option(struct world_text *text, struct buffer *out)
{
    buffer_format(out, "options:\n  act:\n    title: Act\n    flag: %s\n    roles: {",
                  ONE_OF_TEXTS(text, "alliance", "coalition", "either", "coalition_first"));
    for (uint32_t k = 0; k < text->roles; k++)
        buffer_format(out, "%s r%u: %s", k ? "," : "", k, ONE_OF_TEXTS(text, "0.3", "0.6", "1"));
    buffer_add(out, " }\n    triggers:\n");
    for (uint32_t k = 0; k < 3; k++)
        buffer_format(out, "      - { when: %s, for: %s d assume \"x\", set: { r%u: %s } }\n",
                      ONE_OF_TEXTS(text, "alliance.acting >= 1", "alliance.flag.r0 >= 1", "alliance.depth.r0 <= 0",
                                   "alliance.objectors >= 1", "crisis.active >= 1", "alliance.contributors >= 1"),
                      ONE_OF_TEXTS(text, "0", "3", "20", "41", "90"), pick(text, text->roles),
                      ONE_OF_TEXTS(text, "0", "0.3", "0.7", "1"));
}

static bool read_world(void *self, const char *path, char **bytes, size_t *size)
{
    struct world_text *text = self;
    struct buffer out;
    if (strcmp(path, "scenario.yaml") != 0)
        return false;
    buffer_init(&out);
    buffer_add(&out, text->base);
    add_roles(text, &out);
    add_option(text, &out);
    *size = out.length;
    *bytes = malloc(out.length + 1);
    memcpy(*bytes, buffer_text(&out), out.length + 1);
    buffer_release(&out);
    return true;
}

/* ---- numbers ---- */

static const struct {
    const char *path, *unit;
    const char *value[4];
} numbers[] = {
    {"alliance.mandate", "d", {"0", "1", "20", "60"}},
    {"alliance.generation", "d", {"0", "1", "15", "30"}},
    {"alliance.private_resolve", "", {"0", "0.2", "0.6", "2"}},
    {"alliance.give_spread", "", {"0", "0.2", "0.5", "1"}},
    {"alliance.caveats", "", {"0", "0.2", "0.5", "1"}},
    {"alliance.review", "d", {"1", "7", "30", "90"}},
    {"alliance.coalition.pressure", "", {"0", "0.1", "0.6", "2"}},
    {"alliance.linkage", "", {"0", "0", "0.5", "1"}},
    {"alliance.pressure", "", {"0", "0.25", "0.5", "2"}},
    {"alliance.chair.foresight", "", {"1", "2", "3", "3"}},
    {"alliance.chair.cut", "", {"0", "0.3", "1.2", "20"}},
    {"alliance.chair.wait", "per day", {"0", "0.001", "0.01", "0.1"}},
    {"alliance.chair.give_up", "", {"0.2", "0.9", "2", "20"}},
    {"alliance.chair.forum", "", {"0", "0.2", "0.45", "2"}},
    {"alliance.chair.core", "", {"0", "0.3", "0.6", "1"}},
    {"alliance.chair.core_price", "", {"1", "2", "3", "10"}},
    {"alliance.delegation_price", "", {"0", "0.1", "0.5", "5"}},
    {"alliance.ratification.median", "d", {"0", "1", "9", "50"}},
    {"alliance.ratification.holdout", "d", {"0", "9", "50", "400"}},
    {"alliance.capitals_reply", "d", {"0", "1", "5", "10"}},
    {"alliance.silence_window", "d", {"0", "1", "2", "4"}},
    {"alliance.provocations", "per day", {"0", "0", "0.1", "0.5"}},
    {"alliance.salience_with.provocation", "", {"0", "0.02", "-0.02", "0.1"}},
    {"alliance.opening_bonus", "", {"0", "0.15", "0.5", "1"}},
    {"members.AYE.support", "points", {"0", "30", "60", "90"}},
    {"members.NAY.support", "points", {"0", "20", "40", "80"}},
    {"members.BEE.national", "points", {"0", "45", "55", "90"}},
    {"members.AYE.parliament", "d", {"0", "10", "40", "100"}},
    {"members.NAY.salience", "points", {"0", "30", "60", "90"}},
};
enum { NUMBERS = sizeof numbers / sizeof numbers[0], WORDS = 4, OVERRIDES = NUMBERS + WORDS };

/* How many there are: the last one, of the forum, may be left out. */
static uint32_t draw_overrides(struct world_text *text, struct arena *arena, struct override *overrides)
{
    for (uint32_t k = 0; k < NUMBERS; k++)
        overrides[k] =
            (struct override){numbers[k].path, arena_format(arena, "%s %s assume \"t\"",
                                                            numbers[k].value[pick(text, 4)], numbers[k].unit)};
    overrides[NUMBERS] = (struct override){"alliance.delegation", ONE_OF_TEXTS(text, "yes", "no")};
    overrides[NUMBERS + 1] = (struct override){"alliance.opening", ONE_OF_TEXTS(text, "sounded", "compromise")};
    overrides[NUMBERS + 2] = (struct override){
        "alliance.rule", ONE_OF_TEXTS(text, "silence", "silence", "silence", "median", "nash", "qualified_majority")};
    overrides[NUMBERS + 3] = (struct override){"alliance.forum_without", ONE_OF_TEXTS(text, "NAY", "NAY COY")};
    return OVERRIDES - pick(text, 2);
}

/* ---- what holds in every trial ---- */

struct seen {
    const struct plan *plan;
    uint32_t roles, trials;
};

static double outcome(const struct seen *seen, const struct trial_result *result, const char *what, uint32_t role)
{
    char id[64];
    snprintf(id, sizeof id, "alliance.%s.r%u", what, role);
    const uint32_t at = plan_outcome_find(seen->plan, id);
    assert_int_not_equal(at, NO_INDEX);
    return result->outcome[at];
}

static void check_trial(void *self, const struct trial_result *result)
{
    struct seen *seen = self;
    assert_int_equal(result->end, TRIAL_DONE);
    seen->trials++;
    for (uint32_t role = 0; role < seen->roles; role++) {
        const unsigned marks = (unsigned)outcome(seen, result, "marks", role);
        const int class = (int)outcome(seen, result, "class", role);
        const double agreed = outcome(seen, result, "agreed", role), depth = outcome(seen, result, "depth", role);
        assert_true(depth >= 0.0 && depth <= 1.0);
        for (const char *const *share = (const char *const[]){"share", "shortfall", NULL}; *share; share++)
            assert_true(outcome(seen, result, *share, role) >= 0.0 && outcome(seen, result, *share, role) <= 1.0);
        assert_true(agreed >= ((marks & MARK_ADOPTED) != 0 ? 1.0 : 0.0));
        if (class >= CLASS_FULL && class <= CLASS_FORUM_SHIFT)
            assert_true(agreed >= 1.0 && depth > 0.0);
        if (class == CLASS_NONE || class == CLASS_NOTHING || class == CLASS_STATEMENT)
            assert_true(agreed < 1.0 && depth <= 0.0);
        if (class == CLASS_COALITION)
            assert_true(depth > 0.0);
        assert_true((class == CLASS_ENDED) == ((marks & MARK_ENDED) != 0));
    }
}

static void any_council_runs(void **state)
{
    (void)state;
    struct world_text text = {0};
    char *bytes;
    size_t size;
    uint32_t trials = 0;
    assert_true(document_read_file("tests/scenarios/council.yaml", &bytes, &size));
    text.base = calloc(1, size + 1);
    memcpy(text.base, bytes, size);
    free(bytes);
    *strstr(text.base, "\nroles:") = '\0';
    memcpy(strstr(text.base, "role: act"), "role: r0 ", 9);
    for (text.number = 0; text.number < WORLDS; text.number++) {
        struct model_schema schema;
        struct problems problems;
        struct override overrides[OVERRIDES];
        const struct scenario_reader reader = {read_world, &text};
        text.draws = 0;
        text.roles = 1 + pick(&text, 3);
        council_schema_init(&schema);
        problems_init(&problems);
        const uint32_t override_count = draw_overrides(&text, &problems.arena, overrides);
        struct scenario *scenario =
            scenario_load("stress", &schema.schema, &reader, overrides, override_count, &problems);
        struct plan *plan = scenario ? council_plan(scenario, &problems) : NULL;
        if (plan) {
            struct seen seen = {plan, text.roles, 0};
            struct sampler *sampler = sampler_make(
                plan, &(struct sampler_settings){.seed = text.number, .futures = FUTURES, .horizon_days = 300.0});
            sampler_run(sampler, 0, REPLICATES, NULL, 0, check_trial, &seen);
            sampler_free(sampler);
            trials += seen.trials;
        } else {
            struct buffer out;
            buffer_init(&out);
            problems_render(&problems, 5, &out);
            fail_msg("%s", buffer_text(&out));
        }
        plan_free(plan);
        scenario_free(scenario);
        problems_release(&problems);
    }
    free(text.base);
    assert_int_equal(trials, WORLDS * FUTURES * REPLICATES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_council_runs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
