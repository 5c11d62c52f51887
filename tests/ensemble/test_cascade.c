/* Outages by sector and what they pass on, against closed forms. Violence is held, defence is given: nothing else is in
 * this world. */
#include "model/cascade.h"
#include "model/mechanisms.h"
#include "model/roles_common.h"
#include "model/stand_in.h"
#include "movement_words.h"

#include "base/maths.h"

static double defence; /* effect of cyber defence, of the test that runs */

static const void *declare_crisis(struct declaration *d)
{
    static const struct stood_in signals[] = {{"violence", 1.0}, {"active", 1.0}};
    return stand_in_declare(d, signals, 2);
}

static const void *declare_roles(struct declaration *d)
{
    const struct stood_in signals[] = {{"effect.shield", defence}};
    return stand_in_declare(d, signals, 1);
}

static const struct section *const role_sections[] = {&roles_section};
static const struct mechanism crisis = {.name = "crisis", .declare = declare_crisis, .begin = stand_in_begin};
static const struct mechanism roles = {
    .name = "roles", .sections = role_sections, .section_count = 1, .declare = declare_roles, .begin = stand_in_begin};
static const struct mechanism *const mechanisms[] = {&crisis, &roles, &mechanism_cyber, &mechanism_cascade};

#define WORLD(rate, repair, spread, outage)                                                                            \
    HEAD "cyber: { campaign: 1, intrusions: " rate                                                                     \
         " per day, factor: { v2: 1, v3: 1, v4: 1 }, success: 1, repair: " repair " d, repair_spread: " spread         \
         ", outage: " outage ", fewer: 0.5, faster: 0, shorter: 0.5, spread: 1, reach: 0, takes: 10 d, source: A }\n"  \
         "roles:\n  shield: { title: Shield, family: cyber, acts: cyber_defence, seen: low, offset: 0 points, "        \
         "burden: 0, least: 0, exemption: 0, stir: 0, distance: 0, source: A }\n"                                      \
         "options:\n  none: { title: None }\n"
#define SECTOR(id, hit, more) "  " id ": { title: " id ", hit: " hit more ", source: A }\n"

static struct movement world_open(const char *text, const char *cut, double horizon)
{
    struct movement m = {0};
    struct model_schema schema;
    char copy[2048];
    const struct scenario_reader reader = {movement_read, copy};
    const char *const cuts[] = {cut, NULL};
    const size_t count = sizeof mechanisms / sizeof mechanisms[0];
    assert_true((size_t)snprintf(copy, sizeof copy, "%s", text) < sizeof copy);
    model_schema_of(&schema, mechanisms, count);
    problems_init(&m.problems);
    m.scenario = scenario_load("cascade", &schema.schema, &reader, NULL, 0, &m.problems);
    if (m.scenario)
        m.plan = model_plan_of(m.scenario, mechanisms, count, NULL, 0, cuts, &m.problems);
    movement_world(&m, horizon);
    return m;
}

/* At the end of the last trial. */
static double value_of(const struct movement *m, const char *name)
{
    const uint32_t signal = plan_signal_find(m->plan, name);
    if (signal == NO_INDEX)
        fail_msg("no signal %s", name);
    return world_signal(m->world, signal);
}

/* ---- what passes on ---- */

#define GOLDEN                                                                                                         \
    WORLD("1", "100", "0", "0.5")                                                                                      \
    "sectors:\n" SECTOR("a", "1", ", outage: 0.1, serves: nodes, weight: 3, needs: { b: 0.4 }")                        \
        SECTOR("b", "1", ", outage: 0.2, serves: command, needs: { a: 0.3 }")

/* A* = [[0, .4], [.3, 0]] and c = (.1, .2) give q = (.204545, .261364), as in tests/theory/test_cyber.c. */
static void one_outage_in_each_sector_is_the_golden_case(void **state)
{
    (void)state;
    struct movement m = world_open(GOLDEN, NULL, 2.0);
    uint32_t seen = 0;
    for (uint32_t replicate = 0; replicate < 100; replicate++) {
        movement_run(&m, replicate);
        if (value_of(&m, "cyber.outages_of.a") != 1.0 || value_of(&m, "cyber.outages_of.b") != 1.0)
            continue;
        const double a = 0.18 / 0.88, b = 0.23 / 0.88;
        assert_close(a, 0.204545, 5e-7);
        assert_close(b, 0.261364, 5e-7);
        assert_close(value_of(&m, "cyber.available.a"), 1.0 - a, 1e-15);
        assert_close(value_of(&m, "cyber.node_availability"), 1.0 - a, 1e-15);
        assert_close(value_of(&m, "cyber.command_availability"), 1.0 - b, 1e-15);
        assert_close(value_of(&m, "cyber.node_through"), a - 0.1, 1e-15);
        assert_close(value_of(&m, "cyber.command_through"), b - 0.2, 1e-15);
        assert_close(value_of(&m, "cyber.availability"), 1.0 - (3.0 * a + b) / 4.0, 1e-15);
        seen++;
    }
    assert_true(seen > 5);
    movement_close(&m);
}

static void of_two_that_serve_nodes_the_worse_counts(void **state)
{
    (void)state;
    struct movement m =
        world_open(WORLD("1", "100", "0", "0.1") "sectors:\n" SECTOR("a", "1", ", serves: nodes")
                       SECTOR("b", "1", ", serves: nodes, needs: { c: 0.5 }") SECTOR("c", "1", ", serves: command"),
                   NULL, 5.0);
    uint32_t of_b = 0;
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        movement_run(&m, replicate);
        const double a = value_of(&m, "cyber.available.a"), b = value_of(&m, "cyber.available.b");
        assert_same_bits(value_of(&m, "cyber.node_availability"), a < b ? a : b);
        if (b < a)
            assert_close(value_of(&m, "cyber.node_through"), 0.5 * value_of(&m, "cyber.direct.c"), 1e-15);
        of_b += b < a;
    }
    assert_true(of_b > 5 && of_b < 45);
    movement_close(&m);
}

#define APART(needs_a, needs_b)                                                                                        \
    WORLD("1", "5", "0.5", "0.2")                                                                                      \
    "sectors:\n" SECTOR("a", "1", ", serves: nodes" needs_a) SECTOR("b", "2", ", serves: command" needs_b)

/* Without links, and with the cascade cut, each sector stands alone. */
static void without_links_each_sector_loses_by_itself_alone(void **state)
{
    (void)state;
    struct movement none = world_open(APART("", ""), NULL, 20.0);
    struct movement cut =
        world_open(APART(", needs: { b: 0.6 }", ", needs: { a: 0.6 }"), "cascade.through.* -> cyber", 20.0);
    struct movement linked = world_open(APART(", needs: { b: 0.6 }", ", needs: { a: 0.6 }"), NULL, 20.0);
    uint32_t worse = 0;
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        movement_run(&none, replicate);
        movement_run(&cut, replicate);
        movement_run(&linked, replicate);
        const double alone = value_of(&none, "cyber.node_availability");
        assert_same_bits(alone, 1.0 - value_of(&none, "cyber.direct.a"));
        assert_same_bits(value_of(&none, "cyber.node_through"), 0.0);
        assert_same_bits(value_of(&cut, "cyber.node_availability"), alone);
        assert_same_bits(value_of(&cut, "cyber.command_availability"), value_of(&none, "cyber.command_availability"));
        worse += value_of(&linked, "cyber.node_availability") < alone;
    }
    assert_true(worse > 40);
    movement_close(&none);
    movement_close(&cut);
    movement_close(&linked);
}

static void without_sectors_one_infrastructure_serves_everything(void **state)
{
    (void)state;
    struct movement m = world_open(WORLD("1", "5", "0.5", "0.2"), NULL, 20.0);
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        movement_run(&m, replicate);
        double left = 1.0;
        for (int k = (int)value_of(&m, "cyber.outages"); k > 0; k--)
            left *= 1.0 - 0.2;
        assert_same_bits(value_of(&m, "cyber.availability"), left);
        assert_same_bits(value_of(&m, "cyber.node_availability"), left);
        assert_same_bits(value_of(&m, "cyber.command_availability"), left);
        assert_same_bits(value_of(&m, "cyber.node_through"), 0.0);
    }
    movement_close(&m);
}

/* ---- how often, how long ---- */

struct sample {
    double sum, square, count;
};

static void sample_add(struct sample *sample, double value)
{
    sample->sum += value;
    sample->square += value * value;
    sample->count += 1.0;
}

/* Within four standard errors of what it should be. */
static void assert_mean(const struct sample *sample, double wanted, const char *what)
{
    const double mean = sample->sum / sample->count, variance = sample->square / sample->count - mean * mean;
    const double error = sqrt(variance / sample->count);
    printf("%-28s %.5f, by closed form %.5f, standard error %.5f\n", what, mean, wanted, error);
    assert_close(mean, wanted, 4.0 * error);
}

/* Outages are the customers of an M/G/infinity queue: of sector k, Poisson with mean m_k = rate x share of hits x mean
 * repair, whatever the shape of repair. Each takes a share `o` of what is left: E[direct_k] = 1 - exp(-m_k o); and
 * where nothing is clamped, E[q] = (I - A*)^-1 E[c]. */
static void counts_and_availability_match_the_queue_without_waiting(void **state)
{
    (void)state;
    const double repair = 4.0 * det_exp(0.5 * 0.8 * 0.8), outage = 0.1;
    struct movement m = world_open(
        WORLD("0.3", "4", "0.8", "0.1") "sectors:\n" SECTOR("a", "1", ", serves: nodes, weight: 3, needs: { b: 0.4 }")
            SECTOR("b", "3", ", serves: command, needs: { a: 0.3 }"),
        NULL, 400.0);
    struct sample all = {0}, of_a = {0}, direct = {0}, nodes = {0}, command = {0}, weighted = {0};
    for (uint32_t replicate = 0; replicate < 4000; replicate++) {
        movement_run(&m, replicate);
        sample_add(&all, value_of(&m, "cyber.outages"));
        sample_add(&of_a, value_of(&m, "cyber.outages_of.a"));
        sample_add(&direct, value_of(&m, "cyber.direct.b"));
        sample_add(&nodes, value_of(&m, "cyber.node_availability"));
        sample_add(&command, value_of(&m, "cyber.command_availability"));
        sample_add(&weighted, value_of(&m, "cyber.availability"));
    }
    const double mean = 0.3 * repair;
    const double a = -det_expm1(-0.25 * mean * outage), b = -det_expm1(-0.75 * mean * outage);
    const double q_a = (a + 0.4 * b) / 0.88, q_b = (b + 0.3 * a) / 0.88;
    assert_mean(&all, mean, "outages");
    assert_mean(&of_a, 0.25 * mean, "outages of a");
    assert_mean(&direct, b, "direct loss of b");
    assert_mean(&nodes, 1.0 - q_a, "availability of nodes");
    assert_mean(&command, 1.0 - q_b, "availability of command");
    assert_mean(&weighted, 1.0 - 0.75 * q_a - 0.25 * q_b, "availability, weighted");
    movement_close(&m);
}

/* ---- who is struck ---- */

enum { STRUCK_MOST = 256 };

struct strikes {
    uint32_t sector[STRUCK_MOST], count;
    double day[STRUCK_MOST], last_repair;
};

static struct strikes strikes_of(struct movement *m, uint32_t replicate, struct trace *trace)
{
    struct strikes strikes = {0};
    movement_traced(m, replicate, trace);
    for (uint32_t k = 0; k < trace->count; k++)
        if (is_note(&trace->line[k], NOTE_OUTAGE)) {
            assert_true(strikes.count < STRUCK_MOST && trace->line[k].about >= 1);
            strikes.day[strikes.count] = (double)trace->line[k].time / (double)DAY;
            strikes.last_repair = trace->line[k].a;
            strikes.sector[strikes.count++] = trace->line[k].about - 1;
        }
    return strikes;
}

#define THREE                                                                                                          \
    WORLD("1", "1", "0.5", "0.1")                                                                                      \
    "sectors:\n" SECTOR("a", "1", ", serves: nodes") SECTOR("b", "2", ", serves: command") SECTOR("c", "5", "")

static void sectors_are_struck_by_their_weight(void **state)
{
    (void)state;
    static struct trace_line lines[TRACE_MOST];
    struct trace trace = {lines, 0, TRACE_MOST};
    struct movement m = world_open(THREE, NULL, 100.0);
    double struck[3] = {0}, all = 0.0;
    for (uint32_t replicate = 0; replicate < 100; replicate++) {
        const struct strikes strikes = strikes_of(&m, replicate, &trace);
        for (uint32_t k = 0; k < strikes.count; k++)
            struck[strikes.sector[k]] += 1.0;
        all += strikes.count;
    }
    for (int k = 0; k < 3; k++) {
        const double share = (k == 0 ? 1.0 : k == 1 ? 2.0 : 5.0) / 8.0;
        assert_close(struck[k] / all, share, 4.0 * sqrt(share * (1.0 - share) / all));
    }
    movement_close(&m);
}

/* Full defence halves arrivals and repair here. The n-th intrusion strikes the same sector, at twice the day. */
static void defence_changes_when_and_how_long_but_not_whom(void **state)
{
    (void)state;
    static struct trace_line lines[TRACE_MOST];
    struct trace trace = {lines, 0, TRACE_MOST};
    for (uint32_t replicate = 0; replicate < 20; replicate++) {
        struct strikes strikes[2];
        for (int with = 0; with < 2; with++) {
            defence = (double)with;
            struct movement m = world_open(THREE, NULL, with ? 200.0 : 100.0);
            strikes[with] = strikes_of(&m, replicate, &trace);
            movement_close(&m);
        }
        defence = 0.0;
        assert_true(strikes[0].count > 50);
        const uint32_t both = strikes[0].count < strikes[1].count ? strikes[0].count : strikes[1].count;
        assert_true(strikes[0].count - both <= 1 && strikes[1].count - both <= 1);
        for (uint32_t k = 0; k < both; k++) {
            assert_int_equal(strikes[0].sector[k], strikes[1].sector[k]);
            assert_close(strikes[1].day[k], 2.0 * strikes[0].day[k], 1e-3);
        }
        if (strikes[0].count == strikes[1].count)
            assert_close(strikes[1].last_repair, 0.5 * strikes[0].last_repair, 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_outage_in_each_sector_is_the_golden_case),
        cmocka_unit_test(of_two_that_serve_nodes_the_worse_counts),
        cmocka_unit_test(without_links_each_sector_loses_by_itself_alone),
        cmocka_unit_test(without_sectors_one_infrastructure_serves_everything),
        cmocka_unit_test(counts_and_availability_match_the_queue_without_waiting),
        cmocka_unit_test(sectors_are_struck_by_their_weight),
        cmocka_unit_test(defence_changes_when_and_how_long_but_not_whom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
