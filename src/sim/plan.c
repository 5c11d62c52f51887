/* From mechanisms and a scenario to arrays. Read plan_make(): the order of work is plan_internal.h's. */
#include "sim/plan_internal.h"

#include "base/failure.h"
#include "base/random.h"

/* ---- the two passes ---- */

static void declare_all(struct declaration *d)
{
    struct plan *plan = d->plan;
    /* NOLINTNEXTLINE(bugprone-too-small-loop-variable): at most MECHANISM_MOST */
    for (uint16_t m = 0; m < plan->mechanism_count; m++) {
        d->mechanism = m;
        d->family_count = d->watch_count = 0;
        if (plan->mechanism[m]->declare)
            plan->self[m] = plan->mechanism[m]->declare(d);
        ASSERT(d->learning || d->watch_count == 0 || plan->mechanism[m]->answer != NULL);
    }
}

static void name_clocks(struct plan *plan)
{
    plan->clock_family = arena_take(&plan->arena, plan->clock_count, sizeof *plan->clock_family);
    plan->clock_name = arena_take(&plan->arena, plan->clock_count, sizeof *plan->clock_name);
    for (uint32_t f = 0; f < plan->family_count; f++) {
        const struct clock_family *family = &plan->family[f];
        for (uint32_t k = 0; k < family->count; k++) {
            plan->clock_family[family->first + k] = (uint16_t)f;
            plan->clock_name[family->first + k] =
                family->count == 1 ? family->name : arena_format(&plan->arena, "%s.%u", family->name, k);
        }
    }
}

/* A speed that reads a signal concerns every clock of its family. */
static void link_clocks(struct declaration *d)
{
    for (uint32_t k = 0; k < d->families.count; k++) {
        const struct link link = d->families.link[k];
        const struct clock_family *family = &d->plan->family[link.to];
        for (uint32_t entity = 0; entity < family->count; entity++)
            link_add(d, &d->clocks, link.from, family->first + entity);
    }
}

static struct rows rows_back(struct declaration *d, const struct links *links, uint32_t to_count)
{
    struct links back = {0};
    for (uint32_t k = 0; k < links->count; k++)
        link_add(d, &back, links->link[k].to, links->link[k].from);
    return rows_make(&d->plan->arena, &back, to_count);
}

static void make_lists(struct declaration *d)
{
    struct plan *plan = d->plan;
    name_clocks(plan);
    link_clocks(d);
    plan->derived_of = rows_make(&plan->arena, &d->derived, plan->signal_count);
    plan->clocks_of = rows_make(&plan->arena, &d->clocks, plan->signal_count);
    plan->watches_of = rows_make(&plan->arena, &d->watches, plan->signal_count);
    plan->observers_of = rows_make(&plan->arena, &d->observers, plan->signal_count);
    plan->inputs_of = rows_back(d, &d->derived, plan->signal_count);
    plan->family_reads = rows_back(d, &d->families, plan->family_count);
}

/* ---- streams ---- */

static void sift_stream(struct stream_row *row, uint32_t count, uint32_t root)
{
    for (uint32_t child = 2 * root + 1; child < count; root = child, child = 2 * root + 1) {
        if (child + 1 < count && row[child].stream < row[child + 1].stream)
            child++;
        if (row[root].stream >= row[child].stream)
            return;
        const struct stream_row moved = row[root];
        row[root] = row[child];
        row[child] = moved;
    }
}

static void sort_streams(struct plan *plan)
{
    for (uint32_t root = plan->stream_count / 2; root-- > 0;)
        sift_stream(plan->stream, plan->stream_count, root);
    for (uint32_t last = plan->stream_count; last-- > 1;) {
        const struct stream_row moved = plan->stream[0];
        plan->stream[0] = plan->stream[last];
        plan->stream[last] = moved;
        sift_stream(plan->stream, last, 0);
    }
}

/* Two questions with one stream would get the same answers. */
void check_streams(struct declaration *d)
{
    struct plan *plan = d->plan;
    sort_streams(plan);
    for (uint32_t k = 1; k < plan->stream_count; k++) {
        const char *a = plan->stream[k - 1].name, *b = plan->stream[k].name;
        if (plan->stream[k].stream != plan->stream[k - 1].stream)
            continue;
        if (strcmp(a, b) == 0)
            problem_error(d->problems, (struct place){0}, NULL, "question \"%s\" is declared twice", a);
        else
            problem_error(d->problems, (struct place){0}, "rename an entity in one of them",
                          "questions \"%s\" and \"%s\" have the same stream", a, b);
    }
}

/* ---- the plan ---- */

struct plan *plan_make(const struct scenario *scenario, const struct mechanism *const *mechanisms,
                       size_t mechanism_count, const struct outcome_row *rows, size_t row_count, const char *const *cut,
                       struct problems *problems)
{
    const uint32_t errors_before = problems->error_count;
    struct arena arena;
    arena_init(&arena);
    struct plan *plan = arena_take(&arena, 1, sizeof *plan);
    plan->arena = arena;
    plan->scenario = scenario;
    ASSERT(mechanism_count <= MECHANISM_MOST);
    plan->mechanism_count = (uint32_t)mechanism_count;
    for (size_t m = 0; m < mechanism_count; m++)
        plan->mechanism[m] = mechanisms[m];

    struct declaration d = {.plan = plan, .problems = problems, .learning = true};
    arena_init(&d.scratch);
    declare_all(&d);
    number_signals(&d, cut);
    d.found = arena_take(&d.scratch, bit_words(plan->signal_count), sizeof *d.found);
    for (uint32_t m = 0; m < plan->mechanism_count; m++)
        plan->reads[m] = arena_take(&plan->arena, bit_words(plan->signal_count), sizeof *plan->reads[m]);
    d.learning = false;
    declare_all(&d);
    ASSERT(d.next_signal == d.signal_count);
    make_outcomes(&d, rows, row_count);
    check_streams(&d);
    make_lists(&d);
    arena_release(&d.scratch);
    if (problems->error_count == errors_before)
        return plan;
    plan_free(plan);
    return NULL;
}

void plan_free(struct plan *plan)
{
    if (plan == NULL)
        return;
    struct arena arena = plan->arena; /* holds the plan itself */
    arena_release(&arena);
}

/* ---- what others ask of it ---- */

const struct scenario *plan_scenario(const struct plan *plan)
{
    return plan->scenario;
}

uint32_t plan_outcome_count(const struct plan *plan)
{
    return plan->outcome_count;
}

const struct outcome *plan_outcome(const struct plan *plan, uint32_t outcome)
{
    ASSERT(outcome < plan->outcome_count);
    return &plan->outcome[outcome];
}

/* Number of the entry named `name` in a list sorted by name, or NO_INDEX. */
static uint32_t find(const struct plan *plan, uint32_t count, const char *(*text)(const struct plan *, uint32_t),
                     const char *name)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(text(plan, middle), name);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_INDEX;
}

static const char *id_at(const struct plan *plan, uint32_t outcome)
{
    return plan->outcome[outcome].id;
}

uint32_t plan_outcome_find(const struct plan *plan, const char *id)
{
    return find(plan, plan->outcome_count, id_at, id);
}

uint32_t plan_signal_count(const struct plan *plan)
{
    return plan->signal_count;
}

const char *plan_signal_name(const struct plan *plan, uint32_t signal)
{
    ASSERT(signal < plan->signal_count);
    return plan->signal[signal].name;
}

const char *plan_signal_title(const struct plan *plan, uint32_t signal)
{
    ASSERT(signal < plan->signal_count);
    return plan->signal[signal].title;
}

const char *plan_signal_unit(const struct plan *plan, uint32_t signal)
{
    ASSERT(signal < plan->signal_count);
    return plan->signal[signal].unit;
}

const char *plan_signal_levels(const struct plan *plan, uint32_t signal, int *first_level)
{
    ASSERT(signal < plan->signal_count);
    *first_level = plan->signal[signal].first_level;
    return plan->signal[signal].levels;
}

static const char *name_at(const struct plan *plan, uint32_t k)
{
    return plan->signal[plan->by_name[k]].name;
}

uint32_t plan_signal_find(const struct plan *plan, const char *name)
{
    const uint32_t k = find(plan, plan->name_count, name_at, name);
    return k == NO_INDEX ? NO_INDEX : plan->by_name[k];
}

uint32_t plan_clock_count(const struct plan *plan)
{
    return plan->clock_count;
}

const char *plan_clock_name(const struct plan *plan, uint32_t clock)
{
    ASSERT(clock < plan->clock_count);
    return plan->clock_name[clock];
}

const char *plan_question_name(const struct plan *plan, uint32_t stream_low)
{
    for (uint32_t k = 0; k < plan->stream_count; k++)
        if ((uint32_t)plan->stream[k].stream == stream_low)
            return plan->stream[k].name;
    return NULL;
}

uint32_t plan_mechanism_count(const struct plan *plan)
{
    return plan->mechanism_count;
}

const char *plan_mechanism_name(const struct plan *plan, uint32_t mechanism)
{
    ASSERT(mechanism < plan->mechanism_count);
    return plan->mechanism[mechanism]->name;
}

uint32_t plan_mechanism_clocks(const struct plan *plan, uint32_t mechanism)
{
    uint32_t clocks = 0;
    for (uint32_t f = 0; f < plan->family_count; f++)
        clocks += plan->family[f].owner == mechanism ? plan->family[f].count : 0;
    return clocks;
}

/* ---- who feeds whom ---- */

uint32_t plan_signal_owner(const struct plan *plan, uint32_t signal)
{
    ASSERT(signal < plan->signal_count);
    return plan->signal[signal].owner;
}

uint32_t plan_signal_original(const struct plan *plan, uint32_t signal)
{
    ASSERT(signal < plan->signal_count);
    return plan->signal[signal].alias_of;
}

bool plan_signal_is_derived(const struct plan *plan, uint32_t signal)
{
    ASSERT(signal < plan->signal_count);
    return plan->signal[signal].derived;
}

const uint32_t *plan_signal_inputs(const struct plan *plan, uint32_t signal, uint32_t *count)
{
    ASSERT(signal < plan->signal_count);
    *count = plan->inputs_of.start[signal + 1] - plan->inputs_of.start[signal];
    return &plan->inputs_of.entry[plan->inputs_of.start[signal]];
}

bool plan_reads(const struct plan *plan, uint32_t mechanism, uint32_t signal)
{
    ASSERT(mechanism < plan->mechanism_count && signal < plan->signal_count);
    return bits_get(plan->reads[mechanism], signal);
}

uint64_t plan_topics_told(const struct plan *plan, uint32_t mechanism)
{
    ASSERT(mechanism < plan->mechanism_count);
    return plan->tells[mechanism];
}

uint64_t plan_topics_heard(const struct plan *plan, uint32_t mechanism)
{
    ASSERT(mechanism < plan->mechanism_count);
    return plan->hears[mechanism];
}
