#include "check.h"
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>

static void texts_are_compared(void **state)
{
    (void)state;
    assert_true(text_equal("a", "a"));
    assert_false(text_equal("a", "b"));
    assert_false(text_equal("a", NULL));
    assert_true(text_equal(NULL, NULL));
    assert_true(text_starts("members.FRA", "members."));
    assert_true(text_starts("a", ""));
    assert_false(text_starts("mem", "members."));
}

static void a_star_stands_for_any_run_without_a_dot(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool matches;
    } rows[] = {
        {"members.*.support", "members.FRA.support", true},
        {"members.*.support", "members.FRA.x.support", false},
        {"members.*", "members.FRA.support", false},
        {"members.*.*", "members.FRA.support", true},
        {"*", "", true},
        {"*", "a.b", false},
        {"a*b*c", "aXbYbZc", true},
        {"a*b*c", "aXbY.bZc", false},
        {"*ab", "aab", true},
        {"*a.b*c", "xaa.bbc", true},
        {"abc", "abc", true},
        {"abc", "abcd", false},
        {"", "", true},
        {"", "a", false},
        {"a*", "a", true},
        {"********", "abc", true},
        {"*********", "abc", false}, /* nine */
        {"a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (text_matches(rows[i].pattern, rows[i].text) != rows[i].matches) {
            fail_msg("%s against %s", rows[i].pattern, rows[i].text);
        }
    }
}

static void a_number_is_read_up_to_where_it_ends(void **state)
{
    static const struct {
        const char *text;
        size_t bytes;
        double value;
    } rows[] = {
        {"82 brigades", 2, 82},
        {"1..2..4", 1, 1},
        {"1.5..2", 3, 1.5},
        {"-0.3 .. 1", 4, -0.3},
        {"+7", 2, 7},
        {".5", 2, 0.5},
        {"5.", 1, 5},
        {"1e3", 3, 1000},
        {"1.5E-3x", 6, 0.0015},
        {"1e", 1, 1},
        {"1e+", 1, 1},
        {"2 e", 1, 2},
        {"1,184", 5, 1184},
        {"28,500 persons", 6, 28500},
        {"1,234,567.25", 12, 1234567.25},
        {"1,000,000", 9, 1000000},
        {"1,23", 1, 1},
        {"1,2345", 1, 1},
        {"1234,567", 4, 1234},
        {"0,123", 1, 0},
        {"0", 1, 0},
        {"000.250", 7, 0.25},
        {"1e999999999999", 14, (double)INFINITY},
        {"1e-999999999999", 15, 0},
        {"0e999999999999", 14, 0},
        {"", 0, 0},
        {"-", 0, 0},
        {"abc", 0, 0},
        {".", 0, 0},
        {"..5", 0, 0},
        {"e5", 0, 0},
        {"inf", 0, 0},
        {"nan", 0, 0},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double value = 0.0;

        if (text_number(rows[i].text, &value) != rows[i].bytes) {
            fail_msg("\"%s\" read otherwise than %u bytes", rows[i].text, (unsigned)rows[i].bytes);
        }
        assert_same_bits(value, rows[i].value);
    }
}

/* Cases on which hasty readers round wrongly; the values are the exact neighbours in hexadecimal. */
static void numbers_are_rounded_correctly(void **state)
{
    static const struct {
        const char *text;
        double value;
    } rows[] = {
        {"9007199254740993", 0x1p53}, /* half way: to even */
        {"9007199254740993.0000000000000000000001", 0x1.0000000000001p53},
        {"9007199254740992.9999999999999999999999", 0x1p53},
        {"2.2250738585072011e-308", 0x0.fffffffffffffp-1022}, /* the number that hung PHP and Java in 2011 */
        {"2.2250738585072012e-308", 0x1p-1022},
        {"2.4703282292062327208e-324", 0x0p0},     /* just below half of the least subnormal */
        {"2.4703282292062327209e-324", 0x1p-1074}, /* just above */
        {"4.9406564584124654e-324", 0x1p-1074},
        {"1.7976931348623157e308", 0x1.fffffffffffffp1023},
        {"1.7976931348623158e308", 0x1.fffffffffffffp1023},
        {"1.797693134862315808e308", (double)INFINITY},
        {"1e23", 0x1.52d02c7e14af6p76},
        {"8.5e22", 0x1.1ffdbf6b2b2ebp+76},
        {"123456789012345678", 0x1.b69b4ba630f35p56},
        {"0.1", 0x1.999999999999ap-4},
        {"3.141592653589793", 0x1.921fb54442d18p1},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double value = -1.0;

        assert_int_equal(text_number(rows[i].text, &value), strlen(rows[i].text));
        assert_same_bits(value, rows[i].value);
    }
}

static void digits_past_the_771st_still_decide_a_tie(void **state)
{
    char text[1300];
    double value;
    int i;

    (void)state;
    /* 2^53 + 1, a tie, with a thousand zeros and then a 1: no longer a tie. */
    strcpy(text, "9007199254740993.");
    for (i = 17; i < 1017; i++) {
        text[i] = '0';
    }
    text[1017] = '\0';
    (void)text_number(text, &value);
    assert_same_bits(value, 0x1p53);
    text[1017] = '1';
    text[1018] = '\0';
    (void)text_number(text, &value);
    assert_same_bits(value, 0x1.0000000000001p53);
    /* a thousand leading zeros carry no weight */
    memset(text, '0', 1000);
    text[1] = '.';
    strcpy(text + 1000, "25e1000");
    (void)text_number(text, &value);
    assert_same_bits(value, 25.0);
}

static uint64_t scramble(uint64_t *word)
{
    *word ^= *word << 13;
    *word ^= *word >> 7;
    *word ^= *word << 17;
    return *word;
}

/* Random bit patterns, subnormals and powers of two among them, against the C library in the C locale. */
static void any_double_survives_text_and_its_text_is_the_shortest(void **state)
{
    uint64_t word = 88172645463325252u, bits;
    char text[32], shorter[40];
    double value, back;
    int i, digits;

    (void)state;
    for (i = 0; i < 20000; i++) {
        bits = scramble(&word);
        bits = i % 4 == 1 ? bits & ~(uint64_t)0xfffffffffffff : i % 4 == 2 ? bits & 0x800fffffffffffff : bits;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value) || value == 0.0) {
            continue;
        }
        text_of_number(value, text);
        assert_int_equal(text_number(text, &back), strlen(text));
        assert_same_bits(back, value);
        assert_same_bits(strtod(text, NULL), value);
        for (digits = 1; digits < 17; digits++) { /* the fewest digits with which the C library can do it */
            (void)snprintf(shorter, sizeof shorter, "%.*e", digits - 1, value);
            if (strtod(shorter, NULL) == value) {
                break;
            }
        }
        if (strchr(text, 'e') != NULL) {
            const size_t mantissa = strcspn(text, "e") - (text[0] == '-') - (strchr(text, '.') != NULL);

            assert_true(mantissa <= (size_t)digits); /* fewer beside a power of two, where the nearest is not it */
        }
    }
}

static void numbers_are_written_plainly_where_people_would(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {
        {0.0, "0"},
        {-0.0, "-0"},
        {1.0, "1"},
        {-2.5, "-2.5"},
        {0.1, "0.1"},
        {0.30000000000000004, "0.30000000000000004"},
        {28500, "28500"},
        {1e20, "100000000000000000000"},
        {1e21, "1e21"},
        {1.5e300, "1.5e300"},
        {0.000001, "0.000001"},
        {1.25e-7, "0.000000125"},
        {1e-8, "1e-8"},
        {5e-324, "5e-324"},
        {-1.7976931348623157e308, "-1.7976931348623157e308"},
        {9007199254740993.0, "9007199254740992"},
        {(double)INFINITY, "inf"},
        {-(double)INFINITY, "-inf"},
        {(double)NAN, "nan"},
    };
    char text[32];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        text_of_number(rows[i].value, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void numbers_for_readers_are_rounded_and_grouped(void **state)
{
    static const struct {
        double value;
        int digits;
        const char *text;
    } rows[] = {
        {1234567.0, 2, "1,200,000"},
        {1234.0, 2, "1200"},
        {9999.0, 4, "9999"},
        {9999.0, 2, "10,000"},
        {327680.0, 6, "327,680"},
        {-28500.4, 3, "-28,500"},
        {0.0345, 2, "0.035"}, /* 0.0345 is stored a little above */
        {2.5, 1, "3"},
        {-2.5, 1, "-3"},
        {0.5, 2, "0.5"},
        {99.96, 3, "100"},
        {0.0999, 2, "0.1"},
        {0.00000012, 2, "0.00000012"},
        {0.000000012, 2, "1.2e-8"},
        {999999999999999.0, 15, "999,999,999,999,999"},
        {1e15, 3, "1e15"},
        {123456.789, 17, "123,456.789"},
        {0.0, 3, "0"},
        {-0.0, 3, "0"},
        {(double)INFINITY, 2, "inf"},
        {-(double)INFINITY, 2, "-inf"},
        {(double)NAN, 2, "nan"},
        {5.0, 0, "5"},
    };
    char text[48];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        text_of_number_rounded(rows[i].value, rows[i].digits, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void dates_go_to_days_and_back(void **state)
{
    static const struct {
        const char *text;
        int32_t day;
    } rows[] = {
        {"1970-01-01", 0},      {"1969-12-31", -1},      {"2000-02-29", 11016},   {"2024-12-31", 20088},
        {"1900-03-01", -25508}, {"0000-03-01", -719468}, {"9999-12-31", 2932896},
    };
    char text[16];
    int32_t day;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(text_date(rows[i].text, &day));
        assert_int_equal(day, rows[i].day);
        text_of_date(day, text);
        assert_string_equal(text, rows[i].text);
    }
    for (day = -719468; day < 2932896; day += 997) {
        int32_t back;

        text_of_date(day, text);
        assert_true(text_date(text, &back));
        assert_int_equal(back, day);
    }
}

static void days_that_do_not_exist_are_refused(void **state)
{
    static const char *const texts[] = {
        "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00",  "2024-01-32",
        "2024-1-01",  "24-01-01",   "2024/01/01", "2024-01-1x", "",           "2024-01-011", "-024-01-01",
    };
    int32_t day;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_false(text_date(texts[i], &day));
    }
}

static void utf8_is_counted_and_checked(void **state)
{
    static const char *const good[] = {
        "", "abc", "T\xc3\xbcrkiye", "\xe2\x89\xa5", "\xf0\x9f\x9a\xa2", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"};
    static const uint32_t widths[] = {0, 3, 7, 1, 1, 1, 1};
    static const char *const bad[] = {"\x80",         "\xc3",         "\xc0\xaf",         "\xc1\x81",
                                      "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80",
                                      "\xe2\x89",     "a\xffz",       "\xf0\x80\x80\x80"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(text_is_utf8(good[i], strlen(good[i])));
        assert_int_equal(text_codepoints(good[i], strlen(good[i])), widths[i]);
    }
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(text_is_utf8(bad[i], strlen(bad[i])));
    }
    assert_true(text_is_utf8("a\0b", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_compared),
        cmocka_unit_test(a_star_stands_for_any_run_without_a_dot),
        cmocka_unit_test(a_number_is_read_up_to_where_it_ends),
        cmocka_unit_test(numbers_are_rounded_correctly),
        cmocka_unit_test(digits_past_the_771st_still_decide_a_tie),
        cmocka_unit_test(any_double_survives_text_and_its_text_is_the_shortest),
        cmocka_unit_test(numbers_are_written_plainly_where_people_would),
        cmocka_unit_test(numbers_for_readers_are_rounded_and_grouped),
        cmocka_unit_test(dates_go_to_days_and_back),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(utf8_is_counted_and_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
