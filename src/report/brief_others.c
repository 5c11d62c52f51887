/* Pages 6 to 8: how others answer, what is missing at home, what follows. */
#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

/* ---- page 6 ---- */

struct ladder {
    const char *outcome, *title;
};

static uint32_t ladders(struct brief *b, struct ladder *list)
{
    const uint32_t reactors = named_entities(b->scenario, "reactors");
    uint32_t *order = arena_take(&b->arena, reactors + 1, sizeof *order), count = 0;

    if (outcome_row(b, "crisis.peak") != NULL)
        list[count++] = (struct ladder){"crisis.peak", "The crisis itself"};
    named_order(b->scenario, "reactors", order);
    for (uint32_t k = 0; k < reactors; k++) {
        const char *id = format_text(b, "reactors.%s.level", scenario_id(b->scenario, "reactors", order[k]));
        if (outcome_row(b, id) != NULL)
            list[count++] = (struct ladder){id, named_title(b->scenario, "reactors", order[k])};
    }
    return count;
}

static void ladder_tables(struct brief *b, const struct ladder *list, uint32_t count)
{
    static const char *const with_none[] = {"Level", "With the option", "Under none", NULL}, *const alone[] = {
                                                                                                 "Level",
                                                                                                 "With the option",
                                                                                                 NULL};
    const bool none = b->digest.none != NO_INDEX;

    for (uint32_t k = 0; k < count; k++) {
        const struct study_outcome *row = outcome_row(b, list[k].outcome);
        const uint32_t levels = level_count(row);
        double *share = arena_take(&b->arena, levels + 1, sizeof *share),
               *other = arena_take(&b->arena, levels + 1, sizeof *other);
        outcome_levels(b, b->focus, list[k].outcome, share, levels);
        if (none)
            outcome_levels(b, b->digest.none, list[k].outcome, other, levels);
        html_table_open(b->out, format_text(b, "%s: highest level, of 100 trials", list[k].title));
        html_headings(b->out, none ? with_none : alone);
        for (uint32_t l = levels; l-- > 0;) {
            const struct display of_all = display_of_unit("of 100");
            char word[64], label[WORDS_ROOM], number[WORDS_ROOM];
            words_id(word_at(row->levels, l, word), label);
            html_row_open(b->out, label);
            words_value(&of_all, share[l], 0, number);
            html_number(b->out, number);
            words_value(&of_all, other[l], 0, number);
            if (none)
                html_number(b->out, number);
            html_row_close(b->out);
        }
        html_table_close(b->out);
    }
}

/* "An outside power uses force in 3 of 100 trials (1-9), 2 of 100 under none: unclear." for each measure of the axis.
 */
static void axis_sentences(struct brief *b, const char *axis)
{
    buffer_add(b->out, "<ul>");
    for (uint32_t m = 0; m < b->digest.measures.count; m++) {
        const struct measure *measure = &b->digest.measures.list[m];
        const struct cell *cell = digest_cell(&b->digest, b->focus, b->stratum, m);
        const struct display display = display_of(measure);
        char own[WORDS_ROOM], whole[WORDS_ROOM], difference[WORDS_ROOM];
        if (!text_equal(measure->axis, axis) || cell->band.futures == 0)
            continue;
        words_band(&display, &cell->band, own);
        words_with_unit(&display, own, whole);
        words_signed_band(&display, &cell->difference, difference);
        buffer_add(b->out, "<li>");
        html_text(b->out, format_text(b, "%s: %s", measure->title, whole));
        if (cell->difference.futures > 0)
            html_text(b->out, format_text(b, "; difference to none %s, %s", difference, verdict_word(cell->verdict)));
        buffer_add(b->out, ".</li>\n");
    }
    buffer_add(b->out, "</ul>\n");
}

void page_others(struct brief *b)
{
    struct ladder *list = arena_take(&b->arena, named_entities(b->scenario, "reactors") + 2, sizeof *list);
    const uint32_t count = ladders(b, list);

    page_open(b, PAGE_OTHERS);
    if (count == 0 || b->focus == NO_INDEX) {
        paragraph(b, "No outside power answers in this world.");
        page_close(b);
        return;
    }
    axis_sentences(b, "escalation");
    figure_open(
        b, "How far does each climb?",
        format_text(b, "100 squares by the highest level reached, filled under %s, open under none; counts beside.",
                    b->focus_name));
    for (uint32_t k = 0; k < count; k++)
        chart_ladder(b, list[k].outcome, list[k].title);
    figure_twin(b);
    ladder_tables(b, list, count);
    figure_close(b);
    paragraph(b, "Levels are of a model's ladder. Answers rest on records of other crises and on assumptions about "
                 "stakes; nuclear use is not "
                 "estimated.");
    page_close(b);
}

/* ---- page 7 ---- */

static const char *class_quantity(struct brief *b, uint32_t class, const char *field)
{
    const uint32_t slot = named_slot(b->scenario, "classes", class, field, 0);
    char text[128];

    if (slot == NO_SLOT || distribution_middle(&scenario_slot_at(b->scenario, slot)->distribution) == 0)
        return NULL;
    slot_describe(scenario_slot_at(b->scenario, slot), text, sizeof text);
    return format_text(b, "%s", text);
}

static void class_row(struct brief *b, uint32_t class, const double *class_share)
{
    const char *id = scenario_id(b->scenario, "classes", class);
    const char *required = class_quantity(b, class, "required"), *part = class_quantity(b, class, "required_share");
    const struct display percent = display_of_unit("%"), of_all = display_of_unit("of 100");
    const struct band over = outcome_band(b, b->focus, format_text(b, "home.over.%s", id));
    const struct band days = outcome_band(b, b->focus, format_text(b, "home.days_under.%s", id));
    char text[WORDS_ROOM], word[64];

    html_row_open(b->out, named_title(b->scenario, "classes", class));
    const char *unit = named_text(b->scenario, "classes", class, "unit", word);
    html_cell(b->out, required != NULL ? required
                      : part != NULL   ? format_text(b, "%s of what is available", part)
                                       : "-");
    html_cell(b->out,
              format_text(b, "%s %s",
                          class_quantity(b, class, "available") == NULL ? "-" : class_quantity(b, class, "available"),
                          unit == NULL ? "" : unit));
    const struct band before = outcome_band(b, b->focus, format_text(b, "home.before.%s", id));
    words_band(&percent, &before, text);
    html_number(b->out, before.futures == 0 ? "-" : text);
    words_band(&percent, &over, text);
    html_number(b->out, text);
    words_number(days.mean, days.error, text);
    html_number(b->out, days.futures == 0 ? "-" : text);
    words_value(&of_all, class_share == NULL ? (double)NAN : *class_share, 0, text);
    html_number(b->out, text);
    const struct band unready = outcome_band(b, b->focus, format_text(b, "home.unready.%s", id));
    words_number(unready.mean, unready.error, text);
    html_number(b->out, unready.futures == 0 ? "-" : text);
    const struct band recovers = outcome_band(b, b->focus, format_text(b, "home.recovers.%s", id));
    words_number(recovers.mean, recovers.error, text);
    html_number(b->out, recovers.futures == 0 ? "-" : text);
    html_row_close(b->out);
}

static void classes_table(struct brief *b, const uint32_t *class, uint32_t count)
{
    static const char *const headings[] = {"Class",
                                           "Required on day 0",
                                           "Available on day 0",
                                           "Short before anyone leaves, at most, % of available",
                                           "Added by the option at most, % of available",
                                           "Days further under, mean",
                                           "Strained most, of 100 trials",
                                           "Back or used up and not yet there again, at most, mean",
                                           "Days to replace what is used up, mean",
                                           NULL};
    const struct study_outcome *worst = outcome_row(b, "home.class");
    const uint32_t levels = worst == NULL ? 0 : level_count(worst);
    double *share = arena_take(&b->arena, levels + 1, sizeof *share);

    if (levels > 0)
        outcome_levels(b, b->focus, "home.class", share, levels);
    html_table_open(b->out, "Classes of forces at home");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < count; k++) {
        const double *of_class = NULL;
        char word[64];
        for (uint32_t l = 0; l < levels; l++)
            if (text_equal(word_at(worst->levels, l, word), scenario_id(b->scenario, "classes", class[k])))
                of_class = &share[l];
        class_row(b, class[k], of_class);
    }
    html_table_close(b->out);
}

static void strain_by_option(struct brief *b)
{
    static const char *const headings[] = {"Option", "Strain added in the worst class, %", "Class strained most",
                                           "in trials of 100", NULL};
    const struct study_outcome *worst = outcome_row(b, "home.class");
    const uint32_t levels = worst == NULL ? 0 : level_count(worst);
    double *share = arena_take(&b->arena, levels + 1, sizeof *share);
    const struct display percent = display_of_unit("%");

    if (levels == 0)
        return;
    html_table_open(b->out, "Strain added by each option");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        const struct band added = outcome_band(b, option, "home.added");
        uint32_t most = 0;
        char text[WORDS_ROOM], word[64], label[WORDS_ROOM];
        outcome_levels(b, option, "home.class", share, levels);
        for (uint32_t l = 1; l < levels; l++)
            most = share[l] > share[most] ? l : most;
        words_band(&percent, &added, text);
        const uint32_t class = scenario_find(b->scenario, "classes", word_at(worst->levels, most, word));
        words_id(class == NO_INDEX ? word : named_title(b->scenario, "classes", class), label);
        html_row_open(b->out, digest_option_title(&b->digest, option));
        html_number(b->out, text);
        html_cell(b->out, label);
        html_number(b->out, of_hundred(b, share[most]));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* Whether strain invites anybody is the scenario's number, and said to be so. */
static void opportunism(struct brief *b)
{
    if (outcome_row(b, "home.disputes") == NULL)
        return;
    const struct band own = outcome_band(b, b->focus, "home.disputes"),
                      none = outcome_band(b, b->digest.none, "home.disputes");
    char text[WORDS_ROOM], other[WORDS_ROOM];
    words_number(own.mean, own.error, text);
    words_number(none.mean, none.error, other);
    paragraph(b,
              "Whether strain invites disputes at home is not settled. Put in is a factor of %s on their rate at a "
              "strain of 1, where 1 says that it does not; disputes within the horizon: %s with the option%s%s.",
              slot_text(b, "home", 0, "ratio"), text, none.futures == 0 ? "" : ", under none ",
              none.futures == 0 ? "" : other);
}

void page_home(struct brief *b)
{
    const uint32_t count = named_entities(b->scenario, "classes");
    uint32_t *class = arena_take(&b->arena, count + 1, sizeof *class), shown = 0;

    page_open(b, PAGE_HOME);
    named_order(b->scenario, "classes", class);
    for (uint32_t k = 0; k < count; k++)
        if (outcome_row(b, format_text(b, "home.over.%s", scenario_id(b->scenario, "classes", class[k]))) != NULL)
            class[shown++] = class[k];
    if (shown == 0 || b->focus == NO_INDEX) {
        paragraph(b, "This world does not count forces at home.");
        page_close(b);
        return;
    }
    axis_sentences(b, "overextension");
    const struct band added = outcome_band(b, b->focus, "home.added");
    const struct display percent = display_of_unit("%");
    char text[WORDS_ROOM], whole[WORDS_ROOM];
    words_band(&percent, &added, text);
    words_with_unit(&percent, text, whole);
    figure_open(b, "What gets thinner?",
                format_text(b,
                            "Left: required over available on day 0, before anyone leaves; that gap is no option's "
                            "doing. Right: what %s adds to it at "
                            "most, in each trial's worst class %s of what is available.",
                            b->focus_name, whole));
    chart_home(b, class, shown);
    figure_twin(b);
    classes_table(b, class, shown);
    figure_close(b);
    strain_by_option(b);
    opportunism(b);
    page_close(b);
}

/* ---- page 8 ---- */

static bool follows(const struct measure *measure)
{
    return text_equal(measure->axis, "consequence") || text_equal(measure->axis, "stability");
}

void page_consequences(struct brief *b)
{
    static const char *const headings[] = {"Measure", "Unit", "With the option", "Under none", "Difference",
                                           "Verdict", NULL};
    uint32_t count = 0, clear = 0;
    const char *clear_ones = "";

    page_open(b, PAGE_CONSEQUENCES);
    for (uint32_t m = 0; b->focus != NO_INDEX && m < b->digest.measures.count; m++) {
        const struct measure *measure = &b->digest.measures.list[m];
        const enum verdict verdict = digest_cell(&b->digest, b->focus, b->stratum, m)->verdict;
        if (!follows(measure))
            continue;
        count++;
        if (b->digest.none != NO_INDEX && (verdict == VERDICT_BETTER || verdict == VERDICT_WORSE))
            clear_ones = format_text(b, "%s%s%s (%s)", clear_ones, clear++ == 0 ? "" : ", ", measure->title,
                                     verdict_word(verdict));
    }
    if (count == 0) {
        paragraph(b, "The scenario has no measure of consequences.");
        follow_tables(b);
        page_close(b);
        return;
    }
    figure_open(
        b, "Who bears what?",
        clear == 0 ? format_text(b, "Under %s no measure differs from none clearly and by what matters.", b->focus_name)
                   : format_text(b, "Under %s these differ from none clearly and by what matters: %s.", b->focus_name,
                                 clear_ones));
    for (uint32_t m = 0; m < b->digest.measures.count; m++)
        if (follows(&b->digest.measures.list[m]))
            chart_strip(b, m);
    figure_twin(b);
    html_table_open(b->out, "Consequences: middle future (9 in 10)");
    html_headings(b->out, headings);
    for (uint32_t m = 0; m < b->digest.measures.count; m++) {
        const struct measure *measure = &b->digest.measures.list[m];
        const struct cell *cell = digest_cell(&b->digest, b->focus, b->stratum, m);
        const struct display display = display_of(measure);
        char text[WORDS_ROOM];
        if (!follows(measure))
            continue;
        html_row_open(b->out, measure->title);
        html_cell(b->out, display.unit);
        words_band(&display, &cell->band, text);
        html_number(b->out, text);
        if (b->digest.none != NO_INDEX)
            words_band(&display, &digest_cell(&b->digest, b->digest.none, b->stratum, m)->band, text);
        html_number(b->out, b->digest.none == NO_INDEX ? "-" : text);
        words_signed_band(&display, &cell->difference, text);
        html_number(b->out, text);
        html_cell(b->out, b->digest.none == NO_INDEX ? "-" : verdict_word(cell->verdict));
        html_row_close(b->out);
    }
    html_table_close(b->out);
    figure_close(b);
    follow_tables(b);
    page_close(b);
}
