/* The world's table of contents: which mechanisms there are, what they measure, what a scenario may say.
 *
 * To add a mechanism: one file and one row in model.c. */
#ifndef CASUS_MODEL_MODEL_H
#define CASUS_MODEL_MODEL_H

#include "sim/plan.h"

extern const struct mechanism *const model_mechanisms[];
extern const size_t model_mechanism_count;

/* Outcomes every scenario reports; a scenario may add its own under `outcomes:`. */
extern const struct outcome_row model_outcomes[];
extern const size_t model_outcome_count;

/* The engine's sections and every mechanism's, as one schema. Storage is the caller's. */
struct model_schema {
    const struct section *section[64];
    struct schema schema; /* points into this struct */
};
void model_schema_init(struct model_schema *schema);
/* By what the top of a scenario says under `world`: "movement" (movement_model.h) or "crisis" (crisis_model.h)
 * alone, or the whole. */
void model_schema_of_world(struct model_schema *schema, const char *world);

/* The plan of a scenario with this model: of its own world. `cut` as in plan_make. */
struct plan *model_plan(const struct scenario *scenario, const char *const *cut, struct problems *problems);

/* The same for a world of other mechanisms (council_model.h). */
void model_schema_of(struct model_schema *schema, const struct mechanism *const *mechanisms, size_t mechanism_count);
struct plan *model_plan_of(const struct scenario *scenario, const struct mechanism *const *mechanisms,
                           size_t mechanism_count, const struct outcome_row *outcomes, size_t outcome_count,
                           const char *const *cut, struct problems *problems);

/* Raised by hand whenever the bits of any result change; part of every study's hash. */
enum { MODEL_REVISION = 5 };

#endif
