/* The words of a condition: names, numbers with their units, operators. For src/scenario/expression_compile.c alone. */
#ifndef CASUS_SCENARIO_EXPRESSION_SCAN_H
#define CASUS_SCENARIO_EXPRESSION_SCAN_H

#include "base/problem.h"
#include "base/unit.h"
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

#endif
