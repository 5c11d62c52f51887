/* The notation of a number: value, unit and basis on one line of text (docs: the scenario's notation).
 *
 *   82 brigades from IFP24                           the source gives it
 *   80 .. 99 % assume "locks"                        two: anywhere between, none likelier (uniform)
 *   1 .. 2 .. 4 d from X + assume "ends"             three: likely in the middle (triangular)
 *   lognormal median 73 sigma 1.37 d                 or: normal mean 3 sd 1 d; beta 2 3 % (shapes a, b);
 *                                                    lognormal and normal may end `within 0 .. 10`
 *   a 80% | b 20%    a | b    a                      a switch; without weights all are explored alike
 *   ... factor NAME    ... factor -NAME              share a coordinate of the design, reversed with -
 *
 * A pure number and points need no unit; without one, a number in a field of % is a share: 0.05 is 5 %.
 * Blanks around `..` may be left out. The order after the value is unit, `factor`, `from`, `+`, `assume`; `from` takes
 * one or more ids joined by `+`. A block's or row's source stands in for a missing basis. */
#ifndef CASUS_SCENARIO_QUANTITY_H
#define CASUS_SCENARIO_QUANTITY_H

#include "scenario/scenario.h"

struct quantity_text {
    struct distribution distribution; /* base units */
    struct unit unit;
    const char *unit_text; /* as written, or the heading's or the field's when none was */
    bool is_switch;
    uint8_t choices[32];
    double weights[32];
    uint32_t choice_count;
    const char *value_text; /* the value part as written */
    const char *factor;     /* or NULL */
    bool reversed;
    const char *sources; /* "X Y", "" if none */
    const char *reason;  /* the assume text, or NULL */
    bool has_basis;
};

/* Parse `text` at `place` against `field` (QUANTITY or SWITCH). `unit_from_heading` may be NULL. Reports mistakes: no
 * number, out of order, unit missing or of another dimension, value outside [least, most] (checked on the whole
 * support), unbounded where the field is bounded, an unknown switch word, weights that do not sum to 100%, a
 * spreadsheet's date, a stray tail. Returns false if there was an error. Strings are taken from `arena`. */
bool quantity_parse(const char *text, struct place place, const struct field *field, const char *unit_from_heading,
                    struct arena *arena, struct quantity_text *quantity, struct problems *problems);

#endif
