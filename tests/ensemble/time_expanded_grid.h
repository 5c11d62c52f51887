/* The time-expanded program's times, and which of its variables exist: see time_expanded.h. */
#ifndef CASUS_TESTS_ENSEMBLE_TIME_EXPANDED_GRID_H
#define CASUS_TESTS_ENSEMBLE_TIME_EXPANDED_GRID_H

#include "deployment.h"

#define LP_CLOSED_SHARE 0.999    /* CLOSED_SHARE of force.h */
#define LP_STOP_DAYS (2.25 / 24) /* STOP_DAYS of ways.c */
#define LP_DETOUR 1.3            /* USUAL_DETOUR of ways.c */
#define LP_TINY 1e-6             /* rounding: the bound holds for a schedule stretched by so much */
#define LP_ALL 1000.0            /* all cargo, in the program's own unit */
#define LP_SHORT (1e-6 * LP_ALL) /* less is the solver's tolerance */
#define LP_ANY UINT32_MAX
enum { LP_WINDOWS = 8, LP_COUNTS = 24 };

struct program {
    const struct deployment *d;
    double step, end; /* days */
    struct buffer text, row;
    uint32_t rows;
};

static inline int32_t lp_down(double x)
{
    return (int32_t)floor(x + LP_TINY);
}

static inline double lp_least(double a, double b)
{
    return a < b ? a : b;
}

static inline double lp_most(double a, double b)
{
    return a > b ? a : b;
}

/* ---- times, in days ---- */

static inline double lp_service(const struct stop *place)
{
    return place->service_hours / 24.0;
}

static inline double lp_moving(const struct deployment *d, uint32_t k, uint32_t e, uint32_t a)
{
    return d->nmi[e][a] / d->class[k].speed_kn / 24.0;
}

static inline double lp_way(const struct deployment *d, uint32_t k, uint32_t e, uint32_t a)
{
    return lp_moving(d, k, e, a) + LP_STOP_DAYS * d->stops;
}

/* From the start of loading to the end of unloading. */
static inline double lp_trip(const struct deployment *d, uint32_t k, uint32_t e, uint32_t a)
{
    return lp_service(&d->from[e]) + lp_way(d, k, e, a) + lp_service(&d->to[a]);
}

static inline double lp_empty(const struct deployment *d, uint32_t k, uint32_t e, uint32_t f)
{
    const double nmi = great_circle_nmi(d->from[e].point, d->from[f].point);
    return nmi * (d->sea ? LP_DETOUR : 1.0) / d->class[k].speed_kn / 24.0;
}

static inline double lp_available(const struct deployment *d, uint32_t e)
{
    double least = (double)INFINITY;
    for (uint32_t i = 0; i < d->cargo_count; i++)
        if (e == LP_ANY || d->cargo[i].from == e)
            least = lp_least(least, d->cargo[i].ald_days);
    return least;
}

static inline double lp_first_load(const struct deployment *d, uint32_t k, uint32_t e)
{
    return lp_most(d->class[k].notice_days, lp_available(d, e));
}

/* ---- which variables there are ---- */

static inline bool lp_starts(const struct program *p, uint32_t k, uint32_t e, uint32_t a, int32_t t)
{
    const double last = p->end - lp_trip(p->d, k, e, a);
    return last >= 0.0 && t >= lp_down(lp_first_load(p->d, k, e) / p->step) && t <= lp_down(last / p->step);
}

static inline int32_t lp_leg(const struct program *p, uint32_t k, uint32_t e, uint32_t a)
{
    return lp_down((lp_service(&p->d->from[e]) + lp_way(p->d, k, e, a)) / p->step);
}

static inline int32_t lp_back(const struct program *p, uint32_t k, uint32_t a, uint32_t e)
{
    return lp_down((lp_service(&p->d->to[a]) + lp_way(p->d, k, e, a)) / p->step);
}

static inline int32_t lp_first_unload(const struct program *p, uint32_t k, uint32_t a)
{
    int32_t first = INT32_MAX;
    for (uint32_t e = 0; e < p->d->from_count; e++) {
        const int32_t t = lp_down(lp_first_load(p->d, k, e) / p->step) + lp_leg(p, k, e, a);
        first = t < first ? t : first;
    }
    return first;
}

static inline int32_t lp_last_unload(const struct program *p, uint32_t a)
{
    return lp_down((p->end - lp_service(&p->d->to[a])) / p->step);
}

static inline bool lp_unloads(const struct program *p, uint32_t k, uint32_t a, int32_t t)
{
    return t >= lp_first_unload(p, k, a) && t <= lp_last_unload(p, a);
}

static inline int32_t lp_last_idle(const struct program *p, uint32_t k, uint32_t e)
{
    int32_t last = -1;
    for (uint32_t a = 0; a < p->d->to_count; a++) {
        const int32_t t = lp_down((p->end - lp_trip(p->d, k, e, a)) / p->step);
        last = t > last ? t : last;
    }
    return last;
}

static inline int32_t lp_first_idle(const struct program *p, uint32_t k)
{
    return lp_down(p->d->class[k].notice_days / p->step) > 0 ? lp_down(p->d->class[k].notice_days / p->step) : 0;
}

static inline bool lp_idles(const struct program *p, uint32_t k, uint32_t e, int32_t t)
{
    return t >= lp_first_idle(p, k) && t <= lp_last_idle(p, k, e);
}

static inline bool lp_returns(const struct program *p, uint32_t k, uint32_t a, uint32_t e, int32_t t)
{
    return lp_unloads(p, k, a, t) && lp_idles(p, k, e, t + lp_back(p, k, a, e));
}

static inline bool lp_moves(const struct program *p, uint32_t k, uint32_t e, uint32_t f, int32_t t)
{
    return e != f && lp_idles(p, k, e, t) && lp_idles(p, k, f, t + lp_down(lp_empty(p->d, k, e, f) / p->step));
}

#endif
