/* Pictures of the lift of one trial: what each aircraft and ship did when, and how many spots were in use. */
#include "report/brief_internal.h"
#include "report/trial_lift.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

enum { ROW = 13, LABEL = 104 };

static const struct {
    const char *fill, *stroke, *word;
} looks[LIFT_SPAN_KINDS] = {
    [LIFT_WAITS] = {SVG_VERMILLION, NULL, "waits"},
    [LIFT_WORKS] = {SVG_INK, NULL, "on a spot"},
    [LIFT_LOADED] = {SVG_BLUE, NULL, "loaded"},
    [LIFT_EMPTY] = {"#ffffff", SVG_BLUE, "empty"},
};

static bool has_carried(const struct trial_lift *lift, uint32_t asset)
{
    for (uint32_t k = 0; k < lift->span_count; k++)
        if (lift->spans[k].asset == asset && lift->spans[k].kind == LIFT_LOADED)
            return true;
    return false;
}

static void legend(struct brief *b, double y)
{
    double x = 0;
    for (int kind = 0; kind < LIFT_SPAN_KINDS; kind++) {
        svg_rect(b->out, x, y - 9, 12, 9, looks[kind].fill, looks[kind].stroke);
        svg_text(b->out, x + 16, y, "s", looks[kind].word);
        x += 24 + svg_width_of(looks[kind].word);
    }
}

/* Height of a bar tells the kinds apart where colour does not: waiting is thin, work full, sailing between. */
static void draw_span(struct brief *b, const struct lift_span *span, const struct scale *x, double y)
{
    static const double height[LIFT_SPAN_KINDS] = {4, 9, 6, 6};
    const double from = scale_at(x, span->from_day), to = scale_at(x, span->to_day), high = height[span->kind];
    svg_rect(b->out, from, y - high / 2, to - from > 0.6 ? to - from : 0.6, high, looks[span->kind].fill,
             looks[span->kind].stroke);
}

uint32_t chart_gantt(struct brief *b, const struct trial_lift *lift)
{
    const struct scale x = {0, b->horizon_days, LABEL, PANEL_WIDTH - 8};
    uint32_t rows = 0, row = 0;
    char name[WORDS_ROOM];
    for (uint32_t asset = 0; asset < lift->asset_count; asset++)
        rows += has_carried(lift, asset);
    if (rows == 0)
        return 0;
    const double top = 22, bottom = top + ROW * rows + 4;
    buffer_add(b->out, "<div class=\"panel\">");
    svg_open(b->out, bottom + 34, panel_id(b), "What each aircraft and ship did when",
             format_text(b, "%u aircraft and ships that carried something, a row each, by day.", rows));
    legend(b, 12);
    svg_axis_below(b->out, &x, bottom, top, 6, "day");
    for (uint32_t asset = 0; asset < lift->asset_count; asset++) {
        if (!has_carried(lift, asset))
            continue;
        const double y = top + ROW * (row++ + 0.5) + 2;
        words_id(lift->asset_id[asset], name);
        svg_text(b->out, 0, y + 4.5, "s t", name);
        for (uint32_t k = 0; k < lift->span_count; k++)
            if (lift->spans[k].asset == asset)
                draw_span(b, &lift->spans[k], &x, y);
    }
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
    return rows;
}

void chart_node(struct brief *b, const struct trial_lift *lift, uint32_t node, double spots)
{
    double *day;
    uint32_t *busy, most = (uint32_t)ceil(spots);
    const uint32_t count = node_work(lift, node, &day, &busy, &b->arena);
    if (count == 0)
        return;
    for (uint32_t k = 0; k < count; k++)
        most = busy[k] > most ? busy[k] : most;
    const struct scale x = {0, b->horizon_days, 44, 350}, y = {0, most, 92, 24};
    const char *title = named_title(b->scenario, "nodes", node);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, title);
    buffer_add(b->out, "</p>");
    svg_open(b->out, 128, panel_id(b), format_text(b, "%s: spots in use by day", title),
             "Steps: spots or berths in use by this movement; broken line: those there are.");
    svg_axis_below(b->out, &x, 92, 24, 6, "day");
    svg_text(b->out, 0, 12, "s g", "spots or berths in use; broken: all there are");
    for (uint32_t k = 0; k <= most; k += most > 6 ? 2 : 1) {
        char number[16];
        snprintf(number, sizeof number, "%u", k);
        svg_text(b->out, 38, scale_at(&y, k) + 4.5, "e g", number);
    }
    buffer_format(b->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" d=\"", SVG_BLUE);
    svg_put(b->out, "M@ @", scale_at(&x, 0), scale_at(&y, 0));
    for (uint32_t k = 0; k < count; k++) {
        svg_put(b->out, "H@", scale_at(&x, day[k]));
        svg_put(b->out, "V@", scale_at(&y, busy[k]));
    }
    svg_put(b->out, "H@", scale_at(&x, b->horizon_days));
    buffer_add(b->out, "\"/>\n");
    svg_line(b->out, 44, scale_at(&y, spots), 350, scale_at(&y, spots), SVG_VERMILLION, 1.5, "5 3");
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}
