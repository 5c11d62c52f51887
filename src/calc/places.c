#include "calc/calc.h"

#include "base/text.h"
#include "geo/places.h"
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

static const char *kind_name(enum place_kind kind)
{
    return kind == PLACE_PORT ? "port" : "airfield";
}

static void write_line(const struct geo_place *row, struct buffer *out)
{
    char number[32];
    buffer_add(out, "  ");
    calc_cell(out, row->id, 20);
    calc_cell(out, kind_name(row->kind), 8);
    calc_cell(out, row->country, 3);
    text_of_number(row->latitude_deg, number);
    calc_cell(out, number, 8);
    text_of_number(row->longitude_deg, number);
    calc_cell(out, number, 9);
    buffer_format(out, "%s\n", row->title);
}

/* As rows of a scenario's nodes could begin. */
static void write_csv_line(const struct geo_place *row, struct buffer *out)
{
    char latitude[32], longitude[32];
    const char *quote = strchr(row->title, ',') ? "\"" : "";
    text_of_number(row->latitude_deg, latitude);
    text_of_number(row->longitude_deg, longitude);
    buffer_format(out, "%s,%s%s%s,%s,%s,%s,%s,\"%s\"\n", row->id, quote, row->title, quote, row->country,
                  kind_name(row->kind), latitude, longitude, row->source);
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    const char *kind = calc_text(arguments, "kind");
    const bool is_csv = calc_switch(arguments, "csv");
    if (kind && !text_equal(kind, "port") && !text_equal(kind, "airfield")) {
        problem_error(problems, NOWHERE, "kind=port or kind=airfield", "there is no kind of place %s", kind);
        return CALC_MISUSED;
    }
    buffer_add(out, is_csv ? "id,title,country,kind,lat,lon,because\n" : "");
    for (uint32_t k = 0; k < place_count(); k++) {
        const struct geo_place row = place_row(k);
        if (kind && !text_equal(kind, kind_name(row.kind)))
            continue;
        if (is_csv)
            write_csv_line(&row, out);
        else
            write_line(&row, out);
    }
    return CALC_DONE;
}

static void explain(struct buffer *out)
{
    buffer_add(out,
               "Latitude and longitude in degrees, north and east positive. Countries by ISO 3166-1 alpha-3: whose\n"
               "soil it is, or whose base.\n\n"
               "Sources: airfields from OurAirports (public domain); ports compared with npm sea-ports 0.0.9 (MIT).\n"
               "Some are from memory, an assumption; csv tells which.\n");
}

static const struct calc_key keys[] = {
    {"kind", "KIND", false, "port or airfield; both if not given"},
    {"csv", NULL, false, "a table with sources, as a scenario's nodes.csv may begin"},
};

const struct calc_model calc_places = {
    .name = "places",
    .title = "ports and airfields that have a name here",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = explain,
    .write = write,
};
