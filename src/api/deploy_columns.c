#include "api/deploy.h"

#include "ensemble/ensemble.h"
#include "model/force.h"
#include <math.h>

/* ---- the plan ---- */

static const struct outcome_row fixed_rows[] = {
    {"half.*", "force.half.*", "", OBSERVE_FIRST_ABOVE, 1, NULL, NULL, 0},
    {"closed.*", "force.closed.*", "", OBSERVE_FIRST_ABOVE, 1, NULL, NULL, 0},
    {"ratio.*", "force.ratio.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"held.*", "force.bottleneck.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"late.*", "force.late.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"missed.*", "force.missed.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"use.*", "force.use.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"way.*", "force.way.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"home.*", "force.home.*", "", OBSERVE_FIRST_ABOVE, 1, NULL, NULL, 0},
    {"home_ratio.*", "force.home_ratio.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"home_loads.*", "force.home_loads.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"home_days.*", "force.home_days.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
};
enum { FIXED_ROWS = sizeof fixed_rows / sizeof fixed_rows[0] };

static double horizon_of(const struct scenario *scenario, const struct deploy_order *order)
{
    return order->horizon_days >= 0.0 ? order->horizon_days : scenario_horizon_days(scenario);
}

static uint32_t day_count_of(const struct scenario *scenario, const struct deploy_order *order)
{
    return (uint32_t)(horizon_of(scenario, order) / order->step_days + 1e-9) + 1;
}

struct plan *deploy_plan(const struct scenario *scenario, const struct deploy_order *order, struct arena *arena,
                         struct problems *problems)
{
    const uint32_t days = day_count_of(scenario, order);
    struct outcome_row *rows = arena_take(arena, FIXED_ROWS + days, sizeof *rows);
    for (uint32_t k = 0; k < FIXED_ROWS; k++)
        rows[k] = fixed_rows[k];
    for (uint32_t k = 0; k < days; k++)
        rows[FIXED_ROWS + k] = (struct outcome_row){.id = arena_format(arena, "day.%u.*", k),
                                                    .signal = "force.in_place.*",
                                                    .title = "",
                                                    .how = OBSERVE_AT,
                                                    .at = k * order->step_days};
    if (order->whole)
        return model_plan_of(scenario, model_mechanisms, model_mechanism_count, rows, FIXED_ROWS + days, NULL,
                             problems);
    return movement_plan(scenario, rows, FIXED_ROWS + days, NULL, problems);
}

/* ---- what the option moves ---- */

static double asked_of(const struct scenario *scenario, uint32_t option, uint32_t role)
{
    const uint32_t slot = scenario_slot(scenario, "options", option, "roles.*", role);
    return slot == NO_SLOT ? 0.0 : slot_value(scenario_slot_at(scenario, slot), 0.5);
}

static bool has_units(const struct scenario *scenario, uint32_t role)
{
    for (uint32_t u = 0; u < scenario_count(scenario, "forces"); u++)
        if (scenario_ref(scenario, "forces", u, "role", 0) == role)
            return true;
    return false;
}

bool deploy_moves(const struct scenario *scenario, uint32_t option)
{
    for (uint32_t role = 0; role < scenario_count(scenario, "roles"); role++)
        if (asked_of(scenario, option, role) > 0.0 && has_units(scenario, role))
            return true;
    return false;
}

/* ---- columns ---- */

/* Where an outcome's values go; columns are filled trial by trial. */
struct column {
    uint32_t outcome;
    double *value;
};

struct columns {
    const struct plan *plan;
    struct arena *arena;
    struct deployment *deployment;
    struct column *list;
    uint32_t count, room, trial;
};

static double *column(struct columns *columns, const char *outcome)
{
    const uint32_t at = plan_outcome_find(columns->plan, outcome);
    if (at == NO_INDEX)
        return NULL;
    double *value = arena_take(columns->arena, columns->deployment->trials, sizeof *value);
    columns->list[columns->count++] = (struct column){at, value};
    return value;
}

static const char *of(struct columns *columns, const char *what, const char *id)
{
    return arena_format(columns->arena, "%s.%s", what, id);
}

static void add_role(struct columns *columns, uint32_t role, double asked)
{
    const struct scenario *scenario = plan_scenario(columns->plan);
    struct deployment *d = columns->deployment;
    const char *id = scenario_id(scenario, "roles", role);
    struct deployed_role *added = &d->roles[d->role_count++];
    *added = (struct deployed_role){.id = id,
                                    .title = scenario_text(scenario, "roles", role, "title", 0),
                                    .half_day = column(columns, of(columns, "half", id)),
                                    .closed_day = column(columns, of(columns, "closed", id)),
                                    .over_bound = column(columns, of(columns, "ratio", id)),
                                    .held = column(columns, of(columns, "held", id)),
                                    .asked = asked,
                                    .home_day = column(columns, of(columns, "home", id)),
                                    .home_over_bound = column(columns, of(columns, "home_ratio", id))};
    added->in_place = arena_take(columns->arena, (size_t)d->day_count * d->trials, sizeof(double));
    for (uint32_t k = 0; k < d->day_count; k++) {
        const uint32_t at = plan_outcome_find(columns->plan, arena_format(columns->arena, "day.%u.%s", k, id));
        columns->list[columns->count++] = (struct column){at, added->in_place + (size_t)k * d->trials};
    }
}

static void add_roles(struct columns *columns, uint32_t option)
{
    const struct scenario *scenario = plan_scenario(columns->plan);
    const uint32_t roles = scenario_count(scenario, "roles");
    columns->deployment->roles = arena_take(columns->arena, roles + 1, sizeof(struct deployed_role));
    for (uint32_t role = 0; role < roles; role++)
        if (asked_of(scenario, option, role) > 0.0 && has_units(scenario, role))
            add_role(columns, role, asked_of(scenario, option, role));
}

static void add_units(struct columns *columns, uint32_t option)
{
    const struct scenario *scenario = plan_scenario(columns->plan);
    const uint32_t units = scenario_count(scenario, "forces");
    struct deployment *d = columns->deployment;
    d->units = arena_take(columns->arena, units + 1, sizeof *d->units);
    for (uint32_t u = 0; u < units; u++) {
        const char *id = scenario_id(scenario, "forces", u);
        if (asked_of(scenario, option, scenario_ref(scenario, "forces", u, "role", 0)) <= 0.0)
            continue;
        double *late = column(columns, of(columns, "late", id)), *missed = column(columns, of(columns, "missed", id));
        if (late || missed)
            d->units[d->unit_count++] =
                (struct deployed_unit){id, scenario_text(scenario, "forces", u, "title", 0), late, missed};
    }
}

static void add_nodes(struct columns *columns)
{
    const struct scenario *scenario = plan_scenario(columns->plan);
    const uint32_t nodes = scenario_count(scenario, "nodes");
    struct deployment *d = columns->deployment;
    d->nodes = arena_take(columns->arena, nodes + 1, sizeof *d->nodes);
    for (uint32_t node = 0; node < nodes; node++) {
        const char *id = scenario_id(scenario, "nodes", node);
        double *use = column(columns, of(columns, "use", id));
        if (use)
            d->nodes[d->node_count++] =
                (struct deployed_node){id, scenario_text(scenario, "nodes", node, "title", 0), use};
    }
}

static void add_ways(struct columns *columns)
{
    const struct scenario *scenario = plan_scenario(columns->plan);
    const uint32_t routes = scenario_count(scenario, "routes");
    struct deployment *d = columns->deployment;
    d->ways = arena_take(columns->arena, routes + 1, sizeof *d->ways);
    for (uint32_t route = 0; route < routes; route++) {
        double *loads = column(columns, of(columns, "way", scenario_id(scenario, "routes", route)));
        if (loads)
            d->ways[d->way_count++] = (struct deployed_way){route, loads};
    }
}

static void add_pools(struct columns *columns)
{
    const struct scenario *scenario = plan_scenario(columns->plan);
    const uint32_t pools = scenario_count(scenario, "lift");
    struct deployment *d = columns->deployment;
    d->pools = arena_take(columns->arena, pools + 1, sizeof *d->pools);
    for (uint32_t pool = 0; pool < pools; pool++) {
        const char *id = scenario_id(scenario, "lift", pool);
        d->pools[d->pool_count++] = (struct deployed_pool){id, scenario_text(scenario, "lift", pool, "title", 0),
                                                           column(columns, of(columns, "home_loads", id)),
                                                           column(columns, of(columns, "home_days", id))};
    }
}

/* Nodes and ways of which nothing ever made use. */
static void drop_unused(struct deployment *d)
{
    uint32_t kept = 0;
    for (uint32_t k = 0; k < d->way_count; k++)
        if (column_mean(d->ways[k].loads, d->trials) > 0.0)
            d->ways[kept++] = d->ways[k];
    d->way_count = kept;
    kept = 0;
    for (uint32_t k = 0; k < d->node_count; k++)
        if (column_mean(d->nodes[k].use, d->trials) > 0.0)
            d->nodes[kept++] = d->nodes[k];
    d->node_count = kept;
    kept = 0;
    for (uint32_t k = 0; k < d->pool_count; k++)
        if (column_mean(d->pools[k].home_loads, d->trials) > 0.0)
            d->pools[kept++] = d->pools[k];
    d->pool_count = kept;
}

static void take(void *self, const struct trial_result *result)
{
    struct columns *columns = self;
    columns->deployment->failed += result->end != TRIAL_DONE;
    for (uint32_t k = 0; k < columns->count; k++)
        columns->list[k].value[columns->trial] =
            result->end == TRIAL_DONE ? result->outcome[columns->list[k].outcome] : 0.0;
    columns->trial++;
}

static void describe(struct deployment *d, const struct scenario *scenario, const struct deploy_order *order,
                     uint32_t option, struct arena *arena)
{
    static const char *const words[] = {"nothing",  "council",         "readiness", "lift",
                                        "distance", "ports and ramps", "road",      "no way"};
    char id[64], title[128];
    strata_describe(scenario, order->stratum, id, sizeof id, title, sizeof title);
    d->title = scenario_text(scenario, "", 0, "title", 0);
    d->option = scenario_id(scenario, "options", option);
    d->option_title = scenario_text(scenario, "options", option, "title", 0);
    d->stratum_title = arena_text(arena, title);
    d->futures = order->futures;
    d->replicates = order->replicates;
    d->trials = order->futures * order->replicates;
    d->horizon_days = horizon_of(scenario, order);
    d->step_days = order->step_days;
    d->day_count = day_count_of(scenario, order);
    const uint32_t recall = scenario_slot(scenario, "force", 0, "recall", 0);
    d->recall_day = recall == NO_SLOT ? -1.0 : slot_value(scenario_slot_at(scenario, recall), 0.5);
    d->held_words = words;
    d->held_count = HELD_KINDS;
}

struct deployment *deploy_run(const struct plan *plan, const struct deploy_order *order, uint32_t option,
                              const struct sample_change *changes, uint32_t change_count, struct arena *arena)
{
    struct deployment *d = arena_take(arena, 1, sizeof *d);
    const struct sampler_settings settings = {
        .seed = order->seed, .futures = order->futures, .stratum = order->stratum, .horizon_days = order->horizon_days};
    describe(d, plan_scenario(plan), order, option, arena);
    struct columns columns = {.plan = plan, .arena = arena, .deployment = d};
    columns.list = arena_take(arena, plan_outcome_count(plan) + 1, sizeof *columns.list);
    add_roles(&columns, option);
    add_units(&columns, option);
    add_nodes(&columns);
    add_ways(&columns);
    add_pools(&columns);
    struct sampler *sampler = sampler_make(plan, &settings);
    sampler_run(sampler, option, order->replicates, changes, change_count, take, &columns);
    sampler_free(sampler);
    drop_unused(d);
    return d;
}
