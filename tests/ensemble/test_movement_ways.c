/* Passages: shut from the start, or for a while; who waits and who goes through. */
#include "movement_words.h"

#include "base/maths.h"

#define BY_PASSAGE(passage, routes, tonnes)                                                                            \
    STILL "passages:\n  s: { title: S, " passage ", source: A }\nnodes:\n" NODE("ep", "port", "no", "9", "24 h")       \
        NODE("dp", "port", "yes", "9", "48 h") "routes:\n" routes "lift:\n" SHIPS("l", "1", "") "forces:\n" UNIT(      \
            "u", "g", "sea", tonnes, "ep", "dp", "") ONE_ROLE
#define SHORT ROUTE("r", "sea", "ep", "dp", "2400 nmi, via: s")
#define LONG ROUTE("q", "sea", "ep", "dp", "4800 nmi")

static void a_shut_passage_takes_the_longer_way(void **state)
{
    (void)state;
    assert_closes(BY_PASSAGE("open: 1", SHORT LONG, "1000 t"), "g", 18.0);
    assert_closes(BY_PASSAGE("open: 0", SHORT LONG, "1000 t"), "g", 28.0);
    /* There and back the longer way, too. */
    assert_closes(BY_PASSAGE("open: 0", SHORT LONG, "2000 t"), "g", 28.0 + 20.0 + 1.0 + 20.0 + 2.0);
}

static void with_no_way_open_nothing_closes_and_the_way_is_what_held_it(void **state)
{
    (void)state;
    const char *text = BY_PASSAGE("open: 0", SHORT, "1000 t");
    assert_true(never(closure_days(text, "g")));
    assert_close(movement_outcome(text, "force.bottleneck.g"), HELD_ROUTE, 0.0);
    assert_close(movement_outcome(text, "force.last.g"), 0.0, 0.0);
    /* One that was shut on day 0 stays so, whatever its rates. */
    assert_true(never(closure_days(BY_PASSAGE("open: 0, shuts: 0.5 per day, reopens: 1 d", SHORT, "1000 t"), "g")));
}

/* ---- while ships are under way ---- */

struct watch {
    bool open, stuck, shut_on_the_way;
    double opened, left;
    uint32_t waited, went_through, sorties;
};

static void follow(struct watch *watch, const struct trace_line *line)
{
    const double now = line_days(line);
    if (is_note(line, NOTE_PASSAGE)) {
        watch->open = line->a > 0.0;
        watch->opened = watch->open ? now : watch->opened;
        watch->shut_on_the_way = watch->shut_on_the_way || !watch->open;
    } else if (enters(line, ASSET_STUCK)) {
        assert_false(watch->open);
        watch->stuck = true;
    } else if (enters(line, ASSET_OUTBOUND)) {
        assert_true(watch->open);
        if (watch->stuck) {
            assert_close(now, watch->opened, 0.0); /* the moment it opens */
            watch->waited++;
        }
        watch->left = now;
        watch->stuck = watch->shut_on_the_way = false;
        watch->sorties++;
    } else if (enters(line, ASSET_UNLOADS)) {
        assert_close(now - watch->left, 10.0, ROUNDING);
        watch->went_through += watch->shut_on_the_way;
    }
}

static void a_loaded_ship_waits_for_the_passage_and_one_under_way_goes_through(void **state)
{
    (void)state;
    struct movement m =
        movement_open(BY_PASSAGE("open: 1, shuts: 0.1 per day, reopens: 4 d", SHORT, "5000 t"), HORIZON_DAYS);
    struct trace trace = trace_make();
    uint32_t waited = 0, went_through = 0;
    for (uint32_t replicate = 0; replicate < 100; replicate++) {
        const struct trial_result result = movement_traced(&m, replicate, &trace);
        struct watch watch = {.open = true};
        for (uint32_t k = 0; k < trace.count; k++)
            follow(&watch, &trace.line[k]);
        assert_int_equal(watch.sorties, 5);
        assert_false(never(movement_value(&m, result, "force.closed.g")));
        waited += watch.waited;
        went_through += watch.went_through;
    }
    printf("500 sorties: %u waited for the passage, %u were past it when it shut\n", waited, went_through);
    assert_true(waited > 25 && went_through > 100);
    free(trace.line);
    movement_close(&m);
}

static void a_ship_loaded_for_a_way_that_shut_takes_another_that_is_open(void **state)
{
    (void)state;
    struct movement m =
        movement_open(BY_PASSAGE("open: 1, shuts: 0.1 per day, reopens: 4 d", SHORT LONG, "5000 t"), HORIZON_DAYS);
    struct trace trace = trace_make();
    uint32_t longer = 0;
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        bool open = true;
        double left = 0.0, takes = 0.0;
        movement_traced(&m, replicate, &trace);
        for (uint32_t k = 0; k < trace.count; k++) {
            const struct trace_line *line = &trace.line[k];
            assert_false(enters(line, ASSET_STUCK));
            if (is_note(line, NOTE_PASSAGE))
                open = line->a > 0.0;
            if (enters(line, ASSET_OUTBOUND)) {
                left = line_days(line);
                takes = open ? 10.0 : 20.0;
                longer += !open;
            }
            if (enters(line, ASSET_UNLOADS))
                assert_close(line_days(line) - left, takes, ROUNDING);
        }
    }
    assert_true(longer > 20);
    free(trace.line);
    movement_close(&m);
}

/* ---- what an aircraft can fly ---- */

/* The direct leg takes half the load, while it is open; with a landing on the way, all of it. */
#define HALF_WAY                                                                                                       \
    STILL "passages:\n  s: { title: S, open: 1, shuts: 0.5 per day, reopens: 1 d, source: A }\nnodes:\n" NODE(         \
        "ea", "airfield", "no", "9", "24 h")                                                                           \
        NODE("da", "airfield", "yes", "9", "24 h") "routes:\n" ROUTE("r", "air", "ea", "da", "3600 nmi, via: s")       \
            ROUTE("q", "air", "ea", "da", "3800 nmi, stops: 1") "lift:\n" AIRCRAFT(                                    \
                "l", "1", "0 d", "40 t", "300 kn",                                                                     \
                ", range: 2400 nmi, ferry: 4800 nmi") "forces:\n" UNIT("u", "g", "air", "400 t", "ea", "da", "")       \
                ONE_ROLE

static void an_aircraft_waits_for_no_way_while_one_is_open_that_takes_its_load(void **state)
{
    (void)state;
    struct movement m = movement_open(HALF_WAY, HORIZON_DAYS);
    struct trace trace = trace_make();
    uint32_t sorties = 0, beside_the_direct = 0;
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        bool open = true;
        movement_traced(&m, replicate, &trace);
        for (uint32_t k = 0; k < trace.count; k++) {
            const struct trace_line *line = &trace.line[k];
            assert_false(enters(line, ASSET_STUCK));
            if (is_note(line, NOTE_PASSAGE))
                open = line->a > 0.0;
            if (is_note(line, NOTE_LOADED))
                assert_close(line->b, 40.0, 1e-6); /* more a day with a landing than half a load without */
            if (enters(line, ASSET_OUTBOUND)) {
                sorties++;
                beside_the_direct += open;
            }
        }
    }
    assert_int_equal(sorties, 500);
    assert_true(beside_the_direct > 100);
    free(trace.line);
    movement_close(&m);
}

/* Over the direct leg a twentieth of the load: two sorties of it lift 4 t, two with landings 80. */
#define TWENTIETH(tonnes)                                                                                              \
    STILL "nodes:\n" NODE("ea", "airfield", "no", "9", "2.4 h")                                                        \
        NODE("da", "airfield", "yes", "9", "2.4 h") "routes:\n" ROUTE("r", "air", "ea", "da", "2880 nmi")              \
            ROUTE("s", "air", "ea", "da", "3000 nmi, stops: 4") "lift:\n" AIRCRAFT(                                    \
                "l", "1", "3 d", "40 t", "300 kn",                                                                     \
                ", range: 600 nmi, ferry: 3000 nmi") "forces:\n" UNIT("u", "g", "air", tonnes, "ea", "da", "")         \
                ONE_ROLE

static void a_longer_way_with_landings_is_taken_where_it_moves_more_a_day(void **state)
{
    (void)state;
    const double direct = 2880.0 / 300.0 / 24.0, around = 3000.0 / 300.0 / 24.0 + 4.0 * 2.25 / 24.0;
    assert_closes(TWENTIETH("40 t"), "g", 3.0 + 0.1 + around + 0.1);
    assert_closes(TWENTIETH("2 t"), "g", 3.0 + 0.1 + direct + 0.1);                   /* nothing is gained by landing */
    assert_closes(TWENTIETH("80 t"), "g", 3.0 + 2.0 * (0.1 + around + 0.1) + direct); /* empty, it comes back direct */
}

static void empty_aircraft_fly_no_leg_beyond_ferry_range(void **state)
{
    (void)state;
    const double around = 0.5 + 5.0 * 2.25 / 24.0; /* 3,600 miles at 300 kn, and five landings */
    assert_closes(STILL "nodes:\n" NODE("ea", "airfield", "no", "9", "2.4 h")
                      NODE("da", "airfield", "yes", "9", "2.4 h") "routes:\n" ROUTE("r", "air", "ea", "da", "3300 nmi")
                          ROUTE("s", "air", "ea", "da", "3600 nmi, stops: 5") "lift:\n" AIRCRAFT(
                              "l", "1", "3 d", "40 t", "300 kn",
                              ", range: 600 nmi, ferry: 3000 nmi") "forces:\n" UNIT("u", "g", "air", "80 t", "ea", "da",
                                                                                    "") ONE_ROLE,
                  "g", 3.0 + 3.0 * around + 4.0 * 0.1);
}

/* ---- how long it is open and shut ---- */

struct sample {
    double sum, square;
    uint32_t count, below;
};

static void add(struct sample *s, double value, double middle)
{
    s->sum += value;
    s->square += value * value;
    s->below += value < middle;
    s->count++;
}

/* Its mean, its standard deviation and its median, within three standard errors of what they should be. */
static void check_sample(const struct sample *s, double mean, double deviation, double fourth)
{
    const double n = (double)s->count, got = s->sum / n, variance = s->square / n - got * got;
    assert_close(got, mean, 3.0 * deviation / sqrt(n));
    assert_close(variance, deviation * deviation,
                 3.0 * sqrt((fourth - deviation * deviation * deviation * deviation) / n));
    assert_close(s->below / n, 0.5, 3.0 * 0.5 / sqrt(n));
}

static void a_passage_is_open_and_shut_as_long_as_it_is_drawn(void **state)
{
    (void)state;
    enum { EACH = 100, REPLICATES = 200 };
    const double rate = 0.2, median = 6.0, spread = 0.8;
    struct movement m = movement_open(BY_PASSAGE("open: 1, shuts: 0.2 per day, reopens: 6 d", SHORT, "1000 t"), 9000.0);
    struct trace trace = trace_make();
    struct sample open = {0}, shut = {0};
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        double since = 0.0;
        uint32_t changes = 0; /* the first of each trial: those cut off by the horizon would be the long ones */
        movement_traced(&m, replicate, &trace);
        for (uint32_t k = 0; k < trace.count && changes < 2 * EACH; k++) {
            const struct trace_line *line = &trace.line[k];
            if (!is_note(line, NOTE_PASSAGE))
                continue;
            const double lasted = line_days(line) - since;
            since = line_days(line);
            if (changes++ % 2 == 0)
                add(&open, lasted, log(2.0) / rate);
            else
                add(&shut, log(lasted / median), 0.0);
        }
        assert_int_equal(changes, 2 * EACH);
    }
    const double mean = 1.0 / rate;
    check_sample(&open, mean, mean, 9.0 * mean * mean * mean * mean);
    check_sample(&shut, 0.0, spread, 3.0 * spread * spread * spread * spread);
    free(trace.line);
    movement_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shut_passage_takes_the_longer_way),
        cmocka_unit_test(with_no_way_open_nothing_closes_and_the_way_is_what_held_it),
        cmocka_unit_test(a_loaded_ship_waits_for_the_passage_and_one_under_way_goes_through),
        cmocka_unit_test(a_ship_loaded_for_a_way_that_shut_takes_another_that_is_open),
        cmocka_unit_test(an_aircraft_waits_for_no_way_while_one_is_open_that_takes_its_load),
        cmocka_unit_test(a_longer_way_with_landings_is_taken_where_it_moves_more_a_day),
        cmocka_unit_test(empty_aircraft_fly_no_leg_beyond_ferry_range),
        cmocka_unit_test(a_passage_is_open_and_shut_as_long_as_it_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
