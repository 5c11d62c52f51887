#include "theory/geodesy.h"

#include "base/maths.h"
#include <math.h>

#define PI 3.14159265358979323846

/* x >= 0, may be infinite. Two half-angle steps, atan x = 2 atan(x / (1 + sqrt(1 + x^2))), bring x <= 1 below
 * tan(pi / 16), where 13 terms of the series are good to 1e-17. */
static double arc_tangent(double x)
{
    const double small = x > 1.0 ? 1.0 / x : x;
    const double half = small / (1.0 + sqrt(1.0 + small * small)), quarter = half / (1.0 + sqrt(1.0 + half * half));
    const double square = quarter * quarter;
    double sum = 0.0;
    for (int n = 25; n >= 1; n -= 2)
        sum = 1.0 / n - square * sum;
    const double angle = 4.0 * quarter * sum;
    return x > 1.0 ? 0.5 * PI - angle : angle;
}

double great_circle_nmi(struct geo_point from, struct geo_point to)
{
    const double radians = PI / 180.0;
    const double north = det_sin(0.5 * radians * (to.latitude_deg - from.latitude_deg));
    const double east = det_sin(0.5 * radians * (to.longitude_deg - from.longitude_deg));
    const double haversine =
        north * north + det_cos(radians * from.latitude_deg) * det_cos(radians * to.latitude_deg) * east * east;
    const double h = clamp(haversine, 0.0, 1.0);
    return 2.0 * EARTH_RADIUS_NMI * arc_tangent(sqrt(h / (1.0 - h)));
}
