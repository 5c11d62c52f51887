/* Options are read from the command's own table: long names in full, letters one at a time, `--` ends them. */
#include "cli/cli.h"

#include "base/problem.h"
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option_row *row_named(const struct command *command, const char *name, size_t length)
{
    for (size_t k = 0; k < command->option_count; k++)
        if (strlen(command->options[k].name) == length && strncmp(command->options[k].name, name, length) == 0)
            return &command->options[k];
    return NULL;
}

static const struct option_row *row_lettered(const struct command *command, char letter)
{
    for (size_t k = 0; k < command->option_count; k++)
        if (command->options[k].letter == letter)
            return &command->options[k];
    return NULL;
}

static void unknown_option(const struct command *command, const char *word)
{
    const char *names[COMMAND_OPTIONS_MOST + 1];
    char name[64];
    size_t count = 0;
    for (; count < command->option_count; count++)
        names[count] = command->options[count].name;
    names[count++] = "help";
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    const char *near = word[1] == '-' ? nearest_word(name, names, count) : NULL;
    if (near)
        message("%s has no option %s; did you mean --%s?", command->name, word, near);
    else
        message("%s has no option %s; see casus help %s", command->name, word, command->name);
}

static bool take(struct given *given, const struct option_row *row, const char *value)
{
    const size_t k = (size_t)(row - given->command->options);
    if (given->count[k] > 0 && !row->repeats) {
        message("--%s is given twice", row->name);
        return false;
    }
    if (given->count[k] == OPTION_VALUES_MOST) {
        message("--%s is given more than %d times", row->name, OPTION_VALUES_MOST);
        return false;
    }
    given->value[k][given->count[k]++] = value;
    return true;
}

/* An option's word and, if it takes a value that does not stand in it, the next one. Returns words used, 0 on error. */
static int read_option(struct given *given, int count, char **words)
{
    const char *word = words[0], *value = NULL;
    const struct option_row *row;
    if (word[1] == '-') {
        const size_t length = strcspn(word + 2, "=");
        row = row_named(given->command, word + 2, length);
        value = word[2 + length] ? word + 2 + length + 1 : NULL;
    } else {
        row = row_lettered(given->command, word[1]);
        value = word[2] ? word + 2 : NULL;
    }
    if (!row || (!row->value && value && word[1] != '-')) {
        unknown_option(given->command, word);
        return 0;
    }
    if (!row->value && value) {
        message("--%s takes no value", row->name);
        return 0;
    }
    if (!row->value)
        return take(given, row, "") ? 1 : 0;
    if (value)
        return take(given, row, value) ? 1 : 0;
    if (count < 2) {
        message("--%s needs a value: %s", row->name, row->value);
        return 0;
    }
    return take(given, row, words[1]) ? 2 : 0;
}

bool given_read(struct given *given, int count, char **words)
{
    const struct command *command = given->command;
    bool options = true;
    for (int k = 0; k < count;) {
        if (options && strcmp(words[k], "--") == 0) {
            options = false;
            k++;
        } else if (options && words[k][0] == '-' && words[k][1]) {
            const int used = read_option(given, count - k, words + k);
            if (used == 0)
                return false;
            k += used;
        } else if (given->argument_count == command->argument_most) {
            message("%s takes no \"%s\"; usage: casus %s %s", command->name, words[k], command->name,
                    command->arguments);
            return false;
        } else {
            given->argument[given->argument_count++] = words[k++];
        }
    }
    if (given->argument_count < command->argument_least) {
        message("usage: casus %s %s; see casus help %s", command->name, command->arguments, command->name);
        return false;
    }
    return true;
}

static size_t index_of(const struct given *given, const char *name)
{
    const struct option_row *row = row_named(given->command, name, strlen(name));
    if (!row) {
        message("option %s is missing from the table of %s", name, given->command->name);
        abort();
    }
    return (size_t)(row - given->command->options);
}

const char *given_value(const struct given *given, const char *name)
{
    const size_t k = index_of(given, name);
    return given->count[k] ? given->value[k][given->count[k] - 1] : NULL;
}

bool given_flag(const struct given *given, const char *name)
{
    return given->count[index_of(given, name)] > 0;
}

const char *const *given_values(const struct given *given, const char *name)
{
    const size_t k = index_of(given, name);
    return given->count[k] ? given->value[k] : NULL;
}

int given_count(const struct given *given, const char *name, uint32_t least, uint32_t most, uint32_t *value)
{
    const char *text = given_value(given, name);
    double number;
    if (!text)
        return EXIT_DONE;
    const size_t length = text_number(text, &number);
    if (length == 0 || text[length] || !(number >= (double)least && number <= (double)most) ||
        number != (double)(uint32_t)number) {
        message("--%s takes a whole number from %u to %u, not \"%s\"", name, least, most, text);
        return EXIT_WRONG_USAGE;
    }
    *value = (uint32_t)number;
    return EXIT_DONE;
}
