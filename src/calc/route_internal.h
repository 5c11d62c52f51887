/* One route between two places. For src/calc alone. */
#ifndef CASUS_CALC_ROUTE_INTERNAL_H
#define CASUS_CALC_ROUTE_INTERNAL_H

#include "calc/calc.h"
#include "geo/places.h"
#include "geo/sea_route.h"

struct route_end {
    const char *title, *source; /* source: of the coordinates; NULL if the user gave them */
    struct geo_point point;
};

struct route {
    struct arena arena;
    struct route_end from, to;
    uint32_t named_closed, opened; /* sets of passages a user named */
    uint32_t closed;
    double draught_m, speed_kn; /* 0: not given */
    struct sea_workspace *workspace;
    struct sea_route sea;
};

/* Why a passage is closed, in words. */
const char *route_reason(struct route *route, uint32_t passage);
/* Sum over the passages taken of what they cost beyond steaming. */
double route_passage_days(const struct route *route);

void route_show(struct route *route, struct buffer *out);
void route_show_json(struct route *route, struct buffer *out);
/* The way as a map; only where there is one. */
void route_draw(struct route *route, struct buffer *out);

#endif
