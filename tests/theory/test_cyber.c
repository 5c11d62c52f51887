#include "check.h"

#include "theory/counting.h"
#include "theory/cyber.h"
#include "theory/duration.h"

static void active_intrusions_are_poisson_whatever_the_dwell(void **state)
{
    (void)state;
    const double dwell = lognormal_mean(10.0, 1.8), mean = intrusions_active(0.02, dwell);
    assert_close(mean, 0.02 * 10.0 * exp(1.62), 1e-12);
    assert_close(intrusions_none(0.02, dwell), poisson_exactly(mean, 0), 1e-15);
}

/* A failure a year and 24 days to repair: .938303. */
static void availability_is_the_share_of_time_up(void **state)
{
    (void)state;
    assert_close(availability(365.0, 24.0), 0.938303, 5e-7);
}

/* Against dP/dt = (1 - P) / MTTR - P / MTBF. */
static void a_system_that_was_up_settles_at_its_availability(void **state)
{
    (void)state;
    double up = 1.0;
    for (int i = 0; i < 30000; i++) {
        const double middle = up + 0.0005 * ((1.0 - up) / 24.0 - up / 365.0);
        up += 0.001 * ((1.0 - middle) / 24.0 - middle / 365.0);
    }
    assert_close(availability_at(365.0, 24.0, 0.0), 1.0, 1e-15);
    assert_close(availability_at(365.0, 24.0, 30.0), up, 1e-9);
    assert_close(availability_at(365.0, 24.0, 1e5), availability(365.0, 24.0), 1e-15);
}

static void two_of_three_are_up_unless_two_are_down(void **state)
{
    (void)state;
    double work[4];
    assert_close(availability_of(3, 2, 0.9, work), 0.9 * 0.9 * 0.9 + 3.0 * 0.9 * 0.9 * 0.1, 1e-15);
    assert_close(availability_of(3, 3, 0.9, work), 0.729, 1e-15);
    assert_close(availability_of(3, 1, 0.9, work), 0.999, 1e-15);
    assert_close(availability_of(3, 0, 0.9, work), 1.0, 1e-15);
}

/* beta = .5, gamma = .2: .6. */
static void infection_settles_at_the_endemic_level(void **state)
{
    (void)state;
    assert_close(sis_endemic(0.5, 0.2), 0.6, 1e-15);
    assert_close(sis_endemic(0.2, 0.5), 0.0, 0.0);
    assert_close(sis_infected(0.5, 0.2, 0.01, 1000.0), 0.6, 1e-12);
    assert_close(sis_infected(0.2, 0.5, 0.9, 1000.0), 0.0, 1e-12);
    assert_close(sis_infected(0.5, 0.2, 0.01, 0.0), 0.01, 1e-17);
}

static void infection_follows_its_differential_equation(void **state)
{
    (void)state;
    static const double rates[3][2] = {{0.5, 0.2}, {0.2, 0.5}, {0.3, 0.3}};
    for (int r = 0; r < 3; r++) {
        double i = 0.05;
        const double beta = rates[r][0], gamma = rates[r][1], step = 1e-3;
        for (int n = 0; n < 20000; n++) {
            const double middle = i + 0.5 * step * (beta * i * (1.0 - i) - gamma * i);
            i += step * (beta * middle * (1.0 - middle) - gamma * middle);
        }
        assert_close(sis_infected(beta, gamma, 0.05, 20.0), i, 1e-7);
        const double halfway = sis_infected(beta, gamma, 0.05, 3.0);
        assert_close(sis_infected(beta, gamma, halfway, 17.0), i, 1e-7);
    }
}

/* A* = [[0, .4], [.3, 0]], c = (.1, .2): q = (.204545, .261364). */
static void a_cascade_settles_at_the_solution_of_the_input_output_model(void **state)
{
    (void)state;
    const double interdependence[4] = {0.0, 0.4, 0.3, 0.0}, direct[2] = {0.1, 0.2};
    double work[4], loss[2];
    assert_true(inoperability(interdependence, direct, 2, work, loss));
    assert_close(loss[0], 0.204545, 5e-7);
    assert_close(loss[1], 0.261364, 5e-7);
}

/* Haimes and Jiang 2001, their two sectors: c = (0, .6) gives q = (.571, .714), as quoted in the tests of the program
 * iim by S. R. Sellevag. The links .8 and .2 are worked out from these two. */
static void columns_of_the_inverse_are_what_each_brings_about(void **state)
{
    (void)state;
    const double links[4] = {0.0, 0.8, 0.2, 0.0}, second[2] = {0.0, 0.6};
    double work[6], loss[2], inverse[4];
    assert_true(cascade_inverse(links, 2, work, inverse));
    assert_close(0.6 * inverse[1], 0.571, 5e-4);
    assert_close(0.6 * inverse[3], 0.714, 5e-4);
    assert_true(inoperability(links, second, 2, work, loss));
    assert_close(0.6 * inverse[1], loss[0], 1e-15);
    assert_close(0.6 * inverse[3], loss[1], 1e-15);
    const double endless[4] = {0.0, 1.0, 1.0, 0.0};
    assert_false(cascade_inverse(endless, 2, work, inverse));
}

static void the_solution_is_what_repeated_knock_on_adds_up_to(void **state)
{
    (void)state;
    enum { COUNT = 5 };
    double a[COUNT * COUNT], work[COUNT * COUNT], direct[COUNT], loss[COUNT], sum[COUNT] = {0};
    for (int i = 0; i < COUNT; i++) {
        direct[i] = 0.01 * (i + 1);
        for (int j = 0; j < COUNT; j++)
            a[i * COUNT + j] = i == j ? 0.0 : 0.04 * ((3 * i + 5 * j) % 4);
    }
    assert_true(inoperability(a, direct, COUNT, work, loss));
    for (int round = 0; round < 400; round++) {
        double next[COUNT];
        for (int i = 0; i < COUNT; i++) {
            next[i] = direct[i];
            for (int j = 0; j < COUNT; j++)
                next[i] += a[i * COUNT + j] * sum[j];
        }
        for (int i = 0; i < COUNT; i++)
            sum[i] = next[i];
    }
    for (int i = 0; i < COUNT; i++)
        assert_close(loss[i], sum[i], 1e-12);
}

static void a_cascade_without_end_is_refused_exactly_at_spectral_radius_one(void **state)
{
    (void)state;
    const double direct[2] = {0.1, 0.1};
    double work[8], loss[2];
    for (int i = 1; i < 40; i++) {
        const double link = 0.05 * i, a[4] = {0.0, link, 0.5, 0.0}; /* radius sqrt(link / 2) */
        const double radius = spectral_radius(a, 2, work);
        assert_close(radius, sqrt(0.5 * link), 1e-10);
        assert_int_equal(inoperability(a, direct, 2, work, loss), radius < 1.0);
    }
    const double itself[1] = {1.0};
    assert_false(inoperability(itself, direct, 1, work, loss));
}

static void losses_are_at_most_everything(void **state)
{
    (void)state;
    const double a[4] = {0.0, 0.9, 0.9, 0.0}, direct[2] = {0.5, 0.5};
    double work[4], loss[2];
    assert_true(inoperability(a, direct, 2, work, loss));
    assert_close(loss[0], 1.0, 0.0);
}

static void the_spectral_radius_of_a_chain_without_return_is_nothing(void **state)
{
    (void)state;
    const double chain[9] = {0.0, 0.5, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0}, none[4] = {0};
    double work[18];
    assert_close(spectral_radius(chain, 3, work), 0.0, 0.0);
    assert_close(spectral_radius(none, 2, work), 0.0, 0.0);
}

/* [[.5, .2, 0], [.1, .4, .3], [.2, 0, .3]]: the root of det(A - x), by bisection. */
static void the_spectral_radius_solves_the_characteristic_equation(void **state)
{
    (void)state;
    const double a[9] = {0.5, 0.2, 0.0, 0.1, 0.4, 0.3, 0.2, 0.0, 0.3};
    double work[18], low = 0.6, high = 1.0;
    for (int i = 0; i < 60; i++) {
        const double x = 0.5 * (low + high);
        if ((0.5 - x) * (0.4 - x) * (0.3 - x) - 0.2 * (0.1 * (0.3 - x) - 0.3 * 0.2) > 0.0)
            low = x;
        else
            high = x;
    }
    assert_close(spectral_radius(a, 3, work), low, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(active_intrusions_are_poisson_whatever_the_dwell),
        cmocka_unit_test(availability_is_the_share_of_time_up),
        cmocka_unit_test(a_system_that_was_up_settles_at_its_availability),
        cmocka_unit_test(two_of_three_are_up_unless_two_are_down),
        cmocka_unit_test(infection_settles_at_the_endemic_level),
        cmocka_unit_test(infection_follows_its_differential_equation),
        cmocka_unit_test(a_cascade_settles_at_the_solution_of_the_input_output_model),
        cmocka_unit_test(columns_of_the_inverse_are_what_each_brings_about),
        cmocka_unit_test(the_solution_is_what_repeated_knock_on_adds_up_to),
        cmocka_unit_test(a_cascade_without_end_is_refused_exactly_at_spectral_radius_one),
        cmocka_unit_test(losses_are_at_most_everything),
        cmocka_unit_test(the_spectral_radius_solves_the_characteristic_equation),
        cmocka_unit_test(the_spectral_radius_of_a_chain_without_return_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
