/* From a path of cells to few great circles. */
#include "geo/sea_internal.h"

#include "base/failure.h"
#include <string.h>

static bool is_open(const struct sea_workspace *w, int32_t row, int32_t column)
{
    return ocean_is_sea(&w->open, (struct ocean_cell){row, column});
}

/* Land of the mask may be crossed in the slack, the gate of a closed passage may not. */
static bool may_enter(const struct sea_workspace *w, struct ocean_cell before, struct ocean_cell cell, bool in_slack)
{
    if (in_slack)
        return is_open(w, cell.row, cell.column) || !ocean_is_sea(&w->ocean, cell);
    const bool is_across = before.row != cell.row && before.column != cell.column;
    return is_open(w, cell.row, cell.column) &&
           (!is_across || (is_open(w, before.row, cell.column) && is_open(w, cell.row, before.column)));
}

static bool sees(const struct sea_workspace *w, const struct sea_stop *from, const struct sea_stop *to)
{
    struct sea_walk walk = sea_walk_begin(w, from, to);
    const double angle = walk.step_rad * walk.step_count;
    struct ocean_cell before = walk.cell;
    while (sea_walk_on(&walk)) {
        if (walk.cell.row == before.row && walk.cell.column == before.column)
            continue;
        const double gone = walk.step_rad * walk.step;
        if (!may_enter(w, before, walk.cell, gone < from->slack_rad || angle - gone < to->slack_rad))
            return false;
        before = walk.cell;
    }
    return true;
}

static void add_stop(struct sea_workspace *w, struct sea_stop stop)
{
    ASSERT(w->stop_count < SEA_POINTS_MOST);
    w->stop[w->stop_count++] = stop;
}

static struct sea_stop stop_at(const struct sea_workspace *w, struct ocean_cell cell)
{
    return (struct sea_stop){sea_vector_of_cell(w, cell), cell, 0.0};
}

/* From each stop as far along the path as it sees without a break. */
static void pull(struct sea_workspace *w, struct sea_stop start, struct sea_stop end)
{
    struct sea_stop before = start;
    uint32_t anchor = 0;
    w->stop_count = 0;
    add_stop(w, start);
    for (uint32_t k = 1; k <= w->path_count + 1; k++) {
        const struct sea_stop next = k <= w->path_count ? stop_at(w, w->path[k - 1]) : end;
        if (k - 1 > anchor && !sees(w, &w->stop[w->stop_count - 1], &next)) {
            add_stop(w, before);
            anchor = k - 1;
        }
        before = next;
    }
    add_stop(w, end);
}

static double length_by(const struct sea_stop *a, const struct sea_stop *b, const struct sea_stop *c)
{
    return sea_angle(a->at, b->at) + sea_angle(b->at, c->at);
}

/* To the best of the eight cells around, if one shortens the way. */
static bool move_stop(struct sea_workspace *w, uint32_t k)
{
    const struct sea_stop *before = &w->stop[k - 1], *after = &w->stop[k + 1];
    struct sea_stop best = w->stop[k];
    double least = length_by(before, &best, after) - 1e-10;
    bool is_better = false;
    for (int32_t down = -1; down <= 1; down++)
        for (int32_t east = -1; east <= 1; east++) {
            const struct ocean_cell cell = {w->stop[k].cell.row + down, ocean_column(w->stop[k].cell.column + east)};
            if (!is_open(w, cell.row, cell.column))
                continue;
            const struct sea_stop stop = stop_at(w, cell);
            const double length = length_by(before, &stop, after);
            if (length < least && sees(w, before, &stop) && sees(w, &stop, after)) {
                best = stop;
                least = length;
                is_better = true;
            }
        }
    w->stop[k] = best;
    return is_better;
}

static bool drop_stop(struct sea_workspace *w, uint32_t k)
{
    if (!sees(w, &w->stop[k - 1], &w->stop[k + 1]))
        return false;
    memmove(&w->stop[k], &w->stop[k + 1], (w->stop_count - k - 1) * sizeof w->stop[0]);
    w->stop_count--;
    return true;
}

void sea_tighten(struct sea_workspace *w, struct sea_stop start, struct sea_stop end)
{
    bool is_better = true;
    pull(w, start, end);
    /* Each move makes the way shorter, so this ends; a stop seldom moves more than a dozen cells. */
    for (uint32_t round = 0; is_better && round < 200; round++) {
        is_better = false;
        for (uint32_t k = 1; k + 1 < w->stop_count;) {
            if (drop_stop(w, k)) {
                is_better = true;
                continue;
            }
            is_better = move_stop(w, k) || is_better;
            k++;
        }
    }
}
