#include "cli/report.h"

#include <unistd.h>

static int show(const struct given *given)
{
    struct report_arguments arguments = {.count = 0};
    struct buffer out;
    const bool json = given_flag(given, "json"), csv = given_flag(given, "csv"), hash = given_flag(given, "hash");
    const bool pivots = given_flag(given, "pivots");
    if (json + csv + hash > 1) {
        message("--json, --csv and --hash exclude each other");
        return EXIT_WRONG_USAGE;
    }
    if (pivots && (csv || hash)) {
        message("--pivots is a table, or with --json for a program");
        return EXIT_WRONG_USAGE;
    }
    report_add(&arguments, "form", json ? "json" : csv ? "csv" : "table");
    if (hash)
        report_add(&arguments, "hash", NULL);
    report_pass(&arguments, given, "stratum", "stratum");
    report_pass(&arguments, given, "option", "option");
    report_width(&arguments);
    if (wants_colour(STDOUT_FILENO))
        report_add(&arguments, "colour", NULL);
    buffer_init(&out);
    const int status = report_write(given, pivots ? "pivots" : "show", &arguments, &out);
    fputs(buffer_text(&out), stdout);
    buffer_release(&out);
    return status;
}

static const struct option_row options[] = {
    {"stratum", 0, "ID", false, "this stratum only", NULL},
    {"option", 0, "ID", true, "this option only", NULL},
    {"pivots", 0, NULL, false, "who decides: members of the alliance under one option", NULL},
    {"json", 0, NULL, false, "for a program to read", NULL},
    {"csv", 0, NULL, false, "for a spreadsheet, R or Python", NULL},
    {"hash", 0, NULL, false, "64 digits that stand for every number of the study", NULL},
};

const struct command command_show = {
    .name = "show",
    .arguments = "STUDY",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "compare the options of a study",
    .examples = "  casus show korea.db\n"
                "  casus show korea.db --stratum violent --option none --option staged\n"
                "  casus show korea.db --pivots --option non_combat\n"
                "  casus show korea.db --csv > korea.csv\n",
    .more = "Single trials are in the study, which is an SQLite file:\n"
            "  sqlite3 korea.db 'SELECT option, future, replicate, \"crisis.peak\" FROM trial LIMIT 5'\n",
    .complete = "file",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = show,
};
