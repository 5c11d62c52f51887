/* Stand-ins: signals of a mechanism that is not in this world, held at one value each, so that what reads them runs
 * unchanged. A stand-in's mechanism is a row with these two functions and the name of what it stands in for. */
#ifndef CASUS_MODEL_STAND_IN_H
#define CASUS_MODEL_STAND_IN_H

#include "sim/kernel.h"

enum { STOOD_IN_MOST = 4 };

struct stood_in {
    const char *name; /* of the signal, without the mechanism */
    double value;
};

/* What `declare` returns. At most STOOD_IN_MOST signals. */
const void *stand_in_declare(struct declaration *d, const struct stood_in *signals, uint32_t count);
void stand_in_begin(struct world *w, const void *self);

#endif
