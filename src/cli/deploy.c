#include "cli/cli.h"

#include "base/text.h"
#include <unistd.h>

/* 0 if it is not given. */
static int given_day(const struct given *given, const char *name, double *day)
{
    const char *text = given_value(given, name);
    const size_t length = text ? text_number(text, day) : 0;
    if (!text || (length > 0 && text[length] == '\0' && *day >= 0.001 && *day <= 10000.0))
        return 0;
    message("--%s wants a day after day 0, up to 10000, not %s", name, text);
    return EXIT_WRONG_USAGE;
}

static int deploy(const struct given *given)
{
    struct casus_deploy deploy = CASUS_DEPLOY_INIT;
    struct casus_problems *problems = NULL;
    uint32_t futures = 0, replicates = 0, seed = 1, jobs = 0;
    if (given_count(given, "futures", 1, 100000, &futures) ||
        given_count(given, "replicates", 1, 100000, &replicates) || given_count(given, "seed", 1, UINT32_MAX, &seed) ||
        given_count(given, "jobs", 1, 256, &jobs) || given_day(given, "recall", &deploy.recall_day))
        return EXIT_WRONG_USAGE;
    if (given_flag(given, "json") && given_flag(given, "markdown")) {
        message("--json and --markdown exclude each other");
        return EXIT_WRONG_USAGE;
    }
    deploy.scenario = given->argument[0];
    deploy.options = given_values(given, "option");
    deploy.stratum = given_value(given, "stratum");
    deploy.set = given_values(given, "set");
    deploy.futures = futures;
    deploy.replicates = replicates;
    deploy.threads = jobs;
    deploy.seed = seed;
    deploy.worth = given_flag(given, "worth");
    deploy.form = given_flag(given, "json") ? 2 : given_flag(given, "markdown") ? 1 : 0;
    deploy.width = terminal_width(STDOUT_FILENO);
    deploy.colour = wants_colour(STDOUT_FILENO);
    const enum casus_status status = casus_deploy(&deploy, write_out, stdout, &problems);
    if (status != CASUS_OK) {
        show_problems(problems);
        return exit_of(status);
    }
    const size_t warnings = casus_problem_count(problems);
    if (warnings > 0)
        message("%zu %s: casus check %s", warnings, warnings == 1 ? "warning" : "warnings", deploy.scenario);
    casus_problems_free(problems);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {"option", 0, "ID", true, "this option only; one by itself is told in full", NULL},
    {"stratum", 0, "ID", false, "the start, or other switch kept apart; the first if not given", NULL},
    {"recall", 0, "DAY", false, "call all back on that day: when are they home, and what lift does it take", NULL},
    {"worth", 0, NULL, false, "what one more ship, aircraft, spot, open passage or day of warning buys", NULL},
    {"set", 0, "PATH=VALUE", true, "change a number or switch", NULL},
    {"futures", 0, "N", false, "futures; 200 if not given", NULL},
    {"replicates", 0, "N", false, "trials of each future; 10 if not given", NULL},
    {"seed", 0, "N", false, "where chance begins; 1 if not given", NULL},
    {"jobs", 'j', "N", false, "threads; as many as there are processors if not given", NULL},
    {"json", 0, NULL, false, "for a program to read, closure curves included", NULL},
    {"markdown", 0, NULL, false, "for a page of documentation", NULL},
};

const struct command command_deploy = {
    .name = "deploy",
    .arguments = "SCENARIO",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "movement alone: when would it be there, and what holds it",
    .examples = "  casus deploy scenarios/korea\n"
                "  casus deploy scenarios/korea --option relief_logistics --worth\n"
                "  casus deploy scenarios/korea --option relief_logistics --recall 120\n"
                "  casus deploy scenarios/korea --option full --set passages.suez.open='0 % assume \"shut\"'\n",
    .more = "Everybody agrees on day 0 and gives what he has: what is left is readiness, lift, ways, ports and roads.\n"
            "A scenario that says world: movement is a list of movements by itself: forces, lift, nodes, routes.\n",
    .complete = "folder",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = deploy,
};
