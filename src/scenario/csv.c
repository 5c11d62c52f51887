#include "scenario/document_internal.h"

#include "base/buffer.h"
#include "base/text.h"
#include <string.h>

struct cell {
    const char *text; /* trimmed; NULL when empty */
    struct place place;
};

struct column {
    const char *name; /* NULL: the heading was refused, its cells are passed over */
    const char *unit; /* of `NAME [unit]`, or NULL */
    struct place place, unit_place;
    const char *unit_key, *source_key; /* "NAME#unit", "NAME#source" */
    const char *source;                /* usual source for the rows that follow, or NULL */
    struct place source_place;
    uint32_t companion; /* index of the column NAME.source, or NO_COLUMN */
};

#define NO_COLUMN UINT32_MAX

struct table {
    struct arena *arena;
    struct arena scratch;
    struct problems *problems;
    const char *file, *bytes;
    const char *key;     /* heading of the column that names rows */
    uint32_t key_column; /* 0 in a table of a scenario */
    size_t size, at;
    uint32_t line, column_at; /* place of `at` */
    struct cell *cells;       /* of the row being read */
    uint32_t cell_count, cell_room;
    struct column *columns;
    uint32_t column_count;
    struct key_set keys;             /* group 0: headings, 1: ids */
    struct buffer text;              /* of the cell being read */
    uint32_t read_count, node_count; /* cells, empty ones too; nodes of the tree */
    bool is_broken;                  /* cut short, or headings not usable */
    struct node *root;
};

static struct place here(const struct table *table)
{
    return (struct place){.file = table->file, .line = table->line, .column = table->column_at};
}

static bool at_end(const struct table *table)
{
    return table->at == table->size;
}

/* The byte at the cursor, an LF for CRLF; NUL at the end (the text itself holds none). */
static char peek(const struct table *table)
{
    if (at_end(table))
        return '\0';
    return table->bytes[table->at] == '\r' ? '\n' : table->bytes[table->at];
}

static void step(struct table *table)
{
    if (table->bytes[table->at] == '\r')
        table->at++;
    if (table->bytes[table->at++] == '\n') {
        table->line++;
        table->column_at = 1;
        return;
    }
    while (!at_end(table) && ((unsigned char)table->bytes[table->at] & 0xc0) == 0x80)
        table->at++;
    table->column_at++;
}

/* Keep the code point at the cursor and pass over it. */
static void keep(struct table *table)
{
    const char first = peek(table);
    const size_t start = table->at;

    step(table);
    if (first == '\n')
        buffer_add(&table->text, "\n"); /* a CRLF inside quotes is one LF, so that line ends change no text */
    else
        buffer_add_slice(&table->text, table->bytes + start, table->at - start);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void pass_blanks(struct table *table)
{
    while (is_blank(peek(table)))
        step(table);
}

static bool ends_cell(char c)
{
    return c == ',' || c == '\n' || c == '\0';
}

static const char *trimmed_slice(struct arena *arena, const char *text, size_t length)
{
    for (; length > 0 && is_blank(text[0]); text++)
        length--;
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    return length == 0 ? NULL : arena_slice(arena, text, length);
}

/* Code points of the first line of the cell. */
static uint32_t shown_length(const char *text)
{
    return text == NULL ? 0 : text_codepoints(text, strcspn(text, "\n"));
}

static struct cell finish_cell(struct table *table, struct place place)
{
    struct cell cell = {.text = trimmed_slice(&table->scratch, buffer_text(&table->text), table->text.length),
                        .place = place};

    cell.place.length = shown_length(cell.text);
    return cell;
}

static struct cell read_plain_cell(struct table *table, struct place place)
{
    while (!ends_cell(peek(table)))
        keep(table);
    if (peek(table) != ',' || !document_reason_is_open(buffer_text(&table->text)))
        return finish_cell(table, place);
    problem_error(table->problems, here(table),
                  "quote the whole cell and double the quotes in it, or use a column because",
                  "a comma cut the reason");
    /* Read on as it was meant, up to the closing quote: the cells behind it are then in their columns. */
    while (peek(table) != '"' && peek(table) != '\n' && !at_end(table))
        keep(table);
    while (!ends_cell(peek(table)))
        keep(table);
    if (document_reason_is_open(buffer_text(&table->text)))
        buffer_add(&table->text, "\"");
    return finish_cell(table, place);
}

/* At the opening quote. */
static struct cell read_quoted_cell(struct table *table, struct place quote)
{
    step(table);
    struct place place = here(table);
    /* As with plain cells, the place is that of the text within. */
    while (is_blank(peek(table))) {
        step(table);
        place = here(table);
    }
    for (;;) {
        if (at_end(table)) {
            problem_error(table->problems, quote, "close it, and double the quotes within it",
                          "this quote is never closed");
            table->is_broken = true;
            return (struct cell){.place = place};
        }
        if (peek(table) == '"') {
            step(table);
            if (peek(table) != '"')
                break;
        }
        keep(table);
    }
    const struct cell cell = finish_cell(table, place);
    pass_blanks(table);
    if (!ends_cell(peek(table))) {
        problem_error(table->problems, here(table), "double the quotes within a quoted cell",
                      "text follows a closing quote");
        while (!ends_cell(peek(table)))
            step(table);
    }
    return cell;
}

static void push_cell(struct table *table, struct cell cell)
{
    if (table->cell_count == table->cell_room) {
        const uint32_t room = table->cell_room == 0 ? 64 : table->cell_room * 2;
        struct cell *cells = arena_take(&table->scratch, room, sizeof *cells);
        if (table->cell_count > 0)
            memcpy(cells, table->cells, table->cell_count * sizeof *cells);
        table->cells = cells;
        table->cell_room = room;
    }
    table->cells[table->cell_count++] = cell;
}

/* Cells and nodes are limited alike: a row of commas takes memory as any other. */
static bool count_one(struct table *table, uint32_t *count)
{
    if (*count < DOCUMENT_NODES_MOST) {
        ++*count;
        return true;
    }
    if (!table->is_broken)
        problem_error(table->problems, here(table), NULL, "the file holds more than %d values", DOCUMENT_NODES_MOST);
    table->is_broken = true;
    return false;
}

static void read_row(struct table *table)
{
    table->cell_count = 0;
    for (;;) {
        if (!count_one(table, &table->read_count))
            return;
        pass_blanks(table);
        buffer_clear(&table->text);
        const struct place place = here(table);
        push_cell(table, peek(table) == '"' ? read_quoted_cell(table, place) : read_plain_cell(table, place));
        if (peek(table) != ',')
            break;
        step(table);
    }
    if (!at_end(table))
        step(table);
}

static void pass_line(struct table *table)
{
    while (!at_end(table) && peek(table) != '\n')
        step(table);
    if (!at_end(table))
        step(table);
}

/* At the first byte of a row that is not blank: a comment, whose quotes and commas mean nothing? */
static bool at_comment(const struct table *table)
{
    static const char word[] = "#source";
    const size_t length = sizeof word - 1;
    size_t at = table->at;

    if (peek(table) != '#')
        return false;
    if (table->size - at < length || memcmp(table->bytes + at, word, length) != 0)
        return true;
    at += length;
    while (at < table->size && is_blank(table->bytes[at]))
        at++;
    return at < table->size && table->bytes[at] != ',' && table->bytes[at] != '\n' && table->bytes[at] != '\r';
}

/* Reads on to a row with something in it. False at the end, or when no more can be read. */
static bool next_row(struct table *table)
{
    while (!at_end(table) && !table->is_broken) {
        pass_blanks(table);
        if (at_end(table))
            return false;
        if (peek(table) == '\n' || at_comment(table)) {
            pass_line(table);
            continue;
        }
        read_row(table);
        if (table->is_broken)
            return false;
        const bool is_comment = table->cells[0].text != NULL && table->cells[0].text[0] == '#' &&
                                strcmp(table->cells[0].text, "#source") != 0;
        bool is_empty = true;
        for (uint32_t i = 0; i < table->cell_count; i++)
            is_empty = is_empty && table->cells[i].text == NULL;
        if (!is_comment && !is_empty)
            return true;
    }
    return false;
}

/* "NAME [unit]" into its parts. */
static void split_heading(struct table *table, const struct cell *cell, struct column *column)
{
    const char *open = strchr(cell->text, '[');
    const size_t length = strlen(cell->text);

    *column = (struct column){.name = cell->text, .place = cell->place, .companion = NO_COLUMN};
    if (open == NULL)
        return;
    const char *name = trimmed_slice(&table->scratch, cell->text, (size_t)(open - cell->text));
    const char *unit = trimmed_slice(&table->scratch, open + 1, length - (size_t)(open - cell->text) - 1);
    const size_t unit_length = unit == NULL ? 0 : strlen(unit);
    if (name == NULL || unit_length < 2 || strchr(unit, ']') != unit + unit_length - 1) {
        problem_error(table->problems, cell->place, "write NAME [unit], for example range [nmi]",
                      "the heading %s is not understood", cell->text);
        column->name = NULL;
        return;
    }
    column->name = name;
    column->unit = trimmed_slice(&table->scratch, unit, unit_length - 1);
    column->place.length = shown_length(name);
    column->unit_place = cell->place;
    column->unit_place.column += text_codepoints(cell->text, (size_t)(open - cell->text)) + 1;
    while (is_blank(*++open))
        column->unit_place.column++;
    column->unit_place.length = shown_length(column->unit);
}

static void check_heading(struct table *table, struct column *column)
{
    if (column->name == NULL)
        return;
    if (strchr(column->name, '#') != NULL) {
        problem_error(table->problems, column->place, NULL, "a heading may not hold #");
        column->name = NULL;
        return;
    }
    const struct place *first = key_set_add(&table->keys, 0, column->name, column->place);
    if (first != NULL) {
        problem_error(table->problems, column->place, NULL, "duplicate heading %s", column->name);
        column->name = NULL;
    }
}

/* A scenario's table begins with its key; in others it may stand anywhere. */
static void find_key_column(struct table *table)
{
    const struct cell *first = &table->cells[0];
    const char *text = first->text != NULL ? first->text : "";
    const bool is_first = strcmp(table->key, "id") == 0;

    while (table->key_column < table->cell_count && !text_equal(table->cells[table->key_column].text, table->key))
        table->key_column++;
    table->is_broken = is_first ? table->key_column > 0 : table->key_column == table->cell_count;
    if (is_first)
        table->key_column = 0;
    if (table->is_broken && strcmp(text, "#source") == 0)
        problem_error(table->problems, first->place, "begin with the row of headings",
                      "#source stands before the heading");
    else if (table->is_broken)
        problem_error(table->problems, first->place,
                      strpbrk(text, ";\t") != NULL ? "cells are separated by commas, not by ; or tabs" : NULL,
                      is_first ? "the first column must be %s" : "no column is headed %s", table->key);
}

/* What rows will ask of each column, once. */
static void finish_columns(struct table *table)
{
    struct key_set names = {.arena = &table->scratch};

    /* The line of an entry's place serves as the column's index. */
    for (uint32_t i = 0; i < table->column_count; i++)
        if (table->columns[i].name != NULL)
            key_set_add(&names, 0, table->columns[i].name, (struct place){.line = i});
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].name == NULL)
            continue;
        const char *name = table->columns[i].name;
        const char *companion = arena_format(&table->scratch, "%s.source", name);
        const struct place *found = key_set_add(&names, 0, companion, (struct place){.line = NO_COLUMN});
        table->columns[i].companion = found != NULL ? found->line : NO_COLUMN;
        table->columns[i].unit_key = arena_format(&table->scratch, "%s#unit", name);
        table->columns[i].source_key = arena_format(&table->scratch, "%s#source", name);
    }
}

static void read_heading(struct table *table)
{
    find_key_column(table);
    table->column_count = table->cell_count;
    table->columns = arena_take(&table->scratch, table->column_count, sizeof *table->columns);
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (table->cells[i].text == NULL) {
            if (i > 0)
                problem_error(table->problems, table->cells[i].place, "take the column out or name it",
                              "a heading is empty");
            continue;
        }
        if (i == 0 && table->is_broken)
            continue;
        split_heading(table, &table->cells[i], &table->columns[i]);
        check_heading(table, &table->columns[i]);
    }
    finish_columns(table);
}

static void read_usual_sources(struct table *table)
{
    for (uint32_t i = 1; i < table->cell_count && i < table->column_count; i++) {
        if (table->cells[i].text == NULL)
            continue;
        table->columns[i].source = table->cells[i].text;
        table->columns[i].source_place = table->cells[i].place;
    }
}

static void add_item(struct table *table, struct node *row, const char *key, struct place key_place, const char *text,
                     struct place place)
{
    if (count_one(table, &table->node_count))
        node_add(table->arena, row, key, key_place, node_make(table->arena, NODE_SCALAR, place, text));
}

static bool has_cell(const struct table *table, uint32_t column)
{
    return column < table->cell_count && table->cells[column].text != NULL;
}

static void add_cell(struct table *table, struct node *row, uint32_t i)
{
    const struct column *column = &table->columns[i];
    const struct cell *cell = &table->cells[i];

    add_item(table, row, column->name, column->place, cell->text, cell->place);
    if (column->unit != NULL)
        add_item(table, row, column->unit_key, column->place, column->unit, column->unit_place);
    if (column->source != NULL && !has_cell(table, column->companion))
        add_item(table, row, column->source_key, column->place, column->source, column->source_place);
}

static void check_width(struct table *table)
{
    if (table->cell_count <= table->column_count)
        return;
    problem_error(table->problems, table->cells[table->column_count].place, "a cell that holds a comma must be quoted",
                  "the row has %u cells, the heading %u", (unsigned)table->cell_count, (unsigned)table->column_count);
    table->cell_count = table->column_count;
}

static void read_entity(struct table *table)
{
    check_width(table);
    if (!has_cell(table, table->key_column)) {
        problem_error(table->problems, table->cells[0].place, NULL, "the row has no %s", table->key);
        return;
    }
    const struct cell *id = &table->cells[table->key_column];
    const struct place *first = key_set_add(&table->keys, 1, id->text, id->place);
    if (first != NULL) {
        problem_error(table->problems, id->place, NULL, "duplicate %s %s: it stands at line %u already", table->key,
                      id->text, (unsigned)first->line);
        return;
    }
    if (!count_one(table, &table->node_count))
        return;
    struct node *row = node_make(table->arena, NODE_MAP, id->place, NULL);
    for (uint32_t i = 0; i < table->cell_count; i++)
        if (i != table->key_column && table->columns[i].name != NULL && table->cells[i].text != NULL)
            add_cell(table, row, i);
    node_add(table->arena, table->root, id->text, id->place, row);
}

static void read_table(struct table *table)
{
    if (!next_row(table)) {
        if (!table->is_broken)
            problem_error(table->problems, (struct place){.file = table->file, .line = 1, .column = 1},
                          arena_format(table->arena, "begin with a row of headings: %s,...", table->key),
                          "the table has no heading");
        table->is_broken = true;
        return;
    }
    read_heading(table);
    const bool is_misheaded = table->is_broken;
    table->is_broken = false; /* read on: the rows may have faults of their own */
    while (table->key_column < table->column_count && next_row(table)) {
        if (table->cells[0].text != NULL && strcmp(table->cells[0].text, "#source") == 0) {
            check_width(table);
            read_usual_sources(table);
        } else {
            read_entity(table);
        }
    }
    table->is_broken = table->is_broken || is_misheaded;
}

struct node *document_read_table(struct arena *arena, const char *file, const char *bytes, size_t size, const char *key,
                                 struct problems *problems)
{
    if (!document_check_text(file, &bytes, &size, problems))
        return NULL;

    struct table table = {.arena = arena, .problems = problems, .file = file, .bytes = bytes, .size = size, .key = key};
    table.line = table.column_at = 1;
    arena_init(&table.scratch);
    buffer_init(&table.text);
    table.keys.arena = &table.scratch;
    table.root = node_make(arena, NODE_MAP, (struct place){.file = file, .line = 1, .column = 1}, NULL);
    read_table(&table);
    buffer_release(&table.text);
    arena_release(&table.scratch);
    return table.is_broken ? NULL : table.root;
}

struct node *document_read_csv(struct arena *arena, const char *file, const char *bytes, size_t size,
                               struct problems *problems)
{
    return document_read_table(arena, file, bytes, size, "id", problems);
}
