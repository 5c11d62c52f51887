/* What-ifs: happenings that the analyst sets, by day, in every trial of every option alike.
 *
 * "On day 12 violence rises to serious clashes": what chance might have brought is brought, and all else goes on as it
 * would: the council meets, powers answer, the crisis climbs or ends from there. Whoever owns what is set does it:
 * crisis.c and reactors.c hold their own. An outcome under a what-if is conditional on it; it says nothing of how
 * likely it is. */
#ifndef CASUS_MODEL_WHAT_IF_H
#define CASUS_MODEL_WHAT_IF_H

#include "model/numbers.h"

enum what_if_event {                  /* in the order of the words of the schema */
                     WHAT_IF_CLASHES, /* violence rises to this, from wherever it stands below; a crisis that is over
                                         breaks out anew */
                     WHAT_IF_SERIOUS,
                     WHAT_IF_WAR,
                     WHAT_IF_OVER,
                     WHAT_IF_STRUCK, /* the treaty area */
                     WHAT_IF_NORTH,  /* the line of contact moves, if there is war */
                     WHAT_IF_COLLAPSE,
                     WHAT_IF_NUCLEAR_USE,
                     WHAT_IF_POWER_PRESSES, /* economically */
                     WHAT_IF_POWER_MOVES,   /* militarily, short of violence */
                     WHAT_IF_POWER_FIGHTS,
};

extern const struct section what_if_section;

/* The rows that one mechanism does: those of powers, or the others. */
struct what_ifs {
    struct numbers numbers;
    struct clocks happens; /* one for each of them */
    uint32_t count;
    const uint32_t *row;
    const enum what_if_event *event;
    const uint32_t *power; /* index of a reactor; NO_INDEX in those of the crisis */
};

/* Declares a family of clocks, the next of the caller. */
void what_ifs_declare(struct declaration *d, struct what_ifs *these, bool of_powers);
void what_ifs_prepare(struct world *w, const struct what_ifs *these);
void what_ifs_begin(struct world *w, const struct what_ifs *these);

#endif
