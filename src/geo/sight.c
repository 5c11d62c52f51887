#include "geo/sight.h"

#define NOWHERE UINT32_MAX
#define IN_LINE 1e-15 /* of a turn: lost in rounding */

/* `a` and `b`: points whose own edges do not count, NOWHERE for none. */
static bool run_hinders(const struct airspace *space, const struct airspace_run *run, const struct sphere_arc *arc,
                        uint32_t a, uint32_t b)
{
    if (!sphere_arc_near(arc, &run->cap))
        return false;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        const uint32_t from = space->edges[i].from, to = space->edges[i].to;
        if (from != a && from != b && to != a && to != b &&
            sphere_arc_crosses(arc, space->points[from], space->points[to]))
            return true;
    }
    return false;
}

static bool clear_between(struct airspace *space, struct sphere_point from, struct sphere_point to, uint32_t a,
                          uint32_t b)
{
    const struct sphere_arc arc = sphere_arc_of(from, to);
    if (space->run_count > 0 && run_hinders(space, &space->runs[space->hindrance], &arc, a, b))
        return false;
    for (uint32_t run = 0; run < space->run_count; run++)
        if (run_hinders(space, &space->runs[run], &arc, a, b)) {
            space->hindrance = run;
            return false;
        }
    return true;
}

bool airspace_clear(struct airspace *space, struct sphere_point from, struct sphere_point to)
{
    return clear_between(space, from, to, NOWHERE, NOWHERE);
}

/* Whether an arc from `end` touches the region at a corner: the neighbours along the border are on one side of it.
 * Then it comes through the free sector too, because the denied one is narrower than half a turn. */
bool sight_touches(const struct airspace *space, struct sphere_point end, uint32_t corner)
{
    const struct airspace_corner *at = &space->corners[corner];
    const struct sphere_point axis = sphere_cross(end, space->points[at->point]);
    const double before = sphere_dot(axis, space->points[at->before]),
                 after = sphere_dot(axis, space->points[at->after]);
    return !((before > IN_LINE && after < -IN_LINE) || (before < -IN_LINE && after > IN_LINE));
}

bool sight_from_end(struct airspace *space, struct sphere_point end, uint32_t corner)
{
    const uint32_t point = space->corners[corner].point;
    return sight_touches(space, end, corner) && clear_between(space, end, space->points[point], point, NOWHERE);
}

static bool next_to(const struct airspace_corner *a, const struct airspace_corner *b)
{
    return a->after == b->point && b->before == a->point;
}

static bool sees(struct airspace *space, uint32_t a, uint32_t b)
{
    const struct airspace_corner *from = &space->corners[a], *to = &space->corners[b];
    if (from->point == to->point)
        return false;
    if (next_to(from, to) || next_to(to, from))
        return true;
    const struct sphere_point start = space->points[from->point], end = space->points[to->point];
    return sight_touches(space, end, a) && sight_touches(space, start, b) &&
           clear_between(space, start, end, from->point, to->point);
}

struct sights sights_of(struct airspace *space, uint32_t corner)
{
    if (space->sight_count[corner] == UINT32_MAX) {
        if (space->sights_used + space->corner_count > AIRSPACE_SIGHTS) {
            space->sights_used = 0;
            for (uint32_t i = 0; i < space->corner_count; i++)
                space->sight_count[i] = UINT32_MAX;
        }
        const uint32_t first = space->sights_used;
        const struct sphere_point here = space->points[space->corners[corner].point];
        for (uint32_t other = 0; other < space->corner_count; other++)
            if (sees(space, corner, other)) {
                space->sight_corner[space->sights_used] = (uint16_t)other;
                space->sight_angle[space->sights_used++] =
                    sphere_angle(here, space->points[space->corners[other].point]);
            }
        space->sight_first[corner] = first;
        space->sight_count[corner] = space->sights_used - first;
    }
    const uint32_t first = space->sight_first[corner];
    return (struct sights){space->sight_count[corner], &space->sight_corner[first], &space->sight_angle[first]};
}
