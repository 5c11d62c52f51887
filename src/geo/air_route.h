/* From one airfield to another in legs that an aircraft can fly: the quickest chain of landings that keeps out of
 * denied airspace.
 *
 *     leg  <= range (1 + refuellings allowed on a leg)            refuellings = ceil(leg / range) - 1
 *     time  = sum of legs / block speed + ground time of each landing but the last
 *
 * Every leg is the shortest way around denied airspace (air_path.h). Airfields of denied countries, or inside their
 * outlines, are not used. Forced stops come in their order. Refuelling in the air costs no time; that a tanker can be
 * there is the caller's question. Ties are decided by the airfields' numbers.
 *
 * Model: A* over the airfields. A leg is first taken at its great circle, and its true length is looked for only when
 * its turn comes (lazy evaluation); the time left is at least that of the great circle to the end, with the landings
 * that it needs.
 *
 * The caller owns all memory; nothing is allocated. One thread at a time. Bad numbers (a range or speed that is not
 * positive, more airfields than there is room for) are an ASSERT: the caller checks what a user wrote. */
#ifndef CASUS_GEO_AIR_ROUTE_H
#define CASUS_GEO_AIR_ROUTE_H

#include "geo/air_path.h"
#include "geo/overflight.h"

enum { AIR_FIELDS = 128, AIR_VIAS = 8, AIR_LEGS = AIR_FIELDS * (AIR_VIAS + 1) };

struct air_field {
    struct geo_point place;
    uint32_t country; /* whose it is; COUNTRY_NONE: of one not drawn, or not known: its place alone decides */
};

struct air_question {
    const struct air_field *fields;
    uint32_t field_count;
    uint32_t from, to; /* numbers of fields, as all others here */
    const uint32_t *vias;
    uint32_t via_count;
    double range_nmi;
    uint32_t refuellings_most; /* on one leg */
    double speed_kn, ground_hours;
};

enum air_route_outcome {
    AIR_ROUTE_FOUND,
    AIR_ROUTE_DENIED,       /* `from`, `to` or a forced stop is in a denied country */
    AIR_ROUTE_OUT_OF_RANGE, /* every chain has a leg that is too long */
    AIR_ROUTE_NO_WAY        /* denied airspace lies all around an end or a stop */
};

struct air_leg_flown {
    uint32_t from, to;
    double nmi, great_circle_nmi, hours;
    uint32_t refuellings;
};

struct air_route {
    enum air_route_outcome outcome;

    double great_circle_nmi; /* straight from start to end */

    /* If found. The ground hours are of the stops, not of the end; landings count the end. A leg's way is that of
     * `air_path` between its ends. */
    uint32_t leg_count;
    struct air_leg_flown legs[AIR_LEGS];
    double nmi;
    double flying_hours, ground_hours;
    uint32_t landings, refuellings;
    struct overflights overflights; /* of all legs */

    /* If not: AIR_ROUTE_DENIED: the first such field is `gap_from`. AIR_ROUTE_OUT_OF_RANGE: of all chains, the one
     * whose longest leg is shortest has this one, so that a range (with refuellings) of `gap_nmi` would do for this
     * section. AIR_ROUTE_NO_WAY: no chain whatever joins the two. */
    uint32_t gap_from, gap_to;
    double gap_nmi;
};

enum { AIR_ITEMS = AIR_FIELDS * (AIR_FIELDS + 1) };

/* Memory of a search, 0.4 MB; its content is nobody else's business. */
struct air_planner {
    const struct air_question *question;
    struct airspace *space;
    struct sphere_point points[AIR_FIELDS];
    bool usable[AIR_FIELDS], left[AIR_FIELDS];
    double legs_nmi[AIR_FIELDS * AIR_FIELDS], reached[AIR_FIELDS];
    uint32_t previous[AIR_FIELDS];
    double keys[AIR_ITEMS];
    uint32_t places[AIR_ITEMS], heap[AIR_ITEMS];
    struct air_path path;
};

void air_route(struct air_planner *planner, const struct atlas *atlas, struct airspace *space,
               const struct air_question *question, struct air_route *route);

/* Refuellings needed on a leg. */
uint32_t air_refuellings(double leg_nmi, double range_nmi);
/* How far along a leg the refuelling number `which`, from 1, takes place: all stretches are equally long, so that the
 * reserve is the same at each. */
double air_refuelling_nmi(double leg_nmi, uint32_t refuellings, uint32_t which);

#endif
