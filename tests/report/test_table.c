#include "check.h"

#include "draw/html.h"
#include "draw/svg.h"
#include "report/table.h"

static void fill(struct table *table)
{
    table_init(table, 4, 2);
    table_heading(table, 0, "option");
    table_heading(table, 1, "Days at war,\ndays");
    table_heading(table, 2, "A rather long heading");
    table_heading(table, 3, "Cost");
    table_cell(table, 0, 0, "none", TONE_PLAIN);
    table_cell(table, 0, 1, "23 (8-41)", TONE_PLAIN);
    table_cell(table, 0, 2, "3", TONE_PLAIN);
    table_cell(table, 0, 3, "0", TONE_PLAIN);
    table_cell(table, 1, 0, "an_option_with_a_long_id", TONE_PLAIN);
    table_cell(table, 1, 1, "22 (8-40) worse", TONE_BAD);
    table_cell(table, 1, 2, "\xC3\xA9t\xC3\xA9", TONE_PLAIN);
    table_cell(table, 1, 3, "1", TONE_FAINT);
}

static void columns_are_aligned_and_headings_stand_on_the_bottom_line(void **state)
{
    (void)state;
    struct table table;
    struct buffer out;
    fill(&table);
    buffer_init(&out);
    table_render(&table, 100, false, &out);
    assert_string_equal(buffer_text(&out),
                        "                          Days at war,     A rather\n"
                        "option                    days             long heading  Cost\n"
                        "none                      23 (8-41)        3             0\n"
                        "an_option_with_a_long_id  22 (8-40) worse  \xC3\xA9t\xC3\xA9           1\n");
    buffer_release(&out);
    table_release(&table);
}

static void markdown_has_every_column_and_no_cell_ends_early(void **state)
{
    (void)state;
    struct table table;
    struct buffer out;
    fill(&table);
    table_cell(&table, 0, 0, "none|nothing", TONE_GOOD);
    buffer_init(&out);
    table_render_markdown(&table, &out);
    assert_string_equal(buffer_text(&out), "| option | Days at war, days | A rather long heading | Cost |\n"
                                           "|---|---|---|---|\n"
                                           "| none\\|nothing | 23 (8-41) | 3 | 0 |\n"
                                           "| an_option_with_a_long_id | 22 (8-40) worse | \xC3\xA9t\xC3\xA9 | 1 |\n");
    buffer_release(&out);
    table_release(&table);
}

static void what_does_not_fit_goes_to_a_further_block_and_ids_stay_whole(void **state)
{
    (void)state;
    struct table table;
    struct buffer out;
    fill(&table);
    buffer_init(&out);
    table_render(&table, 45, false, &out);
    assert_string_equal(buffer_text(&out), "                          Days at war,\n"
                                           "option                    days\n"
                                           "none                      23 (8-41)\n"
                                           "an_option_with_a_long_id  22 (8-40) worse\n"
                                           "\n"
                                           "                          A rather\n"
                                           "option                    long heading  Cost\n"
                                           "none                      3             0\n"
                                           "an_option_with_a_long_id  \xC3\xA9t\xC3\xA9           1\n");
    buffer_release(&out);
    table_release(&table);
}

static void tones_are_colours_only_when_asked_and_do_not_move_columns(void **state)
{
    (void)state;
    struct table table;
    struct buffer out;
    fill(&table);
    buffer_init(&out);
    table_render(&table, 100, true, &out);
    assert_non_null(
        strstr(buffer_text(&out), "\033[31m22 (8-40) worse\033[0m  \xC3\xA9t\xC3\xA9           \033[2m1\033[0m\n"));
    buffer_release(&out);
    table_release(&table);
}

static void a_table_of_one_column_is_one_block(void **state)
{
    (void)state;
    struct table table;
    struct buffer out;
    table_init(&table, 1, 1);
    table_heading(&table, 0, "id");
    table_cell(&table, 0, 0, "none", TONE_PLAIN);
    buffer_init(&out);
    table_render(&table, 2, false, &out);
    assert_string_equal(buffer_text(&out), "id\nnone\n");
    buffer_release(&out);
    table_release(&table);
}

static void text_is_wrapped_at_blanks(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    add_wrapped(&out, "one two three unbreakablyLong x", 8);
    assert_string_equal(buffer_text(&out), "one two\nthree\nunbreakablyLong\nx\n");
    buffer_release(&out);
}

static void html_escapes_what_would_be_markup(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    html_text(&out, "a<b> & \"c\" 'd'");
    assert_string_equal(buffer_text(&out), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
    buffer_release(&out);
}

static void svg_numbers_have_one_decimal_and_no_locale(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    svg_put(&out, "M@ @L@ @", 1.25, -0.04, -3.5, 100.0);
    assert_string_equal(buffer_text(&out), "M1.3 0L-3.5 100");
    buffer_release(&out);
}

static void scales_take_round_steps_and_clamp(void **state)
{
    (void)state;
    struct scale scale = {0.3, 17, 0, 100};
    scale_round(&scale, 5);
    assert_close(scale.from, 0, 0);
    assert_close(scale.to, 20, 0);
    assert_close(scale_step(&scale, 5), 5, 0);
    assert_close(scale_at(&scale, 5), 25, 1e-12);
    assert_close(scale_at(&scale, -7), 0, 0);
    assert_close(scale_at(&scale, 70), 100, 0);
    struct scale flat = {3, 3, 0, 100};
    scale_round(&flat, 5);
    assert_true(flat.to > flat.from);
    struct scale tiny = {0, 0.0031, 0, 100};
    scale_round(&tiny, 5);
    assert_close(tiny.to, 0.004, 1e-12);
    assert_close(scale_step(&(struct scale){0, 180, 0, 1}, 6), 50, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_aligned_and_headings_stand_on_the_bottom_line),
        cmocka_unit_test(markdown_has_every_column_and_no_cell_ends_early),
        cmocka_unit_test(what_does_not_fit_goes_to_a_further_block_and_ids_stay_whole),
        cmocka_unit_test(tones_are_colours_only_when_asked_and_do_not_move_columns),
        cmocka_unit_test(a_table_of_one_column_is_one_block),
        cmocka_unit_test(text_is_wrapped_at_blanks),
        cmocka_unit_test(html_escapes_what_would_be_markup),
        cmocka_unit_test(svg_numbers_have_one_decimal_and_no_locale),
        cmocka_unit_test(scales_take_round_steps_and_clamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
