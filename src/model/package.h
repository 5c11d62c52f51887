/* What an outsider sees of the alliance's roles, as one stimulus: the highest class and shift of those agreed.
 *
 *     shift = max over agreed roles of stir + weight x ln depth        class = the highest of theirs
 *
 * Splitting a role in two changes nothing; half measures stir less. The form and its numbers are an assumption. */
#ifndef CASUS_MODEL_PACKAGE_H
#define CASUS_MODEL_PACKAGE_H

#include "model/numbers.h"
#include "theory/response.h"

struct package {
    struct numbers roles;
    uint32_t role_count;
    const enum stimulus *seen;         /* role -> class */
    const struct signal *depth, *flag; /* by role */
};

struct package_seen {
    bool is_there, is_under_flag; /* any role agreed; any under the alliance's flag */
    enum stimulus class;
    double shift;
};

/* Inputs `alliance.depth.*` and `alliance.flag.*`. */
void package_declare(struct declaration *d, struct package *package);
void package_prepare(struct world *w, const struct package *package);
struct package_seen package_see(const struct world *w, const struct package *package, double weight);
/* Whether `now` stirs more than what was seen before: a higher class, or a higher shift in the same. */
bool package_grew(const struct package_seen *before, const struct package_seen *now);

#endif
