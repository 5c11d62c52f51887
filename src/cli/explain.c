#include "cli/report.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- one trial ---- */

static int tell_trial(const struct given *given, struct report_arguments *arguments, struct buffer *out)
{
    if (!given_value(given, "option")) {
        message("explain needs --option ID, or --structure");
        return EXIT_WRONG_USAGE;
    }
    report_add(arguments, "form", given_flag(given, "json") ? "json" : "text");
    report_pass(arguments, given, "option", "option");
    report_pass(arguments, given, "trial", "trial");
    report_pass(arguments, given, "stratum", "stratum");
    report_width(arguments);
    return report_write(given, "explain", arguments, out);
}

/* ---- the structure ---- */

/* A study is a file; a scenario a folder, or a file that ends in .yaml. */
static bool is_scenario(const char *path)
{
    const size_t length = strlen(path), ending = strlen(".yaml");
    struct stat status;
    return (length > ending && strcmp(path + length - ending, ".yaml") == 0) ||
           (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}

static int tell_of_scenario(const struct given *given, const struct report_arguments *arguments, struct buffer *out)
{
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    enum casus_status status =
        casus_scenario_load(given->argument[0], given_values(given, "set"), &scenario, &problems);
    if (status == CASUS_OK) {
        /* Warnings are read once, with check. */
        casus_problems_free(problems);
        problems = NULL;
        status = casus_structure(scenario, arguments->list, write_buffer, out, &problems);
    }
    show_problems(problems);
    casus_scenario_free(scenario);
    return exit_of(status);
}

static int tell_structure(const struct given *given, struct report_arguments *arguments, struct buffer *out)
{
    static const char *const passed[] = {"from", "to", "loops", "cut"};
    if (given_flag(given, "json") && given_flag(given, "svg")) {
        message("--json and --svg exclude each other");
        return EXIT_WRONG_USAGE;
    }
    report_add(arguments, "form", given_flag(given, "json") ? "json" : given_flag(given, "svg") ? "svg" : "text");
    for (size_t k = 0; k < sizeof passed / sizeof passed[0]; k++)
        report_pass(arguments, given, passed[k], passed[k]);
    if (given_flag(given, "entities"))
        report_add(arguments, "entities", NULL);
    report_width(arguments);
    if (!is_scenario(given->argument[0]) && given_value(given, "set")) {
        message("a study is as it was run: --set is for a scenario");
        return EXIT_WRONG_USAGE;
    }
    return is_scenario(given->argument[0]) ? tell_of_scenario(given, arguments, out)
                                           : report_write(given, "structure", arguments, out);
}

/* What belongs to the other half of the command is a mistake, not passed over. */
static bool fits(const struct given *given)
{
    static const char *const of_trial[] = {"option", "trial", "stratum"};
    static const char *const of_structure[] = {"svg", "from", "to", "loops", "cut", "entities", "set", "output"};
    const bool structure = given_flag(given, "structure");
    const char *const *others = structure ? of_trial : of_structure;
    const size_t count = structure ? sizeof of_trial / sizeof *of_trial : sizeof of_structure / sizeof *of_structure;
    for (size_t k = 0; k < count; k++)
        if (given_flag(given, others[k])) {
            message(structure ? "--%s is of one trial, not of the structure" : "--%s needs --structure", others[k]);
            return false;
        }
    return true;
}

static int explain(const struct given *given)
{
    struct report_arguments arguments = {.count = 0};
    struct buffer out;
    if (!fits(given))
        return EXIT_WRONG_USAGE;
    buffer_init(&out);
    int status =
        given_flag(given, "structure") ? tell_structure(given, &arguments, &out) : tell_trial(given, &arguments, &out);
    report_release(&arguments);
    const char *path = given_value(given, "output");
    if (status == EXIT_DONE && path)
        status = write_whole(path, &out);
    else if (status == EXIT_DONE)
        write_out(stdout, buffer_text(&out), out.length);
    buffer_release(&out);
    return status;
}

static const struct option_row options[] = {
    {"option", 0, "ID", false, "the option (required, for a trial)", NULL},
    {"trial", 0, "F/R", false, "future and replicate, from 0; else the trial nearest the middle", NULL},
    {"stratum", 0, "ID", false, "the stratum; else the first", NULL},
    {"structure", 0, NULL, false, "no trial: which signal feeds which, and what comes back", NULL},
    {"from", 0, "NAME", false, "of a signal, a mechanism or an outcome: what it feeds in the end", NULL},
    {"to", 0, "NAME", false, "and what feeds it; with --from: the shortest ways between", NULL},
    {"loops", 0, "N", false, "tell so many of the loops, the shortest; 12 if not given", NULL},
    {"entities", 0, NULL, false, "every signal by itself, not force.called.* for all roles", NULL},
    {"cut", 0, "'A -> B'", true, "as if cut so, to see which loops are left", NULL},
    {"set", 's', "PATH=VALUE", true, "of a scenario: put another value in a number's place", NULL},
    {"svg", 0, NULL, false, "the structure as a picture", NULL},
    {"json", 0, NULL, false, "for a program to read", NULL},
    {"output", 'o', "FILE", false, "where the structure goes; else standard output", "file"},
};

const struct command command_explain = {
    .name = "explain",
    .arguments = "STUDY | --structure SCENARIO",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "replay one trial and tell it as a dated log with reasons; or what feeds what in this model",
    .examples = "  casus explain korea.db --option non_combat\n"
                "  casus explain korea.db --option non_combat --trial 17/3 --stratum violent\n"
                "  casus explain --structure scenarios/korea\n"
                "  casus explain --structure scenarios/korea --from reactors.CHN.level --to crisis.violence\n"
                "  casus explain --structure scenarios/korea --svg -o korea.svg\n",
    .more = "The trial is computed again from the study and must come out as it is stored there, to the bit.\n"
            "The structure is compiled from what mechanisms declare, for this scenario or the one a study keeps. Each\n"
            "of its arrows is printed as casus run --cut takes it.\n",
    .complete = "file",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = explain,
};
