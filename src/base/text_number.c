/* Numbers and their decimal texts, exactly, in whole-number arithmetic: no locale, no C library. */
#include "base/natural.h"
#include "base/text.h"
#include <string.h>

static double double_of_bits(uint64_t bits)
{
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

/* The double nearest to above / below, ties to even. Both are changed. */
static double nearest_ratio(struct natural *above, struct natural *below)
{
    int exponent = natural_bits(above) - natural_bits(below), bits, i;
    uint64_t quotient = 0;

    if (exponent > 0) {
        natural_shift(below, exponent);
    } else {
        natural_shift(above, -exponent);
    }
    if (natural_compare(above, below) < 0) {
        natural_shift(above, 1);
        exponent--;
    }
    /* Now the value is above / below * 2^exponent with 1 <= above / below < 2. Below 2^-1022 fewer bits are kept. */
    if (exponent > 1023) {
        return double_of_bits(0x7ffull << 52);
    }
    bits = exponent >= -1022 ? 53 : 53 - (-1022 - exponent);
    if (bits < 0) {
        return 0.0;
    }
    for (i = 0; i < bits; i++) {
        quotient *= 2;
        if (natural_compare(above, below) >= 0) {
            natural_subtract(above, below);
            quotient++;
        }
        natural_shift(above, 1);
    }
    i = natural_compare(above, below);
    if (i > 0 || (i == 0 && (quotient & 1) != 0)) {
        quotient++; /* may carry into the exponent, up to infinity: that is the right value */
    }
    return double_of_bits(bits == 53 ? ((uint64_t)(exponent + 1022) << 52) + quotient : quotient);
}

enum { DIGITS_KEPT = 771 }; /* more cannot decide between two doubles, except by not being zero */

struct decimal {
    char digit[DIGITS_KEPT + 1]; /* 0..9, no leading zeros */
    int count;
    long exponent; /* value = 0.d1d2d3... * 10^exponent */
    bool tail;     /* a digit that is not zero was left out */
};

static void decimal_add(struct decimal *decimal, char digit)
{
    if (decimal->count == 0 && digit == '0') {
        return;
    }
    if (decimal->count < DIGITS_KEPT) {
        decimal->digit[decimal->count++] = (char)(digit - '0');
    } else if (digit != '0') {
        decimal->tail = true;
    }
}

static double value_of_decimal(struct decimal *decimal)
{
    static const double ten_to[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const long scale = decimal->exponent - decimal->count; /* value = digits * 10^scale */
    struct natural above, below;
    int i;

    if (decimal->count == 0 || decimal->exponent < -330) {
        return 0.0;
    }
    if (decimal->exponent > 310) {
        return double_of_bits(0x7ffull << 52);
    }
    if (decimal->count <= 15 && scale >= -22 && scale <= 22) {
        double value = 0.0;

        /* Both factors are exact, so one rounding remains (Clinger 1990). */
        for (i = 0; i < decimal->count; i++) {
            value = value * 10.0 + (double)decimal->digit[i];
        }
        return scale < 0 ? value / ten_to[-scale] : value * ten_to[scale];
    }
    natural_set(&above, 0);
    for (i = 0; i < decimal->count; i++) {
        natural_scale(&above, 10, (uint32_t)decimal->digit[i]);
    }
    if (decimal->tail) {
        natural_scale(&above, 10, 1);
    }
    natural_set(&below, 1);
    if (scale >= 0) {
        natural_scale_by_ten_to(&above, (int)scale);
    }
    natural_scale_by_ten_to(&below, (scale >= 0 ? 0 : (int)-scale) + decimal->tail);
    return nearest_ratio(&above, &below);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ",ddd" and then no digit: one more group of thousands. */
static bool is_group(const char *at)
{
    return at[0] == ',' && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) && !is_digit(at[4]);
}

/* Digits of the whole part. Groups are taken only after one to three digits that do not begin with 0: "0,123" is a
 * comma for a point, which we do not read. */
static const char *read_whole(const char *at, struct decimal *decimal)
{
    const char *start = at, *end;

    for (; is_digit(*at); at++) {
        decimal_add(decimal, *at);
        decimal->exponent += decimal->count > 0;
    }
    if (at == start || at - start > 3 || *start == '0') {
        return at;
    }
    while (is_group(at)) {
        for (end = at + 4, at++; at < end; at++) {
            decimal_add(decimal, *at);
            decimal->exponent++;
        }
    }
    return at;
}

static const char *read_exponent(const char *at, struct decimal *decimal)
{
    const char *digits = at + 1;
    const bool minus = *at != '\0' && *digits == '-';
    long exponent = 0;

    if ((*at != 'e' && *at != 'E') || !is_digit(digits[*digits == '-' || *digits == '+'])) {
        return at;
    }
    digits += *digits == '-' || *digits == '+';
    for (; is_digit(*digits); digits++) {
        if (exponent < 100000) {
            exponent = exponent * 10 + (*digits - '0');
        }
    }
    decimal->exponent += minus ? -exponent : exponent;
    return digits;
}

size_t text_number(const char *text, double *value)
{
    struct decimal decimal;
    const char *at = text, *start;
    double number;

    decimal.count = 0;
    decimal.exponent = 0;
    decimal.tail = false;
    at += *at == '-' || *at == '+';
    start = at;
    at = read_whole(at, &decimal);
    if (*at == '.' && is_digit(at[1])) { /* else it may begin the ".." of a range */
        for (at++; is_digit(*at); at++) {
            decimal_add(&decimal, *at);
            decimal.exponent -= decimal.count == 0;
        }
    }
    if (at == start) {
        return 0;
    }
    at = read_exponent(at, &decimal);
    number = value_of_decimal(&decimal);
    *value = *text == '-' ? -number : number;
    return (size_t)(at - text);
}

struct digits {
    char text[20];
    int count;
    int exponent; /* value = 0.d1d2d3... * 10^exponent */
};

/* value = fraction * 2^exponent, of a finite value above 0 */
static void split(double value, uint64_t *fraction, int *exponent)
{
    uint64_t bits;
    int biased;

    memcpy(&bits, &value, sizeof bits);
    biased = (int)(bits >> 52 & 0x7ff);
    *fraction = bits & 0xfffffffffffffull;
    if (biased == 0) {
        *exponent = -1074;
    } else {
        *fraction |= 1ull << 52;
        *exponent = biased - 1075;
    }
}

static char next_digit(struct natural *rest, const struct natural *unit)
{
    char digit = '0';

    while (natural_compare(rest, unit) >= 0) {
        natural_subtract(rest, unit);
        digit++;
    }
    return digit;
}

/* A lower bound of the decimal exponent, at most one too small. log10(2) = 0.30102999566... */
static int exponent_guess(uint64_t fraction, int exponent)
{
    int bits = exponent - 1;
    double guess;

    for (; fraction != 0; fraction >>= 1) {
        bits++;
    }
    guess = (double)bits * 0.30102999566398114 - 1e-10;
    return (int)guess + (guess > 0.0 && (double)(int)guess < guess ? 1 : 0);
}

/* The shortest digits that lie nearer to `value` than to its neighbours, and of these the nearest (Burger and Dybvig,
 * "Printing floating-point numbers quickly and accurately", PLDI 1996). value = rest / unit; `up` and `down` are half
 * the gaps to the neighbours in the same measure. */
static void shortest_digits(double value, struct digits *digits)
{
    struct natural rest, unit, up, down;
    uint64_t fraction;
    int exponent;
    bool even, uneven_gap, low = false, high = false;

    split(value, &fraction, &exponent);
    even = (fraction & 1) == 0;
    uneven_gap = fraction == 1ull << 52 && exponent > -1074;
    natural_set(&rest, fraction);
    natural_set(&unit, 1);
    natural_set(&up, 1);
    natural_set(&down, 1);
    natural_shift(&rest, (exponent > 0 ? exponent : 0) + 1 + uneven_gap);
    natural_shift(&unit, (exponent < 0 ? -exponent : 0) + 1 + uneven_gap);
    natural_shift(&up, (exponent > 0 ? exponent : 0) + uneven_gap);
    natural_shift(&down, exponent > 0 ? exponent : 0);
    digits->exponent = exponent_guess(fraction, exponent);
    if (digits->exponent >= 0) {
        natural_scale_by_ten_to(&unit, digits->exponent);
    } else {
        natural_scale_by_ten_to(&rest, -digits->exponent);
        natural_scale_by_ten_to(&up, -digits->exponent);
        natural_scale_by_ten_to(&down, -digits->exponent);
    }
    if (natural_compare_sum(&rest, &up, &unit) >= (even ? 0 : 1)) {
        natural_scale(&unit, 10, 0);
        digits->exponent++;
    }
    digits->count = 0;
    while (!low && !high) {
        natural_scale(&rest, 10, 0);
        natural_scale(&up, 10, 0);
        natural_scale(&down, 10, 0);
        digits->text[digits->count] = next_digit(&rest, &unit);
        low = natural_compare(&rest, &down) < (even ? 1 : 0);
        high = natural_compare_sum(&rest, &up, &unit) >= (even ? 0 : 1);
        digits->count++;
    }
    if (high && (!low || natural_compare_sum(&rest, &rest, &unit) >= 0)) {
        digits->text[digits->count - 1]++; /* never past 9: the digit before would have ended the search */
    }
}

/* `count` digits, rounded to nearest, half away from 0, without trailing zeros. */
static void rounded_digits(double value, int count, struct digits *digits)
{
    struct natural rest, unit;
    uint64_t fraction;
    int exponent;

    split(value, &fraction, &exponent);
    natural_set(&rest, fraction);
    natural_set(&unit, 1);
    natural_shift(exponent > 0 ? &rest : &unit, exponent > 0 ? exponent : -exponent);
    digits->exponent = exponent_guess(fraction, exponent);
    natural_scale_by_ten_to(digits->exponent > 0 ? &unit : &rest,
                            digits->exponent > 0 ? digits->exponent : -digits->exponent);
    if (natural_compare(&rest, &unit) >= 0) {
        natural_scale(&unit, 10, 0);
        digits->exponent++;
    }
    for (digits->count = 0; digits->count < count; digits->count++) {
        natural_scale(&rest, 10, 0);
        digits->text[digits->count] = next_digit(&rest, &unit);
    }
    if (natural_compare_sum(&rest, &rest, &unit) >= 0) {
        while (digits->count > 0 && digits->text[digits->count - 1] == '9') {
            digits->count--;
        }
        if (digits->count == 0) {
            digits->text[digits->count++] = '1';
            digits->exponent++;
        } else {
            digits->text[digits->count - 1]++;
        }
    }
    while (digits->count > 1 && digits->text[digits->count - 1] == '0') {
        digits->count--;
    }
}

static char digit_at(const struct digits *digits, int index)
{
    return index >= 0 && index < digits->count ? digits->text[index] : '0';
}

static char *write_plain(char *at, const struct digits *digits, bool grouped)
{
    const int whole = digits->exponent > 0 ? digits->exponent : 1,
              first = digits->exponent > 0 ? 0 : digits->exponent - 1;
    int i;

    for (i = 0; i < whole; i++) {
        *at++ = digit_at(digits, first + i);
        if (grouped && i + 1 < whole && (whole - i - 1) % 3 == 0) {
            *at++ = ',';
        }
    }
    if (first + whole < digits->count) {
        *at++ = '.';
        for (i = first + whole; i < digits->count; i++) {
            *at++ = digit_at(digits, i);
        }
    }
    return at;
}

static char *write_scientific(char *at, const struct digits *digits)
{
    int exponent = digits->exponent - 1, i;

    *at++ = digits->text[0];
    for (i = 1; i < digits->count; i++) {
        if (i == 1) {
            *at++ = '.';
        }
        *at++ = digits->text[i];
    }
    *at++ = 'e';
    if (exponent < 0) {
        *at++ = '-';
        exponent = -exponent;
    }
    if (exponent >= 100) {
        *at++ = (char)('0' + exponent / 100);
    }
    if (exponent >= 10) {
        *at++ = (char)('0' + exponent / 10 % 10);
    }
    *at++ = (char)('0' + exponent % 10);
    return at;
}

/* Zero, infinities and NaN, which have no digits. */
static bool write_special(double value, char *out)
{
    const double infinity = double_of_bits(0x7ffull << 52);

    if (value == 0.0) {
        strcpy(out, "0");
    } else if (value == infinity) {
        strcpy(out, "inf");
    } else if (value == -infinity) {
        strcpy(out, "-inf");
    } else if (value != value) {
        strcpy(out, "nan");
    } else {
        return false;
    }
    return true;
}

static bool has_sign(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    return bits >> 63 != 0;
}

void text_of_number(double value, char out[32])
{
    struct digits digits;
    char *at = out;

    if (value == value && has_sign(value)) {
        *at++ = '-';
        value = -value;
    }
    if (write_special(value, at)) {
        return;
    }
    shortest_digits(value, &digits);
    /* Plain from 1e-7 to 1e21, as in JavaScript: at most 26 characters. */
    at =
        digits.exponent > -7 && digits.exponent <= 21 ? write_plain(at, &digits, false) : write_scientific(at, &digits);
    *at = '\0';
}

void text_of_number_rounded(double value, int digits_asked, char out[48])
{
    struct digits digits;
    char *at = out;

    if (write_special(value, at)) {
        return;
    }
    if (value < 0.0) {
        *at++ = '-';
        value = -value;
    }
    rounded_digits(value, digits_asked < 1 ? 1 : digits_asked > 17 ? 17 : digits_asked, &digits);
    at = digits.exponent > -7 && digits.exponent <= 15 ? write_plain(at, &digits, digits.exponent > 4)
                                                       : write_scientific(at, &digits);
    *at = '\0';
}
