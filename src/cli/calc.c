#include "cli/cli.h"

#include "base/arena.h"
#include <string.h>

/* Words after the model: key=value as it stands, or a value alone, which is meant for the model's first key. */
static size_t pass_words(const struct given *given, struct arena *arena, const char **list)
{
    struct casus_calc_key first = {.name = ""};
    size_t count = 0;
    casus_calc_key(given->argument[0], 0, &first);
    for (size_t k = 1; k < given->argument_count; k++) {
        const char *word = given->argument[k];
        list[count++] = strchr(word, '=') ? word : arena_format(arena, "%s=%s", first.name, word);
    }
    return count;
}

static size_t pass_options(const struct given *given, struct arena *arena, const char **list)
{
    size_t count = 0;
    for (size_t k = 0; k < given->option_count; k++)
        for (size_t index = 0; index < given->count[k]; index++) {
            const struct option_row *row = &given->options[k];
            list[count++] = row->value ? arena_format(arena, "%s=%s", row->name, given->value[k][index]) : row->name;
        }
    return count;
}

static int calc(const struct given *given)
{
    struct arena arena;
    struct casus_problems *problems = NULL;
    size_t most = given->argument_count + 1;
    arena_init(&arena);
    for (size_t k = 0; k < given->option_count; k++)
        most += given->count[k];
    const char **list = arena_take(&arena, most, sizeof *list);
    const size_t words = pass_words(given, &arena, list);
    pass_options(given, &arena, list + words);
    const char *model = given->argument_count ? given->argument[0] : NULL;
    const enum casus_status status = casus_calc(model, list, write_out, stdout, &problems);
    fflush(stdout);
    show_problems(problems);
    arena_release(&arena);
    return exit_of(status);
}

/* Of one model its keys, equations and sources; without one, which there are. */
static bool describe(const char *model)
{
    static const char *const help[] = {"help", NULL};
    struct casus_problems *problems = NULL;
    const enum casus_status status = casus_calc(model, help, write_out, stdout, &problems);
    casus_problems_free(problems);
    return status == CASUS_OK && model;
}

/* A model's keys are its options. */
static size_t options_of(const char *model, struct option_row options[COMMAND_OPTIONS_MOST])
{
    struct casus_calc_key key;
    size_t count = 0;
    for (; count < COMMAND_OPTIONS_MOST && casus_calc_key(model, count, &key) == CASUS_OK; count++)
        options[count] = (struct option_row){
            .name = key.name,
            .value = key.value,
            .repeats = key.repeats,
            .help = key.help,
            .complete = key.value && strcmp(key.value, "FILE") == 0 ? "file" : NULL,
        };
    return count;
}

const struct command command_calc = {
    .name = "calc",
    .arguments = "[MODEL] [VALUE | KEY=VALUE ...]",
    .argument_most = ARGUMENTS_MOST,
    .summary = "a published model by itself, without a scenario",
    .examples =
        "  casus calc\n"
        "  casus calc alliance examples/alliance/ec-emissions.csv\n"
        "  casus calc alliance examples/alliance/ec-emissions.csv --rule eum_scholz\n"
        "  casus calc airlift 5300st --aircraft c17 --payload average --count 16 --leg 2655 --leg 3175 --leg 2498\n"
        "  casus calc sealift 33700lane-m --ship lmsr --distance 10733 --canal-days 1\n"
        "  casus calc missile-defence --warheads 4 --shot 0.8 --shots 2\n"
        "  casus calc airlift --help\n",
    .complete = "file",
    .topic = "model",
    .topic_at = casus_calc_model,
    .options_of = options_of,
    .describe = describe,
    .run = calc,
};
