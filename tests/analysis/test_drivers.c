#include "check.h"

#include "analysis/drivers.h"
#include "base/random.h"

static double uniform(uint32_t who, uint32_t which)
{
    return random_first(
        random_at((struct random_address){.seed = 11, .replicate = who, .occurrence = which, .stream = 2}));
}

static void ties_share_the_mean_rank(void **state)
{
    (void)state;
    const double value[] = {10, 20, NAN, 10, 5, 20, 20}, expected[] = {2.5, 5, 0, 2.5, 1, 5, 5};
    double rank[7];
    ranks_of(value, 7, rank);
    for (int k = 0; k < 7; k++) {
        if (k == 2)
            assert_true(isnan(rank[k]));
        else
            assert_close(rank[k], expected[k], 0);
    }
}

static void spearman_gives_a_published_value(void **state)
{
    (void)state;
    /* The worked example of hours of television and IQ in Wikipedia's "Spearman's rank correlation coefficient":
     * -29/165. */
    const double iq[] = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    const double hours[] = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    assert_close(spearman(iq, hours, 10), -29.0 / 165, 1e-12);
    const double constant[] = {1, 1, 1, 1};
    assert_true(isnan(spearman(constant, iq, 4)));
    assert_true(isnan(spearman(iq, hours, 2)));
}

static void spearman_sees_any_monotone_relation_whole(void **state)
{
    (void)state;
    double a[50], b[50];
    for (uint32_t k = 0; k < 50; k++) {
        a[k] = uniform(k, 0);
        b[k] = -a[k] * a[k] * a[k];
    }
    a[7] = NAN;
    assert_close(spearman(a, b, 50), -1, 1e-12);
}

static void the_noise_floor_is_passed_by_the_largest_of_unrelated_inputs_in_one_study_of_twenty(void **state)
{
    (void)state;
    enum { FUTURES = 128, INPUTS = 60, STUDIES = 400 };
    static double measure[FUTURES], input[FUTURES];
    const double floor_squared = noise_floor(FUTURES, INPUTS);
    int passed = 0;
    for (uint32_t study = 0; study < STUDIES; study++) {
        double largest = 0;
        for (uint32_t f = 0; f < FUTURES; f++)
            measure[f] = uniform(study * 1000, f);
        for (uint32_t k = 1; k <= INPUTS; k++) {
            for (uint32_t f = 0; f < FUTURES; f++)
                input[f] = uniform(study * 1000 + k, f);
            const double rho = spearman(input, measure, FUTURES);
            largest = rho * rho > largest ? rho * rho : largest;
        }
        passed += largest > floor_squared;
    }
    /* 20 of 400 expected, standard deviation 4.4 */
    assert_in_range(passed, 7, 34);
    assert_close(noise_floor(2, 10), 1, 0);
    assert_close(noise_floor(100, 1), 1.959963984540054 * 1.959963984540054 / 99, 1e-12);
}

static void thirds_show_what_an_input_does(void **state)
{
    (void)state;
    double input[9], value[9], low, high;
    struct arena arena;
    for (int k = 0; k < 9; k++) {
        input[k] = (k * 5) % 9;
        value[k] = 10 * input[k];
    }
    arena_init(&arena);
    driver_thirds(input, value, 9, &low, &high, &arena);
    /* inputs 0..8: thirds cut at 2.667 and 5.333 */
    assert_close(low, 10, 1e-12);
    assert_close(high, 70, 1e-12);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_share_the_mean_rank),
        cmocka_unit_test(spearman_gives_a_published_value),
        cmocka_unit_test(spearman_sees_any_monotone_relation_whole),
        cmocka_unit_test(the_noise_floor_is_passed_by_the_largest_of_unrelated_inputs_in_one_study_of_twenty),
        cmocka_unit_test(thirds_show_what_an_input_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
