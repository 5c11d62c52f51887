/* One worker's world, and one trial in it.
 *
 * Work order is future, replicate, option: world_future once a future, world_deal once a replicate,
 * trial_run for each option. The world is one block of memory placed by the caller and reset in place. */
#ifndef CASUS_SIM_TRIAL_H
#define CASUS_SIM_TRIAL_H

#include "sim/plan.h"

enum trial_end {
    TRIAL_DONE,
    TRIAL_RUNAWAY,    /* more events than the limit */
    TRIAL_NOT_FINITE, /* a signal or a speed became NaN or infinite, or a time or budget NaN */
};

struct trial_settings {
    uint32_t seed;
    double horizon_days;
    uint32_t event_limit; /* 0: 1,000,000 */
};

struct trial_result {
    enum trial_end end;
    uint32_t events;
    const double
        *outcome; /* plan_outcome_count values; "never by the horizon" is INFINITY. Borrowed until the next trial */
};

/* Bytes a world needs (alignment 64), and its construction there. */
size_t world_size(const struct plan *plan);
struct world *world_place(const struct plan *plan, void *memory, const struct trial_settings *settings);

/* param: scenario_slot_count values in base units (copied). noise: the future's number, or 0. */
void world_future(struct world *world, const double *param, uint32_t noise);
void world_deal(struct world *world, uint32_t replicate);
struct trial_result trial_run(struct world *world, uint32_t option);

/* Events handled in the last trial, by mechanism. */
uint32_t world_events_of(const struct world *world, uint32_t mechanism);
/* Value of a signal at the end of the last trial. */
double world_signal(const struct world *world, uint32_t signal);

/* ---- trace ---- */

enum trace_what { TRACE_EVENT, TRACE_CHANGE, TRACE_NOTICE, TRACE_DRAW, TRACE_NOTE, TRACE_TIMED };

struct trace_line {
    int64_t time;
    uint32_t what;    /* enum trace_what */
    uint32_t subject; /* clock, signal, topic, low half of stream, note code */
    uint32_t about;   /* notice.about, note's about, draw's occurrence; TIMED: 0 started, 1 timed anew */
    uint32_t cause;   /* number of the line that led here; NO_INDEX: the start, or the end */
    double a, b; /* EVENT: speed when it rang; TIMED: day it will ring, speed; CHANGE: old, new; NOTICE: size, shift;
                    DRAW: u, and the second of two; NOTE: its numbers */
};

struct trace {
    struct trace_line *line;
    uint32_t count, room; /* beyond `room` lines are counted, not kept */
};

/* Keep a trace of the trials that follow; NULL ends it. Changes no bit of any result. */
void world_trace(struct world *world, struct trace *trace);

#endif
