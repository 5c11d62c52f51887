#include "cli/report.h"

#include <unistd.h>

static int brief(const struct given *given)
{
    struct report_arguments arguments = {.count = 0};
    struct buffer out;
    const char *path = given_value(given, "output");
    if (!path && is_terminal(STDOUT_FILENO)) {
        message("a brief is a page of HTML: give it a file with -o brief.html");
        return EXIT_WRONG_USAGE;
    }
    report_pass(&arguments, given, "stratum", "stratum");
    report_pass(&arguments, given, "option", "option");
    arguments.list[arguments.count] = NULL;
    buffer_init(&out);
    int status = report_write(given, "brief", &arguments, &out);
    if (status == EXIT_DONE && path)
        status = write_whole(path, &out);
    else if (status == EXIT_DONE)
        write_out(stdout, out.text, out.length);
    buffer_release(&out);
    return status;
}

static const struct option_row options[] = {
    {"output", 'o', "FILE", false, "the page to write; else standard output", "file"},
    {"stratum", 0, "ID", false, "the stratum that comes first", NULL},
    {"option", 0, "ID", false, "the option whose trial is told", NULL},
};

const struct command command_brief = {
    .name = "brief",
    .arguments = "STUDY",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "write one self-contained page: assumptions, findings, pictures, tables, receipt",
    .examples = "  casus brief korea.db -o brief.html\n",
    .complete = "file",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = brief,
};
