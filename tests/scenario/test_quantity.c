#include "scenario/quantity.h"

#include "base/problem.h"
#include "check.h"
#include <stdio.h>

static const struct field days = {"window", FIELD_QUANTITY, "d", 0, 3650, NULL, NULL, "", "A time"};
static const struct field points = {"support", FIELD_QUANTITY, "points", 0, 100, NULL, NULL, "", "A position"};
static const struct field share = {"open", FIELD_QUANTITY, "%", 0, 1, NULL, NULL, "", "A share"};
static const struct field number = {"gain", FIELD_QUANTITY, "", -INFINITY, INFINITY, NULL, NULL, "", "A number"};
static const struct field brigades = {"have", FIELD_QUANTITY, "brigades", 0, 1000, NULL, NULL, "", "Brigades"};
static const struct field money = {"spend", FIELD_QUANTITY, "USD m", 0, 1e13, NULL, NULL, "", "Money"};
static const struct field levels = {"roles.*", FIELD_QUANTITY, "", 0, 1, NULL, "roles", "", "Levels"};
static const struct field rule = {"rule", FIELD_SWITCH, NULL, 0, 0, "silence|majority|leader", NULL, "", "A rule"};

struct parsing {
    struct arena arena;
    struct problems problems;
    struct quantity_text quantity;
    bool is_good;
};

static void parse(struct parsing *parsing, const struct field *field, const char *text, const char *heading)
{
    arena_init(&parsing->arena);
    problems_init(&parsing->problems);
    parsing->is_good = quantity_parse(text, (struct place){"file", 7, 11, 0}, field, heading, &parsing->arena,
                                      &parsing->quantity, &parsing->problems);
    assert_true(parsing->is_good == (parsing->problems.count == 0));
}

static void release(struct parsing *parsing)
{
    arena_release(&parsing->arena);
    problems_release(&parsing->problems);
}

static void assert_distribution(const struct field *field, const char *text, enum distribution_kind kind, double a,
                                double b, double c)
{
    struct parsing p;
    parse(&p, field, text, NULL);
    if (!p.is_good)
        fail_msg("%s: %s", text, p.problems.list[0].message);
    assert_int_equal(p.quantity.distribution.kind, kind);
    assert_close(p.quantity.distribution.a, a, 1e-12 * (1 + fabs(a)));
    assert_close(p.quantity.distribution.b, b, 1e-12 * (1 + fabs(b)));
    assert_close(p.quantity.distribution.c, c, 1e-12 * (1 + fabs(c)));
    release(&p);
}

/* One error, at `column` of the text (from 1), with this message. */
static void assert_refused(const struct field *field, const char *text, uint32_t column, const char *message)
{
    struct parsing p;
    parse(&p, field, text, NULL);
    if (p.problems.count != 1)
        fail_msg("%s: %u problems", text, (unsigned)p.problems.count);
    assert_string_equal(p.problems.list[0].message, message);
    assert_int_equal(p.problems.list[0].place.line, 7);
    assert_int_equal(p.problems.list[0].place.column, 10 + column);
    release(&p);
}

static void assert_hint(const struct field *field, const char *text, const char *hint)
{
    struct parsing p;
    parse(&p, field, text, NULL);
    assert_int_equal(p.problems.count, 1);
    assert_string_equal(p.problems.list[0].hint, hint);
    release(&p);
}

static void the_kinds_of_value_give_their_distributions(void **state)
{
    (void)state;
    assert_distribution(&brigades, "82 brigades from IFP24", DISTRIBUTION_CONSTANT, 82, 0, 0);
    assert_distribution(&share, "80 .. 99 % assume \"locks\"", DISTRIBUTION_UNIFORM, 0.8, 0.99, 0);
    assert_distribution(&days, "1 .. 2 .. 4 d from X + assume \"ends\"", DISTRIBUTION_TRIANGULAR, 1, 2, 4);
    assert_distribution(&days, "lognormal median 73 sigma 1.37 d within 0 .. 3650", DISTRIBUTION_LOGNORMAL, 73, 1.37,
                        0);
    assert_distribution(&number, "lognormal median 0.35 sigma 0.6", DISTRIBUTION_LOGNORMAL, 0.35, 0.6, 0);
    assert_distribution(&number, "normal mean -3 sd 1", DISTRIBUTION_NORMAL, -3, 1, 0);
    assert_distribution(&share, "beta 2 3 %", DISTRIBUTION_BETA, 2, 3, 0);
    assert_distribution(&points, "26..36..46", DISTRIBUTION_TRIANGULAR, 26, 36, 46);
    assert_distribution(&number, "-1.5 .. -1 .. -0.3", DISTRIBUTION_TRIANGULAR, -1.5, -1, -0.3);
    /* A range without width is a constant: it takes no coordinate. */
    assert_distribution(&days, "5 .. 5 d", DISTRIBUTION_CONSTANT, 5, 0, 0);
    assert_distribution(&number, "1,000", DISTRIBUTION_CONSTANT, 1000, 0, 0);
}

static void values_are_kept_in_base_units(void **state)
{
    (void)state;
    assert_distribution(&days, "1 .. 2 wk", DISTRIBUTION_UNIFORM, 7, 14, 0);
    assert_distribution(&days, "normal mean 48 sd 24 h within 12 .. 96", DISTRIBUTION_NORMAL, 2, 1, 0);
    assert_distribution(&days, "lognormal median 2 sigma 0.5 wk within 1 .. 4", DISTRIBUTION_LOGNORMAL, 14, 0.5, 0);
    struct parsing p;
    parse(&p, &days, "lognormal median 2 sigma 0.5 within 1 .. 4 wk", NULL);
    assert_true(p.is_good && p.quantity.distribution.bounded);
    assert_close(p.quantity.distribution.least, 7, 1e-12);
    assert_close(p.quantity.distribution.most, 28, 1e-12);
    release(&p);
}

static void a_heading_gives_the_unit_that_a_cell_leaves_out(void **state)
{
    (void)state;
    struct parsing p;
    parse(&p, &money, "64271", "USD m");
    assert_true(p.is_good);
    assert_close(p.quantity.distribution.a, 64271e6, 1);
    assert_string_equal(p.quantity.unit_text, "USD m");
    release(&p);
    parse(&p, &money, "2 USD bn", "USD m"); /* what the cell says goes first */
    assert_true(p.is_good);
    assert_close(p.quantity.distribution.a, 2e9, 1);
    release(&p);
    parse(&p, &money, "64271", "t");
    assert_string_equal(p.problems.list[0].message, "unit \"t\" is a mass; spend is an amount of money");
    release(&p);
}

static void pure_numbers_and_points_need_no_unit(void **state)
{
    (void)state;
    struct parsing p;
    parse(&p, &brigades, "82", NULL);
    assert_string_equal(p.quantity.unit_text, "brigades");
    release(&p);
    parse(&p, &share, "0.5", NULL);
    assert_close(p.quantity.distribution.a, 0.5, 0);
    assert_string_equal(p.quantity.unit_text, ""); /* not 0.5 % */
    release(&p);
    assert_refused(&days, "1 .. 2 from X", 6, "the unit is missing; window is a time");
    assert_hint(&days, "1 .. 2 from X", "use h, d or wk, for example 2 d");
}

static void the_basis_is_read_in_its_order(void **state)
{
    (void)state;
    struct parsing p;
    parse(&p, &days, "2 d factor -PACE from CRS-1+ICB + assume \"one case, \"odd\"\"", NULL);
    assert_true(p.is_good && p.quantity.has_basis && p.quantity.reversed);
    assert_string_equal(p.quantity.factor, "PACE");
    assert_string_equal(p.quantity.sources, "CRS-1 ICB");
    assert_string_equal(p.quantity.reason, "one case, \"odd\"");
    assert_string_equal(p.quantity.value_text, "2");
    release(&p);
    parse(&p, &days, "2 d", NULL);
    assert_true(p.is_good && !p.quantity.has_basis);
    assert_string_equal(p.quantity.sources, "");
    assert_null(p.quantity.reason);
    release(&p);
    assert_refused(&days, "2 d from X assume \"y\"", 12, "a + is missing before assume");
    assert_refused(&days, "2 d assume why", 12, "assume needs a reason in quotes");
    assert_refused(&days, "2 d assume \"why", 12, "the reason has no closing quote");
    assert_refused(&days, "2 d assume \"\"", 13, "the reason is empty");
    assert_refused(&days, "2 d from", 9, "the id of a source is missing");
    assert_refused(&days, "2 d from X +", 13, "the id of a source is missing");
    assert_refused(&days, "2 d from X Y", 12, "\"Y\" is not understood here");
    assert_refused(&days, "2 d assume \"a\" b", 16, "\"b\" is not understood here");
    assert_refused(&days, "2 d factor", 11, "factor needs a name");
}

/* The twelve mistakes of the notation, as far as one number can make them. */
static void mistakes_are_named_and_placed(void **state)
{
    (void)state;
    assert_refused(&points, "60..40..80", 1, "60..40..80: write low..likely..high");
    assert_refused(&days, "4 .. 1 d", 1, "4 .. 1: write low..high");
    assert_refused(&days, "1 .. 2 .. 4 t from CRS", 13, "unit \"t\" is a mass; window is a time");
    assert_hint(&days, "1 .. 2 .. 4 t from CRS", "use h, d or wk, for example 4 d");
    assert_refused(&days, "4 dys", 3, "\"dys\" is no unit");
    assert_refused(&share, "60% .. 90%", 5, "\".. 90%\" is no unit");
    assert_refused(&days, "1 .. 2 .. 3 .. 4 d", 16, "a range has at most three numbers");
    assert_refused(&points, "26-46", 3, "a range is written with two points");
    assert_refused(&points, "26 \xe2\x80\x93 46", 4, "a range is written with two points");
    assert_refused(&points, "26...46", 3, "a range is written with two points");
    assert_refused(&number, "1,5", 2, "a comma cuts the number");
    assert_refused(&days, "", 1, "window lacks a number");
    assert_refused(&days, "soon", 1, "\"soon\" is no number");
    assert_refused(&days, "1 .. d", 6, "a number of the range is missing");
}

static void a_date_made_by_a_spreadsheet_is_recognised(void **state)
{
    (void)state;
    assert_refused(&number, "12. May", 1, "\"12. May\" is no number: a spreadsheet made 12.5 a date");
    assert_refused(&number, "12-May", 1, "\"12-May\" is no number: a spreadsheet made 12.5 a date");
    assert_refused(&number, "Dec 05 from X", 1, "\"Dec 05\" is no number: a spreadsheet made 5.12 a date");
    assert_refused(&number, "2024-05-12", 1, "\"2024-05-12\" is no number: a spreadsheet made a date of it");
    /* What looks like one and is a time. */
    assert_distribution(&days, "2 months", DISTRIBUTION_CONSTANT, 2 * 30.4375, 0, 0);
}

static void the_whole_support_must_lie_within_the_fields_bounds(void **state)
{
    (void)state;
    assert_refused(&points, "80 .. 120", 1, "support must be in 0 .. 100 points; this reaches 120 points");
    assert_refused(&share, "50 .. 110 %", 1, "open must be in 0 .. 100 %; this reaches 110 %");
    assert_refused(&share, "5", 1, "open must be in 0 .. 100 %; this reaches 500 %");
    assert_refused(&days, "-1 d", 1, "window must be in 0 .. 3650 d; this reaches -1 d");
    assert_refused(&days, "lognormal median 3 sigma 1 d", 1, "this has no upper end; window must be in 0 .. 3650 d");
    assert_refused(&points, "normal mean 50 sd 10", 1, "this has no lower end; support must be in 0 .. 100 points");
    assert_refused(&levels, "1.5", 1, "roles must be in 0 .. 1; this reaches 1.5");
    /* 365.25 / 7 weeks is a year, whatever rounding makes of it. */
    assert_distribution(&days, "0 .. 3650 d", DISTRIBUTION_UNIFORM, 0, 3650, 0);
    assert_distribution(&points, "normal mean 50 sd 10 points within 0 .. 100", DISTRIBUTION_NORMAL, 50, 10, 0);
}

static void numbers_that_no_double_holds_are_refused(void **state)
{
    (void)state;
    assert_refused(&number, "1e999", 1, "the number is too large");
    assert_refused(&money, "1e305 USD bn", 1, "the number is too large");
    assert_refused(&number, "normal mean 1 sd 0", 1, "sd must be above 0");
    assert_refused(&number, "lognormal median 0 sigma 1", 1, "median must be above 0, sigma above 0 and at most 20");
    assert_refused(&number, "beta 0 3", 1, "shapes lie in 0.05 .. 500");
    assert_refused(&number, "normal mean 1 sd 1 within 3 .. 2", 27, "write within low .. high");
}

static void a_switch_keeps_its_alternatives_in_order_of_their_names(void **state)
{
    (void)state;
    struct parsing p;
    parse(&p, &rule, "silence 80% | leader 20% from X", NULL);
    assert_true(p.is_good && p.quantity.is_switch && p.quantity.has_basis);
    assert_int_equal(p.quantity.choice_count, 2);
    assert_int_equal(p.quantity.choices[0], 2); /* leader */
    assert_close(p.quantity.weights[0], 0.2, 1e-15);
    assert_int_equal(p.quantity.choices[1], 0);
    assert_string_equal(p.quantity.value_text, "silence 80% | leader 20%");
    release(&p);
    parse(&p, &rule, "silence|majority", NULL);
    assert_close(p.quantity.weights[0], 0.5, 0);
    assert_close(p.quantity.weights[1], 0.5, 0);
    release(&p);
    assert_refused(&rule, "silense", 1, "rule has no choice silense");
    assert_hint(&rule, "silense", "did you mean silence?");
    assert_refused(&rule, "silence | silence", 11, "silence stands twice");
    assert_refused(&rule, "silence 80% | leader 30%", 1, "the weights do not sum to 100%");
    assert_refused(&rule, "silence 80% | leader", 1, "either all choices have a weight, or none");
    assert_refused(&rule, "silence 0% | leader 100%", 9, "a weight is above 0% and at most 100%");
    assert_refused(&rule, "silence |", 10, "rule lacks a choice");
}

/* Places count code points, as editors do. */
static void columns_count_letters_not_bytes(void **state)
{
    (void)state;
    assert_refused(&days, "2 d assume \"\xc3\xa9t\xc3\xa9\" x", 18, "\"x\" is not understood here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kinds_of_value_give_their_distributions),
        cmocka_unit_test(values_are_kept_in_base_units),
        cmocka_unit_test(a_heading_gives_the_unit_that_a_cell_leaves_out),
        cmocka_unit_test(pure_numbers_and_points_need_no_unit),
        cmocka_unit_test(the_basis_is_read_in_its_order),
        cmocka_unit_test(mistakes_are_named_and_placed),
        cmocka_unit_test(a_date_made_by_a_spreadsheet_is_recognised),
        cmocka_unit_test(the_whole_support_must_lie_within_the_fields_bounds),
        cmocka_unit_test(numbers_that_no_double_holds_are_refused),
        cmocka_unit_test(a_switch_keeps_its_alternatives_in_order_of_their_names),
        cmocka_unit_test(columns_count_letters_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
