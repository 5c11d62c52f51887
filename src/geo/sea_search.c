/* A* with a list of buckets for a queue. */
#include "geo/sea_internal.h"

#include "base/failure.h"
#include "base/maths.h"
#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846
#define UNITS_PER_NMI 100.0
/* One bucket holds what differs by less; the longest move changes the sum of way done and way ahead by fewer units than
 * all buckets together hold. */
#define BUCKET_UNITS 32
/* Along a meridian at the equator the ellipsoid is 0.9944 of the sphere. A little less, and no move, rounded to units,
 * is shorter than what it takes off the way ahead: the sum of way done and way ahead never falls. */
#define LEAST_OF_SPHERE 0.993

#define NONE UINT32_MAX

enum { IN_BUCKET = 64 }; /* in `came`, beside the number of the move */

static uint64_t window_bit(int32_t down, int32_t east)
{
    return (uint64_t)1 << ((down + SEA_MOVE_REACH) * 7 + east + SEA_MOVE_REACH);
}

/* The straight line on the map touches the closed square of a cell if |down e - east d| <= (|down| + |east|) / 2. */
static uint64_t touched(int32_t down, int32_t east)
{
    const double reach = 0.5 * (fabs((double)down) + fabs((double)east));
    uint64_t window = 0;
    for (int32_t d = down < 0 ? down : 0; d <= (down < 0 ? 0 : down); d++)
        for (int32_t e = east < 0 ? east : 0; e <= (east < 0 ? 0 : east); e++)
            if (fabs((double)(down * e - east * d)) <= reach)
                window |= window_bit(d, e);
    return window;
}

/* Radii of curvature of WGS84 at the middle of the move. */
static double nmi_of_move(int32_t row, const struct sea_move *move)
{
    const double step = PI / 180.0 / OCEAN_PER_DEGREE, eccentricity2 = 0.00669437999014, equator_nmi = 6378.137 / 1.852;
    const double latitude = PI / 2.0 - (row + 0.5 + 0.5 * move->down) * step, sine = det_sin(latitude);
    const double w2 = 1.0 - eccentricity2 * sine * sine, across = equator_nmi / sqrt(w2);
    const double north = across * (1.0 - eccentricity2) / w2 * move->down * step;
    const double east = across * det_cos(latitude) * move->east * step;
    return sqrt(north * north + east * east);
}

void sea_search_fill(struct sea_workspace *w)
{
    static const int32_t quarter[8][2] = {{0, 1}, {1, 3}, {1, 2}, {2, 3}, {1, 1}, {3, 2}, {2, 1}, {3, 1}};
    for (int32_t k = 0; k < 8; k++) {
        int32_t down = quarter[k][0], east = quarter[k][1];
        for (int32_t turn = 0; turn < 4; turn++) {
            w->moves[4 * k + turn] = (struct sea_move){down, east, touched(down, east)};
            const int32_t before = down;
            down = east;
            east = -before;
        }
    }
    for (int32_t row = 0; row < OCEAN_ROWS; row++)
        for (int32_t k = 0; k < SEA_MOVES; k++)
            w->cost[row][k] = (uint16_t)(nmi_of_move(row, &w->moves[k]) * UNITS_PER_NMI + 0.5);
}

static uint64_t window_at(const struct ocean *ocean, struct ocean_cell cell)
{
    const uint32_t bit = (uint32_t)(cell.column + OCEAN_MARGIN - SEA_MOVE_REACH), word = bit / 64, shift = bit % 64;
    uint64_t window = 0;
    for (int32_t d = 0; d < 7; d++) {
        const uint64_t *words = &ocean->bits[cell.row - SEA_MOVE_REACH + d][word];
        const uint64_t high = shift > 57 ? words[1] << (64 - shift) : 0;
        window |= ((words[0] >> shift | high) & 0x7f) << (7 * d);
    }
    return window;
}

static uint32_t units_ahead(const struct sea_workspace *w, struct ocean_cell cell, struct sea_vector goal)
{
    const struct sea_vector here = sea_vector_of_cell(w, cell);
    const double x = here.x - goal.x, y = here.y - goal.y, z = here.z - goal.z, chord2 = x * x + y * y + z * z;
    const double angle = 2.0 * det_atan2(sqrt(chord2), sqrt(positive(4.0 - chord2)));
    return 1 + (uint32_t)(angle * (EARTH_RADIUS_NMI * LEAST_OF_SPHERE * UNITS_PER_NMI));
}

/* ---- buckets: doubly linked lists by the sum of way done and way ahead, newest first ---- */

static void take_out(struct sea_workspace *w, uint32_t at, uint32_t sum)
{
    const uint32_t next = w->next[at], last = w->last[at];
    if (last == NONE)
        w->bucket[sum / BUCKET_UNITS % SEA_BUCKETS] = next;
    else
        w->next[last] = next;
    if (next != NONE)
        w->last[next] = last;
}

static void put_in(struct sea_workspace *w, uint32_t at, uint32_t sum)
{
    uint32_t *first = &w->bucket[sum / BUCKET_UNITS % SEA_BUCKETS];
    w->next[at] = *first;
    w->last[at] = NONE;
    if (*first != NONE)
        w->last[*first] = at;
    *first = at;
}

static uint32_t cell_number(struct ocean_cell cell)
{
    return (uint32_t)(cell.row * OCEAN_COLUMNS + cell.column);
}

static struct ocean_cell cell_of_number(uint32_t number)
{
    return (struct ocean_cell){(int32_t)(number / OCEAN_COLUMNS), (int32_t)(number % OCEAN_COLUMNS)};
}

static void reach(struct sea_workspace *w, struct ocean_cell cell, struct sea_vector goal, uint32_t done, uint8_t move)
{
    const uint32_t at = cell_number(cell), before = w->done[at];
    if (done >= before)
        return;
    if (w->ahead[at] == 0)
        w->ahead[at] = units_ahead(w, cell, goal);
    if (w->came[at] & IN_BUCKET)
        take_out(w, at, before + w->ahead[at]);
    w->done[at] = done;
    w->came[at] = (uint8_t)(move | IN_BUCKET);
    put_in(w, at, done + w->ahead[at]);
}

static void leave(struct sea_workspace *w, struct ocean_cell cell, struct sea_vector goal)
{
    const uint64_t window = window_at(&w->open, cell);
    const uint32_t done = w->done[cell_number(cell)];
    for (uint32_t k = 0; k < SEA_MOVES; k++) {
        const struct sea_move *move = &w->moves[k];
        if ((window & move->through) == move->through)
            reach(w, (struct ocean_cell){cell.row + move->down, ocean_column(cell.column + move->east)}, goal,
                  done + w->cost[cell.row][k], (uint8_t)k);
    }
}

/* From the end back to the start, then turned round. */
static void trace_path(struct sea_workspace *w, struct ocean_cell from, struct ocean_cell to)
{
    struct ocean_cell cell = to;
    uint32_t count = 0;
    w->path[count++] = to;
    while (cell.row != from.row || cell.column != from.column) {
        const struct sea_move *move = &w->moves[w->came[cell_number(cell)] % IN_BUCKET];
        cell = (struct ocean_cell){cell.row - move->down, ocean_column(cell.column - move->east)};
        ASSERT(count < SEA_PATH_MOST);
        w->path[count++] = cell;
    }
    for (uint32_t k = 0; k < count / 2; k++) {
        const struct ocean_cell kept = w->path[k];
        w->path[k] = w->path[count - 1 - k];
        w->path[count - 1 - k] = kept;
    }
    w->path_count = count;
}

bool sea_search(struct sea_workspace *w, struct ocean_cell from, struct ocean_cell to)
{
    const struct sea_vector goal = sea_vector_of_cell(w, to);
    const uint32_t end = cell_number(to);
    memset(w->done, 0xff, sizeof w->done);
    memset(w->ahead, 0, sizeof w->ahead);
    memset(w->came, 0, sizeof w->came);
    memset(w->bucket, 0xff, sizeof w->bucket);
    reach(w, from, goal, 0, 0);
    uint32_t bucket = w->ahead[cell_number(from)] / BUCKET_UNITS;
    for (uint32_t empty = 0; empty < SEA_BUCKETS; bucket++) {
        uint32_t *first = &w->bucket[bucket % SEA_BUCKETS];
        empty = *first == NONE ? empty + 1 : 0;
        while (*first != NONE) {
            const uint32_t at = *first;
            take_out(w, at, bucket * BUCKET_UNITS);
            w->came[at] &= (uint8_t)~IN_BUCKET;
            if (at == end) {
                trace_path(w, from, to);
                return true;
            }
            leave(w, cell_of_number(at), goal);
        }
    }
    return false;
}
