/* Random movements as scenario texts, with everything a scenario may say about one. */
#ifndef CASUS_TESTS_ENSEMBLE_RANDOM_MOVEMENT_H
#define CASUS_TESTS_ENSEMBLE_RANDOM_MOVEMENT_H

#include "movement.h"

#include "base/random.h"

/* ---- chance for fixtures ---- */

struct dice {
    uint32_t fixture, thrown;
};

static inline double dice(struct dice *d)
{
    const struct random_words words = random_at((struct random_address){7, d->fixture, 0, d->thrown++, 1});
    return ((double)words.word[0] + 0.5) / 4294967296.0;
}

static inline uint32_t whole(struct dice *d, uint32_t least, uint32_t most)
{
    return least + (uint32_t)(dice(d) * (double)(most - least + 1));
}

static inline double between(struct dice *d, double least, double most)
{
    return least + dice(d) * (most - least);
}

static inline bool one_in(struct dice *d, uint32_t n)
{
    return whole(d, 1, n) == 1;
}

/* ---- a fixture as text ---- */

struct fixture {
    struct dice dice;
    uint32_t airfields, ports; /* of embarkation; as many of arrival, or one less */
    uint32_t passages, units, pools, roles;
    const char *recall; /* of the block `force`, or "" */
    struct buffer text;
};

#define SAY(...) buffer_format(&f->text, __VA_ARGS__)

static inline void say_places(struct fixture *f)
{
    struct dice *d = &f->dice;
    SAY("nodes:\n");
    for (int theatre = 0; theatre < 2; theatre++)
        for (int port = 0; port < 2; port++)
            for (uint32_t k = 0; k < (port ? f->ports : f->airfields); k++) {
                SAY("  %s%s%u: { title: N, kind: %s, theatre: %s, lat: %.2f, lon: %.2f, spots: %u, service: %.2f h",
                    theatre ? "d" : "e", port ? "p" : "a", k, port ? "port" : "airfield", theatre ? "yes" : "no",
                    between(d, -60, 60), between(d, -180, 180), whole(d, 1, 4),
                    port ? between(d, 12, 120) : between(d, 1, 6));
                if (one_in(d, 3))
                    SAY(", open: %.1f h/d", between(d, 6, 24));
                if (one_in(d, 3))
                    SAY(", clearance: %.0f t/d", between(d, 100, 3000));
                if (one_in(d, 3))
                    SAY(", onward: %.2f d", between(d, 0.2, 4));
                SAY(", source: A }\n");
            }
}

static inline void say_routes(struct fixture *f)
{
    struct dice *d = &f->dice;
    SAY("passages:\n");
    for (uint32_t k = 0; k < f->passages; k++) {
        SAY("  s%u: { title: S, open: %u %%", k, whole(d, 30, 100));
        if (one_in(d, 2))
            SAY(", shuts: %.3f per day, reopens: %.1f d", between(d, 0.005, 0.1), between(d, 2, 20));
        SAY(", source: A }\n");
    }
    SAY("routes:\n");
    uint32_t route = 0;
    for (int port = 0; port < 2; port++)
        for (uint32_t a = 0; a < (port ? f->ports : f->airfields); a++)
            for (uint32_t b = 0; b < (port ? f->ports : f->airfields); b++)
                for (uint32_t way = 0; way < (one_in(d, 2) ? 2u : 1u); way++) {
                    SAY("  r%u: { mode: %s, from: e%s%u, to: d%s%u, nmi: %.0f nmi", route++, port ? "sea" : "air",
                        port ? "p" : "a", a, port ? "p" : "a", b, between(d, 300, 9000));
                    if (way == 0 && one_in(d, 2))
                        SAY(", via: s%u", whole(d, 0, f->passages - 1));
                    if (!port && one_in(d, 2))
                        SAY(", stops: %u", whole(d, 1, 3));
                    SAY(", source: A }\n");
                }
}

static inline void say_lift(struct fixture *f)
{
    struct dice *d = &f->dice;
    SAY("lift:\n");
    for (uint32_t k = 0; k < f->pools; k++) {
        const bool sea = k % 2;
        SAY("  l%u: { title: L, mode: %s, count: %u, available: %u %%, notice: %.1f d, load: %.0f t, speed: %.0f kn", k,
            sea ? "sea" : "air", whole(d, 1, sea ? 3 : 8), whole(d, 60, 100), between(d, 0, 10),
            sea ? between(d, 500, 5000) : between(d, 10, 80), sea ? between(d, 8, 25) : between(d, 250, 480));
        if (sea)
            SAY(", area: %.0f sq ft", between(d, 10000, 100000));
        else
            SAY(", seats: %u persons, hours: %.1f h/d, takes: %s", one_in(d, 3) ? 0 : whole(d, 50, 300),
                between(d, 4, 20),
                one_in(d, 3)   ? "bulk"
                : one_in(d, 2) ? "oversize"
                               : "outsize");
        if (!sea && one_in(d, 3))
            SAY(", range: %.0f nmi, ferry: %.0f nmi", between(d, 1500, 3000), between(d, 3000, 9000));
        if (one_in(d, 4))
            SAY(", breaks: %.2f, repair: %.1f d", between(d, 0, 0.3), between(d, 0.2, 5));
        SAY(", source: A }\n");
    }
}

static inline void say_unit(struct fixture *f, uint32_t k)
{
    struct dice *d = &f->dice;
    const bool sea = one_in(d, 2);
    const char *way = sea ? "p" : "a";
    const uint32_t nodes = sea ? f->ports : f->airfields;
    SAY("  u%u: { title: U, role: g%u, moves: %s, persons: %u persons, tonnes: %.0f t, ald: %.1f d, from: e%s%u, to: [",
        k, whole(d, 0, f->roles - 1), sea ? "sea" : "air", whole(d, 1, 1500),
        sea ? between(d, 200, 20000) : between(d, 10, 900), between(d, 0, 20), way, whole(d, 0, nodes - 1));
    const uint32_t first = whole(d, 0, nodes - 1);
    for (uint32_t n = first; n < nodes; n++)
        SAY("%sd%s%u", n > first ? ", " : "", way, n);
    SAY("]");
    if (sea)
        SAY(", area: %.0f sq ft", between(d, 5000, 300000));
    else
        SAY(", oversize: %.2f, outsize: %.2f", between(d, 0, 1), one_in(d, 2) ? 0.0 : between(d, 0, 0.5));
    if (one_in(d, 3))
        SAY(", people: fly, people_from: ea%u, people_to: [da%u]", whole(d, 0, f->airfields - 1),
            whole(d, 0, f->airfields - 1));
    if (one_in(d, 3))
        SAY(", ead: %.1f d", between(d, 0, 40));
    if (one_in(d, 3))
        SAY(", lad: %.1f d, rdd: %.1f d", between(d, 1, 60), between(d, 1, 60));
    SAY(", priority: %u, source: A }\n", whole(d, 1, 9));
}

static inline const char *write_fixture(struct fixture *f, uint32_t number)
{
    f->dice = (struct dice){number, 0};
    f->airfields = whole(&f->dice, 1, 3);
    f->ports = whole(&f->dice, 1, 3);
    f->passages = whole(&f->dice, 1, 3);
    f->units = whole(&f->dice, 1, 8);
    f->pools = whole(&f->dice, 2, 6);
    f->roles = whole(&f->dice, 1, 3);
    buffer_clear(&f->text);
    SAY("casus: 1\ntitle: T\nas_of: 2030-01-01\nsources: { A: { kind: ASSUMPTION, title: invented } }\n"
        "setting: { violence: %s }\nforce: { growth: %.2f, leg_delay: %.3f, "
        "struck: { v3: 0.2, v4: 0.4 }%s, source: A }\n",
        one_in(&f->dice, 3) ? "war" : "nonviolent", between(&f->dice, 0.5, 2), between(&f->dice, 0, 0.2),
        f->recall ? f->recall : "");
    say_places(f);
    say_routes(f);
    say_lift(f);
    SAY("forces:\n");
    for (uint32_t k = 0; k < f->units; k++)
        say_unit(f, k);
    SAY("roles:\n");
    for (uint32_t k = 0; k < f->roles; k++)
        SAY("  g%u: { title: G }\n", k);
    SAY("options:\n  all: { title: All, roles: {");
    for (uint32_t k = 0; k < f->roles; k++)
        SAY("%s g%u: %.2f", k ? "," : "", k, one_in(&f->dice, 2) ? 1.0 : between(&f->dice, 0.3, 1));
    SAY(" } }\n");
    return buffer_text(&f->text);
}

#endif
