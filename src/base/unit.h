/* Units: what a number in a scenario measures, and the base unit casus computes in.
 *
 * Dimensions: time (base: day), length (nmi), mass (tonne), area (sq ft), persons, money (USD), points
 * (0..100 scale of positions), share (0..1; % is 0.01), angle (degree), and counts of named things
 * (aircraft, ships, batteries, brigades, warheads, ...), which all are pure numbers with a label. Compounds are
 * written with / and blanks: `t/d`, `USD/h`, `persons`, `%/year`, `k persons`, `USD bn`. A prefix word k, M, bn stands
 * before or after. */
#ifndef CASUS_BASE_UNIT_H
#define CASUS_BASE_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIMENSION_COUNT = 8 };

struct unit {
    double scale;                  /* value in base units = number * scale */
    int8_t power[DIMENSION_COUNT]; /* time, length, mass, area, persons, money, points, thing */
};

/* Parse `text` whole. False if it is no unit; *bad (may be NULL) then points at the word not understood.
 * The empty text is the pure number (scale 1). */
bool unit_parse(const char *text, size_t length, struct unit *unit, const char **bad);
bool unit_same_dimension(const struct unit *a, const struct unit *b);
/* "a time", "a mass per time", "a pure number" ... for messages. Static or written to `out`. */
const char *unit_dimension_name(const struct unit *unit, char out[64]);
/* Units a user may write for this dimension: "h, d or wk", for hints. "" when none are listed. */
const char *unit_examples(const struct unit *unit);
/* All unit words known, for did-you-mean. NULL-terminated. */
const char *const *unit_words(void);

#endif
