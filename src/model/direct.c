/* Direct roles: air and naval presence, missile defence, intelligence sharing.
 *
 * At this open level a presence is a share of a great power's, and whether it deters or provokes is not known: its sign
 * is explored, never fixed. Announcing counts for something before anything arrives (alpha). Missile defence denies: it
 * lowers the climb hazard and the first days' deaths, through Wilkening's formulas with common-mode failure and a
 * finite stock. Intelligence buys warning time. Attrition of a battle is not modelled: that needs an order of battle.
 */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/missile_defence.h"
#include "theory/search.h"

enum {
    WEIGHT,
    ANNOUNCED,
    PRESENCE,
    DENIAL,
    DENIAL_SHARE,
    SHOT,
    SHOTS,
    TRACKED,
    WARHEADS,
    STOCK,
    COMMON,
    MISSILE_SHARE,
    WAR_DEATHS,
    OUTPUT,
    INDICATORS,
    SEEN,
    SEEN_MORE,
    PREPARATION,
    READINESS_DAYS,
    READINESS,
    ALARMS,
    NUMBERS
};

static const struct field fields[] = {
    NUMBER("weight", "", 0, 1, NULL, "Full air and naval presence, as a share of a great power's"),
    NUMBER("announced", "", 0, 1, NULL, "Presence that an agreed but absent force already makes"),
    NUMBER("presence", "", -2, 2, NULL,
           "Shift of the log climb hazard per great power's presence: it deters or provokes, sign open"),
    NUMBER("denial", "", -3, 1, NULL, "Shift of the log climb hazard per unit of denial"),
    NUMBER("denial_share", "", 0, 1, NULL, "Denial that full missile defence makes"),
    NUMBER("shot", "", 0, 1, NULL, "Chance that one interceptor kills"),
    NUMBER("shots", "", 1, 8, "2 assume \"two per warhead\"", "Interceptors for each warhead"),
    NUMBER("tracked", "", 0, 1, NULL, "Chance that a warhead is tracked"),
    NUMBER("warheads", "", 0, 10000, NULL, "Missiles fired in the first days of a war at what is defended"),
    NUMBER("stock", "", 0, 100000, NULL, "Interceptors of the role at ambition 1"),
    NUMBER("common", "", 0, 1, NULL, "Chance that the whole defence fails at once"),
    NUMBER("missile_share", "", 0, 1, NULL, "Share of the first days' deaths that missiles cause"),
    NUMBER("war_deaths", "", 0, 1, NULL, "What full air presence takes off deaths in a war, as a share"),
    NUMBER("output", "", 0, 1, NULL, "What full naval presence takes off the loss of output, as a share"),
    NUMBER("indicators", "per day", 0, 10, NULL, "Signs of preparation that could be seen"),
    NUMBER("seen", "", 0, 1, NULL, "Chance that one is seen without sharing"),
    NUMBER("seen_more", "", 0, 1, NULL, "What sharing adds to that chance"),
    NUMBER("preparation", "d", 0, 1000, NULL, "Time an attacker prepares; longer if it has mobilised for longer"),
    NUMBER("readiness_days", "d", 0.1, 1000, NULL, "Warning that makes readiness 1 - 1/e"),
    NUMBER("readiness", "", 0, 1, NULL, "What full readiness takes off the first days' deaths, as a share"),
    NUMBER("alarms", "per day", 0, 1, NULL, "False alarms that full sharing brings"),
};
static const struct section section =
    SECTION("direct", SECTION_ONE, fields, "What air, naval, missile-defence and intelligence roles do");
static const struct section *const sections[] = {&section};

struct direct {
    struct numbers numbers, roles;
    struct role_signals effect, depth;
    uint32_t intelligence;
    struct signal violence, active, lead, climb_shift, first_days, war_deaths, output;
    struct clocks alarm;
    struct question ask_alarm;
    struct memory alarms;
};

/* One presence of both arms, halved when only one is there; what is mandated counts a little before it arrives. */
static double presence_of(const struct world *w, const struct direct *m, const double *n)
{
    const double there = 0.5 * (role_get(w, &m->effect, ROLE_AIR) + role_get(w, &m->effect, ROLE_NAVAL));
    const double air = role_get(w, &m->depth, ROLE_AIR), naval = role_get(w, &m->depth, ROLE_NAVAL);
    const double said = n[ANNOUNCED] * (air > naval ? air : naval);
    return n[WEIGHT] * (there > said ? there : said);
}

static double climb_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct direct *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    double shift = n[PRESENCE] * presence_of(w, m, n);
    shift += n[DENIAL] * n[DENIAL_SHARE] * role_get(w, &m->effect, ROLE_MISSILE_DEFENCE);
    if (m->intelligence != NO_INDEX && signal_get(w, m->violence) <= 2.0)
        shift += numbers_of(w, &m->roles, m->intelligence)[ROLE_CLIMB] * role_get(w, &m->effect, ROLE_INTELLIGENCE);
    return shift;
}

/* Expected share of the defended against missiles that is spared, with what the stock allows to be fired. */
static double spared_share(const double *n, double effect)
{
    if (n[WARHEADS] <= 0.0)
        return 0.0;
    const double can = n[STOCK] * effect / n[WARHEADS];
    const struct interceptor interceptor = {n[SHOT], n[TRACKED]};
    const double shots = can < n[SHOTS] ? can : n[SHOTS];
    const double kill = shots >= 1.0 ? md_kill(&interceptor, shots) : shots * md_kill(&interceptor, 1.0);
    return 1.0 - md_expected_leakers(kill, n[WARHEADS], n[COMMON]) / n[WARHEADS];
}

/* Readiness beyond that of a usual preparation seen without sharing, which is what deaths are told for. */
static double readiness_gained(const double *n, double sharing, double lead)
{
    const double preparation = lead > n[PREPARATION] ? lead : n[PREPARATION];
    const double seen = clamp(n[SEEN] + n[SEEN_MORE] * sharing, 0.0, 1.0);
    return warning_readiness(warning_lead_days(n[INDICATORS], seen, preparation), n[READINESS_DAYS]) -
           warning_readiness(warning_lead_days(n[INDICATORS], n[SEEN], n[PREPARATION]), n[READINESS_DAYS]);
}

/* What is left of the first days' deaths. */
static double first_days_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct direct *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    const double defence = role_get(w, &m->effect, ROLE_MISSILE_DEFENCE), lead = signal_get(w, m->lead);
    const double sharing = role_get(w, &m->effect, ROLE_INTELLIGENCE);
    double left = 1.0;
    if (defence > 0.0)
        left *= 1.0 - n[MISSILE_SHARE] * spared_share(n, defence);
    if (sharing > 0.0 || lead > n[PREPARATION])
        left *= 1.0 - n[READINESS] * readiness_gained(n, sharing, lead);
    return left;
}

static double war_deaths_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct direct *m = self;
    return 1.0 - numbers_of(w, &m->numbers, 0)[WAR_DEATHS] * role_get(w, &m->effect, ROLE_AIR);
}

static double output_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct direct *m = self;
    return 1.0 - numbers_of(w, &m->numbers, 0)[OUTPUT] * role_get(w, &m->effect, ROLE_NAVAL);
}

static double alarm_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct direct *m = self;
    if (signal_get(w, m->active) <= 0.0)
        return 0.0;
    return numbers_of(w, &m->numbers, 0)[ALARMS] * role_get(w, &m->effect, ROLE_INTELLIGENCE);
}

static const void *declare(struct declaration *d)
{
    static const char *const shift_reads[] = {"roles.effect.*", "alliance.depth.*", "crisis.violence", NULL};
    static const char *const effect_reads[] = {"roles.effect.*", NULL};
    static const char *const first_reads[] = {"roles.effect.*", "mobilisation.lead", NULL};
    static const char *const alarm_reads[] = {"roles.effect.*", "crisis.active", NULL};
    struct direct *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0);
    m->intelligence = role_of_kind(declaration_scenario(d), ROLE_INTELLIGENCE);
    m->effect = declare_role_inputs(d, "roles.effect");
    m->depth = declare_role_inputs(d, "alliance.depth");
    m->violence = declare_input(d, "crisis.violence");
    m->active = declare_input(d, "crisis.active");
    m->lead = declare_input(d, "mobilisation.lead");
    m->climb_shift =
        declare_derived(d, "climb_shift", "", "Shift of the climb hazard by presence, denial and intelligence",
                        climb_shift_value, 0, shift_reads);
    m->first_days =
        declare_derived(d, "first_days", "", "Share of first days' deaths left", first_days_value, 0, first_reads);
    m->war_deaths = declare_derived(d, "war_deaths", "", "Share of war deaths left", war_deaths_value, 0, effect_reads);
    m->output = declare_derived(d, "output", "", "Share of output loss left", output_value, 0, effect_reads);
    m->alarm = declare_clocks(d, "alarm", CLOCK_DRAIN, 1, alarm_speed, alarm_reads);
    declare_tells(d, TOPIC_FALSE_ALARM);
    m->ask_alarm = declare_question(d, "alarm");
    m->alarms = declare_memory(d, LIFE_TRIAL, sizeof(uint32_t), 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct direct *m = self;
    numbers_prepare(w, &m->numbers);
    numbers_prepare(w, &m->roles);
}

static void wait_for_alarm(struct world *w, const struct direct *m)
{
    uint32_t *alarms = world_memory(w, m->alarms);
    clock_drain(w, m->alarm.first, sample_exponential(draw(w, m->ask_alarm, (*alarms)++)));
}

static void begin(struct world *w, const void *self)
{
    wait_for_alarm(w, self);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family;
    (void)entity;
    notify(w, (struct notice){TOPIC_FALSE_ALARM, 0, 0, 0.0, 0.0});
    wait_for_alarm(w, self);
}

const struct mechanism mechanism_direct = {
    .name = "direct",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
};
