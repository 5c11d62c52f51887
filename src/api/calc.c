#include "api/api_internal.h"

#include "base/text.h"
#include "calc/calc.h"

static bool asks_for_help(const char *const *arguments)
{
    return arguments && arguments[0] && text_equal(arguments[0], "help") && !arguments[1];
}

static enum casus_status status_of(enum calc_result result)
{
    static const enum casus_status status[] = {CASUS_OK, CASUS_USAGE, CASUS_INVALID, CASUS_IO};
    return status[result];
}

enum casus_status casus_calc(const char *model, const char *const *arguments, casus_write *write, void *self,
                             struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    const struct calc_model *found = model ? calc_find(model, list) : NULL;
    enum calc_result result = model && !found ? CALC_MISUSED : CALC_DONE;
    struct buffer out;
    buffer_init(&out);
    if (!model)
        calc_list(&out);
    else if (found && asks_for_help(arguments))
        calc_explain(found, &out);
    else if (found)
        result = calc_write(found, arguments, &out, list);
    if (result == CALC_DONE)
        write(self, buffer_text(&out), out.length);
    buffer_release(&out);
    return problems_show(*problems, status_of(result));
}

const char *casus_calc_model(size_t index)
{
    const struct calc_model *model = calc_model_at(index);
    return model ? model->name : NULL;
}

enum casus_status casus_calc_key(const char *model, size_t index, struct casus_calc_key *key)
{
    const struct calc_model *found = calc_named(model);
    struct calc_key row;
    if (!found || !calc_key_at(found, index, &row))
        return CASUS_USAGE;
    *key = (struct casus_calc_key){row.name, row.value, row.repeats, row.help};
    return CASUS_OK;
}
