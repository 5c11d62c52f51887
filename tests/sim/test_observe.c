/* Outcomes: each way to sum up a signal, on courses that can be summed by hand. */
#include "tiny.h"

/* A signal that takes given values at given times, and a companion that is their number. */
struct step {
    double days, value;
};

static struct {
    const struct step *step;
    uint32_t count;
    double at_end; /* what finish writes, unless NaN */
    bool fails;
} course;

struct player {
    struct signal value, kind, made;
    struct clocks next;
    struct memory number;
};

static const void *player_declare(struct declaration *d)
{
    struct player *player = declare_self(d, sizeof *player);
    player->value = declare_signal(d, "value", "persons", "Value");
    player->kind = declare_ordinal(d, "kind", "none|one|two|three|four|five", 0, "Kind");
    player->made = declare_signal(d, "made", "", "Made at the end");
    player->next = declare_clocks(d, "next", CLOCK_AT, 1, NULL, NULL);
    player->number = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    return player;
}

static void play(struct world *w, const struct player *player)
{
    uint32_t *number = world_memory(w, player->number);
    while (*number < course.count && course.step[*number].days * (double)DAY <= (double)world_now(w)) {
        signal_set(w, player->value, course.step[*number].value);
        signal_set(w, player->kind, (double)++*number);
    }
    if (*number < course.count)
        clock_in(w, player->next.first, course.step[*number].days - world_days(w));
}

static void player_begin(struct world *w, const void *self)
{
    play(w, self);
}

static void player_handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family, (void)entity;
    play(w, self);
}

static void player_finish(struct world *w, const void *self)
{
    const struct player *player = self;
    if (!isnan(course.at_end))
        signal_set(w, player->made, course.at_end);
    if (course.fails)
        signal_set(w, player->made, (double)INFINITY);
}

static const struct mechanism player_row = {
    .name = "p", .declare = player_declare, .begin = player_begin, .handle = player_handle, .finish = player_finish};
static const struct mechanism *const players[] = {&player_row};

static double sum_up_with(enum observe how, double at, const char *signal, const char *with, double horizon_days)
{
    const struct outcome_row row = {"x", signal, "X", how, at, with, NULL, 0};
    struct tiny tiny;
    tiny_open(&tiny, players, 1, &row, 1, horizon_days);
    const double value = tiny_outcome(&tiny, tiny_run(&tiny, 0, 0), "x");
    tiny_close(&tiny);
    return value;
}

static double sum_up(enum observe how, double at, double horizon_days)
{
    return sum_up_with(how, at, "p.value", NULL, horizon_days);
}

/* 2 from the start, 5 from day 1, 3 from day 4, 5 from day 6, 1 from day 8. */
static const struct step hills[] = {{0.0, 2.0}, {1.0, 5.0}, {4.0, 3.0}, {6.0, 5.0}, {8.0, 1.0}};

static void follow(const struct step *step, uint32_t count)
{
    course.step = step;
    course.count = count;
    course.at_end = (double)NAN;
    course.fails = false;
}

static void each_way_sums_up_by_its_definition(void **state)
{
    (void)state;
    follow(hills, 5);
    assert_same_bits(sum_up(OBSERVE_LAST, 0.0, 10.0), 1.0);
    assert_same_bits(sum_up(OBSERVE_PEAK, 0.0, 10.0), 5.0);
    assert_same_bits(sum_up(OBSERVE_LEAST, 0.0, 10.0), 1.0);
    assert_same_bits(sum_up(OBSERVE_LEAST, 0.0, 7.0), 2.0);
    /* 2*1 + 5*3 + 3*2 + 5*2 + 1*2 */
    assert_same_bits(sum_up(OBSERVE_INTEGRAL, 0.0, 10.0), 35.0);
    assert_same_bits(sum_up(OBSERVE_MEAN, 0.0, 10.0), 3.5);
    assert_same_bits(sum_up(OBSERVE_TIME_ABOVE, 3.0, 10.0), 7.0);
    assert_same_bits(sum_up(OBSERVE_TIME_ABOVE, 3.5, 10.0), 5.0);
    assert_same_bits(sum_up(OBSERVE_FIRST_ABOVE, 5.0, 10.0), 1.0);
    assert_same_bits(sum_up(OBSERVE_FIRST_ABOVE, 2.0, 10.0), 0.0);
    assert_same_bits(sum_up(OBSERVE_RISES, 0.0, 10.0), 2.0);
}

static void what_never_happens_by_the_horizon_is_infinite(void **state)
{
    (void)state;
    follow(hills, 5);
    assert_same_bits(sum_up(OBSERVE_FIRST_ABOVE, 5.5, 10.0), (double)INFINITY);
    assert_same_bits(sum_up(OBSERVE_FIRST_ABOVE, 5.0, 0.9), (double)INFINITY);
    assert_same_bits(sum_up(OBSERVE_AT, 11.0, 10.0), (double)INFINITY);
}

static void the_value_at_a_day_is_that_after_all_its_events(void **state)
{
    (void)state;
    follow(hills, 5);
    assert_same_bits(sum_up(OBSERVE_AT, 0.0, 10.0), 2.0);
    assert_same_bits(sum_up(OBSERVE_AT, 0.999999, 10.0), 2.0);
    assert_same_bits(sum_up(OBSERVE_AT, 1.0, 10.0), 5.0);
    assert_same_bits(sum_up(OBSERVE_AT, 5.0, 10.0), 3.0);
    assert_same_bits(sum_up(OBSERVE_AT, 8.0, 8.0), 1.0);
    assert_same_bits(sum_up(OBSERVE_AT, 9.5, 10.0), 1.0);
}

static void a_short_run_ends_where_a_long_one_was_on_that_day(void **state)
{
    (void)state;
    follow(hills, 5);
    for (double day = 0.0; day <= 10.0; day += 0.1)
        assert_same_bits(sum_up(OBSERVE_LAST, 0.0, day), sum_up(OBSERVE_AT, day, 20.0));
}

static void the_peak_keeps_what_its_companion_was_then(void **state)
{
    (void)state;
    follow(hills, 5);
    /* The first of two equal peaks. */
    assert_same_bits(sum_up_with(OBSERVE_PEAK_WITH, 0.0, "p.value", "p.kind", 10.0), 2.0);
    assert_same_bits(sum_up_with(OBSERVE_PEAK_WITH, 0.0, "p.value", "p.kind", 0.5), 1.0);
}

static void without_time_a_mean_is_the_value(void **state)
{
    (void)state;
    follow(hills, 5);
    assert_same_bits(sum_up(OBSERVE_MEAN, 0.0, 0.0), 2.0);
    assert_same_bits(sum_up(OBSERVE_INTEGRAL, 0.0, 0.0), 0.0);
    assert_same_bits(sum_up(OBSERVE_TIME_ABOVE, 0.0, 0.0), 0.0);
}

static void values_within_an_event_are_not_seen(void **state)
{
    /* Two steps at one time are one change, from 1 to 2. */
    static const struct step spike[] = {{0.0, 1.0}, {3.0, 9.0}, {3.0, 2.0}};
    (void)state;
    follow(spike, 3);
    assert_same_bits(sum_up(OBSERVE_PEAK, 0.0, 10.0), 2.0);
    assert_same_bits(sum_up(OBSERVE_FIRST_ABOVE, 5.0, 10.0), (double)INFINITY);
    assert_same_bits(sum_up(OBSERVE_RISES, 0.0, 10.0), 1.0);
    assert_same_bits(sum_up(OBSERVE_INTEGRAL, 0.0, 10.0), 17.0);
}

static void an_integral_is_exact(void **state)
{
    enum { STEPS = 2000 };
    static struct step step[STEPS];
    double sum = 0.0;
    (void)state;
    for (uint32_t k = 0; k < STEPS; k++)
        step[k] = (struct step){k / 16.0, (double)(k * 7919 % 1000)};
    for (uint32_t k = 0; k < STEPS; k++)
        sum += step[k].value * (k + 1 < STEPS ? 0.0625 : 150.0 - step[k].days);
    follow(step, STEPS);
    assert_same_bits(sum_up(OBSERVE_INTEGRAL, 0.0, 150.0), sum);
}

static void what_the_end_writes_is_seen(void **state)
{
    (void)state;
    follow(hills, 5);
    course.at_end = 4.0;
    assert_same_bits(sum_up_with(OBSERVE_LAST, 0.0, "p.made", NULL, 10.0), 4.0);
    assert_same_bits(sum_up_with(OBSERVE_PEAK, 0.0, "p.made", NULL, 10.0), 4.0);
    assert_same_bits(sum_up_with(OBSERVE_INTEGRAL, 0.0, "p.made", NULL, 10.0), 0.0);
}

static void a_failed_trial_has_no_outcomes(void **state)
{
    (void)state;
    follow(hills, 5);
    course.fails = true;
    for (int how = OBSERVE_LAST; how <= OBSERVE_PEAK_WITH; how++)
        assert_true(isnan(sum_up_with((enum observe)how, 2.0, "p.value", "p.kind", 10.0)));
}

static void types_follow_from_the_way_and_the_signal(void **state)
{
    static const struct outcome_row rows[] = {
        {"a_last", "p.kind", "A", OBSERVE_LAST, 0.0, NULL, "council", 1},
        {"b_with", "p.value", "B", OBSERVE_PEAK_WITH, 0.0, "p.kind", NULL, 0},
        {"c_first", "p.kind", "C", OBSERVE_FIRST_ABOVE, 3.0, NULL, NULL, -1},
        {"d_mean", "p.kind", "D", OBSERVE_MEAN, 0.0, NULL, NULL, 0},
        {"e_integral", "p.value", "E", OBSERVE_INTEGRAL, 0.0, NULL, NULL, 0},
        {"f_above", "p.value", "F", OBSERVE_TIME_ABOVE, 3.0, NULL, NULL, 0},
        {"g_rises", "p.value", "G", OBSERVE_RISES, 0.0, NULL, NULL, 0},
        {"h_number", "p.value", "H", OBSERVE_PEAK_WITH, 0.0, "p.made", NULL, 0},
    };
    static const enum outcome_type type[] = {OUTCOME_ORDINAL, OUTCOME_CATEGORY, OUTCOME_DAY,    OUTCOME_NUMBER,
                                             OUTCOME_NUMBER,  OUTCOME_NUMBER,   OUTCOME_NUMBER, OUTCOME_NUMBER};
    static const char *const unit[] = {"", "", "d", "", "persons d", "d", "", ""};
    struct tiny tiny;
    (void)state;
    follow(hills, 5);
    tiny_open(&tiny, players, 1, rows, 8, 10.0);
    for (uint32_t k = 0; k < 8; k++) {
        const struct outcome *outcome = plan_outcome(tiny.plan, k);
        assert_string_equal(outcome->id, rows[k].id);
        assert_int_equal(outcome->type, type[k]);
        assert_string_equal(outcome->unit, unit[k]);
        assert_int_equal(outcome->levels != NULL, type[k] == OUTCOME_ORDINAL || type[k] == OUTCOME_CATEGORY);
    }
    assert_string_equal(plan_outcome(tiny.plan, 0)->axis, "council");
    assert_int_equal(plan_outcome(tiny.plan, 2)->better, -1);
    tiny_close(&tiny);
}

/* ---- the scenario's own ---- */

static void open_with(struct tiny *tiny, const char *yaml)
{
    follow(hills, 5);
    tiny_plan(tiny, yaml, players, 1, NULL, 0, NULL);
}

static void a_scenario_adds_outcomes(void **state)
{
    struct tiny tiny;
    (void)state;
    open_with(&tiny, "casus: 1\n"
                     "outcomes:\n"
                     "  crowd: { of: p.value, how: time_above, level: 3 persons, title: Days of crowds }\n"
                     "  kind_of_peak: { of: p.value, how: peak_with, with: p.kind, axis: council, better: more }\n"
                     "  late: { of: p.kind, how: first_above, level: three }\n"
                     "  week: { of: p.value, how: at, day: 1 wk }\n"
                     "  day5: { of: p.value, how: at, day: 5 }\n"
                     "  plain: { of: p.value }\n");
    tiny_world(&tiny, 10.0, 0);
    const struct trial_result result = tiny_run(&tiny, 0, 0);
    assert_same_bits(tiny_outcome(&tiny, result, "crowd"), 7.0);
    assert_same_bits(tiny_outcome(&tiny, result, "kind_of_peak"), 2.0);
    assert_same_bits(tiny_outcome(&tiny, result, "late"), 4.0);
    assert_same_bits(tiny_outcome(&tiny, result, "week"), 5.0);
    assert_same_bits(tiny_outcome(&tiny, result, "day5"), 3.0);
    assert_same_bits(tiny_outcome(&tiny, result, "plain"), 1.0);
    const struct outcome *crowd = plan_outcome(tiny.plan, plan_outcome_find(tiny.plan, "crowd"));
    assert_string_equal(crowd->title, "Days of crowds");
    assert_null(crowd->axis);
    const struct outcome *kind = plan_outcome(tiny.plan, plan_outcome_find(tiny.plan, "kind_of_peak"));
    assert_string_equal(kind->axis, "council");
    assert_int_equal(kind->better, 1);
    tiny_close(&tiny);
}

static void wrong_outcomes_are_reported_where_they_stand(void **state)
{
    struct tiny tiny;
    (void)state;
    open_with(&tiny, "casus: 1\n"
                     "outcomes:\n"
                     "  a: { of: p.valeu }\n"
                     "  b: { of: p.value, how: first_above }\n"
                     "  c: { of: p.value, how: first_above, level: 3 t }\n"
                     "  d: { of: p.kind, how: first_above, level: thre }\n"
                     "  e: { of: p.value, how: at, day: 3 nmi }\n"
                     "  f: { of: p.value, how: peak_with, with: p.kin }\n");
    assert_null(tiny.plan);
    assert_int_equal(tiny.problems.error_count, 6);
    assert_non_null(strstr(tiny.text, "scenario.yaml:3:12: error: there is no signal \"p.valeu\""));
    assert_non_null(strstr(tiny.text, "did you mean p.value?"));
    assert_non_null(strstr(tiny.text, "scenario.yaml:4:"));
    assert_non_null(strstr(tiny.text, "outcome \"b\" needs `level`"));
    assert_non_null(strstr(tiny.text, "scenario.yaml:5:46: error: cannot compare a number of persons with a mass"));
    assert_non_null(strstr(tiny.text, "scenario.yaml:6:45: error: thre is no level of p.kind"));
    assert_non_null(strstr(tiny.text, "scenario.yaml:7:35: error: "));
    assert_non_null(strstr(tiny.text, "scenario.yaml:8:43: error: there is no signal \"p.kin\""));
    tiny_close(&tiny);
}

static void an_outcome_of_the_engine_is_not_replaced(void **state)
{
    static const struct outcome_row row = {"x", "p.value", "X", OBSERVE_LAST, 0.0, NULL, NULL, 0};
    struct tiny tiny;
    (void)state;
    tiny_plan(&tiny, "casus: 1\noutcomes:\n  x: { of: p.kind }\n", players, 1, &row, 1, NULL);
    assert_null(tiny.plan);
    assert_non_null(strstr(tiny.text, "scenario.yaml:3:"));
    assert_non_null(strstr(tiny.text, "there are two outcomes \"x\""));
    tiny_close(&tiny);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_sums_up_by_its_definition),
        cmocka_unit_test(what_never_happens_by_the_horizon_is_infinite),
        cmocka_unit_test(the_value_at_a_day_is_that_after_all_its_events),
        cmocka_unit_test(a_short_run_ends_where_a_long_one_was_on_that_day),
        cmocka_unit_test(the_peak_keeps_what_its_companion_was_then),
        cmocka_unit_test(without_time_a_mean_is_the_value),
        cmocka_unit_test(values_within_an_event_are_not_seen),
        cmocka_unit_test(an_integral_is_exact),
        cmocka_unit_test(what_the_end_writes_is_seen),
        cmocka_unit_test(a_failed_trial_has_no_outcomes),
        cmocka_unit_test(types_follow_from_the_way_and_the_signal),
        cmocka_unit_test(a_scenario_adds_outcomes),
        cmocka_unit_test(wrong_outcomes_are_reported_where_they_stand),
        cmocka_unit_test(an_outcome_of_the_engine_is_not_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
