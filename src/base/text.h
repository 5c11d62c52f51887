/* Text without a locale. UTF-8 throughout. */
#ifndef CASUS_BASE_TEXT_H
#define CASUS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool text_equal(const char *a, const char *b); /* NULL equals only NULL */
bool text_starts(const char *text, const char *prefix);
/* `pattern` matches `text`; '*' stands for any run of bytes except '.', at most 8 of them. */
bool text_matches(const char *pattern, const char *text);

/* A decimal number at the start of `text` (sign, digits, '.', exponent; ',' between groups of three digits
 * is allowed, unless the first is 0), correctly rounded (beyond the range: infinity), in the C locale. A point or an
 * exponent letter belongs to the number only if a digit follows: "1..2" reads "1". Returns bytes read, 0 when there is
 * no number. */
size_t text_number(const char *text, double *value);

/* Shortest decimal that reads back to the same bits; "inf", "-inf", "nan". At most 31 bytes with NUL. Plain from 1e-7
 * to 1e21, with an exponent outside, as in JavaScript. */
void text_of_number(double value, char out[32]);
/* `digits` significant digits (1 to 17), halves away from zero, without trailing zeros after the point, grouped by ","
 * from 10,000 on, no exponent from 1e-7 to 1e15: for readers. */
void text_of_number_rounded(double value, int digits, char out[48]);

/* Days since 1970-01-01 of "YYYY-MM-DD" (proleptic Gregorian), and back; false if no such day. */
bool text_date(const char *text, int32_t *day);
void text_of_date(int32_t day, char out[16]);

uint32_t text_codepoints(const char *text, size_t bytes); /* width of UTF-8 in code points */
bool text_is_utf8(const char *text, size_t bytes);

#endif
