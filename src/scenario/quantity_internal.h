/* What the readers of a number's parts share. For src/scenario alone. */
#ifndef CASUS_SCENARIO_QUANTITY_INTERNAL_H
#define CASUS_SCENARIO_QUANTITY_INTERNAL_H

#include "scenario/quantity.h"
#include <stddef.h>

/* One text being read from left to right. */
struct cursor {
    const char *text, *at;
    struct place place; /* of `text` */
    const struct field *field;
    const char *name; /* the field's, without ".*" */
    struct arena *arena;
    struct problems *problems;
};

/* Place of `length` bytes at `from`. */
struct place cursor_place(const struct cursor *cursor, const char *from, size_t length);
void cursor_blanks(struct cursor *cursor);
bool cursor_at_end(const struct cursor *cursor);
/* A keyword as a whole word: passed over when it is there. */
bool cursor_word(struct cursor *cursor, const char *word);
/* Bytes up to the next blank or the end. */
size_t cursor_word_length(const struct cursor *cursor);
/* From `at` to where the next keyword (within, factor, from, assume, +) begins, without blanks at its end. */
size_t cursor_length_before_keyword(const struct cursor *cursor);

/* factor, from, +, assume: whatever follows value and unit. Reports and returns false on error. */
bool quantity_parse_tail(struct cursor *cursor, struct quantity_text *quantity);
/* The alternatives of a switch. */
bool quantity_parse_switch(struct cursor *cursor, struct quantity_text *quantity);

#endif
