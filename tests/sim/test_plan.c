/* From names to numbers: what a plan resolves, in which order, and what it refuses. */
#include "tiny.h"

#include "base/text.h"

/* ---- mechanisms written down as data ---- */

struct derived_text {
    const char *name;
    const char *inputs[4];
};

struct sketch {
    const char *states[4];
    struct derived_text derived[4];
    const char *input, *watch, *clock_input, *questions[3];
};

static const struct sketch *sketch_of[3];

static double sum_of_nothing(const struct world *w, const void *self, uint32_t entity)
{
    (void)w, (void)self, (void)entity;
    return 0.0;
}

static const void *declare_sketch(struct declaration *d, const struct sketch *sketch)
{
    for (size_t k = 0; k < 4 && sketch->states[k]; k++)
        declare_signal(d, sketch->states[k], "", sketch->states[k]);
    for (size_t k = 0; k < 4 && sketch->derived[k].name; k++)
        declare_derived(d, sketch->derived[k].name, "", NULL, sum_of_nothing, 0, sketch->derived[k].inputs);
    if (sketch->input)
        declare_input(d, sketch->input);
    if (sketch->watch)
        declare_watch(d, sketch->watch);
    if (sketch->clock_input) {
        const char *const inputs[] = {sketch->clock_input, NULL};
        declare_clocks(d, "clock", CLOCK_DRAIN, 2, sum_of_nothing, inputs);
    }
    for (size_t k = 0; k < 3 && sketch->questions[k]; k++)
        declare_question(d, "%s", sketch->questions[k]);
    return NULL;
}

static const void *declare_a(struct declaration *d)
{
    return declare_sketch(d, sketch_of[0]);
}

static const void *declare_b(struct declaration *d)
{
    return declare_sketch(d, sketch_of[1]);
}

static void handle_nothing(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)w, (void)self, (void)family, (void)entity;
}

static void answer_nothing(struct world *w, const void *self, uint64_t watches)
{
    (void)w, (void)self, (void)watches;
}

static const struct mechanism row_a = {
    .name = "a", .declare = declare_a, .handle = handle_nothing, .answer = answer_nothing};
static const struct mechanism row_b = {
    .name = "b", .declare = declare_b, .handle = handle_nothing, .answer = answer_nothing};
static const struct mechanism *const both[] = {&row_a, &row_b};

static void plan_sketches(struct tiny *tiny, const struct sketch *a, const struct sketch *b,
                          const struct outcome_row *rows, size_t row_count, const char *const *cut)
{
    sketch_of[0] = a;
    sketch_of[1] = b;
    tiny_plan(tiny, "casus: 1\n", both, 2, rows, row_count, cut);
}

static void assert_refused(const struct sketch *a, const struct sketch *b, const char *const *cut, const char *message)
{
    struct tiny tiny;
    plan_sketches(&tiny, a, b, NULL, 0, cut);
    assert_null(tiny.plan);
    assert_int_equal(tiny.problems.error_count, 1);
    if (strstr(tiny.text, message) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", tiny.text, message);
    tiny_close(&tiny);
}

static const struct sketch nothing;

/* ---- order ---- */

static void states_come_first_and_derived_signals_after_their_inputs(void **state)
{
    static const struct sketch a = {.states = {"s"}, .derived = {{"x", {"b.y", "a.s"}}, {"w", {"a.x"}}}};
    static const struct sketch b = {.states = {"t"}, .derived = {{"y", {"b.t"}}}};
    static const char *const order[] = {"a.s", "b.t", "b.y", "a.x", "a.w"};
    struct tiny tiny;
    (void)state;
    plan_sketches(&tiny, &a, &b, NULL, 0, NULL);
    assert_non_null(tiny.plan);
    assert_int_equal(plan_signal_count(tiny.plan), 5);
    for (uint32_t k = 0; k < 5; k++) {
        assert_string_equal(plan_signal_name(tiny.plan, k), order[k]);
        assert_int_equal(plan_signal_find(tiny.plan, order[k]), k);
    }
    assert_int_equal(plan_signal_find(tiny.plan, "a.q"), NO_INDEX);
    assert_string_equal(plan_signal_title(tiny.plan, 3), "a.x");
    tiny_close(&tiny);
}

static void a_circle_of_derived_signals_is_refused_with_its_path(void **state)
{
    static const struct sketch a = {.derived = {{"before", {"a.x"}}, {"x", {"b.y"}}}};
    static const struct sketch b = {.derived = {{"y", {"b.z"}}, {"z", {"a.x"}}}};
    static const struct sketch own = {.derived = {{"x", {"a.*"}}}};
    (void)state;
    assert_refused(&a, &b, NULL, "derived signals read each other in a circle: a.x <- b.y <- b.z <- a.x\n");
    assert_refused(&own, &nothing, NULL, "circle: a.x <- a.x\n");
}

static void clocks_are_named_by_family_and_entity(void **state)
{
    static const struct sketch a = {.states = {"s"}, .clock_input = "a.s"};
    struct tiny tiny;
    (void)state;
    plan_sketches(&tiny, &a, &a, NULL, 0, NULL);
    assert_int_equal(plan_clock_count(tiny.plan), 4);
    assert_string_equal(plan_clock_name(tiny.plan, 0), "a.clock.0");
    assert_string_equal(plan_clock_name(tiny.plan, 3), "b.clock.1");
    assert_string_equal(plan_mechanism_name(tiny.plan, 1), "b");
    assert_int_equal(plan_mechanism_count(tiny.plan), 2);
    tiny_close(&tiny);
}

/* ---- names that are wrong ---- */

static void an_unknown_name_is_refused_with_the_nearest(void **state)
{
    static const struct sketch a = {.states = {"violence"}};
    static const struct sketch input = {.input = "a.violense"}, watch = {.watch = "a.violense"},
                               derived = {.derived = {{"x", {"a.violense"}}}}, clock = {.clock_input = "a.violense"};
    const struct sketch *const wrong[] = {&input, &watch, &derived, &clock};
    (void)state;
    for (size_t k = 0; k < 4; k++) {
        assert_refused(&a, wrong[k], NULL, "reads signal \"a.violense\", which no mechanism declares\n");
        assert_refused(&a, wrong[k], NULL, "did you mean a.violence?");
    }
}

static void a_pattern_may_match_nothing(void **state)
{
    static const struct sketch a = {.states = {"s"}};
    static const struct sketch b = {.watch = "reactors.*.level a.s", .derived = {{"x", {"reactors.*.level"}}}};
    struct tiny tiny;
    (void)state;
    plan_sketches(&tiny, &a, &b, NULL, 0, NULL);
    assert_non_null(tiny.plan);
    tiny_close(&tiny);
}

static void a_signal_is_declared_once(void **state)
{
    static const struct sketch a = {.states = {"s", "a.s"}};
    (void)state;
    assert_refused(&a, &nothing, NULL, "signal \"a.s\" is declared twice");
}

static void a_question_is_declared_once(void **state)
{
    static const struct sketch twice = {.questions = {"x/1", "y", "x/1"}}, once = {.questions = {"x/1", "y"}};
    struct tiny tiny;
    (void)state;
    assert_refused(&twice, &nothing, NULL, "question \"a/x/1\" is declared twice");
    plan_sketches(&tiny, &once, &once, NULL, 0, NULL);
    assert_non_null(tiny.plan);
    tiny_close(&tiny);
}

static const void *declare_in_furlongs(struct declaration *d)
{
    declare_signal(d, "way", "furlongs", "Way");
    return NULL;
}

static const void *declare_many_watches(struct declaration *d)
{
    declare_signal(d, "s", "", "S");
    for (int k = 0; k < 65; k++)
        declare_watch(d, "m.s");
    return NULL;
}

static const void *declare_many_clocks(struct declaration *d)
{
    declare_clocks(d, "c", CLOCK_AT, 1u << 19, NULL, NULL);
    declare_clocks(d, "d", CLOCK_AT, (1u << 19) + 1, NULL, NULL);
    return NULL;
}

static const void *declare_a_complaint(struct declaration *d)
{
    declare_problem(d, (struct place){0}, "buy some", "there are no ships in %s", declare_text(d, "%s", "Busan"));
    return NULL;
}

static void limits_and_units_are_checked(void **state)
{
    static const struct {
        const void *(*declare)(struct declaration *);
        const char *message;
    } wrong[] = {
        {declare_in_furlongs, "signal \"m.way\" is in \"furlongs\", which is no unit"},
        {declare_many_watches, "mechanism \"m\" has more than 64 watches or conditions"},
        {declare_many_clocks, "more than 1048576 clocks"},
        {declare_a_complaint, "there are no ships in Busan"},
    };
    (void)state;
    for (size_t k = 0; k < 4; k++) {
        const struct mechanism row = {
            .name = "m", .declare = wrong[k].declare, .handle = handle_nothing, .answer = answer_nothing};
        const struct mechanism *const rows[] = {&row};
        struct tiny tiny;
        tiny_plan(&tiny, "casus: 1\n", rows, 1, NULL, 0, NULL);
        assert_null(tiny.plan);
        assert_int_equal(tiny.problems.error_count, 1);
        if (strstr(tiny.text, wrong[k].message) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", tiny.text, wrong[k].message);
        tiny_close(&tiny);
    }
}

/* ---- outcomes ---- */

static void outcomes_expand_and_are_sorted_by_id(void **state)
{
    static const struct sketch a = {.states = {"in.relief", "in.air", "in.naval"}};
    static const struct sketch b = {.states = {"CHN.level.x", "RUS.level.y"}};
    static const struct outcome_row rows[] = {
        {"z", "a.in.air", "Z", OBSERVE_LAST, 0.0, NULL, NULL, 0},
        {"day30.*", "a.in.*", "In place", OBSERVE_AT, 30.0, NULL, NULL, 0},
        {"last", "a.in.*", "The * forces", OBSERVE_LAST, 0.0, NULL, NULL, 0},
        {"*.on.*", "b.*.level.*", "Level", OBSERVE_LAST, 0.0, NULL, NULL, 0},
        {"none.*", "b.*.nothing", "Nothing", OBSERVE_LAST, 0.0, NULL, NULL, 0},
        {"with.*", "a.in.*", "With", OBSERVE_PEAK_WITH, 0.0, "a.in.*", NULL, 0},
    };
    static const char *const expected[][2] = {
        {"CHN.on.x", "Level: CHN: x"},      {"RUS.on.y", "Level: RUS: y"},        {"day30.air", "In place: air"},
        {"day30.naval", "In place: naval"}, {"day30.relief", "In place: relief"}, {"last.air", "The air forces"},
        {"last.naval", "The naval forces"}, {"last.relief", "The relief forces"}, {"with.air", "With: air"},
        {"with.naval", "With: naval"},      {"with.relief", "With: relief"},      {"z", "Z"},
    };
    struct tiny tiny;
    (void)state;
    plan_sketches(&tiny, &a, &b, rows, 6, NULL);
    assert_non_null(tiny.plan);
    assert_int_equal(plan_outcome_count(tiny.plan), 12);
    for (uint32_t k = 0; k < 12; k++) {
        const struct outcome *outcome = plan_outcome(tiny.plan, k);
        assert_string_equal(outcome->id, expected[k][0]);
        assert_string_equal(outcome->title, expected[k][1]);
        assert_int_equal(plan_outcome_find(tiny.plan, expected[k][0]), k);
        if (text_starts(outcome->id, "with."))
            assert_int_equal(outcome->with, outcome->signal);
    }
    tiny_close(&tiny);
}

/* ---- a pump, its gauge and three readers, for cuts and conditions ---- */

struct pump {
    struct signal level, doubled, seen, seen_doubled, woken;
    struct clocks step, drain;
};

static double doubled_value(const struct world *w, const void *self, uint32_t entity)
{
    const struct pump *pump = self;
    (void)entity;
    return 2.0 * signal_get(w, pump->level);
}

static const void *pump_declare(struct declaration *d)
{
    static const char *const reads[] = {"pump.level", NULL};
    struct pump *pump = declare_self(d, sizeof *pump);
    pump->level = declare_ordinal(d, "level", "low|middle|high|flood", 1, "Level");
    pump->doubled = declare_derived(d, "doubled", "t", "Doubled", doubled_value, 0, reads);
    pump->step = declare_clocks(d, "step", CLOCK_AT, 1, NULL, NULL);
    return pump;
}

static void pump_begin(struct world *w, const void *self)
{
    const struct pump *pump = self;
    signal_set(w, pump->level, 1.0);
    clock_in(w, pump->step.first, 1.0);
}

static void pump_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct pump *pump = self;
    (void)family, (void)entity;
    signal_set(w, pump->level, signal_get(w, pump->level) + 1.0);
    if (world_days(w) < 3.0)
        clock_in(w, pump->step.first, 1.0);
}

/* Publishes what it reads, directly and through a derived signal of its own; its clock drains at the doubled level. */
static double seen_value(const struct world *w, const void *self, uint32_t entity)
{
    const struct pump *pump = self;
    return signal_get(w, entity == 0 ? pump->level : pump->doubled);
}

static double drain_speed(const struct world *w, const void *self, uint32_t entity)
{
    const struct pump *pump = self;
    (void)entity;
    return signal_get(w, pump->doubled);
}

static const void *reader_declare(struct declaration *d)
{
    static const char *const reads[] = {"pump.level", NULL}, *const reads_doubled[] = {"pump.doubled", NULL};
    struct pump *pump = declare_self(d, sizeof *pump);
    pump->level = declare_input(d, "pump.level");
    pump->doubled = declare_input(d, "pump.doubled");
    pump->woken = declare_signal(d, "woken", "d", "Day the clock rang");
    pump->seen = declare_derived(d, "seen", "", "Seen", seen_value, 0, reads);
    pump->seen_doubled = declare_derived(d, "seen_doubled", "", "Seen", seen_value, 1, reads_doubled);
    pump->drain = declare_clocks(d, "drain", CLOCK_DRAIN, 1, drain_speed, reads_doubled);
    declare_watch(d, "pump.*");
    return pump;
}

static uint32_t answers;

static void reader_begin(struct world *w, const void *self)
{
    const struct pump *pump = self;
    clock_drain(w, pump->drain.first, 8.0);
}

static void reader_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct pump *pump = self;
    (void)family, (void)entity;
    signal_set(w, pump->woken, world_days(w));
}

static void reader_answer(struct world *w, const void *self, uint64_t watches)
{
    (void)w, (void)self;
    assert_int_equal(watches, 1);
    answers++;
}

static const struct mechanism reader_row = {.name = "reader",
                                            .declare = reader_declare,
                                            .begin = reader_begin,
                                            .handle = reader_handle,
                                            .answer = reader_answer};
static const struct mechanism pump_row = {
    .name = "pump", .declare = pump_declare, .begin = pump_begin, .handle = pump_handle};
static const struct mechanism *const pump_and_reader[] = {&reader_row, &pump_row};

static void run_cut(struct tiny *tiny, const char *cut)
{
    const char *const cuts[] = {cut, NULL};
    answers = 0;
    tiny_plan(tiny, "casus: 1\n", pump_and_reader, 2, NULL, 0, cut ? cuts : NULL);
    tiny_world(tiny, 10.0, 0);
    assert_int_equal(tiny_run(tiny, 0, 0).end, TRIAL_DONE);
}

static void a_cut_reader_sees_the_start_for_ever(void **state)
{
    struct tiny tiny;
    (void)state;
    run_cut(&tiny, NULL);
    assert_same_bits(tiny_signal(&tiny, "reader.seen"), 4.0);
    assert_same_bits(tiny_signal(&tiny, "reader.seen_doubled"), 8.0);
    assert_same_bits(tiny_signal(&tiny, "reader.woken"), 2.333334); /* 2 + 4 + 6/3 tonnes */
    assert_int_equal(answers, 3);
    tiny_close(&tiny);

    run_cut(&tiny, "pump.level -> reader");
    assert_same_bits(tiny_signal(&tiny, "pump.level"), 4.0);
    assert_same_bits(tiny_signal(&tiny, "reader.seen"), 1.0);
    assert_same_bits(tiny_signal(&tiny, "reader.seen_doubled"), 8.0);
    assert_int_equal(answers, 3); /* of the doubled level */
    tiny_close(&tiny);

    run_cut(&tiny, "pump.doubled->reader");
    assert_same_bits(tiny_signal(&tiny, "reader.seen"), 4.0);
    assert_same_bits(tiny_signal(&tiny, "reader.seen_doubled"), 2.0);
    assert_same_bits(tiny_signal(&tiny, "reader.woken"), 4.0); /* 8 at 2 */
    tiny_close(&tiny);

    run_cut(&tiny, " pump.* -> reader ");
    assert_same_bits(tiny_signal(&tiny, "pump.doubled"), 8.0);
    assert_same_bits(tiny_signal(&tiny, "reader.seen"), 1.0);
    assert_same_bits(tiny_signal(&tiny, "reader.seen_doubled"), 2.0);
    assert_int_equal(answers, 0);
    tiny_close(&tiny);
}

static void a_cut_that_cuts_nothing_is_refused(void **state)
{
    static const struct sketch a = {.states = {"s"}}, b = {.input = "a.s"};
    static const struct {
        const char *cut, *message;
    } wrong[] = {
        {"a.s b", "has no arrow"},
        {"a.s -> c", "there is no mechanism \"c\""},
        {"a.t -> b", "there is no signal \"a.t\""},
        {"a.t -> b", "did you mean a.s?"},
        {"a.s -> a", "a mechanism cannot be cut from its own signals"},
    };
    (void)state;
    for (size_t k = 0; k < 5; k++) {
        const char *const cut[] = {wrong[k].cut, NULL};
        assert_refused(&a, &b, cut, wrong[k].message);
    }
}

/* ---- conditions ---- */

struct judge {
    const struct expression *when;
    uint32_t watch;
    struct signal held;
    struct clocks look;
};

static const char *condition_text;

/* Stands before the pump in the table: what the pump declares is known all the same. */
static const void *judge_declare(struct declaration *d)
{
    const struct place place = {"rules.yaml", 3, 9, 1};
    struct judge *judge = declare_self(d, sizeof *judge);
    declare_watch(d, "pump.nothing_*");
    judge->held = declare_signal(d, "held", "d", "Day it was found to hold");
    judge->when = declare_condition(d, condition_text, place, &judge->watch);
    judge->look = declare_clocks(d, "look", CLOCK_AT, 1, NULL, NULL);
    return judge;
}

static void judge_answer(struct world *w, const void *self, uint64_t watches)
{
    const struct judge *judge = self;
    answers++;
    assert_int_equal(watches, UINT64_C(1) << judge->watch);
    if (condition_value(w, judge->when) > 0.0 && !clock_runs(w, judge->look.first))
        clock_in(w, judge->look.first, 0.0);
}

static void judge_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct judge *judge = self;
    (void)family, (void)entity;
    if (signal_get(w, judge->held) == 0.0)
        signal_set(w, judge->held, world_days(w));
}

static const struct mechanism judge_row = {
    .name = "judge", .declare = judge_declare, .handle = judge_handle, .answer = judge_answer};
static const struct mechanism *const judge_and_pump[] = {&judge_row, &pump_row};

static double day_of_judgement(const char *text, const char *const *cut)
{
    struct tiny tiny;
    condition_text = text;
    answers = 0;
    tiny_plan(&tiny, "casus: 1\n", judge_and_pump, 2, NULL, 0, cut);
    tiny_world(&tiny, 10.0, 0);
    assert_int_equal(tiny_run(&tiny, 0, 0).end, TRIAL_DONE);
    const double day = tiny_signal(&tiny, "judge.held");
    tiny_close(&tiny);
    return day;
}

static void a_condition_watches_the_signals_in_it(void **state)
{
    static const char *const cut[] = {"pump.level -> judge", NULL};
    (void)state;
    assert_same_bits(day_of_judgement("pump.level >= 2", NULL), 1.000001);
    assert_same_bits(day_of_judgement("pump.level = high", NULL), 2.000001);
    assert_int_equal(answers, 3);
    assert_same_bits(day_of_judgement("pump.level >= middle and pump.doubled > 5 t", NULL), 2.000001);
    assert_same_bits(day_of_judgement("pump.doubled > 7,000 kg", NULL), 3.000001);
    assert_same_bits(day_of_judgement("pump.doubled > 9 t", NULL), 0.0);
    assert_int_equal(answers, 3);
    assert_same_bits(day_of_judgement("pump.level >= 2", cut), 0.0);
    assert_int_equal(answers, 0);
}

static void a_wrong_condition_is_reported_where_it_stands(void **state)
{
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"pump.levl >= 3", "rules.yaml:3:9: error: "},
        {"pump.levl >= 3", "did you mean pump.level?"},
        {"pump.doubled > 5 d", "rules.yaml:3:"},
    };
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        struct tiny tiny;
        condition_text = wrong[k].text;
        tiny_plan(&tiny, "casus: 1\n", judge_and_pump, 2, NULL, 0, NULL);
        assert_null(tiny.plan);
        assert_int_equal(tiny.problems.error_count, 1);
        assert_non_null(strstr(tiny.text, wrong[k].message));
        tiny_close(&tiny);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_come_first_and_derived_signals_after_their_inputs),
        cmocka_unit_test(a_circle_of_derived_signals_is_refused_with_its_path),
        cmocka_unit_test(clocks_are_named_by_family_and_entity),
        cmocka_unit_test(an_unknown_name_is_refused_with_the_nearest),
        cmocka_unit_test(a_pattern_may_match_nothing),
        cmocka_unit_test(a_signal_is_declared_once),
        cmocka_unit_test(a_question_is_declared_once),
        cmocka_unit_test(limits_and_units_are_checked),
        cmocka_unit_test(outcomes_expand_and_are_sorted_by_id),
        cmocka_unit_test(a_cut_reader_sees_the_start_for_ever),
        cmocka_unit_test(a_cut_that_cuts_nothing_is_refused),
        cmocka_unit_test(a_condition_watches_the_signals_in_it),
        cmocka_unit_test(a_wrong_condition_is_reported_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
