/* Columns of a deployment, on numbers that can be worked out by hand. */
#include "analysis/deployment.h"
#include "check.h"

#include <math.h>

static void never_is_later_than_any_day(void **state)
{
    (void)state;
    const double never = (double)INFINITY, day[5] = {40, never, 20, never, 30};
    double scratch[5];
    assert_same_bits(column_quantile(day, 5, 0.0, scratch), 20.0);
    assert_same_bits(column_quantile(day, 5, 0.5, scratch), 40.0);
    assert_true(isinf(column_quantile(day, 5, 0.75, scratch)));
    assert_same_bits(column_share(day, 5, 180.0), 0.6);
    assert_same_bits(column_share(day, 5, 25.0), 0.2);
}

static void what_held_a_role_is_counted_in_shares(void **state)
{
    (void)state;
    double held[4] = {1, 3, 3, 0};
    struct deployed_role role = {.held = held};
    const struct deployment d = {.trials = 4, .roles = &role, .role_count = 1};
    double share[DEPLOYMENT_HELD_MOST];
    held_shares(&d, 0, share);
    assert_same_bits(share[0], 0.25);
    assert_same_bits(share[1], 0.25);
    assert_same_bits(share[3], 0.5);
    assert_same_bits(share[2], 0.0);
}

/* Two futures of two trials: changes -10 and -20 (one never closed before), then 0 and -4: means -15 and -2. */
static void a_change_is_paired_and_capped_at_the_horizon(void **state)
{
    (void)state;
    const double never = (double)INFINITY;
    const double before[4] = {50, never, 60, 64}, after[4] = {40, 80, 60, 60};
    double mean, error;
    closing_change(before, after, 2, 2, 100.0, &mean, &error);
    assert_close(mean, -8.5, 1e-12);
    assert_close(error, 6.5, 1e-12); /* sqrt(((15^2 + 2^2) / 2 - 8.5^2) / 1) */
}

static void only_what_is_clear_is_told_the_largest_first(void **state)
{
    (void)state;
    double small[1] = {-0.5}, large[1] = {-4.0}, noisy[1] = {-3.0}, tiny[1] = {-0.05};
    double sure[1] = {0.1}, unsure[1] = {2.0}, exact[1] = {0.0};
    struct deployed_worth worth[4] = {{"small", small, sure, NULL},
                                      {"large", large, sure, NULL},
                                      {"noisy", noisy, unsure, NULL},
                                      {"tiny", tiny, exact, NULL}};
    const struct deployment d = {.role_count = 1, .worth = worth, .worth_count = 4};
    const struct deployed_worth *rows[4];
    assert_int_equal(worth_order(&d, rows), 2);
    assert_string_equal(rows[0]->what, "large");
    assert_string_equal(rows[1]->what, "small");
    assert_false(worth_is_clear(&worth[2], 0));
    assert_false(worth_is_clear(&worth[3], 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_is_later_than_any_day),
        cmocka_unit_test(what_held_a_role_is_counted_in_shares),
        cmocka_unit_test(a_change_is_paired_and_capped_at_the_horizon),
        cmocka_unit_test(only_what_is_clear_is_told_the_largest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
