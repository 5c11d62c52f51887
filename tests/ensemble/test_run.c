#include "check.h"
#include "ensemble/small_model.h"
#include <sqlite3.h>

static struct scenario *load(const char *yaml)
{
    static struct model_schema schema; /* must outlive the scenario */
    model_schema_init(&schema);
    return small_load(&schema.schema, yaml, NULL, 0);
}

/* Run `yaml` into a new study at `path`. */
static void run(const char *yaml, const char *path, const struct run_settings *settings, struct run_report *report)
{
    struct problems problems;
    struct scenario *scenario = load(yaml);
    struct run_settings asked = *settings;
    asked.study_path = path;
    asked.horizon_days = -1.0;
    problems_init(&problems);
    const enum run_end end = ensemble_run(scenario, NULL, 0, &asked, report, &problems);
    assert_no_problems(&problems);
    assert_int_equal(end, RUN_DONE);
    problems_release(&problems);
    scenario_free(scenario);
}

static struct study *open(const char *path)
{
    struct problems problems;
    problems_init(&problems);
    struct study *study = study_open(path, &problems);
    assert_no_problems(&problems);
    problems_release(&problems);
    return study;
}

static void hash_of(const char *path, char hash[65])
{
    struct study *study = open(path);
    study_hash(study, hash);
    study_close(study);
    assert_int_equal(strlen(hash), 64);
}

static void run_hash(const char *yaml, const struct run_settings *settings, char hash[65])
{
    struct run_report report;
    const char *path = fresh_path("hash");
    run(yaml, path, settings, &report);
    hash_of(path, hash);
    unlink(path);
}

static void threads_do_not_reach_a_bit(void **state)
{
    (void)state;
    char one[65], two[65], seven[65];
    run_hash(SMALL, &(struct run_settings){.threads = 1}, one);
    run_hash(SMALL, &(struct run_settings){.threads = 2}, two);
    run_hash(SMALL, &(struct run_settings){.threads = 7}, seven);
    assert_string_equal(one, two);
    assert_string_equal(one, seven);
}

static void another_seed_gives_other_numbers(void **state)
{
    (void)state;
    char three[65], four[65];
    run_hash(SMALL, &(struct run_settings){.threads = 1, .has_seed = true, .seed = 3}, three);
    run_hash(SMALL, &(struct run_settings){.threads = 1, .has_seed = true, .seed = 4}, four);
    assert_string_not_equal(three, four);
    run_hash(SMALL, &(struct run_settings){.threads = 1}, four); /* the scenario's own seed is 3 */
    assert_string_equal(three, four);
}

static void the_order_in_which_options_are_named_is_free(void **state)
{
    (void)state;
    char forward[65], backward[65];
    const char *const a[] = {"none", "some", NULL}, *const b[] = {"some", "none", "some", NULL};
    run_hash(SMALL, &(struct run_settings){.options = a}, forward);
    run_hash(SMALL, &(struct run_settings){.options = b}, backward);
    assert_string_equal(forward, backward);
}

/* All columns of `option`: equal by their bits over the smaller study's trials. */
static void assert_same_rows(struct study *small, const char *option, struct study *large, const char *other)
{
    struct problems problems;
    problems_init(&problems);
    for (uint32_t stratum = 0; stratum < study_stratum_count(small); stratum++)
        for (uint32_t outcome = 0; outcome < study_outcome_count(small); outcome++) {
            const double *a = study_column(small, study_option_find(small, option), stratum, outcome, &problems);
            const double *b = study_column(large, study_option_find(large, other), stratum, outcome, &problems);
            for (uint32_t future = 0; future < study_futures(small); future++)
                for (uint32_t replicate = 0; replicate < study_replicates(small); replicate++)
                    assert_memory_equal(&a[future * study_replicates(small) + replicate],
                                        &b[future * study_replicates(large) + replicate], sizeof *a);
        }
    assert_no_problems(&problems);
    problems_release(&problems);
}

static void more_futures_replicates_and_options_leave_earlier_rows_as_they_are(void **state)
{
    (void)state;
    struct run_report report;
    char small_path[256];
    const char *const none[] = {"none", NULL};
    snprintf(small_path, sizeof small_path, "%s", fresh_path("few"));
    run(SMALL, small_path, &(struct run_settings){.options = none, .futures = 5, .replicates = 10}, &report);
    assert_int_equal(report.trials, 5 * 10 * 2);
    const char *path = fresh_path("many");
    run(SMALL, path, &(struct run_settings){.futures = 20, .replicates = 130}, &report);
    assert_int_equal(report.trials, 20 * 130 * 2 * 3);
    struct study *small = open(small_path), *large = open(path);
    assert_same_rows(small, "none", large, "none");
    study_close(small);
    study_close(large);
    unlink(small_path);
    unlink(path);
}

static void options_alike_have_rows_alike_and_others_do_not(void **state)
{
    (void)state;
    struct run_report report;
    struct problems problems;
    problems_init(&problems);
    const char *path = fresh_path("twin");
    run(SMALL, path, &(struct run_settings){0}, &report);
    struct study *study = open(path);
    assert_same_rows(study, "some", study, "twin");
    const uint32_t mean = study_outcome_find(study, "world.mean");
    const double *none = study_column(study, study_option_find(study, "none"), 0, mean, &problems);
    const double *some = study_column(study, study_option_find(study, "some"), 0, mean, &problems);
    uint32_t differ = 0;
    for (uint32_t k = 0; k < 8 * 70; k++)
        differ += none[k] != some[k];
    assert_true(differ > 100);
    study_close(study);
    problems_release(&problems);
    unlink(path);
}

static void an_unrelated_entity_leaves_rows_as_they_are(void **state)
{
    (void)state;
    struct run_report report;
    char first[256];
    snprintf(first, sizeof first, "%s", fresh_path("plain"));
    run(SMALL, first, &(struct run_settings){0}, &report);
    const char *path = fresh_path("role");
    run("casus: 1\ntitle: Small\nas_of: 2024-12-31\nhorizon: 30 d assume \"a month\"\n"
        "run: { futures: 8, replicates: 70, seed: 3, apart: world.start }\n"
        "roles: { air: { title: Air }, relief: { title: Relief } }\n" SMALL_WORLD SMALL_OPTIONS,
        path, &(struct run_settings){0}, &report);
    struct study *plain = open(first), *more = open(path);
    assert_same_rows(plain, "some", more, "some");
    study_close(plain);
    study_close(more);
    unlink(first);
    unlink(path);
}

static void strata_are_crossed_and_share_their_futures(void **state)
{
    (void)state;
    struct run_report report;
    struct problems problems;
    problems_init(&problems);
    const char *path = fresh_path("strata");
    run(SMALL, path, &(struct run_settings){0}, &report);
    assert_int_equal(report.strata, 2);
    assert_int_equal(report.trials, 2 * 8 * 70 * 3);
    struct study *study = open(path);
    assert_string_equal(study_stratum_at(study, 0)->id, "calm");
    assert_string_equal(study_stratum_at(study, 1)->id, "storm");
    assert_string_equal(study_stratum_at(study, 1)->title, "world.start: storm");
    /* The words are storm|calm: a calm start is at level 1, a stormy one at 0. */
    const uint32_t mean = study_outcome_find(study, "world.mean");
    const double *calm = study_column(study, 0, 0, mean, &problems),
                 *storm = study_column(study, 0, 1, mean, &problems);
    for (uint32_t k = 0; k < 8 * 70; k++)
        assert_true(isnan(calm[k]) || calm[k] >= 1.0);
    uint32_t below = 0;
    for (uint32_t k = 0; k < 8 * 70; k++)
        below += storm[k] < calm[k];
    assert_true(below > 8 * 70 / 2);
    assert_true(isnan(study_input(study, "world.start", &problems)[0]));
    assert_true(study_input(study, "world.heat", &problems)[3] > 0.1);
    study_close(study);
    problems_release(&problems);
    unlink(path);
}

static void trials_that_fail_are_counted_and_have_no_numbers(void **state)
{
    (void)state;
    struct run_report report;
    struct problems problems;
    problems_init(&problems);
    const char *path = fresh_path("fail");
    run(SMALL, path, &(struct run_settings){0}, &report);
    struct study *study = open(path);
    uint64_t failed = 0;
    for (uint32_t option = 0; option < 3; option++)
        for (uint32_t stratum = 0; stratum < 2; stratum++) {
            const double *column = study_column(study, option, stratum, 0, &problems);
            for (uint32_t k = 0; k < 8 * 70; k++)
                failed += isnan(column[k]) ? 1 : 0;
        }
    assert_true(report.failed > 0);
    assert_int_equal(failed, report.failed);
    assert_int_equal(study_failed_count(study), report.failed);
    study_close(study);
    problems_release(&problems);
    unlink(path);
}

/* ---- stopping and going on ---- */

struct watcher {
    uint64_t last_done, last_all, stop_at;
    int calls;
};

static bool watch(void *self, uint64_t done, uint64_t failed, uint64_t all)
{
    struct watcher *watcher = self;
    assert_true(done >= watcher->last_done && done <= all && failed <= done);
    watcher->last_done = done;
    watcher->last_all = all;
    watcher->calls++;
    return done < watcher->stop_at;
}

static enum run_end run_on(const char *path, const struct run_settings *settings, struct run_report *report,
                           const char *words)
{
    struct problems problems;
    struct scenario *scenario = load(SMALL);
    struct run_settings asked = *settings;
    asked.study_path = path;
    asked.horizon_days = -1.0;
    problems_init(&problems);
    const enum run_end end = ensemble_run(scenario, NULL, 0, &asked, report, &problems);
    if (words)
        assert_problem(&problems, words);
    else
        assert_no_problems(&problems);
    problems_release(&problems);
    scenario_free(scenario);
    return end;
}

static void a_run_that_is_stopped_and_resumed_equals_one_that_is_not(void **state)
{
    (void)state;
    char straight[65], resumed[65];
    const uint32_t futures = 500, replicates = 64;
    const uint64_t all = (uint64_t)futures * replicates * 2 * 3;
    run_hash(SMALL, &(struct run_settings){.futures = futures, .replicates = replicates}, straight);

    struct run_report report;
    const char *path = fresh_path("stop");
    struct watcher watcher = {.stop_at = 1};
    struct run_settings settings = {.futures = futures, .replicates = replicates, .progress = watch, .self = &watcher};
    assert_int_equal(run_on(path, &settings, &report, NULL), RUN_STOPPED);
    assert_true(report.trials > 0 && report.trials < all);
    const uint64_t kept = report.trials;

    watcher = (struct watcher){.stop_at = UINT64_MAX};
    settings.resume = true;
    assert_int_equal(run_on(path, &settings, &report, NULL), RUN_DONE);
    assert_int_equal(report.kept, kept);
    assert_int_equal(report.trials, all - kept);
    assert_int_equal(watcher.last_done, all);
    assert_int_equal(watcher.last_all, all);
    assert_true(watcher.calls >= 2);
    hash_of(path, resumed);
    assert_string_equal(straight, resumed);

    assert_int_equal(run_on(path, &settings, &report, NULL), RUN_DONE); /* nothing left */
    assert_int_equal(report.trials, 0);
    unlink(path);
}

static void a_run_stopped_before_it_began_leaves_a_study_without_rows(void **state)
{
    (void)state;
    struct run_report report;
    const char *path = fresh_path("early");
    struct watcher watcher = {.stop_at = 0};
    assert_int_equal(run_on(path, &(struct run_settings){.progress = watch, .self = &watcher}, &report, NULL),
                     RUN_STOPPED);
    struct study *study = open(path);
    assert_int_equal(study_trial_count(study), 0);
    assert_int_equal(study_futures(study), 0);
    study_close(study);
    unlink(path);
}

static void a_study_may_grow_in_every_direction(void **state)
{
    (void)state;
    char straight[65], grown[65];
    struct run_report report;
    const char *const none[] = {"none", NULL}, *const some[] = {"twin", "some", NULL};
    run_hash(SMALL, &(struct run_settings){.futures = 12, .replicates = 100}, straight);
    const char *path = fresh_path("grow");
    assert_int_equal(
        run_on(path, &(struct run_settings){.options = none, .futures = 3, .replicates = 10}, &report, NULL), RUN_DONE);
    assert_int_equal(run_on(path,
                            &(struct run_settings){.options = some, .futures = 5, .replicates = 70, .resume = true},
                            &report, NULL),
                     RUN_DONE);
    assert_int_equal(
        run_on(path, &(struct run_settings){.futures = 12, .replicates = 100, .resume = true}, &report, NULL),
        RUN_DONE);
    hash_of(path, grown);
    assert_string_equal(straight, grown);
    unlink(path);
}

static void a_study_whose_rows_this_build_does_not_give_is_not_gone_on_with(void **state)
{
    (void)state;
    struct run_report report;
    sqlite3 *database;
    const char *path = fresh_path("other");
    assert_int_equal(run_on(path, &(struct run_settings){.futures = 2, .replicates = 5}, &report, NULL), RUN_DONE);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, "UPDATE trial SET \"world.mean\" = \"world.mean\" + 1 WHERE future = 0 AND stratum = 0",
                 NULL, NULL, NULL);
    sqlite3_close(database);
    assert_int_equal(run_on(path, &(struct run_settings){.futures = 4, .replicates = 5, .resume = true}, &report,
                            "computed again, differs"),
                     RUN_INVALID);
    unlink(path);
}

/* ---- mistakes ---- */

static void mistakes_are_told_before_a_file_is_made(void **state)
{
    (void)state;
    struct run_report report;
    const char *path = fresh_path("mistake");
    const char *const unknown[] = {"nome", NULL};
    const char *const cut[] = {"nothing -> world", NULL};
    assert_int_equal(run_on(path, &(struct run_settings){.options = unknown}, &report, "did you mean none?"),
                     RUN_INVALID);
    assert_int_equal(run_on(path, &(struct run_settings){.futures = 2000000}, &report, "at most"), RUN_INVALID);
    assert_int_equal(run_on(path, &(struct run_settings){.cut = cut}, &report, "nothing"), RUN_INVALID);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void too_many_strata_are_refused(void **state)
{
    (void)state;
    struct problems problems;
    struct scenario *scenario = load(SMALL);
    problems_init(&problems);
    assert_true(strata_check(scenario, &problems));
    scenario_free(scenario);
    /* The same switch nine times over, which means nothing, but counts. */
    scenario = load(
        "casus: 1\ntitle: Small\nas_of: 2024-12-31\nroles: { relief: { title: Relief } }\nrun: { apart: world.start "
        "world.start world.start world.start world.start world.start world.start world.start world.start "
        "}\n" SMALL_WORLD SMALL_OPTIONS);
    assert_false(strata_check(scenario, &problems));
    assert_problem(&problems, "too many strata");
    problems_release(&problems);
    scenario_free(scenario);
}

static void a_switch_that_is_not_open_makes_one_stratum(void **state)
{
    (void)state;
    char id[64], title[64];
    struct scenario *scenario =
        load(SMALL_HEAD
             "world:\n  heat: 0.2 assume \"x\"\n  pace: 1 assume \"x\"\n  start: calm assume \"x\"\n" SMALL_OPTIONS);
    assert_int_equal(strata_count(scenario), 1);
    strata_describe(scenario, 0, id, sizeof id, title, sizeof title);
    assert_string_equal(id, "calm");
    scenario_free(scenario);
    scenario = load(
        "casus: 1\ntitle: Small\nas_of: 2024-12-31\nroles: { relief: { title: Relief } }\n" SMALL_WORLD SMALL_OPTIONS);
    assert_int_equal(strata_count(scenario), 1);
    strata_describe(scenario, 0, id, sizeof id, title, sizeof title);
    assert_string_equal(title, "");
    scenario_free(scenario);
}

/* ---- replay ---- */

static void a_replay_gives_the_stored_row_and_tells_how(void **state)
{
    (void)state;
    struct run_report report;
    struct problems problems;
    sqlite3 *database;
    const char *path = fresh_path("replay");
    run(SMALL, path, &(struct run_settings){.futures = 6, .replicates = 80}, &report);
    struct scenario *scenario = load(SMALL);
    problems_init(&problems);
    struct plan *plan = model_plan(scenario, NULL, &problems);
    struct study *study = open(path);
    for (uint32_t future = 0; future < 6; future++)
        for (uint32_t option = 0; option < 3; option++) {
            struct replay *replay = replay_make(plan, study, option, 1, future, 75, &problems);
            assert_no_problems(&problems);
            uint32_t status;
            double stored[3];
            assert_true(study_trial(study, option, 1, future, 75, &status, stored));
            assert_int_equal(status, replay->result.end);
            for (int k = 0; k < 3 && status == 0; k++)
                assert_same_bits(stored[k], replay->result.outcome[k]);
            assert_true(replay->trace.count > 0 && replay->trace.count == replay->trace.room);
            replay_free(replay);
        }
    struct replay *beyond = replay_make(plan, study, 0, 0, 7, 200, &problems); /* not stored: made all the same */
    assert_non_null(beyond);
    replay_free(beyond);
    study_close(study);

    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, "UPDATE trial SET \"world.peak\" = \"world.peak\" + 1", NULL, NULL, NULL);
    sqlite3_close(database);
    study = open(path);
    assert_null(replay_make(plan, study, 1, 1, 2, 75, &problems));
    assert_problem(&problems, "option some, trial 2/75, replayed, differs from the study in world.peak");
    study_close(study);
    plan_free(plan);
    scenario_free(scenario);
    problems_release(&problems);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_do_not_reach_a_bit),
        cmocka_unit_test(another_seed_gives_other_numbers),
        cmocka_unit_test(the_order_in_which_options_are_named_is_free),
        cmocka_unit_test(more_futures_replicates_and_options_leave_earlier_rows_as_they_are),
        cmocka_unit_test(options_alike_have_rows_alike_and_others_do_not),
        cmocka_unit_test(an_unrelated_entity_leaves_rows_as_they_are),
        cmocka_unit_test(strata_are_crossed_and_share_their_futures),
        cmocka_unit_test(trials_that_fail_are_counted_and_have_no_numbers),
        cmocka_unit_test(a_run_that_is_stopped_and_resumed_equals_one_that_is_not),
        cmocka_unit_test(a_run_stopped_before_it_began_leaves_a_study_without_rows),
        cmocka_unit_test(a_study_may_grow_in_every_direction),
        cmocka_unit_test(a_study_whose_rows_this_build_does_not_give_is_not_gone_on_with),
        cmocka_unit_test(mistakes_are_told_before_a_file_is_made),
        cmocka_unit_test(too_many_strata_are_refused),
        cmocka_unit_test(a_switch_that_is_not_open_makes_one_stratum),
        cmocka_unit_test(a_replay_gives_the_stored_row_and_tells_how),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
