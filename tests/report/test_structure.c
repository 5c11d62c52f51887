/* Who feeds whom: of a small world whose arrows are known, and of the worlds that are shipped. */
#include "check.h"

#include "base/text.h"
#include "model/council_model.h"
#include "model/model.h"
#include "model/topics.h"
#include "report/structure.h"
#include "report/structure_internal.h"
#include <stdio.h>
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

struct opened {
    struct problems problems;
    struct scenario *scenario;
    struct plan *plan;
    struct structure structure;
};

static void check_opened(struct opened *o, bool by_entity)
{
    if (!o->plan) {
        struct buffer text;
        buffer_init(&text);
        problems_render(&o->problems, 20, &text);
        fail_msg("%s", buffer_text(&text));
    }
    structure_make(&o->structure, o->plan, by_entity);
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

static void open_shipped(struct opened *o, const char *path, const char *world, const char *const *cut)
{
    struct model_schema model;
    *o = (struct opened){0};
    problems_init(&o->problems);
    if (text_equal(world, "council"))
        council_schema_init(&model);
    else
        model_schema_of_world(&model, world);
    o->scenario = scenario_load(path, &model.schema, NULL, NULL, 0, &o->problems);
    if (o->scenario)
        o->plan = text_equal(world, "council") ? council_plan(o->scenario, &o->problems)
                                               : model_plan(o->scenario, cut, &o->problems);
    check_opened(o, false);
}

static void close_opened(struct opened *o)
{
    structure_release(&o->structure);
    plan_free(o->plan);
    scenario_free(o->scenario);
    problems_release(&o->problems);
}

static uint32_t box_named(const struct structure *s, const char *name)
{
    for (uint32_t k = 0; k < s->box_count; k++)
        if (text_equal(s->box[k].name, name))
            return k;
    return NO_INDEX;
}

static const struct structure_arrow *arrow_named(const struct structure *s, const char *from, const char *to)
{
    return structure_arrow_of(s, box_named(s, from), box_named(s, to));
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

static void a_trace_goes_step_by_step(void **state)
{
    struct opened o;
    (void)state;
    open_five(&o, NULL, false);
    assert_string_equal(strchr(told(&o, "b.sum", NULL), '\n'), "\n0\n    b.sum\n1\n    b.state\n    c.state\n"
                                                               "2\n    a.x, a.red, a.of.* (3)\n    e.out\n");
    assert_string_equal(strchr(told(&o, NULL, "b.sum"), '\n'), "\n0\n    b.sum\n1\n    a.x\n"
                                                               "2\n    a.red, a.of.* (3)\n    c.state\n");
    assert_string_equal(strchr(told(&o, "a.x", "c.state"), '\n'), "\n0\n    a.x\n1\n    b.sum\n2\n    c.state\n");
    assert_string_equal(strchr(told(&o, "e", "a"), '\n'), "\nThere is none.\n");
    assert_non_null(strstr(told(&o, "a.of.*", NULL), "\n0\n    a.of.* (3)\n"));
    assert_string_equal(told(&o, "a.off", NULL), "");
    assert_int_equal(o.problems.error_count, 1);
    close_opened(&o);
}

/* ---- the shipped worlds ---- */

static void all_printed_cuts_hold_at_once(void **state)
{
    struct opened whole, cut;
    (void)state;
    open_shipped(&whole, "scenarios/korea", "", NULL);
    const struct structure *s = &whole.structure;
    const char *list[400] = {NULL};
    uint32_t count = 0;
    for (uint32_t k = 0; k < s->arrow_count; k++)
        for (uint32_t r = 0; r < s->arrow[k].read_count && count < 399; r++)
            list[count++] =
                arena_format(&whole.structure.arena, "%s -> %s", s->arrow[k].read[r].name, s->box[s->arrow[k].to].name);
    assert_in_range(count, 60, 300);
    open_shipped(&cut, "scenarios/korea", "", list);
    for (uint32_t k = 0; k < cut.structure.arrow_count; k++) {
        assert_int_equal(cut.structure.arrow[k].signal_count, 0);
        assert_true(cut.structure.arrow[k].topics != 0);
    }
    assert_int_equal(cut.structure.cut_count, count);
    assert_false(cut.structure.has_loop);
    close_opened(&cut);
    close_opened(&whole);
}

static const char *cut_text(struct structure *s, const struct structure_cut *cut)
{
    return arena_format(&s->arena, "%s -> %s", cut->name, s->box[cut->to].name);
}

static void what_to_cut_leaves_no_loop_and_none_can_be_spared(void **state)
{
    struct opened whole, cut;
    (void)state;
    open_shipped(&whole, "scenarios/korea", "", NULL);
    struct structure *s = &whole.structure;
    const char *list[100] = {NULL};
    assert_in_range(s->least_count, 5, 30);
    assert_false(s->is_open);
    for (uint32_t k = 0; k < s->least_count; k++)
        list[k] = cut_text(s, &s->least[k]);
    open_shipped(&cut, "scenarios/korea", "", list);
    assert_false(cut.structure.has_loop);
    close_opened(&cut);
    for (uint32_t left = 0; left < s->least_count; left++) {
        const char *others[100] = {NULL};
        for (uint32_t k = 0, n = 0; k < s->least_count; k++)
            if (k != left)
                others[n++] = list[k];
        open_shipped(&cut, "scenarios/korea", "", others);
        assert_true(cut.structure.has_loop);
        close_opened(&cut);
    }
    close_opened(&whole);
}

/* By names: the order of boxes may differ once something is cut. */
static bool goes_round(const struct structure *s, const struct structure *whole, const struct cycle *loop)
{
    static struct cycle found[500];
    uint32_t all;
    const uint32_t count = structure_loops(s, 500, found, &all);
    for (uint32_t f = 0; f < count; f++) {
        uint32_t first = 0, k = 0;
        while (first < found[f].length &&
               !text_equal(s->box[found[f].node[first]].name, whole->box[loop->node[0]].name))
            first++;
        for (; found[f].length == loop->length && k < loop->length; k++)
            if (!text_equal(s->box[found[f].node[(first + k) % loop->length]].name, whole->box[loop->node[k]].name))
                break;
        if (found[f].length == loop->length && k == loop->length)
            return true;
    }
    return false;
}

static void the_cuts_of_a_loop_open_it(void **state)
{
    struct opened whole, cut;
    struct cycle loop[15];
    uint32_t all;
    (void)state;
    open_shipped(&whole, "scenarios/korea", "", NULL);
    struct structure *s = &whole.structure;
    const uint32_t count = structure_loops(s, 15, loop, &all);
    assert_int_equal(count, 15);
    for (uint32_t k = 0; k < count; k++) {
        struct structure_cut weakest[100];
        const char *list[100] = {NULL};
        const uint32_t cuts = structure_weakest(s, &loop[k], weakest);
        assert_true(goes_round(s, s, &loop[k]));
        assert_in_range(cuts, 1, 5);
        for (uint32_t n = 0; n < cuts; n++)
            list[n] = cut_text(s, &weakest[n]);
        open_shipped(&cut, "scenarios/korea", "", list);
        assert_false(goes_round(&cut.structure, s, &loop[k]));
        close_opened(&cut);
        list[cuts - 1] = NULL; /* one less, and it goes round */
        open_shipped(&cut, "scenarios/korea", "", list);
        assert_true(goes_round(&cut.structure, s, &loop[k]));
        close_opened(&cut);
    }
    close_opened(&whole);
}

/* Rows of the table "Feedbacks" of docs/model.md: | name | option | `A -> B` | ... */
static void every_feedback_of_the_model_book_is_an_arrow(void **state)
{
    struct opened o;
    char line[1000], signal[200], reader[64];
    uint32_t rows = 0;
    bool inside = false;
    (void)state;
    open_shipped(&o, "scenarios/korea", "", NULL);
    FILE *book = fopen("docs/model.md", "r");
    assert_non_null(book);
    while (fgets(line, sizeof line, book)) {
        if (line[0] == '#')
            inside = text_starts(line, "## Feedbacks");
        const char *arrow = inside && line[0] == '|' ? strstr(line, " -> ") : NULL;
        if (!arrow || sscanf(arrow, " -> %63[a-z]", reader) != 1)
            continue;
        const char *start = arrow;
        while (start[-1] != '`')
            start--;
        snprintf(signal, sizeof signal, "%.*s", (int)(arrow - start), start);
        bool found = false;
        for (uint32_t k = 0; k < o.structure.arrow_count; k++) {
            const struct structure_arrow *is = &o.structure.arrow[k];
            for (uint32_t r = 0; text_equal(o.structure.box[is->to].name, reader) && r < is->read_count; r++)
                found = found || (!is->is_held && text_matches(signal, is->read[r].name));
        }
        if (!found)
            fail_msg("no arrow %s -> %s", signal, reader);
        rows++;
    }
    fclose(book);
    assert_true(rows >= 32);
    close_opened(&o);
}

/* Nobody reacts to a council by itself: what it reads is held. Its option has a trigger, which reads alliance.acting.
 */
static void a_council_alone_has_no_loop_but_its_trigger(void **state)
{
    struct opened o;
    (void)state;
    open_shipped(&o, "tests/scenarios/council.yaml", "council", NULL);
    const struct structure *s = &o.structure;
    assert_int_equal(box_named(s, "reactors"), NO_INDEX);
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        const bool is_trigger = box_named(s, "policy") == s->arrow[k].from || box_named(s, "policy") == s->arrow[k].to;
        assert_int_equal(s->arrow[k].is_held, !is_trigger);
    }
    assert_string_equal(arrow_named(s, "alliance", "policy")->read[0].name, "alliance.acting");
    assert_int_equal(s->least_count, 1);
    assert_string_equal(s->least[0].name, "alliance.acting");
    close_opened(&o);
}

static void movement_alone_has_only_what_moves_it(void **state)
{
    struct opened o;
    (void)state;
    open_shipped(&o, "tests/scenarios/convoy.yaml", "movement", NULL);
    const struct structure *s = &o.structure;
    assert_int_equal(box_named(s, "reactors"), NO_INDEX);
    assert_false(s->has_loop);
    assert_false(arrow_named(s, "alliance", "force")->is_held);
    assert_true(arrow_named(s, "home", "force")->is_held);
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
        cmocka_unit_test(all_printed_cuts_hold_at_once),
        cmocka_unit_test(what_to_cut_leaves_no_loop_and_none_can_be_spared),
        cmocka_unit_test(the_cuts_of_a_loop_open_it),
        cmocka_unit_test(every_feedback_of_the_model_book_is_an_arrow),
        cmocka_unit_test(a_council_alone_has_no_loop_but_its_trigger),
        cmocka_unit_test(movement_alone_has_only_what_moves_it),
        cmocka_unit_test(the_picture_is_the_same_each_time_and_escapes_its_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
