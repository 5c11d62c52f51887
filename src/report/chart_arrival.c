/* Page 5: what is in place by when, and what held it. */
#include "report/brief_internal.h"

#include <math.h>
#include <stdio.h>

enum { CLOSURE_POINTS = 5, CLOSURE_PATHS = 12 };

static const char *closure_outcome(struct brief *b, uint32_t k, const char *role)
{
    static const char *const starts[CLOSURE_POINTS - 1] = {"force.day30", "force.day60", "force.day90", "force.last"};

    return format_text(b, "%s.%s", starts[k], role);
}

static double closure_day(const struct brief *b, uint32_t k)
{
    static const double days[CLOSURE_POINTS] = {0, 30, 60, 90, 0};

    return k == CLOSURE_POINTS - 1 ? b->horizon_days : days[k];
}

static void closure_band(struct brief *b, const struct band *bands, const struct scale *x, const struct scale *y)
{
    buffer_add(b->out, "<path d=\"");
    for (uint32_t k = 0; k < CLOSURE_POINTS; k++)
        svg_put(b->out, k == 0 ? "M@ @" : "L@ @", scale_at(x, closure_day(b, k)), scale_at(y, bands[k].high));
    for (uint32_t k = CLOSURE_POINTS; k-- > 0;)
        svg_put(b->out, "L@ @", scale_at(x, closure_day(b, k)), scale_at(y, bands[k].low));
    buffer_add(b->out, "Z\" fill=\"#cfe3f1\"/>\n");
}

static void closure_paths(struct brief *b, const double *const *column, const struct scale *x, const struct scale *y)
{
    for (uint32_t p = 0; p < CLOSURE_PATHS; p++) {
        /* Trials evenly over futures, each the first of its future: chosen before anything is known of them. */
        const size_t trial = (size_t)((uint64_t)p * b->futures / CLOSURE_PATHS) * b->replicates;
        buffer_add(b->out, "<path class=\"t\" fill=\"none\" stroke=\"#6b6b6b\" stroke-width=\"1\" d=\"");
        svg_put(b->out, "M@ @", scale_at(x, 0), scale_at(y, 0));
        for (uint32_t k = 1; k < CLOSURE_POINTS; k++) {
            const double value = column[k - 1] == NULL ? (double)NAN : column[k - 1][trial];
            if (isfinite(value))
                svg_put(b->out, "L@ @", scale_at(x, closure_day(b, k)), scale_at(y, value));
        }
        buffer_add(b->out, "\"/>\n");
    }
}

void chart_closure(struct brief *b, uint32_t role)
{
    const char *id = scenario_id(b->scenario, "roles", role), *title = named_title(b->scenario, "roles", role);
    const struct scale x = {0, b->horizon_days, 44, 350}, y = {0, 1, 150, 24};
    struct band bands[CLOSURE_POINTS] = {0};
    const double *column[CLOSURE_POINTS - 1];
    char number[WORDS_ROOM];

    for (uint32_t k = 1; k < CLOSURE_POINTS; k++) {
        const char *outcome = closure_outcome(b, k - 1, id);
        bands[k] = outcome_band(b, b->focus, outcome);
        column[k - 1] = outcome_column(b, b->focus, outcome);
        if (bands[k].futures == 0)
            return;
    }
    const struct display share = display_of_unit("%");
    words_band(&share, &bands[CLOSURE_POINTS - 1], number);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, title);
    buffer_add(b->out, "</p>");
    svg_open(b->out, 186, panel_id(b), format_text(b, "%s: share in place by day", title),
             format_text(b, "At the horizon %s%% of the role at full size is in place in the middle future.", number));
    closure_band(b, bands, &x, &y);
    svg_axis_below(b->out, &x, 150, 24, 6, "day");
    svg_text(b->out, 0, 12, "s g", "% of the role at full size; grey: 12 single trials");
    for (uint32_t k = 0; k <= 4; k++) {
        snprintf(number, sizeof number, "%u", k * 25);
        svg_line(b->out, 44, scale_at(&y, k / 4.0), 350, scale_at(&y, k / 4.0), "#d9d9d9", 1, NULL);
        svg_text(b->out, 38, scale_at(&y, k / 4.0) + 4.5, "e g", number);
    }
    closure_paths(b, column, &x, &y);
    buffer_format(b->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"3\" d=\"", SVG_BLUE);
    for (uint32_t k = 0; k < CLOSURE_POINTS; k++)
        svg_put(b->out, k == 0 ? "M@ @" : "L@ @", scale_at(&x, closure_day(b, k)), scale_at(&y, bands[k].middle));
    buffer_add(b->out, "\"/>\n");
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}

void chart_bottleneck(struct brief *b, const uint32_t *role, uint32_t count)
{
    const struct study_outcome *first = NULL;

    for (uint32_t k = 0; k < count && first == NULL; k++)
        first = outcome_row(b, format_text(b, "force.bottleneck.%s", scenario_id(b->scenario, "roles", role[k])));
    const uint32_t levels = first == NULL ? 0 : level_count(first);
    if (levels == 0)
        return;
    const double left = 100, step = (PANEL_WIDTH - left) / levels, top = 44, row = 34;
    double *share = arena_take(&b->arena, levels, sizeof *share);
    buffer_add(b->out, "<div class=\"panel\">");
    svg_open(b->out, top + row * count + 4, panel_id(b), "What held each role longest, of 100 trials",
             "A row for each role, a column for each constraint; the bar's height is the count of trials.");
    for (uint32_t l = 0; l < levels; l++) {
        char word[64];
        /* Every second word a line lower, or they would run into each other. */
        svg_text(b->out, left + step * (l + 0.5), l % 2 == 0 ? 14 : 30, "m g", word_at(first->levels, l, word));
    }
    for (uint32_t k = 0; k < count; k++) {
        const double y = top + row * k;
        svg_line(b->out, 0, y - 2, PANEL_WIDTH, y - 2, "#d9d9d9", 1, NULL);
        svg_label(b->out, 0, y + row / 2 - 2, left - 6, "s", named_title(b->scenario, "roles", role[k]));
        outcome_levels(b, b->focus, format_text(b, "force.bottleneck.%s", scenario_id(b->scenario, "roles", role[k])),
                       share, levels);
        for (uint32_t l = 0; l < levels; l++) {
            const double x = left + step * l, height = 14 * share[l];
            char number[16];
            if (share[l] <= 0)
                continue;
            svg_rect(b->out, x + 3, y + row - 5 - height, step - 6, height, SVG_BLUE, NULL);
            snprintf(number, sizeof number, share[l] < 0.005 ? "<1" : "%d", (int)(share[l] * 100 + 0.5));
            svg_text(b->out, x + step / 2, y + row - 8 - height, "m", number);
        }
    }
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}
