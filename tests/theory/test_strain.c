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

/* Eight escorts away under a rule of one day at home for one away bind 16; when they are back they bind 8 until fit,
 * and 8 exp(-1) a time constant later. */
static void what_is_back_counts_again_only_when_it_is_fit(void **state)
{
    (void)state;
    struct strain_class escorts = {.required = 80.0, .available = 80.0, .rotation = 2.0, .draw = 8.0};
    assert_close(strain_added(&escorts), 0.2, 1e-15);
    escorts.draw = 0.0;
    escorts.unready = 8.0;
    assert_close(strain_added(&escorts), 0.1, 1e-15);
    escorts.unready = unready_after(8.0, 60.0, 60.0);
    assert_close(escorts.unready, 8.0 * exp(-1.0), 1e-15);
    assert_close(unready_after(unready_after(8.0, 60.0, 25.0), 60.0, 35.0), unready_after(8.0, 60.0, 60.0), 1e-15);
    assert_close(unready_after(8.0, 0.0, 0.0), 0.0, 0.0);
    assert_close(unready_after(8.0, 60.0, 1e6), 0.0, 0.0);
}

/* Germany's shells in 2023: 20,000 of the 230,000 that 30 days of intensive combat take (Der Spiegel by Reuters): 2.6
 * days of them; a full refill by 2031 is some 0.0094 days of combat a day. */
static void a_stock_falls_by_use_less_refill_and_never_below_nothing(void **state)
{
    (void)state;
    const double stock = 30.0 * 20.0 / 230.0, refill = 30.0 * (210.0 / 230.0) / (8.0 * 365.25);
    assert_close(stock, 2.6087, 5e-5);
    assert_close(refill, 0.0094, 5e-5);
    assert_close(stock_spent_after(0.0, 0.02, refill, stock, 100.0), 100.0 * (0.02 - refill), 1e-14);
    assert_close(stock_spent_after(0.0, 1.0, refill, stock, 10.0), stock, 0.0);
    assert_close(stock_spent_after(1.0, 0.0, refill, stock, 1000.0), 0.0, 0.0);
    assert_close(stock_used(0.0, 0.02, refill, stock, 100.0), 2.0, 1e-15);
    assert_close(stock_used(0.6087, 1.0, 0.01, 2.6087, 10.0), 2.1, 1e-12); /* empty: what was left and what came in */
    assert_close(stock_used(2.6087, 0.004, 0.01, 2.6087, 10.0), 0.04, 1e-12);
    const double half = stock_spent_after(0.3, 0.02, refill, stock, 40.0);
    assert_close(stock_spent_after(half, 0.02, refill, stock, 60.0), stock_spent_after(0.3, 0.02, refill, stock, 100.0),
                 1e-15);
    assert_close(stock_recovers_days(1.0, refill) * refill, 1.0, 1e-15);
    assert_true(isinf(stock_recovers_days(1.0, 0.0)));
    assert_close(stock_recovers_days(0.0, 0.0), 0.0, 0.0);
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
        cmocka_unit_test(what_is_back_counts_again_only_when_it_is_fit),
        cmocka_unit_test(a_stock_falls_by_use_less_refill_and_never_below_nothing),
        cmocka_unit_test(opportunism_without_strain_is_the_usual_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
