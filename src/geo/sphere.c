#include "geo/sphere.h"

#include "base/maths.h"
#include <math.h>

#define PI 3.14159265358979323846
#define RADIANS_PER_DEGREE (PI / 180.0)

static struct sphere_point sum(struct sphere_point a, struct sphere_point b)
{
    return (struct sphere_point){a.x + b.x, a.y + b.y, a.z + b.z};
}

static struct sphere_point times(struct sphere_point a, double factor)
{
    return (struct sphere_point){a.x * factor, a.y * factor, a.z * factor};
}

double sphere_dot(struct sphere_point a, struct sphere_point b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

struct sphere_point sphere_cross(struct sphere_point a, struct sphere_point b)
{
    return (struct sphere_point){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static double length(struct sphere_point vector)
{
    return sqrt(sphere_dot(vector, vector));
}

struct sphere_point sphere_unit(struct sphere_point vector)
{
    return times(vector, 1.0 / length(vector));
}

struct sphere_point sphere_of(struct geo_point place)
{
    const double north = RADIANS_PER_DEGREE * place.latitude_deg, east = RADIANS_PER_DEGREE * place.longitude_deg;
    const double across = det_cos(north);
    return (struct sphere_point){across * det_cos(east), across * det_sin(east), det_sin(north)};
}

/* By chords: half the angle of chord c has the chord c / sqrt(2 + sqrt(4 - c^2)), and sqrt(4 - c^2) = |a + b|. Four
 * halvings bring c / 2 below sin(pi / 32), where eight terms of the arc sine's series are good to 1e-17. */
double sphere_angle(struct sphere_point a, struct sphere_point b)
{
    double chord = length(sum(a, times(b, -1.0))) / sqrt(2.0 + length(sum(a, b)));
    for (int halving = 0; halving < 3; halving++)
        chord /= sqrt(2.0 + sqrt(4.0 - chord * chord));
    const double sine = 0.5 * chord, square = sine * sine;
    double series = 1.0;
    for (int n = 8; n >= 1; n--) /* term n of (2n)! / (4^n n!^2 (2n + 1)) x^(2n+1) over the one before */
        series = 1.0 + series * square * (2 * n - 1) * (2 * n - 1) / (2.0 * n * (2 * n + 1));
    return 32.0 * sine * series;
}

struct geo_point sphere_place(struct sphere_point point)
{
    const struct sphere_point level = {point.x, point.y, 0.0};
    if (length(level) < 1e-15)
        return (struct geo_point){copysign(90.0, point.z), 0.0};
    const struct sphere_point meridian = sphere_unit(level), greenwich = {1.0, 0.0, 0.0};
    return (struct geo_point){.latitude_deg = copysign(sphere_angle(meridian, point), point.z) / RADIANS_PER_DEGREE,
                              .longitude_deg = (point.y < 0.0 ? -1.0 : 1.0) * sphere_angle(greenwich, meridian) /
                                               RADIANS_PER_DEGREE};
}

double sphere_turn(struct sphere_point a, struct sphere_point b, struct sphere_point c)
{
    return sphere_dot(sphere_cross(a, b), c);
}

struct sphere_point sphere_axis(struct sphere_point a, struct sphere_point b)
{
    const struct sphere_point pole = {0.0, 0.0, 1.0}, greenwich = {1.0, 0.0, 0.0};
    struct sphere_point axis = sphere_cross(a, b);
    if (length(axis) < 1e-15)
        axis = sphere_cross(a, pole);
    if (length(axis) < 1e-15)
        axis = sphere_cross(a, greenwich);
    return sphere_unit(axis);
}

struct sphere_point sphere_along(struct sphere_point a, struct sphere_point b, double angle_rad)
{
    const struct sphere_point ahead = sphere_cross(sphere_axis(a, b), a);
    return sphere_unit(sum(times(a, det_cos(angle_rad)), times(ahead, det_sin(angle_rad))));
}

struct sphere_cap sphere_cap_around(struct sphere_point centre, struct sphere_point outermost)
{
    /* Rounding must not leave a corner outside. */
    const double cosine = sphere_dot(centre, outermost) - 1e-14;
    if (cosine <= 0.0)
        return (struct sphere_cap){centre, 1.0, -1.0};
    return (struct sphere_cap){centre, sqrt(1.0 - cosine * cosine), cosine};
}

struct sphere_cap sphere_cap_of(const struct sphere_point *points, unsigned count)
{
    struct sphere_point middle = {0.0, 0.0, 0.0};
    for (unsigned i = 0; i < count; i++)
        middle = sum(middle, points[i]);
    if (length(middle) < 1e-9)
        return (struct sphere_cap){points[0], 1.0, -1.0};
    middle = sphere_unit(middle);
    struct sphere_point outermost = middle;
    for (unsigned i = 0; i < count; i++)
        if (sphere_dot(middle, points[i]) < sphere_dot(middle, outermost))
            outermost = points[i];
    return sphere_cap_around(middle, outermost);
}

bool sphere_cap_holds(const struct sphere_cap *cap, struct sphere_point point)
{
    return sphere_dot(cap->centre, point) >= cap->cosine;
}

struct sphere_arc sphere_arc_of(struct sphere_point from, struct sphere_point to)
{
    const struct sphere_point ends[2] = {from, to};
    return (struct sphere_arc){from, to, sphere_axis(from, to), sphere_cap_of(ends, 2)};
}

bool sphere_arc_near(const struct sphere_arc *arc, const struct sphere_cap *cap)
{
    if (fabs(sphere_dot(arc->axis, cap->centre)) > cap->sine)
        return false;
    /* Two caps are apart when their centres are more than the sum of the angles apart. */
    if (arc->around.cosine < 0.0 || cap->cosine < 0.0)
        return true;
    const double cosine_of_sum = arc->around.cosine * cap->cosine - arc->around.sine * cap->sine;
    return sphere_dot(arc->around.centre, cap->centre) >= cosine_of_sum - 1e-14;
}

/* c and d on different sides of a-b, a and b on different sides of c-d, and the two places where the great circles meet
 * not mixed up: then a, c, b, d turn one way all around. */
bool sphere_arc_crosses(const struct sphere_arc *arc, struct sphere_point c, struct sphere_point d)
{
    const bool left_c = sphere_dot(arc->axis, c) > 0.0, left_d = sphere_dot(arc->axis, d) > 0.0;
    if (left_c == left_d)
        return false;
    const struct sphere_point axis = sphere_cross(c, d);
    return (sphere_dot(axis, arc->from) > 0.0) == left_d && (sphere_dot(axis, arc->to) > 0.0) == left_c;
}

static bool same(struct sphere_point a, struct sphere_point b)
{
    return !(a.x < b.x || a.x > b.x || a.y < b.y || a.y > b.y || a.z < b.z || a.z > b.z);
}

bool probe_begin(struct sphere_probe *probe, struct sphere_point point, struct sphere_point a, struct sphere_point b)
{
    const double side = sphere_turn(a, b, point);
    if (fabs(side) < 1e-12)
        return false;
    *probe = (struct sphere_probe){sphere_arc_of(point, sphere_unit(sum(a, b))), a, b, side > 0.0};
    return true;
}

void probe_edge(struct sphere_probe *probe, struct sphere_point a, struct sphere_point b)
{
    if (same(a, probe->first_from) && same(b, probe->first_to))
        return;
    if (sphere_arc_crosses(&probe->way, a, b))
        probe->inside = !probe->inside;
}
