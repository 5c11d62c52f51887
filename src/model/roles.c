/* Roles: from what stands in the theatre to what it can do.
 *
 *     E = min(1, in place)^eta x supply x I,      I = I0 + (1 - I0) (1 - exp(-t / 30 d))
 *
 * in place is a share of the role at ambition 1; supply falls when stocks run out before they are renewed; I is
 * integration with a command that is not one's own, and grows with practice. E is what every effect is a function of.
 */
#include "model/mechanisms.h"

#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/ladder.h"

static const struct field role_fields[] = {
    NUMBER("offset", "points", -100, 100, NULL, "Added to every member's support for the middle of the ladder"),
    NUMBER("add", "points", -100, 100, "0 points assume \"no finer split\"",
           "Added where a source rates several roles as one"),
    NUMBER("burden", "", 0, 2, NULL,
           "What taking part costs a member that is wholly unwilling, on the scale of salience"),
    NUMBER("least", "", 0, 1, NULL, "Depth below which the text is dropped"),
    NUMBER("exemption", "", 0, 1, NULL,
           "Share of the act a member can be exempted from: 1 troops, 0 words that bind all"),
    NUMBER("stir", "", -5, 5, NULL, "Shift on the log odds that an outside power answers"),
    NUMBER("urgency", "", 0, 100, "1 assume \"as the crisis\"", "Factor on how fast capitals reply"),
    NUMBER("contact", "", 0, 10, "0 assume \"not exposed\"",
           "Exposure to combat with a major power, full air presence being 1"),
    NUMBER("climb_effect", "", -3, 3, "0 assume \"none\"",
           "Shift of the log climb hazard at full effect; the sign may be open"),
    NUMBER("distance", "", 0, 1, NULL, "Distance from what the alliance has done before: 0 routine, 1 never"),
    WORDS("title", NULL, "Name for readers"),
    WORD("family", "direct|noncombat|political|cyber", NULL, "Family of roles"),
    WORD("acts",
         "air|naval|missile_defence|intelligence|relief|evacuation|logistics|mediation|sanctions|cyber_defence|"
         "information",
         NULL, "What it does in the world"),
    WORD("seen", "low|nonviolent_military", NULL, "How outside powers class it"),
    WORD("combat", "yes|no", "no", "A combat role"),
    WORD("activation", "at_once|staged", "at_once", "One vote, or three: warning, request, order"),
    WORD("parliaments", "no|yes|decision", "no",
         "yes: members whose parliament must agree send forces only then; decision: it binds when all parliaments "
         "agreed"),
    SOME_OF("enablers", "members", "",
            "Members whose base, airspace or asset it needs: they cannot be exempted, nor passed over by a coalition"),
};
const struct section roles_section =
    SECTION("roles", SECTION_MANY, role_fields, "What the alliance could do: each role, how members and powers see it");

enum { POWER, DRY, BASE, PARTNERSHIP, PER_PARTNERSHIP, PRACTICE, MEMORY_DAYS, DELIVERY_NUMBERS };
static const struct field delivery_fields[] = {
    NUMBER("power", "", 0.1, 2, NULL, "Exponent of the share in place: below 1, returns diminish"),
    NUMBER("dry", "", 0, 1, NULL, "Effect left when stocks are out and nothing comes in"),
    NUMBER("integration", "", 0, 1, NULL,
           "Effect on arrival in a command that is not one's own, without any partnership"),
    NUMBER("partnership", "", 0, 1, NULL, "Partnership with the host, 0 none to 1 as among allies"),
    NUMBER("per_partnership", "", 0, 1, NULL, "What full partnership adds to the effect on arrival"),
    NUMBER("practice", "d", 0.1, 1000, NULL, "Time in which practice closes the gap to 1/e"),
    NUMBER("rung_memory", "d", 0.1, 1000, NULL, "Memory of a rung, for the report of leverage"),
};
static const struct section delivery_section =
    SECTION("delivery", SECTION_ONE, delivery_fields, "From what is in place to what it can do");
static const struct section *const sections[] = {&roles_section, &delivery_section};

enum role_kind role_kind_of(const struct scenario *scenario, uint32_t role)
{
    return (enum role_kind)scenario_choice(scenario, "roles", role, "acts", 0);
}

uint32_t role_of_kind(const struct scenario *scenario, enum role_kind kind)
{
    const bool they_act = scenario_knows_field(scenario, "roles", "acts");
    for (uint32_t role = 0; they_act && role < scenario_count(scenario, "roles"); role++)
        if (role_kind_of(scenario, role) == kind)
            return role;
    return NO_INDEX;
}

struct role_signals declare_role_inputs(struct declaration *d, const char *prefix)
{
    struct role_signals signals = {0};
    const struct scenario *scenario = declaration_scenario(d);
    for (int kind = 0; kind < ROLE_KINDS; kind++) {
        const uint32_t role = role_of_kind(scenario, (enum role_kind)kind);
        if (role == NO_INDEX)
            continue;
        signals.present[kind] = true;
        signals.role[kind] = role;
        signals.of[kind] = declare_input(d, declare_text(d, "%s.%s", prefix, scenario_id(scenario, "roles", role)));
    }
    return signals;
}

double role_get(const struct world *w, const struct role_signals *signals, enum role_kind kind)
{
    return signals->present[kind] ? signal_get(w, signals->of[kind]) : 0.0;
}

struct roles {
    struct numbers delivery;
    uint32_t count;
    struct signal *in_place, *supplied, *practice, *quality, *effect, *leverage, *half;
    struct clocks weekly;
    uint64_t watch_in_place, watch_half;
    struct memory state, level;
};

/* A role's practice counts from its first arrival; a rung is where the crisis stood last. */
struct role_state {
    double arrived_day, rung_day, placed_day;
    bool arrived, placed;
};

static double effect_value(const struct world *w, const void *self, uint32_t role)
{
    const struct roles *r = self;
    const double in_place = signal_get(w, r->in_place[role]);
    if (in_place <= 0.0)
        return 0.0;
    return det_pow(in_place < 1.0 ? in_place : 1.0, numbers_of(w, &r->delivery, 0)[POWER]) *
           signal_get(w, r->quality[role]);
}

/* Supply times integration: what a thing in place is worth beside the same thing at home. */
static double quality_value(const struct world *w, const void *self, uint32_t role)
{
    const struct roles *r = self;
    const double *n = numbers_of(w, &r->delivery, 0);
    return (n[DRY] + (1.0 - n[DRY]) * signal_get(w, r->supplied[role])) * signal_get(w, r->practice[role]);
}

static const void *declare(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct roles *r = declare_self(d, sizeof *r);
    r->count = scenario_count(scenario, "roles");
    r->delivery = declare_numbers(d, &delivery_section, DELIVERY_NUMBERS, 0.0);
    struct signal *signals = declare_self(d, (7 * (size_t)r->count + 1) * sizeof *signals);
    r->in_place = signals;
    r->supplied = signals + r->count;
    r->practice = signals + 2 * r->count;
    r->effect = signals + 3 * r->count;
    r->leverage = signals + 4 * r->count;
    r->half = signals + 5 * r->count;
    r->quality = signals + 6 * r->count;
    bool seen[ROLE_KINDS] = {false};
    for (uint32_t role = 0; role < r->count; role++) {
        const char *id = scenario_id(scenario, "roles", role);
        const char *title = scenario_text(scenario, "roles", role, "title", 0);
        const enum role_kind kind = role_kind_of(scenario, role);
        if (seen[kind])
            declare_problem(d, scenario_value_place(scenario, "roles", role, "acts", 0),
                            "give each role its own `acts`", "two roles act alike; %s is the second", id);
        seen[kind] = true;
        r->in_place[role] = declare_input(d, declare_text(d, "force.in_place.%s", id));
        r->supplied[role] = declare_input(d, declare_text(d, "force.supplied.%s", id));
        r->half[role] = declare_input(d, declare_text(d, "force.half.%s", id));
        r->practice[role] =
            declare_signal(d, declare_text(d, "practice.%s", id), "", declare_text(d, "Integration, %s", title));
        r->leverage[role] =
            declare_signal(d, declare_text(d, "leverage.%s", id), "", declare_text(d, "Climb budget left, %s", title));
        const char **reads = declare_self(d, 6 * sizeof *reads);
        reads[0] = declare_text(d, "force.supplied.%s", id);
        reads[1] = declare_text(d, "roles.practice.%s", id);
        reads[3] = declare_text(d, "force.in_place.%s", id);
        reads[4] = declare_text(d, "roles.quality.%s", id);
        r->quality[role] =
            declare_derived(d, declare_text(d, "quality.%s", id), "",
                            declare_text(d, "Supply and integration, %s", title), quality_value, role, reads);
        r->effect[role] = declare_derived(d, declare_text(d, "effect.%s", id), "", declare_text(d, "Effect, %s", title),
                                          effect_value, role, reads + 3);
    }
    r->weekly = declare_clocks(d, "weekly", CLOCK_AT, r->count ? r->count : 1, NULL, NULL);
    r->watch_in_place = UINT64_C(1) << declare_watch(d, "force.in_place.*");
    r->watch_half = UINT64_C(1) << declare_watch(d, "force.half.*");
    declare_hears(d, TOPIC_VIOLENCE);
    r->state = declare_memory(d, LIFE_TRIAL, sizeof(struct role_state), r->count + 1);
    r->level = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    return r;
}

static void prepare(struct world *w, const void *self)
{
    const struct roles *r = self;
    numbers_prepare(w, &r->delivery);
}

static double on_arrival(const double *n)
{
    return clamp(n[BASE] + n[PER_PARTNERSHIP] * n[PARTNERSHIP], 0.0, 1.0);
}

static void begin(struct world *w, const void *self)
{
    const struct roles *r = self;
    const double start = on_arrival(numbers_of(w, &r->delivery, 0));
    for (uint32_t role = 0; role < r->count; role++)
        signal_set(w, r->practice[role], start);
}

/* First arrivals start practice; the day half is in place fixes what was left of the rung's drive to climb. */
static void answer(struct world *w, const void *self, uint64_t watches)
{
    const struct roles *r = self;
    struct role_state *state = world_memory(w, r->state);
    for (uint32_t role = 0; role < r->count; role++) {
        if (watches & r->watch_in_place && !state[role].arrived && signal_get(w, r->in_place[role]) > 0.0) {
            state[role].arrived = true;
            state[role].arrived_day = world_days(w);
            clock_in(w, r->weekly.first + role, 7.0);
        }
        if (watches & r->watch_half && !state[role].placed && signal_get(w, r->half[role]) > 0.0) {
            state[role].placed = true;
            state[role].placed_day = world_days(w);
        }
    }
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t role)
{
    (void)family;
    const struct roles *r = self;
    const double *n = numbers_of(w, &r->delivery, 0);
    const struct role_state *state = world_memory(w, r->state);
    const double start = on_arrival(n), days = world_days(w) - state[role].arrived_day;
    const double practice = start + (1.0 - start) * -det_expm1(-days / n[PRACTICE]);
    signal_set(w, r->practice[role], practice);
    if (practice < 0.99)
        clock_in(w, r->weekly.first + role, 7.0);
}

/* The rung is the one the crisis stands on when the role arrives: the last climb before. */
static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct roles *r = self;
    struct role_state *state = world_memory(w, r->state);
    double *level = world_memory(w, r->level);
    if (notice->topic != TOPIC_VIOLENCE || (double)notice->about == *level)
        return;
    *level = (double)notice->about;
    for (uint32_t role = 0; role < r->count; role++)
        if (!state[role].placed)
            state[role].rung_day = world_days(w);
}

static void finish(struct world *w, const void *self)
{
    const struct roles *r = self;
    const double *n = numbers_of(w, &r->delivery, 0);
    const struct role_state *state = world_memory(w, r->state);
    for (uint32_t role = 0; role < r->count; role++)
        if (state[role].placed)
            signal_set(w, r->leverage[role],
                       ladder_left(state[role].placed_day - state[role].rung_day, n[MEMORY_DAYS]));
}

const struct mechanism mechanism_roles = {
    .name = "roles",
    .sections = sections,
    .section_count = 2,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .hear = hear,
    .answer = answer,
    .finish = finish,
};
