/* Help is written from the tables: what works is what is documented. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

enum { NAME_COLUMN = 30 };

void help_overview(FILE *out)
{
    fputs("casus: alliance contingency analysis\n\n"
          "  casus check scenarios/korea                 read a scenario, say what is wrong with it\n"
          "  casus run scenarios/korea -o korea.db       run it into a study\n"
          "  casus show korea.db                         compare the options\n"
          "  casus brief korea.db -o brief.html          one page for a reader\n\n"
          "commands\n",
          out);
    for (size_t k = 0; k < command_count; k++)
        fprintf(out, "  %-12s %s\n", commands[k]->name, commands[k]->summary);
    fputs("\ncasus help COMMAND tells more; casus help members.support explains a key of a scenario.\n"
          "exit status: 0 done, 1 failure, 2 usage, 3 invalid scenario or study, 75 stopped to be resumed, 130 "
          "interrupted\n",
          out);
}

static void print_option(const struct option_row *row)
{
    char name[80];
    snprintf(name, sizeof name, "%s%c%s--%s%s%s", row->letter ? "-" : " ", row->letter ? row->letter : ' ',
             row->letter ? ", " : "  ", row->name, row->value ? " " : "", row->value ? row->value : "");
    printf("  %-*s %s%s\n", NAME_COLUMN, name, row->help, row->repeats ? " (may be repeated)" : "");
}

void help_command(const struct command *command, const char *topic)
{
    if (topic && command->describe && command->describe(topic))
        return;
    printf("%s\n", command->examples);
    printf("casus %s%s%s%s: %s\n", command->name, *command->arguments ? " " : "", command->arguments,
           command->option_count ? " [option ...]" : "", command->summary);
    if (command->option_count)
        putchar('\n');
    for (size_t k = 0; k < command->option_count; k++)
        print_option(&command->options[k]);
    if (command->more)
        printf("\n%s", command->more);
    if (command->describe) {
        putchar('\n');
        command->describe(NULL);
    }
}

static int help(const struct given *given)
{
    char what[300];
    const char *name = given->argument[0];
    if (!name) {
        help_overview(stdout);
        return EXIT_DONE;
    }
    for (size_t k = 0; k < command_count; k++)
        if (strcmp(commands[k]->name, name) == 0) {
            help_command(commands[k], NULL);
            return EXIT_DONE;
        }
    struct buffer text;
    buffer_init(&text);
    snprintf(what, sizeof what, "help %s", name);
    const enum casus_status status = casus_scenario_text(NULL, what, write_buffer, &text);
    if (status == CASUS_OK)
        fputs(buffer_text(&text), stdout);
    else if (text.length > 0)
        message("no command, section or key is named %s; did you mean %s?", name, buffer_text(&text));
    else
        message("no command, section or key is named %s; casus schema --reference lists all", name);
    buffer_release(&text);
    return status == CASUS_OK ? EXIT_DONE : EXIT_WRONG_USAGE;
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND | KEY]",
    .argument_most = 1,
    .summary = "explain a command, or a key of a scenario",
    .examples = "  casus help run\n  casus help alliance.silence_window\n",
    .complete = "commands",
    .run = help,
};
