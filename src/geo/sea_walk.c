#include "geo/sea_internal.h"

#include "base/maths.h"
#include <math.h>

#define RADIANS (3.14159265358979323846 / 180.0)

struct sea_vector sea_vector_of(struct geo_point point)
{
    const double across = det_cos(RADIANS * point.latitude_deg), longitude = RADIANS * point.longitude_deg;
    return (struct sea_vector){across * det_cos(longitude), across * det_sin(longitude),
                               det_sin(RADIANS * point.latitude_deg)};
}

struct sea_vector sea_vector_of_cell(const struct sea_workspace *w, struct ocean_cell cell)
{
    return (struct sea_vector){w->row_across[cell.row] * w->column_middle[cell.column].x,
                               w->row_across[cell.row] * w->column_middle[cell.column].y, w->row_height[cell.row]};
}

void sea_walk_fill(struct sea_workspace *w)
{
    const double step = RADIANS / OCEAN_PER_DEGREE;
    for (int32_t row = 0; row <= OCEAN_ROWS; row++)
        w->row_side[row] = det_cos(row * step);
    for (int32_t row = 0; row < OCEAN_ROWS; row++) {
        w->row_across[row] = det_sin((row + 0.5) * step);
        w->row_height[row] = det_cos((row + 0.5) * step);
    }
    for (int32_t column = 0; column <= OCEAN_COLUMNS; column++)
        w->column_side[column] = (struct sea_vector){-det_cos(column * step), -det_sin(column * step), 0.0};
    for (int32_t column = 0; column < OCEAN_COLUMNS; column++)
        w->column_middle[column] =
            (struct sea_vector){-det_cos((column + 0.5) * step), -det_sin((column + 0.5) * step), 0.0};
}

static double dot(struct sea_vector a, struct sea_vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

double sea_angle(struct sea_vector a, struct sea_vector b)
{
    const struct sea_vector cross = {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
    return det_atan2(sqrt(dot(cross, cross)), dot(a, b));
}

static bool is_west_of(struct sea_vector here, struct sea_vector side)
{
    return side.x * here.y - side.y * here.x < 0.0;
}

/* The cell of a place near to the cell it was in. */
static struct ocean_cell cell_near(const struct sea_workspace *w, struct sea_vector here, struct ocean_cell cell)
{
    while (here.z > w->row_side[cell.row])
        cell.row--;
    while (here.z < w->row_side[cell.row + 1])
        cell.row++;
    while (is_west_of(here, w->column_side[cell.column]))
        cell.column = ocean_column(cell.column - 1);
    while (!is_west_of(here, w->column_side[cell.column + 1]))
        cell.column = ocean_column(cell.column + 1);
    return cell;
}

struct sea_walk sea_walk_begin(const struct sea_workspace *w, const struct sea_stop *from, const struct sea_stop *to)
{
    const double longest = 0.045 * RADIANS; /* a cell at 78.5 N is 0.0498 degrees of arc wide */
    const double angle = sea_angle(from->at, to->at);
    const uint32_t count = 1 + (uint32_t)(angle / longest);
    const double step = angle / count, share = angle < 1e-9 ? 0.0 : 1.0 / det_sin(angle);
    /* one step before the start; each further is 2 cos(step) here - before */
    const double a = det_sin(angle + step) * share, b = -det_sin(step) * share;
    const struct sea_vector f = from->at, t = to->at;
    return (struct sea_walk){.workspace = w,
                             .before = {a * f.x + b * t.x, a * f.y + b * t.y, a * f.z + b * t.z},
                             .here = f,
                             .twice_cosine = 2.0 * det_cos(step),
                             .step_rad = step,
                             .step_count = angle < 1e-9 ? 0 : count,
                             .cell = from->cell};
}

bool sea_walk_on(struct sea_walk *walk)
{
    if (walk->step == walk->step_count)
        return false;
    const struct sea_vector here = walk->here, before = walk->before;
    walk->here = (struct sea_vector){walk->twice_cosine * here.x - before.x, walk->twice_cosine * here.y - before.y,
                                     walk->twice_cosine * here.z - before.z};
    walk->before = here;
    walk->step++;
    walk->cell = cell_near(walk->workspace, walk->here, walk->cell);
    return true;
}
