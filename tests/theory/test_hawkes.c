#include "check.h"

#include "base/random.h"
#include "theory/hawkes.h"
#include <stdlib.h>

/* mu = .5, a = .8, b = 1.6: branching .5, rate 1.0, Fano factor 4. */
static const struct hawkes example = {.background_per_day = 0.5, .jump_per_day = 0.8, .decay_per_day = 1.6};

static void the_example_has_its_closed_form_moments(void **state)
{
    (void)state;
    assert_close(hawkes_branching(&example), 0.5, 1e-15);
    assert_close(hawkes_rate(&example), 1.0, 1e-15);
    assert_close(hawkes_fano(&example), 4.0, 1e-15);
}

static void an_explosive_process_has_no_rate(void **state)
{
    (void)state;
    const struct hawkes explosive = {.background_per_day = 0.5, .jump_per_day = 2.0, .decay_per_day = 1.6};
    assert_true(isinf(hawkes_rate(&explosive)));
    assert_true(isinf(hawkes_fano(&explosive)));
}

static void the_compensator_is_the_integral_of_the_intensity(void **state)
{
    (void)state;
    double area = 0.0;
    const int steps = 20000;
    for (int i = 0; i < steps; i++)
        area += (0.5 + hawkes_excitation(&example, 2.4, 3.0 * (i + 0.5) / steps)) * 3.0 / steps;
    assert_close(hawkes_compensator(&example, 2.4, 3.0), area, 1e-8);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum { WINDOWS = 1500 };
static const double window_days = 200.0;

/* Ogata's thinning, from the intensity alone. Returns the number of events; each one's compensator since the last is
 * kept in `gaps`, counts per window in `counts`. */
static uint32_t thin(double *gaps, uint32_t most, double *counts)
{
    double now = 0.0, excitation = 0.0, gap = 0.0;
    uint32_t events = 0;
    for (uint32_t n = 0; events < most; n++) {
        const struct random_words words = random_at((struct random_address){.seed = 3, .occurrence = n});
        const double ceiling = 0.5 + excitation, wait = -log(random_first(words)) / ceiling;
        gap += hawkes_compensator(&example, excitation, wait);
        excitation = hawkes_excitation(&example, excitation, wait);
        now += wait;
        if (now >= WINDOWS * window_days)
            return events;
        if (random_second(words) * ceiling > 0.5 + excitation)
            continue;
        gaps[events++] = gap;
        gap = 0.0;
        excitation += example.jump_per_day;
        counts[(int)(now / window_days)] += 1.0;
    }
    return events;
}

static void a_thinned_process_has_the_rate_the_spread_and_the_rescaled_gaps(void **state)
{
    (void)state;
    enum { MOST = 400000 };
    static double gaps[MOST], counts[WINDOWS];
    const uint32_t events = thin(gaps, MOST, counts);
    assert_true(events < MOST);
    double mean = 0.0, variance = 0.0, distance = 0.0;
    for (int i = 0; i < WINDOWS; i++)
        mean += counts[i] / WINDOWS;
    for (int i = 0; i < WINDOWS; i++)
        variance += (counts[i] - mean) * (counts[i] - mean) / (WINDOWS - 1);
    assert_close(mean / window_days, 1.0, 3.0 * sqrt(4.0 / (WINDOWS * window_days)));
    assert_close(variance / mean, 4.0, 3.0 * 4.0 * sqrt(2.0 / WINDOWS));
    qsort(gaps, events, sizeof gaps[0], ascending);
    for (uint32_t i = 0; i < events; i++) {
        const double off = fabs(-expm1(-gaps[i]) - (i + 0.5) / events);
        distance = off > distance ? off : distance;
    }
    assert_true(distance * sqrt(events) < 1.63); /* Kolmogorov-Smirnov against Exp(1), 1% */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_has_its_closed_form_moments),
        cmocka_unit_test(an_explosive_process_has_no_rate),
        cmocka_unit_test(the_compensator_is_the_integral_of_the_intensity),
        cmocka_unit_test(a_thinned_process_has_the_rate_the_spread_and_the_rescaled_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
