/* The trial to tell when nobody names one: not a likely one (none is), but one that no measure calls unusual. */
#include "api/api_internal.h"

#include "analysis/summary.h"
#include "base/failure.h"
#include <math.h>
#include <stdlib.h>

struct placed {
    double value;
    size_t trial;
};

static int by_value(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return a->trial < b->trial ? -1 : a->trial > b->trial;
}

/* Adds to each trial how far its rank is from the middle one: in [0, 1/2], ties at their mean rank. */
static void add_ranks(const double *value, size_t count, struct placed *placed, double *distance)
{
    for (size_t k = 0; k < count; k++)
        placed[k] = (struct placed){isnan(value[k]) ? (double)INFINITY : value[k], k};
    qsort(placed, count, sizeof *placed, by_value);
    for (size_t first = 0, last; first < count; first = last) {
        for (last = first + 1; last < count && placed[last].value == placed[first].value; last++)
            ;
        const double rank = 0.5 * (double)(first + last) / (double)count;
        for (size_t k = first; k < last; k++)
            distance[placed[k].trial] += fabs(rank - 0.5);
    }
}

void middle_trial(struct study *study, const struct scenario *scenario, uint32_t option, uint32_t stratum,
                  uint32_t *future, uint32_t *replicate, struct problems *problems)
{
    struct measures measures;
    const size_t count = (size_t)study_futures(study) * study_replicates(study);
    *future = *replicate = 0;
    if (count == 0 || !measures_load(scenario, study, &measures, problems))
        return;
    struct placed *placed = malloc(count * sizeof *placed);
    double *distance = calloc(count, sizeof *distance);
    if (!placed || !distance)
        failure("out of memory", __FILE__, __LINE__);
    for (uint32_t k = 0; k < measures.count; k++) {
        const double *value = study_column(study, option, stratum, measures.list[k].outcome, problems);
        if (value)
            add_ranks(value, count, placed, distance);
    }
    size_t nearest = 0;
    for (size_t k = 1; k < count; k++)
        if (distance[k] < distance[nearest])
            nearest = k;
    *future = (uint32_t)(nearest / study_replicates(study));
    *replicate = (uint32_t)(nearest % study_replicates(study));
    free(placed);
    free(distance);
    measures_release(&measures);
}
