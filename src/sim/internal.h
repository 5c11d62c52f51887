/* The plan and the world, laid out. For src/sim alone. */
#ifndef CASUS_SIM_INTERNAL_H
#define CASUS_SIM_INTERNAL_H

#include "sim/trial.h"
#include <string.h>

enum {
    CLOCK_BITS = 20,             /* low bits of an event key hold the clock: time << 20 | clock */
    NOTICE_ROOM = 256,
    MECHANISM_MOST = 32,
    WATCH_MOST = 64,
    STACK_MOST = 16,
};

struct signal_row {
    const char *name, *unit, *title, *levels;
    int first_level;
    uint16_t owner;
    bool derived;
    double (*value)(const struct world *, const void *self, uint32_t entity);
    uint32_t entity;
    const char *const *inputs;   /* names; resolved into the lists below */
    uint32_t alias_of;           /* frozen copy that a cut repoints to; NO_INDEX: a signal of its own */
};

struct clock_family {
    const char *name;
    enum clock_kind kind;
    uint32_t first, count;
    uint16_t owner, number;      /* number: within its mechanism */
    double (*speed)(const struct world *, const void *self, uint32_t entity);
    const char *const *inputs;
};

struct stream_row {
    uint64_t stream;
    const char *name;
};

/* Compressed rows: the entries of row r are entry[start[r]] .. entry[start[r + 1] - 1]. */
struct rows {
    uint32_t *start, *entry;
};

struct cut {
    const char *signal, *reader;
};

struct plan {
    struct arena arena;
    const struct scenario *scenario;
    const struct mechanism *mechanism[MECHANISM_MOST];
    const void *self[MECHANISM_MOST];
    uint32_t mechanism_count;

    struct signal_row *signal;   /* states, frozen copies, then derived ones, each after its inputs */
    uint32_t signal_count, first_alias, first_derived;
    uint32_t *by_name;           /* signal indices in order of name */

    struct clock_family *family;
    uint32_t family_count, clock_count;
    uint16_t *clock_family;      /* clock -> family */

    struct rows derived_of;      /* signal -> derived signals that read it */
    struct rows clocks_of;       /* signal -> clocks whose speed reads it */
    struct rows watches_of;      /* signal -> mechanism * WATCH_MOST + watch */
    struct rows observers_of;    /* signal -> outcomes */

    struct outcome *outcome;
    uint32_t outcome_count;

    size_t memory_size[3];       /* per enum life */
};

struct world {
    const struct plan *plan;
    struct trial_settings settings;
    int64_t now, horizon;
    uint32_t option, noise, replicate;
    uint16_t running;            /* mechanism whose function runs, for ownership checks */
    bool starting;
    enum trial_end end;
    uint32_t events;
    uint32_t *events_of;         /* per mechanism */

    double *param;
    char *memory[3];             /* per enum life */

    double *signal;
    double *before;              /* value when the current event began, for touched signals */
    uint32_t *touched;
    uint32_t touched_count;
    uint64_t *touched_bits, *derived_bits, *clock_bits;
    uint64_t *watch;             /* per mechanism */

    struct notice notice[NOTICE_ROOM];
    uint32_t notice_count;

    uint64_t *tree;              /* winner tree over clock keys; leaves from `leaves` on */
    uint32_t leaves;
    bool *runs, *fresh;          /* fresh: started in this event, nothing spent yet */
    int64_t *since;              /* budget and strength are as of here */
    double *budget, *speed, *strength, *theta;

    double *seen;                /* outcomes: running value */
    double *partner;             /* outcomes: PEAK_WITH's value then; AT's captured flag */
    int64_t *seen_since;
    double *result;

    struct trace *trace;
    uint32_t line;               /* number of the trace line that is the cause of what happens now */
    uint32_t *timed_by;          /* clock -> line that last timed it */
};

static inline void bits_set(uint64_t *bits, uint32_t i)
{
    bits[i >> 6] |= UINT64_C(1) << (i & 63);
}

/* Recompute derived signals whose inputs changed, in one ascending pass. */
void world_settle(struct world *world);
/* Recompute speed and time of the clocks touched in this event. */
void world_retime(struct world *world);
/* Set a leaf of the event list. */
void world_key(struct world *world, uint32_t clock, uint64_t key);

void observe_begin(struct world *world);
void observe_changes(struct world *world);
void observe_end(struct world *world);

uint32_t trace_add(struct world *world, uint32_t what, uint32_t subject, uint32_t about, double a, double b);

#endif
