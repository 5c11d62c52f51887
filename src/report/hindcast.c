/* Tables of a hindcast, for a terminal or as Markdown, and what is said around them. */
#include "report/hindcast_internal.h"

#include "report/table.h"
#include "report/words.h"
#include <math.h>
#include <stdio.h>

enum { USUAL_WIDTH = 100 };

const char hindcast_caution[] =
    "Cases are few and were coded by people who knew how they ended: skill shown here is an upper bound.";

static bool is_markdown(const struct writer *w)
{
    return w->settings->form == HINDCAST_MARKDOWN;
}

/* A blank line between paragraphs and tables. */
static void begin_piece(struct writer *w)
{
    if (w->out->length > 0)
        buffer_add(w->out, "\n");
}

/* Lines of text are broken to the width, those of Markdown are not. */
void hindcast_paragraph(struct writer *w, const char *text)
{
    begin_piece(w);
    if (is_markdown(w))
        buffer_format(w->out, "%s\n", text);
    else
        add_wrapped(w->out, text, w->settings->width == 0 ? USUAL_WIDTH : w->settings->width);
}

void hindcast_table(struct writer *w, struct table *table)
{
    begin_piece(w);
    if (is_markdown(w))
        table_render_markdown(table, w->out);
    else
        table_render(table, w->settings->width == 0 ? USUAL_WIDTH : w->settings->width, w->settings->colour, w->out);
    table_release(table);
}

/* In hundredths, never "-0.00"; "-" for what is unknown. */
static void hundredths(double value, bool is_signed, char out[WORDS_ROOM])
{
    if (isnan(value)) {
        snprintf(out, WORDS_ROOM, "-");
        return;
    }
    const double rounded = floor(value * 100 + 0.5) / 100;
    snprintf(out, WORDS_ROOM, is_signed && rounded != 0 ? "%+.2f" : "%.2f", rounded);
}

/* "+0.12 (-0.30 to +0.41)" */
static void words_estimate(const struct estimate *estimate, char out[WORDS_ROOM])
{
    char value[WORDS_ROOM], low[WORDS_ROOM], high[WORDS_ROOM];

    hundredths(estimate->value, true, value);
    hundredths(estimate->low, true, low);
    hundredths(estimate->high, true, high);
    if (isnan(estimate->value) || isinf(estimate->low))
        snprintf(out, WORDS_ROOM, "%s", value);
    else
        snprintf(out, WORDS_ROOM, "%.20s (%.20s to %.20s)", value, low, high);
}

static void words_chance(double chance, char out[WORDS_ROOM])
{
    const struct display of_hundred = display_of_unit("of 100");

    words_value(&of_hundred, chance, 0, out);
}

static void put_chance(struct table *table, uint32_t row, uint32_t column, double chance)
{
    char words[WORDS_ROOM];

    words_chance(chance, words);
    table_cell(table, row, column, words, TONE_PLAIN);
}

static void put_number(struct table *table, uint32_t row, uint32_t column, double value)
{
    char words[WORDS_ROOM];

    words_number(value, 0, words);
    table_cell(table, row, column, words, TONE_PLAIN);
}

static void put_hundredths(struct table *table, uint32_t row, uint32_t column, double value)
{
    char words[WORDS_ROOM];

    hundredths(value, false, words);
    table_cell(table, row, column, words, TONE_PLAIN);
}

static void put_estimate(struct table *table, uint32_t row, uint32_t column, const struct estimate *estimate)
{
    char words[WORDS_ROOM];

    words_estimate(estimate, words);
    table_cell(table, row, column, words, TONE_PLAIN);
}

/* Whole days, which are facts and not rounded further: "12", "12-20", ">45" for what was not agreed by then. */
static void put_observed(struct table *table, uint32_t row, uint32_t column, const struct hindcast_case *known)
{
    const char *text = "-";

    if (known->has_days && known->happened == COUNCIL_NOT_AGREED)
        text = arena_format(&table->arena, ">%.0f", known->days_least);
    else if (known->has_days && known->days_least < known->days_most)
        text = arena_format(&table->arena, "%.0f-%.0f", known->days_least, known->days_most);
    else if (known->has_days)
        text = arena_format(&table->arena, "%.0f", known->days_least);
    table_cell(table, row, column, text, TONE_PLAIN);
}

static void put_case(const struct writer *w, struct table *table, uint32_t c)
{
    const struct hindcast_case *known = &w->hindcast->cases[c];
    const struct case_score *score = &w->scores->forecaster[w->settings->told].of_case[c];
    const struct case_score *base = &w->scores->base_rates.of_case[c];
    const struct band days = {.low = score->days_low, .middle = score->days_middle, .high = score->days_high};
    const struct display in_days = display_of_unit("days");
    char happened[WORDS_ROOM], likeliest[WORDS_ROOM], words[WORDS_ROOM];

    table_cell(table, c, 0, arena_format(&table->arena, "%s (%u)", known->id, known->members), TONE_PLAIN);
    words_id(council_class_id(known->happened), happened);
    table_cell(table, c, 1, happened, TONE_PLAIN);
    put_chance(table, c, 2, score->chance[known->happened]);
    put_chance(table, c, 3, base->chance[known->happened]);
    words_id(council_class_id(score->likeliest), likeliest);
    words_chance(score->chance[score->likeliest], words);
    table_cell(table, c, 4, arena_format(&table->arena, "%s %s", likeliest, words), TONE_PLAIN);
    put_observed(table, c, 5, known);
    words_band(&in_days, &days, words);
    table_cell(table, c, 6, words, TONE_PLAIN);
    put_number(table, c, 7, score->score[SCORE_CRPS]);
    put_number(table, c, 8, base->score[SCORE_CRPS]);
}

static void write_cases(struct writer *w)
{
    static const char *const headings[] = {"case\n(members)", "happened",    "its\nchance",
                                           "base\nrate",      "likeliest",   "observed\ndays",
                                           "simulated\ndays", "CRPS,\ndays", "base\nrates'"};
    const struct forecaster_score *told = &w->scores->forecaster[w->settings->told];
    struct table table;

    hindcast_paragraph(w, arena_format(&w->arena, "%u cases, %u of them scored by days. %s", w->scores->case_count,
                                       w->scores->dated_count, hindcast_caution));
    hindcast_paragraph(
        w, arena_format(&w->arena,
                        "Forecasts of %s. Chances, of 100: of what happened, by the forecast and by base rates, which "
                        "are those of the other cases. Days: observed (>N: not agreed by day N); simulated, the middle "
                        "trial (9 in 10 lie between). CRPS, the miss in days: less is better.",
                        told->title));
    table_init(&table, sizeof headings / sizeof headings[0], w->scores->case_count);
    table_headings(&table, headings);
    for (uint32_t c = 0; c < w->scores->case_count; c++)
        put_case(w, &table, c);
    hindcast_table(w, &table);
}

static void put_verdict(struct table *table, uint32_t row, uint32_t column, enum against_base against_base)
{
    static const struct table_cell cells[] = {
        [AGAINST_BASE_BETTER] = {"better than base rates", TONE_GOOD},
        [AGAINST_BASE_SAME] = {"not distinguishable from base rates", TONE_PLAIN},
        [AGAINST_BASE_WORSE] = {"worse than base rates", TONE_BAD},
        [AGAINST_BASE_UNKNOWN] = {"not scored", TONE_FAINT},
    };

    table_cell(table, row, column, cells[against_base].text, cells[against_base].tone);
}

static void put_scored(const struct writer *w, struct table *table, uint32_t row, const struct forecaster_score *scored)
{
    table_cell(table, row, 0, scored->title, TONE_PLAIN);
    put_hundredths(table, row, 1, scored->mean[SCORE_LOG]);
    put_hundredths(table, row, 2, scored->mean[SCORE_BRIER]);
    put_number(table, row, 3, scored->mean[SCORE_CRPS]);
    table_cell(table, row, 4, arena_format(&table->arena, "%u of %u", scored->hits, w->scores->case_count), TONE_PLAIN);
    if (scored == &w->scores->base_rates)
        return;
    put_estimate(table, row, 5, &scored->skill[SCORE_LOG]);
    put_estimate(table, row, 6, &scored->skill[SCORE_CRPS]);
    put_verdict(table, row, 7, scored->against_base[SCORE_LOG]);
    put_verdict(table, row, 8, scored->against_base[SCORE_CRPS]);
}

static void write_forecasters(struct writer *w)
{
    static const char *const headings[] = {
        "forecaster",          "log\nscore",         "Brier",    "CRPS,\ndays", "likeliest\nhappened",
        "skill, class\n(95%)", "skill, days\n(95%)", "by class", "by days"};
    struct table table;

    hindcast_paragraph(w,
                       "Means over cases; less is better. Skill: share of the base rates' score that is saved, 1 for a "
                       "perfect forecast, below 0 for one worse than base rates. Intervals: bootstrap over cases, too "
                       "narrow where they are few.");
    table_init(&table, sizeof headings / sizeof headings[0], w->scores->forecaster_count + 1);
    table_headings(&table, headings);
    for (uint32_t f = 0; f < w->scores->forecaster_count; f++)
        put_scored(w, &table, f, &w->scores->forecaster[f]);
    put_scored(w, &table, w->scores->forecaster_count, &w->scores->base_rates);
    hindcast_table(w, &table);
}

static void write_reliability(struct writer *w)
{
    const struct forecaster_score *told = &w->scores->forecaster[w->settings->told], *base = &w->scores->base_rates;
    char given[WORDS_ROOM], base_given[WORDS_ROOM];

    words_chance(told->confidence, given);
    words_chance(base->confidence, base_given);
    hindcast_paragraph(
        w, arena_format(&w->arena,
                        "%s gave its likeliest class %s of 100 on average, and that class happened in %u of %u "
                        "cases; base rates gave theirs %s of 100, and it happened in %u.",
                        told->title, given, told->hits, w->scores->case_count, base_given, base->hits));
}

/* `excess`: of another forecaster's score over that of the first. */
static const char *comparison_words(const struct estimate *excess)
{
    if (isnan(excess->value))
        return "not scored";
    return excess->low > 0 ? "worse" : excess->high < 0 ? "better" : "unclear";
}

static void write_differences(struct writer *w)
{
    static const char *const headings[] = {"forecaster", "log score\n(95%)", "by class", "CRPS, days\n(95%)",
                                           "by days"};
    const struct forecaster_score *first = &w->scores->forecaster[0];
    const uint32_t others = w->scores->forecaster_count - 1;
    struct table table;

    if (others == 0)
        return;
    hindcast_paragraph(w,
                       arena_format(&w->arena,
                                    "Against %s, case by case: by how much others scored more, which is worse. Unclear "
                                    "where the interval covers 0.",
                                    first->title));
    table_init(&table, sizeof headings / sizeof headings[0], others);
    table_headings(&table, headings);
    for (uint32_t f = 0; f < others; f++) {
        const struct forecaster_score *other = &w->scores->forecaster[f + 1];
        table_cell(&table, f, 0, other->title, TONE_PLAIN);
        put_estimate(&table, f, 1, &other->excess[SCORE_LOG]);
        table_cell(&table, f, 2, comparison_words(&other->excess[SCORE_LOG]), TONE_PLAIN);
        put_estimate(&table, f, 3, &other->excess[SCORE_CRPS]);
        table_cell(&table, f, 4, comparison_words(&other->excess[SCORE_CRPS]), TONE_PLAIN);
    }
    hindcast_table(w, &table);
}

/* "Calibrated by the other cases, among 81 grid points: A in 9 of 11 cases, B in 2." */
static void write_calibration(struct writer *w)
{
    const uint32_t *times = w->scores->chosen_times;
    struct buffer text;
    uint32_t listed = 0, most = 0;

    if (w->scores->chosen == NULL)
        return;
    buffer_init(&text);
    buffer_format(&text, "Calibrated by the other cases, among %u grid points:", w->hindcast->grid_count);
    for (uint32_t at_times = w->scores->case_count; at_times > 0; at_times--)
        for (uint32_t g = 0; g < w->hindcast->grid_count; g++)
            if (times[g] == at_times) {
                buffer_format(&text, listed == 0 ? " %s in %u of %u cases" : "; %s in %u", w->hindcast->grid[g].title,
                              times[g], w->scores->case_count);
                listed++;
                most = times[g] > most ? times[g] : most;
            }
    buffer_add(&text, listed == 1                              ? ". No single case decides the choice."
                      : 10 * most >= 8 * w->scores->case_count ? ". The choice depends little on single cases."
                                                               : ". The choice depends on single cases.");
    hindcast_paragraph(w, buffer_text(&text));
    buffer_release(&text);
}

void report_hindcast(const struct hindcast *hindcast, const struct hindcast_scores *scores,
                     const struct hindcast_settings *settings, struct buffer *out)
{
    struct writer w = {.hindcast = hindcast, .scores = scores, .settings = settings, .out = out};

    if (settings->form == HINDCAST_JSON) {
        hindcast_json(hindcast, scores, out);
        return;
    }
    arena_init(&w.arena);
    write_cases(&w);
    write_forecasters(&w);
    write_reliability(&w);
    write_differences(&w);
    write_calibration(&w);
    if (hindcast->councils != NULL)
        hindcast_councils(&w);
    if (hindcast->delays != NULL)
        hindcast_delays(&w);
    arena_release(&w.arena);
}
