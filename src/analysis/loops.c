#include "analysis/loops.h"

#include "base/arena.h"
#include "base/failure.h"
#include <string.h>

enum { EXACT_MOST = 16 };

struct graph graph_make(uint32_t count, const struct tie *tie, uint32_t tie_count)
{
    struct graph graph = {.count = count, .tie = tie, .tie_count = tie_count};
    ASSERT(count <= GRAPH_MOST);
    for (uint32_t k = 0; k < tie_count; k++)
        for (uint32_t left = tie[k].sources; left; left &= left - 1)
            graph.to[__builtin_ctz(left)] |= 1u << tie[k].to;
    return graph;
}

static bool has_arrow(const struct graph *graph, uint32_t from, uint32_t to)
{
    return graph->to[from] >> to & 1;
}

/* ---- components ---- */

/* reach[i]: nodes that a way of at least one arrow leads to (Warshall 1962). */
static void reach_of(const struct graph *graph, uint32_t reach[GRAPH_MOST])
{
    memcpy(reach, graph->to, sizeof graph->to);
    for (uint32_t by = 0; by < graph->count; by++)
        for (uint32_t i = 0; i < graph->count; i++)
            if (reach[i] >> by & 1)
                reach[i] |= reach[by];
}

uint32_t graph_components(const struct graph *graph, uint32_t component[GRAPH_MOST])
{
    uint32_t reach[GRAPH_MOST], count = 0;
    reach_of(graph, reach);
    for (uint32_t i = 0; i < graph->count; i++) {
        uint32_t first = 0;
        while (first < i && !(reach[first] >> i & 1 && reach[i] >> first & 1))
            first++;
        component[i] = first < i ? component[first] : count++;
    }
    return count;
}

bool graph_has_cycle(const struct graph *graph)
{
    uint32_t reach[GRAPH_MOST];
    reach_of(graph, reach);
    for (uint32_t i = 0; i < graph->count; i++)
        if (reach[i] >> i & 1)
            return true;
    return false;
}

/* ---- cycles ---- */

/* A walk from `path[0]` over nodes above it that shuts after `length` arrows. */
struct search {
    const struct graph *graph;
    uint32_t away[GRAPH_MOST]; /* fewest arrows from a node back to the first, over nodes not below it */
    struct cycle *cycles;      /* NULL: they are only counted */
    uint32_t found, most;
};

/* Arrows are walked against their direction, level by level. */
static void measure_away(struct search *search, uint32_t first)
{
    const struct graph *graph = search->graph;
    uint32_t seen = 1u << first, level = seen;
    for (uint32_t i = 0; i < graph->count; i++)
        search->away[i] = GRAPH_MOST + 1;
    search->away[first] = 0;
    for (uint32_t distance = 1; level != 0; distance++) {
        uint32_t next = 0;
        for (uint32_t i = first; i < graph->count; i++)
            if (graph->to[i] & level && !(seen >> i & 1)) {
                search->away[i] = distance;
                next |= 1u << i;
            }
        seen |= next;
        level = next;
    }
}

static void keep(struct search *search, const uint32_t *path, uint32_t length)
{
    if (search->cycles) {
        struct cycle *cycle = &search->cycles[search->found];
        cycle->length = length;
        for (uint32_t k = 0; k < length; k++)
            cycle->node[k] = (uint8_t)path[k];
    }
    search->found++;
}

/* Depth first without recursion: tried[d] is what has been tried as the node after path[d]. */
static void walk(struct search *search, uint32_t first, uint32_t length)
{
    const struct graph *graph = search->graph;
    uint32_t path[GRAPH_MOST] = {first}, tried[GRAPH_MOST + 1] = {0}, depth = 0, on_path = 1u << first;
    for (;;) {
        const uint32_t at = path[depth];
        uint32_t next = GRAPH_MOST;
        if (depth + 1 == length) {
            if (has_arrow(graph, at, first) && search->found < search->most)
                keep(search, path, length);
        } else {
            next = first + 1;
            while (next < graph->count && (!has_arrow(graph, at, next) || on_path >> next & 1 ||
                                           tried[depth] >> next & 1 || search->away[next] + depth + 1 > length))
                next++;
        }
        if (next < GRAPH_MOST && next < graph->count && search->found < search->most) {
            tried[depth] |= 1u << next;
            path[++depth] = next;
            tried[depth] = 0;
            on_path |= 1u << next;
            continue;
        }
        on_path &= ~(1u << at);
        if (depth-- == 0)
            return;
    }
}

static uint32_t find_cycles(const struct graph *graph, struct cycle *cycles, uint32_t most)
{
    struct search search = {.graph = graph, .cycles = cycles, .most = most};
    for (uint32_t length = 1; length <= graph->count; length++)
        for (uint32_t first = 0; first < graph->count && search.found < most; first++) {
            measure_away(&search, first);
            walk(&search, first, length);
        }
    return search.found;
}

uint32_t graph_cycles(const struct graph *graph, struct cycle *cycles, uint32_t most)
{
    return find_cycles(graph, cycles, most);
}

uint32_t graph_cycle_count(const struct graph *graph, uint32_t most)
{
    return find_cycles(graph, NULL, most);
}

/* ---- order ---- */

/* What it costs to put `node` after those of the set, and before or at its other sources. */
static uint32_t cost_after(const struct graph *graph, uint32_t node, uint32_t before)
{
    uint32_t cost = 0;
    for (uint32_t k = 0; k < graph->tie_count; k++)
        if (graph->tie[k].to == node && graph->tie[k].sources & ~before)
            cost += graph->tie[k].cost;
    return cost;
}

/* The nodes of a set of places in `node` as a set of nodes. */
static uint32_t nodes_of(const uint32_t *node, uint32_t places)
{
    uint32_t set = 0;
    for (; places; places &= places - 1)
        set |= 1u << node[__builtin_ctz(places)];
    return set;
}

/* least[S]: cost of the best order that begins with S, after those of `before`. The last of equal candidates is put
 * last. */
static void order_exactly(const struct graph *graph, uint32_t before, uint32_t *node, uint32_t count)
{
    struct arena arena;
    arena_init(&arena);
    const uint32_t all = (1u << count) - 1;
    uint32_t *least = arena_take(&arena, (size_t)all + 1, sizeof *least), sorted[EXACT_MOST];
    uint8_t *last = arena_take(&arena, (size_t)all + 1, sizeof *last);
    for (uint32_t set = 1; set <= all; set++) {
        least[set] = UINT32_MAX;
        for (uint32_t k = 0; k < count; k++) {
            if (!(set >> k & 1))
                continue;
            const uint32_t others = set & ~(1u << k);
            const uint32_t cost = least[others] + cost_after(graph, node[k], before | nodes_of(node, others));
            if (cost > least[set])
                continue;
            least[set] = cost;
            last[set] = (uint8_t)k;
        }
    }
    for (uint32_t set = all, k = count; k-- > 0; set &= ~(1u << last[set]))
        sorted[k] = node[last[set]];
    memcpy(node, sorted, count * sizeof *node);
    arena_release(&arena);
}

static uint32_t cost_of(const struct graph *graph, uint32_t before, const uint32_t *node, uint32_t count)
{
    uint32_t cost = 0;
    for (uint32_t k = 0; k < count; k++) {
        cost += cost_after(graph, node[k], before);
        before |= 1u << node[k];
    }
    return cost;
}

static void move(uint32_t *node, uint32_t from, uint32_t to)
{
    const uint32_t moved = node[from];
    for (; from < to; from++)
        node[from] = node[from + 1];
    for (; from > to; from--)
        node[from] = node[from - 1];
    node[to] = moved;
}

static void order_by_moves(const struct graph *graph, uint32_t before, uint32_t *node, uint32_t count)
{
    uint32_t cost = cost_of(graph, before, node, count);
    for (bool better = true; better;) {
        better = false;
        for (uint32_t from = 0; from < count; from++)
            for (uint32_t to = 0; to < count; to++) {
                move(node, from, to);
                const uint32_t moved = cost_of(graph, before, node, count);
                better = better || moved < cost;
                if (moved < cost)
                    cost = moved;
                else
                    move(node, to, from);
            }
    }
}

/* Of the nodes left, the first component that no other of them feeds: a set. */
static uint32_t next_component(const struct graph *graph, const uint32_t *component, uint32_t left)
{
    for (uint32_t i = 0; i < graph->count; i++) {
        uint32_t members = 0, fed = 0;
        for (uint32_t j = 0; j < graph->count; j++)
            members |= component[j] == component[i] ? 1u << j : 0;
        for (uint32_t j = 0; j < graph->count; j++)
            fed |= (left & ~members) >> j & 1 ? graph->to[j] & members : 0;
        if (left >> i & 1 && fed == 0)
            return members;
    }
    ASSERT(false);
    return 0;
}

uint32_t graph_order(const struct graph *graph, uint32_t order[GRAPH_MOST])
{
    uint32_t component[GRAPH_MOST], placed = 0, before = 0;
    const uint32_t all = graph->count == GRAPH_MOST ? UINT32_MAX : (1u << graph->count) - 1;
    graph_components(graph, component);
    while (before != all) {
        const uint32_t members = next_component(graph, component, all & ~before);
        uint32_t *node = order + placed, count = 0;
        for (uint32_t left = members; left; left &= left - 1)
            node[count++] = (uint32_t)__builtin_ctz(left);
        if (count <= EXACT_MOST)
            order_exactly(graph, before, node, count);
        else
            order_by_moves(graph, before, node, count);
        placed += count;
        before |= members;
    }
    return cost_of(graph, 0, order, placed);
}
