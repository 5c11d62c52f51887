/* Page 3: how options compare on each axis, and who gives up what. */
#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

static const char *const marker_colours[] = {SVG_BLUE, SVG_VERMILLION, SVG_GREEN, SVG_PURPLE};

/* Measures of an axis in order; filled symbols first, then open ones. */
static void axis_marker(struct buffer *out, uint32_t n, double x, double y, double radius)
{
    svg_marker(out, (enum marker)(n % MARKER_COUNT), x, y, radius, marker_colours[n % 4], n / 4 % 2 == 0);
}

static uint32_t measures_of(const struct brief *b, const char *axis, uint32_t *measure)
{
    uint32_t count = 0;

    for (uint32_t m = 0; m < b->digest.measures.count; m++)
        if (text_equal(b->digest.measures.list[m].axis, axis))
            measure[count++] = m;
    return count;
}

static void balance_legend(struct brief *b, const uint32_t *measure, uint32_t count)
{
    buffer_add(b->out, "<ul class=\"legend\">");
    for (uint32_t n = 0; n < count; n++) {
        buffer_add(b->out, "<li><svg viewBox=\"0 0 16 14\" aria-hidden=\"true\">");
        axis_marker(b->out, n, 8, 7, 4.5);
        buffer_add(b->out, "</svg> ");
        html_text(b->out, b->digest.measures.list[measure[n]].title);
        buffer_add(b->out, "</li>");
    }
    buffer_add(b->out, "</ul>");
}

void chart_balance(struct brief *b, const char *axis)
{
    const struct digest *digest = &b->digest;
    uint32_t *measure = arena_take(&b->arena, digest->measures.count + 1, sizeof *measure);
    const uint32_t count = measures_of(b, axis, measure);
    uint32_t *drawn = arena_take(&b->arena, digest->options + 1, sizeof *drawn);
    const uint32_t drawn_count = drawn_options(b, drawn);
    const double row = 7.0 * count + 10 > 34 ? 7.0 * count + 10 : 34, top = 34;
    const struct scale scale = {-100, 100, 132, 348};
    const uint32_t rows = drawn_count - (digest->none == NO_INDEX ? 0 : 1);
    const double bottom = top + row * rows;

    if (count == 0)
        return;
    char title[WORDS_ROOM];
    words_id(axis, title);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, format_text(b, "On %s", title));
    buffer_add(b->out, "</p>");
    svg_open(b->out, bottom + 38, panel_id(b), format_text(b, "Options against none on %s", title),
             "A dot for each measure and option at the share of futures in which the option is better than none minus "
             "the share in "
             "which it is worse.");
    svg_text(b->out, 132, 14, "s g", "worse in all");
    svg_text(b->out, 240, 14, "m g", "as none");
    svg_text(b->out, 348, 14, "e g", "better in all");
    for (uint32_t k = 0, at = 0; k < drawn_count; k++) {
        const uint32_t option = drawn[k];
        if (option == digest->none)
            continue;
        const double y = top + row * at++;
        svg_line(b->out, 0, y, PANEL_WIDTH, y, "#d9d9d9", 1, NULL);
        svg_label(b->out, 0, y + row / 2, 124, "s", digest_option_title(digest, option));
        for (uint32_t n = 0; n < count; n++) {
            const double balance = digest_cell(digest, option, b->stratum, measure[n])->balance;
            if (!isnan(balance))
                axis_marker(b->out, n, scale_at(&scale, 100 * balance), y + row / 2 + 7.0 * (n - 0.5 * (count - 1)),
                            4.2);
        }
    }
    svg_axis_below(b->out, &scale, bottom, top - 8, 4, "futures better minus worse, of 100");
    svg_line(b->out, scale_at(&scale, 0), top - 8, scale_at(&scale, 0), bottom, SVG_GREY, 1, "4 3");
    svg_close(b->out);
    balance_legend(b, measure, count);
    buffer_add(b->out, "</div>\n");
}

/* ---- trade-off ---- */

struct point {
    double x, y, low_x, high_x, low_y, high_y;
    uint32_t number, option;
};

static const struct band *band_for(const struct brief *b, uint32_t option, uint32_t measure, bool as_difference)
{
    const struct cell *cell = digest_cell(&b->digest, option, b->stratum, measure);

    return as_difference ? &cell->difference : &cell->band;
}

static void widen(struct scale *scale, double value)
{
    if (!isfinite(value))
        return;
    scale->from = value < scale->from ? value : scale->from;
    scale->to = value > scale->to ? value : scale->to;
}

/* Where the number of each dot stands: the first of eight places around it that no other dot or number takes. */
static void place_number(struct brief *b, const struct point *points, uint32_t count, uint32_t at, double (*taken)[2],
                         uint32_t *used)
{
    static const double around[8][2] = {{9, -5}, {-9, -5}, {9, 13}, {-9, 13}, {0, -9}, {0, 18}, {20, 4}, {-20, 4}};
    uint32_t best = 0;
    double best_gap = -1;

    for (uint32_t k = 0; k < 8; k++) {
        const double x = points[at].x + around[k][0], y = points[at].y + around[k][1];
        double gap = 14;
        for (uint32_t j = 0; j < count; j++) {
            const double d = fabs(points[j].x - x) + fabs(points[j].y - (y - 4));
            if (j != at)
                gap = d < gap ? d : gap;
        }
        for (uint32_t j = 0; j < *used; j++) {
            const double d = fabs(taken[j][0] - x) + fabs(taken[j][1] - y);
            gap = d < gap ? d : gap;
        }
        if (gap > best_gap) {
            best_gap = gap;
            best = k;
        }
    }
    taken[*used][0] = points[at].x + around[best][0];
    taken[*used][1] = points[at].y + around[best][1];
    char number[16];
    snprintf(number, sizeof number, "%u", points[at].number);
    svg_text(b->out, taken[*used][0], taken[*used][1], points[at].option == b->focus ? "m b" : "m", number);
    (*used)++;
}

static const char *colour_of(const struct brief *b, uint32_t option)
{
    return option == b->focus ? SVG_BLUE : option == b->digest.none ? SVG_GREY : SVG_INK;
}

/* The focus option stands in front of the others. */
static void draw_points(struct brief *b, const struct point *points, uint32_t count)
{
    double(*taken)[2] = arena_take(&b->arena, count + 1, sizeof *taken);
    uint32_t used = 0;

    for (uint32_t k = 0; k < count; k++) {
        const char *colour = points[k].option == b->focus ? SVG_BLUE : "#8c8c8c";
        const double width = points[k].option == b->focus ? 2 : 1;
        svg_line(b->out, points[k].low_x, points[k].y, points[k].high_x, points[k].y, colour, width, NULL);
        svg_line(b->out, points[k].x, points[k].low_y, points[k].x, points[k].high_y, colour, width, NULL);
    }
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < count; k++) {
            const bool focus = points[k].option == b->focus, none = points[k].option == b->digest.none;
            if (focus == (pass == 1))
                svg_marker(b->out,
                           focus  ? MARKER_DIAMOND
                           : none ? MARKER_SQUARE
                                  : MARKER_CIRCLE,
                           points[k].x, points[k].y, 4.5, colour_of(b, points[k].option), !none);
        }
    for (uint32_t k = 0; k < count; k++)
        place_number(b, points, count, k, taken, &used);
}

static const char *axis_title(struct brief *b, const struct measure *measure, bool as_difference)
{
    const struct display display = display_of(measure);

    return format_text(b, "%s%s%s%s", measure->title, as_difference ? ", minus none" : "", *display.unit ? ", " : "",
                       display.unit);
}

void chart_tradeoff(struct brief *b, uint32_t across, uint32_t up, bool as_difference)
{
    const struct digest *digest = &b->digest;
    const struct measure *measure_x = &digest->measures.list[across], *measure_y = &digest->measures.list[up];
    const double scale_x = display_of(measure_x).scale, scale_y = display_of(measure_y).scale;
    struct scale x = {INFINITY, -INFINITY, 62, 350}, y = {INFINITY, -INFINITY, 254, 42};
    struct point *points = arena_take(&b->arena, digest->options + 1, sizeof *points);
    uint32_t *drawn = arena_take(&b->arena, digest->options + 1, sizeof *drawn), count = 0;
    const uint32_t drawn_count = drawn_options(b, drawn);

    for (uint32_t k = 0; k < drawn_count; k++) {
        const struct band *bx = band_for(b, drawn[k], across, as_difference);
        const struct band *by = band_for(b, drawn[k], up, as_difference);
        widen(&x, bx->low * scale_x);
        widen(&x, bx->high * scale_x);
        widen(&y, by->low * scale_y);
        widen(&y, by->high * scale_y);
    }
    if (x.from > x.to || y.from > y.to)
        return;
    scale_round(&x, 5);
    scale_round(&y, 5);
    for (uint32_t k = 0; k < drawn_count; k++) {
        const uint32_t option = drawn[k];
        const struct band *bx = band_for(b, option, across, as_difference),
                          *by = band_for(b, option, up, as_difference);
        if (isnan(bx->middle) || isnan(by->middle))
            continue;
        points[count++] = (struct point){scale_at(&x, bx->middle * scale_x), scale_at(&y, by->middle * scale_y),
                                         scale_at(&x, bx->low * scale_x),    scale_at(&x, bx->high * scale_x),
                                         scale_at(&y, by->low * scale_y),    scale_at(&y, by->high * scale_y),
                                         option_number(b, option),           option};
    }
    const char *title_x = axis_title(b, measure_x, as_difference), *title_y = axis_title(b, measure_y, as_difference);
    buffer_add(b->out, "<div class=\"panel\">");
    svg_open(b->out, 312, panel_id(b), format_text(b, "%s against %s", title_y, title_x),
             "A dot for each option at the middle future, a cross over nine futures in ten.");
    svg_axis_below(b->out, &x, 262, 42, 5, NULL);
    svg_axis_left(b->out, &y, 52, 350, 5, NULL);
    svg_label(b->out, 0, 16, 350, "s g", title_y);
    svg_label(b->out, 350, 294, 340, "e g", title_x);
    if (as_difference) {
        svg_line(b->out, scale_at(&x, 0), 42, scale_at(&x, 0), 262, SVG_GREY, 1, "4 3");
        svg_line(b->out, 52, scale_at(&y, 0), 350, scale_at(&y, 0), SVG_GREY, 1, "4 3");
    }
    draw_points(b, points, count);
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}
