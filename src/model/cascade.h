/* Sectors of infrastructure, and what one loses because others do.
 *
 * A scenario without sectors has one infrastructure that serves everything, and no cascade. With them an intrusion
 * strikes one sector (cyber.c); what sectors lose to their own outages is c, and what each loses in all is
 * q = (I - A*)^-1 c, Haimes and Jiang's inoperability input-output model (theory/cyber.h), A* being the scenario's
 * `needs`. The cascade is a mechanism of its own so that a run can do without it:
 * --cut 'cascade.through.* -> cyber'. */
#ifndef CASUS_MODEL_CASCADE_H
#define CASUS_MODEL_CASCADE_H

#include "scenario/schema.h"

enum { SECTOR_HIT, SECTOR_WEIGHT, SECTOR_OUTAGE, SECTOR_NUMBERS };

/* What a sector serves in the world, in the order of the words of the schema. */
enum sector_serves { SERVES_NONE, SERVES_NODES, SERVES_COMMAND };

extern const struct section sector_section;

#endif
