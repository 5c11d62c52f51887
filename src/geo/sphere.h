/* Points and arcs on the unit sphere. A point is a unit vector, an arc the shorter part of the great circle through its
 * ends: neither the date line nor a pole is anything special. Between points exactly opposite, where every way is as
 * short, the arc is the one over the north pole (along the meridian of Greenwich between the poles).
 *
 * Signs of `sphere_turn` decide everything. A point whose sign is lost in rounding counts as right of the arc, for both
 * edges that meet there, so that passing exactly through a corner counts as passing beside it.
 * Pure functions; nothing fails. */
#ifndef CASUS_GEO_SPHERE_H
#define CASUS_GEO_SPHERE_H

#include "theory/geodesy.h"
#include <stdbool.h>

struct sphere_point {
    double x, y, z; /* towards 0 N 0 E, 0 N 90 E, the north pole */
};

struct sphere_point sphere_of(struct geo_point place);
struct geo_point sphere_place(struct sphere_point point); /* -180 < longitude <= 180 */

double sphere_dot(struct sphere_point a, struct sphere_point b);
struct sphere_point sphere_cross(struct sphere_point a, struct sphere_point b); /* not a unit vector */
struct sphere_point sphere_unit(struct sphere_point vector);                    /* the same direction, length 1 */

double sphere_angle(struct sphere_point a, struct sphere_point b); /* radians, 0 to pi; good near both ends */
/* Positive where c is left of the arc from a to b, negative where it is right; 0 on its great circle. */
double sphere_turn(struct sphere_point a, struct sphere_point b, struct sphere_point c);
/* Unit vector about which the arc from a to b turns, counter-clockwise seen from outside. */
struct sphere_point sphere_axis(struct sphere_point a, struct sphere_point b);
/* The point so many radians from a on the great circle by way of b. */
struct sphere_point sphere_along(struct sphere_point a, struct sphere_point b, double angle_rad);

/* All points within an angle of a centre: a quick "not near". The angle is below a quarter turn, or the cap is told to
 * hold everything. */
struct sphere_cap {
    struct sphere_point centre;
    double sine, cosine; /* of the angle */
};

struct sphere_cap sphere_cap_around(struct sphere_point centre, struct sphere_point outermost);
/* Around `count` points, and the arcs from each to the next. */
struct sphere_cap sphere_cap_of(const struct sphere_point *points, unsigned count);
bool sphere_cap_holds(const struct sphere_cap *cap, struct sphere_point point);

/* An arc made ready to be held against many others. */
struct sphere_arc {
    struct sphere_point from, to, axis;
    struct sphere_cap around;
};

struct sphere_arc sphere_arc_of(struct sphere_point from, struct sphere_point to);
bool sphere_arc_near(const struct sphere_arc *arc, const struct sphere_cap *cap); /* false: surely has no point in it */
/* Whether the inner parts of the arc and of c-d meet. */
bool sphere_arc_crosses(const struct sphere_arc *arc, struct sphere_point c, struct sphere_point d);

/* Whether a point is inside outlines whose edges have the inside on their left. The outlines may be many, hold a pole
 * and cover more than half of the globe; they do not overlap.
 *
 *     if (probe_begin(&probe, point, first edge))    false: the point is in line with that edge, begin with another
 *         for each edge: probe_edge(&probe, edge)    also the first, and in any order
 *     probe.inside
 *
 * Model: from the point to the middle of the first edge; the side of arrival is known, every crossing changes it. */
struct sphere_probe {
    struct sphere_arc way;
    struct sphere_point first_from, first_to;
    bool inside;
};

bool probe_begin(struct sphere_probe *probe, struct sphere_point point, struct sphere_point a, struct sphere_point b);
void probe_edge(struct sphere_probe *probe, struct sphere_point a, struct sphere_point b);

#endif
