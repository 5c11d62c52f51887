#include "check.h"

#include "theory/economy.h"

static void a_war_approaches_its_first_years_loss(void **state)
{
    (void)state;
    assert_close(economy_loss(0.0, 3.9, 30.0, 30.0), 3.9 * (1.0 - exp(-1.0)), 1e-14);
    assert_close(economy_loss(0.0, 3.9, 30.0, 365.0), 3.9, 1e-4);
}

static void what_is_lost_does_not_come_back_when_violence_falls(void **state)
{
    (void)state;
    assert_close(economy_loss(2.0, 0.03, 30.0, 90.0), 2.0, 0.0);
    assert_close(economy_loss_integral(2.0, 0.03, 30.0, 90.0), 180.0, 1e-12);
}

static void intervals_compose(void **state)
{
    (void)state;
    const double middle = economy_loss(0.1, 0.8, 30.0, 12.0);
    assert_close(economy_loss(middle, 0.8, 30.0, 8.0), economy_loss(0.1, 0.8, 30.0, 20.0), 1e-15);
    assert_close(economy_loss_integral(0.1, 0.8, 30.0, 12.0) + economy_loss_integral(middle, 0.8, 30.0, 8.0),
                 economy_loss_integral(0.1, 0.8, 30.0, 20.0), 1e-13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_war_approaches_its_first_years_loss),
        cmocka_unit_test(what_is_lost_does_not_come_back_when_violence_falls),
        cmocka_unit_test(intervals_compose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
