/* What the forms of the structure share, for this room alone. */
#ifndef CASUS_REPORT_STRUCTURE_INTERNAL_H
#define CASUS_REPORT_STRUCTURE_INTERNAL_H

#include "report/structure.h"

enum { LOOPS_COUNTED = 100000 };

void structure_text(const struct structure *structure, const struct structure_settings *settings, struct buffer *out);
void structure_json(const struct structure *structure, const struct structure_settings *settings, struct buffer *out);

/* The loops that settings ask for, in the arena; *all: how many there are, counted to LOOPS_COUNTED. */
const struct cycle *structure_loops(const struct structure *structure, uint32_t most, struct arena *arena,
                                    uint32_t *count, uint32_t *all);
/* The arrow of a loop that takes fewest cuts; NULL if each carries a notice. */
const struct structure_arrow *structure_weakest(const struct structure *structure, const struct cycle *loop);

/* What `from` feeds, what feeds `to`, or the ways between. False: a name is unknown. */
bool structure_trace(const struct structure *structure, const struct structure_settings *settings, struct buffer *out,
                     struct problems *problems);

#endif
