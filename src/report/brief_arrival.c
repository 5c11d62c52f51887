/* Page 5: would it arrive in time? */
#include "report/brief_internal.h"

#include "base/text.h"
#include <math.h>
#include <stdio.h>

static void closure_table(struct brief *b, const uint32_t *role, uint32_t count)
{
    static const char *const headings[] = {"Role",
                                           "Day 30",
                                           "Day 60",
                                           "Day 90",
                                           "Horizon",
                                           "Half in place, median trial, day",
                                           "Half never, of 100 trials",
                                           NULL};
    static const char *const starts[] = {"force.day30", "force.day60", "force.day90", "force.last"};
    const struct display percent = display_of_unit("%");

    html_table_open(b->out, "In place, % of the role at full size: middle future (9 in 10)");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < count; k++) {
        const char *id = scenario_id(b->scenario, "roles", role[k]), *half = format_text(b, "force.half.%s", id);
        html_row_open(b->out, named_title(b->scenario, "roles", role[k]));
        for (size_t day = 0; day < 4; day++) {
            const struct band band = outcome_band(b, b->focus, format_text(b, "%s.%s", starts[day], id));
            char text[WORDS_ROOM];
            words_band(&percent, &band, text);
            html_number(b->out, text);
        }
        html_number(b->out, day_text(b, outcome_quantile(b, b->focus, half, 0.5)));
        html_number(b->out, of_hundred(b, 1 - outcome_share(b, b->focus, half, COMPARE_MORE_EQUAL, 0)));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void closure_figure(struct brief *b, const uint32_t *role, uint32_t count)
{
    const struct deployment *d = b->settings->deployment;
    const char *first = scenario_id(b->scenario, "roles", role[0]), *half = format_text(b, "force.half.%s", first);
    figure_open(b, "How much is there by when?",
                format_text(b,
                            "%sHalf of what was mandated for %s is in place by day %s in the median trial, never in %s "
                            "trials.",
                            d ? "Line: the middle trial; shade: nine trials in ten; grey: twelve single trials, picked "
                                "beforehand. What is never agreed is never there. "
                              : "",
                            named_title(b->scenario, "roles", role[0]),
                            day_text(b, outcome_quantile(b, b->focus, half, 0.5)),
                            of_hundred(b, 1 - outcome_share(b, b->focus, half, COMPARE_MORE_EQUAL, 0))));
    for (uint32_t k = 0; d && k < d->role_count; k++)
        chart_closure(b, &d->roles[k]);
    figure_twin(b);
    closure_table(b, role, count);
    figure_close(b);
}

static void bottleneck_figure(struct brief *b, const uint32_t *role, uint32_t count)
{
    const struct study_outcome *first =
        outcome_row(b, format_text(b, "force.bottleneck.%s", scenario_id(b->scenario, "roles", role[0])));
    const uint32_t levels = first == NULL ? 0 : level_count(first);
    const char **headings = arena_take(&b->arena, levels + 2, sizeof *headings);
    double *share = arena_take(&b->arena, levels + 1, sizeof *share);

    if (levels == 0)
        return;
    figure_open(b, "What held it?",
                "For each role the constraint that took the most days between the request and half in place, of 100 "
                "trials; none: it was never "
                "on its way.");
    chart_bottleneck(b, role, count);
    figure_twin(b);
    headings[0] = "Role";
    for (uint32_t l = 0; l < levels; l++) {
        char word[64];
        headings[l + 1] = format_text(b, "%s", word_at(first->levels, l, word));
    }
    html_table_open(b->out, "What held each role longest, of 100 trials");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < count; k++) {
        const struct display of_all = display_of_unit("of 100");
        outcome_levels(b, b->focus, format_text(b, "force.bottleneck.%s", scenario_id(b->scenario, "roles", role[k])),
                       share, levels);
        html_row_open(b->out, named_title(b->scenario, "roles", role[k]));
        for (uint32_t l = 0; l < levels; l++) {
            char number[WORDS_ROOM];
            words_value(&of_all, share[l], 0, number);
            html_number(b->out, number);
        }
        html_row_close(b->out);
    }
    html_table_close(b->out);
    figure_close(b);
}

void page_arrival(struct brief *b)
{
    uint32_t *role = arena_take(&b->arena, named_entities(b->scenario, "roles") + 1, sizeof *role);
    const uint32_t count = roles_of(b, b->focus, role);

    page_open(b, PAGE_ARRIVAL);
    if (count == 0 ||
        outcome_row(b, format_text(b, "force.half.%s", scenario_id(b->scenario, "roles", role[0]))) == NULL) {
        paragraph(b, "Nothing is moved in this world.");
        page_close(b);
        return;
    }
    paragraph(b,
              "Under %s. Days run from the onset of the crisis: the council's time is in them. What is never agreed is "
              "never there, and "
              "counts as 0 in these shares.",
              b->focus_name);
    closure_figure(b, role, count);
    bottleneck_figure(b, role, count);
    late_table(b);
    map_figure(b);
    worth_table(b);
    lift_figure(b);
    page_close(b);
}
