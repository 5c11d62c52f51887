#include "check.h"

#include "theory/deterrence.h"

static const struct challenger example = {.status_quo = 0.6, .win = 1.0, .conflict = -1.0};

/* The reference's example: payoffs 1, 0.6 and -1 give p* = 0.2. */
static void the_example_is_deterred_from_one_in_five(void **state)
{
    (void)state;
    assert_close(deterrence_threshold(&example), 0.2, 1e-15);
}

static void a_dissatisfied_challenger_takes_more_deterring(void **state)
{
    (void)state;
    struct challenger unhappy = example;
    unhappy.status_quo = 0.0;
    assert_close(deterrence_threshold(&unhappy), 0.5, 1e-15);
}

static void at_the_threshold_a_challenge_is_even(void **state)
{
    (void)state;
    assert_close(deterrence_challenges(&example, 0.2, 7.0), 0.5, 1e-15);
    assert_true(deterrence_challenges(&example, 0.1, 7.0) > 0.5);
    assert_true(deterrence_challenges(&example, 0.3, 7.0) < deterrence_challenges(&example, 0.3, 2.0));
    assert_close(deterrence_challenges(&example, 0.9, 0.0), 0.5, 1e-15);
    const struct challenger other = {.status_quo = 1.0, .win = 2.0, .conflict = -3.0};
    /* .1 (-3) + .9 (2) - 1 = .5 */
    assert_close(deterrence_challenges(&other, 0.1, 2.0), 1.0 / (1.0 + exp(-1.0)), 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_is_deterred_from_one_in_five),
        cmocka_unit_test(a_dissatisfied_challenger_takes_more_deterring),
        cmocka_unit_test(at_the_threshold_a_challenge_is_even),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
