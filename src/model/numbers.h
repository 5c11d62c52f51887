/* A section's quantities as working numbers, copied once a future.
 *
 * The first `width` fields of the section are its numbers, in the order of the mechanism's enum: so a mechanism
 * writes n[CRISIS_MEMORY] and never sees a slot. A quantity that may be absent and is gives `absent`. Base units. */
#ifndef CASUS_MODEL_NUMBERS_H
#define CASUS_MODEL_NUMBERS_H

#include "sim/kernel.h"

struct numbers {
    struct memory memory;
    const uint32_t *slot; /* [entity * width + number] */
    uint32_t width, count;
    double absent;
};

struct numbers declare_numbers(struct declaration *d, const struct section *section, uint32_t width, double absent);
/* A field `name.*` of a section: one number for each (entity, key). */
struct numbers declare_number_map(struct declaration *d, const struct section *section, const char *field,
                                  const char *keys, double absent);
void numbers_prepare(struct world *w, const struct numbers *numbers);
/* `width` numbers of one entity. */
const double *numbers_of(const struct world *w, const struct numbers *numbers, uint32_t entity);

#endif
