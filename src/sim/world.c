#include "sim/internal.h"

#include "base/failure.h"
#include "base/maths.h"
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

static uint32_t bit_words(uint32_t count)
{
    return count / 64 + 1;
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
    w->seen = walk_take(walk, outcomes, sizeof *w->seen);
    w->partner = walk_take(walk, outcomes, sizeof *w->partner);
    w->seen_since = walk_take(walk, outcomes, sizeof *w->seen_since);
    w->result = walk_take(walk, outcomes, sizeof *w->result);
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
    w->horizon = (int64_t)floor(settings->horizon_days * (double)DAY + 0.5);
    return w;
}

/* ---- what mechanisms may read ---- */

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
    return w->signal[signal.at];
}

double draw(const struct world *w, struct question question, uint32_t occurrence)
{
    const struct random_address address = {w->settings.seed, w->noise, w->replicate, occurrence, question.stream};
    return random_first(random_at(address));
}

void draw_two(const struct world *w, struct question question, uint32_t occurrence, double u[2])
{
    const struct random_address address = {w->settings.seed, w->noise, w->replicate, occurrence, question.stream};
    const struct random_words words = random_at(address);
    u[0] = random_first(words);
    u[1] = random_second(words);
}

/* ---- signals ---- */

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
    for (uint32_t k = rows->start[signal]; k < rows->start[signal + 1]; k++)
        w->watch[rows->entry[k] / WATCH_MOST] |= UINT64_C(1) << (rows->entry[k] % WATCH_MOST);
}

static void signal_write(struct world *w, uint32_t signal, double value)
{
    const double old = w->signal[signal];
    if (old == value)
        return;
    if (!(w->touched_bits[signal >> 6] >> (signal & 63) & 1)) {
        bits_set(w->touched_bits, signal);
        w->touched[w->touched_count++] = signal;
        w->before[signal] = old;
    }
    w->signal[signal] = value;
    if (w->trace)
        trace_add(w, TRACE_CHANGE, signal, 0, old, value);
    mark_readers(w, signal);
}

void signal_set(struct world *w, struct signal signal, double value)
{
#ifdef CASUS_AUDIT
    ASSERT(w->plan->signal[signal.at].owner == w->running && !w->plan->signal[signal.at].derived);
#endif
    signal_write(w, signal.at, value);
}

void world_settle(struct world *w)
{
    const struct plan *plan = w->plan;
    const uint32_t words = bit_words(plan->signal_count);
    for (uint32_t word = plan->first_derived >> 6; word < words; word++)
        while (w->derived_bits[word]) {
            const uint32_t signal = word * 64 + (uint32_t)__builtin_ctzll(w->derived_bits[word]);
            w->derived_bits[word] &= w->derived_bits[word] - 1;
            const struct signal_row *row = &plan->signal[signal];
            signal_write(w, signal, row->value(w, plan->self[row->owner], row->entity));
        }
}

/* ---- clocks ---- */

void world_key(struct world *w, uint32_t clock, uint64_t key)
{
    uint32_t node = w->leaves + clock;
    w->tree[node] = key;
    while (node > 1) {
        const uint64_t other = w->tree[node ^ 1];
        node >>= 1;
        const uint64_t least = key < other ? key : other;
        if (w->tree[node] == least && node > 1)
            return;
        w->tree[node] = least;
        key = least;
    }
}

static uint64_t key_of(int64_t time, uint32_t clock)
{
    return time == NEVER ? UINT64_MAX : (uint64_t)time << CLOCK_BITS | clock;
}

static const struct clock_family *family_of(const struct world *w, uint32_t clock)
{
    return &w->plan->family[w->plan->clock_family[clock]];
}

static void clock_start(struct world *w, uint32_t clock, enum clock_kind kind)
{
    ASSERT(!w->runs[clock]);
    ASSERT(family_of(w, clock)->kind == kind);
#ifdef CASUS_AUDIT
    ASSERT(family_of(w, clock)->owner == w->running);
#endif
    w->runs[clock] = true;
    w->since[clock] = w->now;
    w->timed_by[clock] = w->line;
}

void clock_at(struct world *w, uint32_t clock, int64_t time)
{
    clock_start(w, clock, CLOCK_AT);
    world_key(w, clock, key_of(time > w->now ? time : w->now + 1, clock));
}

/* Times round up, and by at least one microday: every clock fires later than its cause. */
static int64_t time_after(int64_t now, double days)
{
    const double microdays = ceil(days * (double)DAY);
    if (!(microdays < 9e15))
        return NEVER;
    return now + (microdays >= 1.0 ? (int64_t)microdays : 1);
}

void clock_in(struct world *w, uint32_t clock, double days)
{
    const int64_t time = time_after(w->now, days);
    clock_start(w, clock, CLOCK_AT);
    world_key(w, clock, key_of(time, clock));
}

void clock_drain(struct world *w, uint32_t clock, double budget)
{
    clock_start(w, clock, CLOCK_DRAIN);
    w->budget[clock] = budget;
    w->fresh[clock] = true;
    bits_set(w->clock_bits, clock);
}

void clock_fade(struct world *w, uint32_t clock, double budget, double strength, double theta_days)
{
    clock_start(w, clock, CLOCK_FADE);
    w->budget[clock] = budget;
    w->strength[clock] = strength;
    w->theta[clock] = theta_days;
    w->fresh[clock] = true;
    bits_set(w->clock_bits, clock);
}

void clock_stop(struct world *w, uint32_t clock)
{
    if (!w->runs[clock])
        return;
    w->runs[clock] = false;
    w->fresh[clock] = false;
    world_key(w, clock, UINT64_MAX);
}

bool clock_runs(const struct world *w, uint32_t clock)
{
    return w->runs[clock];
}

/* Budget that is spent between `since` and now at the speed held. */
static double spent(const struct world *w, uint32_t clock, enum clock_kind kind)
{
    const double days = (double)(w->now - w->since[clock]) / (double)DAY;
    if (kind == CLOCK_DRAIN)
        return w->speed[clock] * days;
    return w->strength[clock] * w->speed[clock] * -det_expm1(-days / w->theta[clock]);
}

double clock_left(const struct world *w, uint32_t clock)
{
    const struct clock_family *family = family_of(w, clock);
    if (!w->runs[clock])
        return 0.0;
    if (family->kind == CLOCK_AT)
        return (double)((int64_t)(w->tree[w->leaves + clock] >> CLOCK_BITS) - w->now) / (double)DAY;
    return w->fresh[clock] ? w->budget[clock] : positive(w->budget[clock] - spent(w, clock, family->kind));
}

static int64_t due(const struct world *w, uint32_t clock, enum clock_kind kind)
{
    const double budget = w->budget[clock], speed = w->speed[clock];
    if (kind == CLOCK_DRAIN)
        return speed > 0.0 ? time_after(w->now, budget / speed) : NEVER;
    const double whole = w->strength[clock] * speed;
    return budget < whole ? time_after(w->now, -w->theta[clock] * det_log1p(-budget / whole)) : NEVER;
}

static void retime(struct world *w, uint32_t clock)
{
    const struct clock_family *family = family_of(w, clock);
    const double speed =
        family->speed ? family->speed(w, w->plan->self[family->owner], clock - family->first) : 1.0;
    if (!w->fresh[clock]) {
        if (memcmp(&speed, &w->speed[clock], sizeof speed) == 0)
            return;
        w->budget[clock] = positive(w->budget[clock] - spent(w, clock, family->kind));
        if (family->kind == CLOCK_FADE)
            w->strength[clock] *= det_exp(-(double)(w->now - w->since[clock]) / (double)DAY / w->theta[clock]);
        w->timed_by[clock] = w->line;
    }
    w->fresh[clock] = false;
    w->since[clock] = w->now;
    w->speed[clock] = speed;
    world_key(w, clock, key_of(due(w, clock, family->kind), clock));
}

void world_retime(struct world *w)
{
    const uint32_t words = bit_words(w->plan->clock_count);
    for (uint32_t word = 0; word < words; word++)
        while (w->clock_bits[word]) {
            const uint32_t clock = word * 64 + (uint32_t)__builtin_ctzll(w->clock_bits[word]);
            w->clock_bits[word] &= w->clock_bits[word] - 1;
            if (w->runs[clock] && family_of(w, clock)->kind != CLOCK_AT)
                retime(w, clock);
        }
}
