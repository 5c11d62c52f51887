/* A gazetteer: ports and airfields from which a scenario may start, with names as scenarios use them. */
#ifndef CASUS_GEO_PLACES_H
#define CASUS_GEO_PLACES_H

#include "theory/geodesy.h"
#include <stddef.h>
#include <stdint.h>

enum place_kind { PLACE_PORT, PLACE_AIRFIELD };
enum place_source { FROM_AIRPORTS, FROM_PORTS, FROM_RECALL };

struct geo_place {
    const char *id, *title;
    const char *country; /* ISO 3166-1 alpha-3, whose soil or base it is */
    enum place_kind kind;
    double latitude_deg, longitude_deg;
    enum place_source from; /* where the coordinates are from, and the same in words */
    const char *source;
};

uint32_t place_count(void);
/* By kind, then country, then name. */
struct geo_place place_row(uint32_t place);
/* place_count() if there is none of this name. */
uint32_t place_of_name(const char *id);
struct geo_point place_point(uint32_t place);
/* Fills ids, place_count() of them, to look for the nearest of. */
void place_names(const char **names);

#endif
