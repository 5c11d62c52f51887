/* No schedule closes sooner: a linear program over steps of time (Morton, Rosenthal and Lim 1996, THRUPUT), written as
 * a file in CPLEX's LP format and solved by `cbc` (COIN-OR, EPL-2.0), which is run as a program of its own and only by
 * tests and benchmarks.
 *
 * It answers: can all cargo but what may be missing be unloaded by day T? Any schedule in continuous time that does so
 * gives values to the variables which satisfy every row below, so where the least shortfall is above zero no schedule
 * exists. T itself is a real number and enters the rows exactly; the bound is the largest T refused, by bisection,
 * which is sound because every row only loosens as T grows.
 *
 * Given a schedule, drop the trips that deliver nothing by T; an event at time x is counted in step floor(x / step).
 *
 *   s k e a t   class k begins to load at e, bound for a      u k a t   begins to unload at a
 *   r k a e t   of those, it goes to e when empty             m k e f t it leaves e empty for f
 *   i k e t     idle at e at the end of the step; b: at first w k a t   loaded, on the way's end, waits to unload
 *   z i c k a p cargo i of size c that k loads for a in period p        g i     shortfall
 *
 *   time      If b comes at least D after a, floor(b / step) >= floor(a / step) + floor(D / step): events may be sooner
 *             in the rows than they were, never later, and what comes sooner may idle or wait. Stages between two
 *             counted events are added up before they are rounded down.
 *   assets    Balances of i and w count whole assets of a class; a trip is a path through them. Parts of an asset are
 *             allowed. Where it begins is free, as is where it stands between notice and first load.
 *   end       A delivering trip unloads from x <= T - unload on, and loads from T - load - way - unload on at the
 *             latest: other variables do not exist, and nobody waits loaded in the end.
 *   cargo     Lots may be split at will; a trip takes no more than its tonnes, nor its area, of what is of a size it
 *             can take, and nothing that is not yet available in its step. Trips of a period (between two days on which
 *             cargo becomes available) share their room.
 *   spots     One spot begins at most n services within a half-open time of length n x service, so m spots m n; the
 *             window has floor(n service / step) steps. From the first possible start t0 to the end of step t at most
 *             m ceil((end - t0) / service); from the start of step t to the last start that can count, T0, at most
 *             m (floor((T0 - start) / service) + 1).
 *   cycles    Two loadings of one asset are at least its least cycle apart: the same three counts hold with the number
 *             of assets for spots and the least cycle for the service. Implied by the balances but for rounding.
 *   hours     It may leave on its n-th loaded leg (from 0) no sooner than n least round trips' hours over hours a day
 *             after its notice: with a leg of at least `way` days, one asset begins at most ceil((end - way - notice) x
 *             hours / round trip) unloadings before `end`. */
#ifndef CASUS_TESTS_ENSEMBLE_TIME_EXPANDED_H
#define CASUS_TESTS_ENSEMBLE_TIME_EXPANDED_H

#include "time_expanded_grid.h"

#include <unistd.h>

/* ---- rows ---- */

#define LP_TERM(p, factor, ...)                                                                                        \
    do {                                                                                                               \
        buffer_format(&(p)->row, " %+.12g ", (factor));                                                                \
        buffer_format(&(p)->row, __VA_ARGS__);                                                                         \
        buffer_add(&(p)->row, "\n");                                                                                   \
    } while (0)

static inline void lp_end_row(struct program *p, const char *relation, double right)
{
    if (*buffer_text(&p->row) != '\0')
        buffer_format(&p->text, " c%u:%s %s %.12g\n", p->rows++, buffer_text(&p->row), relation, right);
    buffer_clear(&p->row);
}

/* Loadings, or unloadings, that begin in steps `first` to `last`; each index may be LP_ANY. */
static inline void lp_count(struct program *p, bool unloading, uint32_t class, uint32_t place, int32_t first,
                            int32_t last)
{
    const struct deployment *d = p->d;
    for (uint32_t k = 0; k < d->class_count; k++)
        for (uint32_t e = 0; e < d->from_count; e++)
            for (uint32_t a = 0; a < d->to_count; a++)
                for (int32_t t = first < 0 ? 0 : first; t <= last && (class == LP_ANY || class == k); t++) {
                    if (!unloading && (place == LP_ANY || place == e) && lp_starts(p, k, e, a, t))
                        LP_TERM(p, 1.0, "s_%u_%u_%u_%d", k, e, a, t);
                    if (unloading && e == 0 && (place == LP_ANY || place == a) && lp_unloads(p, k, a, t))
                        LP_TERM(p, 1.0, "u_%u_%u_%d", k, a, t);
                }
}

static inline int32_t lp_steps(const struct program *p)
{
    return lp_down(p->end / p->step) + 1;
}

/* ---- assets ---- */

static inline void lp_write_idle(struct program *p, uint32_t k, uint32_t e, int32_t t)
{
    const struct deployment *d = p->d;
    LP_TERM(p, 1.0, "i_%u_%u_%d", k, e, t);
    if (lp_idles(p, k, e, t - 1))
        LP_TERM(p, -1.0, "i_%u_%u_%d", k, e, t - 1);
    else
        LP_TERM(p, -1.0, "b_%u_%u", k, e);
    for (uint32_t a = 0; a < d->to_count; a++) {
        const int32_t left = t - lp_back(p, k, a, e);
        if (lp_starts(p, k, e, a, t))
            LP_TERM(p, 1.0, "s_%u_%u_%u_%d", k, e, a, t);
        if (lp_returns(p, k, a, e, left))
            LP_TERM(p, -1.0, "r_%u_%u_%u_%d", k, a, e, left);
    }
    for (uint32_t f = 0; f < d->from_count; f++) {
        const int32_t left = t - lp_down(lp_empty(d, k, e, f) / p->step);
        if (lp_moves(p, k, e, f, t))
            LP_TERM(p, 1.0, "m_%u_%u_%u_%d", k, e, f, t);
        if (lp_moves(p, k, f, e, left))
            LP_TERM(p, -1.0, "m_%u_%u_%u_%d", k, f, e, left);
    }
    lp_end_row(p, "=", 0.0);
}

static inline void lp_write_waiting(struct program *p, uint32_t k, uint32_t a, int32_t t)
{
    const struct deployment *d = p->d;
    LP_TERM(p, 1.0, "u_%u_%u_%d", k, a, t);
    if (lp_unloads(p, k, a, t + 1))
        LP_TERM(p, 1.0, "w_%u_%u_%d", k, a, t);
    if (lp_unloads(p, k, a, t - 1))
        LP_TERM(p, -1.0, "w_%u_%u_%d", k, a, t - 1);
    for (uint32_t e = 0; e < d->from_count; e++)
        if (lp_starts(p, k, e, a, t - lp_leg(p, k, e, a)))
            LP_TERM(p, -1.0, "s_%u_%u_%u_%d", k, e, a, t - lp_leg(p, k, e, a));
    lp_end_row(p, "=", 0.0);
    for (uint32_t e = 0; e < d->from_count; e++)
        if (lp_returns(p, k, a, e, t))
            LP_TERM(p, 1.0, "r_%u_%u_%u_%d", k, a, e, t);
    if (*buffer_text(&p->row) != '\0')
        LP_TERM(p, -1.0, "u_%u_%u_%d", k, a, t);
    lp_end_row(p, "<=", 0.0);
}

static inline void lp_write_assets(struct program *p)
{
    const struct deployment *d = p->d;
    for (uint32_t k = 0; k < d->class_count; k++) {
        for (int32_t t = 0; t < lp_steps(p); t++) {
            for (uint32_t e = 0; e < d->from_count; e++)
                if (lp_idles(p, k, e, t))
                    lp_write_idle(p, k, e, t);
            for (uint32_t a = 0; a < d->to_count; a++)
                if (lp_unloads(p, k, a, t))
                    lp_write_waiting(p, k, a, t);
        }
        for (uint32_t e = 0; e < d->from_count; e++)
            LP_TERM(p, 1.0, "b_%u_%u", k, e);
        lp_end_row(p, "<=", d->class[k].count);
    }
}

/* ---- counts: of services on spots, of cycles of assets, of hours under way ---- */

/* Starts of something that takes `spacing` days on one of `servers`, none before `opens` nor after `shuts`. */
struct counted {
    bool unloading;
    uint32_t class, place;
    double servers, spacing, opens, shuts;
};

static inline void lp_write_windows(struct program *p, const struct counted *c)
{
    double best = 0.0;
    for (uint32_t n = 1; n <= LP_WINDOWS; n++) {
        const int32_t width = lp_down(n * c->spacing / p->step);
        if (width < 1 || width / (double)n < 1.02 * best)
            continue;
        best = width / (double)n;
        for (int32_t t = 0; t < lp_steps(p); t++) {
            lp_count(p, c->unloading, c->class, c->place, t, t + width - 1);
            lp_end_row(p, "<=", c->servers * n);
        }
    }
}

static inline void lp_write_counts(struct program *p, const struct counted *c)
{
    const int32_t last = lp_steps(p) - 1;
    const int32_t stride = last / LP_COUNTS + 1;
    for (int32_t t = 0; t <= last; t += stride) {
        const double start = lp_most(t * p->step, c->opens), end = (t + 1) * p->step;
        if (end > c->opens) {
            lp_count(p, c->unloading, c->class, c->place, 0, t);
            lp_end_row(p, "<=", c->servers * ceil((end - c->opens) / c->spacing - LP_TINY));
        }
        if (c->shuts >= start) {
            lp_count(p, c->unloading, c->class, c->place, t, last);
            lp_end_row(p, "<=", c->servers * (floor((c->shuts - start) / c->spacing + LP_TINY) + 1.0));
        }
    }
}

static inline void lp_write_spots(struct program *p)
{
    const struct deployment *d = p->d;
    const double never = (double)INFINITY;
    for (uint32_t e = 0; e < d->from_count; e++) {
        struct counted c = {false, LP_ANY, e, d->from[e].spots, lp_service(&d->from[e]), never, 0.0};
        for (uint32_t k = 0; k < d->class_count; k++)
            for (uint32_t a = 0; a < d->to_count; a++) {
                c.opens = lp_least(c.opens, lp_first_load(d, k, e));
                c.shuts = lp_most(c.shuts, p->end - lp_trip(d, k, e, a));
            }
        lp_write_windows(p, &c);
        lp_write_counts(p, &c);
    }
    for (uint32_t a = 0; a < d->to_count; a++) {
        const double service = lp_service(&d->to[a]);
        struct counted c = {true, LP_ANY, a, d->to[a].spots, service, never, p->end - service};
        for (uint32_t k = 0; k < d->class_count; k++)
            for (uint32_t e = 0; e < d->from_count; e++)
                c.opens = lp_least(c.opens, lp_first_load(d, k, e) + lp_trip(d, k, e, a) - service);
        lp_write_windows(p, &c);
        lp_write_counts(p, &c);
    }
}

static inline void lp_write_cycles(struct program *p)
{
    const struct deployment *d = p->d;
    for (uint32_t k = 0; k < d->class_count; k++) {
        const double never = (double)INFINITY, count = d->class[k].count, hours = d->class[k].hours_per_day / 24.0;
        double cycle = never, trip = never, unload = never, way = never, flown = never;
        for (uint32_t a = 0; a < d->to_count; a++) {
            for (uint32_t e = 0; e < d->from_count; e++) {
                trip = lp_least(trip, lp_trip(d, k, e, a));
                way = lp_least(way, lp_way(d, k, e, a));
                for (uint32_t f = 0; f < d->from_count; f++) {
                    cycle = lp_least(cycle, lp_trip(d, k, e, a) + lp_way(d, k, f, a));
                    flown = lp_least(flown, lp_moving(d, k, e, a) + lp_moving(d, k, f, a));
                }
            }
            unload = lp_least(unload, lp_service(&d->to[a]));
        }
        const struct counted cycles = {false, k, LP_ANY, count, cycle, lp_first_load(d, k, LP_ANY), p->end - trip};
        lp_write_counts(p, &cycles);
        /* Only counts from the notice on: an asset that has rested may fly on, so none begin later. */
        const double rested = d->class[k].notice_days + way, shuts = p->end - unload;
        for (int32_t t = 0; hours < 1.0 && t < lp_steps(p); t += lp_steps(p) / LP_COUNTS + 1) {
            lp_count(p, true, k, LP_ANY, 0, t);
            lp_end_row(p, "<=", count * ceil(lp_most((t + 1) * p->step - rested, 0.0) * hours / flown - LP_TINY));
        }
        lp_count(p, true, k, LP_ANY, 0, hours < 1.0 ? lp_steps(p) : -1);
        lp_end_row(p, "<=", count * (floor(lp_most(shuts - rested, 0.0) * hours / flown + LP_TINY) + 1.0));
    }
}

/* ---- cargo ---- */

/* Period n is from the n-th day on which something becomes available (in steps, each once) to the next. */
static inline uint32_t lp_periods(const struct program *p, int32_t first[CARGOES_MOST + 1])
{
    uint32_t count = 0;
    int32_t from = -1;
    for (;;) {
        int32_t next = INT32_MAX;
        for (uint32_t i = 0; i < p->d->cargo_count; i++) {
            const int32_t t = lp_down(p->d->cargo[i].ald_days / p->step);
            next = t > from && t < next ? t : next;
        }
        first[count] = next;
        if (next == INT32_MAX)
            return count;
        count++;
        from = next;
    }
}

static inline double lp_share(const struct cargo_list *cargo, uint32_t size)
{
    return size == 0 ? 1.0 - cargo->oversize - cargo->outsize : size == 1 ? cargo->oversize : cargo->outsize;
}

static inline bool lp_goes(const struct program *p, uint32_t i, uint32_t size, uint32_t k, int32_t period)
{
    const struct cargo_list *cargo = &p->d->cargo[i];
    return lp_share(cargo, size) > 0.0 && (p->d->sea || size <= p->d->class[k].takes) &&
           lp_down(cargo->ald_days / p->step) <= period;
}

static inline double lp_unit(const struct deployment *d)
{
    double all = 0.0;
    for (uint32_t i = 0; i < d->cargo_count; i++)
        all += d->cargo[i].tonnes;
    return LP_ALL / all;
}

/* What class k loads at e for a in a period, by weight or area, is no more than its trips take. */
static inline void lp_write_room(struct program *p, uint32_t k, uint32_t e, uint32_t a, uint32_t period, int32_t first,
                                 int32_t end, bool by_area)
{
    const struct deployment *d = p->d;
    for (uint32_t i = 0; i < d->cargo_count; i++)
        for (uint32_t size = 0; size < SIZES; size++)
            if (d->cargo[i].from == e && lp_goes(p, i, size, k, first))
                LP_TERM(p, by_area ? d->cargo[i].area_sq_ft / d->cargo[i].tonnes / 10.0 : 1.0, "z_%u_%u_%u_%u_%u", i,
                        size, k, a, period);
    const double room = by_area ? d->class[k].area_sq_ft / 10.0 : d->class[k].load_tonnes;
    for (int32_t t = first < 0 ? 0 : first; t < end && t < lp_steps(p); t++)
        if (*buffer_text(&p->row) != '\0' && lp_starts(p, k, e, a, t))
            LP_TERM(p, -room * lp_unit(d), "s_%u_%u_%u_%d", k, e, a, t);
    lp_end_row(p, "<=", 0.0);
}

static inline void lp_write_carried(struct program *p, uint32_t i, uint32_t size, const int32_t *first,
                                    uint32_t period_count)
{
    for (uint32_t k = 0; k < p->d->class_count; k++)
        for (uint32_t a = 0; a < p->d->to_count; a++)
            for (uint32_t n = 0; n < period_count; n++)
                if (lp_goes(p, i, size, k, first[n]))
                    LP_TERM(p, 1.0, "z_%u_%u_%u_%u_%u", i, size, k, a, n);
}

static inline void lp_write_cargo(struct program *p)
{
    const struct deployment *d = p->d;
    int32_t first[CARGOES_MOST + 1];
    const uint32_t period_count = lp_periods(p, first);
    for (uint32_t k = 0; k < d->class_count; k++)
        for (uint32_t e = 0; e < d->from_count; e++)
            for (uint32_t a = 0; a < d->to_count; a++)
                for (uint32_t n = 0; n < period_count; n++) {
                    lp_write_room(p, k, e, a, n, first[n], first[n + 1], false);
                    if (d->class[k].area_sq_ft > 0.0)
                        lp_write_room(p, k, e, a, n, first[n], first[n + 1], true);
                }
    for (uint32_t i = 0; i < d->cargo_count; i++) {
        const double all = d->cargo[i].tonnes * lp_unit(d);
        for (uint32_t size = 0; size < SIZES; size++) {
            lp_write_carried(p, i, size, first, period_count);
            lp_end_row(p, "<=", all * lp_share(&d->cargo[i], size));
        }
        for (uint32_t size = 0; size < SIZES; size++)
            lp_write_carried(p, i, size, first, period_count);
        LP_TERM(p, 1.0, "g_%u", i);
        lp_end_row(p, ">=", LP_CLOSED_SHARE * all);
    }
}

static inline void lp_write(struct program *p)
{
    buffer_clear(&p->text);
    p->rows = 0;
    buffer_add(&p->text, "Minimize\n short:");
    for (uint32_t i = 0; i < p->d->cargo_count; i++)
        buffer_format(&p->text, " + g_%u", i);
    buffer_add(&p->text, "\nSubject To\n");
    lp_write_assets(p);
    lp_write_spots(p);
    lp_write_cycles(p);
    lp_write_cargo(p);
    buffer_add(&p->text, "End\n");
}

/* ---- the solver ---- */

/* Least shortfall, in the program's unit. Fails the test where cbc is missing or finds no optimum. */
static inline double lp_solve(const struct program *p)
{
    char folder[] = "/tmp/casus-lp-XXXXXX", command[256], path[64], line[256] = "";
    double shortfall = -1.0;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/p.lp", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(buffer_text(&p->text), file);
    assert_int_equal(fclose(file), 0);
    snprintf(command, sizeof command, "cbc %s/p.lp solve solution %s/p.sol >%s/p.log 2>&1", folder, folder, folder);
    const int status = system(command);
    if (status != 0)
        fail_msg("cbc, of the package coinor-cbc, could not be run (status %d): sh tools/setup installs it", status);
    snprintf(path, sizeof path, "%s/p.sol", folder);
    file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file) || sscanf(line, "Optimal - objective value %lf", &shortfall) != 1)
        fail_msg("cbc found no optimum: %s (%s/p.log)", line, folder);
    fclose(file);
    static const char *const names[] = {"p.lp", "p.sol", "p.log"};
    for (int n = 0; n < 3; n++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[n]);
        remove(path);
    }
    rmdir(folder);
    return shortfall;
}

/* Can everything be there by day `end`? If not, no schedule brings it. */
static inline bool deployment_may_close(const struct deployment *d, double step, double end)
{
    struct program p = {.d = d, .step = step, .end = end};
    buffer_init(&p.text);
    buffer_init(&p.row);
    lp_write(&p);
    const double shortfall = lp_solve(&p);
    buffer_release(&p.text);
    buffer_release(&p.row);
    return shortfall <= LP_SHORT;
}

/* A day by which nothing can close, within `within` of the last such: `refused` is one, `possible` is none. */
static inline double deployment_bound_days(const struct deployment *d, double step, double refused, double possible,
                                           double within)
{
    while (possible - refused > within) {
        const double middle = 0.5 * (refused + possible);
        if (deployment_may_close(d, step, middle))
            possible = middle;
        else
            refused = middle;
    }
    return refused;
}

#endif
