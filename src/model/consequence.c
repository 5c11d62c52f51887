/* Consequences: deaths, displacement and unmet need, lost output, money, and what the event does to arms and
 * commitments.
 *
 * Stocks move in closed form between events and are published each week and at the horizon; whenever something they
 * depend on changes they are first brought up to that moment. Deaths from unmet need use the week's mean number of
 * displaced. Ordinals (commitment, mandate, partners) are never added to deaths or money. What each economy loses is
 * the world's loss times its exposure, told at the horizon; the loss does not come back, so that is its worst. */
#include "base/maths.h"
#include "model/alliance.h"
#include "model/consequence.h"
#include "model/mechanisms.h"
#include "theory/displacement.h"
#include "theory/economy.h"
#include "theory/relief.h"
#include "theory/richardson.h"

static const struct section *const sections[] = {&consequence_section, &destination_section, &economy_section};

static void prepare(struct world *w, const void *self)
{
    const struct consequence *m = self;
    numbers_prepare(w, &m->numbers);
    numbers_prepare(w, &m->destinations);
    numbers_prepare(w, &m->economies);
    numbers_prepare(w, &m->members);
}

static double by_level(const double *first, double violence)
{
    return violence >= 1.0 ? first[(int)violence - 1] : 0.0;
}

/* Who left already moves on when the weights change, as slowly as people leave or return. */
static void advance_destinations(struct world *w, const struct consequence *m, const struct displacement *rule,
                                 const struct stocks *s, double days)
{
    double *at = world_memory(w, m->displaced_at), *weight = world_memory(w, m->weights);
    for (uint32_t k = 0; k < m->destination_count; k++) {
        const double *n = numbers_of(w, &m->destinations, k);
        weight[k] = n[WEIGHT] + (n[PIERCED] >= 0.0 ? (n[PIERCED] - n[WEIGHT]) * s->buffer : 0.0);
    }
    displaced_move(rule, s->displaced, days, weight, at, m->destination_count);
}

static void advance_people(struct world *w, const struct consequence *m, struct stocks *s, double days)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    const double rates[] = {0.0, n[DEATHS_V2], n[DEATHS_V3], n[DEATHS_V4] * s->war_deaths};
    const double own[] = {0.0, 0.0, n[OWN_V3], n[OWN_V4]};
    const double share[] = {0.0, 0.0, n[LEAVE_V3], n[LEAVE_V4]};
    const struct displacement rule = {n[EXPOSED], by_level(share, s->violence), n[LEAVE_DAYS], n[RETURN_DAYS]};
    const double person_days = displaced_person_days(&rule, s->displaced, days), mean = person_days / days;
    const double need = mean * n[RATION] * n[HANDLING];
    s->unmet_share = relief_unmet(s->relief, need, clamp(n[HOST_SHARE] + s->host_gain, 0.0, 1.0));
    s->unmet += s->unmet_share * person_days;
    s->relief_deaths += relief_excess_deaths(mean, days, s->unmet_share, 1e4 * n[CDR_LEAST], 1e4 * n[CDR_MOST]);
    advance_destinations(w, m, &rule, s, days);
    s->displaced = displaced_after(&rule, s->displaced, days);
    s->deaths += (by_level(rates, s->violence) + s->first_rate) * days;
    s->own_deaths += by_level(own, s->violence) * s->persons * days;
    s->person_days += s->persons * days;
    s->failed_days += s->war_seen ? days : 0.0;
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
    advance_people(w, m, s, days);
    const double power = s->powers >= 6.0 ? n[LOSS_POWER] : 0.0;
    const double level =
        (by_level(n + LOSS_V1, s->violence) * s->output + power) * (1.0 + n[OUTAGE_LOSS] * (1.0 - s->availability));
    s->lost += economy_loss_integral(s->loss, level, n[LOSS_DAYS], days) / 365.25;
    s->loss = economy_loss(s->loss, level, n[LOSS_DAYS], days);
}

static void read_rates(const struct world *w, const struct consequence *m, struct stocks *s)
{
    s->violence = signal_get(w, m->violence);
    s->buffer = signal_get(w, m->buffer);
    s->war_deaths = signal_get(w, m->war_deaths);
    s->output = signal_get(w, m->output);
    s->relief = signal_get(w, m->relief);
    s->host_gain = signal_get(w, m->host_gain);
    s->availability = signal_get(w, m->availability);
    s->persons = signal_get(w, m->persons);
    s->powers = signal_get(w, m->powers);
}

static void publish_needs(struct world *w, const struct consequence *m, const struct stocks *s, const double *n)
{
    const struct relief_standard standard = {n[WATER], n[RATION], n[PER_LATRINE], n[SHELTER]};
    const struct relief_needs needs = relief_needs(s->displaced, &standard);
    const double rate = relief_death_rate(s->unmet_share, n[CDR_LEAST], n[CDR_MOST]);
    signal_set(w, m->water, needs.water_per_day);
    signal_set(w, m->food, needs.food_per_day);
    signal_set(w, m->latrines, needs.latrines);
    signal_set(w, m->shelter, needs.covered);
    signal_set(w, m->death_rate, s->displaced >= 1.0 ? 1e4 * rate : 0.0);
    signal_set(w, m->emergency, s->displaced >= 1.0 && rate >= n[EMERGENCY] ? 1.0 : 0.0);
}

static void publish_destinations(struct world *w, const struct consequence *m)
{
    const double *at = world_memory(w, m->displaced_at);
    double refugees = 0.0;
    for (uint32_t k = 0; k < m->destination_count; k++) {
        signal_set(w, m->at[k], at[k]);
        refugees += m->abroad[k] ? at[k] : 0.0;
    }
    signal_set(w, m->refugees, refugees);
}

static void publish(struct world *w, const struct consequence *m)
{
    const struct stocks *s = world_memory(w, m->stocks);
    const double *n = numbers_of(w, &m->numbers, 0);
    const double people = s->person_days * n[PERSON_DAY], air = 24.0 * signal_get(w, m->air_hours) * n[AIR_HOUR],
                 sea = signal_get(w, m->ship_days) * n[SHIP_DAY], used = signal_get(w, m->used_up);
    signal_set(w, m->deaths, s->deaths + s->relief_deaths);
    signal_set(w, m->relief_deaths, s->relief_deaths);
    signal_set(w, m->own_deaths, s->own_deaths);
    signal_set(w, m->displaced, s->displaced);
    signal_set(w, m->unmet, s->unmet);
    signal_set(w, m->unmet_share, s->unmet_share);
    publish_needs(w, m, s, n);
    publish_destinations(w, m);
    signal_set(w, m->guarantee_failed, s->war_seen ? 1.0 : 0.0);
    signal_set(w, m->output_loss, s->loss);
    signal_set(w, m->output_lost, s->lost);
    signal_set(w, m->member_loss, n[MEMBER_SHARE] * s->loss);
    signal_set(w, m->cost, people + air + sea + used);
    signal_set(w, m->cost_people, people);
    signal_set(w, m->cost_air, air);
    signal_set(w, m->cost_sea, sea);
    signal_set(w, m->cost_used, used);
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

/* In money; 0 where its output is not given. */
static double lose(struct world *w, const struct loser *loser, const struct stocks *s, double share, double output)
{
    const double lost = share * s->lost * output;
    signal_set(w, loser->loss, share * s->loss);
    if (loser->in_money)
        signal_set(w, loser->lost, lost);
    return lost;
}

/* Each by its own exposure: members over the average member, others over the world. */
static void finish_losses(struct world *w, const struct consequence *m)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    const struct stocks *s = world_memory(w, m->stocks);
    double members_lost = 0.0;
    for (uint32_t k = 0; k < m->member_count; k++) {
        const double *member = numbers_of(w, &m->members, k);
        const double share = n[MEMBER_SHARE] * member[MEMBER_EXPOSURE];
        members_lost += lose(w, &m->loser[k], s, share, member[MEMBER_OUTPUT]);
    }
    for (uint32_t k = 0; k < m->economy_count; k++) {
        const double *economy = numbers_of(w, &m->economies, k);
        (void)lose(w, &m->loser[m->member_count + k], s, economy[LOSS_SHARE], economy[ECONOMY_OUTPUT]);
    }
    signal_set(w, m->members_lost, members_lost);
    signal_set(w, m->world_lost, s->lost * n[WORLD_OUTPUT]);
}

/* A guarantee fails on the day war comes; where what was asked was refused to the end, it was never there. */
static void finish_arms(struct world *w, const struct consequence *m, bool refused)
{
    const double *n = numbers_of(w, &m->numbers, 0);
    const struct stocks *s = world_memory(w, m->stocks);
    const bool failed = s->war_seen || refused;
    const double more = failed ? 1.0 + n[ARMS_FAIL] : 1.0;
    const struct richardson race = {.first_reaction = n[ARMS_K] * more,
                                    .first_fatigue = n[ARMS_A],
                                    .second_reaction = n[ARMS_L] * more,
                                    .second_fatigue = n[ARMS_B]};
    const double days = (double)world_horizon(w) / (double)DAY, failed_days = refused ? days : s->failed_days;
    signal_set(w, m->guarantee_failed, failed ? 1.0 : 0.0);
    /* Numbers are per day here; the margin is told per year squared and growth per year, as Richardson's are. */
    signal_set(w, m->arms_margin, richardson_margin(&race) * 365.25 * 365.25);
    signal_set(w, m->arms_growth, richardson_eigenvalues(&race).slow * 365.25);
    signal_set(w, m->proliferation, n[PROLIFERATION] * (days - failed_days + n[PROLIFERATION_FAIL] * failed_days));
    signal_set(w, m->proliferation_rate, n[PROLIFERATION] * (failed ? n[PROLIFERATION_FAIL] : 1.0) * 365.25);
}

static void finish(struct world *w, const void *self)
{
    const struct consequence *m = self;
    const bool asked = signal_get(w, m->asked) > 0.0, acting = signal_get(w, m->acting) > 0.0;
    const double contributors = signal_get(w, m->contributors);
    advance(w, m);
    publish(w, m);
    finish_losses(w, m);
    finish_arms(w, m, asked && !acting && contributors < 3.0);
    signal_set(w, m->commitment, !asked ? 0.0 : signal_get(w, m->kept) > 0.0 ? 3.0 : acting ? 2.0 : 1.0);
    signal_set(w, m->legal_mandate, signal_get(w, m->mandate));
    signal_set(w, m->partners, contributors);
}

const struct mechanism mechanism_consequence = {
    .name = "consequence",
    .sections = sections,
    .section_count = sizeof sections / sizeof sections[0],
    .declare = consequence_declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
    .finish = finish,
};
