/* How a study is held in memory, for this room alone. */
#ifndef CASUS_STUDY_STUDY_INTERNAL_H
#define CASUS_STUDY_STUDY_INTERNAL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "study/study.h"
#include <sqlite3.h>

enum {
    STUDY_APPLICATION_ID = 1667330933, /* "casu", so that file(1) and we know a study when we see one */
    STUDY_FORMAT = 1,                  /* PRAGMA user_version */
    BLOCK_REPLICATES = 64,
    BLOCKS_MOST = 50000000,    /* of one option: 3.2 x 10^9 trials, terabytes */
    INPUT_COLUMNS_MOST = 1900, /* SQLite allows 2,000 columns in a table */
};

/* Two sums modulo 2^64 over rows: free of the order in which rows come. */
struct row_sum {
    uint64_t lane[2];
};

struct study {
    sqlite3 *database;
    struct arena arena;
    char *path;
    struct study_settings settings;
    uint32_t revision;
    uint8_t world_hash[32];
    const char *command;
    const char *overrides_text, *cuts_text; /* a line each */
    struct override *overrides;
    size_t override_count;
    const char **cuts;

    struct study_option *options;
    uint8_t (*option_hash)[32];
    uint32_t option_count;
    struct study_stratum *strata;
    uint32_t stratum_count;
    struct study_outcome *outcomes;
    uint32_t outcome_count;
    uint32_t *outcome_by_id;            /* outcomes in order of id, as row hashes take them */
    uint64_t *option_key, *stratum_key; /* hashes of ids */

    /* Replicates stored of each block: kept[((option * strata + stratum) * futures + future) * blocks + block]. */
    uint8_t *kept;
    uint32_t kept_futures, kept_blocks;
    uint32_t futures, replicates; /* complete for every option and stratum */

    /* writing */
    bool writes, in_transaction;
    double transaction_began;
    int64_t run;
    uint32_t *input_slot; /* columns of table future */
    uint32_t input_count;
    sqlite3_stmt *insert_trial, *insert_block, *insert_future, *select_trial;

    /* reading */
    double **column;            /* [(option * strata + stratum) * outcomes + outcome] */
    struct study_input *inputs; /* read so far */
};

struct study_input {
    struct study_input *next;
    const char *path;
    double *value;
};

/* ---- database.c: SQLite, with its errors as problems ---- */

struct place study_place(const char *path);
bool database_open(struct study *study, int flags, struct problems *problems);
void database_problem(struct study *study, const char *doing, struct problems *problems);
bool database_run(struct study *study, const char *sql, struct problems *problems);
sqlite3_stmt *database_prepare(struct study *study, const char *sql, struct problems *problems);
/* Step a statement that returns no rows, reset it; false with a problem on error. */
bool database_step(struct study *study, sqlite3_stmt *statement, struct problems *problems);
/* First column of the first row as an integer; `otherwise` if there is none. */
int64_t database_integer(struct study *study, const char *sql, int64_t otherwise);
void bind_text(sqlite3_stmt *statement, int at, const char *text); /* NULL binds NULL; borrowed until the next step */
const char *column_text(struct study *study, sqlite3_stmt *statement, int at); /* copied to the arena; NULL stays */
double column_outcome(sqlite3_stmt *statement, int at); /* of a trial that did not fail: NULL is "never" */
void add_quoted_name(struct buffer *sql, const char *name);

/* ---- parts ---- */

struct study *study_new(const char *path);
/* Read everything but trials. False with a problem when the file is no study. */
bool study_read(struct study *study, struct problems *problems);
/* Make `kept` large enough, keeping what it holds. False when that is more than a study can hold. */
bool study_keep_room(struct study *study, uint32_t futures, uint32_t blocks);
uint8_t *study_kept(const struct study *study, uint32_t option, uint32_t stratum, uint32_t future, uint32_t block);
void study_count_complete(struct study *study);
/* Keys and orders for row hashes, once options, strata and outcomes are known. */
void study_index(struct study *study);

bool study_create_tables(struct study *study, const struct study_plan *plan, struct problems *problems);
/* What of `plan` is new to a study that goes on: its files as they are now, and its options. */
bool study_extend(struct study *study, const struct study_plan *plan, struct problems *problems);
bool study_compare(struct study *study, const struct study_plan *plan, struct problems *problems);
/* A slot's value as text that holds every bit, the way table input keeps it. */
void slot_exact(const struct slot *slot, struct buffer *out);
bool input_is_constant(const struct slot *slot);
char *join_lines(struct arena *arena, const char *const *lines);
char *join_overrides(struct arena *arena, const struct override *overrides, size_t count);
int64_t horizon_microdays(double horizon_days);

struct row_sum row_hash(const struct study *study, const struct study_row *row);
void row_sum_add(struct row_sum *sum, struct row_sum other);

#endif
