/* What is read from a study: its description when it is opened, its columns when they are asked for. */
#include "study/study_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct study *study_open(const char *path, struct problems *problems)
{
    if (access(path, F_OK) != 0) {
        problem_error(problems, study_place(path), NULL, "no such file");
        return NULL;
    }
    struct study *study = study_new(path);
    if (database_open(study, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, problems) && study_read(study, problems))
        return study;
    study_close(study);
    return NULL;
}

static bool is_study(struct study *study, struct problems *problems)
{
    const int64_t application = database_integer(study, "PRAGMA application_id", -1);
    if (application != STUDY_APPLICATION_ID) {
        if (application < 0 && sqlite3_errcode(study->database) != SQLITE_NOTADB)
            database_problem(study, "read", problems);
        else
            problem_error(problems, study_place(study->path), "a study is what casus run writes",
                          "the file is no casus study");
        return false;
    }
    const int64_t format = database_integer(study, "PRAGMA user_version", 0);
    if (format != STUDY_FORMAT) {
        problem_error(problems, study_place(study->path), "use the version of casus that wrote it",
                      "the study has format %d; this casus reads format %d", (int)format, STUDY_FORMAT);
        return false;
    }
    return true;
}

static uint32_t count_of(struct study *study, const char *sql)
{
    return (uint32_t)database_integer(study, sql, 0);
}

static bool copy_hash(sqlite3_stmt *row, int at, uint8_t hash[32])
{
    const void *bytes = sqlite3_column_blob(row, at);
    if (!bytes || sqlite3_column_bytes(row, at) != 32)
        return false;
    memcpy(hash, bytes, 32);
    return true;
}

/* ---- settings ---- */

/* Lines "path=value" of a text into overrides, lines into cuts. */
static void split_lines(struct study *study)
{
    struct arena *arena = &study->arena;
    size_t lines = 0;
    for (const char *c = study->overrides_text; *c; c++)
        lines += *c == '\n';
    study->overrides = arena_take(arena, lines, sizeof *study->overrides);
    study->override_count = 0;
    for (const char *line = study->overrides_text; *line; line += strcspn(line, "\n") + 1) {
        char *text = arena_slice(arena, line, strcspn(line, "\n"));
        char *equals = strchr(text, '=');
        if (!equals)
            continue;
        *equals = '\0';
        study->overrides[study->override_count++] = (struct override){text, equals + 1};
    }
    lines = 0;
    for (const char *c = study->cuts_text; *c; c++)
        lines += *c == '\n';
    study->cuts = arena_take(arena, lines + 1, sizeof *study->cuts);
    size_t count = 0;
    for (const char *line = study->cuts_text; *line; line += strcspn(line, "\n") + 1)
        study->cuts[count++] = arena_slice(arena, line, strcspn(line, "\n"));
}

static bool read_settings(struct study *study)
{
    sqlite3_stmt *row = NULL;
    struct study_settings *settings = &study->settings;
    bool good = sqlite3_prepare_v2(
                    study->database,
                    "SELECT revision, world_hash, seed, design, sheet, noise, horizon_microdays, overrides, cuts,"
                    " (SELECT MAX(futures) FROM run), (SELECT MAX(replicates) FROM run),"
                    " (SELECT command FROM run ORDER BY number DESC LIMIT 1) FROM study",
                    -1, &row, NULL) == SQLITE_OK &&
                sqlite3_step(row) == SQLITE_ROW && copy_hash(row, 1, study->world_hash);
    if (good) {
        study->revision = (uint32_t)sqlite3_column_int64(row, 0);
        settings->seed = (uint32_t)sqlite3_column_int64(row, 2);
        settings->design = column_text(study, row, 3);
        settings->sheet = (uint32_t)sqlite3_column_int64(row, 4);
        settings->noise = column_text(study, row, 5);
        settings->horizon_days = (double)sqlite3_column_int64(row, 6) / 1e6;
        study->overrides_text = column_text(study, row, 7);
        study->cuts_text = column_text(study, row, 8);
        settings->futures = (uint32_t)sqlite3_column_int64(row, 9);
        settings->replicates = (uint32_t)sqlite3_column_int64(row, 10);
        const char *command = column_text(study, row, 11);
        study->command = command ? command : "";
        good = settings->design && settings->noise && study->overrides_text && study->cuts_text;
    }
    sqlite3_finalize(row);
    if (good)
        split_lines(study);
    return good;
}

/* ---- lists ---- */

/* Rows are numbered from 0 without gaps, or the file was tampered with. */
static bool read_options(struct study *study)
{
    sqlite3_stmt *row = NULL;
    study->option_count = 0;
    const uint32_t count = count_of(study, "SELECT COUNT(*) FROM option");
    study->options = arena_take(&study->arena, count, sizeof *study->options);
    study->option_hash = arena_take(&study->arena, count, sizeof *study->option_hash);
    bool good = sqlite3_prepare_v2(study->database, "SELECT number, id, title, flag, hash FROM option ORDER BY number",
                                   -1, &row, NULL) == SQLITE_OK;
    for (uint32_t k = 0; good && k < count; k++) {
        good = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_int64(row, 0) == k &&
               copy_hash(row, 4, study->option_hash[k]);
        if (good)
            study->options[k] = (struct study_option){column_text(study, row, 1), column_text(study, row, 2),
                                                      column_text(study, row, 3)};
    }
    sqlite3_finalize(row);
    study->option_count = good ? count : 0;
    return good;
}

static bool read_strata(struct study *study)
{
    sqlite3_stmt *row = NULL;
    study->stratum_count = count_of(study, "SELECT COUNT(*) FROM stratum");
    study->strata = arena_take(&study->arena, study->stratum_count, sizeof *study->strata);
    bool good = sqlite3_prepare_v2(study->database, "SELECT number, id, title FROM stratum ORDER BY number", -1, &row,
                                   NULL) == SQLITE_OK;
    for (uint32_t k = 0; good && k < study->stratum_count; k++) {
        good = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_int64(row, 0) == k;
        if (good) {
            const char *title = column_text(study, row, 2);
            study->strata[k] = (struct study_stratum){column_text(study, row, 1), title ? title : ""};
        }
    }
    sqlite3_finalize(row);
    return good && study->stratum_count > 0;
}

static bool read_outcomes(struct study *study)
{
    sqlite3_stmt *row = NULL;
    study->outcome_count = count_of(study, "SELECT COUNT(*) FROM outcome");
    study->outcomes = arena_take(&study->arena, study->outcome_count, sizeof *study->outcomes);
    bool good =
        sqlite3_prepare_v2(study->database,
                           "SELECT number, id, title, unit, levels, axis, first_level, type, better FROM outcome"
                           " ORDER BY number",
                           -1, &row, NULL) == SQLITE_OK;
    for (uint32_t k = 0; good && k < study->outcome_count; k++) {
        good = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_int64(row, 0) == k;
        if (!good)
            break;
        const char *better = column_text(study, row, 8);
        study->outcomes[k] = (struct study_outcome){
            .id = column_text(study, row, 1),
            .title = column_text(study, row, 2),
            .unit = column_text(study, row, 3),
            .levels = column_text(study, row, 4),
            .axis = column_text(study, row, 5),
            .first_level = sqlite3_column_int(row, 6),
            .type = column_text(study, row, 7),
            .better = !better                      ? 0
                      : text_equal(better, "more") ? 1
                                                   : -1,
        };
    }
    sqlite3_finalize(row);
    return good;
}

static bool read_blocks(struct study *study)
{
    sqlite3_stmt *row = NULL;
    const int64_t futures = database_integer(study, "SELECT MAX(future) + 1 FROM block", 0);
    const int64_t blocks = database_integer(study, "SELECT MAX(first) / 64 + 1 FROM block", 0);
    free(study->kept);
    study->kept = NULL;
    study->kept_futures = study->kept_blocks = 0;
    if (futures < 0 || futures > UINT32_MAX || blocks < 0 || blocks > UINT32_MAX / BLOCK_REPLICATES ||
        !study_keep_room(study, (uint32_t)futures, (uint32_t)blocks) ||
        sqlite3_prepare_v2(study->database, "SELECT option, stratum, future, first, count FROM block", -1, &row,
                           NULL) != SQLITE_OK)
        return false;
    int code;
    while ((code = sqlite3_step(row)) == SQLITE_ROW) {
        const int64_t option = sqlite3_column_int64(row, 0), stratum = sqlite3_column_int64(row, 1);
        const int64_t future = sqlite3_column_int64(row, 2), first = sqlite3_column_int64(row, 3);
        const int64_t count = sqlite3_column_int64(row, 4);
        if (option < 0 || option >= study->option_count || stratum < 0 || stratum >= study->stratum_count ||
            future < 0 || first < 0 || first % BLOCK_REPLICATES != 0 || count < 0 || count > BLOCK_REPLICATES) {
            code = SQLITE_CORRUPT;
            break;
        }
        *study_kept(study, (uint32_t)option, (uint32_t)stratum, (uint32_t)future,
                    (uint32_t)(first / BLOCK_REPLICATES)) = (uint8_t)count;
    }
    sqlite3_finalize(row);
    return code == SQLITE_DONE;
}

bool study_read(struct study *study, struct problems *problems)
{
    if (!is_study(study, problems))
        return false;
    if (!read_settings(study) || !read_options(study) || !read_strata(study) || !read_outcomes(study) ||
        !read_blocks(study)) {
        problem_error(problems, study_place(study->path), NULL, "the study is damaged: %s",
                      sqlite3_errmsg(study->database));
        return false;
    }
    study_index(study);
    study_count_complete(study);
    return true;
}

/* ---- trials ---- */

uint64_t study_trial_count(const struct study *study)
{
    uint64_t count = 0;
    const size_t size = (size_t)study->option_count * study->stratum_count * study->kept_futures * study->kept_blocks;
    for (size_t k = 0; k < size; k++)
        count += study->kept[k];
    return count;
}

uint64_t study_failed_count(const struct study *study)
{
    sqlite3_stmt *row = NULL;
    uint64_t count = 0;
    if (sqlite3_prepare_v2(study->database, "SELECT COUNT(*) FROM trial WHERE status > 0", -1, &row, NULL) ==
            SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW)
        count = (uint64_t)sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return count;
}

bool study_trial(struct study *study, uint32_t option, uint32_t stratum, uint32_t future, uint32_t replicate,
                 uint32_t *status, double *outcome)
{
    if (!study->select_trial &&
        sqlite3_prepare_v2(study->database,
                           "SELECT * FROM trial WHERE option = ? AND stratum = ? AND future = ? AND replicate = ?", -1,
                           &study->select_trial, NULL) != SQLITE_OK)
        return false;
    sqlite3_stmt *row = study->select_trial;
    sqlite3_bind_int64(row, 1, option);
    sqlite3_bind_int64(row, 2, stratum);
    sqlite3_bind_int64(row, 3, future);
    sqlite3_bind_int64(row, 4, replicate);
    const bool found = sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        *status = (uint32_t)sqlite3_column_int64(row, 4);
        for (int k = 0; k < (int)study->outcome_count; k++)
            outcome[k] = *status != 0 ? (double)NAN : column_outcome(row, k + 6);
    }
    sqlite3_reset(row);
    return found;
}

static bool read_column(struct study *study, uint32_t option, uint32_t stratum, uint32_t outcome, double *value,
                        struct problems *problems)
{
    struct buffer sql;
    buffer_init(&sql);
    buffer_add(&sql, "SELECT future, replicate, status, ");
    add_quoted_name(&sql, study->outcomes[outcome].id);
    buffer_add(&sql, " FROM trial WHERE option = ? AND stratum = ? AND future < ?");
    sqlite3_stmt *rows = database_prepare(study, buffer_text(&sql), problems);
    buffer_release(&sql);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, option);
    sqlite3_bind_int64(rows, 2, stratum);
    sqlite3_bind_int64(rows, 3, study->futures);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        const int64_t future = sqlite3_column_int64(rows, 0), replicate = sqlite3_column_int64(rows, 1);
        if (future < 0 || replicate < 0 || replicate >= study->replicates || sqlite3_column_int(rows, 2) != 0)
            continue;
        value[(size_t)future * study->replicates + (size_t)replicate] = column_outcome(rows, 3);
    }
    if (code != SQLITE_DONE)
        database_problem(study, "read", problems);
    sqlite3_finalize(rows);
    return code == SQLITE_DONE;
}

static double *nan_array(size_t count)
{
    double *value = malloc((count + 1) * sizeof *value);
    if (!value)
        failure("out of memory", __FILE__, __LINE__);
    for (size_t k = 0; k < count; k++)
        value[k] = NAN;
    return value;
}

const double *study_column(struct study *study, uint32_t option, uint32_t stratum, uint32_t outcome,
                           struct problems *problems)
{
    ASSERT(option < study->option_count && stratum < study->stratum_count && outcome < study->outcome_count);
    if (!study->column) {
        study->column =
            calloc((size_t)study->option_count * study->stratum_count * study->outcome_count, sizeof *study->column);
        if (!study->column)
            failure("out of memory", __FILE__, __LINE__);
    }
    double **column =
        &study->column[((size_t)option * study->stratum_count + stratum) * study->outcome_count + outcome];
    if (!*column) {
        double *value = nan_array((size_t)study->futures * study->replicates);
        if (!read_column(study, option, stratum, outcome, value, problems)) {
            free(value);
            return NULL;
        }
        *column = value;
    }
    return *column;
}

const double *study_input(struct study *study, const char *path, struct problems *problems)
{
    for (const struct study_input *input = study->inputs; input; input = input->next)
        if (text_equal(input->path, path))
            return input->value;
    sqlite3_stmt *known = database_prepare(study, "SELECT 1 FROM pragma_table_info('future') WHERE name = ?", problems);
    if (!known)
        return NULL;
    bind_text(known, 1, path);
    const bool exists = !text_equal(path, "future") && sqlite3_step(known) == SQLITE_ROW;
    sqlite3_finalize(known);
    if (!exists)
        return NULL;

    struct buffer sql;
    buffer_init(&sql);
    buffer_add(&sql, "SELECT future, ");
    add_quoted_name(&sql, path);
    buffer_add(&sql, " FROM future WHERE future < ?");
    sqlite3_stmt *rows = database_prepare(study, buffer_text(&sql), problems);
    buffer_release(&sql);
    if (!rows)
        return NULL;
    double *value = nan_array(study->futures);
    sqlite3_bind_int64(rows, 1, study->futures);
    while (sqlite3_step(rows) == SQLITE_ROW)
        if (sqlite3_column_type(rows, 1) != SQLITE_NULL && sqlite3_column_int64(rows, 0) >= 0)
            value[sqlite3_column_int64(rows, 0)] = sqlite3_column_double(rows, 1);
    sqlite3_finalize(rows);
    struct study_input *input = arena_take(&study->arena, 1, sizeof *input);
    *input = (struct study_input){study->inputs, arena_text(&study->arena, path), value};
    study->inputs = input;
    return value;
}

/* ---- the scenario's text ---- */

static bool read_file(void *self, const char *path, char **bytes, size_t *size)
{
    struct study *study = self;
    sqlite3_stmt *row = NULL;
    bool found =
        sqlite3_prepare_v2(study->database, "SELECT bytes FROM file WHERE path = ?", -1, &row, NULL) == SQLITE_OK;
    if (found) {
        bind_text(row, 1, path);
        found = sqlite3_step(row) == SQLITE_ROW;
    }
    if (found) {
        const void *blob = sqlite3_column_blob(row, 0);
        *size = (size_t)sqlite3_column_bytes(row, 0);
        *bytes = malloc(*size + 1);
        if (!*bytes)
            failure("out of memory", __FILE__, __LINE__);
        if (*size)
            memcpy(*bytes, blob, *size);
        (*bytes)[*size] = '\0';
    }
    sqlite3_finalize(row);
    return found;
}

struct scenario_reader study_reader(struct study *study)
{
    return (struct scenario_reader){read_file, study};
}
