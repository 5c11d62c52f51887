#include "cli/report.h"

static int explain(const struct given *given)
{
    struct report_arguments arguments = {.count = 0};
    struct buffer out;
    if (!given_value(given, "option")) {
        message("explain needs --option ID");
        return EXIT_WRONG_USAGE;
    }
    report_add(&arguments, "form", given_flag(given, "json") ? "json" : "text");
    report_pass(&arguments, given, "option", "option");
    report_pass(&arguments, given, "trial", "trial");
    report_pass(&arguments, given, "stratum", "stratum");
    report_width(&arguments);
    buffer_init(&out);
    const int status = report_write(given, "explain", &arguments, &out);
    fputs(buffer_text(&out), stdout);
    buffer_release(&out);
    return status;
}

static const struct option_row options[] = {
    {"option", 0, "ID", false, "the option (required)", NULL},
    {"trial", 0, "F/R", false, "future and replicate, from 0; else the trial nearest the middle", NULL},
    {"stratum", 0, "ID", false, "the stratum; else the first", NULL},
    {"json", 0, NULL, false, "for a program to read", NULL},
};

const struct command command_explain = {
    .name = "explain",
    .arguments = "STUDY",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "replay one trial and tell it as a dated log with reasons",
    .examples = "  casus explain korea.db --option non_combat\n"
                "  casus explain korea.db --option non_combat --trial 17/3 --stratum violent\n",
    .more = "The trial is computed again from the study and must come out as it is stored there, to the bit.\n",
    .complete = "file",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = explain,
};
