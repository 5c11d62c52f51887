/* The hindcast's word on parliaments: days of ratification against four models. */
#include "report/hindcast_internal.h"

#include "base/json.h"
#include "report/table.h"

static struct delay_fit fit_of(const struct hindcast *hindcast, int model)
{
    return delay_fit((enum delay_model)model, hindcast->delays, hindcast->delay_count, hindcast->willing,
                     hindcast->unwilling);
}

static void put_fit(struct table *table, uint32_t row, const struct delay_fit *fit)
{
    struct arena *arena = &table->arena;
    const bool two = row == DELAY_TWO_LOGNORMALS;
    table_cell(table, row, 0, delay_model_title((enum delay_model)row), TONE_PLAIN);
    table_cell(table, row, 1,
               two ? arena_format(arena, "%.2g and %.0f", fit->median, fit->held_out_median)
                   : arena_format(arena, "%.2g", fit->median),
               TONE_PLAIN);
    table_cell(table, row, 2, arena_format(arena, "%.2f", fit->loss), TONE_PLAIN);
    table_cell(table, row, 3, arena_format(arena, "%.2f", fit->distance), TONE_PLAIN);
    table_cell(table, row, 4, fit->p < 0.001 ? "<0.001" : arena_format(arena, "%.2g", fit->p), TONE_PLAIN);
    table_cell(table, row, 5, arena_format(arena, "%.0f (%.0f-%.0f)", fit->last_middle, fit->last_low, fit->last_high),
               TONE_PLAIN);
}

/* The last of those with one candidate: the greatest of the delays, and the least of those that would rather not. */
static void last_ones(const struct hindcast *hindcast, double *first, double *last)
{
    *first = *last = 0.0;
    for (uint32_t k = 0; k < hindcast->delay_count; k++) {
        const struct delay *delay = &hindcast->delays[k];
        *last = delay->days > *last ? delay->days : *last;
        if (delay->rather_not && (*first <= 0.0 || delay->days < *first))
            *first = delay->days;
    }
}

void hindcast_delays(struct writer *w)
{
    static const char *const headings[] = {"days of one parliament", "median,\ndays", "loss", "distance\nD", "p",
                                           "the last,\ndays"};
    const struct hindcast *hindcast = w->hindcast;
    struct table table;
    double first, last;
    last_ones(hindcast, &first, &last);
    hindcast_paragraph(
        w, arena_format(&w->arena,
                        "Ratification: %u delays of %u parliaments. Loss: the misfit to a member, the model fitted to "
                        "the others; less is better. D and p: Kolmogorov's test, p too large since the fit saw the "
                        "data. The last: of all parliaments, the middle (9 in 10 lie between); on record those that "
                        "would rather not took from %.0f to %.0f.",
                        hindcast->delay_count, hindcast->willing + hindcast->unwilling, first, last));
    table_init(&table, sizeof headings / sizeof headings[0], DELAY_MODELS);
    table_headings(&table, headings);
    for (uint32_t model = 0; model < DELAY_MODELS; model++) {
        const struct delay_fit fit = fit_of(hindcast, (int)model);
        put_fit(&table, model, &fit);
    }
    hindcast_table(w, &table);
}

void hindcast_delays_json(const struct hindcast *hindcast, struct buffer *out)
{
    buffer_add(out, ",\n  \"ratification\": [");
    for (int model = 0; model < DELAY_MODELS; model++) {
        const struct delay_fit fit = fit_of(hindcast, model);
        buffer_add(out, model ? ",\n    {\"model\": " : "\n    {\"model\": ");
        add_json_text(out, delay_model_title((enum delay_model)model));
        add_json_field(out, "median", fit.median);
        add_json_field(out, "spread", fit.spread);
        add_json_field(out, "rather_not_median", fit.held_out_median);
        add_json_field(out, "rather_not_spread", fit.held_out_spread);
        add_json_field(out, "loss", fit.loss);
        add_json_field(out, "distance", fit.distance);
        add_json_field(out, "p", fit.p);
        add_json_field(out, "last_low", fit.last_low);
        add_json_field(out, "last_middle", fit.last_middle);
        add_json_field(out, "last_high", fit.last_high);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}
