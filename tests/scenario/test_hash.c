#include "loading.h"

struct digests {
    uint8_t world[32], none[32], full[32];
};

static struct digests digests_of(const char *yaml, const char *members, const struct override *overrides, size_t count)
{
    struct loading l;
    struct digests digests;
    const struct text_file files[] = {
        {"scenario.yaml", yaml}, {members != NULL ? "members.csv" : NULL, members}, {NULL, NULL}};
    load_files_with(&l, files, overrides, count);
    assert_loads(&l);
    scenario_hash(l.scenario, digests.world);
    scenario_option_hash(l.scenario, scenario_find(l.scenario, "options", "none"), digests.none);
    scenario_option_hash(l.scenario, scenario_find(l.scenario, "options", "full"), digests.full);
    loading_release(&l);
    return digests;
}

static struct digests yaml_digests(const char *yaml)
{
    return digests_of(yaml, NULL, NULL, 0);
}

#define ALLIANCE "alliance: { leader: FRA, window: 1 .. 2 d assume \"x\", rule: silence | leader }\n"
#define MEMBERS                                                                                                        \
    "members:\n  FRA: { support: 10 .. 30 assume \"x\", name: France }\n  HUN: { support: 44 assume \"x\", near: FRA " \
    "}\n"
#define OPTIONS                                                                                                        \
    "roles: { air: {}, sea: {} }\n"                                                                                    \
    "options:\n"                                                                                                       \
    "  none: { title: None }\n"                                                                                        \
    "  full: { title: Full, roles: { air: 0.5 }, triggers: [ { when: a > 1, set: { sea: 0.5 } } ] }\n"
#define WORLD HEAD ALLIANCE MEMBERS OPTIONS

static void assert_same_world(const char *yaml)
{
    const struct digests a = yaml_digests(WORLD), b = yaml_digests(yaml);
    assert_memory_equal(a.world, b.world, 32);
    assert_memory_equal(a.none, b.none, 32);
    assert_memory_equal(a.full, b.full, 32);
}

static void assert_other_world(const char *yaml)
{
    const struct digests a = yaml_digests(WORLD), b = yaml_digests(yaml);
    assert_memory_not_equal(a.world, b.world, 32);
}

static void what_no_number_depends_on_changes_nothing(void **state)
{
    (void)state;
    assert_same_world("# a comment\n" WORLD);
    /* The order of lines, keys and words of a switch. */
    assert_same_world(HEAD OPTIONS "members:\n  HUN: { near: FRA, support: 44 assume \"x\" }\n"
                                   "  FRA: { name: France, support: 10 .. 30 assume \"x\" }\n"
                                   "alliance: { rule: leader | silence, window: 1..2 d assume \"x\", leader: FRA }\n");
    /* Titles, reasons, sources, how a number is written. */
    assert_same_world("casus: 1\ntitle: Another\nas_of: 2024-12-31\nnote: x\nquestion: y\n"
                      "sources: { S: { kind: FACT, title: x } }\n"
                      "alliance: { leader: FRA, window: 24 .. 48 h from S, rule: silence 50% | leader 50% }\n"
                      "members:\n  FRA: { support: 10.0 .. 3e1 points from S, name: France }\n"
                      "  HUN: { support: 44 assume \"other\", near: FRA, because: z }\n" OPTIONS);
    /* How often it is run. */
    assert_same_world(WORLD "run: { futures: 7, seed: 3 }\n");
    /* What is written as the default would have it. */
    assert_same_world(WORLD "horizon: 180 d\n");
    const struct digests a = yaml_digests(WORLD);
    const struct digests table =
        digests_of(HEAD ALLIANCE OPTIONS,
                   "id,support,near,name\nHUN,44 assume \"x\",FRA,\nFRA,10..30 assume \"x\",,France\n", NULL, 0);
    assert_memory_equal(a.world, table.world, 32);
}

static void what_a_number_depends_on_changes_it(void **state)
{
    (void)state;
    assert_other_world(HEAD ALLIANCE OPTIONS "members:\n  FRA: { support: 10 .. 30 assume \"x\", name: France }\n"
                                             "  HUN: { support: 44.000000000000007 assume \"x\", near: FRA }\n");
    assert_other_world(HEAD ALLIANCE OPTIONS
                       "members:\n  FRA: { support: 10 .. 30 factor M assume \"x\", name: France }\n"
                       "  HUN: { support: 44 assume \"x\", near: FRA }\n");
    assert_other_world(HEAD ALLIANCE OPTIONS "members:\n  FRA: { support: 10 .. 30 assume \"x\", name: France }\n"
                                             "  HUN: { support: 44 assume \"x\" }\n");
    assert_other_world(HEAD MEMBERS OPTIONS
                       "alliance: { leader: FRA, window: 1 .. 2 d assume \"x\", rule: silence 60% | leader 40% }\n");
    assert_other_world(WORLD "outcomes: { o: { of: a.b } }\n");
    assert_other_world(WORLD "horizon: 90 d\n");
    assert_other_world(WORLD "together: { t: { of: members.*.support, rho: 0.5 assume \"x\" } }\n");
    const struct override set = {"members.HUN.support", "45 assume \"x\""};
    const struct digests a = yaml_digests(WORLD), b = digests_of(WORLD, NULL, &set, 1);
    assert_memory_not_equal(a.world, b.world, 32);
    assert_memory_equal(a.full, b.full, 32);
}

static void an_option_has_its_own_hash(void **state)
{
    (void)state;
    const struct digests a = yaml_digests(WORLD);
    assert_memory_not_equal(a.none, a.full, 32);
    const struct digests level = yaml_digests(
        HEAD ALLIANCE MEMBERS
        "roles: { air: {}, sea: {} }\noptions:\n  none: { title: None }\n"
        "  full: { title: Full, roles: { air: 0.6 }, triggers: [ { when: a > 1, set: { sea: 0.5 } } ] }\n");
    const struct digests trigger = yaml_digests(
        HEAD ALLIANCE MEMBERS
        "roles: { air: {}, sea: {} }\noptions:\n  none: { title: None }\n"
        "  full: { title: Full, roles: { air: 0.5 }, triggers: [ { when: a > 2, set: { sea: 0.5 } } ] }\n");
    assert_memory_equal(a.world, level.world, 32);
    assert_memory_equal(a.none, level.none, 32);
    assert_memory_not_equal(a.full, level.full, 32);
    assert_memory_equal(a.world, trigger.world, 32);
    assert_memory_not_equal(a.full, trigger.full, 32);
    /* A further role, which neither names. */
    const struct digests role = yaml_digests(
        HEAD ALLIANCE MEMBERS
        "roles: { air: {}, sea: {}, aid: {} }\noptions:\n  none: { title: None }\n"
        "  full: { title: Full, roles: { air: 0.5 }, triggers: [ { when: a > 1, set: { sea: 0.5 } } ] }\n");
    assert_memory_not_equal(a.world, role.world, 32);
    assert_memory_equal(a.full, role.full, 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_no_number_depends_on_changes_nothing),
        cmocka_unit_test(what_a_number_depends_on_changes_it),
        cmocka_unit_test(an_option_has_its_own_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
