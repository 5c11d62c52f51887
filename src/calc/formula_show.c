#include "base/json.h"
#include "base/text.h"
#include "calc/formula.h"
#include <math.h>
#include <string.h>

enum { RESULT_DIGITS = 4 };

static size_t wide(const char *text)
{
    return text_codepoints(text, strlen(text));
}

static const char *number(struct sheet *sheet, double value)
{
    return isinf(value) ? "infinite" : sheet_digits(sheet, value, RESULT_DIGITS);
}

/* A time that does not come is told so. */
static const char *result_text(struct sheet *sheet, const struct sheet_result *result)
{
    const bool has_unit = *result->unit != '\0';
    if (isinf(result->value) && has_unit)
        return "never";
    return arena_format(&sheet->arena, "%s%s%s", number(sheet, result->value), has_unit ? " " : "", result->unit);
}

static void show_results(struct sheet *sheet, struct buffer *out)
{
    size_t label_width = 0, value_width = 0;
    const char *value[SHEET_RESULTS_MOST];
    for (size_t k = 0; k < sheet->result_count; k++) {
        const struct sheet_result *result = &sheet->results[k];
        value[k] = result_text(sheet, result);
        label_width = strlen(result->label) > label_width ? strlen(result->label) : label_width;
        value_width = wide(value[k]) > value_width ? wide(value[k]) : value_width;
    }
    for (size_t k = 0; k < sheet->result_count; k++) {
        const struct sheet_result *result = &sheet->results[k];
        buffer_add(out, "  ");
        calc_cell(out, result->label, label_width);
        if (result->note)
            calc_cell(out, value[k], value_width);
        buffer_format(out, "%s\n", result->note ? result->note : value[k]);
    }
}

/* Row 0 is the headings. */
static const char *cell(struct sheet *sheet, size_t row, size_t column)
{
    if (row == 0)
        return sheet->columns[column].heading;
    return sheet->columns[column].name ? number(sheet, sheet->cells[row - 1][column]) : sheet->row_names[row - 1];
}

/* Numbers right-aligned, as wide as the widest. */
static void show_table(struct sheet *sheet, struct buffer *out)
{
    size_t width[SHEET_COLUMNS_MOST] = {0};
    for (size_t row = 0; row <= sheet->row_count; row++)
        for (size_t k = 0; k < sheet->column_count; k++) {
            const size_t used = wide(cell(sheet, row, k));
            width[k] = used > width[k] ? used : width[k];
        }
    buffer_format(out, "\n%s\n", sheet->table_title);
    for (size_t row = 0; row <= sheet->row_count; row++) {
        for (size_t k = 0; k < sheet->column_count; k++) {
            const char *text = cell(sheet, row, k);
            const size_t blanks = width[k] - wide(text);
            buffer_add_repeat(out, " ", sheet->columns[k].name ? 2 + blanks : 2);
            buffer_add(out, text);
            buffer_add_repeat(out, " ", sheet->columns[k].name ? 0 : blanks);
        }
        buffer_add(out, "\n");
    }
}

/* The keys that are one number each. */
static size_t figure_rows(struct sheet *sheet, struct figure_row rows[FORMULA_KEYS_MOST])
{
    size_t count = 0;
    for (size_t k = 0; k < sheet->formula->key_count; k++) {
        const struct formula_key *key = &sheet->formula->keys[k];
        if (key->kind == FORMULA_NUMBER || key->kind == FORMULA_COUNT)
            rows[count++] = (struct figure_row){key->name, key->unit, key->least, key->most, &sheet->figure[k]};
    }
    return count;
}

/* What was used for a key, in one line: "0.5 per day", "1:54000, 3:6000"; NULL if it was not. */
static const char *used(struct sheet *sheet, int place)
{
    const struct formula_key *key = &sheet->formula->keys[place];
    const char *text, *list = "";
    if (!sheet_has(sheet, place))
        return NULL;
    if (key->kind == FORMULA_WORD)
        return key->words[sheet_word(sheet, place)];
    if (key->kind == FORMULA_NUMBER || key->kind == FORMULA_COUNT)
        return arena_format(&sheet->arena, "%s%s%s", sheet_digits(sheet, sheet_value(sheet, place), 5),
                            *key->unit ? " " : "", key->unit);
    for (size_t k = 0; (text = calc_text_at(sheet->arguments, key->name, k)); k++)
        list = arena_format(&sheet->arena, "%s%s%s", list, k ? ", " : "", text);
    return list;
}

static void show_used(struct sheet *sheet, struct buffer *out)
{
    const char *value[FORMULA_KEYS_MOST];
    size_t key_width = 0, value_width = 0;
    for (size_t k = 0; k < sheet->formula->key_count; k++) {
        value[k] = used(sheet, (int)k);
        if (!value[k])
            continue;
        key_width = strlen(sheet->formula->keys[k].name) > key_width ? strlen(sheet->formula->keys[k].name) : key_width;
        value_width = wide(value[k]) > value_width ? wide(value[k]) : value_width;
    }
    for (size_t k = 0; k < sheet->formula->key_count; k++) {
        const struct figure *figure = &sheet->figure[k];
        if (!value[k])
            continue;
        buffer_add(out, "  ");
        calc_cell(out, sheet->formula->keys[k].name, key_width);
        calc_cell(out, value[k], value_width);
        buffer_format(out, "%s%s%s\n", figure_basis_word(figure->basis), figure->because ? ": " : "",
                      figure->because ? figure->because : "");
    }
}

void sheet_show(struct sheet *sheet, struct buffer *out)
{
    buffer_format(out, "%s\n\n", sheet->answer);
    show_results(sheet, out);
    if (sheet->row_count)
        show_table(sheet, out);
    buffer_add(out, "\nNumbers used; --KEY takes another\n");
    show_used(sheet, out);
    buffer_format(out, "\nLeft out\n%s", sheet->formula->leaves_out);
}

static void add_row(struct buffer *out, const struct sheet *sheet, size_t row)
{
    const size_t named = sheet->columns[0].name ? 0 : 1;
    buffer_add(out, row ? ",\n    {" : "\n    {");
    if (named) {
        buffer_add(out, "\"name\": ");
        add_json_text(out, sheet->row_names[row]);
    }
    for (size_t k = named; k < sheet->column_count; k++) {
        buffer_format(out, "%s\"%s\": ", k ? ", " : "", sheet->columns[k].name);
        add_json_number(out, sheet->cells[row][k]);
    }
    buffer_add(out, "}");
}

/* A key that repeats: numbers in its unit, or texts as they were given. */
static void add_list(struct buffer *out, struct sheet *sheet, int place)
{
    const struct formula_key *key = &sheet->formula->keys[place];
    uint32_t count = sheet_count(sheet, place);
    const double *values = key->kind == FORMULA_NUMBERS ? sheet_numbers(sheet, place, &count) : NULL;
    buffer_format(out, ",\n  \"%s\": [", key->name);
    for (uint32_t i = 0; i < count; i++) {
        buffer_add(out, i ? ", " : "");
        if (values)
            add_json_number(out, values[i]);
        else
            add_json_text(out, calc_text_at(sheet->arguments, key->name, i));
    }
    buffer_add(out, "]");
}

/* Each single number goes to "numbers", with its basis. */
static void add_others(struct buffer *out, struct sheet *sheet)
{
    for (size_t k = 0; k < sheet->formula->key_count; k++) {
        const struct formula_key *key = &sheet->formula->keys[k];
        if (!sheet_has(sheet, (int)k))
            continue;
        if (key->kind == FORMULA_WORD)
            buffer_format(out, ",\n  \"%s\": \"%s\"", key->name, key->words[sheet_word(sheet, (int)k)]);
        else if (key->kind == FORMULA_NUMBERS || key->kind == FORMULA_TEXTS)
            add_list(out, sheet, (int)k);
    }
}

void sheet_show_json(const char *name, struct sheet *sheet, struct buffer *out)
{
    struct figure_row rows[FORMULA_KEYS_MOST];
    const size_t count = figure_rows(sheet, rows);
    buffer_format(out, "{\n  \"model\": \"%s\"", name);
    add_others(out, sheet);
    buffer_add(out, ",\n  \"results\": {");
    for (size_t k = 0; k < sheet->result_count; k++) {
        buffer_format(out, "%s\n    \"%s\": ", k ? "," : "", sheet->results[k].name);
        add_json_number(out, sheet->results[k].value);
    }
    buffer_add(out, "\n  }");
    if (sheet->row_count) {
        buffer_add(out, ",\n  \"table\": [");
        for (size_t row = 0; row < sheet->row_count; row++)
            add_row(out, sheet, row);
        buffer_add(out, "\n  ]");
    }
    figures_show_json(rows, count, out);
    buffer_add(out, "\n}\n");
}
