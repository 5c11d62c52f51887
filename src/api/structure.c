/* The structure of a world, of a scenario or of a study's. */
#include "api/structure.h"

#include "base/text.h"
#include "report/structure.h"
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
enum { CUTS_MOST = 256, LOOPS_DEFAULT = 12, LOOPS_MOST = 10000 };

struct asked {
    struct structure_settings settings;
    bool picture;
    const char *cut[CUTS_MOST + 1];
    size_t cut_count;
};

static bool read_count(const char *text, uint32_t most, uint32_t *value)
{
    double number;
    const size_t length = text_number(text, &number);
    if (length == 0 || text[length] || !(number >= 0.0 && number <= (double)most) || number != (double)(uint32_t)number)
        return false;
    *value = (uint32_t)number;
    return true;
}

static bool read_form(const char *form, struct asked *asked)
{
    asked->settings.json = text_equal(form, "json");
    asked->picture = text_equal(form, "svg");
    return asked->settings.json || asked->picture || text_equal(form, "text");
}

static bool read_one(const char *argument, struct asked *asked)
{
    const size_t length = strcspn(argument, "=");
    const char *value = argument[length] ? argument + length + 1 : NULL;
    struct structure_settings *settings = &asked->settings;
    if (!value) {
        settings->entities = settings->entities || text_equal(argument, "entities");
        return text_equal(argument, "entities");
    }
    if (text_starts(argument, "form="))
        return read_form(value, asked);
    if (text_starts(argument, "from="))
        settings->from = value;
    else if (text_starts(argument, "to="))
        settings->to = value;
    else if (text_starts(argument, "loops="))
        return read_count(value, LOOPS_MOST, &settings->loops);
    else if (text_starts(argument, "width="))
        return read_count(value, 100000, &settings->width);
    else if (text_starts(argument, "cut=") && asked->cut_count < CUTS_MOST)
        asked->cut[asked->cut_count++] = value;
    else
        return false;
    return true;
}

static bool read_all(const char *const *arguments, struct asked *asked, struct problems *problems)
{
    bool good = true;
    for (; arguments && *arguments; arguments++)
        if (!read_one(*arguments, asked)) {
            problem_error(problems, NOWHERE,
                          "form=text|json|svg  from=NAME  to=NAME  loops=N  cut='A -> B'  entities  width=N",
                          "the structure takes no argument %s", *arguments);
            good = false;
        }
    if (asked->picture && (asked->settings.from || asked->settings.to)) {
        problem_error(problems, NOWHERE, NULL, "the picture is of the whole: from and to need text or json");
        good = false;
    }
    return good;
}

enum casus_status structure_write(const struct casus_scenario *world, const char *const *cut_before,
                                  const char *const *arguments, struct buffer *out, struct problems *problems)
{
    struct asked asked = {.settings.loops = LOOPS_DEFAULT};
    if (!read_all(arguments, &asked, problems))
        return CASUS_USAGE;
    if (asked.cut_count > 0)
        for (; cut_before && *cut_before && asked.cut_count < CUTS_MOST; cut_before++)
            asked.cut[asked.cut_count++] = *cut_before;
    struct plan *cut = asked.cut_count > 0 ? model_plan(world->scenario, asked.cut, problems) : NULL;
    if (asked.cut_count > 0 && !cut)
        return CASUS_INVALID;
    const struct plan *plan = cut ? cut : world->plan;
    bool good = true;
    if (asked.picture)
        report_structure_picture(plan, out);
    else
        good = report_structure(plan, &asked.settings, out, problems);
    plan_free(cut);
    return good ? CASUS_OK : CASUS_USAGE;
}

enum casus_status casus_structure(const struct casus_scenario *scenario, const char *const *arguments,
                                  casus_write *write, void *self, struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    struct buffer out;
    buffer_init(&out);
    const enum casus_status status = structure_write(scenario, NULL, arguments, &out, list);
    if (status == CASUS_OK)
        write(self, buffer_text(&out), out.length);
    buffer_release(&out);
    return problems_show(*problems, status);
}
