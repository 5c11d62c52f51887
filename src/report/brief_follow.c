/* Page 8, after its measures: where people would go and what they would need, who loses output, and what is only
 * ordered or counted because it cannot be measured. */
#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

/* ---- cells ---- */

static void band_cell(struct brief *b, const struct display *display, uint32_t option, const char *outcome)
{
    const struct band band = outcome_band(b, option, outcome);
    char text[WORDS_ROOM];

    if (band.futures == 0)
        snprintf(text, sizeof text, "-");
    else
        words_band(display, &band, text);
    html_number(b->out, text);
}

/* The option's and none's, in that order. */
static void both_cells(struct brief *b, const struct display *display, const char *outcome)
{
    band_cell(b, display, b->focus, outcome);
    if (b->digest.none != NO_INDEX)
        band_cell(b, display, b->digest.none, outcome);
}

static void table_open(struct brief *b, const char *title, const char *const *first)
{
    const char *headings[8];
    size_t count = 0;

    for (; first[count] != NULL; count++)
        headings[count] = first[count];
    headings[count++] = "With the option";
    if (b->digest.none != NO_INDEX)
        headings[count++] = "Under none";
    headings[count] = NULL;
    html_table_open(b->out, title);
    html_headings(b->out, headings);
}

/* What was put in, and on whose word: "15 kg (SPHERE)". */
static const char *input_text(struct brief *b, const char *field)
{
    const uint32_t slot = named_slot(b->scenario, "consequences", 0, field, 0);

    if (slot == NO_SLOT)
        return "-";
    const char *sources = scenario_slot_at(b->scenario, slot)->sources;
    return format_text(b, "%s (%s)", slot_text(b, "consequences", 0, field), *sources ? sources : "assumed");
}

/* ---- people ---- */

static void destinations_table(struct brief *b)
{
    static const char *const headings[] = {"Where to", "Weight put in", "War at the border, or no regime", NULL};
    const struct display people = display_of_unit("k persons");
    const uint32_t count = named_entities(b->scenario, "destinations");
    uint32_t *order = arena_take(&b->arena, count + 1, sizeof *order);

    if (count == 0)
        return;
    paragraph(b, "Where the displaced go rests on weights that nobody has measured: each destination takes its weight "
                 "over the sum of all weights.");
    named_order(b->scenario, "destinations", order);
    table_open(b, "The displaced by destination, thousand persons at most", headings);
    for (uint32_t k = 0; k < count; k++) {
        const char *id = scenario_id(b->scenario, "destinations", order[k]);
        html_row_open(b->out, named_title(b->scenario, "destinations", order[k]));
        html_number(b->out, slot_text(b, "destinations", order[k], "weight"));
        html_number(b->out, slot_text(b, "destinations", order[k], "pierced"));
        both_cells(b, &people, format_text(b, "consequence.displaced_to.%s", id));
        html_row_close(b->out);
    }
    html_row_open(b->out, "Refugees: all of them abroad");
    html_number(b->out, "");
    html_number(b->out, "");
    both_cells(b, &people, "consequence.refugees");
    html_row_close(b->out);
    html_table_close(b->out);
}

static void need_row(struct brief *b, const char *name, const char *standard, const struct display *display,
                     const char *outcome)
{
    html_row_open(b->out, name);
    html_number(b->out, input_text(b, standard));
    both_cells(b, display, outcome);
    html_row_close(b->out);
}

static void needs_table(struct brief *b)
{
    static const char *const headings[] = {"Need of all displaced", "Standard", NULL};
    const struct display plain = display_of_unit(""), square_metres = {.scale = 0.09290304, .unit = "m2"};

    if (outcome_row(b, "consequence.water") == NULL)
        return;
    table_open(b, "Humanitarian need on the worst day, by published standards", headings);
    need_row(b, "Water, m3 a day; the standard is for a person and day", "standard.water", &plain, "consequence.water");
    need_row(b, "Food, t a day; the standard is for a person and day", "ration", &plain, "consequence.food");
    need_row(b, "Latrines; the standard is persons for each", "standard.latrine", &plain, "consequence.latrines");
    need_row(b, "Covered floor, m2; the standard is for a person", "standard.shelter", &square_metres,
             "consequence.shelter");
    need_row(b, "Deaths per 10,000 displaced a day, at most; the standard is the rate of an emergency", "emergency",
             &plain, "consequence.death_rate");
    html_table_close(b->out);
}

/* ---- output ---- */

static void losses_of(struct brief *b, const char *section, const char *exposure)
{
    const struct display percent = display_of_unit("%"), money = display_of_unit("USD bn");
    const uint32_t count = named_entities(b->scenario, section);
    uint32_t *order = arena_take(&b->arena, count + 1, sizeof *order);

    named_order(b->scenario, section, order);
    for (uint32_t k = 0; k < count; k++) {
        const char *id = scenario_id(b->scenario, section, order[k]);
        html_row_open(b->out, named_title(b->scenario, section, order[k]));
        html_number(b->out, slot_text(b, section, order[k], exposure));
        band_cell(b, &percent, b->focus, format_text(b, "consequence.loss_of.%s", id));
        both_cells(b, &money, format_text(b, "consequence.lost_by.%s", id));
        html_row_close(b->out);
    }
}

static void losses_table(struct brief *b, const char *section, const char *title, const char *exposure,
                         const char *heading)
{
    const char *const headings[] = {"Economy", heading, "Loss at its worst, % a year, with the option", NULL};

    if (named_entities(b->scenario, section) == 0 || outcome_row(b, "consequence.members_lost") == NULL)
        return;
    table_open(b, title, headings);
    losses_of(b, section, exposure);
    html_table_close(b->out);
}

static void losses(struct brief *b)
{
    losses_table(b, "economies", "Output lost over the horizon, USD bn: others", "loss", "Loss over the world's");
    if (named_entities(b->scenario, "members") == 0)
        return;
    buffer_add(b->out, "<details class=\"twin\"><summary>Output lost by each member</summary>\n");
    paragraph(b, "A member loses the average member's loss (%s of the world's) times its exposure.",
              slot_text(b, "consequences", 0, "member_share"));
    losses_table(b, "members", "Output lost over the horizon, USD bn: members", "exposure",
                 "Exposure, over the average member's");
    buffer_add(b->out, "</details>\n");
}

/* ---- order ---- */

static void level_rows(struct brief *b, const char *name, const char *outcome)
{
    const struct study_outcome *row = outcome_row(b, outcome);
    const uint32_t levels = row == NULL ? 0 : level_count(row);
    double *own = arena_take(&b->arena, levels + 1, sizeof *own),
           *none = arena_take(&b->arena, levels + 1, sizeof *none);

    if (levels == 0)
        return;
    outcome_levels(b, b->focus, outcome, own, levels);
    outcome_levels(b, b->digest.none, outcome, none, levels);
    for (uint32_t l = levels; l-- > 0;) {
        char word[64], label[WORDS_ROOM];
        words_id(word_at(row->levels, l, word), label);
        html_row_open(b->out, format_text(b, "%s: %s", name, label));
        html_number(b->out, of_hundred(b, own[l]));
        if (b->digest.none != NO_INDEX)
            html_number(b->out, of_hundred(b, none[l]));
        html_row_close(b->out);
    }
}

static void value_row(struct brief *b, const char *name, const char *unit, const char *outcome)
{
    const struct display display = display_of_unit(unit);

    if (outcome_row(b, outcome) == NULL)
        return;
    html_row_open(b->out, name);
    both_cells(b, &display, outcome);
    html_row_close(b->out);
}

static void order_table(struct brief *b)
{
    static const char *const headings[] = {"What can be observed", NULL};

    if (outcome_row(b, "consequence.commitment") == NULL)
        return;
    buffer_add(b->out, "<h3>Norms, commitments, partners, arms</h3>\n");
    paragraph(b, "Credibility and the strength of norms cannot be measured: they have no agreed unit, nobody has seen "
                 "the world in which the choice was another, and the literature disputes whether past acts move them, "
                 "by how much and which way. What can be observed is ordered or counted below. None of it is added to "
                 "deaths or money, here or anywhere in this brief.");
    table_open(b, "Observables of order; whether anybody is believed afterwards is not told", headings);
    level_rows(b, "Commitment", "consequence.commitment");
    level_rows(b, "Legal mandate", "consequence.legal_mandate");
    value_row(b, "Partners that joined", "", "consequence.partners");
    value_row(b, "The guarantee is seen to fail, of 100 trials", "of 100", "consequence.guarantee_failed");
    value_row(b, "Hazard of a weapon programme from then on, % a year", "%", "consequence.proliferation_rate");
    value_row(b, "Arms race, margin of stability; below 0 it runs away", "", "consequence.arms_margin");
    value_row(b, "Arms race, growth in % a year; below 0 it settles", "%", "consequence.arms_growth");
    html_table_close(b->out);
    paragraph(b, "How high arms would go is not told: levels rest on units nobody agrees on, the margin does not. The "
                 "hazard of a weapon programme is a judgement: the record of such programmes is too short for a rate.");
}

void follow_tables(struct brief *b)
{
    if (b->focus == NO_INDEX)
        return;
    destinations_table(b);
    needs_table(b);
    losses(b);
    order_table(b);
}
