/* Page 5: the map of the ways that loads take, and whose doors they pass.
 *
 * By air a way is drawn over the airfields it lands at; by sea as our own network finds it with the passages it names
 * open and the scenario's others shut. The picture has styles of its own, so it stands in the page as an image. */
#include "report/brief_internal.h"

#include "draw/map.h"
#include "geo/sea_route.h"
#include <math.h>
#include <string.h>

enum { LINE_POINTS_MOST = 8192, PARTS_MOST = 64, MARKS_MOST = 64 };
#define DRAWN_SHARE 0.02 /* of trials: ways that fewer take are left out */
#define NAMED_SHARE 0.4  /* ends of ways that fewer take have no name on the map */

struct drawing {
    struct brief *b;
    struct geo_point line[LINE_POINTS_MOST];
    struct map_part part[PARTS_MOST];
    struct map_mark mark[MARKS_MOST];
    uint32_t point_count, part_count, mark_count;
    struct sea_workspace *sea; /* NULL until a way by sea is drawn */
};

static double share_taken(const struct deployment *d, const struct deployed_way *way)
{
    return 1.0 - column_share(way->loads, d->trials, 0.0);
}

static struct geo_point place_of(const struct scenario *scenario, uint32_t node)
{
    const uint32_t lat = scenario_slot(scenario, "nodes", node, "lat", 0);
    const uint32_t lon = scenario_slot(scenario, "nodes", node, "lon", 0);
    return (struct geo_point){slot_value(scenario_slot_at(scenario, lat), 0.5),
                              slot_value(scenario_slot_at(scenario, lon), 0.5)};
}

static void add_mark(struct drawing *drawing, struct geo_point at, const char *label, enum map_mark_kind kind)
{
    for (uint32_t k = 0; k < drawing->mark_count; k++)
        if (strcmp(drawing->mark[k].label, label) == 0)
            return;
    if (drawing->mark_count < MARKS_MOST)
        drawing->mark[drawing->mark_count++] = (struct map_mark){at, label, kind};
}

static void mark_node(struct drawing *drawing, uint32_t node, enum map_mark_kind kind)
{
    const struct scenario *scenario = drawing->b->scenario;
    add_mark(drawing, place_of(scenario, node), named_title(scenario, "nodes", node), kind);
}

static void add_point(struct drawing *drawing, struct geo_point point)
{
    if (drawing->point_count < LINE_POINTS_MOST)
        drawing->line[drawing->point_count++] = point;
}

/* ---- by sea ---- */

static bool is_via(const struct scenario *scenario, uint32_t route, uint32_t passage)
{
    const uint32_t *via;
    const uint32_t count = scenario_refs(scenario, "routes", route, "via", &via);
    for (uint32_t k = 0; k < count; k++)
        if (via[k] == passage)
            return true;
    return false;
}

/* Passages of the scenario that the network knows too, and this way does not use. */
static uint32_t closed_to(const struct scenario *scenario, uint32_t route)
{
    uint32_t closed = passages_closed_to(0.0);
    for (uint32_t k = 0; k < scenario_count(scenario, "passages"); k++) {
        const uint32_t known = passage_of_name(scenario_id(scenario, "passages", k));
        if (known < passage_count() && !is_via(scenario, route, k))
            closed |= UINT32_C(1) << known;
    }
    return closed;
}

static void mark_passages(struct drawing *drawing, uint32_t route, const struct sea_route *way)
{
    const struct scenario *scenario = drawing->b->scenario;
    for (uint32_t k = 0; k < way->passage_count; k++) {
        const uint32_t passage = scenario_find(scenario, "passages", passage_row(way->passage[k])->id);
        if (passage != NO_INDEX && is_via(scenario, route, passage))
            add_mark(drawing, way->passage_at[k], named_title(scenario, "passages", passage), MAP_POINT);
    }
}

static void line_by_sea(struct drawing *drawing, uint32_t route, struct geo_point from, struct geo_point to)
{
    struct sea_route *way = arena_take(&drawing->b->arena, 1, sizeof *way);
    if (!drawing->sea) {
        drawing->sea = arena_take(&drawing->b->arena, 1, sea_workspace_bytes());
        sea_workspace_fill(drawing->sea);
    }
    sea_route(drawing->sea, from, to, closed_to(drawing->b->scenario, route), way);
    if (way->result != SEA_FOUND)
        return;
    for (uint32_t k = 0; k < way->point_count; k++)
        add_point(drawing, way->point[k]);
    mark_passages(drawing, route, way);
}

/* ---- by air ---- */

static void line_by_air(struct drawing *drawing, uint32_t route, struct geo_point from, struct geo_point to)
{
    const struct scenario *scenario = drawing->b->scenario;
    const uint32_t *over;
    const uint32_t count = scenario_refs(scenario, "routes", route, "over", &over);
    add_point(drawing, from);
    for (uint32_t k = 0; k < count; k++) {
        add_point(drawing, place_of(scenario, over[k]));
        mark_node(drawing, over[k], MAP_STOP);
    }
    add_point(drawing, to);
}

static void add_way(struct drawing *drawing, const struct deployed_way *way)
{
    const struct scenario *scenario = drawing->b->scenario;
    const bool by_air = scenario_choice(scenario, "routes", way->route, "mode", 0) == 0;
    const uint32_t from = scenario_ref(scenario, "routes", way->route, "from", 0);
    const uint32_t to = scenario_ref(scenario, "routes", way->route, "to", 0), first = drawing->point_count;
    const double share = share_taken(drawing->b->settings->deployment, way);
    if (share < DRAWN_SHARE || drawing->part_count == PARTS_MOST)
        return;
    if (by_air)
        line_by_air(drawing, way->route, place_of(scenario, from), place_of(scenario, to));
    else
        line_by_sea(drawing, way->route, place_of(scenario, from), place_of(scenario, to));
    if (drawing->point_count == first)
        return;
    if (share >= NAMED_SHARE) {
        mark_node(drawing, from, MAP_END);
        mark_node(drawing, to, MAP_END);
    }
    drawing->part[drawing->part_count++] = (struct map_part){first, 0.8 + 3.2 * share, by_air};
}

/* ---- the figure ---- */

static void add_base64(struct buffer *out, const char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t k = 0; k < size; k += 3) {
        uint32_t word = 0;
        char four[5] = "====";
        for (size_t n = 0; n < 3; n++)
            word = word << 8 | (k + n < size ? (uint32_t)(unsigned char)bytes[k + n] : 0);
        for (size_t n = 0; n < 4 && k + n <= size; n++)
            four[n] = digits[word >> (18 - 6 * n) & 63];
        buffer_add(out, four);
    }
}

/* Half way between the ends of the first way, by the shorter way round. */
static double middle_deg(const struct drawing *drawing)
{
    const uint32_t last = drawing->part_count > 1 ? drawing->part[1].first : drawing->point_count;
    const double from = drawing->line[0].longitude_deg, east = drawing->line[last - 1].longitude_deg - from;
    return from + 0.5 * (east - 360.0 * floor(east / 360.0 + 0.5));
}

static void put_picture(struct brief *b, const struct drawing *drawing)
{
    const struct map map = {
        .title = format_text(b, "Ways of %s", b->focus_name),
        .subtitle = "width: in how many trials a way is taken; whole lines by sea, broken by air",
        .line = drawing->line,
        .line_count = drawing->point_count,
        .part = drawing->part,
        .part_count = drawing->part_count,
        .middle_deg = middle_deg(drawing),
        .mark = drawing->mark,
        .mark_count = drawing->mark_count,
    };
    struct buffer picture;
    buffer_init(&picture);
    map_draw(&map, &b->arena, &picture);
    buffer_add(b->out, "<img class=\"wide\" alt=\"Map of the ways; the table below has them all\" "
                       "src=\"data:image/svg+xml;base64,");
    add_base64(b->out, buffer_text(&picture), picture.length);
    buffer_add(b->out, "\">\n");
    buffer_release(&picture);
}

static void way_table(struct brief *b)
{
    static const char *const headings[] = {"Way",   "By", "Needs open", "Lands at", "Taken, of 100 trials",
                                           "Loads", NULL};
    const struct deployment *d = b->settings->deployment;
    html_table_open(b->out, "Ways that loads and ships take");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < d->way_count; k++) {
        static const char *const list[] = {"via", "over"}, *const of[] = {"passages", "nodes"};
        const uint32_t route = d->ways[k].route;
        html_row_open(
            b->out,
            format_text(b, "%s to %s",
                        named_title(b->scenario, "nodes", scenario_ref(b->scenario, "routes", route, "from", 0)),
                        named_title(b->scenario, "nodes", scenario_ref(b->scenario, "routes", route, "to", 0))));
        html_cell(b->out, scenario_choice(b->scenario, "routes", route, "mode", 0) == 0 ? "air" : "sea");
        for (int n = 0; n < 2; n++) {
            const uint32_t *refs;
            const uint32_t count = scenario_refs(b->scenario, "routes", route, list[n], &refs);
            const char *text = count > 0 ? "" : "-";
            for (uint32_t r = 0; r < count; r++)
                text = format_text(b, "%s%s%s", text, r ? ", " : "", named_title(b->scenario, of[n], refs[r]));
            html_cell(b->out, text);
        }
        html_number(b->out, format_text(b, "%.0f", 100.0 * share_taken(d, &d->ways[k])));
        html_number(b->out, format_text(b, "%.1f", column_mean(d->ways[k].loads, d->trials)));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

void map_figure(struct brief *b)
{
    const struct deployment *d = b->settings->deployment;
    if (d == NULL || d->way_count == 0)
        return;
    struct drawing *drawing = arena_take(&b->arena, 1, sizeof *drawing);
    drawing->b = b;
    for (uint32_t k = 0; k < d->way_count; k++)
        add_way(drawing, &d->ways[k]);
    if (drawing->part_count == 0)
        return;
    figure_open(b, "Past whose door?",
                format_text(b,
                            "The ways that loads take in %.0f of 100 trials or more, council and all. No borders are "
                            "drawn. Lines over land are great circles between landings, not airways.",
                            100.0 * DRAWN_SHARE));
    put_picture(b, drawing);
    figure_twin(b);
    way_table(b);
    figure_close(b);
}
