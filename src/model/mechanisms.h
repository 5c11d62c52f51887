/* The mechanisms, one file each. Their schema sections stand beside them. */
#ifndef CASUS_MODEL_MECHANISMS_H
#define CASUS_MODEL_MECHANISMS_H

#include "sim/kernel.h"

extern const struct mechanism mechanism_policy;
extern const struct mechanism mechanism_crisis;
extern const struct mechanism mechanism_background;
extern const struct mechanism mechanism_alliance;
extern const struct mechanism mechanism_force;
extern const struct mechanism mechanism_roles;
extern const struct mechanism mechanism_direct;
extern const struct mechanism mechanism_noncombat;
extern const struct mechanism mechanism_political;
extern const struct mechanism mechanism_cyber;
extern const struct mechanism mechanism_cascade;
extern const struct mechanism mechanism_reactors;
extern const struct mechanism mechanism_mobilisation;
extern const struct mechanism mechanism_home;
extern const struct mechanism mechanism_consequence;

#endif
