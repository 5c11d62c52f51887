/* Pages 9, 10 and 12 and the annex: what decides the answer, one trial, limits, the ledger, the receipt. */
#include "report/brief_internal.h"

#include "base/text.h"
#include "scenario/ledger.h"
#include <math.h>
#include <stdio.h>

enum { DRIVERS_SHOWN = 10 };

/* ---- page 9 ---- */

/* The focus option's values, or its differences to none. */
static double *driven_values(struct brief *b, uint32_t m, bool differences)
{
    struct band band;

    if (differences)
        return shrunken_differences(b, m, b->focus, b->digest.none, b->stratum, &band);
    double *value = arena_take(&b->arena, b->futures, sizeof *value),
           *noise = arena_take(&b->arena, b->futures, sizeof *noise);
    measure_values(b->study, &b->digest.measures.list[m], b->focus, b->stratum, value, noise, b->problems);
    shrink(value, noise, b->futures);
    return value;
}

static void driver_rows(struct brief *b, uint32_t m, const struct drivers *drivers, const double *value,
                        bool differences)
{
    static const char *const headings[] = {
        "Input", "Range", "Basis", "Rank correlation", "Low third of input", "High third of input", NULL};
    const struct measure *measure = &b->digest.measures.list[m];
    const struct display display = display_of(measure);

    html_table_open(b->out, format_text(b, "%s%s, %s: mean over the futures in the input's low and high third",
                                        measure->title, differences ? " minus none" : "", display.unit));
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < drivers->count; k++) {
        const struct driver *driver = &drivers->list[k];
        const struct slot *slot = scenario_slot_at(b->scenario, driver->slot);
        const double *input = study_input(b->study, slot->path, b->problems);
        double low = (double)NAN, high = (double)NAN;
        char text[128], number[WORDS_ROOM];
        slot_describe(slot, text, sizeof text);
        if (input != NULL)
            driver_thirds(input, value, b->futures, &low, &high, &b->arena);
        html_row_open(b->out, slot->path);
        html_number(b->out, text);
        html_cell(b->out, basis_word(slot->basis));
        words_number(driver->rho, 0.01, number);
        html_number(b->out, format_text(b, "%s%s", number,
                                        driver->rho * driver->rho > drivers->floor ? "" : ", under the floor"));
        (differences ? words_signed : words_value)(&display, low, 0, number);
        html_number(b->out, number);
        (differences ? words_signed : words_value)(&display, high, 0, number);
        html_number(b->out, number);
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static uint32_t clear_count(const struct drivers *drivers)
{
    uint32_t count = 0;

    for (uint32_t k = 0; k < drivers->count; k++)
        count += drivers->list[k].rho * drivers->list[k].rho > drivers->floor ? 1 : 0;
    return count;
}

struct driven {
    struct drivers drivers;
    double *value;
    uint32_t measure;
};

/* Returns whether anything could be attributed. */
static bool drivers_figure(struct brief *b, bool differences)
{
    struct driven driven[3];
    uint32_t shown = 0, clear = 0;

    for (size_t a = 0; a < 3; a++) {
        struct driven *at = &driven[shown];
        at->measure = leading_measure(b, brief_axes[a]);
        if (at->measure == NO_INDEX)
            continue;
        at->value = driven_values(b, at->measure, differences);
        at->drivers = drivers_of(b->study, b->scenario, at->value, DRIVERS_SHOWN, &b->arena, b->problems);
        clear += clear_count(&at->drivers);
        shown += at->drivers.count > 0 ? 1 : 0;
    }
    if (shown == 0)
        return false;
    figure_open(b,
                differences ? "Which inputs go with the difference the option makes?"
                            : "Which inputs go with the world it is in?",
                format_text(b,
                            "%s%s: of %u uncertain inputs those whose ranks go closest with the result over %u "
                            "futures. %s the noise floor; below it "
                            "the study cannot tell an input from chance.",
                            b->focus_name, differences ? " minus none" : "", driven[0].drivers.inputs, b->futures,
                            clear == 0   ? "None passes"
                            : clear == 1 ? "One bar passes"
                                         : format_text(b, "%u bars pass", clear)));
    for (uint32_t k = 0; k < shown; k++)
        chart_drivers(b, &driven[k].drivers,
                      format_text(b, "%s%s", b->digest.measures.list[driven[k].measure].title,
                                  differences ? ", minus none" : ""));
    figure_twin(b);
    for (uint32_t k = 0; k < shown; k++)
        driver_rows(b, driven[k].measure, &driven[k].drivers, driven[k].value, differences);
    figure_close(b);
    return true;
}

void page_drivers(struct brief *b)
{
    bool any = false;

    page_open(b, PAGE_DRIVERS);
    if (b->focus != NO_INDEX && b->digest.none != NO_INDEX) {
        any = drivers_figure(b, true);
        if (!any)
            paragraph(b,
                      "What %s changes against none is the same in all futures for the leading measures: no input "
                      "decides it.",
                      b->focus_name);
    }
    if (b->focus != NO_INDEX)
        any = drivers_figure(b, false) || any;
    if (any)
        paragraph(b, "How to read it. A bar of 10 means: this input alone accounts for a tenth of the spread of ranks "
                     "between futures. + means the measure "
                     "is larger where the input is larger. The noise floor is what the largest of as many inputs that "
                     "do nothing would pass in one "
                     "study of twenty. Relations that turn within an input's range do not show here, nor do inputs "
                     "that only matter together. More "
                     "futures lower the floor.");
    else
        paragraph(b, "No input is uncertain, or no leading measure differs between futures.");
    page_close(b);
}

/* ---- page 10 ---- */

void page_trial(struct brief *b)
{
    page_open(b, PAGE_TRIAL);
    if (b->settings->told == NULL || *b->settings->told == '\0') {
        paragraph(b, "No trial was told for this brief. Any can be: casus explain STUDY --option OPTION --trial "
                     "FUTURE/REPLICATE.");
        page_close(b);
        return;
    }
    char trials[32];
    words_count(b->trials, trials);
    paragraph(b, "One course of %s, picked to be read; not a likely one%s%s.", trials,
              b->settings->told_picked == NULL ? "" : ": ",
              b->settings->told_picked == NULL ? "" : b->settings->told_picked);
    buffer_add(b->out, "<pre tabindex=\"0\">");
    html_text(b->out, b->settings->told);
    buffer_add(b->out, "</pre>\n");
    page_close(b);
}

/* ---- page 12 ---- */

static void limit(struct brief *b, const char *name, const char *text)
{
    buffer_add(b->out, "<dt>");
    html_text(b->out, name);
    buffer_add(b->out, "</dt><dd>");
    html_text(b->out, text);
    buffer_add(b->out, "</dd>\n");
}

static void strata_limit(struct brief *b)
{
    const char *all = "";

    if (b->digest.strata < 2)
        return;
    for (uint32_t s = 0; s < b->digest.strata; s++) {
        char name[WORDS_ROOM];
        words_stratum(study_stratum_at(b->study, s)->title, name);
        all = format_text(b, "%s%s%s", all, s == 0 ? "" : "; ", name);
    }
    limit(b, "Kept apart.", format_text(b, "%s. Nothing here adds these up: how likely each is, is not asked.", all));
}

static void failed_limit(struct brief *b)
{
    const uint64_t failed = study_failed_count(b->study), all = study_trial_count(b->study);
    char failed_text[32], all_text[32];

    words_count(failed, failed_text);
    words_count(all, all_text);
    limit(b, "Failed trials.",
          failed == 0 ? format_text(b, "None of %s.", all_text)
                      : format_text(b, "%s of %s ended in an error of the model and are left out of every number.",
                                    failed_text, all_text));
}

void page_limits(struct brief *b)
{
    page_open(b, PAGE_LIMITS);
    buffer_add(b->out, "<dl class=\"key\">\n");
    limit(b, "No forecast.",
          "Every number says what follows from the assumptions. The chance that the assumptions hold is in none of "
          "them, and a frequency "
          "of trials is no probability of events.");
    limit(b, "No plan.", "No real plan, order of battle or classified fact is in it.");
    if (named_entities(b->scenario, "members") > 0)
        limit(b, "Positions are ours.",
              "Members' positions are illustrative assumptions by analysts. Where a finding follows from them, it "
              "restates them.");
    limit(b, "Few precedents.",
          "The record has very few relevant wars. Rates and signs that it leaves open are explored over a range, not "
          "known.");
    limit(b, "Not estimated.", "Nuclear use, and whether a commitment is believed, are not estimated.");
    limit(b, "No claim of skill.", "That the model beats simple base rates is not claimed unless a hindcast shows it.");
    limit(b, "Three kinds of doubt.",
          format_text(
              b,
              "Ranges over futures show what our ranges of inputs imply; the noise of %u trials a future is taken out "
              "of them. Standard errors behind "
              "better and worse show what more futures would settle. That the model is wrong in form is in neither.",
              b->replicates));
    strata_limit(b);
    failed_limit(b);
    buffer_add(b->out, "</dl>\n");
    page_close(b);
}

/* ---- annex ---- */

static void ledger_table(struct brief *b)
{
    static const char *const headings[] = {"Path", "Value", "Basis", "Source", "Because", NULL};

    html_table_open(b->out, "The ledger: every number, and what it rests on");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < scenario_slot_count(b->scenario); k++) {
        const struct slot *slot = scenario_slot_at(b->scenario, k);
        char text[256];
        if (text_starts(slot->path, "options."))
            continue;
        slot_describe(slot, text, sizeof text);
        html_row_open(b->out, slot->path);
        html_cell(b->out, text);
        html_cell(b->out, basis_word(slot->basis));
        html_cell(b->out, slot->sources);
        html_cell(b->out, slot->reason);
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void receipt_row(struct brief *b, const char *name, const char *value)
{
    html_row_open(b->out, name);
    buffer_add(b->out, "<td><code>");
    html_text(b->out, value);
    buffer_add(b->out, "</code></td>");
    html_row_close(b->out);
}

static void receipt(struct brief *b)
{
    static const char *const headings[] = {"What", "Value", NULL};
    const struct study_settings *settings = study_settings_of(b->study);
    char hash[65];

    buffer_add(b->out, "<h3 id=\"receipt\">Receipt</h3>\n");
    paragraph(b, "The same scenario, seed, counts and version give the same bits on any machine. Run the command again "
                 "and compare the study hash.");
    html_table_open(b->out, "Receipt");
    html_headings(b->out, headings);
    study_hash(b->study, hash);
    receipt_row(b, "study", hash);
    study_world_hash(b->study, hash);
    receipt_row(b, "world", hash);
    receipt_row(b, "seed", format_text(b, "%u", settings->seed));
    receipt_row(b, "futures", format_text(b, "%u", b->futures));
    receipt_row(b, "replicates", format_text(b, "%u", b->replicates));
    receipt_row(b, "design", settings->design);
    receipt_row(b, "horizon_days", day_text(b, settings->horizon_days));
    receipt_row(b, "model_revision", format_text(b, "%u", study_revision(b->study)));
    receipt_row(b, "version", b->settings->version == NULL ? "" : b->settings->version);
    receipt_row(b, "command", b->settings->command == NULL ? "" : b->settings->command);
    html_table_close(b->out);
}

void page_annex(struct brief *b)
{
    page_open(b, PAGE_ANNEX);
    receipt(b);
    if (b->digest.strata > 1) {
        buffer_add(b->out, "<details class=\"twin\"><summary>All measures of the other starts</summary>\n");
        for (uint32_t s = 0; s < b->digest.strata; s++)
            if (s != b->stratum)
                all_measures(b, s);
        buffer_add(b->out, "</details>\n");
    }
    buffer_add(b->out, "<h3>Ledger</h3>\n<details class=\"twin ledger\"><summary>Every number</summary>\n");
    ledger_table(b);
    buffer_add(b->out, "</details>\n");
    page_close(b);
}
