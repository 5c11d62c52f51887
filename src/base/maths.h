/* Elementary functions that give the same bits on every machine.
 *
 * glibc's exp and log change their last bit between processors with and without FMA, and other C
 * libraries differ again; so nothing that reaches a result calls libm except sqrt, fabs, floor, ceil and
 * copysign, which IEEE 754 fixes. These use + - * / and integer operations alone, are built with
 * -ffp-contract=off, and are tested against tables of 50-digit values (tests/golden/). Errors stated are
 * the largest found there, in units in the last place. No function here fails: outside its domain it
 * returns what IEEE 754 would (NaN, infinity). */
#ifndef CASUS_BASE_MATHS_H
#define CASUS_BASE_MATHS_H

#include <float.h>

#ifdef __FAST_MATH__
#error "casus needs IEEE arithmetic: build without -ffast-math"
#endif
_Static_assert(FLT_EVAL_METHOD == 0, "casus needs arithmetic in the type's own precision");

double det_exp(double x);              /* 1 ulp */
double det_expm1(double x);            /* exp(x) - 1 without cancellation near 0 */
double det_log(double x);              /* 1 ulp */
double det_log1p(double x);            /* log(1 + x) without cancellation near 0 */
double det_pow(double x, double y);    /* x > 0 (also 0 for y > 0), |y log x| < 700; a few ulp */
double det_sin(double x);              /* |x| <= 1e6 */
double det_cos(double x);
double det_atanh(double x);
double det_cosh(double x);
double det_sinh(double x);

double normal_density(double x);
double normal_cdf(double x);           /* absolute error below 1e-15, relative below 1e-13 for x > -30 */
double normal_quantile(double p);      /* 0 < p < 1; Acklam's rational start, one Halley step */

double logit(double p);
double expit(double x);
double clamp(double x, double least, double most);
double positive(double x);             /* max(x, 0); the (x)+ of the model book */

#endif
