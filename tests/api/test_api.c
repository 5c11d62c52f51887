#include "base/failure.h"
#include "check.h"
#include <casus/casus.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct text {
    char *bytes;
    size_t length;
};

static void keep(void *self, const char *bytes, size_t size)
{
    struct text *text = self;
    text->bytes = realloc(text->bytes, text->length + size + 1);
    memcpy(text->bytes + text->length, bytes, size);
    text->length += size;
    text->bytes[text->length] = '\0';
}

/* The problems as text, the problems freed. The caller frees. */
static char *shown(struct casus_problems **problems)
{
    struct text text = {calloc(1, 1), 0};
    casus_problems_write(*problems, 50, keep, &text);
    casus_problems_free(*problems);
    *problems = NULL;
    return text.bytes;
}

static void assert_said(struct casus_problems **problems, const char *words)
{
    char *text = shown(problems);
    if (!strstr(text, words))
        fail_msg("no problem says \"%s\":\n%s", words, text);
    free(text);
}

static void assert_ok(enum casus_status status, struct casus_problems **problems)
{
    if (status != CASUS_OK)
        fail_msg("%s:\n%s", casus_status_text(status), shown(problems));
    casus_problems_free(*problems);
    *problems = NULL;
}

static const char *fresh_path(const char *name)
{
    static char path[200];
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/casus-api-%s-%ld.db", folder ? folder : "/tmp", name, (long)getpid());
    unlink(path);
    return path;
}

static struct casus_scenario *korea(void)
{
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    assert_ok(casus_scenario_load("scenarios/korea", NULL, &scenario, &problems), &problems);
    return scenario;
}

static struct casus_run small_run(const char *path)
{
    struct casus_run run = CASUS_RUN_INIT;
    run.study = path;
    run.futures = 3;
    run.replicates = 5;
    return run;
}

static void nothing_is_freed_twice_and_nothing_may_be_freed(void **state)
{
    (void)state;
    casus_scenario_free(NULL);
    casus_study_free(NULL);
    casus_problems_free(NULL);
    casus_problems_write(NULL, 50, keep, NULL);
    assert_int_equal(casus_problem_count(NULL), 0);
    assert_int_equal(casus_problem_errors(NULL), 0);
    assert_null(casus_problem_at(NULL, 0));
    for (int k = CASUS_OK; k <= CASUS_MEMORY; k++)
        assert_true(strlen(casus_status_text((enum casus_status)k)) > 3);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    assert_int_equal(casus_scenario_load("scenarios/nowhere", NULL, &scenario, &problems), CASUS_IO);
    assert_null(scenario);
    assert_int_equal(casus_problem_errors(problems), 1);
    const struct casus_problem *problem = casus_problem_at(problems, 0);
    assert_int_equal(problem->severity, CASUS_ERROR);
    assert_string_equal(problem->file, "scenarios/nowhere");
    assert_int_equal(problem->line, 0);
    assert_null(casus_problem_at(problems, 1));
    assert_said(&problems, "there is no such folder");
}

static void problems_accumulate_and_hold_their_place(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    const char *const one[] = {"alliance.silence_windw=1 d", NULL}, *const two[] = {"x", NULL};
    assert_int_equal(casus_scenario_load("scenarios/korea", one, &scenario, &problems), CASUS_INVALID);
    const size_t first = casus_problem_errors(problems);
    assert_true(first > 0);
    assert_int_equal(casus_scenario_load("scenarios/korea", two, &scenario, &problems), CASUS_INVALID);
    assert_null(scenario);
    assert_true(casus_problem_errors(problems) > first);
    assert_said(&problems, "did you mean silence_window?");
}

static void a_scenario_tells_about_itself(void **state)
{
    (void)state;
    struct casus_scenario *scenario = korea();
    struct text text = {NULL, 0};
    assert_int_equal(casus_scenario_text(scenario, "summary", keep, &text), CASUS_OK);
    assert_int_equal(strncmp(text.bytes, "korea: ok. ", 11), 0);
    assert_non_null(strstr(text.bytes, " sourced, "));
    text.length = 0;
    assert_int_equal(casus_scenario_text(scenario, "ledger", keep, &text), CASUS_OK);
    assert_non_null(strstr(text.bytes, "alliance.silence_window"));
    text.length = 0;
    assert_int_equal(casus_scenario_text(scenario, "nonsense", keep, &text), CASUS_USAGE);
    assert_int_equal(casus_scenario_text(NULL, "summary", keep, &text), CASUS_USAGE);
    assert_int_equal(text.length, 0);
    assert_int_equal(casus_scenario_text(NULL, "schema", keep, &text), CASUS_OK);
    assert_int_equal(text.bytes[0], '{');
    text.length = 0;
    assert_int_equal(casus_scenario_text(NULL, "help members.FRA.support", keep, &text), CASUS_OK);
    assert_int_equal(strncmp(text.bytes, "members.support\n", 16), 0);
    text.length = 0;
    assert_int_equal(casus_scenario_text(NULL, "help membrs", keep, &text), CASUS_USAGE);
    assert_string_equal(text.bytes, "members");
    free(text.bytes);
    casus_scenario_free(scenario);
}

static void a_run_is_read_back(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_study *study = NULL;
    struct casus_column column, again;
    struct casus_scenario *scenario = korea();
    const char *path = fresh_path("read");
    const char *const options[] = {"none", "non_combat", NULL};
    struct casus_run run = small_run(path);
    run.options = options;
    assert_ok(casus_run(scenario, &run, &problems), &problems);
    assert_int_equal(run.option_count, 2);
    assert_int_equal(run.trials, run.stratum_count * 2 * 3 * 5);
    assert_int_equal(run.failed, 0);

    assert_ok(casus_study_open(path, &study, &problems), &problems);
    assert_int_equal(casus_study_rows(study), run.trials);
    assert_int_equal(casus_study_failed(study), 0);
    assert_int_equal(casus_study_futures(study), 3);
    assert_int_equal(casus_study_replicates(study), 5);
    assert_string_equal(casus_study_option(study, 0), "none");
    assert_null(casus_study_option(study, 2));
    assert_non_null(casus_study_stratum(study, run.stratum_count - 1));
    assert_null(casus_study_stratum(study, run.stratum_count));
    size_t outcomes = 0;
    for (; casus_study_outcome(study, outcomes); outcomes++) {
        assert_ok(
            casus_study_column(study, "non_combat", NULL, casus_study_outcome(study, outcomes), &column, &problems),
            &problems);
        assert_int_equal(column.count, 15);
        for (size_t k = 0; k < column.count; k++)
            assert_true(column.value[k] == column.value[k] &&
                        (column.type == 2 || column.value[k] - column.value[k] == 0.0));
    }
    assert_true(outcomes > 50);
    assert_ok(casus_study_column(study, "none", casus_study_stratum(study, 0), "crisis.peak", &column, &problems),
              &problems);
    assert_int_equal(column.type, 1);
    assert_ok(casus_study_column(study, "none", NULL, "crisis.peak", &again, &problems), &problems);
    assert_ptr_equal(column.value, again.value);
    for (size_t k = 0; k < column.count; k++)
        assert_true(column.value[k] >= 1.0 && column.value[k] <= 4.0);
    assert_int_equal(casus_study_column(study, "nne", "x", "crisis.peek", &column, &problems), CASUS_USAGE);
    assert_int_equal(casus_problem_errors(problems), 3);
    assert_said(&problems, "did you mean crisis.peak?");
    casus_study_free(study);
    casus_scenario_free(scenario);
    unlink(path);
}

static int count_calls(void *self, uint64_t done, uint64_t failed, uint64_t all)
{
    int *calls = self;
    *calls += 1;
    return failed > done || done > all;
}

static int stop_at_once(void *self, uint64_t done, uint64_t failed, uint64_t all)
{
    (void)self;
    (void)done;
    (void)failed;
    (void)all;
    return 1;
}

static void a_study_is_never_lost_by_mistake(void **state)
{
    (void)state;
    int calls = 0;
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = korea();
    const char *path = fresh_path("keep");
    struct casus_run run = small_run(path);
    run.progress = stop_at_once;
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_STOPPED);
    run = small_run(path);
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_USAGE);
    assert_said(&problems, "the file exists already");
    run.resume = 1;
    run.progress = count_calls;
    run.self = &calls;
    assert_ok(casus_run(scenario, &run, &problems), &problems);
    assert_true(calls >= 2);
    run.has_seed = 1;
    run.seed = 1234;
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_STUDY);
    assert_said(&problems, "seed differs");
    run.overwrite = 1;
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_USAGE);
    run.resume = 0;
    assert_ok(casus_run(scenario, &run, &problems), &problems);
    unlink(path);

    FILE *file = fopen(path, "w");
    fputs("a letter\n", file);
    fclose(file);
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_STUDY);
    assert_said(&problems, "it is not replaced");
    assert_int_equal(access(path, F_OK), 0);
    unlink(path);
    casus_scenario_free(scenario);
}

static void what_is_asked_of_a_run_is_checked(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = korea();
    const char *path = fresh_path("asked");
    const char *const options[] = {"non_combt", NULL}, *const cut[] = {"no.such -> alliance", NULL};
    struct casus_run run = small_run(path);
    run.options = options;
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_INVALID);
    assert_said(&problems, "did you mean non_combat?");
    run = small_run(path);
    run.cut = cut;
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_INVALID);
    casus_problems_free(problems);
    problems = NULL;
    run = small_run(NULL);
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_USAGE);
    run = small_run(path);
    run.has_horizon = 1;
    run.horizon_days = -3.0;
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_USAGE);
    run = small_run("/nonexistent/folder/study.db");
    assert_int_equal(casus_run(scenario, &run, &problems), CASUS_IO);
    casus_problems_free(problems);
    assert_int_not_equal(access(path, F_OK), 0);
    casus_scenario_free(scenario);
}

/* A program built when struct casus_run was shorter goes on working: what it did not know is as if zero. */
static void an_older_caller_is_served(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = korea();
    const char *path = fresh_path("older");
    struct casus_run run = small_run(path);
    run.size = offsetof(struct casus_run, option_count);
    run.option_count = 77;
    run.trials = 88;
    assert_ok(casus_run(scenario, &run, &problems), &problems);
    assert_int_equal(run.option_count, 77);
    assert_int_equal(run.trials, 88);
    casus_scenario_free(scenario);
    unlink(path);
}

static void reports_are_asked_for_by_name(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_study *study = NULL;
    struct text text = {NULL, 0};
    struct casus_scenario *scenario = korea();
    const char *path = fresh_path("report");
    struct casus_run run = small_run(path);
    assert_ok(casus_run(scenario, &run, &problems), &problems);
    casus_scenario_free(scenario);
    assert_ok(casus_study_open(path, &study, &problems), &problems);

    const char *const hash[] = {"hash", NULL}, *const json[] = {"form=json", NULL}, *const odd[] = {"form=poem", NULL},
                      *const stray[] = {"trial=1/1", NULL}, *const bare[] = {"form", NULL};
    const char *const explain[] = {"option=non_combat", "trial=1/2", NULL}, *const far[] = {"option=none", "trial=9/9",
                                                                                            NULL};
    assert_ok(casus_report(study, "show", hash, keep, &text, &problems), &problems);
    assert_int_equal(text.length, 65);
    text.length = 0;
    assert_ok(casus_report(study, "show", json, keep, &text, &problems), &problems);
    assert_true(text.bytes[0] == '{' || text.bytes[0] == '[');
    text.length = 0;
    assert_ok(casus_report(study, "show", NULL, keep, &text, &problems), &problems);
    assert_non_null(strstr(text.bytes, "not a forecast"));
    text.length = 0;
    assert_ok(casus_report(study, "explain", explain, keep, &text, &problems), &problems);
    assert_non_null(strstr(text.bytes, "1/2"));
    text.length = 0;
    assert_ok(casus_report(study, "explain", (const char *const[]){"option=none", NULL}, keep, &text, &problems),
              &problems);
    assert_non_null(strstr(text.bytes, "nearest the middle"));
    text.length = 0;
    assert_ok(casus_report(study, "brief", NULL, keep, &text, &problems), &problems);
    assert_non_null(strstr(text.bytes, "<html"));
    text.length = 0;
    assert_int_equal(casus_report(study, "poem", NULL, keep, &text, &problems), CASUS_USAGE);
    assert_int_equal(casus_report(study, "show", odd, keep, &text, &problems), CASUS_USAGE);
    assert_int_equal(casus_report(study, "show", stray, keep, &text, &problems), CASUS_USAGE);
    assert_int_equal(casus_report(study, "show", bare, keep, &text, &problems), CASUS_USAGE);
    assert_int_equal(casus_report(study, "explain", far, keep, &text, &problems), CASUS_USAGE);
    assert_int_equal(casus_report(study, "explain", NULL, keep, &text, &problems), CASUS_USAGE);
    assert_int_equal(text.length, 0);
    assert_said(&problems, "the study has futures 0 to 2 and replicates 0 to 4");
    free(text.bytes);
    casus_study_free(study);
    unlink(path);
}

static void a_file_that_is_no_study_is_told_apart_from_one_that_is_not_there(void **state)
{
    (void)state;
    struct casus_problems *problems = NULL;
    struct casus_study *study = NULL;
    assert_int_equal(casus_study_open(fresh_path("absent"), &study, &problems), CASUS_IO);
    assert_int_equal(casus_study_open("README.md", &study, &problems),
                     access("README.md", R_OK) == 0 ? CASUS_STUDY : CASUS_IO);
    assert_int_equal(casus_study_open("CMakeLists.txt", &study, &problems), CASUS_STUDY);
    assert_null(study);
    assert_said(&problems, "the file is no casus study");
}

static void shout(const char *what, const char *file, int line)
{
    _exit(strcmp(what, "1 == 2") == 0 && strcmp(file, "a.c") == 0 && line == 7 ? 42 : 43);
}

static void a_broken_promise_reaches_the_host_and_ends_the_process(void **state)
{
    (void)state;
    int status;
    for (int heard = 0; heard < 2; heard++) {
        const pid_t child = fork();
        if (child == 0) {
            casus_set_failure_handler(heard ? shout : NULL);
            failure("1 == 2", "a.c", 7);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        if (heard)
            assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 42);
        else
            assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

static void models_are_computed_by_name(void **state)
{
    (void)state;
    static const char *const wanted[] = {"file=examples/alliance/ec-emissions.csv", "rule=median", NULL};
    static const char *const lacking[] = {"rule=median", NULL};
    static const char *const help[] = {"help", NULL};
    struct casus_problems *problems = NULL;
    struct text text = {calloc(1, 1), 0};
    assert_int_equal(casus_calc("alliance", wanted, keep, &text, &problems), CASUS_OK);
    assert_non_null(strstr(text.bytes, "Decision: 7 years"));
    text.length = 0;
    assert_int_equal(casus_calc(NULL, NULL, keep, &text, &problems), CASUS_OK);
    assert_non_null(strstr(text.bytes, "alliance"));
    text.length = 0;
    assert_int_equal(casus_calc("alliance", help, keep, &text, &problems), CASUS_OK);
    assert_non_null(strstr(text.bytes, "Source: "));
    text.length = 0;
    assert_int_equal(casus_problem_count(problems), 0);
    assert_int_equal(casus_calc("alliance", lacking, keep, &text, &problems), CASUS_USAGE);
    assert_said(&problems, "a table of actors is needed");
    assert_int_equal(casus_calc("alliances", NULL, keep, &text, &problems), CASUS_USAGE);
    assert_said(&problems, "did you mean alliance?");
    assert_int_equal(text.length, 0);
    free(text.bytes);
}

static void models_tell_their_keys(void **state)
{
    (void)state;
    struct casus_calc_key key;
    size_t models = 0;
    for (const char *model; (model = casus_calc_model(models)) != NULL; models++) {
        assert_int_equal(casus_calc_key(model, 0, &key), CASUS_OK);
        assert_int_equal(casus_calc_key(model, 48, &key), CASUS_USAGE); /* more than the command line holds */
    }
    assert_true(models > 0);
    assert_string_equal(casus_calc_model(0), "alliance");
    assert_int_equal(casus_calc_key("alliance", 1, &key), CASUS_OK);
    assert_string_equal(key.name, "rule");
    assert_string_equal(key.value, "NAME");
    assert_true(key.repeats);
    assert_int_equal(casus_calc_key("alliances", 0, &key), CASUS_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_tell_their_keys),
        cmocka_unit_test(a_broken_promise_reaches_the_host_and_ends_the_process),
        cmocka_unit_test(nothing_is_freed_twice_and_nothing_may_be_freed),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
        cmocka_unit_test(problems_accumulate_and_hold_their_place),
        cmocka_unit_test(a_scenario_tells_about_itself),
        cmocka_unit_test(a_run_is_read_back),
        cmocka_unit_test(a_study_is_never_lost_by_mistake),
        cmocka_unit_test(what_is_asked_of_a_run_is_checked),
        cmocka_unit_test(an_older_caller_is_served),
        cmocka_unit_test(reports_are_asked_for_by_name),
        cmocka_unit_test(models_are_computed_by_name),
        cmocka_unit_test(a_file_that_is_no_study_is_told_apart_from_one_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
