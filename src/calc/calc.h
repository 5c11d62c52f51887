/* Published models by themselves: a few numbers in, a table out, without a scenario.
 *
 * A model is a row: its keys, its text, one function. Arguments are "key=value", or "key" alone for a switch; on the
 * command line each key is an option too (--key VALUE), and a value without a name is meant for the first key. */
#ifndef CASUS_CALC_CALC_H
#define CASUS_CALC_CALC_H

#include "base/buffer.h"
#include "base/problem.h"
#include <stdbool.h>
#include <stddef.h>

enum calc_result {
    CALC_DONE,
    CALC_MISUSED,    /* an argument is wrong */
    CALC_INVALID,    /* what a file says is wrong */
    CALC_UNREADABLE, /* a file cannot be read */
};

struct calc_key {
    const char *name;
    const char *value; /* what it takes, "X"; NULL: a switch */
    bool repeats;
    const char *help;
};

struct calc_arguments;
struct formula;

struct calc_model {
    const char *name, *title;
    const char *examples; /* lines that could be typed as they stand, or NULL */
    const struct calc_key *keys;
    size_t key_count;
    /* Equations and sources, after the keys. */
    void (*explain)(struct buffer *out);
    enum calc_result (*write)(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems);
    const struct formula *formula; /* in place of keys, explain and write: calc/formula.h */
};

/* One line for each model. */
void calc_list(struct buffer *out);
/* In the order of the list; NULL past the end. */
const struct calc_model *calc_model_at(size_t index);
/* NULL if there is none of this name; calc_find adds the problem. */
const struct calc_model *calc_named(const char *name);
const struct calc_model *calc_find(const char *name, struct problems *problems);
/* The model's key of this place; false past the end. */
bool calc_key_at(const struct calc_model *model, size_t index, struct calc_key *key);
void calc_explain(const struct calc_model *model, struct buffer *out);
/* `arguments` ends in NULL. Nothing but CALC_DONE leaves text in `out`. */
enum calc_result calc_write(const struct calc_model *model, const char *const *arguments, struct buffer *out,
                            struct problems *problems);

/* ---- for models ---- */

/* The value of a key, or NULL; whether a switch is given. */
const char *calc_text(const struct calc_arguments *arguments, const char *key);
bool calc_switch(const struct calc_arguments *arguments, const char *key);
/* Value number `index` of a key that repeats; NULL past the end. */
const char *calc_text_at(const struct calc_arguments *arguments, const char *key, size_t index);
/* *value is left as it was if the key is not given. False with a problem if it is no number in [least, most]. */
bool calc_number(const struct calc_arguments *arguments, const char *key, double least, double most, double *value,
                 struct problems *problems);
/* The same for a value with a unit, "5300 st" or "26 d", in any unit of the dimension; *value is in `unit`, and so are
 * the limits.
 * A number alone is taken to be in `unit`, but a mass must name it: short tons and tonnes are both in use. */
bool calc_quantity(const struct calc_arguments *arguments, const char *key, const char *unit, double least, double most,
                   double *value, struct problems *problems);
/* Value number `index` of a key that repeats. */
bool calc_quantity_at(const struct calc_arguments *arguments, const char *key, size_t index, const char *unit,
                      double least, double most, double *value, struct problems *problems);
/* ---- text of models ---- */

#define TONNES_PER_SHORT_TON 0.90718474

/* `text`, filled up with blanks to `width` code points, and two more: a cell of a table. */
void calc_cell(struct buffer *out, const char *text, size_t width);
/* The name of a line of results, set in and filled up. */
void calc_label(struct buffer *out, const char *text);
/* `digits` significant digits. Texts are taken from the arena. */
const char *calc_rounded(struct arena *arena, double value, int digits);
const char *calc_mass(struct arena *arena, double short_tons); /* "45 st (40.82 t)" */

#endif
