/* What base/normal.c and base/maths.c share and nobody else needs. */
#ifndef CASUS_BASE_MATHS_CORE_H
#define CASUS_BASE_MATHS_CORE_H

#include <stdint.h>
#include <string.h>

/* exp(high + low) where |low| < 1e-4 (1 + |high| 1e-3): for arguments known to more than a double's precision. */
double exp_of_sum(double high, double low);

static inline uint64_t bits_of(double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double double_of(uint64_t bits)
{
    double x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x without its low 27 bits: its square is exact, and so is x - leading_half(x). */
static inline double leading_half(double x)
{
    return double_of(bits_of(x) & ~(uint64_t)0x7ffffff);
}

#endif
