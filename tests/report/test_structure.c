/* Who feeds whom, of small worlds whose arrows are known. */
#include "report/structure_world.h"

#include "model/topics.h"
#include <stdlib.h>

/* ---- five mechanisms: a -> b -> c -> a, d held and read by c, e at the end ----
 *
 * b is moved by what a tells alone; it computes b.sum of a.x. c's clock runs at b.sum. d.fixed reads nothing, so it is
 * the same in every trial. a.red is no signal of an entity, though there is a thing named red. */

static double none(const struct world *w, const void *self, uint32_t entity)
{
    (void)w, (void)self, (void)entity;
    return 0.0;
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)w, (void)self, (void)family, (void)entity;
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    (void)w, (void)self, (void)notice;
}

static void answer(struct world *w, const void *self, uint64_t watches)
{
    (void)w, (void)self, (void)watches;
}

static const void *declare_a(struct declaration *d)
{
    declare_signal(d, "x", "", "X");
    declare_signal(d, "red", "", "A colour");
    declare_signal(d, "of.red", "", "Of red");
    declare_signal(d, "of.blue", "", "Of blue");
    declare_signal(d, "of.green", "", "Of green");
    declare_input(d, "c.state");
    declare_clocks(d, "tick", CLOCK_AT, 1, NULL, NULL);
    declare_tells(d, TOPIC_DECIDED);
    declare_tells(d, TOPIC_GIVEN); /* heard by nobody */
    return NULL;
}

static const void *declare_b(struct declaration *d)
{
    static const char *const sum[] = {"a.x", NULL};
    declare_signal(d, "state", "", "State");
    declare_derived(d, "sum", "", "Sum", none, 0, sum);
    declare_watch(d, "a.of.*");
    declare_hears(d, TOPIC_DECIDED);
    return NULL;
}

static const void *declare_c(struct declaration *d)
{
    static const char *const speed[] = {"b.sum", NULL};
    declare_signal(d, "state", "", "State");
    declare_input(d, "d.level");
    declare_input(d, "d.fixed");
    declare_clocks(d, "run", CLOCK_DRAIN, 1, none, speed);
    return NULL;
}

static const void *declare_d(struct declaration *d)
{
    declare_signal(d, "level", "", "Level");
    declare_derived(d, "fixed", "", "Fixed", none, 0, NULL);
    declare_input(d, "a.x"); /* to no effect: nothing happens in d */
    return NULL;
}

static const void *declare_e(struct declaration *d)
{
    declare_signal(d, "out", "", "Out");
    declare_input(d, "c.state");
    declare_input(d, "a.of.blue");
    declare_clocks(d, "tick", CLOCK_AT, 1, NULL, NULL);
    return NULL;
}

static const struct mechanism a = {.name = "a", .declare = declare_a, .handle = handle};
static const struct mechanism b = {.name = "b", .declare = declare_b, .hear = hear, .answer = answer};
static const struct mechanism c = {.name = "c", .declare = declare_c, .handle = handle};
static const struct mechanism d = {.name = "d", .declare = declare_d};
static const struct mechanism e = {.name = "e", .declare = declare_e, .handle = handle};
static const struct mechanism *const five[] = {&a, &b, &c, &d, &e};

static const struct field top_fields[] = {
    {"casus", FIELD_COUNT, NULL, 1.0, 1.0, NULL, NULL, "1", "Version of the notation"},
    {"title", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, "", "Title"},
};
static const struct section top = {"", SECTION_ONE, NULL, top_fields, 2, "The scenario"};
static const struct field thing_fields[] = {{"title", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, "", "Title"}};
static const struct section things = {"things", SECTION_MANY, NULL, thing_fields, 1, "Things"};
static const struct section *const sections[] = {&top, &things};
static const struct schema schema = {sections, 2};

static bool read_text(void *self, const char *path, char **bytes, size_t *size)
{
    static const char text[] = "casus: 1\ntitle: Five <boxes>\nthings: { red: {}, blue: {}, green: {} }\n";
    (void)self;
    if (strcmp(path, "scenario.yaml") != 0)
        return false;
    *size = sizeof text - 1;
    *bytes = malloc(sizeof text);
    memcpy(*bytes, text, sizeof text);
    return true;
}

static void open_rows(struct opened *o, const struct mechanism *const *rows, size_t count, const char *const *cut,
                      bool by_entity)
{
    const struct scenario_reader reader = {read_text, NULL};
    *o = (struct opened){0};
    problems_init(&o->problems);
    o->scenario = scenario_load("five", &schema, &reader, NULL, 0, &o->problems);
    if (o->scenario)
        o->plan = plan_make(o->scenario, rows, count, NULL, 0, cut, &o->problems);
    check_opened(o, by_entity);
}

static void open_five(struct opened *o, const char *const *cut, bool by_entity)
{
    open_rows(o, five, 5, cut, by_entity);
}

static void arrows_are_what_was_declared(void **state)
{
    struct opened o;
    (void)state;
    open_five(&o, NULL, false);
    const struct structure *s = &o.structure;
    assert_int_equal(s->box_count, 5);
    assert_int_equal(s->arrow_count, 6);
    const struct structure_arrow *ab = arrow_named(s, "a", "b");
    assert_int_equal(ab->signal_count, 4);
    assert_int_equal(ab->read_count, 2);
    assert_string_equal(ab->read[0].name, "a.of.*");
    assert_int_equal(ab->read[0].count, 3);
    assert_string_equal(ab->read[1].name, "a.x");
    assert_true(ab->topics == UINT64_C(1) << TOPIC_DECIDED);
    assert_string_equal(arrow_named(s, "b", "c")->read[0].name, "b.sum");
    assert_string_equal(arrow_named(s, "c", "a")->read[0].name, "c.state");
    assert_string_equal(arrow_named(s, "c", "e")->read[0].name, "c.state");
    assert_string_equal(arrow_named(s, "a", "e")->read[0].name, "a.of.blue"); /* one of three: by its name */
    close_opened(&o);
}

static void what_nothing_moves_is_held(void **state)
{
    struct opened o;
    (void)state;
    open_five(&o, NULL, false);
    const struct structure *s = &o.structure;
    const struct structure_arrow *dc = arrow_named(s, "d", "c");
    assert_true(dc->is_held);
    assert_int_equal(dc->signal_count, 1); /* d.fixed is the same always */
    assert_null(arrow_named(s, "a", "d"));
    assert_true(s->box[box_named(s, "d")].is_held);
    assert_false(s->box[box_named(s, "b")].is_held); /* no clock, but it hears */
    close_opened(&o);
}

static void the_loop_is_found_and_stands_in_order(void **state)
{
    struct opened o;
    struct cycle loop[10];
    struct structure_cut cut[10];
    uint32_t all;
    (void)state;
    open_five(&o, NULL, false);
    const struct structure *s = &o.structure;
    assert_true(s->has_loop);
    assert_int_equal(structure_loops(s, 10, loop, &all), 1);
    assert_int_equal(all, 1);
    assert_int_equal(loop[0].length, 3);
    assert_int_equal(structure_weakest(s, loop, cut), 1);
    assert_string_equal(cut[0].name, "a.x"); /* what is told, and a.of.*, leads to b.state, which nobody reads */
    assert_true(box_named(s, "a") < box_named(s, "b") && box_named(s, "b") < box_named(s, "c"));
    for (uint32_t k = 0; k < s->arrow_count; k++)
        assert_int_equal(s->arrow[k].is_back, &s->arrow[k] == arrow_named(s, "c", "a"));
    assert_int_equal(s->least_count, 1);
    assert_string_equal(s->least[0].name, "c.state");
    assert_string_equal(s->box[s->least[0].to].name, "a");
    assert_false(s->is_open);
    bool found = false;
    for (uint32_t k = 0; k < s->component_count; k++)
        found =
            found || s->component[k] == (1u << box_named(s, "a") | 1u << box_named(s, "b") | 1u << box_named(s, "c"));
    assert_true(found);
    close_opened(&o);
}

/* ---- p -> q and q -> p, where q only passes on what it computes of r ---- */

static bool r_reads_p;

static const void *declare_p(struct declaration *declaration)
{
    declare_signal(declaration, "state", "", "State");
    declare_input(declaration, "q.passed");
    declare_clocks(declaration, "tick", CLOCK_AT, 1, NULL, NULL);
    return NULL;
}

static const void *declare_q(struct declaration *declaration)
{
    static const char *const passed[] = {"r.state", NULL};
    declare_signal(declaration, "state", "", "State");
    declare_derived(declaration, "passed", "", "Passed on", none, 0, passed);
    declare_input(declaration, "p.state");
    declare_clocks(declaration, "tick", CLOCK_AT, 1, NULL, NULL);
    return NULL;
}

static const void *declare_r(struct declaration *declaration)
{
    declare_signal(declaration, "state", "", "State");
    if (r_reads_p)
        declare_input(declaration, "p.state");
    declare_clocks(declaration, "tick", CLOCK_AT, 1, NULL, NULL);
    return NULL;
}

static const struct mechanism p_row = {.name = "p", .declare = declare_p, .handle = handle};
static const struct mechanism q_row = {.name = "q", .declare = declare_q, .handle = handle};
static const struct mechanism r_row = {.name = "r", .declare = declare_r, .handle = handle};
static const struct mechanism *const three[] = {&p_row, &q_row, &r_row};

static void what_is_only_passed_on_closes_no_loop(void **state)
{
    struct opened o;
    struct cycle loop[10];
    struct structure_cut cut[10];
    uint32_t all;
    (void)state;
    r_reads_p = false;
    open_rows(&o, three, 3, NULL, false);
    assert_non_null(arrow_named(&o.structure, "p", "q"));
    assert_non_null(arrow_named(&o.structure, "q", "p"));
    assert_false(o.structure.has_loop);
    assert_int_equal(structure_loops(&o.structure, 10, loop, &all), 0);
    assert_int_equal(o.structure.least_count, 0);
    close_opened(&o);

    r_reads_p = true;
    open_rows(&o, three, 3, NULL, false);
    assert_true(o.structure.has_loop);
    assert_int_equal(structure_loops(&o.structure, 10, loop, &all), 1);
    assert_int_equal(loop[0].length, 3);
    assert_int_equal(structure_weakest(&o.structure, loop, cut), 1);
    assert_int_equal(o.structure.least_count, 1);
    close_opened(&o);
}

static void a_cut_takes_its_arrow_away(void **state)
{
    static const char *const cut[] = {"c.state -> a", "a.of.* -> b", NULL};
    struct opened o;
    (void)state;
    open_five(&o, cut, false);
    assert_null(arrow_named(&o.structure, "c", "a"));
    assert_int_equal(arrow_named(&o.structure, "a", "b")->signal_count, 1);
    assert_false(o.structure.has_loop);
    assert_int_equal(o.structure.cut_count, 2);
    assert_string_equal(o.structure.cut[0], "a.of.* -> b");
    assert_string_equal(o.structure.cut[1], "c.state -> a");
    close_opened(&o);
}

static void entities_are_told_apart_on_demand(void **state)
{
    struct opened o;
    (void)state;
    open_five(&o, NULL, true);
    const struct structure_arrow *ab = arrow_named(&o.structure, "a", "b");
    assert_int_equal(ab->read_count, 4);
    assert_string_equal(ab->read[0].name, "a.of.blue");
    assert_true(arrow_named(&o.structure, "c", "a")->is_back);
    close_opened(&o);
}

static const char *told(struct opened *o, const char *from, const char *to)
{
    static struct buffer out;
    const struct structure_settings settings = {.from = from, .to = to, .loops = 5};
    buffer_release(&out);
    buffer_init(&out);
    (void)report_structure(o->plan, &settings, &out, &o->problems);
    return buffer_text(&out);
}

/* What follows the sentence at the head, which may take two lines. */
static const char *after_head(const char *text)
{
    return strstr(text, "reads.\n") + strlen("reads.\n");
}

static void a_trace_goes_step_by_step(void **state)
{
    struct opened o;
    (void)state;
    open_five(&o, NULL, false);
    assert_string_equal(after_head(told(&o, "b.sum", NULL)), "0\n    b.sum\n1\n    b.state\n    c.state\n"
                                                             "2\n    a.x, a.red, a.of.* (3)\n    e.out\n");
    assert_string_equal(after_head(told(&o, NULL, "b.sum")), "0\n    b.sum\n1\n    a.x\n"
                                                             "2\n    a.red, a.of.* (3)\n    c.state\n");
    assert_string_equal(after_head(told(&o, "a.x", "c.state")), "0\n    a.x\n1\n    b.sum\n2\n    c.state\n");
    assert_string_equal(after_head(told(&o, "e", "a")), "There is none.\n");
    assert_non_null(strstr(told(&o, "a.of.*", NULL), "\n0\n    a.of.* (3)\n"));
    assert_string_equal(told(&o, "a.off", NULL), "");
    assert_int_equal(o.problems.error_count, 1);
    close_opened(&o);
}

static void the_picture_is_the_same_each_time_and_escapes_its_title(void **state)
{
    struct opened o;
    struct buffer first, second;
    (void)state;
    open_five(&o, NULL, false);
    buffer_init(&first);
    buffer_init(&second);
    report_structure_picture(o.plan, &first);
    report_structure_picture(o.plan, &second);
    assert_string_equal(buffer_text(&first), buffer_text(&second));
    assert_non_null(strstr(buffer_text(&first), "Five &lt;boxes&gt;"));
    assert_non_null(strstr(buffer_text(&first), "stroke-dasharray"));
    buffer_release(&first);
    buffer_release(&second);
    close_opened(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrows_are_what_was_declared),
        cmocka_unit_test(what_nothing_moves_is_held),
        cmocka_unit_test(the_loop_is_found_and_stands_in_order),
        cmocka_unit_test(what_is_only_passed_on_closes_no_loop),
        cmocka_unit_test(a_cut_takes_its_arrow_away),
        cmocka_unit_test(entities_are_told_apart_on_demand),
        cmocka_unit_test(a_trace_goes_step_by_step),
        cmocka_unit_test(the_picture_is_the_same_each_time_and_escapes_its_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
