/* The crisis ladder in the world, at the fit's own numbers and with nobody's influence: peak shares and durations of
 * the ICB fit. Source: reference program of the design, 4 million runs (ICB version 14, crises outside ongoing wars, n
 * = 398): peak shares .299 .352 .269 .080; median days by peak 57, 54, 88, 177; mean 186. */
#include "korea.h"
#include "ladder_fit.h"

static const char *const fit[] = {LADDER_FIT, NULL};

enum { RUNS = 24000, HORIZON = 1400 };

struct seen {
    uint32_t peak_outcome, days_outcome;
    uint32_t peaks[5];
    double *days[5];
    uint32_t count;
};

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct seen *seen = self;
    const int peak = (int)result.outcome[seen->peak_outcome];
    seen->days[peak][seen->peaks[peak]++] = result.outcome[seen->days_outcome];
    seen->count++;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void peaks_and_durations_are_those_of_the_fit(void **state)
{
    (void)state;
    static const double share[] = {0, .299, .352, .269, .080}, median[] = {0, 57, 54, 88, 177};
    struct lab lab = lab_open(fit, NULL, HORIZON, 1);
    struct seen seen = {.peak_outcome = lab_outcome(&lab, "crisis.peak"),
                        .days_outcome = lab_outcome(&lab, "crisis.duration")};
    for (int k = 1; k <= 4; k++)
        seen.days[k] = malloc(RUNS * sizeof(double));
    /* ICB's starts: 239 without violence, 159 with. */
    lab_run(&lab, "none", 0, 1, RUNS * 239 / 398, see, &seen);
    lab_run(&lab, "none", 1, 1, RUNS - RUNS * 239 / 398, see, &seen);
    for (int k = 1; k <= 4; k++) {
        const double got = (double)seen.peaks[k] / seen.count, error = sqrt(share[k] * (1 - share[k]) / seen.count);
        qsort(seen.days[k], seen.peaks[k], sizeof(double), by_value);
        const double days = seen.days[k][seen.peaks[k] / 2];
        printf("peak V%d: %.3f (%.3f), median %.0f d (%.0f)\n", k, got, share[k], days, median[k]);
        assert_close(got, share[k], 3.5 * error + 0.0005);
        assert_close(days, median[k], 0.08 * median[k]);
        free(seen.days[k]);
    }
    lab_close(&lab);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(peaks_and_durations_are_those_of_the_fit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
