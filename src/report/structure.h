/* Which signal feeds which, as compiled from a scenario: the causal diagram of the model at hand.
 *
 * An arrow A -> B says that a function of B reads a signal of A, or that B hears a notice of A. Nothing else can pass
 * between them: a mechanism gets a handle on what it declares and on nothing else, and the audit build refuses other
 * reads. What a mechanism does with what it reads is code, so an arrow has no sign, and a state of a mechanism may
 * depend on all that the mechanism reads; of a derived signal the inputs are known one by one.
 *
 * A mechanism that no event ever moves is *held*: its signals are as they were at the start, and what it reads has no
 * effect. It is shown only where somebody reads it. */
#ifndef CASUS_REPORT_STRUCTURE_H
#define CASUS_REPORT_STRUCTURE_H

#include "analysis/loops.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "sim/plan.h"

/* A signal, or all that differ only by an entity's id: "alliance.depth.*". */
struct signal_group {
    const char *name;
    uint32_t size;  /* signals that the name matches */
    uint32_t owner; /* mechanism */
};

struct structure_read {
    const char *name; /* of the signal, or of the group when several of it are read: what a cut says */
    uint32_t count, group;
};

struct structure_arrow {
    uint32_t from, to; /* boxes */
    struct structure_read *read;
    uint32_t read_count, signal_count;
    uint64_t topics; /* of notices told by one and heard by the other */
    bool is_held;    /* nothing moves along it */
    bool is_back;    /* against the order of boxes */
};

/* "name -> reader" */
struct structure_cut {
    const char *name;
    uint32_t owner; /* mechanism */
    uint32_t to;    /* box */
};

struct structure_box {
    const char *name;
    uint32_t mechanism, signals, clocks;
    bool is_held;
};

struct structure {
    struct arena arena;
    const struct plan *plan;
    bool by_entity;
    const char *title;
    char hash[17]; /* of the world, its first digits */

    uint32_t signal_count; /* without frozen copies */
    struct signal_group *group;
    uint32_t group_count;
    uint32_t *group_of; /* signal -> group; NO_INDEX for frozen copies */
    bool *moves;        /* signal -> whether it can change within a trial */
    bool *is_constant;  /* signal -> whether it is the same in every trial */
    bool *is_moved;     /* mechanism -> whether anything happens in it */

    struct structure_box *box; /* in the order in which least runs backwards */
    uint32_t box_count;
    uint32_t box_of[GRAPH_MOST];   /* mechanism -> box, or NO_INDEX */
    struct structure_arrow *arrow; /* by from, then to */
    uint32_t arrow_count;
    const char **cut; /* cuts that the plan was made with */
    uint32_t cut_count;

    struct graph graph; /* over boxes: arrows along which something moves */
    bool has_loop;      /* signal by signal: an arrow may lead to what has nothing to do with the next */
    uint32_t component[GRAPH_MOST], component_count; /* sets of boxes that feed each other in the end */
    struct structure_cut *least;                     /* after these no loop is left, and none of them can be spared */
    uint32_t least_count;
    bool is_open; /* but for loops of notices alone, which no cut opens */
};

/* `by_entity`: arrows name every signal by itself. Borrows the plan. */
void structure_make(struct structure *structure, const struct plan *plan, bool by_entity);
void structure_release(struct structure *structure);

/* The arrow, or NULL. */
const struct structure_arrow *structure_arrow_of(const struct structure *structure, uint32_t from, uint32_t to);
/* "violence reached"; by bit of `topics`. */
const char *structure_topic(uint32_t topic);
/* What a mechanism is, for a reader who does not know its name: "how violence climbs, lasts and ends"; NULL: no words
 * for it. */
const char *structure_mechanism(const char *name);

struct structure_settings {
    bool entities, json;
    /* A signal, several by *, a mechanism or an outcome; NULL: the whole. What `from` feeds in the end, what feeds
     * `to`; both: the shortest ways from one to the other. */
    const char *from, *to;
    uint32_t loops; /* told at most */
    uint32_t width; /* of the terminal; 0: 100 columns */
};
/* False: a name is unknown, reported to problems. */
bool report_structure(const struct plan *plan, const struct structure_settings *settings, struct buffer *out,
                      struct problems *problems);
/* The picture, a document of its own. */
void report_structure_picture(const struct plan *plan, struct buffer *out);

#endif
