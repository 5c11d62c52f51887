#include "geo/air_route.h"

#include "base/failure.h"
#include "geo/frontier.h"
#include <math.h>

/* In place of a leg's length: not looked for yet; longer than a leg may be, and given up. */
#define UNKNOWN (-1.0)
#define TOO_LONG (-2.0)

#define ROUNDING 1e-9

/* Pieces of at most `most_nmi` that a distance is made of. */
static double stretches(double nmi, double most_nmi)
{
    return fmax(0.0, ceil(nmi / most_nmi - ROUNDING));
}

uint32_t air_refuellings(double leg_nmi, double range_nmi)
{
    const double pieces = stretches(leg_nmi, range_nmi);
    return pieces < 2.0 ? 0 : (uint32_t)pieces - 1;
}

double air_refuelling_nmi(double leg_nmi, uint32_t refuellings, uint32_t which)
{
    return leg_nmi * which / (refuellings + 1);
}

/* A chain of legs from one field to another. `most_nmi`: of a leg. `by_time`: the quickest, otherwise the one whose
 * longest leg is shortest. */
struct section {
    struct air_planner *planner;
    uint32_t from, to;
    double most_nmi;
    bool by_time;
    struct frontier frontier; /* items: leg i -> j is i * count + j; field i is count * count + i */
};

static double straight_nmi(const struct air_planner *planner, uint32_t from, uint32_t to)
{
    return air_nmi(planner->points[from], planner->points[to]);
}

/* The length of a leg around denied airspace, or TOO_LONG; INFINITY: there is no way. */
static double leg_nmi(struct air_planner *planner, uint32_t from, uint32_t to, double most_nmi)
{
    const uint32_t count = planner->question->field_count;
    double *nmi = &planner->legs_nmi[from * count + to];
    const bool known = *nmi >= 0.0 || (*nmi <= TOO_LONG && most_nmi < (double)INFINITY);
    if (!known) {
        const enum air_path_outcome outcome =
            air_path(planner->space, planner->points[from], planner->points[to], most_nmi, &planner->path);
        *nmi = outcome == AIR_PATH_TOO_LONG ? TOO_LONG : planner->path.nmi;
        planner->legs_nmi[to * count + from] = *nmi;
    }
    return *nmi;
}

/* What it takes to have made one more leg. The last landing costs like the others: it is the same in every chain. */
static double after_leg(const struct section *section, double reached, double nmi)
{
    if (!section->by_time)
        return fmax(reached, nmi);
    const struct air_question *question = section->planner->question;
    return reached + nmi / question->speed_kn + question->ground_hours;
}

/* The least that is still to come: the great circle, and its landings. */
static double to_come(const struct section *section, uint32_t field)
{
    if (!section->by_time)
        return 0.0;
    const struct air_question *question = section->planner->question;
    const double nmi = straight_nmi(section->planner, field, section->to);
    return nmi / question->speed_kn + question->ground_hours * stretches(nmi, section->most_nmi);
}

static void leave(struct section *section, uint32_t from)
{
    const struct air_planner *planner = section->planner;
    const uint32_t count = planner->question->field_count;
    for (uint32_t to = 0; to < count; to++) {
        if (!planner->usable[to] || planner->left[to])
            continue;
        const double nmi = straight_nmi(planner, from, to);
        if (nmi <= section->most_nmi)
            frontier_offer(&section->frontier, from * count + to,
                           after_leg(section, planner->reached[from], nmi) + to_come(section, to));
    }
}

static void fly(struct section *section, uint32_t from, uint32_t to)
{
    struct air_planner *planner = section->planner;
    const uint32_t count = planner->question->field_count;
    if (planner->left[to])
        return;
    const double nmi = leg_nmi(planner, from, to, section->most_nmi);
    if (nmi < 0.0 || nmi >= (double)INFINITY)
        return;
    const double reached = after_leg(section, planner->reached[from], nmi);
    if (!(reached < planner->reached[to]))
        return;
    planner->reached[to] = reached;
    planner->previous[to] = from;
    frontier_offer(&section->frontier, count * count + to, reached + to_come(section, to));
}

/* False if no chain joins the two; otherwise `previous` leads back from the end. */
static bool search_section(struct section *section)
{
    struct air_planner *planner = section->planner;
    const uint32_t count = planner->question->field_count;
    section->frontier = (struct frontier){planner->keys, planner->places, planner->heap, 0};
    frontier_clear(&section->frontier, count * (count + 1));
    for (uint32_t field = 0; field < count; field++) {
        planner->left[field] = false;
        planner->reached[field] = (double)INFINITY;
    }
    planner->reached[section->from] = 0.0;
    frontier_offer(&section->frontier, count * count + section->from, 0.0);
    while (section->frontier.count > 0) {
        const uint32_t item = frontier_take(&section->frontier);
        if (item < count * count) {
            fly(section, item / count, item % count);
            continue;
        }
        const uint32_t field = item - count * count;
        if (field == section->to)
            return true;
        planner->left[field] = true;
        leave(section, field);
    }
    return false;
}

static void add_leg(const struct air_planner *planner, uint32_t from, uint32_t to, struct air_route *route)
{
    const struct air_question *question = planner->question;
    const double nmi = planner->legs_nmi[from * question->field_count + to];
    ASSERT(route->leg_count < AIR_LEGS);
    route->legs[route->leg_count++] = (struct air_leg_flown){.from = from,
                                                             .to = to,
                                                             .nmi = nmi,
                                                             .great_circle_nmi = straight_nmi(planner, from, to),
                                                             .hours = nmi / question->speed_kn,
                                                             .refuellings = air_refuellings(nmi, question->range_nmi)};
}

static void add_legs(const struct section *section, struct air_route *route)
{
    const struct air_planner *planner = section->planner;
    uint32_t chain[AIR_FIELDS], count = 0;
    for (uint32_t field = section->to; field != section->from; field = planner->previous[field])
        chain[count++] = field;
    for (uint32_t from = section->from; count > 0; from = chain[count])
        add_leg(planner, from, chain[--count], route);
}

static void explain_gap(struct section *section, struct air_route *route)
{
    struct air_planner *planner = section->planner;
    section->by_time = false;
    section->most_nmi = (double)INFINITY;
    route->gap_from = section->from;
    route->gap_to = section->to;
    route->gap_nmi = (double)INFINITY;
    route->outcome = AIR_ROUTE_NO_WAY;
    if (!search_section(section))
        return;
    route->outcome = AIR_ROUTE_OUT_OF_RANGE;
    route->gap_nmi = planner->reached[section->to];
    for (uint32_t to = section->to; to != section->from; to = planner->previous[to]) {
        const uint32_t from = planner->previous[to];
        if (planner->legs_nmi[from * planner->question->field_count + to] >= route->gap_nmi) {
            route->gap_from = from;
            route->gap_to = to;
        }
    }
}

static void prepare(struct air_planner *planner, struct airspace *space, const struct air_question *question)
{
    ASSERT(question->field_count <= AIR_FIELDS && question->via_count <= AIR_VIAS);
    ASSERT(question->range_nmi > 0.0 && question->speed_kn > 0.0 && question->ground_hours >= 0.0);
    planner->question = question;
    planner->space = space;
    for (uint32_t i = 0; i < question->field_count; i++) {
        const struct air_field *field = &question->fields[i];
        planner->points[i] = sphere_of(field->place);
        planner->usable[i] = !(field->country < COUNTRY_MOST && space->denied[field->country]) &&
                             !airspace_holds(space, planner->points[i]);
    }
    for (uint32_t i = 0; i < question->field_count * question->field_count; i++)
        planner->legs_nmi[i] = UNKNOWN;
}

/* The fields that must be touched: the start, the forced stops, the end. */
static uint32_t stage(const struct air_question *question, uint32_t number)
{
    if (number == 0)
        return question->from;
    return number <= question->via_count ? question->vias[number - 1] : question->to;
}

static void add_up(struct air_planner *planner, const struct atlas *atlas, struct air_route *route)
{
    const struct air_question *question = planner->question;
    for (uint32_t i = 0; i < route->leg_count; i++) {
        const struct air_leg_flown *leg = &route->legs[i];
        route->nmi += leg->nmi;
        route->flying_hours += leg->hours;
        route->refuellings += leg->refuellings;
        const enum air_path_outcome outcome = air_path(planner->space, planner->points[leg->from],
                                                       planner->points[leg->to], (double)INFINITY, &planner->path);
        ASSERT(outcome == AIR_PATH_FOUND);
        overflights_add(&route->overflights, atlas, planner->space, planner->path.points, planner->path.count);
    }
    route->landings = route->leg_count;
    route->ground_hours = route->leg_count > 1 ? question->ground_hours * (route->leg_count - 1) : 0.0;
}

void air_route(struct air_planner *planner, const struct atlas *atlas, struct airspace *space,
               const struct air_question *question, struct air_route *route)
{
    prepare(planner, space, question);
    route->outcome = AIR_ROUTE_FOUND;
    route->leg_count = route->landings = route->refuellings = route->overflights.count = 0;
    route->nmi = route->flying_hours = route->ground_hours = route->gap_nmi = 0.0;
    route->great_circle_nmi = straight_nmi(planner, question->from, question->to);
    for (uint32_t i = 0; i <= question->via_count + 1; i++)
        if (!planner->usable[stage(question, i)]) {
            route->outcome = AIR_ROUTE_DENIED;
            route->gap_from = stage(question, i);
            return;
        }
    for (uint32_t i = 0; i <= question->via_count; i++) {
        struct section section = {.planner = planner, .from = stage(question, i), .to = stage(question, i + 1)};
        section.most_nmi = question->range_nmi * (1 + question->refuellings_most);
        section.by_time = true;
        if (!search_section(&section)) {
            explain_gap(&section, route);
            return;
        }
        add_legs(&section, route);
    }
    add_up(planner, atlas, route);
}
