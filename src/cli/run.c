#include "cli/cli.h"

#include "base/text.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* The command as it could be typed again, for the study's receipt. */
static void add_word(struct buffer *out, const char *word)
{
    if (out->length)
        buffer_add(out, " ");
    const size_t plain = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,@%+");
    if (*word && !word[plain]) {
        buffer_add(out, word);
        return;
    }
    buffer_add(out, "'");
    for (const char *c = word; *c; c++)
        if (*c == '\'')
            buffer_add(out, "'\\''");
        else
            buffer_add_slice(out, c, 1);
    buffer_add(out, "'");
}

static void write_command(const struct given *given, struct buffer *out)
{
    buffer_add(out, "casus run");
    add_word(out, given->argument[0]);
    for (size_t k = 0; k < given->command->option_count; k++)
        for (size_t v = 0; v < given->count[k]; v++) {
            buffer_format(out, " --%s", given->command->options[k].name);
            if (given->command->options[k].value)
                add_word(out, given->value[k][v]);
        }
}

/* scenarios/korea/ gives korea.db, here. */
static void default_study(const char *folder, struct buffer *out)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    size_t first = length;
    while (first > 0 && folder[first - 1] != '/')
        first--;
    buffer_add_slice(out, folder + first, length - first);
    buffer_add(out, ".db");
}

/* "90 d", "90": days. */
static int read_horizon(const struct given *given, struct casus_run *run)
{
    const char *text = given_value(given, "horizon");
    if (!text)
        return EXIT_DONE;
    const size_t length = text_number(text, &run->horizon_days);
    const char *unit = text + length + strspn(text + length, " ");
    if (length == 0 || (*unit && strcmp(unit, "d") != 0) || !(run->horizon_days > 0.0)) {
        message("--horizon takes days, as in 90, not \"%s\"", text);
        return EXIT_WRONG_USAGE;
    }
    run->has_horizon = 1;
    return EXIT_DONE;
}

static int read_numbers(const struct given *given, struct casus_run *run)
{
    int status = read_horizon(given, run);
    status = status ? status : given_count(given, "futures", 1, 1000000, &run->futures);
    status = status ? status : given_count(given, "replicates", 1, 1000000, &run->replicates);
    status = status ? status : given_count(given, "threads", 1, 1024, &run->threads);
    status = status ? status : given_count(given, "seed", 0, UINT32_MAX, &run->seed);
    run->has_seed = given_value(given, "seed") != NULL;
    return status;
}

static void tell_done(const struct casus_run *run)
{
    char trials[32], failed[32], rate[32];
    fprintf(stderr, "done: %s trials (%s failed)", grouped(run->trials + run->kept, trials),
            grouped(run->failed, failed));
    if (run->trials == 0)
        fputs(", nothing was left to do", stderr);
    else if (run->seconds > 0.0)
        fprintf(stderr, ", %s trials/s, %.1f s", grouped((uint64_t)((double)run->trials / run->seconds), rate),
                run->seconds);
    fprintf(stderr, ". next: casus show %s\n", run->study);
}

static void tell_stopped(const struct casus_run *run, const char *scenario)
{
    char kept[32];
    fprintf(stderr,
            "stopped: %s trials are kept in %s. To go on: casus run %s --resume -o %s, with the options given before\n",
            grouped(run->trials + run->kept, kept), run->study, scenario, run->study);
}

/* Warnings are read once, with check; here they would only hide the run. */
static void tell_warnings(struct casus_problems **problems, const char *scenario)
{
    const size_t count = casus_problem_count(*problems);
    if (count > 0)
        fprintf(stderr, "%zu warning%s: casus check %s\n", count, count == 1 ? "" : "s", scenario);
    casus_problems_free(*problems);
    *problems = NULL;
}

static int run_scenario(const struct given *given, struct casus_run *run)
{
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    struct progress progress;
    enum casus_status status =
        casus_scenario_load(given->argument[0], given_values(given, "set"), &scenario, &problems);
    if (status == CASUS_OK) {
        tell_warnings(&problems, given->argument[0]);
        failure_note_run(run->command, run->study);
        progress_begin(&progress, run, run->study);
        run->progress = progress_step;
        run->self = &progress;
        status = casus_run(scenario, run, &problems);
        progress_end(&progress);
        failure_note_run(NULL, NULL);
    }
    show_problems(problems);
    casus_scenario_free(scenario);
    if (status == CASUS_OK)
        tell_done(run);
    if (status == CASUS_STOPPED)
        tell_stopped(run, given->argument[0]);
    return status == CASUS_STOPPED && progress_signal() == SIGTERM ? EXIT_REQUEUE : exit_of(status);
}

static int run_command(const struct given *given)
{
    struct casus_run run = CASUS_RUN_INIT;
    struct buffer command, study;
    const int status = read_numbers(given, &run);
    if (status)
        return status;
    if (given_flag(given, "resume") && given_flag(given, "force")) {
        message("--resume goes on with a study, --force replaces it: not both");
        return EXIT_WRONG_USAGE;
    }
    buffer_init(&command);
    buffer_init(&study);
    write_command(given, &command);
    if (given_value(given, "output"))
        buffer_add(&study, given_value(given, "output"));
    else
        default_study(given->argument[0], &study);
    run.study = buffer_text(&study);
    run.command = buffer_text(&command);
    run.options = given_values(given, "option");
    run.cut = given_values(given, "cut");
    run.resume = given_flag(given, "resume");
    run.overwrite = given_flag(given, "force");
    const int end = run_scenario(given, &run);
    buffer_release(&command);
    buffer_release(&study);
    return end;
}

static const struct option_row options[] = {
    {"output", 'o', "STUDY", false, "the study to write; else SCENARIO's name and .db", "file"},
    {"option", 0, "ID", true, "run this option only", NULL},
    {"futures", 0, "N", false, "how many futures; else the scenario's number", NULL},
    {"replicates", 0, "N", false, "how many trials of each; else the scenario's number", NULL},
    {"seed", 0, "N", false, "where chance begins; else the scenario's number", NULL},
    {"horizon", 0, "DAYS", false, "how long a trial runs; else the scenario's number", NULL},
    {"set", 's', "PATH=VALUE", true, "put another value in a number's place", NULL},
    {"cut", 0, "'A -> B'", true, "mechanism B reads signal A as it was at the start", NULL},
    {"threads", 'j', "N", false, "how many threads; else one for each processor", NULL},
    {"resume", 0, NULL, false, "go on with a study, or add futures, replicates and options", NULL},
    {"force", 0, NULL, false, "replace a study that exists", NULL},
};

const struct command command_run = {
    .name = "run",
    .arguments = "SCENARIO",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "run a scenario into a study, one SQLite file",
    .examples = "  casus run scenarios/korea -o korea.db\n"
                "  casus run scenarios/korea -o korea.db --resume --futures 512\n"
                "  casus run scenarios/korea -o try.db --option none --option air_naval --futures 16\n"
                "  casus run scenarios/korea -o short.db --set alliance.silence_window='1 d assume \"short\"'\n",
    .more =
        "Numbers do not depend on --threads, nor on how often a run was interrupted. Ctrl-C finishes the blocks at\n"
        "hand, keeps them and ends with 130, SIGTERM with 75; --resume goes on. A kill leaves a valid study too.\n",
    .complete = "folder",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run_command,
};
