/* An airlift of the kind of the Airlift Challenge: one node that binds, and a map with deadlines and routes that fail.
 */
#include "movement_words.h"

/* ---- through one node: 150 loads of one aircraft each, from one field to another of the same working capacity ----
 *
 * A step of theirs is an hour here. Loads leave and arrive through `capacity` places, `processing` hours each time, so
 * that no schedule needs less than 150 processing / capacity. Their flights take some tens of steps; the node binds
 * while 30 aircraft suffice to keep it busy: 2 flight + 2 processing <= 30 processing / capacity. The makespans of the
 * simulator's shipped baseline (ShortestPath) are from our own runs of that program. */
enum { LOADS = 150, AIRCRAFT_COUNT = 30 };

struct single {
    uint32_t capacity, processing;
    double baseline; /* steps */
};

static const struct single singles[] = {{1, 10, 3431}, {3, 10, 1205}, {2, 4, 860}};

struct makespan {
    double hours, bound; /* of the node */
    double ratio;        /* to the bound of all: path, fleet, node */
    bool suffices;       /* the aircraft keep the node busy */
};

static struct makespan through_one_node(const struct single *s, uint32_t flight_hours)
{
    char text[4096];
    snprintf(text, sizeof text,
             STILL "nodes:\n" NODE("ea", "airfield", "no", "%u", "%u h")
                 NODE("da", "airfield", "yes", "%u", "%u h") "routes:\n" ROUTE(
                     "r", "air", "ea", "da",
                     "%u nmi") "lift:\n" AIRCRAFT("l", "%d", "0 d", "1 t", "100 kn",
                                                  "") "forces:\n"
                                                      "  u: { title: U, role: g, moves: air, persons: 1 persons, "
                                                      "tonnes: %d t, ald: 0 d, from: ea, to: da, "
                                                      "source: A }\n" ONE_ROLE,
             s->capacity, s->processing, s->capacity, s->processing, 100 * flight_hours, AIRCRAFT_COUNT, LOADS);
    struct movement m = movement_open(text, HORIZON_DAYS);
    const struct trial_result result = movement_run(&m, 0);
    const double turn = (double)s->processing / s->capacity; /* hours a load through a node */
    const struct makespan made = {24.0 * (movement_value(&m, result, "force.closed.g") - DECIDED), LOADS * turn,
                                  movement_value(&m, result, "force.ratio.g"),
                                  2.0 * flight_hours + 2.0 * s->processing <= AIRCRAFT_COUNT * turn};
    assert_close(movement_value(&m, result, "force.last.g"), 1.0, 1e-9);
    movement_close(&m);
    return made;
}

static void a_node_that_binds_is_kept_busy(void **state)
{
    (void)state;
    static const uint32_t flights[] = {10, 20, 40, 80};
    printf("capacity processing flight | makespan node bound ratio | shipped baseline ratio | over the whole bound\n");
    for (size_t k = 0; k < sizeof singles / sizeof singles[0]; k++)
        for (size_t n = 0; n < sizeof flights / sizeof flights[0]; n++) {
            const struct single *s = &singles[k];
            const struct makespan made = through_one_node(s, flights[n]);
            const double ratio = made.hours / made.bound;
            printf("%8u %8u h %4u h | %6.0f h %8.0f h  %5.3f | %8.0f h %11.2f | %5.3f%s\n", s->capacity, s->processing,
                   flights[n], made.hours, made.bound, ratio, s->baseline, s->baseline / made.bound, made.ratio,
                   made.suffices ? "" : "  too few aircraft");
            assert_true(ratio >= 1.0);
            assert_true(made.ratio >= 1.0 - 1e-6 && made.ratio <= 1.15);
            if (made.suffices)
                assert_true(ratio <= 1.15 && ratio < s->baseline / made.bound);
        }
}

static void while_the_fleet_suffices_only_the_first_load_adds_to_the_node_bound(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof singles / sizeof singles[0]; k++) {
        const struct makespan made = through_one_node(&singles[k], 20);
        assert_true(made.suffices);
        assert_close(made.hours, made.bound + singles[k].processing + 20.0, 0.01); /* loaded once, flown once */
    }
}

/* ---- the map: deadlines and routes that fail ---- */

#define CHALLENGE "scenarios/airlift-challenge.yaml"

struct score {
    double late, missed; /* loads a trial */
    double late_days;
};

static struct score play(const struct override *overrides, size_t count)
{
    enum { REPLICATES = 400 };
    struct movement m = movement_load(CHALLENGE, overrides, count, 60.0);
    struct score score = {0};
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        const struct trial_result result = movement_run(&m, replicate);
        for (uint32_t u = 0; u < scenario_count(m.scenario, "forces"); u++) {
            char late[32], missed[32];
            snprintf(late, sizeof late, "force.late.%s", scenario_id(m.scenario, "forces", u));
            snprintf(missed, sizeof missed, "force.missed.%s", scenario_id(m.scenario, "forces", u));
            const double days = movement_value(&m, result, late);
            score.late += days > 0.0;
            score.late_days += days;
            score.missed += movement_value(&m, result, missed) > 0.0;
        }
    }
    movement_close(&m);
    return (struct score){score.late / REPLICATES, score.missed / REPLICATES, score.late_days / REPLICATES};
}

static void say(const char *what, struct score score)
{
    printf("%-28s of 48 loads %5.2f late (%6.2f days in all), %5.2f of them missed\n", what, score.late,
           score.late_days, score.missed);
}

static void failing_routes_make_loads_late_and_more_aircraft_fewer(void **state)
{
    (void)state;
    struct override mended[12];
    char path[12][32];
    for (int p = 0; p < 4; p++)
        for (int d = 0; d < 3; d++) {
            snprintf(path[3 * p + d], sizeof path[0], "passages.p%dd%d.shuts", p + 1, d + 1);
            mended[3 * p + d] = (struct override){path[3 * p + d], "0 per day assume \"no route fails\""};
        }
    static const struct override twice[] = {{"lift.large.count", "12"}, {"lift.small.count", "12"}};
    const struct score failing = play(NULL, 0), whole = play(mended, 12), more = play(twice, 2);
    say("routes fail", failing);
    say("no route fails", whole);
    say("routes fail, twice the fleet", more);
    assert_true(failing.late > whole.late + 0.5 && failing.missed > whole.missed + 0.2);
    assert_true(more.late < failing.late - 0.5 && more.missed < failing.missed - 0.2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_node_that_binds_is_kept_busy),
        cmocka_unit_test(while_the_fleet_suffices_only_the_first_load_adds_to_the_node_bound),
        cmocka_unit_test(failing_routes_make_loads_late_and_more_aircraft_fewer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
