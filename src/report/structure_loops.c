/* What comes back, signal by signal.
 *
 * A mechanism that is moved is one *core*: its functions and the states they write. A derived signal is no core: it
 * passes on the cores that its inputs come of. So crisis -> cyber and cyber -> crisis are no loop where what crisis
 * reads of cyber is computed of roles alone. */
#include "report/structure_internal.h"

#include "base/failure.h"
#include <string.h>

enum {
    NOTICE_COST = 100000, /* what no cut takes away is dearer than any cuts */
    CUT_COST = 100,
    ARROW_COST = 1, /* of equal orders one with few arrows upwards */
    TIES_MOST = 8192,
};

/* cut[group * GRAPH_MOST + reader]: that reader does without the group; NULL: nothing is cut. */
static bool is_cut(const bool *cut, uint32_t group, uint32_t reader)
{
    return cut && cut[group * GRAPH_MOST + reader];
}

/* Of each signal the cores that it depends on: sets of mechanisms. Derived signals stand after their inputs. */
static void find_sources(const struct structure *s, const bool *cut, uint32_t *sources)
{
    const struct plan *plan = s->plan;
    for (uint32_t k = 0; k < plan_signal_count(plan); k++) {
        uint32_t count;
        const uint32_t *input = plan_signal_inputs(plan, k, &count), owner = plan_signal_owner(plan, k);
        sources[k] = 0;
        if (!s->moves[k])
            continue;
        if (!plan_signal_is_derived(plan, k))
            sources[k] = 1u << owner;
        for (uint32_t i = 0; i < count; i++)
            if (s->moves[input[i]] && !is_cut(cut, s->group_of[input[i]], owner))
                sources[k] |= sources[input[i]];
    }
}

/* ---- the graph of cores ---- */

struct ties {
    struct tie *tie;
    uint32_t count;
};

static void add_tie(struct ties *ties, uint32_t sources, uint32_t to, uint32_t cost)
{
    if (sources == 0)
        return;
    ASSERT(ties->count < TIES_MOST);
    ties->tie[ties->count++] = (struct tie){sources, to, cost};
}

/* Cores of all signals of a group that a mechanism's functions read of others. */
static uint32_t sources_read(const struct structure *s, const uint32_t *sources, uint32_t group, uint32_t reader)
{
    uint32_t set = 0;
    if (s->group[group].owner == reader || !s->is_moved[reader])
        return 0;
    for (uint32_t k = 0; k < plan_signal_count(s->plan); k++)
        if (s->group_of[k] == group && plan_reads(s->plan, reader, k))
            set |= sources[k];
    return set;
}

static void add_cores(const struct structure *s, const bool *cut, struct ties *ties)
{
    const uint32_t mechanisms = plan_mechanism_count(s->plan);
    struct arena arena;
    arena_init(&arena);
    uint32_t *sources = arena_take(&arena, plan_signal_count(s->plan), sizeof *sources);
    find_sources(s, cut, sources);
    for (uint32_t reader = 0; reader < mechanisms; reader++)
        for (uint32_t g = 0; g < s->group_count; g++)
            if (!is_cut(cut, g, reader))
                add_tie(ties, sources_read(s, sources, g, reader), reader, CUT_COST);
    for (uint32_t k = 0; k < s->arrow_count; k++)
        if (s->arrow[k].topics)
            add_tie(ties, 1u << s->arrow[k].from, s->arrow[k].to, NOTICE_COST);
    arena_release(&arena);
}

/* `from` and `to` of arrows are still mechanisms. Arrows along which nothing moves count too: who is only read stands
 * above its readers. */
void structure_order(const struct structure *s, uint32_t order[GRAPH_MOST])
{
    struct arena arena;
    arena_init(&arena);
    struct ties ties = {arena_take(&arena, TIES_MOST, sizeof *ties.tie), 0};
    add_cores(s, NULL, &ties);
    for (uint32_t k = 0; k < s->arrow_count; k++)
        add_tie(&ties, 1u << s->arrow[k].from, s->arrow[k].to, ARROW_COST);
    const struct graph graph = graph_make(plan_mechanism_count(s->plan), ties.tie, ties.count);
    graph_order(&graph, order);
    arena_release(&arena);
}

/* From mechanisms to boxes. */
static uint32_t boxes_of(const struct structure *s, uint32_t mechanisms)
{
    uint32_t set = 0;
    for (uint32_t left = mechanisms; left; left &= left - 1)
        set |= 1u << s->box_of[__builtin_ctz(left)];
    return set;
}

static struct graph graph_of(const struct structure *s, const bool *cut, struct arena *arena)
{
    struct ties ties = {arena_take(arena, TIES_MOST, sizeof *ties.tie), 0};
    struct structure by_mechanism = *s;
    struct structure_arrow *arrow = arena_take(arena, s->arrow_count, sizeof *arrow);
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        arrow[k] = s->arrow[k];
        arrow[k].from = s->box[arrow[k].from].mechanism;
        arrow[k].to = s->box[arrow[k].to].mechanism;
    }
    by_mechanism.arrow = arrow;
    add_cores(&by_mechanism, cut, &ties);
    for (uint32_t k = 0; k < ties.count; k++) {
        ties.tie[k].sources = boxes_of(s, ties.tie[k].sources);
        ties.tie[k].to = s->box_of[ties.tie[k].to];
    }
    return graph_make(s->box_count, ties.tie, ties.count);
}

/* ---- what to cut ---- */

/* Groups that `reader` reads and that come of a core at or below it, in the order of boxes. */
static uint32_t cut_upwards(const struct structure *s, bool *cut)
{
    struct arena arena;
    uint32_t count = 0;
    arena_init(&arena);
    uint32_t *sources = arena_take(&arena, plan_signal_count(s->plan), sizeof *sources);
    find_sources(s, NULL, sources);
    for (uint32_t box = 0; box < s->box_count; box++)
        for (uint32_t g = 0; g < s->group_count; g++)
            if (boxes_of(s, sources_read(s, sources, g, s->box[box].mechanism)) >> box) {
                cut[g * GRAPH_MOST + s->box[box].mechanism] = true;
                count++;
            }
    arena_release(&arena);
    return count;
}

static bool leaves_a_loop(const struct structure *s, const bool *cut)
{
    struct arena arena;
    arena_init(&arena);
    const struct graph graph = graph_of(s, cut, &arena);
    const bool leaves = graph_has_cycle(&graph);
    arena_release(&arena);
    return leaves;
}

/* The signal, if the reader reads but one of the group; else the group. */
static const char *name_read(const struct structure *s, uint32_t group, uint32_t reader)
{
    const char *name = NULL;
    uint32_t count = 0;
    for (uint32_t k = 0; k < plan_signal_count(s->plan); k++)
        if (s->group_of[k] == group && plan_reads(s->plan, reader, k)) {
            name = plan_signal_name(s->plan, k);
            count++;
        }
    return count == 1 ? name : s->group[group].name;
}

/* What the order says, less what can be spared: a cut takes a signal from what its reader computes for others too. */
static void find_least(struct structure *s)
{
    bool *cut = arena_take(&s->arena, (size_t)s->group_count * GRAPH_MOST, sizeof *cut);
    s->least = arena_take(&s->arena, cut_upwards(s, cut), sizeof *s->least);
    s->is_open = leaves_a_loop(s, cut);
    for (uint32_t box = 0; box < s->box_count; box++)
        for (uint32_t g = 0; g < s->group_count; g++) {
            bool *one = &cut[g * GRAPH_MOST + s->box[box].mechanism];
            if (!*one)
                continue;
            *one = false;
            if (!s->is_open && !leaves_a_loop(s, cut))
                continue;
            *one = true;
            s->least[s->least_count++] =
                (struct structure_cut){name_read(s, g, s->box[box].mechanism), s->group[g].owner, box};
        }
}

/* ---- who feeds whom in the end ---- */

/* Of each signal the cores that read it, or what is computed of it: sets of mechanisms. */
static void find_targets(const struct structure *s, uint32_t *targets)
{
    const struct plan *plan = s->plan;
    for (uint32_t k = plan_signal_count(plan); k-- > 0;) {
        uint32_t count;
        const uint32_t *input = plan_signal_inputs(plan, k, &count);
        for (uint32_t m = 0; m < plan_mechanism_count(plan); m++)
            if (s->moves[k] && s->is_moved[m] && plan_reads(plan, m, k))
                targets[k] |= 1u << m;
        for (uint32_t i = 0; i < count; i++)
            targets[input[i]] |= targets[k];
    }
}

/* A mechanism belongs to a component with its core, or with a signal that it computes of some core of it for another.
 */
static void find_components(struct structure *s, const struct graph *cores)
{
    const struct plan *plan = s->plan;
    const uint32_t signals = plan_signal_count(plan);
    uint32_t component[GRAPH_MOST];
    uint32_t *sources = arena_take(&s->arena, signals, sizeof *sources);
    uint32_t *targets = arena_take(&s->arena, signals, sizeof *targets);
    find_sources(s, NULL, sources);
    find_targets(s, targets);
    s->component_count = graph_components(cores, component);
    for (uint32_t c = 0; c < s->component_count; c++) {
        uint32_t members = 0;
        for (uint32_t k = 0; k < s->box_count; k++)
            members |= component[k] == c ? 1u << k : 0;
        s->component[c] = members;
        for (uint32_t k = 0; k < signals; k++)
            if (s->moves[k] && boxes_of(s, sources[k]) & members && boxes_of(s, targets[k]) & members)
                s->component[c] |= boxes_of(s, 1u << plan_signal_owner(plan, k));
    }
}

void structure_find_loops(struct structure *s)
{
    const struct graph cores = graph_of(s, NULL, &s->arena);
    struct tie *tie = arena_take(&s->arena, s->arrow_count, sizeof *tie);
    uint32_t count = 0;
    for (uint32_t k = 0; k < s->arrow_count; k++)
        if (!s->arrow[k].is_held)
            tie[count++] = (struct tie){1u << s->arrow[k].from, s->arrow[k].to, 1};
    s->graph = graph_make(s->box_count, tie, count);
    s->has_loop = graph_has_cycle(&cores);
    find_components(s, &cores);
    find_least(s);
}

/* ---- loops of mechanisms, each once ---- */

/* The one group, or GROUP_NONE for notices alone, that an arrow of a loop may carry; GROUP_ANY: whatever it carries. */
enum { GROUP_ANY = -1, GROUP_NONE = -2 };

struct passing {
    const struct structure *structure;
    const struct cycle *loop;
    uint32_t arrow; /* of the loop: that which carries but `group` */
    int64_t group;
    bool *reached; /* by signal */
};

static bool may_carry(const struct passing *p, uint32_t step, uint32_t signal)
{
    return step != p->arrow || p->group == GROUP_ANY || p->group == (int64_t)p->structure->group_of[signal];
}

/* From box `from`, whose core and signals are reached or not, along the step to the next: whether its core is reached.
 */
static bool pass(const struct passing *p, uint32_t step, bool core_reached)
{
    const struct structure *s = p->structure;
    const struct plan *plan = s->plan;
    const uint32_t from = p->loop->node[step], to = p->loop->node[(step + 1) % p->loop->length];
    const uint32_t giver = s->box[from].mechanism, taker = s->box[to].mechanism;
    const struct structure_arrow *arrow = structure_arrow_of(s, from, to);
    const bool tells = step != p->arrow || p->group == GROUP_ANY || p->group == GROUP_NONE;
    bool reaches = core_reached && arrow->topics != 0 && tells;
    for (uint32_t k = 0; k < plan_signal_count(plan); k++)
        if (plan_signal_owner(plan, k) == giver && p->reached[k]) {
            p->reached[k] = may_carry(p, step, k) && plan_reads(plan, taker, k);
            reaches = reaches || (p->reached[k] && s->is_moved[taker]);
        }
    for (uint32_t k = 0; k < plan_signal_count(plan); k++) {
        uint32_t count;
        const uint32_t *input = plan_signal_inputs(plan, k, &count);
        if (plan_signal_owner(plan, k) != taker || !s->moves[k])
            continue;
        p->reached[k] = reaches && !plan_signal_is_derived(plan, k);
        for (uint32_t i = 0; i < count; i++) {
            const uint32_t owner = plan_signal_owner(plan, input[i]);
            p->reached[k] = p->reached[k] || (p->reached[input[i]] && (owner == giver || owner == taker));
        }
    }
    return reaches;
}

/* Derived signals read nobody in a circle, so whatever goes round passes a core: from one of them to itself. */
static bool closes(struct passing *p)
{
    const struct structure *s = p->structure;
    const uint32_t length = p->loop->length;
    for (uint32_t start = 0; start < length; start++) {
        const uint32_t mechanism = s->box[p->loop->node[start]].mechanism;
        bool reached = s->is_moved[mechanism];
        for (uint32_t k = 0; k < plan_signal_count(s->plan); k++)
            p->reached[k] = false;
        for (uint32_t k = 0; reached && k < plan_signal_count(s->plan); k++) {
            uint32_t count;
            const uint32_t *input = plan_signal_inputs(s->plan, k, &count);
            if (plan_signal_owner(s->plan, k) != mechanism || !s->moves[k])
                continue;
            p->reached[k] = !plan_signal_is_derived(s->plan, k);
            for (uint32_t i = 0; i < count; i++)
                p->reached[k] =
                    p->reached[k] || (p->reached[input[i]] && plan_signal_owner(s->plan, input[i]) == mechanism);
        }
        for (uint32_t step = 0; step < length; step++)
            reached = pass(p, (start + step) % length, reached);
        if (reached)
            return true;
    }
    return false;
}

uint32_t structure_loops(const struct structure *s, uint32_t most, struct cycle *loops, uint32_t *all)
{
    struct arena arena;
    uint32_t kept = 0;
    arena_init(&arena);
    struct cycle *cycles = arena_take(&arena, LOOPS_TRIED, sizeof *cycles);
    struct passing p = {.structure = s,
                        .group = GROUP_ANY,
                        .reached = arena_take(&arena, plan_signal_count(s->plan), sizeof *p.reached)};
    const uint32_t count = graph_cycles(&s->graph, cycles, LOOPS_TRIED);
    *all = 0;
    for (uint32_t k = 0; k < count; k++) {
        p.loop = &cycles[k];
        if (!closes(&p))
            continue;
        if (kept < most)
            loops[kept++] = cycles[k];
        ++*all;
    }
    arena_release(&arena);
    return kept;
}

uint32_t structure_weakest(const struct structure *s, const struct cycle *loop, struct structure_cut *weakest)
{
    struct arena arena;
    uint32_t fewest = 0;
    arena_init(&arena);
    struct structure_cut *cut = arena_take(&arena, s->group_count, sizeof *cut);
    struct passing p = {
        .structure = s, .loop = loop, .reached = arena_take(&arena, plan_signal_count(s->plan), sizeof *p.reached)};
    for (p.arrow = 0; p.arrow < loop->length; p.arrow++) {
        const uint32_t from = loop->node[p.arrow], to = loop->node[(p.arrow + 1) % loop->length];
        const uint32_t giver = s->box[from].mechanism;
        uint32_t count = 0;
        p.group = GROUP_NONE;
        if (closes(&p))
            continue;
        for (p.group = 0; p.group < (int64_t)s->group_count; p.group++)
            if (s->group[p.group].owner == giver && closes(&p))
                cut[count++] = (struct structure_cut){name_read(s, (uint32_t)p.group, s->box[to].mechanism), giver, to};
        if (fewest > 0 && fewest <= count)
            continue;
        memcpy(weakest, cut, count * sizeof *cut);
        fewest = count;
    }
    arena_release(&arena);
    return fewest;
}
