#include "check.h"

#include "calc/carriers.h"

static const char *const aircraft_ids[] = {"c17", "c17er", "c5m", "c130j", "a400m", "a330mrtt", "an124"};
static const char *const ship_ids[] = {"lmsr", "fss", "point", "ark", "roro"};

/* A figure lacks, or it is positive and says what it rests on. */
static void assert_founded(const char *id, const struct figure *figure)
{
    if (figure->basis == FIGURE_LACKING)
        return;
    if (figure->basis == FIGURE_GIVEN || !figure->because || !*figure->because || !(figure->value > 0.0))
        fail_msg("a figure of %s is unfounded: %g, %s", id, figure->value, figure->because);
}

static void assert_curve(const struct curve *curve, double sign)
{
    assert_in_range(curve->count, 1, CURVE_POINTS_MOST);
    assert_true(curve->basis == FIGURE_PUBLISHED || curve->basis == FIGURE_ASSUMED);
    assert_non_null(curve->because);
    for (uint32_t k = 1; k < curve->count; k++) {
        assert_true(curve->points[k].nmi > curve->points[k - 1].nmi);
        assert_true(sign * (curve->points[k].value - curve->points[k - 1].value) > 0.0);
    }
}

static void every_number_of_an_aircraft_says_what_it_rests_on(void **state)
{
    (void)state;
    struct problems problems;
    problems_init(&problems);
    for (size_t k = 0; k < sizeof aircraft_ids / sizeof aircraft_ids[0]; k++) {
        const struct aircraft *type = aircraft_find(aircraft_ids[k], "aircraft", &problems);
        assert_non_null(type);
        const struct figure *figures[] = {
            &type->planning_st,         &type->average_st,           &type->seats,
            &type->ute_hours,           &type->onload_hours,         &type->offload_hours,
            &type->enroute_hours,       &type->expedited_hours,      &type->fuel_tonnes,
            &type->burn_tonnes_per_nmi, &type->burn_tonnes_per_hour,
        };
        for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
            assert_founded(type->id, figures[i]);
        assert_int_not_equal(type->planning_st.basis, FIGURE_LACKING);
        assert_int_not_equal(type->offload_hours.basis, FIGURE_LACKING);
        assert_true(type->expedited_hours.value <= type->offload_hours.value);
        assert_curve(&type->payload_st, -1.0);
        assert_curve(&type->block_kn, 1.0);
        assert_true(type->planning_st.value <= type->payload_st.points[0].value);
        assert_close(type->payload_st.points[type->payload_st.count - 1].value, 0.0, 0.0);
    }
    assert_int_equal(problems.error_count, 0);
    problems_release(&problems);
}

static void every_number_of_a_ship_says_what_it_rests_on(void **state)
{
    (void)state;
    struct problems problems;
    problems_init(&problems);
    for (size_t k = 0; k < sizeof ship_ids / sizeof ship_ids[0]; k++) {
        const struct ship *type = ship_find(ship_ids[k], "ship", &problems);
        assert_non_null(type);
        const struct figure *figures[] = {&type->area_sqft,    &type->lane_metres,   &type->deadweight_tonnes,
                                          &type->top_kn,       &type->made_good_kn,  &type->activation_days,
                                          &type->loading_days, &type->unloading_days};
        for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
            assert_founded(type->id, figures[i]);
        assert_true((type->area_sqft.basis == FIGURE_LACKING) != (type->lane_metres.basis == FIGURE_LACKING));
        assert_int_not_equal(type->made_good_kn.basis, FIGURE_LACKING);
        assert_true(type->top_kn.basis == FIGURE_LACKING || type->made_good_kn.value < type->top_kn.value);
    }
    assert_int_equal(problems.error_count, 0);
    problems_release(&problems);
}

/* Every type of the list is looked at above. */
static void the_lists_hold_what_is_tested(void **state)
{
    (void)state;
    struct buffer out;
    size_t lines = 0;
    buffer_init(&out);
    aircraft_list(&out);
    ship_list(&out);
    for (const char *at = buffer_text(&out); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    assert_int_equal(lines - 4, sizeof aircraft_ids / sizeof aircraft_ids[0] + sizeof ship_ids / sizeof ship_ids[0]);
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_an_aircraft_says_what_it_rests_on),
        cmocka_unit_test(every_number_of_a_ship_says_what_it_rests_on),
        cmocka_unit_test(the_lists_hold_what_is_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
