#include "check.h"

#include "analysis/fake_study.h"
#include "report/report.h"

static const char path[] = "/tmp/casus-test-report-pivots.db";
enum { MEMBERS = 3 };

/* By id: Aland, Borduria (put at 0..45), Cimmeria (put at 40..60). */
static const struct pivot_flip inside[MEMBERS] = {
    {0.9, 0.9, 0.9, 0.9, NAN}, {0.8, 0.3, 0.9, 0.2, 37.4}, {0.8, 0.9, 0.2, 0.95, 12.0}};
static const struct pivot_flip outside[MEMBERS] = {
    {0.9, 0.9, 0.9, 0.9, NAN}, {0.7, 0.8, 0.7, 0.9, NAN}, {0.8, 0.9, 0.2, 0.95, 12.0}};
static const struct pivot_flip nowhere[MEMBERS] = {
    {0.9, 0.9, 0.9, 0.9, NAN}, {0.7, 0.8, 0.7, 0.9, NAN}, {0.8, 0.9, 0.6, 0.95, NAN}};

static const struct pivot_flip never[MEMBERS] = {{0, 0, 0, 0, NAN}, {0, 0, 0, 0, NAN}, {0, 0, 0, 0, NAN}};

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

static const char *show(struct fake_world *world, const struct pivot_flip *list, struct pivots_settings settings)
{
    static struct buffer out;
    const struct pivot_flips flips = {list, 128};
    buffer_release(&out);
    buffer_init(&out);
    assert_true(report_pivots(world->study, world->scenario, list ? &flips : NULL, &settings, &out, &world->problems));
    return buffer_text(&out);
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is missing in:\n%s", part, text);
}

static void the_finding_names_who_decides_and_whose_coding_does(void **state)
{
    const char *text = show(*state, inside, (struct pivots_settings){.option = FAKE_AID, .width = 400});
    expect(text, "What follows from the assumptions; not a forecast. Nonviolent start, 2,560 trials of aid.\n"
                 "Under Relief alone, Borduria decides most often: it is pivotal in 60 of 100 trials, then Cimmeria in "
                 "8. All that is asked is agreed in 89 of 100 trials. It rests on how we put single members: moving "
                 "one support alone, inside its own range, takes that across one half for Borduria at 37 (put at "
                 "0..45).\n");
    text = show(*state, outside, (struct pivots_settings){.option = FAKE_AID, .width = 400});
    expect(text, "No support alone takes that across one half inside the range put in for it; outside it does for "
                 "Cimmeria at 12 (put at 40..60).\n");
    text = show(*state, never, (struct pivots_settings){.option = FAKE_GUNS, .width = 400});
    expect(text, "Nobody's coding alone decides. All that is asked is never agreed, wherever any one member's support "
                 "is put.\n");
    text = show(*state, nowhere, (struct pivots_settings){.option = FAKE_AID, .width = 400});
    expect(text, "Nobody's coding alone decides. All that is asked is agreed in 89 of 100 trials, and in 60 to 95 with "
                 "any one member's support moved through 0 to 100 points: nowhere clearly across one half.\n");
}

static void a_row_holds_what_the_trials_and_the_flips_say(void **state)
{
    const char *text = show(*state, inside, (struct pivots_settings){.option = FAKE_AID, .width = 100});
    expect(text, "Borduria  60       50 (5-95)   0    40    50     11       0..45    80, 30       37 inside\n");
    expect(text, "Cimmeria  8        75 (52-97)  81   19    0      0        40..60   80, 90       12 outside\n");
    expect(text, "Aland     0        100         100  0     0      0        60..80   90, 90       -\n");
    for (const char *line = text; *line != '\0'; line += strcspn(line, "\n") + 1)
        assert_true(text_codepoints(line, strcspn(line, "\n")) <= 100);
}

static void without_flips_there_is_no_column_of_them(void **state)
{
    const char *text = show(*state, NULL, (struct pivots_settings){.option = FAKE_AID, .stratum = 1, .width = 400});
    expect(text, "Violent start");
    expect(text, "then Cimmeria in 8.\n");
    assert_null(strstr(text, "flips at"));
    assert_null(strstr(text, "one half"));
}

static void programs_get_full_numbers_and_null_for_no_flip(void **state)
{
    const char *text = show(*state, inside, (struct pivots_settings){.option = FAKE_AID, .json = true});
    expect(text, "\"option\": \"aid\", \"stratum\": \"nonviolent\",\n  \"trials\": 2560, \"flip_trials\": 128");
    expect(text, "{\"id\": \"BBB\", \"name\": \"Borduria\", \"pivotal\": 0.6");
    expect(text, "\"support_low\": 0, \"support_high\": 45, \"agreed_at_low\": 0.8, \"agreed_at_high\": 0.3, "
                 "\"agreed_at_0\": 0.9, \"agreed_at_100\": 0.2, \"flips_at\": 37.4, \"decides\": true}");
    expect(text, "\"flips_at\": null, \"decides\": false}");
    assert_null(strstr(text, "nan"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_finding_names_who_decides_and_whose_coding_does),
        cmocka_unit_test(a_row_holds_what_the_trials_and_the_flips_say),
        cmocka_unit_test(without_flips_there_is_no_column_of_them),
        cmocka_unit_test(programs_get_full_numbers_and_null_for_no_flip),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
