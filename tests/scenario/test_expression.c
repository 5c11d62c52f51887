#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "check.h"
#include "scenario/expression.h"

#include <stdio.h>

/* A small world: names, their units or levels, and what they are worth now. */
static const struct signal {
    const char *name, *unit, *levels;
    int first_level;
    double value; /* base units */
} signals[] = {
    {"crisis.violence", "", "crisis|clashes|serious_clashes|war", 1, 3},
    {"crisis.line", "", "unmoved|north|border", 0, 0},
    {"russia.level", "", "calm|clash|war", 0, 2},
    {"china.level", "", "calm|clash|war", 0, 1},
    {"home.strain", "%", NULL, 0, 0.25},
    {"home.delay", "d", NULL, 0, 3},
    {"force.carried", "t", NULL, 0, 100},
    {"force.people", "persons", NULL, 0, 12000},
    {"x", "", NULL, 0, 5},
    {"y_2", "", NULL, 0, 0},
};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

static bool resolve(void *self, const char *name, struct name_meaning *meaning)
{
    (void)self;
    for (uint32_t i = 0; i < SIGNALS; i++) {
        if (text_equal(signals[i].name, name)) {
            *meaning =
                (struct name_meaning){.name = i, .levels = signals[i].levels, .first_level = signals[i].first_level};
            return unit_parse(signals[i].unit, strlen(signals[i].unit), &meaning->unit, NULL);
        }
    }
    return false;
}

static const char *const *candidates(void *self, size_t *count)
{
    static const char *names[SIGNALS];

    (void)self;
    for (uint32_t i = 0; i < SIGNALS; i++)
        names[i] = signals[i].name;
    *count = SIGNALS;
    return names;
}

static const struct name_resolver resolver = {resolve, candidates, NULL};

static double value_now(const void *self, uint32_t name)
{
    (void)self;
    return signals[name].value;
}

/* The text is taken to stand in line 7 from column 10 on. */
static const struct place place = {.file = "file", .line = 7, .column = 10, .length = 1};

struct compiled {
    struct arena arena;
    struct problems problems;
    struct expression expression;
    bool is_good;
};

static void compile(struct compiled *compiled, const char *text, bool want_truth)
{
    arena_init(&compiled->arena);
    problems_init(&compiled->problems);
    compiled->is_good = expression_compile(text, place, &resolver, want_truth, &compiled->arena, &compiled->expression,
                                           &compiled->problems);
    assert_int_equal(compiled->is_good, compiled->problems.error_count == 0);
}

static void release(struct compiled *compiled)
{
    problems_release(&compiled->problems);
    arena_release(&compiled->arena);
}

static double evaluate(const char *text, bool want_truth)
{
    struct compiled compiled;

    compile(&compiled, text, want_truth);
    if (!compiled.is_good)
        fail_msg("%s: %s", text, compiled.problems.list[0].message);
    assert_int_equal(compiled.expression.is_truth, want_truth);
    const double value = expression_value(&compiled.expression, value_now, NULL);
    release(&compiled);
    return value;
}

#define assert_number(text, expected) assert_close(evaluate(text, false), expected, 1e-12)
#define assert_holds(text) assert_same_bits(evaluate(text, true), 1.0)
#define assert_fails(text) assert_same_bits(evaluate(text, true), 0.0)

/* One error, this many code points into the text and so long. */
static void expect(const char *text, bool want_truth, uint32_t offset, uint32_t length, const char *message,
                   const char *hint)
{
    struct compiled compiled;

    compile(&compiled, text, want_truth);
    if (compiled.is_good)
        fail_msg("%s: no error", text);
    const struct problem *problem = &compiled.problems.list[0];
    assert_string_equal(problem->message, message);
    assert_int_equal(compiled.problems.count, 1);
    assert_int_equal(problem->place.line, 7);
    assert_int_equal(problem->place.column, 10 + offset);
    assert_int_equal(problem->place.length, length);
    assert_string_equal(problem->place.file, "file");
    assert_string_equal(problem->hint != NULL ? problem->hint : "none", hint != NULL ? hint : "none");
    release(&compiled);
}

static void wrong(const char *text, uint32_t offset, uint32_t length, const char *message, const char *hint)
{
    expect(text, true, offset, length, message, hint);
}

static void numbers_and_names_have_their_values(void **state)
{
    (void)state;
    assert_number("42", 42);
    assert_number(".5", 0.5);
    assert_number("1e3", 1000);
    assert_number(" x ", 5);
    assert_number("y_2", 0);
    assert_number("home.strain", 0.25);
}

static void operators_bind_as_in_mathematics(void **state)
{
    (void)state;
    assert_number("2 + 3 * 4", 14);
    assert_number("(2 + 3) * 4", 20);
    assert_number("10 - 4 - 3", 3);
    assert_number("100 / 5 / 2", 10);
    assert_number("-x + 1", -4);
    assert_number("2 * -x", -10);
    assert_number("--x", 5);
    assert_number("x-2", 3);
    assert_number("min(x, 3) + max(x, 7)", 10);
    assert_number("max(min(1, 2), -4)", 1);
}

static void truths_bind_or_and_not_comparison(void **state)
{
    (void)state;
    assert_holds("x > 4 or x > 9 and x > 9");
    assert_fails("(x > 4 or x > 9) and x > 9");
    assert_holds("not x > 9 and x > 4");
    assert_fails("not (x > 9 or x > 4)");
    assert_holds("not not x > 4");
    assert_fails("x > 4 and x > 9");
    assert_holds("x + 1 > 2 * 2");
}

static void comparisons_compare(void **state)
{
    (void)state;
    assert_holds("x < 6");
    assert_fails("x < 5");
    assert_holds("x <= 5");
    assert_fails("x <= 4");
    assert_holds("x > 4");
    assert_fails("x > 5");
    assert_holds("x >= 5");
    assert_fails("x >= 6");
    assert_holds("x = 5");
    assert_fails("x = 6");
    assert_holds("x != 6");
    assert_fails("x != 5");
}

static void division_by_zero_gives_zero(void **state)
{
    (void)state;
    assert_number("x / y_2", 0);
    assert_number("x / 0", 0);
}

static void numbers_may_have_units(void **state)
{
    (void)state;
    assert_number("3 d", 3);
    assert_number("12 h", 0.5);
    assert_number("20 %", 0.2);
    assert_number("20%", 0.2);
    assert_number("10,000 persons", 10000);
    assert_number("2 k persons", 2000);
    assert_number("3 USD bn", 3e9);
    assert_number("5 t/d", 5);
    assert_number("36.525 %/year", 0.001);
    assert_number("2 short tons", 1.81436948);
    assert_number("5 min", 5.0 / 1440);
    assert_number("2 person-days", 2);
    assert_holds("home.strain > 20 % and home.delay < 4 d");
    assert_holds("home.delay = 72 h");
    assert_holds("force.people >= 10,000 persons");
    assert_holds("home.delay - 1 d < 3 d");
}

static void a_slash_or_hyphen_after_a_unit_may_be_an_operator(void **state)
{
    (void)state;
    assert_number("6 d / 2", 3);
    assert_number("6 d/2 d", 3);
    assert_number("6/x", 1.2);
    assert_number("6 d/x", 1.2);
    assert_number("6 d-home.delay", 3);
    assert_number("6-x", 1);
    assert_number("6 d/home.delay", 2);
    assert_number("force.carried / 5 t/d", 20); /* t / (t/d): 20 d */
}

static void products_and_quotients_make_units(void **state)
{
    (void)state;
    assert_holds("force.carried / home.delay > 30 t/d");
    assert_holds("home.delay * 40 t/d > force.carried");
    assert_holds("home.delay / 1 d > 2");
    assert_holds("max(home.delay, 4 d) = 4 d");
}

static void level_words_stand_for_their_numbers(void **state)
{
    (void)state;
    assert_holds("crisis.violence = serious_clashes");
    assert_holds("crisis.violence >= clashes");
    assert_holds("clashes < crisis.violence");
    assert_fails("crisis.violence >= (war)");
    assert_holds("crisis.violence >= 3");
    assert_holds("russia.level = war");
    assert_holds("max(russia.level, china.level) = war");
    assert_holds("min(russia.level, clash) = clash");
    assert_holds("russia.level > china.level");
    assert_number("crisis.violence * 2", 6);
}

static void a_comparison_of_levels_that_can_never_hold_is_dead(void **state)
{
    (void)state;
    wrong("crisis.violence >= 5", 19, 1, "can never hold: crisis.violence is 1..4", NULL);
    wrong("x > 1 and crisis.violence > war", 28, 3, "can never hold: crisis.violence is 1..4", NULL);
    wrong("crisis.violence < 1", 18, 1, "can never hold: crisis.violence is 1..4", NULL);
    wrong("crisis.violence = 2.5", 18, 3, "can never hold: crisis.violence is 1..4", NULL);
    wrong("5 <= crisis.violence", 0, 1, "can never hold: crisis.violence is 1..4", NULL);
    wrong("crisis.violence <= -1", 19, 2, "can never hold: crisis.violence is 1..4", NULL);
    wrong("(crisis.violence) = 2 + 3", 20, 5, "can never hold: crisis.violence is 1..4", NULL);
    wrong("max(russia.level, china.level) > 2", 33, 1, "can never hold: max(russia.level, china.level) is 0..2", NULL);
    wrong("crisis.violence < 5", 18, 1, "always holds: crisis.violence is 1..4", NULL);
    wrong("crisis.violence != 0", 19, 1, "always holds: crisis.violence is 1..4", NULL);
    assert_holds("crisis.violence >= 1"); /* a level it has: "in any case" */
    assert_holds("crisis.violence > 2.5");
}

static void a_word_that_is_no_level_is_told_the_levels(void **state)
{
    (void)state;
    wrong("russia.level >= clas", 16, 4, "clas is no level of russia.level", "did you mean clash?");
    wrong("peace = russia.level", 0, 5, "peace is no level of russia.level", "its levels: calm, clash, war");
    wrong("crisis.violence + 1 > war", 22, 3, "nothing is called war", NULL);
    wrong("x > war", 4, 3, "nothing is called war", NULL);
    wrong("russia.level = crisis.line", 13, 1, "russia.level and crisis.line have different levels", NULL);
}

static void an_unknown_name_is_reported_with_the_nearest(void **state)
{
    (void)state;
    wrong("crisis.violense >= 3", 0, 15, "nothing is called crisis.violense", "did you mean crisis.violence?");
    wrong("x > 1 and not zzz < 3 d", 14, 3, "nothing is called zzz", NULL);
    wrong("RUS-2024 > 0", 0, 3, "nothing is called RUS",
          "- is minus here; an id with a hyphen cannot stand in a condition");
    wrong("crisis.violence > wax.y", 18, 5, "nothing is called wax.y", NULL);
}

static void dimensions_are_checked_at_every_node(void **state)
{
    (void)state;
    wrong("home.delay > 3", 13, 1, "cannot compare a time with a pure number", "give the number a unit: h, d or wk");
    wrong("3 > home.delay", 0, 1, "cannot compare a pure number with a time", "give the number a unit: h, d or wk");
    wrong("home.delay > force.carried", 11, 1, "cannot compare a time with a mass", NULL);
    wrong("x > 1 or home.delay + 2 t > 3 d", 20, 1, "cannot add a time and a mass", NULL);
    wrong("home.delay - x > 3 d", 11, 1, "cannot subtract a pure number from a time", NULL);
    wrong("max(home.delay, x) > 3 d", 0, 3, "cannot choose between a time and a pure number", NULL);
    wrong("home.delay * home.delay > 3 d", 24, 1, "cannot compare a time times a time with a time", NULL);
    wrong("crisis.violence >= 3 d", 16, 2, "cannot compare a pure number with a time", NULL);
    wrong("1 d*1 d*1 d*1 d*1 d*1 d*1 d*1 d*1 d*1 d > x", 35, 1, "too high a power of a unit", NULL);
}

static void conditions_and_numbers_do_not_mix(void **state)
{
    (void)state;
    wrong("x", 0, 1, "a condition is needed here, not a number", "compare it, for example with >= 1");
    wrong("x > 1 and x + 2", 10, 5, "a condition is needed here, not a number", "compare it, for example with >= 1");
    wrong("not x", 4, 1, "a condition is needed here, not a number", "compare it, for example with >= 1");
    wrong("(x > 1) + 2 > 3", 0, 7, "a number is needed here, not a condition", NULL);
    wrong("-(x > 1) > 3", 1, 7, "a number is needed here, not a condition", NULL);
    expect("x > 1", false, 0, 5, "a number is needed here, not a condition", NULL);
    expect("min(x > 1, 2)", false, 4, 5, "a number is needed here, not a condition", NULL);
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    wrong("", 0, 0, "a number or a name is missing at the end", NULL);
    wrong("x >", 3, 0, "a number or a name is missing at the end", NULL);
    wrong("x > * 2", 4, 1, "a number or a name is missing before *", NULL);
    wrong("x > y_2 x", 8, 1, "an operator is missing before x", NULL);
    wrong("x > 3 crisis.violence", 6, 15, "an operator is missing before crisis.violence", NULL);
    wrong("(x > 1", 6, 0, ") is missing at the end", NULL);
    wrong("(x > 1 2)", 7, 1, ") is missing before 2", NULL);
    wrong("x > 1)", 5, 1, "a ( is missing before )", NULL);
    wrong("(x > )", 5, 1, "a number or a name is missing before )", NULL);
    wrong("min x > 1", 4, 1, "( is missing before x", NULL);
    wrong("min(x; 1) > 1", 5, 1, "; is not understood here", NULL);
    wrong("min(1,200) > x", 0, 3, "min takes two numbers: a, b", "put a blank behind a comma between numbers");
    wrong("max(1, 2, 3) > x", 8, 1, ") is missing before ,", NULL);
    wrong("1 < x < 9", 6, 1, "one comparison at a time", "join two comparisons with and");
}

static void signs_of_other_languages_are_translated(void **state)
{
    (void)state;
    wrong("x == 5", 2, 2, "== is not understood here", "write =");
    wrong("x <> 5", 2, 2, "<> is not understood here", "write !=");
    wrong("x > 1 && x < 2", 6, 2, "&& is not understood here", "write and");
    wrong("x > 1 || x < 2", 6, 2, "|| is not understood here", "write or");
    wrong("!(x > 1)", 0, 1, "! is not understood here", "write not");
    wrong("x \xe2\x89\xa5 5", 2, 1, "\xe2\x89\xa5 is not understood here", "write >=");
    wrong("x > \xc3\xa9", 4, 1, "\xc3\xa9 is not understood here", NULL);
    wrong("\xc3\xa9", 0, 1, "\xc3\xa9 is not understood here", NULL);
}

static void units_are_checked(void **state)
{
    (void)state;
    wrong("home.delay > 3 dys", 15, 3, "unit \"dys\" is not known", "did you mean days?");
    wrong("home.delay > 3 qqqqqq", 15, 6, "unit \"qqqqqq\" is not known", NULL);
    wrong("crisis.violence >= 3 for 3 d", 21, 3, "a duration cannot stand in a condition",
          "give the duration in its own key: for: 3 d");
    wrong("home.delay > 3 d x", 17, 1, "an operator is missing before x", NULL);
    wrong("x > 1e999", 4, 5, "the number is too large", NULL);
}

static void every_mistake_is_reported_once(void **state)
{
    (void)state;
    struct compiled compiled;

    compile(&compiled, "zzz > 3 d and home.delay > 3 and crisis.violence > 7", true);
    assert_int_equal(compiled.problems.count, 3);
    assert_string_equal(compiled.problems.list[0].message, "nothing is called zzz");
    assert_string_equal(compiled.problems.list[1].message, "cannot compare a time with a pure number");
    assert_string_equal(compiled.problems.list[2].message, "can never hold: crisis.violence is 1..4");
    release(&compiled);
}

static void text_of_several_lines_keeps_the_place_of_its_beginning(void **state)
{
    (void)state;
    wrong("x > 1\n  and zzz > 1", 0, 1, "nothing is called zzz", NULL);
    assert_holds("x > 1\n\tand x > 2");
}

/* "1 + (1 + (1 + ... 1))" holds as many values as it has numbers. */
static void right_nested_sum(char *text, int numbers)
{
    text[0] = '\0';
    for (int i = 1; i < numbers; i++)
        strcat(text, "1+(");
    strcat(text, "x");
    for (int i = 1; i < numbers; i++)
        strcat(text, ")");
}

static void at_most_16_values_are_held(void **state)
{
    (void)state;
    struct compiled compiled;
    char text[256];

    right_nested_sum(text, 16);
    assert_number(text, 20);
    right_nested_sum(text, 17);
    compile(&compiled, text, false);
    assert_int_equal(compiled.problems.count, 1);
    assert_string_equal(compiled.problems.list[0].message, "more than 16 values are held at once here");
    release(&compiled);
}

static void nesting_length_and_names_are_limited(void **state)
{
    (void)state;
    struct compiled compiled;
    struct buffer text;

    buffer_init(&text);
    buffer_add_repeat(&text, "(", 48);
    buffer_add(&text, "x");
    buffer_add_repeat(&text, ")", 48);
    assert_number(text.text, 5);
    buffer_clear(&text);
    buffer_add_repeat(&text, "not ", 49);
    buffer_add(&text, "x > 1");
    compile(&compiled, text.text, true);
    assert_string_equal(compiled.problems.list[0].message, "nested deeper than 48");
    assert_int_equal(compiled.problems.count, 1);
    release(&compiled);

    /* 256 numbers and 255 additions are 511 steps, one more of each too many. */
    buffer_clear(&text);
    buffer_add(&text, "x");
    buffer_add_repeat(&text, "+1", 255);
    assert_number(text.text, 260);
    buffer_add(&text, "+1");
    compile(&compiled, text.text, false);
    assert_string_equal(compiled.problems.list[0].message, "longer than 512 steps");
    assert_int_equal(compiled.problems.count, 1);
    release(&compiled);

    buffer_clear(&text);
    buffer_add_repeat(&text, "a", 256);
    compile(&compiled, text.text, false);
    assert_string_equal(compiled.problems.list[0].message, "a name of more than 255 letters");
    release(&compiled);
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_names_have_their_values),
        cmocka_unit_test(operators_bind_as_in_mathematics),
        cmocka_unit_test(truths_bind_or_and_not_comparison),
        cmocka_unit_test(comparisons_compare),
        cmocka_unit_test(division_by_zero_gives_zero),
        cmocka_unit_test(numbers_may_have_units),
        cmocka_unit_test(a_slash_or_hyphen_after_a_unit_may_be_an_operator),
        cmocka_unit_test(products_and_quotients_make_units),
        cmocka_unit_test(level_words_stand_for_their_numbers),
        cmocka_unit_test(a_comparison_of_levels_that_can_never_hold_is_dead),
        cmocka_unit_test(a_word_that_is_no_level_is_told_the_levels),
        cmocka_unit_test(an_unknown_name_is_reported_with_the_nearest),
        cmocka_unit_test(dimensions_are_checked_at_every_node),
        cmocka_unit_test(conditions_and_numbers_do_not_mix),
        cmocka_unit_test(what_is_missing_is_named),
        cmocka_unit_test(signs_of_other_languages_are_translated),
        cmocka_unit_test(units_are_checked),
        cmocka_unit_test(every_mistake_is_reported_once),
        cmocka_unit_test(text_of_several_lines_keeps_the_place_of_its_beginning),
        cmocka_unit_test(at_most_16_values_are_held),
        cmocka_unit_test(nesting_length_and_names_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
