#include "check.h"

#include "theory/missile_defence.h"

/* Own values of Wilkening's formulas. k, track, shots, warheads: K, P(no leaker), E[leakers]. */
static void kill_leak_and_expectation_match_the_formulas(void **state)
{
    (void)state;
    static const struct {
        double k, track, shots, warheads, kill, none, leakers;
    } golden[] = {
        {0.80, 1.00, 2.0, 4.0, 0.96, 0.84935, 0.16},
        {0.80, 0.99, 2.0, 10.0, 0.9504, 0.60126, 0.496},
        {0.56, 0.95, 4.0, 5.0, 0.91439, 0.63924, 0.42803},
        {0.50, 1.00, 4.0, 20.0, 0.9375, 0.27506, 1.25},
    };
    for (size_t i = 0; i < sizeof golden / sizeof golden[0]; i++) {
        const struct interceptor interceptor = {golden[i].k, golden[i].track};
        const double kill = md_kill(&interceptor, golden[i].shots);
        assert_close(kill, golden[i].kill, 5e-6);
        assert_close(md_no_leaker(kill, golden[i].warheads, 0.0), golden[i].none, 5e-6);
        assert_close(md_expected_leakers(kill, golden[i].warheads, 0.0), golden[i].leakers, 5e-5);
    }
}

/* P(no leaker) = .8 takes K = .945742 against 4 warheads, .988905 against 20; k = .7 takes 3.7387 shots against 20. */
static void required_kill_and_shots_match_the_formulas(void **state)
{
    (void)state;
    assert_close(md_required_kill(0.8, 4.0), 0.945742, 5e-7);
    assert_close(md_required_kill(0.8, 20.0), 0.988905, 5e-7);
    const struct interceptor untracked = {0.7, 0.98}, good = {0.7, 1.0};
    assert_close(md_required_shots(&good, 0.8, 20.0), 3.7387, 5e-5);
    assert_true(isinf(md_required_shots(&untracked, 0.8, 20.0))); /* .98 < .988905: no number of shots is enough */
}

static void looking_between_shots_saves_interceptors(void **state)
{
    (void)state;
    assert_close(md_look_shots(0.8, 2), 1.2, 1e-15);
    assert_close(md_look_shots(0.5, 60), 2.0, 1e-12); /* 1 / k without a limit */
    assert_close(md_look_shots(0.5, 0), 0.0, 0.0);
}

static void layers_let_through_only_what_each_lets_through(void **state)
{
    (void)state;
    assert_close(md_layers((const double[]){0.5, 0.8, 0.9}, 3), 1.0 - 0.5 * 0.2 * 0.1, 1e-15);
    assert_close(md_layers(NULL, 0), 0.0, 0.0);
}

static void a_common_failure_bounds_every_promise(void **state)
{
    (void)state;
    assert_close(md_no_leaker(1.0, 20.0, 0.1), 0.9, 1e-15);
    assert_close(md_expected_leakers(1.0, 20.0, 0.1), 2.0, 1e-14);
    assert_close(md_no_leaker(0.5, 0.0, 0.1), 1.0, 0.0);
}

static void the_leakers_distribution_has_its_moments_and_ends(void **state)
{
    (void)state;
    double p[21], sum = 0.0, mean = 0.0;
    md_leakers(0.9375, 20, 0.05, p);
    for (int j = 0; j <= 20; j++) {
        sum += p[j];
        mean += j * p[j];
    }
    assert_close(sum, 1.0, 1e-14);
    assert_close(mean, md_expected_leakers(0.9375, 20.0, 0.05), 1e-13);
    assert_close(p[0], md_no_leaker(0.9375, 20.0, 0.05), 1e-14);
    assert_true(p[20] >= 0.05);
}

static void a_stock_that_divides_evenly_is_the_plain_formula(void **state)
{
    (void)state;
    const struct interceptor interceptor = {0.5, 0.9};
    const struct md_outcome even = md_finite_stock(&interceptor, 40, 20, 0.0, 0.1);
    const double kill = md_kill(&interceptor, 2.0);
    assert_close(even.no_leaker, md_no_leaker(kill, 20.0, 0.1), 1e-15);
    assert_close(even.expected_leakers, md_expected_leakers(kill, 20.0, 0.1), 1e-13);
}

static void an_uneven_stock_gives_some_warheads_a_shot_more(void **state)
{
    (void)state;
    const struct interceptor interceptor = {0.5, 1.0};
    const struct md_outcome three_for_two = md_finite_stock(&interceptor, 3, 2, 0.0, 0.0);
    assert_close(three_for_two.no_leaker, 0.75 * 0.5, 1e-15);
    assert_close(three_for_two.expected_leakers, 0.25 + 0.5, 1e-15);
    const struct md_outcome one_for_two = md_finite_stock(&interceptor, 1, 2, 0.0, 0.0);
    assert_close(one_for_two.no_leaker, 0.0, 0.0);
    assert_close(one_for_two.expected_leakers, 1.5, 1e-15);
    assert_close(md_finite_stock(&interceptor, 5, 0, 0.0, 0.2).no_leaker, 1.0, 0.0);
}

/* One shot of .5 at each of two warheads, .5 of them stopped before: the same as .75 in one layer. */
static void a_layer_before_thins_what_the_stock_is_spent_on(void **state)
{
    (void)state;
    const struct interceptor interceptor = {0.5, 1.0};
    const struct md_outcome two = md_finite_stock(&interceptor, 2, 2, 0.5, 0.1);
    assert_close(two.no_leaker, md_no_leaker(0.75, 2.0, 0.1), 1e-15);
    assert_close(two.expected_leakers, md_expected_leakers(0.75, 2.0, 0.1), 1e-15);
}

static void decoys_take_their_share_of_the_stock(void **state)
{
    (void)state;
    assert_int_equal(md_stock_for_warheads(30, 10, md_objects(10.0, 20.0, 0.25)), 20);
    assert_int_equal(md_stock_for_warheads(30, 10, md_objects(10.0, 0.0, 0.25)), 30);
    assert_int_equal(md_stock_for_warheads(31, 3, 4.5), 20); /* 20.67: no part of a shot */
}

static void an_interceptor_more_never_lets_more_through(void **state)
{
    (void)state;
    const struct interceptor interceptor = {0.56, 0.95};
    for (uint32_t stock = 0; stock < 60; stock++) {
        const struct md_outcome now = md_finite_stock(&interceptor, stock, 13, 0.0, 0.05);
        const struct md_outcome more = md_finite_stock(&interceptor, stock + 1, 13, 0.0, 0.05);
        assert_true(more.expected_leakers < now.expected_leakers);
        assert_true(more.no_leaker >= now.no_leaker);
    }
}

static void decoys_are_shot_at_as_often_as_they_deceive(void **state)
{
    (void)state;
    assert_close(md_objects(10.0, 20.0, 0.25), 15.0, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kill_leak_and_expectation_match_the_formulas),
        cmocka_unit_test(required_kill_and_shots_match_the_formulas),
        cmocka_unit_test(looking_between_shots_saves_interceptors),
        cmocka_unit_test(layers_let_through_only_what_each_lets_through),
        cmocka_unit_test(a_common_failure_bounds_every_promise),
        cmocka_unit_test(the_leakers_distribution_has_its_moments_and_ends),
        cmocka_unit_test(a_stock_that_divides_evenly_is_the_plain_formula),
        cmocka_unit_test(an_uneven_stock_gives_some_warheads_a_shot_more),
        cmocka_unit_test(a_layer_before_thins_what_the_stock_is_spent_on),
        cmocka_unit_test(decoys_take_their_share_of_the_stock),
        cmocka_unit_test(an_interceptor_more_never_lets_more_through),
        cmocka_unit_test(decoys_are_shot_at_as_often_as_they_deceive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
