/* What the eleven kinds of role are, for the mechanisms that act, react or pay. A scenario names its roles as it likes
 * and says what each does (`acts`); at most one role of a kind. */
#ifndef CASUS_MODEL_ROLES_COMMON_H
#define CASUS_MODEL_ROLES_COMMON_H

#include "sim/kernel.h"

enum role_kind {
    ROLE_AIR,
    ROLE_NAVAL,
    ROLE_MISSILE_DEFENCE,
    ROLE_INTELLIGENCE,
    ROLE_RELIEF,
    ROLE_EVACUATION,
    ROLE_LOGISTICS,
    ROLE_MEDIATION,
    ROLE_SANCTIONS,
    ROLE_CYBER_DEFENCE,
    ROLE_INFORMATION,
    ROLE_KINDS
};

/* In the order of the words of `roles.family`. */
enum role_family { FAMILY_DIRECT, FAMILY_NONCOMBAT, FAMILY_POLITICAL, FAMILY_CYBER };

/* The numbers of section `roles`, in the order of its first fields (roles.c). */
enum role_number {
    ROLE_OFFSET,
    ROLE_ADD,
    ROLE_BURDEN,
    ROLE_LEAST,
    ROLE_EXEMPTION,
    ROLE_STIR,
    ROLE_URGENCY,
    ROLE_CONTACT,
    ROLE_CLIMB,
    ROLE_DISTANCE,
    ROLE_NUMBERS
};

extern const struct section roles_section;

/* Index in section `roles` of the role that acts so, or NO_INDEX. */
uint32_t role_of_kind(const struct scenario *scenario, enum role_kind kind);
enum role_kind role_kind_of(const struct scenario *scenario, uint32_t role);

/* One signal for each kind of role, "<prefix>.<role id>"; absent roles read as 0. */
struct role_signals {
    struct signal of[ROLE_KINDS];
    bool present[ROLE_KINDS];
    uint32_t role[ROLE_KINDS]; /* index in section roles, where present */
};
struct role_signals declare_role_inputs(struct declaration *d, const char *prefix);
double role_get(const struct world *w, const struct role_signals *signals, enum role_kind kind);

#endif
