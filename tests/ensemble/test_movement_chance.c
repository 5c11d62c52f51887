/* Breakdowns, who is fit, common random numbers; spots lost in a war; what a force lives on. */
#include "movement_words.h"

/* ---- breakdowns ---- */

static void sorties_are_delayed_by_breakdowns_as_drawn(void **state)
{
    (void)state;
    enum { SORTIES = 20, REPLICATES = 400 };
    const double chance = 0.3, median = 2.0, spread = 0.5;
    struct movement m = movement_open(
        STILL TWO_FIELDS
        "lift:\n" AIRCRAFT("l", "1", "3 d", "10 t", "400 kn", ", breaks: 0.3, repair: 2 d") "forces:\n" UNIT(
            "u", "g", "air", "200 t", "ea", "da", "") ONE_ROLE,
        HORIZON_DAYS);
    const double undisturbed = 3.0 + SORTIES * (0.1 + 0.125 + 0.1) + (SORTIES - 1) * 0.125;
    double sum = 0.0;
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++)
        sum += movement_value(&m, movement_run(&m, replicate), "force.closed.g") - DECIDED - undisturbed;
    const double n = SORTIES * REPLICATES, repair = median * exp(spread * spread / 2.0);
    const double square = median * median * exp(2.0 * spread * spread);
    const double error = sqrt((chance * square - chance * chance * repair * repair) / n);
    printf("delay of a sortie: %.4f d, expected %.4f within %.4f\n", sum / n, chance * repair, 3.0 * error);
    assert_close(sum / n, chance * repair, 3.0 * error);
    movement_close(&m);
}

static void legs_are_delayed_as_drawn(void **state)
{
    (void)state;
    enum { SORTIES = 20, REPLICATES = 400 };
    const double median = 0.1, spread = 0.5, leg = 0.125;
    struct movement m = movement_open(HEAD "force: { growth: 1, leg_delay: 0.1, source: A }\n" TWO_FIELDS
                                           "lift:\n" AIRCRAFT("l", "1", "3 d", "10 t", "400 kn", "") "forces:\n" UNIT(
                                               "u", "g", "air", "200 t", "ea", "da", "") ONE_ROLE,
                                      HORIZON_DAYS);
    const double legs = 2.0 * SORTIES - 1.0, undisturbed = 3.0 + SORTIES * 0.2 + legs * leg;
    double sum = 0.0;
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++)
        sum += movement_value(&m, movement_run(&m, replicate), "force.closed.g") - DECIDED - undisturbed;
    const double n = legs * REPLICATES, mean = median * exp(spread * spread / 2.0);
    const double deviation = mean * sqrt(exp(spread * spread) - 1.0);
    assert_close(sum / n / leg, mean, 3.0 * deviation / sqrt(n) + 1e-5); /* rounding up: a microday a leg of 125,000 */
    movement_close(&m);
}

/* ---- who is fit ---- */

static void as_many_assets_are_fit_as_are_available(void **state)
{
    (void)state;
    enum { FLEET = 100, REPLICATES = 400 };
    struct movement m = movement_open(
        STILL TWO_FIELDS "lift:\n  l: { title: L, mode: air, count: 100, available: 0.7, notice: 0 d, load: 10 t, "
                         "speed: 400 kn, source: A }\nforces:\n" UNIT("u", "g", "air", "10 t", "ea", "da", "") ONE_ROLE,
        HORIZON_DAYS);
    struct trace trace = trace_make();
    double sum = 0.0, square = 0.0;
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        double fit = 0.0;
        movement_traced(&m, replicate, &trace);
        for (uint32_t k = 0; k < trace.count; k++)
            fit += enters(&trace.line[k], ASSET_NOTICE);
        sum += fit;
        square += fit * fit;
    }
    const double mean = sum / REPLICATES, variance = square / REPLICATES - mean * mean, binomial = FLEET * 0.7 * 0.3;
    assert_close(mean, FLEET * 0.7, 3.0 * sqrt(binomial / REPLICATES));
    assert_close(variance, binomial, 3.0 * binomial * sqrt(2.0 / REPLICATES)); /* one by one, not all or none */
    free(trace.line);
    movement_close(&m);
}

/* ---- common random numbers ---- */

#define WILD HEAD "force: { growth: 1, leg_delay: 0.1, source: A }\n"
#define BY_AIR                                                                                                         \
    "  p: { title: L, mode: air, count: 6, available: 0.7, notice: 1 d, load: 10 t, speed: 400 kn, breaks: 0.3, "      \
    "repair: 2 d, source: A }\n"
#define AIR_NODES NODE("ea", "airfield", "no", "2", "2.4 h") NODE("da", "airfield", "yes", "2", "2.4 h")
#define AIR_ROUTE ROUTE("r", "air", "ea", "da", "1200 nmi, via: s")
#define AIR_PASSAGE "  s: { title: S, open: 1, shuts: 0.1 per day, reopens: 2 d, source: A }\n"
#define AIR_UNIT UNIT("u", "g", "air", "300 t", "ea", "da", "")

static const char alone[] = WILD "passages:\n" AIR_PASSAGE "nodes:\n" AIR_NODES "routes:\n" AIR_ROUTE "lift:\n" BY_AIR
                                 "forces:\n" AIR_UNIT TWO_ROLES;
/* A sea lift beside it, listed first so that everything has another number. */
static const char beside[] =
    WILD "passages:\n  t: { title: T, open: 0.5, shuts: 0.1 per day, reopens: 2 d, source: A }\n" AIR_PASSAGE
         "nodes:\n" NODE("ep", "port", "no", "1", "24 h") NODE("dp", "port", "yes", "1", "48 h") AIR_NODES
    "routes:\n" ROUTE("q", "sea", "ep", "dp", "2400 nmi, via: t") ROUTE("w", "sea", "ep", "dp", "3400 nmi") AIR_ROUTE
    "lift:\n" SHIPS("l", "3", ", breaks: 0.2, repair: 1 d") BY_AIR
    "forces:\n" UNIT("v", "h", "sea", "9000 t", "ep", "dp", "") AIR_UNIT TWO_ROLES;

static void another_pool_and_unit_leave_every_bit_of_what_they_do_not_touch(void **state)
{
    (void)state;
    struct movement a = movement_open(alone, HORIZON_DAYS), b = movement_open(beside, HORIZON_DAYS);
    double first = 0.0;
    bool differ = false;
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        const double x = movement_value(&a, movement_run(&a, replicate), "force.closed.g");
        const double y = movement_value(&b, movement_run(&b, replicate), "force.closed.g");
        assert_same_bits(x, y);
        differ = differ || (replicate > 0 && x != first);
        first = replicate == 0 ? x : first;
    }
    assert_true(differ); /* there was chance in it */
    movement_close(&a);
    movement_close(&b);
}

static const struct trace_line *find_draw(const struct trace *trace, const struct trace_line *line)
{
    for (uint32_t k = 0; k < trace->count; k++)
        if (trace->line[k].what == TRACE_DRAW && trace->line[k].subject == line->subject &&
            trace->line[k].about == line->about)
            return &trace->line[k];
    return NULL;
}

/* Competition for the same spots changes when things happen, and still no draw. */
static void another_unit_of_the_same_kind_leaves_draws_as_they_were(void **state)
{
    (void)state;
    struct movement a = movement_open(alone, HORIZON_DAYS);
    struct movement b =
        movement_open(WILD "passages:\n" AIR_PASSAGE "nodes:\n" AIR_NODES "routes:\n" AIR_ROUTE
                           "lift:\n" AIRCRAFT("n", "2", "0 d", "15 t", "300 kn", ", breaks: 0.5, repair: 1 d") BY_AIR
                      "forces:\n" UNIT("v", "h", "air", "200 t", "ea", "da", ", priority: 1") AIR_UNIT TWO_ROLES,
                      HORIZON_DAYS);
    struct trace one = trace_make(), other = trace_make();
    const double x = movement_value(&a, movement_traced(&a, 3, &one), "force.closed.g");
    const double y = movement_value(&b, movement_traced(&b, 3, &other), "force.closed.g");
    uint32_t compared = 0;
    for (uint32_t k = 0; k < one.count; k++) {
        const struct trace_line *line = &one.line[k];
        const struct trace_line *same = line->what == TRACE_DRAW ? find_draw(&other, line) : NULL;
        if (!same)
            continue;
        assert_same_bits(line->a, same->a);
        assert_same_bits(line->b, same->b);
        compared++;
    }
    assert_true(x != y);
    assert_true(compared > 40);
    free(one.line);
    free(other.line);
    movement_close(&a);
    movement_close(&b);
}

/* ---- spots under fire ---- */

static double last_of_eight(const char *violence, const char *theatre)
{
    char text[4096];
    snprintf(text, sizeof text,
             HEAD "force: { growth: 1, leg_delay: 0, struck: { v3: 0.25, v4: 0.5 }, source: A }\n"
                  "setting: { violence: %s }\nnodes:\n" NODE("ea", "airfield", "no", "99", "2.4 h")
                      NODE("da", "airfield", "%s", "4", "12 h") "routes:\n" ROUTE(
                          "r", "air", "ea", "da",
                          "1200 nmi") "lift:\n" AIRCRAFT("l", "8", "0 d", "10 t", "400 kn",
                                                         "") "forces:\n" UNIT("u", "g", "air", "80 t", "ea", "da", "")
                          ONE_ROLE,
             violence, theatre);
    return closure_days(text, "g") - 3.0 - 0.1 - 0.125;
}

static void violence_takes_spots_of_the_theatre(void **state)
{
    (void)state;
    assert_close(last_of_eight("nonviolent", "yes"), 2.0 * 0.5, ROUNDING); /* eight on four spots */
    assert_close(last_of_eight("clashes", "yes"), 2.0 * 0.5, ROUNDING);
    assert_close(last_of_eight("serious", "yes"), 3.0 * 0.5, ROUNDING); /* on three */
    assert_close(last_of_eight("war", "yes"), 4.0 * 0.5, ROUNDING);     /* on two */
    assert_close(last_of_eight("war", "no"), 2.0 * 0.5, ROUNDING);
}

/* ---- supplies ---- */

static const char three_roles[] = STILL
    "supplies:\n  food: { title: food, days: 5 d, host: 0.5, logistics: 0, source: A }\n"
    "  fuel: { title: fuel, days: 5 d, host: 0.2, logistics: 0, roles: g, source: A }\n"
    "  ammo: { title: ammo, days: 2 d, host: 0, logistics: 0, roles: h, source: A }\n" TWO_FIELDS
    "lift:\n" AIRCRAFT("l", "9", "0 d", "10 t", "400 kn", "") "forces:\n" UNIT("u", "g", "air", "10 t", "ea", "da", "")
        UNIT("v", "h", "air", "10 t", "ea", "da", "")
            UNIT("w", "i", "air", "10 t", "ea", "da",
                 "") "roles:\n  g: { title: G }\n  h: { title: H }\n  i: { title: I }\noptions:\n"
                     "  all: { title: All, roles: { g: 1, h: 1, i: 1 } }\n";

/* Days after it is in place. */
static double signal_after(double days, const char *name)
{
    struct movement m = movement_open(three_roles, 3.325 + days);
    movement_run(&m, 0);
    const uint32_t signal = plan_signal_find(m.plan, name);
    assert_int_not_equal(signal, NO_INDEX);
    const double value = world_signal(m.world, signal);
    movement_close(&m);
    return value;
}

static void the_scarcest_class_that_a_role_uses_decides_what_it_is_supplied(void **state)
{
    (void)state;
    /* With days in hand and a share covered, a class is out after days / (1 - share): food 10, fuel 6.25, ammo 2. */
    assert_close(signal_after(1.9, "force.supplied.h"), 1.0, 0.0);
    assert_close(signal_after(2.1, "force.supplied.h"), 0.0, 0.0);
    assert_close(signal_after(6.2, "force.supplied.g"), 1.0, 0.0);
    assert_close(signal_after(6.3, "force.supplied.g"), 0.2, 1e-12);
    assert_close(signal_after(9.9, "force.supplied.i"), 1.0, 0.0);
    assert_close(signal_after(10.1, "force.supplied.i"), 0.5, 1e-12);
    assert_close(signal_after(10.1, "force.supplied.g"), 0.2, 1e-12); /* food is out too, and is not the scarcest */
}

static void a_role_is_never_dry_of_what_it_does_not_use(void **state)
{
    (void)state;
    assert_close(signal_after(300.0, "force.dry.g.food"), 1.0, 0.0);
    assert_close(signal_after(300.0, "force.dry.g.fuel"), 1.0, 0.0);
    assert_close(signal_after(300.0, "force.dry.g.ammo"), 0.0, 0.0);
    assert_close(signal_after(300.0, "force.dry.i.fuel"), 0.0, 0.0);
    assert_close(signal_after(300.0, "force.supplied.i"), 0.5, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorties_are_delayed_by_breakdowns_as_drawn),
        cmocka_unit_test(legs_are_delayed_as_drawn),
        cmocka_unit_test(as_many_assets_are_fit_as_are_available),
        cmocka_unit_test(another_pool_and_unit_leave_every_bit_of_what_they_do_not_touch),
        cmocka_unit_test(another_unit_of_the_same_kind_leaves_draws_as_they_were),
        cmocka_unit_test(violence_takes_spots_of_the_theatre),
        cmocka_unit_test(the_scarcest_class_that_a_role_uses_decides_what_it_is_supplied),
        cmocka_unit_test(a_role_is_never_dry_of_what_it_does_not_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
