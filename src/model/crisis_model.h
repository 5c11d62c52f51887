/* A world of the crisis alone: what climbs, lasts and ends, and the outside powers that watch it. Nobody decides,
 * nothing moves.
 *
 * Crisis and reactors are the mechanisms of the whole world. What they read of others stands still, but for one shift
 * of the climb hazard: by what was known at the onset (`setting`). That is the world of a hindcast of crises; sections
 * `happened` and `involved` then hold what came of it. */
#ifndef CASUS_MODEL_CRISIS_MODEL_H
#define CASUS_MODEL_CRISIS_MODEL_H

#include "model/model.h"

void crisis_schema_init(struct model_schema *schema);
struct plan *crisis_plan(const struct scenario *scenario, const char *const *cut, struct problems *problems);

#endif
