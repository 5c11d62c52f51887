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

static void council_legend(struct brief *b, const char *id, const char *const *words)
{
    double x = 0;

    for (uint32_t s = 0; s < 4; s++) {
        svg_rect(b->out, x, 4, 12, 10, stance_fill(b, id, s), SVG_INK);
        svg_text(b->out, x + 16, 13.5, "s", words[s]);
        x += 16 + svg_width_of(words[s]) + 14;
    }
}

static void council_row(struct brief *b, const char *id, uint32_t member, const struct stances *stances, double y)
{
    const struct scale input = {0, 100, 118, 208}, output = {0, 1, 234, 356};
    const uint32_t slot = named_slot(b->scenario, "members", member, "support", 0);

    svg_text(b->out, 0, y + 11.5, "s", named_title(b->scenario, "members", member));
    if (slot != NO_SLOT) {
        const struct distribution *support = &scenario_slot_at(b->scenario, slot)->distribution;
        const double low = distribution_least(support), high = distribution_most(support),
                     middle = distribution_middle(support);
        svg_line(b->out, scale_at(&input, low), y + 7, scale_at(&input, high), y + 7, SVG_GREY, 4, NULL);
        svg_line(b->out, scale_at(&input, middle), y + 1.5, scale_at(&input, middle), y + 12.5, SVG_INK, 2, NULL);
    }
    double from = 0;
    for (uint32_t s = 0; s < 4; s++) {
        const double share = stances->share[s];
        if (share > 0)
            svg_rect(b->out, scale_at(&output, from), y + 1.5,
                     scale_at(&output, from + share) - scale_at(&output, from), 11, stance_fill(b, id, s), SVG_INK);
        from += share;
    }
}

void chart_council(struct brief *b, const uint32_t *member, const struct stances *stances, uint32_t count)
{
    static const char *const words[] = {"yes", "held out", "opted out", "blocked"};
    const double row = 16, top = 62;
    const char *id = panel_id(b);

    buffer_add(b->out, "<div class=\"panel\">");
    svg_open(b->out, top + row * count + 20, id, "Members: support as put in, and what they did in 100 trials",
             "A row for each member: on the left the range of support that was assumed, on the right a bar divided "
             "into the trials in "
             "which it said yes, held out at first, opted out, or blocked to the end.");
    council_defs(b, id);
    council_legend(b, id, words);
    svg_text(b->out, 163, 36, "m g", "we put it at");
    svg_text(b->out, 295, 36, "m g", "of 100 trials");
    svg_text(b->out, 118, 53, "m g", "0");
    svg_text(b->out, 163, 53, "m g", "50");
    svg_text(b->out, 208, 53, "m g", "100");
    svg_text(b->out, 234, 53, "s g", "0");
    svg_text(b->out, 295, 53, "m g", "50");
    svg_text(b->out, 356, 53, "e g", "100");
    svg_line(b->out, 163, top - 4, 163, top + row * count, "#d9d9d9", 1, NULL);
    for (uint32_t k = 0; k < count; k++)
        council_row(b, id, member[k], &stances[k], top + row * k);
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
