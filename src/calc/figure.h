/* A number and what it rests on, so that a reader sees which were given, which published and which only assumed. */
#ifndef CASUS_CALC_FIGURE_H
#define CASUS_CALC_FIGURE_H

#include "calc/calc.h"

enum figure_basis { FIGURE_LACKING, FIGURE_GIVEN, FIGURE_PUBLISHED, FIGURE_ASSUMED };

struct figure {
    double value;
    enum figure_basis basis;
    const char *because; /* the source, or why it is assumed */
};

#define PUBLISHED(value, source)                                                                                       \
    {                                                                                                                  \
        value, FIGURE_PUBLISHED, source                                                                                \
    }
#define ASSUMED(value, reason)                                                                                         \
    {                                                                                                                  \
        value, FIGURE_ASSUMED, reason                                                                                  \
    }

/* "published"; "" if it lacks. */
const char *figure_basis_word(enum figure_basis basis);

static inline bool figure_known(const struct figure *figure)
{
    return figure->basis != FIGURE_LACKING;
}

/* A figure that a key may set: read in `unit` within [least, most]. */
struct figure_row {
    const char *key, *unit;
    double least, most;
    struct figure *figure;
};

/* What is given takes the place of what was there. False with problems. */
bool figures_read(const struct calc_arguments *arguments, const struct figure_row *rows, size_t count,
                  struct problems *problems);
/* One line for each that does not lack: its key, its value, its basis. */
void figures_show(const struct figure_row *rows, size_t count, struct buffer *out);
/* `, "numbers": {"ute": {"value": 10, "unit": "h", "basis": "assumed", "because": "..."}, ...}` */
void figures_show_json(const struct figure_row *rows, size_t count, struct buffer *out);

#endif
