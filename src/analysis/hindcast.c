#include "analysis/hindcast.h"

#include "analysis/summary.h"
#include "base/failure.h"
#include "theory/scores.h"
#include <math.h>
#include <string.h>

const char *council_class_id(enum council_class class)
{
    static const char *const ids[COUNCIL_CLASSES] = {"full",        "diluted",   "opt_out",
                                                     "forum_shift", "coalition", "not_agreed"};

    return ids[class];
}

/* Classes and days of the cases other than two (which may be one), as a forecast. */
static struct forecast base_rates_without(const struct hindcast *hindcast, uint32_t one, uint32_t other,
                                          struct arena *arena)
{
    struct forecast forecast = {0};
    double *days = arena_take(arena, hindcast->case_count, sizeof *days);

    for (uint32_t c = 0; c < hindcast->case_count; c++) {
        const struct hindcast_case *known = &hindcast->cases[c];
        if (c == one || c == other)
            continue;
        forecast.trials[known->happened]++;
        if (!known->has_days)
            continue;
        const double day =
            known->happened == COUNCIL_NOT_AGREED ? (double)INFINITY : 0.5 * (known->days_least + known->days_most);
        uint32_t place = forecast.day_count++;
        for (; place > 0 && days[place - 1] > day; place--)
            days[place] = days[place - 1];
        days[place] = day;
    }
    forecast.days = days;
    return forecast;
}

static double crps_of(const struct hindcast_case *known, const struct forecast *forecast)
{
    if (!known->has_days || forecast->day_count == 0)
        return (double)NAN;
    if (known->happened != COUNCIL_NOT_AGREED)
        return score_crps_within(forecast->days, forecast->day_count, known->days_least, known->days_most,
                                 known->horizon_days);
    const double limit = fmin(known->days_least, known->horizon_days);
    return score_crps_within(forecast->days, forecast->day_count, limit, limit, limit);
}

static void check_case(const struct hindcast_case *known)
{
    ASSERT(known->happened < COUNCIL_CLASSES);
    ASSERT(!known->has_days || known->happened == COUNCIL_NOT_AGREED || known->days_least <= known->days_most);
    ASSERT(!known->has_days || known->days_least >= 0);
}

static struct case_score case_score_of(const struct hindcast_case *known, const struct forecast *forecast)
{
    struct case_score score = {0};
    double trials = 0;

    for (uint32_t k = 0; k < COUNCIL_CLASSES; k++)
        trials += forecast->trials[k];
    ASSERT(trials > 0);
    for (uint32_t k = 0; k < forecast->day_count; k++)
        ASSERT(forecast->days[k] >= (k == 0 ? 0 : forecast->days[k - 1]));
    for (uint32_t k = 0; k < COUNCIL_CLASSES; k++) {
        score.chance[k] = (forecast->trials[k] + 1.0 / COUNCIL_CLASSES) / (trials + 1);
        if (score.chance[k] > score.chance[score.likeliest])
            score.likeliest = (enum council_class)k;
    }
    score.score[SCORE_LOG] = score_log(score.chance, known->happened);
    score.score[SCORE_BRIER] = score_brier_levels(score.chance, COUNCIL_CLASSES, known->happened);
    score.score[SCORE_CRPS] = crps_of(known, forecast);
    return score;
}

/* Over the cases that have one, but for `left_out` (or NO_INDEX); NAN if none has. */
static double mean_score(const struct case_score *scores, uint32_t count, enum hindcast_score which, uint32_t left_out)
{
    double sum = 0;
    uint32_t known = 0;

    for (uint32_t c = 0; c < count; c++)
        if (c != left_out && !isnan(scores[c].score[which])) {
            sum += scores[c].score[which];
            known++;
        }
    return known == 0 ? (double)NAN : sum / known;
}

/* Sums over cases in which both were scored. */
struct paired {
    double score, reference;
    uint32_t count;
};

typedef double statistic(const struct paired *sums);

static double skill_of(const struct paired *sums)
{
    return sums->count == 0 || sums->reference == 0 ? (double)NAN : score_skill(sums->score, sums->reference);
}

static double excess_of(const struct paired *sums)
{
    return sums->count == 0 ? (double)NAN : (sums->score - sums->reference) / sums->count;
}

/* Over cases pick[0..count), or all of them in order if `pick` is NULL. */
static struct paired paired_sums(const struct case_score *scores, const struct case_score *references,
                                 enum hindcast_score which, const uint32_t *pick, uint32_t count)
{
    struct paired sums = {0};

    for (uint32_t k = 0; k < count; k++) {
        const uint32_t c = pick == NULL ? k : pick[k];
        const double score = scores[c].score[which], reference = references[c].score[which];
        if (isnan(score) || isnan(reference))
            continue;
        sums.score += score;
        sums.reference += reference;
        sums.count++;
    }
    return sums;
}

static struct estimate estimate_of(const struct resample *resample, statistic *of, const struct case_score *scores,
                                   const struct case_score *references, enum hindcast_score which)
{
    const uint32_t count = resample->case_count;
    const struct paired all = paired_sums(scores, references, which, NULL, count);
    struct estimate estimate = {of(&all), -(double)INFINITY, (double)INFINITY};

    if (all.count < 2)
        return estimate;
    for (uint32_t r = 0; r < RESAMPLES; r++) {
        const struct paired sums = paired_sums(scores, references, which, resample_cases(resample, r), count);
        resample->value[r] = of(&sums);
    }
    return resample_estimate(resample, estimate.value);
}

static enum against_base against_base_of(const struct estimate *skill)
{
    if (isnan(skill->value))
        return AGAINST_BASE_UNKNOWN;
    return skill->low > 0 ? AGAINST_BASE_BETTER : skill->high < 0 ? AGAINST_BASE_WORSE : AGAINST_BASE_SAME;
}

static void quote_days(const struct forecast *forecast, struct case_score *score)
{
    struct arena arena;

    arena_init(&arena);
    double *days = arena_take(&arena, forecast->day_count, sizeof *days);
    if (forecast->day_count > 0)
        memcpy(days, forecast->days, forecast->day_count * sizeof *days);
    score->days_low = quantile_of(days, forecast->day_count, 0.05);
    score->days_middle = quantile_of(days, forecast->day_count, 0.5);
    score->days_high = quantile_of(days, forecast->day_count, 0.95);
    arena_release(&arena);
}

/* Scores of each case and their means; not yet against others. */
static struct forecaster_score score_alone(const struct hindcast *hindcast, const struct forecaster *forecaster,
                                           struct arena *arena)
{
    const uint32_t count = hindcast->case_count;
    struct case_score *scores = arena_take(arena, count, sizeof *scores);
    struct forecaster_score alone = {.id = forecaster->id, .title = forecaster->title, .of_case = scores};

    for (uint32_t c = 0; c < count; c++) {
        scores[c] = case_score_of(&hindcast->cases[c], &forecaster->of_case[c]);
        quote_days(&forecaster->of_case[c], &scores[c]);
        alone.hits += scores[c].likeliest == hindcast->cases[c].happened ? 1 : 0;
        alone.confidence += scores[c].chance[scores[c].likeliest] / count;
    }
    for (uint32_t s = 0; s < HINDCAST_SCORES; s++)
        alone.mean[s] = mean_score(scores, count, (enum hindcast_score)s, NO_INDEX);
    return alone;
}

static void score_against(const struct resample *resample, const struct forecaster_score *base_rates,
                          const struct forecaster_score *first, struct forecaster_score *scored)
{
    for (uint32_t s = 0; s < HINDCAST_SCORES; s++) {
        const enum hindcast_score which = (enum hindcast_score)s;
        scored->skill[s] = estimate_of(resample, skill_of, scored->of_case, base_rates->of_case, which);
        scored->against_base[s] = against_base_of(&scored->skill[s]);
        scored->excess[s] = estimate_of(resample, excess_of, scored->of_case, first->of_case, which);
    }
}

/* Mean CRPS of base rates over the cases but one, which they do not know. */
static double scale_without(const struct hindcast *hindcast, uint32_t left_out, struct arena *arena)
{
    struct case_score *scores = arena_take(arena, hindcast->case_count, sizeof *scores);

    for (uint32_t c = 0; c < hindcast->case_count; c++) {
        const struct forecast others = base_rates_without(hindcast, left_out, c, arena);
        scores[c].score[SCORE_CRPS] = crps_of(&hindcast->cases[c], &others);
    }
    return mean_score(scores, hindcast->case_count, SCORE_CRPS, left_out);
}

/* `scores` of grid points by cases. */
static uint32_t best_point_without(const struct hindcast *hindcast, const struct case_score *scores, uint32_t left_out,
                                   struct arena *arena)
{
    const uint32_t count = hindcast->case_count;
    const double scale = scale_without(hindcast, left_out, arena);
    double least = (double)INFINITY;
    uint32_t best = 0;

    for (uint32_t g = 0; g < hindcast->grid_count; g++) {
        const struct case_score *point = scores + (size_t)g * count;
        const double days = mean_score(point, count, SCORE_CRPS, left_out);
        double total = mean_score(point, count, SCORE_LOG, left_out);
        if (scale > 0 && !isnan(days))
            total += days / scale;
        if (total < least) {
            least = total;
            best = g;
        }
    }
    return best;
}

/* The forecaster that has, for each case, the forecast of the point chosen without it. */
static struct forecaster calibrate(const struct hindcast *hindcast, struct hindcast_scores *scores, struct arena *arena)
{
    const uint32_t count = hindcast->case_count;
    struct case_score *points = arena_take(arena, (size_t)hindcast->grid_count * count, sizeof *points);
    struct forecast *forecasts = arena_take(arena, count, sizeof *forecasts);
    uint32_t *chosen = arena_take(arena, count, sizeof *chosen);
    uint32_t *times = arena_take(arena, hindcast->grid_count, sizeof *times);

    for (uint32_t g = 0; g < hindcast->grid_count; g++)
        for (uint32_t c = 0; c < count; c++)
            points[(size_t)g * count + c] = case_score_of(&hindcast->cases[c], &hindcast->grid[g].of_case[c]);
    for (uint32_t c = 0; c < count; c++) {
        chosen[c] = best_point_without(hindcast, points, c, arena);
        times[chosen[c]]++;
        forecasts[c] = hindcast->grid[chosen[c]].of_case[c];
    }
    scores->chosen = chosen;
    scores->chosen_times = times;
    return (struct forecaster){hindcast->calibrated_id, hindcast->calibrated_title, forecasts};
}

static struct forecaster base_rates_make(const struct hindcast *hindcast, struct arena *arena)
{
    struct forecast *forecasts = arena_take(arena, hindcast->case_count, sizeof *forecasts);

    for (uint32_t c = 0; c < hindcast->case_count; c++)
        forecasts[c] = base_rates_without(hindcast, c, c, arena);
    return (struct forecaster){"base_rates", "Base rates", forecasts};
}

struct hindcast_scores hindcast_score(const struct hindcast *hindcast, struct arena *arena)
{
    struct hindcast_scores scores = {.case_count = hindcast->case_count};

    ASSERT(hindcast->case_count >= 2 && hindcast->forecaster_count >= 1);
    for (uint32_t c = 0; c < hindcast->case_count; c++)
        check_case(&hindcast->cases[c]);
    const struct resample resample = resample_make(hindcast->seed, hindcast->case_count, arena);
    const struct forecaster base_rates = base_rates_make(hindcast, arena);
    scores.base_rates = score_alone(hindcast, &base_rates, arena);
    for (uint32_t c = 0; c < hindcast->case_count; c++)
        scores.dated_count += isnan(scores.base_rates.of_case[c].score[SCORE_CRPS]) ? 0 : 1;
    scores.forecaster = arena_take(arena, hindcast->forecaster_count + 1, sizeof *scores.forecaster);
    for (uint32_t f = 0; f < hindcast->forecaster_count; f++) {
        scores.forecaster[scores.forecaster_count++] = score_alone(hindcast, &hindcast->forecasters[f], arena);
        if (f == 0 && hindcast->grid_count > 0) {
            const struct forecaster calibrated = calibrate(hindcast, &scores, arena);
            scores.forecaster[scores.forecaster_count++] = score_alone(hindcast, &calibrated, arena);
        }
    }
    const struct forecaster_score *first = &scores.forecaster[0];
    score_against(&resample, &scores.base_rates, first, &scores.base_rates);
    for (uint32_t f = 0; f < scores.forecaster_count; f++)
        score_against(&resample, &scores.base_rates, first, &scores.forecaster[f]);
    return scores;
}

double council_discrimination(const struct hindcast_council *council)
{
    double above = 0.0;
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < council->member_count; i++)
        for (uint32_t k = 0; council->members[i].is_named && k < council->member_count; k++) {
            if (council->members[k].is_named)
                continue;
            const double named = council->members[i].held_out, other = council->members[k].held_out;
            above += named > other ? 1.0 : named == other ? 0.5 : 0.0;
            pairs++;
        }
    return pairs > 0 ? above / pairs : (double)NAN;
}
