#include "base/maths.h"
#include "base/random.h"
#include "loading.h"

/* u of a coordinate for trial n: a function of its name alone, as in a design. */
static double coordinate_u(const char *name, uint32_t n)
{
    const struct random_address address = {
        .seed = 11, .noise = 0, .replicate = n, .occurrence = 0, .stream = stream_of(name)};
    return random_first(random_at(address));
}

struct drawing {
    double *u, *param;
};

static void draw_parameters(const struct scenario *scenario, uint32_t n, struct drawing *drawing)
{
    const uint32_t count = scenario_coordinate_count(scenario);
    drawing->u = malloc((count + 1) * sizeof(double));
    drawing->param = malloc((scenario_slot_count(scenario) + 1) * sizeof(double));
    for (uint32_t k = 0; k < count; k++)
        drawing->u[k] = coordinate_u(scenario_coordinate(scenario, k), n);
    scenario_parameters(scenario, drawing->u, drawing->param);
}

static void drawing_release(struct drawing *drawing)
{
    free(drawing->u);
    free(drawing->param);
}

#define WORLD                                                                                                          \
    HEAD "roles: { air: {} }\n"                                                                                        \
         "alliance: { leader: FRA, window: 1 .. 2 .. 4 d assume \"x\", rule: silence 70% | leader 20% | majority 10% " \
         "}\n"
#define MEMBERS                                                                                                        \
    "members:\n"                                                                                                       \
    "  FRA: { support: 10 .. 30 factor MOOD assume \"x\" }\n"                                                          \
    "  HUN: { support: 10 .. 30 factor -MOOD assume \"x\" }\n"                                                         \
    "  ITA: { support: 10 .. 40 assume \"x\", salience: 44 assume \"x\" }\n"

static void coordinates_are_sorted_and_constants_have_none(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, WORLD MEMBERS);
    assert_loads(&l);
    const uint32_t count = scenario_coordinate_count(l.scenario);
    bool has_factor = false;
    for (uint32_t k = 0; k < count; k++) {
        const char *name = scenario_coordinate(l.scenario, k);
        if (k > 0)
            assert_true(strcmp(scenario_coordinate(l.scenario, k - 1), name) < 0);
        assert_string_not_equal(name, "members.ITA.salience");
        assert_string_not_equal(name, "members.FRA.support");
        has_factor = has_factor || strcmp(name, "factor/MOOD") == 0;
    }
    assert_true(has_factor);
    assert_string_equal(slot_named(&l, "members.ITA.salience")->coordinate, "");
    assert_string_equal(slot_named(&l, "members.HUN.support")->coordinate, "factor/MOOD");
    assert_string_equal(slot_named(&l, "members.ITA.support")->coordinate, "members.ITA.support");
    for (uint32_t k = 1; k < scenario_slot_count(l.scenario); k++)
        assert_true(strcmp(scenario_slot_at(l.scenario, k - 1)->path, scenario_slot_at(l.scenario, k)->path) < 0);
    loading_release(&l);
}

static void a_shared_factor_moves_both_and_a_reversed_one_against(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, WORLD MEMBERS);
    assert_loads(&l);
    const uint32_t fra = scenario_slot_find(l.scenario, "members.FRA.support");
    const uint32_t hun = scenario_slot_find(l.scenario, "members.HUN.support");
    for (uint32_t n = 0; n < 20; n++) {
        struct drawing d;
        draw_parameters(l.scenario, n, &d);
        assert_close(d.param[fra] + d.param[hun], 40, 1e-12);
        assert_close(d.param[fra], 10 + 20 * coordinate_u("factor/MOOD", n), 1e-12);
        drawing_release(&d);
    }
    assert_close(slot_value(slot_named(&l, "members.HUN.support"), 0.25), 25, 1e-12);
    loading_release(&l);
}

static void an_entity_more_changes_no_other_number(void **state)
{
    (void)state;
    struct loading one, other;
    load_yaml(&one, WORLD MEMBERS);
    load_yaml(&other, WORLD MEMBERS "  AAA: { support: 1 .. 2 assume \"x\" }\n");
    assert_loads(&one);
    assert_loads(&other);
    for (uint32_t n = 0; n < 20; n++) {
        struct drawing a, b;
        draw_parameters(one.scenario, n, &a);
        draw_parameters(other.scenario, n, &b);
        for (uint32_t k = 0; k < scenario_slot_count(one.scenario); k++) {
            const uint32_t there = scenario_slot_find(other.scenario, scenario_slot_at(one.scenario, k)->path);
            assert_int_not_equal(there, NO_SLOT);
            assert_same_bits(a.param[k], b.param[there]);
        }
        drawing_release(&a);
        drawing_release(&b);
    }
    loading_release(&one);
    loading_release(&other);
}

static void a_switch_is_drawn_in_order_of_its_words(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, WORLD MEMBERS);
    assert_loads(&l);
    /* leader 20%, majority 10%, silence 70%; the values are positions in "silence|majority|leader". */
    const struct slot *rule = slot_named(&l, "alliance.rule");
    assert_close(slot_value(rule, 0.1), 2, 0);
    assert_close(slot_value(rule, 0.25), 1, 0);
    assert_close(slot_value(rule, 0.31), 0, 0);
    assert_close(slot_value(rule, 0.999999), 0, 0);
    loading_release(&l);
}

/* Correlation of the normal scores of two uniform numbers over many futures. */
static double score_correlation(const char *rho)
{
    struct loading l;
    char yaml[1024];
    (void)snprintf(yaml, sizeof yaml, "%s%stogether: { s: { of: members.*.support, rho: %s } }\n", HEAD,
                   "members:\n  FRA: { support: 0 .. 100 assume \"x\" }\n  HUN: { support: 0 .. 100 assume \"x\" }\n"
                   "  ITA: { support: 50 assume \"x\" }\n",
                   rho);
    load_yaml(&l, yaml);
    assert_loads(&l);
    const uint32_t fra = scenario_slot_find(l.scenario, "members.FRA.support");
    const uint32_t hun = scenario_slot_find(l.scenario, "members.HUN.support");
    assert_int_equal(scenario_slot_at(l.scenario, fra)->together, 0);
    assert_int_equal(slot_named(&l, "members.ITA.support")->together, NO_INDEX);
    const uint32_t count = 20000;
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (uint32_t n = 0; n < count; n++) {
        struct drawing d;
        draw_parameters(l.scenario, n, &d);
        const double a = normal_quantile(d.param[fra] / 100), b = normal_quantile(d.param[hun] / 100);
        x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
        drawing_release(&d);
    }
    loading_release(&l);
    x /= count, y /= count;
    /* Each still is uniform: its scores are standard normal. Standard error of the mean: 0.007. */
    assert_close(x, 0, 0.03);
    assert_close(xx / count - x * x, 1, 0.05);
    return (xy / count - x * y) / sqrt((xx / count - x * x) * (yy / count - y * y));
}

static void numbers_together_are_correlated_as_asked(void **state)
{
    (void)state;
    assert_close(score_correlation("0.6 assume \"x\""), 0.6, 0.02);
    assert_close(score_correlation("0 assume \"x\""), 0, 0.03);
    /* rho uniform on 0 .. 0.8, drawn anew in each future: 0.4 on average. */
    assert_close(score_correlation("0 .. 0.8 assume \"x\""), 0.4, 0.03);
}

static void extreme_coordinates_stay_finite(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "alliance: { leader: A, window: lognormal median 1 sigma 2 d within 0 .. 60 assume \"x\" }\n"
                       "members: { A: { support: normal mean 50 sd 30 within 0 .. 100 assume \"x\" } }\n"
                       "together: { s: { of: members.*.support alliance.window, rho: 0.5 assume \"x\" } }\n");
    assert_loads(&l);
    const uint32_t count = scenario_coordinate_count(l.scenario);
    double *u = malloc(count * sizeof *u), *param = malloc(scenario_slot_count(l.scenario) * sizeof *param);
    for (int end = 0; end < 2; end++) {
        for (uint32_t k = 0; k < count; k++)
            u[k] = end == 0 ? 0x1p-53 : 1 - 0x1p-53;
        scenario_parameters(l.scenario, u, param);
        for (uint32_t k = 0; k < scenario_slot_count(l.scenario); k++)
            assert_true(isfinite(param[k]));
    }
    free(u);
    free(param);
    loading_release(&l);
}

static void groups_must_name_numbers_and_not_overlap(void **state)
{
    (void)state;
    struct loading l;
    load_yaml(&l, HEAD "members: { FRA: { support: 1 .. 2 assume \"x\" } }\n"
                       "together:\n"
                       "  a: { of: members.*.support, rho: 0 .. 0.5 assume \"x\" }\n"
                       "  b: { of: members.FRA.*, rho: 0 .. 0.5 assume \"x\" }\n"
                       "  c: { of: membrs.*, rho: 0 .. 0.5 assume \"x\" }\n");
    assert_reports(&l, "korea/scenario.yaml:7:12: error: members.FRA.support moves with together.a already");
    assert_reports(&l, "korea/scenario.yaml:8:12: error: no number is named membrs.*");
    assert_error_count(&l, 2);
    loading_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coordinates_are_sorted_and_constants_have_none),
        cmocka_unit_test(a_shared_factor_moves_both_and_a_reversed_one_against),
        cmocka_unit_test(an_entity_more_changes_no_other_number),
        cmocka_unit_test(a_switch_is_drawn_in_order_of_its_words),
        cmocka_unit_test(numbers_together_are_correlated_as_asked),
        cmocka_unit_test(extreme_coordinates_stay_finite),
        cmocka_unit_test(groups_must_name_numbers_and_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
