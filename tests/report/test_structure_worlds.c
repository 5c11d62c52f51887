/* Who feeds whom, of the worlds that are shipped: what is printed holds, and the model book says the same. */
#include "report/structure_world.h"

#include "model/council_model.h"
#include "model/model.h"
#include <stdio.h>

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

static void every_mechanism_has_words(void **state)
{
    (void)state;
    for (size_t k = 0; k < model_mechanism_count; k++)
        assert_non_null(structure_mechanism(model_mechanisms[k]->name));
    assert_null(structure_mechanism("weather"));
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mechanism_has_words),
        cmocka_unit_test(all_printed_cuts_hold_at_once),
        cmocka_unit_test(what_to_cut_leaves_no_loop_and_none_can_be_spared),
        cmocka_unit_test(the_cuts_of_a_loop_open_it),
        cmocka_unit_test(every_feedback_of_the_model_book_is_an_arrow),
        cmocka_unit_test(a_council_alone_has_no_loop_but_its_trigger),
        cmocka_unit_test(movement_alone_has_only_what_moves_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
