#include "draw/projection.h"

#include "base/maths.h"
#include <math.h>

#define RADIANS (3.14159265358979323846 / 180.0)

struct projection projection_around(struct geo_point centre)
{
    return (struct projection){false, centre, det_sin(RADIANS * centre.latitude_deg),
                               det_cos(RADIANS * centre.latitude_deg)};
}

struct projection projection_of_world(double middle_deg)
{
    return (struct projection){true, {0.0, middle_deg}, 0.0, 1.0};
}

static struct plane equal_earth(double latitude, double longitude)
{
    const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796, root = sqrt(3.0);
    const double sine = 0.5 * root * det_sin(latitude), t = det_atan2(sine, sqrt(1.0 - sine * sine)), t2 = t * t;
    const double t6 = t2 * t2 * t2, across = 9.0 * a4 * t2 * t6 + 7.0 * a3 * t6 + 3.0 * a2 * t2 + a1;
    return (struct plane){2.0 * root * longitude * det_cos(t) / (3.0 * across),
                          t * (a4 * t2 * t6 + a3 * t6 + a2 * t2 + a1)};
}

struct plane projection_place(const struct projection *projection, struct geo_point point)
{
    const double latitude = RADIANS * point.latitude_deg;
    const double longitude = RADIANS * (point.longitude_deg - projection->centre.longitude_deg);
    if (projection->is_world)
        return equal_earth(latitude, longitude);
    const double up = det_sin(latitude), across = det_cos(latitude);
    const double east = across * det_sin(longitude), toward = across * det_cos(longitude);
    const double north = projection->cosine * up - projection->sine * toward;
    const double away = sqrt(east * east + north * north);
    const double angle = det_atan2(away, projection->sine * up + projection->cosine * toward);
    const double scale = away > 1e-12 ? angle / away : 1.0;
    return (struct plane){scale * east, scale * north};
}
