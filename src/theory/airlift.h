/* The public planning method for airlift (AFPAM 10-1403, Air Mobility Planning Factors), in closed form.
 *
 *     trips per aircraft per day = min(UTE / flying, 24 / (flying + ground))        hours; round trip
 *     fleet per day              = N P trips,          closure = Q / fleet per day
 *     station per day            = MOG P H / GT x 0.85
 *
 * UTE: hours an aircraft may fly per day over a long surge; P: average payload; MOG: aircraft a field can work at once;
 * GT: ground time; H: hours open. The minimum matters: with short legs, ground time binds and UTE alone flatters the
 * fleet. 0.85 is the pamphlet's allowance for queueing; a simulation in which queues form must not apply it again.
 * The formulas are the pamphlet's as generally taught; its station formula and the example tested here (Kathmandu) were
 * read in an open tool that quotes the 2018 edition, not in the pamphlet.
 *
 * Nautical miles, knots, hours; loads in any one unit, which the result keeps. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_AIRLIFT_H
#define CASUS_THEORY_AIRLIFT_H

#include <stdint.h>

#define AIRLIFT_QUEUEING 0.85

struct air_leg {
    double nmi, block_kn;
};

/* A published curve through (distance, value) points, distances increasing. */
struct air_point {
    double nmi, value;
};

double airlift_missions(double load, double payload); /* of cargo, or of passengers by seats: rounded up */
double airlift_flying_hours(const struct air_leg *legs, uint32_t count); /* out and back, as listed */
double airlift_trips_per_day(double ute_hours_per_day, double flying_hours, double ground_hours);
double airlift_fleet_per_day(double aircraft, double payload, double trips_per_day);
double airlift_closure_days(double load, double aircraft, double payload, double trips_per_day);
/* Million ton-miles a day; `productivity`: loaded share of the round trip, usually about 0.47. */
double airlift_million_ton_miles(double aircraft, double block_kn, double payload, double ute_hours_per_day,
                                 double productivity);
/* Through one station per day, of cargo (payload) or passengers (seats). */
double airlift_station_per_day(double working_spots, double payload, double open_hours, double ground_hours,
                               double queueing);

/* Cargo and passengers share one fleet and its stations, so what is to be moved is counted in missions (load / payload
 * + passengers / seats, not rounded). Each limit in missions a day, INFINITY where it does not bind. The slowest
 * decides; days of steady flow, without the time until the first aircraft lands. */
enum airlift_limit { AIRLIFT_FLEET, AIRLIFT_ONLOAD, AIRLIFT_OFFLOAD, AIRLIFT_LIMITS };

struct airlift_closure {
    double days[AIRLIFT_LIMITS]; /* by each limit alone */
    enum airlift_limit binding;  /* the first of equals */
};

struct airlift_closure airlift_closure(double missions, const double missions_per_day[AIRLIFT_LIMITS]);

/* ---- refuelling in the air ----
 *
 * A receiver leaves full and may be filled up again on the way: ceil(leg / range) - 1 times, each tanker's fuel being
 * what the part of the leg beyond its range burns. A tanker gives what its flight to the refuelling point and back, its
 * time there and its reserve leave over. The pamphlet's tanker formula as generally taught, not read in the original.
 */

double airlift_refuellings(double leg_nmi, double range_nmi);
double airlift_offload(double leg_nmi, double range_nmi, double burn_per_nmi); /* one receiver, one leg */

struct air_tanker {
    double fuel, burn_per_hour, reserve; /* one unit of mass */
    double block_kn, station_hours;
};

double airlift_offload_per_tanker(const struct air_tanker *tanker, double radius_nmi);
double airlift_tankers(double offload_needed, double offload_per_tanker); /* sorties, rounded up */

/* Payload on a leg: linear through the points, the first value below the first, 0 beyond the last. */
double airlift_payload(const struct air_point *points, uint32_t count, double leg_nmi);
/* The longest leg on which this payload can be carried; 0 if it is more than the first value. Values decreasing. */
double airlift_range(const struct air_point *points, uint32_t count, double payload);
/* Block speed on a leg: linear through the points, constant outside them. */
double airlift_block_kn(const struct air_point *points, uint32_t count, double leg_nmi);

#endif
