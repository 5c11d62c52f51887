#include "draw/arcs.h"

#include "base/failure.h"
#include "draw/html.h"
#include "draw/svg.h"
#include <math.h>
#include <string.h>

#define HEAD 74.0      /* title and two lines under it */
#define KEY_LINE 19.0  /* of the key */
#define GAP 9.0        /* between boxes */
#define PORT_PITCH 6.5 /* between the ends of arcs on a box's side */
#define BOX_LEAST 34.0
#define REACH_FIRST 18.0 /* of an arc to the next box */
#define REACH_STEP 16.0  /* and for each box that it passes, where there is room */
#define MARGIN 13.0      /* beyond the widest arc: half a label */
#define LABEL_HEIGHT 12.0

enum { ABOVE, BELOW };

/* An arrow's curve: from (x, y[0]) out to `out` and back to (x, y[1]), both controls at one x. */
struct curve {
    double x, out, y[2];
    double label_x, label_y, label_width;
};

struct side {
    double edge, sign; /* of boxes; 1: arcs reach to the right */
    double step;
};

struct layout {
    const struct arcs *arcs;
    double *top, *height; /* of boxes */
    struct curve *curve;  /* of arrows */
    struct side side[2];  /* 0: down, on the right; 1: up, on the left */
    double bottom;
};

static uint32_t span_of(const struct arcs_arrow *arrow)
{
    return arrow->from < arrow->to ? arrow->to - arrow->from : arrow->from - arrow->to;
}

static uint32_t side_of(const struct arcs_arrow *arrow)
{
    return arrow->from < arrow->to ? 0 : 1;
}

static bool touches(const struct arcs_arrow *arrow, uint32_t box, uint32_t side)
{
    return side_of(arrow) == side && (arrow->from == box || arrow->to == box);
}

/* ---- where things stand ---- */

/* From top to bottom on a side: what comes from or goes to boxes above, near before far; then what is below, far before
 * near. So the arcs of a box lie in each other. A dashed one lies outside the other of its pair. */
static bool ends_before(const struct arcs_arrow *a, const struct arcs_arrow *b, uint32_t box)
{
    const uint32_t other_a = a->from == box ? a->to : a->from, other_b = b->from == box ? b->to : b->from;
    const uint32_t place_a = other_a < box ? ABOVE : BELOW, place_b = other_b < box ? ABOVE : BELOW;
    const uint32_t reach_a = 2 * span_of(a) + (a->is_dashed ? 1 : 0), reach_b = 2 * span_of(b) + (b->is_dashed ? 1 : 0);
    if (place_a != place_b)
        return place_a == ABOVE;
    return place_a == ABOVE ? reach_a < reach_b : reach_a > reach_b;
}

/* Ends on one side of a box, in their order; returns how many. */
static uint32_t list_ends(const struct arcs *arcs, uint32_t box, uint32_t side, uint32_t *arrow)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < arcs->arrow_count; k++) {
        if (!touches(&arcs->arrow[k], box, side))
            continue;
        uint32_t at = count++;
        for (; at > 0 && ends_before(&arcs->arrow[k], &arcs->arrow[arrow[at - 1]], box); at--)
            arrow[at] = arrow[at - 1];
        arrow[at] = k;
    }
    return count;
}

static void place_boxes(struct layout *l, uint32_t *ends)
{
    const struct arcs *arcs = l->arcs;
    double y = arcs->panel ? 2.0 : HEAD;
    for (uint32_t box = 0; box < arcs->box_count; box++) {
        const uint32_t right = list_ends(arcs, box, 0, ends), left = list_ends(arcs, box, 1, ends);
        const double most = right > left ? right : left, needed = (most + 0.8) * PORT_PITCH;
        l->top[box] = y;
        l->height[box] = needed > BOX_LEAST ? needed : BOX_LEAST;
        y += l->height[box] + GAP;
    }
    l->bottom = y;
}

static void place_ends(struct layout *l, uint32_t *ends)
{
    const struct arcs *arcs = l->arcs;
    for (uint32_t box = 0; box < arcs->box_count; box++)
        for (uint32_t side = 0; side < 2; side++) {
            const uint32_t count = list_ends(arcs, box, side, ends);
            const double first = l->top[box] + 0.5 * l->height[box] - 0.5 * (count - 1.0) * PORT_PITCH;
            for (uint32_t k = 0; k < count; k++)
                l->curve[ends[k]].y[arcs->arrow[ends[k]].to == box] = first + k * PORT_PITCH;
        }
}

/* Boxes are as wide as their names need and stand so that each side has room for its widest arc. */
static void place_sides(struct layout *l)
{
    const struct arcs *arcs = l->arcs;
    double most[2] = {0, 0}, box = 84;
    for (uint32_t k = 0; k < arcs->arrow_count; k++) {
        const uint32_t side = side_of(&arcs->arrow[k]);
        most[side] = fmax(most[side], span_of(&arcs->arrow[k]));
    }
    for (uint32_t k = 0; k < arcs->box_count; k++)
        box = fmax(box, svg_width_of(arcs->box[k].name) + 16);
    const double spans = fmax(most[0] - 1, 0) + fmax(most[1] - 1, 0);
    const double room = ARCS_WIDTH - box - 2 * (REACH_FIRST + MARGIN);
    const double step = spans > 0 ? fmin(REACH_STEP, room / spans) : REACH_STEP;
    const double used = box + 2 * (REACH_FIRST + MARGIN) + step * spans;
    const double left = 0.5 * (ARCS_WIDTH - used) + MARGIN + REACH_FIRST + step * fmax(most[1] - 1, 0);
    l->side[0] = (struct side){left + box, 1, step};
    l->side[1] = (struct side){left, -1, step};
}

static void shape_curves(struct layout *l)
{
    for (uint32_t k = 0; k < l->arcs->arrow_count; k++) {
        const struct arcs_arrow *arrow = &l->arcs->arrow[k];
        const struct side *side = &l->side[side_of(arrow)];
        const double reach = REACH_FIRST + side->step * (span_of(arrow) - 1.0) + (arrow->is_dashed ? 4.5 : 0.0);
        l->curve[k].x = side->edge;
        l->curve[k].out = side->edge + side->sign * reach / 0.75; /* a cubic's middle is three quarters out */
    }
}

/* ---- labels ---- */

static void point_at(const struct curve *curve, double t, double *x, double *y)
{
    *x = curve->x + (curve->out - curve->x) * 3 * t * (1 - t);
    *y = curve->y[0] + (curve->y[1] - curve->y[0]) * t * t * (3 - 2 * t);
}

static bool is_free(const struct layout *l, uint32_t arrow)
{
    const struct curve *mine = &l->curve[arrow];
    for (uint32_t k = 0; k < arrow; k++) {
        const struct curve *other = &l->curve[k];
        if (l->arcs->arrow[k].label != NULL && fabs(mine->label_y - other->label_y) < LABEL_HEIGHT &&
            fabs(mine->label_x - other->label_x) < 0.5 * (mine->label_width + other->label_width) + 1)
            return false;
    }
    return true;
}

/* At the arc's middle, or as near to it as no label before it stands. */
static void place_labels(struct layout *l)
{
    enum { TRIES = 37 };
    for (uint32_t k = 0; k < l->arcs->arrow_count; k++) {
        struct curve *curve = &l->curve[k];
        if (l->arcs->arrow[k].label == NULL)
            continue;
        curve->label_width = 0.85 * svg_width_of(l->arcs->arrow[k].label);
        for (int try = 0; try < TRIES; try++) {
            const int step = (try + 1) / 2;
            point_at(curve, 0.5 + 0.01 * (try % 2 ? -step : step), &curve->label_x, &curve->label_y);
            if (is_free(l, k))
                break;
        }
    }
}

/* ---- the picture ---- */

static const char *colour_of(const struct arcs_arrow *arrow)
{
    return arrow->is_faint ? "#9a9a9a" : side_of(arrow) == 0 ? SVG_BLUE : SVG_VERMILLION;
}

/* Darker than the arcs, as small text must be. */
static const char *label_class(const struct arcs_arrow *arrow)
{
    return arrow->is_faint ? "m h" : side_of(arrow) == 0 ? "m d" : "m u";
}

static void put_curve(const struct layout *l, uint32_t k, struct buffer *out)
{
    const struct arcs_arrow *arrow = &l->arcs->arrow[k];
    const struct curve *curve = &l->curve[k];
    const double tip = curve->x + l->side[side_of(arrow)].sign * 5.5;
    buffer_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"%s ", colour_of(arrow),
                  arrow->is_dashed ? " stroke-dasharray=\"4 3\"" : "");
    svg_put(out, "d=\"M@ @C@ @ @ @ @ @\"/>\n", curve->x, curve->y[0], curve->out, curve->y[0], curve->out, curve->y[1],
            tip, curve->y[1]);
    svg_put(out, "<path d=\"M@ @L@ @L@ @Z\" ", curve->x, curve->y[1], tip, curve->y[1] - 2.7, tip, curve->y[1] + 2.7);
    buffer_format(out, "fill=\"%s\"/>\n", colour_of(arrow));
}

static void put_box(const struct layout *l, uint32_t k, struct buffer *out)
{
    const struct arcs_box *box = &l->arcs->box[k];
    const double left = l->side[1].edge, width = l->side[0].edge - left, middle = l->top[k] + 0.5 * l->height[k];
    svg_put(out, "<rect x=\"@\" y=\"@\" width=\"@\" height=\"@\" rx=\"4\" ", left, l->top[k], width, l->height[k]);
    buffer_format(out, "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"/>\n", box->is_faint ? "#fff" : "#f2f5f7",
                  box->is_faint ? "#9a9a9a" : SVG_INK);
    svg_text(out, left + 0.5 * width, middle - 1.5, "m b", box->name);
    svg_text(out, left + 0.5 * width, middle + 11.5, "m g", box->note);
}

struct key_line {
    const char *text, *colour;
    bool is_dashed;
};

/* The lines of the key that the picture needs; NULL past the end. */
static uint32_t key_lines(const struct arcs *arcs, struct key_line line[4])
{
    bool is_in[4] = {false, false, false, false};
    const struct key_line all[4] = {{arcs->key.down, SVG_BLUE, false},
                                    {arcs->key.up, SVG_VERMILLION, false},
                                    {arcs->key.dashed, SVG_GREY, true},
                                    {arcs->key.faint, "#9a9a9a", false}};
    uint32_t count = 0;
    for (uint32_t k = 0; k < arcs->arrow_count; k++) {
        const struct arcs_arrow *arrow = &arcs->arrow[k];
        is_in[arrow->is_faint ? 3 : side_of(arrow)] = true;
        is_in[2] = is_in[2] || arrow->is_dashed;
    }
    for (uint32_t k = 0; k < 4; k++)
        if (is_in[k])
            line[count++] = all[k];
    return count;
}

static void put_key(const struct layout *l, const struct key_line *line, uint32_t count, struct buffer *out)
{
    for (uint32_t k = 0; k < count; k++) {
        const double y = l->bottom + 14 + k * KEY_LINE;
        svg_line(out, 8, y - 4.5, 36, y - 4.5, line[k].colour, 1.6, line[k].is_dashed ? "4 3" : NULL);
        svg_text(out, 44, y, "s", line[k].text);
    }
    const double y = l->bottom + 14 + count * KEY_LINE;
    svg_text(out, 22, y, "m b", "n");
    svg_text(out, 44, y, "s", l->arcs->key.label);
}

static void open_picture(const struct arcs *arcs, double height, struct buffer *out)
{
    if (arcs->panel != NULL) {
        svg_open_wide(out, ARCS_WIDTH, height, arcs->panel, arcs->title, arcs->description);
        buffer_add(out, "<g class=\"arcs\">\n");
        return;
    }
    svg_open_file(out, ARCS_WIDTH, height, "arcs", arcs->title, arcs->description,
                  ".t{font-size:16px;font-weight:600}" ARCS_STYLE);
    buffer_add(out, "<g class=\"arcs\">\n");
    svg_rect(out, 0, 0, ARCS_WIDTH, height, "#fff", NULL);
    svg_label(out, 8, 18, 0.8 * (ARCS_WIDTH - 16), "s t", arcs->title);
    svg_text(out, 8, 45, "s g", arcs->subtitle);
    svg_text(out, 8, 60, "s g", arcs->second_line);
}

void arcs_draw(const struct arcs *arcs, struct arena *arena, struct buffer *out)
{
    struct layout l = {
        .arcs = arcs,
        .top = arena_take(arena, arcs->box_count, sizeof *l.top),
        .height = arena_take(arena, arcs->box_count, sizeof *l.height),
        .curve = arena_take(arena, arcs->arrow_count, sizeof *l.curve),
    };
    uint32_t *ends = arena_take(arena, arcs->arrow_count, sizeof *ends);
    struct key_line line[4];
    const uint32_t lines = key_lines(arcs, line);
    place_boxes(&l, ends);
    place_ends(&l, ends);
    place_sides(&l);
    shape_curves(&l);
    place_labels(&l);
    open_picture(arcs, l.bottom + KEY_LINE * (lines + 1) + 6, out);
    for (uint32_t k = 0; k < arcs->arrow_count; k++)
        put_curve(&l, k, out);
    for (uint32_t k = 0; k < arcs->box_count; k++)
        put_box(&l, k, out);
    buffer_add(out, "<g class=\"n\">\n");
    for (uint32_t k = 0; k < arcs->arrow_count; k++)
        if (arcs->arrow[k].label != NULL)
            svg_text(out, l.curve[k].label_x, l.curve[k].label_y + 4, label_class(&arcs->arrow[k]),
                     arcs->arrow[k].label);
    buffer_add(out, "</g>\n");
    put_key(&l, line, lines, out);
    buffer_add(out, "</g>\n</svg>\n");
}
