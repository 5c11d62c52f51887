/* What making a plan needs and the plan does not keep. For src/sim alone.
 *
 * The order of work: every mechanism declares once to be learned from (names of signals, what derived ones read);
 * signals are numbered; every mechanism declares again, and now names become handles; lists of readers are made of the
 * links gathered on the way. */
#ifndef CASUS_SIM_PLAN_INTERNAL_H
#define CASUS_SIM_PLAN_INTERNAL_H

#include "base/arena.h"
#include "sim/internal.h"

struct learned_signal {
    const char *name, *unit, *title, *levels; /* in the plan's arena */
    int first_level;
    uint16_t owner;
    bool derived;
    const char *const *inputs; /* NULL-terminated names; NULL: none */
    uint32_t cut_from;         /* mechanisms that read the frozen copy, a set */
    uint32_t at;               /* its number in the plan */
};

struct link {
    uint32_t from, to;
};

struct links {
    struct link *link;
    uint32_t count, room;
};

struct declaration {
    struct plan *plan;
    struct problems *problems;
    struct arena scratch;
    bool learning;
    uint16_t mechanism;
    uint32_t family_count, watch_count; /* of this mechanism, so far */

    struct learned_signal *signal; /* in order of declaration */
    uint32_t signal_count, signal_room;
    uint32_t next_signal; /* second pass: the one to be declared next */
    uint32_t *by_name;    /* numbers of learned signals in order of name */
    const char **names;   /* the same as texts, for did-you-mean */

    uint32_t family_room, stream_room;
    struct links derived, clocks, watches, observers; /* signal -> dependant */
    struct links families;                            /* signal -> family of clocks */
    uint64_t *found;                                  /* scratch: a set of signals of the plan */
};

/* `list` with room for one more: itself or a larger copy in `arena`. */
void *list_grow(struct arena *arena, void *list, uint32_t count, uint32_t *room, size_t size);
/* Heap sort. Texts must differ for the order to be one. */
void sort_by_text(uint32_t *index, uint32_t count, const char *(*text)(const void *self, uint32_t index),
                  const void *self);
void link_add(struct declaration *d, struct links *links, uint32_t from, uint32_t to);
struct rows rows_make(struct arena *arena, const struct links *links, uint32_t from_count);

/* Number of the learned signal of that name, or NO_INDEX. */
uint32_t learned_find(const struct declaration *d, const char *name);
/* "did you mean x?" or NULL. */
const char *learned_hint(struct declaration *d, const char *name);
/* The signal of the plan that `mechanism` reads when it asks for a learned one: itself or its frozen copy. */
uint32_t learned_read(const struct declaration *d, uint32_t learned, uint16_t mechanism);

/* The next watch of the mechanism that declares; too many are reported. */
uint32_t watch_next(struct declaration *d);

/* Between the passes. Each reports and goes on. */
void number_signals(struct declaration *d, const char *const *cut);
/* Links from each signal that `inputs` names, as `mechanism` reads it, to `to`; an unknown name is reported. */
void link_inputs(struct declaration *d, struct links *links, uint16_t mechanism, const char *const *inputs, uint32_t to,
                 const char *reader);
/* After the second pass. */
void check_streams(struct declaration *d);
void make_outcomes(struct declaration *d, const struct outcome_row *rows, size_t row_count);

#endif
