#include "analysis/drivers.h"

#include "base/maths.h"
#include "base/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ranked {
    double value;
    uint32_t place;
};

static int by_value_then_place(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

void ranks_of(const double *value, uint32_t count, double *rank)
{
    struct arena arena;
    uint32_t known = 0;

    arena_init(&arena);
    struct ranked *order = arena_take(&arena, count, sizeof *order);
    for (uint32_t k = 0; k < count; k++) {
        rank[k] = (double)NAN;
        if (!isnan(value[k]))
            order[known++] = (struct ranked){value[k], k};
    }
    qsort(order, known, sizeof *order, by_value_then_place);
    for (uint32_t first = 0, last; first < known; first = last) {
        for (last = first + 1; last < known && order[last].value == order[first].value; last++)
            ;
        for (uint32_t k = first; k < last; k++)
            rank[order[k].place] = 0.5 * (first + 1 + last);
    }
    arena_release(&arena);
}

/* Pearson's correlation of ranks. Their mean is (count + 1) / 2 exactly, so that ranks all tied have no spread at all.
 */
static double rank_correlation(const double *a, const double *b, uint32_t count)
{
    const double mean = 0.5 * (count + 1.0);
    double aa = 0, bb = 0, ab = 0;

    for (uint32_t k = 0; k < count; k++) {
        aa += (a[k] - mean) * (a[k] - mean);
        bb += (b[k] - mean) * (b[k] - mean);
        ab += (a[k] - mean) * (b[k] - mean);
    }
    return count < 3 || aa <= 0 || bb <= 0 ? (double)NAN : ab / sqrt(aa * bb);
}

/* Ranks of both over the places where both are known; returns their count. */
static uint32_t rank_pairs(const double *a, const double *b, uint32_t count, double *rank_a, double *rank_b,
                           struct arena *arena)
{
    double *known_a = arena_take(arena, count, sizeof *known_a), *known_b = arena_take(arena, count, sizeof *known_b);
    uint32_t known = 0;

    for (uint32_t k = 0; k < count; k++)
        if (!isnan(a[k]) && !isnan(b[k])) {
            known_a[known] = a[k];
            known_b[known++] = b[k];
        }
    ranks_of(known_a, known, rank_a);
    ranks_of(known_b, known, rank_b);
    return known;
}

double spearman(const double *a, const double *b, uint32_t count)
{
    struct arena arena;

    arena_init(&arena);
    double *rank_a = arena_take(&arena, count, sizeof *rank_a), *rank_b = arena_take(&arena, count, sizeof *rank_b);
    const uint32_t known = rank_pairs(a, b, count, rank_a, rank_b, &arena);
    const double rho = rank_correlation(rank_a, rank_b, known);
    arena_release(&arena);
    return rho;
}

double noise_floor(uint32_t count, uint32_t inputs)
{
    if (count < 3 || inputs == 0)
        return 1;
    /* P(one stays under)^inputs = 0.95, and a chi-square with one degree of freedom is a squared normal. */
    const double under = det_exp(det_log(0.95) / inputs);
    const double z = normal_quantile(0.5 * (1 + under));
    const double floor_squared = z * z / (count - 1);
    return floor_squared < 1 ? floor_squared : 1;
}

static int by_strength(const void *a, const void *b)
{
    const struct driver *x = a, *y = b;
    const double p = x->rho * x->rho, q = y->rho * y->rho;

    if (p != q)
        return p > q ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

static bool is_constant(const struct slot *slot)
{
    return slot->is_switch ? slot->choice_count < 2 : slot->distribution.kind == DISTRIBUTION_CONSTANT;
}

/* Whether no input listed already moves along the same coordinate. */
static bool is_first_of_coordinate(const struct scenario *scenario, uint32_t slot, const struct drivers *listed)
{
    const struct slot *row = scenario_slot_at(scenario, slot);

    if (row->together != NO_INDEX)
        return true;
    for (uint32_t k = 0; k < listed->count; k++) {
        const struct slot *other = scenario_slot_at(scenario, listed->list[k].slot);
        if (other->together == NO_INDEX && text_equal(other->coordinate, row->coordinate))
            return false;
    }
    return true;
}

struct drivers drivers_of(struct study *study, const struct scenario *scenario, const double *value, uint32_t most,
                          struct arena *arena, struct problems *problems)
{
    const uint32_t futures = study_futures(study), slots = scenario_slot_count(scenario);
    struct drivers drivers = {.list = arena_take(arena, slots + 1, sizeof(struct driver))};

    for (uint32_t slot = 0; slot < slots; slot++) {
        const struct slot *row = scenario_slot_at(scenario, slot);
        if (is_constant(row) || !is_first_of_coordinate(scenario, slot, &drivers))
            continue;
        const double *input = study_input(study, row->path, problems);
        if (input == NULL)
            continue;
        const double rho = spearman(input, value, futures);
        if (isnan(rho))
            continue;
        drivers.list[drivers.count++] = (struct driver){slot, rho};
    }
    drivers.inputs = drivers.count;
    uint32_t known = 0;
    for (uint32_t f = 0; f < futures; f++)
        known += isnan(value[f]) ? 0 : 1;
    drivers.floor = noise_floor(known, drivers.inputs);
    qsort(drivers.list, drivers.count, sizeof *drivers.list, by_strength);
    if (drivers.count > most)
        drivers.count = most;
    return drivers;
}

void driver_thirds(const double *input, const double *value, uint32_t count, double *low, double *high,
                   struct arena *arena)
{
    double *sorted = arena_take(arena, count, sizeof *sorted);
    double sum[2] = {0, 0};
    uint32_t known[2] = {0, 0};

    for (uint32_t side = 0; side < 2; side++) {
        memcpy(sorted, input, count * sizeof *sorted);
        const double cut = quantile_of(sorted, count, side == 0 ? 1.0 / 3 : 2.0 / 3);
        for (uint32_t k = 0; k < count; k++)
            if (!isnan(input[k]) && !isnan(value[k]) && (side == 0 ? input[k] <= cut : input[k] >= cut)) {
                sum[side] += value[k];
                known[side]++;
            }
    }
    *low = known[0] == 0 ? (double)NAN : sum[0] / known[0];
    *high = known[1] == 0 ? (double)NAN : sum[1] / known[1];
}
