#include "calc/formula.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <stdio.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* ---- keys and help ---- */

static bool repeats(const struct formula_key *key)
{
    return key->kind == FORMULA_NUMBERS || key->kind == FORMULA_TEXTS;
}

bool formula_key_at(const struct formula *formula, size_t index, struct calc_key *key)
{
    static const struct calc_key json = {"json", NULL, false, "for a program to read"};
    if (index > formula->key_count)
        return false;
    *key = json;
    if (index < formula->key_count) {
        const struct formula_key *row = &formula->keys[index];
        *key = (struct calc_key){row->name, row->value, repeats(row), row->help};
    }
    return true;
}

static void explain_words(const struct formula_key *key, struct buffer *out)
{
    for (size_t k = 0; key->words[k]; k++)
        buffer_format(out, "%s%s", k == 0 ? "" : key->words[k + 1] ? ", " : " or ", key->words[k]);
}

static void explain_range(const struct formula_key *key, struct buffer *out)
{
    char least[48], most[48], usual[48];
    text_of_number_rounded(key->least, 12, least);
    text_of_number_rounded(key->most, 12, most);
    buffer_format(out, "%s to %s%s%s", least, most, *key->unit ? " " : "", key->unit);
    if (figure_known(&key->usual)) {
        text_of_number_rounded(key->usual.value, 5, usual);
        buffer_format(out, "; %s, %s: %s", usual, figure_basis_word(key->usual.basis), key->usual.because);
    }
}

/* A second line under the key: what it may be, and what it is if nothing is said. */
static void explain_key(const struct formula_key *key, struct buffer *out)
{
    char option[64];
    snprintf(option, sizeof option, "--%s %s", key->name, key->value);
    buffer_add(out, "  ");
    calc_cell(out, option, 21);
    buffer_format(out, "%s%s%s\n", key->help, repeats(key) ? " (may be repeated)" : "",
                  key->is_needed ? " (needed)" : "");
    if (key->kind == FORMULA_TEXTS)
        return;
    buffer_add_repeat(out, " ", 25);
    if (key->kind == FORMULA_WORD)
        explain_words(key, out);
    else
        explain_range(key, out);
    buffer_format(out, "%s%s%s\n", key->words ? "; " : "", key->words ? key->words[0] : "",
                  key->words ? " if not given" : "");
}

void formula_explain(const struct formula *formula, struct buffer *out)
{
    for (size_t k = 0; k < formula->key_count; k++)
        explain_key(&formula->keys[k], out);
    buffer_add(out, "  --json                 for a program to read\n");
    buffer_format(out, "\n--KEY VALUE may be written KEY=VALUE; a value alone is that of --%s.\n",
                  formula->keys[0].name);
    buffer_format(out, "\nEquations\n%s\nSources\n%s\nLeft out\n%s", formula->equations, formula->sources,
                  formula->leaves_out);
}

/* ---- reading ---- */

static void read_word(struct sheet *sheet, const struct formula_key *key, struct figure *figure)
{
    const char *text = calc_text(sheet->arguments, key->name);
    size_t count = 0, found = 0;
    while (key->words[count])
        count++;
    while (text && found < count && !text_equal(key->words[found], text))
        found++;
    *figure = text ? (struct figure){(double)found, FIGURE_GIVEN, NULL}
                   : (struct figure){0.0, FIGURE_ASSUMED, "as nothing was said"};
    if (found < count)
        return;
    struct buffer words;
    const char *near = nearest_word(text, key->words, count);
    buffer_init(&words);
    explain_words(key, &words);
    problem_error(sheet->problems, NOWHERE,
                  near ? arena_format(&sheet->problems->arena, "did you mean %s?", near) : NULL, "%s is %s, not \"%s\"",
                  key->name, buffer_text(&words), text);
    buffer_release(&words);
}

static void read_numbers(struct sheet *sheet, const struct formula_key *key, struct figure *figure)
{
    double ignored = 0.0;
    size_t count = 0;
    while (calc_text_at(sheet->arguments, key->name, count))
        calc_quantity_at(sheet->arguments, key->name, count++, key->unit, key->least, key->most, &ignored,
                         sheet->problems);
    *figure = (struct figure){(double)count, count ? FIGURE_GIVEN : FIGURE_LACKING, NULL};
}

static void read_number(struct sheet *sheet, const struct formula_key *key, struct figure *figure)
{
    const char *text = calc_text(sheet->arguments, key->name);
    *figure = key->usual;
    if (!text)
        return;
    *figure = (struct figure){.value = 0.0, .basis = FIGURE_GIVEN};
    if (calc_quantity(sheet->arguments, key->name, key->unit, key->least, key->most, &figure->value, sheet->problems) &&
        key->kind == FORMULA_COUNT && figure->value != floor(figure->value))
        problem_error(sheet->problems, NOWHERE, NULL, "%s is counted in whole numbers, not %s", key->name, text);
}

static void read_texts(struct sheet *sheet, const struct formula_key *key, struct figure *figure)
{
    size_t count = 0;
    while (calc_text_at(sheet->arguments, key->name, count))
        count++;
    *figure = (struct figure){(double)count, count ? FIGURE_GIVEN : FIGURE_LACKING, NULL};
}

static void read_key(struct sheet *sheet, int place)
{
    const struct formula_key *key = &sheet->formula->keys[place];
    static void (*const read[])(struct sheet *, const struct formula_key *, struct figure *) = {
        [FORMULA_NUMBER] = read_number, [FORMULA_COUNT] = read_number, [FORMULA_NUMBERS] = read_numbers,
        [FORMULA_TEXTS] = read_texts,   [FORMULA_WORD] = read_word,
    };
    read[key->kind](sheet, key, &sheet->figure[place]);
    if (key->is_needed)
        sheet_needs(sheet, place);
}

/* ---- what models ask of a sheet ---- */

size_t sheet_word(const struct sheet *sheet, int key)
{
    return (size_t)sheet->figure[key].value;
}

const double *sheet_numbers(struct sheet *sheet, int key, uint32_t *count)
{
    const struct formula_key *row = &sheet->formula->keys[key];
    *count = sheet_count(sheet, key);
    double *values = arena_take(&sheet->arena, *count, sizeof *values);
    for (uint32_t k = 0; k < *count; k++)
        calc_quantity_at(sheet->arguments, row->name, k, row->unit, row->least, row->most, &values[k], sheet->problems);
    return values;
}

void sheet_problem(struct sheet *sheet, const char *hint, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    problem_error(sheet->problems, NOWHERE, hint, "%s", arena_format_list(&sheet->problems->arena, format, values));
    va_end(values);
}

void sheet_unused(struct sheet *sheet, int key, const char *because)
{
    const char *name = sheet->formula->keys[key].name;
    if (calc_text(sheet->arguments, name))
        sheet_problem(sheet, NULL, "%s is not used: %s", name, because);
    sheet->figure[key].basis = FIGURE_LACKING;
}

bool sheet_needs(struct sheet *sheet, int key)
{
    const struct formula_key *row = &sheet->formula->keys[key];
    if (sheet_has(sheet, key))
        return true;
    sheet_problem(sheet, NULL, "give --%s %s: %s", row->name, row->value, row->help);
    return false;
}

const char *sheet_digits(struct sheet *sheet, double value, int digits)
{
    return calc_rounded(&sheet->arena, value, digits);
}

const char *sheet_text(struct sheet *sheet, double value)
{
    return sheet_digits(sheet, value, 4);
}

const char *sheet_percent(struct sheet *sheet, double probability)
{
    if (probability > 0.999 && probability < 1.0)
        return "over 99.9%";
    return arena_format(&sheet->arena, "%s%%", sheet_digits(sheet, 100.0 * probability, 3));
}

void sheet_answer(struct sheet *sheet, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    sheet->answer = arena_format_list(&sheet->arena, format, values);
    va_end(values);
}

void sheet_add(struct sheet *sheet, const char *name, const char *label, double value, const char *unit,
               const char *note)
{
    ASSERT(sheet->result_count < SHEET_RESULTS_MOST);
    sheet->results[sheet->result_count++] = (struct sheet_result){name, label, value, unit, note};
}

void sheet_columns(struct sheet *sheet, const char *title, const struct sheet_column *columns, size_t count)
{
    ASSERT(count <= SHEET_COLUMNS_MOST);
    sheet->table_title = title;
    sheet->column_count = count;
    for (size_t k = 0; k < count; k++)
        sheet->columns[k] = columns[k];
}

void sheet_row(struct sheet *sheet, const char *name, const double *cells)
{
    const size_t row = sheet->row_count++, named = sheet->columns[0].name ? 0 : 1;
    ASSERT(row < SHEET_ROWS_MOST);
    sheet->row_names[row] = name;
    for (size_t k = named; k < sheet->column_count; k++)
        sheet->cells[row][k] = cells[k - named];
}

enum calc_result formula_write(const char *name, const struct formula *formula, const struct calc_arguments *arguments,
                               struct buffer *out, struct problems *problems)
{
    struct sheet sheet = {.formula = formula, .arguments = arguments, .problems = problems};
    const uint32_t before = problems->error_count;
    ASSERT(formula->key_count <= FORMULA_KEYS_MOST);
    arena_init(&sheet.arena);
    for (size_t k = 0; k < formula->key_count; k++)
        read_key(&sheet, (int)k);
    if (problems->error_count == before)
        formula->compute(&sheet);
    const bool is_done = problems->error_count == before;
    if (is_done && calc_switch(arguments, "json"))
        sheet_show_json(name, &sheet, out);
    else if (is_done)
        sheet_show(&sheet, out);
    arena_release(&sheet.arena);
    return is_done ? CALC_DONE : CALC_MISUSED;
}
