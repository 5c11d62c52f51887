/* One way by air. For src/calc alone. */
#ifndef CASUS_CALC_ROUTE_AIR_INTERNAL_H
#define CASUS_CALC_ROUTE_AIR_INTERNAL_H

#include "calc/carriers.h"
#include "calc/route_internal.h"
#include "geo/air_route.h"

enum { AIR_FIGURES = 4, AIR_REFUELLINGS_MOST = 8 };

/* A country whose consent the way needs. */
struct air_consent {
    const char *code, *title; /* code: NULL where an airfield's country is not known */
    bool is_drawn;
    double nmi; /* over it */
    uint32_t landings;
    bool is_start;
};

/* Without one denial there would be this way. */
struct air_permission {
    uint32_t country;
    double nmi;
    uint32_t landings, refuellings;
};

struct route_air {
    struct arena arena;

    /* As told. */
    struct route_end from, to, via[AIR_VIAS];
    uint32_t via_count;
    uint32_t denied[COUNTRY_MOST], denied_count;
    bool *avoided; /* by place of the gazetteer */
    const struct aircraft *type;
    double refuellings_most;
    struct figure range_nmi, payload_st, speed_kn, ground_hours; /* the range lacks: of any length */
    struct figure_row rows[AIR_FIGURES];

    /* The question: fields, and what stands behind each. */
    struct air_field fields[AIR_FIELDS];
    struct route_end stops[AIR_FIELDS];
    uint32_t field_count, vias[AIR_VIAS];
    struct air_question question;
    struct atlas *atlas;
    struct airspace *space;
    struct air_planner *planner;

    /* The answer. Paths are of the legs; their consents in the order of the way. */
    struct air_route *way;
    struct air_path *paths;
    struct air_consent *consents;
    uint32_t consent_count;
    struct air_permission *permissions; /* if there is no way */
    uint32_t permission_count;
};

bool route_air_read(const struct calc_arguments *arguments, struct route_air *route, struct problems *problems);

/* How many refuellings on a leg, at least, would carry over the gap. */
uint32_t route_air_refuellings_needed(const struct route_air *route);

void route_air_show(struct route_air *route, struct buffer *out);
void route_air_show_json(struct route_air *route, struct buffer *out);
/* The way as a map; only where there is one. */
void route_air_draw(struct route_air *route, struct buffer *out);

#endif
