/* Cyber and information: intrusions that put infrastructure out, and a rumour that runs through members' publics.
 *
 * If the adversary runs a campaign at all (a chance of the trial), successful intrusions arrive at a rate that grows
 * with violence; each puts a share of infrastructure out for a while, so that many may be out at once. Where the
 * scenario has sectors, each strikes one of them, and others lose through it (cascade.c). Availability slows nodes and
 * command, and adds to the loss of output. The rumour's final reach is Maki and Thompson's with a prebunked share; it
 * gets there in weeks. Defence thins intrusions, shortens outages, and prebunks. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/cascade.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/response.h"
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
    NUMBER("outage", "", 0, 1, NULL,
           "Share of infrastructure, or of the sector it strikes, that one outage takes away"),
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
    struct numbers numbers, roles, sectors;
    uint32_t information, sector_count;
    const uint32_t *serves; /* enum sector_serves of each sector */
    struct role_signals effect;
    struct signal violence, active, outages, intrusions, rumour, availability, climb_shift;
    struct signal node_availability, command_availability;
    const struct signal *outages_of, *direct, *through, *available; /* of each sector */
    struct clocks intrusion, repair, week;
    struct question ask_campaign, ask_intrusion, ask_repair, ask_sector;
    struct memory count, struck; /* struck[outage]: the sector it is in */
    struct memory hits;          /* of a future: share of intrusions, by sector */
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

/* Outages of the same thing each take the same share of what the others leave. */
static double left_after(double outage, double count)
{
    double left = 1.0;
    for (int k = (int)count; k > 0; k--)
        left *= 1.0 - outage;
    return left;
}

/* ---- availability ---- */

static double whole_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    return left_after(numbers_of(w, &m->numbers, 0)[DEPTH], signal_get(w, m->outages));
}

static double direct_value(const struct world *w, const void *self, uint32_t sector)
{
    const struct cyber *m = self;
    const double own = numbers_of(w, &m->sectors, sector)[SECTOR_OUTAGE];
    const double outage = own >= 0.0 ? own : numbers_of(w, &m->numbers, 0)[DEPTH];
    return 1.0 - left_after(outage, signal_get(w, m->outages_of[sector]));
}

static double available_value(const struct world *w, const void *self, uint32_t sector)
{
    const struct cyber *m = self;
    return 1.0 - clamp(signal_get(w, m->direct[sector]) + signal_get(w, m->through[sector]), 0.0, 1.0);
}

static double weighted_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    double lost = 0.0, weights = 0.0;
    for (uint32_t sector = 0; sector < m->sector_count; sector++) {
        const double weight = numbers_of(w, &m->sectors, sector)[SECTOR_WEIGHT];
        lost += weight * (1.0 - signal_get(w, m->available[sector]));
        weights += weight;
    }
    return lost > 0.0 ? 1.0 - lost / weights : 1.0;
}

/* Where several sectors serve the same, all of them are needed: the worst counts. */
static uint32_t worst_of(const struct world *w, const struct cyber *m, uint32_t serves)
{
    uint32_t worst = NO_INDEX;
    for (uint32_t sector = 0; sector < m->sector_count; sector++)
        if (m->serves[sector] == serves &&
            (worst == NO_INDEX || signal_get(w, m->available[sector]) < signal_get(w, m->available[worst])))
            worst = sector;
    return worst;
}

static double served_value(const struct world *w, const void *self, uint32_t serves)
{
    const struct cyber *m = self;
    return m->sector_count > 0 ? signal_get(w, m->available[worst_of(w, m, serves)]) : signal_get(w, m->availability);
}

static double served_through_value(const struct world *w, const void *self, uint32_t serves)
{
    const struct cyber *m = self;
    if (m->sector_count == 0)
        return 0.0;
    const uint32_t sector = worst_of(w, m, serves);
    return positive(1.0 - signal_get(w, m->available[sector]) - signal_get(w, m->direct[sector]));
}

static double climb_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct cyber *m = self;
    if (m->information == NO_INDEX)
        return 0.0;
    return numbers_of(w, &m->roles, m->information)[ROLE_CLIMB] * role_get(w, &m->effect, ROLE_INFORMATION);
}

static void declare_sectors(struct declaration *d, struct cyber *m)
{
    static const char *const direct_reads[] = {"cyber.outages_of.*", NULL};
    static const char *const available_reads[] = {"cyber.direct.*", "cascade.through.*", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = m->sector_count;
    struct signal *outages_of = declare_self(d, count * sizeof *outages_of);
    struct signal *direct = declare_self(d, count * sizeof *direct);
    struct signal *through = declare_self(d, count * sizeof *through);
    struct signal *available = declare_self(d, count * sizeof *available);
    uint32_t *serves = declare_self(d, count * sizeof *serves);
    m->outages_of = outages_of, m->direct = direct, m->through = through, m->available = available;
    m->serves = serves;
    for (uint32_t k = 0; k < count; k++) {
        const char *id = scenario_id(scenario, "sectors", k),
                   *title = scenario_text(scenario, "sectors", k, "title", 0);
        serves[k] = scenario_choice(scenario, "sectors", k, "serves", 0);
        outages_of[k] =
            declare_signal(d, declare_text(d, "outages_of.%s", id), "", declare_text(d, "Outages, %s", title));
        direct[k] =
            declare_derived(d, declare_text(d, "direct.%s", id), "",
                            declare_text(d, "Lost to its own outages, %s", title), direct_value, k, direct_reads);
        through[k] = declare_input(d, declare_text(d, "cascade.through.%s", id));
        available[k] = declare_derived(d, declare_text(d, "available.%s", id), "",
                                       declare_text(d, "Availability, %s", title), available_value, k, available_reads);
    }
    m->ask_sector = declare_question(d, "sector");
    m->struck = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), OUTAGES_MOST);
    m->hits = declare_memory(d, LIFE_FUTURE, sizeof(double), count);
}

static void declare_availability(struct declaration *d, struct cyber *m)
{
    static const char *const whole_reads[] = {"cyber.outages", NULL};
    static const char *const weighted_reads[] = {"cyber.available.*", NULL};
    static const char *const one_reads[] = {"cyber.availability", NULL};
    static const char *const through_reads[] = {"cyber.available.*", "cyber.direct.*", NULL};
    const bool sectors = m->sector_count > 0;
    if (sectors)
        declare_sectors(d, m);
    m->availability =
        declare_derived(d, "availability", "", "Availability of infrastructure", sectors ? weighted_value : whole_value,
                        0, sectors ? weighted_reads : whole_reads);
    m->node_availability = declare_derived(d, "node_availability", "", "Availability of what ports and airfields need",
                                           served_value, SERVES_NODES, sectors ? weighted_reads : one_reads);
    m->command_availability = declare_derived(d, "command_availability", "", "Availability of what decisions need",
                                              served_value, SERVES_COMMAND, sectors ? weighted_reads : one_reads);
    (void)declare_derived(d, "node_through", "", "What ports and airfields lose through other sectors",
                          served_through_value, SERVES_NODES, sectors ? through_reads : one_reads);
    (void)declare_derived(d, "command_through", "", "What decisions lose through other sectors", served_through_value,
                          SERVES_COMMAND, sectors ? through_reads : one_reads);
    if (sectors)
        (void)declare_watch(d, "cyber.node_availability cyber.command_availability");
}

static const void *declare(struct declaration *d)
{
    static const char *const intrusion_reads[] = {"roles.effect.*", "crisis.violence", NULL};
    static const char *const effect_reads[] = {"roles.effect.*", NULL};
    struct cyber *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0);
    m->sectors = declare_numbers(d, &sector_section, SECTOR_NUMBERS, -1.0);
    m->sector_count = scenario_count(declaration_scenario(d), "sectors");
    m->information = role_of_kind(declaration_scenario(d), ROLE_INFORMATION);
    m->effect = declare_role_inputs(d, "roles.effect");
    m->violence = declare_input(d, "crisis.violence");
    m->active = declare_input(d, "crisis.active");
    m->outages = declare_signal(d, "outages", "", "Outages of infrastructure");
    m->intrusions = declare_signal(d, "intrusions", "", "Successful intrusions so far");
    m->rumour = declare_signal(d, "rumour", "", "Share of publics reached by disinformation");
    declare_availability(d, m);
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

static void prepare_hits(struct world *w, const struct cyber *m)
{
    double *hits = world_memory(w, m->hits), all = 0.0;
    for (uint32_t sector = 0; sector < m->sector_count; sector++)
        all += numbers_of(w, &m->sectors, sector)[SECTOR_HIT];
    for (uint32_t sector = 0; sector < m->sector_count; sector++)
        hits[sector] = numbers_of(w, &m->sectors, sector)[SECTOR_HIT] / all;
}

static void prepare(struct world *w, const void *self)
{
    const struct cyber *m = self;
    numbers_prepare(w, &m->numbers);
    numbers_prepare(w, &m->roles);
    numbers_prepare(w, &m->sectors);
    if (m->sector_count > 0)
        prepare_hits(w, m);
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

static void begin_outage(struct world *w, const struct cyber *m, uint32_t outage, uint32_t intrusion, double days)
{
    uint32_t about = 0;
    clock_in(w, m->repair.first + outage, days);
    signal_set(w, m->outages, signal_get(w, m->outages) + 1.0);
    if (m->sector_count > 0) {
        uint32_t *struck = world_memory(w, m->struck);
        struck[outage] = split_by_uniform(world_memory(w, m->hits), m->sector_count, draw(w, m->ask_sector, intrusion));
        signal_set(w, m->outages_of[struck[outage]], signal_get(w, m->outages_of[struck[outage]]) + 1.0);
        about = struck[outage] + 1;
    }
    note(w, NOTE_OUTAGE, about, days, signal_get(w, m->outages));
}

static void end_outage(struct world *w, const struct cyber *m, uint32_t outage)
{
    signal_set(w, m->outages, signal_get(w, m->outages) - 1.0);
    if (m->sector_count > 0) {
        const uint32_t *struck = world_memory(w, m->struck);
        signal_set(w, m->outages_of[struck[outage]], signal_get(w, m->outages_of[struck[outage]]) - 1.0);
    }
}

/* The n-th intrusion asks the n-th question, whatever defence there is: so options stay paired. */
static void intrude(struct world *w, const struct cyber *m)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    uint32_t *count = world_memory(w, m->count);
    const uint32_t intrusion = (*count)++;
    const double shortened = 1.0 - n[SHORTER] * role_get(w, &m->effect, ROLE_CYBER_DEFENCE);
    const double days = sample_lognormal(draw(w, m->ask_repair, intrusion), n[REPAIR], n[REPAIR_SPREAD]) * shortened;
    signal_set(w, m->intrusions, signal_get(w, m->intrusions) + 1.0);
    for (uint32_t k = 0; k < OUTAGES_MOST; k++)
        if (!clock_runs(w, m->repair.first + k)) {
            begin_outage(w, m, k, intrusion, days);
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
    const struct cyber *m = self;
    switch (family) {
    case FAMILY_INTRUSION:
        intrude(w, m);
        break;
    case FAMILY_REPAIR:
        end_outage(w, m, entity);
        break;
    case FAMILY_WEEK:
        spread_rumour(w, m);
        break;
    }
}

/* For whoever reads the trial: what the outages came to, once they are settled. */
static void answer(struct world *w, const void *self, uint64_t watches)
{
    (void)watches;
    const struct cyber *m = self;
    note(w, NOTE_AVAILABILITY, 0, signal_get(w, m->node_availability), signal_get(w, m->command_availability));
}

const struct mechanism mechanism_cyber = {
    .name = "cyber",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
};
