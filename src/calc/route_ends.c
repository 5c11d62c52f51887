#include "calc/route_internal.h"

#include "base/json.h"
#include "base/text.h"
#include "theory/geodesic.h"
#include <math.h>
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

/* ---- reading ---- */

/* "53.5,8.6". Split at the comma first: a number may have commas between groups of digits. */
static bool read_coordinates(struct arena *arena, const char *text, struct geo_point *point)
{
    const char *comma = strchr(text, ',');
    if (!comma)
        return false;
    const char *north = arena_slice(arena, text, (size_t)(comma - text)), *east = comma + 1;
    east += strspn(east, " ");
    const size_t first = text_number(north, &point->latitude_deg), second = text_number(east, &point->longitude_deg);
    return first > 0 && !north[first] && second > 0 && !east[second];
}

static void unknown_place(const char *key, const char *name, struct problems *problems)
{
    const char **names = arena_take(&problems->arena, place_count(), sizeof *names);
    place_names(names);
    const char *near = nearest_word(name, names, place_count());
    problem_error(problems, NOWHERE,
                  near ? arena_format(&problems->arena, "did you mean %s?", near)
                       : "casus calc places lists them; latitude,longitude will do as well: 53.5,8.6",
                  "%s: there is no place %s", key, name);
}

static bool is_of_kind(const struct geo_place *row, enum place_kind kind, const char *key, const char *text,
                       struct problems *problems)
{
    if (row->kind == kind)
        return true;
    if (kind == PLACE_PORT)
        problem_error(problems, NOWHERE, "casus calc places kind=port lists ports; latitude,longitude will do as well",
                      "%s: %s is an airfield, and a way by sea leads from port to port", key, text);
    else
        problem_error(problems, NOWHERE,
                      "casus calc places kind=airfield lists airfields; latitude,longitude will do as well",
                      "%s: %s is a port, and a way by air leads from airfield to airfield", key, text);
    return false;
}

bool route_end_of(const char *text, const char *key, enum place_kind kind, struct arena *arena, struct route_end *end,
                  struct problems *problems)
{
    *end = (struct route_end){.title = text, .place = place_count()};
    if (read_coordinates(arena, text, &end->point)) {
        const bool is_good = end->point.latitude_deg >= -90.0 && end->point.latitude_deg <= 90.0 &&
                             end->point.longitude_deg >= -180.0 && end->point.longitude_deg <= 360.0;
        if (!is_good)
            problem_error(problems, NOWHERE, "latitude from -90 to 90, then longitude from -180 to 360",
                          "%s: %s is no place on earth", key, text);
        return is_good;
    }
    const uint32_t place = place_of_name(text);
    if (place == place_count()) {
        unknown_place(key, text, problems);
        return false;
    }
    const struct geo_place row = place_row(place);
    *end = (struct route_end){row.title, row.source, row.country, place, {row.latitude_deg, row.longitude_deg}};
    return is_of_kind(&row, kind, key, text, problems);
}

bool route_read_end(const struct calc_arguments *arguments, const char *key, enum place_kind kind, struct arena *arena,
                    struct route_end *end, struct problems *problems)
{
    const char *text = calc_text(arguments, key);
    if (text)
        return route_end_of(text, key, kind, arena, end, problems);
    problem_error(problems, NOWHERE,
                  kind == PLACE_PORT ? "casus calc route --from bremerhaven --to busan --mode sea"
                                     : "casus calc route --from ramstein --to osan --mode air",
                  "%s is not given", key);
    return false;
}

/* ---- telling ---- */

const char *route_whole(struct arena *arena, double value)
{
    return calc_rounded(arena, floor(value + 0.5), 12);
}

const char *route_tenths(struct arena *arena, double value)
{
    return calc_rounded(arena, floor(value * 10.0 + 0.5) / 10.0, 12);
}

const char *route_degrees(struct arena *arena, double value, const char *letters)
{
    const long hundredths = (long)(fabs(value) * 100.0 + 0.5);
    return arena_format(arena, "%ld.%02ld %c", hundredths / 100, hundredths % 100, letters[value < 0.0]);
}

const char *route_end_text(struct arena *arena, const struct route_end *end)
{
    return arena_format(arena, "%s %s %s: %s", end->title, route_degrees(arena, end->point.latitude_deg, "NS"),
                        route_degrees(arena, degrees_wrapped(end->point.longitude_deg), "EW"),
                        end->source ? end->source : "as given");
}

void route_end_json(struct buffer *out, const char *name, const struct route_end *end)
{
    buffer_format(out, ",\n  \"%s\": {\"title\": ", name);
    add_json_text(out, end->title);
    add_json_field(out, "latitude_deg", end->point.latitude_deg);
    add_json_field(out, "longitude_deg", end->point.longitude_deg);
    buffer_add(out, ", \"source\": ");
    add_json_text(out, end->source);
    buffer_add(out, "}");
}
