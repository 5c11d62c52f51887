/* casus hindcast, of a council: every case is run under the default numbers, under each rival rule, and over a small
 * grid of factors on four numbers, then scored. */
#include "api/api_internal.h"

#include "analysis/summary.h"
#include "api/hindcast_cases.h"
#include "api/hindcast_crises.h"
#include "api/hindcast_movements.h"
#include "ensemble/sample.h"
#include "report/hindcast.h"
#include "theory/council.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
enum { FACTORS = 4, LEVELS = 3, GRID = 81, FUTURES_USUAL = 200, REPLICATES = 5 };

/* Silence, and its rivals in the order of the words of alliance.rule. */
static uint32_t rule_count(void)
{
    return 1 + council_rule_count;
}

/* What is calibrated: a factor on each of four numbers, the middle one leaving it as it is. */
static const struct {
    const char *field, *title;
} factors[FACTORS] = {
    {"private_resolve", "private resolve"},
    {"capitals_reply", "reply time"},
    {"blocking.scale", "cost of blocking"},
    {"chair.cut", "cost of cutting"},
};
/* The default comes first; then by the first level that differs. */
static const double levels[LEVELS] = {1.0, 0.5, 2.0};

/* ---- forecasts ---- */

/* Who held out and who gave, added up over the trials of the first forecaster. */
struct gathered {
    uint32_t trials, acting;
    uint32_t *held_out; /* by member */
    double *gave;       /* by trial that acted */
};

struct taking {
    const struct council_case *one;
    struct forecast *forecast;
    double *days;
    struct gathered *gathered; /* or NULL */
};

static void gather(const struct council_case *one, struct gathered *gathered, const double *outcome)
{
    gathered->trials++;
    for (uint32_t i = 0; i < one->told.members; i++)
        gathered->held_out[i] += outcome[one->stance_outcome[i]] > 0.0;
    if (council_case_class(one, outcome) != COUNCIL_NOT_AGREED)
        gathered->gave[gathered->acting++] = outcome[one->contributor_outcome];
}

static void take(void *self, const struct trial_result *result)
{
    struct taking *t = self;
    if (result->end != TRIAL_DONE)
        return;
    t->forecast->trials[council_case_class(t->one, result->outcome)]++;
    t->days[t->forecast->day_count++] = council_case_day(t->one, result->outcome);
    if (t->gathered)
        gather(t->one, t->gathered, result->outcome);
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Everything that is to be forecast: rules first, then grid points, each with one forecast a case. */
struct forecasts {
    const struct council_cases *cases;
    const struct casus_hindcast *asked;
    struct forecast *of; /* [(rule, or rules + point) * cases + case] */
    double *days;        /* [the same][trial] */
    uint32_t kinds;
    struct gathered *gathered; /* by case */
    const struct hindcast_delays *delays;
};

static void forecast(struct forecasts *all, struct sampler *sampler, uint32_t kind, uint32_t c,
                     const struct sample_change *changes, uint32_t change_count)
{
    const size_t at = (size_t)kind * all->cases->count + c;
    struct taking taking = {&all->cases->list[c], &all->of[at], all->days + at * all->asked->futures * REPLICATES,
                            kind == 0 ? &all->gathered[c] : NULL};
    sampler_run(sampler, taking.one->option, REPLICATES, changes, change_count, take, &taking);
    qsort(taking.days, taking.forecast->day_count, sizeof *taking.days, by_size);
    taking.forecast->days = taking.days;
}

static uint32_t grid_level(uint32_t point, uint32_t factor)
{
    for (uint32_t k = 0; k < factor; k++)
        point /= LEVELS;
    return point % LEVELS;
}

/* All forecasts of one case. */
static void forecast_case(void *self, uint32_t c)
{
    struct forecasts *all = self;
    const struct council_case *one = &all->cases->list[c];
    const struct sampler_settings settings = {
        .seed = all->asked->seed, .futures = all->asked->futures, .horizon_days = -1.0};
    struct sampler *sampler = sampler_make(one->plan, &settings);
    const uint32_t rule_slot = scenario_slot(one->scenario, "alliance", 0, "rule", 0);
    for (uint32_t rule = 0; rule < rule_count(); rule++) {
        const struct sample_change change = {.slot = rule_slot, .is_held = true, .value = rule};
        forecast(all, sampler, rule, c, &change, 1);
    }
    for (uint32_t kind = rule_count(); kind < all->kinds; kind++) {
        struct sample_change changes[FACTORS];
        for (uint32_t k = 0; k < FACTORS; k++)
            changes[k] =
                (struct sample_change){.slot = scenario_slot(one->scenario, "alliance", 0, factors[k].field, 0),
                                       .factor = levels[grid_level(kind - rule_count(), k)]};
        forecast(all, sampler, kind, c, changes, FACTORS);
    }
    sampler_free(sampler);
}

static const char *point_title(struct arena *arena, uint32_t point)
{
    const char *title = "";
    for (uint32_t k = 0; k < FACTORS; k++)
        if (grid_level(point, k) > 0)
            title = arena_format(arena, "%s%s%s x%g", title, *title ? ", " : "", factors[k].title,
                                 levels[grid_level(point, k)]);
    return *title ? title : "as they are";
}

static const struct hindcast_council *tell_councils(const struct forecasts *all, struct arena *arena)
{
    struct hindcast_council *councils = arena_take(arena, all->cases->count, sizeof *councils);
    for (uint32_t c = 0; c < all->cases->count; c++) {
        const struct council_case *one = &all->cases->list[c];
        const struct gathered *gathered = &all->gathered[c];
        struct hindcast_member *members = arena_take(arena, one->told.members + 1, sizeof *members);
        councils[c] = council_case_record(one, members);
        for (uint32_t i = 0; i < one->told.members && gathered->trials > 0; i++)
            members[i].held_out = (double)gathered->held_out[i] / gathered->trials;
        councils[c].gave_low = quantile_of(gathered->gave, gathered->acting, 0.05);
        councils[c].gave_middle = quantile_of(gathered->gave, gathered->acting, 0.5);
        councils[c].gave_high = quantile_of(gathered->gave, gathered->acting, 0.95);
    }
    return councils;
}

static void score(const struct forecasts *all, struct arena *arena, struct buffer *out)
{
    const uint32_t count = all->cases->count, rules = rule_count();
    struct forecaster *forecasters = arena_take(arena, all->kinds, sizeof *forecasters);
    struct hindcast_case *told = arena_take(arena, count, sizeof *told);
    for (uint32_t c = 0; c < count; c++)
        told[c] = all->cases->list[c].told;
    for (uint32_t k = 0; k < all->kinds; k++)
        forecasters[k] = (struct forecaster){k == 0      ? "silence"
                                             : k < rules ? council_rules[k - 1]->name
                                                         : arena_format(arena, "grid_%u", k - rules),
                                             k == 0      ? "Silence"
                                             : k < rules ? council_rules[k - 1]->label
                                                         : point_title(arena, k - rules),
                                             &all->of[(size_t)k * count]};
    const struct hindcast hindcast = {
        .cases = told,
        .case_count = count,
        .forecasters = forecasters,
        .forecaster_count = rules,
        .grid = forecasters + rules,
        .grid_count = all->kinds - rules,
        .calibrated_id = "silence_calibrated",
        .calibrated_title = "Silence, calibrated",
        .seed = all->asked->seed,
        .councils = tell_councils(all, arena),
        .delays = all->delays->count > 0 ? all->delays->list : NULL,
        .delay_count = all->delays->count,
        .willing = all->delays->willing,
        .unwilling = all->delays->unwilling,
    };
    const struct hindcast_settings settings = {.form = (enum hindcast_form)all->asked->form,
                                               .told = all->asked->tell_calibrated ? 1 : 0,
                                               .width = all->asked->width,
                                               .colour = all->asked->colour != 0};
    if (count == 1) {
        report_hindcast_case(&hindcast, &settings, out);
        return;
    }
    const struct hindcast_scores scores = hindcast_score(&hindcast, arena);
    report_hindcast(&hindcast, &scores, &settings, out);
}

static enum casus_status score_cases(const struct council_cases *cases, const struct hindcast_delays *delays,
                                     const struct casus_hindcast *asked, struct problems *problems, struct buffer *out)
{
    if (cases->count == 1 && asked->form == HINDCAST_JSON) {
        problem_error(problems, NOWHERE, "ask for two or more, or for text",
                      "one case alone has no base rate to be compared with");
        return CASUS_USAGE;
    }
    const bool calibrates = cases->count > 1 && (asked->calibrate || asked->tell_calibrated);
    struct forecasts all = {
        .cases = cases, .delays = delays, .asked = asked, .kinds = rule_count() + (calibrates ? GRID : 0)};
    struct arena arena;
    arena_init(&arena);
    const size_t forecasts = (size_t)all.kinds * cases->count;
    all.of = arena_take(&arena, forecasts, sizeof *all.of);
    all.days = arena_take(&arena, forecasts * asked->futures * REPLICATES, sizeof *all.days);
    all.gathered = arena_take(&arena, cases->count, sizeof *all.gathered);
    for (uint32_t c = 0; c < cases->count; c++) {
        all.gathered[c].held_out = arena_take(&arena, cases->list[c].told.members + 1, sizeof(uint32_t));
        all.gathered[c].gave = arena_take(&arena, (size_t)asked->futures * REPLICATES, sizeof(double));
    }
    share_out(cases->count, asked->threads, forecast_case, &all);
    score(&all, &arena, out);
    arena_release(&arena);
    return CASUS_OK;
}

static enum casus_status hindcast_councils(const struct hindcast_folder *folder, const struct casus_hindcast *asked,
                                           struct problems *problems, struct buffer *out)
{
    struct council_cases cases;
    struct hindcast_delays delays;
    enum casus_status status = CASUS_INVALID;
    const bool good = council_cases_load(&cases, folder, asked->set, problems);
    if (hindcast_delays_load(&delays, &cases.arena, folder->path, problems) && good)
        status = score_cases(&cases, &delays, asked, problems, out);
    council_cases_release(&cases);
    return status;
}

enum casus_status casus_hindcast(const struct casus_hindcast *hindcast, casus_write *write, void *self,
                                 struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    struct casus_hindcast asked = {0};
    struct hindcast_folder folder;
    struct arena arena;
    struct buffer out;
    memcpy(&asked, hindcast, hindcast->size < sizeof asked ? hindcast->size : sizeof asked);
    if (asked.futures == 0)
        asked.futures = FUTURES_USUAL;
    arena_init(&arena);
    buffer_init(&out);
    enum casus_status status = CASUS_INVALID;
    if (hindcast_folder_read(&folder, &arena, asked.folder, asked.cases, list))
        status = folder.kind == HINDCAST_MOVEMENT ? hindcast_movements(&folder, &asked, list, &out)
                 : folder.kind == HINDCAST_CRISIS ? hindcast_crises(&folder, &asked, list, &out)
                                                  : hindcast_councils(&folder, &asked, list, &out);
    if (status == CASUS_OK)
        write(self, buffer_text(&out), out.length);
    buffer_release(&out);
    arena_release(&arena);
    return problems_show(*problems, status);
}
