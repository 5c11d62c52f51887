/* Arrivals: assets under way are served in the order they should come, and what they bring takes the road in that
 * order.
 *
 * With s spots and a service of D days the n-th starts when it is there and the one s places before it is done:
 *
 *     starts(n) = max(comes(n), starts(n - s) + D),      cleared(n) = max(cleared(n - 1), starts(n) + D) + tonnes /
 * road
 *
 * A forecast for the choice between nodes of arrival: delays, opening hours and a full yard are not foreseen. */
#include "model/force.h"

#include <math.h>

static double later(double a, double b)
{
    return a > b ? a : b;
}

static double road_days(const double *node, double tonnes)
{
    return node[NODE_CLEARANCE] > 0.0 ? tonnes / node[NODE_CLEARANCE] : 0.0;
}

static double asset_tonnes(const struct asset *asset)
{
    double tonnes = 0.0;
    for (uint32_t n = 0; n < asset->lot_count; n++)
        tonnes += lot_tonnes(&asset->lot[n]);
    return tonnes;
}

/* For all bound for a node; done when it is asked for, since many come and go unasked. */
static void foresee(const struct world *w, const struct force *f, uint32_t node)
{
    const double *n = numbers_of(w, &f->nodes, node), spots = node_spots(w, f, node);
    uint32_t place = 0, before = node_state(w, f, node)->first_bound; /* `spots` places before */
    double road = node_road_day(w, f, node);
    for (uint32_t at = before; at != 0; at = asset_of(w, f, at - 1)->next_bound, place++) {
        struct asset *asset = asset_of(w, f, at - 1);
        asset->starts_day = asset->comes_day;
        if ((double)place >= spots) {
            const struct asset *leaves = asset_of(w, f, before - 1);
            asset->starts_day = later(asset->comes_day, leaves->starts_day + n[NODE_SERVICE]);
            before = leaves->next_bound;
        }
        road = later(road, asset->starts_day + n[NODE_SERVICE]) + road_days(n, asset_tonnes(asset));
        asset->cleared_day = road;
    }
    node_state(w, f, node)->is_foreseen = true;
}

/* The link to an asset in the list, or to where one that comes on `day` belongs. */
static uint32_t *link_to(const struct world *w, const struct force *f, uint32_t node, uint32_t asset, double day)
{
    uint32_t *link = &node_state(w, f, node)->first_bound;
    while (*link != 0 && *link != asset + 1 && asset_of(w, f, *link - 1)->comes_day <= day)
        link = &asset_of(w, f, *link - 1)->next_bound;
    return link;
}

void arrival_expect(struct world *w, const struct force *f, uint32_t k, uint32_t node, double day)
{
    struct asset *asset = asset_of(w, f, k);
    uint32_t *link = link_to(w, f, node, k, day);
    asset->comes_day = day;
    asset->next_bound = *link;
    *link = k + 1;
    node_state(w, f, node)->is_foreseen = false;
}

void arrival_over(struct world *w, const struct force *f, uint32_t k, uint32_t node)
{
    *link_to(w, f, node, k, (double)INFINITY) = asset_of(w, f, k)->next_bound;
    node_state(w, f, node)->is_foreseen = false;
}

double arrival_day(const struct world *w, const struct force *f, uint32_t node, double day, double tonnes)
{
    const double *n = numbers_of(w, &f->nodes, node), spots = node_spots(w, f, node);
    uint32_t place = 0, before = node_state(w, f, node)->first_bound;
    double starts = day, road = node_road_day(w, f, node);
    if (!node_state(w, f, node)->is_foreseen)
        foresee(w, f, node);
    for (uint32_t at = before; at != 0 && asset_of(w, f, at - 1)->comes_day <= day; place++) {
        if ((double)place >= spots)
            before = asset_of(w, f, before - 1)->next_bound;
        road = asset_of(w, f, at - 1)->cleared_day;
        at = asset_of(w, f, at - 1)->next_bound;
    }
    if ((double)place >= spots)
        starts = later(day, asset_of(w, f, before - 1)->starts_day + n[NODE_SERVICE]);
    const double off = starts + n[NODE_SERVICE], days = road_days(n, tonnes);
    return (days > 0.0 ? later(off, road) + days : off) + n[NODE_ONWARD];
}
