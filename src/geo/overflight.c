#include "geo/overflight.h"

#include "base/failure.h"
#include "geo/air_path.h"
#include <math.h>

enum { CUTS = 1024 };
#define ON_BORDER 1e-9 /* radians: a quarter of an inch */
#define BESIDE 1e-7    /* radians: two feet */

/* Where borders cut an arc, as angles from its start, increasing. */
struct cuts {
    uint32_t count;
    double angles[CUTS];
};

static void cut(struct cuts *cuts, double angle)
{
    ASSERT(cuts->count < CUTS);
    uint32_t place = cuts->count++;
    for (; place > 0 && cuts->angles[place - 1] > angle; place--)
        cuts->angles[place] = cuts->angles[place - 1];
    cuts->angles[place] = angle;
}

/* More cuts than there are do no harm, so a border that ends on the arc, or runs along it, is cut at its corners. */
static void cut_by_edge(struct cuts *cuts, const struct sphere_arc *arc, struct sphere_point c, struct sphere_point d)
{
    const double side_c = sphere_dot(arc->axis, c), side_d = sphere_dot(arc->axis, d);
    if ((side_c > ON_BORDER && side_d > ON_BORDER) || (side_c < -ON_BORDER && side_d < -ON_BORDER))
        return;
    const double share = fabs(side_c - side_d) > ON_BORDER ? side_c / (side_c - side_d) : 0.0;
    const struct sphere_point meet = sphere_unit(
        (struct sphere_point){c.x + share * (d.x - c.x), c.y + share * (d.y - c.y), c.z + share * (d.z - c.z)});
    const double angle = sphere_angle(arc->from, meet), whole = sphere_angle(arc->from, arc->to);
    if (angle < whole && sphere_angle(meet, arc->to) < whole)
        cut(cuts, angle);
}

static void cut_by_borders(struct cuts *cuts, const struct atlas *atlas, const struct sphere_arc *arc)
{
    for (uint32_t i = 0; i < atlas_arc_count(); i++) {
        const struct arc_points border = atlas_arc(atlas, i);
        if (sphere_arc_near(arc, &atlas->arcs[i]))
            for (uint32_t j = 0; j + 1 < border.count; j++)
                cut_by_edge(cuts, arc, border.points[j], border.points[j + 1]);
    }
}

/* Beside the way, on its left or else on its right, because the way itself may be the border of what is denied. */
static uint32_t country_under(const struct atlas *atlas, const struct airspace *space, const struct sphere_arc *arc,
                              struct sphere_point point)
{
    for (int side = -1; side <= 1; side += 2) {
        const double aside = side * -BESIDE;
        const struct sphere_point place = sphere_unit((struct sphere_point){
            point.x + aside * arc->axis.x, point.y + aside * arc->axis.y, point.z + aside * arc->axis.z});
        const uint32_t country = country_of(atlas, place);
        if (country == COUNTRY_NONE || !space->denied[country])
            return country;
    }
    return COUNTRY_NONE;
}

static void count_over(struct overflights *overflights, uint32_t country, double nmi)
{
    uint32_t i = 0;
    while (i < overflights->count && overflights->list[i].country != country)
        i++;
    if (i == overflights->count)
        overflights->list[overflights->count++] = (struct overflight){.country = country};
    overflights->list[i].nmi += nmi;
}

static void add_arc(struct overflights *overflights, const struct atlas *atlas, const struct airspace *space,
                    struct sphere_point from, struct sphere_point to)
{
    const struct sphere_arc arc = sphere_arc_of(from, to);
    const double whole = sphere_angle(from, to), nmi = air_nmi(from, to);
    struct cuts cuts = {.count = 0};
    cut_by_borders(&cuts, atlas, &arc);
    cut(&cuts, whole);
    double start = 0.0;
    for (uint32_t i = 0; i < cuts.count; i++) {
        const double end = cuts.angles[i];
        if (end - start < ON_BORDER)
            continue;
        const struct sphere_point middle = sphere_along(from, to, 0.5 * (start + end));
        const uint32_t country = country_under(atlas, space, &arc, middle);
        if (country != COUNTRY_NONE)
            count_over(overflights, country, nmi * (end - start) / whole);
        start = end;
    }
}

void overflights_add(struct overflights *overflights, const struct atlas *atlas, const struct airspace *space,
                     const struct sphere_point *points, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        add_arc(overflights, atlas, space, points[i - 1], points[i]);
}
