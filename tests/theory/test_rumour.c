#include "check.h"

#include "theory/rumour.h"

/* Maki-Thompson, lam = alp: .796812 hear it, the classical .203188 never do; other ratios from the same equation, which
 * is that of an SIR epidemic with R0 = 1.2, 1.5, 2, 3. */
static void final_sizes_match_the_classical_values(void **state)
{
    (void)state;
    assert_close(rumour_heard(1.0, 0.0), 0.796812, 5e-7);
    assert_close(rumour_heard(0.2, 0.0), 0.313698, 5e-7);
    assert_close(rumour_heard(0.5, 0.0), 0.582812, 5e-7);
    assert_close(rumour_heard(2.0, 0.0), 0.940480, 5e-7);
}

/* lam = alp, a share prebunked who also stifle. */
static void prebunked_stiflers_shorten_the_run(void **state)
{
    (void)state;
    assert_close(rumour_heard(1.0, 0.10), 0.659187, 5e-7);
    assert_close(rumour_heard(1.0, 0.25), 0.437109, 5e-7);
    assert_close(rumour_heard(1.0, 0.40), 0.188219, 5e-7);
    assert_close(rumour_heard(1.0, 0.45), 0.096874, 5e-7);
}

static void no_rumour_runs_beyond_the_threshold(void **state)
{
    (void)state;
    assert_close(rumour_heard(1.0, 0.5), 0.0, 0.0);
    assert_close(rumour_heard(1.0, 0.8), 0.0, 0.0);
    assert_close(rumour_heard(0.0, 0.0), 0.0, 0.0);
    assert_true(rumour_heard(1.0, 0.4999999) < 1e-6);
    assert_close(rumour_threshold(1.0), 0.5, 0.0);
    assert_close(rumour_heard(3.0, rumour_threshold(3.0)), 0.0, 0.0);
    assert_true(rumour_heard(3.0, rumour_threshold(3.0) - 0.01) > 0.005);
}

static void the_immune_who_say_nothing_protect_only_themselves(void **state)
{
    (void)state;
    assert_close(rumour_heard_if_prebunked_are_passive(1.0, 0.25) / 0.75, 0.796812, 5e-7);
}

static void the_final_size_solves_its_equation(void **state)
{
    (void)state;
    for (int i = 0; i <= 40; i++)
        for (int j = 0; j < 9; j++) {
            const double ratio = 0.1 * i, prebunked = 0.1 * j, heard = rumour_heard(ratio, prebunked);
            assert_close(heard, (1.0 - prebunked) * (1.0 - exp(-(1.0 + ratio) * heard)), 1e-12);
            assert_int_equal(heard > 1e-9, (1.0 + ratio) * (1.0 - prebunked) > 1.0 + 1e-9);
        }
}

/* p' = Phi(Phi^-1(p) - |d|), d from Lu et al. 2023. */
static void effect_sizes_turn_into_shares(void **state)
{
    (void)state;
    assert_close(believing_after(0.5, -0.36), 0.3594, 5e-5);
    assert_close(believing_after(0.5, 0.19), 0.4247, 5e-5);
    assert_close(believing_after(0.3, 0.36), 0.1882, 5e-5);
    assert_close(effect_left(-0.36, 20.0, 20.0), -0.18, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(final_sizes_match_the_classical_values),
        cmocka_unit_test(prebunked_stiflers_shorten_the_run),
        cmocka_unit_test(no_rumour_runs_beyond_the_threshold),
        cmocka_unit_test(the_immune_who_say_nothing_protect_only_themselves),
        cmocka_unit_test(the_final_size_solves_its_equation),
        cmocka_unit_test(effect_sizes_turn_into_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
