#include "check.h"

#include "theory/richardson.h"

/* k = .2, l = .15, a = .3, b = .25, g = .05, h = .04: (.455556, .433333), eigenvalues -.1 and -.45. */
static const struct richardson example = {0.2, 0.3, 0.05, 0.15, 0.25, 0.04};

static void the_example_rests_where_both_stop_arming(void **state)
{
    (void)state;
    const struct richardson_levels rest = richardson_equilibrium(&example);
    assert_close(rest.first, 0.455556, 5e-7);
    assert_close(rest.second, 0.433333, 5e-7);
    assert_close(0.2 * rest.second - 0.3 * rest.first + 0.05, 0.0, 1e-15);
    assert_close(0.15 * rest.first - 0.25 * rest.second + 0.04, 0.0, 1e-15);
}

static void the_example_is_stable_with_its_printed_eigenvalues(void **state)
{
    (void)state;
    const struct richardson_eigenvalues values = richardson_eigenvalues(&example);
    assert_close(values.slow, -0.1, 1e-15);
    assert_close(values.fast, -0.45, 1e-15);
    assert_close(values.turning, 0.0, 0.0);
    assert_close(richardson_margin(&example), 0.045, 1e-15);
    assert_close(values.slow * values.fast, richardson_margin(&example), 1e-15);
    assert_true(richardson_is_stable(&example));
    const struct richardson turned = {0.15, 0.25, 0.04, 0.2, 0.3, 0.05};
    assert_true(richardson_is_stable(&turned));
}

static void reaction_stronger_than_fatigue_runs_away(void **state)
{
    (void)state;
    struct richardson hot = example;
    hot.first_reaction = hot.second_reaction = 0.3;
    assert_false(richardson_is_stable(&hot));
    assert_true(richardson_eigenvalues(&hot).slow > 0.0);
}

static void opposite_reactions_turn(void **state)
{
    (void)state;
    struct richardson chase = example;
    chase.second_reaction = -0.5;
    const struct richardson_eigenvalues values = richardson_eigenvalues(&chase);
    assert_close(values.slow, -0.275, 1e-15);
    assert_close(values.slow * values.slow + values.turning * values.turning, richardson_margin(&chase), 1e-15);
}

/* From rest along the eigenvectors of -.1 and -.45: x - x* = 2 e^-.1t + 4 e^-.45t with k (y - y*) = (lambda + a)(x -
 * x*), so that y - y* = 2 e^-.1t - 3 e^-.45t. */
static void the_race_decays_along_its_eigenvectors(void **state)
{
    (void)state;
    const struct richardson_levels rest = richardson_equilibrium(&example);
    const struct richardson_levels start = {rest.first + 6.0, rest.second - 1.0};
    for (int years = 0; years <= 40; years += 10) {
        const struct richardson_levels then = richardson_after(&example, start, years);
        const double slow = exp(-0.1 * years), fast = exp(-0.45 * years);
        assert_close(then.first, rest.first + 2.0 * slow + 4.0 * fast, 1e-9);
        assert_close(then.second, rest.second + 2.0 * slow - 3.0 * fast, 1e-9);
    }
}

/* European totals 1909-13, millions of pounds: Richardson printed slope .73 and zero 194; .7310 and 194.91 by least
 * squares (the totals from general knowledge). */
static void the_first_world_wars_race_is_refitted(void **state)
{
    (void)state;
    const double totals[5] = {199.2, 204.8, 214.9, 238.7, 289.0};
    const struct richardson_fit fit = richardson_fit(totals, 5);
    assert_close(fit.slope, 0.7310, 5e-5);
    assert_close(fit.zero, 194.91, 5e-3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_rests_where_both_stop_arming),
        cmocka_unit_test(the_example_is_stable_with_its_printed_eigenvalues),
        cmocka_unit_test(reaction_stronger_than_fatigue_runs_away),
        cmocka_unit_test(opposite_reactions_turn),
        cmocka_unit_test(the_race_decays_along_its_eigenvectors),
        cmocka_unit_test(the_first_world_wars_race_is_refitted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
