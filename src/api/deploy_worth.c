/* What one more of something would buy: the same trials again, with that one thing changed (common random numbers). */
#include "api/deploy.h"

enum { VARIANTS_MOST = 256 };

/* One thing changed: numbers of each future, or an override of the scenario. */
struct variant {
    const char *what;
    const char *path, *value;  /* of the override, or NULL */
    struct scenario *scenario; /* with that override; NULL without, or where it cannot be loaded */
    struct sample_change *changes;
    uint32_t change_count;
};

struct search {
    const struct deploy_worth *asked;
    struct deployment *deployment;
    struct arena *arena;
    struct variant variants[VARIANTS_MOST];
    uint32_t count;
};

static struct variant *add_variant(struct search *search, const char *what, uint32_t room)
{
    if (search->count == VARIANTS_MOST)
        return NULL;
    struct variant *added = &search->variants[search->count++];
    *added = (struct variant){.what = what, .changes = arena_take(search->arena, room + 1, sizeof *added->changes)};
    return added;
}

static const char *title_of(const struct search *search, const char *section, uint32_t k)
{
    return scenario_text(search->asked->scenario, section, k, "title", 0);
}

static void one_more_asset(struct search *search)
{
    const struct scenario *scenario = search->asked->scenario;
    for (uint32_t pool = 0; pool < scenario_count(scenario, "lift"); pool++) {
        struct variant *v =
            add_variant(search, arena_format(search->arena, "one more: %s", title_of(search, "lift", pool)), 0);
        if (!v)
            return;
        v->path = arena_format(search->arena, "lift.%s.count", scenario_id(scenario, "lift", pool));
        v->value = arena_format(search->arena, "%d", (int)scenario_integer(scenario, "lift", pool, "count", 0) + 1);
    }
}

/* Nodes that units of this scenario use, at either end. */
static bool is_used(const struct scenario *scenario, uint32_t node)
{
    static const char *const ends[] = {"to", "people_to"};
    for (uint32_t u = 0; u < scenario_count(scenario, "forces"); u++) {
        if (scenario_ref(scenario, "forces", u, "from", 0) == node ||
            scenario_ref(scenario, "forces", u, "people_from", 0) == node)
            return true;
        for (int end = 0; end < 2; end++) {
            const uint32_t *refs;
            const uint32_t count = scenario_refs(scenario, "forces", u, ends[end], &refs);
            for (uint32_t k = 0; k < count; k++)
                if (refs[k] == node)
                    return true;
        }
    }
    return false;
}

static void one_more_spot(struct search *search)
{
    const struct scenario *scenario = search->asked->scenario;
    for (uint32_t node = 0; node < scenario_count(scenario, "nodes"); node++) {
        if (!is_used(scenario, node))
            continue;
        struct variant *v = add_variant(
            search, arena_format(search->arena, "one more spot or berth: %s", title_of(search, "nodes", node)), 1);
        if (!v)
            return;
        v->changes[v->change_count++] =
            (struct sample_change){.slot = scenario_slot(scenario, "nodes", node, "spots", 0), .factor = 1, .value = 1};
    }
}

static void open_passage(struct search *search)
{
    const struct scenario *scenario = search->asked->scenario;
    for (uint32_t k = 0; k < scenario_count(scenario, "passages"); k++) {
        const uint32_t shuts = scenario_slot(scenario, "passages", k, "shuts", 0);
        struct variant *v =
            add_variant(search, arena_format(search->arena, "surely open: %s", title_of(search, "passages", k)), 2);
        if (!v)
            return;
        v->changes[v->change_count++] = (struct sample_change){
            .slot = scenario_slot(scenario, "passages", k, "open", 0), .is_held = true, .value = 1};
        if (shuts != NO_SLOT)
            v->changes[v->change_count++] = (struct sample_change){.slot = shuts, .is_held = true};
    }
}

static void a_day_sooner(struct search *search, const char *what, bool units, bool lift)
{
    const struct scenario *scenario = search->asked->scenario;
    const uint32_t unit_count = units ? scenario_count(scenario, "forces") : 0;
    const uint32_t pool_count = lift ? scenario_count(scenario, "lift") : 0;
    struct variant *v = add_variant(search, what, unit_count + pool_count);
    if (!v)
        return;
    for (uint32_t u = 0; u < unit_count; u++)
        v->changes[v->change_count++] =
            (struct sample_change){.slot = scenario_slot(scenario, "forces", u, "ald", 0), .factor = 1, .value = -1};
    for (uint32_t pool = 0; pool < pool_count; pool++)
        v->changes[v->change_count++] = (struct sample_change){
            .slot = scenario_slot(scenario, "lift", pool, "notice", 0), .factor = 1, .value = -1};
}

static void compare(struct search *search, const struct deployment *after, struct deployed_worth *worth)
{
    const struct deployment *before = search->deployment;
    for (uint32_t role = 0; role < before->role_count; role++) {
        const double *was = before->roles[role].closed_day, *is = after->roles[role].closed_day;
        closing_change(was, is, before->futures, before->replicates, before->horizon_days, &worth->days[role],
                       &worth->error[role]);
        worth->closed[role] = column_share(is, before->trials, before->horizon_days) -
                              column_share(was, before->trials, before->horizon_days);
    }
}

/* In the calling thread: a study is read through one connection, which two threads may not share. */
static void load_scenarios(struct search *search)
{
    for (uint32_t k = 0; k < search->count; k++) {
        struct variant *variant = &search->variants[k];
        if (variant->path)
            variant->scenario = search->asked->more(search->asked->self, variant->path, variant->value);
    }
}

/* Columns of the variants are large and needed for a moment: each has an arena of its own. */
static void run_variant(void *self, uint32_t k)
{
    struct search *search = self;
    struct variant *variant = &search->variants[k];
    struct deployed_worth *worth = &search->deployment->worth[k];
    const struct deploy_worth *asked = search->asked;
    struct arena arena;
    struct problems quiet;
    arena_init(&arena);
    problems_init(&quiet);
    struct plan *plan = variant->scenario ? deploy_plan(variant->scenario, asked->order, &arena, &quiet) : NULL;
    if (!variant->path || plan)
        compare(search,
                deploy_run(plan ? plan : asked->plan, asked->order, asked->option, variant->changes,
                           variant->change_count, &arena),
                worth);
    plan_free(plan);
    scenario_free(variant->scenario);
    variant->scenario = NULL;
    problems_release(&quiet);
    arena_release(&arena);
}

void deploy_find_worth(const struct deploy_worth *asked, struct deployment *deployment, struct arena *arena)
{
    struct search *search = arena_take(arena, 1, sizeof *search);
    search->asked = asked;
    search->deployment = deployment;
    search->arena = arena;
    one_more_asset(search);
    one_more_spot(search);
    open_passage(search);
    a_day_sooner(search, "a day of warning: units and lift a day sooner", true, true);
    a_day_sooner(search, "units ready a day sooner", true, false);
    a_day_sooner(search, "lift at hand a day sooner", false, true);
    deployment->worth = arena_take(arena, search->count + 1, sizeof *deployment->worth);
    for (uint32_t k = 0; k < search->count; k++)
        deployment->worth[k] = (struct deployed_worth){
            .what = search->variants[k].what,
            .days = arena_take(arena, deployment->role_count + 1, sizeof(double)),
            .error = arena_take(arena, deployment->role_count + 1, sizeof(double)),
            .closed = arena_take(arena, deployment->role_count + 1, sizeof(double)),
        };
    deployment->worth_count = search->count;
    load_scenarios(search);
    share_out(search->count, asked->order->threads, run_variant, search);
}
