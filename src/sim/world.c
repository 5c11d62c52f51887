#include "sim/internal.h"

#include "base/failure.h"
#include "base/random.h"
#include <math.h>

/* Memory is handed out twice by the same walk: once to measure, once to place. */
struct walk {
    char *at;
    size_t used;
};

static void *walk_take(struct walk *walk, size_t count, size_t size)
{
    walk->used = (walk->used + 63) & ~(size_t)63;
    void *piece = walk->at ? walk->at + walk->used : NULL;
    walk->used += count * size;
    return piece;
}

static uint32_t leaf_count(uint32_t clocks)
{
    uint32_t leaves = 1;
    while (leaves < clocks)
        leaves *= 2;
    return leaves;
}

static void world_walk(struct world *w, const struct plan *plan, struct walk *walk)
{
    const uint32_t signals = plan->signal_count, clocks = plan->clock_count, outcomes = plan->outcome_count;
    w->leaves = leaf_count(clocks);
    w->param = walk_take(walk, scenario_slot_count(plan->scenario) + 1, sizeof *w->param);
    for (int life = 0; life < 3; life++)
        w->memory[life] = walk_take(walk, 1, plan->memory_size[life]);
    w->events_of = walk_take(walk, plan->mechanism_count, sizeof *w->events_of);
    w->watch = walk_take(walk, plan->mechanism_count, sizeof *w->watch);
    w->signal = walk_take(walk, signals, sizeof *w->signal);
    w->before = walk_take(walk, signals, sizeof *w->before);
    w->touched = walk_take(walk, signals, sizeof *w->touched);
    w->touched_bits = walk_take(walk, bit_words(signals), sizeof *w->touched_bits);
    w->derived_bits = walk_take(walk, bit_words(signals), sizeof *w->derived_bits);
    w->clock_bits = walk_take(walk, bit_words(clocks), sizeof *w->clock_bits);
    w->tree = walk_take(walk, 2 * w->leaves, sizeof *w->tree);
    w->runs = walk_take(walk, clocks, sizeof *w->runs);
    w->fresh = walk_take(walk, clocks, sizeof *w->fresh);
    w->since = walk_take(walk, clocks, sizeof *w->since);
    w->budget = walk_take(walk, clocks, sizeof *w->budget);
    w->speed = walk_take(walk, clocks, sizeof *w->speed);
    w->strength = walk_take(walk, clocks, sizeof *w->strength);
    w->theta = walk_take(walk, clocks, sizeof *w->theta);
    w->timed_by = walk_take(walk, clocks, sizeof *w->timed_by);
    w->moved_by = walk_take(walk, clocks, sizeof *w->moved_by);
    w->set_by = walk_take(walk, signals, sizeof *w->set_by);
    w->woken_by = walk_take(walk, plan->mechanism_count, sizeof *w->woken_by);
    w->seen = walk_take(walk, outcomes, sizeof *w->seen);
    w->partner = walk_take(walk, outcomes, sizeof *w->partner);
    w->seen_since = walk_take(walk, outcomes, sizeof *w->seen_since);
    w->result = walk_take(walk, outcomes, sizeof *w->result);
    w->audit = walk_take(walk, 1, audit_size(plan));
}

size_t world_size(const struct plan *plan)
{
    struct world measured = {0};
    struct walk walk = {NULL, sizeof(struct world)};
    world_walk(&measured, plan, &walk);
    return walk.used + 64;
}

struct world *world_place(const struct plan *plan, void *memory, const struct trial_settings *settings)
{
    struct world *w = memory;
    memset(w, 0, world_size(plan));
    struct walk walk = {memory, sizeof *w};
    world_walk(w, plan, &walk);
    w->plan = plan;
    w->settings = *settings;
    if (w->settings.event_limit == 0)
        w->settings.event_limit = 1000000;
    ASSERT(settings->horizon_days >= 0.0 && settings->horizon_days * (double)DAY < 0.5 * (double)TIME_MOST);
    w->horizon = time_of_days(settings->horizon_days);
    return w;
}

/* ---- what mechanisms may read ---- */

int64_t time_of_days(double days)
{
    const double microdays = floor(days * (double)DAY + 0.5);
    return microdays < (double)TIME_MOST ? (int64_t)microdays : NEVER;
}

int64_t world_now(const struct world *w)
{
    return w->now;
}

double world_days(const struct world *w)
{
    return (double)w->now / (double)DAY;
}

int64_t world_horizon(const struct world *w)
{
    return w->horizon;
}

uint32_t world_option(const struct world *w)
{
    return w->option;
}

/* The handle holds life in its top two bits and the offset in 16-byte steps below. */
void *world_memory(const struct world *w, struct memory memory)
{
    return w->memory[memory.at >> 30] + (size_t)(memory.at & 0x3fffffffu) * 16;
}

double world_param(const struct world *w, uint32_t slot)
{
    ASSERT(slot != NO_SLOT);
    return w->param[slot];
}

double world_option_level(const struct world *w, uint32_t slot, double otherwise)
{
    return slot == NO_SLOT ? otherwise : w->param[slot];
}

double signal_get(const struct world *w, struct signal signal)
{
    audit_read(w, signal.at);
    return w->signal[signal.at];
}

static struct random_words words_of(const struct world *w, struct question question, uint32_t occurrence)
{
    const struct random_address address = {w->settings.seed, w->noise, w->replicate, occurrence, question.stream};
    audit_draw(w, question, occurrence);
    return random_at(address);
}

double draw(const struct world *w, struct question question, uint32_t occurrence)
{
    const double u = random_first(words_of(w, question, occurrence));
    if (w->trace)
        trace_add(w, TRACE_DRAW, (uint32_t)question.stream, occurrence, w->line, u, 0.0);
    return u;
}

void draw_two(const struct world *w, struct question question, uint32_t occurrence, double u[2])
{
    const struct random_words words = words_of(w, question, occurrence);
    u[0] = random_first(words);
    u[1] = random_second(words);
    if (w->trace)
        trace_add(w, TRACE_DRAW, (uint32_t)question.stream, occurrence, w->line, u[0], u[1]);
}

/* ---- signals ---- */

/* Whoever is woken by a change has the change's line for a cause. */
static void blame(struct world *w, uint32_t signal, uint32_t line)
{
    const struct plan *plan = w->plan;
    const struct rows *rows = &plan->derived_of;
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++)
        w->set_by[rows->entry[k]] = line;
    rows = &plan->clocks_of;
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++)
        w->moved_by[rows->entry[k]] = line;
    rows = &plan->watches_of;
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++)
        w->woken_by[rows->entry[k] / WATCH_MOST] = line;
}

static void mark_readers(struct world *w, uint32_t signal)
{
    const struct plan *plan = w->plan;
    const struct rows *rows = &plan->derived_of;
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++)
        bits_set(w->derived_bits, rows->entry[k]);
    rows = &plan->clocks_of;
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++)
        bits_set(w->clock_bits, rows->entry[k]);
    rows = &plan->watches_of;
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++) {
        const uint32_t mechanism = rows->entry[k] / WATCH_MOST;
        w->watching |= 1u << mechanism;
        w->watch[mechanism] |= UINT64_C(1) << (rows->entry[k] % WATCH_MOST);
    }
}

static void signal_write(struct world *w, uint32_t signal, double value, uint32_t cause)
{
    const double old = w->signal[signal];
    if (old == value)
        return;
    if (!bits_get(w->touched_bits, signal)) {
        bits_set(w->touched_bits, signal);
        w->touched[w->touched_count++] = signal;
        w->before[signal] = old;
    }
    w->signal[signal] = value;
    if (w->trace)
        blame(w, signal, trace_add(w, TRACE_CHANGE, signal, 0, cause, old, value));
    mark_readers(w, signal);
}

void signal_set(struct world *w, struct signal signal, double value)
{
    ASSERT(w->phase & MAY_SET);
#ifdef CASUS_AUDIT
    const struct signal_row *row = &w->plan->signal[signal.at];
    ASSERT(row->owner == w->running && !row->derived && row->alias_of == NO_INDEX);
#endif
    audit_know(w, signal.at);
    signal_write(w, signal.at, value, w->line);
}

double world_derived(const struct world *w, uint32_t signal)
{
    const struct signal_row *row = &w->plan->signal[signal];
    audit_restrict(w, &w->plan->inputs_of, signal);
    const double value = row->value(w, w->plan->self[row->owner], row->entity);
    audit_release(w);
    return value;
}

void world_settle(struct world *w)
{
    const struct plan *plan = w->plan;
    const uint32_t words = bit_words(plan->signal_count);
    for (uint32_t word = plan->first_derived >> 6; word < words; word++)
        while (w->derived_bits[word]) {
            const uint32_t signal = word * 64 + (uint32_t)__builtin_ctzll(w->derived_bits[word]);
            w->derived_bits[word] &= w->derived_bits[word] - 1;
            signal_write(w, signal, world_derived(w, signal), w->set_by[signal]);
        }
}

static void freeze(struct world *w, uint32_t signal)
{
    const uint32_t copy = w->plan->signal[signal].frozen;
    if (copy != NO_INDEX)
        signal_write(w, copy, w->signal[signal], NO_INDEX);
}

void world_settle_start(struct world *w)
{
    const struct plan *plan = w->plan;
    for (uint32_t signal = 0; signal < plan->first_alias; signal++)
        freeze(w, signal);
    for (uint32_t signal = plan->first_derived; signal < plan->signal_count; signal++) {
        signal_write(w, signal, world_derived(w, signal), NO_INDEX);
        freeze(w, signal);
    }
    memset(w->derived_bits, 0, bit_words(plan->signal_count) * sizeof *w->derived_bits);
}
