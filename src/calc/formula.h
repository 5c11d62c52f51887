/* A model of casus calc that is one formula: a few numbers in, a few out.
 *
 * Such a model is a table of keys, three texts and one function that fills a sheet. What is the same for all is done
 * here: reading keys with their units and ranges, defaults with their basis, help, the page for readers, JSON. */
#ifndef CASUS_CALC_FORMULA_H
#define CASUS_CALC_FORMULA_H

#include "calc/figure.h"
#include <stdint.h>

enum { FORMULA_KEYS_MOST = 24, SHEET_RESULTS_MOST = 20, SHEET_COLUMNS_MOST = 6, SHEET_ROWS_MOST = 24 };

enum formula_kind {
    FORMULA_NUMBER,
    FORMULA_COUNT,   /* a whole number */
    FORMULA_NUMBERS, /* repeats, in order */
    FORMULA_TEXTS,   /* repeats; the model reads them by calc_text_at */
    FORMULA_WORD,    /* one of `words` */
};

struct formula_key {
    enum formula_kind kind;
    bool is_needed;
    const char *name, *value; /* "shot", "P" */
    const char *unit;         /* "" for a pure number */
    double least, most;
    struct figure usual;      /* what holds if it is not given; lacking: nothing does */
    const char *const *words; /* of a FORMULA_WORD, NULL-terminated; the first is the usual one */
    const char *help;
};

/* Rows of a table of keys. The unit of a FORMULA_TEXTS or FORMULA_WORD is "". */
#define KEY_NEEDED(kind, name, value, unit, least, most, help)                                                         \
    {                                                                                                                  \
        kind, true, name, value, unit, least, most, {0.0, FIGURE_LACKING, NULL}, NULL, help                            \
    }
#define KEY_USUAL(kind, name, value, unit, least, most, usual, help)                                                   \
    {                                                                                                                  \
        kind, false, name, value, unit, least, most, usual, NULL, help                                                 \
    }
#define KEY_FREE(kind, name, value, unit, least, most, help)                                                           \
    {                                                                                                                  \
        kind, false, name, value, unit, least, most, {0.0, FIGURE_LACKING, NULL}, NULL, help                           \
    }
#define KEY_TEXTS(name, value, help)                                                                                   \
    {                                                                                                                  \
        FORMULA_TEXTS, false, name, value, "", 0.0, 0.0, {0.0, FIGURE_LACKING, NULL}, NULL, help                       \
    }
#define KEY_WORD(name, value, words, help)                                                                             \
    {                                                                                                                  \
        FORMULA_WORD, false, name, value, "", 0.0, 0.0, {0.0, FIGURE_LACKING, NULL}, words, help                       \
    }

struct sheet;

struct formula {
    const struct formula_key *keys;
    size_t key_count;
    const char *equations, *sources; /* lines of help */
    const char *leaves_out;          /* what the model assumes and does not know; told with every answer */
    /* Called when every key is in its range and what is needed is there. Adds problems or fills the sheet. */
    void (*compute)(struct sheet *sheet);
};

/* Key `index`, json the last one; false past the end. */
bool formula_key_at(const struct formula *formula, size_t index, struct calc_key *key);
void formula_explain(const struct formula *formula, struct buffer *out);
enum calc_result formula_write(const char *name, const struct formula *formula, const struct calc_arguments *arguments,
                               struct buffer *out, struct problems *problems);

/* ---- for models: what was read; `key` is a place in the table of keys ---- */

struct sheet_result {
    const char *name, *label; /* "no_leaker", "no leaker" */
    double value;
    const char *unit, *note; /* "", or what stands after the number */
};

struct sheet_column {
    const char *name, *heading; /* "b_left", "B left"; without a name: the rows' names */
};

struct sheet {
    const struct formula *formula;
    const struct calc_arguments *arguments;
    struct problems *problems;
    struct arena arena;
    struct figure figure[FORMULA_KEYS_MOST];
    const char *answer;
    struct sheet_result results[SHEET_RESULTS_MOST];
    size_t result_count;
    const char *table_title;
    struct sheet_column columns[SHEET_COLUMNS_MOST];
    size_t column_count, row_count;
    const char *row_names[SHEET_ROWS_MOST];
    double cells[SHEET_ROWS_MOST][SHEET_COLUMNS_MOST];
};

void sheet_show(struct sheet *sheet, struct buffer *out);
void sheet_show_json(const char *name, struct sheet *sheet, struct buffer *out);

static inline double sheet_value(const struct sheet *sheet, int key)
{
    return sheet->figure[key].value;
}
static inline uint32_t sheet_count(const struct sheet *sheet, int key)
{
    return (uint32_t)sheet->figure[key].value;
}
static inline bool sheet_has(const struct sheet *sheet, int key)
{
    return figure_known(&sheet->figure[key]);
}
/* The place of a FORMULA_WORD among its words. */
size_t sheet_word(const struct sheet *sheet, int key);
/* The values of a FORMULA_NUMBERS, taken from the arena. */
const double *sheet_numbers(struct sheet *sheet, int key, uint32_t *count);

void sheet_problem(struct sheet *sheet, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* This calculation does not use the key: a problem if it was given, and its default is not told. */
void sheet_unused(struct sheet *sheet, int key, const char *because);
/* This calculation needs a key that others do not. */
bool sheet_needs(struct sheet *sheet, int key);

/* ---- for models: what comes out ---- */

/* Numbers for a sentence: 4 significant digits, or `digits`. */
const char *sheet_text(struct sheet *sheet, double value);
const char *sheet_digits(struct sheet *sheet, double value, int digits);
/* "81%", "0.04%", "over 99.9%": a probability for a sentence. */
const char *sheet_percent(struct sheet *sheet, double probability);

/* The answer in a sentence or two; told first. */
void sheet_answer(struct sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* One number, with a note that may be NULL. Names and labels are borrowed. */
void sheet_add(struct sheet *sheet, const char *name, const char *label, double value, const char *unit,
               const char *note);
/* A table after the results: at most one. The first column may be the rows' names. */
void sheet_columns(struct sheet *sheet, const char *title, const struct sheet_column *columns, size_t count);
/* `cells` are those of the named columns; `name` NULL unless rows have names. */
void sheet_row(struct sheet *sheet, const char *name, const double *cells);

#endif
