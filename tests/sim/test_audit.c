/* The audit build finds broken promises that other builds take on trust. */
#include "tiny.h"

enum misdeed {
    NONE,
    VALUE_READS_UNDECLARED,
    SPEED_READS_UNDECLARED,
    VALUE_CHANGES_BY_ITSELF,
    SPEED_CHANGES_BY_ITSELF,
    VALUE_DRAWS,
    DRAWS_TWICE,
    DRAWS_AGAIN_WHAT_WAS_DEALT,
    DRAWS_AT_THE_END,
    SETS_ANOTHERS_SIGNAL,
    STARTS_ANOTHERS_CLOCK,
    READS_WHAT_HAS_NOT_BEGUN,
    READS_DERIVED_IN_BEGIN,
    HANDLE_READS_UNDECLARED,
    MISDEED_COUNT,
};

static enum misdeed misdeed;
static double drift;

struct actor {
    struct signal declared, undeclared, value, late, foreign_signal;
    struct clocks tick, wait, foreign;
    struct question ask, ask_deal;
};

static double value_of(const struct world *w, const void *self, uint32_t entity)
{
    const struct actor *actor = self;
    (void)entity;
    if (misdeed == VALUE_READS_UNDECLARED)
        return signal_get(w, actor->undeclared);
    if (misdeed == VALUE_CHANGES_BY_ITSELF)
        return drift += 1.0;
    if (misdeed == VALUE_DRAWS)
        return draw(w, actor->ask, 7);
    return signal_get(w, actor->declared);
}

static double speed_of(const struct world *w, const void *self, uint32_t entity)
{
    const struct actor *actor = self;
    (void)entity;
    if (misdeed == SPEED_READS_UNDECLARED)
        return signal_get(w, actor->undeclared);
    if (misdeed == SPEED_CHANGES_BY_ITSELF)
        return drift += 1.0;
    return 1.0 + signal_get(w, actor->declared);
}

static const void *actor_declare(struct declaration *d)
{
    static const char *const reads[] = {"actor.declared", NULL};
    struct actor *actor = declare_self(d, sizeof *actor);
    actor->declared = declare_signal(d, "declared", "", "Declared");
    actor->undeclared = declare_signal(d, "undeclared", "", "Undeclared");
    actor->value = declare_derived(d, "value", "", "Value", value_of, 0, reads);
    actor->late = declare_input(d, "late.own");
    actor->tick = declare_clocks(d, "tick", CLOCK_AT, 1, NULL, NULL);
    actor->wait = declare_clocks(d, "wait", CLOCK_DRAIN, 1, speed_of, reads);
    actor->foreign = (struct clocks){actor->wait.first + 1, 1};
    actor->foreign_signal = (struct signal){actor->late.at + 1};
    actor->ask = declare_question(d, "ask");
    actor->ask_deal = declare_question(d, "ask_deal");
    return actor;
}

static void actor_deal(struct world *w, const void *self)
{
    const struct actor *actor = self;
    (void)draw(w, actor->ask_deal, 0);
}

static void actor_begin(struct world *w, const void *self)
{
    const struct actor *actor = self;
    (void)signal_get(w, actor->declared); /* its own, 0 until it is set: allowed */
    if (misdeed == READS_WHAT_HAS_NOT_BEGUN)
        (void)signal_get(w, actor->late);
    if (misdeed == READS_DERIVED_IN_BEGIN)
        (void)signal_get(w, actor->value);
    clock_in(w, actor->tick.first, 1.0);
    clock_drain(w, actor->wait.first, 100.0);
}

static void actor_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct actor *actor = self;
    (void)family, (void)entity;
    (void)draw(w, actor->ask, 0);
    if (misdeed == DRAWS_TWICE)
        (void)draw(w, actor->ask, 0);
    if (misdeed == DRAWS_AGAIN_WHAT_WAS_DEALT)
        (void)draw(w, actor->ask_deal, 0);
    if (misdeed == SETS_ANOTHERS_SIGNAL)
        signal_set(w, actor->late, 3.0);
    if (misdeed == HANDLE_READS_UNDECLARED)
        (void)signal_get(w, actor->foreign_signal);
    if (misdeed == STARTS_ANOTHERS_CLOCK)
        clock_in(w, actor->foreign.first, 1.0);
    signal_set(w, actor->declared, 1.0);
    signal_set(w, actor->undeclared, 1.0);
}

static void actor_finish(struct world *w, const void *self)
{
    const struct actor *actor = self;
    if (misdeed == DRAWS_AT_THE_END)
        (void)draw(w, actor->ask, 1);
}

static const void *late_declare(struct declaration *d)
{
    struct actor *actor = declare_self(d, sizeof *actor);
    actor->late = declare_signal(d, "own", "", "Own");
    (void)declare_signal(d, "private", "", "Read by nobody else");
    actor->value = declare_input(d, "actor.declared");
    actor->tick = declare_clocks(d, "tick", CLOCK_AT, 1, NULL, NULL);
    return actor;
}

static void late_begin(struct world *w, const void *self)
{
    const struct actor *actor = self;
    signal_set(w, actor->late, 1.0 + signal_get(w, actor->value)); /* of one that has begun: allowed */
}

static void late_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)w, (void)self, (void)family, (void)entity;
}

static const struct mechanism actor_row = {.name = "actor",
                                           .declare = actor_declare,
                                           .deal = actor_deal,
                                           .begin = actor_begin,
                                           .handle = actor_handle,
                                           .finish = actor_finish};
static const struct mechanism late_row = {
    .name = "late", .declare = late_declare, .begin = late_begin, .handle = late_handle};
static const struct mechanism *const rows[] = {&actor_row, &late_row};

static const char *broken_by(enum misdeed deed)
{
    struct tiny tiny;
    misdeed = NONE;
    tiny_open(&tiny, rows, 2, NULL, 0, 10.0);
    misdeed = deed;
    const char *broken = BROKEN_BY(trial_run(tiny.world, 0));
    tiny_close(&tiny);
    return broken;
}

static void every_misdeed_is_found(void **state)
{
    (void)state;
#ifndef CASUS_AUDIT
    skip();
#endif
    for (int deed = VALUE_READS_UNDECLARED; deed < MISDEED_COUNT; deed++)
        if (broken_by((enum misdeed)deed) == NULL)
            fail_msg("misdeed %d was not found", deed);
}

static void good_conduct_is_not_blamed(void **state)
{
    struct tiny tiny;
    (void)state;
    misdeed = NONE;
    tiny_open(&tiny, rows, 2, NULL, 0, 10.0);
    for (uint32_t k = 0; k < 100; k++) {
        world_deal(tiny.world, k / 2); /* two options of each replicate ask the same */
        assert_int_equal(trial_run(tiny.world, k % 2).end, TRIAL_DONE);
    }
    assert_same_bits(tiny_signal(&tiny, "actor.value"), 1.0);
    tiny_close(&tiny);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_misdeed_is_found),
        cmocka_unit_test(good_conduct_is_not_blamed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
