/* What hindcasts count: cargo delivered, loads taken off. */
#include "movement.h"

/* One ship of 100 t and 10 days a way carries 250 t in three loads: there on days 10, 30 and 50. */
static const char three_loads[] =
    "casus: 1\nworld: movement\ntitle: T\nas_of: 2030-01-01\nsources: { A: { kind: DERIVED, title: invented } }\n"
    "force: { growth: 1, leg_delay: 0, source: A }\n"
    "nodes:\n"
    "  a: { title: A, kind: port, lat: 0, lon: 0, spots: 1, service: 0 h, source: A }\n"
    "  b: { title: B, kind: port, lat: 0, lon: 40, spots: 1, service: 0 h, onward: 5 d, source: A }\n"
    "routes: { w: { mode: sea, from: a, to: b, nmi: 2400 nmi, source: A } }\n"
    "lift: { s: { title: S, mode: sea, count: 1, available: 100 %, notice: 0 d, load: 100 t, speed: 10 kn, source: A } "
    "}\n"
    "forces: { u: { title: U, role: r, moves: sea, from: a, to: b, persons: 1 persons, tonnes: 250 t, ald: 0 d, "
    "source: A } }\n"
    "roles: { r: { title: R } }\noptions: { o: { title: O, roles: { r: 1 } } }\n"
    "outcomes:\n"
    "  unloaded20: { of: force.unloaded.b, how: at, day: 20 d }\n"
    "  unloaded40: { of: force.unloaded.b, how: at, day: 40 d }\n"
    "  unloaded: { of: force.unloaded.b }\n"
    "  delivered12: { of: force.delivered.r, how: at, day: 12 d }\n"
    "  delivered40: { of: force.delivered.r, how: at, day: 40 d }\n"
    "  delivered: { of: force.delivered.r }\n";

static void loads_count_when_they_are_off_and_cargo_where_it_is_needed(void **state)
{
    (void)state;
    struct movement m = movement_open(three_loads, 100);
    const struct trial_result result = movement_run(&m, 0);
    assert_close(movement_value(&m, result, "unloaded20"), 1, 0);
    assert_close(movement_value(&m, result, "unloaded40"), 2, 0);
    assert_close(movement_value(&m, result, "unloaded"), 3, 0);
    assert_close(movement_value(&m, result, "delivered12"), 0, 0); /* landed on day 10, five days to go */
    assert_close(movement_value(&m, result, "delivered40"), 200, 1e-9);
    assert_close(movement_value(&m, result, "delivered"), 250, 1e-9);
    movement_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_count_when_they_are_off_and_cargo_where_it_is_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
