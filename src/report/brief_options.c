/* Page 3: the options side by side. */
#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

/* Role levels as asked: "Relief 1, Evacuation 0.5". */
static const char *roles_asked(struct brief *b, uint32_t option)
{
    const uint32_t entity = scenario_find(b->scenario, "options", study_option_at(b->study, option)->id);
    const uint32_t count = named_entities(b->scenario, "roles");
    uint32_t *order = arena_take(&b->arena, count + 1, sizeof *order);
    const char *all = "";

    if (entity == NO_INDEX)
        return "";
    named_order(b->scenario, "roles", order);
    for (uint32_t k = 0; k < count; k++) {
        const uint32_t slot = named_slot(b->scenario, "options", entity, "roles.*", order[k]);
        char text[128];
        if (slot == NO_SLOT)
            continue;
        slot_describe(scenario_slot_at(b->scenario, slot), text, sizeof text);
        all = format_text(b, "%s%s%s %s", all, *all ? ", " : "", named_title(b->scenario, "roles", order[k]), text);
    }
    return all;
}

static const char *triggers_of(struct brief *b, uint32_t option)
{
    const uint32_t entity = scenario_find(b->scenario, "options", study_option_at(b->study, option)->id);
    const char *all = "";
    char word[64];

    for (uint32_t k = 0; k < named_entities(b->scenario, "triggers"); k++)
        if (scenario_parent(b->scenario, "triggers", k) == entity) {
            const char *when = named_text(b->scenario, "triggers", k, "when", word);
            all = format_text(b, "%s; more when %s", all, when == NULL ? "" : when);
        }
    return all;
}

static void options_table(struct brief *b)
{
    static const char *const headings[] = {"Option", "No.", "Flag", "Roles asked for, 1 is all of it", NULL};

    html_table_open(b->out, "The options");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        const struct study_option *row = study_option_at(b->study, option);
        const char *roles = roles_asked(b, option);
        html_row_open(b->out, digest_option_title(&b->digest, option));
        html_number(b->out, format_text(b, "%u", k + 1));
        html_cell(b->out, *roles == '\0' || row->flag == NULL ? "-" : row->flag);
        html_cell(b->out, *roles == '\0' ? "nothing" : format_text(b, "%s%s", roles, triggers_of(b, option)));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* Measures of an axis; NULL: of none. Returns their count. */
static uint32_t measures_on(const struct brief *b, const char *axis, uint32_t *listed)
{
    uint32_t count = 0;

    for (uint32_t m = 0; m < b->digest.measures.count; m++)
        if (text_equal(b->digest.measures.list[m].axis, axis))
            listed[count++] = m;
    return count;
}

static void balance_table(struct brief *b, const char *axis)
{
    const uint32_t measures = b->digest.measures.count;
    const char **headings = arena_take(&b->arena, measures + 2, sizeof *headings);
    uint32_t *listed = arena_take(&b->arena, measures + 1, sizeof *listed);
    const uint32_t count = measures_on(b, axis, listed);
    const struct display share = display_of_unit("of 100");

    if (count == 0)
        return;
    headings[0] = "Option";
    for (uint32_t k = 0; k < count; k++)
        headings[k + 1] = b->digest.measures.list[listed[k]].title;
    html_table_open(b->out, format_text(b, "On %s: futures better minus futures worse than none, of 100", axis));
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        if (option == b->digest.none)
            continue;
        html_row_open(b->out, digest_option_title(&b->digest, option));
        for (uint32_t j = 0; j < count; j++) {
            char number[WORDS_ROOM];
            words_signed(&share, digest_cell(&b->digest, option, b->stratum, listed[j])->balance, 0, number);
            html_number(b->out, number);
        }
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void balance_figure(struct brief *b)
{
    figure_open(b, "Where does each option leave us, against doing nothing?",
                format_text(b,
                            "A dot for each measure at the share of futures in which the option is better than none by "
                            "at least what matters, "
                            "minus the share in which it is worse. Dots are not averaged: there is no score.%s%s%s "
                            "Options of one role alone "
                            "are in the table.",
                            *b->stratum_name ? " " : "", b->stratum_name, *b->stratum_name ? "." : ""));
    for (size_t a = 0; a < 3; a++)
        chart_balance(b, brief_axes[a]);
    figure_twin(b);
    for (size_t a = 0; a < 3; a++)
        balance_table(b, brief_axes[a]);
    figure_close(b);
}

static void tradeoff_numbers(struct brief *b)
{
    uint32_t *drawn = arena_take(&b->arena, b->digest.options + 1, sizeof *drawn);
    const uint32_t drawn_count = drawn_options(b, drawn);

    buffer_add(b->out, "<p class=\"small\">");
    for (uint32_t k = 0; k < drawn_count; k++)
        html_text(b->out, format_text(b, "%s%u %s", k == 0 ? "" : ", ", option_number(b, drawn[k]),
                                      digest_option_title(&b->digest, drawn[k])));
    buffer_add(b->out, ". Square: none. Diamond: the option that pages 4 to 9 follow.</p>\n");
}

static void tradeoff_table(struct brief *b, const uint32_t leading[3])
{
    const char *headings[8] = {"Option"};
    uint32_t columns = 1;

    for (size_t a = 0; a < 3; a++) {
        const struct measure *measure = &b->digest.measures.list[leading[a]];
        headings[columns++] = format_text(b, "%s, %s", measure->title, display_of(measure).unit);
        headings[columns++] = format_text(b, "%s, minus none", measure->title);
    }
    headings[columns] = NULL;
    html_table_open(b->out, "The leading measure of each axis");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        html_row_open(b->out, format_text(b, "%u %s", k + 1, digest_option_title(&b->digest, option)));
        for (size_t a = 0; a < 3; a++) {
            const struct cell *cell = digest_cell(&b->digest, option, b->stratum, leading[a]);
            const struct display display = display_of(&b->digest.measures.list[leading[a]]);
            char text[WORDS_ROOM];
            words_band(&display, &cell->band, text);
            html_number(b->out, text);
            words_signed_band(&display, &cell->difference, text);
            html_number(b->out, option == b->digest.none ? "-" : text);
        }
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void tradeoff_figure(struct brief *b)
{
    uint32_t leading[3];

    for (size_t a = 0; a < 3; a++) {
        leading[a] = leading_measure(b, brief_axes[a]);
        if (leading[a] == NO_INDEX)
            return;
    }
    const uint32_t *counts = b->acceptable + (size_t)b->stratum * b->digest.options;
    figure_open(b, "Who gives up what?",
                format_text(b,
                            "The leading measure of each axis against the others'; down and left is less of both. "
                            "First as they are, then as "
                            "differences to none in the same futures.%s",
                            b->digest.none == NO_INDEX || !b->digest.has_thresholds || b->focus == NO_INDEX
                                ? ""
                                : format_text(b, " %s meets every threshold in %u of %u futures, none in %u.",
                                              b->focus_name, counts[b->focus], b->futures, counts[b->digest.none])));
    for (uint32_t difference = 0; difference < (b->digest.none == NO_INDEX ? 1 : 2); difference++) {
        chart_tradeoff(b, leading[0], leading[1], difference != 0);
        chart_tradeoff(b, leading[0], leading[2], difference != 0);
        chart_tradeoff(b, leading[1], leading[2], difference != 0);
    }
    buffer_add(b->out, "</div>\n<div>");
    tradeoff_numbers(b);
    figure_twin(b);
    tradeoff_table(b, leading);
    figure_close(b);
}

/* "better", "worse" set off by colour and word; the rest plain. */
static void verdict_cell(struct brief *b, uint32_t option, uint32_t stratum, uint32_t m)
{
    const struct measure *measure = &b->digest.measures.list[m];
    const struct cell *cell = digest_cell(&b->digest, option, stratum, m);
    const struct display display = display_of(measure);
    char text[WORDS_ROOM];

    words_band(&display, &cell->band, text);
    buffer_add(b->out, "<td class=\"n\">");
    html_text(b->out, text);
    if (cell->never > 0)
        html_text(b->out, format_text(b, ", never in %s", of_hundred(b, cell->never)));
    if (option != b->digest.none && cell->difference.futures > 0) {
        words_signed_band(&display, &cell->difference, text);
        buffer_add(b->out, "<br>");
        html_text(b->out, text);
        if (measure->better != 0 || cell->verdict == VERDICT_SAME)
            buffer_format(b->out, " <span class=\"%s\">%s</span>", verdict_word(cell->verdict),
                          verdict_word(cell->verdict));
    }
    buffer_add(b->out, "</td>");
}

static void measures_table(struct brief *b, uint32_t stratum, const char *axis, const char *caption)
{
    const struct measures *measures = &b->digest.measures;
    const char **headings = arena_take(&b->arena, measures->count + 3, sizeof *headings);
    uint32_t *listed = arena_take(&b->arena, measures->count + 1, sizeof *listed);
    const uint32_t count = measures_on(b, axis, listed);

    if (count == 0)
        return;
    headings[0] = "Option";
    for (uint32_t k = 0; k < count; k++) {
        const struct measure *measure = &measures->list[listed[k]];
        headings[k + 1] =
            format_text(b, "%s%s%s", measure->title, *display_of(measure).unit ? ", " : "", display_of(measure).unit);
    }
    html_table_open(b->out, caption);
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        html_row_open(b->out, digest_option_title(&b->digest, option));
        for (uint32_t j = 0; j < count; j++)
            verdict_cell(b, option, stratum, listed[j]);
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void acceptable_table(struct brief *b)
{
    const char **headings = arena_take(&b->arena, b->digest.strata + 2, sizeof *headings);

    if (!b->digest.has_thresholds)
        return;
    headings[0] = "Option";
    for (uint32_t s = 0; s < b->digest.strata; s++) {
        char name[WORDS_ROOM];
        words_stratum(study_stratum_at(b->study, s)->title, name);
        headings[s + 1] = *name ? format_text(b, "%s", name) : "Futures";
    }
    html_table_open(b->out,
                    format_text(b, "Futures, of %u, in which every threshold set before the run is met", b->futures));
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        html_row_open(b->out, digest_option_title(&b->digest, option));
        for (uint32_t s = 0; s < b->digest.strata; s++)
            html_number(b->out, format_text(b, "%u", b->acceptable[s * b->digest.options + option]));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* The leading measure of each axis, strata side by side. */
static void leading_by_stratum(struct brief *b)
{
    const char **headings = arena_take(&b->arena, b->digest.strata + 2, sizeof *headings);

    headings[0] = "Option";
    for (uint32_t s = 0; s < b->digest.strata; s++) {
        char name[WORDS_ROOM];
        words_stratum(study_stratum_at(b->study, s)->title, name);
        headings[s + 1] = format_text(b, "%s", name);
    }
    buffer_add(b->out, "<h3>Starts side by side</h3>\n");
    for (size_t a = 0; a < 3; a++) {
        const uint32_t m = leading_measure(b, brief_axes[a]);
        if (m == NO_INDEX)
            continue;
        const struct measure *measure = &b->digest.measures.list[m];
        html_table_open(b->out,
                        format_text(b, "On %s: %s, %s", brief_axes[a], measure->title, display_of(measure).unit));
        html_headings(b->out, headings);
        for (uint32_t k = 0; k < b->digest.options; k++) {
            html_row_open(b->out, digest_option_title(&b->digest, b->digest.option_order[k]));
            for (uint32_t s = 0; s < b->digest.strata; s++)
                verdict_cell(b, b->digest.option_order[k], s, m);
            html_row_close(b->out);
        }
        html_table_close(b->out);
    }
}

void all_measures(struct brief *b, uint32_t stratum)
{
    static const char *const axes[] = {"stability", "escalation", "overextension", "council",
                                       "delivery",  "home",       "consequence"};
    char name[WORDS_ROOM];

    words_stratum(study_stratum_at(b->study, stratum)->title, name);
    buffer_add(b->out, "<h3>");
    html_text(b->out, *name ? format_text(b, "All measures: %s", name) : "All measures");
    buffer_add(b->out, "</h3>\n");
    for (size_t a = 0; a < sizeof axes / sizeof axes[0]; a++)
        measures_table(b, stratum, axes[a], format_text(b, "On %s%s%s", axes[a], *name ? ": " : "", name));
    measures_table(b, stratum, NULL, format_text(b, "On no axis%s%s", *name ? ": " : "", name));
}

static void how_to_read(struct brief *b)
{
    if (b->digest.none == NO_INDEX)
        paragraph(b, "In each cell: the middle future, and in brackets what nine futures in ten lie between.");
    else
        paragraph(b, "In each cell, first line: the middle future, and in brackets what nine futures in ten lie "
                     "between. Second line: the "
                     "difference to none in the same futures, and whether its mean is clear and matters: better, "
                     "worse, same (too small to "
                     "matter) or unclear.");
}

void page_options(struct brief *b)
{
    page_open(b, PAGE_OPTIONS);
    options_table(b);
    if (b->digest.none != NO_INDEX)
        balance_figure(b);
    tradeoff_figure(b);
    acceptable_table(b);
    how_to_read(b);
    if (b->digest.strata > 1)
        leading_by_stratum(b);
    all_measures(b, b->stratum);
    if (b->digest.strata > 1)
        paragraph(b, "The same tables of the other starts are in the annex.");
    page_close(b);
}
