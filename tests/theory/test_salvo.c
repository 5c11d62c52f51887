#include "check.h"

#include "theory/salvo.h"

/* Own exact values of Hughes' equations; his 1995 tables were not at hand. */
static void hughes_losses_match_the_equations(void **state)
{
    (void)state;
    const struct salvo_fleet three = {.units = 3.0, .offence = 4.0, .defence = 1.0, .staying_power = 2.0};
    const struct salvo_fleet two = {.units = 2.0, .offence = 3.0, .defence = 2.0, .staying_power = 2.0};
    assert_close(salvo_loss_uncapped(&three, &two), 4.0, 1e-15);
    assert_close(salvo_loss(&three, &two), 2.0, 0.0);
    assert_close(salvo_loss(&two, &three), 1.5, 1e-15);
    const struct salvo_fleet few = {.units = 2.0, .offence = 3.0, .defence = 2.0, .staying_power = 1.5};
    const struct salvo_fleet many = {.units = 4.0, .offence = 3.0, .defence = 2.0, .staying_power = 1.5};
    assert_close(salvo_loss(&few, &many), 0.0, 0.0);
    assert_close(salvo_loss_uncapped(&many, &few), 5.3333, 5e-5);
    assert_close(salvo_loss(&many, &few), 2.0, 0.0);
}

/* 3 ships of 4 shots at .75 against 2 of 3 tries at .5, damage .5 with deviation .1. */
static const struct salvo_exchange strong = {
    .shots = 12, .accuracy = 0.75, .tries = 6, .intercept = 0.5, .damage_mean = 0.5, .damage_deviation = 0.1};
/* 2 ships of 4 shots at .6 against 3 of 4 tries at .5, damage .4. */
static const struct salvo_exchange weak = {
    .shots = 8, .accuracy = 0.6, .tries = 12, .intercept = 0.5, .damage_mean = 0.4};

static void enumeration_gives_the_exact_moments(void **state)
{
    (void)state;
    double work[24];
    const struct salvo_moments a = salvo_exact(&strong, work), b = salvo_exact(&weak, work);
    assert_close(a.hits_mean, 6.000688, 5e-7);
    assert_close(a.hits_variance, 3.740827, 5e-7);
    assert_close(a.no_hit, 0.00296957, 5e-9);
    assert_close(a.loss_mean, 3.000344, 5e-7);
    assert_close(a.loss_variance, 0.995214, 5e-7);
    assert_close(b.hits_mean, 0.398049, 5e-7);
    assert_close(b.hits_variance, 0.767767, 5e-7);
    assert_close(b.no_hit, 0.777133, 5e-7);
}

static void armstrongs_approximation_gives_its_own_moments(void **state)
{
    (void)state;
    const struct salvo_moments a = salvo_normal(&strong), b = salvo_normal(&weak);
    assert_close(a.hits_mean, 6.000521, 5e-7);
    assert_close(a.hits_variance, 3.743228, 5e-7);
    assert_close(b.hits_mean, 0.411325, 5e-7);
    assert_close(b.hits_variance, 0.784946, 5e-7);
}

static void certain_shots_leave_nothing_to_chance(void **state)
{
    (void)state;
    double work[16];
    const struct salvo_exchange certain = {
        .shots = 7, .accuracy = 1.0, .tries = 4, .intercept = 1.0, .damage_mean = 0.5};
    const struct salvo_moments exact = salvo_exact(&certain, work), normal = salvo_normal(&certain);
    assert_close(exact.hits_mean, 3.0, 1e-15);
    assert_close(exact.hits_variance, 0.0, 1e-15);
    assert_close(normal.hits_mean, 3.0, 0.0);
    assert_close(normal.loss_mean, 1.5, 0.0);
    assert_close(normal.no_hit, 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hughes_losses_match_the_equations),
        cmocka_unit_test(enumeration_gives_the_exact_moments),
        cmocka_unit_test(armstrongs_approximation_gives_its_own_moments),
        cmocka_unit_test(certain_shots_leave_nothing_to_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
