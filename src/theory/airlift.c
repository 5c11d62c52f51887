#include "theory/airlift.h"

#include <math.h>

double airlift_missions(double load, double payload)
{
    return ceil(load / payload);
}

double airlift_flying_hours(const struct air_leg *legs, uint32_t count)
{
    double hours = 0.0;
    for (uint32_t i = 0; i < count; i++)
        hours += legs[i].nmi / legs[i].block_kn;
    return hours;
}

double airlift_trips_per_day(double ute_hours_per_day, double flying_hours, double ground_hours)
{
    const double by_flying = ute_hours_per_day / flying_hours, by_cycle = 24.0 / (flying_hours + ground_hours);
    return by_flying < by_cycle ? by_flying : by_cycle;
}

double airlift_fleet_per_day(double aircraft, double payload, double trips_per_day)
{
    return aircraft * payload * trips_per_day;
}

double airlift_closure_days(double load, double aircraft, double payload, double trips_per_day)
{
    return load / airlift_fleet_per_day(aircraft, payload, trips_per_day);
}

double airlift_million_ton_miles(double aircraft, double block_kn, double payload, double ute_hours_per_day,
                                 double productivity)
{
    return aircraft * block_kn * payload * ute_hours_per_day * productivity / 1e6;
}

double airlift_station_per_day(double working_spots, double payload, double open_hours, double ground_hours,
                               double queueing)
{
    return working_spots * payload * open_hours / ground_hours * queueing;
}

struct airlift_closure airlift_closure(double missions, const double missions_per_day[AIRLIFT_LIMITS])
{
    struct airlift_closure closure = {.binding = AIRLIFT_FLEET};
    for (int limit = 0; limit < AIRLIFT_LIMITS; limit++) {
        closure.days[limit] = missions / missions_per_day[limit];
        if (missions_per_day[limit] < missions_per_day[closure.binding])
            closure.binding = (enum airlift_limit)limit;
    }
    return closure;
}

double airlift_refuellings(double leg_nmi, double range_nmi)
{
    return fmax(0.0, ceil(leg_nmi / range_nmi) - 1.0);
}

double airlift_offload(double leg_nmi, double range_nmi, double burn_per_nmi)
{
    return fmax(0.0, leg_nmi - range_nmi) * burn_per_nmi;
}

double airlift_offload_per_tanker(const struct air_tanker *tanker, double radius_nmi)
{
    const double hours = 2.0 * radius_nmi / tanker->block_kn + tanker->station_hours;
    return fmax(0.0, tanker->fuel - tanker->reserve - hours * tanker->burn_per_hour);
}

double airlift_tankers(double offload_needed, double offload_per_tanker)
{
    return ceil(offload_needed / offload_per_tanker);
}

/* Linear through the points, constant outside them. */
static double along(const struct air_point *points, uint32_t count, double nmi)
{
    uint32_t next = 0;
    while (next < count && points[next].nmi < nmi)
        next++;
    if (next == 0)
        return points[0].value;
    if (next == count)
        return points[count - 1].value;
    const struct air_point *from = &points[next - 1], *to = &points[next];
    return from->value + (to->value - from->value) * (nmi - from->nmi) / (to->nmi - from->nmi);
}

double airlift_payload(const struct air_point *points, uint32_t count, double leg_nmi)
{
    return leg_nmi > points[count - 1].nmi ? 0.0 : along(points, count, leg_nmi);
}

double airlift_range(const struct air_point *points, uint32_t count, double payload)
{
    uint32_t next = 0;
    while (next < count && points[next].value >= payload)
        next++;
    if (next == 0)
        return 0.0;
    if (next == count)
        return points[count - 1].nmi;
    const struct air_point *from = &points[next - 1], *to = &points[next];
    return from->nmi + (to->nmi - from->nmi) * (from->value - payload) / (from->value - to->value);
}

double airlift_block_kn(const struct air_point *points, uint32_t count, double leg_nmi)
{
    return along(points, count, leg_nmi);
}
