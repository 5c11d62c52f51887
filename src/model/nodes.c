/* Nodes: working spots with a queue, opening hours, and a yard from which road and rail take what was unloaded.
 *
 * First come, first served; queues emerge from the spots, and no efficiency factor is applied on top. In the theatre
 * others use a share of the spots, violence takes some out of use, and the work goes at the speed that logistics
 * support and the state of the infrastructure allow. */
#include "model/force.h"

#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

struct node_state *node_state(const struct world *w, const struct force *f, uint32_t node)
{
    return (struct node_state *)world_memory(w, f->node_state) + node;
}

static double struck(const struct world *w, const struct force *f)
{
    const double *n = numbers_of(w, &f->numbers, 0);
    const double violence = signal_get(w, f->violence);
    return violence >= 4.0 ? n[STRUCK_V4] : violence >= 3.0 ? n[STRUCK_V3] : 0.0;
}

/* A range of spots is of whole ones: what is drawn from it is rounded to the nearest. */
double table_spots(const struct world *w, const struct force *f, uint32_t node)
{
    return floor(numbers_of(w, &f->nodes, node)[NODE_SPOTS] + 0.5);
}

double node_spots(const struct world *w, const struct force *f, uint32_t node)
{
    const double all = table_spots(w, f, node);
    const double left = f->theatre[node] ? (1.0 - signal_get(w, f->busy)) * (1.0 - struck(w, f)) : 1.0;
    const double spots = floor(all * left + 1e-9);
    return spots > 1.0 ? spots : 1.0;
}

/* ---- spots ---- */

static double service_days(struct world *w, const struct force *f, uint32_t node)
{
    const double days = numbers_of(w, &f->nodes, node)[NODE_SERVICE];
    if (!f->theatre[node])
        return days;
    const double speed = signal_get(w, f->node_speed) * signal_get(w, f->availability);
    double *fastest = world_memory(w, f->fastest);
    *fastest = speed > *fastest ? speed : *fastest;
    return days / (speed > 0.01 ? speed : 0.01);
}

/* Work begins only while the node is open: from the start of each day for so many hours. */
static double closed_days(const struct world *w, const struct force *f, uint32_t node)
{
    const double open = numbers_of(w, &f->nodes, node)[NODE_HOURS], days = world_days(w);
    const double time_of_day = days - floor(days);
    return open <= 0.0 || time_of_day < open ? 0.0 : 1.0 - time_of_day;
}

static void start_service(struct world *w, const struct force *f, uint32_t k, uint32_t node)
{
    struct asset *asset = asset_of(w, f, k);
    struct node_state *state = node_state(w, f, node);
    const double waits = closed_days(w, f, node), days = service_days(w, f, node);
    const double waited = world_days(w) - asset->asked_day + waits;
    for (uint32_t n = 0; n < asset->lot_count; n++)
        asset->lot[n].held_ramp += waited;
    if (state->worked_days <= 0.0)
        state->first_day = world_days(w) + waits;
    state->worked_days += days;
    state->last_day = world_days(w) + waits + days;
    state->busy++;
    note(w, NOTE_SERVED, k, (double)node, waits + days);
    clock_in(w, f->asset.first + k, waits + days);
}

void node_ask(struct world *w, const struct force *f, uint32_t k, uint32_t node)
{
    struct asset *asset = asset_of(w, f, k);
    struct node_state *state = node_state(w, f, node);
    asset->asked_day = world_days(w);
    asset->next_waiting = 0;
    if (state->first_waiting == 0 && (double)state->busy < node_spots(w, f, node)) {
        start_service(w, f, k, node);
        return;
    }
    if (state->first_waiting == 0)
        state->first_waiting = k + 1;
    else
        asset_of(w, f, state->last_waiting - 1)->next_waiting = k + 1;
    state->last_waiting = k + 1;
}

void node_leave(struct world *w, const struct force *f, uint32_t node)
{
    struct node_state *state = node_state(w, f, node);
    state->busy--;
    while (state->first_waiting != 0 && (double)state->busy < node_spots(w, f, node)) {
        const uint32_t next = state->first_waiting - 1;
        state->first_waiting = asset_of(w, f, next)->next_waiting;
        start_service(w, f, next, node);
    }
}

void node_stay(struct world *w, const struct force *f, uint32_t k, uint32_t node)
{
    asset_of(w, f, k)->asked_day = world_days(w);
    node_state(w, f, node)->busy--;
    start_service(w, f, k, node);
}

bool node_is_free(const struct world *w, const struct force *f, uint32_t node)
{
    return node_state(w, f, node)->first_waiting == 0;
}

double node_load_wait_days(const struct world *w, const struct force *f, uint32_t node, double days)
{
    const double spots = node_spots(w, f, node), more = (double)node_state(w, f, node)->to_load + 1.0 - spots;
    return positive(positive(more) * numbers_of(w, &f->nodes, node)[NODE_SERVICE] / spots - days);
}

/* ---- the yard ---- */

static struct yard *yard_of(const struct world *w, const struct force *f, uint32_t yard)
{
    return (struct yard *)world_memory(w, f->yards) + yard;
}

/* People walk: two yards behind a node, of cargo and of people. */
static uint32_t yard_for(const struct force *f, uint32_t node, const struct lot *lot)
{
    return 2 * f->pod_of[node] + (f->shipment[lot->shipment].people ? 1 : 0);
}

double lot_tonnes(const struct lot *lot)
{
    return lot->amount[CARGO_BULK] + lot->amount[CARGO_OVERSIZE] + lot->amount[CARGO_OUTSIZE];
}

/* Rounded up to the microday, as clocks are: never before it is due. */
static int64_t microday_after(double days)
{
    return (int64_t)ceil(days * (double)DAY);
}

/* When the lot takes the road that has to, for one more to have its place; of a full ring, when its first lot is there.
 */
double node_yard_opens(const struct world *w, const struct force *f, uint32_t node, const struct lot *lot)
{
    const struct yard *yard = yard_of(w, f, yard_for(f, node, lot));
    const uint32_t most = YARD_MOST - recall_lots(w, f, node, f->shipment[lot->shipment].people);
    if (yard->count == BEHIND_MOST)
        return yard->lot[yard->first].due_day;
    if (yard->count < most)
        return 0.0;
    const uint32_t at = (yard->first + yard->count - most) % BEHIND_MOST;
    return yard->lot[at].due_day - numbers_of(w, &f->nodes, node)[NODE_ONWARD];
}

bool node_road_free(const struct world *w, const struct force *f, uint32_t node, const struct lot *lot)
{
    return yard_of(w, f, yard_for(f, node, lot))->count < BEHIND_MOST;
}

void node_take_road(struct world *w, const struct force *f, uint32_t node, const struct lot *lot)
{
    const double *n = numbers_of(w, &f->nodes, node);
    const uint32_t number = yard_for(f, node, lot);
    struct yard *yard = yard_of(w, f, number);
    const double now = world_days(w), start = yard->clear_day > now ? yard->clear_day : now;
    struct lot landed = *lot;
    yard->clear_day = n[NODE_CLEARANCE] > 0.0 ? start + lot_tonnes(lot) / n[NODE_CLEARANCE] : now;
    landed.landed_day = now;
    landed.due_day = yard->clear_day + n[NODE_ONWARD];
    if (landed.due_day <= now) {
        force_arrived(w, f, &landed);
        return;
    }
    yard->lot[(yard->first + yard->count) % BEHIND_MOST] = landed;
    if (yard->count++ == 0)
        clock_at(w, f->yard.first + number, microday_after(landed.due_day));
}

bool node_land(struct world *w, const struct force *f, uint32_t node, struct lot *lot)
{
    struct ashore *ashore = ashore_of(w, f, lot->place);
    if (any_recalled(w, f))
        recall_landing(w, f, lot->place, lot);
    const double amount = lot_amount(lot), persons = amount_persons(w, f, lot->shipment, amount);
    if (amount > 0.0 && (!node_road_free(w, f, node, lot) || node_yard_opens(w, f, node, lot) > world_days(w)))
        return false;
    for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++)
        shipment_state(w, f, lot->shipment)->landed += lot->amount[kind];
    ashore->lots += 1.0;
    ashore->landed += amount;
    signal_add(w, f->outbound, -persons);
    signal_add(w, f->ashore, persons);
    closure_landed(w, f, f->shipment[lot->shipment].unit);
    if (amount > 0.0)
        node_take_road(w, f, node, lot);
    return true;
}

void node_turn(struct world *w, const struct force *f, uint32_t node, uint32_t s, const double most[CARGO_KINDS],
               double taken[CARGO_KINDS])
{
    struct yard *yard = yard_of(w, f, 2 * f->pod_of[node] + (f->shipment[s].people ? 1 : 0));
    const double onward = numbers_of(w, &f->nodes, node)[NODE_ONWARD], now = world_days(w);
    for (uint32_t back = yard->count; back-- > 0;) {
        struct lot *lot = &yard->lot[(yard->first + back) % BEHIND_MOST];
        if (lot->shipment != s || lot->due_day - onward <= now)
            continue;
        for (enum cargo kind = CARGO_BULK; kind < CARGO_KINDS; kind++) {
            const double left = most[kind] - taken[kind];
            const double turned = lot->amount[kind] < left ? lot->amount[kind] : left;
            lot->amount[kind] -= turned;
            taken[kind] += turned;
        }
    }
}

double node_road_day(const struct world *w, const struct force *f, uint32_t node)
{
    return yard_of(w, f, 2 * f->pod_of[node])->clear_day;
}

void node_cleared(struct world *w, const struct force *f, uint32_t number)
{
    struct yard *yard = yard_of(w, f, number);
    const int64_t now = world_now(w);
    while (yard->count > 0 && microday_after(yard->lot[yard->first].due_day) <= now) {
        const struct lot lot = yard->lot[yard->first];
        yard->first = (yard->first + 1) % BEHIND_MOST;
        yard->count--;
        force_arrived(w, f, &lot);
    }
    if (yard->count > 0)
        clock_at(w, f->yard.first + number, microday_after(yard->lot[yard->first].due_day));
}

/* Share of the spots that the movement used while it used any. */
void node_finish(struct world *w, const struct force *f)
{
    for (uint32_t pod = 0; pod < f->pod_count; pod++) {
        const uint32_t node = f->pod_node[pod];
        const struct node_state *state = node_state(w, f, node);
        const double span = state->last_day - state->first_day;
        if (span > 0.0)
            signal_set(w, f->use[pod], state->worked_days / (span * node_spots(w, f, node)));
    }
}
