/* Ways: the routes that are open now, the shortest first.
 *
 * A passage is open on day 0 with a chance that is drawn once for all options; it may shut later at a rate, and open
 * again. An asset looks when it leaves; one that is under way goes through. */
#include "model/force.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

#define STOP_DAYS (2.25 / 24.0) /* a landing on the way: AFPAM 10-1403 table 5, expedited C-17 ground time */
#define USUAL_DETOUR 1.3        /* of a coast: an assumption, where a scenario does not say */
#define REOPENING_SPREAD 0.8    /* of the logarithm of the time a passage stays shut */

static double route_nmi(const struct world *w, const struct force *f, uint32_t route)
{
    return numbers_of(w, &f->routes, route)[ROUTE_NMI];
}

static bool route_is_open(const struct force *f, uint32_t route, const bool *shut)
{
    for (uint32_t k = 0; k < f->route_via_count[route]; k++)
        if (shut[f->route_via[route][k]])
            return false;
    return true;
}

static bool open_now(const struct world *w, const struct force *f, uint32_t route)
{
    return route_is_open(f, route, world_memory(w, f->passage_shut));
}

bool way_ever_open(const struct world *w, const struct force *f, uint32_t route)
{
    return route_is_open(f, route, world_memory(w, f->dealt_shut));
}

/* ---- chances of the deal ---- */

/* Of the ways of a pair that are ever open; of all, if none is. */
double way_least_nmi(const struct world *w, const struct force *f, uint32_t pair)
{
    double ever = (double)INFINITY, any = (double)INFINITY;
    for (uint32_t k = f->pair_first[pair]; k < f->pair_first[pair + 1]; k++) {
        const double nmi = route_nmi(w, f, f->pair_route[k]);
        any = nmi < any ? nmi : any;
        if (way_ever_open(w, f, f->pair_route[k]))
            ever = nmi < ever ? nmi : ever;
    }
    return ever < (double)INFINITY ? ever : any;
}

static double direct_nmi(const struct world *w, const struct force *f, uint8_t mode, uint32_t a, uint32_t b)
{
    const size_t at = (size_t)a * f->stop_count + b;
    const uint32_t pair = f->pair_between[(size_t)mode * f->stop_count * f->stop_count + at];
    if (pair != NO_INDEX)
        return way_least_nmi(w, f, pair);
    const double detour = numbers_of(w, &f->numbers, 0)[DETOUR];
    return f->apart_nmi[at] * (mode == MODE_AIR ? 1.0 : detour > 0.0 ? detour : USUAL_DETOUR);
}

/* Least miles an empty asset covers from stop to stop, by way of others too (Floyd and Warshall). */
static void find_empty_ways(struct world *w, const struct force *f, uint8_t mode)
{
    const uint32_t n = f->stop_count;
    double *nmi = (double *)world_memory(w, f->empty_nmi) + (size_t)mode * n * n;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = 0; b < n; b++)
            nmi[a * n + b] = a == b ? 0.0 : direct_nmi(w, f, mode, a, b);
    for (uint32_t over = 0; over < n; over++)
        for (uint32_t a = 0; a < n; a++)
            for (uint32_t b = 0; b < n; b++) {
                const double sum = nmi[a * n + over] + nmi[over * n + b];
                nmi[a * n + b] = sum < nmi[a * n + b] ? sum : nmi[a * n + b];
            }
}

void ways_deal(struct world *w, const struct force *f)
{
    bool *shut = world_memory(w, f->dealt_shut);
    for (uint32_t k = 0; k < f->passage_count; k++)
        shut[k] = draw(w, f->ask_passage[k], 0) >= numbers_of(w, &f->passages, k)[PASSAGE_OPEN];
    find_empty_ways(w, f, MODE_AIR);
    find_empty_ways(w, f, MODE_SEA);
}

/* ---- open and shut ---- */

static void find_ways(struct world *w, const struct force *f)
{
    uint32_t *best = world_memory(w, f->best_route);
    for (uint32_t pair = 0; pair < f->pair_count; pair++) {
        best[pair] = NO_INDEX;
        for (uint32_t k = f->pair_first[pair]; k < f->pair_first[pair + 1]; k++) {
            const uint32_t route = f->pair_route[k];
            if (open_now(w, f, route) &&
                (best[pair] == NO_INDEX || route_nmi(w, f, route) < route_nmi(w, f, best[pair])))
                best[pair] = route;
        }
    }
}

/* When a passage changes next: it shuts at its rate while open, and reopens some time after that. One that was shut
 * from the start stays so. */
static void await_change(struct world *w, const struct force *f, uint32_t passage)
{
    const double *n = numbers_of(w, &f->passages, passage);
    const bool *shut = world_memory(w, f->passage_shut);
    uint32_t *shuttings = world_memory(w, f->shuttings);
    if (n[PASSAGE_SHUTS] <= 0.0)
        return;
    double u[2];
    draw_two(w, f->ask_shuts[passage], shuttings[passage], u);
    if (!shut[passage])
        clock_in(w, f->passage.first + passage, sample_exponential(u[0]) / n[PASSAGE_SHUTS]);
    else if (shuttings[passage] > 0)
        clock_in(w, f->passage.first + passage, sample_lognormal(u[1], n[PASSAGE_REOPENS], REOPENING_SPREAD));
}

void ways_begin(struct world *w, const struct force *f)
{
    const bool *dealt = world_memory(w, f->dealt_shut);
    bool *shut = world_memory(w, f->passage_shut);
    for (uint32_t k = 0; k < f->passage_count; k++) {
        shut[k] = dealt[k];
        await_change(w, f, k);
    }
    find_ways(w, f);
}

void ways_toggle(struct world *w, const struct force *f, uint32_t passage)
{
    bool *shut = world_memory(w, f->passage_shut);
    uint32_t *shuttings = world_memory(w, f->shuttings);
    shut[passage] = !shut[passage];
    shuttings[passage]++;
    note(w, NOTE_PASSAGE, passage, shut[passage] ? 0.0 : 1.0, 0.0);
    await_change(w, f, passage);
    find_ways(w, f);
}

uint32_t way_of_pair(const struct world *w, const struct force *f, uint32_t pair)
{
    return pair == NO_INDEX ? NO_INDEX : ((const uint32_t *)world_memory(w, f->best_route))[pair];
}

static double longest_leg(const struct world *w, const struct force *f, uint32_t route)
{
    const double leg = numbers_of(w, &f->routes, route)[ROUTE_LEG];
    return leg > 0.0 ? leg : route_nmi(w, f, route) / (1.0 + (double)f->route_stops[route]);
}

/* All of its load up to `range`, none from `ferry` on, a straight line between. */
double way_payload(const struct world *w, const struct force *f, uint32_t pool, uint32_t route)
{
    const double *n = numbers_of(w, &f->lifts, pool);
    if (n[LIFT_RANGE] <= 0.0)
        return 1.0;
    const double leg = longest_leg(w, f, route);
    if (leg <= n[LIFT_RANGE])
        return 1.0;
    return n[LIFT_FERRY] > n[LIFT_RANGE] ? clamp((n[LIFT_FERRY] - leg) / (n[LIFT_FERRY] - n[LIFT_RANGE]), 0.0, 1.0)
                                         : 0.0;
}

static bool way_serves(const struct world *w, const struct force *f, uint32_t pool, uint32_t route, double share)
{
    const double payload = way_payload(w, f, pool, route);
    return payload > 0.0 && payload >= share;
}

uint32_t way_for(const struct world *w, const struct force *f, uint32_t pool, uint32_t pair, double share)
{
    uint32_t best = way_of_pair(w, f, pair);
    if (best == NO_INDEX || way_serves(w, f, pool, best, share))
        return best;
    best = NO_INDEX;
    for (uint32_t k = f->pair_first[pair]; k < f->pair_first[pair + 1]; k++) {
        const uint32_t route = f->pair_route[k];
        if (open_now(w, f, route) && way_serves(w, f, pool, route, share) &&
            (best == NO_INDEX || route_nmi(w, f, route) < route_nmi(w, f, best)))
            best = route;
    }
    return best;
}

uint32_t way_to_load(const struct world *w, const struct force *f, uint32_t pool, uint32_t pair, double waiting)
{
    uint32_t best = way_of_pair(w, f, pair);
    const double most = waiting < 1.0 ? waiting : 1.0;
    double most_per_day = 0.0;
    if (best == NO_INDEX || way_serves(w, f, pool, best, most))
        return best;
    best = NO_INDEX;
    for (uint32_t k = f->pair_first[pair]; k < f->pair_first[pair + 1]; k++) {
        const uint32_t route = f->pair_route[k];
        const double payload = open_now(w, f, route) ? way_payload(w, f, pool, route) : 0.0;
        const double days = way_days(w, f, pool, route) + way_stops_days(f, route);
        const double per_day = (payload < most ? payload : most) / days;
        if (payload > 0.0 && per_day > most_per_day) {
            best = route;
            most_per_day = per_day;
        }
    }
    return best;
}

void way_taken(struct world *w, const struct force *f, uint32_t route)
{
    signal_set(w, f->way[route], signal_get(w, f->way[route]) + 1.0);
}

uint32_t pair_between(const struct force *f, uint8_t mode, uint32_t from, uint32_t to)
{
    const uint32_t a = f->stop_of[from], b = f->stop_of[to];
    return f->pair_between[((size_t)mode * f->stop_count + a) * f->stop_count + b];
}

double way_days(const struct world *w, const struct force *f, uint32_t pool, uint32_t route)
{
    return route_nmi(w, f, route) / numbers_of(w, &f->lifts, pool)[LIFT_SPEED];
}

double way_stops_days(const struct force *f, uint32_t route)
{
    return STOP_DAYS * (double)f->route_stops[route];
}

double empty_nmi(const struct world *w, const struct force *f, uint32_t pool, uint32_t from, uint32_t to)
{
    const uint8_t mode = f->pool_mode[pool];
    if (from == to)
        return 0.0;
    const uint32_t route = way_for(w, f, pool, pair_between(f, mode, from, to), 0.0);
    return route != NO_INDEX ? route_nmi(w, f, route) : direct_nmi(w, f, mode, f->stop_of[from], f->stop_of[to]);
}

double empty_least_nmi(const struct world *w, const struct force *f, uint8_t mode, uint32_t from, uint32_t to)
{
    const double *nmi = world_memory(w, f->empty_nmi);
    return nmi[((size_t)mode * f->stop_count + f->stop_of[from]) * f->stop_count + f->stop_of[to]];
}
