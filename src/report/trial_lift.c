#include "report/trial_lift.h"

#include "base/failure.h"
#include "model/force.h"
#include "model/topics.h"
#include <math.h>
#include <stdlib.h>

static const double microday = 1e-6;

/* What an asset is doing while the trace is walked. */
struct doing {
    enum asset_state state;
    enum lift_span_kind kind;
    bool is_open; /* a span is begun */
    double since_day;
    uint32_t node;
    uint32_t first_sortie, sortie_count; /* of the load it carries */
};

struct reading {
    struct trial_lift lift;
    struct doing *doing;
    const struct scenario *scenario;
};

/* ---- assets and shipments are numbered as the mechanism numbers them ---- */

static void name_assets(struct reading *r, struct arena *arena)
{
    const uint32_t pools = scenario_count(r->scenario, "lift");
    for (uint32_t pool = 0; pool < pools; pool++)
        r->lift.asset_count += (uint32_t)scenario_integer(r->scenario, "lift", pool, "count", 0);
    r->lift.asset_title = arena_take(arena, r->lift.asset_count + 1, sizeof *r->lift.asset_title);
    r->lift.asset_id = arena_take(arena, r->lift.asset_count + 1, sizeof *r->lift.asset_id);
    uint32_t asset = 0;
    for (uint32_t pool = 0; pool < pools; pool++) {
        const uint32_t count = (uint32_t)scenario_integer(r->scenario, "lift", pool, "count", 0);
        for (uint32_t k = 0; k < count; k++, asset++) {
            const char *id = scenario_id(r->scenario, "lift", pool);
            const char *title = scenario_text(r->scenario, "lift", pool, "title", 0);
            r->lift.asset_id[asset] = count > 1 ? arena_format(arena, "%s %u", id, k + 1) : id;
            r->lift.asset_title[asset] = count > 1 ? arena_format(arena, "%s %u", title, k + 1) : title;
        }
    }
}

static bool is_lifted(const struct scenario *scenario, uint32_t unit)
{
    const enum unit_moves moves = (enum unit_moves)scenario_choice(scenario, "forces", unit, "moves", 0);
    return moves == MOVES_AIR || moves == MOVES_SEA;
}

/* Cargo comes first, then people that fly apart (force_declare.c). */
static uint32_t unit_of_shipment(const struct scenario *scenario, uint32_t shipment, bool *people)
{
    for (uint32_t unit = 0; unit < scenario_count(scenario, "forces"); unit++) {
        if (!is_lifted(scenario, unit))
            continue;
        *people = false;
        if (shipment-- == 0)
            return unit;
        if (scenario_choice(scenario, "forces", unit, "people", 0) != 1)
            continue;
        *people = true;
        if (shipment-- == 0)
            return unit;
    }
    return NO_INDEX;
}

/* ---- spans ---- */

static void close_span(struct reading *r, uint32_t asset, double day)
{
    struct doing *doing = &r->doing[asset];
    if (doing->is_open && day > doing->since_day)
        r->lift.spans[r->lift.span_count++] =
            (struct lift_span){asset, doing->kind, doing->node, doing->since_day, day};
    doing->is_open = false;
}

static void open_span(struct reading *r, uint32_t asset, enum lift_span_kind kind, double day)
{
    r->doing[asset].is_open = true;
    r->doing[asset].kind = kind;
    r->doing[asset].since_day = day;
}

static void set_days(struct reading *r, uint32_t asset, enum asset_state state, double day, uint32_t pod)
{
    const struct doing *doing = &r->doing[asset];
    for (uint32_t k = 0; k < doing->sortie_count; k++) {
        struct lift_sortie *sortie = &r->lift.sorties[doing->first_sortie + k];
        if (state == ASSET_OUTBOUND) {
            sortie->left_day = day;
            sortie->to = pod;
        } else if (state == ASSET_UNLOADS) {
            sortie->there_day = day;
        }
    }
}

static void enters(struct reading *r, const struct trace_line *line, double day)
{
    const uint32_t asset = line->about / ASSET_STATES;
    const enum asset_state state = (enum asset_state)(line->about % ASSET_STATES);
    struct doing *doing = &r->doing[asset];
    close_span(r, asset, day);
    doing->state = state;
    doing->node = (uint32_t)line->a;
    if (state == ASSET_LOADS || state == ASSET_UNLOADS || state == ASSET_STUCK)
        open_span(r, asset, LIFT_WAITS, day);
    else if (state == ASSET_OUTBOUND || state == ASSET_HOMEBOUND)
        open_span(r, asset, LIFT_LOADED, day);
    else if (state == ASSET_RETURNS || state == ASSET_POSITIONS)
        open_span(r, asset, LIFT_EMPTY, day);
    set_days(r, asset, state, day, (uint32_t)line->b);
    if (state == ASSET_RETURNS)
        doing->sortie_count = 0;
}

static void loaded(struct reading *r, const struct trace_line *line)
{
    struct doing *doing = &r->doing[line->about];
    struct lift_sortie sortie = {.asset = line->about, .amount = line->b, .to = NO_INDEX};
    sortie.left_day = sortie.there_day = (double)INFINITY;
    sortie.unit = unit_of_shipment(r->scenario, (uint32_t)line->a, &sortie.people);
    sortie.from = scenario_ref(r->scenario, "forces", sortie.unit, sortie.people ? "people_from" : "from", 0);
    if (doing->sortie_count++ == 0)
        doing->first_sortie = r->lift.sortie_count;
    r->lift.sorties[r->lift.sortie_count++] = sortie;
}

static void see(struct reading *r, const struct trace_line *line)
{
    const double day = (double)line->time * microday;
    if (line->subject == NOTE_ASSET) {
        enters(r, line, day);
    } else if (line->subject == NOTE_LOADED) {
        loaded(r, line);
    } else if (line->subject == NOTE_RELOADED) {
        r->doing[line->about].sortie_count = 0; /* sorties are of the way out */
    } else if (line->subject == NOTE_SERVED) {
        close_span(r, line->about, day);
        open_span(r, line->about, LIFT_WORKS, day);
    }
}

static int by_asset(const void *a, const void *b)
{
    const struct lift_span *x = a, *y = b;
    if (x->asset != y->asset)
        return x->asset < y->asset ? -1 : 1;
    return (x->from_day > y->from_day) - (x->from_day < y->from_day);
}

struct trial_lift trial_lift_read(const struct told_trial *trial, double horizon_days, struct arena *arena)
{
    struct reading r = {.scenario = plan_scenario(trial->plan)};
    uint32_t notes = 0;
    for (uint32_t k = 0; k < trial->trace->count; k++)
        notes += trial->trace->line[k].what == TRACE_NOTE;
    name_assets(&r, arena);
    r.doing = arena_take(arena, r.lift.asset_count + 1, sizeof *r.doing);
    r.lift.spans = arena_take(arena, (size_t)notes + r.lift.asset_count + 1, sizeof *r.lift.spans);
    r.lift.sorties = arena_take(arena, (size_t)notes + 1, sizeof *r.lift.sorties);
    for (uint32_t k = 0; k < trial->trace->count; k++)
        if (trial->trace->line[k].what == TRACE_NOTE)
            see(&r, &trial->trace->line[k]);
    for (uint32_t asset = 0; asset < r.lift.asset_count; asset++)
        close_span(&r, asset, horizon_days);
    qsort(r.lift.spans, r.lift.span_count, sizeof *r.lift.spans, by_asset);
    return r.lift;
}

/* ---- nodes ---- */

struct step {
    double day;
    int change;
};

static int by_day(const void *a, const void *b)
{
    const struct step *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->change - y->change;
}

uint32_t node_work(const struct trial_lift *lift, uint32_t node, double **day, uint32_t **busy, struct arena *arena)
{
    struct step *steps = arena_take(arena, 2 * (size_t)lift->span_count + 1, sizeof *steps);
    uint32_t count = 0;
    int now = 0;
    for (uint32_t k = 0; k < lift->span_count; k++)
        if (lift->spans[k].kind == LIFT_WORKS && lift->spans[k].node == node) {
            steps[count++] = (struct step){lift->spans[k].from_day, 1};
            steps[count++] = (struct step){lift->spans[k].to_day, -1};
        }
    qsort(steps, count, sizeof *steps, by_day);
    *day = arena_take(arena, (size_t)count + 1, sizeof **day);
    *busy = arena_take(arena, (size_t)count + 1, sizeof **busy);
    for (uint32_t k = 0; k < count; k++) {
        now += steps[k].change;
        ASSERT(now >= 0);
        (*day)[k] = steps[k].day;
        (*busy)[k] = (uint32_t)now;
    }
    return count;
}
