/* Whole numbers of up to 4,352 bits, as much as reading and writing a double's decimal text exactly needs: 772 digits
 * over 10^1100, scaled by 2^64, take 3,750. Nothing here fails within that size. */
#ifndef CASUS_BASE_NATURAL_H
#define CASUS_BASE_NATURAL_H

#include <stdint.h>

enum { NATURAL_WORDS = 136 };

struct natural {
    int count;                    /* words in use; the last of them is not 0 */
    uint32_t word[NATURAL_WORDS]; /* least first */
};

void natural_set(struct natural *n, uint64_t value);
void natural_scale(struct natural *n, uint32_t factor, uint32_t term); /* n = n factor + term */
void natural_scale_by_ten_to(struct natural *n, int exponent);
void natural_shift(struct natural *n, int bits);
int natural_bits(const struct natural *n);
int natural_compare(const struct natural *a, const struct natural *b);                              /* sign of a - b */
int natural_compare_sum(const struct natural *a, const struct natural *b, const struct natural *c); /* of a + b - c */
void natural_subtract(struct natural *a, const struct natural *b);                                  /* a >= b */

#endif
