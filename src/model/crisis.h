/* The numbers of section `crisis`, in the order of its fields (crisis_schema.c). */
#ifndef CASUS_MODEL_CRISIS_H
#define CASUS_MODEL_CRISIS_H

#include "scenario/schema.h"

enum {
    CLIMB_V1,
    CLIMB_V2,
    CLIMB_V3,
    HERE_V1,
    HERE_V2,
    HERE_V3,
    MEMORY,
    LASTS_V1,
    LASTS_V2,
    LASTS_V3,
    LASTS_V4,
    LASTS_SPREAD,
    LASTS_FROM_NONVIOLENT,
    LASTS_FROM_VIOLENT,
    LASTS_FROM_WAR,
    BEGAN,
    SOIL,
    NORTH,
    NORTH_AFTER,
    NORTH_SPREAD,
    COLLAPSE,
    AREA,
    FALLS_V2,
    FALLS_V3,
    FALLS_V4,
    NUCLEAR,
    START,
    HAZARD,
    CRISIS_NUMBERS
};

extern const struct section crisis_section;

#endif
