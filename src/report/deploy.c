#include "report/deploy.h"

#include "base/arena.h"
#include "base/text.h"
#include "report/table.h"
#include "report/words.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { USUAL_WIDTH = 100, POINTS = 4 };
static const double point_days[POINTS] = {30, 60, 90, 180};

struct teller {
    const struct deploy_settings *settings;
    struct arena arena;
    struct buffer *out;
    double *scratch; /* a column */
};

static void paragraph(struct teller *t, const char *text)
{
    add_wrapped(t->out, text, t->settings->width ? t->settings->width : USUAL_WIDTH);
    if (t->settings->form == DEPLOY_MARKDOWN)
        buffer_add(t->out, "\n");
}

static void put_table(struct teller *t, struct table *table)
{
    if (t->settings->form == DEPLOY_MARKDOWN)
        table_render_markdown(table, t->out);
    else
        table_render(table, t->settings->width ? t->settings->width : USUAL_WIDTH, t->settings->colour, t->out);
    table_release(table);
    buffer_add(t->out, "\n");
}

/* ---- cells ---- */

static const char *day_word(struct teller *t, double day)
{
    return isinf(day) ? "never" : arena_format(&t->arena, "%.0f", day);
}

/* "52 (45-80)": the middle trial, 9 in 10 between. */
static const char *days_cell(struct teller *t, const struct deployment *d, const double *column)
{
    const double low = column_quantile(column, d->trials, 0.05, t->scratch);
    const double middle = column_quantile(column, d->trials, 0.5, t->scratch);
    const double high = column_quantile(column, d->trials, 0.95, t->scratch);
    const char *word = day_word(t, middle);
    if (text_equal(day_word(t, low), day_word(t, high)))
        return word;
    return arena_format(&t->arena, "%s (%s-%s)", word, day_word(t, low), day_word(t, high));
}

static const char *share_cell(struct teller *t, const struct deployment *d, const double *column, double whole)
{
    const double low = 100.0 * column_quantile(column, d->trials, 0.05, t->scratch) / whole;
    const double middle = 100.0 * column_quantile(column, d->trials, 0.5, t->scratch) / whole;
    const double high = 100.0 * column_quantile(column, d->trials, 0.95, t->scratch) / whole;
    if (round(low) == round(high))
        return arena_format(&t->arena, "%.0f", middle);
    return arena_format(&t->arena, "%.0f (%.0f-%.0f)", middle, low, high);
}

/* Middle of the ratio over the trials that closed. */
static const char *ratio_cell(struct teller *t, const struct deployment *d, const double *over_bound)
{
    uint32_t closed = 0;
    double *ratio = arena_take(&t->arena, d->trials + 1, sizeof *ratio);
    for (uint32_t k = 0; k < d->trials; k++)
        if (over_bound[k] > 0.0)
            ratio[closed++] = over_bound[k];
    return closed ? arena_format(&t->arena, "%.2f", column_quantile(ratio, closed, 0.5, t->scratch)) : "-";
}

static const char *held_cell(struct teller *t, const struct deployment *d, uint32_t role)
{
    double share[DEPLOYMENT_HELD_MOST];
    uint32_t most = 0;
    held_shares(d, role, share);
    for (uint32_t k = 1; k < d->held_count; k++)
        most = share[k] > share[most] ? k : most;
    return arena_format(&t->arena, "%s %.0f", d->held_words[most], 100.0 * share[most]);
}

/* ---- closures ---- */

static void closure_headings(struct teller *t, struct table *table, const struct deployment *d, bool several)
{
    uint32_t column = 0;
    if (several)
        table_heading(table, column++, "option");
    table_heading(table, column++, "role");
    table_heading(table, column++, "half there,\nday");
    table_heading(table, column++, "all there,\nday");
    for (uint32_t p = 0; p < POINTS; p++)
        if (point_days[p] <= d->horizon_days)
            table_heading(table, column++, arena_format(&t->arena, "%% there,\nday %.0f", point_days[p]));
    table_heading(table, column++, "closure\nover bound");
    table_heading(table, column, "held longest by,\nof 100 trials");
}

static void closure_row(struct teller *t, struct table *table, uint32_t row, const struct deployment *d, uint32_t r,
                        bool several)
{
    const struct deployed_role *role = &d->roles[r];
    uint32_t column = 0;
    if (several)
        table_cell(table, row, column++, d->option, TONE_PLAIN);
    table_cell(table, row, column++, role->title, TONE_PLAIN);
    table_cell(table, row, column++, days_cell(t, d, role->half_day), TONE_PLAIN);
    table_cell(table, row, column++, days_cell(t, d, role->closed_day), TONE_PLAIN);
    for (uint32_t p = 0; p < POINTS; p++)
        if (point_days[p] <= d->horizon_days) {
            const uint32_t day = (uint32_t)(point_days[p] / d->step_days + 0.5);
            table_cell(table, row, column++, share_cell(t, d, role->in_place + (size_t)day * d->trials, role->asked),
                       TONE_PLAIN);
        }
    table_cell(table, row, column++, ratio_cell(t, d, role->over_bound), TONE_PLAIN);
    table_cell(table, row, column, held_cell(t, d, r), TONE_PLAIN);
}

static void tell_closures(struct teller *t, const struct deployment *const *deployments, uint32_t count)
{
    const bool several = count > 1;
    uint32_t rows = 0, columns = (several ? 1 : 0) + 5, row = 0;
    struct table table;
    for (uint32_t k = 0; k < count; k++)
        rows += deployments[k]->role_count;
    for (uint32_t p = 0; p < POINTS; p++)
        columns += point_days[p] <= deployments[0]->horizon_days;
    table_init(&table, columns, rows);
    closure_headings(t, &table, deployments[0], several);
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t r = 0; r < deployments[k]->role_count; r++)
            closure_row(t, &table, row++, deployments[k], r, several);
    put_table(t, &table);
}

/* ---- the way home ---- */

static void home_row(struct teller *t, struct table *table, uint32_t row, const struct deployment *d, uint32_t r,
                     bool several)
{
    const struct deployed_role *role = &d->roles[r];
    uint32_t column = 0;
    double *after = arena_take(&t->arena, d->trials + 1, sizeof *after);
    for (uint32_t k = 0; k < d->trials; k++)
        after[k] = role->home_day[k] - d->recall_day;
    if (several)
        table_cell(table, row, column++, d->option, TONE_PLAIN);
    table_cell(table, row, column++, role->title, TONE_PLAIN);
    table_cell(table, row, column++, days_cell(t, d, role->closed_day), TONE_PLAIN);
    table_cell(table, row, column++, days_cell(t, d, role->home_day), TONE_PLAIN);
    table_cell(table, row, column++, days_cell(t, d, after), TONE_PLAIN);
    table_cell(table, row, column, ratio_cell(t, d, role->home_over_bound), TONE_PLAIN);
}

static void tell_home(struct teller *t, const struct deployment *const *deployments, uint32_t count)
{
    static const char *const headings[] = {
        "option", "role", "all there,\nday", "last one home,\nday", "after the\nrecall", "over\nbound"};
    const bool several = count > 1;
    uint32_t rows = 0, row = 0;
    struct table table;
    for (uint32_t k = 0; k < count; k++)
        rows += deployments[k]->role_count;
    paragraph(
        t, arena_format(&t->arena, "Called back on day %.4g: when the last one is home.", deployments[0]->recall_day));
    table_init(&table, several ? 6 : 5, rows);
    table_headings(&table, several ? headings : headings + 1);
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t r = 0; r < deployments[k]->role_count; r++)
            home_row(t, &table, row++, deployments[k], r, several);
    put_table(t, &table);
}

static void tell_home_lift(struct teller *t, const struct deployment *d)
{
    static const char *const headings[] = {"lift", "loads\nhome", "asset-days"};
    struct table table;
    if (d->pool_count == 0)
        return;
    paragraph(t, "The lift it takes; asset-days from when it is sent for a load, or keeps its spot for one, until that "
                 "is unloaded at home:");
    table_init(&table, 3, d->pool_count);
    table_headings(&table, headings);
    for (uint32_t k = 0; k < d->pool_count; k++) {
        table_cell(&table, k, 0, d->pools[k].title, TONE_PLAIN);
        table_cell(&table, k, 1, days_cell(t, d, d->pools[k].home_loads), TONE_PLAIN);
        table_cell(&table, k, 2, days_cell(t, d, d->pools[k].home_days), TONE_PLAIN);
    }
    put_table(t, &table);
}

/* ---- of one option ---- */

static void tell_held(struct teller *t, const struct deployment *d)
{
    struct table table;
    uint32_t used[DEPLOYMENT_HELD_MOST], count = 0;
    double share[DEPLOYMENT_HELD_MOST], most[DEPLOYMENT_HELD_MOST] = {0};
    for (uint32_t r = 0; r < d->role_count; r++) {
        held_shares(d, r, share);
        for (uint32_t k = 0; k < d->held_count; k++)
            most[k] = share[k] > most[k] ? share[k] : most[k];
    }
    for (uint32_t k = 0; k < d->held_count; k++)
        if (most[k] > 0.0)
            used[count++] = k;
    paragraph(t, "What held the load that brought the half longest, of 100 trials:");
    table_init(&table, count + 1, d->role_count);
    table_heading(&table, 0, "role");
    for (uint32_t k = 0; k < count; k++)
        table_heading(&table, k + 1, d->held_words[used[k]]);
    for (uint32_t r = 0; r < d->role_count; r++) {
        held_shares(d, r, share);
        table_cell(&table, r, 0, d->roles[r].title, TONE_PLAIN);
        for (uint32_t k = 0; k < count; k++)
            table_cell(&table, r, k + 1, arena_format(&t->arena, "%.0f", 100.0 * share[used[k]]), TONE_PLAIN);
    }
    put_table(t, &table);
}

static void tell_nodes(struct teller *t, const struct deployment *d)
{
    struct table table;
    if (d->node_count == 0)
        return;
    paragraph(t,
              "Ports and airfields of arrival: share of their spots in use, from the first load to the last, percent:");
    table_init(&table, 2, d->node_count);
    table_heading(&table, 0, "node");
    table_heading(&table, 1, "in use");
    for (uint32_t k = 0; k < d->node_count; k++) {
        table_cell(&table, k, 0, d->nodes[k].title, TONE_PLAIN);
        table_cell(&table, k, 1, share_cell(t, d, d->nodes[k].use, 1.0), TONE_PLAIN);
    }
    put_table(t, &table);
}

static const char *late_cell(struct teller *t, const struct deployment *d, const double *column)
{
    if (!column)
        return "-";
    const double in_time = column_share(column, d->trials, 0.0);
    return arena_format(&t->arena, "%.0f of 100, %s days", 100.0 * (1.0 - in_time), days_cell(t, d, column));
}

static void tell_late(struct teller *t, const struct deployment *d)
{
    static const char *const headings[] = {"unit", "after its latest\narrival (LAD)",
                                           "after its required\ndelivery (RDD)"};
    struct table table;
    if (d->unit_count == 0)
        return;
    paragraph(t, "Late: of 100 trials, and by how many days (those that never come count up to the horizon):");
    table_init(&table, 3, d->unit_count);
    table_headings(&table, headings);
    for (uint32_t k = 0; k < d->unit_count; k++) {
        table_cell(&table, k, 0, d->units[k].title, TONE_PLAIN);
        table_cell(&table, k, 1, late_cell(t, d, d->units[k].missed_days), TONE_PLAIN);
        table_cell(&table, k, 2, late_cell(t, d, d->units[k].late_days), TONE_PLAIN);
    }
    put_table(t, &table);
}

/* ---- what one more would buy ---- */

static void tell_worth(struct teller *t, const struct deployment *d)
{
    struct table table;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    const struct deployed_worth **rows = arena_take(&t->arena, d->worth_count + 1, sizeof *rows);
    const uint32_t count = worth_order(d, rows);
    paragraph(t,
              "What one more would buy: change of the day all is there, mean over the same trials, with its standard "
              "error; what never closes counts as the horizon.");
    table_init(&table, d->role_count + 1, count);
    table_heading(&table, 0, "one thing changed");
    for (uint32_t r = 0; r < d->role_count; r++)
        table_heading(&table, r + 1, arena_format(&t->arena, "%s,\ndays", d->roles[r].title));
    for (uint32_t k = 0; k < count; k++) {
        table_cell(&table, k, 0, rows[k]->what, TONE_PLAIN);
        for (uint32_t r = 0; r < d->role_count; r++)
            table_cell(&table, k, r + 1,
                       worth_is_clear(rows[k], r)
                           ? arena_format(&t->arena, "%+.1f (%.1f)", rows[k]->days[r], rows[k]->error[r])
                           : "~",
                       worth_is_clear(rows[k], r) ? TONE_PLAIN : TONE_FAINT);
    }
    put_table(t, &table);
    if (count < d->worth_count)
        paragraph(t, arena_format(&t->arena, "Of %u things tried, %u make no clear difference (~).", d->worth_count,
                                  d->worth_count - count));
}

/* ---- the whole ---- */

static void tell_head(struct teller *t, const struct deployment *d, uint32_t count)
{
    char stratum[WORDS_ROOM], trials[32];
    words_stratum(d->stratum_title, stratum);
    words_count(d->trials, trials);
    if (count == 1)
        paragraph(t, arena_format(&t->arena, "%s: %s.", d->title, d->option_title));
    else
        paragraph(t, arena_format(&t->arena, "%s.", d->title));
    paragraph(t,
              arena_format(&t->arena,
                           "Movement alone: all agree on day 0 and give what they have. No forecast, no plan. %s%s%s "
                           "trials; middle trial (9 in 10 lie between).",
                           stratum, *stratum ? ", " : "", trials));
    if (d->failed)
        paragraph(t, arena_format(&t->arena, "%u trials FAILED and are counted as nothing moved.", d->failed));
    buffer_add(t->out, "\n");
}

void report_deploy(const struct deployment *const *deployments, uint32_t count, const struct deploy_settings *settings,
                   struct buffer *out)
{
    struct teller t = {.settings = settings, .out = out};
    if (settings->form == DEPLOY_JSON) {
        deploy_json(deployments, count, out);
        return;
    }
    arena_init(&t.arena);
    t.scratch = arena_take(&t.arena, deployments[0]->trials + 1, sizeof *t.scratch);
    tell_head(&t, deployments[0], count);
    tell_closures(&t, deployments, count);
    if (deployments[0]->recall_day > 0.0)
        tell_home(&t, deployments, count);
    if (count == 1) {
        tell_home_lift(&t, deployments[0]);
        tell_held(&t, deployments[0]);
        tell_nodes(&t, deployments[0]);
        tell_late(&t, deployments[0]);
        if (deployments[0]->worth)
            tell_worth(&t, deployments[0]);
    }
    arena_release(&t.arena);
}
