/* exp and log by table and short polynomial, after P. T. P. Tang ("Table-driven implementation of the exponential
 * function", ACM TOMS 15, 1989; "... of the logarithm function", ACM TOMS 16, 1990): few dependent operations, and the
 * rounding of the last addition is nearly all of the error. Polynomials are Taylor's: on the reduced ranges what they
 * leave out is far below an ulp, and their coefficients can be checked by eye. */
#include "base/maths.h"
#include "base/maths_core.h"
#include "base/maths_tables.h"
#include <math.h>

/* exp of x = k ln2/128 + r is 2^(k/128) exp(r), |r| <= ln2/256. The scale is 2^(k/128) to double precision, the growth
 * what to multiply it with, less 1. */
struct exp_parts {
    double scale, growth;
};

/* Adding and subtracting this rounds to a whole number, which then stands in the low bits. */
#define WHOLE 0x1.8p52

static inline double exp_growth(uint64_t k, double r)
{
    const double r2 = r * r;

    return exp_table[k % 128].rest + r + r2 * (1.0 / 2 + r * (1.0 / 6)) + r2 * r2 * (1.0 / 24 + r * (1.0 / 120));
}

static inline double exp_scale(uint64_t k)
{
    return double_of(bits_of(exp_table[k % 128].value) + ((k - k % 128) << 45));
}

static inline struct exp_parts exp_in_parts(double x)
{
    const double whole = x * STEPS_PER_UNIT + WHOLE, steps = whole - WHOLE;
    const uint64_t k = bits_of(whole);

    return (struct exp_parts){exp_scale(k), exp_growth(k, x - steps * STEP_HIGH - steps * STEP_LOW)};
}

/* Where 2^(k/128) or the result may leave the normal range: the power of two is applied in two steps. */
static double exp_extreme(double x, double low)
{
    double whole, steps, y;
    uint64_t k;
    int64_t binary, half;

    if (x != x) {
        return x;
    }
    if (x > 710.0) {
        return (double)INFINITY;
    }
    if (x < -746.0) {
        return 0.0;
    }
    whole = x * STEPS_PER_UNIT + WHOLE;
    steps = whole - WHOLE;
    k = bits_of(whole);
    y = exp_table[k % 128].value;
    y += y * exp_growth(k, x - steps * STEP_HIGH - steps * STEP_LOW + low);
    binary = ((int64_t)steps - (int64_t)(k % 128)) / 128;
    half = binary / 2;
    return y * double_of((uint64_t)(1023 + half) << 52) * double_of((uint64_t)(1023 + binary - half) << 52);
}

static inline int is_extreme(double x)
{
    return !(fabs(x) < 704.0);
}

double det_exp(double x)
{
    struct exp_parts parts;

    if (is_extreme(x)) {
        return exp_extreme(x, 0.0);
    }
    parts = exp_in_parts(x);
    return parts.scale + parts.scale * parts.growth;
}

double exp_of_sum(double high, double low)
{
    double whole, steps, scale;
    uint64_t k;

    if (is_extreme(high)) {
        return exp_extreme(high, low);
    }
    whole = high * STEPS_PER_UNIT + WHOLE;
    steps = whole - WHOLE;
    k = bits_of(whole);
    scale = exp_scale(k);
    return scale + scale * exp_growth(k, high - steps * STEP_HIGH - steps * STEP_LOW + low);
}

double det_expm1(double x)
{
    struct exp_parts parts;

    if (fabs(x) < 0.25) {
        /* x + x^2/2! + ... + x^13/13! */
        double sum = 1.0 / 6227020800;

        sum = sum * x + 1.0 / 479001600;
        sum = sum * x + 1.0 / 39916800;
        sum = sum * x + 1.0 / 3628800;
        sum = sum * x + 1.0 / 362880;
        sum = sum * x + 1.0 / 40320;
        sum = sum * x + 1.0 / 5040;
        sum = sum * x + 1.0 / 720;
        sum = sum * x + 1.0 / 120;
        sum = sum * x + 1.0 / 24;
        sum = sum * x + 1.0 / 6;
        sum = sum * x + 1.0 / 2;
        return x + x * x * sum;
    }
    if (x > 40.0 || x != x) {
        return det_exp(x);
    }
    if (x < -40.0) {
        return -1.0;
    }
    parts = exp_in_parts(x);
    if (parts.scale > 2.0) {
        return parts.scale + (parts.scale * parts.growth - 1.0);
    }
    return (parts.scale - 1.0) + parts.scale * parts.growth; /* the first difference is exact or harmless */
}

struct log_parts {
    double high, low;
};

/* log(1 + r) - r = -r^2/2 + r^3/3 - ... - r^8/8, |r| < 0.01 */
static inline double log_series(double r)
{
    const double r2 = r * r;

    return r2 * (-1.0 / 2) +
           r * r2 * (1.0 / 3 - r * (1.0 / 4) + r2 * (1.0 / 5 - r * (1.0 / 6)) + r2 * r2 * (1.0 / 7 - r * (1.0 / 8)));
}

/* log of a normal positive x = 2^k z, 0.6875 <= z < 1.375, with z inverse = 1 + r:
 *   k ln2 - log(inverse) + log(1 + r).
 * z rounded to 33 bits times the 10 of the inverse is exact, and all that goes into `high` are multiples of 2^-42 below
 * 2^10: no rounding happens there. */
static inline struct log_parts log_in_parts(uint64_t bits)
{
    const uint64_t above = bits - 0x3fe6000000000000u, z_bits = bits - (above & (uint64_t)0xfff << 52);
    const int i = (int)(above >> 45 & 127);
    const double k = (double)((int64_t)above >> 52), z = double_of(z_bits), inverse = log_table[i].inverse;
    const double z_high = double_of((z_bits + 0x80000) & ~(uint64_t)0xfffff);
    const double r_high = z_high * inverse - 1.0, r_low = (z - z_high) * inverse;
    const double base = k * LN2_HIGH + log_table[i].high, high = base + r_high;
    const double low = base - high + r_high + (k * LN2_LOW + log_table[i].low + r_low);

    return (struct log_parts){high, low + log_series(r_high + r_low)};
}

static inline int is_normal_positive(uint64_t bits)
{
    return bits - ((uint64_t)1 << 52) < ((uint64_t)0x7fe << 52);
}

/* log where x is not normal and positive */
static double log_extreme(double x)
{
    struct log_parts parts;

    if (x == 0.0) {
        return -(double)INFINITY;
    }
    if (x < 0.0) {
        return (double)NAN;
    }
    if (x != x || x == (double)INFINITY) {
        return x;
    }
    parts = log_in_parts(bits_of(x * 0x1p54) - ((uint64_t)54 << 52));
    return parts.high + parts.low;
}

double det_log(double x)
{
    const uint64_t bits = bits_of(x);
    struct log_parts parts;

    if (!is_normal_positive(bits)) {
        return log_extreme(x);
    }
    parts = log_in_parts(bits);
    return parts.high + parts.low;
}

double det_log1p(double x)
{
    const double sum = 1.0 + x;
    struct log_parts parts;
    double rest;

    if (fabs(x) < 0x1p-7) {
        return x + log_series(x);
    }
    if (!is_normal_positive(bits_of(sum))) {
        return log_extreme(sum);
    }
    /* log(1 + x) = log(sum + rest), rest what the addition lost */
    rest = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
    parts = log_in_parts(bits_of(sum));
    return parts.high + (parts.low + rest / sum);
}

static int is_whole(double x)
{
    return floor(x) == x;
}

static int is_odd(double x)
{
    return is_whole(x) && fabs(x) < 0x1p53 && !is_whole(x / 2);
}

/* IEEE 754's cases beside x > 0 and finite */
static double pow_extreme(double x, double y)
{
    double size;

    if (y == 0.0 || x == 1.0) {
        return 1.0;
    }
    if (x != x || y != y) {
        return (double)NAN;
    }
    if (fabs(y) == (double)INFINITY) {
        return fabs(x) == 1.0 ? 1.0 : (fabs(x) > 1.0) == (y > 0.0) ? (double)INFINITY : 0.0;
    }
    if (x < 0.0 && fabs(x) < (double)INFINITY && !is_whole(y)) {
        return (double)NAN;
    }
    size = x == 0.0                      ? (y > 0.0 ? 0.0 : (double)INFINITY)
           : fabs(x) == (double)INFINITY ? (y > 0.0 ? (double)INFINITY : 0.0)
                                         : det_pow(-x, y);
    return is_odd(y) ? copysign(size, x) : size;
}

double det_pow(double x, double y)
{
    struct log_parts parts;
    double high, low, product, rest, y_half, high_half;
    uint64_t bits = bits_of(x);

    if (!(x > 0.0) || x == (double)INFINITY || x == 1.0 || !(fabs(y) < (double)INFINITY) || y == 0.0) {
        return pow_extreme(x, y);
    }
    if (!is_normal_positive(bits)) {
        bits = bits_of(x * 0x1p54) - ((uint64_t)54 << 52);
    }
    parts = log_in_parts(bits);
    high = parts.high + parts.low;
    low = parts.low - (high - parts.high);
    product = y * high;
    if (!(fabs(product) < 750.0)) {
        return product > 0.0 ? (double)INFINITY : 0.0;
    }
    /* what the product's rounding lost, by Dekker's halves, and the share of `low` */
    y_half = leading_half(y);
    high_half = leading_half(high);
    rest = (y_half * high_half - product + y_half * (high - high_half) + (y - y_half) * high_half) +
           (y - y_half) * (high - high_half);
    return exp_of_sum(product, rest + y * low);
}

double det_atanh(double x)
{
    return 0.5 * (det_log1p(x) - det_log1p(-x));
}

double det_cosh(double x)
{
    const double size = fabs(x);
    double half;

    if (size < 709.0) {
        half = 0.5 * det_exp(size);
        return half + 0.25 / half;
    }
    half = det_exp(0.5 * size); /* exp(x) alone would overflow below cosh's own limit */
    return 0.5 * half * half;
}

double det_sinh(double x)
{
    const double size = fabs(x);
    double half;

    if (size < 22.0) {
        const double growth = det_expm1(size);

        return copysign(0.5 * (growth + growth / (growth + 1.0)), x);
    }
    half = size < 709.0 ? 0.5 * det_exp(size) : det_exp(0.5 * size);
    return copysign(size < 709.0 ? half : 0.5 * half * half, x);
}

/* a - b, and what its rounding lost (Knuth's two-sum) */
static double difference(double a, double b, double *lost)
{
    const double sum = a - b, part = sum - a;

    *lost = (a - (sum - part)) - (b + part);
    return sum;
}

/* x = n pi/2 + high + low, |high| <= pi/4. The parts of pi/2 have 33 bits each, so that n times a part is exact up to
 * n = 2^20; the third holds what is left of 50 digits (Cody and Waite 1980). */
static int reduce(double x, double *high, double *low)
{
    static const double part1 = 0x1.921fb544p+0, part2 = 0x1.0b4611a6p-34, part3 = 0x1.3198a2ep-69,
                        part4 = 0x1.b839a252049c1p-104;
    const double whole = x * 0x1.45f306dc9c883p-1 + WHOLE, n = whole - WHOLE;
    double first_lost, second_lost, rest;
    const double first = difference(x - n * part1, n * part2, &first_lost);
    const double second = difference(first, n * part3, &second_lost);

    rest = first_lost + second_lost - n * part4;
    *high = second + rest;
    *low = rest - (*high - second);
    return (int)(bits_of(whole) & 3);
}

/* Taylor to x^17; `low` enters by cos(high) low. */
static double sine_near_zero(double high, double low)
{
    const double z = high * high;
    double sum = 1.0 / 355687428096000;

    sum = sum * z - 1.0 / 1307674368000;
    sum = sum * z + 1.0 / 6227020800;
    sum = sum * z - 1.0 / 39916800;
    sum = sum * z + 1.0 / 362880;
    sum = sum * z - 1.0 / 5040;
    sum = sum * z + 1.0 / 120;
    sum = sum * z - 1.0 / 6;
    return high + (high * z * sum + low * (1.0 - 0.5 * z));
}

/* Taylor to x^18; 1 - z/2 is kept exactly in two parts. */
static double cosine_near_zero(double high, double low)
{
    const double z = high * high, first = 1.0 - 0.5 * z, lost = (1.0 - first) - 0.5 * z;
    double sum = -1.0 / 6402373705728000;

    sum = sum * z + 1.0 / 20922789888000;
    sum = sum * z - 1.0 / 87178291200;
    sum = sum * z + 1.0 / 479001600;
    sum = sum * z - 1.0 / 3628800;
    sum = sum * z + 1.0 / 40320;
    sum = sum * z - 1.0 / 720;
    sum = sum * z + 1.0 / 24;
    return first + (lost + (z * z * sum - high * low));
}

static double sine_of_quarter(double x, int quarters)
{
    double high, low, size;
    int quarter;

    if (!(fabs(x) <= 1e6)) {
        return (double)NAN;
    }
    quarter = (reduce(x, &high, &low) + quarters) & 3;
    size = (quarter & 1) != 0 ? cosine_near_zero(high, low) : sine_near_zero(high, low);
    return (quarter & 2) != 0 ? -size : size;
}

double det_sin(double x)
{
    return sine_of_quarter(x, 0);
}

double det_cos(double x)
{
    return sine_of_quarter(x, 1);
}

/* The arc tangent of low / high, 0 <= low <= high, both normal and far from overflow. With c = k / 8 next to the
 * quotient, atan c + atan((low - c high) / (high + c low)): the second quotient is at most 1/16 + a hair, where seven
 * terms of the series are enough. */
static double arc_tangent(double low, double high)
{
    /* atan(k / 8) to double precision, and the rest */
    static const double eighths[9][2] = {
        {0x0.p+0, 0x0.p+0},
        {0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59},
        {0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57},
        {0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56},
        {0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56},
        {0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58},
        {0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56},
        {0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56},
        {0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55},
    };
    const int k = (int)(8.0 * (low / high) + 0.5);
    const double c = 0.125 * k, t = (low - c * high) / (high + c * low), z = t * t;
    double sum = 1.0 / 15;

    sum = 1.0 / 13 - sum * z;
    sum = 1.0 / 11 - sum * z;
    sum = 1.0 / 9 - sum * z;
    sum = 1.0 / 7 - sum * z;
    sum = 1.0 / 5 - sum * z;
    sum = 1.0 / 3 - sum * z;
    return eighths[k][0] + (t + (eighths[k][1] - t * z * sum));
}

double det_atan2(double y, double x)
{
    /* pi / 2 and pi to double precision, and the rest */
    static const double half = 0x1.921fb54442d18p+0, half_rest = 0x1.1a62633145c07p-54;
    const double rise = fabs(y), run = fabs(x), large = rise > run ? rise : run;
    double angle;

    if (x != x || y != y) {
        return (double)NAN;
    }
    if (large == (double)INFINITY) {
        return det_atan2(copysign(rise == large ? 1.0 : 0.0, y), copysign(run == large ? 1.0 : 0.0, x));
    }
    if (large == 0.0) {
        return copysign(copysign(1.0, x) < 0.0 ? 2.0 * half : 0.0, y);
    }
    /* powers of two, so that nothing above overflows and little below is lost */
    const double scale = large > 0x1p1000 ? 0x1p-60 : large < 0x1p-900 ? 0x1p110 : 1.0;
    const double part = rise > run ? arc_tangent(run * scale, rise * scale) : arc_tangent(rise * scale, run * scale);
    if (rise > run) {
        angle = x < 0.0 ? half + (part + half_rest) : half - (part - half_rest);
    } else {
        angle = x < 0.0 ? 2.0 * half - (part - 2.0 * half_rest) : part;
    }
    return copysign(angle, y);
}

double logit(double p)
{
    return det_log(p / (1.0 - p));
}

double expit(double x)
{
    return 1.0 / (1.0 + det_exp(-x));
}

double clamp(double x, double least, double most)
{
    return x < least ? least : x > most ? most : x;
}

double positive(double x)
{
    return x > 0.0 ? x : 0.0;
}
