#include "base/text.h"
#include <string.h>

bool text_equal(const char *a, const char *b)
{
    if (a == NULL || b == NULL) {
        return a == b;
    }
    return strcmp(a, b) == 0;
}

bool text_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_matches(const char *pattern, const char *text)
{
    const char *star = NULL, *tried = NULL, *at;
    int stars = 0;

    for (at = pattern; *at != '\0'; at++) {
        stars += *at == '*';
    }
    if (stars > 8) {
        return false;
    }

    /* Going back to the latest star is enough: an earlier one that took more would only leave the later ones less, and
     * where a dot stands between two stars it has but one place to match. */
    for (;;) {
        if (*pattern == '*') {
            star = ++pattern;
            tried = text;
        } else if (*pattern == *text) {
            if (*text == '\0') {
                return true;
            }
            pattern++;
            text++;
        } else if (star != NULL && *tried != '\0' && *tried != '.') {
            pattern = star;
            text = ++tried;
        } else {
            return false;
        }
    }
}

/* Days from 1970-01-01, counting years from March so that the leap day comes last (H. Hinnant, "chrono-compatible
 * low-level date algorithms"). 719468 days lie between 0000-03-01 and 1970-01-01. */
static int32_t day_of(int32_t year, int32_t month, int32_t day)
{
    const int32_t y = month <= 2 ? year - 1 : year, era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    const int32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of(int32_t days, int32_t *year, int32_t *month, int32_t *day)
{
    const int64_t z = (int64_t)days + 719468;
    const int64_t era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    const int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t from_march = (5 * of_year + 2) / 153;

    *day = (int32_t)(of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int32_t)(from_march < 10 ? from_march + 3 : from_march - 9);
    *year = (int32_t)(year_of_era + era * 400 + (*month <= 2));
}

static bool read_digits(const char *text, int count, int32_t *value)
{
    int i;

    *value = 0;
    for (i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool text_date(const char *text, int32_t *day)
{
    int32_t year, month, number, back_year, back_month, back_number;

    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !read_digits(text, 4, &year) ||
        !read_digits(text + 5, 2, &month) || !read_digits(text + 8, 2, &number) || month < 1 || month > 12 ||
        number < 1 || number > 31) {
        return false;
    }
    *day = day_of(year, month, number);
    date_of(*day, &back_year, &back_month, &back_number); /* 30 February comes back as a day of March */
    return back_year == year && back_month == month && back_number == number;
}

void text_of_date(int32_t day, char out[16])
{
    int32_t year, month, number, i;
    char *at = out, digits[12];
    int count = 0;

    date_of(day, &year, &month, &number);
    if (year < 0) {
        *at++ = '-';
        year = -year;
    }
    for (i = year; i > 0 || count < 4; i /= 10) {
        digits[count++] = (char)('0' + i % 10);
    }
    while (count > 0) {
        *at++ = digits[--count];
    }
    at[0] = '-';
    at[1] = (char)('0' + month / 10);
    at[2] = (char)('0' + month % 10);
    at[3] = '-';
    at[4] = (char)('0' + number / 10);
    at[5] = (char)('0' + number % 10);
    at[6] = '\0';
}

uint32_t text_codepoints(const char *text, size_t bytes)
{
    uint32_t count = 0;
    size_t i;

    for (i = 0; i < bytes; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

/* Bytes of the well-formed sequence at `text`, 0 if none: no overlong form, no surrogate, nothing above U+10FFFF
 * (Unicode Standard, table 3-7). */
static size_t sequence_bytes(const unsigned char *text, size_t room)
{
    const unsigned char first = text[0];
    unsigned char least = 0x80, most = 0xBF;
    size_t bytes, i;

    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes > room) {
        return 0;
    }
    least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : least;
    most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : most;
    if (text[1] < least || text[1] > most) {
        return 0;
    }
    for (i = 2; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return bytes;
}

bool text_is_utf8(const char *text, size_t bytes)
{
    size_t at = 0;

    while (at < bytes) {
        const size_t step = sequence_bytes((const unsigned char *)text + at, bytes - at);

        if (step == 0) {
            return false;
        }
        at += step;
    }
    return true;
}
