/* Who decides, in words, for this room alone: the table of `casus show --pivots` and page 4 of the brief say the same.
 */
#ifndef CASUS_REPORT_PIVOTS_INTERNAL_H
#define CASUS_REPORT_PIVOTS_INTERNAL_H

#include "analysis/pivots.h"
#include "base/buffer.h"
#include "report/words.h"

/* Who is pivotal most often: "Under Relief, Hungary decides most often: it is pivotal in 41 of 100 trials." */
void add_pivotal_finding(struct buffer *out, const struct pivots *pivots, const struct scenario *scenario,
                         const char *option);
/* Whether the answer rests on the coding of one member, after a blank; nothing where flips were not sought. */
void add_flip_finding(struct buffer *out, const struct pivots *pivots, const struct scenario *scenario);

/* Whether support falls with distance; nothing where distances are not told. */
void add_distance_finding(struct buffer *out, const struct pivots *pivots);

/* "62 (31-100)": depth in percent. */
void words_leaving(const struct pivot *pivot, char out[WORDS_ROOM]);
/* "37 inside": where it flips, inside or outside the range put in; "-" nowhere. */
void words_flip(const struct pivot *pivot, char out[WORDS_ROOM]);
/* "10..46": the range of support put in. */
void words_support(const struct pivot *pivot, char out[WORDS_ROOM]);

#endif
