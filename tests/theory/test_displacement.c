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

static double sum_of(const double *at, int count)
{
    double sum = 0.0;
    for (int k = 0; k < count; k++)
        sum += at[k];
    return sum;
}

/* 5.2 million in the end, a tenth of them in the second place: 0.52 million (1 - 1/e) after a time constant. */
static void each_destination_takes_its_weight(void **state)
{
    (void)state;
    const double weight[3] = {1.6, 0.2, 0.2};
    double at[3] = {0};
    displaced_move(&war, 0.0, 30.0, weight, at, 3);
    assert_close(at[1], 0.52e6 * (1.0 - exp(-1.0)), 1e-6);
    assert_close(at[0], 8.0 * at[1], 1e-6);
    assert_close(at[2], at[1], 0.0);
}

/* Through flight, a change of weights, a fall of violence and return: nobody is lost, nobody is counted twice. */
static void destinations_add_up_whatever_their_weights(void **state)
{
    (void)state;
    static const double weights[4][3] = {{0.9, 0.08, 0.02}, {0.5, 0.4, 0.1}, {0.0, 3.0, 0.0}, {1.0, 0.0, 5.0}};
    double at[3] = {0}, displaced = 0.0;
    for (int step = 0; step < 40; step++) {
        const struct displacement *rule = step % 10 < 6 ? &war : &clash;
        displaced_move(rule, displaced, 7.0, weights[step % 4], at, 3);
        displaced = displaced_after(rule, displaced, 7.0);
        assert_close(sum_of(at, 3) / displaced, 1.0, 1e-13);
        for (int k = 0; k < 3; k++)
            assert_true(at[k] >= 0.0);
    }
    assert_true(displaced > 1e6);
}

static void intervals_compose_at_a_destination(void **state)
{
    (void)state;
    const double weight[2] = {0.7, 0.3};
    double once[2] = {0.5e6, 0.5e6}, twice[2] = {0.5e6, 0.5e6};
    displaced_move(&war, 1e6, 20.0, weight, once, 2);
    displaced_move(&war, 1e6, 12.0, weight, twice, 2);
    displaced_move(&war, displaced_after(&war, 1e6, 12.0), 8.0, weight, twice, 2);
    assert_close(once[0] / twice[0], 1.0, 1e-14);
    assert_close(once[1] / twice[1], 1.0, 1e-14);
    const double nowhere[2] = {0};
    displaced_move(&war, 1e6, 1.0, nowhere, once, 2);
    assert_close(once[0] + once[1], 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_leave_towards_the_share_that_will),
        cmocka_unit_test(people_return_more_slowly_than_they_left),
        cmocka_unit_test(person_days_are_the_area_under_the_path),
        cmocka_unit_test(each_destination_takes_its_weight),
        cmocka_unit_test(destinations_add_up_whatever_their_weights),
        cmocka_unit_test(intervals_compose_at_a_destination),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
