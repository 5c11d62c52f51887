/* What the scenario sets happens on its day, in every trial, and what chance holds goes on around it. */
#define LAB_FOLDER "tests/ensemble/what_if.yaml"
#include "korea.h"

struct seen {
    uint32_t duration, serious, climbs, power, peak, trials;
};

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    struct seen *seen = self;
    (void)lab;
    assert_close(result.outcome[seen->duration], 60.0, 1e-9);
    assert_close(result.outcome[seen->serious], 48.0, 1e-9);
    assert_close(result.outcome[seen->climbs], 1.0, 0.0);
    assert_close(result.outcome[seen->peak], 3.0, 0.0);
    assert_true(result.outcome[seen->power] >= 3.0);
    seen->trials++;
}

static void what_is_set_happens_on_its_day(void **state)
{
    (void)state;
    struct lab lab = lab_open(NULL, NULL, 180.0, 8);
    struct seen seen = {.duration = lab_outcome(&lab, "crisis.duration"),
                        .serious = lab_outcome(&lab, "crisis.days_serious"),
                        .climbs = lab_outcome(&lab, "crisis.climbs"),
                        .peak = lab_outcome(&lab, "crisis.peak"),
                        .power = lab_outcome(&lab, "reactors.CHN.level")};
    lab_run(&lab, "none", 0, 8, 8, see, &seen);
    lab_run(&lab, "full", 0, 4, 4, see, &seen);
    assert_int_equal(seen.trials, 80);
    lab_close(&lab);
}

static void first_serious(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct seen *seen = self;
    assert_close(result.outcome[seen->serious], 120.0, 1e-9);
    assert_close(result.outcome[seen->duration], 130.0, 1e-9);
    seen->trials++;
}

/* Over on day 10, serious clashes from day 60 on: a crisis that is over breaks out anew. */
static void a_crisis_that_is_over_breaks_out_anew(void **state)
{
    (void)state;
    static const char *const set[] = {"what_if.turn.day=60 d assume \"test\"", "what_if.stop.day=10 d assume \"test\"",
                                      NULL};
    struct lab lab = lab_open(set, NULL, 180.0, 4);
    struct seen seen = {.duration = lab_outcome(&lab, "crisis.duration"),
                        .serious = lab_outcome(&lab, "crisis.days_serious")};
    lab_run(&lab, "none", 0, 4, 8, first_serious, &seen);
    assert_int_equal(seen.trials, 32);
    lab_close(&lab);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_set_happens_on_its_day),
                                       cmocka_unit_test(a_crisis_that_is_over_breaks_out_anew)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
