/* What all results are conditional on because the scenario sets it: its what-ifs, and a hazard of nuclear use. */
#ifndef CASUS_REPORT_CONDITIONS_H
#define CASUS_REPORT_CONDITIONS_H

#include "base/buffer.h"
#include "scenario/scenario.h"

/* One sentence or two for readers, plain text; nothing where nothing is set. */
void conditions_tell(const struct scenario *scenario, struct buffer *out);

#endif
