#include "geo/ocean.h"

#include "geo/ocean_table.h"
#include <math.h>
#include <string.h>

void ocean_set(struct ocean *ocean, struct ocean_cell cell, bool is_sea)
{
    for (int32_t column = cell.column - OCEAN_COLUMNS; column < OCEAN_COLUMNS + OCEAN_MARGIN; column += OCEAN_COLUMNS) {
        if (column < -OCEAN_MARGIN)
            continue;
        const uint32_t bit = (uint32_t)(column + OCEAN_MARGIN);
        uint64_t *word = &ocean->bits[cell.row][bit / 64];
        const uint64_t mark = (uint64_t)1 << (bit % 64);
        *word = is_sea ? *word | mark : *word & ~mark;
    }
}

void ocean_fill(struct ocean *ocean)
{
    const uint8_t *at = ocean_runs;
    memset(ocean, 0, sizeof *ocean);
    for (int32_t row = 0; row < OCEAN_ROWS; row++) {
        bool is_sea = false;
        for (int32_t column = 0; column < OCEAN_COLUMNS; is_sea = !is_sea) {
            int32_t length = *at++;
            if (length >= 128)
                length = (length - 128) * 128 + *at++;
            for (int32_t end = column + length; column < end; column++)
                if (is_sea)
                    ocean_set(ocean, (struct ocean_cell){row, column}, true);
        }
    }
}

struct ocean_cell ocean_cell_of(struct geo_point point)
{
    const double row = floor((90.0 - point.latitude_deg) * OCEAN_PER_DEGREE);
    const double turns = floor((point.longitude_deg + 180.0) / 360.0);
    const double column = floor((point.longitude_deg + 180.0 - 360.0 * turns) * OCEAN_PER_DEGREE);
    return (struct ocean_cell){(int32_t)(row < 0.0           ? 0.0
                                         : row >= OCEAN_ROWS ? OCEAN_ROWS - 1
                                                             : row),
                               (int32_t)(column >= OCEAN_COLUMNS ? 0.0 : column)};
}

struct geo_point ocean_centre(struct ocean_cell cell)
{
    return (struct geo_point){90.0 - (cell.row + 0.5) / OCEAN_PER_DEGREE,
                              (cell.column + 0.5) / OCEAN_PER_DEGREE - 180.0};
}
