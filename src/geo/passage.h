/* The straits, canals and capes a ship may be kept from: the rows of tools/geography/passages.csv. A set
 * of passages is a word, bit 0 the first of them. */
#ifndef CASUS_GEO_PASSAGE_H
#define CASUS_GEO_PASSAGE_H

#include "geo/ocean.h"
#include <stddef.h>

enum passage_kind { PASSAGE_STRAIT, PASSAGE_CANAL, PASSAGE_CAPE, PASSAGE_ICE };

struct passage {
    const char *id, *title;
    enum passage_kind kind;
    double draught_m; /* greatest that passes; 0: none is stated */
    double days;      /* beyond steaming: waiting, locks, convoys */
    bool is_open;     /* unless a user says otherwise */
    uint8_t first_gate, gate_count;
    const char *draught_source, *days_source; /* what is remembered and not read begins with "an assumption" */
    const char *note;                         /* why it is not open */
};

uint32_t passage_count(void);
const struct passage *passage_row(uint32_t passage);
/* Number of the passage of this name; passage_count() if there is none. */
uint32_t passage_of_name(const char *id);

/* The passages in whose gate a cell lies. */
uint32_t passages_at(struct ocean_cell cell);
/* Those a ship of this draught may not take without a user's word: ice, and canals and straits too shallow for it.
 * A draught of 0 fits everywhere. */
uint32_t passages_closed_to(double draught_m);
uint32_t passages_canals(void);
/* Gates of these passages become land. */
void passages_block(struct ocean *ocean, uint32_t closed);

#endif
