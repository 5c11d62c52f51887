/* Distributions by inversion: one uniform in, one value out, increasing in u, so that common random
 * numbers stay paired and Latin hypercubes stay stratified. */
#ifndef CASUS_BASE_DISTRIBUTION_H
#define CASUS_BASE_DISTRIBUTION_H

#include <stdbool.h>

enum distribution_kind {
    DISTRIBUTION_CONSTANT,   /* a */
    DISTRIBUTION_UNIFORM,    /* a least, b most */
    DISTRIBUTION_TRIANGULAR, /* a least, b mode, c most; a side may be empty */
    DISTRIBUTION_NORMAL,     /* a mean, b standard deviation */
    DISTRIBUTION_LOGNORMAL,  /* a median, b standard deviation of the logarithm */
    DISTRIBUTION_BETA,       /* a, b shapes; on [0, 1] */
};

struct distribution {
    enum distribution_kind kind;
    double a, b, c;
    bool bounded; /* cut to [least, most] by rescaling u: for NORMAL and LOGNORMAL with `within` */
    double least, most;
};

double distribution_quantile(const struct distribution *distribution, double u);
double distribution_least(const struct distribution *distribution); /* -INFINITY when unbounded */
double distribution_most(const struct distribution *distribution);
double distribution_middle(const struct distribution *distribution); /* the value to show: mode or median */

double sample_exponential(double u); /* mean 1: -log(1 - u), increasing in u */
double sample_lognormal(double u, double median, double sigma);
double sample_triangular(double u, double least, double mode, double most);
double sample_gamma2(double u, double v, double mean); /* Gamma of shape 2: two exponentials */
double sample_logistic(double u, double scale);        /* mean 0 */

/* Regularised incomplete beta I_x(a, b), and its inverse; a, b in [0.05, 500]. Relative error 1e-10. */
double beta_cdf(double x, double a, double b);
double beta_quantile(double p, double a, double b);

#endif
