/* What the forms of the structure share, for this room alone. */
#ifndef CASUS_REPORT_STRUCTURE_INTERNAL_H
#define CASUS_REPORT_STRUCTURE_INTERNAL_H

#include "report/structure.h"

enum { LOOPS_TRIED = 10000 };

void structure_text(const struct structure *structure, const struct structure_settings *settings, struct buffer *out);
void structure_json(const struct structure *structure, const struct structure_settings *settings, struct buffer *out);

/* The picture: by itself, or the panel of a page that has this id. */
void chart_structure(struct structure *structure, const char *panel, struct buffer *out);

/* ---- structure_loops.c ---- */

/* The order of mechanisms in which fewest cuts leave no loop. Arrows are between mechanisms still. */
void structure_order(const struct structure *structure, uint32_t order[GRAPH_MOST]);
/* Fills graph, components, least. */
void structure_find_loops(struct structure *structure);
/* The shortest `most` loops in which no mechanism comes twice and along which something can go round, signal by signal;
 * returns how many. *all: how many there are among the shortest LOOPS_TRIED cycles of arrows. */
uint32_t structure_loops(const struct structure *structure, uint32_t most, struct cycle *loops, uint32_t *all);
/* The cuts of that arrow of a loop which takes fewest to open it, at most one for each group. Returns how many; 0: each
 * arrow carries a notice. */
uint32_t structure_weakest(const struct structure *structure, const struct cycle *loop, struct structure_cut *weakest);

/* ---- structure_trace.c ---- */

/* What `from` feeds, what feeds `to`, or the ways between. False: a name is unknown. */
bool structure_trace(const struct structure *structure, const struct structure_settings *settings, struct buffer *out,
                     struct problems *problems);

#endif
