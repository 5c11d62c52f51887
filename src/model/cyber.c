/* Cyber and information: intrusions that put infrastructure out, and a rumour that runs through members' publics.
 *
 * If the adversary runs a campaign at all (a chance of the trial), successful intrusions arrive at a rate that grows
 * with violence; each puts a share of infrastructure out for a while, so that many may be out at once. Availability
 * slows nodes and command, and adds to the loss of output. The rumour's final reach is Maki and Thompson's with a
 * prebunked share; it gets there in weeks. Defence thins intrusions, shortens outages, and prebunks. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/rumour.h"

enum {
    CAMPAIGN,
    INTRUSIONS,
    V1,
    V2,
    V3,
    V4,
    SUCCESS,
    REPAIR,
    REPAIR_SPREAD,
    DEPTH,
    FEWER,
    FASTER,
    SHORTER,
    SPREAD,
    REACH,
    TAKES,
    NUMBERS
};

static const struct field fields[] = {
    NUMBER("campaign", "", 0, 1, NULL, "Chance that the adversary runs a cyber and disinformation campaign"),
    NUMBER("intrusions", "per day", 0, 100, NULL, "Serious attempts, outside violence"),
    NUMBER("factor.v1", "", 0, 100, "1 assume \"the usual rate\"", "Factor on attempts in a crisis without violence"),
    NUMBER("factor.v2", "", 0, 100, NULL, "Factor at minor clashes"),
    NUMBER("factor.v3", "", 0, 100, NULL, "Factor at serious clashes"),
    NUMBER("factor.v4", "", 0, 100, NULL, "Factor at war"),
    NUMBER("success", "", 0, 1, NULL, "Share of attempts that put something out"),
    NUMBER("repair", "d", 0.01, 1000, NULL, "Median time an outage lasts"),
    NUMBER("repair_spread", "", 0, 5, NULL, "Standard deviation of that time's logarithm"),
    NUMBER("outage", "", 0, 1, NULL, "Share of infrastructure one outage takes away"),
    NUMBER("fewer", "", 0, 1, NULL, "What full defence takes off the number of intrusions, as a share"),
    NUMBER("faster", "", 0, 10, NULL, "How much faster full defence finds intruders before they succeed, as a share"),
    NUMBER("shorter", "", 0, 1, NULL, "What full defence takes off an outage, as a share"),
    NUMBER("spread", "", 0, 100, NULL, "Spreading over stifling of a rumour"),
    NUMBER("reach", "", 0, 1, NULL, "Share of the public that full counter-disinformation prebunks"),
    NUMBER("takes", "d", 0.1, 1000, NULL, "Time in which a rumour reaches 1 - 1/e of all it will reach"),
};
static const struct section section =
    SECTION("cyber", SECTION_ONE, fields, "Cyber attack and disinformation, and what defence against them does");
static const struct section *const sections[] = {&section};

enum { FAMILY_INTRUSION, FAMILY_REPAIR, FAMILY_WEEK, OUTAGES_MOST = 16 };

struct cyber {
    struct numbers numbers, roles;
    uint32_t information;
    struct role_signals effect;
    struct signal violence, active, outages, intrusions, rumour, availability, climb_shift;
    struct clocks intrusion, repair, week;
    struct question ask_campaign, ask_intrusion, ask_repair;
    struct memory count;
};

static double intrusion_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    const int level = (int)signal_get(w, m->violence);
    if (level == 0)
        return 0.0;
    const double effect = role_get(w, &m->effect, ROLE_CYBER_DEFENCE);
    return n[INTRUSIONS] * n[V1 + level - 1] * n[SUCCESS] * (1.0 - n[FEWER] * effect) / (1.0 + n[FASTER] * effect);
}

static double availability_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    const double left = 1.0 - numbers_of(w, &m->numbers, 0)[DEPTH];
    double availability = 1.0;
    for (int k = (int)signal_get(w, m->outages); k > 0; k--)
        availability *= left;
    return availability;
}

static double climb_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    if (m->information == NO_INDEX)
        return 0.0;
    return numbers_of(w, &m->roles, m->information)[ROLE_CLIMB] * role_get(w, &m->effect, ROLE_INFORMATION);
}

static const void *declare(struct declaration *d)
{
    static const char *const intrusion_reads[] = {"roles.effect.*", "crisis.violence", NULL};
    static const char *const outage_reads[] = {"cyber.outages", NULL};
    static const char *const effect_reads[] = {"roles.effect.*", NULL};
    struct cyber *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0);
    m->information = role_of_kind(declaration_scenario(d), ROLE_INFORMATION);
    m->effect = declare_role_inputs(d, "roles.effect");
    m->violence = declare_input(d, "crisis.violence");
    m->active = declare_input(d, "crisis.active");
    m->outages = declare_signal(d, "outages", "", "Outages of infrastructure");
    m->intrusions = declare_signal(d, "intrusions", "", "Successful intrusions so far");
    m->rumour = declare_signal(d, "rumour", "", "Share of publics reached by disinformation");
    m->availability =
        declare_derived(d, "availability", "", "Availability of infrastructure", availability_value, 0, outage_reads);
    m->climb_shift = declare_derived(d, "climb_shift", "", "Shift of the climb hazard by misperception",
                                     climb_shift_value, 0, effect_reads);
    m->intrusion = declare_clocks(d, "intrusion", CLOCK_DRAIN, 1, intrusion_speed, intrusion_reads);
    m->repair = declare_clocks(d, "repair", CLOCK_AT, OUTAGES_MOST, NULL, NULL);
    m->week = declare_clocks(d, "week", CLOCK_AT, 1, NULL, NULL);
    m->ask_campaign = declare_question(d, "campaign");
    m->ask_intrusion = declare_question(d, "intrusion");
    m->ask_repair = declare_question(d, "repair");
    m->count = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct cyber *m = self;
    numbers_prepare(w, &m->numbers);
    numbers_prepare(w, &m->roles);
}

static void await_intrusion(struct world *w, const struct cyber *m)
{
    const uint32_t *count = world_memory(w, m->count);
    clock_drain(w, m->intrusion.first, sample_exponential(draw(w, m->ask_intrusion, *count)));
}

static void begin(struct world *w, const void *self)
{
    const struct cyber *m = self;
    if (draw(w, m->ask_campaign, 0) >= numbers_of(w, &m->numbers, 0)[CAMPAIGN])
        return;
    await_intrusion(w, m);
    clock_in(w, m->week.first, 7.0);
}

/* The n-th intrusion asks the n-th question, whatever defence there is: so options stay paired. */
static void intrude(struct world *w, const struct cyber *m)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    uint32_t *count = world_memory(w, m->count);
    const double shortened = 1.0 - n[SHORTER] * role_get(w, &m->effect, ROLE_CYBER_DEFENCE);
    const double days = sample_lognormal(draw(w, m->ask_repair, *count), n[REPAIR], n[REPAIR_SPREAD]) * shortened;
    ++*count;
    signal_set(w, m->intrusions, signal_get(w, m->intrusions) + 1.0);
    for (uint32_t k = 0; k < OUTAGES_MOST; k++)
        if (!clock_runs(w, m->repair.first + k)) {
            clock_in(w, m->repair.first + k, days);
            signal_set(w, m->outages, signal_get(w, m->outages) + 1.0);
            note(w, NOTE_OUTAGE, 0, days, signal_get(w, m->outages));
            break;
        }
    await_intrusion(w, m);
}

static void spread_rumour(struct world *w, const struct cyber *m)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    const double reach = rumour_heard(n[SPREAD], n[REACH] * role_get(w, &m->effect, ROLE_INFORMATION));
    const double now = signal_get(w, m->rumour);
    /* What was heard stays heard; the rest of the reach closes in at the rumour's own pace. */
    signal_set(w, m->rumour, now + positive(reach - now) * -det_expm1(-7.0 / n[TAKES]));
    if (signal_get(w, m->active) > 0.0)
        clock_in(w, m->week.first, 7.0);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    switch (family) {
    case FAMILY_INTRUSION:
        intrude(w, m);
        break;
    case FAMILY_REPAIR:
        signal_set(w, m->outages, signal_get(w, m->outages) - 1.0);
        break;
    case FAMILY_WEEK:
        spread_rumour(w, m);
        break;
    }
}

const struct mechanism mechanism_cyber = {
    .name = "cyber",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
};
