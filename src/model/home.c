/* Home: what sending forces away takes from the core mission, class by class.
 *
 *     over = ((required + rho draw) / available - 1)+ - (required / available - 1)+
 *
 * (theory/strain.h). The gap of day 0 is the same in every option and is printed beside, never inside; what an option
 * adds is reported as the worst class, named. Opportunism is a hazard that strain may raise; the record does not show
 * that it does, so its ratio is explored around 1. A crisis at home may call forces back. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/strain.h"

enum { REQUIRED, REQUIRED_SHARE, AVAILABLE, ADDED, ROTATION, OVERHEAD, LEADER_PULLS, CLASS_NUMBERS };
static const struct field class_fields[] = {
    NUMBER("required", "", 0, 1e9, "0 assume \"given as a share\"",
           "What the core mission needs, in the class's own unit"),
    NUMBER("required_share", "", 0, 20, "0 assume \"given as a number\"", "The same as a share of what is available"),
    NUMBER("available", "", 1e-6, 1e9, NULL, "What there is: a count, or what `required_share` is taken of"),
    NUMBER("added", "", 0, 1e9, "0 assume \"none\"", "What others keep there besides"),
    NUMBER("rotation", "", 0, 10, "1 assume \"no rotation\"", "Units bound for each unit away"),
    NUMBER("overhead", "", 0.5, 10, "1 assume \"none\"",
           "Units called for each one in theatre, for command and support so far away"),
    NUMBER("leader_pulls", "", 0, 1e9, "0 assume \"none\"",
           "What the leader takes away at war, from what is available"),
    WORDS("title", NULL, "Name for readers"),
    WORDS("unit", "", "What is counted"),
    {"draw.*", FIELD_QUANTITY, "", 0, 1e9, NULL, "roles", "", "What each role at ambition 1 draws"},
};
static const struct section class_section = SECTION(
    "classes", SECTION_MANY, class_fields, "Classes of forces at home: required, available, and what each role draws");

enum { OPPORTUNISM, RATIO, PATRON_MOVES, RECALL, RECALL_SHARE, HOME_NUMBERS };
static const struct field home_fields[] = {
    NUMBER("opportunism", "per year", 0, 100, NULL, "Disputes the opportunist starts with members"),
    NUMBER("ratio", "", 0, 100, NULL, "Factor on that rate at strain 1; the record does not distinguish it from 1"),
    NUMBER("opportunist_moves", "", 0, 10, NULL, "Share added to the rate while it moves militarily in the crisis"),
    NUMBER("recall", "", 0, 1, NULL, "Chance that a dispute calls forces back"),
    NUMBER("recall_share", "", 0, 1, NULL, "Share of them it calls back"),
    ONE_OF("opportunist", "reactors", NULL, "Who might use the moment"),
};
static const struct section home_section = SECTION("home", SECTION_ONE, home_fields, "Opportunism and recall");
static const struct section *const sections[] = {&class_section, &home_section};

struct home {
    struct numbers classes, draws, all;
    uint32_t count, roles;
    struct signal *over, *called;
    struct signal added, worst, disputes, recalled, violence, opportunist;
    struct clocks dispute;
    struct question ask_dispute, ask_recall;
};

static struct strain_class class_now(const struct world *w, const struct home *m, uint32_t k)
{
    const double *n = numbers_of(w, &m->classes, k), *draw = numbers_of(w, &m->draws, k);
    const double all = n[AVAILABLE] + n[ADDED];
    const double pulled = signal_get(w, m->violence) >= 4.0 ? n[LEADER_PULLS] : 0.0;
    double drawn = 0.0;
    for (uint32_t role = 0; role < m->roles; role++)
        drawn += draw[role] * signal_get(w, m->called[role]);
    return (struct strain_class){n[REQUIRED] + n[REQUIRED_SHARE] * all, clamp(all - pulled, 1e-6, all), n[ROTATION],
                                 drawn * n[OVERHEAD]};
}

static double over_value(const struct world *w, const void *self, uint32_t k)
{
    const struct strain_class now = class_now(w, self, k);
    return strain_added(&now);
}

static double added_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct home *m = self;
    double added = 0.0;
    for (uint32_t k = 0; k < m->count; k++) {
        const double over = signal_get(w, m->over[k]);
        added = over > added ? over : added;
    }
    return added;
}

/* 0: none; else 1 + the first class that is strained most. */
static double worst_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct home *m = self;
    double most = 0.0;
    uint32_t worst = 0;
    for (uint32_t k = 0; k < m->count; k++) {
        const double over = signal_get(w, m->over[k]);
        if (over > most) {
            most = over;
            worst = k + 1;
        }
    }
    return (double)worst;
}

static double dispute_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct home *m = self;
    const double *n = numbers_of(w, &m->all, 0);
    const double rate = opportunism_rate(n[OPPORTUNISM], n[RATIO], signal_get(w, m->added));
    return rate * (signal_get(w, m->opportunist) >= 3.0 ? 1.0 + n[PATRON_MOVES] : 1.0);
}

static const void *declare(struct declaration *d)
{
    static const char *const over_reads[] = {"force.called.*", "crisis.violence", NULL};
    static const char *const all_over[] = {"home.over.*", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    struct home *m = declare_self(d, sizeof *m);
    m->classes = declare_numbers(d, &class_section, CLASS_NUMBERS, 0.0);
    m->draws = declare_number_map(d, &class_section, "draw.*", "roles", 0.0);
    m->all = declare_numbers(d, &home_section, HOME_NUMBERS, 0.0);
    m->count = scenario_count(scenario, "classes");
    m->roles = scenario_count(scenario, "roles");
    m->over = declare_self(d, (m->count + 1) * sizeof *m->over);
    m->called = declare_self(d, (m->roles + 1) * sizeof *m->called);
    for (uint32_t role = 0; role < m->roles; role++)
        m->called[role] = declare_input(d, declare_text(d, "force.called.%s", scenario_id(scenario, "roles", role)));
    m->violence = declare_input(d, "crisis.violence");
    const char *levels = "none";
    for (uint32_t k = 0; k < m->count; k++) {
        const char *id = scenario_id(scenario, "classes", k);
        levels = declare_text(d, "%s|%s", levels, id);
        m->over[k] =
            declare_derived(d, declare_text(d, "over.%s", id), "",
                            declare_text(d, "Strain added, %s", scenario_text(scenario, "classes", k, "title", 0)),
                            over_value, k, over_reads);
    }
    m->added = declare_derived(d, "added", "", "Strain added in the worst class", added_value, 0, all_over);
    m->worst = declare_derived_ordinal(d, "class", levels, 0, "Class strained most", worst_value, 0, all_over);
    m->disputes = declare_signal(d, "disputes", "", "Disputes at home");
    m->recalled = declare_signal(d, "recalled", "", "Share of forces called back");
    const uint32_t opportunist = scenario_ref(scenario, "home", 0, "opportunist", 0);
    const char *response = declare_text(d, "reactors.%s.response", scenario_id(scenario, "reactors", opportunist));
    m->opportunist = declare_input(d, response);
    const char **dispute_reads = declare_self(d, 3 * sizeof *dispute_reads);
    dispute_reads[0] = "home.added";
    dispute_reads[1] = response;
    m->dispute = declare_clocks(d, "dispute", CLOCK_DRAIN, 1, dispute_speed, dispute_reads);
    declare_tells(d, TOPIC_RECALL);
    m->ask_dispute = declare_question(d, "dispute");
    m->ask_recall = declare_question(d, "recall");
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct home *m = self;
    numbers_prepare(w, &m->classes);
    numbers_prepare(w, &m->draws);
    numbers_prepare(w, &m->all);
}

static void await_dispute(struct world *w, const struct home *m, uint32_t occurrence)
{
    clock_drain(w, m->dispute.first, sample_exponential(draw(w, m->ask_dispute, occurrence)));
}

static void begin(struct world *w, const void *self)
{
    await_dispute(w, self, 0);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family;
    (void)entity;
    const struct home *m = self;
    const double *n = numbers_of(w, &m->all, 0);
    const uint32_t nth = (uint32_t)signal_get(w, m->disputes);
    const bool recalls = draw(w, m->ask_recall, nth) < n[RECALL];
    signal_set(w, m->disputes, (double)(nth + 1));
    note(w, NOTE_DISPUTE, 0, (double)(nth + 1), recalls ? 1.0 : 0.0);
    if (recalls && n[RECALL_SHARE] > signal_get(w, m->recalled)) {
        signal_set(w, m->recalled, n[RECALL_SHARE]);
        notify(w, (struct notice){TOPIC_RECALL, 0, 0, n[RECALL_SHARE], 0.0});
    }
    await_dispute(w, m, nth + 1);
}

const struct mechanism mechanism_home = {
    .name = "home",
    .sections = sections,
    .section_count = 2,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
};
