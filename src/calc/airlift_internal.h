/* A movement by air as a planner types it, and what the planning factors make of it. For src/calc alone. */
#ifndef CASUS_CALC_AIRLIFT_INTERNAL_H
#define CASUS_CALC_AIRLIFT_INTERNAL_H

#include "calc/carriers.h"
#include "theory/airlift.h"

enum { AIRLIFT_LEGS_MOST = 16, AIRLIFT_ROWS = 21 };

/* A way of legs, each with its block speed once planned. */
struct airlift_way {
    struct air_leg leg[AIRLIFT_LEGS_MOST];
    uint32_t count;
    double nmi, longest_nmi;
};

/* One end of the way, or the other. */
struct airlift_station {
    struct figure ground_hours, spots, open_hours;
    double missions_per_day; /* INFINITY where its spots are not given */
};

struct airlift_tanking {
    const struct aircraft *type; /* NULL: the offload was given, or nobody refuels */
    struct figure offload_tonnes, fuel_tonnes, burn_tonnes_per_hour, radius_nmi, station_hours, reserve_tonnes;
    double refuellings, tonnes; /* a mission, out and back */
    double sorties;             /* for all missions */
};

struct airlift {
    struct arena arena;
    const struct aircraft *type; /* NULL: all numbers were given */
    bool has_load, has_passengers, refuels;
    double load_st, passengers;
    struct airlift_way out, back;
    struct figure payload_st, seats, block_kn, count, ute_hours, enroute_hours, queueing, productivity, burn;
    struct airlift_station onload, offload;
    struct airlift_tanking tanking;
    struct figure_row rows[AIRLIFT_ROWS];
    size_t row_count;
    /* Planned: */
    double planned_st; /* payload; less than asked if the longest leg allows no more */
    double flying_hours, ground_hours, trips_by_flying, trips_by_cycle, trips_per_day;
    double cargo_missions, passenger_missions, missions; /* rounded up; both together, not rounded */
    double million_ton_miles, first_hours;
    struct airlift_closure closure;
};

/* Everything after the numbers are read. False with problems: what was asked cannot be flown. */
bool airlift_plan(struct airlift *airlift, struct problems *problems);
void airlift_show(struct airlift *airlift, struct buffer *out);
void airlift_show_json(const struct airlift *airlift, struct buffer *out);
void airlift_explain(struct buffer *out);

#endif
