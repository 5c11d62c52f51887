/* Page 4: what was put in for each member and what it did; by which day all were agreed. */
#include "report/brief_internal.h"

#include <math.h>
#include <stdio.h>

static void council_defs(struct brief *b, const char *id)
{
    buffer_format(
        b->out,
        "<defs><pattern id=\"%s-h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#fff\"/><rect width=\"2.2\" "
        "height=\"5\" "
        "fill=\"%s\"/></pattern><pattern id=\"%s-o\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect "
        "width=\"5\" height=\"5\" fill=\"#fff\"/><circle cx=\"2.5\" cy=\"2.5\" r=\"1.5\" "
        "fill=\"%s\"/></pattern></defs>\n",
        id, SVG_VERMILLION, id, SVG_GREEN);
}

static const char *stance_fill(struct brief *b, const char *id, uint32_t stance)
{
    switch (stance) {
    case 0:
        return SVG_BLUE;
    case 1:
        return format_text(b, "url(#%s-h)", id);
    case 2:
        return format_text(b, "url(#%s-o)", id);
    default:
        return SVG_INK;
    }
}

/* Each panel's three scales: the support put in, the depth at which a member leaves, shares of trials. */
static const struct scale support_scale = {0, 100, 118, 188}, depth_scale = {0, 1, 204, 260},
                          trial_scale = {0, 1, 276, 356};
static const double row_height = 16;

static void council_legend(struct brief *b, const char *id)
{
    static const char *const words[PIVOT_STANCES] = {"yes", "held out", "opted out", "blocked"};
    double x = 0;

    for (uint32_t s = 0; s < PIVOT_STANCES; s++) {
        svg_rect(b->out, x, 4, 12, 10, stance_fill(b, id, s), SVG_INK);
        svg_text(b->out, x + 16, 13.5, "s", words[s]);
        x += 16 + svg_width_of(words[s]) + 14;
    }
    if (b->settings->flips == NULL)
        return;
    svg_marker(b->out, MARKER_DIAMOND, 6, 26, 4.5, SVG_VERMILLION, true);
    svg_text(b->out, 16, 30.5, "s", "at this support the result flips");
}

/* `full`: what stands at the end of the scale. */
static void council_scale(struct brief *b, const struct scale *scale, const char *title, const char *full, double top,
                          double bottom)
{
    const double middle = (scale->start + scale->end) / 2;

    svg_text(b->out, middle, top - 26, "m g", title);
    svg_text(b->out, scale->start, top - 9, "s g", "0");
    svg_text(b->out, scale->end, top - 9, "e g", full);
    svg_line(b->out, middle, top - 4, middle, bottom, "#d9d9d9", 1, NULL);
}

static void range_mark(struct brief *b, const struct scale *scale, double low, double middle, double high, double y)
{
    svg_line(b->out, scale_at(scale, low), y + 7, scale_at(scale, high), y + 7, SVG_GREY, 4, NULL);
    svg_line(b->out, scale_at(scale, middle), y + 1.5, scale_at(scale, middle), y + 12.5, SVG_INK, 2, NULL);
}

static void council_row(struct brief *b, const char *id, const struct pivot *member, double y)
{
    const uint32_t slot = named_slot(b->scenario, "members", member->member, "support", 0);
    double from = 0;

    svg_text(b->out, 0, y + 11.5, "s", named_title(b->scenario, "members", member->member));
    if (slot != NO_SLOT)
        range_mark(b, &support_scale, member->support_low,
                   distribution_middle(&scenario_slot_at(b->scenario, slot)->distribution), member->support_high, y);
    if (!isnan(member->flip.value))
        svg_marker(b->out, MARKER_DIAMOND, scale_at(&support_scale, member->flip.value), y + 7, 4.5, SVG_VERMILLION,
                   true);
    if (!isnan(member->leaves_middle))
        range_mark(b, &depth_scale, member->leaves_low, member->leaves_middle, member->leaves_high, y);
    for (uint32_t s = 0; s < PIVOT_STANCES; s++) {
        const double share = member->stance[s];
        if (share > 0)
            svg_rect(b->out, scale_at(&trial_scale, from), y + 1.5,
                     scale_at(&trial_scale, from + share) - scale_at(&trial_scale, from), 11, stance_fill(b, id, s),
                     SVG_INK);
        from += share > 0 ? share : 0;
    }
}

void chart_council(struct brief *b, const struct pivot *members, uint32_t count)
{
    const double top = 76, bottom = top + row_height * count;
    const char *id = panel_id(b);

    buffer_add(b->out, "<div class=\"panel\">");
    svg_open(b->out, bottom + 6, id, "Members: support as put in, depth at which they leave, and what they did",
             "A row for each member: on the left the range of support that was assumed, with a diamond where moving it "
             "alone flips the result; in the middle the depth above which it breaks silence, 9 trials in 10, with a "
             "stroke at the middle one; on the right a bar divided into the trials in which it said yes, held out at "
             "first, opted out, or blocked to the end.");
    council_defs(b, id);
    council_legend(b, id);
    council_scale(b, &support_scale, "we put it at", "100", top, bottom);
    council_scale(b, &depth_scale, "leaves at", "100%", top, bottom);
    council_scale(b, &trial_scale, "of 100 trials", "100", top, bottom);
    for (uint32_t k = 0; k < count; k++)
        council_row(b, id, &members[k], top + row_height * k);
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}

/* ---- days as dots ---- */

enum { DOTS = 50, DAY_BINS = 24, DOTS_ACROSS = 2 };

/* Count of the 50 quantile dots in each bin of days; the last bin is "never". */
static void bin_dots(struct brief *b, uint32_t option, const char *outcome, uint32_t *bins)
{
    for (uint32_t d = 0; d < DOTS; d++) {
        const double day = outcome_quantile(b, option, outcome, (d + 0.5) / DOTS);
        uint32_t bin = DAY_BINS;
        if (isnan(day))
            continue;
        if (isfinite(day)) {
            bin = (uint32_t)(day / b->horizon_days * DAY_BINS);
            bin = bin < DAY_BINS ? bin : DAY_BINS - 1;
        }
        bins[bin]++;
    }
}

void chart_days(struct brief *b, const char *outcome)
{
    const struct digest *digest = &b->digest;
    const struct scale scale = {0, b->horizon_days, 6, 306};
    const double dot = 5.6;
    uint32_t *drawn = arena_take(&b->arena, digest->options + 1, sizeof *drawn);
    const uint32_t drawn_count = drawn_options(b, drawn);

    for (uint32_t k = 0; k < drawn_count; k++) {
        const uint32_t option = drawn[k];
        uint32_t bins[DAY_BINS + 1] = {0}, most = 0;
        if (option == digest->none)
            continue;
        bin_dots(b, option, outcome, bins);
        for (uint32_t n = 0; n < DAY_BINS; n++)
            most = bins[n] > most ? bins[n] : most;
        /* The "never" column has room for four dots a line. */
        uint32_t lines = (most + DOTS_ACROSS - 1) / DOTS_ACROSS;
        lines = (bins[DAY_BINS] + 3) / 4 > lines ? (bins[DAY_BINS] + 3) / 4 : lines;
        const double bottom = 12 + dot * (lines < 3 ? 3 : lines);
        char heading[2 * WORDS_ROOM];
        snprintf(heading, sizeof heading, "%s", digest_option_title(digest, option));
        buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
        html_text(b->out, heading);
        buffer_add(b->out, "</p>");
        svg_open(b->out, bottom + 20, panel_id(b), format_text(b, "%s: day by which all is agreed", heading),
                 format_text(b, "50 dots, each two trials in a hundred; %u of 50 never come.", bins[DAY_BINS]));
        svg_axis_below(b->out, &scale, bottom, 4, 6, NULL);
        svg_line(b->out, 320, bottom, 356, bottom, SVG_GREY, 1, NULL);
        svg_text(b->out, 358, bottom + 14, "e g", "never");
        for (uint32_t n = 0; n <= DAY_BINS; n++)
            for (uint32_t d = 0; d < bins[n]; d++) {
                const uint32_t across = n == DAY_BINS ? 4 : DOTS_ACROSS;
                const double left = n == DAY_BINS ? 326 : scale.start + (scale.end - scale.start) * n / DAY_BINS + 3.2;
                svg_marker(b->out, n == DAY_BINS ? MARKER_SQUARE : MARKER_CIRCLE, left + (d % across) * dot * 1.08,
                           /* NOLINTNEXTLINE(bugprone-integer-division) */
                           bottom - 3.4 - (double)(d / across) * dot, 2.1, n == DAY_BINS ? SVG_VERMILLION : SVG_BLUE,
                           true);
            }
        svg_close(b->out);
        buffer_add(b->out, "</div>\n");
    }
}
