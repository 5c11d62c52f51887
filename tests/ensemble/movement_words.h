/* What tests of movement share: pieces of a scenario's text, one trial of it, and what its trace tells. */
#ifndef CASUS_TESTS_ENSEMBLE_MOVEMENT_WORDS_H
#define CASUS_TESTS_ENSEMBLE_MOVEMENT_WORDS_H

#include "model/force.h"
#include "model/topics.h"
#include "movement.h"

#define HEAD "casus: 1\ntitle: T\nas_of: 2030-01-01\nsources: { A: { kind: ASSUMPTION, title: invented } }\n"
/* Nothing grows, nothing is delayed: what can be worked out by hand. */
#define STILL HEAD "force: { growth: 1, leg_delay: 0, source: A }\n"
#define NODE(id, kind, theatre, spots, service)                                                                        \
    "  " id ": { title: N, kind: " kind ", theatre: " theatre ", lat: 0, lon: 0, spots: " spots ", service: " service  \
    ", source: A }\n"
#define ROUTE(id, mode, from, to, nmi)                                                                                 \
    "  " id ": { mode: " mode ", from: " from ", to: " to ", nmi: " nmi ", source: A }\n"
#define SHIPS(id, count, more)                                                                                         \
    "  " id ": { title: L, mode: sea, count: " count ", available: 1, notice: 5 d, load: 1000 t, speed: 10 kn" more    \
    ", source: A }\n"
#define AIRCRAFT(id, count, notice, load, speed, more)                                                                 \
    "  " id ": { title: L, mode: air, count: " count ", available: 1, notice: " notice ", load: " load                 \
    ", speed: " speed more ", source: A }\n"
#define UNIT(id, role, moves, tonnes, from, to, more)                                                                  \
    "  " id ": { title: U, role: " role ", moves: " moves ", persons: 100 persons, tonnes: " tonnes                    \
    ", ald: 3 d, from: " from ", to: [" to "]" more ", source: A }\n"
#define ONE_ROLE "roles:\n  g: { title: G }\noptions:\n  all: { title: All, roles: { g: 1 } }\n"
#define TWO_ROLES                                                                                                      \
    "roles:\n  g: { title: G }\n  h: { title: H }\noptions:\n  all: { title: All, roles: { g: 1, h: 1 } }\n"

/* A berth to load at, in a day, and one to unload at, in two; ten days at sea. */
#define TWO_PORTS                                                                                                      \
    "nodes:\n" NODE("ep", "port", "no", "9", "24 h")                                                                   \
        NODE("dp", "port", "yes", "9", "48 h") "routes:\n" ROUTE("r", "sea", "ep", "dp", "2400 nmi")
/* A tenth of a day on the ground at either end; an eighth in the air at 400 kn. */
#define TWO_FIELDS                                                                                                     \
    "nodes:\n" NODE("ea", "airfield", "no", "99", "2.4 h")                                                             \
        NODE("da", "airfield", "yes", "99", "2.4 h") "routes:\n" ROUTE("r", "air", "ea", "da", "1200 nmi")

enum { HORIZON_DAYS = 400, TRACE_MOST = 1 << 18 };
#define DECIDED 1e-6  /* the day orders are given: the first microday */
#define ROUNDING 5e-6 /* every event is rounded up to a microday, and a few follow each other here */

/* Value of an outcome in the first trial. */
static inline double movement_outcome(const char *text, const char *outcome)
{
    struct movement m = movement_open(text, HORIZON_DAYS);
    const double value = movement_value(&m, movement_run(&m, 0), outcome);
    movement_close(&m);
    return value;
}

/* Days from the orders to when all of a role is in place. */
static inline double closure_days(const char *text, const char *role)
{
    char outcome[64];
    snprintf(outcome, sizeof outcome, "force.closed.%s", role);
    return movement_outcome(text, outcome) - DECIDED;
}

#define assert_closes(text, role, days)                                                                                \
    do {                                                                                                               \
        const double took = closure_days(text, role);                                                                  \
        assert_close(took, days, ROUNDING);                                                                            \
    } while (0)

static inline bool never(double value)
{
    return value > 1e300;
}

/* ---- the trace ---- */

static inline struct trace trace_make(void)
{
    return (struct trace){malloc(TRACE_MOST * sizeof(struct trace_line)), 0, TRACE_MOST};
}

/* One trial, traced from the deal on. */
static inline struct trial_result movement_traced(struct movement *m, uint32_t replicate, struct trace *trace)
{
    trace->count = 0;
    world_trace(m->world, trace);
    const struct trial_result result = movement_run(m, replicate);
    world_trace(m->world, NULL);
    assert_true(trace->count < trace->room);
    return result;
}

static inline bool is_note(const struct trace_line *line, enum note_code code)
{
    return line->what == TRACE_NOTE && line->subject == (uint32_t)code;
}

static inline double line_days(const struct trace_line *line)
{
    return (double)line->time / (double)DAY;
}

/* Does an asset enter this state here? */
static inline bool enters(const struct trace_line *line, enum asset_state state)
{
    return is_note(line, NOTE_ASSET) && line->about % ASSET_STATES == (uint32_t)state;
}

#endif
