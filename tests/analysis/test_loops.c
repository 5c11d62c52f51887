/* Loops of small graphs: components, elementary cycles, the order that leaves least to cut. */
#include "analysis/loops.h"
#include "check.h"

enum { TIES_MOST = 1024 };

static struct tie ties[TIES_MOST];
static uint32_t tie_count;

static void add(uint32_t sources, uint32_t to, uint32_t cost)
{
    assert_true(tie_count < TIES_MOST);
    ties[tie_count++] = (struct tie){sources, to, cost};
}

static struct graph graph_of(uint32_t count, const uint8_t (*arrow)[3], size_t arrows)
{
    tie_count = 0;
    for (size_t k = 0; k < arrows; k++)
        add(1u << arrow[k][0], arrow[k][1], arrow[k][2]);
    return graph_make(count, ties, tie_count);
}

/* 0 1 2 in a ring, 3 4 in a ring below, 5 alone at the end. */
static const uint8_t two_rings[][3] = {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}, {2, 3, 1}, {3, 4, 1}, {4, 3, 1}, {4, 5, 1}};

static void nodes_that_reach_each_other_are_one_component(void **state)
{
    (void)state;
    const struct graph graph = graph_of(6, two_rings, 7);
    static const uint32_t expected[] = {0, 0, 0, 1, 1, 2};
    uint32_t component[GRAPH_MOST];
    assert_int_equal(graph_components(&graph, component), 3);
    assert_memory_equal(component, expected, sizeof expected);
}

static void cycles_come_short_before_long(void **state)
{
    (void)state;
    const struct graph graph = graph_of(6, two_rings, 7);
    struct cycle cycle[8];
    assert_int_equal(graph_cycles(&graph, cycle, 8), 2);
    assert_int_equal(cycle[0].length, 2);
    assert_int_equal(cycle[0].node[0], 3);
    assert_int_equal(cycle[0].node[1], 4);
    assert_int_equal(cycle[1].length, 3);
    assert_int_equal(cycle[1].node[0], 0);
    assert_int_equal(cycle[1].node[2], 2);
    assert_int_equal(graph_cycles(&graph, cycle, 1), 1);
    assert_int_equal(cycle[0].length, 2);
}

static struct graph complete(uint32_t count)
{
    tie_count = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++)
            if (i != j)
                add(1u << i, j, 1);
    return graph_make(count, ties, tie_count);
}

/* Of n nodes choose k, and go round them in (k - 1)! ways: sum over k of binomial(n, k) (k - 1)! cycles. */
static void the_complete_graph_has_all_its_cycles(void **state)
{
    (void)state;
    for (uint32_t n = 2; n <= 7; n++) {
        const struct graph graph = complete(n);
        uint32_t expected = 0, ways = n; /* n (n - 1) ... (n - k + 1) */
        for (uint32_t k = 2; k <= n; k++) {
            ways *= n - k + 1;
            expected += ways / k;
        }
        assert_int_equal(graph_cycle_count(&graph, 100000), expected);
        assert_int_equal(graph_cycle_count(&graph, 4), expected < 4 ? expected : 4);
    }
    const struct graph alone = {.count = 1};
    assert_int_equal(graph_cycle_count(&alone, 10), 0);
    static const uint8_t to_itself[][3] = {{0, 0, 1}};
    const struct graph ring = graph_of(1, to_itself, 1);
    assert_int_equal(graph_cycle_count(&ring, 10), 1);
    assert_true(graph_has_cycle(&ring));
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Arrows, and some ties of two sources. */
static struct graph random_graph(uint32_t *seed, uint32_t count)
{
    tie_count = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++) {
            const uint32_t second = next_random(seed) % count;
            if (i != j && next_random(seed) % 3 == 0)
                add(1u << i | (next_random(seed) % 4 == 0 ? 1u << second : 0), j, 1 + next_random(seed) % 5);
        }
    return graph_make(count, ties, tie_count);
}

static uint32_t cost_backwards(const struct graph *graph, const uint32_t *order)
{
    uint32_t cost = 0;
    for (uint32_t k = 0; k < graph->tie_count; k++) {
        uint32_t before = 0;
        for (uint32_t a = 0; order[a] != graph->tie[k].to; a++)
            before |= 1u << order[a];
        cost += graph->tie[k].sources & ~before ? graph->tie[k].cost : 0;
    }
    return cost;
}

/* Least over all orders, each tried. */
static uint32_t least_of_all(const struct graph *graph, uint32_t *order, uint32_t fixed)
{
    uint32_t least = UINT32_MAX;
    if (fixed == graph->count)
        return cost_backwards(graph, order);
    for (uint32_t k = fixed; k < graph->count; k++) {
        const uint32_t here = order[fixed];
        order[fixed] = order[k];
        order[k] = here;
        const uint32_t cost = least_of_all(graph, order, fixed + 1);
        least = cost < least ? cost : least;
        order[k] = order[fixed];
        order[fixed] = here;
    }
    return least;
}

static void no_order_costs_less(void **state)
{
    uint32_t seed = 5;
    (void)state;
    for (int trial = 0; trial < 60; trial++) {
        const struct graph graph = random_graph(&seed, 6);
        uint32_t order[GRAPH_MOST], all[] = {0, 1, 2, 3, 4, 5};
        const uint32_t cost = graph_order(&graph, order);
        assert_int_equal(cost, cost_backwards(&graph, order));
        assert_int_equal(cost, least_of_all(&graph, all, 0));
    }
}

/* What runs backwards is a set of cuts: without it nothing comes back. */
static void without_what_runs_backwards_there_is_no_cycle(void **state)
{
    uint32_t seed = 11;
    (void)state;
    for (uint32_t count = 10; count <= 30; count += 10) {
        struct graph graph = random_graph(&seed, count);
        uint32_t order[GRAPH_MOST], component[GRAPH_MOST];
        graph_order(&graph, order);
        assert_true(graph_components(&graph, component) < count);
        assert_true(graph_has_cycle(&graph));
        for (uint32_t a = 0; a < count; a++)
            for (uint32_t b = a; b < count; b++)
                graph.to[order[b]] &= ~(1u << order[a]);
        assert_false(graph_has_cycle(&graph));
        assert_int_equal(graph_components(&graph, component), count);
        assert_int_equal(graph_cycle_count(&graph, 10), 0);
    }
}

static void an_order_without_loops_is_kept(void **state)
{
    (void)state;
    static const uint8_t arrows[][3] = {{0, 2, 1}, {1, 2, 1}, {3, 4, 1}, {2, 4, 1}};
    const struct graph graph = graph_of(5, arrows, 4);
    static const uint32_t expected[] = {0, 1, 2, 3, 4};
    uint32_t order[GRAPH_MOST];
    assert_int_equal(graph_order(&graph, order), 0);
    assert_memory_equal(order, expected, sizeof expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_that_reach_each_other_are_one_component),
        cmocka_unit_test(cycles_come_short_before_long),
        cmocka_unit_test(the_complete_graph_has_all_its_cycles),
        cmocka_unit_test(no_order_costs_less),
        cmocka_unit_test(without_what_runs_backwards_there_is_no_cycle),
        cmocka_unit_test(an_order_without_loops_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
