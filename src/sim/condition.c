/* Conditions over signals: triggers of options, what-ifs. */
#include "sim/plan_internal.h"

#include "base/failure.h"

/* Units and levels come from the first pass: mechanisms that declare later in this one are known too. */
static bool resolve(void *self, const char *name, struct name_meaning *meaning)
{
    const struct declaration *d = self;
    const uint32_t k = learned_find(d, name);
    if (k == NO_INDEX)
        return false;
    const struct learned_signal *learned = &d->signal[k];
    *meaning = (struct name_meaning){
        .name = learned_read(d, k, d->mechanism),
        .levels = learned->levels,
        .first_level = learned->first_level,
    };
    (void)unit_parse(learned->unit, strlen(learned->unit), &meaning->unit, NULL);
    return true;
}

static const char *const *candidates(void *self, size_t *count)
{
    const struct declaration *d = self;
    *count = d->signal_count;
    return d->names;
}

const struct expression *declare_condition(struct declaration *d, const char *text, struct place place, uint32_t *watch)
{
    *watch = watch_next(d);
    if (d->learning)
        return NULL;
    struct expression *expression = arena_take(&d->plan->arena, 1, sizeof *expression);
    const struct name_resolver resolver = {resolve, candidates, d};
    if (!expression_compile(text, place, &resolver, true, &d->plan->arena, expression, d->problems))
        return NULL;
    for (uint32_t k = 0; k < expression->count; k++)
        if (expression->operations[k].code == OPERATION_NAME) {
            link_add(d, &d->watches, expression->operations[k].name, d->mechanism * WATCH_MOST + *watch);
            bits_set(d->plan->reads[d->mechanism], expression->operations[k].name);
        }
    return expression;
}

static double value_of_signal(const void *self, uint32_t name)
{
    return signal_get(self, (struct signal){name});
}

double condition_value(const struct world *w, const struct expression *expression)
{
    ASSERT(expression != NULL);
    return expression_value(expression, value_of_signal, w);
}
