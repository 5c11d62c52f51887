/* Aircraft and ships that planners count with: their public planning factors, each with its source, or marked as
 * assumed where it was only remembered. A figure that lacks is not known here.
 *
 * Short tons, nautical miles, knots, hours, days, square feet, unless a name says otherwise. */
#ifndef CASUS_CALC_CARRIERS_H
#define CASUS_CALC_CARRIERS_H

#include "calc/figure.h"
#include "theory/airlift.h"

enum { CURVE_POINTS_MOST = 5 };

/* A curve through points, and what they rest on as a whole. */
struct curve {
    struct air_point points[CURVE_POINTS_MOST];
    uint32_t count;
    enum figure_basis basis;
    const char *because;
};

struct aircraft {
    const char *id, *title;
    struct figure planning_st, average_st; /* payload to plan with; what it carried on average */
    struct figure seats;
    struct figure ute_hours;                                                   /* flying hours a day, long surge */
    struct figure onload_hours, offload_hours, expedited_hours, enroute_hours; /* on the ground */
    struct curve payload_st, block_kn;                                         /* over the length of a leg */
    const char *runway;                                                        /* least, or NULL */
    struct figure burn_tonnes_per_nmi;               /* lacks: it cannot be refuelled in the air */
    struct figure fuel_tonnes, burn_tonnes_per_hour; /* lacks: it is no tanker */
};

struct ship {
    const char *id, *title;
    struct figure area_sqft, lane_metres; /* one of them */
    struct figure deadweight_tonnes;
    struct figure top_kn, made_good_kn;
    struct figure activation_days, loading_days, unloading_days;
};

/* By id; NULL with a problem, which names the nearest or all. */
const struct aircraft *aircraft_find(const char *id, const char *key, struct problems *problems);
const struct ship *ship_find(const char *id, const char *key, struct problems *problems);
/* One line for each. */
void aircraft_list(struct buffer *out);
void ship_list(struct buffer *out);

#endif
