/* From trials to one number per future, with the variance that a finite number of replicates puts into it. */
#include "analysis/summary.h"

#include "base/arena.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

bool comparison_holds(double value, enum comparison comparison, double level)
{
    switch (comparison) {
    case COMPARE_LESS:
        return value < level;
    case COMPARE_LESS_EQUAL:
        return value <= level;
    case COMPARE_MORE:
        return value > level;
    case COMPARE_MORE_EQUAL:
        return value >= level;
    case COMPARE_EQUAL:
        return value == level;
    case COMPARE_UNEQUAL:
        return value != level;
    }
    return false;
}

/* What one trial says: NAN if nothing (it failed, or the day it asks for never came). */
static double reading(const struct measure *measure, double outcome)
{
    if (isnan(outcome))
        return (double)NAN;
    if (measure->kind == MEASURE_MEAN)
        return isinf(outcome) ? (double)NAN : outcome;
    return !isinf(outcome) && comparison_holds(outcome, measure->comparison, measure->level) ? 1 : 0;
}

/* Two sums of the same terms in another order differ in their last bits: no difference. */
static double difference(double a, double b)
{
    const double d = a - b;

    return fabs(d) <= 1e-12 * (fabs(a) + fabs(b)) ? 0 : d;
}

/* When all futures share their replicates' chance, what a replicate does to every future alike is no noise between
 * them. */
static void take_out_replicates(double *x, uint32_t futures, uint32_t replicates)
{
    for (uint32_t r = 0; r < replicates; r++) {
        double sum = 0;
        uint32_t known = 0;
        for (uint32_t f = 0; f < futures; f++)
            if (!isnan(x[f * (size_t)replicates + r])) {
                sum += x[f * (size_t)replicates + r];
                known++;
            }
        for (uint32_t f = 0; f < futures; f++)
            x[f * (size_t)replicates + r] -= sum / known;
    }
}

static double mean_of(const double *x, uint32_t count, double *variance_of_mean)
{
    double sum = 0, squares = 0;
    uint32_t known = 0;

    for (uint32_t k = 0; k < count; k++)
        if (!isnan(x[k])) {
            sum += x[k];
            known++;
        }
    *variance_of_mean = 0;
    if (known == 0)
        return (double)NAN;
    const double mean = sum / known;
    if (known > 1) {
        for (uint32_t k = 0; k < count; k++)
            if (!isnan(x[k]))
                squares += (x[k] - mean) * (x[k] - mean);
        *variance_of_mean = squares / (known - 1) / known;
    }
    return mean;
}

/* `b` NULL: of `a` alone. */
static void summarise(struct study *study, const struct measure *measure, const double *a, const double *b,
                      double *value, double *noise)
{
    const uint32_t futures = study_futures(study), replicates = study_replicates(study);
    const size_t trials = (size_t)futures * replicates;
    struct arena arena;
    double ignored;

    arena_init(&arena);
    double *x = arena_take(&arena, trials, sizeof *x);
    for (size_t k = 0; k < trials; k++) {
        x[k] = b == NULL ? reading(measure, a[k]) : difference(reading(measure, a[k]), reading(measure, b[k]));
    }
    for (uint32_t f = 0; f < futures; f++)
        value[f] = mean_of(x + f * (size_t)replicates, replicates, noise == NULL ? &ignored : &noise[f]);
    if (noise != NULL && text_equal(study_settings_of(study)->noise, "common")) {
        take_out_replicates(x, futures, replicates);
        for (uint32_t f = 0; f < futures; f++)
            mean_of(x + f * (size_t)replicates, replicates, &noise[f]);
    }
    arena_release(&arena);
}

static void no_values(const struct study *study, double *value, double *noise)
{
    for (uint32_t f = 0; f < study_futures(study); f++) {
        value[f] = (double)NAN;
        if (noise != NULL)
            noise[f] = 0;
    }
}

void measure_values(struct study *study, const struct measure *measure, uint32_t option, uint32_t stratum,
                    double *value, double *noise, struct problems *problems)
{
    const double *column = study_column(study, option, stratum, measure->outcome, problems);

    if (column == NULL)
        no_values(study, value, noise);
    else
        summarise(study, measure, column, NULL, value, noise);
}

void measure_differences(struct study *study, const struct measure *measure, uint32_t option, uint32_t other,
                         uint32_t stratum, double *value, double *noise, struct problems *problems)
{
    const double *a = study_column(study, option, stratum, measure->outcome, problems);
    const double *b = study_column(study, other, stratum, measure->outcome, problems);

    if (a == NULL || b == NULL)
        no_values(study, value, noise);
    else
        summarise(study, measure, a, b, value, noise);
}

double measure_never(struct study *study, const struct measure *measure, uint32_t option, uint32_t stratum,
                     struct problems *problems)
{
    const double *column = study_column(study, option, stratum, measure->outcome, problems);
    const size_t trials = (size_t)study_futures(study) * study_replicates(study);
    size_t known = 0, never = 0;

    for (size_t k = 0; column != NULL && k < trials; k++) {
        known += isnan(column[k]) ? 0 : 1;
        never += isinf(column[k]) ? 1 : 0;
    }
    return known == 0 ? (double)NAN : (double)never / (double)known;
}

/* The threshold of one measure over futures: clears met[future] where it fails. */
static void meet(struct study *study, const struct measure *measure, uint32_t option, uint32_t none, uint32_t stratum,
                 bool *met, struct arena *arena, struct problems *problems)
{
    const uint32_t futures = study_futures(study);
    double *value = arena_take(arena, futures, sizeof *value), *noise = arena_take(arena, futures, sizeof *noise);

    if (measure->relative_to_none)
        measure_differences(study, measure, option, none, stratum, value, noise, problems);
    else
        measure_values(study, measure, option, stratum, value, noise, problems);
    shrink(value, noise, futures);
    for (uint32_t f = 0; f < futures; f++)
        if (isnan(value[f]) || !comparison_holds(value[f], measure->threshold_comparison, measure->threshold))
            met[f] = false;
}

void acceptable_futures(struct study *study, const struct measures *measures, uint32_t option, uint32_t none,
                        uint32_t stratum, const char *axis, bool *met, struct problems *problems)
{
    struct arena arena;

    for (uint32_t f = 0; f < study_futures(study); f++)
        met[f] = true;
    arena_init(&arena);
    for (uint32_t m = 0; m < measures->count; m++) {
        const struct measure *measure = &measures->list[m];
        if (!measure->has_threshold || (axis != NULL && !text_equal(axis, measure->axis)))
            continue;
        if (measure->relative_to_none && none == NO_INDEX)
            continue;
        meet(study, measure, option, none, stratum, met, &arena, problems);
    }
    arena_release(&arena);
}

uint32_t acceptable_count(struct study *study, const struct measures *measures, uint32_t option, uint32_t none,
                          uint32_t stratum, const char *axis, struct problems *problems)
{
    struct arena arena;
    uint32_t count = 0;

    arena_init(&arena);
    bool *met = arena_take(&arena, study_futures(study), sizeof *met);
    acceptable_futures(study, measures, option, none, stratum, axis, met, problems);
    for (uint32_t f = 0; f < study_futures(study); f++)
        count += met[f] ? 1 : 0;
    arena_release(&arena);
    return count;
}
