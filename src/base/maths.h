/* Elementary functions that give the same bits on every machine.
 *
 * glibc's exp and log change their last bit between processors with and without FMA, and other C
 * libraries differ again; so nothing that reaches a result calls libm except sqrt, fabs, floor, ceil and
 * copysign, which IEEE 754 fixes. These use + - * / and integer operations alone, are built with
 * -ffp-contract=off, and are tested against tables of 25-digit values (tests/golden/maths.csv). Errors stated are in
 * units in the last place and the largest found there and at some millions of other points against long double. No
 * function here fails: outside its domain it returns what IEEE 754 would (NaN, infinity). */
#ifndef CASUS_BASE_MATHS_H
#define CASUS_BASE_MATHS_H

#include <float.h>

#ifdef __FAST_MATH__
#error "casus needs IEEE arithmetic: build without -ffast-math"
#endif
_Static_assert(FLT_EVAL_METHOD == 0, "casus needs arithmetic in the type's own precision");

double det_exp(double x);           /* 0.55 ulp; 1 where the result is subnormal */
double det_expm1(double x);         /* exp(x) - 1 without cancellation near 0; 1.1 ulp */
double det_log(double x);           /* 0.55 ulp; 0.8 nearer to 1 than 1e-9 */
double det_log1p(double x);         /* log(1 + x) without cancellation near 0; 0.55 ulp */
double det_pow(double x, double y); /* 0.55 ulp; 7 where x is within 1% of 1 and |y log x| in the hundreds */
double det_sin(double x);           /* |x| <= 1e6, NaN beyond; 0.8 ulp */
double det_cos(double x);
double det_atan2(double y, double x); /* the angle of the point (x, y), -pi to pi; 1.5 ulp */
double det_atanh(double x);           /* 1.3 ulp */
double det_cosh(double x);            /* 1.9 ulp */
double det_sinh(double x);            /* 2.2 ulp */

double normal_density(double x);  /* 2 ulp */
double normal_cdf(double x);      /* absolute error below 3e-16, relative below 3e-15 */
double normal_quantile(double p); /* 0 < p < 1; Acklam's rational start, one Halley step; relative error 1.1e-15 */

double logit(double p);
double expit(double x);
double clamp(double x, double least, double most);
double positive(double x); /* max(x, 0); the (x)+ of the model book */

#endif
