/* What a mechanism says about itself. Called in both passes: the first only learns (plan_internal.h). */
#include "sim/plan_internal.h"

#include "base/failure.h"
#include "base/random.h"
#include "base/text.h"

const struct scenario *declaration_scenario(const struct declaration *d)
{
    return d->plan->scenario;
}

/* What is asked for while learning is thrown away afterwards. */
static struct arena *lasting(struct declaration *d)
{
    return d->learning ? &d->scratch : &d->plan->arena;
}

static const char *mechanism_name(const struct declaration *d)
{
    return d->plan->mechanism[d->mechanism]->name;
}

void *declare_self(struct declaration *d, size_t size)
{
    return arena_take(lasting(d), 1, size);
}

const char *declare_text(struct declaration *d, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *text = arena_format_list(lasting(d), format, values);
    va_end(values);
    return text;
}

void declare_problem(struct declaration *d, struct place place, const char *hint, const char *format, ...)
{
    if (d->learning)
        return;
    va_list values;
    va_start(values, format);
    const char *text = arena_format_list(&d->scratch, format, values);
    va_end(values);
    problem_error(d->problems, place, hint, "%s", text);
}

/* ---- signals ---- */

/* "violence" and "crisis.violence" both name the signal crisis.violence of mechanism crisis. */
static const char *complete_name(struct declaration *d, const char *name)
{
    const char *prefix = mechanism_name(d);
    if (text_starts(name, prefix) && name[strlen(prefix)] == '.')
        return arena_text(&d->scratch, name);
    return arena_format(&d->scratch, "%s.%s", prefix, name);
}

static const char *const *copy_inputs(struct declaration *d, const char *const *inputs)
{
    size_t count = 0;
    while (inputs && inputs[count])
        count++;
    const char **copy = arena_take(&d->scratch, count + 1, sizeof *copy);
    for (size_t k = 0; k < count; k++)
        copy[k] = arena_text(&d->scratch, inputs[k]);
    return copy;
}

static const char *copy_text(struct declaration *d, const char *text)
{
    return text ? arena_text(&d->plan->arena, text) : NULL;
}

static void learn(struct declaration *d, struct learned_signal learned)
{
    const char *name = complete_name(d, learned.name);
    d->signal = list_grow(&d->scratch, d->signal, d->signal_count, &d->signal_room, sizeof *d->signal);
    learned.name = copy_text(d, name);
    learned.unit = copy_text(d, learned.unit ? learned.unit : "");
    learned.title = copy_text(d, learned.title ? learned.title : name);
    learned.levels = copy_text(d, learned.levels);
    learned.owner = d->mechanism;
    learned.inputs = copy_inputs(d, learned.inputs);
    d->signal[d->signal_count++] = learned;
}

/* The number of the signal declared now, which must be the one that was declared at this point of the first pass. */
static struct signal next_signal(struct declaration *d, const char *name, bool derived)
{
    ASSERT(d->next_signal < d->signal_count);
    const struct learned_signal *learned = &d->signal[d->next_signal++];
    ASSERT(learned->owner == d->mechanism && learned->derived == derived);
    ASSERT(strcmp(learned->name, complete_name(d, name)) == 0);
    return (struct signal){learned->at};
}

struct signal declare_signal(struct declaration *d, const char *name, const char *unit, const char *title)
{
    if (!d->learning)
        return next_signal(d, name, false);
    learn(d, (struct learned_signal){.name = name, .unit = unit, .title = title});
    return (struct signal){0};
}

struct signal declare_ordinal(struct declaration *d, const char *name, const char *levels, int first_level,
                              const char *title)
{
    if (!d->learning)
        return next_signal(d, name, false);
    learn(d, (struct learned_signal){.name = name, .title = title, .levels = levels, .first_level = first_level});
    return (struct signal){0};
}

static struct signal declare_value(struct declaration *d, struct learned_signal learned,
                                   double (*value)(const struct world *, const void *self, uint32_t entity),
                                   uint32_t entity)
{
    if (d->learning) {
        learned.derived = true;
        learn(d, learned);
        return (struct signal){0};
    }
    const struct signal signal = next_signal(d, learned.name, true);
    struct signal_row *row = &d->plan->signal[signal.at];
    row->value = value;
    row->entity = entity;
    link_inputs(d, &d->derived, d->mechanism, learned.inputs, signal.at, row->name);
    return signal;
}

struct signal declare_derived(struct declaration *d, const char *name, const char *unit, const char *title,
                              double (*value)(const struct world *, const void *self, uint32_t entity), uint32_t entity,
                              const char *const *inputs)
{
    return declare_value(d, (struct learned_signal){.name = name, .unit = unit, .title = title, .inputs = inputs},
                         value, entity);
}

struct signal declare_derived_ordinal(struct declaration *d, const char *name, const char *levels, int first_level,
                                      const char *title,
                                      double (*value)(const struct world *, const void *self, uint32_t entity),
                                      uint32_t entity, const char *const *inputs)
{
    return declare_value(
        d,
        (struct learned_signal){
            .name = name, .title = title, .levels = levels, .first_level = first_level, .inputs = inputs},
        value, entity);
}

struct signal declare_input(struct declaration *d, const char *name)
{
    if (d->learning)
        return (struct signal){0};
    const uint32_t learned = learned_find(d, name);
    if (learned == NO_INDEX) {
        declare_problem(d, (struct place){0}, learned_hint(d, name),
                        "mechanism \"%s\" reads signal \"%s\", which no mechanism declares", mechanism_name(d), name);
        return (struct signal){0};
    }
    const uint32_t signal = learned_read(d, learned, d->mechanism);
    bits_set(d->plan->reads[d->mechanism], signal);
    return (struct signal){signal};
}

/* ---- clocks, watches, topics, questions, memory ---- */

struct clocks declare_clocks(struct declaration *d, const char *name, enum clock_kind kind, uint32_t count,
                             double (*speed)(const struct world *, const void *self, uint32_t entity),
                             const char *const *inputs)
{
    struct plan *plan = d->plan;
    const uint32_t number = d->family_count++;
    struct clocks clocks = {plan->clock_count, count};
    if (d->learning)
        return clocks;
    ASSERT(plan->mechanism[d->mechanism]->handle != NULL);
    if (count > (1u << CLOCK_BITS) - plan->clock_count || plan->family_count >= UINT16_MAX) {
        declare_problem(d, (struct place){0}, NULL, "the scenario needs more than %u clocks: too many entities",
                        1u << CLOCK_BITS);
        return clocks;
    }
    plan->family = list_grow(&plan->arena, plan->family, plan->family_count, &d->family_room, sizeof *plan->family);
    plan->family[plan->family_count] = (struct clock_family){
        .name = arena_text(&plan->arena, complete_name(d, name)),
        .kind = kind,
        .first = plan->clock_count,
        .count = count,
        .owner = d->mechanism,
        .number = (uint16_t)number,
        .speed = speed,
    };
    link_inputs(d, &d->families, d->mechanism, inputs, plan->family_count, plan->family[plan->family_count].name);
    plan->family_count++;
    plan->clock_count += count;
    return clocks;
}

uint32_t watch_next(struct declaration *d)
{
    const uint32_t watch = d->watch_count++;
    if (watch < WATCH_MOST)
        return watch;
    if (watch == WATCH_MOST)
        declare_problem(d, (struct place){0}, NULL, "mechanism \"%s\" has more than %d watches or conditions",
                        mechanism_name(d), WATCH_MOST);
    return WATCH_MOST - 1;
}

uint32_t declare_watch(struct declaration *d, const char *signals)
{
    const uint32_t watch = watch_next(d);
    if (d->learning)
        return watch;
    const char **pattern = arena_take(&d->scratch, strlen(signals) / 2 + 2, sizeof *pattern);
    size_t count = 0;
    for (const char *at = signals; *at != '\0';) {
        const char *end = strchr(at, ' ');
        const size_t length = end ? (size_t)(end - at) : strlen(at);
        if (length > 0)
            pattern[count++] = arena_slice(&d->scratch, at, length);
        at += length + (end ? 1 : 0);
    }
    link_inputs(d, &d->watches, d->mechanism, pattern, d->mechanism * WATCH_MOST + watch, mechanism_name(d));
    return watch;
}

void declare_tells(struct declaration *d, uint16_t topic)
{
    ASSERT(topic < TOPIC_MOST);
    d->plan->tells[d->mechanism] |= UINT64_C(1) << topic;
}

void declare_hears(struct declaration *d, uint16_t topic)
{
    ASSERT(topic < TOPIC_MOST && d->plan->mechanism[d->mechanism]->hear != NULL);
    d->plan->hears[d->mechanism] |= UINT64_C(1) << topic;
}

struct question declare_question(struct declaration *d, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *name = arena_format_list(&d->scratch, format, values);
    va_end(values);
    name = arena_format(lasting(d), "%s/%s", mechanism_name(d), name);
    const struct question question = {stream_of(name)};
    if (d->learning)
        return question;
    struct plan *plan = d->plan;
    plan->stream = list_grow(&plan->arena, plan->stream, plan->stream_count, &d->stream_room, sizeof *plan->stream);
    plan->stream[plan->stream_count++] = (struct stream_row){question.stream, name};
    return question;
}

struct memory declare_memory(struct declaration *d, enum life life, size_t size, size_t count)
{
    size_t *used = &d->plan->memory_size[life];
    if (d->learning)
        return (struct memory){0};
    ASSERT(size == 0 || count <= (SIZE_MAX / 2 - *used) / size);
    const size_t at = *used / 16;
    *used += (size * count + 15) & ~(size_t)15;
    ASSERT(*used / 16 < (1u << 30));
    return (struct memory){(uint32_t)life << 30 | (uint32_t)at};
}
