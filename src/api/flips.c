/* Flips of a study's world: trials in memory under the study's seed and horizon. */
#include "api/api_internal.h"

#include "ensemble/flips.h"

/* A share of 128 trials has a standard error of at most 4.4 of 100. One replicate each: futures differ more. Two shares
 * are paired: where they differ by 5 of 100, at least 7 trials have turned. */
enum { FLIP_FUTURES = 128, FLIP_REPLICATES = 1 };
static const double flip_matters = 0.05;

static const struct pivot_flip *as_pivots(const struct flip *flips, uint32_t count, struct arena *arena)
{
    struct pivot_flip *list = arena_take(arena, count + 1, sizeof *list);
    for (uint32_t k = 0; k < count; k++)
        list[k] = (struct pivot_flip){.at_low = flips[k].at_low,
                                      .at_high = flips[k].at_high,
                                      .at_none = flips[k].at_least,
                                      .at_all = flips[k].at_most,
                                      .value = flips[k].value};
    return list;
}

const struct pivot_flips *member_flips(struct casus_study *study, const struct casus_scenario *world, uint32_t option,
                                       uint32_t stratum, struct arena *arena, struct problems *problems)
{
    const struct scenario *scenario = world->scenario;
    const struct study_settings *settings = study_settings_of(study->study);
    const uint32_t count = scenario_count(scenario, "members");
    if (study_revision(study->study) != MODEL_REVISION) {
        problem_error(problems, (struct place){study->path, 0, 0, 0}, "use the version of casus that made the study",
                      "the study is of revision %u of the model, this casus of %d: its trials cannot be run further",
                      study_revision(study->study), MODEL_REVISION);
        return NULL;
    }
    const struct sampler_settings sampler = {
        .seed = settings->seed, .futures = FLIP_FUTURES, .stratum = stratum, .horizon_days = settings->horizon_days};
    const struct flip_question question = {
        .option = scenario_find(scenario, "options", study_option_at(study->study, option)->id),
        .outcome = plan_outcome_find(world->plan, "alliance.all_agreed"),
        .most = 100.0,
        .matters = flip_matters,
        .replicates = FLIP_REPLICATES};
    uint32_t *slots = arena_take(arena, count + 1, sizeof *slots);
    struct flip *flips = arena_take(arena, count + 1, sizeof *flips);
    for (uint32_t member = 0; member < count; member++)
        slots[member] = scenario_slot(scenario, "members", member, "support", 0);
    flips_find(world->plan, &sampler, &question, slots, count, 0, flips);
    struct pivot_flips *found = arena_take(arena, 1, sizeof *found);
    *found = (struct pivot_flips){as_pivots(flips, count, arena), FLIP_FUTURES * FLIP_REPLICATES};
    return found;
}
