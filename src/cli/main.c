#include "cli/cli.h"

#include "base/problem.h"
#include <stdio.h>
#include <string.h>

extern const struct command command_check, command_run, command_show, command_explain, command_brief, command_deploy,
    command_hindcast, command_calc, command_schema, command_licenses, command_version, command_help, command_completion;

/* To add a command: one file and one row. The order is that of the help. */
const struct command *const commands[] = {
    &command_check,   &command_run,      &command_show,       &command_explain, &command_brief,
    &command_deploy,  &command_hindcast, &command_calc,       &command_schema,  &command_licenses,
    &command_version, &command_help,     &command_completion,
};
const size_t command_count = sizeof commands / sizeof commands[0];

static const struct command *command_named(const char *name)
{
    for (size_t k = 0; k < command_count; k++)
        if (strcmp(commands[k]->name, name) == 0)
            return commands[k];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[sizeof commands / sizeof commands[0]];
    for (size_t k = 0; k < command_count; k++)
        names[k] = commands[k]->name;
    const char *near = name[0] == '-' ? NULL : nearest_word(name, names, command_count);
    if (near)
        message("there is no command %s; did you mean %s?", name, near);
    else
        message("there is no command %s; see casus help", name);
    return EXIT_WRONG_USAGE;
}

static bool asks_for_help(int count, char **words)
{
    for (int k = 0; k < count && strcmp(words[k], "--") != 0; k++)
        if (strcmp(words[k], "--help") == 0 || strcmp(words[k], "-h") == 0)
            return true;
    return false;
}

int main(int count, char **words)
{
    failure_watch();
    if (count < 2) {
        help_overview(stderr);
        return EXIT_WRONG_USAGE;
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        help_overview(stdout);
        return finish(EXIT_DONE);
    }
    const char *name = strcmp(words[1], "--version") == 0 ? "version" : words[1];
    struct given given = {.command = command_named(name)};
    if (!given.command)
        return unknown_command(name);
    if (asks_for_help(count - 2, words + 2)) {
        help_command(given.command, words[2][0] == '-' ? NULL : words[2]);
        return finish(EXIT_DONE);
    }
    if (!given_read(&given, count - 2, words + 2))
        return EXIT_WRONG_USAGE;
    return finish(given.command->run(&given));
}
