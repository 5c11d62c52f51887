#include "reading.h"

#include <stdlib.h>

static void tree(const char *text, const char *expected)
{
    expect_tree(document_read_csv, text, expected);
}

static void problem(const char *text, uint32_t line, uint32_t column, const char *message, const char *expected)
{
    expect_problem(document_read_csv, text, line, column, message, expected);
}

static void rows_become_maps_by_id_in_file_order(void **state)
{
    (void)state;
    tree("id,name,spend\nHUN,Hungary,4889\nFRA,France,64271\n",
         "{HUN: {name: Hungary, spend: 4889}, FRA: {name: France, spend: 64271}}");
    tree("id\na\nb", "{a: {}, b: {}}");
    tree("id,x\n", "{}");
}

static void headings_and_cells_are_trimmed_and_empty_cells_are_absent(void **state)
{
    (void)state;
    tree(" id , name ,\tx\n a ,  two words  ,\nb,, 3\t\nc\n", "{a: {name: two words}, b: {x: 3}, c: {}}");
    tree("id,x,y\na,\"\",\" \"\n", "{a: {}}");
    tree("id,x\na,\" b \"\n", "{a: {x: b}}");
}

static void quotes_keep_commas_quotes_and_line_breaks(void **state)
{
    (void)state;
    tree("id,x,y\n\"a\",\"one, two\",\"say \"\"so\"\"\"\nb, \"c\" ,\"\"\"\"\n",
         "{a: {x: one, two, y: say \"so\"}, b: {x: c, y: \"}}");
    tree("id,x,y\na,\"one\ntwo\",3\nb,4,5\n", "{a: {x: one\ntwo, y: 3}, b: {x: 4, y: 5}}");
    tree("id,x\na,5 d assume \"why\"\nb,6\" pipe\n", "{a: {x: 5 d assume \"why\"}, b: {x: 6\" pipe}}");
}

static void line_ends_of_other_systems_read_alike(void **state)
{
    (void)state;
    tree("id,x\r\na,\"one\r\ntwo\"\r\n\r\nb,3", "{a: {x: one\ntwo}, b: {x: 3}}");
    tree("\xef\xbb\xbfid,x\na,1\n", "{a: {x: 1}}");
}

static void comments_and_blank_lines_are_passed_over(void **state)
{
    (void)state;
    tree("# head, \"open\n\nid,x\n  \n# a, \"b\na,1\n  # c\n,,\n,\n#\nb,2\n#sourced,by,no,one",
         "{a: {x: 1}, b: {x: 2}}");
    tree("id,x\n\"# quoted\",\"1\n2\"\na,#3\n", "{a: {x: #3}}");
}

static void a_heading_may_name_the_unit_of_its_cells(void **state)
{
    (void)state;
    tree("id,range [nmi],speed [ nmi / h ],x\na,100,,1\nb,,9,\n",
         "{a: {range: 100, range#unit: nmi, x: 1}, b: {speed: 9, speed#unit: nmi / h}}");
    tree("id,\"cost [USD m]\"\na,3\n", "{a: {cost: 3, cost#unit: USD m}}");
}

static void a_source_row_holds_for_the_cells_after_it(void **state)
{
    (void)state;
    tree("id,x,y\na,1,2\n#source,X\nb,3,4\nc,,5\n#source , ,Y Z\nd,6,7\n",
         "{a: {x: 1, y: 2}, b: {x: 3, x#source: X, y: 4}, c: {y: 5}, "
         "d: {x: 6, x#source: X, y: 7, y#source: Y Z}}");
}

static void a_later_source_row_replaces_the_one_before(void **state)
{
    (void)state;
    tree("id,x\n#source,X\na,1\n#source,Y\nb,2\n", "{a: {x: 1, x#source: X}, b: {x: 2, x#source: Y}}");
}

static void a_cell_of_its_own_source_takes_no_usual_one(void **state)
{
    (void)state;
    tree("id,x,x.source,y\n#source,X,,Y\na,1,OWN,2\nb,3,,4\n",
         "{a: {x: 1, x.source: OWN, y: 2, y#source: Y}, b: {x: 3, x#source: X, y: 4, y#source: Y}}");
    /* The companion may stand before its column, or be cut off by a short row. */
    tree("id,x.source,x\n#source,,X\na,OWN,1\n", "{a: {x.source: OWN, x: 1}}");
    tree("id,x,y,x.source\n#source,X\na,1\n", "{a: {x: 1, x#source: X}}");
}

static void companions_and_the_columns_source_and_because_stay_as_written(void **state)
{
    (void)state;
    tree("id,x [d],x.factor,x.because,because,source\na,1,-mood,why,all,A y=B+C\n",
         "{a: {x: 1, x#unit: d, x.factor: -mood, x.because: why, because: all, source: A y=B+C}}");
}

static void nodes_keep_their_places_in_code_points(void **state)
{
    (void)state;
    static const char text[] =
        "id,\xc3\xa9 [ km ],\"n\"\n#source, S\n\xc3\xa9\xc3\xa9, \xe2\x82\xac\xe2\x82\xac ,\"a\nb\"\nz,1, \" q\"\n";
    struct reading reading;

    read_bytes(&reading, document_read_csv, text, sizeof text - 1);
    assert_int_equal(reading.problems.count, 0);
    assert_place(reading.root->place, 1, 1);
    const struct node *row = node_find(reading.root, "\xc3\xa9\xc3\xa9");
    assert_place(row->place, 3, 1);
    assert_place(row->key_place, 3, 1);
    assert_int_equal(row->key_place.length, 2);
    const struct node *cell = node_find(row, "\xc3\xa9");
    assert_place(cell->key_place, 1, 4);
    assert_int_equal(cell->key_place.length, 1);
    assert_place(cell->place, 3, 5);
    assert_int_equal(cell->place.length, 2);
    const struct node *unit = node_find(row, "\xc3\xa9#unit");
    assert_place(unit->place, 1, 8);
    assert_int_equal(unit->place.length, 2);
    const struct node *source = node_find(row, "\xc3\xa9#source");
    assert_place(source->place, 2, 10);
    assert_int_equal(source->place.length, 1);
    assert_place(node_find(row, "n")->place, 3, 10);
    assert_place(node_find(row, "n")->key_place, 1, 14);
    const struct node *after = node_find(reading.root, "z");
    assert_place(after->place, 5, 1);
    assert_place(node_find(after, "n")->place, 5, 8);
    assert_string_equal(after->place.file, "file");
    finish_reading(&reading);
}

static void a_table_begins_with_headings(void **state)
{
    (void)state;
    problem("", 1, 1, "the table has no heading", NULL);
    problem("# only this\n\n,,\n", 1, 1, "the table has no heading", NULL);
    problem("name,id\na,b\n", 1, 1, "the first column must be id", NULL);
    problem(",x\na,b\n", 1, 1, "the first column must be id", NULL);
    problem("id [d],x\na,b\n", 1, 1, "the first column must be id", NULL);
    problem("#source,X\nid,x\n", 1, 1, "#source stands before the heading", NULL);
}

static struct node *read_by_actor(struct arena *arena, const char *file, const char *bytes, size_t size,
                                  struct problems *problems)
{
    return document_read_table(arena, file, bytes, size, "actor", problems);
}

static void a_table_of_another_key_has_it_anywhere(void **state)
{
    (void)state;
    expect_tree(read_by_actor, "x,actor,y\n1,A,2\n3,B,4\n", "{A: {x: 1, y: 2}, B: {x: 3, y: 4}}");
    expect_problem(read_by_actor, "x,y\n1,2\n", 1, 1, "no column is headed actor", NULL);
    expect_problem(read_by_actor, "x,actor\n1,A\n2,A\n", 3, 3, "duplicate actor A: it stands at line 2 already",
                   "{A: {x: 1}}");
    expect_problem(read_by_actor, "x,actor\n1\n", 2, 1, "the row has no actor", "{}");
}

static void a_table_of_semicolons_is_recognised(void **state)
{
    (void)state;
    struct reading reading;

    read_bytes(&reading, document_read_csv, "id;x\na;b\n", 9);
    assert_problem(&reading.problems, 0, 1, 1, "the first column must be id");
    assert_string_equal(reading.problems.list[0].hint, "cells are separated by commas, not by ; or tabs");
    finish_reading(&reading);
}

static void headings_are_named_once_and_understood(void **state)
{
    (void)state;
    problem("id,x,,y\na,1,2,3\n", 1, 6, "a heading is empty", "{a: {x: 1, y: 3}}");
    problem("id,x,x\na,1,2\n", 1, 6, "duplicate heading x", "{a: {x: 1}}");
    problem("id,x,x [d]\na,1,2\n", 1, 6, "duplicate heading x", "{a: {x: 1}}");
    problem("id,x,id\na,1,2\n", 1, 6, "duplicate heading id", "{a: {x: 1}}");
    problem("id,x [d\na,1\n", 1, 4, "the heading x [d is not understood", "{a: {}}");
    problem("id,x [d] y\na,1\n", 1, 4, "the heading x [d] y is not understood", "{a: {}}");
    problem("id,[d]\na,1\n", 1, 4, "the heading [d] is not understood", "{a: {}}");
    problem("id,x []\na,1\n", 1, 4, "the heading x [] is not understood", "{a: {}}");
    problem("id,x#unit\na,1\n", 1, 4, "a heading may not hold #", "{a: {}}");
}

static void ids_are_given_and_given_once(void **state)
{
    (void)state;
    problem("id,x\na,1\n,2\nb,3\n", 3, 1, "the row has no id", "{a: {x: 1}, b: {x: 3}}");
    problem("id,x\na,1\nb,2\n a,3\n", 4, 2, "duplicate id a: it stands at line 2 already", "{a: {x: 1}, b: {x: 2}}");
}

static void a_row_has_no_more_cells_than_the_heading(void **state)
{
    (void)state;
    problem("id,x\na,1,2,3\nb,4\n", 2, 5, "the row has 4 cells, the heading 2", "{a: {x: 1}, b: {x: 4}}");
    problem("id,x\na,1,\n", 2, 5, "the row has 3 cells, the heading 2", "{a: {x: 1}}");
    problem("id,x\n#source,A,B\na,1\n", 2, 11, "the row has 3 cells, the heading 2", "{a: {x: 1, x#source: A}}");
}

static void a_quote_is_closed_before_the_comma(void **state)
{
    (void)state;
    problem("id,x,y\na,1, \"open\nb,2,3\n", 2, 6, "this quote is never closed", NULL);
    problem("id,\"x", 1, 4, "this quote is never closed", NULL);
    problem("id,x,y\na,\"b\" c d,1\n", 2, 7, "text follows a closing quote", "{a: {x: b, y: 1}}");
}

static void a_reason_that_a_comma_cuts_is_explained(void **state)
{
    (void)state;
    problem("id,x,y\na,1 assume \"so, so\"\n", 2, 15, "a comma cut the reason", "{a: {x: 1 assume \"so, so\"}}");
    problem("id,x,y\na,1 assume \"so, so, so\",2\nb,3,4\n", 2, 15, "a comma cut the reason",
            "{a: {x: 1 assume \"so, so, so\", y: 2}, b: {x: 3, y: 4}}");
    problem("id,x,y\na,1 assume \"so, so\nb,3,4\n", 2, 15, "a comma cut the reason",
            "{a: {x: 1 assume \"so, so\"}, b: {x: 3, y: 4}}");
    tree("id,x\na,\"1 assume \"\"so, so\"\"\"\n", "{a: {x: 1 assume \"so, so\"}}");
}

static void text_that_is_not_plain_utf8_is_refused_where_it_stands(void **state)
{
    (void)state;
    struct reading reading;

    problem("id,x\na,\xc3\xa9\xe9\n", 2, 4, "this is not UTF-8 text (byte e9)", NULL);
    problem("id,x\ra,1\r", 1, 5, "a line ends in CR alone", NULL);
    problem("id,x\na,\x1b\n", 2, 3, "the character U+001B is not allowed", NULL);
    read_bytes(&reading, document_read_csv, "id,x\na,\0\n", 9);
    assert_problem(&reading.problems, 0, 2, 3, "the character U+0000 is not allowed");
    assert_null(reading.root);
    finish_reading(&reading);
}

static void all_faults_of_a_table_are_reported(void **state)
{
    (void)state;
    static const char text[] = "key,x,x\na,1\na,2\n,3\nb,4,5,6\n";
    struct reading reading;

    read_bytes(&reading, document_read_csv, text, sizeof text - 1);
    assert_int_equal(reading.problems.count, 5);
    assert_problem(&reading.problems, 0, 1, 1, "the first column must be id");
    assert_problem(&reading.problems, 1, 1, 7, "duplicate heading x");
    assert_problem(&reading.problems, 2, 3, 1, "duplicate id a: it stands at line 2 already");
    assert_problem(&reading.problems, 3, 4, 1, "the row has no id");
    assert_problem(&reading.problems, 4, 5, 7, "the row has 4 cells, the heading 3");
    assert_null(reading.root);
    finish_reading(&reading);
}

static void a_table_holds_at_most_a_million_values(void **state)
{
    (void)state;
    struct reading reading;
    struct buffer text;

    buffer_init(&text);
    buffer_add(&text, "id,x\na");
    buffer_add_repeat(&text, ",", DOCUMENT_NODES_MOST);
    read_bytes(&reading, document_read_csv, text.text, text.length);
    /* Two headings and a million cells: the last but one is the first too many. */
    assert_problem(&reading.problems, 0, 2, DOCUMENT_NODES_MOST, "the file holds more than 1000000 values");
    assert_int_equal(reading.problems.count, 1);
    assert_null(reading.root);
    finish_reading(&reading);

    buffer_clear(&text);
    buffer_add_repeat(&text, "#", DOCUMENT_BYTES_MOST + 1);
    read_bytes(&reading, document_read_csv, text.text, text.length);
    assert_problem(&reading.problems, 0, 0, 0, "the file is larger than 16 MB");
    finish_reading(&reading);
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_maps_by_id_in_file_order),
        cmocka_unit_test(headings_and_cells_are_trimmed_and_empty_cells_are_absent),
        cmocka_unit_test(quotes_keep_commas_quotes_and_line_breaks),
        cmocka_unit_test(line_ends_of_other_systems_read_alike),
        cmocka_unit_test(comments_and_blank_lines_are_passed_over),
        cmocka_unit_test(a_heading_may_name_the_unit_of_its_cells),
        cmocka_unit_test(a_source_row_holds_for_the_cells_after_it),
        cmocka_unit_test(a_later_source_row_replaces_the_one_before),
        cmocka_unit_test(a_cell_of_its_own_source_takes_no_usual_one),
        cmocka_unit_test(companions_and_the_columns_source_and_because_stay_as_written),
        cmocka_unit_test(nodes_keep_their_places_in_code_points),
        cmocka_unit_test(a_table_begins_with_headings),
        cmocka_unit_test(a_table_of_another_key_has_it_anywhere),
        cmocka_unit_test(a_table_of_semicolons_is_recognised),
        cmocka_unit_test(headings_are_named_once_and_understood),
        cmocka_unit_test(ids_are_given_and_given_once),
        cmocka_unit_test(a_row_has_no_more_cells_than_the_heading),
        cmocka_unit_test(a_quote_is_closed_before_the_comma),
        cmocka_unit_test(a_reason_that_a_comma_cuts_is_explained),
        cmocka_unit_test(text_that_is_not_plain_utf8_is_refused_where_it_stands),
        cmocka_unit_test(all_faults_of_a_table_are_reported),
        cmocka_unit_test(a_table_holds_at_most_a_million_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
