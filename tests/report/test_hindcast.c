#include "told.h"

#include "analysis/three_cases.h"
#include "report/hindcast.h"

static void tell(struct told *told, const struct hindcast *hindcast, enum hindcast_form form, uint32_t forecaster)
{
    const struct hindcast_settings settings = {.form = form, .told = forecaster};
    tell_begin(told);
    const struct hindcast_scores scores = hindcast_score(hindcast, &told->arena);
    report_hindcast(hindcast, &scores, &settings, &told->out);
}

static void each_case_has_a_line_of_what_happened_and_what_was_expected(void **state)
{
    (void)state;
    struct told told;
    tell(&told, &three_hindcast, HINDCAST_TEXT, 0);
    expect(&told, "\n01-first (5)    full        92      39    full 92        10        10         0      30\n");
    expect(&told, "\n03-third (19)   not agreed  92      6     not agreed 92  >50       never      0      33\n");
    expect(&told, "Forecasts of Right.");
    expect(&told, "3 cases, 3 of them scored by days.");
    expect(&told, "\nskill shown here is an upper bound.\n");
    tell_end(&told);
}

static void observed_days_are_told_in_full(void **state)
{
    (void)state;
    struct hindcast_case cases[THREE];
    struct hindcast hindcast = three_hindcast;
    struct told told;
    memcpy(cases, three_cases, sizeof cases);
    cases[0].days_least = 137;
    cases[0].days_most = 142;
    cases[0].horizon_days = 365;
    hindcast.cases = cases;
    tell(&told, &hindcast, HINDCAST_MARKDOWN, 0);
    expect(&told, "| 01-first (5) | full | 92 | 39 | full 92 | 137-142 | 10 |");
    tell_end(&told);
}

static void text_keeps_to_its_width(void **state)
{
    (void)state;
    struct told told;
    tell(&told, &three_hindcast, HINDCAST_TEXT, 0);
    for (const char *line = buffer_text(&told.out); *line != '\0'; line += strcspn(line, "\n") + 1)
        if (strcspn(line, "\n") > 100)
            fail_msg("too long: %.*s", (int)strcspn(line, "\n"), line);
    tell_end(&told);
}

static void want_of_skill_is_said_as_plainly_as_skill(void **state)
{
    (void)state;
    const struct forecast mixed[THREE] = {surely_right[0], surely_wrong[1], surely_right[2]};
    const struct forecaster forecasters[] = {three_forecasters[0], three_forecasters[1], {"mixed", "Mixed", mixed}};
    struct hindcast hindcast = three_hindcast;
    struct told told;
    hindcast.forecasters = forecasters;
    hindcast.forecaster_count = 3;
    tell(&told, &hindcast, HINDCAST_MARKDOWN, 0);
    expect(&told, "| better than base rates | better than base rates |\n");
    expect(&told, "| worse than base rates | worse than base rates |\n");
    expect(&told, "| not distinguishable from base rates | not distinguishable from base rates |\n");
    expect(&told, "| Right | 0.09 | 0.01 | 0 | 3 of 3 | +0.95 (+0.91 to +0.97) | +1.00 (+1.00 to +1.00) |");
    expect(&told, "| Wrong | +4.01 (+4.01 to +4.01) | worse | +73.33 (+50.00 to +90.00) | worse |\n");
    tell_end(&told);
}

static void calibration_says_how_often_each_point_was_chosen(void **state)
{
    (void)state;
    struct hindcast hindcast = three_hindcast;
    struct told told;
    tell(&told, &hindcast, HINDCAST_MARKDOWN, 1);
    expect(&told, "Forecasts of Right, calibrated.");
    expect(&told, "among 2 grid points: delay x2 in 3 of 3 cases. No single case decides the choice.");
    tell_end(&told);
    hindcast.grid_count = 0;
    tell(&told, &hindcast, HINDCAST_MARKDOWN, 0);
    assert_null(strstr(buffer_text(&told.out), "alibrated"));
    tell_end(&told);
}

static void what_has_no_days_is_not_scored(void **state)
{
    (void)state;
    struct hindcast_case cases[THREE];
    struct hindcast hindcast = three_hindcast;
    struct told told;
    memcpy(cases, three_cases, sizeof cases);
    for (int c = 0; c < THREE; c++)
        cases[c].has_days = false;
    hindcast.cases = cases;
    tell(&told, &hindcast, HINDCAST_MARKDOWN, 0);
    expect(&told, "3 cases, 0 of them scored by days.");
    expect(&told, "| 01-first (5) | full | 92 | 39 | full 92 | - | 10 | - | - |\n");
    expect(&told, "| 3 of 3 | +0.95 (+0.91 to +0.97) | - | better than base rates | not scored |\n");
    tell_end(&told);
}

/* The end of the JSON value at `text`; NULL if there is none. */
static const char *json_value_end(const char *text);

static const char *json_string_end(const char *text)
{
    for (text++; *text != '"'; text++) {
        text += *text == '\\';
        if (*text == '\0')
            return NULL;
    }
    return text + 1;
}

static const char *json_list_end(const char *text, bool named)
{
    const char last = named ? '}' : ']';
    do {
        text += 1 + strspn(text + 1, " \n");
        if (named) {
            text = *text == '"' ? json_string_end(text) : NULL;
            if (text == NULL || *text != ':')
                return NULL;
            text++;
        }
        text = json_value_end(text);
        if (text == NULL)
            return NULL;
        text += strspn(text, " \n");
    } while (*text == ',');
    return *text == last ? text + 1 : NULL;
}

static const char *json_value_end(const char *text)
{
    text += strspn(text, " \n");
    if (*text == '{' || *text == '[')
        return json_list_end(text, *text == '{');
    if (*text == '"')
        return json_string_end(text);
    if (strncmp(text, "null", 4) == 0)
        return text + 4;
    const size_t digits = strspn(text, "-+.0123456789e");
    return digits == 0 ? NULL : text + digits;
}

static void json_is_whole_and_carries_the_numbers(void **state)
{
    (void)state;
    struct told told;
    tell(&told, &three_hindcast, HINDCAST_JSON, 0);
    const char *end = json_value_end(buffer_text(&told.out));
    assert_non_null(end);
    assert_string_equal(end, "\n");
    expect(&told,
           "\"title\": \"The \\\"third\\\"\", \"members\": 19, \"happened\": \"not_agreed\", \"days_least\": 50, "
           "\"days_most\": null");
    expect(&told, "\"crps\": {\"value\": 1, \"low\": 1, \"high\": 1, \"against_base_rates\": \"better\"}");
    expect(&told, "{\"id\": \"p1\", \"title\": \"delay x2\", \"chosen_times\": 3}");
    expect(&told, "\"chosen\": {\"01-first\": \"p1\", \"02-second\": \"p1\", \"03-third\": \"p1\"}");
    tell_end(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_has_a_line_of_what_happened_and_what_was_expected),
        cmocka_unit_test(observed_days_are_told_in_full),
        cmocka_unit_test(text_keeps_to_its_width),
        cmocka_unit_test(want_of_skill_is_said_as_plainly_as_skill),
        cmocka_unit_test(calibration_says_how_often_each_point_was_chosen),
        cmocka_unit_test(what_has_no_days_is_not_scored),
        cmocka_unit_test(json_is_whole_and_carries_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
