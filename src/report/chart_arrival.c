/* Page 5: what is in place by when, and what held it. */
#include "report/brief_internal.h"

#include <stdio.h>

enum { CLOSURE_PATHS = 12 };

/* Quantile of a role's share in place on each day of the curve, percent of the role at full size. */
static const double *curve_of(struct brief *b, const struct deployed_role *role, double p)
{
    const struct deployment *d = b->settings->deployment;
    double *scratch = arena_take(&b->arena, d->trials + 1, sizeof *scratch);
    double *curve = arena_take(&b->arena, d->day_count + 1, sizeof *curve);
    for (uint32_t day = 0; day < d->day_count; day++)
        curve[day] = column_quantile(role->in_place + (size_t)day * d->trials, d->trials, p, scratch);
    return curve;
}

static void line_along(struct brief *b, const double *curve, const struct scale *x, const struct scale *y, bool back)
{
    const struct deployment *d = b->settings->deployment;
    for (uint32_t k = 0; k < d->day_count; k++) {
        const uint32_t day = back ? d->day_count - 1 - k : k;
        svg_put(b->out, !back && k == 0 ? "M@ @" : "L@ @", scale_at(x, day * d->step_days), scale_at(y, curve[day]));
    }
}

static void closure_band(struct brief *b, const struct deployed_role *role, const struct scale *x,
                         const struct scale *y)
{
    buffer_add(b->out, "<path d=\"");
    line_along(b, curve_of(b, role, 0.95), x, y, false);
    line_along(b, curve_of(b, role, 0.05), x, y, true);
    buffer_add(b->out, "Z\" fill=\"#cfe3f1\"/>\n");
}

static void closure_paths(struct brief *b, const struct deployed_role *role, const struct scale *x,
                          const struct scale *y)
{
    const struct deployment *d = b->settings->deployment;
    double *path = arena_take(&b->arena, d->day_count + 1, sizeof *path);
    for (uint32_t p = 0; p < CLOSURE_PATHS; p++) {
        /* Trials evenly over futures, each the first of its future: chosen before anything is known of them. */
        const size_t trial = (size_t)((uint64_t)p * d->futures / CLOSURE_PATHS) * d->replicates;
        for (uint32_t day = 0; day < d->day_count; day++)
            path[day] = role->in_place[(size_t)day * d->trials + trial];
        buffer_add(b->out, "<path class=\"t\" fill=\"none\" stroke=\"#6b6b6b\" stroke-width=\"1\" d=\"");
        line_along(b, path, x, y, false);
        buffer_add(b->out, "\"/>\n");
    }
}

void chart_closure(struct brief *b, const struct deployed_role *role)
{
    const struct deployment *d = b->settings->deployment;
    const struct scale x = {0, d->horizon_days, 44, 350}, y = {0, 1, 150, 24};
    char number[WORDS_ROOM];
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, role->title);
    buffer_add(b->out, "</p>");
    svg_open(b->out, 186, panel_id(b), format_text(b, "%s: share in place by day", role->title),
             format_text(b, "At the horizon %.0f%% of the role at full size is in place in the middle trial.",
                         100.0 * curve_of(b, role, 0.5)[d->day_count - 1]));
    closure_band(b, role, &x, &y);
    svg_axis_below(b->out, &x, 150, 24, 6, "day");
    svg_text(b->out, 0, 12, "s g", "% of the role at full size; grey: 12 single trials");
    for (uint32_t k = 0; k <= 4; k++) {
        snprintf(number, sizeof number, "%u", k * 25);
        svg_line(b->out, 44, scale_at(&y, k / 4.0), 350, scale_at(&y, k / 4.0), "#d9d9d9", 1, NULL);
        svg_text(b->out, 38, scale_at(&y, k / 4.0) + 4.5, "e g", number);
    }
    closure_paths(b, role, &x, &y);
    buffer_format(b->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"3\" d=\"", SVG_BLUE);
    line_along(b, curve_of(b, role, 0.5), &x, &y, false);
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
