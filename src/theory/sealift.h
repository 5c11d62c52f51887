/* The arithmetic of sealift at the day-granular level that CBO used (Moving U.S. Forces, 1997, appendix D).
 *
 *     ships  = ceil(area / (capacity x stow factor))
 *     voyage = activation + positioning + loading + d / V + canals + waiting + unloading
 *     cycle  = from loading to loading: adds the empty return
 *
 * V is speed made good, 0.5 to 0.8 of the maximum: all ships of Desert Storm averaged 13 kn, the large roll-on roll-off
 * ships of 2003 18 kn of 24. Nautical miles, knots, days, square feet. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_SEALIFT_H
#define CASUS_THEORY_SEALIFT_H

#include <stdint.h>

struct sea_voyage {
    double activation_days, positioning_days;
    double loading_days;
    double nmi, speed_made_good_kn;
    double canal_days, waiting_days;
    double unloading_days;
};

double sealift_ships(double area_sqft, double capacity_sqft, double stow_factor);
double sealift_steaming_days(double nmi, double speed_made_good_kn);
double sealift_voyage_days(const struct sea_voyage *voyage);
/* Every activity rounded to the nearest whole day, the sailing one way among them, as CBO's model rounds (Structuring
 * the Active and Reserve Army, 1997, appendix). */
struct sea_voyage sealift_in_whole_days(const struct sea_voyage *voyage);
/* From loading to loading: canals both ways, activation and positioning once only and so not in it. */
double sealift_cycle_days(const struct sea_voyage *voyage);

/* Lifts that a fleet of ships alike needs, and the day on which lift number `lift` (from 1) is unloaded. */
double sealift_lifts(double loads, double ships); /* shiploads; at least one lift */
double sealift_lift_days(const struct sea_voyage *voyage, double lift);
double sealift_fleet_per_day(double ships, double capacity_sqft, double stow_factor, double cycle_days);
double sealift_berths_per_day(double berths, double capacity_sqft, double stow_factor, double days_at_berth);

/* When `loads` shiploads are unloaded, by each limit alone: the ships' cycles; the berths at either end, which work
 * ships one after another without a gap. No schedule is earlier than the latest of the three. Berths may be INFINITY.
 */
enum sealift_limit { SEALIFT_SHIPS, SEALIFT_LOADING, SEALIFT_UNLOADING, SEALIFT_LIMITS };

struct sealift_bounds {
    double days[SEALIFT_LIMITS];
    enum sealift_limit binding; /* the latest; the first of equals */
};

struct sealift_bounds sealift_bounds(const struct sea_voyage *voyage, double loads, double ships, double loading_berths,
                                     double unloading_berths);

/* The schedule itself: ships alike take loads in turn, a berth the next ship as soon as it is free. `unloaded` and
 * `loaded` have room for `loads` days and come out in order: when each load is off its ship, and when it was aboard. */
void sealift_schedule(const struct sea_voyage *voyage, uint32_t loads, uint32_t ships, uint32_t loading_berths,
                      uint32_t unloading_berths, double *loaded, double *unloaded);

/* Ships in motion that sustain a flow (Little's law): flow x cycle / capacity. */
double sealift_ships_in_motion(double sqft_per_day, double cycle_days, double capacity_sqft);
/* Short tons of vehicles that cover this area; 97 lb per square foot in the return from Iraq (4.7 million sq ft weighed
 * 228,000 tons). */
double sealift_short_tons(double area_sqft, double pounds_per_sqft);
double sealift_sqft_of_lane(double lane_metres, double lane_width_metres);

#endif
