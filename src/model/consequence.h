/* The mechanism `consequence`, for its own files: what it holds (consequence_declare.c) and how it moves
 * (consequence.c). */
#ifndef CASUS_MODEL_CONSEQUENCE_H
#define CASUS_MODEL_CONSEQUENCE_H

#include "model/numbers.h"

/* The numbers of section `consequences`, in the order of its first fields (consequence_declare.c). */
enum consequence_number {
    DEATHS_V2,
    DEATHS_V3,
    DEATHS_V4,
    FIRST_DEATHS,
    FIRST_DAYS,
    OWN_V3,
    OWN_V4,
    EXPOSED,
    LEAVE_V3,
    LEAVE_V4,
    LEAVE_DAYS,
    RETURN_DAYS,
    RATION,
    HANDLING,
    HOST_SHARE,
    CDR_LEAST,
    CDR_MOST,
    LOSS_V1,
    LOSS_V2,
    LOSS_V3,
    LOSS_V4,
    LOSS_POWER,
    LOSS_DAYS,
    OUTAGE_LOSS,
    MEMBER_SHARE,
    PERSON_DAY,
    AIR_HOUR,
    SHIP_DAY,
    ARMS_K,
    ARMS_L,
    ARMS_A,
    ARMS_B,
    ARMS_FAIL,
    PROLIFERATION,
    PROLIFERATION_FAIL,
    WATER,
    PER_LATRINE,
    SHELTER,
    EMERGENCY,
    WORLD_OUTPUT,
    CONSEQUENCE_NUMBERS
};

enum destination_number { WEIGHT, PIERCED, DESTINATION_NUMBERS };
enum economy_number { LOSS_SHARE, ECONOMY_OUTPUT, ECONOMY_NUMBERS };

extern const struct section consequence_section, destination_section, economy_section;

/* Those whose own loss is told: members first, then the economies of section `economies`. */
struct loser {
    struct signal loss, lost; /* yearly rate; money over the horizon, told only where its output is given */
    bool in_money;
};

struct consequence {
    struct numbers numbers, destinations, economies, members;
    uint32_t destination_count, economy_count, member_count;
    bool *abroad;        /* by destination */
    struct signal *at;   /* by destination */
    struct loser *loser; /* member_count + economy_count */
    struct signal deaths, relief_deaths, own_deaths, displaced, refugees, unmet, unmet_share, death_rate, emergency;
    struct signal water, food, latrines, shelter;
    struct signal output_loss, output_lost, member_loss, world_lost, members_lost;
    struct signal cost, cost_people, cost_air, cost_sea, cost_used;
    struct signal guarantee_failed, proliferation, proliferation_rate, arms_margin, arms_growth, commitment,
        legal_mandate, partners;
    struct signal violence, buffer, war_deaths, first_days, output, relief, host_gain, availability, persons, used_up,
        air_hours, ship_days, powers;
    struct signal asked, acting, kept, contributors, mandate;
    struct clocks week, first;
    struct memory stocks;
    struct memory displaced_at, weights; /* double by destination; `weights` only while it moves */
};

struct stocks {
    int64_t since;
    double deaths, relief_deaths, own_deaths, displaced, unmet, unmet_share, loss, lost, person_days, failed_days;
    /* As of `since`, constant until the next change: */
    double violence, buffer, war_deaths, first_rate, output, relief, host_gain, availability, persons, powers;
    bool war_seen;
};

const void *consequence_declare(struct declaration *d);

#endif
