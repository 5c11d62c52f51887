/* The words of a condition (names, numbers with their units, operators) and its arithmetic. For the files
 * src/scenario/expression*.c alone. */
#ifndef CASUS_SCENARIO_EXPRESSION_INTERNAL_H
#define CASUS_SCENARIO_EXPRESSION_INTERNAL_H

#include "base/problem.h"
#include "base/unit.h"
#include "scenario/expression.h"
#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_BAD, /* reported already; the end as well */
    TOKEN_NUMBER,
    TOKEN_NAME, /* letters, digits and _ in parts joined by dots; each part begins with a letter or _ */
    TOKEN_OR,
    TOKEN_AND,
    TOKEN_NOT,
    TOKEN_MIN,
    TOKEN_MAX,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_MORE,
    TOKEN_MORE_EQUAL,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_ADD,
    TOKEN_SUBTRACT,
    TOKEN_MULTIPLY,
    TOKEN_DIVIDE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
};

struct token {
    enum token_kind kind;
    const char *start;
    size_t length;
    double number;    /* NUMBER: base units */
    struct unit unit; /* NUMBER */
};

struct scanner {
    const char *text, *at;
    struct place place; /* of the whole text */
    struct problems *problems;
};

struct token scan_token(struct scanner *scanner);
/* The place of a piece of the text. Text that was folded from several lines keeps the place of its beginning. */
struct place scan_place(const struct scanner *scanner, const char *start, size_t length);

/* One operator's value; `b` is not read by NOT and NEGATE. The compiler folds constants with it. */
double expression_operate(enum operation_code code, double a, double b);

/* Most values held at once, and most steps, of one expression. */
enum { EXPRESSION_STACK_MOST = 16, EXPRESSION_OPERATIONS_MOST = 512 };

/* A part of the text that is understood, with what is known of its value. */
struct term {
    const char *start, *end;
    bool is_bad; /* reported already: say nothing more of it */
    bool is_truth;
    bool is_constant;
    bool is_word;  /* a name that is no signal: a level, if it is compared with an ordinal */
    double number; /* constant: its value */
    struct unit unit;
    const char *levels; /* of an ordinal, else NULL */
    int first_level;
    uint32_t operation; /* word: the operation that waits for its number */
};

struct compiler {
    struct scanner scanner;
    struct token token;
    const char *end; /* of the token before */
    const struct name_resolver *resolver;
    struct arena *arena;
    struct problems *problems;
    struct operation operations[EXPRESSION_OPERATIONS_MOST];
    uint32_t count, depth, nesting;
};

/* What follows reports a mistake once and marks the term as bad. */

struct place term_place(const struct compiler *compiler, const struct term *term);
/* The term of an operator, as far as its two sides decide it: text, constant value, badness. */
struct term term_join(enum operation_code code, const struct term *left, const struct term *right);
/* A level's word on one side takes its number from the ordinal on the other; any other word is unknown. */
void term_settle_two(struct compiler *compiler, struct term *left, struct term *right);
void term_need_number(struct compiler *compiler, struct term *term);
void term_need_truth(struct compiler *compiler, struct term *term);
/* Both sides measure the same: for `sign` a comparison, + or -, min or max. */
void term_need_same_dimension(struct compiler *compiler, const struct token *sign, struct term *left,
                              struct term *right);
/* Two ordinals count the same things. */
void term_need_same_levels(struct compiler *compiler, const struct token *sign, struct term *left,
                           const struct term *right);
/* The unit of a product or quotient into `term`. */
void term_multiply_units(struct compiler *compiler, const struct token *sign, struct term *term,
                         const struct term *left, const struct term *right);
/* An ordinal beside a number that decides the comparison whatever its level. Beside a level that it has, "always" is
 * let pass: `crisis.violence >= 1` is how one says "in any case". */
void term_check_dead(struct compiler *compiler, enum operation_code code, const struct term *left,
                     const struct term *right);

#endif
