#include "cli/report.h"

#include <string.h>

/* A word after the model is a key=value of its own, or the file. */
static void pass_words(struct report_arguments *arguments, const struct given *given)
{
    for (size_t k = 1; k < given->argument_count; k++) {
        const char *word = given->argument[k];
        if (strchr(word, '='))
            report_add(arguments, word, NULL);
        else
            report_add(arguments, "file", word);
    }
}

static void pass_options(struct report_arguments *arguments, const struct given *given)
{
    for (size_t k = 0; k < given->command->option_count; k++) {
        const struct option_row *row = &given->command->options[k];
        if (row->value)
            report_pass(arguments, given, row->name, row->name);
        else if (given_flag(given, row->name))
            report_add(arguments, row->name, NULL);
    }
}

static int calc(const struct given *given)
{
    struct report_arguments arguments = {.count = 0};
    struct casus_problems *problems = NULL;
    pass_words(&arguments, given);
    pass_options(&arguments, given);
    const char *model = given->argument_count ? given->argument[0] : NULL;
    const enum casus_status status = casus_calc(model, arguments.list, write_out, stdout, &problems);
    fflush(stdout);
    show_problems(problems);
    for (size_t k = 0; k < arguments.count; k++)
        buffer_release(&arguments.text[k]);
    return exit_of(status);
}

/* Of one model its keys, equations and sources; without one, which there are. */
static bool describe(const char *model)
{
    static const char *const help[] = {"help", NULL};
    struct casus_problems *problems = NULL;
    const enum casus_status status = casus_calc(model, help, write_out, stdout, &problems);
    casus_problems_free(problems);
    return status == CASUS_OK && model;
}

static const struct option_row options[] = {
    {"rule", 0, "NAME", true, "alliance: this rule, in detail; without it all, side by side", NULL},
    {"rounds", 0, "N", false, "alliance: rounds of the eum rules", NULL},
    {"status-quo", 0, "X", false, "alliance: what holds when nothing is agreed", NULL},
    {"proposal", 0, "X", false, "alliance: opening text", NULL},
    {"cost", 0, "C", false, "alliance: nash, cost of no agreement", NULL},
    {"count-share", 0, "S", false, "alliance: qualified_majority, least share of actors", NULL},
    {"weight-share", 0, "S", false, "alliance: qualified_majority, least share of capability", NULL},
    {"q", 0, "Q", false, "alliance: eum, probability that the status quo holds unchallenged", NULL},
    {"blocking", 0, "K", false, "alliance: silence, cost of openly blocking", NULL},
    {"json", 0, NULL, false, "for a program to read", NULL},
};

const struct command command_calc = {
    .name = "calc",
    .arguments = "[MODEL] [FILE | KEY=VALUE ...]",
    .argument_most = ARGUMENTS_MOST,
    .summary = "a published model by itself, without a scenario",
    .examples = "  casus calc\n"
                "  casus calc alliance examples/alliance/ec-emissions.csv\n"
                "  casus calc alliance examples/alliance/ec-emissions.csv --rule eum_scholz\n"
                "  casus calc alliance --help\n",
    .complete = "file",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .describe = describe,
    .run = calc,
};
