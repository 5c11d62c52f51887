#include "check.h"

#include "analysis/fake_study.h"
#include "report/report.h"

static const char path[] = "/tmp/casus-test-brief.db";

struct world {
    struct fake_world fake;
    struct buffer page;
};

/* By id; Borduria's flip lies inside 0..45, which was put in for it. */
static const struct pivot_flip flip_list[] = {
    {0.9, 0.9, 0.9, 0.9, NAN}, {0.3, 0.8, 0.3, 0.9, 37.0}, {0.8, 0.9, 0.8, 0.9, NAN}};
static const struct pivot_flips flips = {flip_list, 128};

static bool write_page(struct world *world, uint32_t stratum, struct buffer *out)
{
    const struct brief_settings settings = {.stratum = stratum,
                                            .command = "casus brief fake.db",
                                            .version = "9.9.9",
                                            .told = "day 1 <council> meets",
                                            .told_picked = "option aid, trial 1/2",
                                            .flips = &flips};
    buffer_init(out);
    return report_brief(world->fake.study, world->fake.scenario, NULL, &settings, out, &world->fake.problems);
}

static int set_up(void **state)
{
    static struct world world;
    *state = &world;
    return !fake_world_open(&world.fake, path) || !write_page(&world, NO_INDEX, &world.page);
}

static int tear_down(void **state)
{
    struct world *world = *state;
    buffer_release(&world->page);
    return fake_world_close(&world->fake);
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is missing", part);
}

static uint32_t occurrences(const char *text, const char *part)
{
    uint32_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        count++;
    return count;
}

static void a_brief_has_its_twelve_pages_and_an_annex(void **state)
{
    static const char *const headings[] = {
        "1</span> In two minutes",
        "2</span> What we assumed, on whose word",
        "3</span> Options side by side",
        "4</span> Would the council agree?",
        "5</span> Would it arrive in time?",
        "6</span> How would others answer?",
        "7</span> What would be missing at home?",
        "8</span> What would follow?",
        "9</span> What decides the answer",
        "10</span> One trial, told",
        "11</span> How the parts hang together",
        "12</span> What this cannot tell",
        "<h2>Annex: ledger, receipt",
    };
    const struct world *world = *state;
    const char *at = buffer_text(&world->page);
    for (size_t k = 0; k < sizeof headings / sizeof headings[0]; k++) {
        at = strstr(at, headings[k]);
        if (at == NULL)
            fail_msg("no page \"%s\" in its place", headings[k]);
    }
}

static void a_brief_runs_nothing_and_asks_for_nothing(void **state)
{
    static const char *const never[] = {"<script", "http:",   "https:",      "src=",  "@import",
                                        "<link",   "<iframe", "javascript:", "onload"};
    const struct world *world = *state;
    for (size_t k = 0; k < sizeof never / sizeof never[0]; k++)
        if (strstr(buffer_text(&world->page), never[k]) != NULL)
            fail_msg("\"%s\" stands in the page", never[k]);
}

static void names_that_look_like_markup_are_text(void **state)
{
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    expect(page, "<h1>The &lt;League&gt; &amp; a far crisis</h1>");
    expect(page, "Everything &lt;at once&gt;");
    expect(page, "day 1 &lt;council&gt; meets");
    assert_null(strstr(page, "<League>"));
    assert_null(strstr(page, "<at once>"));
}

static void findings_say_what_the_numbers_are(void **state)
{
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    /* fake_study.h: guns add .2 to the chance of a serious clash in every future, aid nothing */
    expect(page, "<em>Do guns stir more than aid?</em> Serious clash.");
    expect(page, "; worse in 40 of 40 futures, better in 0, no difference that matters in 0.");
    expect(page, "one of 3 options is acceptable in most of the 40 futures; most often Relief alone, in 40, 2 options "
                 "in none at all; "
                 "No role in 40.");
    /* lift holds where v is .3 to .8, the council below, nothing moves above: 49, 30 and 21 of 100 */
    expect(page, "Held longest by lift in 49 of 100, council in 30 of 100, want of a mandate in 21 of 100.");
    expect(page, "never in 21 of 100.");
    expect(page, "1 of 20,480 ended in an error of the model");
}

/* fake_study.h: Borduria is pivotal in six trials of ten and leaves at an even depth; pivots are of the focus, aid. */
static void the_council_page_says_who_decides_and_where_it_flips(void **state)
{
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    expect(page, "Borduria decides most often: it is pivotal in 60 of 100 trials");
    expect(page, "takes that across one half for Borduria at 37 (put at 0..45).");
    expect(page, "at this support the result flips");
    expect(page, "50 (5-95)");
    expect(page, "37 inside");
}

/* fake_study.h: of a million who flee a tenth goes abroad; one commitment in four is not kept. */
static void what_follows_is_told_by_place_by_standard_and_as_order(void **state)
{
    static const char *const parts[] = {
        "The displaced by destination, thousand persons at most",
        "over the border</th><td class=\"n\">0.1</td><td class=\"n\">0.3</td><td class=\"n\">100</td>",
        "Refugees: all of them abroad</th>",
        "person and day</th><td class=\"n\">15 kg (PUB)</td><td class=\"n\">15,000</td>",
        "person and day</th><td class=\"n\">0.53 kg (assumed)</td><td class=\"n\">530</td>",
        "persons for each</th><td class=\"n\">20 persons (PUB)</td><td class=\"n\">50,000</td>",
        "for a person</th><td class=\"n\">3.5 m2 (PUB)</td><td class=\"n\">3.5 M</td>",
        "Aland</th><td class=\"n\">-</td><td class=\"n\">1</td><td class=\"n\">2</td><td class=\"n\">2</td>",
        "Credibility and the strength of norms cannot be measured",
        "Commitment: kept</th><td class=\"n\">75 of 100</td><td class=\"n\">0 of 100</td>",
        "Commitment: not asked</th><td class=\"n\">0 of 100</td><td class=\"n\">100 of 100</td>",
    };
    const struct world *world = *state;
    const char *at = buffer_text(&world->page);
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        if (strstr(at, parts[k]) == NULL)
            fail_msg("\"%s\" is missing, or not in its place", parts[k]);
        at = strstr(at, parts[k]);
    }
}

static void strata_stand_side_by_side(void **state)
{
    struct world *world = *state;
    struct buffer other;
    const char *page = buffer_text(&world->page);
    expect(page, "All measures: Nonviolent start");
    expect(page, "All measures: Violent start");
    expect(page, "Pages 4 to 10 are of one of these: Nonviolent start.");
    assert_true(write_page(world, 1, &other));
    expect(buffer_text(&other), "Pages 4 to 10 are of one of these: Violent start.");
    buffer_release(&other);
}

static void every_picture_has_a_title_a_description_and_a_twin_table(void **state)
{
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    const uint32_t pictures = occurrences(page, "role=\"img\"");
    assert_true(pictures >= 15);
    assert_int_equal(occurrences(page, "<title id="), pictures);
    assert_int_equal(occurrences(page, "<desc id="), pictures);
    const uint32_t figures = occurrences(page, "<figure");
    assert_int_equal(figures, 10);
    assert_int_equal(occurrences(page, "as a table</summary>"), figures);
    assert_int_equal(occurrences(page, "<figcaption>"), figures);
}

/* Tags open and close in order: what a browser would silently mend, a screen reader may not. */
static void tags_are_balanced(void **state)
{
    static const char *const kinds[] = {
        "html", "head", "body",   "main",    "section", "figure",  "figcaption", "table", "thead", "tbody",
        "tr",   "td",   "th",     "ul",      "ol",      "li",      "dl",         "dt",    "dd",    "p",
        "div",  "svg",  "text",   "details", "summary", "caption", "h1",         "h2",    "h3",    "em",
        "code", "span", "strong", "pre",     "header",  "footer",  "nav"};
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        char open[32], attributes[32], close[32];
        snprintf(open, sizeof open, "<%s>", kinds[k]);
        snprintf(attributes, sizeof attributes, "<%s ", kinds[k]);
        snprintf(close, sizeof close, "</%s>", kinds[k]);
        const uint32_t opened = occurrences(page, open) + occurrences(page, attributes);
        if (opened != occurrences(page, close))
            fail_msg("%u <%s> and %u %s", opened, kinds[k], occurrences(page, close), close);
    }
}

static void ids_are_unique(void **state)
{
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    char id[64];
    for (const char *at = page; (at = strstr(at, " id=\"")) != NULL; at++) {
        snprintf(id, sizeof id, "%.*s\"", (int)strcspn(at + 5, "\""), at + 5);
        char whole[80];
        snprintf(whole, sizeof whole, " id=\"%s", id);
        if (occurrences(page, whole) != 1)
            fail_msg("%s is there %u times", whole, occurrences(page, whole));
    }
}

static void nothing_unformatted_reaches_the_page(void **state)
{
    const struct world *world = *state;
    const char *page = buffer_text(&world->page);
    static const char *const never[] = {"nan", "(null)", "%s", "%u", ">inf", " inf ", "-inf"};
    for (size_t k = 0; k < sizeof never / sizeof never[0]; k++)
        if (strstr(page, never[k]) != NULL)
            fail_msg("\"%s\" stands in the page: %.60s", never[k], strstr(page, never[k]) - 20);
}

static void the_receipt_names_the_study_and_the_same_study_gives_the_same_bytes(void **state)
{
    struct world *world = *state;
    struct buffer again;
    char hash[65];
    study_hash(world->fake.study, hash);
    expect(buffer_text(&world->page), hash);
    expect(buffer_text(&world->page), "casus brief fake.db");
    expect(buffer_text(&world->page), "9.9.9");
    struct study *fresh = study_open(path, &world->fake.problems);
    struct study *kept = world->fake.study;
    world->fake.study = fresh;
    assert_true(write_page(world, NO_INDEX, &again));
    world->fake.study = kept;
    study_close(fresh);
    assert_int_equal(again.length, world->page.length);
    assert_memory_equal(again.text, world->page.text, again.length);
    buffer_release(&again);
}

/* The same study read with a scenario that says nothing of members, roles, powers, classes or questions. */
static const char bare_yaml[] = "casus: 1\n"
                                "title: Bare\n"
                                "as_of: 2024-12-31\n"
                                "measures:\n"
                                "  deaths: { title: Deaths, unit: persons, mean: consequence.deaths }\n"
                                "alliance: { name: Nobody }\n"
                                "crisis: { start: violent, heat: 0 .. 1 assume \"x\", idle: 0 .. 1 assume \"x\" }\n"
                                "options:\n"
                                "  none: { title: Nothing }\n";

static void a_world_without_council_or_forces_keeps_its_pages(void **state)
{
    struct world *world = *state;
    struct problems problems;
    struct buffer out;
    const struct brief_settings settings = {.stratum = 1};
    problems_init(&problems);
    buffer_init(&out);
    struct scenario *bare = fake_scenario(&world->fake.schema, bare_yaml, &problems);
    assert_non_null(bare);
    assert_true(report_brief(world->fake.study, bare, NULL, &settings, &out, &problems));
    assert_int_equal(problems.error_count, 0);
    const char *page = buffer_text(&out);
    expect(page, "This world has no council.");
    expect(page, "Nothing is moved in this world.");
    expect(page, "The scenario asked nothing before the run");
    expect(page, "This world does not count forces at home.");
    expect(page, "The scenario has no measure of consequences.");
    expect(page, "No trial was told for this brief.");
    expect(page, "12</span> What this cannot tell");
    assert_int_equal(occurrences(page, "<section"), occurrences(page, "</section>"));
    scenario_free(bare);
    buffer_release(&out);
    problems_release(&problems);
}

static void the_option_followed_is_the_one_asked_about(void **state)
{
    struct world *world = *state;
    assert_int_equal(report_focus(world->fake.study, world->fake.scenario, 0, &world->fake.problems), FAKE_AID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_brief_has_its_twelve_pages_and_an_annex),
        cmocka_unit_test(a_brief_runs_nothing_and_asks_for_nothing),
        cmocka_unit_test(names_that_look_like_markup_are_text),
        cmocka_unit_test(findings_say_what_the_numbers_are),
        cmocka_unit_test(the_council_page_says_who_decides_and_where_it_flips),
        cmocka_unit_test(what_follows_is_told_by_place_by_standard_and_as_order),
        cmocka_unit_test(strata_stand_side_by_side),
        cmocka_unit_test(every_picture_has_a_title_a_description_and_a_twin_table),
        cmocka_unit_test(tags_are_balanced),
        cmocka_unit_test(ids_are_unique),
        cmocka_unit_test(nothing_unformatted_reaches_the_page),
        cmocka_unit_test(a_world_without_council_or_forces_keeps_its_pages),
        cmocka_unit_test(the_option_followed_is_the_one_asked_about),
        cmocka_unit_test(the_receipt_names_the_study_and_the_same_study_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
