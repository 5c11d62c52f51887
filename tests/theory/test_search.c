#include "check.h"

#include "theory/search.h"

/* v = 15, W = 4, t = 6, A = 3600: 1 - exp(-.1) = .0951626. */
static void random_search_finds_the_published_share(void **state)
{
    (void)state;
    assert_close(search_random(15.0, 4.0, 6.0, 3600.0), 0.0951626, 5e-8);
    assert_close(search_random(15.0, 4.0, 0.0, 3600.0), 0.0, 0.0);
}

static void partners_miss_only_what_all_of_them_miss(void **state)
{
    (void)state;
    assert_close(search_fused((const double[]){0.4, 0.1, 0.25}, 3), 1.0 - 0.6 * 0.9 * 0.75, 1e-15);
    assert_close(search_fused(NULL, 0), 0.0, 0.0);
}

/* r = .5, p = .4, T = 14: E[L] = 9.304050, P(no warning) = .060810, P(fewer than two) = .231078. */
static void warning_matches_the_closed_forms(void **state)
{
    (void)state;
    assert_close(warning_lead_days(0.5, 0.4, 14.0), 9.304050, 5e-7);
    assert_close(warning_missed(0.5, 0.4, 14.0, 1), 0.060810, 5e-7);
    assert_close(warning_missed(0.5, 0.4, 14.0, 2), 0.231078, 5e-7);
}

/* Against the integral of P(at least k seen by t), by the midpoint rule. */
static void a_warning_that_takes_more_comes_later(void **state)
{
    (void)state;
    assert_close(warning_lead_needing(0.5, 0.4, 14.0, 1), warning_lead_days(0.5, 0.4, 14.0), 1e-13);
    assert_close(warning_lead_needing(0.0, 0.4, 14.0, 2), 0.0, 0.0);
    for (uint32_t needed = 1; needed < 6; needed++) {
        double lead = 0.0;
        for (int i = 0; i < 14000; i++)
            lead += 0.001 * (1.0 - warning_missed(0.5, 0.4, 0.001 * (i + 0.5), needed));
        assert_close(warning_lead_needing(0.5, 0.4, 14.0, needed), lead, 1e-6);
    }
}

static void the_time_to_find_undoes_the_search(void **state)
{
    (void)state;
    assert_close(search_random_time(15.0, 4.0, 3600.0, search_random(15.0, 4.0, 6.0, 3600.0)), 6.0, 1e-13);
    assert_close(search_random_time(15.0, 4.0, 3600.0, 0.5), 60.0 * 0.69314718055994531, 1e-12);
}

static void the_lead_lies_between_nothing_and_the_whole_preparation(void **state)
{
    (void)state;
    assert_close(warning_lead_days(0.0, 0.4, 14.0), 0.0, 0.0);
    assert_close(warning_lead_days(1e9, 1.0, 14.0), 14.0, 1e-8);
    for (int i = 1; i < 10; i++)
        assert_true(warning_lead_days(0.5, 0.1 * i, 14.0) < warning_lead_days(0.5, 0.1 * (i + 1), 14.0));
}

static void readiness_grows_with_the_lead(void **state)
{
    (void)state;
    assert_close(warning_readiness(0.0, 5.0), 0.0, 0.0);
    assert_close(warning_readiness(5.0, 5.0), 1.0 - exp(-1.0), 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_search_finds_the_published_share),
        cmocka_unit_test(partners_miss_only_what_all_of_them_miss),
        cmocka_unit_test(warning_matches_the_closed_forms),
        cmocka_unit_test(a_warning_that_takes_more_comes_later),
        cmocka_unit_test(the_time_to_find_undoes_the_search),
        cmocka_unit_test(the_lead_lies_between_nothing_and_the_whole_preparation),
        cmocka_unit_test(readiness_grows_with_the_lead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
