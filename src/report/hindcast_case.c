/* One case of a hindcast by itself: what every rule forecasts, and who holds out. */
#include "report/hindcast_internal.h"

#include "analysis/summary.h"
#include "report/table.h"
#include "report/words.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED_MOST = 12 };

static void put_forecast(struct table *table, uint32_t row, const struct forecaster *forecaster)
{
    const struct forecast *forecast = &forecaster->of_case[0];
    const struct display in_days = display_of_unit("days");
    double *days = arena_take(&table->arena, forecast->day_count + 1, sizeof *days);
    uint32_t trials = 0;
    char words[WORDS_ROOM];
    for (uint32_t k = 0; k < COUNCIL_CLASSES; k++)
        trials += forecast->trials[k];
    table_cell(table, row, 0, forecaster->title, TONE_PLAIN);
    for (uint32_t k = 0; k < COUNCIL_CLASSES; k++) {
        const double share = trials > 0 ? 100.0 * forecast->trials[k] / trials : 0.0;
        table_cell(table, row, 1 + k, arena_format(&table->arena, share > 0.0 && share < 1.0 ? "%.1f" : "%.0f", share),
                   TONE_PLAIN);
    }
    memcpy(days, forecast->days, forecast->day_count * sizeof *days);
    const struct band band = {.low = quantile_of(days, forecast->day_count, 0.05),
                              .middle = quantile_of(days, forecast->day_count, 0.5),
                              .high = quantile_of(days, forecast->day_count, 0.95)};
    words_band(&in_days, &band, words);
    table_cell(table, row, 1 + COUNCIL_CLASSES, words, TONE_PLAIN);
}

static void write_forecasts(struct writer *w)
{
    struct table table;
    table_init(&table, COUNCIL_CLASSES + 2, w->hindcast->forecaster_count);
    table_heading(&table, 0, "of 100 trials");
    for (uint32_t k = 0; k < COUNCIL_CLASSES; k++) {
        char words[WORDS_ROOM];
        words_id(council_class_id((enum council_class)k), words);
        table_heading(&table, 1 + k, words);
    }
    table_heading(&table, 1 + COUNCIL_CLASSES, "days");
    for (uint32_t f = 0; f < w->hindcast->forecaster_count; f++)
        put_forecast(&table, f, &w->hindcast->forecasters[f]);
    hindcast_table(w, &table);
}

static int by_held_out(const void *a, const void *b)
{
    const struct hindcast_member *x = a, *y = b;
    if (x->held_out != y->held_out)
        return x->held_out < y->held_out ? 1 : -1;
    return strcmp(x->id, y->id);
}

static void write_members(struct writer *w)
{
    const struct hindcast_council *council = &w->hindcast->councils[0];
    struct hindcast_member *members = arena_take(&w->arena, council->member_count + 1, sizeof *members);
    const char *text = "Held out, of 100 trials of silence (*: on record):";
    memcpy(members, council->members, council->member_count * sizeof *members);
    qsort(members, council->member_count, sizeof *members, by_held_out);
    for (uint32_t k = 0; k < council->member_count && k < LISTED_MOST; k++)
        text = arena_format(&w->arena, "%s%s %s%s %.0f", text, k ? "," : "", members[k].id,
                            members[k].is_named ? "*" : "", 100.0 * members[k].held_out);
    hindcast_paragraph(w, arena_format(&w->arena, "%s.", text));
    if (!isnan(council->gave_middle))
        hindcast_paragraph(w,
                           arena_format(&w->arena,
                                        "Gave something besides the leader, where something was decided: %.0f (%.0f to "
                                        "%.0f)%s",
                                        council->gave_middle, council->gave_low, council->gave_high,
                                        council->has_contributors
                                            ? arena_format(&w->arena, "; on record %.0f.", council->contributors)
                                            : "."));
}

void report_hindcast_case(const struct hindcast *hindcast, const struct hindcast_settings *settings, struct buffer *out)
{
    struct writer w = {.hindcast = hindcast, .settings = settings, .out = out};
    const struct hindcast_case *one = &hindcast->cases[0];
    char happened[WORDS_ROOM];
    const char *days = "";
    arena_init(&w.arena);
    words_id(council_class_id(one->happened), happened);
    if (one->has_days && one->happened == COUNCIL_NOT_AGREED)
        days = arena_format(&w.arena, ", known to be open on day %.0f", one->days_least);
    else if (one->has_days && one->days_least < one->days_most)
        days = arena_format(&w.arena, ", on day %.0f to %.0f", one->days_least, one->days_most);
    else if (one->has_days)
        days = arena_format(&w.arena, ", on day %.0f", one->days_least);
    hindcast_paragraph(&w, arena_format(&w.arena, "%s (%u members). What happened: %s%s. %s", one->title, one->members,
                                        happened, days, one->note));
    write_forecasts(&w);
    write_members(&w);
    arena_release(&w.arena);
}
