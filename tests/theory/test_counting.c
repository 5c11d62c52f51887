#include "check.h"

#include "theory/counting.h"

static void binomial_probabilities_are_exact_for_small_counts(void **state)
{
    (void)state;
    double p[5];
    binomial_probabilities(4, 0.25, p);
    const double expected[5] = {81.0 / 256, 108.0 / 256, 54.0 / 256, 12.0 / 256, 1.0 / 256};
    for (int j = 0; j <= 4; j++)
        assert_close(p[j], expected[j], 1e-15);
}

static void binomial_probabilities_hold_at_the_edges(void **state)
{
    (void)state;
    double p[4] = {9.0, 9.0, 9.0, 9.0};
    binomial_probabilities(3, 0.0, p);
    assert_close(p[0], 1.0, 0.0);
    assert_close(p[3], 0.0, 0.0);
    p[0] = 9.0;
    binomial_probabilities(3, 1.0, p);
    assert_close(p[0], 0.0, 0.0);
    assert_close(p[3], 1.0, 0.0);
    binomial_probabilities(0, 0.5, p);
    assert_close(p[0], 1.0, 0.0);
}

static void binomial_probabilities_survive_a_start_that_underflows(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    static double p[COUNT + 1]; /* 0.5^5000 is 0 in doubles */
    double sum = 0.0, mean = 0.0, square = 0.0;
    binomial_probabilities(COUNT, 0.5, p);
    for (uint32_t j = 0; j <= COUNT; j++) {
        sum += p[j];
        mean += p[j] * j;
        square += p[j] * j * j;
    }
    assert_close(sum, 1.0, 1e-12);
    assert_close(mean, 2500.0, 1e-8);
    assert_close(square - mean * mean, 1250.0, 1e-5);
}

static void poisson_terms_add_up_to_the_tail(void **state)
{
    (void)state;
    double sum = 0.0;
    for (uint32_t j = 0; j < 6; j++)
        sum += poisson_exactly(2.8, j);
    assert_close(poisson_fewer(2.8, 6), sum, 1e-14);
    assert_close(poisson_exactly(2.8, 0), exp(-2.8), 1e-16);
    assert_close(poisson_fewer(2.8, 0), 0.0, 0.0);
}

static void poisson_holds_for_no_mean_and_for_a_great_one(void **state)
{
    (void)state;
    assert_close(poisson_exactly(0.0, 0), 1.0, 0.0);
    assert_close(poisson_exactly(0.0, 1), 0.0, 0.0);
    assert_close(poisson_fewer(0.0, 1), 1.0, 0.0);
    /* exp(-1000) is 0 in doubles; by the normal limit about half are below the mean and 1 / sqrt(2 pi 1000) at it. */
    assert_close(poisson_fewer(1000.0, 1000), 0.5, 0.01);
    assert_close(poisson_exactly(1000.0, 1000), 0.012614611348721, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(binomial_probabilities_are_exact_for_small_counts),
        cmocka_unit_test(binomial_probabilities_hold_at_the_edges),
        cmocka_unit_test(binomial_probabilities_survive_a_start_that_underflows),
        cmocka_unit_test(poisson_terms_add_up_to_the_tail),
        cmocka_unit_test(poisson_holds_for_no_mean_and_for_a_great_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
