#include "check.h"

#include "theory/lanchester.h"

/* a = b = .01, 100 against 80: over at t = 109.8612 with 60 left, by the closed form. */
static void the_square_law_ends_with_the_closed_forms_survivors(void **state)
{
    (void)state;
    const struct lanchester rates = {0.01, 0.01};
    const struct forces start = {100.0, 80.0};
    const double days = lanchester_square_end_days(&rates, start);
    assert_close(days, 109.8612, 5e-5);
    const struct forces end = lanchester_square_end(&rates, start);
    assert_close(end.first, 60.0, 1e-12);
    assert_close(end.second, 0.0, 0.0);
    const struct forces then = lanchester_square(&rates, start, 0.0, days);
    assert_close(then.first, 60.0, 1e-9);
    assert_close(then.second, 0.0, 1e-9);
}

static void the_stronger_force_wins_from_either_side(void **state)
{
    (void)state;
    const struct lanchester rates = {0.02, 0.01}, mirrored = {0.01, 0.02};
    const struct forces start = {50.0, 100.0}, swapped = {100.0, 50.0};
    assert_close(lanchester_square_end_days(&rates, start), lanchester_square_end_days(&mirrored, swapped), 1e-12);
    assert_close(lanchester_square_end(&rates, start).second, lanchester_square_end(&mirrored, swapped).first, 1e-12);
    const struct lanchester even = {0.01, 0.01};
    assert_true(isinf(lanchester_square_end_days(&even, (struct forces){70.0, 70.0})));
}

static void the_square_law_keeps_its_invariant(void **state)
{
    (void)state;
    const struct lanchester rates = {0.013, 0.008};
    for (int day = 0; day < 60; day += 10) {
        const struct forces f = lanchester_square(&rates, (struct forces){100.0, 90.0}, 0.0, day);
        assert_close(0.013 * f.first * f.first - 0.008 * f.second * f.second, 0.013 * 1e4 - 0.008 * 8100.0, 1e-10);
    }
}

/* a = 2e-4, b = 1e-4, 100 against 150: K = .005, A(50) = 60.110688, B(50) = 70.221376, A in the end 25. */
static void the_linear_law_matches_its_closed_form(void **state)
{
    (void)state;
    const struct lanchester rates = {2e-4, 1e-4};
    const struct forces start = {100.0, 150.0}, middle = lanchester_linear(&rates, start, 50.0);
    assert_close(2e-4 * middle.first - 1e-4 * middle.second, 0.005, 1e-15);
    assert_close(middle.first, 60.110688, 5e-7);
    assert_close(middle.second, 70.221376, 1e-6); /* printed from the rounded A: 70.2213768 */
    const struct forces end = lanchester_linear(&rates, start, 1e6);
    assert_close(end.first, 25.0, 1e-9);
    assert_close(end.second, 0.0, 1e-9);
}

static void the_linear_law_holds_at_and_near_parity(void **state)
{
    (void)state;
    const struct lanchester even = {1e-4, 1e-4}, nearly = {1e-4, 1e-4 * (1.0 + 1e-12)};
    const struct forces start = {100.0, 100.0}, at = lanchester_linear(&even, start, 50.0);
    assert_close(at.first, 100.0 / 1.5, 1e-12); /* A0 / (1 + a A0 t) */
    assert_close(at.second, at.first, 0.0);
    assert_close(lanchester_linear(&nearly, start, 50.0).first, at.first, 1e-8);
}

static void the_mixed_law_holds_the_square_and_the_linear_law(void **state)
{
    (void)state;
    const struct forces start = {100.0, 80.0}, few = {100.0, 150.0};
    const struct lanchester_mixed square = {{0.01, 0.01}, 1.0, 0.0}, linear = {{2e-4, 1e-4}, 1.0, 1.0};
    for (int day = 0; day <= 100; day += 20) {
        const struct forces a = lanchester_mixed(&square, start, day);
        const struct forces b = lanchester_square(&square.rates, start, 0.0, day);
        assert_close(a.first, b.first, 1e-9);
        assert_close(a.second, b.second, 1e-9);
        const struct forces c = lanchester_mixed(&linear, few, day), d = lanchester_linear(&linear.rates, few, day);
        assert_close(c.first, d.first, 1e-9);
        assert_close(c.second, d.second, 1e-9);
    }
    assert_close(lanchester_mixed_end(&square, start).first, 60.0, 1e-12);
    assert_close(lanchester_mixed_end_days(&square, start), 109.8612, 5e-5);
    assert_close(lanchester_mixed_end(&linear, few).first, 25.0, 1e-12);
    assert_true(isinf(lanchester_mixed_end_days(&linear, few)));
}

/* Where the exponents are neither: the closed end is where the integration arrives. */
static void the_mixed_law_ends_where_it_says(void **state)
{
    (void)state;
    static const double exponents[4][2] = {{1.0, 0.5}, {0.5, 0.5}, {1.3, 0.2}, {0.4, 0.7}};
    for (int i = 0; i < 4; i++) {
        const struct lanchester_mixed law = {{0.03, 0.02}, exponents[i][0], exponents[i][1]};
        const struct lanchester_mixed turned = {{0.02, 0.03}, exponents[i][0], exponents[i][1]};
        const struct forces start = {100.0, 70.0}, swapped = {70.0, 100.0};
        const double days = lanchester_mixed_end_days(&law, start);
        const struct forces end = lanchester_mixed_end(&law, start), then = lanchester_mixed(&law, start, days);
        assert_close(then.first, end.first, 1e-4);
        assert_close(then.second, 0.0, 1e-2);
        assert_true(lanchester_mixed(&law, start, 0.9 * days).second > 1e-3);
        assert_close(lanchester_mixed_end_days(&turned, swapped), days, 1e-9 * days);
        assert_close(lanchester_mixed_end(&turned, swapped).second, end.first, 1e-9);
        const struct forces even = {100.0, lanchester_mixed_parity(&law, 100.0)};
        assert_close(lanchester_mixed_end(&law, even).first, 0.0, 1e-3);
        assert_close(lanchester_mixed_end(&law, even).second, 0.0, 1e-3);
        assert_close(lanchester_mixed(&law, start, 2.0 * days).first, end.first, 0.1);
    }
}

/* A0 = B0 = 100, a = b = .1: dA/dt = -.1 A^(p + q), 100^.5 / (.5 .1) = 200 days for p + q = .5. */
static void a_draw_ends_only_if_small_forces_wear_fast(void **state)
{
    (void)state;
    const struct forces even = {100.0, 100.0};
    const struct lanchester_mixed quick = {{0.1, 0.1}, 0.25, 0.25}, slow = {{0.1, 0.1}, 0.75, 0.25};
    assert_close(lanchester_mixed_end_days(&quick, even), 200.0, 1e-10);
    assert_true(isinf(lanchester_mixed_end_days(&slow, even)));
    assert_close(lanchester_mixed(&quick, even, 100.0).first, 25.0, 1e-9); /* (10 - .05 t)^2 */
}

/* Exact values by the recursion, from the reference. */
static void the_stochastic_square_law_matches_exact_probabilities(void **state)
{
    (void)state;
    double work[32];
    const struct lanchester even = {1.0, 1.0}, skilled = {2.0, 1.0};
    assert_close(lanchester_stochastic_square(&even, 3, 2, work), 0.775, 1e-12);
    assert_close(lanchester_stochastic_square(&even, 5, 4, work), 0.715209, 5e-7);
    assert_close(lanchester_stochastic_square(&even, 10, 8, work), 0.791358, 5e-7);
    assert_close(lanchester_stochastic_square(&even, 20, 16, work), 0.875340, 5e-7);
    assert_close(lanchester_stochastic_square(&even, 10, 10, work), 0.5, 1e-12);
    assert_close(lanchester_stochastic_square(&skilled, 10, 14, work), 0.528288, 5e-7);
    assert_close(lanchester_stochastic_square(&even, 0, 3, work), 0.0, 0.0);
    assert_close(lanchester_stochastic_square(&even, 3, 0, work), 1.0, 0.0);
}

/* Engel 1954, Iwo Jima: dM/dt = P(t) - .0544 J, dJ/dt = -.0106 M; 54,000 land on day 1, 6,000 on day 3, 13,000 on day
 * 6; 21,500 defend. His coefficients are 21,500 / 2,037,000 = .010555 and (73,000 - 52,735) / 372,500 = .054403,
 * rounded. */
static double landed(int day)
{
    return day == 1 ? 54000.0 : day == 3 ? 6000.0 : day == 6 ? 13000.0 : 0.0;
}

/* Day 6: M 66,454, J 18,274; day 28: M 53,042; day 36: M 51,985, J 217, by the reference's own integration. */
static void engels_iwo_jima_ends_where_an_integration_does(void **state)
{
    (void)state;
    const struct lanchester rates = {0.0106, 0.0544};
    double arrivals[36];
    struct forces path[37];
    for (int day = 1; day <= 36; day++)
        arrivals[day - 1] = landed(day);
    lanchester_square_arriving(&rates, (struct forces){0.0, 21500.0}, arrivals, 36, path);
    double m = 0.0, j = 21500.0; /* the midpoint rule, independent of the closed form */
    const double step = 0.001;
    for (int day = 1; day <= 36; day++) {
        const struct forces f = path[day];
        for (int i = 0; i < 1000; i++) {
            const double mid_m = m + 0.5 * step * (landed(day) - 0.0544 * j), mid_j = j - 0.5 * step * 0.0106 * m;
            m += step * (landed(day) - 0.0544 * mid_j);
            j -= step * 0.0106 * mid_m;
        }
        assert_close(f.first, m, 1e-3);
        assert_close(f.second, j, 1e-3);
        if (day == 6) {
            assert_close(f.first, 66454.0, 0.5);
            assert_close(f.second, 18274.0, 0.5);
        }
        if (day == 28)
            assert_close(f.first, 53042.0, 0.5);
    }
    assert_close(path[36].first, 51985.0, 0.5);
    assert_close(path[36].second, 217.0, 0.5);
}

/* His estimates: losses over the days that the other side's men were there. */
static void engels_coefficients_are_losses_over_man_days(void **state)
{
    (void)state;
    assert_close(lanchester_rate(21500.0, 2037000.0), 0.010555, 5e-7);
    assert_close(lanchester_rate(73000.0 - 52735.0, 372500.0), 0.054403, 5e-7);
}

static void a_force_that_is_gone_stays_gone(void **state)
{
    (void)state;
    const struct lanchester rates = {0.5, 0.5};
    const double late[8] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 50.0};
    struct forces path[9];
    lanchester_square_arriving(&rates, (struct forces){100.0, 50.0}, late, 8, path);
    assert_close(path[7].second, 0.0, 0.0);
    assert_close(path[8].first, path[7].first, 0.0);
    assert_close(path[7].first, lanchester_square_end(&rates, (struct forces){100.0, 50.0}).first, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_square_law_ends_with_the_closed_forms_survivors),
        cmocka_unit_test(the_stronger_force_wins_from_either_side),
        cmocka_unit_test(the_square_law_keeps_its_invariant),
        cmocka_unit_test(the_linear_law_matches_its_closed_form),
        cmocka_unit_test(the_linear_law_holds_at_and_near_parity),
        cmocka_unit_test(the_mixed_law_holds_the_square_and_the_linear_law),
        cmocka_unit_test(the_mixed_law_ends_where_it_says),
        cmocka_unit_test(a_draw_ends_only_if_small_forces_wear_fast),
        cmocka_unit_test(the_stochastic_square_law_matches_exact_probabilities),
        cmocka_unit_test(engels_coefficients_are_losses_over_man_days),
        cmocka_unit_test(a_force_that_is_gone_stays_gone),
        cmocka_unit_test(engels_iwo_jima_ends_where_an_integration_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
