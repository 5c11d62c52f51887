/* The assumption ledger: every number of a scenario with what it rests on, one line each.
 *
 *   path                     value             basis    source       because
 *   members.FRA.support      26 .. 36 .. 46    assumed  A-SUPPORT    opposed a Tokyo office 2023
 *   alliance.silence_window  1 .. 2 .. 4 d     mixed    CRS-RS21510  one case, 4 d
 *
 * Levels of options and triggers are left out: they are chosen and claim nothing of the world. Switches are in. */
#ifndef CASUS_SCENARIO_LEDGER_H
#define CASUS_SCENARIO_LEDGER_H

#include "base/buffer.h"
#include "scenario/scenario.h"

enum ledger_form {
    LEDGER_TABLE, /* for eyes: value and unit in one column, padded */
    LEDGER_CSV,   /* RFC 4180, LF: path,value,unit,basis,source,because */
};

/* In order of path. Cannot fail. */
void ledger_print(const struct scenario *scenario, enum ledger_form form, struct buffer *out);

struct ledger_counts {
    uint32_t numbers; /* the sum of the others */
    uint32_t sourced, mixed, assumed, defaulted;
};

struct ledger_counts ledger_count(const struct scenario *scenario);

/* "sourced", "mixed", "assumed", "default" */
const char *basis_word(enum basis basis);

#endif
