#include "cli/cli.h"

#include <unistd.h>

static int hindcast(const struct given *given)
{
    struct casus_hindcast hindcast = CASUS_HINDCAST_INIT;
    struct casus_problems *problems = NULL;
    uint32_t futures = 0, seed = 1, jobs = 0;
    if (given_count(given, "futures", 2, 100000, &futures) || given_count(given, "seed", 0, UINT32_MAX, &seed) ||
        given_count(given, "jobs", 1, 256, &jobs))
        return EXIT_WRONG_USAGE;
    if (given_flag(given, "json") && given_flag(given, "markdown")) {
        message("--json and --markdown exclude each other");
        return EXIT_WRONG_USAGE;
    }
    hindcast.folder = given->argument_count > 0 ? given->argument[0] : "scenarios/hindcast";
    hindcast.cases = given_values(given, "case");
    hindcast.set = given_values(given, "set");
    hindcast.futures = futures;
    hindcast.threads = jobs;
    hindcast.seed = seed;
    hindcast.form = given_flag(given, "json") ? 2 : given_flag(given, "markdown") ? 1 : 0;
    hindcast.calibrate = !given_flag(given, "as-it-is");
    hindcast.tell_calibrated = given_flag(given, "calibrated");
    hindcast.width = terminal_width(STDOUT_FILENO);
    hindcast.colour = wants_colour(STDOUT_FILENO);
    const enum casus_status status = casus_hindcast(&hindcast, write_out, stdout, &problems);
    if (status != CASUS_OK || given_flag(given, "warnings")) {
        show_problems(problems);
        return exit_of(status);
    }
    const size_t warnings = casus_problem_count(problems);
    if (warnings > 0)
        message("%zu %s: casus hindcast --warnings", warnings, warnings == 1 ? "warning" : "warnings");
    casus_problems_free(problems);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {"case", 0, "ID", true, "this case only; one by itself is told in detail", NULL},
    {"set", 0, "PATH=VALUE", true, "change a number or switch of every case", NULL},
    {"futures", 0, "N", false, "futures of each case, five trials each (a crisis: 100); 200 if not given", NULL},
    {"seed", 0, "N", false, "where chance begins; 1 if not given", NULL},
    {"jobs", 'j', "N", false, "threads; as many as there are processors if not given", NULL},
    {"as-it-is", 0, NULL, false, "do not calibrate: the numbers as they are, and the rival rules", NULL},
    {"calibrated", 0, NULL, false, "tell the cases as the calibrated council forecasts them", NULL},
    {"warnings", 0, NULL, false, "what is doubtful in the cases, each at its place", NULL},
    {"json", 0, NULL, false, "for a program to read", NULL},
    {"markdown", 0, NULL, false, "for a page of documentation", NULL},
};

const struct command command_hindcast = {
    .name = "hindcast",
    .arguments = "[FOLDER]",
    .argument_least = 0,
    .argument_most = 1,
    .summary = "score the council, movements and crises on the past",
    .examples = "  casus hindcast\n"
                "  casus hindcast scenarios/hindcast --case 04-turkey-2003 --case 06-ntm-iraq-2004\n"
                "  casus hindcast --markdown > table.md\n"
                "  casus hindcast scenarios/hindcast-movement --case hawk-1999\n"
                "  casus hindcast scenarios/hindcast-crises\n",
    .more =
        "Each case is one .yaml file: what was asked, who had said what by then, and what came of it. The council is\n"
        "scored against base rates, leave-one-out, and so is each rival decision rule. FOLDER is scenarios/hindcast\n"
        "if not given.\n\n"
        "Where the files say world: movement, each is a movement of the past and what was measured of it; what trials\n"
        "give is set beside the record. Where they say world: crisis, each is a crisis, forecast from how it was\n"
        "triggered; how violent it became, how long it lasted and what outside powers did is scored against base "
        "rates.\n"
        "--as-it-is changes nothing in either, and --calibrated is refused.\n",
    .complete = "folder",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = hindcast,
};
