#include "check.h"

#include "theory/runge_kutta.h"

static void oscillate(const void *model, const double *state, double *slope)
{
    const double *frequency = model;
    slope[0] = *frequency * state[1];
    slope[1] = -*frequency * state[0];
}

static double missed(uint32_t steps)
{
    const double frequency = 2.0;
    double state[2] = {0.0, 1.0};
    runge_kutta(oscillate, &frequency, state, 2, 1.5, steps);
    return fabs(state[0] - sin(3.0)) + fabs(state[1] - cos(3.0));
}

static void an_oscillator_follows_sine_and_cosine(void **state)
{
    (void)state;
    assert_true(missed(1000) < 1e-11);
}

/* Order 4: half the step, a sixteenth of the error. */
static void half_the_step_is_a_sixteenth_of_the_error(void **state)
{
    (void)state;
    assert_close(missed(100) / missed(200), 16.0, 0.2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_oscillator_follows_sine_and_cosine),
        cmocka_unit_test(half_the_step_is_a_sixteenth_of_the_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
