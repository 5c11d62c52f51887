/* A world of movement alone: the decision is taken on day 0, everybody gives, and the mechanism of forces, as it is,
 * moves what was called. What a planner asks before anybody has agreed: if we must, when would it be there?
 *
 * Two kinds of scenario: a whole world, of which all but forces and what others move is left out; or a list of
 * movements by itself, whose schema is small (roles and members have only a title). Such a list may be of the past:
 * its section `happened` then holds what was measured, for a hindcast. */
#ifndef CASUS_MODEL_MOVEMENT_MODEL_H
#define CASUS_MODEL_MOVEMENT_MODEL_H

#include "model/model.h"

/* The schema of a list of movements by itself. */
void movement_schema_init(struct model_schema *schema);
/* As model_plan, of a scenario of either schema. `outcomes`: those of forces if NULL. */
struct plan *movement_plan(const struct scenario *scenario, const struct outcome_row *outcomes, size_t outcome_count,
                           const char *const *cut, struct problems *problems);

#endif
