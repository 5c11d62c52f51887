#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

static void tree(const char *text, const char *expected)
{
    expect_tree(document_read_yaml, text, expected);
}

static void problem(const char *text, uint32_t line, uint32_t column, const char *message, const char *expected)
{
    expect_problem(document_read_yaml, text, line, column, message, expected);
}

static void maps_lists_and_text_become_a_tree_in_file_order(void **state)
{
    (void)state;
    tree("title: A study\nbetween: [PRK, KOR]\nrun: { seed: 1, futures: 256 }\nask:\n  - a\n  - b: c\n",
         "{title: A study, between: [PRK, KOR], run: {seed: 1, futures: 256}, ask: [a, {b: c}]}");
    tree("z: 1\na: 2\n", "{z: 1, a: 2}");
}

static void every_scalar_is_text(void **state)
{
    (void)state;
    tree("a: no\nb: ~\nc: 012\nd: 2024-12-31\ne:\nf: 'x'\ng: \"y\"\n",
         "{a: no, b: ~, c: 012, d: 2024-12-31, e: , f: x, g: y}");
    tree("a: |\n  one\n  two\nb: >\n  one\n  two\nc: one\n  two\n", "{a: one\ntwo\n, b: one two\n, c: one two}");
}

static void an_empty_file_is_an_empty_map(void **state)
{
    (void)state;
    tree("", "{}");
    tree("# nothing yet\n\n", "{}");
    tree("---\n", "{}");
    tree("\xef\xbb\xbf", "{}");
}

static void nodes_keep_their_places_in_code_points(void **state)
{
    (void)state;
    static const char text[] = "a: bc\n\xc3\xa9\xc3\xa9: { \xe2\x82\xac: \"q r\", l: [1, 'x'] }\n";
    struct reading reading;

    read_bytes(&reading, document_read_yaml, text, sizeof text - 1);
    assert_int_equal(reading.problems.count, 0);
    const struct node *a = node_find(reading.root, "a");
    assert_place(reading.root->place, 1, 1);
    assert_place(a->key_place, 1, 1);
    assert_int_equal(a->key_place.length, 1);
    assert_place(a->place, 1, 4);
    assert_int_equal(a->place.length, 2);
    assert_string_equal(a->place.file, "file");
    const struct node *map = node_find(reading.root, "\xc3\xa9\xc3\xa9");
    assert_place(map->key_place, 2, 1);
    assert_int_equal(map->key_place.length, 2);
    assert_place(map->place, 2, 5);
    /* A quoted text is placed behind its quote, so that offsets into the text are columns. */
    const struct node *quoted = node_find(map, "\xe2\x82\xac");
    assert_place(quoted->key_place, 2, 7);
    assert_place(quoted->place, 2, 11);
    assert_int_equal(quoted->place.length, 3);
    const struct node *list = node_find(map, "l");
    assert_place(list->place, 2, 20);
    assert_place(list->first->place, 2, 21);
    assert_place(list->last->place, 2, 25);
    finish_reading(&reading);
}

static void line_ends_of_other_systems_and_a_byte_order_mark_move_no_place(void **state)
{
    (void)state;
    static const char text[] = "\xef\xbb\xbf"
                               "a: 1\r\nb:\r\n  c: 2\r\n";
    struct reading reading;

    read_bytes(&reading, document_read_yaml, text, sizeof text - 1);
    assert_string_equal(buffer_text(&reading.shown), "{a: 1, b: {c: 2}}");
    assert_place(node_find(reading.root, "a")->key_place, 1, 1);
    assert_place(node_find(node_find(reading.root, "b"), "c")->place, 3, 6);
    finish_reading(&reading);
}

static void a_map_of_another_kind_has_no_items(void **state)
{
    (void)state;
    struct reading reading;

    read_bytes(&reading, document_read_yaml, "a: [b]\n", 7);
    assert_null(node_find(reading.root, "b"));
    assert_null(node_find(node_find(reading.root, "a"), "b"));
    assert_null(node_find(NULL, "b"));
    assert_int_equal(reading.root->count, 1);
    finish_reading(&reading);
}

static void a_copy_is_alike_and_shares_nothing(void **state)
{
    (void)state;
    static const char text[] = "a: { b: [1, 2], c: x }\n";
    struct reading reading;
    struct arena arena;
    struct buffer shown;

    arena_init(&arena);
    buffer_init(&shown);
    read_bytes(&reading, document_read_yaml, text, sizeof text - 1);
    const struct node *a = node_find(reading.root, "a");
    const struct node *copy = node_copy(&arena, a);
    assert_ptr_not_equal(copy, a);
    assert_string_equal(copy->key, "a");
    assert_place(copy->key_place, 1, 1);
    assert_place(node_find(copy, "c")->place, 1, 20);
    assert_null(copy->next);
    finish_reading(&reading); /* what the copy holds outlives the first arena */
    show_node(copy, &shown);
    assert_string_equal(buffer_text(&shown), "{b: [1, 2], c: x}");
    buffer_release(&shown);
    arena_release(&arena);
}

static void anchors_aliases_tags_and_merge_keys_are_refused(void **state)
{
    (void)state;
    problem("a: &x 1\n", 1, 4, "an anchor (&x) is not allowed", "{a: 1}");
    problem("a: &x { b: 1 }\n", 1, 4, "an anchor (&x) is not allowed", "{a: {b: 1}}");
    problem("a: &x [1]\n", 1, 4, "an anchor (&x) is not allowed", "{a: [1]}");
    problem("a: *x\nb: 2\n", 1, 4, "an alias (*x) is not allowed", "{b: 2}");
    problem("a: [*x, 2]\n", 1, 5, "an alias (*x) is not allowed", "{a: [2]}");
    problem("*x : 1\nb: 2\n", 1, 1, "an alias (*x) is not allowed", "{b: 2}");
    problem("a: !!str 1\n", 1, 4, "a tag (tag:yaml.org,2002:str) is not allowed", "{a: 1}");
    problem("a: ! 1\n", 1, 4, "a tag (!) is not allowed", "{a: 1}");
    problem("a: !point { b: 1 }\n", 1, 4, "a tag (!point) is not allowed", "{a: {b: 1}}");
    problem("%TAG ! tag:x,2000:\n---\na: 1\n", 1, 1, "a tag directive (%TAG) is not allowed", "{a: 1}");
    problem("a: 1\n<<: { b: 2 }\n", 2, 1, "a merge key (<<) is not allowed", "{a: 1}");
}

static void one_file_holds_one_document(void **state)
{
    (void)state;
    problem("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here", "{a: 1}");
    tree("%YAML 1.1\n---\na: 1\n...\n", "{a: 1}");
}

static void a_key_stands_once_in_a_map(void **state)
{
    (void)state;
    problem("a: 1\nb: 2\na: 3\n", 3, 1, "duplicate key a: it stands at line 1 already", "{a: 1, b: 2}");
    problem("x: { a: 1, b: 2, \"a\": { c: 3 } }\n", 1, 19, "duplicate key a: it stands at line 1 already",
            "{x: {a: 1, b: 2}}");
    tree("x: { a: 1 }\ny: { a: 1 }\n", "{x: {a: 1}, y: {a: 1}}");
}

static void a_key_is_plain_text(void **state)
{
    (void)state;
    problem("? [a, b]\n: 1\nc: 2\n", 1, 3, "a key must be plain text", "{c: 2}");
    problem("? { a: b }\n: { d: e }\nc: 2\n", 1, 3, "a key must be plain text", "{c: 2}");
    problem("? |\n  a\n: 1\nc: 2\n", 1, 3, "a key must be plain text", "{c: 2}");
    problem("\"\": 1\nc: 2\n", 1, 2, "a key is empty", "{c: 2}");
    problem("?\n: 1\nc: 2\n", 1, 2, "a key is empty", "{c: 2}");
    problem("\"a\\tb\\0\": 1\nc: 2\n", 1, 2, "a key must be plain text", "{c: 2}");
    tree("'<<': 1\n", "{<<: 1}");
}

static void the_root_is_a_map(void **state)
{
    (void)state;
    problem("- a\n", 1, 1, "a map of keys and values is expected, not a list", NULL);
    problem("\n hello\n", 2, 2, "a map of keys and values is expected, not bare text", NULL);
}

static void text_that_is_not_utf8_is_refused_where_it_stands(void **state)
{
    (void)state;
    problem("a: b\n\xc3\xa9: \xe9\n", 2, 4, "this is not UTF-8 text (byte e9)", NULL);
    problem("a: \xc3", 1, 4, "this is not UTF-8 text (byte c3)", NULL);
    problem("a: \xed\xa0\x80\n", 1, 4, "this is not UTF-8 text (byte ed)", NULL);
    problem("\xff\xfe", 1, 1, "this is not UTF-8 text (byte ff)", NULL);
}

static void control_characters_and_other_line_ends_are_refused(void **state)
{
    (void)state;
    struct reading reading;

    problem("a: \x01\n", 1, 4, "the character U+0001 is not allowed", NULL);
    problem("a: \x7f\n", 1, 4, "the character U+007F is not allowed", NULL);
    problem("a: 1\xc2\x85", 1, 5, "the character U+0085 is not allowed", NULL);
    problem("a: \xe2\x80\xa8\n", 1, 4, "the character U+2028 is not allowed", NULL);
    problem("a: 1\rb: 2\r", 1, 5, "a line ends in CR alone", NULL);
    read_bytes(&reading, document_read_yaml, "a: \0b\n", 6);
    assert_problem(&reading.problems, 0, 1, 4, "the character U+0000 is not allowed");
    assert_null(reading.root);
    finish_reading(&reading);
    problem("a: \"x\\0y\"\n", 1, 5, "an escape makes a control character here", "{a: }");
    tree("a: \"x\\ny\\tz\"\n", "{a: x\ny\tz}");
}

static void a_reason_that_yaml_cuts_is_explained(void **state)
{
    (void)state;
    problem("a: 1 d assume \"see #4\"\nb: 1\n", 1, 20,
            "YAML cut the reason at \"#\"; put it in sources.csv or quote the whole value",
            "{a: 1 d assume \"see\", b: 1}");
    problem("\xc3\xa9: 1 d assume \"\xc3\xa9  #4\"\n", 1, 19,
            "YAML cut the reason at \"#\"; put it in sources.csv or quote the whole value",
            "{\xc3\xa9: 1 d assume \"\xc3\xa9\"}");
    problem("x: { a: 1 d assume \"so, so\" }\n", 1, 23,
            "YAML cut the reason at \",\"; put it in sources.csv or quote the whole value",
            "{x: {a: 1 d assume \"so\"}}");
    problem("x: { a: 1 d assume \"so, so: so, so\", b: 2 }\n", 1, 23,
            "YAML cut the reason at \",\"; put it in sources.csv or quote the whole value",
            "{x: {a: 1 d assume \"so\", b: 2}}");
    problem("x: [ 1 d assume \"so, so\", 2 ]\n", 1, 20,
            "YAML cut the reason at \",\"; put it in sources.csv or quote the whole value",
            "{x: [1 d assume \"so\", 2]}");
    problem("x: [ 1 d assume \"a]\n", 1, 19,
            "YAML cut the reason at \"]\"; put it in sources.csv or quote the whole value", "{x: [1 d assume \"a\"]}");
    /* The rest cannot be read, but that is no second mistake. */
    problem("x: { a: 1 d assume \"see #4\" }\ny: 1\n", 1, 25,
            "YAML cut the reason at \"#\"; put it in sources.csv or quote the whole value", NULL);
    problem("x: { a: 1 d assume \"see [4]\" }\n", 1, 25,
            "YAML cut the reason at \"[\"; put it in sources.csv or quote the whole value", NULL);
    problem("x: 1 d assume \"log: 4\"\n", 1, 19,
            "YAML cut the reason at \":\"; put it in sources.csv or quote the whole value", NULL);
}

static void a_whole_reason_is_let_pass(void **state)
{
    (void)state;
    tree("a: 1 d assume \"see 4\" # note\n", "{a: 1 d assume \"see 4\"}");
    tree("a: 1 d assume \"see#4, 5\"\n", "{a: 1 d assume \"see#4, 5\"}");
    tree("a: '1 d assume \"see #4\"'\n", "{a: 1 d assume \"see #4\"}");
    tree("a: 6\" # an inch\n", "{a: 6\"}");
}

static void syntax_errors_are_told_in_plain_words(void **state)
{
    (void)state;
    problem("a: b: c\n", 1, 5, "a second \":\" on this line", NULL);
    problem("a: 1\n  b: 2\n", 2, 3, "this line does not line up with the keys above", NULL);
    problem("a: 1\nbare\nc: 2\n", 2, 1, "a key without \":\"", NULL);
    problem("a: 1\nb: \"open\nc: 2\n", 2, 4, "this quote is never closed", NULL);
    problem("a:\n  b: 1\n c: 2\n", 3, 2, "this does not line up with the keys above, or text follows a closing quote",
            NULL);
    problem("a: \"x\" y\n", 1, 8, "this does not line up with the keys above, or text follows a closing quote", NULL);
    problem("a:\n  - 1\n  b: 2\n", 3, 3, "this does not line up with the list above", NULL);
    problem("a: - 1\n", 1, 4, "a list cannot begin here", NULL);
    problem("a: { b: 1\nc: 2\n", 2, 2, "a comma or } is missing before this", NULL);
    problem("a: [ 1\nb: 2\n", 2, 2, "a comma or ] is missing before this", NULL);
    problem("a: \"\\q\"\n", 1, 5, "an escape that YAML does not know", NULL);
    problem("a:\n\tb: 1\n", 2, 1, "a tab cannot indent", NULL);
    problem("a: %x\n", 1, 4, "a value cannot begin with %", NULL);
    problem("a: `x\n", 1, 4, "a value cannot begin with `", NULL);
}

static void an_open_bracket_is_named_in_the_hint(void **state)
{
    (void)state;
    struct reading reading;

    read_bytes(&reading, document_read_yaml, "x: 1\na: { b: 1\nc: 2\n", 20);
    assert_string_equal(reading.problems.list[0].hint, "the bracket was opened at line 2");
    finish_reading(&reading);
}

static void all_faults_before_a_syntax_error_are_reported(void **state)
{
    (void)state;
    static const char text[] = "a: &x 1\na: 2\nb: !t 3\nc: d: e\n";
    struct reading reading;

    read_bytes(&reading, document_read_yaml, text, sizeof text - 1);
    assert_int_equal(reading.problems.count, 4);
    assert_problem(&reading.problems, 0, 1, 4, "an anchor (&x) is not allowed");
    assert_problem(&reading.problems, 1, 2, 1, "duplicate key a: it stands at line 1 already");
    assert_problem(&reading.problems, 2, 3, 4, "a tag (!t) is not allowed");
    assert_problem(&reading.problems, 3, 4, 5, "a second \":\" on this line");
    assert_null(reading.root);
    finish_reading(&reading);
}

/* `head`, then `count` times `piece`, then `tail`. */
static char *repeated(const char *head, const char *piece, size_t count, const char *tail, size_t *size)
{
    struct buffer text;

    buffer_init(&text);
    buffer_add(&text, head);
    buffer_add_repeat(&text, piece, count);
    buffer_add(&text, tail);
    *size = text.length;
    return text.text;
}

static void a_file_is_at_most_32_deep(void **state)
{
    (void)state;
    struct reading reading;
    size_t size;
    char *text = repeated("a: ", "[", DOCUMENT_DEPTH_MOST - 1, "", &size);
    struct buffer closed;

    buffer_init(&closed);
    buffer_add(&closed, text);
    buffer_add_repeat(&closed, "]", DOCUMENT_DEPTH_MOST - 1);
    read_bytes(&reading, document_read_yaml, closed.text, closed.length);
    assert_int_equal(reading.problems.count, 0);
    assert_non_null(reading.root);
    finish_reading(&reading);
    buffer_release(&closed);
    free(text);

    text = repeated("a: ", "[", DOCUMENT_DEPTH_MOST, "", &size);
    read_bytes(&reading, document_read_yaml, text, size);
    assert_problem(&reading.problems, 0, 1, 3 + DOCUMENT_DEPTH_MOST, "nested deeper than 32");
    assert_null(reading.root);
    finish_reading(&reading);
    free(text);
}

static void a_file_holds_at_most_a_million_values(void **state)
{
    (void)state;
    struct reading reading;
    size_t size;
    /* The root, its key and the list are three of them. */
    char *text = repeated("a: [\n", "1,", DOCUMENT_NODES_MOST - 3, "]\n", &size);

    read_bytes(&reading, document_read_yaml, text, size);
    assert_int_equal(reading.problems.count, 0);
    assert_int_equal(node_find(reading.root, "a")->count, DOCUMENT_NODES_MOST - 3);
    finish_reading(&reading);
    free(text);

    text = repeated("a: [\n", "1,", DOCUMENT_NODES_MOST - 2, "]\n", &size);
    read_bytes(&reading, document_read_yaml, text, size);
    assert_problem(&reading.problems, 0, 2, 2 * (DOCUMENT_NODES_MOST - 3) + 1,
                   "the file holds more than 1000000 values");
    assert_null(reading.root);
    finish_reading(&reading);
    free(text);
}

static void a_file_is_at_most_16_megabytes(void **state)
{
    (void)state;
    struct reading reading;
    size_t size;
    char *text = repeated("", "# a comment of 32 bytes a line.\n", DOCUMENT_BYTES_MOST / 32, "#", &size);

    read_bytes(&reading, document_read_yaml, text, size - 1);
    assert_int_equal(reading.problems.count, 0);
    finish_reading(&reading);
    read_bytes(&reading, document_read_yaml, text, size);
    assert_problem(&reading.problems, 0, 0, 0, "the file is larger than 16 MB");
    assert_null(reading.root);
    finish_reading(&reading);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_lists_and_text_become_a_tree_in_file_order),
        cmocka_unit_test(every_scalar_is_text),
        cmocka_unit_test(an_empty_file_is_an_empty_map),
        cmocka_unit_test(nodes_keep_their_places_in_code_points),
        cmocka_unit_test(line_ends_of_other_systems_and_a_byte_order_mark_move_no_place),
        cmocka_unit_test(a_map_of_another_kind_has_no_items),
        cmocka_unit_test(a_copy_is_alike_and_shares_nothing),
        cmocka_unit_test(anchors_aliases_tags_and_merge_keys_are_refused),
        cmocka_unit_test(one_file_holds_one_document),
        cmocka_unit_test(a_key_stands_once_in_a_map),
        cmocka_unit_test(a_key_is_plain_text),
        cmocka_unit_test(the_root_is_a_map),
        cmocka_unit_test(text_that_is_not_utf8_is_refused_where_it_stands),
        cmocka_unit_test(control_characters_and_other_line_ends_are_refused),
        cmocka_unit_test(a_reason_that_yaml_cuts_is_explained),
        cmocka_unit_test(a_whole_reason_is_let_pass),
        cmocka_unit_test(syntax_errors_are_told_in_plain_words),
        cmocka_unit_test(an_open_bracket_is_named_in_the_hint),
        cmocka_unit_test(all_faults_before_a_syntax_error_are_reported),
        cmocka_unit_test(a_file_is_at_most_32_deep),
        cmocka_unit_test(a_file_holds_at_most_a_million_values),
        cmocka_unit_test(a_file_is_at_most_16_megabytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
