/* Page 11 of the brief: the structure of the world that the study ran. The study is a small one and the plan Korea's:
 * the page is made of the plan alone. */
#include "report/structure_world.h"

#include "analysis/fake_study.h"
#include "model/model.h"
#include "report/report.h"
#include <stdlib.h>

static const char path[] = "/tmp/casus-test-brief-structure.db";

/* The page, NUL-terminated; free it. */
static char *page_of(const char *const *cut)
{
    struct fake_world fake;
    struct opened korea = {0};
    struct model_schema model;
    struct buffer out;
    assert_true(fake_world_open(&fake, path));
    model_schema_init(&model);
    problems_init(&korea.problems);
    korea.scenario = scenario_load("scenarios/korea", &model.schema, NULL, NULL, 0, &korea.problems);
    assert_non_null(korea.scenario);
    korea.plan = model_plan(korea.scenario, cut, &korea.problems);
    check_opened(&korea, false);
    buffer_init(&out);
    assert_true(report_brief(fake.study, fake.scenario, korea.plan, &(struct brief_settings){.stratum = 0}, &out,
                             &fake.problems));
    const char *from = strstr(buffer_text(&out), "id=\"page-11\""), *to = strstr(from, "id=\"page-12\"");
    char *page = calloc((size_t)(to - from) + 1, 1);
    memcpy(page, from, (size_t)(to - from));
    buffer_release(&out);
    close_opened(&korea);
    fake_world_close(&fake);
    return page;
}

static uint32_t occurrences(const char *text, const char *part)
{
    uint32_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        count++;
    return count;
}

static void every_part_is_drawn_named_and_told(void **state)
{
    (void)state;
    char *page = page_of(NULL), text[128];
    for (size_t k = 0; k < model_mechanism_count; k++) {
        const char *name = model_mechanisms[k]->name;
        snprintf(text, sizeof text, ">%s</text>", name);
        assert_int_equal(occurrences(page, text), 1);
        snprintf(text, sizeof text, "<dt>%s</dt><dd>%s</dd>", name, structure_mechanism(name));
        assert_int_equal(occurrences(page, text), 1);
    }
    assert_int_equal(occurrences(page, "<svg "), 1);
    assert_int_equal(occurrences(page, "role=\"img\""), 1);
    assert_int_equal(occurrences(page, "<style>"), 0); /* it would reach the whole page */
    assert_int_equal(occurrences(page, "as a table</summary>"), 1);
    assert_int_equal(occurrences(page, "This study has cut no arrow."), 1);
    assert_int_equal(occurrences(page, "alliance 54 (news: decided, contributions given)"), 1);
    assert_in_range(strlen(page), 10000, 60000);
    free(page);
}

static void what_was_cut_is_said_and_not_drawn(void **state)
{
    static const char *const cut[] = {"crisis.violence -> policy", "roles.effect.* -> alliance", NULL};
    (void)state;
    char *whole = page_of(NULL), *page = page_of(cut);
    assert_non_null(strstr(page, "This study has cut, and the picture leaves out: crisis.violence -&gt; policy; "
                                 "roles.effect.* -&gt; alliance."));
    assert_int_equal(occurrences(whole, "stroke-width=\"1.3\""), occurrences(page, "stroke-width=\"1.3\"") + 2);
    free(whole);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_is_drawn_named_and_told),
        cmocka_unit_test(what_was_cut_is_said_and_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
