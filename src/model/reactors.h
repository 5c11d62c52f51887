/* Inside of the outside powers: what reactors_declare.c makes and reactors.c runs. */
#ifndef CASUS_MODEL_REACTORS_H
#define CASUS_MODEL_REACTORS_H

#include "model/numbers.h"
#include "model/package.h"
#include "model/roles_common.h"
#include "model/what_if.h"
#include "theory/response.h"

/* Numbers, in the order of the fields. */
enum { STAKE_CALM, STAKE_WAR, BUFFER, FLAG, RIVALRY, PREOCCUPIED, PATRONAGE, COUPLING, TO_ECONOMIC, REACTOR_NUMBERS };
enum {
    CORRELATION,
    LAG_LOW,
    LAG_NVM,
    LAG_V2,
    LAG_V3,
    LAG_SPREAD,
    DECAY,
    DECAY_SPREAD,
    CALM_L5,
    CALM_L6,
    CLASH_L5,
    CLASH_L6,
    PIERCED_L5,
    PIERCED_L6,
    DEPTH_WEIGHT,
    PATRON_CLIMB,
    CONTACT,
    READING_LOW,
    READING_MIDDLE,
    READING_HIGH,
    RELIABILITY,
    REACTION_NUMBERS
};
enum { RELIABILITY_RANGE, RELIABILITY_LOW, RELIABILITY_MIDDLE, RELIABILITY_HIGH };
enum { HONOURED, IF_BEGAN, TREATY_LAG, TREATY_LAG_SPREAD, MATERIEL, LIMITED, IN_FORCE, TREATY_NUMBERS };

/* What a power is asked. Each kind has a pending answer of its own. */
enum { ASK_V1, ASK_V2, ASK_V3, ASK_V4, ASK_PACKAGE, ASK_OTHER, ASK_ALARM, ASK_KINDS };

enum { FAMILY_ANSWER, FAMILY_DECAY, FAMILY_HONOUR, FAMILY_CONTACT, FAMILY_WHAT_IF };

/* A power's rises that others hear of, in one trial: with lags longer than an answer lasts two powers could answer each
 * other for ever. */
enum { RISES_MOST = 4 };

struct reactor_questions {
    struct question violence, package, resolve, decay, split, lag[ASK_KINDS];
};
struct treaty_questions {
    struct question honour, form, lag;
};

struct reactors {
    struct numbers each, all, treaties;
    struct package package;
    struct what_ifs what_ifs;
    uint32_t count, treaty_count;
    const uint32_t *bound; /* treaty -> reactor */
    const bool *patron;
    struct signal *response, *level; /* by reactor */
    struct signal any, highest, climb_shift, contact, violence, active, buffer, began, soil;
    struct role_signals effect;
    struct clocks answer, decay, honour, fight;
    const struct reactor_questions *ask;
    const struct treaty_questions *ask_treaty;
    struct question ask_contact;
    struct memory dealt, state, treaty_asked;
};

/* What a power is made of in a deal: the same answers to the same questions in every option. */
struct dealt {
    double resolve, to_violence, to_package; /* standard normal */
    double split;                            /* uniform */
};

struct reactor_state {
    uint32_t pending[ASK_KINDS];      /* response that will show */
    uint32_t lags[ASK_KINDS], decays; /* asked so far */
    struct package_seen package;      /* the strongest answered so far, its shift with the flag's */
    uint32_t rises;                   /* told to others so far */
    double coupled;                   /* shift by others that honoured a treaty */
};

const void *reactors_declare(struct declaration *d);
/* Median lag of an answer to a stimulus of this class, of the numbers of section `reaction`. */
double reaction_lag_days(const double *reaction, enum stimulus class);
extern const struct section reaction_section;
extern const struct section *const reactors_sections[];
enum { REACTORS_SECTIONS = 3 };

#endif
