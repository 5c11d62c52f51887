/* Mobilisation: the adversary's own military answer short of violence, to the onset and to what the alliance agrees.
 *
 * It answers as outside powers do (theory/response.h), as a party at stake rather than a bystander: once to the onset,
 * and once to the package, comonotone, so that a larger package only adds. An answer of military class or above is a
 * mobilisation; violence itself is the ladder's. Who had mobilised anyway has not done so in answer to the package: the
 * difference is told as provoked.
 *
 * It lasts until the crisis is over. Two things follow. The climb hazard shifts, for what the package brought alone,
 * since the ladder's fit holds the mobilisations that crises bring; sign open. And who strikes after mobilising has
 * been seen to: the days since are time in which signs could be read. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/package.h"
#include "model/reactors.h"
#include "model/rows.h"
#include "model/topics.h"

enum { AT_ONSET, STAKE, RELATIONS, CLIMB, NUMBERS };

static const struct field fields[] = {
    NUMBER("at_onset", "", 0, 1, "0.379 assume \"as parties to a crisis answered a military act without violence\"",
           "Chance that the adversary mobilises at the onset, whatever the alliance does"),
    NUMBER("stake", "", 0, 1, "1 assume \"a party to the crisis\"",
           "Share of its answers to the alliance that are a principal's rather than a bystander's"),
    NUMBER("relations", "", -5, 5, "0 assume \"as counted\"", "Shift of the log odds that it answers the alliance"),
    NUMBER("climb", "", -2, 2, "0 assume \"counted in presence\"",
           "Shift of the log climb hazard while it is mobilised in answer to the alliance: sign open"),
};
static const struct section section = SECTION(
    "mobilisation", SECTION_ONE, fields, "The adversary's military answer short of violence: how often, and what then");
static const struct section *const sections[] = {&section};

enum { TO_ONSET, TO_PACKAGE, ANSWERS };

struct mobilisation {
    struct numbers numbers, reaction;
    struct package package;
    struct signal mobilised, provoked, since, lead, climb_shift; /* its own */
    struct signal active, violence, serious_day;
    struct clocks answer; /* one for each family of questions */
    struct question ask_resolve, ask_onset, ask_package, ask_lag[ANSWERS];
    struct memory disposition, met;
};

struct met {
    struct package_seen package; /* the strongest answered so far */
    bool onset;
};

/* Of a deal: the same answers to the same questions in every option. Both in 0..1. */
struct disposition {
    double to_onset, to_package;
};

static double climb_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct mobilisation *m = self;
    return signal_get(w, m->provoked) > 0.0 ? numbers_of(w, &m->numbers, 0)[CLIMB] : 0.0;
}

/* Days between mobilisation and serious violence; 0 if it struck from where it stood. */
static double lead_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct mobilisation *m = self;
    const double since = signal_get(w, m->since);
    return since > 0.0 ? positive(signal_get(w, m->serious_day) - since) : 0.0;
}

static void declare_signals(struct declaration *d, struct mobilisation *m)
{
    static const char *const provoked_reads[] = {"mobilisation.provoked", NULL};
    static const char *const lead_reads[] = {"mobilisation.since", "crisis.serious_day", NULL};
    m->mobilised = declare_signal(d, "mobilised", "", "The adversary has mobilised");
    m->provoked = declare_signal(d, "provoked", "", "It has, in answer to the alliance");
    m->since = declare_signal(d, "since", "d", "Day it did");
    m->lead = declare_derived(d, "lead", "d", "Days between that and serious violence", lead_value, 0, lead_reads);
    m->climb_shift = declare_derived(d, "climb_shift", "", "Shift of the climb hazard by what the alliance provoked",
                                     climb_shift_value, 0, provoked_reads);
    m->active = declare_input(d, "crisis.active");
    m->violence = declare_input(d, "crisis.violence");
    m->serious_day = declare_input(d, "crisis.serious_day");
}

static const void *declare(struct declaration *d)
{
    struct mobilisation *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->reaction = declare_numbers(d, &reaction_section, REACTION_NUMBERS, 0.0);
    package_declare(d, &m->package);
    declare_signals(d, m);
    m->answer = declare_clocks(d, "answer", CLOCK_AT, ANSWERS, NULL, NULL);
    declare_hears(d, TOPIC_VIOLENCE);
    declare_hears(d, TOPIC_DECIDED);
    declare_hears(d, TOPIC_CRISIS_OVER);
    m->ask_resolve = declare_question(d, "resolve");
    m->ask_onset = declare_question(d, "onset");
    m->ask_package = declare_question(d, "package");
    m->ask_lag[TO_ONSET] = declare_question(d, "lag/onset");
    m->ask_lag[TO_PACKAGE] = declare_question(d, "lag/package");
    m->disposition = declare_memory(d, LIFE_DEAL, sizeof(struct disposition), 1);
    m->met = declare_memory(d, LIFE_TRIAL, sizeof(struct met), 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct mobilisation *m = self;
    numbers_prepare(w, &m->numbers);
    numbers_prepare(w, &m->reaction);
    package_prepare(w, &m->package);
}

static void deal(struct world *w, const void *self)
{
    const struct mobilisation *m = self;
    const double correlation = numbers_of(w, &m->reaction, 0)[CORRELATION];
    const double resolve = normal_quantile(draw(w, m->ask_resolve, 0));
    *(struct disposition *)world_memory(w, m->disposition) = (struct disposition){
        .to_onset = response_uniform(resolve, normal_quantile(draw(w, m->ask_onset, 0)), correlation),
        .to_package = response_uniform(resolve, normal_quantile(draw(w, m->ask_package, 0)), correlation),
    };
}

static bool answers_onset(const struct world *w, const struct mobilisation *m)
{
    const struct disposition *disposition = world_memory(w, m->disposition);
    return disposition->to_onset > 1.0 - numbers_of(w, &m->numbers, 0)[AT_ONSET];
}

static void await_answer(struct world *w, const struct mobilisation *m, uint32_t to, enum stimulus class)
{
    const double *reaction = numbers_of(w, &m->reaction, 0);
    clock_in(w, m->answer.first + to,
             sample_lognormal(draw(w, m->ask_lag[to], 0), reaction_lag_days(reaction, class), reaction[LAG_SPREAD]));
}

static void meet_onset(struct world *w, const struct mobilisation *m)
{
    struct met *met = world_memory(w, m->met);
    if (!met->onset && answers_onset(w, m))
        await_answer(w, m, TO_ONSET, STIMULUS_NONVIOLENT);
    met->onset = true;
}

static enum response answer_to(const struct world *w, const struct mobilisation *m, const struct package_seen *package)
{
    const struct disposition *disposition = world_memory(w, m->disposition);
    const double *n = numbers_of(w, &m->numbers, 0), shift = package->shift + n[RELATIONS];
    const double shifts[RESPONSE_STEPS] = {shift, shift, shift, shift};
    double share[RESPONSE_COUNT], at_least[RESPONSE_STEPS];
    response_mixture(package->class, n[STAKE], share);
    response_at_least(share, shifts, at_least);
    return response_by_uniform(at_least, disposition->to_package);
}

/* Who mobilises anyway is not asked; who does so once has answered whatever the package grows to. */
static void meet_package(struct world *w, const struct mobilisation *m)
{
    struct met *met = world_memory(w, m->met);
    if (answers_onset(w, m) || clock_runs(w, m->answer.first + TO_PACKAGE) || signal_get(w, m->provoked) > 0.0)
        return;
    const struct package_seen now = package_see(w, &m->package, numbers_of(w, &m->reaction, 0)[DEPTH_WEIGHT]);
    if (!package_grew(&met->package, &now))
        return;
    met->package = now;
    if (answer_to(w, m, &now) >= RESPONSE_NONVIOLENT)
        await_answer(w, m, TO_PACKAGE, now.class);
}

static void stop_answers(struct world *w, const struct mobilisation *m)
{
    for (uint32_t k = 0; k < ANSWERS; k++)
        clock_stop(w, m->answer.first + k);
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct mobilisation *m = self;
    switch (notice->topic) {
    case TOPIC_VIOLENCE:
        if (notice->about >= 3)
            stop_answers(w, m); /* it fights */
        else
            meet_onset(w, m);
        break;
    case TOPIC_DECIDED:
        if (signal_get(w, m->active) > 0.0 && signal_get(w, m->violence) < 3.0)
            meet_package(w, m);
        break;
    case TOPIC_CRISIS_OVER:
        stop_answers(w, m);
        signal_set(w, m->mobilised, 0.0);
        signal_set(w, m->provoked, 0.0);
        break;
    }
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family;
    const struct mobilisation *m = self;
    signal_set(w, m->mobilised, 1.0);
    signal_set(w, m->provoked, entity == TO_PACKAGE ? 1.0 : 0.0);
    signal_set(w, m->since, world_days(w));
    note(w, NOTE_MOBILISED, entity, 0.0, 0.0);
}

const struct mechanism mechanism_mobilisation = {
    .name = "mobilisation",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .deal = deal,
    .hear = hear,
    .handle = handle,
};
