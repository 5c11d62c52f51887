#include "study/study_internal.h"

#include "base/text.h"
#include <math.h>

struct place study_place(const char *path)
{
    return (struct place){path, 0, 0, 0};
}

bool database_open(struct study *study, int flags, struct problems *problems)
{
    if (sqlite3_open_v2(study->path, &study->database, flags, NULL) != SQLITE_OK) {
        database_problem(study, "open", problems);
        return false;
    }
    sqlite3_busy_timeout(study->database, 10000);
    return true;
}

void database_problem(struct study *study, const char *doing, struct problems *problems)
{
    const int code = study->database ? sqlite3_errcode(study->database) : SQLITE_NOMEM;
    const char *hint = NULL;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_CONSTRAINT)
        hint = "is another casus writing to it?";
    else if (code == SQLITE_FULL)
        hint = "the disk is full; what was done is kept: free some space, then use --resume";
    problem_error(problems, study_place(study->path), hint, "cannot %s the study: %s", doing,
                  study->database ? sqlite3_errmsg(study->database) : "out of memory");
}

bool database_run(struct study *study, const char *sql, struct problems *problems)
{
    if (sqlite3_exec(study->database, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    database_problem(study, study->writes ? "write" : "read", problems);
    return false;
}

sqlite3_stmt *database_prepare(struct study *study, const char *sql, struct problems *problems)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(study->database, sql, -1, &statement, NULL) != SQLITE_OK)
        database_problem(study, study->writes ? "write" : "read", problems);
    return statement;
}

bool database_step(struct study *study, sqlite3_stmt *statement, struct problems *problems)
{
    const int code = sqlite3_step(statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        database_problem(study, "write", problems);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

int64_t database_integer(struct study *study, const char *sql, int64_t otherwise)
{
    sqlite3_stmt *statement = NULL;
    int64_t value = otherwise;
    if (sqlite3_prepare_v2(study->database, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text)
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

const char *column_text(struct study *study, sqlite3_stmt *statement, int at)
{
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return text ? arena_text(&study->arena, text) : NULL;
}

double column_outcome(sqlite3_stmt *statement, int at)
{
    return sqlite3_column_type(statement, at) == SQLITE_NULL ? (double)INFINITY : sqlite3_column_double(statement, at);
}

void add_quoted_name(struct buffer *sql, const char *name)
{
    buffer_add(sql, "\"");
    for (const char *c = name; *c; c++) {
        buffer_add_slice(sql, c, 1);
        if (*c == '"')
            buffer_add(sql, "\"");
    }
    buffer_add(sql, "\"");
}
