#include "check.h"

#include "theory/displacement.h"

static const struct displacement war = {
    .exposed_people = 26e6, .share = 0.2, .fleeing_days = 30.0, .returning_days = 90.0};
static const struct displacement clash = {
    .exposed_people = 26e6, .share = 0.01, .fleeing_days = 30.0, .returning_days = 90.0};

static void people_leave_towards_the_share_that_will(void **state)
{
    (void)state;
    assert_close(displaced_after(&war, 0.0, 30.0), 5.2e6 * (1.0 - exp(-1.0)), 1e-6);
    assert_close(displaced_after(&war, 1e6, 30.0), 5.2e6 - 4.2e6 * exp(-1.0), 1e-6);
    assert_close(displaced_after(&war, 0.0, 1000.0), 5.2e6, 1e-6);
}

static void people_return_more_slowly_than_they_left(void **state)
{
    (void)state;
    assert_close(displaced_after(&clash, 5.2e6, 90.0), 0.26e6 + 4.94e6 * exp(-1.0), 1e-6);
    assert_true(displaced_after(&clash, 5.2e6, 30.0) > 5.2e6 - displaced_after(&war, 0.0, 30.0));
}

static void person_days_are_the_area_under_the_path(void **state)
{
    (void)state;
    const struct displacement *rules[2] = {&war, &clash};
    for (int r = 0; r < 2; r++) {
        double area = 0.0;
        for (int i = 0; i < 10000; i++)
            area += displaced_after(rules[r], 1e6, 50.0 * (i + 0.5) / 10000.0) * 50.0 / 10000.0;
        assert_close(displaced_person_days(rules[r], 1e6, 50.0) / area, 1.0, 1e-7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_leave_towards_the_share_that_will),
        cmocka_unit_test(people_return_more_slowly_than_they_left),
        cmocka_unit_test(person_days_are_the_area_under_the_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
