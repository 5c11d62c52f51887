#include "base/sha256.h"
#include "check.h"
#include "study/small.h"
#include "study/study.h"
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

enum { OUTCOMES = 3 };

static const struct study_outcome outcomes[OUTCOMES] = {
    {"b.day", "A day", "d", NULL, "stability", 0, "day", -1},
    {"a.level", "A level", "", "calm|clash|war", NULL, 1, "ordinal", 0},
    {"c.\"odd\" name", "A number", "t", NULL, "delivery", 0, "number", 1},
};
static const struct study_option options[3] = {
    {"none", "Nothing", "alliance"}, {"some", "Some", "alliance"}, {"twin", "Twin", "alliance"}};
static const struct study_stratum strata[2] = {{"calm", "world.start: calm"}, {"storm", "world.start: storm"}};

struct bench {
    struct small_schema schema;
    struct scenario *scenario;
    struct study_plan plan;
    struct problems problems;
};

static void bench_begin(struct bench *bench, const char *yaml, const struct override *overrides, size_t count)
{
    small_schema_init(&bench->schema);
    bench->scenario = small_load(&bench->schema.schema, yaml, overrides, count);
    problems_init(&bench->problems);
    bench->plan = (struct study_plan){.scenario = bench->scenario,
                                      .overrides = overrides,
                                      .override_count = count,
                                      .options = options,
                                      .option_count = 2,
                                      .strata = strata,
                                      .stratum_count = 2,
                                      .outcomes = outcomes,
                                      .outcome_count = OUTCOMES,
                                      .settings = {.seed = 3,
                                                   .futures = 4,
                                                   .replicates = 70,
                                                   .design = "lhs",
                                                   .sheet = 8,
                                                   .noise = "own",
                                                   .horizon_days = 30.0},
                                      .revision = 1};
}

static void bench_end(struct bench *bench)
{
    scenario_free(bench->scenario);
    problems_release(&bench->problems);
}

/* Any pure function of its place will do for a row. */
static void fill(struct study_row *row, double *outcome, uint32_t option, uint32_t stratum, uint32_t future,
                 uint32_t replicate)
{
    *row = (struct study_row){option, stratum, future, replicate, 0, replicate + 1, outcome};
    outcome[0] = replicate % 5 == 0 ? (double)INFINITY : 0.1 * replicate + future;
    outcome[1] = 1.0 + (option + stratum + replicate) % 3;
    outcome[2] = replicate % 7 == 0 ? -0.0 : 1.0 / (1.0 + option + future);
    row->status = future == 1 && replicate == 3 ? 2 : 0;
}

static bool write_block(struct study *study, uint32_t option_count, uint32_t stratum, uint32_t future, uint32_t first,
                        uint32_t count, struct problems *problems)
{
    static struct study_row rows[64 * 3];
    static double values[64 * 3][OUTCOMES];
    size_t used = 0;
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t option = 0; option < option_count; option++, used++)
            fill(&rows[used], values[used], option, stratum, future, first + k);
    return study_write_block(study, rows, used, problems);
}

static void write_future(struct study *study, struct bench *bench, uint32_t future)
{
    double param[16];
    assert_true(scenario_slot_count(bench->scenario) <= 16);
    for (uint32_t k = 0; k < scenario_slot_count(bench->scenario); k++)
        param[k] = future + 0.25 * k;
    param[scenario_slot_find(bench->scenario, "world.start")] = NAN;
    assert_true(study_write_future(study, future, param, &bench->problems));
}

/* Futures in the order given, each of all strata, 70 replicates in two blocks. */
static struct study *write_whole(struct bench *bench, const char *path, const uint32_t *order)
{
    struct study *study = study_begin(path, &bench->plan, false, "a test", 1, &bench->problems);
    assert_no_problems(&bench->problems);
    for (int k = 0; k < 4; k++) {
        write_future(study, bench, order[k]);
        for (uint32_t stratum = 0; stratum < 2; stratum++) {
            assert_true(write_block(study, bench->plan.option_count, stratum, order[k], 0, 64, &bench->problems));
            assert_true(write_block(study, bench->plan.option_count, stratum, order[k], 64, 6, &bench->problems));
        }
    }
    return study;
}

static const uint32_t forward[4] = {0, 1, 2, 3}, backward[4] = {3, 2, 1, 0};

static int64_t ask(const char *path, const char *sql)
{
    sqlite3 *database;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    const int64_t value = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(database);
    return value;
}

static void what_is_written_is_read_back_by_its_bits(void **state)
{
    (void)state;
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("round");
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_close(study);

    study = study_open(path, &bench.problems);
    assert_no_problems(&bench.problems);
    assert_int_equal(study_futures(study), 4);
    assert_int_equal(study_replicates(study), 70);
    assert_int_equal(study_trial_count(study), 2 * 2 * 4 * 70);
    assert_int_equal(study_failed_count(study), 4);
    assert_string_equal(study_command(study), "a test");
    assert_int_equal(study_settings_of(study)->seed, 3);
    assert_close(study_settings_of(study)->horizon_days, 30.0, 0.0);
    assert_string_equal(study_stratum_at(study, 1)->title, "world.start: storm");
    assert_int_equal(study_stratum_find(study, "storm"), 1);
    assert_int_equal(study_option_find(study, "some"), 1);
    assert_int_equal(study_option_find(study, "twin"), NO_INDEX);
    const struct study_outcome *about = study_outcome_at(study, study_outcome_find(study, "a.level"));
    assert_string_equal(about->levels, "calm|clash|war");
    assert_int_equal(about->first_level, 1);
    assert_int_equal(study_outcome_at(study, 0)->better, -1);

    for (uint32_t option = 0; option < 2; option++)
        for (uint32_t outcome = 0; outcome < OUTCOMES; outcome++) {
            const double *column = study_column(study, option, 1, outcome, &bench.problems);
            for (uint32_t future = 0; future < 4; future++)
                for (uint32_t replicate = 0; replicate < 70; replicate++) {
                    struct study_row row;
                    double expected[OUTCOMES];
                    fill(&row, expected, option, 1, future, replicate);
                    const double value = column[future * 70 + replicate];
                    if (row.status)
                        assert_true(isnan(value));
                    else if (expected[outcome] == 0.0)
                        assert_same_bits(value, 0.0);
                    else
                        assert_same_bits(value, expected[outcome]);
                }
        }
    const double *heat = study_input(study, "world.heat", &bench.problems);
    assert_same_bits(heat[2], 2.0 + 0.25 * scenario_slot_find(bench.scenario, "world.heat"));
    assert_true(isnan(study_input(study, "world.start", &bench.problems)[0]));
    assert_null(study_input(study, "horizon", &bench.problems));
    assert_null(study_input(study, "no.such", &bench.problems));
    study_close(study);
    bench_end(&bench);
    unlink(path);
}

static void one_sealed_file_is_left_and_sql_reads_it(void **state)
{
    (void)state;
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("sql");
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_close(study);
    char beside[256];
    snprintf(beside, sizeof beside, "%s-wal", path);
    assert_int_not_equal(access(beside, F_OK), 0);
    assert_int_equal(ask(path, "PRAGMA application_id"), 1667330933);
    assert_int_equal(ask(path, "PRAGMA page_size"), 8192);
    assert_int_equal(ask(path, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    assert_int_equal(ask(path, "SELECT COUNT(*) FROM trial"), 2 * 2 * 4 * 70);
    assert_int_equal(ask(path, "SELECT COUNT(*) FROM trial WHERE \"b.day\" IS NULL AND status = 0 AND option = 0"),
                     2 * 4 * 14);
    assert_int_equal(ask(path, "SELECT COUNT(*) FROM input WHERE basis = 'assumed'") >= 3, 1);
    assert_int_equal(ask(path, "SELECT COUNT(*) FROM block"), 2 * 2 * 4 * 2);
    bench_end(&bench);
    unlink(path);
}

static void the_hash_is_free_of_the_order_of_rows(void **state)
{
    (void)state;
    char hash[3][65];
    const uint32_t *const orders[3] = {forward, backward, forward};
    for (int k = 0; k < 3; k++) {
        struct bench bench;
        bench_begin(&bench, SMALL, NULL, 0);
        const char *path = fresh_path("order");
        bench.plan.settings.seed += k == 2; /* and it is not a constant */
        struct study *study = write_whole(&bench, path, orders[k]);
        assert_true(study_end(study, "done", &bench.problems));
        study_hash(study, hash[k]);
        study_close(study);
        bench_end(&bench);
        unlink(path);
    }
    assert_int_equal(strlen(hash[0]), 64);
    assert_string_equal(hash[0], hash[1]);
    assert_string_not_equal(hash[0], hash[2]);
}

static void a_changed_bit_changes_the_hash(void **state)
{
    (void)state;
    struct bench bench;
    char before[65], after[65];
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("bit");
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_hash(study, before);
    study_close(study);
    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    const char *sql = "UPDATE trial SET \"b.day\" = \"b.day\" + 1e-12 WHERE option = 1 AND stratum = 0 AND future = 2 "
                      "AND replicate = 66";
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_changes(database), 1);
    sqlite3_close(database);
    study = study_open(path, &bench.problems);
    study_hash(study, after);
    study_close(study);
    assert_string_not_equal(before, after);
    bench_end(&bench);
    unlink(path);
}

static void a_study_goes_on_with_more_of_everything(void **state)
{
    (void)state;
    struct bench bench;
    char straight[65], resumed[65];
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("more");
    bench.plan.option_count = 3;
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_hash(study, straight);
    study_close(study);

    path = fresh_path("more");
    bench.plan.option_count = 2;
    bench.plan.settings.replicates = 10;
    bench.plan.settings.futures = 2;
    study = study_begin(path, &bench.plan, false, NULL, 1, &bench.problems);
    for (uint32_t future = 0; future < 2; future++)
        for (uint32_t stratum = 0; stratum < 2; stratum++)
            assert_true(write_block(study, 2, stratum, future, 0, 10, &bench.problems));
    assert_true(study_end(study, "done", &bench.problems));
    assert_int_equal(study_replicates(study), 10);
    study_close(study);

    bench.plan.option_count = 3;
    bench.plan.settings.replicates = 70;
    bench.plan.settings.futures = 4;
    study = study_begin(path, &bench.plan, true, NULL, 1, &bench.problems);
    assert_no_problems(&bench.problems);
    assert_true(study_has_block(study, 1, 1, 1, 0, 10));
    assert_false(study_has_block(study, 1, 1, 1, 0, 64));
    assert_false(study_has_block(study, 2, 1, 1, 0, 1));
    assert_false(study_has_block(study, 0, 0, 2, 0, 1));
    for (uint32_t future = 0; future < 4; future++)
        for (uint32_t stratum = 0; stratum < 2; stratum++)
            for (uint32_t first = 0; first < 70; first += 64)
                assert_true(write_block(study, 3, stratum, future, first, first ? 6 : 64, &bench.problems));
    assert_true(study_end(study, "done", &bench.problems));
    study_hash(study, resumed);
    assert_int_equal(study_futures(study), 4);
    assert_int_equal(study_replicates(study), 70);
    study_close(study);
    assert_string_equal(straight, resumed);
    bench_end(&bench);
    unlink(path);
}

static void a_row_that_is_computed_again_must_be_equal(void **state)
{
    (void)state;
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("again");
    struct study *study = write_whole(&bench, path, forward);
    struct study_row row;
    double value[OUTCOMES];
    fill(&row, value, 1, 0, 2, 5);
    assert_true(study_check_rows(study, &row, 1, &bench.problems));
    assert_true(study_write_block(study, &row, 0, &bench.problems));
    value[2] = nextafter(value[2], 1.0);
    assert_false(study_check_rows(study, &row, 1, &bench.problems));
    assert_problem(&bench.problems, "option some, trial 2/5, computed again, differs in c.\"odd\" name");
    study_end(study, "failed", &bench.problems);
    study_close(study);
    bench_end(&bench);
    unlink(path);
}

/* Half of a study's futures, then resumed under a plan that differs in one thing. */
static void refuse(const char *yaml, const struct override *override, const struct study_settings *settings,
                   uint32_t revision, const char *const *cuts, const char *words)
{
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("refuse");
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_close(study);
    bench_end(&bench);

    bench_begin(&bench, yaml, override, override != NULL);
    if (settings)
        bench.plan.settings = *settings;
    bench.plan.revision = revision;
    bench.plan.cuts = cuts;
    assert_null(study_begin(path, &bench.plan, true, NULL, 1, &bench.problems));
    assert_problem(&bench.problems, words);
    const uint32_t errors = bench.problems.error_count;
    assert_false(study_agrees(path, &bench.plan, &bench.problems));
    assert_int_equal(bench.problems.error_count, 2 * errors);
    bench_end(&bench);
    unlink(path);
}

static void a_study_of_another_world_is_refused_and_what_differs_is_named(void **state)
{
    (void)state;
    const struct study_settings base = {
        .seed = 3, .futures = 4, .replicates = 70, .design = "lhs", .sheet = 8, .noise = "own", .horizon_days = 30.0};
    struct study_settings settings = base;
    const char *const cuts[] = {"world.heat -> crisis", NULL};
    settings.seed = 4;
    refuse(SMALL, NULL, &settings, 1, NULL, "seed differs: the study has 3, this run 4");
    settings = base;
    settings.horizon_days = 45.5;
    refuse(SMALL, NULL, &settings, 1, NULL, "horizon (days) differs: the study has 30, this run 45.5");
    settings = base;
    settings.sheet = 16;
    refuse(SMALL, NULL, &settings, 1, NULL, "sheet");
    refuse(SMALL, NULL, &base, 2, NULL, "revision of the model differs: the study has 1, this run 2");
    refuse(SMALL, NULL, &base, 1, cuts, "list of cuts differs: the study has none");
    const struct override hot = {"world.heat", "0.1 .. 0.2 .. 0.6 assume \"hot\""};
    refuse(SMALL, &hot, &base, 1, NULL, "world.heat differs");
    refuse(SMALL_HEAD SMALL_WORLD
           "options:\n  none: { title: Nothing }\n  some: { title: Some, roles: { relief: 0.6 } }\n",
           NULL, &base, 1, NULL, "option some differs");
    refuse(SMALL_HEAD SMALL_WORLD "options:\n  none: { title: Nothing }\n", NULL, &base, 1, NULL,
           "option some of the study is no longer in the scenario");
}

static void comments_and_reasons_may_change_between_runs(void **state)
{
    (void)state;
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("comment");
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_close(study);
    bench_end(&bench);

    const char *changed =
        "# a new comment\n" SMALL_HEAD
        "world:\n  heat: 0.1 .. 0.2 .. 0.5 assume \"a better reason\"\n  pace: 0.5 .. 2 assume \"wide\"\n"
        "  start: storm | calm assume \"open\"\n" SMALL_OPTIONS;
    bench_begin(&bench, changed, NULL, 0);
    study = study_begin(path, &bench.plan, true, "again", 1, &bench.problems);
    assert_no_problems(&bench.problems);
    assert_true(study_end(study, "done", &bench.problems));
    const struct scenario_reader reader = study_reader(study);
    char *bytes;
    size_t size;
    assert_true(reader.read(reader.self, "scenario.yaml", &bytes, &size));
    assert_int_equal(size, strlen(changed));
    assert_memory_equal(bytes, changed, size);
    assert_false(reader.read(reader.self, "members.csv", &bytes, &size));
    free(bytes);
    study_close(study);
    bench_end(&bench);
    unlink(path);
}

static void overrides_and_cuts_are_kept(void **state)
{
    (void)state;
    struct bench bench;
    size_t count;
    const struct override hot = {"world.heat", "0.3 assume \"a = b\""};
    const char *const cuts[] = {"world.heat -> crisis", "a -> b", NULL};
    bench_begin(&bench, SMALL, &hot, 1);
    bench.plan.cuts = cuts;
    const char *path = fresh_path("kept");
    struct study *study = write_whole(&bench, path, forward);
    assert_true(study_end(study, "done", &bench.problems));
    study_close(study);
    study = study_open(path, &bench.problems);
    const struct override *kept = study_overrides(study, &count);
    assert_int_equal(count, 1);
    assert_string_equal(kept[0].path, "world.heat");
    assert_string_equal(kept[0].value, "0.3 assume \"a = b\"");
    assert_string_equal(study_cuts(study)[1], "a -> b");
    assert_null(study_cuts(study)[2]);
    study_close(study);
    bench_end(&bench);
    unlink(path);
}

static void a_killed_writer_leaves_a_study_that_goes_on(void **state)
{
    (void)state;
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("kill");
    const pid_t child = fork();
    if (child == 0) {
        struct study *study = study_begin(path, &bench.plan, false, NULL, 1, &bench.problems);
        for (uint32_t stratum = 0; stratum < 2; stratum++)
            write_block(study, 2, stratum, 0, 0, 64, &bench.problems);
        study_flush(study, &bench.problems);
        write_block(study, 2, 0, 1, 0, 64, &bench.problems); /* in a transaction that is never committed */
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    struct study *study = study_open(path, &bench.problems);
    assert_no_problems(&bench.problems);
    assert_int_equal(study_trial_count(study), 2 * 2 * 64);
    assert_int_equal(study_futures(study), 1);
    assert_int_equal(study_replicates(study), 64);
    study_close(study);
    study = study_begin(path, &bench.plan, true, NULL, 1, &bench.problems);
    assert_no_problems(&bench.problems);
    assert_true(study_has_block(study, 0, 0, 0, 0, 64));
    assert_false(study_has_block(study, 0, 0, 1, 0, 64));
    assert_true(write_block(study, 2, 0, 1, 0, 64, &bench.problems));
    assert_true(study_end(study, "done", &bench.problems));
    study_close(study);
    assert_int_equal(ask(path, "SELECT COUNT(*) FROM trial"), 2 * 2 * 64 + 2 * 64);
    bench_end(&bench);
    unlink(path);
}

static void what_is_no_study_is_told_so(void **state)
{
    (void)state;
    struct problems problems;
    problems_init(&problems);
    const char *path = fresh_path("none");
    assert_null(study_open(path, &problems));
    assert_problem(&problems, "no such file");
    FILE *file = fopen(path, "w");
    for (int k = 0; k < 2000; k++)
        fputs("a letter home, ", file);
    fclose(file);
    assert_null(study_open(path, &problems));
    assert_problem(&problems, "the file is no casus study");
    unlink(path);

    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, "PRAGMA application_id = 1667330933; PRAGMA user_version = 99; CREATE TABLE t(a)", NULL,
                 NULL, NULL);
    sqlite3_close(database);
    assert_null(study_open(path, &problems));
    assert_problem(&problems, "the study has format 99");
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, "PRAGMA user_version = 1", NULL, NULL, NULL);
    sqlite3_close(database);
    assert_null(study_open(path, &problems));
    assert_problem(&problems, "the study is damaged");
    problems_release(&problems);
    unlink(path);
}

static void a_file_left_blank_by_a_kill_is_begun_again(void **state)
{
    (void)state;
    struct bench bench;
    sqlite3 *database;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("blank");
    assert_false(study_is_blank(path));
    for (int k = 0; k < 2; k++) {
        FILE *file = fopen(path, "w");
        fclose(file);
        if (k == 1) {
            assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
            sqlite3_exec(database,
                         "PRAGMA page_size = 8192; PRAGMA application_id = 1667330933; PRAGMA user_version = 1", NULL,
                         NULL, NULL);
            sqlite3_close(database);
        }
        assert_true(study_is_blank(path));
        struct study *study = study_begin(path, &bench.plan, true, NULL, 1, &bench.problems);
        assert_no_problems(&bench.problems);
        assert_true(study_end(study, "done", &bench.problems));
        study_close(study);
        assert_false(study_is_blank(path));
        assert_int_equal(ask(path, "PRAGMA page_size"), 8192);
    }
    bench_end(&bench);
    unlink(path);
}

static void an_existing_file_is_not_overwritten(void **state)
{
    (void)state;
    struct bench bench;
    bench_begin(&bench, SMALL, NULL, 0);
    const char *path = fresh_path("exists");
    FILE *file = fopen(path, "w");
    fputs("mine", file);
    fclose(file);
    assert_null(study_begin(path, &bench.plan, false, NULL, 1, &bench.problems));
    assert_problem(&bench.problems, "exists already");
    assert_null(study_begin(path, &bench.plan, true, NULL, 1, &bench.problems));
    assert_problem(&bench.problems, "no casus study");
    assert_int_equal(access(path, F_OK), 0);
    bench_end(&bench);
    unlink(path);
    bench_begin(&bench, SMALL, NULL, 0);
    assert_null(study_begin("/nonexistent/folder/x.db", &bench.plan, false, NULL, 1, &bench.problems));
    assert_problem(&bench.problems, "cannot open the study");
    bench_end(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back_by_its_bits),
        cmocka_unit_test(one_sealed_file_is_left_and_sql_reads_it),
        cmocka_unit_test(the_hash_is_free_of_the_order_of_rows),
        cmocka_unit_test(a_changed_bit_changes_the_hash),
        cmocka_unit_test(a_study_goes_on_with_more_of_everything),
        cmocka_unit_test(a_row_that_is_computed_again_must_be_equal),
        cmocka_unit_test(a_study_of_another_world_is_refused_and_what_differs_is_named),
        cmocka_unit_test(comments_and_reasons_may_change_between_runs),
        cmocka_unit_test(overrides_and_cuts_are_kept),
        cmocka_unit_test(a_killed_writer_leaves_a_study_that_goes_on),
        cmocka_unit_test(what_is_no_study_is_told_so),
        cmocka_unit_test(a_file_left_blank_by_a_kill_is_begun_again),
        cmocka_unit_test(an_existing_file_is_not_overwritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
