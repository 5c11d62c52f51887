#include "loading.h"
#include "base/text.h"
#include "scenario/ledger.h"
#include <sys/stat.h>
#include <unistd.h>

static const struct text_file world[] = {
    {"scenario.yaml", HEAD "run: { futures: 256, apart: alliance.rule }\n"
                           "alliance:\n"
                           "  leader: FRA\n"
                           "  rule: silence | majority\n"
                           "  window: 1 .. 2 .. 4 d from CRS + assume \"one case, 4 d\"\n"
                           "  moves:\n"
                           "    source: A-MOVES\n"
                           "    violence: 0 .. 4\n"
                           "    losses: -8 .. 0 points from CRS\n"
                           "  weight: { source: A-MOVES, HUN: 0 .. 2 }\n"
                           "roles:\n"
                           "  source: A-MOVES\n"
                           "  relief: { full: 1000 .. 1500 persons, reach: { sea: 3 .. 4 k nmi } }\n"
                           "  air: { full: 48 persons from CRS, reach.air: 900 .. 950 nmi }\n"
                           "options:\n"
                           "  none: { title: No role }\n"
                           "  relief_only: { title: Relief, flag: either, roles: { relief: 0.8 } }\n"
                           "  staged:\n"
                           "    like: relief_only\n"
                           "    roles: { air: 0.25 .. 0.5 }\n"
                           "    triggers:\n"
                           "      - { when: crisis.violence >= 3, for: 3 d, set: { air: 1 } }\n"
                           "      - { when: crisis.violence < 1, set: { relief: 0 } }\n"},
    {"members.csv", "id,name,spend [USD m],support,support.factor,near,unc,because,source\n"
                    "#source,,NATO24,A-S,,,,,\n"
                    "USA,,,50..60,-MOOD,FRA HUN,,,\n"
                    "FRA,France,64271,26..36..46,MOOD,HUN,yes,\"opposed, once\",support=A-S+CRS\n"
                    "HUN,Hungary,4889,0..12..45,,,,,\n"},
    {"sources.csv", "id,kind,title,dated\n"
                    "CRS,FACT,Crs,2023-07-09\n"
                    "A-MOVES,ASSUMPTION,x,\n"
                    "A-S,CODED,x,\n"
                    "NATO24,BOUND,x,2024\n"},
    {NULL, NULL}};

static void entities_are_sorted_by_id_and_remember_their_order(void **state)
{
    (void)state;
    struct loading l;
    load_files(&l, world);
    assert_silent(&l);
    const struct scenario *s = l.scenario;
    assert_int_equal(scenario_count(s, "members"), 3);
    assert_string_equal(scenario_id(s, "members", 0), "FRA");
    assert_string_equal(scenario_id(s, "members", 2), "USA");
    assert_int_equal(scenario_order(s, "members", 2), 0);
    assert_int_equal(scenario_order(s, "members", 0), 1);
    assert_int_equal(scenario_find(s, "members", "HUN"), 1);
    assert_int_equal(scenario_find(s, "members", "HGN"), NO_INDEX);
    assert_int_equal(scenario_count(s, "alliance"), 1);
    assert_string_equal(scenario_id(s, "alliance", 0), "");
    assert_int_equal(scenario_count(s, "triggers"), 2);
    assert_string_equal(scenario_id(s, "triggers", 1), "staged.2");
    assert_int_equal(scenario_parent(s, "triggers", 1), scenario_find(s, "options", "staged"));
    loading_release(&l);
}

static void values_of_every_type_are_found(void **state)
{
    (void)state;
    struct loading l;
    load_files(&l, world);
    assert_silent(&l);
    const struct scenario *s = l.scenario;
    const uint32_t fra = scenario_find(s, "members", "FRA"), usa = scenario_find(s, "members", "USA"), *refs;
    assert_string_equal(scenario_text(s, "members", fra, "name", 0), "France");
    assert_null(scenario_text(s, "members", usa, "name", 0));
    assert_int_equal(scenario_choice(s, "members", fra, "unc", 0), 0);
    assert_int_equal(scenario_choice(s, "members", usa, "unc", 0), 1); /* the default, no */
    assert_int_equal(scenario_integer(s, "run", 0, "futures", 0), 256);
    assert_int_equal(scenario_integer(s, "run", 0, "replicates", 0), 64);
    assert_int_equal(scenario_integer(s, "", 0, "as_of", 0), 20088); /* days from 1970-01-01 to 2024-12-31 */
    assert_int_equal(scenario_ref(s, "alliance", 0, "leader", 0), fra);
    assert_int_equal(scenario_refs(s, "members", usa, "near", &refs), 2);
    assert_int_equal(refs[0], fra);
    assert_int_equal(scenario_refs(s, "members", 1, "near", &refs), 0);
    assert_int_equal(scenario_slot(s, "members", usa, "spend", 0), NO_SLOT);
    assert_string_equal(scenario_text(s, "triggers", 0, "when", 0), "crisis.violence >= 3");
    assert_close(slot_named(&l, "members.FRA.spend")->distribution.a, 64271e6, 1);
    assert_close(slot_named(&l, "roles.relief.reach.sea")->distribution.b, 4000, 1e-9);
    assert_close(slot_named(&l, "roles.air.reach.air")->distribution.b, 950, 1e-9); /* a dotted key is a nested one */
    assert_close(slot_named(&l, "horizon")->distribution.a, 180, 0);
    assert_close(slot_named(&l, "options.staged.triggers.1.for")->distribution.a, 3, 0);
    assert_int_equal(scenario_slot(s, "alliance", 0, "weight.*", 1), scenario_slot_find(s, "alliance.weight.HUN"));
    assert_close(slot_named(&l, "alliance.weight.FRA")->distribution.a, 1, 0);
    const struct place place = scenario_value_place(s, "members", fra, "support", 0);
    assert_string_equal(place.file, "korea/members.csv");
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 18);
    assert_int_equal(scenario_value_place(s, "members", usa, "spend", 0).line, 3); /* absent: the row's */
    loading_release(&l);
}

static void assert_rests_on(const struct loading *l, const char *path, enum basis basis, const char *sources,
                            const char *reason)
{
    const struct slot *slot = slot_named(l, path);
    if (slot->basis != basis)
        fail_msg("%s is %s", path, basis_word(slot->basis));
    assert_string_equal(slot->sources, sources);
    assert_string_equal(slot->reason, reason);
}

static void every_number_says_what_it_rests_on(void **state)
{
    (void)state;
    struct loading l;
    load_files(&l, world);
    assert_silent(&l);
    assert_rests_on(&l, "alliance.window", BASIS_MIXED, "CRS", "one case, 4 d");
    assert_rests_on(&l, "alliance.moves.violence", BASIS_ASSUMED, "A-MOVES", "");
    assert_rests_on(&l, "alliance.moves.losses", BASIS_SOURCED, "CRS", "");
    assert_rests_on(&l, "alliance.weight.HUN", BASIS_ASSUMED, "A-MOVES", "");
    assert_rests_on(&l, "alliance.weight.FRA", BASIS_DEFAULT, "", "alike");
    assert_rests_on(&l, "roles.relief.full", BASIS_ASSUMED, "A-MOVES", "");
    assert_rests_on(&l, "members.FRA.support", BASIS_MIXED, "A-S CRS", "opposed, once");
    assert_rests_on(&l, "members.FRA.spend", BASIS_SOURCED, "NATO24", "opposed, once");
    assert_rests_on(&l, "members.HUN.support", BASIS_ASSUMED, "A-S", "");
    assert_rests_on(&l, "members.HUN.salience", BASIS_DEFAULT, "", "unknown");
    assert_rests_on(&l, "options.staged.roles.air", BASIS_DEFAULT, "", "chosen by the option");
    assert_rests_on(&l, "options.staged.triggers.1.set.air", BASIS_DEFAULT, "", "chosen by the option");
    loading_release(&l);
}

static void like_copies_and_own_keys_replace(void **state)
{
    (void)state;
    struct loading l;
    load_files(&l, world);
    assert_silent(&l);
    const uint32_t staged = scenario_find(l.scenario, "options", "staged");
    assert_string_equal(scenario_text(l.scenario, "options", staged, "title", 0), "Relief");
    assert_int_equal(scenario_choice(l.scenario, "options", staged, "flag", 0), 2);
    assert_close(slot_named(&l, "options.staged.roles.relief")->distribution.a, 0.8, 0); /* maps merge */
    assert_close(slot_named(&l, "options.staged.roles.air")->distribution.b, 0.5, 0);
    assert_int_equal(scenario_slot_find(l.scenario, "options.relief_only.roles.air"), NO_SLOT);
    loading_release(&l);
    load_yaml(&l, HEAD "options:\n"
                       "  c: { like: b, note: third }\n"
                       "  b: { like: a, flag: coalition }\n"
                       "  a: { title: First, triggers: [ { when: x } ] }\n"
                       "  d: { like: c, triggers: [] }\n");
    assert_silent(&l);
    assert_string_equal(scenario_text(l.scenario, "options", 2, "title", 0), "First");
    assert_int_equal(scenario_choice(l.scenario, "options", 2, "flag", 0), 1);
    assert_int_equal(scenario_count(l.scenario, "triggers"), 3);
    assert_string_equal(scenario_id(l.scenario, "triggers", 2), "c.1");
    loading_release(&l);
    load_yaml(&l, HEAD "options:\n  a: { like: b }\n  b: { like: a }\n  c: { like: c }\n  d: { like: aa, title: x }\n");
    assert_reports(&l, "scenario.yaml:6:14: error: options.a is like itself, in a circle");
    assert_reports(&l, "scenario.yaml:7:14: error: options.c is like itself, in a circle");
    assert_reports(&l, "scenario.yaml:8:14: error: no options.aa\n");
    assert_reports(&l, "did you mean a?");
    assert_error_count(&l, 3);
    loading_release(&l);
    /* What is inherited is wrong where it stands, and is said there once. */
    load_yaml(&l, HEAD
              "options:\n  a: { title: x, roles: { rlief: 2 }, flag: ether }\n  b: { like: a }\n  c: { like: b }\n");
    assert_reports(&l, "options.a.flag has no choice \"ether\"");
    assert_reports(&l, "no roles.rlief");
    assert_error_count(&l, 2);
    loading_release(&l);
}

static void all_mistakes_come_out_in_one_go(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, "casus: 2\n"
                  "titl: x\n"
                  "as_of: 2024-02-30\n"
                  "alliance: { rul: silence, leader: FRB, window: 3 t assume \"x\", share: 40 .. 60 % }\n"
                  "members:\n"
                  "  FRA: { support: 60..40..80 assume \"x\", unc: yess, near: HUN XYZ, name: [a, b] }\n"
                  "  HUN: { support: 10 .. 20 from NOPE, spend: { a: 1 } }\n"
                  "roles:\n"
                  "  relief: { full: 100 persons from CRS, reach: 12 nmi }\n"
                  "run: { futures: 1.5, seed: -1 }\n"
                  "triggers: []\n"
                  "sources: { CRT: { kind: FACT, title: x, dated: May 2024 } }\n");
    assert_reports(&l, "korea/scenario.yaml:1:8: error: casus must lie in 1 .. 1");
    assert_reports(
        &l,
        "korea/scenario.yaml:2:1: error: unknown key titl\n    2 | titl: x\n      | ^^^^\n  help: did you mean title?");
    assert_reports(&l, "korea/scenario.yaml:3:8: error: \"2024-02-30\" is no date");
    assert_reports(&l, "korea/scenario.yaml:4:13: error: unknown key rul in alliance");
    assert_reports(&l, "korea/scenario.yaml:4:35: error: no members.FRB");
    assert_reports(&l, "korea/scenario.yaml:4:50: error: unit \"t\" is a mass; window is a time");
    assert_reports(&l, "korea/scenario.yaml:4:71: error: no source. End with  from ID  or  assume \"reason\"");
    assert_reports(&l, "korea/scenario.yaml:6:19: error: 60..40..80: write low..likely..high");
    assert_reports(&l, "error: members.FRA.unc has no choice \"yess\"");
    assert_reports(&l, "error: no members.XYZ");
    assert_reports(&l, "error: name is one value, not a list");
    assert_reports(&l, "korea/scenario.yaml:7:33: error: no sources.NOPE");
    assert_reports(&l, "error: spend is one value, not a block");
    assert_reports(&l, "korea/scenario.yaml:9:36: error: no sources.CRS\n");
    assert_reports(&l, "help: did you mean CRT?");
    assert_reports(&l, "error: reach is a block of keys, not one value");
    assert_reports(&l, "error: run.futures is a whole number in 1 .. 1000000");
    assert_reports(&l, "error: run.seed must lie in 0 .. 4294967295");
    assert_reports(&l, "error: unknown key triggers\n");
    assert_reports(&l, "help: triggers stand inside each of options");
    assert_reports(&l, "error: \"May 2024\" is no date: write YYYY, YYYY-MM or YYYY-MM-DD");
    /* Not that the title is missing: it is there, misspelt. */
    assert_error_count(&l, 19);
    loading_release(&l);
}

static void what_is_required_must_be_there(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "members: { FRA: {} }\nalliance: { leader: FRA }\n");
    assert_reports(&l, "korea/scenario.yaml:4:12: error: members.FRA.support is missing");
    assert_reports(&l, "korea/scenario.yaml:5:1: error: alliance.window is missing");
    assert_error_count(&l, 2);
    loading_release(&l);
    /* A whole block that is absent is not asked for; one that needs nothing is there with its defaults. */
    load_yaml(&l, HEAD);
    assert_silent(&l);
    assert_int_equal(scenario_count(l.scenario, "alliance"), 0);
    assert_int_equal(scenario_count(l.scenario, "run"), 1);
    assert_int_equal(scenario_integer(l.scenario, "run", 0, "futures", 0), 100);
    loading_release(&l);
    const struct text_file none[] = {{NULL, NULL}};
    load_files(&l, none);
    assert_reports(&l, "error: there is no korea/scenario.yaml");
    assert_error_count(&l, 1);
    loading_release(&l);
}

static void ids_are_unique_over_text_and_table(void **state)
{
    (void)state;
    struct loading l;
    const struct text_file files[] = {
        {"scenario.yaml", HEAD "members:\n  FRA: { support: 1 .. 2 assume \"x\" }\n  9x: {}\n  a.b: {}\n"},
        {"members.csv", "id,support\nHUN,3..4 assume \"x\"\nFRA,3..4 assume \"x\"\n"},
        {NULL, NULL}};
    load_files(&l, files);
    assert_reports(&l, "korea/members.csv:3:1: error: members.FRA stands already at korea/scenario.yaml:5");
    assert_reports(&l, "korea/scenario.yaml:6:3: error: \"9x\" is no id for one of members");
    assert_reports(&l, "korea/scenario.yaml:7:3: error: \"a.b\" is no id for one of members");
    assert_error_count(&l, 3);
    loading_release(&l);
}

static void one_heading_is_complained_of_once(void **state)
{
    (void)state;
    struct loading l;
    const struct text_file files[] = {
        {"scenario.yaml", HEAD},
        {"members.csv", "id,suport,source\n#source,,\nFRA,1..2,X\nHUN,2..3,X\nITA,2..3,X\n"},
        {NULL, NULL}};
    load_files(&l, files);
    assert_reports(&l, "korea/members.csv:1:4: error: unknown key suport in members");
    assert_reports(&l, "did you mean support?");
    assert_error_count(&l, 1);
    loading_release(&l);
    const struct text_file usual[] = {
        {"scenario.yaml", HEAD}, {"members.csv", "id,support\n#source,NOPE\nFRA,1..2\nHUN,2..3\n"}, {NULL, NULL}};
    load_files(&l, usual);
    assert_reports(&l, "korea/members.csv:2:9: error: no sources.NOPE");
    assert_error_count(&l, 1);
    loading_release(&l);
}

static void a_value_may_be_nested_or_dotted_but_not_both(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l,
              HEAD "roles:\n  air: { reach.sea: 1 .. 2 nmi assume \"x\", reach: { sea: 3 .. 4 nmi assume \"y\" } }\n");
    assert_reports(&l, "korea/scenario.yaml:5:53: error: reach.sea is given twice");
    assert_error_count(&l, 1);
    loading_release(&l);
}

static void warnings_name_hindsight_bare_points_and_wrong_scales(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "sources:\n"
                       "  HUN26: { kind: FACT, title: x, dated: 2026-05-09 }\n"
                       "  Y24: { kind: FACT, title: x, dated: 2024 }\n"
                       "members:\n"
                       "  HUN: { support: 0.36, salience: 0.2 .. 0.4 .. 0.9 from HUN26, because: poll, source: Y24 }\n"
                       "  ITA: { support: 44 assume \"x\", salience: 3 .. 4 from HUN26 }\n"
                       "  FRA: { support: 44 assume \"x\", salience: 0 .. 1 from Y24 }\n");
    assert_loads(&l);
    assert_reports(
        &l,
        "korea/scenario.yaml:8:35: warning: HUN26 (2026-05-09) is later than as_of 2024-12-31 (2 numbers rest on it)");
    assert_reports(&l, "korea/scenario.yaml:8:19: warning: support 0.36 on 0..100 points; did you mean 36?");
    assert_reports(&l,
                   "korea/scenario.yaml:8:35: warning: salience 0.2 .. 0.4 .. 0.9 on 0..100 points; did you mean 40?");
    assert_reports(
        &l, "korea/scenario.yaml:9:19: warning: 2 assumed numbers have no range; what hangs on them stays hidden");
    assert_int_equal(l.problems.count, 4);
    assert_rests_on(&l, "members.HUN.support", BASIS_SOURCED, "Y24", "poll");
    loading_release(&l);
}

static void what_many_numbers_share_is_said_once(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "sources: { Y24: { kind: FACT, title: x, dated: 2024 } }\n"
                       "roles: { air: { full: 5 persons assume \"x\" } }\n"
                       "members:\n"
                       "  HUN: { support: 40 assume \"x\", salience: 20 .. 30 from Y42 }\n"
                       "  ITA: { support: 44 assume \"x\", salience: 20 .. 30 from NATO + Y42 }\n");
    assert_reports(&l, "korea/scenario.yaml:7:58: error: no sources.Y42 (2 numbers name it)\n");
    assert_reports(&l, "korea/scenario.yaml:8:58: error: no sources.NATO\n");
    assert_reports(&l, "  help: there is only Y24\n");
    assert_reports(&l, "korea/scenario.yaml:5:23: warning: 3 assumed numbers have no range");
    assert_reports(&l, "  help: members 2, roles 1\n");
    assert_error_count(&l, 2);
    assert_int_equal(l.problems.count, 3);
    loading_release(&l);
}

static void a_misspelt_key_is_one_mistake(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "membrs: { FRA: { support: 40 .. 50 assume \"x\" } }\n"
                       "alliance: { leader: FRA, windw: 3 d }\n");
    assert_reports(&l, "error: unknown key membrs\n");
    assert_reports(&l, "error: unknown key windw in alliance\n");
    assert_error_count(&l, 2);
    loading_release(&l);
    /* What resembles nothing replaces nothing. */
    load_yaml(&l, HEAD "members: { FRA: { colour: 3 } }\n");
    assert_reports(&l, "error: unknown key colour in members\n");
    assert_reports(&l, "error: members.FRA.support is missing\n");
    assert_error_count(&l, 2);
    loading_release(&l);
    load_yaml(&l, "# later\n");
    assert_reports(&l, "korea/scenario.yaml:1:1: error: there is nothing in this file\n");
    assert_error_count(&l, 1);
    loading_release(&l);
}

static void switches_apart_must_be_switches(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "run: { apart: alliance.rul horizon alliance.rule }\n"
                       "members: { FRA: { support: 1 .. 2 assume \"x\" } }\n"
                       "alliance: { leader: FRA, window: 1 .. 2 d assume \"x\", rule: silence | leader }\n");
    assert_reports(&l, "korea/scenario.yaml:4:15: error: there is no switch alliance.rul\n");
    assert_reports(&l, "did you mean alliance.rule?");
    assert_reports(&l, "error: horizon is no switch");
    assert_error_count(&l, 2);
    loading_release(&l);
}

static void sources_of_blocks_have_exceptions(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "sources: { A: { kind: FIT, title: x }, B: { kind: FACT, title: x } }\n"
                       "members:\n"
                       "  FRA: { support: 1 .. 2, salience: 3 .. 4, source: [A, support=B+A] }\n"
                       "  HUN: { support: 1 .. 2, support.source: B, support.because: why, source: A }\n");
    assert_silent(&l);
    assert_rests_on(&l, "members.FRA.support", BASIS_MIXED, "B A", "");
    assert_rests_on(&l, "members.FRA.salience", BASIS_ASSUMED, "A", "");
    assert_rests_on(&l, "members.HUN.support", BASIS_SOURCED, "B", "why");
    loading_release(&l);
    load_yaml(&l, HEAD
              "sources: { A: { kind: FIT, title: x } }\nmembers: { FRA: { support: 1 .. 2, source: A suport=A } }\n");
    assert_reports(&l, "error: source names suport, which is no key here");
    assert_error_count(&l, 1);
    loading_release(&l);
}

static void the_ledger_lists_what_is_claimed(void **state)
{
    (void)state;
    struct loading l;
    struct buffer table, csv;
    load_files(&l, world);
    assert_silent(&l);
    buffer_init(&table);
    buffer_init(&csv);
    ledger_print(l.scenario, LEDGER_TABLE, &table);
    ledger_print(l.scenario, LEDGER_CSV, &csv);
    assert_true(
        text_starts(buffer_text(&table), "path                     value                  basis    source   because"));
    assert_non_null(strstr(buffer_text(&table),
                           "\nmembers.FRA.support      26 .. 36 .. 46 points  mixed    A-S CRS  opposed, once\n"));
    assert_non_null(strstr(buffer_text(&csv), "\nalliance.window,1 .. 2 .. 4,d,mixed,CRS,\"one case, 4 d\"\n"));
    assert_null(strstr(buffer_text(&csv), "options."));
    const struct ledger_counts counts = ledger_count(l.scenario);
    uint32_t lines = 0;
    for (const char *at = buffer_text(&csv); *at != '\0'; at++)
        lines += *at == '\n';
    assert_int_equal(counts.numbers, lines - 1);
    assert_int_equal(counts.sourced + counts.mixed + counts.assumed + counts.defaulted, counts.numbers);
    assert_int_equal(counts.sourced, 4); /* two spend, moves.losses, air.full */
    assert_int_equal(counts.mixed, 2);   /* window, FRA support */
    buffer_release(&table);
    buffer_release(&csv);
    loading_release(&l);
}

static void values_are_described_as_a_reader_would_write_them(void **state)
{
    (void)state;
    struct loading l;
    char text[64];
    load_files(&l, world);
    assert_silent(&l);
    slot_describe(slot_named(&l, "members.FRA.support"), text, sizeof text);
    assert_string_equal(text, "26 .. 36 .. 46 points");
    slot_describe(slot_named(&l, "alliance.rule"), text, sizeof text);
    assert_string_equal(text, "silence | majority");
    slot_describe(slot_named(&l, "members.FRA.support"), text, 10);
    assert_string_equal(text, "26 .. 36 ");
    loading_release(&l);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void a_folder_of_the_disk_is_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/casus-load-XXXXXX", slashed[64], path[64];
    const struct schema schema = {engine_sections, engine_section_count};
    struct problems problems;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(slashed, sizeof slashed, "%s/", folder);
    write_file(folder, "scenario.yaml", HEAD);
    write_file(folder, "sources.csv", "id,kind,title\nA,FACT,x\n");
    problems_init(&problems);
    struct scenario *scenario = scenario_load(slashed, &schema, NULL, NULL, 0, &problems);
    assert_non_null(scenario);
    assert_int_equal(problems.count, 0);
    assert_int_equal(scenario_count(scenario, "sources"), 1);
    assert_int_equal(scenario_file_count(scenario), 2);
    scenario_free(scenario);
    /* What is there and cannot be read must not pass for absent: here a folder where a table should be. */
    (void)snprintf(path, sizeof path, "%s/options.csv", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_null(scenario_load(folder, &schema, NULL, NULL, 0, &problems));
    assert_string_equal(problems.list[0].message, "the file cannot be read");
    assert_string_equal(problems.list[0].place.file, path);
    problems_release(&problems);
    assert_int_equal(rmdir(path), 0);
    (void)snprintf(path, sizeof path, "%s/sources.csv", folder);
    assert_int_equal(remove(path), 0);
    (void)snprintf(path, sizeof path, "%s/scenario.yaml", folder);
    assert_int_equal(remove(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_sorted_by_id_and_remember_their_order),
        cmocka_unit_test(values_of_every_type_are_found),
        cmocka_unit_test(every_number_says_what_it_rests_on),
        cmocka_unit_test(like_copies_and_own_keys_replace),
        cmocka_unit_test(all_mistakes_come_out_in_one_go),
        cmocka_unit_test(what_is_required_must_be_there),
        cmocka_unit_test(ids_are_unique_over_text_and_table),
        cmocka_unit_test(one_heading_is_complained_of_once),
        cmocka_unit_test(a_value_may_be_nested_or_dotted_but_not_both),
        cmocka_unit_test(warnings_name_hindsight_bare_points_and_wrong_scales),
        cmocka_unit_test(what_many_numbers_share_is_said_once),
        cmocka_unit_test(a_misspelt_key_is_one_mistake),
        cmocka_unit_test(switches_apart_must_be_switches),
        cmocka_unit_test(sources_of_blocks_have_exceptions),
        cmocka_unit_test(the_ledger_lists_what_is_claimed),
        cmocka_unit_test(values_are_described_as_a_reader_would_write_them),
        cmocka_unit_test(a_folder_of_the_disk_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
