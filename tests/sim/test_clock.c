/* When clocks ring: closed forms, rounding, and budgets that outlive a change of speed. */
#include "tiny.h"

#include "base/distribution.h"
#include "base/maths.h"

/* One clock of each kind, started at the start. `speed` is a signal that changes as the test says. */
struct probe {
    struct signal speed, other, rang_at, rang_fade, rang_drain, left, left_at_end;
    struct clocks at, drain, fade, change;
    struct question ask;
};

static struct {
    double at_days, budget, strength, theta, change_days, speed_before, speed_after, random_speed;
    int64_t at_time;
    bool at_by_time, drain, fade, random, again, start_twice;
} plan_of;

static double speed_of(const struct world *w, const void *self, uint32_t entity)
{
    const struct probe *probe = self;
    (void)entity;
    return signal_get(w, probe->speed) + 0.0 * signal_get(w, probe->other);
}

static const void *probe_declare(struct declaration *d)
{
    static const char *const reads[] = {"probe.speed", "probe.other", NULL};
    struct probe *probe = declare_self(d, sizeof *probe);
    probe->speed = declare_signal(d, "speed", "", "Speed");
    probe->other = declare_signal(d, "other", "", "Other");
    probe->rang_at = declare_signal(d, "rang_at", "d", "Day the set clock rang");
    probe->rang_drain = declare_signal(d, "rang_drain", "d", "Day the draining clock rang");
    probe->rang_fade = declare_signal(d, "rang_fade", "d", "Day the fading clock rang");
    probe->left = declare_signal(d, "left", "", "What was left at the change");
    probe->left_at_end = declare_signal(d, "left_at_end", "", "What was left at the horizon");
    probe->at = declare_clocks(d, "at", CLOCK_AT, 1, NULL, NULL);
    probe->drain = declare_clocks(d, "drain", CLOCK_DRAIN, 1, speed_of, reads);
    probe->fade = declare_clocks(d, "fade", CLOCK_FADE, 1, speed_of, reads);
    probe->change = declare_clocks(d, "change", CLOCK_AT, 1, NULL, NULL);
    probe->ask = declare_question(d, "budget");
    return probe;
}

static void probe_begin(struct world *w, const void *self)
{
    const struct probe *probe = self;
    const double budget = plan_of.random ? sample_exponential(draw(w, probe->ask, 0)) : plan_of.budget;
    signal_set(w, probe->speed, plan_of.speed_before);
    signal_set(w, probe->rang_at, -1.0);
    signal_set(w, probe->rang_drain, -1.0);
    signal_set(w, probe->rang_fade, -1.0);
    if (plan_of.at_by_time)
        clock_at(w, probe->at.first, plan_of.at_time);
    else
        clock_in(w, probe->at.first, plan_of.at_days);
    if (plan_of.drain)
        clock_drain(w, probe->drain.first, budget);
    if (plan_of.fade)
        clock_fade(w, probe->fade.first, budget, plan_of.strength, plan_of.theta);
    if (plan_of.start_twice)
        clock_drain(w, probe->drain.first, budget);
    clock_in(w, probe->change.first, plan_of.change_days);
}

static void probe_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct probe *probe = self;
    const struct signal rang[] = {probe->rang_at, probe->rang_drain, probe->rang_fade};
    (void)entity;
    if (family < 3) {
        signal_set(w, rang[family], world_days(w));
        return;
    }
    signal_set(w, probe->left, clock_left(w, plan_of.fade ? probe->fade.first : probe->drain.first));
    signal_set(w, probe->speed, plan_of.speed_after);
    signal_set(w, probe->other, signal_get(w, probe->other) + 1.0);
    if (plan_of.again)
        clock_in(w, probe->change.first, plan_of.change_days);
}

static void probe_finish(struct world *w, const void *self)
{
    const struct probe *probe = self;
    if (plan_of.random)
        signal_set(w, probe->left_at_end, clock_left(w, probe->drain.first));
}

static const struct mechanism probe_row = {
    .name = "probe", .declare = probe_declare, .begin = probe_begin, .handle = probe_handle, .finish = probe_finish};
static const struct mechanism *const probes[] = {&probe_row};

static void reset(void)
{
    memset(&plan_of, 0, sizeof plan_of);
    plan_of.at_days = plan_of.change_days = (double)INFINITY;
    plan_of.speed_before = plan_of.speed_after = 1.0;
}

static struct trial_result run_probe(struct tiny *tiny, double horizon_days)
{
    tiny_open(tiny, probes, 1, NULL, 0, horizon_days);
    return tiny_run(tiny, 0, 0);
}

static double rang(const char *name)
{
    struct tiny tiny;
    assert_int_equal(run_probe(&tiny, 1000.0).end, TRIAL_DONE);
    const double day = tiny_signal(&tiny, name);
    tiny_close(&tiny);
    return day;
}

/* ---- set times and durations ---- */

static void a_duration_ends_when_it_is_over(void **state)
{
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = 2.5;
    assert_same_bits(rang("probe.rang_drain"), 2.5);
}

static void times_are_rounded_up(void **state)
{
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = 1.0 / 3.0; /* 333,333.33 microdays */
    plan_of.at_days = 1.0000001;
    assert_same_bits(rang("probe.rang_drain"), 0.333334);
    assert_same_bits(rang("probe.rang_at"), 1.000001);
}

static void a_clock_without_budget_rings_one_microday_later(void **state)
{
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = 0.0;
    plan_of.at_days = 0.0;
    assert_same_bits(rang("probe.rang_drain"), 1e-6);
    assert_same_bits(rang("probe.rang_at"), 1e-6);
    plan_of.budget = -1.0;
    assert_same_bits(rang("probe.rang_drain"), 1e-6);
}

static void a_clock_set_to_now_or_before_rings_one_microday_later(void **state)
{
    (void)state;
    reset();
    plan_of.at_by_time = true;
    plan_of.at_time = 0;
    assert_same_bits(rang("probe.rang_at"), 1e-6);
    plan_of.at_time = -5 * DAY;
    assert_same_bits(rang("probe.rang_at"), 1e-6);
    plan_of.at_time = 3 * DAY;
    assert_same_bits(rang("probe.rang_at"), 3.0);
    plan_of.at_time = NEVER;
    assert_same_bits(rang("probe.rang_at"), -1.0);
}

static void what_lasts_for_ever_never_ends(void **state)
{
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = (double)INFINITY;
    assert_same_bits(rang("probe.rang_drain"), -1.0);
    plan_of.budget = 1e300;
    assert_same_bits(rang("probe.rang_drain"), -1.0);
}

static void a_time_that_is_no_number_fails_the_trial(void **state)
{
    struct tiny tiny;
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = (double)NAN;
    assert_int_equal(run_probe(&tiny, 10.0).end, TRIAL_NOT_FINITE);
    tiny_close(&tiny);
    reset();
    plan_of.at_days = (double)NAN;
    assert_int_equal(run_probe(&tiny, 10.0).end, TRIAL_NOT_FINITE);
    tiny_close(&tiny);
    reset();
    plan_of.drain = true;
    plan_of.budget = 1.0;
    plan_of.speed_before = (double)INFINITY;
    assert_int_equal(run_probe(&tiny, 10.0).end, TRIAL_NOT_FINITE);
    tiny_close(&tiny);
}

static void starting_a_running_clock_breaks_a_promise(void **state)
{
    struct tiny tiny;
    (void)state;
    reset();
    plan_of.drain = plan_of.start_twice = true;
    plan_of.budget = 1.0;
    tiny_open(&tiny, probes, 1, NULL, 0, 10.0);
    const char *broken = BROKEN_BY(trial_run(tiny.world, 0));
    assert_string_equal(broken, "!w->runs[clock]");
    tiny_close(&tiny);
}

/* ---- changes of speed ---- */

static void a_changed_speed_keeps_what_was_spent(void **state)
{
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = 10.0;
    plan_of.change_days = 4.0;
    plan_of.speed_after = 2.0;
    assert_same_bits(rang("probe.rang_drain"), 7.0); /* 4 d at 1, then 6 left at 2 */
    assert_same_bits(rang("probe.left"), 6.0);
}

static void a_clock_that_stands_still_goes_on_later(void **state)
{
    (void)state;
    reset();
    plan_of.drain = true;
    plan_of.budget = 3.0;
    plan_of.speed_before = 0.0;
    plan_of.speed_after = 1.5;
    plan_of.change_days = 20.0;
    assert_same_bits(rang("probe.rang_drain"), 22.0);
    plan_of.speed_after = 0.0;
    assert_same_bits(rang("probe.rang_drain"), -1.0);
}

/* Budgets spent in pieces differ in their last bits from those spent at once. So a speed that is computed again and
 * comes out the same must leave the time and what was spent alone. */
static void splitting_an_interval_changes_nothing(void **state)
{
    struct tiny tiny;
    uint32_t running = 0;
    (void)state;
    reset();
    plan_of.drain = plan_of.random = plan_of.again = true;
    plan_of.speed_before = plan_of.speed_after = 0.1;
    tiny_open(&tiny, probes, 1, NULL, 0, 5.0);
    for (uint32_t k = 0; k < 200; k++) {
        plan_of.change_days = (double)INFINITY;
        (void)tiny_run(&tiny, k, 0);
        const double rang_whole = tiny_signal(&tiny, "probe.rang_drain"),
                     left = tiny_signal(&tiny, "probe.left_at_end");
        plan_of.change_days = 1.0 / 3.0;
        assert_true(tiny_run(&tiny, k, 0).events >= 14);
        assert_same_bits(tiny_signal(&tiny, "probe.rang_drain"), rang_whole);
        assert_same_bits(tiny_signal(&tiny, "probe.left_at_end"), left);
        running += left > 0.0;
    }
    assert_true(running > 50);
    tiny_close(&tiny);
}

/* ---- fading clocks ---- */

static void a_fading_clock_rings_by_its_closed_form(void **state)
{
    (void)state;
    reset();
    plan_of.fade = true;
    plan_of.budget = 0.5;
    plan_of.strength = 0.836;
    plan_of.theta = 18.5;
    /* A (1 - exp(-t / theta)) = b */
    assert_close(rang("probe.rang_fade"), -18.5 * log(1.0 - 0.5 / 0.836), 1e-6);
}

static void a_fading_clock_that_fades_too_soon_never_rings(void **state)
{
    (void)state;
    reset();
    plan_of.fade = true;
    plan_of.budget = 0.84;
    plan_of.strength = 0.836;
    plan_of.theta = 18.5;
    assert_same_bits(rang("probe.rang_fade"), -1.0);
    plan_of.budget = 0.0;
    assert_same_bits(rang("probe.rang_fade"), 1e-6);
}

static void a_fading_clock_keeps_what_it_spent(void **state)
{
    (void)state;
    reset();
    plan_of.fade = true;
    plan_of.budget = 0.8;
    plan_of.strength = 0.836;
    plan_of.theta = 18.5;
    plan_of.change_days = 25.0;
    plan_of.speed_after = exp(0.6);
    const double fade = exp(-25.0 / 18.5), left = 0.8 - 0.836 * (1.0 - fade);
    assert_close(rang("probe.left"), left, 1e-12);
    assert_close(rang("probe.rang_fade"), 25.0 - 18.5 * log(1.0 - left / (0.836 * fade * exp(0.6))), 2e-6);
}

/* The climb of the crisis with a covariate that raises its log hazard by 0.6 on day 25: P = 1 - exp(-H),
 * H = A (1 - e^(-25/theta)) + A e^(-25/theta) e^0.6, A = .836, theta = 18.5: .637211 (design/6-kernel, section 10). */
static void hazards_are_consumed_exactly(void **state)
{
    const uint32_t draws = 1000000;
    const double golden = 0.637211;
    uint32_t count = 0;
    struct tiny tiny;
    (void)state;
    reset();
    plan_of.fade = plan_of.random = true;
    plan_of.strength = 0.836;
    plan_of.theta = 18.5;
    plan_of.change_days = 25.0;
    plan_of.speed_after = exp(0.6);
    tiny_open(&tiny, probes, 1, NULL, 0, 1000.0);
    for (uint32_t k = 0; k < draws; k++) {
        (void)tiny_run(&tiny, k, 0);
        count += tiny_signal(&tiny, "probe.rang_fade") >= 0.0;
    }
    assert_close((double)count / draws, golden, 4.0 * sqrt(golden * (1.0 - golden) / draws));
    tiny_close(&tiny);
}

/* ---- waiting times ---- */

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Kolmogorov-Smirnov: sqrt(n) D exceeds 1.95 in 1 of 1,000 samples. */
static void waiting_times_of_a_hazard_are_exponential(void **state)
{
    enum { COUNT = 20000 };
    static double day[COUNT];
    struct tiny tiny;
    double most = 0.0;
    (void)state;
    reset();
    plan_of.drain = plan_of.random = true;
    plan_of.speed_before = 0.3;
    tiny_open(&tiny, probes, 1, NULL, 0, 1000.0);
    for (uint32_t k = 0; k < COUNT; k++) {
        (void)tiny_run(&tiny, k, 0);
        day[k] = tiny_signal(&tiny, "probe.rang_drain");
    }
    qsort(day, COUNT, sizeof day[0], compare);
    for (uint32_t k = 0; k < COUNT; k++) {
        const double p = 1.0 - exp(-0.3 * day[k]);
        most = fmax(most, fmax((k + 1.0) / COUNT - p, p - (double)k / COUNT));
    }
    assert_true(most * sqrt((double)COUNT) < 1.95);
    tiny_close(&tiny);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_duration_ends_when_it_is_over),
        cmocka_unit_test(times_are_rounded_up),
        cmocka_unit_test(a_clock_without_budget_rings_one_microday_later),
        cmocka_unit_test(a_clock_set_to_now_or_before_rings_one_microday_later),
        cmocka_unit_test(what_lasts_for_ever_never_ends),
        cmocka_unit_test(a_time_that_is_no_number_fails_the_trial),
        cmocka_unit_test(starting_a_running_clock_breaks_a_promise),
        cmocka_unit_test(a_changed_speed_keeps_what_was_spent),
        cmocka_unit_test(a_clock_that_stands_still_goes_on_later),
        cmocka_unit_test(splitting_an_interval_changes_nothing),
        cmocka_unit_test(a_fading_clock_rings_by_its_closed_form),
        cmocka_unit_test(a_fading_clock_that_fades_too_soon_never_rings),
        cmocka_unit_test(a_fading_clock_keeps_what_it_spent),
        cmocka_unit_test(hazards_are_consumed_exactly),
        cmocka_unit_test(waiting_times_of_a_hazard_are_exponential),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
