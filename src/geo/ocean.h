/* The world's ocean as a mask of land and sea by quarters of a degree: row 0 ends at the north pole, column 0 begins at
 * 180 W. A cell is sea if its centre is; straits narrower than that are carved, the ice (south of 61 S, north of 78.5
 * N), lakes and the Caspian Sea are land. All sea is connected by the sides of cells, with every passage open.
 *
 * Land: Natural Earth at 1:50 million (public domain). The mask is built by tools/geography/ocean.py. */
#ifndef CASUS_GEO_OCEAN_H
#define CASUS_GEO_OCEAN_H

#include "theory/geodesy.h"
#include <stdbool.h>
#include <stdint.h>

enum {
    OCEAN_ROWS = 720,
    OCEAN_COLUMNS = 1440,
    OCEAN_PER_DEGREE = 4,
    OCEAN_CELLS = OCEAN_ROWS * OCEAN_COLUMNS,
    OCEAN_MARGIN = 32, /* columns repeated on either side, so that nobody minds the date line */
    OCEAN_WORDS = (OCEAN_COLUMNS + 2 * OCEAN_MARGIN + 63) / 64 + 1,
};

/* Bit OCEAN_MARGIN + column of a row: 1 is sea. */
struct ocean {
    uint64_t bits[OCEAN_ROWS][OCEAN_WORDS];
};

struct ocean_cell {
    int32_t row, column;
};

void ocean_fill(struct ocean *ocean);
void ocean_set(struct ocean *ocean, struct ocean_cell cell, bool is_sea);

/* Column of any whole number, by turns of the globe. */
static inline int32_t ocean_column(int32_t column)
{
    return column < 0 ? column + OCEAN_COLUMNS : column >= OCEAN_COLUMNS ? column - OCEAN_COLUMNS : column;
}

/* -OCEAN_MARGIN <= column < OCEAN_COLUMNS + OCEAN_MARGIN */
static inline bool ocean_is_sea(const struct ocean *ocean, struct ocean_cell cell)
{
    const uint32_t bit = (uint32_t)(cell.column + OCEAN_MARGIN);
    return ocean->bits[cell.row][bit / 64] >> (bit % 64) & 1;
}

/* Any longitude; latitudes from -90 to 90. */
struct ocean_cell ocean_cell_of(struct geo_point point);
struct geo_point ocean_centre(struct ocean_cell cell);

#endif
