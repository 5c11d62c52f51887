/* A world of the council alone, for hindcasts: the alliance's mechanism as it is, everything it reads held constant. */
#ifndef CASUS_MODEL_COUNCIL_MODEL_H
#define CASUS_MODEL_COUNCIL_MODEL_H

#include "model/model.h"

/* What came of a question, told from outside: classes that exclude each other. */
#define COUNCIL_HAPPENED "full|diluted|opt_out|forum_shift|coalition|not_agreed"

/* As model_schema_init and model_plan. The outcomes are the alliance's. */
void council_schema_init(struct model_schema *schema);
struct plan *council_plan(const struct scenario *scenario, struct problems *problems);

#endif
