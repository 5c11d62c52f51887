/* Conditions: `crisis.violence >= 3 and home.strain < 0.2`, compiled once, evaluated often.
 *
 * Grammar, loosest first: or; and; not; one comparison (< <= > >= = !=); + -; * /; unary -; a number with an
 * optional unit, a name (a signal, `russia.level`), a word of an ordinal signal's levels, min(a, b),
 * max(a, b), parentheses. Dimensions are checked at every node. Stack depth at most 16, 512 operations, parentheses 48
 * deep. A comparison of an ordinal that no level of it can fulfil is an error, and so is one with a number beyond its
 * levels that all of them fulfil. */
#ifndef CASUS_SCENARIO_EXPRESSION_H
#define CASUS_SCENARIO_EXPRESSION_H

#include "base/problem.h"
#include "base/unit.h"
#include <stdbool.h>
#include <stdint.h>

enum operation_code {
    OPERATION_NUMBER,
    OPERATION_NAME,
    OPERATION_OR,
    OPERATION_AND,
    OPERATION_NOT,
    OPERATION_LESS,
    OPERATION_LESS_EQUAL,
    OPERATION_MORE,
    OPERATION_MORE_EQUAL,
    OPERATION_EQUAL,
    OPERATION_UNEQUAL,
    OPERATION_ADD,
    OPERATION_SUBTRACT,
    OPERATION_MULTIPLY,
    OPERATION_DIVIDE,
    OPERATION_NEGATE,
    OPERATION_MIN,
    OPERATION_MAX,
};

struct operation {
    uint16_t code;
    uint32_t name; /* NAME: the resolver's number */
    double number; /* NUMBER: base units */
};

struct expression {
    const struct operation *operations;
    uint32_t count;
    bool is_truth; /* a condition, not a number */
};

/* What a name means. `levels` is "calm|clash|war" for an ordinal (its words then are numbers 0, 1, ...; first level
 * number in `first_level`), else NULL. Candidates serve did-you-mean. */
struct name_meaning {
    uint32_t name;
    struct unit unit;
    const char *levels;
    int first_level;
};

struct name_resolver {
    bool (*resolve)(void *self, const char *name, struct name_meaning *meaning);
    const char *const *(*candidates)(void *self, size_t *count);
    void *self;
};

/* Compile `text`, which stands at `place`; reports to `problems` and returns false on error. Operations are taken from
 * `arena`. `want_truth`: a condition is asked for, a number otherwise. */
bool expression_compile(const char *text, struct place place, const struct name_resolver *resolver, bool want_truth,
                        struct arena *arena, struct expression *expression, struct problems *problems);

/* Truths are 1 and 0. Division by zero gives 0. Cannot fail; allocates nothing. */
double expression_value(const struct expression *expression, double (*value)(const void *self, uint32_t name),
                        const void *self);

#endif
