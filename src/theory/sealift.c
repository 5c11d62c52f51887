#include "theory/sealift.h"

#include <math.h>

double sealift_ships(double area_sqft, double capacity_sqft, double stow_factor)
{
    return ceil(area_sqft / (capacity_sqft * stow_factor));
}

double sealift_steaming_days(double nmi, double speed_made_good_kn)
{
    return nmi / (speed_made_good_kn * 24.0);
}

static double one_way_days(const struct sea_voyage *voyage)
{
    return sealift_steaming_days(voyage->nmi, voyage->speed_made_good_kn) + voyage->canal_days;
}

double sealift_voyage_days(const struct sea_voyage *voyage)
{
    return voyage->activation_days + voyage->positioning_days + voyage->loading_days + one_way_days(voyage) +
           voyage->waiting_days + voyage->unloading_days;
}

static double nearest(double days)
{
    return floor(days + 0.5);
}

struct sea_voyage sealift_in_whole_days(const struct sea_voyage *voyage)
{
    return (struct sea_voyage){
        .activation_days = nearest(voyage->activation_days),
        .positioning_days = nearest(voyage->positioning_days),
        .loading_days = nearest(voyage->loading_days),
        .nmi = nearest(sealift_steaming_days(voyage->nmi, voyage->speed_made_good_kn)) * 24.0,
        .speed_made_good_kn = 1.0,
        .canal_days = nearest(voyage->canal_days),
        .waiting_days = nearest(voyage->waiting_days),
        .unloading_days = nearest(voyage->unloading_days),
    };
}

double sealift_cycle_days(const struct sea_voyage *voyage)
{
    return voyage->loading_days + 2.0 * one_way_days(voyage) + voyage->waiting_days + voyage->unloading_days;
}

double sealift_lifts(double loads, double ships)
{
    return fmax(1.0, ceil(loads / ships));
}

double sealift_lift_days(const struct sea_voyage *voyage, double lift)
{
    return sealift_voyage_days(voyage) + (lift - 1.0) * sealift_cycle_days(voyage);
}

double sealift_fleet_per_day(double ships, double capacity_sqft, double stow_factor, double cycle_days)
{
    return ships * capacity_sqft * stow_factor / cycle_days;
}

double sealift_berths_per_day(double berths, double capacity_sqft, double stow_factor, double days_at_berth)
{
    return berths * capacity_sqft * stow_factor / days_at_berth;
}

/* A berth works its share of the ships one after another; the first is already in the voyage. */
static double by_berths(double voyage_days, double loads, double berths, double days_at_berth)
{
    return voyage_days + (sealift_lifts(loads, berths) - 1.0) * days_at_berth;
}

struct sealift_bounds sealift_bounds(const struct sea_voyage *voyage, double loads, double ships, double loading_berths,
                                     double unloading_berths)
{
    const double first = sealift_voyage_days(voyage);
    struct sealift_bounds bounds = {
        .days[SEALIFT_SHIPS] = sealift_lift_days(voyage, sealift_lifts(loads, ships)),
        .days[SEALIFT_LOADING] = by_berths(first, loads, loading_berths, voyage->loading_days),
        .days[SEALIFT_UNLOADING] = by_berths(first, loads, unloading_berths, voyage->unloading_days),
        .binding = SEALIFT_SHIPS,
    };
    for (int limit = 1; limit < SEALIFT_LIMITS; limit++)
        if (bounds.days[limit] > bounds.days[bounds.binding])
            bounds.binding = (enum sealift_limit)limit;
    return bounds;
}

void sealift_schedule(const struct sea_voyage *voyage, uint32_t loads, uint32_t ships, uint32_t loading_berths,
                      uint32_t unloading_berths, double *loaded, double *unloaded)
{
    const double way = one_way_days(voyage), ready = voyage->activation_days + voyage->positioning_days;
    for (uint32_t k = 0; k < loads; k++) {
        const double ship_is_there = k < ships ? ready : unloaded[k - ships] + way;
        const double berth_is_free = k < loading_berths ? ready : loaded[k - loading_berths];
        loaded[k] = fmax(ship_is_there, berth_is_free) + voyage->loading_days;
        const double arrives = loaded[k] + way + voyage->waiting_days;
        const double other_is_free = k < unloading_berths ? arrives : unloaded[k - unloading_berths];
        unloaded[k] = fmax(arrives, other_is_free) + voyage->unloading_days;
    }
}

double sealift_ships_in_motion(double sqft_per_day, double cycle_days, double capacity_sqft)
{
    return sqft_per_day * cycle_days / capacity_sqft;
}

double sealift_short_tons(double area_sqft, double pounds_per_sqft)
{
    return area_sqft * pounds_per_sqft / 2000.0;
}

double sealift_sqft_of_lane(double lane_metres, double lane_width_metres)
{
    const double metres_per_foot = 0.3048;
    return lane_metres * lane_width_metres / (metres_per_foot * metres_per_foot);
}
