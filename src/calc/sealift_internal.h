/* A movement by sea as a planner types it, and what planning arithmetic makes of it. For src/calc alone. */
#ifndef CASUS_CALC_SEALIFT_INTERNAL_H
#define CASUS_CALC_SEALIFT_INTERNAL_H

#include "calc/carriers.h"
#include "theory/sealift.h"

enum { SEALIFT_ROWS = 20 };

struct sealift {
    struct arena arena;
    const struct ship *type; /* NULL: all numbers were given */
    bool has_area, has_weight;
    double area_sqft, weight_st; /* the one that was not given follows from the other */
    struct figure capacity_sqft, deadweight_tonnes, lane_metres, stow, pounds_per_sqft, count;
    struct figure speed_kn, top_kn, fraction, distance_nmi;
    struct figure canal_days, activation_days, positioning_days, loading_days, waiting_days, unloading_days;
    struct figure loading_berths, unloading_berths, within_days;
    struct figure_row rows[SEALIFT_ROWS];
    size_t row_count;
    /* Planned: */
    struct sea_voyage voyage, whole;       /* as given, and each activity in whole days */
    double loads_by_area, loads_by_weight; /* shiploads, not rounded; by weight 0 if no deadweight is known */
    uint32_t loads, ships, lifts;
    struct sealift_bounds bounds;
    double *unloaded, *whole_unloaded;              /* of each load, in order */
    double flow_sqft, loading_sqft, unloading_sqft; /* a day; berths INFINITY if not given */
    double ships_in_motion;                         /* 0 if no `within` was given */
};

void sealift_show(struct sealift *sealift, struct buffer *out);
void sealift_show_json(const struct sealift *sealift, struct buffer *out);
void sealift_explain(struct buffer *out);

#endif
