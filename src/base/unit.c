#include "base/unit.h"
#include "base/text.h"
#include <stdio.h>
#include <string.h>

enum dimension { TIME, LENGTH, MASS, AREA, PERSONS, MONEY, POINTS, THING, NUMBER, SPEED };

/* word, scale, dimension. The nautical mile is 1852 m and the pound 0.45359237 kg by definition; a month is a twelfth
 * of a Julian year. A named thing is counted by a pure number. */
#define UNIT_WORDS(X)                                                                                                  \
    X("d", 1.0, TIME)                                                                                                  \
    X("day", 1.0, TIME)                                                                                                \
    X("days", 1.0, TIME)                                                                                               \
    X("h", 1.0 / 24, TIME)                                                                                             \
    X("hour", 1.0 / 24, TIME)                                                                                          \
    X("hours", 1.0 / 24, TIME)                                                                                         \
    X("min", 1.0 / 1440, TIME)                                                                                         \
    X("minute", 1.0 / 1440, TIME)                                                                                      \
    X("minutes", 1.0 / 1440, TIME)                                                                                     \
    X("s", 1.0 / 86400, TIME)                                                                                          \
    X("wk", 7.0, TIME)                                                                                                 \
    X("week", 7.0, TIME)                                                                                               \
    X("weeks", 7.0, TIME)                                                                                              \
    X("month", 30.4375, TIME)                                                                                          \
    X("months", 30.4375, TIME)                                                                                         \
    X("year", 365.25, TIME)                                                                                            \
    X("years", 365.25, TIME)                                                                                           \
    X("yr", 365.25, TIME)                                                                                              \
    X("nmi", 1.0, LENGTH)                                                                                              \
    X("km", 1000.0 / 1852, LENGTH)                                                                                     \
    X("m", 1.0 / 1852, LENGTH)                                                                                         \
    X("ft", 0.3048 / 1852, LENGTH)                                                                                     \
    X("kn", 24.0, SPEED)                                                                                               \
    X("knot", 24.0, SPEED)                                                                                             \
    X("knots", 24.0, SPEED)                                                                                            \
    X("t", 1.0, MASS)                                                                                                  \
    X("tonne", 1.0, MASS)                                                                                              \
    X("tonnes", 1.0, MASS)                                                                                             \
    X("kg", 0.001, MASS)                                                                                               \
    X("lb", 0.00045359237, MASS)                                                                                       \
    X("st", 0.90718474, MASS)                                                                                          \
    X("short ton", 0.90718474, MASS)                                                                                   \
    X("short tons", 0.90718474, MASS)                                                                                  \
    X("sq ft", 1.0, AREA)                                                                                              \
    X("sqft", 1.0, AREA)                                                                                               \
    X("ft2", 1.0, AREA)                                                                                                \
    X("m2", 1.0 / 0.09290304, AREA)                                                                                    \
    X("sq m", 1.0 / 0.09290304, AREA)                                                                                  \
    X("sq nmi", 1852.0 * 1852.0 / 0.09290304, AREA)                                                                    \
    X("nmi2", 1852.0 * 1852.0 / 0.09290304, AREA)                                                                      \
    X("sq km", 1e6 / 0.09290304, AREA)                                                                                 \
    X("km2", 1e6 / 0.09290304, AREA)                                                                                   \
    X("person", 1.0, PERSONS)                                                                                          \
    X("persons", 1.0, PERSONS)                                                                                         \
    X("people", 1.0, PERSONS)                                                                                          \
    X("troops", 1.0, PERSONS)                                                                                          \
    X("death", 1.0, PERSONS)                                                                                           \
    X("deaths", 1.0, PERSONS)                                                                                          \
    X("USD", 1.0, MONEY)                                                                                               \
    X("point", 1.0, POINTS)                                                                                            \
    X("points", 1.0, POINTS)                                                                                           \
    X("%", 0.01, NUMBER)                                                                                               \
    X("pct", 0.01, NUMBER)                                                                                             \
    X("percent", 0.01, NUMBER)                                                                                         \
    X("pp", 0.01, NUMBER)                                                                                              \
    X("percentage point", 0.01, NUMBER)                                                                                \
    X("percentage points", 0.01, NUMBER)                                                                               \
    X("share", 1.0, NUMBER)                                                                                            \
    X("times", 1.0, NUMBER)                                                                                            \
    X("deg", 1.0, NUMBER)                                                                                              \
    X("degree", 1.0, NUMBER)                                                                                           \
    X("degrees", 1.0, NUMBER)                                                                                          \
    X("lane-m", 1.0, NUMBER)                                                                                           \
    X("lane m", 1.0, NUMBER)                                                                                           \
    X("HQ", 1.0, NUMBER)                                                                                               \
    X("HQs", 1.0, NUMBER)                                                                                              \
    X("aircraft", 1.0, NUMBER)                                                                                         \
    X("battery", 1.0, NUMBER)                                                                                          \
    X("batteries", 1.0, NUMBER)                                                                                        \
    X("country", 1.0, NUMBER)                                                                                          \
    X("countries", 1.0, NUMBER)

/* Things whose plural adds an s: listed once. */
#define THING_WORDS(X)                                                                                                 \
    X("attack")                                                                                                        \
    X("berth")                                                                                                         \
    X("brigade")                                                                                                       \
    X("capital")                                                                                                       \
    X("carrier")                                                                                                       \
    X("case")                                                                                                          \
    X("cell")                                                                                                          \
    X("climb")                                                                                                         \
    X("convoy")                                                                                                        \
    X("escort")                                                                                                        \
    X("event")                                                                                                         \
    X("fighter")                                                                                                       \
    X("formation")                                                                                                     \
    X("frigate")                                                                                                       \
    X("future")                                                                                                        \
    X("hospital")                                                                                                      \
    X("incident")                                                                                                      \
    X("interceptor")                                                                                                   \
    X("intrusion")                                                                                                     \
    X("level")                                                                                                         \
    X("member")                                                                                                        \
    X("missile")                                                                                                       \
    X("round")                                                                                                         \
    X("rung")                                                                                                          \
    X("shelter")                                                                                                       \
    X("ship")                                                                                                          \
    X("sortie")                                                                                                        \
    X("spot")                                                                                                          \
    X("stage")                                                                                                         \
    X("tanker")                                                                                                        \
    X("unit")                                                                                                          \
    X("vehicle")                                                                                                       \
    X("vessel")                                                                                                        \
    X("warhead")

struct unit_word {
    const char *word;
    double scale;
    enum dimension dimension;
};

#define AS_ROW(word, scale, dimension) {word, scale, dimension},
#define AS_THING_ROWS(word) {word, 1.0, NUMBER}, {word "s", 1.0, NUMBER},
static const struct unit_word unit_rows[] = {UNIT_WORDS(AS_ROW) THING_WORDS(AS_THING_ROWS)};

static const struct unit_word prefix_rows[] = {
    {"k", 1e3, NUMBER},       {"thousand", 1e3, NUMBER}, {"M", 1e6, NUMBER},       {"mn", 1e6, NUMBER},
    {"million", 1e6, NUMBER}, {"bn", 1e9, NUMBER},       {"billion", 1e9, NUMBER},
};

#define AS_NAME(word, scale, dimension) word,
#define AS_THING_NAMES(word) word, word "s",
static const char *const word_list[] = {
    UNIT_WORDS(AS_NAME) "k",         "thousand", "M", "mn", "million", "bn", "billion", "per",
    THING_WORDS(AS_THING_NAMES) NULL};

const char *const *unit_words(void)
{
    return word_list;
}

enum { WORD_BYTES = 24, POWER_MOST = 9, SCALE_WORDS_MOST = 16 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '_';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool equal_but_case(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* As written, or else in other letters of the same word. A single letter is taken as written alone: m and M differ. */
static const struct unit_word *find_row(const struct unit_word *rows, size_t count, const char *word)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (strcmp(rows[i].word, word) == 0) {
            return &rows[i];
        }
    }
    for (i = 0; i < count && strlen(word) > 1; i++) {
        if (equal_but_case(rows[i].word, word)) {
            return &rows[i];
        }
    }
    return NULL;
}

#define FIND(rows, word) find_row(rows, sizeof(rows) / sizeof(rows)[0], word)

/* The word at `at`: up to a blank, a slash or the end. False when it is longer than any we know. */
static bool read_word(const char *at, const char *end, char word[WORD_BYTES], const char **after)
{
    const char *last = at;

    while (last < end && !is_blank(*last) && *last != '/' && *last != '\0') {
        last++;
    }
    *after = last;
    if (last == at || last - at >= WORD_BYTES) {
        return false;
    }
    memcpy(word, at, (size_t)(last - at));
    word[last - at] = '\0';
    return true;
}

/* One unit at `at`, of two words where two make one ("short ton"). */
static const struct unit_word *read_unit(const char *at, const char *end, const char **after)
{
    char first[WORD_BYTES], second[WORD_BYTES], both[2 * WORD_BYTES];
    const struct unit_word *row;
    const char *next, *after_second;

    if (!read_word(at, end, first, after)) {
        return NULL;
    }
    for (next = *after; next < end && is_blank(*next); next++) {
    }
    if (next > *after && read_word(next, end, second, &after_second)) {
        (void)snprintf(both, sizeof both, "%s %s", first, second);
        row = FIND(unit_rows, both);
        if (row != NULL) {
            *after = after_second;
            return row;
        }
    }
    row = FIND(unit_rows, first);
    return row != NULL ? row : FIND(prefix_rows, first);
}

/* "person-day" is a product, though "lane-m" is a word. */
static const struct unit_word *read_joined(const char *at, const char *end, const char **after)
{
    const char *dash = at;

    while (dash < end && *dash != '-' && !is_blank(*dash) && *dash != '/') {
        dash++;
    }
    return dash < end && *dash == '-' && dash + 1 < end && !is_blank(dash[1]) ? read_unit(at, dash, after) : NULL;
}

static bool add_power(struct unit *unit, enum dimension dimension, int sign)
{
    if (dimension == NUMBER) {
        return true;
    }
    if (dimension == SPEED) {
        return add_power(unit, LENGTH, sign) && add_power(unit, TIME, -sign);
    }
    unit->power[dimension] = (int8_t)(unit->power[dimension] + sign);
    return unit->power[dimension] <= POWER_MOST && unit->power[dimension] >= -POWER_MOST;
}

/* The product from `at` to `end`, where no slash stands, multiplied (sign 1) or divided (-1) into `unit`. "m" is a
 * million beside money and a metre elsewhere. */
static bool read_side(const char *at, const char *end, int sign, struct unit *unit, const char **bad)
{
    const double million = 1e6;
    bool money = false;
    const char *metre = NULL;
    int words = 0;

    while (at < end) {
        const struct unit_word *row;
        const char *after;

        if (is_blank(*at)) {
            at++;
            continue;
        }
        *bad = at;
        row = read_unit(at, end, &after);
        if (row == NULL) {
            row = read_joined(at, end, &after);
            after += row != NULL; /* past the dash */
        }
        if (row == NULL || ++words > SCALE_WORDS_MOST) {
            return false;
        }
        if (strcmp(row->word, "m") == 0 && metre == NULL) {
            metre = at; /* decided when the whole side is known */
        } else {
            money = money || row->dimension == MONEY;
            unit->scale = sign > 0 ? unit->scale * row->scale : unit->scale / row->scale;
            if (!add_power(unit, row->dimension, sign)) {
                return false;
            }
        }
        at = after;
    }
    if (metre != NULL) {
        const double scale = money ? million : FIND(unit_rows, "m")->scale;

        unit->scale = sign > 0 ? unit->scale * scale : unit->scale / scale;
        return add_power(unit, money ? NUMBER : LENGTH, sign);
    }
    return words > 0;
}

/* The next "/" or word "per" from `at`, or `end`; *after is what follows it. */
static const char *find_per(const char *at, const char *end, const char **after)
{
    const char *start = at;

    for (; at < end; at++) {
        if (*at == '/') {
            *after = at + 1;
            return at;
        }
        if (end - at >= 3 && memcmp(at, "per", 3) == 0 && (at == start || is_blank(at[-1])) &&
            (end - at == 3 || is_blank(at[3]))) {
            *after = at + 3;
            return at;
        }
    }
    *after = end;
    return end;
}

bool unit_parse(const char *text, size_t length, struct unit *unit, const char **bad)
{
    const char *at = text, *end = text + length, *slash, *after, *ignored;
    int sign = 1;

    bad = bad == NULL ? &ignored : bad;
    *unit = (struct unit){.scale = 1.0};
    while (at < end && is_blank(*at)) {
        at++;
    }
    while (end > at && is_blank(end[-1])) {
        end--;
    }
    *bad = at;
    if (at == end) {
        return true;
    }
    slash = find_per(at, end, &after);
    if (slash > at && !read_side(at, slash, sign, unit, bad)) {
        return false;
    }
    while (slash < end) { /* "/d" and "per day" need nothing before */
        at = after;
        *bad = slash;
        slash = find_per(at, end, &after);
        if (!read_side(at, slash, -1, unit, bad)) {
            return false;
        }
    }
    return true;
}

bool unit_same_dimension(const struct unit *a, const struct unit *b)
{
    return memcmp(a->power, b->power, sizeof a->power) == 0;
}

static bool has_powers(const struct unit *unit, enum dimension first, int first_power, enum dimension second,
                       int second_power)
{
    struct unit wanted = {.scale = 1.0};

    if (first != NUMBER) {
        wanted.power[first] = (int8_t)first_power;
    }
    if (second != NUMBER) {
        wanted.power[second] = (int8_t)second_power;
    }
    return unit_same_dimension(unit, &wanted);
}

static size_t append(char out[64], size_t used, const char *text)
{
    const int written = snprintf(out + used, 64 - used, "%s", text);

    return used + (size_t)written < 63 ? used + (size_t)written : 63;
}

const char *unit_dimension_name(const struct unit *unit, char out[64])
{
    static const struct {
        const char *above, *below;
    } names[DIMENSION_COUNT] = {
        [TIME] = {"a time", "time"},
        [LENGTH] = {"a length", "length"},
        [MASS] = {"a mass", "mass"},
        [AREA] = {"an area", "area"},
        [PERSONS] = {"a number of persons", "person"},
        [MONEY] = {"an amount of money", "unit of money"},
        [POINTS] = {"a number of points", "point"},
        [THING] = {"a number of things", "thing"},
    };
    size_t used = 0;
    int i, j;

    if (has_powers(unit, NUMBER, 0, NUMBER, 0)) {
        return "a pure number";
    }
    if (has_powers(unit, LENGTH, 1, TIME, -1)) {
        return "a speed";
    }
    out[0] = '\0';
    for (i = 0; i < DIMENSION_COUNT; i++) {
        for (j = 0; j < unit->power[i]; j++) {
            used = append(out, used, used == 0 ? "" : " times ");
            used = append(out, used, names[i].above);
        }
    }
    used = append(out, used, used == 0 ? "a number" : "");
    for (i = 0; i < DIMENSION_COUNT; i++) {
        for (j = 0; j > unit->power[i]; j--) {
            used = append(out, used, " per ");
            used = append(out, used, names[i].below);
        }
    }
    return out;
}

const char *unit_examples(const struct unit *unit)
{
    static const struct {
        enum dimension first;
        int first_power;
        enum dimension second;
        int second_power;
        const char *words;
    } rows[] = {
        {NUMBER, 0, NUMBER, 0, "%, k or no unit"},
        {TIME, 1, NUMBER, 0, "h, d or wk"},
        {LENGTH, 1, NUMBER, 0, "km or nmi"},
        {MASS, 1, NUMBER, 0, "t, kg or short ton"},
        {AREA, 1, NUMBER, 0, "sq ft, k sq ft or m2"},
        {PERSONS, 1, NUMBER, 0, "persons or k persons"},
        {MONEY, 1, NUMBER, 0, "USD, USD m or USD bn"},
        {POINTS, 1, NUMBER, 0, "points"},
        {TIME, -1, NUMBER, 0, "/d, /year or %/year"},
        {LENGTH, 1, TIME, -1, "kn or km/h"},
        {MASS, 1, TIME, -1, "t/d"},
        {PERSONS, 1, TIME, -1, "persons/d"},
        {PERSONS, 1, TIME, 1, "person-days"},
        {MONEY, 1, TIME, -1, "USD/h, USD/d or USD m/year"},
        {POINTS, 1, TIME, -1, "points/d or points/month"},
        {MASS, 1, PERSONS, -1, "kg/person or t/person"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (has_powers(unit, rows[i].first, rows[i].first_power, rows[i].second, rows[i].second_power)) {
            return rows[i].words;
        }
    }
    return "";
}
