#include "api/hindcast_movements.h"

#include "api/api_internal.h"
#include "ensemble/sample.h"
#include "report/hindcast_movements.h"
#include <math.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
enum { REPLICATES = 5 };

struct movements {
    struct movement *list;
    uint32_t count;
    const struct casus_hindcast *asked;
};

static void take(void *self, const struct trial_result *result)
{
    struct movement *one = self;
    const bool done = result->end == TRIAL_DONE;
    one->told.failed += !done;
    for (uint32_t k = 0; k < one->told.figure_count; k++)
        one->told.figures[k].simulated[one->trial] = done ? result->outcome[one->outcome[k]] : (double)INFINITY;
    one->trial++;
}

static void run_one(void *self, uint32_t which)
{
    const struct movements *all = self;
    struct movement *one = &all->list[which];
    const struct sampler_settings settings = {
        .seed = all->asked->seed, .futures = all->asked->futures, .horizon_days = -1.0};
    struct sampler *sampler = sampler_make(one->plan, &settings);
    sampler_run(sampler, 0, REPLICATES, NULL, 0, take, one);
    sampler_free(sampler);
}

static void run_all(struct movements *all, struct arena *arena, struct buffer *out)
{
    const uint32_t trials = all->asked->futures * REPLICATES;
    struct movement_case *told = arena_take(arena, all->count, sizeof *told);
    for (uint32_t c = 0; c < all->count; c++) {
        all->list[c].told.trials = trials;
        for (uint32_t k = 0; k < all->list[c].told.figure_count; k++)
            all->list[c].told.figures[k].simulated = arena_take(arena, trials, sizeof(double));
    }
    share_out(all->count, all->asked->threads, run_one, all);
    for (uint32_t c = 0; c < all->count; c++)
        told[c] = all->list[c].told;
    const struct hindcast_settings settings = {
        .form = (enum hindcast_form)all->asked->form, .width = all->asked->width, .colour = all->asked->colour != 0};
    report_hindcast_movements(told, all->count, &settings, out);
}

static bool load_all(struct movements *all, const struct hindcast_folder *folder, struct arena *arena,
                     struct problems *problems)
{
    struct override *set;
    size_t set_count;
    bool good = overrides_read(arena, all->asked->set, &set, &set_count, problems);
    all->list = arena_take(arena, folder->count, sizeof *all->list);
    for (; all->count < folder->count; all->count++)
        good = movement_load(&all->list[all->count], arena, hindcast_folder_file(folder, arena, all->count),
                             folder->id[all->count], set, set_count, problems) &&
               good;
    return good;
}

enum casus_status hindcast_movements(const struct hindcast_folder *folder, const struct casus_hindcast *asked,
                                     struct problems *problems, struct buffer *out)
{
    struct movements all = {.asked = asked};
    struct arena arena;
    if (asked->tell_calibrated) {
        problem_error(problems, NOWHERE, "leave --calibrated out", "movements are not calibrated");
        return CASUS_USAGE;
    }
    arena_init(&arena);
    const bool good = load_all(&all, folder, &arena, problems);
    if (good)
        run_all(&all, &arena, out);
    for (uint32_t c = 0; c < all.count; c++) {
        plan_free(all.list[c].plan);
        scenario_free(all.list[c].scenario);
    }
    arena_release(&arena);
    return good ? CASUS_OK : CASUS_INVALID;
}
