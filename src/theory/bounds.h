/* Lower bounds on the closure of a deployment: no schedule can beat any of them.
 *
 *     path   min over routes of max(cargo ready, asset available) + load + transit + unload
 *     fleet  least T with sum over assets of capacity (floor((T - available - first) / cycle) + 1)+ >= Q
 *     node   least T with sum over ports of places x payload / service (T - first)+ >= Q
 *
 * each with the least cycle and times any feasible route has. Their maximum is the bound; a simulation reports its
 * closure as a ratio to it, and the bound that binds. Days; loads in any one unit.
 * Pure functions over the caller's arrays; nothing fails: INFINITY means it cannot be done at all. */
#ifndef CASUS_THEORY_BOUNDS_H
#define CASUS_THEORY_BOUNDS_H

#include <stdint.h>

struct bound_path {
    double ready_days, available_days; /* of the cargo, of the asset */
    double load_days, transit_days, unload_days;
};

/* `count` assets alike; each unloads first at available + first, then once a cycle. */
struct bound_fleet {
    double count, capacity; /* assets; load of one trip */
    double available_days, first_days, cycle_days;
};

struct bound_node {
    double places, payload, service_days; /* working spots or berths; load of one service and its time */
    double first_days;                    /* when the first load can be there */
};

double bound_path_days(const struct bound_path *routes, uint32_t count);

double bound_fleet_delivered(const struct bound_fleet *fleets, uint32_t count, double days);
/* Within `horizon_days`; exact to the arrival: the result is the time of the arrival that completes Q. */
double bound_fleet_days(const struct bound_fleet *fleets, uint32_t count, double load, double horizon_days);
/* The same to within some days, which is quicker: no bound, but near it. */
double bound_fleet_days_within(const struct bound_fleet *fleets, uint32_t count, double load, double horizon_days,
                               double within_days);

double bound_node_days(const struct bound_node *nodes, uint32_t count, double load);

enum bound_binding { BOUND_PATH, BOUND_FLEET, BOUND_NODE };

struct bound {
    double days;
    enum bound_binding binding;
};

struct bound bound_of(double path_days, double fleet_days, double node_days);

#endif
