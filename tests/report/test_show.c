#include "check.h"

#include "analysis/fake_study.h"
#include "report/report.h"

static const char path[] = "/tmp/casus-test-show.db";

static int set_up(void **state)
{
    static struct fake_world world;
    *state = &world;
    return !fake_world_open(&world, path);
}

static int tear_down(void **state)
{
    return fake_world_close(*state);
}

static const char *show(struct fake_world *world, struct show_settings settings)
{
    static struct buffer out;
    buffer_release(&out);
    buffer_init(&out);
    assert_true(report_show(world->study, world->scenario, &settings, &out, &world->problems));
    return buffer_text(&out);
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is missing in:\n%s", part, text);
}

static void a_table_says_what_it_is_of_and_marks_differences(void **state)
{
    struct fake_world *world = *state;
    const char *text = show(world, (struct show_settings){.form = SHOW_TABLE, .stratum = 1, .width = 200});
    expect(text,
           "What follows from the assumptions; not a forecast. Violent start (2 of 2), 2,560 trials an option.\n");
    expect(text, "against none: better, worse, ~ unclear, = same.");
    expect(text, "acceptable");
    expect(text, "40 of 40");
    expect(text, "0 of 40");
    expect(text, "never 21");
    assert_null(strstr(text, "Nonviolent"));
    assert_null(strstr(text, "\033["));
    /* aid changes no clash, guns do; none is compared with nothing */
    const char *aid = strstr(text, "\naid "), *guns = strstr(text, "\nguns "), *none = strstr(text, "\nnone ");
    assert_non_null(aid);
    assert_non_null(guns);
    assert_non_null(strstr(aid, ") = "));
    assert_true(strstr(guns, "worse") != NULL && strstr(guns, "worse") < strchr(guns + 1, '\n'));
    assert_true(strpbrk(none, "=~") > strchr(none + 1, '\n'));
}

static void options_and_strata_can_be_chosen(void **state)
{
    struct fake_world *world = *state;
    static const char *const options[] = {"guns", "none", NULL};
    const char *text = show(world, (struct show_settings){.stratum = NO_INDEX, .options = options, .width = 200});
    assert_true(strstr(text, "\nguns") < strstr(text, "\nnone"));
    assert_null(strstr(text, "\naid"));
    expect(text, "Nonviolent start (1 of 2)");
    expect(text, "Violent start (2 of 2)");
}

static void an_unknown_option_is_an_error(void **state)
{
    struct fake_world *world = *state;
    static const char *const options[] = {"gums", NULL};
    const struct show_settings settings = {.stratum = NO_INDEX, .options = options};
    struct problems problems;
    struct buffer out;
    problems_init(&problems);
    buffer_init(&out);
    assert_false(report_show(world->study, world->scenario, &settings, &out, &problems));
    assert_int_equal(problems.error_count, 1);
    assert_non_null(strstr(problems.list[0].message, "gums"));
    buffer_release(&out);
    problems_release(&problems);
}

static void lines_keep_within_the_width(void **state)
{
    struct fake_world *world = *state;
    const char *text = show(world, (struct show_settings){.stratum = NO_INDEX, .width = 70});
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        assert_true(text_codepoints(text, length) <= 70);
        text += length + 1;
    }
}

static void csv_has_a_row_for_each_option_stratum_and_measure(void **state)
{
    struct fake_world *world = *state;
    const char *text = show(world, (struct show_settings){.form = SHOW_CSV, .stratum = NO_INDEX});
    uint32_t lines = 0, columns = 1;
    for (const char *c = text; *c != '\n'; c++)
        columns += *c == ',' ? 1 : 0;
    for (const char *line = text; *line != '\0'; line += strcspn(line, "\n") + 1) {
        uint32_t commas = 0;
        for (const char *c = line; *c != '\n'; c++)
            commas += *c == ',' ? 1 : 0;
        assert_int_equal(commas + 1, columns);
        lines++;
    }
    assert_int_equal(lines, 1 + 4 * 2 * 6);
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "inf"));
    expect(text, "guns,violent,peak,share,stability,0.");
}

/* Braces and brackets close in order outside strings, and no token is NaN or infinity. */
static void json_is_well_formed(void **state)
{
    struct fake_world *world = *state;
    const char *text = show(world, (struct show_settings){.form = SHOW_JSON, .stratum = NO_INDEX});
    char open[64];
    int depth = 0;
    bool quoted = false;
    for (const char *c = text; *c != '\0'; c++) {
        if (quoted) {
            c += *c == '\\' ? 1 : 0;
            quoted = *c != '"';
        } else if (*c == '"') {
            quoted = true;
        } else if (*c == '{' || *c == '[') {
            assert_in_range(depth, 0, 62);
            open[depth++] = *c;
        } else if (*c == '}' || *c == ']') {
            assert_true(depth > 0 && open[depth - 1] == (*c == '}' ? '{' : '['));
            depth--;
        }
    }
    assert_int_equal(depth, 0);
    assert_false(quoted);
    expect(text, "\"id\": \"guns\"");
    expect(text, "\"verdict\": \"worse\"");
    expect(text, "\"acceptable\": 40");
    expect(text, "\"low\": null");
    assert_null(strstr(text, ": nan"));
    assert_null(strstr(text, ": inf"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_says_what_it_is_of_and_marks_differences),
        cmocka_unit_test(options_and_strata_can_be_chosen),
        cmocka_unit_test(an_unknown_option_is_an_error),
        cmocka_unit_test(lines_keep_within_the_width),
        cmocka_unit_test(csv_has_a_row_for_each_option_stratum_and_measure),
        cmocka_unit_test(json_is_well_formed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
