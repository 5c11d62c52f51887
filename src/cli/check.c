#include "cli/cli.h"

#include <stdio.h>

static int check(const struct given *given)
{
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    const enum casus_status status =
        casus_scenario_load(given->argument[0], given_values(given, "set"), &scenario, &problems);
    if (status == CASUS_OK) {
        const char *what = given_flag(given, "csv") ? "ledger.csv" : given_flag(given, "ledger") ? "ledger" : "summary";
        casus_scenario_text(scenario, what, write_out, stdout);
        fflush(stdout);
    }
    show_problems(problems);
    casus_scenario_free(scenario);
    return exit_of(status);
}

static const struct option_row options[] = {
    {"ledger", 0, NULL, false, "every number with its basis, source and reason", NULL},
    {"csv", 0, NULL, false, "the ledger as CSV", NULL},
    {"set", 's', "PATH=VALUE", true, "put another value in a number's place", NULL},
};

const struct command command_check = {
    .name = "check",
    .arguments = "SCENARIO",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "read a scenario, report every mistake with its place, count what it rests on",
    .examples = "  casus check scenarios/korea\n"
                "  casus check scenarios/korea --ledger | less\n"
                "  casus check scenarios/korea --csv > ledger.csv\n"
                "  casus check scenarios/korea --set crisis.start=violent\n",
    .complete = "folder",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = check,
};
