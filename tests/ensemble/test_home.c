/* Home in the world: what comes back rests, what is fired is missing until replaced, and the null invites nobody. */
#include "sim/plan.h"

static const struct outcome_row rows[] = {
    {"called", "force.called.naval", "", OBSERVE_PEAK, 0, NULL, NULL, 0},
    {"called_last", "force.called.naval", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"in_place", "force.in_place.naval", "", OBSERVE_INTEGRAL, 0, NULL, NULL, 0},
    {"recalled", "home.recalled", "", OBSERVE_FIRST_ABOVE, 0.5, NULL, NULL, 0},
    {"home", "force.home.naval", "", OBSERVE_FIRST_ABOVE, 0.5, NULL, NULL, 0},
    {"returning_last", "force.returning.naval", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"rested", "home.unready.carriers", "", OBSERVE_INTEGRAL, 0, NULL, NULL, 0},
    {"resting_last", "home.unready.carriers", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"over_last", "home.over.carriers", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"fired", "home.unready.munitions", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"replaced_after", "home.recovers.munitions", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"price", "home.used_up", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"before", "home.before.carriers", "", OBSERVE_PEAK, 0, NULL, NULL, 0},
    {"disputes", "home.disputes", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"uses_of_force", "home.uses_of_force", "", OBSERVE_LAST, 0, NULL, NULL, 0},
};
#define LAB_OUTCOMES rows
#include "korea.h"

enum { FUTURES = 20, REPLICATES = 20, WAR = 2 };
static const double HORIZON = 80.0; /* before the first review: nobody leaves, what comes home is called back */

static double value(const struct lab *lab, const struct trial_result *result, const char *id)
{
    return result->outcome[lab_outcome(lab, id)];
}

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-6 * (fabs(b) > 1e-3 ? fabs(b) : 1e-3);
}

/* All that was called is on its way back from the day of the recall, gone until it is home, part by part, and rests
 * from then on with the time constant of its class: what came home is what still rests and what has rested, the
 * integral of it over 60 d. That is published each week, so the integral is too large by half a week of 60 days. Its
 * relief being free, what rests binds one for one: a carrier group of four, none required, so over is what rests, of
 * four. */
static void check_rest(void *self, const struct lab *lab, struct trial_result result)
{
    const double recalled = value(lab, &result, "recalled"), home = value(lab, &result, "home"),
                 last = value(lab, &result, "resting_last"), called = value(lab, &result, "called");
    uint32_t *seen = self;
    assert_int_equal(result.end, TRIAL_DONE);
    assert_true(value(lab, &result, "before") == 0.0);
    /* A mandate that came after the recall calls nothing; and some are not home yet. */
    if (!(recalled <= home && home < HORIZON) || value(lab, &result, "called_last") > 0.0)
        return;
    assert_true(value(lab, &result, "returning_last") == 0.0);
    assert_close(last + value(lab, &result, "rested") / 60.0, called, 0.07 * called);
    assert_true(near(value(lab, &result, "over_last") * 4.0, last));
    *seen += 1;
}

static void what_is_called_back_rests_before_it_counts(void **state)
{
    (void)state;
    static const char *const set[] = {
        "home.opportunism=20 per year assume \"test\"",
        "home.recall=1 assume \"test\"",
        "home.uses_force=1 assume \"test\"",
        "home.recall_share=1 assume \"test\"",
        "classes.carriers.required_share=1 assume \"test\"",
        "classes.carriers.rotation=2 assume \"test\"",
        "classes.carriers.ready_after=60 d assume \"test\"",
        "alliance.blocking.scale=20 assume \"test\"",
        "forces.frigates.persons=0 persons assume \"test: home sooner than the carriers\"",
        NULL};
    struct lab lab = lab_open(set, NULL, HORIZON, FUTURES);
    uint32_t seen = 0;
    lab_run(&lab, "naval", WAR, FUTURES, REPLICATES, check_rest, &seen);
    lab_close(&lab);
    printf("home again and resting in %u of %u trials\n", seen, FUTURES * REPLICATES);
    assert_true(seen > 100);
}

struct fired {
    uint32_t seen;
    double refill;
};

/* In a war that does not end a stock that is not empty has lost use x days in place, less what came in. */
static void check_fired(void *self, const struct lab *lab, struct trial_result result)
{
    const double in_place = value(lab, &result, "in_place"), gone = value(lab, &result, "fired");
    struct fired *fired = self;
    assert_int_equal(result.end, TRIAL_DONE);
    if (fired->refill < 1e-6 && fabs(gone - 0.05 * in_place) > HORIZON * fired->refill)
        fail_msg("fired %g in %g days of a whole role", gone, in_place);
    if (fired->refill > 1e-6)
        assert_true(gone <= 0.05 * in_place && near(value(lab, &result, "replaced_after") * fired->refill, gone));
    /* At a price of 1,000 a unit, whatever was replaced meanwhile. */
    assert_true(near(value(lab, &result, "price"), 1000.0 * 0.05 * in_place));
    fired->seen += gone > 0.0 ? 1 : 0;
}

static void what_is_fired_is_use_times_days_in_place(void **state)
{
    (void)state;
    static const char *const refills[] = {"classes.munitions.refill=0.000000001 per day assume \"test\"",
                                          "classes.munitions.refill=0.01 per day assume \"test\""};
    for (int k = 0; k < 2; k++) {
        const char *const set[] = {refills[k],
                                   "classes.munitions.use.naval=0.05 per day assume \"test\"",
                                   "classes.munitions.price=1000 USD assume \"test\"",
                                   "classes.munitions.use.air=0 per day assume \"test\"",
                                   "classes.munitions.available=30 assume \"test\"",
                                   "crisis.lasts.v4=10000 d assume \"test\"",
                                   "crisis.lasts_spread=0 assume \"test\"",
                                   "alliance.blocking.scale=20 assume \"test\"",
                                   NULL};
        struct lab lab = lab_open(set, NULL, HORIZON, FUTURES);
        struct fired fired = {.refill = k == 0 ? 1e-9 : 0.01};
        lab_run(&lab, "naval", WAR, FUTURES, REPLICATES, check_fired, &fired);
        lab_close(&lab);
        printf("munitions are fired in %u of %u trials\n", fired.seen, FUTURES * REPLICATES);
        assert_true(fired.seen > 100);
    }
}

struct disputes {
    double of[FUTURES * REPLICATES];
    uint32_t count, uses;
};

static void count_disputes(void *self, const struct lab *lab, struct trial_result result)
{
    struct disputes *disputes = self;
    assert_true(value(lab, &result, "uses_of_force") <= value(lab, &result, "disputes"));
    disputes->uses += (uint32_t)value(lab, &result, "uses_of_force");
    disputes->of[disputes->count++] = value(lab, &result, "disputes");
}

/* The null: at a ratio of 1 the same trials have the same disputes whatever is sent. 26 of 48 came to a use of force.
 */
static void at_the_null_strain_invites_nobody(void **state)
{
    (void)state;
    static const char *const ratios[] = {"home.ratio=1 assume \"test\"", "home.ratio=50 assume \"test\""};
    double sum[2] = {0};
    for (int k = 0; k < 2; k++) {
        const char *const set[] = {ratios[k],
                                   "home.opportunism=10 per year assume \"test\"",
                                   "home.opportunist_moves=0 assume \"test\"",
                                   "home.recall=0 assume \"test\"",
                                   "home.uses_force=0.541667 assume \"test\"",
                                   NULL};
        struct disputes none = {.count = 0}, full = {.count = 0};
        struct lab lab = lab_open(set, NULL, HORIZON, FUTURES);
        lab_run(&lab, "none", WAR, FUTURES, REPLICATES, count_disputes, &none);
        lab_run(&lab, "full", WAR, FUTURES, REPLICATES, count_disputes, &full);
        lab_close(&lab);
        double all = 0.0;
        for (uint32_t t = 0; t < FUTURES * REPLICATES; t++) {
            if (k == 0)
                assert_same_bits(full.of[t], none.of[t]);
            sum[k] += full.of[t] - none.of[t];
            all += none.of[t];
        }
        assert_close(none.uses / all, 26.0 / 48.0, 0.05);
    }
    printf("disputes more with everything sent: %g at the null, %g at a ratio of 50\n", sum[0], sum[1]);
    assert_true(sum[1] > 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_called_back_rests_before_it_counts),
        cmocka_unit_test(what_is_fired_is_use_times_days_in_place),
        cmocka_unit_test(at_the_null_strain_invites_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
