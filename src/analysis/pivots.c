#include "analysis/pivots.h"

#include "analysis/fields.h"
#include "analysis/summary.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct pivot_source {
    struct study *study;
    const struct scenario *scenario;
    uint32_t option, stratum;
    size_t trials;
    double *scratch; /* [trials] */
    struct arena *arena;
    struct problems *problems;
};

/* Column of "alliance.WHAT.MEMBER", or NULL. */
static const double *column_of(const struct pivot_source *source, const char *what, uint32_t member)
{
    const char *id =
        arena_format(source->arena, "alliance.%s.%s", what, scenario_id(source->scenario, "members", member));
    const uint32_t outcome = study_outcome_find(source->study, id);
    return outcome == NO_INDEX
               ? NULL
               : study_column(source->study, source->option, source->stratum, outcome, source->problems);
}

/* Share of the trials that did not fail in which least <= value < most. */
static double share_within(const double *column, size_t trials, double least, double most)
{
    size_t known = 0, holds = 0;
    for (size_t k = 0; column && k < trials; k++) {
        known += isnan(column[k]) ? 0 : 1;
        holds += column[k] >= least && column[k] < most ? 1 : 0;
    }
    return known > 0 ? (double)holds / (double)known : (double)NAN;
}

static void read_leaving(const struct pivot_source *source, uint32_t member, struct pivot *pivot)
{
    const double *column = column_of(source, "leaves_at", member);
    const uint32_t trials = column ? (uint32_t)source->trials : 0;
    if (column)
        memcpy(source->scratch, column, trials * sizeof *column);
    pivot->leaves_low = quantile_of(source->scratch, trials, 0.05);
    pivot->leaves_middle = quantile_of(source->scratch, trials, 0.5);
    pivot->leaves_high = quantile_of(source->scratch, trials, 0.95);
}

static const struct pivot_flip not_sought = {(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN};

static struct pivot pivot_of(const struct pivot_source *source, uint32_t member, const struct pivot_flips *flips)
{
    const double *stance = column_of(source, "stance", member);
    const uint32_t slot = named_slot(source->scenario, "members", member, "support", 0);
    struct pivot pivot = {.member = member, .flip = flips ? flips->list[member] : not_sought};
    pivot.pivotal = share_within(column_of(source, "pivotal", member), source->trials, 0.5, (double)INFINITY);
    read_leaving(source, member, &pivot);
    for (int k = 0; k < PIVOT_STANCES; k++)
        pivot.stance[k] = share_within(stance, source->trials, k, k + 1);
    pivot.support_low = pivot.support_high = (double)NAN;
    if (slot != NO_SLOT) {
        const struct distribution *support = &scenario_slot_at(source->scenario, slot)->distribution;
        pivot.support_low = fmax(distribution_least(support), 0.0);
        pivot.support_high = fmin(distribution_most(support), 100.0);
    }
    return pivot;
}

/* A share that is not known stands last. */
static int by_share(double a, double b)
{
    if (isnan(a) || isnan(b))
        return isnan(a) - isnan(b);
    return (a < b) - (a > b);
}

/* Members are numbered in order of id. */
static int by_weight(const void *left, const void *right)
{
    const struct pivot *a = left, *b = right;
    int order = by_share(a->pivotal, b->pivotal);
    if (order == 0)
        order = by_share(1.0 - a->stance[0], 1.0 - b->stance[0]);
    return order != 0 ? order : (a->member > b->member) - (a->member < b->member);
}

static double member_middle(const struct scenario *scenario, uint32_t member, const char *field)
{
    const uint32_t slot = named_slot(scenario, "members", member, field, 0);
    return slot == NO_SLOT ? (double)NAN : slot_value(scenario_slot_at(scenario, slot), 0.5);
}

/* Members whose distance is not told are left out, and so is the leader, whose war it is. */
static void read_distances(struct pivots *pivots, const struct scenario *scenario)
{
    double *column = arena_take(&pivots->arena, 4 * (size_t)pivots->count + 1, sizeof *column);
    double *distance = column, *alignment = column + pivots->count, *support = alignment + pivots->count,
           *yes = support + pivots->count;
    const uint32_t leader = named_ref(scenario, "alliance", 0, "leader");
    uint32_t known = 0;
    for (uint32_t k = 0; k < pivots->count; k++) {
        const uint32_t member = pivots->list[k].member;
        const double km = member_middle(scenario, member, "distance");
        if (isnan(km) || member == leader || isnan(pivots->list[k].stance[0]))
            continue;
        distance[known] = km / 1e3;
        const double aligned = member_middle(scenario, member, "alignment");
        alignment[known] = isnan(aligned) ? 0.0 : aligned;
        support[known] = member_middle(scenario, member, "support");
        yes[known++] = pivots->list[k].stance[0];
    }
    pivots->support_by_distance = regression_slope(distance, alignment, support, known);
    pivots->yes_by_distance = regression_slope(distance, alignment, yes, known);
}

void pivots_load(struct study *study, const struct scenario *scenario, uint32_t option, uint32_t stratum,
                 const struct pivot_flips *flips, struct pivots *pivots, struct problems *problems)
{
    const size_t trials = (size_t)study_futures(study) * study_replicates(study);
    const uint32_t agreed = study_outcome_find(study, "alliance.all_agreed");
    *pivots = (struct pivots){.trials = trials, .agreed = (double)NAN, .flip_trials = flips ? flips->trials : 0};
    arena_init(&pivots->arena);
    if (agreed == NO_INDEX)
        return;
    const struct pivot_source source = {.study = study,
                                        .scenario = scenario,
                                        .option = option,
                                        .stratum = stratum,
                                        .trials = trials,
                                        .scratch = arena_take(&pivots->arena, trials + 1, sizeof(double)),
                                        .arena = &pivots->arena,
                                        .problems = problems};
    pivots->count = named_entities(scenario, "members");
    pivots->list = arena_take(&pivots->arena, pivots->count + 1, sizeof *pivots->list);
    for (uint32_t member = 0; member < pivots->count; member++)
        pivots->list[member] = pivot_of(&source, member, flips);
    read_distances(pivots, scenario);
    qsort(pivots->list, pivots->count, sizeof *pivots->list, by_weight);
    pivots->agreed =
        share_within(study_column(study, option, stratum, agreed, problems), trials, 0.0, (double)INFINITY);
}

void pivots_release(struct pivots *pivots)
{
    arena_release(&pivots->arena);
}

bool pivot_decides(const struct pivot *pivot)
{
    return pivot->flip.value >= pivot->support_low && pivot->flip.value <= pivot->support_high;
}
