#include "check.h"

#include "theory/strain.h"

/* 131 brigades required of 82 available (public estimates of the alliance's plans) are short before anyone leaves. */
static void what_was_short_before_is_not_added(void **state)
{
    (void)state;
    struct strain_class brigades = {.required = 131.0, .available = 82.0, .rotation = 2.0};
    assert_close(strain_before(&brigades), 49.0 / 82.0, 1e-15);
    assert_close(strain_added(&brigades), 0.0, 0.0);
    brigades.draw = 1.0;
    assert_close(strain_added(&brigades), 2.0 / 82.0, 1e-15);
}

static void slack_takes_the_first_of_what_is_sent(void **state)
{
    (void)state;
    struct strain_class escorts = {.required = 80.0, .available = 100.0, .rotation = 2.0, .draw = 8.0};
    assert_close(strain_before(&escorts), 0.0, 0.0);
    assert_close(strain_added(&escorts), 0.0, 0.0); /* 96 of 100 */
    escorts.draw = 14.0;
    assert_close(strain_added(&escorts), 0.08, 1e-15);
}

static void the_worst_class_is_named_and_nothing_is_summed(void **state)
{
    (void)state;
    const struct strain_class classes[3] = {
        {.required = 300.0, .available = 311.8, .rotation = 2.0, .draw = 5.0},
        {.required = 225.0, .available = 45.0, .rotation = 2.0, .draw = 5.0},
        {.required = 52.5, .available = 75.0, .rotation = 1.0, .draw = 30.0},
    };
    uint32_t which = 9;
    assert_close(strain_highest(classes, 3, &which), 10.0 / 45.0, 1e-15);
    assert_int_equal(which, 1);
    assert_close(strain_highest(classes, 1, &which), 0.0, 0.0);
    assert_int_equal(which, 0);
}

static void sending_more_never_adds_less(void **state)
{
    (void)state;
    struct strain_class fighters = {.required = 675.0, .available = 750.0, .rotation = 2.0};
    double last = 0.0;
    for (int sent = 0; sent < 200; sent += 10) {
        fighters.draw = sent;
        assert_true(strain_added(&fighters) >= last);
        last = strain_added(&fighters);
    }
    assert_true(last > 0.3);
}

/* Russia began 48 militarised disputes against allies of the United States in 1950-2010, .79 a year: .32 in 180 days.
 */
static void opportunism_without_strain_is_the_usual_rate(void **state)
{
    (void)state;
    assert_close(1.0 - exp(-opportunism_rate(0.79, 1.2, 0.0) * 180.0 / 365.25), 0.32, 5e-3);
    assert_close(opportunism_rate(0.79, 1.2, 1.0), 0.79 * 1.2, 1e-14);
    assert_close(opportunism_rate(0.79, 1.0, 0.7), 0.79, 1e-15);
    assert_true(opportunism_rate(0.79, 0.8, 0.5) < 0.79); /* the evidence allows either sign */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_short_before_is_not_added),
        cmocka_unit_test(slack_takes_the_first_of_what_is_sent),
        cmocka_unit_test(the_worst_class_is_named_and_nothing_is_summed),
        cmocka_unit_test(sending_more_never_adds_less),
        cmocka_unit_test(opportunism_without_strain_is_the_usual_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
