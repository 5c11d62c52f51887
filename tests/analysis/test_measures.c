#include "check.h"

#include "analysis/drivers.h"
#include "analysis/fake_study.h"
#include "analysis/fields.h"
#include "analysis/summary.h"

static const char path[] = "/tmp/casus-test-measures.db";

struct world {
    struct fake_world fake;
    struct measures measures;
};

static int set_up(void **state)
{
    static struct world world;
    if (!fake_world_open(&world.fake, path) ||
        !measures_load(world.fake.scenario, world.fake.study, &world.measures, &world.fake.problems)) {
        struct buffer text;
        buffer_init(&text);
        problems_render(&world.fake.problems, 20, &text);
        fprintf(stderr, "%s", buffer_text(&text));
        buffer_release(&text);
        return 1;
    }
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;
    measures_release(&world->measures);
    return fake_world_close(&world->fake);
}

static const struct measure *measure(const struct world *world, const char *id)
{
    const uint32_t m = measures_find(&world->measures, id);
    assert_int_not_equal(m, NO_INDEX);
    return &world->measures.list[m];
}

static void measures_stand_in_the_order_of_the_file(void **state)
{
    static const char *const ids[] = {"peak", "deaths", "power", "strain", "half", "cost"};
    const struct world *world = *state;
    assert_int_equal(world->measures.count, 6);
    for (uint32_t m = 0; m < 6; m++)
        assert_string_equal(world->measures.list[m].id, ids[m]);
    assert_int_equal(measures_find(&world->measures, "nothing"), NO_INDEX);
}

static void a_measure_is_read_in_base_units(void **state)
{
    const struct world *world = *state;
    const struct measure *peak = measure(world, "peak"), *power = measure(world, "power"),
                         *cost = measure(world, "cost");
    assert_int_equal(peak->kind, MEASURE_SHARE);
    assert_int_equal(peak->comparison, COMPARE_MORE_EQUAL);
    assert_close(peak->level, 3, 0);
    assert_close(peak->matters, 0.01, 0);
    assert_int_equal(peak->better, -1);
    assert_true(peak->has_threshold && peak->relative_to_none);
    assert_close(peak->threshold, 0.02, 1e-15);
    assert_int_equal(peak->threshold_comparison, COMPARE_LESS_EQUAL);
    /* a word of the levels */
    assert_close(power->level, 3, 0);
    assert_int_equal(cost->kind, MEASURE_MEAN);
    assert_close(cost->matters, 1e8, 1e-6);
    assert_null(cost->axis);
    assert_false(cost->has_threshold);
    assert_close(measure(world, "strain")->threshold, 0.1, 1e-15);
    assert_false(measure(world, "strain")->relative_to_none);
}

static void a_share_is_that_of_the_trials_of_each_future(void **state)
{
    struct world *world = *state;
    double value[FAKE_FUTURES], noise[FAKE_FUTURES], outcome[FAKE_OUTCOMES];
    measure_values(world->fake.study, measure(world, "peak"), FAKE_GUNS, 1, value, noise, &world->fake.problems);
    for (uint32_t f = 0; f < FAKE_FUTURES; f++) {
        double holds = 0;
        for (uint32_t r = 0; r < FAKE_REPLICATES; r++) {
            fake_outcome(FAKE_GUNS, 1, f, r, outcome);
            holds += outcome[0] >= 3 ? 1 : 0;
        }
        const double p = holds / FAKE_REPLICATES;
        assert_close(value[f], p, 1e-15);
        assert_close(noise[f], p * (1 - p) / (FAKE_REPLICATES - 1), 1e-15);
    }
}

static void a_failed_trial_is_left_out(void **state)
{
    struct world *world = *state;
    double value[FAKE_FUTURES], outcome[FAKE_OUTCOMES], sum = 0;
    measure_values(world->fake.study, measure(world, "deaths"), FAKE_NONE, 0, value, NULL, &world->fake.problems);
    for (uint32_t r = 0; r < FAKE_REPLICATES; r++) {
        fake_outcome(FAKE_NONE, 0, 0, r, outcome);
        sum += r == 3 ? 0 : outcome[1];
    }
    assert_close(value[0], sum / (FAKE_REPLICATES - 1), 1e-9);
}

static void a_day_that_never_comes_is_in_no_mean_and_counted_beside(void **state)
{
    struct world *world = *state;
    double value[FAKE_FUTURES], outcome[FAKE_OUTCOMES];
    double never = 0;
    measure_values(world->fake.study, measure(world, "half"), FAKE_AID, 0, value, NULL, &world->fake.problems);
    for (uint32_t f = 0; f < FAKE_FUTURES; f++) {
        double sum = 0, known = 0;
        for (uint32_t r = 0; r < FAKE_REPLICATES; r++) {
            fake_outcome(FAKE_AID, 0, f, r, outcome);
            if (isfinite(outcome[6])) {
                sum += outcome[6];
                known++;
            } else {
                never++;
            }
        }
        assert_close(value[f], sum / known, 1e-9);
    }
    assert_close(measure_never(world->fake.study, measure(world, "half"), FAKE_AID, 0, &world->fake.problems),
                 never / (FAKE_FUTURES * FAKE_REPLICATES), 1e-12);
    measure_values(world->fake.study, measure(world, "half"), FAKE_NONE, 0, value, NULL, &world->fake.problems);
    assert_true(isnan(value[5]));
    assert_int_equal(band_of(value, NULL, FAKE_FUTURES).futures, 0);
}

static void a_difference_is_paired_trial_by_trial(void **state)
{
    struct world *world = *state;
    double value[FAKE_FUTURES], noise[FAKE_FUTURES], outcome[FAKE_OUTCOMES], other[FAKE_OUTCOMES];
    double own[FAKE_FUTURES], others[FAKE_FUTURES], ignored[FAKE_FUTURES];
    measure_differences(world->fake.study, measure(world, "peak"), FAKE_GUNS, FAKE_NONE, 1, value, noise,
                        &world->fake.problems);
    measure_values(world->fake.study, measure(world, "peak"), FAKE_GUNS, 1, ignored, own, &world->fake.problems);
    measure_values(world->fake.study, measure(world, "peak"), FAKE_NONE, 1, ignored, others, &world->fake.problems);
    for (uint32_t f = 0; f < FAKE_FUTURES; f++) {
        double sum = 0, squares = 0;
        for (uint32_t r = 0; r < FAKE_REPLICATES; r++) {
            fake_outcome(FAKE_GUNS, 1, f, r, outcome);
            fake_outcome(FAKE_NONE, 1, f, r, other);
            const double d = (outcome[0] >= 3) - (other[0] >= 3);
            sum += d;
            squares += d * d;
        }
        const double mean = sum / FAKE_REPLICATES;
        assert_close(value[f], mean, 1e-12);
        assert_close(noise[f], (squares - sum * mean) / (FAKE_REPLICATES - 1) / FAKE_REPLICATES, 1e-12);
        /* the draws are common: pairing takes out what both share, most of it where both often hold */
        if (fake_heat(f) > 0.6)
            assert_true(noise[f] < own[f] + others[f]);
    }
    const struct band band = band_of(value, noise, FAKE_FUTURES);
    assert_close(band.mean, 0.2, 0.03);
    assert_int_equal(verdict_of(measure(world, "peak"), &band), VERDICT_WORSE);
}

static void the_same_option_never_differs_from_itself(void **state)
{
    struct world *world = *state;
    double value[FAKE_FUTURES], noise[FAKE_FUTURES];
    measure_differences(world->fake.study, measure(world, "peak"), FAKE_AID, FAKE_NONE, 0, value, noise,
                        &world->fake.problems);
    const struct band band = band_of(value, noise, FAKE_FUTURES);
    assert_close(band.low, 0, 0);
    assert_close(band.high, 0, 0);
    assert_int_equal(verdict_of(measure(world, "peak"), &band), VERDICT_SAME);
}

static void acceptable_futures_meet_every_threshold(void **state)
{
    struct world *world = *state;
    const uint32_t all = FAKE_FUTURES;
    assert_int_equal(
        acceptable_count(world->fake.study, &world->measures, FAKE_NONE, FAKE_NONE, 0, NULL, &world->fake.problems),
        all);
    assert_int_equal(
        acceptable_count(world->fake.study, &world->measures, FAKE_AID, FAKE_NONE, 0, NULL, &world->fake.problems),
        all);
    /* guns: 20 of 100 trials more than none where at most 2 are accepted */
    assert_int_equal(
        acceptable_count(world->fake.study, &world->measures, FAKE_GUNS, FAKE_NONE, 0, NULL, &world->fake.problems), 0);
    /* strain: .05 + .1 v, mean about .1 with noise only: about the threshold, in no or all futures once noise is out */
    bool met[FAKE_FUTURES];
    double value[FAKE_FUTURES], noise[FAKE_FUTURES];
    uint32_t expected = 0;
    measure_values(world->fake.study, measure(world, "strain"), FAKE_GUNS, 0, value, noise, &world->fake.problems);
    shrink(value, noise, FAKE_FUTURES);
    for (uint32_t f = 0; f < FAKE_FUTURES; f++)
        expected += value[f] <= 0.1;
    assert_int_equal(acceptable_count(world->fake.study, &world->measures, FAKE_GUNS, FAKE_NONE, 0, "overextension",
                                      &world->fake.problems),
                     expected);
    acceptable_futures(world->fake.study, &world->measures, FAKE_GUNS, FAKE_NONE, 0, "overextension", met,
                       &world->fake.problems);
    for (uint32_t f = 0; f < FAKE_FUTURES; f++)
        assert_int_equal(met[f], value[f] <= 0.1);
}

static void the_input_that_drives_is_found_and_the_idle_one_is_under_the_floor(void **state)
{
    struct world *world = *state;
    double value[FAKE_FUTURES];
    struct arena arena;
    arena_init(&arena);
    measure_values(world->fake.study, measure(world, "peak"), FAKE_NONE, 0, value, NULL, &world->fake.problems);
    const struct drivers drivers =
        drivers_of(world->fake.study, world->fake.scenario, value, 10, &arena, &world->fake.problems);
    assert_string_equal(scenario_slot_at(world->fake.scenario, drivers.list[0].slot)->path, "crisis.heat");
    assert_true(drivers.list[0].rho > 0.9);
    assert_true(drivers.list[0].rho * drivers.list[0].rho > drivers.floor);
    /* heat, idle, three supports; the switch is set by the strata or drawn */
    assert_in_range(drivers.inputs, 5, 6);
    for (uint32_t k = 1; k < drivers.count; k++)
        assert_true(drivers.list[k].rho * drivers.list[k].rho < drivers.floor);
    arena_release(&arena);
}

/* Replaces the first `from` in the scenario, and gives the first problem that the measures then have. */
static void expect_complaint(struct world *world, const char *from, const char *to, const char *message)
{
    struct problems problems;
    struct measures measures;
    struct buffer yaml;
    const char *at = strstr(fake_yaml, from);

    assert_non_null(at);
    problems_init(&problems);
    buffer_init(&yaml);
    buffer_add_slice(&yaml, fake_yaml, (size_t)(at - fake_yaml));
    buffer_add(&yaml, to);
    buffer_add(&yaml, at + strlen(from));
    struct scenario *scenario = fake_scenario(&world->fake.schema, buffer_text(&yaml), &problems);
    assert_non_null(scenario);
    assert_false(measures_load(scenario, world->fake.study, &measures, &problems));
    assert_int_equal(problems.error_count, 1);
    uint32_t first = 0;
    while (problems.list[first].severity != SEVERITY_ERROR)
        first++;
    if (strstr(problems.list[first].message, message) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", problems.list[first].message, message);
    assert_int_not_equal(problems.list[first].place.line, 0);
    scenario_free(scenario);
    buffer_release(&yaml);
    problems_release(&problems);
}

static void mistakes_are_reported_at_their_place(void **state)
{
    struct world *world = *state;
    expect_complaint(world, "crisis.peak >= 3", "crisis.peek >= 3", "no outcome \"crisis.peek\"");
    expect_complaint(world, "crisis.peak >= 3", "crisis.peak of 3", "no comparison");
    expect_complaint(world, "level >= force", "level >= farce", "no number");
    expect_complaint(world, "<= 10 %", "<= 10 d", "is a time");
    expect_complaint(world, "<= 10 %", "below 10 %", "no comparison");
    expect_complaint(world, "<= none + 2 %", "<= none * 2 %", "after `none`");
    expect_complaint(world, "<= none + 2 %", "<= none + 2", "a share is at most 1");
    expect_complaint(world, "mean: home.added", "mean: home.class", "has no mean");
    expect_complaint(world, "mean: home.added", "mean: home.added, share: crisis.peak >= 3", "not both");
    expect_complaint(world, "mean: home.added, ", "", "needs");
}

static void values_of_a_scenario_are_found_by_name_or_are_absent(void **state)
{
    const struct world *world = *state;
    char word[64];
    assert_int_equal(named_entities(world->fake.scenario, "members"), 3);
    assert_int_equal(named_entities(world->fake.scenario, "missiles"), 0);
    assert_null(named_field(world->fake.scenario, "members", "height"));
    assert_null(named_text(world->fake.scenario, "missiles", 0, "title", word));
    assert_string_equal(named_text(world->fake.scenario, "sources", 0, "kind", word), "FACT");
    assert_string_equal(named_title(world->fake.scenario, "members", 1), "Borduria");
    assert_int_equal(named_slot(world->fake.scenario, "members", 0, "height", 0), NO_SLOT);
    assert_int_equal(named_integer(world->fake.scenario, "run", 0, "futures", -1), 40);
    assert_int_equal(named_integer(world->fake.scenario, "run", 0, "pasts", -1), -1);
    assert_string_equal(word_at("a|bc|d", 1, word), "bc");
    assert_null(word_at("a|bc|d", 3, word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_stand_in_the_order_of_the_file),
        cmocka_unit_test(a_measure_is_read_in_base_units),
        cmocka_unit_test(a_share_is_that_of_the_trials_of_each_future),
        cmocka_unit_test(a_failed_trial_is_left_out),
        cmocka_unit_test(a_day_that_never_comes_is_in_no_mean_and_counted_beside),
        cmocka_unit_test(a_difference_is_paired_trial_by_trial),
        cmocka_unit_test(the_same_option_never_differs_from_itself),
        cmocka_unit_test(acceptable_futures_meet_every_threshold),
        cmocka_unit_test(the_input_that_drives_is_found_and_the_idle_one_is_under_the_floor),
        cmocka_unit_test(mistakes_are_reported_at_their_place),
        cmocka_unit_test(values_of_a_scenario_are_found_by_name_or_are_absent),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
