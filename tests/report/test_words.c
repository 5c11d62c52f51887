#include "check.h"

#include "report/words.h"

static const char *number(double value, double error)
{
    static char out[WORDS_ROOM];
    words_number(value, error, out);
    return out;
}

static const char *value(const char *unit, double base, double error)
{
    static char out[WORDS_ROOM];
    const struct display display = display_of_unit(unit);
    words_value(&display, base, error, out);
    return out;
}

static void numbers_have_two_significant_digits_at_most(void **state)
{
    (void)state;
    assert_string_equal(number(0, 0), "0");
    assert_string_equal(number(3.14159, 0), "3.1");
    assert_string_equal(number(0.0123456, 0), "0.012");
    assert_string_equal(number(99.6, 0), "100");
    assert_string_equal(number(-1234, 0), "-1200");
    assert_string_equal(number(23456, 0), "23,000");
    assert_string_equal(number(1.26e6, 0), "1.3 M");
    assert_string_equal(number(2.5e9, 0), "2.5 bn");
    assert_string_equal(number(1.5e13, 0), "15 trillion");
    assert_string_equal(number(NAN, 0), "-");
    assert_string_equal(number(INFINITY, 0), "never");
}

static void digits_finer_than_the_error_are_not_printed(void **state)
{
    (void)state;
    assert_string_equal(number(23.4, 0.3), "23");
    assert_string_equal(number(3.27, 0.4), "3.3");
    assert_string_equal(number(3.27, 2), "3");
    assert_string_equal(number(23.4, 14), "20");
    assert_string_equal(number(4.2, 14), "0");
    assert_string_equal(number(23.4, INFINITY), "23");
}

static void shares_are_counts_of_a_hundred(void **state)
{
    (void)state;
    assert_string_equal(value("of 100 trials", 0.234, 0), "23");
    assert_string_equal(value("of 100 trials", 0.0312, 0), "3");
    assert_string_equal(value("of 100 trials", 0.0096, 0), "1");
    assert_string_equal(value("of 100 trials", 0.004, 0), "0.4");
    assert_string_equal(value("of 100 trials", 0.0004, 0), "<0.1");
    assert_string_equal(value("of 100 trials", 0, 0), "0");
    assert_string_equal(value("of 100 trials", 1, 0), "100");
    assert_string_equal(value("of 100 trials", 0.9996, 0), ">99");
    assert_string_equal(value("of 100 trials", -0.031, 0), "-3");
}

static void units_scale_by_their_words(void **state)
{
    (void)state;
    assert_string_equal(value("%", 0.125, 0), "13");
    assert_string_equal(value("% of a year", 0.0031, 0), "0.31");
    assert_string_equal(value("USD bn", 2.34e9, 0), "2.3");
    assert_string_equal(value("USD m", 2.34e8, 0), "230");
    assert_string_equal(value("M person-days", 5.6e6, 0), "5.6");
    assert_string_equal(value("k persons", 12345, 0), "12");
    assert_string_equal(value("per 100 trials", 0.02, 0), "2");
    assert_string_equal(value("weeks", 14, 0), "2");
    assert_string_equal(value("days", 38.2, 0), "38");
    assert_string_equal(display_of_unit("d").unit, "days");
}

static void bands_print_one_number_when_all_three_are_alike(void **state)
{
    (void)state;
    char out[WORDS_ROOM];
    const struct display share = display_of_unit("of 100 trials"), days = display_of_unit("days");
    const struct band wide = {.low = 0.08, .middle = 0.23, .high = 0.41},
                      point = {.low = 0.0299, .middle = 0.03, .high = 0.0301};
    const struct band both = {.low = -2, .middle = 3, .high = 9}, up = {.low = 1, .middle = 3, .high = 9};
    words_band(&share, &wide, out);
    assert_string_equal(out, "23 (8-41)");
    words_band(&share, &point, out);
    assert_string_equal(out, "3");
    words_signed_band(&days, &both, out);
    assert_string_equal(out, "+3 (-2 to +9)");
    words_signed_band(&days, &up, out);
    assert_string_equal(out, "+3 (+1 to +9)");
}

static void units_stand_where_a_reader_expects_them(void **state)
{
    (void)state;
    char out[WORDS_ROOM];
    const struct display percent = display_of_unit("% of a year"), money = display_of_unit("USD bn");
    const struct display share = display_of_unit("of 100 trials"), none = display_of_unit("");
    words_with_unit(&percent, "0.3", out);
    assert_string_equal(out, "0.3% of a year");
    words_with_unit(&money, "1.4", out);
    assert_string_equal(out, "USD 1.4 bn");
    words_with_unit(&share, "3", out);
    assert_string_equal(out, "3 of 100 trials");
    words_with_unit(&none, "3", out);
    assert_string_equal(out, "3");
}

static void strata_are_named_for_readers(void **state)
{
    (void)state;
    char out[WORDS_ROOM];
    words_stratum("crisis.start: violent", out);
    assert_string_equal(out, "Violent start");
    words_stratum("crisis.start: not_violent, alliance.rule: silence", out);
    assert_string_equal(out, "Not violent start, silence rule");
    words_stratum("", out);
    assert_string_equal(out, "");
}

static void counts_are_grouped_by_thousands(void **state)
{
    (void)state;
    char out[32];
    words_count(0, out);
    assert_string_equal(out, "0");
    words_count(999, out);
    assert_string_equal(out, "999");
    words_count(1234567, out);
    assert_string_equal(out, "1,234,567");
    words_small_count(3, out);
    assert_string_equal(out, "three");
    words_small_count(11, out);
    assert_string_equal(out, "11");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_two_significant_digits_at_most),
        cmocka_unit_test(digits_finer_than_the_error_are_not_printed),
        cmocka_unit_test(shares_are_counts_of_a_hundred),
        cmocka_unit_test(units_scale_by_their_words),
        cmocka_unit_test(bands_print_one_number_when_all_three_are_alike),
        cmocka_unit_test(units_stand_where_a_reader_expects_them),
        cmocka_unit_test(strata_are_named_for_readers),
        cmocka_unit_test(counts_are_grouped_by_thousands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
