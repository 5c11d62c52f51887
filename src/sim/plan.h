/* The plan: a scenario and a table of mechanisms, resolved into arrays. Frozen; shared by all workers.
 *
 * Two stages, one list of problems: scenario_load knows entities, plan_make knows what only mechanisms know
 * (signals in conditions, outcomes, cuts). */
#ifndef CASUS_SIM_PLAN_H
#define CASUS_SIM_PLAN_H

#include "scenario/expression.h"
#include "sim/kernel.h"

enum observe {
    OBSERVE_LAST,
    OBSERVE_AT,
    OBSERVE_PEAK,
    OBSERVE_LEAST,
    OBSERVE_INTEGRAL,
    OBSERVE_MEAN,
    OBSERVE_TIME_ABOVE,
    OBSERVE_FIRST_ABOVE,
    OBSERVE_RISES,
    OBSERVE_PEAK_WITH,
};

enum outcome_type { OUTCOME_NUMBER, OUTCOME_ORDINAL, OUTCOME_DAY, OUTCOME_CATEGORY };

/* An outcome is an observer on a signal. `*` in id and signal expands over all matches. */
struct outcome_row {
    const char *id, *signal, *title;
    enum observe how;
    double at;        /* level, or day for AT */
    const char *with; /* PEAK_WITH: the value of this signal when `signal` peaked */
    const char *axis; /* stability, escalation, overextension, delivery, council, home, consequence; NULL none */
    int better;       /* -1 less is better, +1 more, 0 neither */
};

struct outcome {
    const char *id, *title, *unit, *levels, *axis; /* levels: "a|b|c" of an ordinal or category, else NULL */
    int first_level;
    enum outcome_type type;
    enum observe how;
    double at;
    uint32_t signal, with;
    int better;
};

struct plan;

/* `rows`: the engine's outcomes; the scenario's own are added. `cut`: "crisis.violence -> alliance", NULL-terminated
 * list or NULL. NULL on error, reported to `problems`. The scenario is borrowed and must outlive the plan. */
struct plan *plan_make(const struct scenario *scenario, const struct mechanism *const *mechanisms,
                       size_t mechanism_count, const struct outcome_row *rows, size_t row_count, const char *const *cut,
                       struct problems *problems);
void plan_free(struct plan *plan);

const struct scenario *plan_scenario(const struct plan *plan);
uint32_t plan_outcome_count(const struct plan *plan);
const struct outcome *plan_outcome(const struct plan *plan, uint32_t outcome);
uint32_t plan_outcome_find(const struct plan *plan, const char *id); /* or NO_INDEX */
uint32_t plan_signal_count(const struct plan *plan);
const char *plan_signal_name(const struct plan *plan, uint32_t signal);
const char *plan_signal_title(const struct plan *plan, uint32_t signal);
const char *plan_signal_unit(const struct plan *plan, uint32_t signal);
const char *plan_signal_levels(const struct plan *plan, uint32_t signal, int *first_level);
uint32_t plan_signal_find(const struct plan *plan, const char *name); /* or NO_INDEX */
uint32_t plan_clock_count(const struct plan *plan);
const char *plan_clock_name(const struct plan *plan, uint32_t clock); /* "crisis.climb", entity appended when > 1 */
/* A question by the low half of its stream, as a trace holds it; NULL if there is none. */
const char *plan_question_name(const struct plan *plan, uint32_t stream_low);
uint32_t plan_mechanism_count(const struct plan *plan);
const char *plan_mechanism_name(const struct plan *plan, uint32_t mechanism);
uint32_t plan_mechanism_clocks(const struct plan *plan, uint32_t mechanism);

/* Who feeds whom, as declared: the audit build lets a mechanism read nothing else. */
uint32_t plan_signal_owner(const struct plan *plan, uint32_t signal);
/* The signal whose starting value a cut lets others read, if `signal` is such a copy; else NO_INDEX. */
uint32_t plan_signal_original(const struct plan *plan, uint32_t signal);
bool plan_signal_is_derived(const struct plan *plan, uint32_t signal);
/* What a derived signal is computed from; of a state none is known but that its mechanism writes it. */
const uint32_t *plan_signal_inputs(const struct plan *plan, uint32_t signal, uint32_t *count);
/* Whether a function of the mechanism may read the signal; of its own, whether it said so. */
bool plan_reads(const struct plan *plan, uint32_t mechanism, uint32_t signal);
/* Sets of topics: bit k for topic k. */
uint64_t plan_topics_told(const struct plan *plan, uint32_t mechanism);
uint64_t plan_topics_heard(const struct plan *plan, uint32_t mechanism);

#endif
