/* One block: a future in a stratum, up to 64 replicates, all options. */
#include "ensemble/ensemble_internal.h"

#include "base/failure.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void future_parameters(const struct scenario *scenario, const struct design *design, uint32_t stratum, uint32_t future,
                       double *u, double *param)
{
    design_row(design, future, u);
    scenario_parameters(scenario, u, param);
    strata_apply(scenario, stratum, param);
}

/* Two strata that differ in a switch tell which slots the strata set. */
void future_inputs(const struct scenario *scenario, const struct design *design, uint32_t future, double *u,
                   double *param)
{
    const uint32_t slots = scenario_slot_count(scenario), strata = strata_count(scenario);
    future_parameters(scenario, design, 0, future, u, param);
    if (strata < 2)
        return;
    double *last = malloc((slots + 1) * sizeof *last);
    if (!last)
        failure("out of memory", __FILE__, __LINE__);
    memcpy(last, param, slots * sizeof *last);
    strata_apply(scenario, strata - 1, last);
    for (uint32_t k = 0; k < slots; k++)
        if (memcmp(&last[k], &param[k], sizeof *last) != 0)
            param[k] = NAN;
    free(last);
}

void worker_room_make(struct worker_room *room, const struct plan *plan, const struct trial_settings *trial)
{
    const struct scenario *scenario = plan_scenario(plan);
    const size_t size = (world_size(plan) + 63) / 64 * 64;
    room->memory = aligned_alloc(64, size);
    room->u = calloc(scenario_coordinate_count(scenario) + 1, sizeof *room->u);
    room->param = calloc(scenario_slot_count(scenario) + 1, sizeof *room->param);
    if (!room->memory || !room->u || !room->param)
        failure("out of memory", __FILE__, __LINE__);
    room->world = world_place(plan, room->memory, trial);
    room->stratum = room->future = NO_INDEX;
}

void worker_room_release(struct worker_room *room)
{
    free(room->memory);
    free(room->u);
    free(room->param);
}

struct block *block_make(const struct work *work)
{
    const size_t rows = (size_t)BLOCK_REPLICATES * work->option_count;
    struct block *block = calloc(1, sizeof *block);
    if (!block)
        failure("out of memory", __FILE__, __LINE__);
    block->row = malloc(rows * sizeof *block->row);
    block->outcome = malloc((rows * plan_outcome_count(work->plan) + 1) * sizeof *block->outcome);
    if (!block->row || !block->outcome)
        failure("out of memory", __FILE__, __LINE__);
    return block;
}

void block_free(struct block *block)
{
    if (!block)
        return;
    free(block->row);
    free(block->outcome);
    free(block);
}

void block_compute(struct block *block, const struct work_item *item, const struct work *work, struct worker_room *room)
{
    const uint32_t outcomes = plan_outcome_count(work->plan);
    if (room->stratum != item->stratum || room->future != item->future) {
        future_parameters(work->scenario, work->design, item->stratum, item->future, room->u, room->param);
        world_future(room->world, room->param, work->noise_is_common ? 0 : item->future);
        room->stratum = item->stratum;
        room->future = item->future;
    }
    block->item = *item;
    block->row_count = 0;
    for (uint32_t k = 0; k < item->count; k++) {
        world_deal(room->world, item->first + k);
        for (uint32_t option = 0; option < work->option_count; option++) {
            if (!item->missing[option])
                continue;
            const struct trial_result result = trial_run(room->world, work->option[option]);
            double *outcome = block->outcome + block->row_count * outcomes;
            memcpy(outcome, result.outcome, outcomes * sizeof *outcome);
            block->row[block->row_count++] = (struct study_row){
                .option = work->study_option[option],
                .stratum = item->stratum,
                .future = item->future,
                .replicate = item->first + k,
                .status = (uint32_t)result.end,
                .events = result.events,
                .outcome = outcome,
            };
        }
    }
}
