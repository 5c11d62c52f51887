#include "model/crisis.h"

#include "model/rows.h"

static const struct field fields[] = {
    NUMBER("climb.v1", "", 0, 5, NULL, "Climbs to expect after entering the first level, if the crisis never ended"),
    NUMBER("climb.v2", "", 0, 5, NULL, "Likewise, after entering minor clashes"),
    NUMBER("climb.v3", "", 0, 5, NULL, "Likewise, after entering serious clashes"),
    NUMBER("here.v1", "", 0, 20, "1 assume \"as elsewhere\"", "What this region does to climb.v1, as a factor"),
    NUMBER("here.v2", "", 0, 20, "1 assume \"as elsewhere\"", "Likewise for climb.v2"),
    NUMBER("here.v3", "", 0, 20, "1 assume \"as elsewhere\"", "Likewise for climb.v3"),
    NUMBER("memory", "d", 0.1, 1000, NULL, "Time in which the drive to climb fades to 1/e"),
    NUMBER("lasts.v1", "d", 0.1, 10000, NULL, "Median time at the first level before the crisis ends"),
    NUMBER("lasts.v2", "d", 0.1, 10000, NULL, "Likewise at minor clashes"),
    NUMBER("lasts.v3", "d", 0.1, 10000, NULL, "Likewise at serious clashes"),
    NUMBER("lasts.v4", "d", 0.1, 10000, NULL, "Likewise at war"),
    NUMBER("lasts_spread", "", 0, 5, NULL, "Standard deviation of the logarithm of those times"),
    NUMBER("lasts_from.nonviolent", "", 0.05, 20, "1 assume \"as all crises together\"",
           "Factor on those times, at every level, in a crisis that begins without violence"),
    NUMBER("lasts_from.violent", "", 0.05, 20, "1 assume \"as all crises together\"",
           "Likewise in one that begins with violence"),
    NUMBER("lasts_from.war", "", 0.05, 20, "1 assume \"as all crises together\"", "Likewise in one that begins as war"),
    NUMBER("began", "", 0, 1, NULL, "Chance that serious violence, if it comes, was begun by the adversary"),
    NUMBER("soil", "", 0, 1, NULL, "Chance that serious clashes strike the adversary's own soil (war always does)"),
    NUMBER("north", "", 0, 1, NULL, "Chance that a war moves the line of contact into the adversary's land"),
    NUMBER("north_after", "d", 0.1, 10000, NULL, "Median time until it does"),
    NUMBER("north_spread", "", 0, 5, NULL, "Standard deviation of that time's logarithm"),
    NUMBER("collapse", "per day", 0, 1, NULL, "Hazard that the adversary's regime collapses, at war"),
    NUMBER("area_strike", "per day", 0, 1, NULL,
           "Hazard that the alliance's treaty area is struck, from serious clashes on"),
    NUMBER("falls.v2", "per day", 0, 1, "0 per day assume \"the record holds no path within a crisis\"",
           "Hazard that minor clashes stop while the crisis goes on"),
    NUMBER("falls.v3", "per day", 0, 1, "0 per day assume \"the record holds no path within a crisis\"",
           "Hazard that serious clashes become minor ones"),
    NUMBER("falls.v4", "per day", 0, 1, "0 per day assume \"the record holds no path within a crisis\"",
           "Hazard that war becomes serious clashes"),
    NUMBER("nuclear_use", "per day", 0, 0.001, "0 per day assume \"not estimated: there is no frequency\"",
           "What-if: hazard of nuclear use in a war whose line has moved into the adversary's land"),
    SWITCH_OF("start", "nonviolent|violent|war", "nonviolent", "How the crisis begins: level 1, 2 or 4"),
    SWITCH_OF(
        "hazard", "kernel|ctmc", "kernel",
        "Shape of climb and end: fading and lognormal, as fitted, or constant with the same climbs and mean stay"),
    WORDS("adversary", NULL, "Name of the adversary, for texts"),
    WORDS("host", NULL, "Name of the state that is helped, for texts"),
};
const struct section crisis_section =
    SECTION("crisis", SECTION_ONE, fields, "The crisis itself: how it climbs, lasts and ends");
