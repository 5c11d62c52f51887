#include "report/words.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static void put(char out[WORDS_ROOM], const char *text)
{
    snprintf(out, WORDS_ROOM, "%s", text);
}

struct display display_of_unit(const char *unit)
{
    static const struct {
        const char *start;
        double scale;
    } known[] = {
        {"of 100", 100},     {"per 100", 100},   {"%", 100},      {"USD bn", 1e-9},
        {"bn ", 1e-9},       {"billion ", 1e-9}, {"USD M", 1e-6}, {"USD m", 1e-6},
        {"M ", 1e-6},        {"million ", 1e-6}, {"USD k", 1e-3}, {"k ", 1e-3},
        {"thousand ", 1e-3}, {"weeks", 1.0 / 7}, {"hours", 24},   {"years", 1 / 365.25},
    };
    struct display display = {.scale = 1, .unit = unit == NULL ? "" : unit};

    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
        if (text_starts(display.unit, known[k].start)) {
            display.scale = known[k].scale;
            break;
        }
    display.of_hundred = text_starts(display.unit, "of 100");
    if (text_equal(display.unit, "d"))
        display.unit = "days";
    return display;
}

struct display display_of(const struct measure *measure)
{
    return display_of_unit(measure->unit);
}

/* Largest power of ten not above |value| (> 0). Powers by repeated products of 10 are exact up to 10^22; below 1, 1e-k
 * is read from the quotient, which rounds the same everywhere. */
static int decade_of(double value)
{
    int decade = 0;

    for (value = fabs(value); value >= 10 && decade < 300; decade++)
        value /= 10;
    for (; value < 1 && decade > -300; decade--)
        value *= 10;
    return decade;
}

static double power_of_ten(int exponent)
{
    double power = 1;

    for (int k = exponent < 0 ? -exponent : exponent; k > 0; k--)
        power *= 10;
    return exponent < 0 ? 1 / power : power;
}

/* Rounded to two significant digits, or to the leading digit of `error` if that is coarser. */
static double round_for_reader(double value, double error)
{
    if (value == 0)
        return 0;
    int place = decade_of(value) - 1;
    if (error > 0 && isfinite(error) && decade_of(error) > place)
        place = decade_of(error);
    const double step = power_of_ten(place);
    /* 9.96 has its second digit at .1 and rounds to 10, whose second digit is at 1: the same number. */
    return copysign(floor(fabs(value) / step + 0.5), value) * step;
}

static void plain(double value, char out[WORDS_ROOM])
{
    static const struct {
        double from, scale;
        const char *word;
    } large[] = {{1e12, 1e-12, " trillion"}, {1e9, 1e-9, " bn"}, {1e6, 1e-6, " M"}};
    char digits[48];

    for (size_t k = 0; k < sizeof large / sizeof large[0]; k++)
        if (fabs(value) >= large[k].from) {
            text_of_number_rounded(value * large[k].scale, 12, digits);
            snprintf(out, WORDS_ROOM, "%s%s", digits, large[k].word);
            return;
        }
    text_of_number_rounded(value, 12, digits);
    put(out, digits);
}

void words_number(double value, double error, char out[WORDS_ROOM])
{
    if (isnan(value))
        put(out, "-");
    else if (isinf(value))
        put(out, "never");
    else
        plain(round_for_reader(value, error), out);
}

/* A count of 100: whole from 1 on, one decimal below. */
static void hundredth(double count, double error, char out[WORDS_ROOM])
{
    const double size = fabs(count);

    if (size > 0 && size < 0.05)
        put(out, count < 0 ? "-<0.1" : "<0.1");
    else if (size < 0.95)
        plain(copysign(floor(size * 10 + 0.5) / 10, count), out);
    else if (size < 100 && size >= 99.5)
        put(out, count < 0 ? "->99" : ">99");
    else
        plain(round_for_reader(copysign(floor(size + 0.5), count), error), out);
}

void words_value(const struct display *display, double base, double error, char out[WORDS_ROOM])
{
    if (display->of_hundred && isfinite(base))
        hundredth(base * 100, error * 100, out);
    else
        words_number(base * display->scale, error * display->scale, out);
}

void words_signed(const struct display *display, double base, double error, char out[WORDS_ROOM])
{
    char number[WORDS_ROOM];

    words_value(display, base, error, number);
    if (number[0] == '<' || (number[0] == '-' && number[1] == '<')) {
        /* A difference that small has no sign worth printing. */
        put(out, "0");
        return;
    }
    if (base > 0 && isfinite(base) && !text_equal(number, "0"))
        snprintf(out, WORDS_ROOM, "+%.90s", number);
    else
        put(out, number);
}

static void three(const char *low, const char *middle, const char *high, char out[WORDS_ROOM])
{
    if (text_equal(low, middle) && text_equal(high, middle))
        put(out, middle);
    else
        snprintf(out, WORDS_ROOM, "%.30s (%.28s%s%.28s)", middle, low,
                 low[0] == '-' || low[0] == '+' || high[0] == '-' || high[0] == '+' ? " to " : "-", high);
}

void words_band(const struct display *display, const struct band *band, char out[WORDS_ROOM])
{
    char low[WORDS_ROOM], middle[WORDS_ROOM], high[WORDS_ROOM];

    words_value(display, band->low, band->error, low);
    words_value(display, band->middle, band->error, middle);
    words_value(display, band->high, band->error, high);
    three(low, middle, high, out);
}

void words_signed_band(const struct display *display, const struct band *band, char out[WORDS_ROOM])
{
    char low[WORDS_ROOM], middle[WORDS_ROOM], high[WORDS_ROOM];

    words_signed(display, band->low, band->error, low);
    words_signed(display, band->middle, band->error, middle);
    words_signed(display, band->high, band->error, high);
    three(low, middle, high, out);
}

void words_with_unit(const struct display *display, const char *number, char out[WORDS_ROOM])
{
    const char *unit = display->unit;

    if (text_starts(unit, "%"))
        snprintf(out, WORDS_ROOM, "%.40s%.50s", number, unit);
    else if (text_starts(unit, "USD"))
        snprintf(out, WORDS_ROOM, "USD %.40s%.40s", number, unit + 3);
    else if (text_starts(unit, "M ") || text_starts(unit, "k ") || text_starts(unit, "bn ") || *unit != '\0')
        snprintf(out, WORDS_ROOM, "%.40s %.50s", number, unit);
    else
        put(out, number);
}

const char *verdict_word(enum verdict verdict)
{
    static const char *const words[] = {"better", "worse", "same", "unclear"};

    return words[verdict];
}

const char *verdict_mark(enum verdict verdict)
{
    static const char *const marks[] = {"better", "worse", "=", "~"};

    return marks[verdict];
}

void words_id(const char *id, char out[WORDS_ROOM])
{
    put(out, id);
    for (char *c = out; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
}

/* "crisis.start: violent" of `length` bytes, added to out. */
static void add_switch(const char *text, size_t length, char out[WORDS_ROOM])
{
    char whole[WORDS_ROOM], name[WORDS_ROOM];
    const size_t used = strlen(out);

    snprintf(whole, sizeof whole, "%.*s", (int)length, text);
    char *word = strstr(whole, ": ");
    if (word == NULL) {
        snprintf(out + used, WORDS_ROOM - used, "%s", whole);
        return;
    }
    *word = '\0';
    word += 2;
    const char *last = strrchr(whole, '.');
    words_id(last == NULL ? whole : last + 1, name);
    for (char *c = word; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    if (used == 0 && *word >= 'a' && *word <= 'z')
        *word = (char)(*word - 'a' + 'A');
    snprintf(out + used, WORDS_ROOM - used, "%s %s", word, name);
}

void words_stratum(const char *title, char out[WORDS_ROOM])
{
    out[0] = '\0';
    while (*title != '\0') {
        const char *end = strstr(title, ", ");
        const size_t length = end == NULL ? strlen(title) : (size_t)(end - title);
        if (out[0] != '\0')
            snprintf(out + strlen(out), WORDS_ROOM - strlen(out), ", ");
        add_switch(title, length, out);
        title += end == NULL ? length : length + 2;
    }
}

void words_count(uint64_t count, char out[32])
{
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)count);
    int at = 0;

    for (int k = 0; k < length; k++) {
        if (k > 0 && (length - k) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[k];
    }
    out[at] = '\0';
}

void words_small_count(uint64_t count, char out[32])
{
    static const char *const names[] = {"none", "one",   "two",   "three", "four", "five",
                                        "six",  "seven", "eight", "nine",  "ten"};

    if (count < sizeof names / sizeof names[0])
        snprintf(out, 32, "%s", names[count]);
    else
        words_count(count, out);
}
