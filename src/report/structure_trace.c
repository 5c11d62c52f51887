/* Downstream and upstream of a signal: what it feeds in the end, and what feeds it, by distance. */
#include "report/structure_internal.h"

#include "base/failure.h"
#include "base/json.h"
#include "base/problem.h"
#include "base/text.h"
#include "report/table.h"
#include <string.h>

/* Nodes are signals and, after them, mechanisms: what their functions know. A signal leads to the derived ones that are
 * computed from it and to mechanisms that read it, one step each; a mechanism to its states, without a step; and by a
 * notice to another mechanism, one step. */
struct tracing {
    const struct structure *structure;
    const struct plan *plan;
    bool is_upstream;
    uint32_t signals, *distance, *level, level_count;
};

static bool is_signal(const struct tracing *t, uint32_t node)
{
    return node < t->signals;
}

/* Of a step between nodes: 0 or 1; 2: there is none. A mechanism may read its own signals without saying so. */
static uint32_t step_of(const struct tracing *t, uint32_t from, uint32_t to)
{
    const struct plan *plan = t->plan;
    if (is_signal(t, from) && plan_signal_original(plan, from) != NO_INDEX)
        return 2;
    if (is_signal(t, from) && is_signal(t, to)) {
        uint32_t count;
        const uint32_t *input = plan_signal_inputs(plan, to, &count);
        for (uint32_t k = 0; k < count; k++)
            if (input[k] == from)
                return 1;
        return 2;
    }
    if (is_signal(t, from)) {
        const uint32_t mechanism = to - t->signals;
        const bool moves = t->structure->moves[from] || plan_signal_owner(plan, from) == mechanism;
        const bool reads = plan_reads(plan, mechanism, from) || plan_signal_owner(plan, from) == mechanism;
        return moves && reads ? 1 : 2;
    }
    if (is_signal(t, to)) {
        const bool is_state = !plan_signal_is_derived(plan, to) && plan_signal_original(plan, to) == NO_INDEX;
        return is_state && t->structure->moves[to] && plan_signal_owner(plan, to) == from - t->signals ? 0 : 2;
    }
    return plan_mechanism_clocks(plan, from - t->signals) > 0 &&
                   plan_topics_told(plan, from - t->signals) & plan_topics_heard(plan, to - t->signals)
               ? 1
               : 2;
}

static void reach(struct tracing *t, uint32_t node, uint32_t distance)
{
    if (t->distance[node] != NO_INDEX)
        return;
    t->distance[node] = distance;
    t->level[t->level_count++] = node;
}

/* Breadth first: steps of none are taken within a level, before those of one. */
static uint32_t trace_all(struct tracing *t)
{
    const uint32_t nodes = t->signals + plan_mechanism_count(t->plan);
    uint32_t done = 0, distance = 0;
    while (done < t->level_count) {
        const uint32_t begun = done;
        for (uint32_t k = begun; k < t->level_count; k++)
            for (uint32_t node = 0; node < nodes; node++)
                if ((t->is_upstream ? step_of(t, node, t->level[k]) : step_of(t, t->level[k], node)) == 0)
                    reach(t, node, distance);
        done = t->level_count;
        for (uint32_t k = begun; k < done; k++)
            for (uint32_t node = 0; node < nodes; node++)
                if ((t->is_upstream ? step_of(t, node, t->level[k]) : step_of(t, t->level[k], node)) == 1)
                    reach(t, node, distance + 1);
        distance++;
    }
    return distance ? distance - 1 : 0;
}

/* ---- names ---- */

static bool start_at(struct tracing *t, const char *name)
{
    const struct plan *plan = t->plan;
    for (uint32_t m = 0; m < plan_mechanism_count(plan); m++)
        if (text_equal(plan_mechanism_name(plan, m), name)) {
            reach(t, t->signals + m, 0);
            for (uint32_t k = 0; k < t->signals; k++)
                if (plan_signal_owner(plan, k) == m && plan_signal_original(plan, k) == NO_INDEX)
                    reach(t, k, 0);
            return true;
        }
    for (uint32_t k = 0; k < t->signals; k++)
        if (plan_signal_original(plan, k) == NO_INDEX && text_matches(name, plan_signal_name(plan, k)))
            reach(t, k, 0);
    const uint32_t outcome = t->level_count > 0 ? (uint32_t)NO_INDEX : plan_outcome_find(plan, name);
    if (outcome != NO_INDEX) {
        reach(t, plan_outcome(plan, outcome)->signal, 0);
        if (plan_outcome(plan, outcome)->how == OBSERVE_PEAK_WITH)
            reach(t, plan_outcome(plan, outcome)->with, 0);
    }
    return t->level_count > 0;
}

static void report_unknown(const struct plan *plan, const char *name, struct problems *problems)
{
    const uint32_t signals = plan_signal_count(plan), mechanisms = plan_mechanism_count(plan);
    const uint32_t outcomes = plan_outcome_count(plan);
    const char **names = arena_take(&problems->arena, (size_t)signals + mechanisms + outcomes, sizeof *names);
    uint32_t count = 0;
    for (uint32_t k = 0; k < mechanisms; k++)
        names[count++] = plan_mechanism_name(plan, k);
    for (uint32_t k = 0; k < signals; k++)
        if (plan_signal_original(plan, k) == NO_INDEX)
            names[count++] = plan_signal_name(plan, k);
    for (uint32_t k = 0; k < outcomes; k++)
        names[count++] = plan_outcome(plan, k)->id;
    const char *near = nearest_word(name, names, count);
    problem_error(problems, (struct place){0}, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                  "no signal, mechanism or outcome is named %s", name);
}

/* Signals by their distance from a name, or to it. */
struct trace_found {
    const char *from, *to;
    uint32_t *distance; /* by signal; NO_INDEX: there is no way */
    uint32_t most;
};

static bool find(const struct structure *s, const char *name, bool is_upstream, struct arena *arena,
                 struct trace_found *found, struct problems *problems)
{
    const uint32_t nodes = plan_signal_count(s->plan) + plan_mechanism_count(s->plan);
    struct tracing t = {
        .structure = s,
        .plan = s->plan,
        .is_upstream = is_upstream,
        .signals = plan_signal_count(s->plan),
        .distance = arena_take(arena, nodes, sizeof *t.distance),
        .level = arena_take(arena, nodes, sizeof *t.level),
    };
    for (uint32_t k = 0; k < nodes; k++)
        t.distance[k] = NO_INDEX;
    if (!start_at(&t, name)) {
        report_unknown(s->plan, name, problems);
        return false;
    }
    *found = (struct trace_found){is_upstream ? NULL : name, is_upstream ? name : NULL, t.distance, trace_all(&t)};
    return true;
}

/* Of both only what stands on a shortest way stays, by its distance from the first. */
static void meet(const struct structure *s, struct trace_found *from, const struct trace_found *to)
{
    uint32_t shortest = NO_INDEX;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < plan_signal_count(s->plan); k++) {
            const bool is_between = from->distance[k] != NO_INDEX && to->distance[k] != NO_INDEX;
            const uint32_t length = is_between ? from->distance[k] + to->distance[k] : NO_INDEX;
            if (pass == 0)
                shortest = length < shortest ? length : shortest;
            else if (!is_between || length > shortest)
                from->distance[k] = NO_INDEX;
        }
    from->to = to->to;
    from->most = shortest == NO_INDEX ? 0 : shortest;
}

/* ---- what is written ---- */

/* What is named at a distance: a group, or a signal of it. */
struct named {
    const char *name;
    uint32_t count, of;
};

static struct named group_at(const struct structure *s, const struct trace_found *found, uint32_t group,
                             uint32_t distance)
{
    struct named named = {s->group[group].name, 0, s->group[group].size};
    const char *only = NULL;
    for (uint32_t k = 0; k < plan_signal_count(s->plan); k++)
        if (s->group_of[k] == group && found->distance[k] == distance) {
            only = plan_signal_name(s->plan, k);
            named.count++;
        }
    return named.count == 1 ? (struct named){only, 1, 1} : named;
}

/* All that is named of a mechanism at that distance: every signal by itself, or groups. Returns how many. */
static uint32_t list_named(const struct structure *s, const struct trace_found *found, uint32_t mechanism,
                           uint32_t distance, struct named *named)
{
    uint32_t count = 0;
    for (uint32_t k = 0; s->by_entity && k < plan_signal_count(s->plan); k++)
        if (s->group_of[k] != NO_INDEX && plan_signal_owner(s->plan, k) == mechanism && found->distance[k] == distance)
            named[count++] = (struct named){plan_signal_name(s->plan, k), 1, 1};
    for (uint32_t g = 0; !s->by_entity && g < s->group_count; g++) {
        if (s->group[g].owner != mechanism)
            continue;
        named[count] = group_at(s, found, g, distance);
        count += named[count].count > 0;
    }
    return count;
}

static void add_indented(const char *text, uint32_t width, struct buffer *out)
{
    struct buffer wrapped;
    buffer_init(&wrapped);
    add_wrapped(&wrapped, text, width > 24 ? width - 4 : 20);
    for (const char *line = buffer_text(&wrapped); *line;) {
        const size_t length = strcspn(line, "\n");
        buffer_format(out, "    %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    buffer_release(&wrapped);
}

static void add_named(const struct named *named, uint32_t count, struct buffer *text)
{
    for (uint32_t k = 0; k < count; k++) {
        buffer_format(text, "%s%s", k ? ", " : "", named[k].name);
        if (named[k].of > 1 && named[k].count == named[k].of)
            buffer_format(text, " (%u)", named[k].count);
        else if (named[k].of > 1)
            buffer_format(text, " (%u of %u)", named[k].count, named[k].of);
    }
}

static void write_text(const struct structure *s, const struct trace_found *found, struct named *named, uint32_t width,
                       struct buffer *out)
{
    struct buffer text;
    bool any = false;
    buffer_init(&text);
    if (found->from && found->to)
        buffer_format(&text, "The shortest ways from %s to %s", found->from, found->to);
    else
        buffer_format(&text, "What %s %s", found->from ? found->from : "feeds", found->from ? "feeds" : found->to);
    buffer_add(&text, ", step by step. A state may depend on all that its mechanism reads.");
    add_wrapped(out, buffer_text(&text), width);
    for (uint32_t distance = 0; distance <= found->most; distance++) {
        bool is_headed = false;
        for (uint32_t m = 0; m < plan_mechanism_count(s->plan); m++) {
            const uint32_t count = list_named(s, found, m, distance, named);
            if (count == 0)
                continue;
            if (!is_headed)
                buffer_format(out, "%u\n", distance);
            is_headed = any = true;
            buffer_clear(&text);
            add_named(named, count, &text);
            add_indented(buffer_text(&text), width, out);
        }
    }
    if (!any)
        buffer_add(out, "There is none.\n");
    buffer_release(&text);
}

static void write_json(const struct structure *s, const struct trace_found *found, struct named *named,
                       struct buffer *out)
{
    const char *between = "";
    buffer_add(out, "{\"from\": ");
    add_json_text(out, found->from);
    buffer_add(out, ", \"to\": ");
    add_json_text(out, found->to);
    buffer_add(out, ", \"signals\": [");
    for (uint32_t distance = 0; distance <= found->most; distance++)
        for (uint32_t m = 0; m < plan_mechanism_count(s->plan); m++) {
            const uint32_t count = list_named(s, found, m, distance, named);
            for (uint32_t k = 0; k < count; k++) {
                buffer_format(out, "%s\n  {\"distance\": %u, \"signal\": ", between, distance);
                add_json_text(out, named[k].name);
                buffer_format(out, ", \"count\": %u, \"of\": %u}", named[k].count, named[k].of);
                between = ",";
            }
        }
    buffer_add(out, "\n]}\n");
}

bool structure_trace(const struct structure *s, const struct structure_settings *settings, struct buffer *out,
                     struct problems *problems)
{
    struct trace_found found = {0}, to = {0};
    struct arena arena;
    ASSERT(settings->from || settings->to);
    arena_init(&arena);
    bool good = !settings->to || find(s, settings->to, true, &arena, &to, problems);
    good = (!settings->from || find(s, settings->from, false, &arena, &found, problems)) && good;
    if (good && !settings->from)
        found = to;
    else if (good && settings->to)
        meet(s, &found, &to);
    struct named *named = arena_take(&arena, plan_signal_count(s->plan), sizeof *named);
    if (good && settings->json)
        write_json(s, &found, named, out);
    else if (good)
        write_text(s, &found, named, settings->width ? settings->width : 100, out);
    arena_release(&arena);
    return good;
}
