/* Numbers as readers get them: at most two significant digits, fewer where the error does not carry two, counts of 100
 * for shares, k, M and bn for large numbers. */
#ifndef CASUS_REPORT_WORDS_H
#define CASUS_REPORT_WORDS_H

#include "analysis/summary.h"
#include "base/buffer.h"

enum { WORDS_ROOM = 96 };

/* How base units become what is printed. */
struct display {
    double scale;     /* printed = base x scale */
    const char *unit; /* after the number: "days", "% of a year's output"; borrowed from the measure */
    bool of_hundred;  /* a share, printed as a count of 100 */
};

/* From a unit's words: "of 100 trials" and "%" scale by 100; "USD bn", "M persons", "thousand persons" by their prefix;
 * "weeks", "hours" and "years" from days; all else by 1. */
struct display display_of_unit(const char *unit);
struct display display_of(const struct measure *measure);

/* `value` in printed units; `error` (0: unknown) its standard error in the same: digits finer than its leading one are
 * not printed. NAN gives "-", infinity "never". */
void words_number(double value, double error, char out[WORDS_ROOM]);
/* The same in base units, without the unit. Counts of 100 are whole from 1 on; "<0.1" and ">99" for what is not quite 0
 * or 100. */
void words_value(const struct display *display, double base, double error, char out[WORDS_ROOM]);
/* "+3", "-0.4", "0" */
void words_signed(const struct display *display, double base, double error, char out[WORDS_ROOM]);
/* "23 (8-41)"; one number when all three print alike; "to" where an end is negative. */
void words_band(const struct display *display, const struct band *band, char out[WORDS_ROOM]);
/* "+3 (-1 to 9)" */
void words_signed_band(const struct display *display, const struct band *band, char out[WORDS_ROOM]);
/* "38 days", "3 of 100 trials", "12%", "USD 1.4 bn" */
void words_with_unit(const struct display *display, const char *number, char out[WORDS_ROOM]);

const char *verdict_word(enum verdict verdict); /* better, worse, same, unclear */
const char *verdict_mark(enum verdict verdict); /* better, worse, =, ~ */

/* "Violent start" of "crisis.start: violent"; several switches joined by ", "; "" of "". */
void words_stratum(const char *title, char out[WORDS_ROOM]);
/* 16384 -> "16,384" */
void words_count(uint64_t count, char out[32]);
/* "one", "two", ... "ten", then digits */
void words_small_count(uint64_t count, char out[32]);
/* An id for readers: underscores become blanks. */
void words_id(const char *id, char out[WORDS_ROOM]);

#endif
