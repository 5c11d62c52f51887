#include "theory/regression.h"

#include <math.h>

/* 97.5% quantile of Student's t. */
static double t_quantile(double freedom)
{
    const double z = 1.959963984540054, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    return z + (z3 + z) / (4.0 * freedom) + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * freedom * freedom) +
           (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * freedom * freedom * freedom);
}

static double mean_of(const double *value, uint32_t count)
{
    double sum = 0.0;
    for (uint32_t k = 0; k < count; k++)
        sum += value[k];
    return sum / count;
}

struct regression regression_slope(const double *x, const double *z, const double *y, uint32_t count)
{
    const struct regression none = {(double)NAN, (double)NAN, (double)NAN};
    double xx = 0.0, zz = 0.0, xz = 0.0, xy = 0.0, zy = 0.0, rest = 0.0;
    if (count < 8)
        return none;
    const double mx = mean_of(x, count), mz = mean_of(z, count), my = mean_of(y, count);
    for (uint32_t k = 0; k < count; k++) {
        const double dx = x[k] - mx, dz = z[k] - mz, dy = y[k] - my;
        xx += dx * dx;
        zz += dz * dz;
        xz += dx * dz;
        xy += dx * dy;
        zy += dz * dy;
    }
    const double alone = zz > 0.0 ? xx - xz * xz / zz : xx; /* what of x is not z */
    if (!(alone > 1e-12 * xx) || !(xx > 0.0))
        return none;
    const double slope = (zz > 0.0 ? xy - xz * zy / zz : xy) / alone, other = zz > 0.0 ? (zy - slope * xz) / zz : 0.0;
    for (uint32_t k = 0; k < count; k++) {
        const double error = y[k] - my - slope * (x[k] - mx) - other * (z[k] - mz);
        rest += error * error;
    }
    const double freedom = (double)count - (zz > 0.0 ? 3.0 : 2.0);
    const double half = t_quantile(freedom) * sqrt(rest / freedom / alone);
    return (struct regression){slope, slope - half, slope + half};
}
