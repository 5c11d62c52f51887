#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *const brief_axes[3] = {"stability", "escalation", "overextension"};

const char *const page_title[PAGE_COUNT] = {
    [PAGE_TWO_MINUTES] = "In two minutes",
    [PAGE_ASSUMED] = "What we assumed, on whose word",
    [PAGE_OPTIONS] = "Options side by side",
    [PAGE_COUNCIL] = "Would the council agree?",
    [PAGE_ARRIVAL] = "Would it arrive in time?",
    [PAGE_OTHERS] = "How would others answer?",
    [PAGE_HOME] = "What would be missing at home?",
    [PAGE_CONSEQUENCES] = "What would follow?",
    [PAGE_DRIVERS] = "What decides the answer",
    [PAGE_TRIAL] = "One trial, told",
    [PAGE_STRUCTURE] = "How the parts hang together",
    [PAGE_LIMITS] = "What this cannot tell",
    [PAGE_ANNEX] = "Annex: ledger, receipt",
};

void page_open(struct brief *b, enum brief_page page)
{
    if (page == PAGE_ANNEX)
        buffer_add(b->out, "<section class=\"page\" id=\"annex\">\n<h2>");
    else
        buffer_format(b->out, "<section class=\"page\" id=\"page-%d\">\n<h2><span class=\"no\">%d</span> ", page, page);
    html_text(b->out, page_title[page]);
    buffer_add(b->out, "</h2>\n");
}

void page_close(struct brief *b)
{
    buffer_add(b->out, "</section>\n");
}

void paragraph(struct brief *b, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    const char *text = arena_format_list(&b->arena, format, values);
    va_end(values);
    buffer_add(b->out, "<p>");
    html_text(b->out, text);
    buffer_add(b->out, "</p>\n");
}

const char *format_text(struct brief *b, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    const char *text = arena_format_list(&b->arena, format, values);
    va_end(values);
    return text;
}

uint32_t figure_open(struct brief *b, const char *question, const char *answer)
{
    b->figures++;
    buffer_format(b->out, "<figure id=\"figure-%u\">\n<figcaption><strong>Figure %u. ", b->figures, b->figures);
    html_text(b->out, question);
    buffer_add(b->out, "</strong> ");
    html_text(b->out, answer);
    buffer_add(b->out, "</figcaption>\n<div class=\"panels\">\n");
    return b->figures;
}

void figure_twin(struct brief *b)
{
    buffer_format(b->out, "</div>\n<details class=\"twin\"><summary>Figure %u as a table</summary>\n", b->figures);
}

void figure_close(struct brief *b)
{
    buffer_add(b->out, "</details>\n</figure>\n");
}

const char *panel_id(struct brief *b)
{
    b->panels++;
    return format_text(b, "p%u", b->panels);
}

const struct study_outcome *outcome_row(const struct brief *b, const char *id)
{
    const uint32_t outcome = study_outcome_find(b->study, id);

    return outcome == NO_INDEX ? NULL : study_outcome_at(b->study, outcome);
}

const double *outcome_column(struct brief *b, uint32_t option, const char *id)
{
    const uint32_t outcome = study_outcome_find(b->study, id);

    return outcome == NO_INDEX || option == NO_INDEX ? NULL
                                                     : study_column(b->study, option, b->stratum, outcome, b->problems);
}

double outcome_share(struct brief *b, uint32_t option, const char *id, enum comparison comparison, double level)
{
    const double *column = outcome_column(b, option, id);
    size_t known = 0, holds = 0;

    for (size_t k = 0; column != NULL && k < b->trials; k++) {
        if (isnan(column[k]))
            continue;
        known++;
        if (!isinf(column[k]) && comparison_holds(column[k], comparison, level))
            holds++;
    }
    return known == 0 ? (double)NAN : (double)holds / (double)known;
}

struct band outcome_band(struct brief *b, uint32_t option, const char *id)
{
    const struct measure measure = {.kind = MEASURE_MEAN, .outcome = study_outcome_find(b->study, id)};
    double *value = arena_take(&b->arena, b->futures, sizeof *value),
           *noise = arena_take(&b->arena, b->futures, sizeof *noise);

    if (measure.outcome == NO_INDEX || option == NO_INDEX)
        return (struct band){(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, 0};
    measure_values(b->study, &measure, option, b->stratum, value, noise, b->problems);
    return band_of(value, noise, b->futures);
}

void outcome_levels(struct brief *b, uint32_t option, const char *id, double *share, uint32_t count)
{
    const double *column = outcome_column(b, option, id);
    const struct study_outcome *row = outcome_row(b, id);
    size_t known = 0;

    for (uint32_t k = 0; k < count; k++)
        share[k] = 0;
    for (size_t k = 0; column != NULL && k < b->trials; k++) {
        const double level = column[k] - row->first_level;
        if (!(level >= 0) || level >= count)
            continue;
        known++;
        share[(uint32_t)(level + 0.5)] += 1;
    }
    for (uint32_t k = 0; k < count && known > 0; k++)
        share[k] /= (double)known;
}

double outcome_quantile(struct brief *b, uint32_t option, const char *id, double p)
{
    const double *column = outcome_column(b, option, id);
    struct arena arena;

    if (column == NULL)
        return (double)NAN;
    arena_init(&arena);
    double *sorted = arena_take(&arena, b->trials, sizeof *sorted);
    memcpy(sorted, column, b->trials * sizeof *sorted);
    const double quantile = quantile_of(sorted, (uint32_t)b->trials, p);
    arena_release(&arena);
    return quantile;
}

uint32_t level_count(const struct study_outcome *outcome)
{
    uint32_t count = 0;
    char word[64];

    while (word_at(outcome->levels, count, word) != NULL)
        count++;
    return count;
}

uint32_t roles_of(struct brief *b, uint32_t option, uint32_t *role)
{
    const uint32_t count = named_entities(b->scenario, "roles");
    uint32_t *order = arena_take(&b->arena, count + 1, sizeof *order), kept = 0;

    named_order(b->scenario, "roles", order);
    for (uint32_t k = 0; k < count && option != NO_INDEX; k++) {
        const char *id = scenario_id(b->scenario, "roles", order[k]);
        /* A role that was put to the council and dropped is asked for too: it has marks. */
        if (outcome_share(b, option, format_text(b, "alliance.depth.%s", id), COMPARE_MORE, 0) > 0 ||
            outcome_share(b, option, format_text(b, "alliance.marks.%s", id), COMPARE_MORE, 0) > 0)
            role[kept++] = order[k];
    }
    return kept;
}

static uint32_t role_count(const struct brief *b, uint32_t option)
{
    const uint32_t entity = scenario_find(b->scenario, "options", study_option_at(b->study, option)->id);
    uint32_t count = 0;

    for (uint32_t role = 0; entity != NO_INDEX && role < named_entities(b->scenario, "roles"); role++)
        if (named_slot(b->scenario, "options", entity, "roles.*", role) != NO_SLOT)
            count++;
    return count;
}

uint32_t drawn_options(const struct brief *b, uint32_t *option)
{
    const struct digest *digest = &b->digest;
    uint32_t kept = 0;

    for (uint32_t k = 0; k < digest->options; k++) {
        const uint32_t candidate = digest->option_order[k];
        if (candidate == digest->none || candidate == b->focus || role_count(b, candidate) != 1)
            option[kept++] = candidate;
    }
    if (kept >= 5 || kept == digest->options)
        return kept;
    for (kept = 0; kept < digest->options; kept++)
        option[kept] = digest->option_order[kept];
    return kept;
}

uint32_t option_number(const struct brief *b, uint32_t option)
{
    for (uint32_t k = 0; k < b->digest.options; k++)
        if (b->digest.option_order[k] == option)
            return k + 1;
    return 0;
}

double *shrunken_differences(struct brief *b, uint32_t measure, uint32_t option, uint32_t other, uint32_t stratum,
                             struct band *band)
{
    double *value = arena_take(&b->arena, b->futures, sizeof *value),
           *noise = arena_take(&b->arena, b->futures, sizeof *noise);

    measure_differences(b->study, &b->digest.measures.list[measure], option, other, stratum, value, noise, b->problems);
    *band = band_of(value, noise, b->futures);
    shrink(value, noise, b->futures);
    return value;
}

uint32_t leading_measure(const struct brief *b, const char *axis)
{
    for (uint32_t m = 0; m < b->digest.measures.count; m++)
        if (text_equal(b->digest.measures.list[m].axis, axis))
            return m;
    return NO_INDEX;
}

const char *of_hundred(struct brief *b, double share)
{
    const struct display display = display_of_unit("of 100");
    char number[WORDS_ROOM];

    words_value(&display, share, 0, number);
    return format_text(b, "%s of 100", number);
}

const char *day_text(struct brief *b, double day)
{
    char number[WORDS_ROOM];

    if (isnan(day))
        return "-";
    if (isinf(day))
        return "never";
    /* Half a day is the finest a reader can use. */
    words_number(day < 10 ? floor(day * 2 + 0.5) / 2 : floor(day + 0.5), 0, number);
    if (day >= 100)
        snprintf(number, sizeof number, "%d", (int)(day + 0.5));
    return format_text(b, "%s", number);
}

const char *slot_text(struct brief *b, const char *section, uint32_t entity, const char *field)
{
    const uint32_t slot = named_slot(b->scenario, section, entity, field, 0);
    char text[128];

    if (slot == NO_SLOT)
        return "-";
    slot_describe(scenario_slot_at(b->scenario, slot), text, sizeof text);
    /* Headings have that unit. */
    char *unit = strstr(text, " points");
    if (unit != NULL)
        *unit = '\0';
    return format_text(b, "%s", text);
}
