#include "geo/airspace.h"

#include "base/failure.h"
#include <string.h>

#define NONE UINT32_MAX
#define RUN_EDGES 16u

void airspace_init(struct airspace *space)
{
    memset(space->denied, 0, sizeof space->denied);
    space->closed = false;
    space->point_count = space->edge_count = space->corner_count = space->run_count = 0;
    space->hindrance = 0;
    space->sights_used = 0;
    memset(space->slots, 0xff, sizeof space->slots);
}

static uint32_t slot_of(const struct sphere_point *point)
{
    uint64_t words[3], hash = 0;
    memcpy(words, point, sizeof words);
    for (int i = 0; i < 3; i++)
        hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(hash >> 32) % AIRSPACE_SLOTS;
}

/* The number of a point, the same for the same bits. */
static uint32_t numbered(struct airspace *space, struct sphere_point point)
{
    uint32_t slot = slot_of(&point);
    while (space->slots[slot] != NONE) {
        if (memcmp(&space->points[space->slots[slot]], &point, sizeof point) == 0)
            return space->slots[slot];
        slot = (slot + 1) % AIRSPACE_SLOTS;
    }
    ASSERT(space->point_count < AIRSPACE_EDGES);
    space->points[space->point_count] = point;
    space->first_edge[space->point_count] = NONE;
    return space->slots[slot] = space->point_count++;
}

/* The edge between two points, or NONE. */
static uint32_t edge_between(const struct airspace *space, uint32_t from, uint32_t to)
{
    uint32_t edge = space->first_edge[from];
    while (edge != NONE && space->edges[edge].to != to)
        edge = space->next_edge[edge];
    return edge;
}

static void add_edge(struct airspace *space, struct sphere_point from, struct sphere_point to)
{
    const uint32_t a = numbered(space, from), b = numbered(space, to);
    if (a == b || edge_between(space, a, b) != NONE)
        return;
    ASSERT(space->edge_count < AIRSPACE_EDGES);
    const uint32_t edge = space->edge_count++;
    space->edges[edge] = (struct airspace_edge){(uint16_t)a, (uint16_t)b};
    space->next_edge[edge] = space->first_edge[a];
    space->first_edge[a] = edge;
}

void airspace_deny_ring(struct airspace *space, const struct sphere_point *ring, uint32_t count)
{
    ASSERT(!space->closed);
    for (uint32_t i = 0; i < count; i++)
        add_edge(space, ring[i], ring[(i + 1) % count]);
}

void airspace_deny(struct airspace *space, const struct atlas *atlas, uint32_t country)
{
    ASSERT(!space->closed);
    space->denied[country] = true;
    struct outline_walk walk = outline_walk(country);
    while (outline_next(atlas, &walk))
        add_edge(space, walk.from, walk.to);
}

/* An edge that is walked both ways has denied airspace on either side: it is no border of the region. */
static void drop_inner_edges(struct airspace *space)
{
    uint32_t kept = 0;
    bool inner[AIRSPACE_EDGES];
    for (uint32_t edge = 0; edge < space->edge_count; edge++)
        inner[edge] = edge_between(space, space->edges[edge].to, space->edges[edge].from) != NONE;
    for (uint32_t point = 0; point < space->point_count; point++)
        space->first_edge[point] = NONE;
    for (uint32_t edge = 0; edge < space->edge_count; edge++) {
        if (inner[edge])
            continue;
        const uint32_t from = space->edges[edge].from;
        space->edges[kept] = space->edges[edge];
        space->next_edge[kept] = space->first_edge[from];
        space->first_edge[from] = kept++;
    }
    space->edge_count = kept;
}

static double turn_at(const struct airspace *space, uint32_t a, uint32_t b, uint32_t c)
{
    return sphere_turn(space->points[a], space->points[b], space->points[c]);
}

/* Turning counter-clockwise around `point` from `start`, is `a` met before `b`? */
static bool sooner(const struct airspace *space, uint32_t point, uint32_t start, uint32_t a, uint32_t b)
{
    const bool near_a = turn_at(space, point, start, a) > 0.0, near_b = turn_at(space, point, start, b) > 0.0;
    return near_a != near_b ? near_a : turn_at(space, point, a, b) > 0.0;
}

/* The free sector after an edge that comes in, ended by the next edge that goes out. Where several countries touch
 * there are several such sectors, and no way leads from one to another. */
static void find_corner(struct airspace *space, struct airspace_edge in)
{
    const uint32_t point = in.to;
    uint32_t edge = space->first_edge[point], after = space->edges[edge].to;
    for (edge = space->next_edge[edge]; edge != NONE; edge = space->next_edge[edge])
        if (sooner(space, point, in.from, space->edges[edge].to, after))
            after = space->edges[edge].to;
    /* Three corners in line: whichever side rounding puts the middle one, it is kept. */
    if (turn_at(space, in.from, point, after) >= -1e-15)
        space->corners[space->corner_count++] = (struct airspace_corner){(uint16_t)point, in.from, (uint16_t)after};
}

static void find_runs(struct airspace *space)
{
    for (uint32_t first = 0, count; first < space->edge_count; first += count) {
        struct sphere_point ends[RUN_EDGES + 1] = {space->points[space->edges[first].from]};
        for (count = 0; count < RUN_EDGES && first + count < space->edge_count; count++) {
            const struct airspace_edge *edge = &space->edges[first + count];
            if (count > 0 && edge->from != edge[-1].to)
                break;
            ends[count + 1] = space->points[edge->to];
        }
        space->runs[space->run_count++] = (struct airspace_run){first, count, sphere_cap_of(ends, count + 1)};
    }
}

void airspace_close(struct airspace *space)
{
    ASSERT(!space->closed);
    space->closed = true;
    drop_inner_edges(space);
    for (uint32_t edge = 0; edge < space->edge_count; edge++)
        find_corner(space, space->edges[edge]);
    find_runs(space);
    memset(space->sight_count, 0xff, sizeof space->sight_count);
}

static bool begin(const struct airspace *space, struct sphere_point point, struct sphere_probe *probe)
{
    for (uint32_t edge = 0; edge < space->edge_count; edge++)
        if (probe_begin(probe, point, space->points[space->edges[edge].from], space->points[space->edges[edge].to]))
            return true;
    return false;
}

bool airspace_holds(const struct airspace *space, struct sphere_point point)
{
    struct sphere_probe probe;
    if (!begin(space, point, &probe))
        return false;
    for (uint32_t i = 0; i < space->run_count; i++) {
        const struct airspace_run *run = &space->runs[i];
        if (!sphere_arc_near(&probe.way, &run->cap))
            continue;
        for (uint32_t edge = run->first; edge < run->first + run->count; edge++)
            probe_edge(&probe, space->points[space->edges[edge].from], space->points[space->edges[edge].to]);
    }
    return probe.inside;
}
