/* Page 5, second half: what one more of something would buy, who is late, and the lift of the trial that page 10 tells.
 */
#include "report/brief_internal.h"
#include "report/trial_lift.h"

#include <math.h>

enum { WORTH_MOST = 12 };

/* ---- what one more would buy ---- */

static void worth_rows(struct brief *b, const struct deployed_worth *const *rows, uint32_t count)
{
    const struct deployment *d = b->settings->deployment;
    for (uint32_t k = 0; k < count && k < WORTH_MOST; k++) {
        html_row_open(b->out, rows[k]->what);
        for (uint32_t r = 0; r < d->role_count; r++)
            html_number(b->out, worth_is_clear(rows[k], r)
                                    ? format_text(b, "%+.1f (%.1f)", rows[k]->days[r], rows[k]->error[r])
                                    : "~");
        html_row_close(b->out);
    }
}

void worth_table(struct brief *b)
{
    const struct deployment *d = b->settings->deployment;
    if (d == NULL || d->worth_count == 0)
        return;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    const struct deployed_worth **rows = arena_take(&b->arena, d->worth_count + 1, sizeof *rows);
    const char **headings = arena_take(&b->arena, d->role_count + 2, sizeof *headings);
    const uint32_t count = worth_order(d, rows);
    paragraph(
        b,
        "What would one more buy? Each row changes one thing in the same trials: days sooner (-) or later (+), on "
        "average with its standard error, until all that was mandated is in place; a role that never closes counts "
        "as closing at the horizon; ~ is less than the sampling tells from nothing. Of %u things tried, %u make no "
        "clear difference.",
        d->worth_count, d->worth_count - count);
    if (count == 0)
        return;
    headings[0] = "One thing changed";
    for (uint32_t r = 0; r < d->role_count; r++)
        headings[r + 1] = d->roles[r].title;
    html_table_open(b->out, "Change of the day all is in place");
    html_headings(b->out, headings);
    worth_rows(b, rows, count);
    html_table_close(b->out);
}

/* ---- who is late ---- */

static const char *late_text(struct brief *b, const double *column)
{
    const struct deployment *d = b->settings->deployment;
    return column == NULL ? "-" : format_text(b, "%.0f", 100.0 * (1.0 - column_share(column, d->trials, 0.0)));
}

void late_table(struct brief *b)
{
    static const char *const headings[] = {"Unit", "After its latest arrival", "After its required delivery", NULL};
    const struct deployment *d = b->settings->deployment;
    if (d == NULL || d->unit_count == 0)
        return;
    html_table_open(b->out, "Late, of 100 trials");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < d->unit_count; k++) {
        html_row_open(b->out, d->units[k].title);
        html_number(b->out, late_text(b, d->units[k].missed_days));
        html_number(b->out, late_text(b, d->units[k].late_days));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* ---- one trial's lift ---- */

static void sortie_table(struct brief *b, const struct trial_lift *lift)
{
    static const char *const headings[] = {"Aircraft or ship", "Load", "From", "To", "Left, day", "There, day", NULL};
    html_table_open(b->out, "Loads, in order of loading");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < lift->sortie_count; k++) {
        const struct lift_sortie *s = &lift->sorties[k];
        html_row_open(b->out, lift->asset_title[s->asset]);
        html_cell(b->out, format_text(b, "%s: %.0f %s", named_title(b->scenario, "forces", s->unit), s->amount,
                                      s->people ? "people" : "t"));
        html_cell(b->out, named_title(b->scenario, "nodes", s->from));
        html_cell(b->out, s->to == NO_INDEX ? "-" : named_title(b->scenario, "nodes", s->to));
        html_number(b->out, day_text(b, s->left_day));
        html_number(b->out, day_text(b, s->there_day));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

static void node_charts(struct brief *b, const struct trial_lift *lift)
{
    bool *seen = arena_take(&b->arena, named_entities(b->scenario, "nodes") + 1, sizeof *seen);
    for (uint32_t k = 0; k < lift->sortie_count; k++) {
        const uint32_t node = lift->sorties[k].to;
        if (node == NO_INDEX || seen[node])
            continue;
        seen[node] = true;
        const uint32_t slot = scenario_slot(b->scenario, "nodes", node, "spots", 0);
        chart_node(b, lift, node, floor(b->settings->told_trial->param[slot] + 0.5));
    }
}

void lift_figure(struct brief *b)
{
    const struct told_trial *told = b->settings->told_trial;
    if (told == NULL || named_entities(b->scenario, "lift") == 0)
        return;
    const struct trial_lift lift = trial_lift_read(told, b->horizon_days, &b->arena);
    if (lift.sortie_count == 0)
        return;
    figure_open(b, "How does the lift of one trial go?",
                format_text(b,
                            "The trial of page 10, one course of many: each aircraft and ship that carried something, "
                            "then the spots in use where they unload. %u loads are taken up.",
                            lift.sortie_count));
    chart_gantt(b, &lift);
    node_charts(b, &lift);
    figure_twin(b);
    sortie_table(b, &lift);
    figure_close(b);
}
