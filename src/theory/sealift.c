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

double sealift_cycle_days(const struct sea_voyage *voyage)
{
    return voyage->loading_days + 2.0 * one_way_days(voyage) + voyage->waiting_days + voyage->unloading_days;
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
