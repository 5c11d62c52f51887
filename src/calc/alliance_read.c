#include "calc/alliance_internal.h"

#include "base/text.h"
#include "scenario/document.h"
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POSITION, SALIENCE, CAPABILITY, NUMBER_COUNT };
static const char *const number_names[NUMBER_COUNT] = {"position", "salience", "capability"};

struct reading {
    struct alliance *alliance;
    struct council_actor *actors;
    const struct node *table;
    struct problems *problems;
};

/* A heading is complained of at its first cell only. */
static bool is_first(const struct reading *reading, const struct node *row, const char *key)
{
    for (const struct node *earlier = reading->table->first; earlier != row; earlier = earlier->next)
        if (node_find(earlier, key))
            return false;
    return true;
}

static void check_columns(const struct reading *reading, const struct node *row)
{
    static const char *const known[] = {"actor", "position", "salience", "capability", "name", "source", "because"};
    enum { KNOWN_COUNT = sizeof known / sizeof known[0] };
    for (const struct node *item = row->first; item; item = item->next) {
        bool is_known = strpbrk(item->key, "#.") != NULL; /* a unit, or NAME.source and its like */
        for (size_t k = 0; k < KNOWN_COUNT; k++)
            is_known = is_known || strcmp(item->key, known[k]) == 0;
        if (is_known || !is_first(reading, row, item->key))
            continue;
        const char *near = nearest_word(item->key, known, KNOWN_COUNT);
        problem_error(reading->problems, item->key_place,
                      near ? arena_format(&reading->problems->arena, "did you mean %s?", near)
                           : "columns are actor, position, salience, capability, and name, source, because",
                      "there is no column %s", item->key);
    }
}

/* What one of the column's number counts: salience [%] counts hundredths. Positions may have any unit. */
static double scale_of(const struct reading *reading, const struct node *row, int number)
{
    const char *key = arena_format(&reading->alliance->arena, "%s#unit", number_names[number]);
    const struct node *unit = node_find(row, key);
    if (!unit)
        return 1.0;
    if (number == POSITION) {
        reading->alliance->unit = arena_format(&reading->alliance->arena, " %s", unit->text);
        return 1.0;
    }
    if (number == SALIENCE && strcmp(unit->text, "%") == 0)
        return 0.01;
    if (is_first(reading, row, key))
        problem_error(reading->problems, unit->place, number == SALIENCE ? "write salience [%], or salience" : NULL,
                      "%s is not measured in %s", number_names[number], unit->text);
    return 1.0;
}

static void check_range(const struct reading *reading, const struct node *cell, int number, double value, double scale)
{
    if (number == SALIENCE && !(value >= 0.0 && value <= 1.0))
        problem_error(reading->problems, cell->place,
                      scale < 1.0 || value < 0.0 ? NULL : "if it counts of 100, head the column salience [%]",
                      "salience %s is outside 0 to %s", cell->text, scale < 1.0 ? "100" : "1");
    if (number == CAPABILITY && !(value > 0.0))
        problem_error(reading->problems, cell->place, "leave out who has no say", "capability must be above 0");
}

static double read_number(const struct reading *reading, const struct node *row, int number)
{
    const struct node *cell = node_find(row, number_names[number]);
    double value = 1.0;
    if (!cell)
        return value; /* told by check_missing */
    const double scale = scale_of(reading, row, number);
    const size_t length = text_number(cell->text, &value);
    if (length == 0 || cell->text[length] || !isfinite(value)) {
        problem_error(reading->problems, cell->place, NULL, "%s \"%s\" is no number", number_names[number], cell->text);
        return 1.0;
    }
    value = scale < 1.0 ? value / 100.0 : value; /* 80 / 100 is the double nearest to 0.8; 80 * 0.01 need not be */
    check_range(reading, cell, number, value, scale);
    return value;
}

static void check_missing(const struct reading *reading, int number)
{
    uint32_t missing = 0;
    for (const struct node *row = reading->table->first; row; row = row->next)
        missing += node_find(row, number_names[number]) == NULL;
    if (missing > 0 && missing == reading->table->count) {
        problem_error(reading->problems, (struct place){.file = reading->alliance->file}, NULL,
                      "the table has no column %s", number_names[number]);
        return;
    }
    for (const struct node *row = reading->table->first; row; row = row->next)
        if (!node_find(row, number_names[number]))
            problem_error(reading->problems, row->place, NULL, "%s has no %s", row->key, number_names[number]);
}

static void check_body(const struct reading *reading)
{
    const struct place whole = {.file = reading->alliance->file};
    double salience = 0.0;
    if (reading->table->count < 2)
        problem_error(reading->problems, whole, NULL, "at least two actors are needed");
    if (reading->table->count > ALLIANCE_ACTORS_MOST)
        problem_error(reading->problems, whole, NULL, "more than %d actors", ALLIANCE_ACTORS_MOST);
    for (uint32_t k = 0; k < reading->table->count; k++)
        salience += reading->actors[k].salience;
    if (!(salience > 0.0) && reading->table->count > 0)
        problem_error(reading->problems, whole, NULL, "nobody has a salience above 0");
}

static bool read_actors(struct reading *reading)
{
    struct alliance *alliance = reading->alliance;
    const uint32_t count = reading->table->count, before = reading->problems->error_count;
    uint32_t k = 0;
    alliance->name = arena_take(&alliance->arena, count, sizeof *alliance->name);
    reading->actors = arena_take(&alliance->arena, count, sizeof *reading->actors);
    for (int number = 0; number < NUMBER_COUNT; number++)
        check_missing(reading, number);
    for (const struct node *row = reading->table->first; row; row = row->next, k++) {
        check_columns(reading, row);
        alliance->name[k] = row->key;
        reading->actors[k] = (struct council_actor){.position = read_number(reading, row, POSITION),
                                                    .salience = read_number(reading, row, SALIENCE),
                                                    .capability = read_number(reading, row, CAPABILITY)};
    }
    check_body(reading);
    alliance->question.actors = reading->actors;
    alliance->question.count = count;
    return reading->problems->error_count == before;
}

enum calc_result alliance_read(struct alliance *alliance, const char *path, struct problems *problems)
{
    struct reading reading = {.alliance = alliance, .problems = problems};
    char *bytes = NULL;
    size_t size = 0;
    alliance->file = path;
    alliance->unit = "";
    if (!document_read_file(path, &bytes, &size)) {
        problem_error(problems, (struct place){.file = path}, NULL, "the file cannot be read: %s", strerror(errno));
        return CALC_UNREADABLE;
    }
    /* The problems may outlive this call: they quote lines from a text of their own. */
    const char *text = arena_slice(&problems->arena, bytes, size);
    free(bytes);
    const char *shown = arena_text(&problems->arena, path);
    alliance->file = shown;
    problems_know_file(problems, shown, text, size);
    const uint32_t before = problems->error_count;
    reading.table = document_read_table(&alliance->arena, shown, text, size, "actor", problems);
    const bool good = reading.table && read_actors(&reading);
    return good && problems->error_count == before ? CALC_DONE : CALC_INVALID;
}
