#include "check.h"
#include "base/unit.h"

static struct unit parsed(const char *text)
{
    struct unit unit;
    const char *bad = NULL;

    if (!unit_parse(text, strlen(text), &unit, &bad)) {
        fail_msg("\"%s\" is no unit: %s", text, bad);
    }
    return unit;
}

static void a_unit_has_the_scale_and_dimension_it_should(void **state)
{
    static const struct {
        const char *text;
        double scale;
        const char *dimension;
    } rows[] = {
        {"", 1, "a pure number"},
        {"  ", 1, "a pure number"},
        {"d", 1, "a time"},
        {"h", 1.0 / 24, "a time"},
        {"hours", 1.0 / 24, "a time"},
        {"min", 1.0 / 1440, "a time"},
        {"wk", 7, "a time"},
        {"month", 30.4375, "a time"},
        {"years", 365.25, "a time"},
        {"nmi", 1, "a length"},
        {"km", 1 / 1.852, "a length"},
        {"m", 1 / 1852.0, "a length"},
        {"ft", 0.3048 / 1852, "a length"},
        {"t", 1, "a mass"},
        {"kg", 0.001, "a mass"},
        {"short ton", 0.90718474, "a mass"},
        {"short  tons", 0.90718474, "a mass"},
        {"st", 0.90718474, "a mass"},
        {"lb", 0.00045359237, "a mass"},
        {"sq ft", 1, "an area"},
        {"k sq ft", 1000, "an area"},
        {"sq nmi", 36919179.393914342, "an area"},
        {"km2", 10763910.416709722, "an area"},
        {"m2", 10.763910416709722, "an area"},
        {"persons", 1, "a number of persons"},
        {"k persons", 1000, "a number of persons"},
        {"persons k", 1000, "a number of persons"},
        {"M persons", 1e6, "a number of persons"},
        {"USD", 1, "an amount of money"},
        {"USD m", 1e6, "an amount of money"},
        {"m USD", 1e6, "an amount of money"},
        {"USD M", 1e6, "an amount of money"},
        {"USD bn", 1e9, "an amount of money"},
        {"usd_m", 1e6, "an amount of money"},
        {"points", 1, "a number of points"},
        {"%", 0.01, "a pure number"},
        {"pp", 0.01, "a pure number"},
        {"times", 1, "a pure number"},
        {"k", 1000, "a pure number"},
        {"degrees", 1, "a pure number"},
        {"aircraft", 1, "a pure number"},
        {"batteries", 1, "a pure number"},
        {"Brigades", 1, "a pure number"},
        {"HQ", 1, "a pure number"},
        {"k lane-m", 1000, "a pure number"},
        {"kn", 24, "a speed"},
        {"knots", 24, "a speed"},
        {"km/h", 24 / 1.852, "a speed"},
        {"nmi / d", 1, "a speed"},
        {"%/year", 0.01 / 365.25, "a number per time"},
        {"/d", 1, "a number per time"},
        {"per day", 1, "a number per time"},
        {"per year", 1 / 365.25, "a number per time"},
        {"/year", 1 / 365.25, "a number per time"},
        {"incidents per year", 1 / 365.25, "a number per time"},
        {"t/d", 1, "a mass per time"},
        {"USD/h", 24, "an amount of money per time"},
        {"USD m/year", 1e6 / 365.25, "an amount of money per time"},
        {"USD/m", 1852, "an amount of money per length"},
        {"kg/person/d", 0.001, "a mass per time per person"},
        {"kg/person-day", 0.001, "a mass per time per person"},
        {"person-days", 1, "a time times a number of persons"},
        {"points/month", 1 / 30.4375, "a number of points per time"},
        {"d/d", 1, "a pure number"},
    };
    char name[64];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct unit unit = parsed(rows[i].text);

        if (fabs(unit.scale / rows[i].scale - 1.0) > 1e-15) {
            fail_msg("\"%s\" has scale %.17g", rows[i].text, unit.scale);
        }
        assert_string_equal(unit_dimension_name(&unit, name), rows[i].dimension);
    }
}

static void a_rate_has_time_to_the_power_of_minus_one(void **state)
{
    const struct unit rate = parsed("t/d"), speed = parsed("kn");

    (void)state;
    assert_int_equal(rate.power[0], -1);
    assert_int_equal(rate.power[2], 1);
    assert_int_equal(speed.power[0], -1);
    assert_int_equal(speed.power[1], 1);
}

static void counts_of_things_pass_where_a_pure_number_is_asked_for(void **state)
{
    static const char *const things[] = {"aircraft", "ships",      "batteries", "brigades", "warheads", "spots",
                                         "berths",   "formations", "escorts",   "carriers", "fighters", "vessels",
                                         "capitals", "times",      "stages",    "HQ",       "cases",    "%"};
    const struct unit number = parsed(""), mass = parsed("t");
    size_t i;

    (void)state;
    for (i = 0; i < sizeof things / sizeof things[0]; i++) {
        const struct unit thing = parsed(things[i]);

        assert_true(unit_same_dimension(&thing, &number));
        assert_false(unit_same_dimension(&thing, &mass));
    }
}

static void the_word_not_understood_is_pointed_at(void **state)
{
    static const struct {
        const char *text;
        size_t at;
    } rows[] = {
        {"fortnights", 0},
        {"t/fortnight", 2},
        {"k sq furlongs", 2},
        {"USD m / dya", 8},
        {"t/", 1},
        {"t//d", 1},
        {"T", 0},
        {"a word far too long to be any unit at all", 0},
        {"d d d d d d d d d d d", 18},
    };
    struct unit unit;
    const char *bad;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_false(unit_parse(rows[i].text, strlen(rows[i].text), &unit, &bad));
        if ((size_t)(bad - rows[i].text) != rows[i].at) {
            fail_msg("\"%s\": pointed at %d", rows[i].text, (int)(bad - rows[i].text));
        }
    }
    assert_false(unit_parse("dx", 2, &unit, NULL));
    assert_true(unit_parse("dx", 1, &unit, NULL)); /* only `length` bytes are read */
}

/* A hint that names a unit casus would not take is worse than none. */
static void every_example_is_a_unit_of_the_dimension_it_is_an_example_of(void **state)
{
    static const char *const units[] = {"",         "d",        "nmi", "t",   "sq ft",     "persons",     "USD",
                                        "points",   "per d",    "kn",  "t/d", "persons/d", "person-days", "USD/d",
                                        "points/d", "kg/person"};
    size_t i, examples = 0;

    (void)state;
    for (i = 0; i < sizeof units / sizeof units[0]; i++) {
        const struct unit wanted = parsed(units[i]);
        const char *at = unit_examples(&wanted);

        assert_string_not_equal(at, "");
        while (*at != '\0') {
            const char *comma = strstr(at, ", "), * or = strstr(at, " or "), *end = at + strlen(at);
            struct unit unit;

            end = comma != NULL ? comma : or != NULL ? or : end;
            if (strncmp(at, "no unit", 7) != 0) {
                assert_true(unit_parse(at, (size_t)(end - at), &unit, NULL));
                assert_true(unit_same_dimension(&unit, &wanted));
                examples++;
            }
            at = end + (*end == ',' ? 2 : *end == ' ' ? 4 : 0);
        }
    }
    assert_true(examples > 30);
}

static void a_dimension_without_examples_gives_an_empty_text(void **state)
{
    const struct unit odd = parsed("sq ft USD");

    (void)state;
    assert_string_equal(unit_examples(&odd), "");
}

static void a_long_dimension_name_is_cut_not_overrun(void **state)
{
    const struct unit unit = parsed("USD USD USD persons persons persons/t/t/t");
    char name[64];

    (void)state;
    assert_int_equal(strlen(unit_dimension_name(&unit, name)), 63);
}

static void every_word_listed_is_understood(void **state)
{
    const char *const *words = unit_words();
    size_t count = 0;
    struct unit unit;

    (void)state;
    for (; *words != NULL; words++, count++) {
        if (strcmp(*words, "per") != 0 && !unit_parse(*words, strlen(*words), &unit, NULL)) {
            fail_msg("\"%s\" is listed but not understood", *words);
        }
    }
    assert_true(count > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_unit_has_the_scale_and_dimension_it_should),
        cmocka_unit_test(a_rate_has_time_to_the_power_of_minus_one),
        cmocka_unit_test(counts_of_things_pass_where_a_pure_number_is_asked_for),
        cmocka_unit_test(the_word_not_understood_is_pointed_at),
        cmocka_unit_test(every_example_is_a_unit_of_the_dimension_it_is_an_example_of),
        cmocka_unit_test(a_dimension_without_examples_gives_an_empty_text),
        cmocka_unit_test(a_long_dimension_name_is_cut_not_overrun),
        cmocka_unit_test(every_word_listed_is_understood),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
