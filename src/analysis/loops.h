/* A small graph of who feeds whom, and what comes back in it.
 *
 * Everything is exact, and the same whatever the order in which arrows were added. */
#ifndef CASUS_ANALYSIS_LOOPS_H
#define CASUS_ANALYSIS_LOOPS_H

#include <stdbool.h>
#include <stdint.h>

enum { GRAPH_MOST = 32 };

/* Something that one node takes in, of one source or of several: a set. */
struct tie {
    uint32_t sources, to;
    uint32_t cost; /* of doing without it */
};

struct graph {
    uint32_t count;
    uint32_t to[GRAPH_MOST]; /* bit j of to[i]: an arrow i -> j */
    const struct tie *tie;   /* borrowed */
    uint32_t tie_count;
};

/* A node that is its own source has an arrow to itself. */
struct graph graph_make(uint32_t count, const struct tie *tie, uint32_t tie_count);

/* Nodes that all reach each other have the same number; components are numbered by their first node. Returns how many.
 */
uint32_t graph_components(const struct graph *graph, uint32_t component[GRAPH_MOST]);

/* An elementary cycle: each node once, the lowest first, an arrow from the last back to it. */
struct cycle {
    uint32_t length;
    uint8_t node[GRAPH_MOST];
};
/* The shortest `most` cycles, short before long, those of one length in the order of their nodes. Returns how many. */
uint32_t graph_cycles(const struct graph *graph, struct cycle *cycles, uint32_t most);
/* How many there are, counted no further than `most`. */
uint32_t graph_cycle_count(const struct graph *graph, uint32_t most);
bool graph_has_cycle(const struct graph *graph);

/* The order of nodes in which ties that run backwards, with a source at or after the node that takes them in, cost
 * least together: without those there is no cycle. By dynamic programming over sets (the property is tested by trying
 * all orders) in components of at most 16 nodes; a larger one keeps the order it has, improved by moving one node at a
 * time. Of equal orders one near to that of the nodes' numbers. Returns the cost. */
uint32_t graph_order(const struct graph *graph, uint32_t order[GRAPH_MOST]);

#endif
