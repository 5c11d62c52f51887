/* A world with chance: what may not change a bit, and what must. */
#include "tiny.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "base/random.h"

/* ---- memory: a trial allocates nothing ---- */

#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ALLOCATOR_IS_TAKEN
#endif
#endif
#else
#define ALLOCATOR_IS_TAKEN
#endif

#ifndef ALLOCATOR_IS_TAKEN
static uint64_t allocations;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    allocations++;
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    allocations++;
    return __libc_realloc(old, size);
}
#endif

/* ---- a world with chance, for what may not change a bit ---- */

enum { ACTORS = 8 };

struct chance {
    struct signal tension, level[ACTORS], total;
    struct signal noise;
    struct clocks climb, calm, extra, beat;
    struct question ask_climb[ACTORS], ask_calm, ask_extra, ask_temper[ACTORS];
    struct memory climbs, temper, calms;
};

static struct {
    bool watched, beating, extra_stimulus;
} variant;

static double climb_speed(const struct world *w, const void *self, uint32_t entity)
{
    const struct chance *chance = self;
    const double *temper = world_memory(w, chance->temper);
    return 0.05 * temper[entity] * det_exp(0.3 * clamp(signal_get(w, chance->tension), 0.0, 4.0));
}

static double total_value(const struct world *w, const void *self, uint32_t entity)
{
    const struct chance *chance = self;
    double total = 0.0;
    (void)entity;
    for (uint32_t k = 0; k < ACTORS; k++)
        total += signal_get(w, chance->level[k]);
    return total;
}

static const void *chance_declare(struct declaration *d)
{
    static const char *const speed_reads[] = {"chance.tension", NULL}, *const total_reads[] = {"chance.level.*", NULL};
    struct chance *chance = declare_self(d, sizeof *chance);
    chance->tension = declare_signal(d, "tension", "", "Tension");
    chance->noise = declare_signal(d, "noise", "", "Read by nobody");
    for (uint32_t k = 0; k < ACTORS; k++) {
        chance->level[k] = declare_signal(d, declare_text(d, "level.%u", k), "", "Level");
        chance->ask_climb[k] = declare_question(d, "%u/climb", k);
        chance->ask_temper[k] = declare_question(d, "%u/temper", k);
    }
    chance->total = declare_derived(d, "total", "", "Total", total_value, 0, total_reads);
    chance->climb = declare_clocks(d, "climb", CLOCK_DRAIN, ACTORS, climb_speed, speed_reads);
    chance->calm = declare_clocks(d, "calm", CLOCK_FADE, 1, climb_speed, speed_reads);
    chance->extra = declare_clocks(d, "extra", CLOCK_AT, 1, NULL, NULL);
    chance->beat = declare_clocks(d, "beat", CLOCK_AT, 1, NULL, NULL);
    chance->ask_calm = declare_question(d, "calm");
    chance->ask_extra = declare_question(d, "extra");
    chance->climbs = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), ACTORS);
    chance->calms = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    chance->temper = declare_memory(d, LIFE_DEAL, sizeof(double), ACTORS);
    if (variant.watched)
        declare_watch(d, "chance.*");
    return chance;
}

static void chance_deal(struct world *w, const void *self)
{
    const struct chance *chance = self;
    double *temper = world_memory(w, chance->temper);
    for (uint32_t k = 0; k < ACTORS; k++)
        temper[k] = 0.5 + draw(w, chance->ask_temper[k], 0);
}

static void start_calm(struct world *w, const struct chance *chance)
{
    uint32_t *calms = world_memory(w, chance->calms);
    clock_fade(w, chance->calm.first, sample_exponential(draw(w, chance->ask_calm, calms[0]++)), 40.0, 9.0);
}

static void start_climb(struct world *w, const struct chance *chance, uint32_t k)
{
    uint32_t *climbs = world_memory(w, chance->climbs);
    clock_drain(w, chance->climb.first + k, sample_exponential(draw(w, chance->ask_climb[k], climbs[k]++)));
}

static void chance_begin(struct world *w, const void *self)
{
    const struct chance *chance = self;
    for (uint32_t k = 0; k < ACTORS; k++)
        start_climb(w, chance, k);
    start_calm(w, chance);
    if (variant.beating)
        clock_in(w, chance->beat.first, 0.37);
    if (variant.extra_stimulus && world_option(w) == 1)
        clock_in(w, chance->extra.first, 20.0);
}

static void chance_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct chance *chance = self;
    if (family == 0) {
        signal_set(w, chance->level[entity], signal_get(w, chance->level[entity]) + 1.0);
        signal_set(w, chance->tension, signal_get(w, chance->tension) + 1.0);
        start_climb(w, chance, entity);
    } else if (family == 1) {
        signal_set(w, chance->tension, 0.0);
        start_calm(w, chance);
    } else if (family == 2) {
        signal_set(w, chance->tension, signal_get(w, chance->tension) + draw(w, chance->ask_extra, 0));
    } else {
        signal_set(w, chance->noise, signal_get(w, chance->noise) + 1.0);
        clock_in(w, chance->beat.first, 0.37);
    }
}

static void chance_answer(struct world *w, const void *self, uint64_t watches)
{
    (void)w, (void)self;
    assert_int_equal(watches, 1);
}

static const struct mechanism chance_row = {.name = "chance",
                                            .declare = chance_declare,
                                            .deal = chance_deal,
                                            .begin = chance_begin,
                                            .handle = chance_handle,
                                            .answer = chance_answer};
static const struct mechanism *const chances[] = {&chance_row};
static const struct outcome_row chance_outcomes[] = {
    {"level.*", "chance.level.*", "Level", OBSERVE_LAST, 0.0, NULL, NULL, 0},
    {"first.*", "chance.level.*", "First", OBSERVE_FIRST_ABOVE, 1.0, NULL, NULL, 0},
    {"total", "chance.total", "Total", OBSERVE_MEAN, 0.0, NULL, NULL, 0},
    {"tension", "chance.tension", "Tension", OBSERVE_INTEGRAL, 0.0, NULL, NULL, 0},
};

static void open_chance(struct tiny *tiny, double horizon_days)
{
    tiny_open(tiny, chances, 1, chance_outcomes, 4, horizon_days);
}

/* FNV-1a over the bits of all outcomes of trials 0 .. count-1. */
static uint64_t digest(struct tiny *tiny, uint32_t count, uint32_t option)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (uint32_t k = 0; k < count; k++) {
        const struct trial_result result = tiny_run(tiny, k, option);
        assert_int_equal(result.end, TRIAL_DONE);
        for (uint32_t o = 0; o < plan_outcome_count(tiny->plan); o++) {
            uint64_t bits;
            memcpy(&bits, &result.outcome[o], sizeof bits);
            hash = (hash ^ bits) * UINT64_C(0x100000001b3);
        }
    }
    return hash;
}

static uint64_t digest_of_variant(void)
{
    struct tiny tiny;
    open_chance(&tiny, 60.0);
    const uint64_t hash = digest(&tiny, 200, 0);
    tiny_close(&tiny);
    return hash;
}

static void a_small_world_has_the_same_bits_everywhere(void **state)
{
    (void)state;
    memset(&variant, 0, sizeof variant);
    assert_int_equal(digest_of_variant(), UINT64_C(0x1348bd428e38c9d4));
}

static void an_inert_watch_changes_no_bit(void **state)
{
    (void)state;
    memset(&variant, 0, sizeof variant);
    const uint64_t bare = digest_of_variant();
    variant.watched = true;
    assert_int_equal(digest_of_variant(), bare);
}

static void events_that_change_nothing_read_change_no_bit(void **state)
{
    (void)state;
    memset(&variant, 0, sizeof variant);
    const uint64_t bare = digest_of_variant();
    variant.beating = true;
    assert_int_equal(digest_of_variant(), bare);
}

static void trials_do_not_depend_on_those_before(void **state)
{
    struct tiny tiny;
    double first[64];
    (void)state;
    memset(&variant, 0, sizeof variant);
    open_chance(&tiny, 60.0);
    const size_t size = plan_outcome_count(tiny.plan) * sizeof(double);
    assert_true(size <= sizeof first);
    memcpy(first, tiny_run(&tiny, 17, 0).outcome, size);
    (void)digest(&tiny, 10, 0);
    assert_memory_equal(tiny_run(&tiny, 17, 0).outcome, first, size);
    assert_memory_not_equal(tiny_run(&tiny, 18, 0).outcome, first, size);
    tiny_close(&tiny);
}

static void a_twin_option_has_the_same_bits(void **state)
{
    struct tiny tiny;
    (void)state;
    memset(&variant, 0, sizeof variant);
    open_chance(&tiny, 60.0);
    assert_int_equal(digest(&tiny, 50, 0), digest(&tiny, 50, 5));
    tiny_close(&tiny);
}

/* Until option 1 adds its stimulus on day 20 both are one world; what happened before stays. */
static void options_share_their_world_until_they_differ(void **state)
{
    struct tiny tiny;
    uint32_t alike = 0, unlike = 0;
    (void)state;
    memset(&variant, 0, sizeof variant);
    variant.extra_stimulus = true;
    open_chance(&tiny, 60.0);
    const uint32_t first = plan_outcome_find(tiny.plan, "first.0"), tension = plan_outcome_find(tiny.plan, "tension");
    for (uint32_t k = 0; k < 200; k++) {
        world_deal(tiny.world, k);
        const struct trial_result without = trial_run(tiny.world, 0);
        const double day = without.outcome[first], integral = without.outcome[tension];
        const struct trial_result with = trial_run(tiny.world, 1);
        if (day < 20.0) {
            assert_same_bits(with.outcome[first], day);
            alike++;
        }
        unlike += with.outcome[tension] != integral;
    }
    assert_true(alike > 50);
    assert_true(unlike > 150);
    tiny_close(&tiny);
}

static void a_future_has_its_own_noise_unless_it_is_common(void **state)
{
    const double none = 0.0;
    struct tiny tiny;
    (void)state;
    memset(&variant, 0, sizeof variant);
    open_chance(&tiny, 60.0);
    const uint64_t first = digest(&tiny, 5, 0);
    world_future(tiny.world, &none, 1);
    assert_int_not_equal(digest(&tiny, 5, 0), first);
    world_future(tiny.world, &none, 0);
    assert_int_equal(digest(&tiny, 5, 0), first);
    tiny_close(&tiny);
}

static void a_trial_allocates_nothing(void **state)
{
    (void)state;
#ifdef ALLOCATOR_IS_TAKEN
    skip();
#else
    const double none = 0.0;
    struct tiny tiny;
    memset(&variant, 0, sizeof variant);
    open_chance(&tiny, 60.0);
    assert_true(allocations > 0); /* the counter counts: making the plan allocated */
    const uint64_t before = allocations;
    world_future(tiny.world, &none, 3);
    for (uint32_t k = 0; k < 20; k++)
        (void)tiny_run(&tiny, k, 0);
    assert_int_equal(allocations, before);
    tiny_close(&tiny);
#endif
}

static void a_trace_changes_no_bit(void **state)
{
    static struct trace_line line[1000];
    struct trace trace = {line, 0, 1000};
    struct tiny tiny;
    (void)state;
    memset(&variant, 0, sizeof variant);
    variant.watched = true;
    open_chance(&tiny, 60.0);
    const uint64_t bare = digest(&tiny, 20, 0);
    world_trace(tiny.world, &trace);
    assert_int_equal(digest(&tiny, 20, 0), bare);
    assert_true(trace.count > trace.room); /* and a full one harms nobody */
    world_trace(tiny.world, NULL);
    tiny_close(&tiny);
}

static void draws_are_traced_with_their_question(void **state)
{
    static struct trace_line line[100];
    struct trace trace = {line, 0, 100};
    struct tiny tiny;
    (void)state;
    memset(&variant, 0, sizeof variant);
    open_chance(&tiny, 0.0);
    world_trace(tiny.world, &trace);
    (void)tiny_run(&tiny, 3, 0);
    assert_int_equal(line[0].what, TRACE_DRAW); /* the deal */
    assert_string_equal(plan_question_name(tiny.plan, line[0].subject), "chance/0/temper");
    const struct random_address address = {7, 0, 3, 0, stream_of("chance/0/temper")};
    assert_same_bits(line[0].a, random_first(random_at(address)));
    tiny_close(&tiny);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_world_has_the_same_bits_everywhere),
        cmocka_unit_test(an_inert_watch_changes_no_bit),
        cmocka_unit_test(events_that_change_nothing_read_change_no_bit),
        cmocka_unit_test(trials_do_not_depend_on_those_before),
        cmocka_unit_test(a_twin_option_has_the_same_bits),
        cmocka_unit_test(options_share_their_world_until_they_differ),
        cmocka_unit_test(a_future_has_its_own_noise_unless_it_is_common),
        cmocka_unit_test(a_trial_allocates_nothing),
        cmocka_unit_test(a_trace_changes_no_bit),
        cmocka_unit_test(draws_are_traced_with_their_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
