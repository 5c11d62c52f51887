/* Warning by mobilisation, in a world where it begins on day 4 and war is set on day 40. */
#define LAB_FOLDER "tests/ensemble/mobilised.yaml"
#include "korea.h"

#include "theory/search.h"

struct found {
    uint32_t lead, first_days;
    double days, left;
};

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct found *found = self;
    assert_int_equal(result.end, TRIAL_DONE);
    found->days = result.outcome[found->lead];
    found->left = result.outcome[found->first_days];
}

static struct found run(const char *const *set, const char *const *cut)
{
    struct lab lab = lab_open(set, cut, 90.0, 2);
    struct found found = {.lead = lab_outcome(&lab, "mobilisation.lead"),
                          .first_days = lab_outcome(&lab, "first_days")};
    lab_run(&lab, "none", 0, 2, 4, see, &found);
    lab_close(&lab);
    return found;
}

/* Closed form: E[L] = T - (1 - exp(-r p T)) / (r p) with T = 36 and 14 days, r p = .2; readiness 1 - exp(-E[L] / 5). */
static void days_since_mobilising_are_warning(void **state)
{
    (void)state;
    const struct found found = run(NULL, NULL);
    const double gained = warning_readiness(36.0 - (1.0 - det_exp(-7.2)) / 0.2, 5.0) -
                          warning_readiness(14.0 - (1.0 - det_exp(-2.8)) / 0.2, 5.0);
    assert_close(found.days, 36.0, 1e-4);
    assert_close(found.left, 1.0 - 0.2 * gained, 1e-6);
    assert_true(found.left < 0.98);
}

static void a_standing_start_gives_none(void **state)
{
    (void)state;
    const char *const never[] = {"mobilisation.at_onset=0 assume \"never\"", NULL};
    const char *const late[] = {"reaction.lag.nonviolent=41 d assume \"too late\"", NULL};
    const char *const brief[] = {"reaction.lag.nonviolent=30 d assume \"less than it prepares anyway\"", NULL};
    const char *const cut[] = {"mobilisation.lead -> direct", NULL};
    assert_close(run(never, NULL).left, 1.0, 0.0);
    assert_close(run(late, NULL).left, 1.0, 0.0);
    assert_close(run(late, NULL).days, 0.0, 0.0);
    assert_close(run(brief, NULL).left, 1.0, 0.0);
    assert_close(run(NULL, cut).left, 1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_since_mobilising_are_warning),
                                       cmocka_unit_test(a_standing_start_gives_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
