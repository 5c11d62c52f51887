/* A way from place to place, by sea or by air: what both share. For src/calc alone. */
#ifndef CASUS_CALC_ROUTE_INTERNAL_H
#define CASUS_CALC_ROUTE_INTERNAL_H

#include "calc/calc.h"
#include "geo/places.h"

enum route_mode { ROUTE_SEA, ROUTE_AIR };

struct route_end {
    const char *title, *source; /* source: of the coordinates; NULL if the user gave them */
    const char *country;        /* code; NULL if the user gave coordinates */
    uint32_t place;             /* of the gazetteer; place_count() if the user gave coordinates */
    struct geo_point point;
};

/* The end a key names: a place of this kind, or latitude,longitude. False with problems, also if the key is not given;
 * text is taken from the arena. */
bool route_read_end(const struct calc_arguments *arguments, const char *key, enum place_kind kind, struct arena *arena,
                    struct route_end *end, struct problems *problems);
/* The same for a text. */
bool route_end_of(const char *text, const char *key, enum place_kind kind, struct arena *arena, struct route_end *end,
                  struct problems *problems);

/* For readers: to whole numbers, to tenths, "53.54 N". */
const char *route_whole(struct arena *arena, double value);
const char *route_tenths(struct arena *arena, double value);
const char *route_degrees(struct arena *arena, double value, const char *letters);
/* "Busan 35.13 N 129.05 E: source" */
const char *route_end_text(struct arena *arena, const struct route_end *end);
/* `,\n  "name": {...}` */
void route_end_json(struct buffer *out, const char *name, const struct route_end *end);

/* Keys of the other mode would have no effect: nobody should think that they had. False with problems. */
bool route_refuse_keys(const struct calc_arguments *arguments, enum route_mode mode, struct problems *problems);

enum calc_result route_by_sea(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems);
enum calc_result route_by_air(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems);
/* A map was asked for where there is no way. */
enum calc_result route_without_map(struct problems *problems);

/* Equations, data and sources of both modes. */
void route_explain(struct buffer *out);

#endif
