/* The kernel as a mechanism sees it.
 *
 * Three kinds of thing make up a world. A *signal* is one number, constant between events, that one mechanism
 * writes and any may read. A *clock* is a pending event, known at load. A *mechanism* is a row of functions
 * that own some of both. Events happen one at a time in integer microdays; after each, derived signals are
 * settled, notices heard, watchers answered and touched clocks retimed, always in the same order, so that a
 * trial is a pure function of (plan, parameters, seed, future, replicate, option).
 *
 * What a function may do, checked in the audit build:
 *
 *   | may             | own state     | write signals | own clocks | notify | draw |
 *   | prepare, deal   | future / deal | no            | no         | no     | no / yes |
 *   | begin, hear     | yes           | state         | yes        | no     | yes  |
 *   | handle          | yes           | state         | yes        | yes    | yes  |
 *   | derived, speed  | no            | returns it    | no         | no     | no   |
 *   | answer          | yes           | no            | yes        | no     | yes  |
 *   | finish          | yes           | state         | no         | no     | no   |
 *
 * Nothing here fails or allocates: limits are checked when the plan is made. A broken promise is an ASSERT. */
#ifndef CASUS_SIM_KERNEL_H
#define CASUS_SIM_KERNEL_H

#include "scenario/scenario.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DAY INT64_C(1000000) /* microdays */
#define NEVER INT64_MAX

enum { TOPIC_MOST = 64 };

struct expression; /* scenario/expression.h */
struct world;
struct declaration;

struct signal {
    uint32_t at;
};
struct clocks {
    uint32_t first, count; /* clock `first + entity` is entity's */
};
struct memory {
    uint32_t at;
};
struct question {
    uint64_t stream; /* what is drawn: "reactor/CHN/answer/package" */
};

enum clock_kind {
    CLOCK_AT,    /* rings at a set time */
    CLOCK_DRAIN, /* a budget drained at a speed constant between events: a hazard (Exp(1) budget),
                    a duration (days, speed 1), a stock (tonnes, consumption) */
    CLOCK_FADE,  /* drained at speed * strength/theta * exp(-(t - u)/theta): self-excitation */
};

enum life {
    LIFE_FUTURE, /* written by prepare */
    LIFE_DEAL,   /* written by deal */
    LIFE_TRIAL,  /* cleared before each trial */
};

/* A happening with a payload, heard once by every mechanism that listens for its topic, in table order. Topics, below
 * TOPIC_MOST, are the model's (model/topics.h). */
struct notice {
    uint16_t topic, source;
    uint32_t about;
    double size, shift;
};

/* A mechanism is a row; a NULL function is never called. `self` is what declare returned: frozen, shared by all
 * workers. */
struct mechanism {
    const char *name;                      /* prefix of its signals, clocks and streams */
    const struct section *const *sections; /* its part of the schema */
    size_t section_count;
    const void *(*declare)(struct declaration *);
    void (*prepare)(struct world *, const void *self);
    void (*deal)(struct world *, const void *self);
    void (*begin)(struct world *, const void *self);
    void (*handle)(struct world *, const void *self, uint32_t family, uint32_t entity);
    void (*hear)(struct world *, const void *self, const struct notice *);
    void (*answer)(struct world *, const void *self, uint64_t watches); /* bit k: watch k changed */
    void (*finish)(struct world *, const void *self);
};

/* ---- declare: names are resolved here and nowhere later ------------------------------------------------
 * `declare` runs twice: first to learn all names, then to resolve them; it must do the same both times. */

const struct scenario *declaration_scenario(const struct declaration *);
void *declare_self(struct declaration *, size_t size); /* zeroed, lives as long as the plan */

/* A state signal, written by this mechanism alone. The name is completed to "<mechanism>.<name>" unless it begins so.
 * It is 0 at the start of a trial until begin sets it. An ordinal's `levels` are "calm|clash|war", counted from
 * `first_level`. */
struct signal declare_signal(struct declaration *, const char *name, const char *unit, const char *title);
struct signal declare_ordinal(struct declaration *, const char *name, const char *levels, int first_level,
                              const char *title);
/* A pure function of signals declared earlier or by other mechanisms; `inputs` (NULL-terminated, `*` matches a part)
 * are all it reads. A cycle is a load error that prints the path. */
struct signal declare_derived(struct declaration *, const char *name, const char *unit, const char *title,
                              double (*value)(const struct world *, const void *self, uint32_t entity), uint32_t entity,
                              const char *const *inputs);
/* The same with levels, as declare_ordinal. */
struct signal declare_derived_ordinal(struct declaration *, const char *name, const char *levels, int first_level,
                                      const char *title,
                                      double (*value)(const struct world *, const void *self, uint32_t entity),
                                      uint32_t entity, const char *const *inputs);
/* A signal of any mechanism, to read: it may read its own, those named here and in inputs, watches and conditions, and
 * no others. An unknown name is a load error. Cuts are applied here. */
struct signal declare_input(struct declaration *, const char *name);
/* NULL-terminated `inputs` are the signals `speed` reads; speed NULL: 1 always. Families count from 0 in order of
 * declaration. */
struct clocks declare_clocks(struct declaration *, const char *name, enum clock_kind, uint32_t count,
                             double (*speed)(const struct world *, const void *self, uint32_t entity),
                             const char *const *inputs);
/* `answer` is called with bit k set when a signal of the k-th watch changed, which the start of a trial is not. Names
 * are blank-separated; `*` matches a part of a name. At most 64, conditions among them. */
uint32_t declare_watch(struct declaration *, const char *signals);
/* A condition of the scenario, `crisis.violence >= 3 and home.added < 20 %`, that stands at `place`; its names are
 * signals. Sets *watch to a watch of its own on all signals in it. NULL in the first pass, and on an error, which is
 * reported. */
const struct expression *declare_condition(struct declaration *, const char *text, struct place place, uint32_t *watch);
/* Topics of the notices that this mechanism sends, and of those that it hears: no others reach it. */
void declare_tells(struct declaration *, uint16_t topic);
void declare_hears(struct declaration *, uint16_t topic);
/* A stream; the name is completed to "<mechanism>/<name>". */
struct question declare_question(struct declaration *, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct memory declare_memory(struct declaration *, enum life, size_t size, size_t count);
/* Something is wrong with the scenario that only a mechanism can know. */
void declare_problem(struct declaration *, struct place, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Text that lives as long as the plan, for names made of parts. */
const char *declare_text(struct declaration *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- run time ------------------------------------------------------------------------------------------ */

double world_days(const struct world *); /* time since onset */
int64_t world_now(const struct world *);
int64_t world_horizon(const struct world *);
uint32_t world_option(const struct world *); /* index in section `options` */
void *world_memory(const struct world *, struct memory);
double world_param(const struct world *, uint32_t slot);                          /* in prepare and begin; base units */
double world_option_level(const struct world *, uint32_t slot, double otherwise); /* NO_SLOT gives `otherwise` */

double condition_value(const struct world *, const struct expression *); /* 1 or 0 */
double signal_get(const struct world *, struct signal);
void signal_set(struct world *, struct signal, double value);

/* Start a stopped clock (starting a running one is an ASSERT: a second stimulus would eat the first). */
void clock_at(struct world *, uint32_t clock, int64_t time); /* not before now + 1 microday */
void clock_in(struct world *, uint32_t clock, double days);
void clock_drain(struct world *, uint32_t clock, double budget);
void clock_fade(struct world *, uint32_t clock, double budget, double strength, double theta_days);
void clock_stop(struct world *, uint32_t clock); /* stopping a stopped clock does nothing */
bool clock_runs(const struct world *, uint32_t clock);
double clock_left(const struct world *, uint32_t clock); /* budget left now (AT: days left) */

void notify(struct world *, struct notice);

/* 0 < u < 1. `occurrence` counts how often this very question was asked, by its owner. */
double draw(const struct world *, struct question, uint32_t occurrence);
/* Two uniforms of the same block. */
void draw_two(const struct world *, struct question, uint32_t occurrence, double u[2]);

/* A line for the trace, if one is kept: what a mechanism decided and on which numbers. Codes: model/notes.h. */
void note(struct world *, uint16_t code, uint32_t about, double a, double b);

#endif
