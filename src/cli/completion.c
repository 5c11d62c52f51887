/* Completion for bash, written from the same tables as the parser. */
#include "cli/cli.h"

#include <string.h>

static void print_names(const struct option_row *options, size_t count)
{
    for (size_t k = 0; k < count; k++)
        printf("--%s ", options[k].name);
    fputs("--help", stdout);
}

/* What completes a value: files, folders, commands, or nothing. */
static const char *action_of(const char *complete)
{
    if (!complete)
        return ":";
    if (strcmp(complete, "file") == 0)
        return "COMPREPLY=($(compgen -f -- \"$word\"))";
    if (strcmp(complete, "folder") == 0)
        return "COMPREPLY=($(compgen -d -- \"$word\"))";
    return "COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))";
}

static void print_values(const struct option_row *options, size_t count)
{
    fputs("        case $before in\n", stdout);
    for (size_t k = 0; k < count; k++) {
        const struct option_row *row = &options[k];
        if (!row->value)
            continue;
        printf("        --%s", row->name);
        if (row->letter)
            printf(" | -%c", row->letter);
        printf(") %s; return ;;\n", action_of(row->complete));
    }
    fputs("        esac\n", stdout);
}

static void print_options(const struct option_row *options, size_t count)
{
    fputs("        options=\"", stdout);
    print_names(options, count);
    fputs("\"\n", stdout);
    print_values(options, count);
}

/* Options of the topic that stands second, or else the topics. */
static void print_topics(const struct command *command)
{
    struct option_row options[COMMAND_OPTIONS_MOST];
    const char *topic;
    fputs("        options=\"--help", stdout);
    for (size_t k = 0; (topic = command->topic_at(k)) != NULL; k++)
        printf(" %s", topic);
    fputs("\"\n"
          "        if [ \"$COMP_CWORD\" -eq 2 ]; then\n"
          "            COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "            return\n"
          "        fi\n"
          "        case ${COMP_WORDS[2]} in\n",
          stdout);
    for (size_t k = 0; (topic = command->topic_at(k)) != NULL; k++) {
        printf("        %s)\n", topic);
        print_options(options, command->options_of(topic, options));
        fputs("        ;;\n", stdout);
    }
    fputs("        esac\n", stdout);
}

static void print_command(const struct command *command)
{
    printf("    %s)\n", command->name);
    if (command->topic)
        print_topics(command);
    else
        print_options(command->options, command->option_count);
    printf("        case $word in -*) ;; *) %s; return ;; esac\n        ;;\n", action_of(command->complete));
}

static int completion(const struct given *given)
{
    if (strcmp(given->argument[0], "bash") != 0) {
        message("completion is written for bash only, not %s", given->argument[0]);
        return EXIT_WRONG_USAGE;
    }
    fputs("# casus completion for bash:  casus completion bash > ~/.local/share/bash-completion/completions/casus\n"
          "_casus()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    local commands=\"",
          stdout);
    for (size_t k = 0; k < command_count; k++)
        printf("%s%s", k ? " " : "", commands[k]->name);
    fputs("\" options\n"
          "    COMPREPLY=()\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
          "        COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
          "        return\n"
          "    fi\n"
          "    case ${COMP_WORDS[1]} in\n",
          stdout);
    for (size_t k = 0; k < command_count; k++)
        print_command(commands[k]);
    fputs("    esac\n"
          "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "}\n"
          "complete -o filenames -F _casus casus\n",
          stdout);
    return EXIT_DONE;
}

const struct command command_completion = {
    .name = "completion",
    .arguments = "bash",
    .argument_least = 1,
    .argument_most = 1,
    .summary = "write a completion script for a shell",
    .examples = "  casus completion bash > ~/.local/share/bash-completion/completions/casus\n",
    .run = completion,
};
