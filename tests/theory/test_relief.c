#include "check.h"

#include "theory/relief.h"

/* Sphere: a million people need 15,000 m3 of water and 500 to 550 t of food a day. */
static void a_million_people_need_what_sphere_says(void **state)
{
    (void)state;
    const struct relief_needs needs = relief_needs(1e6, &relief_sphere);
    assert_close(needs.water_per_day, 15000.0, 1e-9);
    assert_close(needs.food_per_day, 525.0, 25.0);
    assert_close(needs.latrines, 50000.0, 1e-9);
    assert_close(needs.covered, 3.5e6, 1e-6);
}

/* C0 = .25, C1 = 10: CDR(.5) = 1.581139, the emergency threshold of 1 at u = .375804, and 3,993 excess deaths among a
 * million in 30 days at u = .5. */
static void mortality_matches_the_closed_forms(void **state)
{
    (void)state;
    assert_close(relief_death_rate(0.5, 0.25, 10.0), 1.581139, 5e-7);
    assert_close(relief_unmet_at(1.0, 0.25, 10.0), 0.375804, 5e-7);
    assert_close(relief_excess_deaths(1e6, 30.0, 0.5, 0.25, 10.0), 3993.0, 0.5);
}

static void nothing_lacking_costs_no_excess_and_everything_the_worst_rate(void **state)
{
    (void)state;
    assert_close(relief_death_rate(0.0, 0.25, 10.0), 0.25, 1e-15);
    assert_close(relief_death_rate(1.0, 0.25, 10.0), 10.0, 1e-13);
    assert_close(relief_excess_deaths(1e6, 30.0, 0.0, 0.25, 10.0), 0.0, 1e-12);
}

static void unmet_need_is_what_neither_host_nor_relief_covers(void **state)
{
    (void)state;
    assert_close(relief_unmet(50.0, 500.0, 0.8), 0.1, 1e-15);
    assert_close(relief_unmet(500.0, 500.0, 0.8), 0.0, 0.0);
    assert_close(relief_unmet(0.0, 500.0, 0.0), 1.0, 0.0);
    assert_close(relief_unmet(0.0, 0.0, 0.0), 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_million_people_need_what_sphere_says),
        cmocka_unit_test(mortality_matches_the_closed_forms),
        cmocka_unit_test(nothing_lacking_costs_no_excess_and_everything_the_worst_rate),
        cmocka_unit_test(unmet_need_is_what_neither_host_nor_relief_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
