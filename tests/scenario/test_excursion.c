#include "loading.h"

#define BASE                                                                                                           \
    HEAD "horizon: 90 d\n"                                                                                             \
         "question: Why?\n"                                                                                            \
         "run: { futures: 256, apart: alliance.rule }\n"                                                               \
         "alliance: { leader: FRA, window: 1 .. 2 d assume \"x\", rule: silence | leader }\n"                          \
         "roles:\n  air: {}\n  sea: {}\n"                                                                              \
         "options:\n"                                                                                                  \
         "  none: { title: None }\n"                                                                                   \
         "  full: { title: Full, roles: { air: 1 }, triggers: [ { when: a, set: { air: 0.5 } } ] }\n"
#define MEMBERS "id,support,near\nFRA,1..2 assume \"x\",\nHUN,3..4 assume \"x\",FRA\n"

/* An excursion beside its base, which is read through the same reader. */
static void load_excursion(struct loading *l, const char *yaml)
{
    const struct text_file files[] = {
        {"scenario.yaml", yaml}, {"../base/scenario.yaml", BASE}, {"../base/members.csv", MEMBERS}, {NULL, NULL}};
    load_files(l, files);
}

static void an_excursion_changes_adds_and_removes(void **state)
{
    (void)state;
    struct loading l;
    load_excursion(&l, "casus: 1\nbase: ../base\ntitle: Later\nas_of: 2026-06-01\nrun: { seed: 9 }\n"
                       "set:\n"
                       "  members.HUN.support: 25 .. 60 assume \"no statement yet\"\n"
                       "  members.HUN.near: [ITA, FRA]\n"
                       "  alliance.moves.losses: 1 .. 2 assume \"x\"\n"
                       "  options.full.triggers.1.set.air: 0.25\n"
                       "  options.full.roles.sea: 0.5\n"
                       "add:\n"
                       "  members: { ITA: { support: 5 .. 6 assume \"x\" } }\n"
                       "  options.both: { like: full, title: Both }\n"
                       "remove: [options.none]\n");
    assert_silent(&l);
    const struct scenario *s = l.scenario;
    const uint32_t *refs;
    assert_string_equal(scenario_text(s, "", 0, "title", 0), "Later");
    assert_string_equal(scenario_text(s, "", 0, "question", 0), "Why?");
    assert_close(slot_named(&l, "horizon")->distribution.a, 90, 0);
    assert_int_equal(scenario_integer(s, "", 0, "as_of", 0), 20605);
    assert_int_equal(scenario_integer(s, "run", 0, "futures", 0), 256);
    assert_int_equal(scenario_integer(s, "run", 0, "seed", 0), 9);
    assert_close(slot_named(&l, "members.HUN.support")->distribution.a, 25, 0);
    assert_string_equal(slot_named(&l, "members.HUN.support")->place.file, "korea/scenario.yaml");
    assert_string_equal(slot_named(&l, "members.FRA.support")->place.file, "base/members.csv");
    assert_int_equal(scenario_refs(s, "members", 1, "near", &refs), 2);
    assert_string_equal(scenario_id(s, "members", refs[0]), "ITA");
    assert_close(slot_named(&l, "alliance.moves.losses")->distribution.b, 2, 0);
    assert_close(slot_named(&l, "options.full.triggers.1.set.air")->distribution.a, 0.25, 0);
    assert_close(slot_named(&l, "options.full.roles.sea")->distribution.a, 0.5, 0);
    assert_close(slot_named(&l, "options.both.roles.sea")->distribution.a, 0.5, 0);
    assert_int_equal(scenario_count(s, "options"), 2);
    assert_int_equal(scenario_find(s, "options", "none"), NO_INDEX);
    assert_int_equal(scenario_order(s, "options", scenario_find(s, "options", "full")), 0);
    loading_release(&l);
}

static void its_files_can_be_stored_and_read_again(void **state)
{
    (void)state;
    struct loading l, again;
    struct text_file stored[8] = {{NULL, NULL}};
    char *texts[8];
    load_excursion(&l, "casus: 1\nbase: ../base\nset: { members.HUN.support: 7 .. 8 assume \"x\" }\n");
    assert_silent(&l);
    const uint32_t count = scenario_file_count(l.scenario);
    assert_int_equal(count, 3);
    for (uint32_t k = 0; k < count; k++) {
        const struct scenario_file *file = scenario_file_at(l.scenario, k);
        texts[k] = calloc(1, file->size + 1);
        memcpy(texts[k], file->bytes, file->size);
        stored[k] = (struct text_file){file->path, texts[k]};
    }
    assert_string_equal(stored[1].path, "../base/scenario.yaml");
    load_files(&again, stored);
    assert_silent(&again);
    uint8_t one[32], other[32];
    scenario_hash(l.scenario, one);
    scenario_hash(again.scenario, other);
    assert_memory_equal(one, other, 32);
    for (uint32_t k = 0; k < count; k++)
        free(texts[k]);
    loading_release(&again);
    loading_release(&l);
}

static void unknown_names_and_misplaced_keys_are_errors(void **state)
{
    (void)state;
    struct loading l;
    load_excursion(&l, "casus: 1\nbase: ../base\n"
                       "set:\n"
                       "  members.HGN.support: 3\n"
                       "  members.HUN.suport: 3\n"
                       "  membrs.HUN.support: 3\n"
                       "  members.HUN: 3\n"
                       "  members.FRA.support: { a: 1 }\n"
                       "  alliance.moves.loses: 3\n"
                       "  options.full.triggers.7.for: 3 d\n"
                       "add:\n"
                       "  members: { FRA: { support: 1 .. 2 assume \"x\" } }\n"
                       "  alliance: { window: 3 d }\n"
                       "  rols.x: {}\n"
                       "remove: [options.nome, alliance, members]\n"
                       "members: { ITA: {} }\n"
                       "alliance: { leader: HUN }\n"
                       "titel: x\n");
    assert_reports(&l, "korea/scenario.yaml:4:3: error: no members.HGN\n");
    assert_reports(&l, "help: did you mean members.HUN? New things go under add");
    assert_reports(&l, "korea/scenario.yaml:5:3: error: members.HUN has no suport\n");
    assert_reports(&l, "help: did you mean support?");
    assert_reports(&l, "error: there is no section membrs\n");
    assert_reports(&l, "error: members.HUN is no single value");
    assert_reports(&l, "error: members.FRA.support is set to one value, written on its line");
    assert_reports(&l, "error: alliance has no moves.loses\n");
    assert_reports(&l, "help: did you mean losses?");
    assert_reports(&l, "error: options.full has no triggers.7.for");
    assert_reports(&l, "korea/scenario.yaml:12:14: error: members.FRA stands already at base/members.csv:2");
    assert_reports(&l, "help: what is in the base is changed under set");
    assert_reports(&l, "error: alliance is there once and cannot be added");
    assert_reports(&l, "error: there is no section rols\n");
    assert_reports(&l, "error: no options.nome\n");
    assert_reports(&l, "error: alliance cannot be removed");
    assert_reports(&l, "error: no members.\n");
    assert_reports(&l, "korea/scenario.yaml:16:1: error: members may not stand here: this scenario has a base");
    assert_reports(&l, "set: { alliance.KEY: value }");
    assert_reports(&l, "error: titel may not stand here");
    assert_reports(&l, "help: did you mean title?");
    assert_error_count(&l, 16);
    loading_release(&l);
}

static void what_was_removed_must_not_be_named_elsewhere(void **state)
{
    (void)state;
    struct loading l;
    load_excursion(&l, "casus: 1\nbase: ../base\nremove: [members.FRA, roles.air]\n");
    assert_reports(&l, "error: no members.FRA");
    assert_reports(&l, "base/members.csv:3:21: error: no members.FRA");
    assert_reports(&l, "error: no roles.air");
    assert_error_count(&l, 4); /* alliance.leader, HUN.near, the option's level and its trigger's */
    loading_release(&l);
}

static void a_table_beside_an_excursion_adds(void **state)
{
    (void)state;
    struct loading l;
    const struct text_file files[] = {{"scenario.yaml", "casus: 1\nbase: ../base\n"},
                                      {"members.csv", "id,support\nITA,5..6 assume \"x\"\n"},
                                      {"../base/scenario.yaml", BASE},
                                      {"../base/members.csv", MEMBERS},
                                      {NULL, NULL}};
    load_files(&l, files);
    assert_silent(&l);
    assert_int_equal(scenario_count(l.scenario, "members"), 3);
    loading_release(&l);
}

static void bases_end_somewhere(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, "casus: 1\nbase: .\n");
    assert_reports(&l, "korea/scenario.yaml:2:7: error: a scenario cannot be built on itself");
    loading_release(&l);
    load_yaml(&l, "casus: 1\nbase: ../none\n");
    assert_reports(&l, "korea/scenario.yaml:2:7: error: there is no none/scenario.yaml");
    assert_error_count(&l, 1);
    loading_release(&l);
    load_yaml(&l, "casus: 1\nbase: /etc\n");
    assert_reports(&l, "error: base is the path of a folder, from this one");
    loading_release(&l);
    /* Through its own name: the reader gives the same text for both. */
    const struct text_file circle[] = {{"scenario.yaml", "casus: 1\nbase: ../korea\n"},
                                       {"../korea/scenario.yaml", "casus: 1\nbase: ../korea\n"},
                                       {NULL, NULL}};
    load_files(&l, circle);
    assert_reports(&l, "error: a scenario cannot be built on itself");
    loading_release(&l);
    const struct text_file deep[] = {{"scenario.yaml", "base: a\n"},         {"a/scenario.yaml", "base: b\n"},
                                     {"a/b/scenario.yaml", "base: c\n"},     {"a/b/c/scenario.yaml", "base: d\n"},
                                     {"a/b/c/d/scenario.yaml", "base: e\n"}, {NULL, NULL}};
    load_files(&l, deep);
    assert_reports(&l, "korea/a/b/c/d/scenario.yaml:1:7: error: bases go at most 4 deep");
    loading_release(&l);
}

static void bases_may_stand_on_bases(void **state)
{
    (void)state;
    struct loading l;
    const struct text_file files[] = {
        {"scenario.yaml", "base: ../second\nset: { members.HUN.support: 9 .. 10 assume \"x\" }\n"},
        {"../second/scenario.yaml", "base: ../base\ntitle: Second\n"
                                    "set: { members.FRA.support: 7 .. 8 assume \"x\" }\n"},
        {"../base/scenario.yaml", BASE},
        {"../base/members.csv", MEMBERS},
        {NULL, NULL}};
    load_files(&l, files);
    assert_silent(&l);
    assert_string_equal(scenario_text(l.scenario, "", 0, "title", 0), "Second");
    assert_close(slot_named(&l, "members.FRA.support")->distribution.a, 7, 0);
    assert_close(slot_named(&l, "members.HUN.support")->distribution.a, 9, 0);
    loading_release(&l);
}

static void overrides_set_and_are_placed_on_the_command_line(void **state)
{
    (void)state;
    struct loading l;
    const struct text_file files[] = {{"scenario.yaml", BASE}, {"members.csv", MEMBERS}, {NULL, NULL}};
    const struct override good[] = {{"members.HUN.support", "25..45..60 assume \"x\""}, {"horizon", "30 d"}};
    load_files_with(&l, files, good, 2);
    assert_silent(&l);
    assert_close(slot_named(&l, "members.HUN.support")->distribution.c, 60, 0);
    assert_string_equal(slot_named(&l, "members.HUN.support")->place.file, "--set");
    assert_close(slot_named(&l, "horizon")->distribution.a, 30, 0);
    loading_release(&l);
    const struct override bad[] = {{"horizon", "30 d"},
                                   {"members.HUN.support", "25..45..60"},
                                   {"members.HGN.support", "1"},
                                   {"alliance.window", "1 t"}};
    load_files_with(&l, files, bad, 4);
    assert_reports(&l, "--set:2:21: error: no source. End with  from ID  or  assume \"reason\"\n"
                       "    2 | members.HUN.support=25..45..60\n");
    assert_reports(&l, "--set:3:1: error: no members.HGN");
    assert_reports(&l, "--set:4:19: error: unit \"t\" is a mass");
    assert_error_count(&l, 3);
    loading_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_excursion_changes_adds_and_removes),
        cmocka_unit_test(its_files_can_be_stored_and_read_again),
        cmocka_unit_test(unknown_names_and_misplaced_keys_are_errors),
        cmocka_unit_test(what_was_removed_must_not_be_named_elsewhere),
        cmocka_unit_test(a_table_beside_an_excursion_adds),
        cmocka_unit_test(bases_end_somewhere),
        cmocka_unit_test(bases_may_stand_on_bases),
        cmocka_unit_test(overrides_set_and_are_placed_on_the_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
