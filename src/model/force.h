/* Forces: what its files share. force.c calls units and says what is in place, lift.c moves what needs moving,
 * closure.c says what held it and what could not be beaten, force_schema.c what a scenario may say. */
#ifndef CASUS_MODEL_FORCE_H
#define CASUS_MODEL_FORCE_H

#include "model/numbers.h"
#include "model/roles_common.h"

enum force_number { GROWTH, LEG_SPREAD, SUPPLY_DAYS, HOST_SUPPLY, LOGISTICS_SUPPLY, FORCE_NUMBERS };
enum unit_number { UNIT_PERSONS, UNIT_TONNES, UNIT_AREA, UNIT_READY, UNIT_REGION, UNIT_SPEED, UNIT_FLOW, UNIT_NUMBERS };
enum lift_number { LIFT_AVAILABLE, LIFT_NOTICE, LIFT_LOAD, LIFT_AREA, LIFT_SPEED, LIFT_HOURS, LIFT_NUMBERS };
enum node_number { NODE_SPOTS, NODE_SERVICE, NODE_NUMBERS };
enum route_number { ROUTE_NMI, ROUTE_NUMBERS };
enum passage_number { PASSAGE_OPEN, PASSAGE_NUMBERS };

extern const struct section force_section, unit_section, lift_section, node_section, route_section, passage_section;

enum unit_moves { MOVES_SELF, MOVES_AIR, MOVES_SEA, MOVES_NONE };
enum { MODE_AIR, MODE_SEA, MODES };

/* What held a role longest, until half of what was mandated was there. */
enum bottleneck {
    HELD_NONE,
    HELD_COUNCIL,
    HELD_READINESS,
    HELD_LIFT,
    HELD_DISTANCE,
    HELD_RAMP,
    HELD_ROUTE,
    HELD_KINDS
};
#define BOTTLENECK_WORDS "none|council|readiness|lift|distance|ramp|route"

struct unit_fixed {
    uint32_t role, from, to; /* nodes; NO_INDEX where it does not move by lift */
    enum unit_moves moves;
};

struct unit_state {
    bool called, ready;
    double called_share; /* of the table, by mandate and contributors */
    double sent_tonnes, arrived_tonnes;
    double arrived_share; /* of the table, for units that move themselves */
    double mandate_day, ready_day;
};

enum asset_state { ASSET_ABSENT, ASSET_NOTICE, ASSET_IDLE, ASSET_LOADS, ASSET_OUTBOUND, ASSET_UNLOADS, ASSET_RETURNS };

struct asset {
    enum asset_state state;
    uint32_t unit, route; /* what it carries, and by which way */
    double tonnes;
    double flown_days, since_day; /* for the cap on utilisation */
    double held_lift, held_ramp;  /* days of this load, for the bottleneck */
    double asked_day;             /* since when it waits for a spot */
    uint32_t legs;                /* drawn so far */
    uint32_t next_waiting;        /* in the queue of its node: asset + 1; 0 the end */
};

struct node_state {
    uint32_t busy;
    uint32_t first_waiting, last_waiting; /* asset + 1 */
};

struct role_held {
    double mandate_day;
    bool mandated, half, closed, no_route;
};

struct force {
    struct numbers numbers, units, lifts, nodes, routes, passages;
    uint32_t unit_count, lift_count, node_count, route_count, passage_count, role_count, asset_count;
    const struct unit_fixed *unit;
    const uint32_t *asset_pool;  /* asset -> lift pool */
    const uint32_t *asset_owner; /* member whose part it is, or NO_INDEX: the alliance's own */
    const uint8_t *pool_mode, *route_mode;
    const bool *theatre; /* by node */
    const uint32_t *route_from, *route_to, *route_stops;
    const uint32_t *const *route_via;
    const uint32_t *route_via_count;
    struct signal *called, *in_place, *half, *closed, *bottleneck, *ratio, *dry; /* by role */
    struct signal *depth, *share, *takes_part;                                   /* read */
    struct signal persons, flow, air_hours, ship_days, cover;
    struct signal recalled, busy, node_speed, availability;
    uint32_t logistics; /* role that supplies the others, or NO_INDEX */
    struct clocks ready, arrive, asset, stock;
    const struct question *ask_available, *ask_leg; /* by asset */
    const struct question *ask_passage;
    struct memory unit_state, assets, node_state, held, fastest, first_start; /* of a trial */
    struct memory available, best_route, passage_open; /* of a deal: by asset; by unit; by passage */
};

/* ---- lift.c ---- */

/* The best open way of each unit, and who is fit to fly or sail: chances no option can alter. */
void lift_deal(struct world *w, const struct force *f);
/* Put assets on notice that are fit and whose owner takes part by now. */
void lift_start(struct world *w, const struct force *f);
/* Send what is ready with whatever is free. */
void lift_dispatch(struct world *w, const struct force *f);
/* The clock of an asset rang. */
void lift_asset(struct world *w, const struct force *f, uint32_t asset);
uint32_t unit_route(const struct world *w, const struct force *f, uint32_t unit); /* or NO_INDEX */
double pool_load(const struct world *w, const struct force *f, uint32_t pool,
                 uint32_t unit); /* tonnes of this unit it takes */
double node_spots(const struct world *w, const struct force *f, uint32_t node);
bool asset_is_fit(const struct world *w, const struct force *f, uint32_t asset);

/* ---- closure.c ---- */

/* Something of a unit arrived: is half of its role, is all in place? `held`: days of this load by kind. */
void closure_check(struct world *w, const struct force *f, uint32_t unit, const double held[HELD_KINDS]);
/* At the horizon: what holds the roles that never got half way. */
void closure_finish(struct world *w, const struct force *f);

/* ---- force.c ---- */

/* Recompute what a role has in place. */
void force_update(struct world *w, const struct force *f, uint32_t role);
double unit_tonnes(const struct world *w, const struct force *f,
                   uint32_t unit); /* at ambition 1, requirement growth included */
/* Share of the table that a unit has in place: no more than is called now. */
double unit_in_place(const struct world *w, const struct force *f, uint32_t unit);
struct unit_state *unit_state(const struct world *w, const struct force *f, uint32_t unit);
struct role_held *role_held(const struct world *w, const struct force *f, uint32_t role);

/* ---- force_declare.c ---- */

void force_declare(struct declaration *d, struct force *f);

#endif
