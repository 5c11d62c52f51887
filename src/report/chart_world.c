/* Pages 6 to 9: how far each climbs, what gets thinner at home, who bears what, what goes with a result. */
#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

/* ---- ladders ---- */

enum { SQUARES_ACROSS = 50 };

/* `share` of 100 as squares, at most 50 a line. Returns lines used. */
static uint32_t squares(struct brief *b, double x, double y, uint32_t count, bool filled)
{
    for (uint32_t k = 0; k < count; k++)
        /* NOLINTNEXTLINE(bugprone-integer-division) */
        svg_rect(b->out, x + 4.0 * (k % SQUARES_ACROSS), y + 5.4 * (double)(k / SQUARES_ACROSS), 3.1, 4.2,
                 filled ? SVG_BLUE : "#fff", filled ? SVG_BLUE : SVG_GREY);
    return count == 0 ? 1 : (count + SQUARES_ACROSS - 1) / SQUARES_ACROSS;
}

/* 100 squares shared out by largest remainders, so that they always sum to 100. */
static void share_out(const double *share, uint32_t levels, uint32_t *squares_of)
{
    uint32_t given = 0;

    for (uint32_t l = 0; l < levels; l++) {
        squares_of[l] = (uint32_t)(share[l] * 100);
        given += squares_of[l];
    }
    for (; given < 100; given++) {
        uint32_t best = 0;
        double most = -1;
        for (uint32_t l = 0; l < levels; l++)
            if (share[l] * 100 - squares_of[l] > most) {
                most = share[l] * 100 - squares_of[l];
                best = l;
            }
        squares_of[best]++;
    }
}

static double ladder_level(struct brief *b, const char *word, const double *focus, const double *none,
                           uint32_t of_focus, uint32_t of_none, double y)
{
    char label[WORDS_ROOM], counts[2 * WORDS_ROOM];

    words_id(word, label);
    svg_label(b->out, 0, y + 9, 84, "s", label);
    const uint32_t above = squares(b, 90, y + 1, of_focus, true);
    double used = 5.4 * above + 2;
    if (none != NULL)
        used += 5.4 * squares(b, 90, y + 1 + used, of_none, false);
    snprintf(counts, sizeof counts, "%d", (int)(*focus * 100 + 0.5));
    if (*focus > 0 && *focus < 0.005)
        snprintf(counts, sizeof counts, "<1");
    svg_text(b->out, 318, y + 11, "e b", counts);
    if (none != NULL) {
        snprintf(counts, sizeof counts, *none > 0 && *none < 0.005 ? "(<1)" : "(%d)", (int)(*none * 100 + 0.5));
        svg_text(b->out, 360, y + 11, "e g", counts);
    }
    return used + 8 > 26 ? used + 8 : 26;
}

void chart_ladder(struct brief *b, const char *outcome, const char *title)
{
    const struct study_outcome *row = outcome_row(b, outcome);
    const uint32_t none = b->digest.none;
    uint32_t levels = row == NULL ? 0 : level_count(row);
    double focus_share[16], none_share[16];
    uint32_t focus_squares[16] = {0}, none_squares[16] = {0};

    if (levels == 0 || levels > 16)
        return;
    outcome_levels(b, b->focus, outcome, focus_share, levels);
    outcome_levels(b, none == NO_INDEX ? b->focus : none, outcome, none_share, levels);
    share_out(focus_share, levels, focus_squares);
    share_out(none_share, levels, none_squares);
    double height = 24;
    for (uint32_t l = 0; l < levels; l++) {
        const double used =
            5.4 * (1 + (focus_squares[l] > 50) + (none != NO_INDEX) * (1 + (none_squares[l] > 50))) + 10;
        height += used > 26 ? used : 26;
    }
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, title);
    buffer_add(b->out, "</p>");
    svg_open(
        b->out, height, panel_id(b), format_text(b, "%s: highest level reached, of 100 trials", title),
        "For each level the count of trials that peak there: filled squares with the option, open squares under none.");
    svg_rect(b->out, 90, 6, 8, 8, SVG_BLUE, SVG_BLUE);
    svg_label(b->out, 102, 10, 200, "s", b->focus_name);
    svg_text(b->out, 360, 14, "e g", none == NO_INDEX ? "" : "(none)");
    double y = 22;
    for (uint32_t l = levels; l-- > 0;) {
        char word[64];
        y += ladder_level(b, word_at(row->levels, l, word), &focus_share[l], none == NO_INDEX ? NULL : &none_share[l],
                          focus_squares[l], none_squares[l], y);
    }
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}

/* ---- home ---- */

/* Required over available on day 0, middle of the inputs; 0 when the scenario does not say. */
static double required_ratio(struct brief *b, uint32_t class)
{
    const char *const names[] = {"required", "required_share", "available", "added"};
    double value[4] = {0};

    for (uint32_t k = 0; k < 4; k++) {
        const uint32_t slot = named_slot(b->scenario, "classes", class, names[k], 0);
        if (slot != NO_SLOT)
            value[k] = distribution_middle(&scenario_slot_at(b->scenario, slot)->distribution);
    }
    const double available = value[2] + value[3];
    return available <= 0 ? 0 : value[0] / available + value[1];
}

static void home_before(struct brief *b, const uint32_t *class, uint32_t count)
{
    struct scale x = {0, 1.2, 128, 344};
    const double row = 32, top = 26, bottom = top + row * count;

    for (uint32_t k = 0; k < count; k++) {
        const double ratio = required_ratio(b, class[k]);
        x.to = ratio > x.to ? ratio : x.to;
    }
    scale_round(&x, 6);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">Day 0: required over available</p>");
    svg_open(b->out, bottom + 36, panel_id(b), "Required over available on day 0, by class of forces",
             "A circle for each class; to the right of 1 there is less than the core mission requires.");
    svg_text(b->out, scale_at(&x, 1), 12, "m g", "all needed");
    svg_axis_below(b->out, &x, bottom, top - 6, 6, "required / available");
    svg_line(b->out, scale_at(&x, 1), top - 8, scale_at(&x, 1), bottom, SVG_INK, 1.5, "4 3");
    for (uint32_t k = 0; k < count; k++) {
        const double y = top + row * (k + 0.5);
        svg_label(b->out, 0, y, 120, "s", named_title(b->scenario, "classes", class[k]));
        svg_line(b->out, x.start, y, scale_at(&x, required_ratio(b, class[k])), y, SVG_GREY, 1, NULL);
        svg_marker(b->out, MARKER_CIRCLE, scale_at(&x, required_ratio(b, class[k])), y, 4.5, SVG_BLUE, true);
    }
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}

static void home_added(struct brief *b, const uint32_t *class, uint32_t count)
{
    struct scale x = {0, 1, 128, 344};
    const double row = 32, top = 26, bottom = top + row * count;
    struct band *over = arena_take(&b->arena, count, sizeof *over);

    for (uint32_t k = 0; k < count; k++) {
        over[k] =
            outcome_band(b, b->focus, format_text(b, "home.over.%s", scenario_id(b->scenario, "classes", class[k])));
        x.to = over[k].futures > 0 && over[k].high * 100 > x.to ? over[k].high * 100 : x.to;
    }
    scale_round(&x, 5);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">Added by the option</p>");
    svg_open(b->out, bottom + 36, panel_id(b), "Strain added by the option, by class of forces",
             "A dot at the middle future and a line over nine futures in ten.");
    svg_axis_below(b->out, &x, bottom, top - 6, 5, "% of what is available");
    for (uint32_t k = 0; k < count; k++) {
        const double y = top + row * (k + 0.5);
        svg_label(b->out, 0, y, 120, "s", named_title(b->scenario, "classes", class[k]));
        if (over[k].futures == 0)
            continue;
        svg_line(b->out, scale_at(&x, over[k].low * 100), y, scale_at(&x, over[k].high * 100), y, SVG_VERMILLION, 3,
                 NULL);
        svg_marker(b->out, MARKER_SQUARE, scale_at(&x, over[k].middle * 100), y, 4.5, SVG_VERMILLION, true);
    }
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}

void chart_home(struct brief *b, const uint32_t *class, uint32_t count)
{
    home_before(b, class, count);
    home_added(b, class, count);
}

/* ---- one measure, the option and none ---- */

static void strip_band(struct brief *b, const struct band *band, double factor, const struct scale *x, double y,
                       const char *colour, enum marker marker, bool filled)
{
    if (band->futures == 0)
        return;
    svg_line(b->out, scale_at(x, band->low * factor), y, scale_at(x, band->high * factor), y, colour, 3, NULL);
    svg_marker(b->out, marker, scale_at(x, band->middle * factor), y, 4.5, colour, filled);
}

void chart_strip(struct brief *b, uint32_t m)
{
    const struct measure *measure = &b->digest.measures.list[m];
    const struct display display = display_of(measure);
    const struct cell *cell = digest_cell(&b->digest, b->focus, b->stratum, m);
    const struct cell *none =
        b->digest.none == NO_INDEX ? NULL : digest_cell(&b->digest, b->digest.none, b->stratum, m);
    struct scale x = {0, 0, 60, 345};
    char number[WORDS_ROOM];

    if (cell->band.futures == 0)
        return;
    const double ends[] = {cell->band.low, cell->band.high, none == NULL ? 0 : none->band.low,
                           none == NULL ? 0 : none->band.high};
    for (uint32_t k = 0; k < 4; k++)
        if (isfinite(ends[k])) {
            x.from = ends[k] * display.scale < x.from ? ends[k] * display.scale : x.from;
            x.to = ends[k] * display.scale > x.to ? ends[k] * display.scale : x.to;
        }
    scale_round(&x, 5);
    words_band(&display, &cell->band, number);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, measure->title);
    buffer_add(b->out, *display.unit ? ", <span class=\"g\">" : "<span class=\"g\">");
    html_text(b->out, display.unit);
    buffer_add(b->out, "</span></p>");
    svg_open(b->out, 66, panel_id(b), format_text(b, "%s, %s", measure->title, display.unit),
             format_text(b, "With the option %s; against none: %s.", number, verdict_word(cell->verdict)));
    svg_axis_below(b->out, &x, 44, 2, 5, NULL);
    svg_text(b->out, 0, 14, "s g", "none");
    svg_text(b->out, 0, 34, "s", "option");
    if (none != NULL)
        strip_band(b, &none->band, display.scale, &x, 10, SVG_GREY, MARKER_SQUARE, false);
    strip_band(b, &cell->band, display.scale, &x, 30, SVG_BLUE, MARKER_CIRCLE, true);
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}

/* ---- drivers ---- */

void chart_drivers(struct brief *b, const struct drivers *drivers, const char *title)
{
    const double row = 38, top = 26, bottom = top + row * drivers->count;
    double most = drivers->floor;

    for (uint32_t k = 0; k < drivers->count; k++) {
        const double squared = drivers->list[k].rho * drivers->list[k].rho;
        most = squared > most ? squared : most;
    }
    struct scale x = {0, most * 100, 4, 330};
    scale_round(&x, 5);
    buffer_add(b->out, "<div class=\"panel\"><p class=\"h\">");
    html_text(b->out, title);
    buffer_add(b->out, "</p>");
    svg_open(b->out, bottom + 36, panel_id(b), format_text(b, "Inputs that go with: %s", title),
             "A bar for each input, as long as its squared rank correlation; the dashed line is the noise floor.");
    svg_axis_below(b->out, &x, bottom, top - 6, 5, "% of the spread of ranks that goes with this input");
    for (uint32_t k = 0; k < drivers->count; k++) {
        const struct driver *driver = &drivers->list[k];
        const double y = top + row * k, squared = driver->rho * driver->rho;
        const bool clear = squared > drivers->floor;
        svg_text(b->out, 4, y + 10, clear ? "s" : "s g",
                 format_text(b, "%s %s", driver->rho > 0 ? "+" : "\xE2\x88\x92",
                             scenario_slot_at(b->scenario, driver->slot)->path));
        svg_rect(b->out, x.start, y + 15, scale_at(&x, squared * 100) - x.start, 11, clear ? SVG_BLUE : "#fff",
                 clear ? SVG_BLUE : SVG_GREY);
    }
    svg_line(b->out, scale_at(&x, drivers->floor * 100), top - 6, scale_at(&x, drivers->floor * 100), bottom,
             SVG_VERMILLION, 2, "5 3");
    svg_text(b->out, scale_at(&x, drivers->floor * 100), 13, scale_at(&x, drivers->floor * 100) > 250 ? "e" : "s",
             "noise floor");
    svg_close(b->out);
    buffer_add(b->out, "</div>\n");
}
