/* The adversary's mobilisation: as often as parties to a crisis answered by military means (ICB 14, actors), more by a
 * larger package in the very same trials, and as much warning as its days bring. */
#include "korea.h"

#include "theory/response.h"
#include "theory/search.h"
#include <math.h>

enum { FUTURES = 150, REPLICATES = 14, TRIALS = FUTURES * REPLICATES };

static const char *const still[] = {"crisis.climb.v1=0 assume \"stays\"",
                                    "crisis.lasts.v1=9999 d assume \"stays\"",
                                    "crisis.lasts_spread=0 assume \"stays\"",
                                    "mobilisation.relations=0 assume \"as counted\"",
                                    "mobilisation.stake=1 assume \"a party\"",
                                    "reaction.depth_weight=0 assume \"as counted\"",
                                    "alliance.blocking.scale=5 assume \"all agree\""};
enum { STILL = sizeof still / sizeof still[0] };

struct seen {
    uint32_t provoked, day, acts, count, mobilised, after_acting, answered;
    bool of[TRIALS];
};

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct seen *seen = self;
    assert_int_equal(result.end, TRIAL_DONE);
    const bool provoked = result.outcome[seen->provoked] >= 1.0, acts = result.outcome[seen->acts] < 1e300;
    seen->mobilised += result.outcome[seen->day] < 1e300;
    seen->after_acting += acts;
    seen->answered += provoked;
    seen->of[seen->count++] = provoked;
    assert_true(acts || !provoked);
}

static void run(struct seen *seen, const char *option, const char *at_onset, const char *stir)
{
    const char *set[STILL + 3] = {NULL};
    memcpy(set, still, sizeof still);
    set[STILL] = at_onset;
    set[STILL + 1] = stir;
    struct lab lab = lab_open(set, NULL, 600.0, FUTURES);
    *seen = (struct seen){.provoked = lab_outcome(&lab, "mobilisation.provoked"),
                          .day = lab_outcome(&lab, "mobilisation.day"),
                          .acts = lab_outcome(&lab, "alliance.first_yes")};
    lab_run(&lab, option, 0, FUTURES, REPLICATES, see, seen);
    lab_close(&lab);
}

/* Futures share nothing but the correlation; four standard errors over trials. */
static void assert_share(double found, double expected)
{
    assert_close(found, expected, 4.0 * sqrt(expected * (1.0 - expected) / TRIALS) + 0.003);
}

static void parties_mobilise_as_often_as_counted(void **state)
{
    (void)state;
    static struct seen seen;
    const double words = (105.0 + 94.0) / 404.0, arms = (69.0 + 39.0) / 182.0;
    run(&seen, "none", "mobilisation.at_onset=0.379 assume \"counted\"", NULL);
    printf("at the onset %.3f (.379), provoked by doing nothing %u\n", (double)seen.mobilised / TRIALS, seen.answered);
    assert_share((double)seen.mobilised / TRIALS, 0.379);
    assert_int_equal(seen.answered, 0);

    run(&seen, "diplomacy", "mobilisation.at_onset=0 assume \"none\"", "roles.diplomacy.stir=0 assume \"as counted\"");
    printf("by words %.3f (%.3f) of %u\n", (double)seen.answered / seen.after_acting, words, seen.after_acting);
    assert_true(seen.after_acting > TRIALS * 9 / 10);
    assert_share((double)seen.answered / seen.after_acting, words);

    run(&seen, "logistics", "mobilisation.at_onset=0 assume \"none\"", "roles.logistics.stir=0 assume \"as counted\"");
    printf("by a military act without violence %.3f (%.3f) of %u\n", (double)seen.answered / seen.after_acting, arms,
           seen.after_acting);
    assert_true(seen.after_acting > TRIALS * 9 / 10);
    assert_share((double)seen.answered / seen.after_acting, arms);
}

/* Trial by trial, what a smaller stimulus provokes a larger one provokes too, and some it does not. */
static void more_never_provokes_less(void **state)
{
    (void)state;
    static struct seen less, more;
    run(&less, "logistics", "mobilisation.at_onset=0.379 assume \"counted\"",
        "roles.logistics.stir=-1 assume \"less\"");
    run(&more, "logistics", "mobilisation.at_onset=0.379 assume \"counted\"", "roles.logistics.stir=1 assume \"more\"");
    for (uint32_t k = 0; k < TRIALS; k++)
        assert_true(more.of[k] || !less.of[k]);
    assert_true(more.answered > less.answered && less.answered > 0);
    assert_true(more.answered + more.mobilised / 2 < TRIALS); /* who would have anyway is not provoked */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(parties_mobilise_as_often_as_counted),
                                       cmocka_unit_test(more_never_provokes_less)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
