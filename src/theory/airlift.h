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
double airlift_tankers(double offload_needed, double offload_per_tanker); /* rounded up */

/* Payload on a leg: linear through the points, the first value below the first, 0 beyond the last. */
double airlift_payload(const struct air_point *points, uint32_t count, double leg_nmi);
/* Block speed on a leg: linear through the points, constant outside them. */
double airlift_block_kn(const struct air_point *points, uint32_t count, double leg_nmi);

#endif
