/* Forces: what the files of this mechanism share.
 *
 *   force_schema.c    what a scenario may say
 *   force_declare.c   units, shipments and pools resolved to indices;  ways_declare.c: nodes, routes, passages
 *   force.c           a decision calls units; what is in place, and what it lives on
 *   sail.c            units that move themselves, out and home
 *   ways.c            which way is open, and how long it is
 *   nodes.c           working spots, queues, opening hours, the yard behind them
 *   arrivals.c        who is bound for a node, and when one load more would be through it
 *   dispatch.c        which asset takes which load;  outlook.c: which is better kept for other loads
 *   lift.c            the cycle of an asset
 *   recall.c          what is called back: unloaded, turned round, down to its node, home
 *   homeward.c        which asset takes it
 *   closure.c         when half and all of a role is in place, and what held it
 *   reach.c           the bounds no schedule could have beaten, with what this trial dealt
 *
 * A *unit* is what a role calls. What of it must be lifted is a *shipment*: its cargo, by air or sea, and its people,
 * by air, where they travel apart. Assets carry shipments in *lots*. */
#ifndef CASUS_MODEL_FORCE_H
#define CASUS_MODEL_FORCE_H

#include "model/numbers.h"
#include "model/roles_common.h"

enum force_number { GROWTH, LEG_DELAY, DETOUR, STRUCK_V3, STRUCK_V4, RECALL_DAY, RECALL_SHARE, FORCE_NUMBERS };
enum unit_number {
    UNIT_PERSONS,
    UNIT_TONNES,
    UNIT_AREA,
    UNIT_OVERSIZE,
    UNIT_OUTSIZE,
    UNIT_ALD,
    UNIT_EAD,
    UNIT_LAD,
    UNIT_RDD,
    UNIT_REGION,
    UNIT_SPEED,
    UNIT_FLOW,
    UNIT_NUMBERS
};
enum lift_number {
    LIFT_AVAILABLE,
    LIFT_NOTICE,
    LIFT_LOAD,
    LIFT_AREA,
    LIFT_SEATS,
    LIFT_SPEED,
    LIFT_HOURS,
    LIFT_RANGE,
    LIFT_FERRY,
    LIFT_BREAKS,
    LIFT_REPAIR,
    LIFT_NUMBERS
};
enum node_number { NODE_SPOTS, NODE_SERVICE, NODE_HOURS, NODE_CLEARANCE, NODE_ONWARD, NODE_NUMBERS };
enum route_number { ROUTE_NMI, ROUTE_LEG, ROUTE_NUMBERS };
enum passage_number { PASSAGE_OPEN, PASSAGE_SHUTS, PASSAGE_REOPENS, PASSAGE_NUMBERS };
enum supply_number { SUPPLY_DAYS, SUPPLY_HOST, SUPPLY_LOGISTICS, SUPPLY_NUMBERS };

extern const struct section force_section, unit_section, lift_section, node_section, route_section, passage_section,
    supply_section;

enum unit_moves { MOVES_SELF, MOVES_AIR, MOVES_SEA, MOVES_NONE };
enum { MODE_AIR, MODE_SEA, MODES };

/* What a load is of, the hardest to fit last. Ships take all three alike; aircraft up to what `takes` says. */
enum cargo { CARGO_BULK, CARGO_OVERSIZE, CARGO_OUTSIZE, CARGO_PEOPLE, CARGO_KINDS };

/* What held a role longest, until half of what was mandated was there. */
enum bottleneck {
    HELD_NONE,
    HELD_COUNCIL,
    HELD_READINESS,
    HELD_LIFT,
    HELD_DISTANCE,
    HELD_RAMP,
    HELD_CLEARANCE,
    HELD_ROUTE,
    HELD_KINDS
};
#define BOTTLENECK_WORDS "none|council|readiness|lift|distance|ramp|clearance|route"

struct unit_fixed {
    uint32_t role, from, to; /* nodes of those that sail themselves; NO_INDEX where it does not move so */
    enum unit_moves moves;
    uint32_t priority; /* 1 first */
};

struct shipment_fixed {
    uint32_t unit, from; /* node of embarkation */
    uint8_t mode;
    bool people;
    uint32_t pod_count;         /* nodes it may arrive at */
    const uint32_t *pod, *pair; /* the node, and the ways between `from` and it */
    uint32_t first_place;       /* the first of them among all places */
};

struct unit_state {
    bool called, ready, landed, closed; /* landed: all of it off its assets */
    double called_share;                /* of the table, by mandate and contributors */
    double arrived_share;               /* of the table, for units that move themselves */
    double mandate_day, ready_day;
    bool recalled;                 /* once at least, in whole or in part */
    double sailing, waits, homing; /* shares of one that moves itself: out; called back, still there; on its way home */
};

/* Tonnes or persons. */
struct shipment_state {
    double sent[CARGO_KINDS], sent_all; /* not at home */
    double landed;                      /* so far */
    double arrived;                     /* where it is needed */
    double back[CARGO_KINDS];           /* of `sent`: called back, from the road down to its node until it is home */
    double waits, bound, aboard;        /* of that: in the theatre; of this, given to an asset; loaded and on its way */
    double recalled,
        near; /* of what was called back last: that no asset had; of this, what was not where it was needed */
};

/* A shipment at one of its nodes of arrival: a *place*. */
struct ashore {
    double there[CARGO_KINDS]; /* where it is needed */
    double down[CARGO_KINDS];  /* called back, on the road down to the node */
    double quay[CARGO_KINDS];  /* at the node, for an asset to take */
    double next;               /* of `down`, when its clock rings */
    double lots, landed;       /* so far */
};

/* Part of a shipment that travels together. */
struct lot {
    uint32_t shipment;
    double amount[CARGO_KINDS];
    double asked_day, held_lift, held_ramp; /* for the bottleneck */
    double landed_day, due_day;             /* off the asset; where it is needed */
    uint32_t place;                         /* where it landed */
};

/* When a free asset should take a load (outlook.c). */
enum turn { TURN_NOW, TURN_ANY, TURN_POOR_FIT, TURN_TOO_LATE, TURN_NEVER };

/* Day by which the fleet could bring all that a shipment's role lacks; day on which more of it is ready, INFINITY if
 * all is. */
struct outlook {
    double target_day, next_day;
    double least_load;  /* of those that may take a spot: 0 unless spots are scarcer than assets */
    bool assets_scarce; /* the spots, served by the largest alone, would be through before the fleet is */
};

/* A shipment's outlook as it was worked out last, and the turn of the pool that was asked last. */
struct prospect {
    bool known;
    int64_t made, asked;
    struct outlook outlook;
    uint32_t pool;
    enum turn turn;
};

enum { MANIFEST_MOST = 16, YARD_MOST = 32, BEHIND_MOST = 128 };

enum asset_state {
    ASSET_ABSENT,
    ASSET_NOTICE,
    ASSET_IDLE,
    ASSET_POSITIONS, /* empty, to the node of its next load */
    ASSET_LOADS,
    ASSET_STUCK, /* loaded; no way is open */
    ASSET_OUTBOUND,
    ASSET_UNLOADS,
    ASSET_RETURNS,   /* empty */
    ASSET_HOMEBOUND, /* with what was called back */
    ASSET_STATES
};
#define ASSET_WORDS "absent|notice|idle|positions|loads|stuck|outbound|unloads|returns|homebound"

struct asset {
    enum asset_state state;
    uint32_t node;       /* where it is, or is bound for; NO_INDEX before its first load */
    uint32_t pod, route; /* of its load: where it goes, and how */
    uint32_t home;       /* where it loaded last */
    struct lot lot[MANIFEST_MOST];
    uint32_t lot_count;
    double flown_days, since_day;              /* for the cap on utilisation */
    double asked_day;                          /* since when it waits for a spot, or for a load */
    uint32_t legs, sorties;                    /* drawn so far */
    uint32_t next_waiting;                     /* in the queue of its node: asset + 1; 0 the end */
    uint32_t next_bound;                       /* of those bound for the same node, the next to come, likewise */
    double comes_day, starts_day, cleared_day; /* foreseen: at its node, on a spot, its load away by road */
    bool homeward;                             /* its load is one that was called back */
    double homeward_day;                       /* since when */
    double seen_day, there_days;               /* when one was called back last; least days from then to the theatre */
};

struct node_state {
    uint32_t busy;                           /* assets on spots */
    bool is_foreseen;                        /* of those bound for it the days are known */
    uint32_t to_load;                        /* assets that load there or come to */
    uint32_t first_bound;                    /* assets loaded for it, as they should come: asset + 1 */
    uint32_t first_waiting, last_waiting;    /* asset + 1 */
    double worked_days, first_day, last_day; /* of spots, for the share of them that was used */
    double down_day;                         /* until when its road is taken by what comes down to it */
};

/* Lots behind a node: a ring, first in, first out. Those that wait for the road fill the yard, up to YARD_MOST; those
 * on their way onward do not. */
struct yard {
    struct lot lot[BEHIND_MOST];
    uint32_t first, count;
    double clear_day; /* when all that is in it has left */
};

struct role_held {
    double mandate_day;
    bool mandated, half, closed, no_route;
    bool recalled, home; /* called back, in whole or in part; all of that is home */
    double recall_day;
};

/* Nodes at which something is loaded or unloaded: `stop` counts them, for tables by pairs. */
struct force {
    struct numbers numbers, units, lifts, nodes, routes, passages, supplies;
    uint32_t unit_count, shipment_count, lift_count, node_count, stop_count, route_count, passage_count, role_count;
    uint32_t asset_count, pair_count, supply_count, pod_count;
    uint32_t place_count;
    const uint32_t *place_shipment;
    const struct unit_fixed *unit;
    const struct shipment_fixed *shipment;
    const uint32_t *unit_shipment; /* unit -> its first shipment; the next unit's ends it */
    const uint32_t *asset_pool;    /* asset -> lift pool */
    const uint32_t *asset_owner;   /* member whose part it is, or NO_INDEX: the alliance's own */
    const uint8_t *pool_mode, *pool_takes;
    const bool *theatre;              /* by node */
    const uint32_t *stop_of, *pod_of; /* by node, or NO_INDEX: its number among stops; among nodes of arrival */
    const uint32_t *pod_node;         /* back */
    const uint32_t *pair_first;       /* pair -> its candidates in pair_route; one more ends the last */
    const uint32_t *pair_route;       /* in order of route */
    const uint32_t *pair_between;     /* [mode][stop][stop] -> pair, or NO_INDEX; the same both ways */
    const double *apart_nmi;          /* [stop][stop], great circle */
    const uint32_t *self_pair;        /* unit -> ways of one that sails */
    const bool *uses;                 /* [role][class of supply] */
    const uint32_t *route_stops;
    const uint32_t *const *route_via;
    const uint32_t *route_via_count;
    struct signal *called, *in_place, *delivered, *half, *closed, *bottleneck, *ratio, *supplied; /* by role */
    struct signal *out;                           /* [role][class of supply] */
    struct signal *depth, *share, *takes_part;    /* read */
    struct signal *late, *missed;                 /* by unit */
    struct signal *way;                           /* by route that joins stops */
    struct signal *use, *unloaded;                /* by pod */
    struct signal *cover;                         /* by class of supply */
    struct signal *returning, *home, *home_ratio; /* by role */
    struct signal *home_loads, *home_days;        /* by pool */
    struct signal outbound, ashore, homebound, over;
    struct signal persons, flow, air_hours, ship_days;
    struct signal recalled, busy, node_speed, availability, violence;
    uint32_t logistics; /* role that supplies the others, or NO_INDEX */
    struct clocks ready, arrive, asset, stock, yard, passage, down, sails, recall;
    const struct question *ask_available, *ask_leg, *ask_break; /* by asset */
    const struct question *ask_passage, *ask_shuts;
    struct memory unit_state, shipment_state, assets, node_state, yards, held, fastest, first_start; /* of a trial */
    struct memory passage_shut, shuttings, best_route; /* of a trial: by passage; by pair */
    struct memory prospects, idle;                     /* of a trial: by shipment; a bit by asset */
    struct memory places, recalls;                     /* of a trial: by place; how many units were called back */
    struct memory amounts;                             /* of a future: [shipment][kind of cargo, and all] */
    struct memory available, dealt_shut, empty_nmi;    /* of a deal: by asset; by passage; [mode][stop][stop] */
};

/* ---- ways.c ---- */

/* Which passages are open: chances no option can alter. One that is shut on day 0 stays so. */
void ways_deal(struct world *w, const struct force *f);
void ways_begin(struct world *w, const struct force *f);
/* A passage shuts or opens again. */
void ways_toggle(struct world *w, const struct force *f, uint32_t passage);
/* Shortest open way of a pair, or NO_INDEX; for a pool, of those over which it lifts this share of its load: at least
 * something, its longest leg being within ferry range. */
uint32_t way_of_pair(const struct world *w, const struct force *f, uint32_t pair);
uint32_t way_for(const struct world *w, const struct force *f, uint32_t pool, uint32_t pair, double share);
/* The open way to load for: the shortest if the pool lifts all that waits over it, or a whole load; else the one over
 * which it lifts most of this per day under way. `waiting`: over a whole load. */
uint32_t way_to_load(const struct world *w, const struct force *f, uint32_t pool, uint32_t pair, double waiting);
uint32_t pair_between(const struct force *f, uint8_t mode, uint32_t from, uint32_t to); /* nodes; or NO_INDEX */
/* Share of its load a pool's aircraft can lift over the longest leg of a way. */
double way_payload(const struct world *w, const struct force *f, uint32_t pool, uint32_t route);
double way_days(const struct world *w, const struct force *f, uint32_t pool, uint32_t route); /* stops left out */
double way_stops_days(const struct force *f, uint32_t route);
/* A load, or a unit that sails, sets out by it. */
void way_taken(struct world *w, const struct force *f, uint32_t route);
/* Was it open on day 0? Nothing else is ever open. */
bool way_ever_open(const struct world *w, const struct force *f, uint32_t route);
/* Of the ways of a pair that are ever open the shortest; of all, if none is. */
double way_least_nmi(const struct world *w, const struct force *f, uint32_t pair);
/* Empty, between any two stops: by the shortest way that is listed and within its range, else the great circle, times
 * `detour` by sea. */
double empty_nmi(const struct world *w, const struct force *f, uint32_t pool, uint32_t from, uint32_t to);
/* The least that any course of empty trips between them can take. */
double empty_least_nmi(const struct world *w, const struct force *f, uint8_t mode, uint32_t from, uint32_t to);

/* ---- nodes.c ---- */

double table_spots(const struct world *w, const struct force *f, uint32_t node); /* all there are */
double node_spots(const struct world *w, const struct force *f, uint32_t node);
/* Take a spot, or stand in the queue for one; the asset's clock rings when its service is over. */
void node_ask(struct world *w, const struct force *f, uint32_t asset, uint32_t node);
void node_leave(struct world *w, const struct force *f, uint32_t node);
/* Days an asset that comes in `days` to load there would wait, as it looks now. */
double node_load_wait_days(const struct world *w, const struct force *f, uint32_t node, double days);
/* A lot is off its asset: into the yard. False if that is full. */
bool node_land(struct world *w, const struct force *f, uint32_t node, struct lot *lot);
/* The asset on a spot keeps it, to be served once more. Does none wait for it? */
void node_stay(struct world *w, const struct force *f, uint32_t asset, uint32_t node);
bool node_is_free(const struct world *w, const struct force *f, uint32_t node);
/* Of a shipment, at most so much of each kind that waits for the road is taken from the yard again. */
void node_turn(struct world *w, const struct force *f, uint32_t node, uint32_t shipment, const double most[CARGO_KINDS],
               double taken[CARGO_KINDS]);
/* Is there a place behind the node for what takes the road once more? Takes it. */
bool node_road_free(const struct world *w, const struct force *f, uint32_t node, const struct lot *lot);
void node_take_road(struct world *w, const struct force *f, uint32_t node, const struct lot *lot);
/* Day there is room for it again. */
double node_yard_opens(const struct world *w, const struct force *f, uint32_t node, const struct lot *lot);
double node_road_day(const struct world *w, const struct force *f, uint32_t node); /* what is in it has left */
double lot_tonnes(const struct lot *lot);
/* The clock of a yard rang. */
void node_cleared(struct world *w, const struct force *f, uint32_t yard);
void node_finish(struct world *w, const struct force *f);
struct node_state *node_state(const struct world *w, const struct force *f, uint32_t node);

/* ---- arrivals.c ---- */

/* An asset that is loaded for a node should come on this day. */
void arrival_expect(struct world *w, const struct force *f, uint32_t asset, uint32_t node, double day);
void arrival_over(struct world *w, const struct force *f, uint32_t asset, uint32_t node);
/* Day a load of so many tonnes that comes to a node on `day` would be where it is needed, as it looks now. */
double arrival_day(const struct world *w, const struct force *f, uint32_t node, double day, double tonnes);

/* ---- dispatch.c ---- */

/* Send what is ready with whatever is free. */
void dispatch(struct world *w, const struct force *f);
/* Where an empty asset should go: the node with most left that nobody comes for; how much that is, in loads. */
uint32_t dispatch_return(const struct world *w, const struct force *f, uint32_t asset, double *left);
/* Is there anything that a pool could bring out, now or when it is ready? */
bool dispatch_needs(const struct world *w, const struct force *f, uint32_t pool);
/* Number of the next idle asset from k on, or of assets if there is none. */
uint32_t next_idle(const struct world *w, const struct force *f, uint32_t k);
/* Days an asset takes to a node, empty. */
double empty_days(const struct world *w, const struct force *f, uint32_t asset, uint32_t to);
/* What is called and not sent, ready or not; of one kind, if it is ready. */
double lacking(const struct world *w, const struct force *f, uint32_t shipment);
double waiting_amount(const struct world *w, const struct force *f, uint32_t shipment, enum cargo kind);
bool arrives_at(const struct force *f, uint32_t shipment, uint32_t pod);
bool pool_takes(const struct force *f, uint32_t pool, enum cargo kind);
double area_per_tonne(const struct world *w, const struct force *f, uint32_t shipment); /* square feet of deck */
/* What one asset of a pool takes of a shipment at most. */
double pool_load(const struct world *w, const struct force *f, uint32_t pool, uint32_t shipment);
#define LEAST_AMOUNT 1e-6 /* tonnes or persons: less is rounding */

/* What is left of an asset. */
struct room {
    double tonnes, area, seats;
};

struct room room_of(const struct world *w, const struct force *f, uint32_t pool, uint32_t route);
bool room_is_left(const struct room *room, bool people);
/* Fills a lot with what there is of its shipment, by kind, the hardest to fit first; returns how much that is. */
double room_fill(const struct world *w, const struct force *f, uint32_t pool, struct room *room,
                 const double available[CARGO_KINDS], struct lot *lot);

/* ---- outlook.c ---- */

/* When an asset of a pool that is free should take a load of that shipment. */
enum turn outlook_turn(struct world *w, const struct force *f, uint32_t pool, uint32_t shipment);

/* ---- lift.c ---- */

void lift_deal(struct world *w, const struct force *f);
/* Put assets on notice that are fit and whose owner takes part by now. */
void lift_start(struct world *w, const struct force *f);
/* The clock of an asset rang. */
void lift_asset(struct world *w, const struct force *f, uint32_t asset);
/* Those that stand loaded where no way was open look again. */
void lift_again(struct world *w, const struct force *f);
/* It has its load: off to a spot. */
void lift_load(struct world *w, const struct force *f, uint32_t asset);
/* All of its load stays at home after all. */
void lift_emptied(struct world *w, const struct force *f, uint32_t asset);
bool asset_is_empty(const struct asset *asset);
bool asset_is_fit(const struct world *w, const struct force *f, uint32_t asset);
struct asset *asset_of(const struct world *w, const struct force *f, uint32_t asset);
/* Earliest day its hours under way let it leave. */
double asset_rested_day(const struct world *w, const struct force *f, uint32_t asset);

/* ---- sail.c ---- */

/* A unit that moves itself sets out; it is there; it is home. */
void sail(struct world *w, const struct force *f, uint32_t unit);
void sail_arrived(struct world *w, const struct force *f, uint32_t unit);
void sail_back(struct world *w, const struct force *f, uint32_t unit);
/* Ways may have opened. */
void sail_again(struct world *w, const struct force *f, uint32_t unit);
/* Less is called: the rest turns for home. More is: what has not left yet stays. */
void sail_recall(struct world *w, const struct force *f, uint32_t unit);
void sail_anew(struct world *w, const struct force *f, uint32_t unit);

/* ---- recall.c ---- */

/* Less of a unit is called than before, or more. */
void recall_unit(struct world *w, const struct force *f, uint32_t unit);
void recall_anew(struct world *w, const struct force *f, uint32_t unit);
struct ashore *ashore_of(const struct world *w, const struct force *f, uint32_t place);
uint32_t place_at(const struct force *f, uint32_t shipment, uint32_t node);
const struct shipment_fixed *shipment_at(const struct force *f, uint32_t place);
uint32_t node_at(const struct force *f, uint32_t place);
/* A lot is off its asset: what was called back stays at the node, and is taken from it. */
void recall_landing(struct world *w, const struct force *f, uint32_t place, struct lot *lot);
/* What is there beyond what is called takes the road down, unless some is on it. */
void recall_there(struct world *w, const struct force *f, uint32_t place);
/* The clock of a place rang. */
void recall_down(struct world *w, const struct force *f, uint32_t place);
/* Places of a yard taken by what waits to go home. */
uint32_t recall_lots(const struct world *w, const struct force *f, uint32_t node, bool people);
/* An asset sets out for home; a lot is there. */
void recall_leaves(struct world *w, const struct force *f, uint32_t asset);
void recall_home(struct world *w, const struct force *f, const struct lot *lot);
/* Is all home that a role was called back for? */
void recall_check(struct world *w, const struct force *f, uint32_t role);
bool any_recalled(const struct world *w, const struct force *f);
/* Share of the table that was called back and is still in the theatre. */
double unit_back(const struct world *w, const struct force *f, uint32_t unit);
/* Persons that travel with so much of a shipment. */
double amount_persons(const struct world *w, const struct force *f, uint32_t shipment, double amount);
double cargo_sum(const double amount[CARGO_KINDS]);
double lot_amount(const struct lot *lot);
void signal_add(struct world *w, struct signal signal, double more);

/* ---- homeward.c ---- */

/* An asset that was unloaded takes what waits there to go home: it has its load. */
bool homeward_takes(struct world *w, const struct force *f, uint32_t asset);
/* Idle assets that nothing else needs fetch the rest. */
void homeward_fetch(struct world *w, const struct force *f);
/* An asset is unloaded at home. */
void homeward_over(struct world *w, const struct force *f, uint32_t asset);

/* ---- closure.c ---- */

/* Something of a unit arrived: is half of its role, is all in place? `held`: days of this load by kind. */
void closure_check(struct world *w, const struct force *f, uint32_t unit, const double held[HELD_KINDS]);
/* Something of a unit is off its asset: is all? The latest arrival date is of the port or airfield. */
void closure_landed(struct world *w, const struct force *f, uint32_t unit);
/* At the horizon: what holds the roles that never got half way; who is late. */
void closure_finish(struct world *w, const struct force *f);
#define CLOSED_SHARE 0.999 /* of what is called: the rest is rounding */

/* ---- reach.c ---- */

/* Days from the mandate in which no schedule could have closed a role. */
double role_bound(const struct world *w, const struct force *f, uint32_t role);
/* Days from the recall in which none could have brought all of it home. */
double home_bound(const struct world *w, const struct force *f, uint32_t role);
/* A role is called back now: where every asset is, for that bound. */
void home_bound_begins(struct world *w, const struct force *f);

/* ---- force.c ---- */

/* Recompute what a role has in place. */
void force_update(struct world *w, const struct force *f, uint32_t role);
/* A unit is in place by itself. */
void force_arrived_itself(struct world *w, const struct force *f, uint32_t unit);
void force_no_way(struct world *w, const struct force *f, uint32_t unit);
/* A lot is where it is needed. */
void force_arrived(struct world *w, const struct force *f, const struct lot *lot);
/* At ambition 1, requirement growth included. */
double shipment_amount(const struct world *w, const struct force *f, uint32_t shipment, enum cargo kind);
double shipment_total(const struct world *w, const struct force *f, uint32_t shipment);
/* Share of the table that a unit has in place: no more than is called now. */
double unit_in_place(const struct world *w, const struct force *f, uint32_t unit);
bool unit_lifted(const struct force *f, uint32_t unit);
struct unit_state *unit_state(const struct world *w, const struct force *f, uint32_t unit);
struct shipment_state *shipment_state(const struct world *w, const struct force *f, uint32_t shipment);
struct role_held *role_held(const struct world *w, const struct force *f, uint32_t role);

/* ---- declare ---- */

void force_declare(struct declaration *d, struct force *f);
void ways_declare(struct declaration *d, struct force *f); /* after the shipments are known */

#endif
