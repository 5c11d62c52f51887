/* The tables of a new study, and what a later run adds to them. */
#include "study/study_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

static const char FIXED_TABLES[] =
    "CREATE TABLE study(only INTEGER PRIMARY KEY CHECK (only = 1), casus TEXT NOT NULL, revision INTEGER NOT NULL,"
    " world_hash BLOB NOT NULL, seed INTEGER NOT NULL, design TEXT NOT NULL, sheet INTEGER NOT NULL, noise TEXT NOT "
    "NULL,"
    " horizon_microdays INTEGER NOT NULL, overrides TEXT NOT NULL, cuts TEXT NOT NULL) STRICT;"
    "CREATE TABLE file(path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE option(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, flag TEXT, hash BLOB NOT "
    "NULL)"
    " STRICT;"
    "CREATE TABLE stratum(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT) STRICT;"
    "CREATE TABLE outcome(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, type TEXT NOT NULL, unit "
    "TEXT,"
    " levels TEXT, first_level INTEGER NOT NULL, axis TEXT, better TEXT) STRICT;"
    "CREATE TABLE input(slot INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, unit TEXT, written TEXT,"
    " distribution TEXT NOT NULL, coordinate TEXT, uncertain INTEGER NOT NULL, basis TEXT NOT NULL, sources TEXT,"
    " reason TEXT, file TEXT, line INTEGER, col INTEGER) STRICT;"
    "CREATE TABLE block(option INTEGER NOT NULL, stratum INTEGER NOT NULL, future INTEGER NOT NULL, first INTEGER NOT "
    "NULL,"
    " count INTEGER NOT NULL, hash BLOB NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (option, stratum, future, first))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE run(number INTEGER PRIMARY KEY, command TEXT, casus TEXT, started TEXT NOT NULL, ended TEXT,"
    " status TEXT NOT NULL, error TEXT, threads INTEGER NOT NULL, futures INTEGER NOT NULL, replicates INTEGER NOT "
    "NULL)"
    " STRICT;";

bool input_is_constant(const struct slot *slot)
{
    return slot->is_switch ? slot->choice_count <= 1 : slot->distribution.kind == DISTRIBUTION_CONSTANT;
}

char *join_lines(struct arena *arena, const char *const *lines)
{
    char *text = arena_text(arena, "");
    for (size_t k = 0; lines && lines[k]; k++)
        text = arena_format(arena, "%s%s\n", text, lines[k]);
    return text;
}

char *join_overrides(struct arena *arena, const struct override *overrides, size_t count)
{
    char *text = arena_text(arena, "");
    for (size_t k = 0; k < count; k++)
        text = arena_format(arena, "%s%s=%s\n", text, overrides[k].path, overrides[k].value);
    return text;
}

/* ---- inputs ---- */

static void add_number(struct buffer *out, double value)
{
    char text[32];
    text_of_number(value, text);
    buffer_format(out, " %s", text);
}

static void add_switch(const struct slot *slot, struct buffer *out)
{
    buffer_add(out, "switch");
    for (uint32_t k = 0; k < slot->choice_count; k++) {
        const char *word = slot->words;
        for (uint32_t skip = slot->choices[k]; skip > 0 && word; skip--) {
            word = strchr(word, '|');
            word = word ? word + 1 : NULL;
        }
        if (!word)
            continue;
        buffer_add(out, " ");
        buffer_add_slice(out, word, strcspn(word, "|"));
        add_number(out, slot->weights[k]);
    }
}

void slot_exact(const struct slot *slot, struct buffer *out)
{
    static const struct {
        const char *name;
        int numbers;
    } kinds[] = {{"constant", 1}, {"uniform", 2}, {"triangular", 3}, {"normal", 2}, {"lognormal", 2}, {"beta", 2}};
    if (slot->is_switch) {
        add_switch(slot, out);
        return;
    }
    const struct distribution *d = &slot->distribution;
    const double numbers[3] = {d->a, d->b, d->c};
    buffer_add(out, kinds[d->kind].name);
    for (int k = 0; k < kinds[d->kind].numbers; k++)
        /* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage) */
        add_number(out, numbers[k]);
    if (d->bounded) {
        buffer_add(out, " within");
        add_number(out, d->least);
        add_number(out, d->most);
    }
    if (slot->reversed)
        buffer_add(out, " reversed");
}

static bool insert_inputs(struct study *study, const struct scenario *scenario, struct problems *problems)
{
    static const char *const bases[] = {"sourced", "mixed", "assumed", "default"};
    sqlite3_stmt *insert = database_prepare(study, "INSERT INTO input VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", problems);
    bool good = insert != NULL;
    struct buffer exact;
    buffer_init(&exact);
    for (uint32_t k = 0; good && k < scenario_slot_count(scenario); k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        buffer_clear(&exact);
        slot_exact(slot, &exact);
        sqlite3_bind_int64(insert, 1, k);
        bind_text(insert, 2, slot->path);
        bind_text(insert, 3, slot->unit_text);
        bind_text(insert, 4, slot->written);
        bind_text(insert, 5, buffer_text(&exact));
        bind_text(insert, 6, input_is_constant(slot) ? NULL : slot->coordinate);
        sqlite3_bind_int(insert, 7, !input_is_constant(slot));
        bind_text(insert, 8, bases[slot->basis]);
        bind_text(insert, 9, slot->sources);
        bind_text(insert, 10, slot->reason);
        bind_text(insert, 11, slot->place.file);
        sqlite3_bind_int64(insert, 12, slot->place.line);
        sqlite3_bind_int64(insert, 13, slot->place.column);
        good = database_step(study, insert, problems);
    }
    buffer_release(&exact);
    sqlite3_finalize(insert);
    return good;
}

static bool insert_files(struct study *study, const struct scenario *scenario, struct problems *problems)
{
    sqlite3_stmt *insert = database_prepare(study, "INSERT OR REPLACE INTO file VALUES (?,?)", problems);
    bool good = insert != NULL;
    for (uint32_t k = 0; good && k < scenario_file_count(scenario); k++) {
        const struct scenario_file *file = scenario_file_at(scenario, k);
        bind_text(insert, 1, file->path);
        sqlite3_bind_blob64(insert, 2, file->size ? file->bytes : "", file->size, SQLITE_STATIC);
        good = database_step(study, insert, problems);
    }
    sqlite3_finalize(insert);
    return good;
}

/* ---- outcomes, strata, options ---- */

static bool insert_outcomes(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    static const char *const better[] = {"less", NULL, "more"};
    sqlite3_stmt *insert = database_prepare(study, "INSERT INTO outcome VALUES (?,?,?,?,?,?,?,?,?)", problems);
    bool good = insert != NULL;
    for (uint32_t k = 0; good && k < plan->outcome_count; k++) {
        const struct study_outcome *outcome = &plan->outcomes[k];
        sqlite3_bind_int64(insert, 1, k);
        bind_text(insert, 2, outcome->id);
        bind_text(insert, 3, outcome->title);
        bind_text(insert, 4, outcome->type);
        bind_text(insert, 5, outcome->unit);
        bind_text(insert, 6, outcome->levels);
        sqlite3_bind_int(insert, 7, outcome->first_level);
        bind_text(insert, 8, outcome->axis);
        bind_text(insert, 9, better[outcome->better + 1]);
        good = database_step(study, insert, problems);
    }
    sqlite3_finalize(insert);
    return good;
}

static bool insert_strata(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    sqlite3_stmt *insert = database_prepare(study, "INSERT INTO stratum VALUES (?,?,?)", problems);
    bool good = insert != NULL;
    for (uint32_t k = 0; good && k < plan->stratum_count; k++) {
        sqlite3_bind_int64(insert, 1, k);
        bind_text(insert, 2, plan->strata[k].id);
        bind_text(insert, 3, plan->strata[k].title);
        good = database_step(study, insert, problems);
    }
    sqlite3_finalize(insert);
    return good;
}

static bool insert_options(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    sqlite3_stmt *insert = database_prepare(
        study, "INSERT INTO option SELECT COALESCE(MAX(number) + 1, 0), ?1, ?2, ?3, ?4 FROM option", problems);
    bool good = insert != NULL;
    for (uint32_t k = 0; good && k < plan->option_count; k++) {
        const struct study_option *option = &plan->options[k];
        if (study_option_find(study, option->id) != NO_INDEX)
            continue;
        uint8_t hash[32];
        const uint32_t number = scenario_find(plan->scenario, "options", option->id);
        ASSERT(number != NO_INDEX);
        scenario_option_hash(plan->scenario, number, hash);
        bind_text(insert, 1, option->id);
        bind_text(insert, 2, option->title);
        bind_text(insert, 3, option->flag);
        sqlite3_bind_blob(insert, 4, hash, sizeof hash, SQLITE_TRANSIENT);
        good = database_step(study, insert, problems);
    }
    sqlite3_finalize(insert);
    return good;
}

static bool insert_study(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    uint8_t world[32];
    sqlite3_stmt *insert = database_prepare(study, "INSERT INTO study VALUES (1,?,?,?,?,?,?,?,?,?,?)", problems);
    if (!insert)
        return false;
    scenario_hash(plan->scenario, world);
    bind_text(insert, 1, CASUS_VERSION);
    sqlite3_bind_int64(insert, 2, plan->revision);
    sqlite3_bind_blob(insert, 3, world, sizeof world, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 4, plan->settings.seed);
    bind_text(insert, 5, plan->settings.design);
    sqlite3_bind_int64(insert, 6, plan->settings.sheet);
    bind_text(insert, 7, plan->settings.noise);
    sqlite3_bind_int64(insert, 8, horizon_microdays(plan->settings.horizon_days));
    bind_text(insert, 9, join_overrides(&study->arena, plan->overrides, plan->override_count));
    bind_text(insert, 10, join_lines(&study->arena, plan->cuts));
    const bool good = database_step(study, insert, problems);
    sqlite3_finalize(insert);
    return good;
}

/* ---- the two tables whose columns are the scenario's ---- */

static bool create_wide_tables(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    uint32_t inputs = 0;
    struct buffer sql;
    buffer_init(&sql);
    buffer_add(&sql, "CREATE TABLE future(future INTEGER PRIMARY KEY");
    for (uint32_t k = 0; k < scenario_slot_count(plan->scenario); k++) {
        const struct slot *slot = scenario_slot_at(plan->scenario, k);
        if (input_is_constant(slot))
            continue;
        inputs++;
        buffer_add(&sql, ", ");
        add_quoted_name(&sql, slot->path);
        buffer_add(&sql, " REAL");
    }
    buffer_add(&sql,
               ") STRICT, WITHOUT ROWID; CREATE TABLE trial(option INTEGER NOT NULL, stratum INTEGER NOT NULL, "
               "future INTEGER NOT NULL, replicate INTEGER NOT NULL, status INTEGER NOT NULL, events INTEGER NOT NULL");
    for (uint32_t k = 0; k < plan->outcome_count; k++) {
        buffer_add(&sql, ", ");
        add_quoted_name(&sql, plan->outcomes[k].id);
        buffer_add(&sql, " REAL");
    }
    buffer_add(&sql, ", PRIMARY KEY (option, stratum, future, replicate)) STRICT, WITHOUT ROWID;");
    bool good = false;
    if (inputs > INPUT_COLUMNS_MOST)
        problem_error(problems, study_place(study->path), "write fewer ranges, or share them by a factor",
                      "the scenario has %u uncertain numbers; a study holds at most %d", inputs, INPUT_COLUMNS_MOST);
    else if (plan->outcome_count > INPUT_COLUMNS_MOST)
        problem_error(problems, study_place(study->path), NULL,
                      "the scenario has %u outcomes; a study holds at most %d", plan->outcome_count,
                      INPUT_COLUMNS_MOST);
    else
        good = database_run(study, buffer_text(&sql), problems);
    buffer_release(&sql);
    return good;
}

bool study_create_tables(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    return database_run(study, FIXED_TABLES, problems) && create_wide_tables(study, plan, problems) &&
           insert_study(study, plan, problems) && insert_files(study, plan->scenario, problems) &&
           insert_options(study, plan, problems) && insert_strata(study, plan, problems) &&
           insert_outcomes(study, plan, problems) && insert_inputs(study, plan->scenario, problems);
}

/* The world is the same, but comments, reasons and options may be new: the text kept is the one that holds them all. */
bool study_extend(struct study *study, const struct study_plan *plan, struct problems *problems)
{
    sqlite3_stmt *update = database_prepare(study, "UPDATE study SET overrides = ?", problems);
    if (!update)
        return false;
    bind_text(update, 1, join_overrides(&study->arena, plan->overrides, plan->override_count));
    const bool good = database_step(study, update, problems);
    sqlite3_finalize(update);
    return good && database_run(study, "DELETE FROM file; DELETE FROM input;", problems) &&
           insert_files(study, plan->scenario, problems) && insert_options(study, plan, problems) &&
           insert_inputs(study, plan->scenario, problems);
}
