/* The audit build: promises that mechanisms make, checked as they run. Changes no bit of any result. */
#include "sim/internal.h"

#ifdef CASUS_AUDIT

#include "base/failure.h"

enum { DRAW_ROOM = 1 << 16 };

struct address {
    uint64_t stream;
    uint32_t occurrence;
    uint32_t stamp; /* the deal or trial it was used in; others' entries are free */
};

struct audit {
    bool restricted;
    const uint32_t *allowed; /* signals that the derived signal or speed being computed said it reads */
    uint32_t allowed_count;
    uint32_t deal, trial, stamp, used;
    struct address address[DRAW_ROOM];
    uint64_t known[]; /* signals that have their value, at the start of a trial */
};

size_t audit_size(const struct plan *plan)
{
    return sizeof(struct audit) + bit_words(plan->signal_count) * sizeof(uint64_t);
}

/* What must be written before it is read is filled with NaN. The memory of a trial and signals stay zero: that is
 * promised. */
void audit_begin_deal(struct world *w)
{
    struct audit *audit = w->audit;
    audit->deal = ++audit->stamp;
    audit->trial = audit->deal;
    audit->used = 0;
    memset(w->memory[LIFE_DEAL], 0xff, w->plan->memory_size[LIFE_DEAL]);
}

void audit_begin_trial(struct world *w)
{
    const struct plan *plan = w->plan;
    struct audit *audit = w->audit;
    const size_t clocks = plan->clock_count * sizeof(double), outcomes = plan->outcome_count * sizeof(double);
    audit->trial = ++audit->stamp;
    audit->used = 0;
    memset(audit->known, 0, bit_words(plan->signal_count) * sizeof *audit->known);
    memset(w->before, 0xff, plan->signal_count * sizeof *w->before);
    memset(w->budget, 0xff, clocks);
    memset(w->speed, 0xff, clocks);
    memset(w->strength, 0xff, clocks);
    memset(w->theta, 0xff, clocks);
    memset(w->seen, 0xff, outcomes);
    memset(w->partner, 0xff, outcomes);
    memset(w->result, 0xff, outcomes);
}

/* ---- who reads what ---- */

void audit_know(struct world *w, uint32_t signal)
{
    bits_set(w->audit->known, signal);
}

void audit_know_all_of(struct world *w, uint16_t mechanism)
{
    for (uint32_t s = 0; s < w->plan->first_alias; s++)
        if (w->plan->signal[s].owner == mechanism)
            bits_set(w->audit->known, s);
}

void audit_restrict(const struct world *w, const struct rows *rows, uint32_t row)
{
    ASSERT(!w->audit->restricted);
    w->audit->restricted = true;
    w->audit->allowed = &rows->entry[rows->start[row]];
    w->audit->allowed_count = rows->start[row + 1] - rows->start[row];
}

void audit_release(const struct world *w)
{
    w->audit->restricted = false;
}

/* A derived signal or a speed that reads what it did not declare is stale when that changes. Any other function that
 * reads what its mechanism did not declare is an arrow missing from the structure, and cannot be cut. In `begin`, what
 * another mechanism has not begun yet has no value, nor has anything derived. */
void audit_read(const struct world *w, uint32_t signal)
{
    const struct audit *audit = w->audit;
    const struct signal_row *row = &w->plan->signal[signal];
    if (audit->restricted) {
        uint32_t k = 0;
        while (k < audit->allowed_count && audit->allowed[k] != signal)
            k++;
        ASSERT(k < audit->allowed_count);
        return;
    }
    if (w->phase != PHASE_NONE)
        ASSERT(row->owner == w->running || bits_get(w->plan->reads[w->running], signal));
    if (w->phase == PHASE_BEGIN)
        ASSERT(bits_get(audit->known, signal) || (row->owner == w->running && !row->derived));
}

/* ---- draws ---- */

/* Two draws at one address are one number used twice. */
void audit_draw(const struct world *w, struct question question, uint32_t occurrence)
{
    struct audit *audit = w->audit;
    ASSERT(w->phase & MAY_DRAW);
    ASSERT(!audit->restricted);
    uint32_t at = (uint32_t)(question.stream ^ occurrence * UINT64_C(0x9e3779b97f4a7c15)) % DRAW_ROOM;
    for (;; at = (at + 1) % DRAW_ROOM) {
        struct address *address = &audit->address[at];
        if (address->stamp == 0 || (address->stamp != audit->deal && address->stamp != audit->trial))
            break;
        ASSERT(address->stream != question.stream || address->occurrence != occurrence);
    }
    /* A trial that draws more often than the set holds is not followed to its end. */
    if (audit->used < DRAW_ROOM / 2) {
        audit->used++;
        audit->address[at] = (struct address){question.stream, occurrence, audit->trial};
    }
}

/* ---- after each event ---- */

/* All that is computed from signals, computed anew: what differs was not told that it changed. */
void audit_event(struct world *w)
{
    const struct plan *plan = w->plan;
    if (w->end != TRIAL_DONE)
        return;
    for (uint32_t s = plan->first_derived; s < plan->signal_count; s++)
        ASSERT(world_derived(w, s) == w->signal[s]);
    for (uint32_t clock = 0; clock < plan->clock_count; clock++) {
        if (!w->runs[clock] || plan->family[plan->clock_family[clock]].kind == CLOCK_AT)
            continue;
        const double speed = world_speed(w, clock);
        ASSERT(memcmp(&speed, &w->speed[clock], sizeof speed) == 0);
    }
}

#endif
