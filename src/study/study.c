/* A study as a value: made, opened, asked, closed. */
#include "study/study_internal.h"

#include "base/failure.h"
#include "base/random.h"
#include "base/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct study *study_new(const char *path)
{
    struct study *study = calloc(1, sizeof *study);
    if (!study)
        failure("out of memory", __FILE__, __LINE__);
    arena_init(&study->arena);
    study->path = arena_text(&study->arena, path);
    study->command = study->overrides_text = study->cuts_text = "";
    study->settings.design = study->settings.noise = "";
    return study;
}

void study_close(struct study *study)
{
    if (!study)
        return;
    sqlite3_finalize(study->insert_trial);
    sqlite3_finalize(study->insert_block);
    sqlite3_finalize(study->insert_future);
    sqlite3_finalize(study->select_trial);
    sqlite3_close(study->database);
    if (study->column) {
        const size_t columns = (size_t)study->option_count * study->stratum_count * study->outcome_count;
        for (size_t k = 0; k < columns; k++)
            free(study->column[k]);
        free(study->column);
    }
    for (struct study_input *input = study->inputs; input; input = input->next)
        free(input->value);
    free(study->kept);
    arena_release(&study->arena);
    free(study);
}

void study_index(struct study *study)
{
    struct arena *arena = &study->arena;
    study->option_key = arena_take(arena, study->option_count, sizeof *study->option_key);
    for (uint32_t k = 0; k < study->option_count; k++)
        study->option_key[k] = stream_of(study->options[k].id);
    study->stratum_key = arena_take(arena, study->stratum_count, sizeof *study->stratum_key);
    for (uint32_t k = 0; k < study->stratum_count; k++)
        study->stratum_key[k] = stream_of(study->strata[k].id);
    uint32_t *order = study->outcome_by_id = arena_take(arena, study->outcome_count, sizeof *order);
    for (uint32_t k = 0; k < study->outcome_count; k++) {
        uint32_t at = k;
        for (; at > 0 && strcmp(study->outcomes[order[at - 1]].id, study->outcomes[k].id) > 0; at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}

/* ---- what is stored ---- */

uint8_t *study_kept(const struct study *study, uint32_t option, uint32_t stratum, uint32_t future, uint32_t block)
{
    const size_t row = ((size_t)option * study->stratum_count + stratum) * study->kept_futures + future;
    return study->kept + row * study->kept_blocks + block;
}

bool study_keep_room(struct study *study, uint32_t futures, uint32_t blocks)
{
    const uint32_t old_futures = study->kept_futures, old_blocks = study->kept_blocks;
    futures = futures > old_futures ? futures : old_futures;
    blocks = blocks > old_blocks ? blocks : old_blocks;
    const double bytes = (double)study->option_count * study->stratum_count * futures * blocks;
    if (bytes > (double)BLOCKS_MOST)
        return false;
    const uint8_t *old = study->kept;
    const size_t old_lines = old ? (size_t)study->option_count * study->stratum_count : 0;
    uint8_t *kept = calloc((size_t)bytes + 1, 1);
    if (!kept)
        failure("out of memory", __FILE__, __LINE__);
    for (size_t line = 0; line < old_lines; line++)
        for (size_t future = 0; future < old_futures; future++)
            memcpy(kept + (line * futures + future) * blocks, old + (line * old_futures + future) * old_blocks,
                   old_blocks);
    free(study->kept);
    study->kept = kept;
    study->kept_futures = futures;
    study->kept_blocks = blocks;
    return true;
}

bool study_has_block(const struct study *study, uint32_t option, uint32_t stratum, uint32_t future, uint32_t first,
                     uint32_t count)
{
    const uint32_t block = first / BLOCK_REPLICATES;
    if (option >= study->option_count || stratum >= study->stratum_count || future >= study->kept_futures ||
        block >= study->kept_blocks)
        return false;
    return *study_kept(study, option, stratum, future, block) >= count;
}

/* Replicates of a future that every option and stratum has, counted from 0 without a gap. */
static uint32_t replicates_of(const struct study *study, uint32_t future)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t option = 0; option < study->option_count; option++)
        for (uint32_t stratum = 0; stratum < study->stratum_count; stratum++) {
            uint32_t count = 0;
            for (uint32_t block = 0; block < study->kept_blocks; block++) {
                const uint32_t kept = *study_kept(study, option, stratum, future, block);
                count += kept;
                if (kept < BLOCK_REPLICATES)
                    break;
            }
            least = count < least ? count : least;
        }
    return least == UINT32_MAX ? 0 : least;
}

/* The rectangle of leading futures and replicates with most trials in it. While futures are passed in order, what all
 * of them have can only shrink. */
void study_count_complete(struct study *study)
{
    uint32_t least = UINT32_MAX;
    uint64_t most = 0;
    study->futures = study->replicates = 0;
    for (uint32_t future = 0; future < study->kept_futures; future++) {
        const uint32_t count = replicates_of(study, future);
        least = count < least ? count : least;
        const uint64_t trials = (uint64_t)least * (future + 1);
        if (trials > most) {
            most = trials;
            study->futures = future + 1;
            study->replicates = least;
        }
    }
}

/* ---- getters ---- */

const struct study_settings *study_settings_of(const struct study *study)
{
    return &study->settings;
}

uint32_t study_revision(const struct study *study)
{
    return study->revision;
}

const char *study_command(const struct study *study)
{
    return study->command;
}

uint32_t study_option_count(const struct study *study)
{
    return study->option_count;
}

const struct study_option *study_option_at(const struct study *study, uint32_t option)
{
    ASSERT(option < study->option_count);
    return &study->options[option];
}

uint32_t study_option_find(const struct study *study, const char *id)
{
    for (uint32_t k = 0; k < study->option_count; k++)
        if (text_equal(study->options[k].id, id))
            return k;
    return NO_INDEX;
}

uint32_t study_stratum_count(const struct study *study)
{
    return study->stratum_count;
}

const struct study_stratum *study_stratum_at(const struct study *study, uint32_t stratum)
{
    ASSERT(stratum < study->stratum_count);
    return &study->strata[stratum];
}

uint32_t study_stratum_find(const struct study *study, const char *id)
{
    for (uint32_t k = 0; k < study->stratum_count; k++)
        if (text_equal(study->strata[k].id, id))
            return k;
    return NO_INDEX;
}

uint32_t study_outcome_count(const struct study *study)
{
    return study->outcome_count;
}

const struct study_outcome *study_outcome_at(const struct study *study, uint32_t outcome)
{
    ASSERT(outcome < study->outcome_count);
    return &study->outcomes[outcome];
}

uint32_t study_outcome_find(const struct study *study, const char *id)
{
    for (uint32_t k = 0; k < study->outcome_count; k++)
        if (text_equal(study->outcomes[k].id, id))
            return k;
    return NO_INDEX;
}

uint32_t study_futures(const struct study *study)
{
    return study->futures;
}

uint32_t study_replicates(const struct study *study)
{
    return study->replicates;
}

const struct override *study_overrides(const struct study *study, size_t *count)
{
    *count = study->override_count;
    return study->overrides;
}

const char *const *study_cuts(const struct study *study)
{
    return study->cuts;
}

int64_t horizon_microdays(double horizon_days)
{
    return (int64_t)floor(horizon_days * 1e6 + 0.5);
}
