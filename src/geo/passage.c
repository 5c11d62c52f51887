#include "geo/passage.h"

#include "base/text.h"

/* Rows and columns, the ends included. */
struct gate {
    int16_t north, south, west, east;
};

#include "geo/passages_table.h"

_Static_assert(PASSAGE_COUNT <= 32, "a set of passages is a word");

uint32_t passage_count(void)
{
    return PASSAGE_COUNT;
}

const struct passage *passage_row(uint32_t passage)
{
    return &passage_rows[passage];
}

uint32_t passage_of_name(const char *id)
{
    uint32_t passage = 0;
    while (passage < PASSAGE_COUNT && !text_equal(passage_rows[passage].id, id))
        passage++;
    return passage;
}

static bool has_cell(const struct gate *gate, struct ocean_cell cell)
{
    return cell.row >= gate->north && cell.row <= gate->south && cell.column >= gate->west && cell.column <= gate->east;
}

uint32_t passages_at(struct ocean_cell cell)
{
    uint32_t set = 0;
    for (uint32_t passage = 0; passage < PASSAGE_COUNT; passage++)
        for (uint32_t k = 0; k < passage_rows[passage].gate_count; k++)
            if (has_cell(&gate_rows[passage_rows[passage].first_gate + k], cell))
                set |= (uint32_t)1 << passage;
    return set;
}

uint32_t passages_closed_to(double draught_m)
{
    uint32_t set = 0;
    for (uint32_t passage = 0; passage < PASSAGE_COUNT; passage++) {
        const struct passage *row = &passage_rows[passage];
        if (!row->is_open || (row->draught_m > 0.0 && draught_m > row->draught_m))
            set |= (uint32_t)1 << passage;
    }
    return set;
}

uint32_t passages_canals(void)
{
    uint32_t set = 0;
    for (uint32_t passage = 0; passage < PASSAGE_COUNT; passage++)
        if (passage_rows[passage].kind == PASSAGE_CANAL)
            set |= (uint32_t)1 << passage;
    return set;
}

void passages_block(struct ocean *ocean, uint32_t closed)
{
    for (uint32_t passage = 0; passage < PASSAGE_COUNT; passage++) {
        if (!(closed >> passage & 1))
            continue;
        for (uint32_t k = 0; k < passage_rows[passage].gate_count; k++) {
            const struct gate *gate = &gate_rows[passage_rows[passage].first_gate + k];
            for (int32_t row = gate->north; row <= gate->south; row++)
                for (int32_t column = gate->west; column <= gate->east; column++)
                    ocean_set(ocean, (struct ocean_cell){row, column}, false);
        }
    }
}
