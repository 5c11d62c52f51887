#include "check.h"

#include "analysis/fake_study.h"
#include "analysis/pivots.h"

static const char path[] = "/tmp/casus-test-pivots.db";
enum { AAA, BBB, CCC, MEMBERS };

struct world {
    struct fake_world fake;
    struct pivots pivots;
};

/* Borduria's flip lies inside the range put in for it, 0 .. 45; Cimmeria's, 40 .. 60, outside; Aland has none. */
static const struct pivot_flip flip_list[MEMBERS] = {
    {0.9, 0.9, 0.8, 0.9, NAN}, {0.3, 0.8, 0.3, 0.9, 37.0}, {0.6, 0.7, 0.2, 0.9, 12.0}};
static const struct pivot_flips flips = {flip_list, 128};

static int set_up(void **state)
{
    static struct world world;
    const bool is_open = fake_world_open(&world.fake, path);
    if (is_open)
        pivots_load(world.fake.study, world.fake.scenario, FAKE_AID, 0, &flips, &world.pivots, &world.fake.problems);
    *state = &world;
    return !is_open;
}

static int tear_down(void **state)
{
    struct world *world = *state;
    pivots_release(&world->pivots);
    return fake_world_close(&world->fake);
}

static void members_stand_by_how_often_they_are_pivotal(void **state)
{
    const struct world *world = *state;
    static const uint32_t order[] = {BBB, CCC, AAA};
    assert_int_equal(world->pivots.count, MEMBERS);
    for (int k = 0; k < MEMBERS; k++)
        assert_int_equal(world->pivots.list[k].member, order[k]);
}

/* fake_study.h: 2,560 trials, so a share's standard error is at most 0.01. */
static void shares_are_those_the_trials_were_made_with(void **state)
{
    const struct world *world = *state;
    const struct pivot *borduria = &world->pivots.list[0], *cimmeria = &world->pivots.list[1];
    assert_int_equal(world->pivots.trials, 2560);
    assert_close(world->pivots.agreed, 0.9, 0.03);
    assert_close(borduria->pivotal, 0.6, 0.04);
    assert_close(cimmeria->pivotal, 0.2 * 0.4, 0.03);
    assert_same_bits(borduria->stance[0], 0.0);
    assert_close(borduria->stance[1], 0.4, 0.04);
    assert_close(borduria->stance[2], 0.5, 0.04);
    assert_close(borduria->stance[3], 0.1, 0.03);
    assert_close(borduria->leaves_low, 0.05, 0.03);
    assert_close(borduria->leaves_middle, 0.5, 0.04);
    assert_close(borduria->leaves_high, 0.95, 0.03);
    assert_same_bits(world->pivots.list[2].leaves_low, 1.0);
}

static void a_member_decides_if_its_flip_lies_inside_the_range_put_in(void **state)
{
    const struct world *world = *state;
    assert_same_bits(world->pivots.list[0].support_low, 0.0);
    assert_same_bits(world->pivots.list[0].support_high, 45.0);
    assert_same_bits(world->pivots.list[0].flip.value, 37.0);
    assert_true(pivot_decides(&world->pivots.list[0]));
    assert_false(pivot_decides(&world->pivots.list[1]));
    assert_false(pivot_decides(&world->pivots.list[2]));
}

static void without_flips_nothing_is_said_to_decide(void **state)
{
    struct world *world = *state;
    struct pivots pivots;
    pivots_load(world->fake.study, world->fake.scenario, FAKE_AID, 1, NULL, &pivots, &world->fake.problems);
    assert_int_equal(pivots.flip_trials, 0);
    assert_true(isnan(pivots.list[0].flip.at_low));
    assert_false(pivot_decides(&pivots.list[0]));
    pivots_release(&pivots);
}

/* What the study never stored is not known, and stands last; it is no zero. */
static void a_member_the_study_does_not_know_stands_last(void **state)
{
    struct world *world = *state;
    struct problems problems;
    struct pivots pivots;
    static const char more[] =
        "  AA1: { name: Newcomer, support: 5 assume \"x\", salience: 50 assume \"x\", national: 1 "
        "assume \"x\" }\nreactors:\n";
    char yaml[sizeof fake_yaml + sizeof more];
    const char *members_end = strstr(fake_yaml, "reactors:\n");
    snprintf(yaml, sizeof yaml, "%.*s%s%s", (int)(members_end - fake_yaml), fake_yaml, more,
             members_end + strlen("reactors:\n"));
    problems_init(&problems);
    struct scenario *scenario = fake_scenario(&world->fake.schema, yaml, &problems);
    assert_non_null(scenario);
    pivots_load(world->fake.study, scenario, FAKE_AID, 0, NULL, &pivots, &problems);
    assert_int_equal(pivots.count, 4);
    assert_string_equal(scenario_id(scenario, "members", pivots.list[3].member), "AA1");
    assert_true(isnan(pivots.list[3].pivotal) && isnan(pivots.list[3].leaves_middle));
    pivots_release(&pivots);
    scenario_free(scenario);
    problems_release(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_stand_by_how_often_they_are_pivotal),
        cmocka_unit_test(shares_are_those_the_trials_were_made_with),
        cmocka_unit_test(a_member_decides_if_its_flip_lies_inside_the_range_put_in),
        cmocka_unit_test(without_flips_nothing_is_said_to_decide),
        cmocka_unit_test(a_member_the_study_does_not_know_stands_last),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
