/* Page 2: what was put in, and on whose word. */
#include "report/brief_internal.h"

#include "base/text.h"
#include "scenario/ledger.h"
#include <stdio.h>
#include <string.h>

static void counts_by_basis(struct brief *b)
{
    static const char *const headings[] = {"Basis", "Numbers", "What it means", NULL};
    const struct ledger_counts counts = ledger_count(b->scenario);
    const struct {
        const char *name;
        uint32_t count;
        const char *means;
    } rows[] = {
        {"sourced", counts.sourced, "a publication gives it"},
        {"mixed", counts.mixed, "a publication gives a point, our assumption the range around it, or the like"},
        {"assumed", counts.assumed, "our assumption, with a reason beside it in the ledger"},
        {"default", counts.defaulted, "the model's own, not written in the scenario; counts as assumed"},
    };

    html_table_open(b->out, "Numbers of this scenario by what they rest on");
    html_headings(b->out, headings);
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        char number[32];
        words_count(rows[k].count, number);
        html_row_open(b->out, rows[k].name);
        html_number(b->out, number);
        html_cell(b->out, rows[k].means);
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* "violent 80%, nonviolent 20%" */
static const char *choices_of(struct brief *b, const struct slot *slot)
{
    const char *all = "";

    for (uint32_t c = 0; c < slot->choice_count; c++) {
        char word[64];
        const int percent = (int)(slot->weights[c] * 100 + 0.5);
        all = format_text(b, "%s%s%s %d%%", all, c == 0 ? "" : ", ", word_at(slot->words, slot->choices[c], word),
                          percent);
    }
    return all;
}

static bool is_apart(const struct brief *b, const char *path)
{
    char word[64];
    const char *apart = named_text(b->scenario, "run", 0, "apart", word);
    const size_t length = strlen(path);

    for (const char *at = apart; at != NULL && (at = strstr(at, path)) != NULL; at += length)
        if ((at == apart || strchr(" ,", at[-1]) != NULL) && strchr(" ,", at[length]) != NULL)
            return true;
    return false;
}

static void switches(struct brief *b)
{
    static const char *const headings[] = {"Switch", "Open", "Treated as", NULL};
    uint32_t open = 0;

    for (uint32_t k = 0; k < scenario_slot_count(b->scenario); k++) {
        const struct slot *slot = scenario_slot_at(b->scenario, k);
        if (!slot->is_switch || slot->choice_count < 2)
            continue;
        if (open++ == 0) {
            html_table_open(b->out, "Structural switches that are open");
            html_headings(b->out, headings);
        }
        html_row_open(b->out, slot->path);
        html_cell(b->out, choices_of(b, slot));
        html_cell(b->out, is_apart(b, slot->path) ? "kept apart: shown side by side, weights not used"
                                                  : "drawn in each future with these weights");
        html_row_close(b->out);
    }
    if (open > 0)
        html_table_close(b->out);
}

/* Judgements err together: groups of numbers that share a factor. */
static void together(struct brief *b)
{
    for (uint32_t k = 0; k < named_entities(b->scenario, "together"); k++) {
        const uint32_t slot = named_slot(b->scenario, "together", k, "rho", 0);
        char text[128], word[64];
        const char *of = named_text(b->scenario, "together", k, "of", word);
        if (slot == NO_SLOT || of == NULL)
            continue;
        slot_describe(scenario_slot_at(b->scenario, slot), text, sizeof text);
        paragraph(b,
                  "Errors of judgement go together: %s share a common part, correlation %s. Drawn one by one they "
                  "would cancel.",
                  of, text);
    }
}

static void members(struct brief *b)
{
    static const char *const headings[] = {"Member",
                                           "Support, 0 blocks to 100 promotes",
                                           "Salience, 0 to 100",
                                           "National willingness, 0 to 100",
                                           "Sources",
                                           NULL};
    const uint32_t count = named_entities(b->scenario, "members");
    uint32_t *order = arena_take(&b->arena, count + 1, sizeof *order);

    if (count == 0)
        return;
    named_order(b->scenario, "members", order);
    buffer_add(b->out, "<h3>The members' positions</h3>\n");
    html_table_open(
        b->out, "Illustrative assumptions: no member has stated these numbers. Support is for a role in the middle of "
                "the ladder; each role shifts it");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < count; k++) {
        const uint32_t slot = named_slot(b->scenario, "members", order[k], "support", 0);
        html_row_open(b->out, named_title(b->scenario, "members", order[k]));
        html_number(b->out, slot_text(b, "members", order[k], "support"));
        html_number(b->out, slot_text(b, "members", order[k], "salience"));
        html_number(b->out, slot_text(b, "members", order[k], "national"));
        html_number(b->out, slot == NO_SLOT ? "" : scenario_slot_at(b->scenario, slot)->sources);
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* Whether any number names the source: whole words of a slot's blank-separated list. */
static uint32_t uses_of(const struct brief *b, const char *id)
{
    const size_t length = strlen(id);
    uint32_t uses = 0;

    for (uint32_t k = 0; k < scenario_slot_count(b->scenario); k++) {
        const char *sources = scenario_slot_at(b->scenario, k)->sources;
        for (const char *at = sources; (at = strstr(at, id)) != NULL; at += length)
            if ((at == sources || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) {
                uses++;
                break;
            }
    }
    return uses;
}

static void source_row(struct brief *b, uint32_t k, uint32_t uses)
{
    static const char *const fields[] = {"title", "original", "read_at", "dated", "confidence"};
    const char *text[5];
    char word[64], number[32];

    for (size_t f = 0; f < 5; f++) {
        text[f] = named_text(b->scenario, "sources", k, fields[f], word);
        text[f] = text[f] == NULL ? "" : format_text(b, "%s", text[f]);
    }
    words_count(uses, number);
    html_row_open(b->out, scenario_id(b->scenario, "sources", k));
    html_cell(b->out, text[0]);
    html_cell(b->out, *text[2] != '\0' && !text_equal(text[1], text[2])
                          ? format_text(b, "%s%s%s", text[1], *text[1] ? "; read at " : "read at ", text[2])
                          : text[1]);
    html_cell(b->out, text[3]);
    html_cell(b->out, text[4]);
    html_number(b->out, number);
    html_row_close(b->out);
}

static void sources_of_kind(struct brief *b, const char *kind, const uint32_t *uses)
{
    static const char *const headings[] = {"Id", "What", "Where", "Dated", "Confidence", "Numbers", NULL};
    const uint32_t count = named_entities(b->scenario, "sources");
    uint32_t listed = 0;

    for (uint32_t k = 0; k < count; k++) {
        char word[64];
        const char *is = named_text(b->scenario, "sources", k, "kind", word);
        if (uses[k] == 0 || !text_equal(is, kind))
            continue;
        if (listed++ == 0) {
            html_table_open(b->out, format_text(b, "Sources of kind %s that a number rests on", kind));
            html_headings(b->out, headings);
        }
        source_row(b, k, uses[k]);
    }
    if (listed > 0)
        html_table_close(b->out);
}

static void source_counts(struct brief *b, const struct field *kinds, const uint32_t *uses)
{
    static const char *const headings[] = {"Kind", "Sources used", NULL};
    char word[64], other[64];

    html_table_open(b->out, "Sources that a number rests on, by kind");
    html_headings(b->out, headings);
    for (uint32_t kind = 0; word_at(kinds->of, kind, word) != NULL; kind++) {
        uint32_t used = 0;
        for (uint32_t k = 0; k < named_entities(b->scenario, "sources"); k++)
            used += uses[k] > 0 && text_equal(named_text(b->scenario, "sources", k, "kind", other), word) ? 1 : 0;
        if (used == 0)
            continue;
        html_row_open(b->out, word);
        html_number(b->out, format_text(b, "%u", used));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void sources(struct brief *b)
{
    const uint32_t count = named_entities(b->scenario, "sources");
    const struct field *kinds = named_field(b->scenario, "sources", "kind");
    uint32_t *uses = arena_take(&b->arena, count + 1, sizeof *uses);
    char word[64];

    if (count == 0 || kinds == NULL)
        return;
    for (uint32_t k = 0; k < count; k++)
        uses[k] = uses_of(b, scenario_id(b->scenario, "sources", k));
    buffer_add(b->out, "<h3>Sources by kind</h3>\n");
    paragraph(b, "FACT, BOUND and DERIVED are publications; all other kinds are somebody's assumption and counted so.");
    source_counts(b, kinds, uses);
    buffer_add(b->out, "<details class=\"twin\"><summary>The sources</summary>\n");
    for (uint32_t k = 0; word_at(kinds->of, k, word) != NULL; k++)
        sources_of_kind(b, format_text(b, "%s", word), uses);
    buffer_add(b->out, "</details>\n");
}

void page_assumed(struct brief *b)
{
    page_open(b, PAGE_ASSUMED);
    paragraph(b, "Every number is listed in the annex with its source or the reason for assuming it. A range written "
                 "low .. likely .. high is "
                 "drawn anew in each future.");
    counts_by_basis(b);
    switches(b);
    together(b);
    members(b);
    sources(b);
    page_close(b);
}
