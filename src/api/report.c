/* Reports by name: arguments "key=value" in, text out. */
#include "api/api_internal.h"
#include "api/structure.h"

#include "base/text.h"
#include "report/report.h"
#include <stdlib.h>
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
enum { OPTIONS_MOST = 256 };

/* All arguments that any report knows; which of them one takes is in `report_rows`. */
struct arguments {
    const char *form, *stratum, *trial, *width;
    const char *options[OPTIONS_MOST + 1];
    size_t option_count;
    bool hash, colour;
};

typedef enum casus_status report_function(struct casus_study *study, const struct arguments *arguments,
                                          struct buffer *out, struct problems *problems);

static report_function write_show, write_pivots, write_explain, write_brief;

static const struct report_row {
    const char *name, *keys;
    report_function *write;
} report_rows[] = {
    {"show", " form stratum option hash width colour ", write_show},
    {"pivots", " form stratum option width colour ", write_pivots},
    {"explain", " form stratum option trial width ", write_explain},
    {"brief", " stratum option ", write_brief},
};

/* Needs no trial, only the world that the study keeps. */
static enum casus_status write_structure(struct casus_study *study, const char *const *arguments, struct buffer *out,
                                         struct problems *problems)
{
    const struct casus_scenario *world = study_world(study, problems);
    return world ? structure_write(world, study_cuts(study->study), arguments, out, problems) : CASUS_STUDY;
}

/* ---- arguments ---- */

static bool take_argument(struct arguments *arguments, const char *key, size_t length, const char *value)
{
    const struct {
        const char *name;
        const char **text;
        bool *flag;
    } known[] = {
        {"form", &arguments->form, NULL},   {"stratum", &arguments->stratum, NULL},
        {"trial", &arguments->trial, NULL}, {"width", &arguments->width, NULL},
        {"hash", NULL, &arguments->hash},   {"colour", NULL, &arguments->colour},
    };
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
        if (strlen(known[k].name) == length && strncmp(known[k].name, key, length) == 0) {
            if (known[k].text)
                *known[k].text = value;
            else if (known[k].flag)
                *known[k].flag = true;
            return (known[k].text != NULL) == (value != NULL);
        }
    if (length != strlen("option") || strncmp(key, "option", length) != 0 || !value ||
        arguments->option_count == OPTIONS_MOST)
        return false;
    arguments->options[arguments->option_count++] = value;
    return true;
}

static bool read_arguments(const struct report_row *row, const char *const *list, struct arguments *arguments,
                           struct problems *problems)
{
    bool good = true;
    for (size_t k = 0; list && list[k]; k++) {
        const size_t length = strcspn(list[k], "=");
        const char *key = arena_format(&problems->arena, " %.*s ", (int)length, list[k]);
        const char *value = list[k][length] ? list[k] + length + 1 : NULL;
        if (!strstr(row->keys, key) || !take_argument(arguments, list[k], length, value)) {
            problem_error(problems, NOWHERE, NULL, "report %s takes no argument %s", row->name, list[k]);
            good = false;
        }
    }
    return good;
}

static bool find_stratum(const struct study *study, const char *id, uint32_t *stratum, struct problems *problems)
{
    if (!id)
        return true;
    *stratum = study_stratum_find(study, id);
    if (*stratum != NO_INDEX)
        return true;
    const char *known = "";
    for (uint32_t k = 0; k < study_stratum_count(study); k++)
        known = arena_format(&problems->arena, "%s%s%s", known, k ? ", " : "", study_stratum_at(study, k)->id);
    problem_error(problems, NOWHERE, arena_format(&problems->arena, "it has %s", *known ? known : "one without a name"),
                  "the study has no stratum %s", id);
    return false;
}

static bool find_option(const struct study *study, const char *id, uint32_t *option, struct problems *problems)
{
    *option = study_option_find(study, id);
    if (*option != NO_INDEX)
        return true;
    const uint32_t count = study_option_count(study);
    const char **ids = arena_take(&problems->arena, count, sizeof *ids);
    for (uint32_t k = 0; k < count; k++)
        ids[k] = study_option_at(study, k)->id;
    const char *near = nearest_word(id, ids, count);
    problem_error(problems, NOWHERE, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                  "the study has no option %s", id);
    return false;
}

/* At most one option; none given leaves *option as it is. */
static bool find_only_option(const struct study *study, const struct arguments *arguments, uint32_t *option,
                             struct problems *problems)
{
    if (arguments->option_count > 1) {
        problem_error(problems, NOWHERE, NULL, "one option is told at a time: --option ID");
        return false;
    }
    return arguments->option_count == 0 || find_option(study, arguments->options[0], option, problems);
}

static bool read_count(const char *text, uint32_t *value)
{
    double number;
    const size_t length = text ? text_number(text, &number) : 0;
    if (length == 0 || text[length] || !(number >= 0.0 && number <= 4294967295.0) || number != (double)(uint32_t)number)
        return false;
    *value = (uint32_t)number;
    return true;
}

static bool read_width(const char *text, uint32_t *width, struct problems *problems)
{
    if (!text || read_count(text, width))
        return true;
    problem_error(problems, NOWHERE, NULL, "width %s is no whole number", text);
    return false;
}

/* `plain` is what the form without JSON is called. */
static bool is_json_form(const char *form, const char *plain, bool *json, struct problems *problems)
{
    *json = text_equal(form, "json");
    if (!form || *json || text_equal(form, plain))
        return true;
    problem_error(problems, NOWHERE, arena_format(&problems->arena, "%s or json", plain), "there is no form %s", form);
    return false;
}

/* ---- show ---- */

static bool find_form(const char *form, enum show_form *found, struct problems *problems)
{
    static const char *const forms[] = {"table", "json", "csv"};
    for (int k = 0; k < 3; k++)
        if (!form || text_equal(form, forms[k])) {
            *found = (enum show_form)k;
            return true;
        }
    problem_error(problems, NOWHERE, "table, json or csv", "there is no form %s", form);
    return false;
}

static bool has_trials(const struct casus_study *study, struct problems *problems)
{
    if (study_futures(study->study) > 0)
        return true;
    problem_error(problems, (struct place){study->path, 0, 0, 0}, "finish it: casus run SCENARIO --resume -o STUDY",
                  "no future of the study is complete for every option and stratum");
    return false;
}

static enum casus_status write_hash(struct casus_study *study, struct buffer *out, struct problems *problems)
{
    char hash[65];
    study_hash(study->study, hash);
    if (!*hash) {
        problem_error(problems, (struct place){study->path, 0, 0, 0}, NULL, "the study cannot be read");
        return CASUS_IO;
    }
    buffer_format(out, "%s\n", hash);
    return CASUS_OK;
}

static enum casus_status write_show(struct casus_study *study, const struct arguments *arguments, struct buffer *out,
                                    struct problems *problems)
{
    struct show_settings settings = {.stratum = NO_INDEX, .colour = arguments->colour};
    if (arguments->hash)
        return write_hash(study, out, problems);
    bool good = find_form(arguments->form, &settings.form, problems) &&
                find_stratum(study->study, arguments->stratum, &settings.stratum, problems) &&
                read_width(arguments->width, &settings.width, problems);
    for (size_t k = 0; k < arguments->option_count; k++) {
        uint32_t option;
        good = find_option(study->study, arguments->options[k], &option, problems) && good;
    }
    if (!good)
        return CASUS_USAGE;
    settings.options = arguments->option_count ? arguments->options : NULL;
    const struct casus_scenario *world = has_trials(study, problems) ? study_world(study, problems) : NULL;
    return world && report_show(study->study, world->scenario, &settings, out, problems) ? CASUS_OK : CASUS_STUDY;
}

/* ---- pivots ---- */

/* The option that the brief follows; of a study of none alone, that. */
static uint32_t focus_of(struct study *study, const struct casus_scenario *world, uint32_t stratum,
                         struct problems *problems)
{
    const uint32_t focus = report_focus(study, world->scenario, stratum, problems);
    return focus == NO_INDEX ? 0 : focus;
}

static enum casus_status write_pivots(struct casus_study *study, const struct arguments *arguments, struct buffer *out,
                                      struct problems *problems)
{
    struct pivots_settings settings = {.colour = arguments->colour, .option = NO_INDEX};
    if (!is_json_form(arguments->form, "table", &settings.json, problems) ||
        !find_stratum(study->study, arguments->stratum, &settings.stratum, problems) ||
        !read_width(arguments->width, &settings.width, problems) ||
        !find_only_option(study->study, arguments, &settings.option, problems))
        return CASUS_USAGE;
    const struct casus_scenario *world = has_trials(study, problems) ? study_world(study, problems) : NULL;
    if (!world)
        return CASUS_STUDY;
    if (!scenario_knows(world->scenario, "alliance")) {
        problem_error(problems, NOWHERE, NULL, "nobody decides in a world of movement or of a crisis alone");
        return CASUS_USAGE;
    }
    if (settings.option == NO_INDEX)
        settings.option = focus_of(study->study, world, settings.stratum, problems);
    struct arena arena;
    arena_init(&arena);
    const struct pivot_flips *flips = member_flips(study, world, settings.option, settings.stratum, &arena, problems);
    const bool good = flips && report_pivots(study->study, world->scenario, flips, &settings, out, problems);
    arena_release(&arena);
    return good ? CASUS_OK : CASUS_STUDY;
}

/* ---- explain ---- */

static bool read_trial(const char *text, uint32_t *future, uint32_t *replicate)
{
    const size_t length = strcspn(text, "/");
    char number[16];
    if (length == 0 || length >= sizeof number || text[length] != '/')
        return false;
    memcpy(number, text, length);
    number[length] = '\0';
    return read_count(number, future) && read_count(text + length + 1, replicate);
}

struct told {
    uint32_t option, stratum, future, replicate;
    bool is_picked;
};

static struct told_trial told_of(const struct replay *replay, const char *option)
{
    return (struct told_trial){replay->plan,           replay->world, &replay->trace,
                               replay->result.outcome, replay->param, option};
}

/* The trial that is told, and the same one under none. */
struct replays {
    struct replay *replay, *baseline;
};

static struct replays replays_make(struct casus_study *study, const struct casus_scenario *world,
                                   const struct told *told, struct problems *problems)
{
    struct study *s = study->study;
    const uint32_t none = study_option_find(s, "none");
    struct replays replays = {
        replay_make(world->plan, s, told->option, told->stratum, told->future, told->replicate, problems), NULL};
    if (replays.replay && none != NO_INDEX && none != told->option)
        replays.baseline = replay_make(world->plan, s, none, told->stratum, told->future, told->replicate, problems);
    return replays;
}

static void replays_free(struct replays replays)
{
    replay_free(replays.baseline);
    replay_free(replays.replay);
}

static bool tell(struct casus_study *study, const struct replays *replays, const struct told *told, bool json,
                 uint32_t width, struct buffer *out, struct problems *problems)
{
    struct study *s = study->study;
    const struct study_stratum *stratum = study_stratum_at(s, told->stratum);
    const char *picked =
        arena_format(&problems->arena, "%u/%u%s%s, %s", told->future, told->replicate, *stratum->id ? ", stratum " : "",
                     stratum->id, told->is_picked ? "picked by you" : "the one nearest the middle");
    const struct explain_settings settings = {
        .json = json, .width = width, .picked = picked, .of = (uint64_t)study_futures(s) * study_replicates(s)};
    if (!replays->replay)
        return false;
    const struct told_trial trial = told_of(replays->replay, study_option_at(s, told->option)->id);
    const struct told_trial other = replays->baseline ? told_of(replays->baseline, "none") : trial;
    return report_explain(&trial, replays->baseline ? &other : NULL, &settings, out, problems);
}

static enum casus_status write_explain(struct casus_study *study, const struct arguments *arguments, struct buffer *out,
                                       struct problems *problems)
{
    struct told told = {0};
    uint32_t width = 0;
    bool json = false;
    if (arguments->option_count == 0) {
        problem_error(problems, NOWHERE, NULL, "an option must be named: --option ID");
        return CASUS_USAGE;
    }
    if (!find_only_option(study->study, arguments, &told.option, problems) ||
        !find_stratum(study->study, arguments->stratum, &told.stratum, problems) ||
        !read_width(arguments->width, &width, problems) || !is_json_form(arguments->form, "text", &json, problems))
        return CASUS_USAGE;
    if (arguments->trial && !read_trial(arguments->trial, &told.future, &told.replicate)) {
        problem_error(problems, NOWHERE, "write future/replicate, as in 17/3", "%s names no trial", arguments->trial);
        return CASUS_USAGE;
    }
    const struct study_settings *settings = study_settings_of(study->study);
    if (told.future >= settings->futures || told.replicate >= settings->replicates) {
        problem_error(problems, NOWHERE, NULL, "the study has futures 0 to %u and replicates 0 to %u",
                      settings->futures - 1, settings->replicates - 1);
        return CASUS_USAGE;
    }
    const struct casus_scenario *world = study_world(study, problems);
    if (!world)
        return CASUS_STUDY;
    if (!scenario_knows(world->scenario, "alliance") && !scenario_knows(world->scenario, "forces")) {
        problem_error(problems, NOWHERE, "casus show tells of it",
                      "explain tells of a council or of movement; this is a crisis alone");
        return CASUS_USAGE;
    }
    told.is_picked = arguments->trial != NULL;
    if (!told.is_picked)
        middle_trial(study->study, world->scenario, told.option, told.stratum, &told.future, &told.replicate, problems);
    const struct replays replays = replays_make(study, world, &told, problems);
    const bool good = tell(study, &replays, &told, json, width, out, problems);
    replays_free(replays);
    return good ? CASUS_OK : CASUS_STUDY;
}

/* ---- brief ---- */

static enum casus_status write_brief(struct casus_study *study, const struct arguments *arguments, struct buffer *out,
                                     struct problems *problems)
{
    struct study *s = study->study;
    struct told told = {0};
    uint32_t stratum = NO_INDEX;
    if (!find_stratum(s, arguments->stratum, &stratum, problems) ||
        (arguments->option_count > 0 && !find_option(s, arguments->options[0], &told.option, problems)))
        return CASUS_USAGE;
    const struct casus_scenario *world = has_trials(study, problems) ? study_world(study, problems) : NULL;
    if (!world)
        return CASUS_STUDY;
    if (!scenario_knows(world->scenario, "alliance")) {
        const bool moves = scenario_knows(world->scenario, "forces");
        problem_error(problems, NOWHERE, moves ? "casus deploy tells of it" : "casus show tells of it",
                      "a brief is of a whole world; this is %s alone", moves ? "movement" : "a crisis");
        return CASUS_USAGE;
    }
    told.stratum = stratum == NO_INDEX ? 0 : stratum;
    const uint32_t focus = focus_of(s, world, told.stratum, problems);
    if (arguments->option_count == 0)
        told.option = focus;
    middle_trial(s, world->scenario, told.option, told.stratum, &told.future, &told.replicate, problems);
    struct buffer text;
    buffer_init(&text);
    const struct replays replays = replays_make(study, world, &told, problems);
    bool good = tell(study, &replays, &told, false, 0, &text, problems);
    if (good) {
        const struct told_trial trial = told_of(replays.replay, study_option_at(s, told.option)->id);
        struct arena arena;
        arena_init(&arena);
        const struct brief_settings settings = {
            .stratum = stratum,
            .command = study_command(s),
            .version = CASUS_VERSION,
            .told = buffer_text(&text),
            .told_picked = arena_format(&problems->arena, "option %s, trial %u/%u", study_option_at(s, told.option)->id,
                                        told.future, told.replicate),
            .flips = member_flips(study, world, focus, told.stratum, &arena, problems),
            .deployment = study_deployment(study, world, focus, told.stratum, &arena, problems),
            .told_trial = &trial,
        };
        good = report_brief(s, world->scenario, world->plan, &settings, out, problems);
        arena_release(&arena);
    }
    replays_free(replays);
    buffer_release(&text);
    return good ? CASUS_OK : CASUS_STUDY;
}

enum casus_status casus_report(struct casus_study *study, const char *what, const char *const *arguments,
                               casus_write *write, void *self, struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    struct arguments read = {0};
    struct buffer out;
    enum casus_status status = CASUS_USAGE;
    const struct report_row *row = NULL;
    for (size_t k = 0; k < sizeof report_rows / sizeof report_rows[0]; k++)
        if (text_equal(report_rows[k].name, what))
            row = &report_rows[k];
    buffer_init(&out);
    if (text_equal(what, "structure"))
        status = write_structure(study, arguments, &out, list);
    else if (!row)
        problem_error(list, NOWHERE, "show, pivots, explain, structure or brief", "there is no report %s", what);
    else if (read_arguments(row, arguments, &read, list))
        status = row->write(study, &read, &out, list);
    if (status == CASUS_OK)
        write(self, buffer_text(&out), out.length);
    buffer_release(&out);
    return problems_show(*problems, status);
}
