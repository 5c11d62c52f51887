/* The ensemble's side: one writer, blocks of rows in transactions of half a second. */
#include "study/study_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double TRANSACTION_SECONDS = 0.5;

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* "2025-01-31T12:00:00Z" */
static void time_text(char out[32])
{
    const time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

/* A write-ahead log makes commits cheap and readers welcome, but needs shared memory, which network disks lack: then
 * the classic journal. Either leaves a valid file after a kill. */
static bool choose_journal(struct study *study, struct problems *problems)
{
    if (!database_run(study, "PRAGMA synchronous = NORMAL", problems))
        return false;
    if (sqlite3_exec(study->database, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; COMMIT", NULL, NULL, NULL) ==
        SQLITE_OK)
        return true;
    if (!sqlite3_get_autocommit(study->database))
        sqlite3_exec(study->database, "ROLLBACK", NULL, NULL, NULL);
    return database_run(study, "PRAGMA journal_mode = DELETE", problems);
}

static bool prepare_future(struct study *study, const struct scenario *scenario, struct problems *problems)
{
    struct buffer sql, values;
    const uint32_t slots = scenario_slot_count(scenario);
    study->input_slot = arena_take(&study->arena, slots, sizeof *study->input_slot);
    buffer_init(&sql);
    buffer_init(&values);
    buffer_add(&sql, "INSERT OR REPLACE INTO future(future");
    buffer_add(&values, ") VALUES (?");
    for (uint32_t k = 0; k < slots; k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        if (input_is_constant(slot))
            continue;
        study->input_slot[study->input_count++] = k;
        buffer_add(&sql, ", ");
        add_quoted_name(&sql, slot->path);
        buffer_add(&values, ",?");
    }
    buffer_add(&sql, buffer_text(&values));
    buffer_add(&sql, ")");
    study->insert_future = database_prepare(study, buffer_text(&sql), problems);
    buffer_release(&sql);
    buffer_release(&values);
    return study->insert_future != NULL;
}

/* An option that is new to the study may bring uncertain numbers of its own. */
static bool add_future_columns(struct study *study, const struct scenario *scenario, struct problems *problems)
{
    bool good = true;
    struct buffer sql;
    buffer_init(&sql);
    sqlite3_stmt *known = database_prepare(study, "SELECT 1 FROM pragma_table_info('future') WHERE name = ?", problems);
    for (uint32_t k = 0; known && good && k < scenario_slot_count(scenario); k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        if (input_is_constant(slot))
            continue;
        bind_text(known, 1, slot->path);
        const bool exists = sqlite3_step(known) == SQLITE_ROW;
        sqlite3_reset(known);
        if (exists)
            continue;
        buffer_clear(&sql);
        buffer_add(&sql, "ALTER TABLE future ADD COLUMN ");
        add_quoted_name(&sql, slot->path);
        buffer_add(&sql, " REAL");
        good = database_run(study, buffer_text(&sql), problems);
    }
    sqlite3_finalize(known);
    buffer_release(&sql);
    return known && good;
}

static bool prepare_rows(struct study *study, struct problems *problems)
{
    struct buffer sql;
    buffer_init(&sql);
    buffer_add(&sql, "INSERT INTO trial VALUES (?,?,?,?,?,?");
    buffer_add_repeat(&sql, ",?", study->outcome_count);
    buffer_add(&sql, ")");
    study->insert_trial = database_prepare(study, buffer_text(&sql), problems);
    buffer_release(&sql);
    study->insert_block = database_prepare(study, "INSERT OR REPLACE INTO block VALUES (?,?,?,?,?,?,?)", problems);
    return study->insert_trial && study->insert_block;
}

static bool insert_run(struct study *study, const struct study_plan *plan, const char *command, uint32_t threads,
                       struct problems *problems)
{
    char started[32];
    time_text(started);
    sqlite3_stmt *insert =
        database_prepare(study,
                         "INSERT INTO run(command, casus, started, status, threads, futures, replicates)"
                         " VALUES (?,?,?,'running',?,?,?)",
                         problems);
    if (!insert)
        return false;
    bind_text(insert, 1, command);
    bind_text(insert, 2, CASUS_VERSION);
    bind_text(insert, 3, started);
    sqlite3_bind_int64(insert, 4, threads);
    sqlite3_bind_int64(insert, 5, plan->settings.futures);
    sqlite3_bind_int64(insert, 6, plan->settings.replicates);
    const bool good = database_step(study, insert, problems);
    sqlite3_finalize(insert);
    study->run = sqlite3_last_insert_rowid(study->database);
    return good;
}

static bool transaction_begin(struct study *study, struct problems *problems)
{
    if (study->in_transaction)
        return true;
    if (!database_run(study, "BEGIN IMMEDIATE", problems))
        return false;
    study->in_transaction = true;
    study->transaction_began = seconds_now();
    return true;
}

bool study_flush(struct study *study, struct problems *problems)
{
    if (!study->in_transaction)
        return true;
    study->in_transaction = false;
    if (database_run(study, "COMMIT", problems))
        return true;
    if (!sqlite3_get_autocommit(study->database))
        sqlite3_exec(study->database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static bool begin_new(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    char pragmas[160];
    snprintf(pragmas, sizeof pragmas, "PRAGMA page_size = 8192; PRAGMA application_id = %d; PRAGMA user_version = %d",
             STUDY_APPLICATION_ID, STUDY_FORMAT);
    return database_open(study, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, problems) &&
           database_run(study, pragmas, problems) && choose_journal(study, problems) &&
           transaction_begin(study, problems) && study_create_tables(study, plan, problems);
}

static bool begin_again(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    return database_open(study, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, problems) && study_read(study, problems) &&
           study_compare(study, plan, problems) && choose_journal(study, problems) &&
           transaction_begin(study, problems) && study_extend(study, plan, problems) &&
           add_future_columns(study, plan->scenario, problems);
}

bool study_is_blank(const char *path)
{
    struct study *study = study_new(path);
    struct problems ignored;
    problems_init(&ignored);
    const bool blank = access(path, F_OK) == 0 &&
                       database_open(study, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, &ignored) &&
                       database_integer(study, "SELECT COUNT(*) FROM sqlite_master", 1) == 0;
    problems_release(&ignored);
    study_close(study);
    return blank;
}

struct study *study_begin(const char *path, const struct study_plan *plan, bool resume, const char *command,
                          uint32_t threads, struct problems *problems)
{
    const bool exists = access(path, F_OK) == 0 && !(resume && study_is_blank(path));
    if (exists && !resume) {
        problem_error(problems, study_place(path), "use --resume to go on with it, or another path",
                      "the study exists already");
        return NULL;
    }
    struct study *study = study_new(path);
    study->writes = true;
    const uint32_t blocks = (plan->settings.replicates + BLOCK_REPLICATES - 1) / BLOCK_REPLICATES;
    bool good = exists ? begin_again(study, plan, problems) : begin_new(study, plan, problems);
    good = good && insert_run(study, plan, command, threads, problems) && study_flush(study, problems) &&
           study_read(study, problems) && prepare_rows(study, problems) &&
           prepare_future(study, plan->scenario, problems);
    if (good && !study_keep_room(study, plan->settings.futures, blocks)) {
        problem_error(problems, study_place(path), NULL, "%u futures x %u replicates are more than a study can hold",
                      plan->settings.futures, plan->settings.replicates);
        good = false;
    }
    if (!good) {
        if (study->in_transaction)
            sqlite3_exec(study->database, "ROLLBACK", NULL, NULL, NULL);
        study_close(study);
        /* What never became a study would only be in the way of the next try. */
        if (!exists)
            unlink(path);
        return NULL;
    }
    return study;
}

bool study_write_future(struct study *study, uint32_t future, const double *param, struct problems *problems)
{
    if (!transaction_begin(study, problems))
        return false;
    sqlite3_bind_int64(study->insert_future, 1, future);
    for (uint32_t k = 0; k < study->input_count; k++) {
        const double value = param[study->input_slot[k]];
        if (isnan(value))
            sqlite3_bind_null(study->insert_future, (int)k + 2);
        else
            sqlite3_bind_double(study->insert_future, (int)k + 2, value);
    }
    return database_step(study, study->insert_future, problems);
}

/* ---- blocks ---- */

static bool insert_row(struct study *study, const struct study_row *row, struct problems *problems)
{
    sqlite3_stmt *insert = study->insert_trial;
    sqlite3_bind_int64(insert, 1, row->option);
    sqlite3_bind_int64(insert, 2, row->stratum);
    sqlite3_bind_int64(insert, 3, row->future);
    sqlite3_bind_int64(insert, 4, row->replicate);
    sqlite3_bind_int64(insert, 5, row->status);
    sqlite3_bind_int64(insert, 6, row->events);
    for (uint32_t k = 0; k < study->outcome_count; k++) {
        const int at = (int)k + 7;
        if (row->status != 0) {
            sqlite3_bind_null(insert, at);
            continue;
        }
        ASSERT(!isnan(row->outcome[k]));
        if (isinf(row->outcome[k]) && row->outcome[k] > 0.0)
            sqlite3_bind_null(insert, at);
        else
            sqlite3_bind_double(insert, at, row->outcome[k]);
    }
    return database_step(study, insert, problems);
}

/* A row that was computed twice must be equal: else the machine, the compiler or we have changed a bit. */
static bool same_as_stored(struct study *study, const struct study_row *row, struct problems *problems)
{
    uint32_t status = 0;
    double *stored = arena_take(&study->arena, study->outcome_count, sizeof *stored);
    if (!study_trial(study, row->option, row->stratum, row->future, row->replicate, &status, stored))
        return true;
    uint32_t k = 0;
    if (status == row->status)
        while (k < study->outcome_count && (status != 0 || stored[k] == row->outcome[k]))
            k++;
    if (status == row->status && k == study->outcome_count)
        return true;
    problem_error(problems, study_place(study->path),
                  "the study was made by a build that computes other numbers: start a new one, and report this",
                  "option %s, trial %u/%u, computed again, differs in %s", study->options[row->option].id, row->future,
                  row->replicate, status == row->status ? study->outcomes[k].id : "its end");
    return false;
}

static bool insert_block(struct study *study, const struct study_row *row, uint32_t block, uint32_t count,
                         struct row_sum sum, struct problems *problems)
{
    uint8_t bytes[16];
    for (int lane = 0; lane < 2; lane++)
        for (int k = 0; k < 8; k++)
            bytes[lane * 8 + k] = (uint8_t)(sum.lane[lane] >> (8 * k));
    sqlite3_bind_int64(study->insert_block, 1, row->option);
    sqlite3_bind_int64(study->insert_block, 2, row->stratum);
    sqlite3_bind_int64(study->insert_block, 3, row->future);
    sqlite3_bind_int64(study->insert_block, 4, (int64_t)block * BLOCK_REPLICATES);
    sqlite3_bind_int64(study->insert_block, 5, count);
    sqlite3_bind_blob(study->insert_block, 6, bytes, sizeof bytes, SQLITE_TRANSIENT);
    sqlite3_bind_int64(study->insert_block, 7, study->run);
    return database_step(study, study->insert_block, problems);
}

/* The rows of one option in one block of 64 replicates. */
static bool write_part(struct study *study, const struct study_row *rows, size_t row_count,
                       const struct study_row *first, struct problems *problems)
{
    const uint32_t block = first->replicate / BLOCK_REPLICATES;
    uint8_t *kept = study_kept(study, first->option, first->stratum, first->future, block);
    struct row_sum sum = {{0, 0}};
    uint64_t present = 0;
    uint32_t count = 0;
    for (const struct study_row *row = first; row < rows + row_count; row++) {
        if (row->option != first->option || row->replicate / BLOCK_REPLICATES != block)
            continue;
        const uint32_t place = row->replicate % BLOCK_REPLICATES;
        ASSERT((present >> place & 1) == 0);
        present |= UINT64_C(1) << place;
        count++;
        row_sum_add(&sum, row_hash(study, row));
        if (!(place < *kept ? same_as_stored(study, row, problems) : insert_row(study, row, problems)))
            return false;
    }
    ASSERT((present & (present + 1)) == 0); /* replicates from the block's first on, none left out */
    if (count <= *kept)
        return true;
    if (!insert_block(study, first, block, count, sum, problems))
        return false;
    *kept = (uint8_t)count;
    return true;
}

bool study_write_block(struct study *study, const struct study_row *rows, size_t row_count, struct problems *problems)
{
    if (row_count == 0)
        return true;
    uint32_t last = 0;
    for (size_t k = 0; k < row_count; k++) {
        ASSERT(rows[k].option < study->option_count && rows[k].stratum == rows[0].stratum &&
               rows[k].future == rows[0].future);
        last = rows[k].replicate > last ? rows[k].replicate : last;
    }
    if (!study_keep_room(study, rows[0].future + 1, last / BLOCK_REPLICATES + 1) || !transaction_begin(study, problems))
        return false;
    for (size_t k = 0; k < row_count; k++) {
        bool done = false;
        for (size_t before = 0; before < k && !done; before++)
            done = rows[before].option == rows[k].option &&
                   rows[before].replicate / BLOCK_REPLICATES == rows[k].replicate / BLOCK_REPLICATES;
        if (!done && !write_part(study, rows, row_count, &rows[k], problems))
            return false;
    }
    return seconds_now() - study->transaction_began < TRANSACTION_SECONDS || study_flush(study, problems);
}

bool study_check_rows(struct study *study, const struct study_row *rows, size_t row_count, struct problems *problems)
{
    for (size_t k = 0; k < row_count; k++)
        if (!same_as_stored(study, &rows[k], problems))
            return false;
    return true;
}

bool study_end(struct study *study, const char *status, struct problems *problems)
{
    char ended[32];
    time_text(ended);
    sqlite3_stmt *update = database_prepare(study, "UPDATE run SET ended = ?, status = ? WHERE number = ?", problems);
    if (!update)
        return false;
    bind_text(update, 1, ended);
    bind_text(update, 2, status);
    sqlite3_bind_int64(update, 3, study->run);
    bool good = database_step(study, update, problems);
    sqlite3_finalize(update);
    good = study_flush(study, problems) && good;
    sqlite3_finalize(study->insert_trial);
    sqlite3_finalize(study->insert_block);
    sqlite3_finalize(study->insert_future);
    sqlite3_finalize(study->select_trial);
    study->insert_trial = study->insert_block = study->insert_future = study->select_trial = NULL;
    if (good)
        good = database_run(study, "PRAGMA wal_checkpoint(TRUNCATE)", problems);
    /* A reader who looks in just now keeps the log alive; the file is valid all the same. */
    sqlite3_exec(study->database, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    study_count_complete(study);
    return good;
}
