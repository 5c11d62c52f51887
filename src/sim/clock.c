/* Clocks: pending events, spent at the speed of the moment (the next reaction method of Anderson, J. Chem. Phys. 127,
 * 214107, 2007: a budget keeps what it has spent when its speed changes). */
#include "sim/internal.h"

#include "base/failure.h"
#include "base/maths.h"
#include <math.h>

/* The event list is a winner tree: leaves hold the keys of all clocks, every node the least of its children, the root
 * the next event. Equal nodes above a change stay as they are. */
void world_key(struct world *w, uint32_t clock, uint64_t key)
{
    uint32_t node = w->leaves + clock;
    w->tree[node] = key;
    while (node > 1) {
        const uint64_t other = w->tree[node ^ 1];
        node >>= 1;
        key = key < other ? key : other;
        if (w->tree[node] == key)
            return;
        w->tree[node] = key;
    }
}

static uint64_t key_of(int64_t time, uint32_t clock)
{
    return time >= TIME_MOST ? UINT64_MAX : (uint64_t)time << CLOCK_BITS | clock;
}

static double days_until(const struct world *w, uint32_t clock)
{
    const uint64_t key = w->tree[w->leaves + clock];
    return key == UINT64_MAX ? (double)INFINITY : (double)((int64_t)(key >> CLOCK_BITS) - w->now) / (double)DAY;
}

static const struct clock_family *family_of(const struct world *w, uint32_t clock)
{
    return &w->plan->family[w->plan->clock_family[clock]];
}

/* A number that is none ends the trial: a clock that would never ring must not pass for a quiet world. */
static void need_number(struct world *w, double number)
{
    if (number != number)
        w->end = TRIAL_NOT_FINITE;
}

static void tell_timed(struct world *w, uint32_t clock, bool again, uint32_t cause)
{
    const double speed = family_of(w, clock)->kind == CLOCK_AT ? 1.0 : w->speed[clock];
    w->timed_by[clock] =
        trace_add(w, TRACE_TIMED, clock, again, cause, (double)w->now / (double)DAY + days_until(w, clock), speed);
}

static void clock_start(struct world *w, uint32_t clock, enum clock_kind kind)
{
    ASSERT(w->phase & MAY_TIME);
    ASSERT(!w->runs[clock]);
    ASSERT(family_of(w, clock)->kind == kind);
#ifdef CASUS_AUDIT
    ASSERT(family_of(w, clock)->owner == w->running);
#endif
    w->runs[clock] = true;
    w->timed_by[clock] = w->line;
}

static void start_at(struct world *w, uint32_t clock, int64_t time)
{
    clock_start(w, clock, CLOCK_AT);
    world_key(w, clock, key_of(time, clock));
    if (w->trace)
        tell_timed(w, clock, false, w->line);
}

void clock_at(struct world *w, uint32_t clock, int64_t time)
{
    start_at(w, clock, time > w->now ? time : w->now + 1);
}

/* Times round up, and by at least one microday: every clock fires later than its cause. */
static int64_t time_after(int64_t now, double days)
{
    const double microdays = days * (double)DAY;
    if (!(microdays < (double)TIME_MOST))
        return NEVER;
    const int64_t down = microdays > 0.0 ? (int64_t)microdays : 0;
    const int64_t up = down + ((double)down < microdays);
    return now + (up > 0 ? up : 1);
}

void clock_in(struct world *w, uint32_t clock, double days)
{
    need_number(w, days);
    start_at(w, clock, time_after(w->now, days));
}

static void start_draining(struct world *w, uint32_t clock, enum clock_kind kind, double budget)
{
    need_number(w, budget);
    clock_start(w, clock, kind);
    w->budget[clock] = budget > 0.0 ? budget : 0.0;
    w->fresh[clock] = true;
    bits_set(w->clock_bits, clock);
}

void clock_drain(struct world *w, uint32_t clock, double budget)
{
    start_draining(w, clock, CLOCK_DRAIN, budget);
}

void clock_fade(struct world *w, uint32_t clock, double budget, double strength, double theta_days)
{
    ASSERT(!(strength < 0.0) && !(theta_days <= 0.0));
    need_number(w, strength);
    need_number(w, theta_days);
    start_draining(w, clock, CLOCK_FADE, budget);
    w->strength[clock] = strength;
    w->theta[clock] = theta_days;
}

void clock_stop(struct world *w, uint32_t clock)
{
    ASSERT(w->phase & MAY_TIME);
#ifdef CASUS_AUDIT
    ASSERT(family_of(w, clock)->owner == w->running);
#endif
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

/* Times are rounded up, so that a little more than the budget may be spent. */
static double left(const struct world *w, uint32_t clock, enum clock_kind kind)
{
    return positive(w->budget[clock] - spent(w, clock, kind));
}

double clock_left(const struct world *w, uint32_t clock)
{
    const enum clock_kind kind = family_of(w, clock)->kind;
    if (!w->runs[clock])
        return 0.0;
    if (kind == CLOCK_AT)
        return days_until(w, clock);
    return w->fresh[clock] ? w->budget[clock] : left(w, clock, kind);
}

static int64_t due(const struct world *w, uint32_t clock, enum clock_kind kind)
{
    const double budget = w->budget[clock], speed = w->speed[clock];
    if (kind == CLOCK_DRAIN)
        return speed > 0.0 ? time_after(w->now, budget / speed) : NEVER;
    const double whole = w->strength[clock] * speed;
    return budget < whole ? time_after(w->now, -w->theta[clock] * det_log1p(-budget / whole)) : NEVER;
}

double world_speed(const struct world *w, uint32_t clock)
{
    const struct clock_family *family = family_of(w, clock);
    if (family->speed == NULL)
        return 1.0;
    audit_restrict(w, &w->plan->family_reads, w->plan->clock_family[clock]);
    const double speed = family->speed(w, w->plan->self[family->owner], clock - family->first);
    audit_release(w);
    return speed;
}

static void retime(struct world *w, uint32_t clock)
{
    const enum clock_kind kind = family_of(w, clock)->kind;
    const double speed = world_speed(w, clock);
    const bool fresh = w->fresh[clock];
    ASSERT(!(speed < 0.0));
    if (!(speed < (double)INFINITY)) {
        w->end = TRIAL_NOT_FINITE;
        return;
    }
    if (!fresh) {
        if (memcmp(&speed, &w->speed[clock], sizeof speed) == 0)
            return;
        w->budget[clock] = left(w, clock, kind);
        if (kind == CLOCK_FADE)
            w->strength[clock] *= det_exp(-(double)(w->now - w->since[clock]) / (double)DAY / w->theta[clock]);
    }
    w->fresh[clock] = false;
    w->since[clock] = w->now;
    w->speed[clock] = speed;
    world_key(w, clock, key_of(due(w, clock, kind), clock));
    if (w->trace)
        tell_timed(w, clock, !fresh, fresh ? w->timed_by[clock] : w->moved_by[clock]);
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
