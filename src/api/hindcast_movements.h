/* casus hindcast, of movements: each case is run as it was ordered, and what trials give is set beside the record. */
#ifndef CASUS_API_HINDCAST_MOVEMENTS_H
#define CASUS_API_HINDCAST_MOVEMENTS_H

#include "analysis/movement_record.h"
#include "api/hindcast_folder.h"
#include "base/buffer.h"
#include "sim/plan.h"
#include <casus/casus.h>

/* `asked` with its defaults filled in. CASUS_INVALID, with problems: a case has mistakes; all of them are told. */
enum casus_status hindcast_movements(const struct hindcast_folder *folder, const struct casus_hindcast *asked,
                                     struct problems *problems, struct buffer *out);

/* ---- hindcast_record.c ---- */

struct movement {
    struct movement_case told; /* figures without their columns */
    struct scenario *scenario;
    struct plan *plan;
    uint32_t *outcome; /* of the plan, by figure */
    uint32_t trial;    /* the next */
};

/* One file of a case, changed by `set`. False, with problems, if it has mistakes; scenario and plan are the caller's to
 * free either way. */
bool movement_load(struct movement *one, struct arena *arena, const char *file, const char *id,
                   const struct override *set, size_t set_count, struct problems *problems);

#endif
