#include "check.h"

#include "theory/proliferation.h"

static const struct proliferation three = {.start_per_year = 0.015, .states = 3.0, .acquiring = 0.5};

/* By closed forms: 1 - e^-.15, 1 - e^-.45 over ten years. */
static void a_hazard_becomes_a_probability(void **state)
{
    (void)state;
    assert_close(proliferation_one(&three, 10.0), 1.0 - exp(-0.15), 1e-15);
    assert_close(proliferation_any(&three, 10.0), 1.0 - exp(-0.45), 1e-15);
    assert_close(proliferation_any(&three, 0.0), 0.0, 0.0);
    assert_close(proliferation_expected(&three, 10.0), 3.0 * (1.0 - exp(-0.15)), 1e-15);
}

/* About 10 states acquired the weapon in about 80 years: .125 a year worldwide, so that a year without is 88%. */
static void the_worlds_rate_is_its_count_over_its_years(void **state)
{
    (void)state;
    const struct proliferation world = {.start_per_year = 10.0 / 80.0, .states = 1.0, .acquiring = 1.0};
    assert_close(proliferation_any(&world, 1.0), 1.0 - exp(-0.125), 1e-15);
}

static void independent_states_stay_out_together(void **state)
{
    (void)state;
    const double out = 1.0 - proliferation_one(&three, 7.0);
    assert_close(1.0 - proliferation_any(&three, 7.0), out * out * out, 1e-15);
    const double unarmed = 1.0 - 0.5 * proliferation_one(&three, 7.0);
    assert_close(1.0 - proliferation_acquires(&three, 7.0), unarmed * unarmed * unarmed, 1e-15);
    const struct proliferation sure = {.start_per_year = 1e3, .states = 2.0, .acquiring = 1.0};
    assert_close(proliferation_acquires(&sure, 1.0), 1.0, 0.0);
}

static void odds_are_even_when_half_the_time_has_spent_the_hazard(void **state)
{
    (void)state;
    assert_close(proliferation_any(&three, proliferation_even_years(&three)), 0.5, 1e-15);
    const struct proliferation none = {.start_per_year = 0.0, .states = 5.0, .acquiring = 1.0};
    assert_true(isinf(proliferation_even_years(&none)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hazard_becomes_a_probability),
        cmocka_unit_test(the_worlds_rate_is_its_count_over_its_years),
        cmocka_unit_test(independent_states_stay_out_together),
        cmocka_unit_test(odds_are_even_when_half_the_time_has_spent_the_hazard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
