/* The world of the council alone: that hindcasts use Korea's numbers in it, and that it holds any number of members. */
#include "check.h"

#include "base/buffer.h"
#include "ensemble/sample.h"
#include "model/council_model.h"
#include "scenario/document.h"
#include <stdlib.h>

/* What is hindcast is Korea's council: every number of it but what Korea alone has. */
static void hindcasts_use_the_numbers_of_korea(void **state)
{
    (void)state;
    static const char *const korea_alone[] = {"alliance.warheads", "alliance.provocations"};
    struct model_schema world, council;
    struct problems problems;
    uint32_t compared = 0;
    model_schema_init(&world);
    council_schema_init(&council);
    problems_init(&problems);
    struct scenario *korea = scenario_load("scenarios/korea", &world.schema, NULL, NULL, 0, &problems);
    struct scenario *one =
        scenario_load("scenarios/hindcast/18-pakistan-2005.yaml", &council.schema, NULL, NULL, 0, &problems);
    assert_non_null(korea);
    assert_non_null(one);
    for (uint32_t k = 0; k < scenario_slot_count(korea); k++) {
        const struct slot *slot = scenario_slot_at(korea, k);
        if (strncmp(slot->path, "alliance.", 9) != 0 || strcmp(slot->path, korea_alone[0]) == 0 ||
            strcmp(slot->path, korea_alone[1]) == 0)
            continue;
        const uint32_t other = scenario_slot_find(one, slot->path);
        assert_int_not_equal(other, NO_SLOT);
        for (int u = 0; u <= 10; u++)
            assert_close(slot_value(scenario_slot_at(one, other), 0.1 * u), slot_value(slot, 0.1 * u), 0.0);
        compared++;
    }
    assert_true(compared > 60);
    scenario_free(korea);
    scenario_free(one);
    problems_release(&problems);
}

/* ---- size ---- */

enum { CROWD = 160 };

/* tests/scenarios/council.yaml with as many members as make 160. */
static bool read_crowd(void *self, const char *path, char **bytes, size_t *size)
{
    char *few;
    size_t length;
    struct buffer out;
    (void)self;
    if (strcmp(path, "scenario.yaml") != 0 || !document_read_file("tests/scenarios/council.yaml", &few, &length))
        return false;
    char *text = calloc(1, length + 1);
    memcpy(text, few, length);
    char *after = strstr(text, "\nmembers:\n") + strlen("\nmembers:\n");
    buffer_init(&out);
    buffer_format(&out, "%.*s", (int)(after - text), text);
    for (uint32_t k = 0; k < CROWD - 5; k++)
        buffer_format(
            &out,
            "  M%03u: { name: M, support: %u points assume \"x\", salience: 50 points assume \"x\", national: "
            "%u points assume \"x\", spend: %u USD assume \"x\", trade: 0 %% assume \"x\" }\n",
            k, 40 + k % 60, k % 100, 50 + k);
    buffer_add(&out, after);
    *size = out.length;
    *bytes = malloc(out.length + 1);
    memcpy(*bytes, buffer_text(&out), out.length + 1);
    buffer_release(&out);
    free(text);
    free(few);
    return true;
}

static void count_done(void *self, const struct trial_result *result)
{
    uint32_t *done = self;
    *done += result->end == TRIAL_DONE;
}

/* The size at which the best-known open program for such models did not finish a turn in 300 s: nothing here is sized
 * for 32. How long it takes: bench/bench_hindcast.c. */
static void a_council_of_160_decides_a_thousand_times(void **state)
{
    (void)state;
    struct model_schema schema;
    struct problems problems;
    const struct scenario_reader reader = {read_crowd, NULL};
    uint32_t done = 0;
    council_schema_init(&schema);
    problems_init(&problems);
    struct scenario *scenario = scenario_load("crowd", &schema.schema, &reader, NULL, 0, &problems);
    struct plan *plan = scenario ? council_plan(scenario, &problems) : NULL;
    assert_non_null(plan);
    assert_int_equal(scenario_count(scenario, "members"), CROWD);
    const struct sampler_settings settings = {.seed = 1, .futures = 200, .horizon_days = -1.0};
    struct sampler *sampler = sampler_make(plan, &settings);
    sampler_run(sampler, scenario_find(scenario, "options", "act"), 5, NULL, 0, count_done, &done);
    assert_int_equal(done, 1000);
    sampler_free(sampler);
    plan_free(plan);
    scenario_free(scenario);
    problems_release(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hindcasts_use_the_numbers_of_korea),
        cmocka_unit_test(a_council_of_160_decides_a_thousand_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
