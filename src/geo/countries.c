#include "geo/countries.h"

#include "base/failure.h"
#include "geo/countries_table.h"
#include <string.h>

#define COUNT_OF(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))

_Static_assert(COUNT_OF(table_points) <= ATLAS_POINTS, "more points than an atlas has room for");
_Static_assert(COUNT_OF(table_arc_first) - 1 <= ATLAS_ARCS, "more arcs than an atlas has room for");
_Static_assert(COUNT_OF(table_countries) <= COUNTRY_MOST, "more countries than an atlas has room for");

uint32_t country_count(void)
{
    return COUNT_OF(table_countries);
}

const struct country *country_at(uint32_t country)
{
    ASSERT(country < country_count());
    return &table_countries[country];
}

uint32_t country_named(const char *code)
{
    for (uint32_t country = 0; country < country_count(); country++)
        if (strcmp(table_countries[country].code, code) == 0)
            return country;
    return COUNTRY_NONE;
}

const struct country *country_undrawn(const char *code)
{
    for (uint32_t i = 0; i < COUNT_OF(table_undrawn); i++)
        if (strcmp(table_undrawn[i].code, code) == 0)
            return &table_undrawn[i];
    return NULL;
}

/* Territories of ISO 3166-1, by the state in control. Associated states (Cook Islands, Niue) decide for themselves. */
const char *country_sovereign(const char *code)
{
    static const struct {
        const char *state, *territories;
    } rows[] = {
        {"AUS", "CCK CXR HMD NFK"},
        {"CHN", "HKG MAC"},
        {"DNK", "FRO GRL"},
        {"FIN", "ALA"},
        {"FRA", "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF"},
        {"GBR", "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB"},
        {"NLD", "ABW BES CUW SXM"},
        {"NOR", "BVT SJM"},
        {"NZL", "TKL"},
        {"USA", "ASM GUM MNP PRI UMI VIR"},
    };
    for (uint32_t i = 0; i < COUNT_OF(rows); i++)
        if (strstr(rows[i].territories, code) != NULL)
            return rows[i].state;
    return code;
}

uint32_t atlas_arc_count(void)
{
    return COUNT_OF(table_arc_first) - 1;
}

struct arc_points atlas_arc(const struct atlas *atlas, uint32_t arc)
{
    const uint32_t first = table_arc_first[arc];
    return (struct arc_points){&atlas->points[first], table_arc_first[arc + 1] - first};
}

struct outline_walk outline_walk(uint32_t country)
{
    const uint32_t ring = table_country_first[country], next = table_country_first[country + 1];
    return (struct outline_walk){.ring_arc = table_ring_first[ring], .end = table_ring_first[next]};
}

bool outline_next(const struct atlas *atlas, struct outline_walk *walk)
{
    if (walk->ring_arc == walk->end)
        return false;
    const int arc = table_ring_arcs[walk->ring_arc];
    const struct arc_points way = atlas_arc(atlas, (uint32_t)(arc < 0 ? ~arc : arc));
    const uint32_t step = walk->step, last = way.count - 1;
    walk->from = way.points[arc < 0 ? last - step : step];
    walk->to = way.points[arc < 0 ? last - step - 1 : step + 1];
    if (++walk->step == last) {
        walk->step = 0;
        walk->ring_arc++;
    }
    return true;
}

/* Around the caps of its arcs. */
static struct sphere_cap cap_of_country(const struct atlas *atlas, uint32_t country)
{
    struct sphere_point middle = {0.0, 0.0, 0.0}, corner;
    struct outline_walk walk = outline_walk(country);
    while (outline_next(atlas, &walk))
        middle = (struct sphere_point){middle.x + walk.from.x, middle.y + walk.from.y, middle.z + walk.from.z};
    middle = sphere_unit(middle);
    corner = middle;
    walk = outline_walk(country);
    while (outline_next(atlas, &walk))
        if (sphere_dot(middle, walk.from) < sphere_dot(middle, corner))
            corner = walk.from;
    return sphere_cap_around(middle, corner);
}

void atlas_init(struct atlas *atlas)
{
    for (uint32_t i = 0; i < COUNT_OF(table_points); i++)
        atlas->points[i] = sphere_of((struct geo_point){.latitude_deg = table_points[i][1] / 100.0,
                                                        .longitude_deg = table_points[i][0] / 100.0});
    for (uint32_t arc = 0; arc < atlas_arc_count(); arc++) {
        const struct arc_points way = atlas_arc(atlas, arc);
        atlas->arcs[arc] = sphere_cap_of(way.points, way.count);
    }
    for (uint32_t country = 0; country < country_count(); country++)
        atlas->countries[country] = cap_of_country(atlas, country);
}

bool country_holds(const struct atlas *atlas, uint32_t country, struct sphere_point point)
{
    if (!sphere_cap_holds(&atlas->countries[country], point))
        return false;
    struct sphere_probe probe;
    struct outline_walk walk = outline_walk(country);
    do
        if (!outline_next(atlas, &walk))
            return false; /* in line with every edge: there is none such on a globe */
    while (!probe_begin(&probe, point, walk.from, walk.to));
    walk = outline_walk(country);
    while (outline_next(atlas, &walk))
        probe_edge(&probe, walk.from, walk.to);
    return probe.inside;
}

uint32_t country_of(const struct atlas *atlas, struct sphere_point point)
{
    for (uint32_t country = 0; country < country_count(); country++)
        if (country_holds(atlas, country, point))
            return country;
    return COUNTRY_NONE;
}
