#include "api/hindcast_crises.h"

#include "analysis/crisis_scores.h"
#include "api/api_internal.h"
#include "ensemble/sample.h"
#include "model/crisis_model.h"
#include "report/hindcast_crises.h"
#include <math.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
/* A crisis alone is quick: so many replicates keep the noise of chance below half a hundredth. */
enum { REPLICATES = 100, RESPONSE_MILITARY = 3, RESPONSE_FORCE = 4 };

/* Trials counted. */
struct counts {
    uint32_t trials, failed, peaks[ICB_LEVELS], over;
    uint32_t *military, *force; /* by power */
};

struct crisis {
    struct crisis_case told;
    struct scenario *scenario;
    struct plan *plan;
    uint32_t peak_outcome, days_outcome;
    const uint32_t *response_outcome; /* by power; NO_INDEX: it is no reactor */
    struct counts plain, known;       /* the trigger alone; and the covariates of `setting` */
};

struct crises {
    struct crisis *list;
    uint32_t count;
    const struct casus_hindcast *asked;
};

/* ---- cases ---- */

static const char *text_of(const struct scenario *scenario, const char *section, uint32_t index, const char *field)
{
    const char *text = scenario_text(scenario, section, index, field, 0);
    return text ? text : "";
}

/* Powers in the order of the file. */
static void read_powers(struct crisis *one, struct arena *arena)
{
    const struct scenario *scenario = one->scenario;
    const uint32_t count = scenario_count(scenario, "involved");
    struct crisis_power *powers = arena_take(arena, count + 1, sizeof *powers);
    uint32_t *response = arena_take(arena, count + 1, sizeof *response);
    for (uint32_t k = 0; k < count; k++) {
        const uint32_t did = scenario_choice(scenario, "involved", k, "did", 0);
        const uint32_t reactor = scenario_ref(scenario, "involved", k, "power", 0);
        const uint32_t place = scenario_order(scenario, "involved", k);
        powers[place] = (struct crisis_power){
            .id = scenario_id(scenario, "involved", k),
            .title = text_of(scenario, "involved", k, "title"),
            .is_reactor = reactor != NO_INDEX,
            .is_party = scenario_choice(scenario, "involved", k, "party", 0) == 0,
            .has_record = did != NO_INDEX,
            .did = did == NO_INDEX ? ICB_NONE : (enum icb_involvement)did,
        };
        response[place] = reactor == NO_INDEX
                              ? NO_INDEX
                              : plan_outcome_find(one->plan, arena_format(arena, "reactors.%s.response",
                                                                          scenario_id(scenario, "reactors", reactor)));
    }
    one->told.powers = powers;
    one->told.power_count = count;
    one->response_outcome = response;
    struct counts *const both[] = {&one->plain, &one->known};
    for (int k = 0; k < 2; k++) {
        both[k]->military = arena_take(arena, count + 1, sizeof(uint32_t));
        both[k]->force = arena_take(arena, count + 1, sizeof(uint32_t));
    }
}

/* What a crisis of the past must say. `start` is told by one word, which is how it was triggered. */
static bool read_record(struct crisis *one, struct problems *problems)
{
    const struct scenario *scenario = one->scenario;
    const struct place place = scenario_place(scenario, "", 0);
    const uint32_t peak = scenario_choice(scenario, "happened", 0, "peak", 0);
    const uint32_t days = scenario_slot(scenario, "happened", 0, "days", 0);
    const struct slot *start = scenario_slot_at(scenario, scenario_slot(scenario, "crisis", 0, "start", 0));
    const bool has_peak = peak != NO_INDEX, has_one_start = start->choice_count == 1;
    if (!has_peak)
        problem_error(problems, place, "happened.peak: crisis, clashes, serious_clashes or war",
                      "the case does not say how violent it was at most: there is nothing to compare with");
    if (!has_one_start)
        problem_error(problems, start->place, "nonviolent, or violent", "a crisis of the past began in one way");
    if (!has_peak || !has_one_start)
        return false;
    one->told.peak = 1 + peak;
    one->told.trigger = slot_value(start, 0.5) == 0.0 ? ICB_NONVIOLENT : ICB_VIOLENT;
    one->told.has_days = days != NO_SLOT;
    if (one->told.has_days)
        one->told.days = slot_value(scenario_slot_at(scenario, days), 0.5);
    one->told.title = text_of(scenario, "", 0, "title");
    one->told.apart = text_of(scenario, "happened", 0, "apart");
    one->told.note = text_of(scenario, "happened", 0, "note");
    return true;
}

static bool load_case(struct crisis *one, struct arena *arena, const char *file, const char *id,
                      const struct override *set, size_t set_count, struct problems *problems)
{
    struct model_schema schema;
    crisis_schema_init(&schema);
    one->told.id = id;
    one->scenario = scenario_load(file, &schema.schema, NULL, set, set_count, problems);
    one->plan = one->scenario ? crisis_plan(one->scenario, NULL, problems) : NULL;
    if (!one->plan || !read_record(one, problems))
        return false;
    one->peak_outcome = plan_outcome_find(one->plan, "crisis.peak");
    one->days_outcome = plan_outcome_find(one->plan, "crisis.duration");
    read_powers(one, arena);
    return true;
}

static bool load_all(struct crises *all, const struct hindcast_folder *folder, struct arena *arena,
                     struct problems *problems)
{
    struct override *set;
    size_t set_count;
    bool good = overrides_read(arena, all->asked->set, &set, &set_count, problems);
    all->list = arena_take(arena, folder->count, sizeof *all->list);
    for (; all->count < folder->count; all->count++)
        good = load_case(&all->list[all->count], arena, hindcast_folder_file(folder, arena, all->count),
                         folder->id[all->count], set, set_count, problems) &&
               good;
    return good;
}

/* ---- trials ---- */

struct taking {
    const struct crisis *one;
    struct counts *counts;
};

static void take(void *self, const struct trial_result *result)
{
    const struct taking *t = self;
    struct counts *counts = t->counts;
    if (result->end != TRIAL_DONE) {
        counts->failed++;
        return;
    }
    counts->trials++;
    counts->peaks[(int)result->outcome[t->one->peak_outcome] - 1]++;
    counts->over += result->outcome[t->one->days_outcome] <= CRISIS_DAYS;
    for (uint32_t k = 0; k < t->one->told.power_count; k++) {
        if (t->one->response_outcome[k] == NO_INDEX)
            continue;
        const double response = result->outcome[t->one->response_outcome[k]];
        counts->military[k] += response >= RESPONSE_MILITARY;
        counts->force[k] += response >= RESPONSE_FORCE;
    }
}

static bool has_covariates(const struct scenario *scenario)
{
    return scenario_choice(scenario, "setting", 0, "great_powers", 0) == 0 ||
           scenario_choice(scenario, "setting", 0, "nuclear", 0) == 0;
}

static void run_one(void *self, uint32_t which)
{
    static const char *const covariates[] = {"setting.if.great_powers", "setting.if.nuclear"};
    const struct crises *all = self;
    struct crisis *one = &all->list[which];
    struct taking plain = {one, &one->plain}, known = {one, &one->known};
    struct sample_change without[2];
    const struct sampler_settings settings = {
        .seed = all->asked->seed, .futures = all->asked->futures, .horizon_days = -1.0};
    for (int k = 0; k < 2; k++)
        without[k] = (struct sample_change){
            .slot = scenario_slot_find(one->scenario, covariates[k]), .is_held = true, .value = 0.0};
    struct sampler *sampler = sampler_make(one->plan, &settings);
    sampler_run(sampler, 0, REPLICATES, without, 2, take, &plain);
    if (has_covariates(one->scenario))
        sampler_run(sampler, 0, REPLICATES, NULL, 0, take, &known);
    else
        one->known = one->plain; /* the same trials */
    sampler_free(sampler);
}

static struct crisis_forecast forecast_of(const struct crisis *one, const struct counts *counts, struct arena *arena)
{
    const uint32_t powers = one->told.power_count;
    double *military = arena_take(arena, powers + 1, sizeof *military);
    double *force = arena_take(arena, powers + 1, sizeof *force);
    struct crisis_forecast forecast = {
        .over = (double)counts->over / counts->trials, .military = military, .force = force};
    for (uint32_t level = 0; level < ICB_LEVELS; level++)
        forecast.peak[level] = (double)counts->peaks[level] / counts->trials;
    for (uint32_t k = 0; k < powers; k++) {
        const bool is_forecast = one->response_outcome[k] != NO_INDEX;
        military[k] = is_forecast ? (double)counts->military[k] / counts->trials : (double)NAN;
        force[k] = is_forecast ? (double)counts->force[k] / counts->trials : (double)NAN;
    }
    return forecast;
}

static bool run_all(struct crises *all, struct arena *arena, struct problems *problems, struct buffer *out)
{
    struct crisis_case *told = arena_take(arena, all->count, sizeof *told);
    struct crisis_forecast *ladder = arena_take(arena, all->count, sizeof *ladder);
    struct crisis_forecast *known = arena_take(arena, all->count, sizeof *known);
    share_out(all->count, all->asked->threads, run_one, all);
    for (uint32_t c = 0; c < all->count; c++) {
        const struct crisis *one = &all->list[c];
        if (one->plain.failed + one->known.failed > 0) {
            problem_error(problems, NOWHERE, NULL, "%s: %u trials failed", one->told.id,
                          one->plain.failed + one->known.failed);
            return false;
        }
        told[c] = one->told;
        ladder[c] = forecast_of(one, &one->plain, arena);
        known[c] = forecast_of(one, &one->known, arena);
    }
    const struct hindcast_settings settings = {
        .form = (enum hindcast_form)all->asked->form, .width = all->asked->width, .colour = all->asked->colour != 0};
    const struct crisis_scores scores = crisis_score(told, all->count, ladder, known, all->asked->seed, arena);
    report_hindcast_crises(told, &scores, all->asked->futures * REPLICATES, &settings, out);
    return true;
}

enum casus_status hindcast_crises(const struct hindcast_folder *folder, const struct casus_hindcast *asked,
                                  struct problems *problems, struct buffer *out)
{
    struct crises all = {.asked = asked};
    struct arena arena;
    if (asked->tell_calibrated) {
        problem_error(problems, NOWHERE, "leave --calibrated out", "crises are not calibrated");
        return CASUS_USAGE;
    }
    arena_init(&arena);
    const bool good = load_all(&all, folder, &arena, problems) && run_all(&all, &arena, problems, out);
    for (uint32_t c = 0; c < all.count; c++) {
        plan_free(all.list[c].plan);
        scenario_free(all.list[c].scenario);
    }
    arena_release(&arena);
    return good ? CASUS_OK : CASUS_INVALID;
}
