#include "theory/bounds.h"

#include <math.h>

static double later(double a, double b)
{
    return a > b ? a : b;
}

double bound_path_days(const struct bound_path *routes, uint32_t count)
{
    double least = (double)INFINITY;
    for (uint32_t i = 0; i < count; i++) {
        const struct bound_path *route = &routes[i];
        const double start = later(route->ready_days, route->available_days);
        const double days = start + route->load_days + route->transit_days + route->unload_days;
        least = days < least ? days : least;
    }
    return least;
}

static double first_arrival(const struct bound_fleet *fleet)
{
    return fleet->available_days + fleet->first_days;
}

double bound_fleet_delivered(const struct bound_fleet *fleets, uint32_t count, double days)
{
    double delivered = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        const double since = days - first_arrival(&fleets[i]);
        if (since >= 0.0)
            delivered += fleets[i].count * fleets[i].capacity * (floor(since / fleets[i].cycle_days) + 1.0);
    }
    return delivered;
}

/* The latest arrival up to `days`. */
static double last_arrival(const struct bound_fleet *fleets, uint32_t count, double days)
{
    double last = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        const double first = first_arrival(&fleets[i]);
        if (days >= first)
            last = later(last, first + fleets[i].cycle_days * floor((days - first) / fleets[i].cycle_days));
    }
    return last;
}

double bound_fleet_days_within(const struct bound_fleet *fleets, uint32_t count, double load, double horizon_days,
                               double within_days)
{
    if (load <= 0.0)
        return 0.0;
    if (bound_fleet_delivered(fleets, count, horizon_days) < load)
        return (double)INFINITY;
    /* Double until it is enough, halve until the step from too little to enough is all but a point in time, then name
     * the arrival that made it. */
    double too_little = -1.0, enough = 1.0;
    while (enough < horizon_days && bound_fleet_delivered(fleets, count, enough) < load) {
        too_little = enough;
        enough *= 2.0;
    }
    enough = enough < horizon_days ? enough : horizon_days;
    const double rounding = 1e-12 * (1.0 + enough);
    while (enough - too_little > (within_days > rounding ? within_days : rounding)) {
        const double middle = 0.5 * (too_little + enough);
        if (bound_fleet_delivered(fleets, count, middle) < load)
            too_little = middle;
        else
            enough = middle;
    }
    return last_arrival(fleets, count, enough);
}

double bound_fleet_days(const struct bound_fleet *fleets, uint32_t count, double load, double horizon_days)
{
    return bound_fleet_days_within(fleets, count, load, horizon_days, 0.0);
}

double bound_node_days(const struct bound_node *nodes, uint32_t count, double load)
{
    if (load <= 0.0)
        return 0.0;
    /* With every node counted from its own first day, even before it, the total is too small or right, so T too late or
     * right; dropping the nodes that start after T only lowers it. At most `count` rounds. */
    double days = (double)INFINITY;
    for (uint32_t round = 0; round <= count; round++) {
        double rate = 0.0, head_start = 0.0;
        for (uint32_t i = 0; i < count; i++)
            if (nodes[i].first_days < days) {
                const double own = nodes[i].places * nodes[i].payload / nodes[i].service_days;
                rate += own;
                head_start += own * nodes[i].first_days;
            }
        const double next = rate > 0.0 ? (load + head_start) / rate : (double)INFINITY;
        if (!(next < days))
            break;
        days = next;
    }
    return days;
}

struct bound bound_of(double path_days, double fleet_days, double node_days)
{
    struct bound bound = {.days = path_days, .binding = BOUND_PATH};
    if (fleet_days > bound.days)
        bound = (struct bound){.days = fleet_days, .binding = BOUND_FLEET};
    if (node_days > bound.days)
        bound = (struct bound){.days = node_days, .binding = BOUND_NODE};
    return bound;
}
