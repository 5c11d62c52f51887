/* The beta distribution: its regularised incomplete function by Lentz's continued fraction, its inverse by Newton. */
#include "base/distribution.h"
#include "base/maths.h"
#include <math.h>

#define LOG_2PI_HALF 0.91893853320467274178 /* log(2 pi) / 2 */

/* log Gamma(x) - [(x - 1/2) log x - x + log(2 pi) / 2], Stirling's series: at x >= 10 the first term left out is
 * below 1e-15 (Abramowitz and Stegun 6.1.41). */
static double stirling_rest(double x)
{
    const double z = 1.0 / (x * x);

    return (1.0 / 12 -
            z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360 - z / 156)))))) /
           x;
}

/* log Gamma(x) for x > 0 */
static double log_gamma(double x)
{
    double product = 1.0;

    /* NOLINTNEXTLINE(cert-flp30-c,clang-analyzer-security.FloatLoopCounter) */
    for (; x < 10.0; x += 1.0) {
        product *= x;
    }
    return (x - 0.5) * det_log(x) - x + LOG_2PI_HALF + stirling_rest(x) - det_log(product);
}

struct beta {
    double a, b, log_beta;
};

static struct beta beta_of(double a, double b)
{
    return (struct beta){a, b, log_gamma(a) + log_gamma(b) - log_gamma(a + b)};
}

static double away_from_zero(double x)
{
    return fabs(x) < 1e-300 ? 1e-300 : x;
}

/* The continued fraction of I_x(a, b) (DLMF 8.17.22), which converges fast for x < (a + 1) / (a + b + 2). */
static double continued_fraction(double x, double a, double b)
{
    double c = 1.0, d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0)), value = d, step;
    int m;

    for (m = 1; m < 10000; m++) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        step = d * c;
        value *= step;
        if (fabs(step - 1.0) < 1e-15) {
            break;
        }
    }
    return value;
}

/* I at x = 1 - y, given both so that neither end loses its precision, and x (1 - x) times the density there, which is
 * the slope in logit(x). */
static double beta_at(const struct beta *beta, double log_x, double log_y, double x, double y, double *slope)
{
    const double a = beta->a, b = beta->b;

    *slope = det_exp(a * log_x + b * log_y - beta->log_beta);
    if (x < (a + 1.0) / (a + b + 2.0)) {
        return *slope * continued_fraction(x, a, b) / a;
    }
    return 1.0 - *slope * continued_fraction(y, b, a) / b;
}

double beta_cdf(double x, double a, double b)
{
    const struct beta beta = beta_of(a, b);
    double slope;

    if (x != x) {
        return x;
    }
    if (x <= 0.0 || x >= 1.0) {
        return x <= 0.0 ? 0.0 : 1.0;
    }
    return beta_at(&beta, det_log(x), det_log1p(-x), x, 1.0 - x, &slope);
}

/* I at x = expit(t) */
static double beta_at_logit(const struct beta *beta, double t, double *slope)
{
    const double small = det_exp(-fabs(t)), whole = 1.0 + small, rest = det_log1p(small);

    if (t < 0.0) {
        return beta_at(beta, t - rest, -rest, small / whole, 1.0 / whole, slope);
    }
    return beta_at(beta, -rest, -t - rest, 1.0 / whole, small / whole, slope);
}

/* logit of the quantile for p <= 1/2.
 *
 * Newton's method on log I(t) = log p in t = logit(x). log I is concave in t (the density of the logit is log-concave),
 * so that after one step the iterates climb to the root from the left; the bracket only guards the first step. */
static double lower_logit(double p, double a, double b)
{
    const struct beta beta = beta_of(a, b);
    const double log_p = det_log(p);
    double least = -746.0, most = 746.0, t = det_log(a / b), slope;
    int i;

    for (i = 0; i < 200; i++) {
        const double value = beta_at_logit(&beta, t, &slope);
        double next;

        if (value < p) {
            least = t;
        } else {
            most = t;
        }
        next = value > 0.0 && slope > 0.0 ? t + (log_p - det_log(value)) * value / slope : least;
        if (!(next > least && next < most)) {
            next = 0.5 * (least + most);
        }
        if (fabs(next - t) <= 1e-15 * (1.0 + fabs(t))) {
            break;
        }
        t = next;
    }
    return t;
}

double beta_quantile(double p, double a, double b)
{
    double t;

    if (!(p > 0.0 && p < 1.0)) {
        return p <= 0.0 ? 0.0 : p >= 1.0 ? 1.0 : p;
    }
    /* The smaller tail is solved for: 1 - p is exact above one half. */
    t = p <= 0.5 ? lower_logit(p, a, b) : -lower_logit(1.0 - p, b, a);
    return t < 0.0 ? det_exp(t) / (1.0 + det_exp(t)) : 1.0 / (1.0 + det_exp(-t));
}
