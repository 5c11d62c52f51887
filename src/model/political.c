/* Political roles: mediation and sanctions.
 *
 * Diplomacy is tried once: after a while the parties accept mediation or do not, and a patron presses the adversary or
 * does not. Both are chances set beforehand, so that options that ask the same question get the same answer. Sanctions
 * race between the target giving way and the senders giving up (theory/sanctions.h); in half a year they seldom do
 * either. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/sanctions.h"

enum {
    ACCEPTED,
    AFTER,
    AFTER_SPREAD,
    MEDIATION_CLIMB,
    MEDIATION_END,
    RESTRAINT,
    RESTRAINT_CLIMB,
    COVERED,
    COVERED_ROLE,
    COVERED_NAVAL,
    TARGET_COST,
    SENDER_COST,
    SUCCESS,
    PER_COST,
    PER_SHARE,
    PER_BACKING,
    PER_SECURITY,
    ABANDON,
    NUMBERS
};

static const struct field fields[] = {
    NUMBER("accepted", "", 0, 1, NULL, "Chance that mediation is accepted"),
    NUMBER("after", "d", 0.1, 1000, NULL, "Median time until that is known"),
    NUMBER("after_spread", "", 0, 5, NULL, "Standard deviation of that time's logarithm"),
    NUMBER("mediation_climb", "", -2, 2, NULL, "Shift of the log climb hazard while mediation is in force"),
    NUMBER("mediation_end", "", -2, 2, NULL, "Shift of the log of the time that is left; the sign is open"),
    NUMBER("restraint", "", 0, 1, NULL, "Chance that a patron presses the adversary when asked"),
    NUMBER("restraint_climb", "", -2, 2, NULL, "Shift of the log climb hazard when it does"),
    NUMBER("covered", "", 0, 1, NULL, "Share of the target's trade under sanctions without the role"),
    NUMBER("covered_role", "", 0, 1, NULL, "What the full sanctions role adds to that share"),
    NUMBER("covered_naval", "", 0, 1, NULL, "What full naval presence adds to it"),
    NUMBER("target_cost", "%", 0, 1, NULL, "Cost to the target at full coverage, share of its output"),
    NUMBER("sender_cost", "%", 0, 1, NULL, "Cost to the senders, share of their output"),
    NUMBER("success", "per year", 0, 10, NULL, "Hazard that the target gives way, before all else"),
    NUMBER("per_cost", "", -5, 5, NULL, "Log of that hazard per log of 1 + cost in per cent"),
    NUMBER("per_share", "", -5, 5, NULL, "Per share of trade covered"),
    NUMBER("per_backing", "", -5, 5, NULL, "With an international organisation behind them"),
    NUMBER("per_security", "", -5, 5, NULL, "Taken off when the core of its security is at issue"),
    NUMBER("abandon", "per year", 0, 10, NULL, "Hazard that the senders give up"),
};
static const struct section section = SECTION("political", SECTION_ONE, fields, "What diplomacy and sanctions do");
static const struct section *const sections[] = {&section};

enum { FAMILY_MEDIATION, FAMILY_SUCCESS, FAMILY_ABANDON };

struct political {
    struct numbers numbers, roles;
    struct role_signals effect;
    uint32_t sanctions;
    struct signal active, mediated, restrained, abandoned, conceded, coverage, climb_shift, end_shift, ceasefire;
    struct clocks mediation, success, abandon;
    uint64_t watch_effect;
    struct question ask_accepted, ask_when, ask_restraint, ask_success, ask_abandon;
    struct memory asked;
};

static double coverage_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    if (signal_get(w, m->abandoned) > 0.0)
        return n[COVERED];
    return clamp(n[COVERED] + n[COVERED_ROLE] * role_get(w, &m->effect, ROLE_SANCTIONS) +
                     n[COVERED_NAVAL] * role_get(w, &m->effect, ROLE_NAVAL),
                 0.0, 1.0);
}

static double climb_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    double shift = n[MEDIATION_CLIMB] * signal_get(w, m->mediated) + n[RESTRAINT_CLIMB] * signal_get(w, m->restrained);
    if (m->sanctions != NO_INDEX && signal_get(w, m->abandoned) <= 0.0)
        shift += numbers_of(w, &m->roles, m->sanctions)[ROLE_CLIMB] * role_get(w, &m->effect, ROLE_SANCTIONS);
    return shift;
}

/* What diplomacy does to the hazard that the crisis ends, as a ratio: 1 when nothing is in force. */
static double ceasefire_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    return det_exp(-signal_get(w, m->end_shift));
}

static double end_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    return numbers_of(w, &m->numbers, 0)[MEDIATION_END] * signal_get(w, m->mediated);
}

/* Only what the role adds counts: the world's own sanctions are in day 0. */
static double success_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    const double effect = role_get(w, &m->effect, ROLE_SANCTIONS);
    if (effect <= 0.0 || signal_get(w, m->active) <= 0.0 || signal_get(w, m->abandoned) > 0.0)
        return 0.0;
    const double coverage = signal_get(w, m->coverage);
    const struct sanctions_rule rule = {n[SUCCESS],      n[PER_COST], n[PER_SHARE], n[PER_BACKING],
                                        n[PER_SECURITY], n[ABANDON],  0.0,          0.0};
    const struct sanctions_case now = {100.0 * n[TARGET_COST] * coverage, coverage, 1.0, 1.0, 100.0 * n[SENDER_COST]};
    return effect * sanctions_success_rate(&rule, &now); /* s0 is per day here, and so is the result */
}

static double abandon_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    return role_get(w, &m->effect, ROLE_SANCTIONS) > 0.0 ? numbers_of(w, &m->numbers, 0)[ABANDON] : 0.0;
}

static void declare_outputs(struct declaration *d, struct political *m)
{
    static const char *const coverage_reads[] = {"roles.effect.*", "political.abandoned", NULL};
    static const char *const shift_reads[] = {"roles.effect.*", "political.mediated", "political.restrained",
                                              "political.abandoned", NULL};
    static const char *const end_reads[] = {"political.mediated", NULL};
    static const char *const ceasefire_reads[] = {"political.end_shift", NULL};
    m->mediated = declare_signal(d, "mediated", "", "Mediation is in force");
    m->restrained = declare_signal(d, "restrained", "", "A patron presses the adversary");
    m->abandoned = declare_signal(d, "abandoned", "", "The senders gave up");
    m->conceded = declare_signal(d, "conceded", "", "The target gave way");
    m->coverage = declare_derived(d, "coverage", "", "Share of the target's trade under sanctions", coverage_value, 0,
                                  coverage_reads);
    m->climb_shift =
        declare_derived(d, "climb_shift", "", "Shift of the climb hazard by mediation, restraint and sanctions",
                        climb_shift_value, 0, shift_reads);
    m->ceasefire = declare_derived(d, "ceasefire", "", "Ceasefire hazard ratio", ceasefire_value, 0, ceasefire_reads);
    m->end_shift = declare_derived(d, "end_shift", "", "Shift of the time that is left", end_shift_value, 0, end_reads);
}

static const void *declare(struct declaration *d)
{
    static const char *const success_reads[] = {"roles.effect.*", "crisis.active", "political.abandoned",
                                                "political.coverage", NULL};
    static const char *const effect_reads[] = {"roles.effect.*", NULL};
    struct political *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0);
    m->sanctions = role_of_kind(declaration_scenario(d), ROLE_SANCTIONS);
    m->effect = declare_role_inputs(d, "roles.effect");
    m->active = declare_input(d, "crisis.active");
    declare_outputs(d, m);
    m->mediation = declare_clocks(d, "mediation", CLOCK_AT, 1, NULL, NULL);
    m->success = declare_clocks(d, "success", CLOCK_DRAIN, 1, success_speed, success_reads);
    m->abandon = declare_clocks(d, "abandon", CLOCK_DRAIN, 1, abandon_speed, effect_reads);
    declare_tells(d, TOPIC_CONCESSION);
    m->watch_effect = UINT64_C(1) << declare_watch(d, "roles.effect.*");
    m->ask_accepted = declare_question(d, "accepted");
    m->ask_when = declare_question(d, "when");
    m->ask_restraint = declare_question(d, "restraint");
    m->ask_success = declare_question(d, "success");
    m->ask_abandon = declare_question(d, "abandon");
    m->asked = declare_memory(d, LIFE_TRIAL, sizeof(bool), 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct political *m = self;
    numbers_prepare(w, &m->numbers);
    numbers_prepare(w, &m->roles);
}

static void begin(struct world *w, const void *self)
{
    const struct political *m = self;
    clock_drain(w, m->success.first, sample_exponential(draw(w, m->ask_success, 0)));
    clock_drain(w, m->abandon.first, sample_exponential(draw(w, m->ask_abandon, 0)));
}

/* The first envoy in place starts the one attempt. */
static void answer(struct world *w, const void *self, uint64_t watches)
{
    const struct political *m = self;
    bool *asked = world_memory(w, m->asked);
    if (!(watches & m->watch_effect) || *asked || role_get(w, &m->effect, ROLE_MEDIATION) <= 0.0)
        return;
    *asked = true;
    const double *n = numbers_of(w, &m->numbers, 0);
    clock_in(w, m->mediation.first, sample_lognormal(draw(w, m->ask_when, 0), n[AFTER], n[AFTER_SPREAD]));
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)entity;
    const struct political *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    const double effect = role_get(w, &m->effect, ROLE_MEDIATION);
    switch (family) {
    case FAMILY_MEDIATION:
        if (signal_get(w, m->active) <= 0.0)
            return;
        signal_set(w, m->mediated, draw(w, m->ask_accepted, 0) < n[ACCEPTED] * effect ? 1.0 : 0.0);
        signal_set(w, m->restrained, draw(w, m->ask_restraint, 0) < n[RESTRAINT] * effect ? 1.0 : 0.0);
        note(w, NOTE_MEDIATION, 0, signal_get(w, m->mediated), signal_get(w, m->restrained));
        break;
    case FAMILY_SUCCESS:
        signal_set(w, m->conceded, 1.0);
        notify(w, (struct notice){TOPIC_CONCESSION, 0, 0, 0.0, 0.0});
        break;
    case FAMILY_ABANDON:
        signal_set(w, m->abandoned, 1.0);
        break;
    }
}

const struct mechanism mechanism_political = {
    .name = "political",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
};
