/* Names of signals become numbers: cuts, then states, frozen copies, and derived signals each after its inputs. */
#include "sim/plan_internal.h"

#include "base/failure.h"
#include "base/text.h"

static const char *learned_name(const void *self, uint32_t learned)
{
    const struct declaration *d = self;
    return d->signal[learned].name;
}

uint32_t learned_find(const struct declaration *d, const char *name)
{
    uint32_t low = 0, high = d->signal_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(d->names[middle], name);
        if (order == 0)
            return d->by_name[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_INDEX;
}

const char *learned_hint(struct declaration *d, const char *name)
{
    const char *near = nearest_word(name, d->names, d->signal_count);
    return near ? arena_format(&d->scratch, "did you mean %s?", near) : NULL;
}

uint32_t learned_read(const struct declaration *d, uint32_t learned, uint16_t mechanism)
{
    const uint32_t at = d->signal[learned].at;
    return d->signal[learned].cut_from >> mechanism & 1 ? d->plan->signal[at].frozen : at;
}

/* Calls `use` for every learned signal that `pattern` names, in order of name; false if there is none. */
static bool each_match(struct declaration *d, const char *pattern,
                       void (*use)(struct declaration *, uint32_t learned, void *self), void *self)
{
    bool any = false;
    if (strchr(pattern, '*') == NULL) {
        const uint32_t learned = learned_find(d, pattern);
        if (learned != NO_INDEX)
            use(d, learned, self);
        return learned != NO_INDEX;
    }
    for (uint32_t k = 0; k < d->signal_count; k++)
        if (text_matches(pattern, d->names[k])) {
            use(d, d->by_name[k], self);
            any = true;
        }
    return any;
}

/* ---- names ---- */

static void sort_names(struct declaration *d)
{
    d->by_name = arena_take(&d->scratch, d->signal_count, sizeof *d->by_name);
    d->names = arena_take(&d->scratch, d->signal_count + 1, sizeof *d->names);
    for (uint32_t k = 0; k < d->signal_count; k++)
        d->by_name[k] = k;
    sort_by_text(d->by_name, d->signal_count, learned_name, d);
    for (uint32_t k = 0; k < d->signal_count; k++) {
        d->names[k] = d->signal[d->by_name[k]].name;
        if (k > 0 && strcmp(d->names[k], d->names[k - 1]) == 0)
            problem_error(d->problems, (struct place){0}, NULL, "signal \"%s\" is declared twice", d->names[k]);
    }
}

/* ---- cuts ---- */

struct cutting {
    uint16_t reader;
    bool own, any;
};

static void cut_one(struct declaration *d, uint32_t learned, void *self)
{
    struct cutting *cutting = self;
    if (d->signal[learned].owner == cutting->reader) {
        cutting->own = true;
        return;
    }
    d->signal[learned].cut_from |= 1u << cutting->reader;
    cutting->any = true;
}

static const char *trimmed(struct arena *arena, const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (start < end && end[-1] == ' ')
        end--;
    return arena_slice(arena, start, (size_t)(end - start));
}

static void cut_signal(struct declaration *d, const char *cut)
{
    const struct plan *plan = d->plan;
    const char *arrow = strstr(cut, "->");
    if (arrow == NULL) {
        problem_error(d->problems, (struct place){0},
                      "write signal -> mechanism, for example crisis.violence -> alliance", "cut \"%s\" has no arrow",
                      cut);
        return;
    }
    const char *signal = trimmed(&d->scratch, cut, arrow), *reader = trimmed(&d->scratch, arrow + 2, cut + strlen(cut));
    const char *names[MECHANISM_MOST];
    struct cutting cutting = {.reader = UINT16_MAX};
    for (uint16_t m = 0; m < plan->mechanism_count; m++) {
        names[m] = plan->mechanism[m]->name;
        if (strcmp(names[m], reader) == 0)
            cutting.reader = m;
    }
    if (cutting.reader == UINT16_MAX) {
        const char *near = nearest_word(reader, names, plan->mechanism_count);
        problem_error(d->problems, (struct place){0}, near ? arena_format(&d->scratch, "did you mean %s?", near) : NULL,
                      "cut \"%s\": there is no mechanism \"%s\"", cut, reader);
    } else if (!each_match(d, signal, cut_one, &cutting)) {
        problem_error(d->problems, (struct place){0}, learned_hint(d, signal), "cut \"%s\": there is no signal \"%s\"",
                      cut, signal);
    } else if (!cutting.any) {
        problem_error(d->problems, (struct place){0}, NULL,
                      "cut \"%s\": a mechanism cannot be cut from its own signals", cut);
    }
}

/* ---- order ---- */

/* A derived signal on the way from one that is to be ordered, and those of its inputs that are derived too. */
struct visit {
    uint32_t learned;
    const uint32_t *input;
    uint32_t count, next;
};

struct inputs {
    uint32_t *list;
    uint32_t count, room;
};

static void add_derived(struct declaration *d, uint32_t learned, void *self)
{
    struct inputs *inputs = self;
    if (!d->signal[learned].derived)
        return;
    inputs->list = list_grow(&d->scratch, inputs->list, inputs->count, &inputs->room, sizeof *inputs->list);
    inputs->list[inputs->count++] = learned;
}

static struct visit visit_make(struct declaration *d, uint32_t learned)
{
    struct inputs inputs = {0};
    for (const char *const *name = d->signal[learned].inputs; *name; name++)
        (void)each_match(d, *name, add_derived, &inputs);
    return (struct visit){learned, inputs.list, inputs.count, 0};
}

/* "a <- b <- a": a reads b, which reads a. */
static void report_cycle(struct declaration *d, const struct visit *visit, uint32_t depth, uint32_t again)
{
    struct buffer path;
    uint32_t first = depth - 1;
    while (visit[first].learned != again)
        first--;
    buffer_init(&path);
    for (uint32_t k = first; k < depth; k++)
        buffer_format(&path, "%s <- ", d->signal[visit[k].learned].name);
    buffer_add(&path, d->signal[again].name);
    problem_error(d->problems, (struct place){0}, "a feedback must pass through a clock",
                  "derived signals read each other in a circle: %s", buffer_text(&path));
    buffer_release(&path);
}

/* Depth first, with the path at hand for the message. Cuts are not regarded: an order that is right without them is
 * right with them, and lets frozen copies of derived signals be taken in one pass at the start. */
static void number_derived(struct declaration *d, uint32_t next)
{
    enum { NEW, OPEN, DONE };
    uint8_t *state = arena_take(&d->scratch, d->signal_count, sizeof *state);
    struct visit *visit = arena_take(&d->scratch, d->signal_count, sizeof *visit);
    for (uint32_t k = 0; k < d->signal_count; k++) {
        uint32_t depth = 0;
        if (!d->signal[k].derived || state[k] != NEW)
            continue;
        state[k] = OPEN;
        visit[depth++] = visit_make(d, k);
        while (depth > 0) {
            struct visit *top = &visit[depth - 1];
            if (top->next == top->count) {
                state[top->learned] = DONE;
                d->signal[top->learned].at = next++;
                depth--;
                continue;
            }
            const uint32_t input = top->input[top->next++];
            if (state[input] == OPEN)
                report_cycle(d, visit, depth, input);
            else if (state[input] == NEW) {
                state[input] = OPEN;
                visit[depth++] = visit_make(d, input);
            }
        }
    }
}

static struct signal_row row_of(const struct learned_signal *learned)
{
    return (struct signal_row){
        .name = learned->name,
        .unit = learned->unit,
        .title = learned->title,
        .levels = learned->levels,
        .first_level = learned->first_level,
        .owner = learned->owner,
        .derived = learned->derived,
        .alias_of = NO_INDEX,
        .frozen = NO_INDEX,
    };
}

static void make_rows(struct declaration *d)
{
    struct plan *plan = d->plan;
    uint32_t alias = plan->first_alias;
    plan->signal = arena_take(&plan->arena, plan->signal_count, sizeof *plan->signal);
    plan->by_name = arena_take(&plan->arena, d->signal_count, sizeof *plan->by_name);
    plan->name_count = d->signal_count;
    for (uint32_t k = 0; k < d->signal_count; k++) {
        const struct learned_signal *learned = &d->signal[k];
        struct unit unit;
        plan->signal[learned->at] = row_of(learned);
        plan->by_name[k] = d->signal[d->by_name[k]].at;
        if (!unit_parse(learned->unit, strlen(learned->unit), &unit, NULL))
            problem_error(d->problems, (struct place){0}, NULL, "signal \"%s\" is in \"%s\", which is no unit",
                          learned->name, learned->unit);
        if (learned->cut_from == 0)
            continue;
        plan->signal[learned->at].frozen = alias;
        plan->signal[alias] = row_of(learned);
        plan->signal[alias].name = arena_format(&plan->arena, "%s at the start", learned->name);
        plan->signal[alias].derived = false;
        plan->signal[alias].alias_of = learned->at;
        alias++;
    }
}

void number_signals(struct declaration *d, const char *const *cut)
{
    struct plan *plan = d->plan;
    uint32_t states = 0, frozen = 0;
    sort_names(d);
    for (; cut && *cut; cut++)
        cut_signal(d, *cut);
    for (uint32_t k = 0; k < d->signal_count; k++) {
        if (!d->signal[k].derived)
            d->signal[k].at = states++;
        frozen += d->signal[k].cut_from != 0;
    }
    plan->first_alias = states;
    plan->first_derived = states + frozen;
    plan->signal_count = d->signal_count + frozen;
    number_derived(d, plan->first_derived);
    make_rows(d);
}

/* ---- what reads what ---- */

static void find_one(struct declaration *d, uint32_t learned, void *self)
{
    const uint16_t *mechanism = self;
    bits_set(d->found, learned_read(d, learned, *mechanism));
}

void link_inputs(struct declaration *d, struct links *links, uint16_t mechanism, const char *const *inputs, uint32_t to,
                 const char *reader)
{
    const uint32_t words = bit_words(d->plan->signal_count);
    memset(d->found, 0, words * sizeof *d->found);
    for (; inputs && *inputs; inputs++)
        if (!each_match(d, *inputs, find_one, &mechanism) && strchr(*inputs, '*') == NULL)
            problem_error(d->problems, (struct place){0}, learned_hint(d, *inputs),
                          "\"%s\" reads signal \"%s\", which no mechanism declares", reader, *inputs);
    for (uint32_t word = 0; word < words; word++)
        for (uint64_t left = d->found[word]; left; left &= left - 1) {
            const uint32_t signal = word * 64 + (uint32_t)__builtin_ctzll(left);
            link_add(d, links, signal, to);
            bits_set(d->plan->reads[mechanism], signal);
        }
}
