/* The alliance as the kernel sees it: its clocks, what it hears, what is drawn once.
 *
 * Each role is a clause that capitals consider, that is put under silence, and that ends agreed, cut, with exemptions,
 * elsewhere, or not at all (council.c). What is decided must still be given (generation.c). Contributors review, and
 * mandates with an end come back to the council. */
#include "model/alliance.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/mechanisms.h"
#include "model/topics.h"
#include <math.h>
#include <string.h>

enum {
    FAMILY_REPLY,
    FAMILY_WINDOW,
    FAMILY_RATIFICATION,
    FAMILY_GENERATION,
    FAMILY_REVIEW,
    FAMILY_EXPIRY,
    FAMILY_SAMPLE,
    FAMILY_PROVOCATION
};

static double provocation_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct alliance *a = self;
    return signal_get(w, a->active) > 0.0 ? numbers_of(w, &a->numbers, 0)[PROVOCATIONS] : 0.0;
}

static void review(struct world *w, const struct alliance *a, uint32_t role)
{
    uint32_t left;
    clock_in(w, a->review.first + role, numbers_of(w, &a->numbers, 0)[REVIEW_DAYS]);
    if (signal_get(w, a->flag[role]) > FLAG_NONE && contributors_review(w, a, role, &left))
        signal_set(w, a->exits, signal_get(w, a->exits) + (double)left);
}

/* Means over members, for the record. Where the climate is what it was at the last sample, so are they. */
static void sample(struct world *w, const struct alliance *a)
{
    struct climate *last = world_memory(w, a->sampled);
    const struct climate climate = climate_now(w, a);
    if (memcmp(last, &climate, sizeof climate) == 0)
        return;
    *last = climate;
    struct mood mood;
    mood_now(w, a, &mood);
    double support = 0.0, salience = 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        support += position_support(w, a, &mood, i);
        salience += mood.salience[i];
    }
    signal_set(w, a->support, support / (double)a->member_count);
    signal_set(w, a->salience, salience / (double)a->member_count);
}

/* A moment after onset, when everybody's signals stand, the option is put to the council. */
static void convene(struct world *w, const struct alliance *a)
{
    for (uint32_t role = 0; role < a->role_count; role++)
        if (signal_get(w, a->ambition[role]) > 0.0)
            clause_open(w, a, role, signal_get(w, a->ambition[role]), false);
    count_up(w, a);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct alliance *a = self;
    switch (family) {
    case FAMILY_REPLY:
        clock_drain(w, a->window.first + entity, numbers_of(w, &a->numbers, 0)[SILENCE_WINDOW]);
        break;
    case FAMILY_WINDOW:
        clause_end_round(w, a, entity);
        break;
    case FAMILY_RATIFICATION:
        clause_adopt(w, a, entity);
        break;
    case FAMILY_GENERATION:
        generation_step(w, a, entity);
        break;
    case FAMILY_REVIEW:
        review(w, a, entity);
        break;
    case FAMILY_EXPIRY:
        expire(w, a, entity);
        break;
    case FAMILY_SAMPLE:
        if (world_now(w) == 1)
            convene(w, a);
        sample(w, a);
        clock_in(w, a->sample.first, 30.0);
        break;
    case FAMILY_PROVOCATION:
        signal_set(w, a->provocations, signal_get(w, a->provocations) + 1.0);
        clock_drain(w, a->provocation.first,
                    sample_exponential(draw(w, a->ask_provocation, (uint32_t)signal_get(w, a->provocations))));
        break;
    }
}

/* ---- beginning and hearing ---- */

static void prepare(struct world *w, const void *self)
{
    const struct alliance *a = self;
    numbers_prepare(w, &a->numbers);
    numbers_prepare(w, &a->members);
    numbers_prepare(w, &a->roles);
    double *weight = world_memory(w, a->weight);
    for (uint32_t i = 0; i < a->member_count; i++)
        weight[i] = sqrt(numbers_of(w, &a->members, i)[MEMBER_SPEND]);
}

static void deal(struct world *w, const void *self)
{
    const struct alliance *a = self;
    double *resolve = world_memory(w, a->resolve), *gives = world_memory(w, a->gives);
    for (uint32_t i = 0; i < a->member_count; i++) {
        resolve[i] = sample_logistic(draw(w, a->ask_resolve[i], 0), 1.0);
        gives[i] = normal_quantile(draw(w, a->ask_gives[i], 0));
    }
}

static void begin(struct world *w, const void *self)
{
    const struct alliance *a = self;
    signal_set(w, a->unity, 1.0);
    for (uint32_t i = 0; i < a->member_count; i++)
        signal_set(w, a->leaves_at[i], 1.0);
    signal_set(w, a->un_mandate, numbers_of(w, &a->numbers, 0)[UN_MANDATE]);
    clock_at(w, a->sample.first, 1);
    clock_drain(w, a->provocation.first, sample_exponential(draw(w, a->ask_provocation, 0)));
}

/* The text on the table is taken off it. */
static void take_off(struct world *w, const struct alliance *a, uint32_t role)
{
    clause_of(w, a, role)->state = signal_get(w, a->flag[role]) > FLAG_NONE ? CLAUSE_SETTLED : CLAUSE_FAILED;
    clock_stop(w, a->reply.first + role);
    clock_stop(w, a->window.first + role);
    clock_stop(w, a->ratification.first + role);
    leave_open(w, a, role, MARK_OVERTAKEN);
}

/* What is before the council when the crisis ends is overtaken; a vote on a mandate that ran out goes on. */
static void overtake(struct world *w, const struct alliance *a)
{
    for (uint32_t role = 0; role < a->role_count; role++)
        if (clause_is_open(clause_of(w, a, role)) && !mandate_of(w, a, role)->expired)
            take_off(w, a, role);
}

/* The option asks for nothing any more: that needs nobody's consent. What is in force ends a moment later, since what
 * hears may not tell. */
static void withdraw(struct world *w, const struct alliance *a, uint32_t role)
{
    if (clause_is_open(clause_of(w, a, role)))
        take_off(w, a, role);
    clock_stop(w, a->expiry.first + role);
    if (signal_get(w, a->flag[role]) > FLAG_NONE)
        clock_in(w, a->expiry.first + role, 0.0);
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct alliance *a = self;
    switch (notice->topic) {
    case TOPIC_AMBITION:
        if (notice->size <= 0.0)
            withdraw(w, a, notice->about);
        else if (signal_get(w, a->active) > 0.0)
            clause_open(w, a, notice->about, notice->size, false);
        count_up(w, a);
        break;
    case TOPIC_CRISIS_OVER:
        overtake(w, a);
        break;
    case TOPIC_VIOLENCE:
        if (signal_get(w, a->acting) > 0.0 && (double)notice->about > signal_get(w, a->last_violence))
            signal_set(w, a->climbs_after, signal_get(w, a->climbs_after) + 1.0);
        signal_set(w, a->last_violence, (double)notice->about);
        break;
    case TOPIC_CALMER:
        signal_set(w, a->last_violence, (double)notice->about);
        break;
    }
}

/* The first day in theatre starts fatigue. */
static void answer(struct world *w, const void *self, uint64_t watches)
{
    const struct alliance *a = self;
    double *theatre_day = world_memory(w, a->theatre_day);
    if (watches & a->watch_persons && *theatre_day <= 0.0 && signal_get(w, a->persons) > 0.0)
        *theatre_day = world_days(w);
}

static void finish(struct world *w, const void *self)
{
    const struct alliance *a = self;
    for (uint32_t role = 0; role < a->role_count; role++)
        if (clause_is_open(clause_of(w, a, role)))
            leave_open(w, a, role, MARK_PENDING);
}

static const void *declare(struct declaration *d)
{
    static const char *const reply_reads[] = {"crisis.violence", "crisis.treaty_area", "cyber.command_availability",
                                              "roles.effect.*", NULL};
    static const char *const active_reads[] = {"crisis.active", NULL};
    struct alliance *a = declare_self(d, sizeof *a);
    alliance_declare(d, a);
    const uint32_t roles = a->role_count + 1;
    a->reply = declare_clocks(d, "reply", CLOCK_DRAIN, roles, reply_speed, reply_reads);
    a->window = declare_clocks(d, "window", CLOCK_DRAIN, roles, reply_speed, reply_reads);
    a->ratification = declare_clocks(d, "ratification", CLOCK_AT, roles, NULL, NULL);
    a->generation = declare_clocks(d, "generation", CLOCK_AT, roles, NULL, NULL);
    a->review = declare_clocks(d, "review", CLOCK_AT, roles, NULL, NULL);
    a->expiry = declare_clocks(d, "expiry", CLOCK_AT, roles, NULL, NULL);
    a->sample = declare_clocks(d, "sample", CLOCK_AT, 1, NULL, NULL);
    a->provocation = declare_clocks(d, "provocation", CLOCK_DRAIN, 1, provocation_speed, active_reads);
    a->watch_persons = UINT64_C(1) << declare_watch(d, "force.persons");
    declare_hears(d, TOPIC_AMBITION);
    declare_hears(d, TOPIC_CRISIS_OVER);
    declare_hears(d, TOPIC_VIOLENCE);
    declare_hears(d, TOPIC_CALMER);
    declare_tells(d, TOPIC_DECIDED);
    declare_tells(d, TOPIC_GIVEN);
    a->ask_provocation = declare_question(d, "provocation");
    a->resolve = declare_memory(d, LIFE_DEAL, sizeof(double), a->member_count + 1);
    a->gives = declare_memory(d, LIFE_DEAL, sizeof(double), a->member_count + 1);
    a->weight = declare_memory(d, LIFE_FUTURE, sizeof(double), a->member_count + 1);
    a->clauses = declare_memory(d, LIFE_TRIAL, sizeof(struct clause), roles);
    a->mandates = declare_memory(d, LIFE_TRIAL, sizeof(struct mandate), roles);
    a->seats = declare_memory(d, LIFE_TRIAL, sizeof(struct seat), (size_t)roles * (a->member_count + 1));
    a->rule_room = declare_memory(d, LIFE_FUTURE, 1, council_memory(a->member_count + 1));
    a->sampled = declare_memory(d, LIFE_TRIAL, sizeof(struct climate), 1);
    a->reviewed = declare_memory(d, LIFE_TRIAL, sizeof(struct climate), roles);
    a->theatre_day = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    return a;
}

static const struct section *const sections[] = {&alliance_section, &member_section};

const struct mechanism mechanism_alliance = {
    .name = "alliance",
    .sections = sections,
    .section_count = 2,
    .declare = declare,
    .prepare = prepare,
    .deal = deal,
    .begin = begin,
    .handle = handle,
    .hear = hear,
    .answer = answer,
    .finish = finish,
};
