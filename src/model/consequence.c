/* Consequences: deaths, displacement and unmet need, lost output, money, and what the event does to arms and
 * commitments.
 *
 * Stocks move in closed form between events and are published each week and at the horizon; whenever something they
 * depend on changes they are first brought up to that moment. Deaths from unmet need use the week's mean number of
 * displaced. Ordinals (commitment, mandate, partners) are never added to deaths or money. */
#include "model/mechanisms.h"

#include "base/maths.h"
#include "model/numbers.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/displacement.h"
#include "theory/economy.h"
#include "theory/relief.h"
#include "theory/richardson.h"

enum {
    DEATHS_V2,
    DEATHS_V3,
    DEATHS_V4,
    FIRST_DEATHS,
    FIRST_DAYS,
    OWN_V3,
    OWN_V4,
    EXPOSED,
    LEAVE_V3,
    LEAVE_V4,
    LEAVE_DAYS,
    RETURN_DAYS,
    RATION,
    HANDLING,
    HOST_SHARE,
    CDR_LEAST,
    CDR_MOST,
    LOSS_V1,
    LOSS_V2,
    LOSS_V3,
    LOSS_V4,
    LOSS_POWER,
    LOSS_DAYS,
    OUTAGE_LOSS,
    MEMBER_SHARE,
    PERSON_DAY,
    AIR_HOUR,
    SHIP_DAY,
    ARMS_K,
    ARMS_L,
    ARMS_A,
    ARMS_B,
    ARMS_FAIL,
    PROLIFERATION,
    PROLIFERATION_FAIL,
    NUMBERS
};

static const struct field fields[] = {
    NUMBER("deaths.v2", "persons/d", 0, 1e6, NULL, "Deaths a day at minor clashes"),
    NUMBER("deaths.v3", "persons/d", 0, 1e6, NULL, "Deaths a day at serious clashes"),
    NUMBER("deaths.v4", "persons/d", 0, 1e6, NULL, "Deaths a day at war, after its first days"),
    NUMBER("first_deaths", "persons", 0, 1e9, NULL, "Deaths of a war's first days"),
    NUMBER("first_days", "d", 0.1, 100, NULL, "How many those are"),
    NUMBER("own_deaths.v3", "per day", 0, 1, NULL, "Chance of death of one person sent, a day of serious clashes"),
    NUMBER("own_deaths.v4", "per day", 0, 1, NULL, "The same in war"),
    NUMBER("exposed", "persons", 0, 1e10, NULL, "Population that may be displaced"),
    NUMBER("leave.v3", "", 0, 1, NULL, "Share of it that in the end leaves at serious clashes"),
    NUMBER("leave.v4", "", 0, 1, NULL, "Share that leaves in a war"),
    NUMBER("leave_days", "d", 0.1, 10000, NULL, "Time in which 1 - 1/e of those have left"),
    NUMBER("return_days", "d", 0.1, 10000, NULL, "Time in which 1 - 1/e return when it is over"),
    NUMBER("ration", "kg", 0, 1, NULL, "Food for one person and day"),
    NUMBER("handling", "", 1, 100, NULL, "All that must be carried, as a multiple of food"),
    NUMBER("host_share", "", 0, 1, NULL, "Share of need the host meets"),
    NUMBER("death_rate.least", "per day", 1e-9, 1, NULL, "Death rate with nothing lacking"),
    NUMBER("death_rate.most", "per day", 1e-9, 1, NULL, "Death rate with everything lacking"),
    NUMBER("loss.v1", "%", 0, 1, NULL, "World output lost in a full year of a crisis without violence"),
    NUMBER("loss.v2", "%", 0, 1, NULL, "The same at minor clashes"),
    NUMBER("loss.v3", "%", 0, 1, NULL, "The same at serious clashes"),
    NUMBER("loss.v4", "%", 0, 1, NULL, "The same at war"),
    NUMBER("loss.power", "%", 0, 1, NULL, "Added while an outside power is itself at war, level 6"),
    NUMBER("loss_days", "d", 0.1, 10000, NULL, "Time in which the loss closes in on that"),
    NUMBER("outage_loss", "", 0, 10, NULL, "Share added to the loss when all infrastructure is out"),
    NUMBER("member_share", "", 0, 10, NULL, "Loss of the average member over the world's"),
    NUMBER("person_day", "USD", 0, 1e6, NULL, "Cost of one person in theatre for a day, beyond being at home"),
    NUMBER("air_hour", "USD", 0, 1e9, NULL, "Cost of one hour of a transport aircraft"),
    NUMBER("ship_day", "USD", 0, 1e9, NULL, "Cost of one day of a transport ship"),
    NUMBER("arms.reaction", "per year", 0, 10, NULL, "Richardson's k: how the one side answers the other's arms"),
    NUMBER("arms.counter", "per year", 0, 10, NULL, "Richardson's l: how the other answers back"),
    NUMBER("arms.fatigue", "per year", 0, 10, NULL, "Richardson's a: how arms weigh on the one side"),
    NUMBER("arms.counter_fatigue", "per year", 0, 10, NULL, "Richardson's b: and on the other"),
    NUMBER("arms.if_failed", "", 0, 10, NULL, "Share added to both reactions when the guarantee is seen to fail"),
    NUMBER("proliferation", "per year", 0, 1, NULL, "Hazard that a threatened ally starts a weapon programme"),
    NUMBER("proliferation_if_failed", "", 0, 100, NULL, "Factor on it when the guarantee is seen to fail"),
};
static const struct section section =
    SECTION("consequences", SECTION_ONE, fields, "What follows: deaths, need, output, money, arms");
static const struct section *const sections[] = {&section};

struct consequence {
    struct numbers numbers;
    struct signal deaths, relief_deaths, own_deaths, displaced, unmet, unmet_share, output_loss, output_lost,
        member_loss, cost;
    struct signal guarantee_failed, proliferation, arms_margin, commitment, legal_mandate, partners;
    struct signal violence, war_deaths, first_days, output, relief, host_gain, availability, persons, air_hours,
        ship_days, powers;
    struct signal asked, acting, kept, contributors, mandate;
    struct clocks week, first;
    struct memory stocks;
};

struct stocks {
    int64_t since;
    double deaths, relief_deaths, own_deaths, displaced, unmet, unmet_share, loss, lost, person_days;
    /* As of `since`, constant until the next change: */
    double violence, war_deaths, first_rate, output, relief, host_gain, availability, persons, powers;
    bool war_seen;
};

static const void *declare(struct declaration *d)
{
    struct consequence *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->deaths = declare_signal(d, "deaths", "persons", "Deaths");
    m->relief_deaths = declare_signal(d, "relief_deaths", "persons", "Excess deaths from unmet need");
    m->own_deaths = declare_signal(d, "own_deaths", "persons", "Deaths among forces sent");
    m->displaced = declare_signal(d, "displaced", "persons", "Displaced");
    m->unmet = declare_signal(d, "unmet", "persons d", "Person-days of unmet need");
    m->unmet_share = declare_signal(d, "unmet_share", "", "Share of need unmet");
    m->output_loss = declare_signal(d, "output_loss", "", "World output loss, yearly rate");
    m->output_lost = declare_signal(d, "output_lost", "", "World output lost, share of a year's");
    m->member_loss = declare_signal(d, "member_loss", "", "Output loss of the average member");
    m->cost = declare_signal(d, "cost", "USD", "Cost of the option");
    m->guarantee_failed = declare_signal(d, "guarantee_failed", "", "The guarantee is seen to fail");
    m->proliferation = declare_signal(d, "proliferation", "", "Expected starts of weapon programmes");
    m->arms_margin = declare_signal(d, "arms_margin", "", "Stability margin of the arms race");
    m->commitment = declare_ordinal(d, "commitment", "not_asked|not_kept|partly|kept", 0, "Commitment");
    m->legal_mandate = declare_ordinal(d, "legal_mandate", "no|yes", 0, "Legal mandate");
    m->partners = declare_signal(d, "partners", "", "Partners that joined");
    m->violence = declare_input(d, "crisis.violence");
    m->war_deaths = declare_input(d, "direct.war_deaths");
    m->first_days = declare_input(d, "direct.first_days");
    m->output = declare_input(d, "direct.output");
    m->relief = declare_input(d, "noncombat.relief");
    m->host_gain = declare_input(d, "noncombat.host_gain");
    m->availability = declare_input(d, "cyber.availability");
    m->persons = declare_input(d, "force.persons");
    m->powers = declare_input(d, "reactors.highest");
    m->air_hours = declare_input(d, "force.air_hours");
    m->ship_days = declare_input(d, "force.ship_days");
    m->asked = declare_input(d, "alliance.asked");
    m->acting = declare_input(d, "alliance.acting");
    m->kept = declare_input(d, "alliance.all_agreed");
    m->contributors = declare_input(d, "alliance.contributors");
    m->mandate = declare_input(d, "alliance.un_mandate");
    m->week = declare_clocks(d, "week", CLOCK_AT, 1, NULL, NULL);
    m->first = declare_clocks(d, "first", CLOCK_AT, 1, NULL, NULL);
    declare_watch(d, "crisis.violence");
    declare_watch(d, "direct.war_deaths");
    declare_watch(d, "direct.output");
    declare_watch(d, "noncombat.relief");
    declare_watch(d, "noncombat.host_gain");
    declare_watch(d, "cyber.availability");
    declare_watch(d, "force.persons");
    declare_watch(d, "reactors.highest");
    m->stocks = declare_memory(d, LIFE_TRIAL, sizeof(struct stocks), 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct consequence *m = self;
    numbers_prepare(w, &m->numbers);
}

static double by_level(const double *first, double violence)
{
    return violence >= 1.0 ? first[(int)violence - 1] : 0.0;
}

static void advance_people(struct stocks *s, const double *n, double days)
{
    const double rates[] = {0.0, n[DEATHS_V2], n[DEATHS_V3], n[DEATHS_V4] * s->war_deaths};
    const double own[] = {0.0, 0.0, n[OWN_V3], n[OWN_V4]};
    const double share[] = {0.0, 0.0, n[LEAVE_V3], n[LEAVE_V4]};
    const struct displacement rule = {n[EXPOSED], by_level(share, s->violence), n[LEAVE_DAYS], n[RETURN_DAYS]};
    const double person_days = displaced_person_days(&rule, s->displaced, days), mean = person_days / days;
    const double need = mean * n[RATION] * n[HANDLING];
    s->unmet_share = relief_unmet(s->relief, need, clamp(n[HOST_SHARE] + s->host_gain, 0.0, 1.0));
    s->unmet += s->unmet_share * person_days;
    s->relief_deaths += relief_excess_deaths(mean, days, s->unmet_share, 1e4 * n[CDR_LEAST], 1e4 * n[CDR_MOST]);
    s->displaced = displaced_after(&rule, s->displaced, days);
    s->deaths += (by_level(rates, s->violence) + s->first_rate) * days;
    s->own_deaths += by_level(own, s->violence) * s->persons * days;
    s->person_days += s->persons * days;
}

/* Bring the stocks from their last moment to now, at the rates held since. */
static void advance(struct world *w, const struct consequence *m)
{
    struct stocks *s = world_memory(w, m->stocks);
    const double *n = numbers_of(w, &m->numbers, 0);
    const double days = (double)(world_now(w) - s->since) / (double)DAY;
    s->since = world_now(w);
    if (days <= 0.0)
        return;
    advance_people(s, n, days);
    const double power = s->powers >= 6.0 ? n[LOSS_POWER] : 0.0;
    const double level =
        (by_level(n + LOSS_V1, s->violence) * s->output + power) * (1.0 + n[OUTAGE_LOSS] * (1.0 - s->availability));
    s->lost += economy_loss_integral(s->loss, level, n[LOSS_DAYS], days) / 365.25;
    s->loss = economy_loss(s->loss, level, n[LOSS_DAYS], days);
}

static void read_rates(const struct world *w, const struct consequence *m, struct stocks *s)
{
    s->violence = signal_get(w, m->violence);
    s->war_deaths = signal_get(w, m->war_deaths);
    s->output = signal_get(w, m->output);
    s->relief = signal_get(w, m->relief);
    s->host_gain = signal_get(w, m->host_gain);
    s->availability = signal_get(w, m->availability);
    s->persons = signal_get(w, m->persons);
    s->powers = signal_get(w, m->powers);
}

static void publish(struct world *w, const struct consequence *m)
{
    const struct stocks *s = world_memory(w, m->stocks);
    const double *n = numbers_of(w, &m->numbers, 0);
    signal_set(w, m->deaths, s->deaths + s->relief_deaths);
    signal_set(w, m->relief_deaths, s->relief_deaths);
    signal_set(w, m->own_deaths, s->own_deaths);
    signal_set(w, m->displaced, s->displaced);
    signal_set(w, m->unmet, s->unmet);
    signal_set(w, m->unmet_share, s->unmet_share);
    signal_set(w, m->output_loss, s->loss);
    signal_set(w, m->output_lost, s->lost);
    signal_set(w, m->member_loss, n[MEMBER_SHARE] * s->loss);
    signal_set(w, m->cost,
               s->person_days * n[PERSON_DAY] + 24.0 * signal_get(w, m->air_hours) * n[AIR_HOUR] +
                   signal_get(w, m->ship_days) * n[SHIP_DAY]);
}

/* A war's first days begin when war does, with the warning and the defence there are at that moment. */
static void meet_war(struct world *w, const struct consequence *m, struct stocks *s)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    if (s->war_seen || s->violence < 4.0)
        return;
    s->war_seen = true;
    s->first_rate = n[FIRST_DEATHS] * signal_get(w, m->first_days) / n[FIRST_DAYS];
    clock_in(w, m->first.first, n[FIRST_DAYS]);
}

/* The first look is a moment after onset, when everybody's signals stand. */
static void begin(struct world *w, const void *self)
{
    const struct consequence *m = self;
    clock_at(w, m->week.first, 1);
}

static void answer(struct world *w, const void *self, uint64_t watches)
{
    (void)watches;
    const struct consequence *m = self;
    struct stocks *s = world_memory(w, m->stocks);
    advance(w, m);
    read_rates(w, m, s);
    meet_war(w, m, s);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)entity;
    const struct consequence *m = self;
    struct stocks *s = world_memory(w, m->stocks);
    advance(w, m);
    if (family == 1) {
        s->first_rate = 0.0;
        return;
    }
    read_rates(w, m, s);
    meet_war(w, m, s);
    publish(w, m);
    clock_in(w, m->week.first, 7.0);
}

static void finish_ordinals(struct world *w, const struct consequence *m)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    const struct stocks *s = world_memory(w, m->stocks);
    const bool asked = signal_get(w, m->asked) > 0.0, acting = signal_get(w, m->acting) > 0.0;
    const double contributors = signal_get(w, m->contributors);
    const bool failed = s->war_seen || (asked && !acting && contributors < 3.0);
    const double more = failed ? 1.0 + n[ARMS_FAIL] : 1.0;
    const struct richardson race = {.first_reaction = n[ARMS_K] * more,
                                    .first_fatigue = n[ARMS_A],
                                    .second_reaction = n[ARMS_L] * more,
                                    .second_fatigue = n[ARMS_B]};
    signal_set(w, m->guarantee_failed, failed ? 1.0 : 0.0);
    /* Numbers are per day here; the margin is told per year squared, as Richardson's coefficients are. */
    signal_set(w, m->arms_margin, richardson_margin(&race) * 365.25 * 365.25);
    signal_set(w, m->proliferation,
               n[PROLIFERATION] * (failed ? n[PROLIFERATION_FAIL] : 1.0) * (double)world_horizon(w) / (double)DAY);
    signal_set(w, m->commitment, !asked ? 0.0 : signal_get(w, m->kept) > 0.0 ? 3.0 : acting ? 2.0 : 1.0);
    signal_set(w, m->legal_mandate, signal_get(w, m->mandate));
    signal_set(w, m->partners, contributors);
}

static void finish(struct world *w, const void *self)
{
    const struct consequence *m = self;
    advance(w, m);
    publish(w, m);
    finish_ordinals(w, m);
}

const struct mechanism mechanism_consequence = {
    .name = "consequence",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
    .finish = finish,
};
