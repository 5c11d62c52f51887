/* One trial, from onset to the horizon. Read trial_run() and you know the engine. */
#include "sim/internal.h"

#include "base/failure.h"
#include <math.h>

static void each(struct world *w, void (*run)(struct world *, const struct mechanism *, const void *self))
{
    const struct plan *plan = w->plan;
    for (uint16_t m = 0; m < plan->mechanism_count; m++) {
        w->running = m;
        run(w, plan->mechanism[m], plan->self[m]);
    }
}

static void run_prepare(struct world *w, const struct mechanism *mechanism, const void *self)
{
    if (mechanism->prepare)
        mechanism->prepare(w, self);
}

static void run_deal(struct world *w, const struct mechanism *mechanism, const void *self)
{
    if (mechanism->deal)
        mechanism->deal(w, self);
}

static void run_begin(struct world *w, const struct mechanism *mechanism, const void *self)
{
    if (mechanism->begin)
        mechanism->begin(w, self);
}

static void run_finish(struct world *w, const struct mechanism *mechanism, const void *self)
{
    if (mechanism->finish)
        mechanism->finish(w, self);
}

void world_future(struct world *w, const double *param, uint32_t noise)
{
    memcpy(w->param, param, scenario_slot_count(w->plan->scenario) * sizeof *param);
    w->noise = noise;
    each(w, run_prepare);
}

void world_deal(struct world *w, uint32_t replicate)
{
    w->replicate = replicate;
    each(w, run_deal);
}

static void clear(struct world *w)
{
    const struct plan *plan = w->plan;
    w->now = 0;
    w->end = TRIAL_DONE;
    w->events = w->touched_count = w->notice_count = 0;
    w->line = NO_INDEX;
    memset(w->events_of, 0, plan->mechanism_count * sizeof *w->events_of);
    memset(w->memory[LIFE_TRIAL], 0, plan->memory_size[LIFE_TRIAL]);
    memset(w->signal, 0, plan->signal_count * sizeof *w->signal);
    memset(w->touched_bits, 0, (plan->signal_count / 64 + 1) * sizeof *w->touched_bits);
    memset(w->derived_bits, 0, (plan->signal_count / 64 + 1) * sizeof *w->derived_bits);
    memset(w->clock_bits, 0, (plan->clock_count / 64 + 1) * sizeof *w->clock_bits);
    memset(w->tree, 0xff, 2 * w->leaves * sizeof *w->tree);
    memset(w->runs, 0, plan->clock_count * sizeof *w->runs);
    memset(w->fresh, 0, plan->clock_count * sizeof *w->fresh);
}

static void forget_touched(struct world *w)
{
    for (uint32_t k = 0; k < w->touched_count; k++)
        w->touched_bits[w->touched[k] >> 6] = 0;
    w->touched_count = 0;
}

/* Frozen copies, which cuts read, follow their signal until the start is over. Derived signals may read copies of
 * derived signals, so the start is settled twice. */
static void settle_start(struct world *w)
{
    const struct plan *plan = w->plan;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t s = plan->first_derived; s < plan->signal_count; s++)
            bits_set(w->derived_bits, s);
        world_settle(w);
        for (uint32_t s = plan->first_alias; s < plan->first_derived; s++)
            w->signal[s] = w->signal[plan->signal[s].alias_of];
    }
}

static void begin(struct world *w)
{
    clear(w);
    w->starting = true;
    each(w, run_begin);
    settle_start(w);
    w->starting = false;
    memset(w->watch, 0, w->plan->mechanism_count * sizeof *w->watch);
    world_retime(w);
    forget_touched(w);
    observe_begin(w);
}

static void handle(struct world *w, uint32_t clock)
{
    const struct plan *plan = w->plan;
    const struct clock_family *family = &plan->family[plan->clock_family[clock]];
    w->runs[clock] = false;
    world_key(w, clock, UINT64_MAX);
    w->running = family->owner;
    w->events_of[family->owner]++;
    plan->mechanism[family->owner]->handle(w, plan->self[family->owner], family->number, clock - family->first);
}

static void hear(struct world *w)
{
    const struct plan *plan = w->plan;
    for (uint32_t n = 0; n < w->notice_count; n++) {
        if (w->trace)
            w->line = trace_add(w, TRACE_NOTICE, w->notice[n].topic, w->notice[n].about, w->notice[n].size,
                                w->notice[n].shift);
        for (uint16_t m = 0; m < plan->mechanism_count; m++)
            if (plan->mechanism[m]->hear) {
                w->running = m;
                plan->mechanism[m]->hear(w, plan->self[m], &w->notice[n]);
            }
        world_settle(w);
    }
    w->notice_count = 0;
}

static void answer(struct world *w)
{
    const struct plan *plan = w->plan;
    for (uint16_t m = 0; m < plan->mechanism_count; m++)
        if (w->watch[m]) {
            const uint64_t watches = w->watch[m];
            w->watch[m] = 0;
            w->running = m;
            if (plan->mechanism[m]->answer)
                plan->mechanism[m]->answer(w, plan->self[m], watches);
        }
}

static bool all_finite(const struct world *w)
{
    for (uint32_t k = 0; k < w->touched_count; k++)
        if (!isfinite(w->signal[w->touched[k]]))
            return false;
    return true;
}

struct trial_result trial_run(struct world *w, uint32_t option)
{
    w->option = option;
    begin(w);
    while (w->tree[1] != UINT64_MAX) {
        const int64_t time = (int64_t)(w->tree[1] >> CLOCK_BITS);
        const uint32_t clock = (uint32_t)(w->tree[1] & ((1u << CLOCK_BITS) - 1));
        if (time > w->horizon)
            break;
        if (++w->events > w->settings.event_limit) {
            w->end = TRIAL_RUNAWAY;
            break;
        }
        w->now = time;
        if (w->trace) {
            w->line = w->timed_by[clock];
            w->line = trace_add(w, TRACE_EVENT, clock, 0, 0.0, 0.0);
        }
        handle(w, clock);
        world_settle(w);
        hear(w);
        answer(w);
        world_retime(w);
        if (!all_finite(w)) {
            w->end = TRIAL_NOT_FINITE;
            break;
        }
        observe_changes(w);
        forget_touched(w);
    }
    w->now = w->horizon;
    if (w->end == TRIAL_DONE) {
        each(w, run_finish);
        world_settle(w);
        if (!all_finite(w))
            w->end = TRIAL_NOT_FINITE;
    }
    observe_changes(w);
    observe_end(w);
    return (struct trial_result){w->end, w->events, w->result};
}

void notify(struct world *w, struct notice notice)
{
    ASSERT(w->notice_count < NOTICE_ROOM);
    w->notice[w->notice_count++] = notice;
}

uint32_t world_events_of(const struct world *w, uint32_t mechanism)
{
    return w->events_of[mechanism];
}

double world_signal(const struct world *w, uint32_t signal)
{
    return w->signal[signal];
}
