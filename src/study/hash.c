/* What a study's numbers are, in 64 digits. Rows are hashed one by one and the hashes summed modulo 2^64, so that
 * neither the order of rows, nor blocks, threads or interruptions can matter; the sums are then bound by SHA-256 to
 * everything the rows are a function of. Never in it: times, the command, the number of threads, the version's text. */
#include "study/study_internal.h"

#include "base/failure.h"
#include "base/sha256.h"
#include <math.h>
#include <string.h>

static const uint64_t NEVER_BITS = UINT64_C(0x7ff0000000000000); /* +inf */

/* Two lanes of multiply and xorshift with constants of MurmurHash3's finaliser (public domain) and of xxHash. */
static void lanes_add(uint64_t lane[2], uint64_t word)
{
    lane[0] = (lane[0] ^ word) * UINT64_C(0xff51afd7ed558ccd);
    lane[0] ^= lane[0] >> 32;
    lane[1] = (lane[1] ^ (word >> 17 | word << 47)) * UINT64_C(0xc2b2ae3d27d4eb4f);
    lane[1] ^= lane[1] >> 29;
}

/* -0 counts as 0: SQLite stores both alike. */
static uint64_t bits_of(double value)
{
    uint64_t bits;
    if (value == 0.0)
        return 0;
    if (isinf(value) && value > 0.0)
        return NEVER_BITS;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

struct row_sum row_hash(const struct study *study, const struct study_row *row)
{
    uint64_t lane[2] = {UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0x165667b19e3779f9)};
    lanes_add(lane, study->option_key[row->option]);
    lanes_add(lane, study->stratum_key[row->stratum]);
    lanes_add(lane, (uint64_t)row->future << 32 | row->replicate);
    lanes_add(lane, row->status);
    if (row->status == 0)
        for (uint32_t k = 0; k < study->outcome_count; k++)
            lanes_add(lane, bits_of(row->outcome[study->outcome_by_id[k]]));
    lanes_add(lane, 0);
    return (struct row_sum){{lane[0], lane[1]}};
}

void row_sum_add(struct row_sum *sum, struct row_sum other)
{
    sum->lane[0] += other.lane[0];
    sum->lane[1] += other.lane[1];
}

/* The numbers of options whose ids come first, second, ... */
static void options_by_id(const struct study *study, uint32_t *order)
{
    for (uint32_t k = 0; k < study->option_count; k++) {
        uint32_t at = k;
        for (; at > 0 && strcmp(study->options[order[at - 1]].id, study->options[k].id) > 0; at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}

static bool sum_rows(struct study *study, struct row_sum *sum)
{
    sqlite3_stmt *rows = NULL;
    *sum = (struct row_sum){{0, 0}};
    if (sqlite3_prepare_v2(study->database, "SELECT * FROM trial", -1, &rows, NULL) != SQLITE_OK)
        return false;
    double *outcome = arena_take(&study->arena, study->outcome_count, sizeof *outcome);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct study_row row = {
            .option = (uint32_t)sqlite3_column_int64(rows, 0),
            .stratum = (uint32_t)sqlite3_column_int64(rows, 1),
            .future = (uint32_t)sqlite3_column_int64(rows, 2),
            .replicate = (uint32_t)sqlite3_column_int64(rows, 3),
            .status = (uint32_t)sqlite3_column_int64(rows, 4),
            .outcome = outcome,
        };
        if (row.option >= study->option_count || row.stratum >= study->stratum_count)
            continue;
        for (uint32_t k = 0; k < study->outcome_count; k++)
            outcome[k] = column_outcome(rows, (int)k + 6);
        row_sum_add(sum, row_hash(study, &row));
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE;
}

void study_hash(struct study *study, char out[65])
{
    struct row_sum sum;
    out[0] = '\0';
    if (!sum_rows(study, &sum))
        return;
    uint32_t *order = arena_take(&study->arena, study->option_count, sizeof *order);
    options_by_id(study, order);

    struct sha256 hash;
    uint8_t digest[32];
    sha256_init(&hash);
    sha256_add_text(&hash, "casus study 1");
    sha256_add(&hash, study->world_hash, sizeof study->world_hash);
    for (uint32_t k = 0; k < study->option_count; k++) {
        sha256_add_text(&hash, study->options[order[k]].id);
        sha256_add(&hash, study->option_hash[order[k]], sizeof study->option_hash[0]);
    }
    for (uint32_t k = 0; k < study->stratum_count; k++)
        sha256_add_text(&hash, study->strata[k].id);
    for (uint32_t k = 0; k < study->outcome_count; k++)
        sha256_add_text(&hash, study->outcomes[study->outcome_by_id[k]].id);
    sha256_add_text(&hash, study->settings.design);
    sha256_add_text(&hash, study->settings.noise);
    sha256_add_text(&hash, study->cuts_text);
    sha256_add_u64(&hash, study->settings.seed);
    sha256_add_u64(&hash, study->settings.sheet);
    sha256_add_u64(&hash, (uint64_t)horizon_microdays(study->settings.horizon_days));
    sha256_add_u64(&hash, study->revision);
    sha256_add_u64(&hash, sum.lane[0]);
    sha256_add_u64(&hash, sum.lane[1]);
    sha256_finish(&hash, digest);
    sha256_hex(digest, out);
}

void study_world_hash(const struct study *study, char out[65])
{
    sha256_hex(study->world_hash, out);
}
