#include "theory/geodesy.h"

#include "base/maths.h"
#include <math.h>

#define PI 3.14159265358979323846

double great_circle_nmi(struct geo_point from, struct geo_point to)
{
    const double radians = PI / 180.0;
    const double north = det_sin(0.5 * radians * (to.latitude_deg - from.latitude_deg));
    const double east = det_sin(0.5 * radians * (to.longitude_deg - from.longitude_deg));
    const double haversine =
        north * north + det_cos(radians * from.latitude_deg) * det_cos(radians * to.latitude_deg) * east * east;
    const double h = clamp(haversine, 0.0, 1.0);
    return 2.0 * EARTH_RADIUS_NMI * det_atan2(sqrt(h), sqrt(1.0 - h));
}
