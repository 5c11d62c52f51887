#include "analysis/crisis_scores.h"

#include "base/failure.h"
#include "theory/scores.h"
#include <math.h>

const struct crisis_published crisis_published[] = {
    {"the 27 crises, leave-one-out over ICB", "ICB by trigger", {0.1995, 0.0379, 0.4337}},
    {"the 27 crises, leave-one-out over ICB", "continuation-ratio logit", {0.1925, 0.0528, 0.4389}},
    {"92 crises since 1990, by those before", "ICB, all alike", {0.2303, 0.1079, 0.5342}},
    {"92 crises since 1990, by those before", "ICB by trigger", {0.2133, 0.1096, 0.4591}},
    {"92 crises since 1990, by those before", "continuation-ratio logit", {0.2120, 0.1001, 0.4566}},
};
const uint32_t crisis_published_count = sizeof crisis_published / sizeof crisis_published[0];

static const struct {
    const char *id, *title;
} names[CRISIS_FORECASTERS] = {
    [CRISIS_LADDER] = {"ladder", "The ladder"},
    [CRISIS_LADDER_KNOWN] = {"ladder_known", "Ladder, with covariates"},
    [CRISIS_ICB] = {"icb", "ICB, all alike"},
    [CRISIS_ICB_TRIGGER] = {"icb_by_trigger", "ICB by trigger"},
    [CRISIS_ICB_KNOWN] = {"icb_by_trigger_known", "ICB by trigger, in sample"},
    [CRISIS_OTHERS] = {"others", "Other cases, all alike"},
    [CRISIS_OTHERS_TRIGGER] = {"others_by_trigger", "Other cases, by trigger"},
};

static bool is_scored(const struct crisis_case *one)
{
    return one->apart[0] == '\0';
}

static bool is_compared(const struct crisis_power *power)
{
    return power->is_reactor && !power->is_party && power->has_record;
}

/* ---- base rates ---- */

static double *take_numbers(struct arena *arena, uint32_t count)
{
    return arena_take(arena, count + 1, sizeof(double));
}

/* The counts of ICB; less the case, unless it is known, where it is one of them. */
static struct crisis_forecast icb_forecast(const struct crisis_case *one, enum icb_trigger trigger, bool is_known,
                                           struct arena *arena)
{
    struct crisis_forecast forecast = {.over = icb_over_within(trigger, CRISIS_DAYS)};
    double *military = take_numbers(arena, one->power_count), *force = take_numbers(arena, one->power_count);

    icb_peak_shares(trigger, is_scored(one) && !is_known ? one->peak : 0, one->trigger, forecast.peak);
    for (uint32_t k = 0; k < one->power_count; k++) {
        military[k] = icb_involved_at_least(forecast.peak, ICB_COVERT);
        force[k] = icb_involved_at_least(forecast.peak, ICB_MILITARY);
    }
    forecast.military = military;
    forecast.force = force;
    return forecast;
}

/* What happened in the cases that are scored, but one. */
struct others {
    double peaks[ICB_LEVELS], over, dated, military, force, powers, cases;
};

static void add_other(struct others *others, const struct crisis_case *other)
{
    others->cases += 1.0;
    others->peaks[other->peak - 1] += 1.0;
    if (other->has_days) {
        others->dated += 1.0;
        others->over += other->days <= CRISIS_DAYS ? 1.0 : 0.0;
    }
    for (uint32_t k = 0; k < other->power_count; k++) {
        if (!is_compared(&other->powers[k]))
            continue;
        others->powers += 1.0;
        others->military += other->powers[k].did >= ICB_COVERT ? 1.0 : 0.0;
        others->force += other->powers[k].did >= ICB_MILITARY ? 1.0 : 0.0;
    }
}

static struct others others_of(const struct crisis_case *cases, uint32_t count, uint32_t but, bool by_trigger)
{
    struct others others = {0};

    for (uint32_t c = 0; c < count; c++)
        if (c != but && is_scored(&cases[c]) && (!by_trigger || cases[c].trigger == cases[but].trigger))
            add_other(&others, &cases[c]);
    return others;
}

static struct crisis_forecast others_forecast(const struct crisis_case *cases, uint32_t count, uint32_t c,
                                              bool by_trigger, struct arena *arena)
{
    struct others others = others_of(cases, count, c, by_trigger);
    if (others.cases == 0.0)
        others = others_of(cases, count, c, false);
    const uint32_t powers = cases[c].power_count;
    struct crisis_forecast forecast = {.over = others.over / others.dated};
    double *military = take_numbers(arena, powers), *force = take_numbers(arena, powers);

    for (uint32_t level = 0; level < ICB_LEVELS; level++)
        forecast.peak[level] = others.peaks[level] / others.cases;
    for (uint32_t k = 0; k < powers; k++) {
        military[k] = others.military / others.powers;
        force[k] = others.force / others.powers;
    }
    forecast.military = military;
    forecast.force = force;
    return forecast;
}

static struct crisis_forecast forecast_by(enum crisis_forecaster forecaster, const struct crisis_case *cases,
                                          uint32_t count, uint32_t c, struct arena *arena)
{
    switch (forecaster) {
    case CRISIS_ICB:
        return icb_forecast(&cases[c], ICB_ANY_TRIGGER, false, arena);
    case CRISIS_ICB_TRIGGER:
        return icb_forecast(&cases[c], cases[c].trigger, false, arena);
    case CRISIS_ICB_KNOWN:
        return icb_forecast(&cases[c], cases[c].trigger, true, arena);
    default:
        return others_forecast(cases, count, c, forecaster == CRISIS_OTHERS_TRIGGER, arena);
    }
}

/* ---- scores ---- */

static void add_brier(struct crisis_sum *sum, double chance, bool happened)
{
    if (isnan(chance))
        return;
    sum->sum += score_brier(&chance, &happened, 1);
    sum->count++;
}

static double chance_of_serious(const struct crisis_forecast *forecast)
{
    return forecast->peak[2] + forecast->peak[3];
}

static void score_case(const struct crisis_case *one, const struct crisis_forecast *forecast,
                       struct crisis_sum sums[CRISIS_SCORES])
{
    if (!is_scored(one))
        return;
    add_brier(&sums[CRISIS_SERIOUS], chance_of_serious(forecast), one->peak >= 3);
    add_brier(&sums[CRISIS_WAR], forecast->peak[3], one->peak >= 4);
    sums[CRISIS_PEAK] = (struct crisis_sum){score_ranked(forecast->peak, ICB_LEVELS, one->peak - 1), 1};
    if (one->has_days)
        add_brier(&sums[CRISIS_OVER], forecast->over, one->days <= CRISIS_DAYS);
    for (uint32_t k = 0; k < one->power_count; k++) {
        if (!is_compared(&one->powers[k]))
            continue;
        add_brier(&sums[CRISIS_MILITARY], forecast->military[k], one->powers[k].did >= ICB_COVERT);
        add_brier(&sums[CRISIS_FORCE], forecast->force[k], one->powers[k].did >= ICB_MILITARY);
    }
}

static struct crisis_scored score_alone(enum crisis_forecaster forecaster, const struct crisis_case *cases,
                                        uint32_t count, const struct crisis_forecast *of_case, struct arena *arena)
{
    struct crisis_sum(*sums)[CRISIS_SCORES] = arena_take(arena, count + 1, sizeof *sums);
    struct crisis_scored scored = {names[forecaster].id, names[forecaster].title, .of_case = of_case};

    for (uint32_t c = 0; c < count; c++)
        score_case(&cases[c], &of_case[c], sums[c]);
    for (int s = 0; s < CRISIS_SCORES; s++) {
        struct crisis_sum all = {0};
        for (uint32_t c = 0; c < count; c++) {
            all.sum += sums[c][s].sum;
            all.count += sums[c][s].count;
        }
        scored.mean[s] = all.count == 0 ? (double)NAN : all.sum / all.count;
    }
    scored.sums = (const struct crisis_sum(*)[CRISIS_SCORES])sums;
    return scored;
}

/* Mean difference over picked cases, in which both forecast the same things. */
static double mean_difference(const struct crisis_scored *one, const struct crisis_scored *other, int score,
                              const uint32_t *scored, const uint32_t *pick, uint32_t count)
{
    double sum = 0.0, units = 0.0;

    for (uint32_t k = 0; k < count; k++) {
        const uint32_t c = scored[pick ? pick[k] : k];
        const struct crisis_sum a = one->sums[c][score], b = other->sums[c][score];
        if (a.count != b.count)
            continue;
        sum += a.sum - b.sum;
        units += a.count;
    }
    return units == 0.0 ? (double)NAN : sum / units;
}

static struct estimate difference_of(const struct resample *resample, const struct crisis_scored *one,
                                     const struct crisis_scored *other, int score, const uint32_t *scored,
                                     bool came_and_not)
{
    const uint32_t count = resample->case_count;
    const double value = mean_difference(one, other, score, scored, NULL, count);

    if (count < 2 || isnan(value) || !came_and_not)
        return (struct estimate){value, -(double)INFINITY, (double)INFINITY};
    for (uint32_t r = 0; r < RESAMPLES; r++)
        resample->value[r] = mean_difference(one, other, score, scored, resample_cases(resample, r), count);
    return resample_estimate(resample, value);
}

enum crisis_verdict crisis_verdict_of(const struct estimate *difference)
{
    if (isnan(difference->value) || isinf(difference->low))
        return CRISIS_UNTOLD;
    return difference->high < 0.0 ? CRISIS_BETTER : difference->low > 0.0 ? CRISIS_WORSE : CRISIS_NOT_DISTINGUISHABLE;
}

/* ---- expected and come ---- */

static void add_tally(struct crisis_tally *tally, double chance, bool happened)
{
    if (isnan(chance))
        return;
    tally->expected += chance;
    tally->happened += happened ? 1 : 0;
    tally->of++;
}

static void tally_case(const struct crisis_case *one, const struct crisis_forecast *forecast,
                       struct crisis_tally tally[CRISIS_SCORES])
{
    add_tally(&tally[CRISIS_SERIOUS], chance_of_serious(forecast), one->peak >= 3);
    add_tally(&tally[CRISIS_WAR], forecast->peak[3], one->peak >= 4);
    if (one->has_days)
        add_tally(&tally[CRISIS_OVER], forecast->over, one->days <= CRISIS_DAYS);
    for (uint32_t k = 0; k < one->power_count; k++)
        if (is_compared(&one->powers[k])) {
            add_tally(&tally[CRISIS_MILITARY], forecast->military[k], one->powers[k].did >= ICB_COVERT);
            add_tally(&tally[CRISIS_FORCE], forecast->force[k], one->powers[k].did >= ICB_MILITARY);
        }
}

static void check_case(const struct crisis_case *one)
{
    ASSERT(one->peak >= 1 && one->peak <= ICB_LEVELS);
    ASSERT(one->trigger < ICB_TRIGGERS);
    ASSERT(!one->has_days || one->days >= 0.0);
}

struct crisis_scores crisis_score(const struct crisis_case *cases, uint32_t count, const struct crisis_forecast *ladder,
                                  const struct crisis_forecast *known, uint32_t seed, struct arena *arena)
{
    struct crisis_scores scores = {.case_count = count};
    uint32_t *scored = arena_take(arena, count + 1, sizeof *scored);

    for (uint32_t c = 0; c < count; c++) {
        check_case(&cases[c]);
        if (!is_scored(&cases[c]))
            continue;
        scored[scores.scored_count++] = c;
        scores.nonviolent_count += cases[c].trigger == ICB_NONVIOLENT ? 1 : 0;
        tally_case(&cases[c], &ladder[c], scores.tally);
    }
    scores.forecaster[CRISIS_LADDER] = score_alone(CRISIS_LADDER, cases, count, ladder, arena);
    scores.forecaster[CRISIS_LADDER_KNOWN] = score_alone(CRISIS_LADDER_KNOWN, cases, count, known, arena);
    for (int f = CRISIS_ICB; f < CRISIS_FORECASTERS; f++) {
        struct crisis_forecast *own = arena_take(arena, count + 1, sizeof *own);
        for (uint32_t c = 0; c < count; c++)
            own[c] = forecast_by((enum crisis_forecaster)f, cases, count, c, arena);
        scores.forecaster[f] = score_alone((enum crisis_forecaster)f, cases, count, own, arena);
    }
    const struct resample resample = resample_make(seed, scores.scored_count, arena);
    for (int f = 0; f < CRISIS_FORECASTERS; f++)
        for (int s = 0; s < CRISIS_SCORES; s++) {
            const struct crisis_tally *tally = &scores.tally[s];
            const bool came_and_not = s == CRISIS_PEAK || (tally->happened > 0 && tally->happened < tally->of);
            scores.forecaster[f].difference[s] = difference_of(&resample, &scores.forecaster[CRISIS_LADDER],
                                                               &scores.forecaster[f], s, scored, came_and_not);
        }
    return scores;
}
