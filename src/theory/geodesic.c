#include "theory/geodesic.h"

#include "base/maths.h"
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* Symbols are Karney's: beta is the reduced latitude, alpha0 the azimuth where the line crosses the equator, sigma the
 * arc from that node and omega the longitude from it on the auxiliary sphere, lambda the longitude on the ellipsoid. */

#define PI 3.14159265358979323846
#define RADIANS (PI / 180.0)
#define EQUATOR_M 6378137.0
#define FLATTENING (1.0 / 298.257223563)
#define POLE_M (EQUATOR_M * (1.0 - FLATTENING))
#define THIRD_FLATTENING (FLATTENING / (2.0 - FLATTENING))
#define SECOND_ECCENTRICITY2 (FLATTENING * (2.0 - FLATTENING) / ((1.0 - FLATTENING) * (1.0 - FLATTENING)))

struct turn {
    double sine, cosine;
};

static struct turn turn_of(double radians)
{
    return (struct turn){det_sin(radians), det_cos(radians)};
}

static struct turn turn_along(double sine, double cosine)
{
    const double length = sqrt(sine * sine + cosine * cosine);
    return (struct turn){sine / length, cosine / length};
}

static double angle_of(struct turn turn)
{
    return det_atan2(turn.sine, turn.cosine);
}

static struct turn turn_between(struct turn from, struct turn to)
{
    return (struct turn){to.sine * from.cosine - to.cosine * from.sine, to.cosine * from.cosine + to.sine * from.sine};
}

/* From 0 to pi, where it is known to be so and only rounding could make it less. */
static double angle_forward(struct turn from, struct turn to)
{
    const struct turn turn = turn_between(from, to);
    return det_atan2(positive(turn.sine), turn.cosine);
}

double degrees_wrapped(double degrees)
{
    return degrees - 360.0 * floor((degrees + 180.0) / 360.0);
}

/* sum over k = 1 ... count of c[k] sin(2 k sigma), by Clenshaw's recurrence */
static double sine_series(struct turn sigma, const double *c, int count)
{
    const double twice = 2.0 * (sigma.cosine - sigma.sine) * (sigma.cosine + sigma.sine); /* 2 cos 2 sigma */
    double above = 0.0, here = 0.0;
    for (int k = count; k >= 1; k--) {
        const double next = c[k] + twice * here - above;
        above = here;
        here = next;
    }
    return 2.0 * sigma.sine * sigma.cosine * here;
}

/* ---- one line: where it crosses the equator, and the series along it ---- */

struct line {
    struct turn alpha0;
    double a1, c1[7], c1p[7]; /* distance = b a1 (sigma + sum c1 sin 2k sigma), and back */
    double a3, c3[6];         /* lambda = omega - f sin alpha0 a3 (sigma + sum c3 sin 2k sigma) */
};

/* Equations 17, 18 and 21, in e = epsilon. */
static void fill_distance(struct line *line, double e)
{
    const double e2 = e * e, e3 = e2 * e, e4 = e2 * e2, e5 = e4 * e, e6 = e4 * e2;
    line->a1 = (1.0 + e2 * (64.0 + e2 * (4.0 + e2)) / 256.0) / (1.0 - e);
    line->c1[1] = -e * (16.0 - e2 * (6.0 - e2)) / 32.0;
    line->c1[2] = -e2 * (128.0 - e2 * (64.0 - e2 * 9.0)) / 2048.0;
    line->c1[3] = -e3 * (16.0 - e2 * 9.0) / 768.0;
    line->c1[4] = -e4 * (5.0 - e2 * 3.0) / 512.0;
    line->c1[5] = -e5 * 7.0 / 1280.0;
    line->c1[6] = -e6 * 7.0 / 2048.0;
    line->c1p[1] = e * (768.0 - e2 * (432.0 - e2 * 205.0)) / 1536.0;
    line->c1p[2] = e2 * (3840.0 - e2 * (4736.0 - e2 * 4005.0)) / 12288.0;
    line->c1p[3] = e3 * (116.0 - e2 * 225.0) / 384.0;
    line->c1p[4] = e4 * (2695.0 - e2 * 7173.0) / 7680.0;
    line->c1p[5] = e5 * 3467.0 / 7680.0;
    line->c1p[6] = e6 * 38081.0 / 61440.0;
}

/* Equations 24 and 25. */
static void fill_longitude(struct line *line, double e)
{
    const double n = THIRD_FLATTENING, e2 = e * e, e3 = e2 * e, e4 = e2 * e2, e5 = e4 * e;
    line->a3 = 1.0 - e * (1.0 - n) / 2.0 - e2 * (2.0 + n * (1.0 - 3.0 * n)) / 8.0 - e3 * (1.0 + n * (3.0 + n)) / 16.0 -
               e4 * (3.0 + 2.0 * n) / 64.0 - e5 * 3.0 / 128.0;
    line->c3[1] = e * (1.0 - n) / 4.0 + e2 * (1.0 - n * n) / 8.0 + e3 * (3.0 + n * (3.0 - n)) / 64.0 +
                  e4 * (5.0 + 2.0 * n) / 128.0 + e5 * 3.0 / 128.0;
    line->c3[2] = e2 * (2.0 - n * (3.0 - n)) / 32.0 + e3 * (3.0 - n * (2.0 + 3.0 * n)) / 64.0 + e4 * (3.0 + n) / 128.0 +
                  e5 * 5.0 / 256.0;
    line->c3[3] = e3 * (5.0 - n * (9.0 - 5.0 * n)) / 192.0 + e4 * (9.0 - 10.0 * n) / 384.0 + e5 * 7.0 / 512.0;
    line->c3[4] = e4 * (7.0 - 14.0 * n) / 512.0 + e5 * 7.0 / 512.0;
    line->c3[5] = e5 * 21.0 / 2560.0;
}

static struct line line_through(struct turn beta, struct turn alpha)
{
    const double rise = alpha.sine * beta.sine;
    struct line line = {.alpha0 = {alpha.sine * beta.cosine, sqrt(alpha.cosine * alpha.cosine + rise * rise)}};
    const double k2 = SECOND_ECCENTRICITY2 * line.alpha0.cosine * line.alpha0.cosine;
    const double epsilon = k2 / (2.0 * (1.0 + sqrt(1.0 + k2)) + k2);
    fill_distance(&line, epsilon);
    fill_longitude(&line, epsilon);
    return line;
}

static struct turn reduced_latitude(double latitude_deg)
{
    const struct turn phi = turn_of(RADIANS * latitude_deg);
    return turn_along((1.0 - FLATTENING) * phi.sine, phi.cosine);
}

/* Places on a line. On the equator itself, where every point is a crossing, sigma begins at 0. */
static struct turn arc_at(struct turn beta, struct turn alpha)
{
    const double across = alpha.cosine * beta.cosine;
    return beta.sine == 0.0 && across == 0.0 ? (struct turn){0.0, 1.0} : turn_along(beta.sine, across);
}

static struct turn longitude_at(const struct line *line, struct turn sigma)
{
    return turn_along(line->alpha0.sine * sigma.sine, sigma.cosine);
}

static double metres_over(const struct line *line, struct turn from, struct turn to, double arc)
{
    return POLE_M * line->a1 * (arc + sine_series(to, line->c1, 6) - sine_series(from, line->c1, 6));
}

/* What lambda lags behind omega. */
static double lag_over(const struct line *line, struct turn from, struct turn to, double arc)
{
    return FLATTENING * line->alpha0.sine * line->a3 *
           (arc + sine_series(to, line->c3, 5) - sine_series(from, line->c3, 5));
}

/* ---- a point at a distance ---- */

struct geo_point geodesic_point(struct geo_point from, double azimuth_deg, double metres, double *azimuth_to_deg)
{
    const struct turn beta1 = reduced_latitude(from.latitude_deg), alpha1 = turn_of(RADIANS * azimuth_deg);
    const struct line line = line_through(beta1, alpha1);
    const struct turn sigma1 = arc_at(beta1, alpha1);
    const double tau1 = angle_of(sigma1) + sine_series(sigma1, line.c1, 6);
    const double tau2 = tau1 + metres / (POLE_M * line.a1);
    const double angle2 = tau2 + sine_series(turn_of(tau2), line.c1p, 6), arc = angle2 - angle_of(sigma1);
    const struct turn sigma2 = turn_of(angle2);
    const double along = line.alpha0.cosine * sigma2.cosine;
    const struct turn beta2 = {line.alpha0.cosine * sigma2.sine,
                               sqrt(line.alpha0.sine * line.alpha0.sine + along * along)};
    const double lambda = angle_of(turn_between(longitude_at(&line, sigma1), longitude_at(&line, sigma2))) -
                          lag_over(&line, sigma1, sigma2, arc);
    if (azimuth_to_deg)
        *azimuth_to_deg = degrees_wrapped(det_atan2(line.alpha0.sine, along) / RADIANS);
    return (struct geo_point){det_atan2(beta2.sine, (1.0 - FLATTENING) * beta2.cosine) / RADIANS,
                              degrees_wrapped(from.longitude_deg + lambda / RADIANS)};
}

/* ---- the line between two points ---- */

/* Two points so placed that the first is in the south and not nearer to the equator than the second, and the second to
 * the east: then the difference of longitudes at which a line from the first meets the second's latitude, going north
 * there, grows with its azimuth from 0 to pi, and each is met once. */
struct pair {
    struct turn beta1, beta2;
    double lambda;
};

struct trial {
    struct turn alpha1, alpha2;
    struct line line;
    struct turn sigma1, sigma2;
    double arc, lambda;
};

static struct trial try_azimuth(const struct pair *pair, double azimuth)
{
    const struct turn beta1 = pair->beta1, beta2 = pair->beta2;
    struct trial trial = {.alpha1 = turn_of(azimuth)};
    trial.line = line_through(beta1, trial.alpha1);
    /* cos alpha2 by equation 45, its difference of squares taken where it does not cancel */
    const double across = trial.alpha1.cosine * beta1.cosine;
    const double more = -beta1.sine > beta1.cosine ? (beta1.sine - beta2.sine) * (beta1.sine + beta2.sine)
                                                   : (beta2.cosine - beta1.cosine) * (beta1.cosine + beta2.cosine);
    const double north = across * across + more;
    trial.alpha2 = (struct turn){trial.line.alpha0.sine / beta2.cosine, sqrt(positive(north)) / beta2.cosine};
    trial.sigma1 = arc_at(beta1, trial.alpha1);
    trial.sigma2 = arc_at(beta2, trial.alpha2);
    trial.arc = angle_forward(trial.sigma1, trial.sigma2);
    trial.lambda = angle_forward(longitude_at(&trial.line, trial.sigma1), longitude_at(&trial.line, trial.sigma2)) -
                   lag_over(&trial.line, trial.sigma1, trial.sigma2, trial.arc);
    return trial;
}

/* False position between azimuths that bracket the answer. The end that stays twice has its excess halved (Illinois);
 * where a step has not halved the bracket the next one does, so that even for points nearly opposite, where lambda
 * bends sharply, 53 digits take at most some 110 rounds. 1e-15 is 6 nanometres on the ground. */
static struct trial solve(const struct pair *pair)
{
    double low = 0.0, high = PI, below = -pair->lambda, above = PI - pair->lambda;
    bool is_slow = false;
    int moved = 0; /* -1: the low end, in the last round */
    struct trial trial = {.arc = 0.0};
    for (int round = 0; round < 120; round++) {
        const double width = high - low, azimuth = low + (is_slow ? 0.5 : below / (below - above)) * width;
        trial = try_azimuth(pair, azimuth);
        const double excess = trial.lambda - pair->lambda;
        if (fabs(excess) < 1e-15 || !(azimuth > low && azimuth < high))
            break;
        if (excess < 0.0) {
            above *= moved < 0 ? 0.5 : 1.0;
            low = azimuth;
            below = excess;
        } else {
            below *= moved > 0 ? 0.5 : 1.0;
            high = azimuth;
            above = excess;
        }
        moved = excess < 0.0 ? -1 : 1;
        is_slow = high - low > 0.5 * width;
    }
    return trial;
}

static double azimuth_of(struct turn alpha, double eastward, double northward)
{
    return degrees_wrapped(det_atan2(alpha.sine * eastward, alpha.cosine * northward) / RADIANS);
}

static struct geodesic along_equator(double lambda, double eastward)
{
    return (struct geodesic){EQUATOR_M * lambda, 90.0 * eastward, 90.0 * eastward};
}

struct geodesic geodesic_between(struct geo_point from, struct geo_point to)
{
    const double east_deg = degrees_wrapped(to.longitude_deg - from.longitude_deg), lambda = RADIANS * fabs(east_deg);
    const bool is_swapped = fabs(from.latitude_deg) < fabs(to.latitude_deg);
    const double first_deg = is_swapped ? to.latitude_deg : from.latitude_deg;
    const double second_deg = is_swapped ? from.latitude_deg : to.latitude_deg;
    const double flip = first_deg < 0.0 ? 1.0 : -1.0;
    const struct pair pair = {reduced_latitude(flip * first_deg), reduced_latitude(flip * second_deg), lambda};
    const double eastward = east_deg < 0.0 ? -1.0 : 1.0, northward = is_swapped ? -flip : flip;
    if (first_deg == 0.0 && lambda <= (1.0 - FLATTENING) * PI)
        return along_equator(lambda, eastward);
    const bool is_meridian = lambda == 0.0 || fabs(east_deg) == 180.0;
    const struct trial trial = is_meridian ? try_azimuth(&pair, lambda) : solve(&pair);
    const struct turn start = is_swapped ? trial.alpha2 : trial.alpha1, end = is_swapped ? trial.alpha1 : trial.alpha2;
    return (struct geodesic){metres_over(&trial.line, trial.sigma1, trial.sigma2, trial.arc),
                             azimuth_of(start, eastward, northward), azimuth_of(end, eastward, northward)};
}

double geodesic_nmi(struct geo_point from, struct geo_point to)
{
    return geodesic_between(from, to).metres / METRES_PER_NMI;
}
