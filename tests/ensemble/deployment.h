/* One movement by sea or by air without chance: a description from which both the engine's scenario and the
 * time-expanded program (time_expanded.h) are made. Every asset is fit, no leg is late, the decision falls on day 0. */
#ifndef CASUS_TESTS_ENSEMBLE_DEPLOYMENT_H
#define CASUS_TESTS_ENSEMBLE_DEPLOYMENT_H

#include "movement.h"
#include "theory/geodesy.h"

enum { CLASSES_MOST = 4, PLACES_MOST = 3, CARGOES_MOST = 6, SIZES = 3 };

/* Assets alike. `takes`: the largest cargo, 0 bulk, 1 oversize, 2 outsize; ships take all. */
struct asset_class {
    const char *title;
    uint32_t count, takes;
    double notice_days, load_tonnes, area_sq_ft, speed_kn;
    double hours_per_day; /* under way, that can be kept up; 24: no cap */
};

struct stop {
    const char *title;
    struct geo_point point;
    uint32_t spots;
    double service_hours;
};

/* Some of it may be `oversize`, some `outsize`, as shares; it leaves from one place and may arrive at any. */
struct cargo_list {
    const char *title;
    uint32_t from;
    double tonnes, area_sq_ft, oversize, outsize, ald_days;
};

struct deployment {
    char title[96];
    bool sea;
    uint32_t class_count, from_count, to_count, cargo_count;
    struct asset_class class[CLASSES_MOST];
    struct stop from[PLACES_MOST], to[PLACES_MOST];
    double nmi[PLACES_MOST][PLACES_MOST]; /* from, to */
    uint32_t stops;                       /* on each way, by air */
    struct cargo_list cargo[CARGOES_MOST];
};

/* ---- as a scenario ---- */

static inline void say_stop(struct buffer *text, const struct deployment *d, const struct stop *place, bool to,
                            uint32_t number)
{
    buffer_format(text,
                  "  %s%u: { title: %s, kind: %s, theatre: %s, lat: %.4f, lon: %.4f, spots: %u, service: %.6f h, "
                  "source: A }\n",
                  to ? "to" : "from", number, place->title, d->sea ? "port" : "airfield", to ? "yes" : "no",
                  place->point.latitude_deg, place->point.longitude_deg, place->spots, place->service_hours);
}

static inline void say_network(struct buffer *text, const struct deployment *d)
{
    buffer_add(text, "nodes:\n");
    for (uint32_t e = 0; e < d->from_count; e++)
        say_stop(text, d, &d->from[e], false, e);
    for (uint32_t a = 0; a < d->to_count; a++)
        say_stop(text, d, &d->to[a], true, a);
    buffer_add(text, "routes:\n");
    for (uint32_t e = 0; e < d->from_count; e++)
        for (uint32_t a = 0; a < d->to_count; a++)
            buffer_format(text,
                          "  way%u%u: { mode: %s, from: from%u, to: to%u, nmi: %.6f nmi, stops: %u, source: A }\n", e,
                          a, d->sea ? "sea" : "air", e, a, d->nmi[e][a], d->stops);
}

static inline void say_assets(struct buffer *text, const struct deployment *d)
{
    static const char *const sizes[SIZES] = {"bulk", "oversize", "outsize"};
    buffer_add(text, "lift:\n");
    for (uint32_t k = 0; k < d->class_count; k++) {
        const struct asset_class *class = &d->class[k];
        buffer_format(text,
                      "  class%u: { title: %s, mode: %s, count: %u, available: 100 %%, notice: %.6f d, load: %.6f t, "
                      "area: %.3f sq ft, speed: %.6f kn, hours: %.6f h/d, takes: %s, source: A }\n",
                      k, class->title, d->sea ? "sea" : "air", class->count, class->notice_days, class->load_tonnes,
                      class->area_sq_ft, class->speed_kn, class->hours_per_day, sizes[class->takes]);
    }
}

static inline void say_cargo(struct buffer *text, const struct deployment *d)
{
    buffer_add(text, "forces:\n");
    for (uint32_t i = 0; i < d->cargo_count; i++) {
        const struct cargo_list *cargo = &d->cargo[i];
        buffer_format(text,
                      "  cargo%u: { title: %s, role: all, moves: %s, persons: 1 persons, tonnes: %.6f t, area: %.3f "
                      "sq ft, oversize: %.4f, outsize: %.4f, ald: %.6f d, from: from%u, to: [",
                      i, cargo->title, d->sea ? "sea" : "air", cargo->tonnes, cargo->area_sq_ft, cargo->oversize,
                      cargo->outsize, cargo->ald_days, cargo->from);
        for (uint32_t a = 0; a < d->to_count; a++)
            buffer_format(text, "%sto%u", a ? ", " : "", a);
        buffer_add(text, "], source: A }\n");
    }
}

static inline void say_deployment(struct buffer *text, const struct deployment *d)
{
    buffer_clear(text);
    buffer_add(text, "casus: 1\ntitle: T\nas_of: 2030-01-01\nsources: { A: { kind: ASSUMPTION, title: invented } }\n"
                     "force: { growth: 1, leg_delay: 0, source: A }\n");
    say_network(text, d);
    say_assets(text, d);
    say_cargo(text, d);
    buffer_add(text, "roles: { all: { title: All } }\noptions: { go: { title: Go, roles: { all: 1 } } }\n");
}

/* ---- what the engine makes of it ---- */

struct closing {
    double days, bound_days; /* greedy dispatch; reach.c */
};

static inline struct closing deployment_closes(const struct deployment *d)
{
    struct buffer text;
    buffer_init(&text);
    say_deployment(&text, d);
    struct movement m = movement_open(buffer_text(&text), 1000.0);
    const struct trial_result result = movement_run(&m, 0);
    const double days = movement_value(&m, result, "force.closed.all");
    const struct closing closing = {days, days / movement_value(&m, result, "force.ratio.all")};
    movement_close(&m);
    buffer_release(&text);
    return closing;
}

#endif
