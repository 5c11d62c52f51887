#include "check.h"
#include "base/problem.h"

static const char scenario[] = "casus: 1\n"
                               "\tname:\tT\xc3\xbcrkiye and Gr\xc3\xa8"
                               "ce\n"
                               "  silence_window: 1 .. 2 .. 4 t from CRS-RS21510\r\n"
                               "last";

static void begin(struct problems *problems)
{
    problems_init(problems);
    problems_know_file(problems, "korea/scenario.yaml", scenario, sizeof scenario - 1);
}

static void assert_rendered(const struct problems *problems, uint32_t most, const char *expected)
{
    struct buffer out;

    buffer_init(&out);
    problems_render(problems, most, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_release(&out);
}

static struct place at(uint32_t line, uint32_t column, uint32_t length)
{
    return (struct place){.file = "korea/scenario.yaml", .line = line, .column = column, .length = length};
}

static void a_mistake_is_shown_with_its_line_a_caret_and_help(void **state)
{
    struct problems problems;

    (void)state;
    begin(&problems);
    problem_error(&problems, at(3, 31, 1), "use h, d or wk, for example 4 d", "unit \"%s\" is a mass; %s is a time",
                  "t", "silence_window");
    assert_rendered(&problems, 50,
                    "korea/scenario.yaml:3:31: error: unit \"t\" is a mass; silence_window is a time\n"
                    "    3 |   silence_window: 1 .. 2 .. 4 t from CRS-RS21510\n"
                    "      |                               ^\n"
                    "  help: use h, d or wk, for example 4 d\n"
                    "1 error\n");
    problems_release(&problems);
}

static void the_caret_counts_code_points_and_keeps_tabs(void **state)
{
    struct problems problems;

    (void)state;
    begin(&problems);
    problem_warning(&problems, at(2, 20, 5), NULL, "no such member");
    assert_rendered(&problems, 50,
                    "korea/scenario.yaml:2:20: warning: no such member\n"
                    "    2 | \tname:\tT\xc3\xbcrkiye and Gr\xc3\xa8"
                    "ce\n"
                    "      | \t     \t            ^^^^^\n"
                    "1 warning\n");
    problems_release(&problems);
}

static void the_underline_never_runs_past_the_end_of_the_line(void **state)
{
    struct problems problems;

    (void)state;
    begin(&problems);
    problem_error(&problems, at(4, 3, 99), NULL, "cut short");
    problem_error(&problems, at(4, 5, 7), NULL, "something is missing");
    problem_error(&problems, at(4, 50, 0), NULL, "far out");
    assert_rendered(&problems, 50,
                    "korea/scenario.yaml:4:3: error: cut short\n"
                    "    4 | last\n"
                    "      |   ^^\n"
                    "korea/scenario.yaml:4:5: error: something is missing\n"
                    "    4 | last\n"
                    "      |     ^\n"
                    "korea/scenario.yaml:4:50: error: far out\n"
                    "    4 | last\n"
                    "      |     ^\n"
                    "3 errors\n");
    problems_release(&problems);
}

static void a_problem_may_have_less_of_a_place(void **state)
{
    struct problems problems;

    (void)state;
    begin(&problems);
    problem_error(&problems, (struct place){0}, NULL, "unknown option --fast");
    problem_error(&problems, at(0, 0, 0), NULL, "no options");
    problem_error(&problems, at(1, 0, 0), NULL, "old");
    problem_error(&problems, at(99, 1, 0), NULL, "no such line");
    problem_warning(&problems, (struct place){.file = "routes.csv", .line = 2, .column = 4}, "h", "unread");
    assert_rendered(&problems, 50,
                    "error: unknown option --fast\n"
                    "korea/scenario.yaml: error: no options\n"
                    "korea/scenario.yaml:1: error: old\n"
                    "    1 | casus: 1\n"
                    "korea/scenario.yaml:99:1: error: no such line\n"
                    "routes.csv:2:4: warning: unread\n"
                    "  help: h\n"
                    "4 errors, 1 warning\n");
    problems_release(&problems);
}

static void of_a_long_line_only_the_neighbourhood_is_shown(void **state)
{
    struct problems problems;
    struct buffer out;
    char line[1001], *quoted, *caret;
    size_t i;

    (void)state;
    for (i = 0; i < 1000; i++) {
        line[i] = (char)('a' + i % 26);
    }
    line[499] = '#';
    problems_init(&problems);
    problems_know_file(&problems, "members.csv", line, 1000);
    problem_error(&problems, (struct place){.file = "members.csv", .line = 1, .column = 500, .length = 1}, NULL,
                  "here");
    buffer_init(&out);
    problems_render(&problems, 50, &out);
    quoted = strchr(out.text, '\n') + 1;
    caret = strchr(quoted, '\n') + 1;
    assert_true(caret - quoted < 200);
    assert_int_equal(strchr(quoted, '#') - quoted, strchr(caret, '^') - caret);
    assert_memory_equal(quoted, "    1 | ...", 11);
    assert_memory_equal(caret - 4, "...\n", 4);
    buffer_release(&out);
    problems_release(&problems);
}

static void control_characters_of_a_file_do_not_reach_the_terminal(void **state)
{
    struct problems problems;

    (void)state;
    problems_init(&problems);
    problems_know_file(&problems, "x", "a\x1b[2J\0b\nnext", 12);
    problem_error(&problems, (struct place){.file = "x", .line = 1, .column = 7}, NULL, "b");
    assert_rendered(&problems, 1, "x:1:7: error: b\n    1 | a [2J b\n      |       ^\n1 error\n");
    problems_release(&problems);
}

static void problems_are_sorted_by_place_and_then_by_arrival(void **state)
{
    struct problems problems;

    (void)state;
    begin(&problems);
    problems_know_file(&problems, "korea/a.csv", "x\n", 2);
    problem_error(&problems, (struct place){.file = "unknown", .line = 1}, NULL, "7");
    problem_error(&problems, (struct place){.file = "korea/a.csv", .line = 1}, NULL, "6");
    problem_error(&problems, at(3, 4, 0), NULL, "4");
    problem_error(&problems, at(3, 4, 0), NULL, "5");
    problem_error(&problems, at(3, 1, 0), NULL, "3");
    problem_error(&problems, at(2, 9, 0), NULL, "2");
    problem_error(&problems, (struct place){0}, NULL, "1");
    problems_sort(&problems);
    for (uint32_t i = 0; i < problems.count; i++) {
        assert_int_equal(problems.list[i].message[0], '1' + (int)i);
    }
    problems_release(&problems);
}

static void what_is_not_shown_is_counted(void **state)
{
    struct problems problems;
    int i;

    (void)state;
    problems_init(&problems);
    assert_rendered(&problems, 50, "");
    for (i = 0; i < 1200; i++) {
        problem_error(&problems, (struct place){0}, NULL, "number %d", i);
    }
    problem_warning(&problems, (struct place){0}, NULL, "late");
    assert_int_equal(problems.count, 1000);
    assert_int_equal(problems.error_count, 1200);
    assert_rendered(&problems, 2, "error: number 0\nerror: number 1\nand 1199 more\n1200 errors, 1 warning\n");
    problems_release(&problems);
}

static void texts_of_a_problem_are_copies(void **state)
{
    struct problems problems;
    char file[] = "a.csv", hint[] = "help";

    (void)state;
    problems_init(&problems);
    problem_error(&problems, (struct place){.file = file}, hint, "x");
    file[0] = hint[0] = '?';
    assert_rendered(&problems, 1, "a.csv: error: x\n  help: help\n1 error\n");
    problems_release(&problems);
}

static void the_nearest_word_is_the_one_meant_or_none(void **state)
{
    static const char *const words[] = {"support", "salience", "HUN", "FRA", "members", "silence_window", "t"};
    const size_t count = sizeof words / sizeof words[0];

    (void)state;
    assert_string_equal(nearest_word("suport", words, count), "support");
    assert_string_equal(nearest_word("HGN", words, count), "HUN");
    assert_string_equal(nearest_word("fra", words, count), "FRA");
    assert_string_equal(nearest_word("mebmers", words, count), "members"); /* one swap */
    assert_string_equal(nearest_word("salinece", words, count), "salience");
    assert_string_equal(nearest_word("silence-widnow", words, count), "silence_window");
    assert_null(nearest_word("ambition", words, count));
    assert_null(nearest_word("xyz", words, count));
    assert_null(nearest_word("support", words, 0));
    assert_string_equal(nearest_word("tt", words, count), "t"); /* at least one edit is always allowed */
    assert_null(nearest_word("sppt", words, count));            /* three edits in four letters are too many */
}

static void of_words_equally_near_the_first_is_taken(void **state)
{
    static const char *const words[] = {"bat", "cat", "hat"};

    (void)state;
    assert_string_equal(nearest_word("rat", words, 3), "bat");
    assert_string_equal(nearest_word("hat", words, 3), "hat");
}

static void very_long_words_are_no_trouble(void **state)
{
    char longest[80];
    const char *words[] = {longest, "aaaa"};

    (void)state;
    memset(longest, 'a', 79);
    longest[79] = '\0';
    assert_null(nearest_word(longest, words, 2));
    assert_string_equal(nearest_word("aaab", words, 2), "aaaa");
    longest[64] = '\0';
    assert_ptr_equal(nearest_word(longest, words, 2), longest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_is_shown_with_its_line_a_caret_and_help),
        cmocka_unit_test(the_caret_counts_code_points_and_keeps_tabs),
        cmocka_unit_test(the_underline_never_runs_past_the_end_of_the_line),
        cmocka_unit_test(a_problem_may_have_less_of_a_place),
        cmocka_unit_test(of_a_long_line_only_the_neighbourhood_is_shown),
        cmocka_unit_test(control_characters_of_a_file_do_not_reach_the_terminal),
        cmocka_unit_test(problems_are_sorted_by_place_and_then_by_arrival),
        cmocka_unit_test(what_is_not_shown_is_counted),
        cmocka_unit_test(texts_of_a_problem_are_copies),
        cmocka_unit_test(the_nearest_word_is_the_one_meant_or_none),
        cmocka_unit_test(of_words_equally_near_the_first_is_taken),
        cmocka_unit_test(very_long_words_are_no_trouble),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
