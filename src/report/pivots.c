/* Who decides whether the alliance acts: a table of its members, as text and for programs. */
#include "report/report.h"

#include "analysis/fields.h"
#include "base/json.h"
#include "report/pivots_internal.h"
#include "report/table.h"

enum { USUAL_WIDTH = 100 };

/* What is shown, and of what. */
struct pivots_shown {
    const struct pivots *pivots;
    const struct scenario *scenario;
    const struct study_option *option;
    const struct study_stratum *stratum;
    const struct pivots_settings *settings;
};

static const char *option_title(const struct pivots_shown *shown)
{
    return shown->option->title ? shown->option->title : shown->option->id;
}

/* ---- text ---- */

static void put_row(struct table *table, uint32_t row, const struct pivots_shown *shown, const struct display *share)
{
    const struct pivot *pivot = &shown->pivots->list[row];
    char words[WORDS_ROOM], high[WORDS_ROOM];
    uint32_t column = 0;
    table_cell(table, row, column++, named_title(shown->scenario, "members", pivot->member), TONE_PLAIN);
    words_value(share, pivot->pivotal, 0, words);
    table_cell(table, row, column++, words, TONE_PLAIN);
    words_leaving(pivot, words);
    table_cell(table, row, column++, words, TONE_PLAIN);
    for (int k = 0; k < PIVOT_STANCES; k++) {
        words_value(share, pivot->stance[k], 0, words);
        table_cell(table, row, column++, words, TONE_PLAIN);
    }
    words_support(pivot, words);
    table_cell(table, row, column++, words, TONE_PLAIN);
    if (shown->pivots->flip_trials == 0)
        return;
    words_value(share, pivot->flip.at_low, 0, words);
    words_value(share, pivot->flip.at_high, 0, high);
    table_cell(table, row, column++, arena_format(&table->arena, "%s, %s", words, high), TONE_PLAIN);
    words_flip(pivot, words);
    table_cell(table, row, column, words, pivot_decides(pivot) ? TONE_BAD : TONE_PLAIN);
}

static void add_table(struct buffer *out, const struct pivots_shown *shown, uint32_t width)
{
    static const char *const headings[] = {
        "member",  "pivotal",         "leaves\nabove, %",        "yes",     "held\nout", "opted\nout",
        "blocked", "support\nput in", "all agreed\nat its ends", "flips at"};
    const uint32_t columns = shown->pivots->flip_trials > 0 ? 10 : 8;
    const struct display share = display_of_unit("of 100");
    struct table table;
    table_init(&table, columns, shown->pivots->count);
    table_headings(&table, headings);
    for (uint32_t row = 0; row < shown->pivots->count; row++)
        put_row(&table, row, shown, &share);
    table_render(&table, width, shown->settings->colour, out);
    table_release(&table);
}

static void add_legend(struct buffer *out, const struct pivots_shown *shown, uint32_t width)
{
    add_wrapped(out,
                "Counts are of 100 trials. Pivotal: broke silence hardest in the last round in which it was broken, on "
                "some role. Leaves above: the depth, in % of what was drawn up, above which it breaks silence on the "
                "role it likes least, in the middle trial (9 trials in 10 lie between); 100: it lets any depth pass.",
                width);
    if (shown->pivots->flip_trials == 0)
        return;
    struct buffer text;
    buffer_init(&text);
    buffer_format(
        &text,
        "All agreed at its ends: trials in which all that is asked is agreed with this member's support held at the "
        "low "
        "and at the high end of what was put in, all else as drawn; of %u trials each. Flips at: the support, "
        "of 100 points, at which that crosses one half, inside or outside the range put in; -: nowhere clearly.",
        shown->pivots->flip_trials);
    add_wrapped(out, buffer_text(&text), width);
    buffer_release(&text);
}

static void show_text(const struct pivots_shown *shown, struct buffer *out)
{
    const uint32_t width = shown->settings->width == 0 ? USUAL_WIDTH : shown->settings->width;
    char stratum[WORDS_ROOM], trials[32];
    struct buffer text;
    buffer_init(&text);
    words_stratum(shown->stratum->title, stratum);
    words_count(shown->pivots->trials, trials);
    buffer_format(&text, "What follows from the assumptions; not a forecast. %s%s%s trials of %s.", stratum,
                  *stratum ? ", " : "", trials, shown->option->id);
    add_wrapped(out, buffer_text(&text), width);
    buffer_clear(&text);
    if (shown->pivots->count == 0) {
        buffer_add(&text, "This world has no council.");
    } else {
        add_pivotal_finding(&text, shown->pivots, shown->scenario, option_title(shown));
        add_flip_finding(&text, shown->pivots, shown->scenario);
    }
    add_wrapped(out, buffer_text(&text), width);
    buffer_release(&text);
    if (shown->pivots->count == 0)
        return;
    buffer_add(out, "\n");
    add_table(out, shown, width);
    buffer_add(out, "\n");
    add_legend(out, shown, width);
    buffer_init(&text);
    add_distance_finding(&text, shown->pivots);
    if (text.length > 0)
        buffer_add(out, "\n");
    add_wrapped(out, buffer_text(&text), width);
    buffer_release(&text);
}

/* ---- JSON ---- */

static void add_member(struct buffer *out, const struct pivot *pivot, const struct scenario *scenario, bool has_flip)
{
    static const char *const stances[PIVOT_STANCES] = {"yes", "held_out", "opted_out", "blocked"};
    buffer_add(out, "{\"id\": ");
    add_json_text(out, scenario_id(scenario, "members", pivot->member));
    buffer_add(out, ", \"name\": ");
    add_json_text(out, named_title(scenario, "members", pivot->member));
    add_json_field(out, "pivotal", pivot->pivotal);
    add_json_field(out, "leaves_at_low", pivot->leaves_low);
    add_json_field(out, "leaves_at", pivot->leaves_middle);
    add_json_field(out, "leaves_at_high", pivot->leaves_high);
    for (int k = 0; k < PIVOT_STANCES; k++)
        add_json_field(out, stances[k], pivot->stance[k]);
    add_json_field(out, "support_low", pivot->support_low);
    add_json_field(out, "support_high", pivot->support_high);
    if (has_flip) {
        add_json_field(out, "agreed_at_low", pivot->flip.at_low);
        add_json_field(out, "agreed_at_high", pivot->flip.at_high);
        add_json_field(out, "agreed_at_0", pivot->flip.at_none);
        add_json_field(out, "agreed_at_100", pivot->flip.at_all);
        add_json_field(out, "flips_at", pivot->flip.value);
        buffer_format(out, ", \"decides\": %s", pivot_decides(pivot) ? "true" : "false");
    }
    buffer_add(out, "}");
}

/* Per 1,000 km. */
static void add_slope(struct buffer *out, const char *name, const struct regression *slope)
{
    buffer_format(out, ",\n  \"%s\": {\"slope\": ", name);
    add_json_number(out, slope->slope);
    add_json_field(out, "low", slope->low);
    add_json_field(out, "high", slope->high);
    buffer_add(out, "}");
}

static void show_json(const struct pivots_shown *shown, struct buffer *out)
{
    buffer_add(out, "{\n  \"what\": \"What follows from the assumptions; not a forecast.\",\n  \"option\": ");
    add_json_text(out, shown->option->id);
    buffer_add(out, ", \"stratum\": ");
    add_json_text(out, shown->stratum->id);
    buffer_format(out, ",\n  \"trials\": %llu, \"flip_trials\": %u", (unsigned long long)shown->pivots->trials,
                  shown->pivots->flip_trials);
    add_json_field(out, "all_agreed", shown->pivots->agreed);
    add_slope(out, "support_by_distance", &shown->pivots->support_by_distance);
    add_slope(out, "yes_by_distance", &shown->pivots->yes_by_distance);
    buffer_add(out, ",\n  \"members\": [");
    for (uint32_t k = 0; k < shown->pivots->count; k++) {
        buffer_add(out, k == 0 ? "\n    " : ",\n    ");
        add_member(out, &shown->pivots->list[k], shown->scenario, shown->pivots->flip_trials > 0);
    }
    buffer_add(out, "\n  ]\n}\n");
}

bool report_pivots(struct study *study, const struct scenario *scenario, const struct pivot_flips *flips,
                   const struct pivots_settings *settings, struct buffer *out, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    struct pivots pivots;
    pivots_load(study, scenario, settings->option, settings->stratum, flips, &pivots, problems);
    const struct pivots_shown shown = {&pivots, scenario, study_option_at(study, settings->option),
                                       study_stratum_at(study, settings->stratum), settings};
    if (settings->json)
        show_json(&shown, out);
    else
        show_text(&shown, out);
    pivots_release(&pivots);
    return problems->error_count == before;
}
