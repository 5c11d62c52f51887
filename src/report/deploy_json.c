/* The same for programs: shares as fractions, days from the decision; null where a day never comes. */
#include "report/deploy.h"

#include "analysis/summary.h"
#include "base/json.h"
#include <stdlib.h>

static const double points[] = {0.05, 0.25, 0.5, 0.75, 0.95};
enum { POINTS = sizeof points / sizeof points[0] };

static void add_texts(struct buffer *out, const char *id, const char *title)
{
    buffer_add(out, "{\"id\": ");
    add_json_text(out, id);
    buffer_add(out, ", \"title\": ");
    add_json_text(out, title);
}

/* "name": the quantiles of a column. */
static void add_quantiles(struct buffer *out, const char *name, const double *column, uint32_t count, double *scratch)
{
    buffer_format(out, ", \"%s\": [", name);
    for (uint32_t k = 0; k < POINTS; k++) {
        buffer_add(out, k ? ", " : "");
        add_json_number(out, column_quantile(column, count, points[k], scratch));
    }
    buffer_add(out, "]");
}

static void add_curve(struct buffer *out, const struct deployment *d, const struct deployed_role *role, double *scratch)
{
    buffer_add(out, ", \"curve\": [");
    for (uint32_t day = 0; day < d->day_count; day++) {
        buffer_format(out, "%s{\"day\": ", day ? ", " : "");
        add_json_number(out, day * d->step_days);
        add_quantiles(out, "in_place", role->in_place + (size_t)day * d->trials, d->trials, scratch);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

static void add_role(struct buffer *out, const struct deployment *d, uint32_t r, double *scratch)
{
    const struct deployed_role *role = &d->roles[r];
    double share[DEPLOYMENT_HELD_MOST];
    held_shares(d, r, share);
    add_texts(out, role->id, role->title);
    add_json_field(out, "asked", role->asked);
    add_quantiles(out, "half_day", role->half_day, d->trials, scratch);
    add_quantiles(out, "closed_day", role->closed_day, d->trials, scratch);
    add_json_field(out, "closed_share", column_share(role->closed_day, d->trials, d->horizon_days));
    add_quantiles(out, "over_bound", role->over_bound, d->trials, scratch);
    buffer_add(out, ", \"held_longest_by\": {");
    for (uint32_t k = 0; k < d->held_count; k++) {
        buffer_format(out, "%s\"%s\": ", k ? ", " : "", d->held_words[k]);
        add_json_number(out, share[k]);
    }
    buffer_add(out, "}");
    if (d->recall_day > 0.0) {
        add_quantiles(out, "home_day", role->home_day, d->trials, scratch);
        add_quantiles(out, "home_over_bound", role->home_over_bound, d->trials, scratch);
    }
    add_curve(out, d, role, scratch);
    buffer_add(out, "}");
}

static void add_unit(struct buffer *out, const struct deployment *d, const struct deployed_unit *unit, double *scratch)
{
    add_texts(out, unit->id, unit->title);
    if (unit->missed_days)
        add_quantiles(out, "days_after_lad", unit->missed_days, d->trials, scratch);
    if (unit->late_days)
        add_quantiles(out, "days_after_rdd", unit->late_days, d->trials, scratch);
    buffer_add(out, "}");
}

static void add_worth(struct buffer *out, const struct deployment *d, const struct deployed_worth *worth)
{
    buffer_add(out, "{\"what\": ");
    add_json_text(out, worth->what);
    buffer_add(out, ", \"roles\": [");
    for (uint32_t r = 0; r < d->role_count; r++) {
        buffer_format(out, "%s{\"id\": ", r ? ", " : "");
        add_json_text(out, d->roles[r].id);
        add_json_field(out, "days", worth->days[r]);
        add_json_field(out, "error", worth->error[r]);
        add_json_field(out, "closed_share", worth->closed[r]);
        buffer_add(out, "}");
    }
    buffer_add(out, "]}");
}

static void add_deployment(struct buffer *out, const struct deployment *d, double *scratch)
{
    add_texts(out, d->option, d->option_title);
    buffer_add(out, ",\n   \"roles\": [");
    for (uint32_t r = 0; r < d->role_count; r++) {
        buffer_add(out, r ? ",\n    " : "\n    ");
        add_role(out, d, r, scratch);
    }
    buffer_add(out, "],\n   \"nodes\": [");
    for (uint32_t k = 0; k < d->node_count; k++) {
        buffer_add(out, k ? ",\n    " : "\n    ");
        add_texts(out, d->nodes[k].id, d->nodes[k].title);
        add_quantiles(out, "spots_in_use", d->nodes[k].use, d->trials, scratch);
        buffer_add(out, "}");
    }
    for (uint32_t k = 0; k < d->pool_count; k++) {
        buffer_add(out, k ? ",\n    " : "],\n   \"lift_home\": [\n    ");
        add_texts(out, d->pools[k].id, d->pools[k].title);
        add_quantiles(out, "loads", d->pools[k].home_loads, d->trials, scratch);
        add_quantiles(out, "asset_days", d->pools[k].home_days, d->trials, scratch);
        buffer_add(out, "}");
    }
    buffer_add(out, "],\n   \"units\": [");
    for (uint32_t k = 0; k < d->unit_count; k++) {
        buffer_add(out, k ? ",\n    " : "\n    ");
        add_unit(out, d, &d->units[k], scratch);
    }
    buffer_add(out, "]");
    for (uint32_t k = 0; k < d->worth_count; k++) {
        buffer_add(out, k ? ",\n    " : ",\n   \"worth\": [\n    ");
        add_worth(out, d, &d->worth[k]);
    }
    buffer_add(out, d->worth_count ? "]}" : "}");
}

void deploy_json(const struct deployment *const *deployments, uint32_t count, struct buffer *out)
{
    const struct deployment *first = deployments[0];
    struct arena arena;
    arena_init(&arena);
    double *scratch = arena_take(&arena, first->trials + 1, sizeof *scratch);
    buffer_add(out, "{\"title\": ");
    add_json_text(out, first->title);
    buffer_add(out, ", \"stratum\": ");
    add_json_text(out, first->stratum_title);
    add_json_field(out, "futures", first->futures);
    add_json_field(out, "replicates", first->replicates);
    add_json_field(out, "failed", first->failed);
    add_json_field(out, "horizon_days", first->horizon_days);
    if (first->recall_day > 0.0)
        add_json_field(out, "recall_day", first->recall_day);
    buffer_add(out, ", \"quantiles\": [");
    for (uint32_t k = 0; k < POINTS; k++) {
        buffer_add(out, k ? ", " : "");
        add_json_number(out, points[k]);
    }
    buffer_add(out, "],\n \"options\": [");
    for (uint32_t k = 0; k < count; k++) {
        buffer_add(out, k ? ",\n  " : "\n  ");
        add_deployment(out, deployments[k], scratch);
    }
    buffer_add(out, "]}\n");
    arena_release(&arena);
}
