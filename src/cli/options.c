/* Options are read from the command's own table: long names in full, letters one at a time, `--` ends them. */
#include "cli/cli.h"

#include "base/problem.h"
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option_row *row_named(const struct given *given, const char *name, size_t length)
{
    for (size_t k = 0; k < given->option_count; k++)
        if (strlen(given->options[k].name) == length && strncmp(given->options[k].name, name, length) == 0)
            return &given->options[k];
    return NULL;
}

static const struct option_row *row_lettered(const struct given *given, char letter)
{
    for (size_t k = 0; k < given->option_count; k++)
        if (given->options[k].letter == letter)
            return &given->options[k];
    return NULL;
}

static void unknown_option(const struct given *given, const char *word)
{
    const char *names[COMMAND_OPTIONS_MOST + 1], *command = given->command->name;
    const char *topic = given->options == given->topic_options ? given->argument[0] : NULL;
    char name[64];
    size_t count = 0;
    for (; count < given->option_count; count++)
        names[count] = given->options[count].name;
    names[count++] = "help";
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    const char *near = word[1] == '-' ? nearest_word(name, names, count) : NULL;
    if (given->command->topic && !topic)
        message("%s takes its %s before any option: casus %s %s", command, given->command->topic, command,
                given->command->arguments);
    else if (near)
        message("%s%s%s has no option %s; did you mean --%s?", command, topic ? " " : "", topic ? topic : "", word,
                near);
    else if (topic)
        message("%s %s has no option %s; see casus %s %s --help", command, topic, word, command, topic);
    else
        message("%s has no option %s; see casus help %s", command, word, command);
}

/* The options that hold: those of the first word, where the command says so. */
static bool choose_options(struct given *given, int count, char **words)
{
    const struct command *command = given->command;
    const char *near, *names[TOPICS_MOST];
    size_t topics = 0;
    given->options = command->options;
    given->option_count = command->option_count;
    if (!command->topic || count == 0 || words[0][0] == '-')
        return true;
    for (; topics < TOPICS_MOST && (names[topics] = command->topic_at(topics)) != NULL; topics++)
        if (strcmp(names[topics], words[0]) == 0) {
            given->options = given->topic_options;
            given->option_count = command->options_of(words[0], given->topic_options);
            return true;
        }
    near = nearest_word(words[0], names, topics);
    if (near)
        message("there is no %s %s; did you mean %s?", command->topic, words[0], near);
    else
        message("there is no %s %s; casus %s lists them", command->topic, words[0], command->name);
    return false;
}

static bool take(struct given *given, const struct option_row *row, const char *value)
{
    const size_t k = (size_t)(row - given->options);
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
        row = row_named(given, word + 2, length);
        value = word[2 + length] ? word + 2 + length + 1 : NULL;
    } else {
        row = row_lettered(given, word[1]);
        value = word[2] ? word + 2 : NULL;
    }
    if (!row || (!row->value && value && word[1] != '-')) {
        unknown_option(given, word);
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
    if (!choose_options(given, count, words))
        return false;
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
    const struct option_row *row = row_named(given, name, strlen(name));
    if (!row) {
        message("option %s is missing from the table of %s", name, given->command->name);
        abort();
    }
    return (size_t)(row - given->options);
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
