/* What the search over cells and the pulling taut share. For src/geo alone. */
#ifndef CASUS_GEO_SEA_INTERNAL_H
#define CASUS_GEO_SEA_INTERNAL_H

#include "geo/sea_route.h"

enum {
    SEA_MOVES = 32,
    SEA_MOVE_REACH = 3, /* cells a move may go to either side */
    SEA_BUCKETS = 1024,
    SEA_PATH_MOST = 8192,
};

/* A direction from the centre of the earth. */
struct sea_vector {
    double x, y, z;
};

/* A place on the way. Land may be crossed within the slack around it: from a port inside its river to the sea. */
struct sea_stop {
    struct sea_vector at;
    struct ocean_cell cell;
    double slack_rad;
};

struct sea_move {
    int32_t down, east;
    uint64_t through; /* cells touched, in a window of 7 by 7 around the start */
};

struct sea_workspace {
    struct ocean ocean; /* all passages open */
    struct ocean open;  /* those of this route */
    struct ocean berth; /* open, without the canals: where a port may lie */

    /* the search */
    struct sea_move moves[SEA_MOVES];
    uint16_t cost[OCEAN_ROWS][SEA_MOVES];          /* units, from a row */
    uint32_t done[OCEAN_CELLS];                    /* units from the start */
    uint32_t ahead[OCEAN_CELLS];                   /* units to the end at least; 0: not computed */
    uint32_t next[OCEAN_CELLS], last[OCEAN_CELLS]; /* neighbours in a bucket */
    uint8_t came[OCEAN_CELLS];                     /* the move that led here, and whether in a bucket */
    uint32_t bucket[SEA_BUCKETS];
    uint32_t path_count;
    struct ocean_cell path[SEA_PATH_MOST];

    /* cells on the globe: their northern and western sides, and their middles */
    double row_side[OCEAN_ROWS + 1], row_across[OCEAN_ROWS], row_height[OCEAN_ROWS];
    struct sea_vector column_side[OCEAN_COLUMNS + 1], column_middle[OCEAN_COLUMNS];

    uint32_t stop_count;
    struct sea_stop stop[SEA_POINTS_MOST];
};

void sea_search_fill(struct sea_workspace *workspace);
/* Fills path; false if there is no way. */
bool sea_search(struct sea_workspace *workspace, struct ocean_cell from, struct ocean_cell to);

/* Turns the path, with start and end before and behind it, into few stops. */
void sea_tighten(struct sea_workspace *workspace, struct sea_stop start, struct sea_stop end);

/* A walk along the great circle between two stops, in steps shorter than a cell is wide anywhere in the ocean. */
struct sea_walk {
    const struct sea_workspace *workspace;
    struct sea_vector before, here;
    double twice_cosine, step_rad;
    uint32_t step, step_count;
    struct ocean_cell cell;
};

struct sea_walk sea_walk_begin(const struct sea_workspace *workspace, const struct sea_stop *from,
                               const struct sea_stop *to);
/* False once the end is reached. */
bool sea_walk_on(struct sea_walk *walk);

void sea_walk_fill(struct sea_workspace *workspace);

double sea_angle(struct sea_vector a, struct sea_vector b); /* radians */
struct sea_vector sea_vector_of(struct geo_point point);
struct sea_vector sea_vector_of_cell(const struct sea_workspace *workspace, struct ocean_cell cell);

#endif
