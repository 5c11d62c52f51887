/* From a plan to boxes and arrows. Read structure_make(). */
#include "report/structure_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include "model/topics.h"
#include <stdio.h>
#include <string.h>

_Static_assert((int)TOPIC_COUNT <= (int)TOPIC_MOST, "a set of topics is a 64-bit word");

const char *structure_topic(uint32_t topic)
{
    static const char *const words[TOPIC_COUNT] = {
        [TOPIC_VIOLENCE] = "violence reached", [TOPIC_CALMER] = "violence fell",
        [TOPIC_CRISIS_OVER] = "crisis over",   [TOPIC_AMBITION] = "ambition changed",
        [TOPIC_DECIDED] = "decided",           [TOPIC_GIVEN] = "contributions given",
        [TOPIC_REACTION] = "reaction shown",   [TOPIC_FALSE_ALARM] = "false alarm",
        [TOPIC_CONCESSION] = "concession",     [TOPIC_RECALL] = "recall",
    };
    return topic < TOPIC_COUNT && words[topic] ? words[topic] : "notice";
}

const char *structure_mechanism(const char *name)
{
    static const struct {
        const char *name, *words;
    } known[] = {
        {"alliance", "the council: members, their votes, what is agreed and given"},
        {"background", "what others send, whatever the alliance does"},
        {"cascade", "what an outage in one sector costs the others"},
        {"consequence", "deaths, displaced, need, output, money, arms"},
        {"crisis", "how violence climbs, lasts and ends"},
        {"cyber", "attacks on networks, disinformation, and defence against them"},
        {"direct", "what air, naval, missile-defence and intelligence roles do"},
        {"force", "moving forces: units, aircraft, ships, ports, ways"},
        {"home", "what is missing at home, and what that invites"},
        {"mobilisation", "the adversary's military answer short of violence"},
        {"noncombat", "what relief, evacuation and logistics roles do"},
        {"policy", "what an option asks for, and when"},
        {"political", "what diplomacy and sanctions do"},
        {"reactors", "outside powers, how they answer"},
        {"roles", "from what is in place to what it can do"},
    };
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
        if (text_equal(known[k].name, name))
            return known[k].words;
    return NULL;
}

static bool is_copy(const struct plan *plan, uint32_t signal)
{
    return plan_signal_original(plan, signal) != NO_INDEX;
}

/* ---- signals that differ only by an entity's id ---- */

/* The part of `name` between its dots number `part` and part + 1; NULL past the end. */
static const char *part_of(const char *name, uint32_t part, char out[64])
{
    for (; part > 0; part--) {
        name = strchr(name, '.');
        if (name == NULL)
            return NULL;
        name++;
    }
    snprintf(out, 64, "%.*s", (int)strcspn(name, "."), name);
    return out;
}

static bool is_entity(const struct scenario *scenario, const char *id)
{
    const struct schema *schema = scenario_schema(scenario);
    for (size_t k = 0; k < schema->section_count; k++)
        if (schema->sections[k]->shape == SECTION_MANY &&
            scenario_find(scenario, schema->sections[k]->name, id) != NO_INDEX)
            return true;
    return false;
}

/* How many signals the pattern matches, if all have an entity's id at that part and there are several: a cut that says
 * the pattern then says these and no others. Else 0. */
static uint32_t family_size(const struct plan *plan, const char *pattern, uint32_t part)
{
    uint32_t size = 0;
    char id[64];
    for (uint32_t k = 0; k < plan_signal_count(plan); k++) {
        const char *name = plan_signal_name(plan, k);
        if (is_copy(plan, k) || !text_matches(pattern, name))
            continue;
        if (!part_of(name, part, id) || !is_entity(plan_scenario(plan), id))
            return 0;
        size++;
    }
    return size > 1 ? size : 0;
}

/* "alliance.depth.*" of alliance.depth.air, or the name itself; *size: how many signals that names. */
static const char *folded(struct structure *s, const char *name, uint32_t *size)
{
    char id[64];
    for (uint32_t part = 1; part_of(name, part, id); part++) {
        const char *at = name;
        for (uint32_t k = 0; k < part; k++)
            at = strchr(at, '.') + 1;
        const char *pattern = arena_format(&s->arena, "%.*s*%s", (int)(at - name), name, at + strlen(id));
        *size = is_entity(plan_scenario(s->plan), id) ? family_size(s->plan, pattern, part) : 0;
        if (*size > 0)
            return pattern;
    }
    *size = 1;
    return name;
}

static uint32_t find_group(const struct structure *s, const char *name)
{
    for (uint32_t k = 0; k < s->group_count; k++)
        if (text_equal(s->group[k].name, name))
            return k;
    return NO_INDEX;
}

/* A new group of its own for a signal that differs from all before it by more than an id. */
static void group_signals(struct structure *s)
{
    const uint32_t count = plan_signal_count(s->plan);
    s->group = arena_take(&s->arena, count, sizeof *s->group);
    s->group_of = arena_take(&s->arena, count, sizeof *s->group_of);
    for (uint32_t k = 0; k < count; k++) {
        s->group_of[k] = NO_INDEX;
        if (is_copy(s->plan, k))
            continue;
        uint32_t size;
        const char *name = folded(s, plan_signal_name(s->plan, k), &size);
        s->group_of[k] = find_group(s, name);
        s->signal_count++;
        if (s->group_of[k] != NO_INDEX)
            continue;
        s->group_of[k] = s->group_count;
        s->group[s->group_count++] = (struct signal_group){name, size, plan_signal_owner(s->plan, k)};
    }
}

/* ---- what moves ---- */

/* Something happens in it within a trial: it has clocks, or hears what one that has clocks tells. */
static void find_moved(struct structure *s)
{
    const struct plan *plan = s->plan;
    const uint32_t count = plan_mechanism_count(plan);
    uint64_t told = 0;
    s->is_moved = arena_take(&s->arena, count, sizeof *s->is_moved);
    for (uint32_t m = 0; m < count; m++)
        if (plan_mechanism_clocks(plan, m) > 0)
            told |= plan_topics_told(plan, m);
    for (uint32_t m = 0; m < count; m++)
        s->is_moved[m] = plan_mechanism_clocks(plan, m) > 0 || (plan_topics_heard(plan, m) & told) != 0;
}

static bool some_input(const struct plan *plan, uint32_t signal, const bool *set)
{
    uint32_t count;
    const uint32_t *input = plan_signal_inputs(plan, signal, &count);
    for (uint32_t k = 0; k < count; k++)
        if (set[input[k]])
            return true;
    return false;
}

/* Derived signals stand after their inputs, so one pass is enough. A state that no event moves may still differ between
 * options: it is held, not constant. */
static void find_moving(struct structure *s)
{
    const struct plan *plan = s->plan;
    const uint32_t count = plan_signal_count(plan);
    bool *varies = arena_take(&s->arena, count, sizeof *varies);
    s->moves = arena_take(&s->arena, count, sizeof *s->moves);
    s->is_constant = arena_take(&s->arena, count, sizeof *s->is_constant);
    for (uint32_t k = 0; k < count; k++) {
        const bool is_derived = plan_signal_is_derived(plan, k);
        varies[k] = !is_derived || some_input(plan, k, varies);
        s->is_constant[k] = !varies[k];
        if (!is_copy(plan, k))
            s->moves[k] = is_derived ? some_input(plan, k, s->moves) : s->is_moved[plan_signal_owner(plan, k)];
    }
}

/* ---- arrows ---- */

/* What `reader` reads of `signal` has an effect: on its functions, or at least on a signal derived from it. */
static bool is_read(const struct structure *s, uint32_t reader, uint32_t signal)
{
    const struct plan *plan = s->plan;
    if (!plan_reads(plan, reader, signal) || s->is_constant[signal])
        return false;
    if (s->is_moved[reader])
        return true;
    for (uint32_t k = 0; k < plan_signal_count(plan); k++) {
        uint32_t count;
        const uint32_t *input = plan_signal_inputs(plan, k, &count);
        for (uint32_t i = 0; plan_signal_owner(plan, k) == reader && i < count; i++)
            if (input[i] == signal)
                return true;
    }
    return false;
}

static void add_read(struct structure *s, struct structure_arrow *arrow, uint32_t signal)
{
    const char *group = s->group[s->group_of[signal]].name;
    for (uint32_t k = 0; !s->by_entity && k < arrow->read_count; k++)
        if (arrow->read[k].group == s->group_of[signal]) {
            arrow->read[k].name = group;
            arrow->read[k].count++;
            return;
        }
    arrow->read[arrow->read_count++] =
        (struct structure_read){plan_signal_name(s->plan, signal), 1, s->group_of[signal]};
}

/* Fills the arrow between two mechanisms; false if there is none. */
static bool make_arrow(struct structure *s, uint32_t from, uint32_t to, struct structure_arrow *arrow)
{
    const struct plan *plan = s->plan;
    *arrow = (struct structure_arrow){.is_held = true};
    for (uint32_t k = 0; k < plan_signal_count(plan); k++) {
        if (is_copy(plan, k) || plan_signal_owner(plan, k) != from || !is_read(s, to, k))
            continue;
        arrow->signal_count++;
        arrow->is_held = arrow->is_held && !s->moves[k];
    }
    arrow->read = arena_take(&s->arena, arrow->signal_count, sizeof *arrow->read);
    for (uint32_t k = 0; arrow->signal_count > 0 && k < plan_signal_count(plan); k++)
        if (!is_copy(plan, k) && plan_signal_owner(plan, k) == from && is_read(s, to, k))
            add_read(s, arrow, k);
    if (plan_mechanism_clocks(plan, from) > 0)
        arrow->topics = plan_topics_told(plan, from) & plan_topics_heard(plan, to);
    arrow->is_held = arrow->is_held && arrow->topics == 0;
    return arrow->signal_count > 0 || arrow->topics != 0;
}

static void sort_reads(struct structure_arrow *arrow)
{
    for (uint32_t k = 1; k < arrow->read_count; k++)
        for (uint32_t at = k; at > 0 && strcmp(arrow->read[at - 1].name, arrow->read[at].name) > 0; at--) {
            const struct structure_read moved = arrow->read[at];
            arrow->read[at] = arrow->read[at - 1];
            arrow->read[at - 1] = moved;
        }
}

/* Arrows between mechanisms, `from` and `to` still their numbers. */
static void make_arrows(struct structure *s)
{
    const uint32_t count = plan_mechanism_count(s->plan);
    s->arrow = arena_take(&s->arena, (size_t)count * count, sizeof *s->arrow);
    for (uint32_t from = 0; from < count; from++)
        for (uint32_t to = 0; to < count; to++) {
            struct structure_arrow *arrow = &s->arrow[s->arrow_count];
            if (from == to || !make_arrow(s, from, to, arrow))
                continue;
            arrow->from = from;
            arrow->to = to;
            sort_reads(arrow);
            s->arrow_count++;
        }
}

/* Copies that `reader` reads of signals of the group. */
static uint32_t copies_read(const struct structure *s, uint32_t group, uint32_t reader, const char **name)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < plan_signal_count(s->plan); k++)
        if (is_copy(s->plan, k) && plan_reads(s->plan, reader, k) &&
            s->group_of[plan_signal_original(s->plan, k)] == group) {
            *name = plan_signal_name(s->plan, plan_signal_original(s->plan, k));
            count++;
        }
    return count;
}

static void list_cuts(struct structure *s)
{
    const uint32_t readers = plan_mechanism_count(s->plan);
    s->cut = arena_take(&s->arena, (size_t)s->group_count * readers + 1, sizeof *s->cut);
    for (uint32_t g = 0; g < s->group_count; g++)
        for (uint32_t m = 0; m < readers; m++) {
            const char *name = NULL;
            const uint32_t count = copies_read(s, g, m, &name);
            if (count > 0)
                s->cut[s->cut_count++] = arena_format(&s->arena, "%s -> %s", count > 1 ? s->group[g].name : name,
                                                      plan_mechanism_name(s->plan, m));
        }
}

/* ---- boxes ---- */

static bool has_box(const struct structure *s, uint32_t mechanism)
{
    for (uint32_t k = 0; k < s->arrow_count; k++)
        if (s->arrow[k].from == mechanism || s->arrow[k].to == mechanism)
            return true;
    for (uint32_t k = 0; k < plan_signal_count(s->plan); k++)
        if (plan_signal_owner(s->plan, k) == mechanism && s->moves[k])
            return true;
    return false;
}

static void fill_box(struct structure *s, struct structure_box *box, uint32_t mechanism)
{
    *box = (struct structure_box){.name = plan_mechanism_name(s->plan, mechanism),
                                  .mechanism = mechanism,
                                  .clocks = plan_mechanism_clocks(s->plan, mechanism),
                                  .is_held = true};
    for (uint32_t k = 0; k < plan_signal_count(s->plan); k++) {
        if (is_copy(s->plan, k) || plan_signal_owner(s->plan, k) != mechanism)
            continue;
        box->signals++;
        box->is_held = box->is_held && !s->moves[k];
    }
    box->is_held = box->is_held && !s->is_moved[mechanism];
}

/* Arrows by from, then to, in the order of boxes. */
static bool stands_before(const struct structure_arrow *a, const struct structure_arrow *b)
{
    return a->from < b->from || (a->from == b->from && a->to < b->to);
}

static void renumber_arrows(struct structure *s)
{
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        struct structure_arrow moved = s->arrow[k];
        moved.from = s->box_of[moved.from];
        moved.to = s->box_of[moved.to];
        moved.is_back = moved.from > moved.to;
        uint32_t at = k;
        for (; at > 0 && stands_before(&moved, &s->arrow[at - 1]); at--)
            s->arrow[at] = s->arrow[at - 1];
        s->arrow[at] = moved;
    }
}

static void order_boxes(struct structure *s)
{
    const uint32_t count = plan_mechanism_count(s->plan);
    uint32_t order[GRAPH_MOST];
    structure_order(s, order);
    s->box = arena_take(&s->arena, count, sizeof *s->box);
    for (uint32_t k = 0; k < count; k++) {
        s->box_of[order[k]] = has_box(s, order[k]) ? s->box_count : NO_INDEX;
        if (s->box_of[order[k]] != NO_INDEX)
            fill_box(s, &s->box[s->box_count++], order[k]);
    }
    renumber_arrows(s);
}

void structure_make(struct structure *s, const struct plan *plan, bool by_entity)
{
    uint8_t digest[32];
    *s = (struct structure){.plan = plan, .by_entity = by_entity};
    arena_init(&s->arena);
    s->title = scenario_text(plan_scenario(plan), "", 0, "title", 0);
    scenario_hash(plan_scenario(plan), digest);
    for (size_t k = 0; k < (sizeof s->hash - 1) / 2; k++)
        snprintf(s->hash + 2 * k, 3, "%02x", digest[k]);
    group_signals(s);
    find_moved(s);
    find_moving(s);
    make_arrows(s);
    list_cuts(s);
    order_boxes(s);
    structure_find_loops(s);
}

void structure_release(struct structure *s)
{
    arena_release(&s->arena);
}

const struct structure_arrow *structure_arrow_of(const struct structure *s, uint32_t from, uint32_t to)
{
    for (uint32_t k = 0; k < s->arrow_count; k++)
        if (s->arrow[k].from == from && s->arrow[k].to == to)
            return &s->arrow[k];
    return NULL;
}
