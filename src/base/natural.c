#include "base/natural.h"
#include "base/failure.h"
#include <string.h>

void natural_set(struct natural *n, uint64_t value)
{
    n->count = value == 0 ? 0 : value >> 32 == 0 ? 1 : 2;
    n->word[0] = (uint32_t)value;
    n->word[1] = (uint32_t)(value >> 32);
}

static void natural_push(struct natural *n, uint32_t word)
{
    ASSERT(n->count < NATURAL_WORDS);
    n->word[n->count++] = word;
}

void natural_scale(struct natural *n, uint32_t factor, uint32_t term)
{
    uint64_t carry = term;
    int i;

    for (i = 0; i < n->count; i++) {
        carry += (uint64_t)n->word[i] * factor;
        n->word[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0) {
        natural_push(n, (uint32_t)carry);
    }
}

void natural_scale_by_ten_to(struct natural *n, int exponent)
{
    for (; exponent >= 9; exponent -= 9) {
        natural_scale(n, 1000000000u, 0);
    }
    for (; exponent > 0; exponent--) {
        natural_scale(n, 10, 0);
    }
}

void natural_shift(struct natural *n, int bits)
{
    const int words = bits / 32, rest = bits % 32;
    int i;

    if (n->count == 0 || bits == 0) {
        return;
    }
    ASSERT(n->count + words + 1 <= NATURAL_WORDS);
    if (words > 0) {
        memmove(n->word + words, n->word, (size_t)n->count * sizeof n->word[0]);
        memset(n->word, 0, (size_t)words * sizeof n->word[0]);
        n->count += words;
    }
    if (rest > 0) {
        uint32_t carry = 0;

        for (i = words; i < n->count; i++) {
            const uint32_t word = n->word[i];

            n->word[i] = word << rest | carry;
            carry = word >> (32 - rest);
        }
        if (carry != 0) {
            natural_push(n, carry);
        }
    }
}

int natural_bits(const struct natural *n)
{
    uint32_t top;
    int bits = 32 * n->count - 32;

    if (n->count == 0) {
        return 0;
    }
    for (top = n->word[n->count - 1]; top != 0; top >>= 1) {
        bits++;
    }
    return bits;
}

int natural_compare(const struct natural *a, const struct natural *b)
{
    int i;

    if (a->count != b->count) {
        return a->count < b->count ? -1 : 1;
    }
    for (i = a->count - 1; i >= 0; i--) {
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
        if (a->word[i] != b->word[i]) {
            return a->word[i] < b->word[i] ? -1 : 1;
        }
    }
    return 0;
}

void natural_subtract(struct natural *a, const struct natural *b)
{
    uint64_t borrow = 0;
    int i;

    for (i = 0; i < a->count; i++) {
        const uint64_t take = borrow + (i < b->count ? b->word[i] : 0);

        borrow = a->word[i] < take;
        a->word[i] = (uint32_t)(a->word[i] - take);
    }
    while (a->count > 0 && a->word[a->count - 1] == 0) {
        a->count--;
    }
}

int natural_compare_sum(const struct natural *a, const struct natural *b, const struct natural *c)
{
    const struct natural *longer = a->count >= b->count ? a : b, *shorter = longer == a ? b : a;
    struct natural sum;
    uint64_t carry = 0;
    int i;

    sum.count = longer->count;
    for (i = 0; i < longer->count; i++) {
        carry += (uint64_t)longer->word[i] + (i < shorter->count ? shorter->word[i] : 0);
        sum.word[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0) {
        natural_push(&sum, (uint32_t)carry);
    }
    return natural_compare(&sum, c);
}
