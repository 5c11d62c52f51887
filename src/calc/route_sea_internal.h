/* One way by sea. For src/calc alone. */
#ifndef CASUS_CALC_ROUTE_SEA_INTERNAL_H
#define CASUS_CALC_ROUTE_SEA_INTERNAL_H

#include "calc/route_internal.h"
#include "geo/sea_route.h"

struct route_sea {
    struct arena arena;
    struct route_end from, to;
    uint32_t named_closed, opened; /* sets of passages a user named */
    uint32_t closed;
    double draught_m, speed_kn; /* 0: not given */
    struct sea_workspace *workspace;
    struct sea_route sea;
};

/* Why a passage is closed, in words. */
const char *route_sea_reason(struct route_sea *route, uint32_t passage);
/* Sum over the passages taken of what they cost beyond steaming. */
double route_sea_passage_days(const struct route_sea *route);

void route_sea_show(struct route_sea *route, struct buffer *out);
void route_sea_show_json(struct route_sea *route, struct buffer *out);
/* The way as a map; only where there is one. */
void route_sea_draw(struct route_sea *route, struct buffer *out);

#endif
