/* One trial, from onset to the horizon. Read trial_run() and you know the engine. */
#include "sim/internal.h"

#include "base/failure.h"
#include <math.h>

/* ---- once a future, once a replicate ---- */

void world_future(struct world *w, const double *param, uint32_t noise)
{
    const struct plan *plan = w->plan;
    memcpy(w->param, param, scenario_slot_count(plan->scenario) * sizeof *param);
    w->noise = noise;
    w->now = 0;
    w->phase = PHASE_PREPARE;
#ifdef CASUS_AUDIT
    memset(w->memory[LIFE_FUTURE], 0xff, plan->memory_size[LIFE_FUTURE]);
#endif
    for (uint16_t m = 0; m < plan->mechanism_count; m++)
        if (plan->mechanism[m]->prepare) {
            w->running = m;
            plan->mechanism[m]->prepare(w, plan->self[m]);
        }
    w->phase = PHASE_NONE;
}

void world_deal(struct world *w, uint32_t replicate)
{
    const struct plan *plan = w->plan;
    w->replicate = replicate;
    w->now = 0;
    w->line = NO_INDEX;
    w->phase = PHASE_DEAL;
    audit_begin_deal(w);
    for (uint16_t m = 0; m < plan->mechanism_count; m++)
        if (plan->mechanism[m]->deal) {
            w->running = m;
            plan->mechanism[m]->deal(w, plan->self[m]);
        }
    w->phase = PHASE_NONE;
}

/* ---- the start ---- */

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
    memset(w->touched_bits, 0, bit_words(plan->signal_count) * sizeof *w->touched_bits);
    memset(w->derived_bits, 0, bit_words(plan->signal_count) * sizeof *w->derived_bits);
    memset(w->clock_bits, 0, bit_words(plan->clock_count) * sizeof *w->clock_bits);
    memset(w->tree, 0xff, 2 * w->leaves * sizeof *w->tree);
    memset(w->runs, 0, plan->clock_count * sizeof *w->runs);
    memset(w->fresh, 0, plan->clock_count * sizeof *w->fresh);
    memset(w->set_by, 0xff, plan->signal_count * sizeof *w->set_by);
    audit_begin_trial(w);
}

static void forget_touched(struct world *w)
{
    for (uint32_t k = 0; k < w->touched_count; k++)
        w->touched_bits[w->touched[k] >> 6] = 0;
    w->touched_count = 0;
}

/* A start is no change: nobody is woken by it. */
static void forget_watches(struct world *w)
{
    w->watching = 0;
    memset(w->watch, 0, w->plan->mechanism_count * sizeof *w->watch);
}

static bool all_finite(const struct world *w)
{
    for (uint32_t k = 0; k < w->touched_count; k++)
        if (!isfinite(w->signal[w->touched[k]]))
            return false;
    return true;
}

static void begin(struct world *w)
{
    const struct plan *plan = w->plan;
    clear(w);
    w->phase = PHASE_BEGIN;
    for (uint16_t m = 0; m < plan->mechanism_count; m++) {
        w->running = m;
        if (plan->mechanism[m]->begin)
            plan->mechanism[m]->begin(w, plan->self[m]);
        audit_know_all_of(w, m);
    }
    w->phase = PHASE_NONE;
    world_settle_start(w);
    world_retime(w);
    if (!all_finite(w))
        w->end = TRIAL_NOT_FINITE;
    forget_watches(w);
    forget_touched(w);
    observe_begin(w);
}

/* ---- one event ---- */

static void handle(struct world *w, uint32_t clock)
{
    const struct plan *plan = w->plan;
    const struct clock_family *family = &plan->family[plan->clock_family[clock]];
    const struct mechanism *mechanism = plan->mechanism[family->owner];
    w->runs[clock] = false;
    w->phase = PHASE_HANDLE;
    w->running = family->owner;
    w->events_of[family->owner]++;
    mechanism->handle(w, plan->self[family->owner], family->number, clock - family->first);
    /* If it was started again, its new time is in the event list or comes with the retiming. */
    if (!w->runs[clock])
        world_key(w, clock, UINT64_MAX);
}

static void hear(struct world *w)
{
    const struct plan *plan = w->plan;
    const uint32_t event = w->line;
    w->phase = PHASE_HEAR;
    for (uint32_t n = 0; n < w->notice_count; n++) {
        const struct notice *notice = &w->notice[n];
        if (w->trace)
            w->line = trace_add(w, TRACE_NOTICE, notice->topic, notice->about, event, notice->size, notice->shift);
        for (uint16_t m = 0; m < plan->mechanism_count; m++)
            if (plan->hears[m] >> notice->topic & 1) {
                w->running = m;
                plan->mechanism[m]->hear(w, plan->self[m], notice);
            }
        world_settle(w);
    }
    w->notice_count = 0;
}

static void answer(struct world *w)
{
    const struct plan *plan = w->plan;
    w->phase = PHASE_ANSWER;
    for (; w->watching; w->watching &= w->watching - 1) {
        const uint16_t m = (uint16_t)__builtin_ctz(w->watching);
        const uint64_t watches = w->watch[m];
        w->watch[m] = 0;
        w->running = m;
        w->line = w->woken_by[m];
        plan->mechanism[m]->answer(w, plan->self[m], watches);
    }
}

static void event(struct world *w, int64_t time, uint32_t clock)
{
    w->now = time;
    if (w->trace)
        w->line = trace_add(w, TRACE_EVENT, clock, 0, w->timed_by[clock], w->speed[clock], 0.0);
    handle(w, clock);
    world_settle(w);
    if (w->notice_count > 0)
        hear(w);
    if (w->watching)
        answer(w);
    w->phase = PHASE_NONE;
    world_retime(w);
    if (!all_finite(w))
        w->end = TRIAL_NOT_FINITE;
    audit_event(w);
    observe_changes(w);
    forget_touched(w);
}

static void finish(struct world *w)
{
    const struct plan *plan = w->plan;
    w->now = w->horizon;
    w->line = NO_INDEX;
    w->phase = PHASE_FINISH;
    for (uint16_t m = 0; m < plan->mechanism_count; m++)
        if (plan->mechanism[m]->finish) {
            w->running = m;
            plan->mechanism[m]->finish(w, plan->self[m]);
        }
    w->phase = PHASE_NONE;
    world_settle(w);
    if (!all_finite(w))
        w->end = TRIAL_NOT_FINITE;
    observe_changes(w);
}

struct trial_result trial_run(struct world *w, uint32_t option)
{
    w->option = option;
    begin(w);
    while (w->end == TRIAL_DONE && w->tree[1] != UINT64_MAX) {
        const int64_t time = (int64_t)(w->tree[1] >> CLOCK_BITS);
        const uint32_t clock = (uint32_t)(w->tree[1] & ((1u << CLOCK_BITS) - 1));
        if (time > w->horizon)
            break;
        if (w->events == w->settings.event_limit) {
            w->end = TRIAL_RUNAWAY;
            break;
        }
        w->events++;
        event(w, time, clock);
    }
    if (w->end == TRIAL_DONE)
        finish(w);
    observe_end(w);
    return (struct trial_result){w->end, w->events, w->result};
}

void notify(struct world *w, struct notice notice)
{
    ASSERT(w->phase & MAY_NOTIFY);
    ASSERT(notice.topic < TOPIC_MOST);
    ASSERT(w->plan->tells[w->running] >> notice.topic & 1);
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
