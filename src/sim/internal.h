/* The plan and the world, laid out. For src/sim alone. */
#ifndef CASUS_SIM_INTERNAL_H
#define CASUS_SIM_INTERNAL_H

#include "sim/trial.h"
#include <string.h>

enum {
    CLOCK_BITS = 20, /* low bits of an event key hold the clock: time << 20 | clock */
    NOTICE_ROOM = 256,
    MECHANISM_MOST = 32, /* sets of mechanisms are 32-bit words */
    WATCH_MOST = 64,
};

/* What is left of a key for the time. Later events never happen: no horizon is that long (24,000 years). */
#define TIME_MOST (INT64_C(1) << 43)

/* Which function of a mechanism runs, and what it may therefore do (the table in sim/kernel.h). */
enum phase {
    PHASE_NONE = 0,
    PHASE_PREPARE = 1,
    PHASE_DEAL = 2,
    PHASE_BEGIN = 4,
    PHASE_HANDLE = 8,
    PHASE_HEAR = 16,
    PHASE_ANSWER = 32,
    PHASE_FINISH = 64,

    MAY_SET = PHASE_BEGIN | PHASE_HANDLE | PHASE_HEAR | PHASE_FINISH,
    MAY_TIME = PHASE_BEGIN | PHASE_HANDLE | PHASE_HEAR | PHASE_ANSWER,
    MAY_NOTIFY = PHASE_HANDLE,
    MAY_DRAW = PHASE_DEAL | PHASE_BEGIN | PHASE_HANDLE | PHASE_HEAR | PHASE_ANSWER,
};

struct signal_row {
    const char *name, *unit, *title, *levels;
    int first_level;
    uint16_t owner;
    bool derived;
    double (*value)(const struct world *, const void *self, uint32_t entity);
    uint32_t entity;
    uint32_t alias_of; /* frozen copy that a cut repoints to: of this signal; NO_INDEX: a signal of its own */
    uint32_t frozen;   /* the frozen copy of this signal, or NO_INDEX */
};

struct clock_family {
    const char *name;
    enum clock_kind kind;
    uint32_t first, count;
    uint16_t owner, number; /* number: within its mechanism */
    double (*speed)(const struct world *, const void *self, uint32_t entity);
};

struct stream_row {
    uint64_t stream;
    const char *name;
};

/* Compressed rows: the entries of row r are entry[start[r]] .. entry[start[r + 1] - 1]. */
struct rows {
    uint32_t *start, *entry;
};

struct plan {
    struct arena arena;
    const struct scenario *scenario;
    const struct mechanism *mechanism[MECHANISM_MOST];
    const void *self[MECHANISM_MOST];
    uint32_t mechanism_count;

    struct signal_row *signal; /* states, frozen copies, then derived ones, each after its inputs */
    uint32_t signal_count, first_alias, first_derived;
    uint32_t *by_name; /* signal indices in order of name, without frozen copies */
    uint32_t name_count;

    struct clock_family *family;
    uint32_t family_count, clock_count;
    uint16_t *clock_family;  /* clock -> family */
    const char **clock_name; /* clock -> name */

    struct stream_row *stream; /* in order of stream */
    uint32_t stream_count;

    struct rows derived_of;   /* signal -> derived signals that read it */
    struct rows clocks_of;    /* signal -> clocks whose speed reads it */
    struct rows watches_of;   /* signal -> mechanism * WATCH_MOST + watch */
    struct rows observers_of; /* signal -> outcomes */
    struct rows inputs_of;    /* derived signal -> signals it reads */
    struct rows family_reads; /* clock family -> signals its speed reads */

    uint64_t *reads[MECHANISM_MOST]; /* signals of others that it said it reads, frozen copies where cut: a set */
    uint64_t tells[MECHANISM_MOST], hears[MECHANISM_MOST]; /* sets of topics */

    struct outcome *outcome;
    uint32_t outcome_count;

    size_t memory_size[3]; /* per enum life */
};

struct audit;

struct world {
    const struct plan *plan;
    struct trial_settings settings;
    int64_t now, horizon;
    uint32_t option, noise, replicate;
    enum phase phase;
    uint16_t running; /* mechanism whose function runs, for ownership checks */
    enum trial_end end;
    uint32_t events;
    uint32_t *events_of; /* per mechanism */

    double *param;
    char *memory[3]; /* per enum life */

    double *signal;
    double *before; /* value when the current event began, for touched signals */
    uint32_t *touched;
    uint32_t touched_count;
    uint64_t *touched_bits, *derived_bits, *clock_bits;
    uint64_t *watch;   /* per mechanism */
    uint32_t watching; /* mechanisms with a watch that changed */

    uint64_t *tree; /* winner tree over clock keys; leaves from `leaves` on */
    uint32_t leaves;
    bool *runs, *fresh; /* fresh: started in this event, nothing spent yet */
    int64_t *since;     /* budget and strength are as of here */
    double *budget, *speed, *strength, *theta;

    double *seen;    /* outcomes: running value */
    double *partner; /* outcomes: PEAK_WITH's value then; AT's captured flag */
    int64_t *seen_since;
    double *result;

    struct trace *trace;
    uint32_t line;      /* number of the trace line that is the cause of what happens now */
    uint32_t *timed_by; /* clock -> line that last timed it */
    uint32_t *set_by;   /* signal -> line of the change that makes it be computed again */
    uint32_t *moved_by; /* clock -> line of the change that makes its speed be computed again */
    uint32_t *woken_by; /* mechanism -> line of the last change it watches */

    struct audit *audit; /* audit build, else NULL */
    uint32_t notice_count;
    struct notice notice[NOTICE_ROOM];
};

static inline void bits_set(uint64_t *bits, uint32_t i)
{
    bits[i >> 6] |= UINT64_C(1) << (i & 63);
}

static inline bool bits_get(const uint64_t *bits, uint32_t i)
{
    return bits[i >> 6] >> (i & 63) & 1;
}

static inline uint32_t bit_words(uint32_t count)
{
    return count / 64 + 1;
}

/* Compute all derived signals for the first time, and let the frozen copies, which cuts read, take their value. */
void world_settle_start(struct world *world);
/* Recompute derived signals whose inputs changed, in one ascending pass. */
void world_settle(struct world *world);
/* Recompute speed and time of the clocks touched in this event. */
void world_retime(struct world *world);
/* Set a leaf of the event list. */
void world_key(struct world *world, uint32_t clock, uint64_t key);
/* The value of a derived signal, and the speed of a clock, as their mechanism gives them now. */
double world_derived(const struct world *world, uint32_t signal);
double world_speed(const struct world *world, uint32_t clock);

void observe_begin(struct world *world);
void observe_changes(struct world *world);
void observe_end(struct world *world);

/* Days as microdays, to the nearest: what the horizon and the day of an outcome AT mean. */
int64_t time_of_days(double days);

/* A line for the trace, which must be kept; its number. */
uint32_t trace_add(const struct world *world, uint32_t what, uint32_t subject, uint32_t about, uint32_t cause, double a,
                   double b);

/* The audit build checks what the other builds take on trust (audit.c). */
#ifdef CASUS_AUDIT
size_t audit_size(const struct plan *plan);
void audit_begin_deal(struct world *world);
void audit_begin_trial(struct world *world);
void audit_know(struct world *world, uint32_t signal);
void audit_know_all_of(struct world *world, uint16_t mechanism);
void audit_restrict(const struct world *world, const struct rows *rows, uint32_t row);
void audit_release(const struct world *world);
void audit_read(const struct world *world, uint32_t signal);
void audit_draw(const struct world *world, struct question question, uint32_t occurrence);
void audit_event(struct world *world);
#else
static inline size_t audit_size(const struct plan *plan)
{
    (void)plan;
    return 0;
}
static inline void audit_begin_deal(struct world *world)
{
    (void)world;
}
static inline void audit_begin_trial(struct world *world)
{
    (void)world;
}
static inline void audit_know(struct world *world, uint32_t signal)
{
    (void)world, (void)signal;
}
static inline void audit_know_all_of(struct world *world, uint16_t mechanism)
{
    (void)world, (void)mechanism;
}
static inline void audit_restrict(const struct world *world, const struct rows *rows, uint32_t row)
{
    (void)world, (void)rows, (void)row;
}
static inline void audit_release(const struct world *world)
{
    (void)world;
}
static inline void audit_read(const struct world *world, uint32_t signal)
{
    (void)world, (void)signal;
}
static inline void audit_draw(const struct world *world, struct question question, uint32_t occurrence)
{
    (void)world, (void)question, (void)occurrence;
}
static inline void audit_event(struct world *world)
{
    (void)world;
}
#endif

#endif
