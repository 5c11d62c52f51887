#include "report/hindcast_movements.h"

#include "base/arena.h"
#include "report/table.h"
#include "report/words.h"
#include <math.h>

enum { USUAL_WIDTH = 100 };

const char movements_caution[] = "Totals and days, not closure curves; inputs were partly chosen knowing the outcome, "
                                 "and planning factors come from "
                                 "the same years: a check of consistency more than of skill.";

struct teller {
    const struct movement_case *cases;
    uint32_t case_count;
    const struct hindcast_settings *settings;
    struct arena arena;
    struct buffer *out;
    double *scratch, *widths;
};

static void begin_piece(struct teller *t)
{
    if (t->out->length > 0)
        buffer_add(t->out, "\n");
}

static void paragraph(struct teller *t, const char *text)
{
    begin_piece(t);
    if (t->settings->form == HINDCAST_MARKDOWN)
        buffer_format(t->out, "%s\n", text);
    else
        add_wrapped(t->out, text, t->settings->width ? t->settings->width : USUAL_WIDTH);
}

static void put_table(struct teller *t, struct table *table)
{
    begin_piece(t);
    if (t->settings->form == HINDCAST_MARKDOWN)
        table_render_markdown(table, t->out);
    else
        table_render(table, t->settings->width ? t->settings->width : USUAL_WIDTH, t->settings->colour, t->out);
    table_release(table);
}

/* ---- cells ---- */

/* Simulated, in the unit of the record: a tenth below ten, else whole, and no more than three digits that count. */
static const char *simulated_words(struct teller *t, const struct movement_figure *figure, double base)
{
    char whole[32];
    double value = base / figure->unit_size, step = 1.0;
    if (isinf(base))
        return "never";
    if (value < 9.95)
        return arena_format(&t->arena, "%.1f", value);
    while (value / step >= 999.5)
        step *= 10.0;
    value = step * floor(value / step + 0.5);
    words_count((uint64_t)value, whole);
    return arena_text(&t->arena, whole);
}

/* As recorded: whole, or with a tenth. */
static const char *recorded_words(struct teller *t, const struct movement_figure *figure, double base)
{
    char whole[32];
    const double value = base / figure->unit_size, rounded = floor(value + 0.5);
    if (fabs(value - rounded) > 0.04)
        return arena_format(&t->arena, "%.1f", value);
    words_count((uint64_t)rounded, whole);
    return arena_text(&t->arena, whole);
}

static const char *happened_cell(struct teller *t, const struct movement_figure *figure)
{
    const char *low = recorded_words(t, figure, figure->low);
    const char *gap = *figure->unit ? " " : "";
    if (figure->low < figure->high)
        return arena_format(&t->arena, "%s to %s%s%s", low, recorded_words(t, figure, figure->high), gap, figure->unit);
    return arena_format(&t->arena, "%s%s%s", low, gap, figure->unit);
}

static const char *ratio_cell(struct teller *t, const struct figure_score *score)
{
    return isinf(score->ratio) ? "-" : arena_format(&t->arena, "%.2f", score->ratio);
}

static void put_yes(struct table *table, uint32_t row, uint32_t column, bool yes)
{
    table_cell(table, row, column, yes ? "yes" : "no", yes ? TONE_GOOD : TONE_BAD);
}

static void put_figure(struct teller *t, struct table *table, uint32_t row, const struct movement_case *one,
                       const struct movement_figure *figure)
{
    const struct figure_score score = figure_score(figure, one->trials, t->scratch);
    table_cell(table, row, 0, one->id, TONE_PLAIN);
    table_cell(table, row, 1, arena_format(&t->arena, "%s%s", figure->title, *figure->hindsight ? " *" : ""),
               TONE_PLAIN);
    table_cell(table, row, 2, happened_cell(t, figure), TONE_PLAIN);
    table_cell(table, row, 3,
               arena_format(&t->arena, "%s (%s to %s)", simulated_words(t, figure, score.middle),
                            simulated_words(t, figure, score.low), simulated_words(t, figure, score.high)),
               TONE_PLAIN);
    table_cell(table, row, 4, ratio_cell(t, &score), TONE_PLAIN);
    put_yes(table, row, 5, score.is_within);
    put_yes(table, row, 6, score.is_inside);
}

/* ---- pieces ---- */

static uint32_t figure_count(const struct teller *t)
{
    uint32_t count = 0;
    for (uint32_t c = 0; c < t->case_count; c++)
        count += t->cases[c].figure_count;
    return count;
}

static void tell_figures(struct teller *t)
{
    static const char *const headings[] = {"case",
                                           "what\n(*: with hindsight)",
                                           "happened",
                                           "simulated\n(9 in 10)",
                                           "simulated /\nhappened",
                                           "within\n25%",
                                           "in the\nband"};
    struct table table;
    uint32_t row = 0;
    table_init(&table, sizeof headings / sizeof headings[0], figure_count(t));
    table_headings(&table, headings);
    for (uint32_t c = 0; c < t->case_count; c++)
        for (uint32_t k = 0; k < t->cases[c].figure_count; k++)
            put_figure(t, &table, row++, &t->cases[c], &t->cases[c].figures[k]);
    put_table(t, &table);
}

/* "Within 25%: 7 of 11 figures (9 cases). In the band: ..." */
static void tell_tally(struct teller *t)
{
    const struct movement_tally all = movement_tally(t->cases, t->case_count, false, t->scratch, t->widths);
    const struct movement_tally blind = movement_tally(t->cases, t->case_count, true, t->scratch, t->widths);
    const char *text = arena_format(&t->arena,
                                    "Within 25%%: %u of %u figures (%u cases). In the band: %u of %u; its upper end is "
                                    "%.1f times its lower, in the middle figure.",
                                    all.within, all.figures, t->case_count, all.inside, all.figures, all.width);
    if (blind.figures > 0 && blind.figures < all.figures)
        text = arena_format(&t->arena, "%s Without hindsight: %u of %u within 25%%, %u in the band.", text,
                            blind.within, blind.figures, blind.inside);
    paragraph(t, text);
}

static void tell_failures(struct teller *t)
{
    for (uint32_t c = 0; c < t->case_count; c++)
        if (t->cases[c].failed)
            paragraph(t, arena_format(&t->arena, "%s: %u trials FAILED and count as never.", t->cases[c].id,
                                      t->cases[c].failed));
}

/* An item of a list, of its own line. */
static void item(struct teller *t, const char *text)
{
    if (t->settings->form == HINDCAST_MARKDOWN)
        buffer_format(t->out, "- %s\n", text);
    else
        add_wrapped(t->out, text, t->settings->width ? t->settings->width : USUAL_WIDTH);
}

static void tell_hindsight(struct teller *t)
{
    bool any = false;
    for (uint32_t c = 0; c < t->case_count; c++)
        for (uint32_t k = 0; k < t->cases[c].figure_count; k++) {
            const struct movement_figure *figure = &t->cases[c].figures[k];
            if (!*figure->hindsight)
                continue;
            if (!any) {
                paragraph(t, "Hindsight: read from the outcome, not known before.");
                begin_piece(t);
            }
            any = true;
            item(t, arena_format(&t->arena, "%s, %s: %s", t->cases[c].id, figure->title, figure->hindsight));
        }
}

/* What a list of cases has no room for. */
static void tell_notes(struct teller *t)
{
    const struct movement_case *one = &t->cases[0];
    if (*one->note)
        paragraph(t, one->note);
    for (uint32_t k = 0; k < one->figure_count; k++)
        if (*one->figures[k].note)
            paragraph(t, arena_format(&t->arena, "%s: %s", one->figures[k].title, one->figures[k].note));
}

void report_hindcast_movements(const struct movement_case *cases, uint32_t case_count,
                               const struct hindcast_settings *settings, struct buffer *out)
{
    struct teller t = {.cases = cases, .case_count = case_count, .settings = settings, .out = out};
    arena_init(&t.arena);
    t.scratch = arena_take(&t.arena, cases[0].trials + 1, sizeof *t.scratch);
    t.widths = arena_take(&t.arena, figure_count(&t) + 1, sizeof *t.widths);
    if (settings->form == HINDCAST_JSON) {
        hindcast_movements_json(cases, case_count, t.scratch, t.widths, out);
    } else {
        if (case_count == 1)
            paragraph(&t, arena_format(&t.arena, "%s.", cases[0].title));
        paragraph(&t, arena_format(&t.arena,
                                   "Movements of the past, %u trials each: the middle trial (9 in 10 lie "
                                   "between). %s",
                                   cases[0].trials, movements_caution));
        tell_figures(&t);
        tell_failures(&t);
        if (case_count == 1)
            tell_notes(&t);
        else
            tell_tally(&t);
        tell_hindsight(&t);
    }
    arena_release(&t.arena);
}
