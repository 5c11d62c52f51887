#include "told.h"

#include "report/hindcast_crises.h"

enum { COUNT = 12 };

/* Half of the cases calm, half serious; the ladder gives `sure` of 1 to what came. The last stands apart. */
static void tell(struct told *told, double sure, enum hindcast_form form)
{
    static const struct crisis_power power = {
        .id = "RUS", .title = "Russia", .is_reactor = true, .has_record = true, .did = ICB_LOW};
    static const double military = 0.124;
    struct crisis_case cases[COUNT];
    struct crisis_forecast ladder[COUNT];
    const struct hindcast_settings settings = {.form = form};
    tell_begin(told);
    for (uint32_t c = 0; c < COUNT; c++) {
        const bool is_calm = c % 2 == 0;
        cases[c] = (struct crisis_case){.id = is_calm ? "calm" : "serious",
                                        .title = "A",
                                        .note = "",
                                        .apart = c + 1 == COUNT ? "inside a war" : "",
                                        .trigger = ICB_NONVIOLENT,
                                        .peak = is_calm ? 1 : 3,
                                        .has_days = c + 1 < COUNT,
                                        .days = 137,
                                        .powers = &power,
                                        .power_count = 1};
        ladder[c] = (struct crisis_forecast){
            .peak = {is_calm ? sure : 1 - sure, 0, is_calm ? 1 - sure : sure, 0}, .over = 0.5, &military, &military};
    }
    const struct crisis_scores scores = crisis_score(cases, COUNT, ladder, ladder, 1, &told->arena);
    report_hindcast_crises(cases, &scores, 40000, &settings, &told->out);
}

static void what_cannot_be_told_apart_is_said_so(void **state)
{
    (void)state;
    struct told told;
    tell(&told, 0.5, HINDCAST_MARKDOWN);
    expect(&told, "| ICB, all alike | serious clashes or war | ");
    expect(&told, ") | not distinguishable |\n");
    expect(&told, "| power: covert or more | -");
    expect(&told, " | cannot be told |\n");
    assert_null(strstr(buffer_text(&told.out), "serious clashes or war | -0.1"));
    tell_end(&told);
    tell(&told, 0.95, HINDCAST_MARKDOWN);
    expect(&told, ") | better |\n");
    tell_end(&told);
    tell(&told, 0.05, HINDCAST_MARKDOWN);
    expect(&told, ") | worse |\n");
    tell_end(&told);
}

static void cases_powers_and_what_stands_apart_are_told(void **state)
{
    (void)state;
    struct told told;
    tell(&told, 0.95, HINDCAST_MARKDOWN);
    expect(&told, "12 crises of the past, 40,000 trials each");
    expect(&told, "11 are scored, 11 of them triggered without violence, and 1 told apart.");
    expect(&told, "its scores are in sample");
    expect(&told, "| serious * | nonviolent | serious clashes | 95 / 24 | 0 / 9 | goes on | 50 / 50 |");
    expect(&told, "| calm | low, 12 |");
    expect(&told, "- serious: inside a war.\n");
    expect(&told, "serious clashes or war 5.0 and 5 of 11");
    expect(&told, "| the 27 crises, leave-one-out over ICB | continuation-ratio logit | 0.1925 | 0.0528 | 0.4389 |");
    tell_end(&told);
}

static void text_keeps_to_its_width(void **state)
{
    (void)state;
    struct told told;
    tell(&told, 0.5, HINDCAST_TEXT);
    for (const char *line = buffer_text(&told.out); *line != '\0'; line += strcspn(line, "\n") + 1)
        if (strcspn(line, "\n") > 100)
            fail_msg("too long: %.*s", (int)strcspn(line, "\n"), line);
    tell_end(&told);
}

static void json_carries_the_verdict(void **state)
{
    (void)state;
    struct told told;
    tell(&told, 0.5, HINDCAST_JSON);
    expect(&told, "\"the_ladder_is\": \"not distinguishable\"");
    expect(&told, "\"days\": null, \"scored\": false, \"apart\": \"inside a war\"");
    expect(&told, "\"did\": \"low\"");
    expect(&told, "\"low\": null, \"high\": null, \"the_ladder_is\": \"cannot be told\"");
    tell_end(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_told_apart_is_said_so),
        cmocka_unit_test(cases_powers_and_what_stands_apart_are_told),
        cmocka_unit_test(text_keeps_to_its_width),
        cmocka_unit_test(json_carries_the_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
