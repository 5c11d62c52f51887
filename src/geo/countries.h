/* Outlines of countries: which country is a place in?
 *
 * Land of Natural Earth at 1:110 million (public domain), good to tens of miles. Borders are those that Natural Earth
 * draws, which is who controls the ground (Crimea is drawn with RUS); casus takes no position on any of them. Overseas
 * parts belong to the country they are drawn with (French Guiana to FRA, Svalbard to NOR). Sovereign airspace reaches
 * 12 nautical miles beyond the coast; these outlines do not. Islands too small for the scale are missing (the Kurils),
 * and whole states: `country_undrawn` names those.
 *
 * Codes are ISO 3166-1 alpha-3, and three for what ISO has no code for: XKX Kosovo, CYN Northern Cyprus, SOL
 * Somaliland. Countries are numbered in the order of their codes. Neighbours' outlines share their corners to the last
 * bit. Pure functions. The caller owns the atlas, 233 KB, read-only after `atlas_init`. */
#ifndef CASUS_GEO_COUNTRIES_H
#define CASUS_GEO_COUNTRIES_H

#include "geo/sphere.h"
#include <stdint.h>

struct country {
    char code[4];
    const char *title;
};

enum {
    ATLAS_POINTS = 8400,
    ATLAS_ARCS = 600,
    COUNTRY_MOST = 180, /* numbers of countries are below */
    COUNTRY_NONE = COUNTRY_MOST
};

uint32_t country_count(void);
const struct country *country_at(uint32_t country);
/* By its code, in capitals. COUNTRY_NONE where no country drawn has it. */
uint32_t country_named(const char *code);
/* What has this code and is not drawn, or NULL. */
const struct country *country_undrawn(const char *code);
/* The code of the state that controls a territory with a code of its own; any other code itself. */
const char *country_sovereign(const char *code);

struct atlas {
    struct sphere_point points[ATLAS_POINTS];
    struct sphere_cap arcs[ATLAS_ARCS], countries[COUNTRY_MOST];
};

void atlas_init(struct atlas *atlas);

/* COUNTRY_NONE: at sea, or on land that is not drawn. */
uint32_t country_of(const struct atlas *atlas, struct sphere_point point);
bool country_holds(const struct atlas *atlas, uint32_t country, struct sphere_point point);

/* The outline's edges, one after the other, with the country on their left:
 *
 *     struct outline_walk walk = outline_walk(country);
 *     while (outline_next(atlas, &walk))         walk.from, walk.to
 */
struct outline_walk {
    uint32_t ring_arc, end, step;
    struct sphere_point from, to;
};

struct outline_walk outline_walk(uint32_t country);
bool outline_next(const struct atlas *atlas, struct outline_walk *walk);

/* Borders and coasts, each once: arc `arc` runs through these points of the atlas. */
struct arc_points {
    const struct sphere_point *points;
    uint32_t count;
};

uint32_t atlas_arc_count(void);
struct arc_points atlas_arc(const struct atlas *atlas, uint32_t arc);

#endif
