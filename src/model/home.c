/* Home: what sending forces away takes from the core mission, class by class.
 *
 *     over = ((required + rho draw + unready) / available - 1)+ - (required / available - 1)+
 *
 * (theory/strain.h). The gap of day 0 is the same in every option and is printed beside, never inside; what an option
 * adds is reported as the worst class, named. What is called is gone until it is home again, the way back included;
 * what comes back is unready for a while, and a class that is fired rather than sent, as munitions are, is unready
 * until it is replaced. Both are stocks in closed form, brought up to date when something they depend on changes and
 * each week while they move. Opportunism is a hazard that strain may raise; the record does not show that it does, so
 * its ratio is 1 unless a scenario explores it. A dispute that comes to a use of force may call forces back. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/strain.h"

enum {
    REQUIRED,
    REQUIRED_SHARE,
    AVAILABLE,
    ADDED,
    ROTATION,
    OVERHEAD,
    LEADER_PULLS,
    READY_AFTER,
    REFILL,
    USE_SERIOUS,
    PRICE,
    CLASS_NUMBERS
};
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
    NUMBER("ready_after", "d", 0, 10000, "",
           "Time in which 1 - 1/e of what comes back is fit to count again; blank: at once"),
    NUMBER("refill", "per day", 1e-9, 1e9, "",
           "What comes in for what `use` takes, in the class's own unit; blank: nothing"),
    NUMBER("use_serious", "", 0, 1, "", "Use at serious clashes over that at war; blank: none"),
    NUMBER("price", "USD", 0, 1e15, "", "Price of a unit that is used up; blank: not counted as a cost"),
    WORDS("title", NULL, "Name for readers"),
    WORDS("unit", "", "What is counted"),
    {"draw.*", FIELD_QUANTITY, "", 0, 1e9, NULL, "roles", "", "What each role at ambition 1 draws"},
    {"use.*", FIELD_QUANTITY, "per day", 0, 1e9, NULL, "roles", "",
     "What each role at ambition 1 uses up a day once in place, at war: munitions, not units"},
};
static const struct section class_section =
    SECTION("classes", SECTION_MANY, class_fields,
            "Classes of forces at home: required, available, and what each role draws or uses");

enum { OPPORTUNISM, RATIO, PATRON_MOVES, RECALL, RECALL_SHARE, USES_FORCE, REPUTATION, HOME_NUMBERS };
static const struct field home_fields[] = {
    NUMBER("opportunism", "per year", 0, 100, NULL, "Disputes the opportunist starts with members"),
    NUMBER("ratio", "", 0, 100, "1 assume \"the null: the record does not distinguish it from 1\"",
           "Factor on that rate at strain 1"),
    NUMBER("opportunist_moves", "", 0, 10, NULL, "Share added to the rate while it moves militarily in the crisis"),
    NUMBER("recall", "", 0, 1, NULL, "Chance that a dispute with a use of force calls forces back"),
    NUMBER("recall_share", "", 0, 1, NULL, "Share of them it calls back"),
    NUMBER("uses_force", "", 0, 1, "1 assume \"every dispute\"", "Share of disputes that come to a use of force"),
    NUMBER("reputation", "", -5, 5, "0 assume \"none: size and sign are disputed\"",
           "Log of the factor on the rate of disputes once the guarantee is seen to fail"),
    ONE_OF("opportunist", "reactors", NULL, "Who might use the moment"),
};
static const struct section home_section = SECTION("home", SECTION_ONE, home_fields, "Opportunism and recall");
static const struct section *const sections[] = {&class_section, &home_section};

struct home {
    struct numbers classes, draws, uses, all;
    uint32_t count, roles;
    bool turns; /* some class has units that rest or stocks that are used */
    struct signal *over, *called, *returning, *in_place;
    struct signal *unready; /* of the classes that turn; else at 0 */
    bool *rests, *used;
    struct signal added, worst, used_up, disputes, uses_of_force, recalled, violence, opportunist, guarantee_failed;
    struct clocks dispute, turn;
    struct question ask_dispute, ask_force, ask_recall;
    struct memory since, stocks;
};

/* What is not there though it is not away, as of `since`; and what moves it, constant until the next change. */
struct turned {
    double away, unready, use_per_day, used;
};

static double available(const double *n)
{
    return n[AVAILABLE] + n[ADDED];
}

/* Gone until they are home again: what is called, and what is on its way back. */
static double away_units(const struct world *w, const struct home *m, uint32_t k)
{
    const double *draw = numbers_of(w, &m->draws, k);
    double drawn = 0.0;
    for (uint32_t role = 0; role < m->roles; role++)
        drawn += draw[role] * (signal_get(w, m->called[role]) + signal_get(w, m->returning[role]));
    return drawn * numbers_of(w, &m->classes, k)[OVERHEAD];
}

/* A class before anyone leaves. */
static struct strain_class class_before(const struct world *w, const struct home *m, uint32_t k)
{
    const double *n = numbers_of(w, &m->classes, k);
    const double all = available(n), pulled = signal_get(w, m->violence) >= 4.0 ? n[LEADER_PULLS] : 0.0;
    return (struct strain_class){
        .required = n[REQUIRED] + n[REQUIRED_SHARE] * all,
        .available = clamp(all - pulled, 1e-6, all),
        .rotation = n[ROTATION],
    };
}

static double before_value(const struct world *w, const void *self, uint32_t k)
{
    const struct strain_class before = class_before(w, self, k);
    return strain_before(&before);
}

static double recovers_value(const struct world *w, const void *self, uint32_t k)
{
    const struct home *m = self;
    return stock_recovers_days(signal_get(w, m->unready[k]), numbers_of(w, &m->classes, k)[REFILL]);
}

static double over_value(const struct world *w, const void *self, uint32_t k)
{
    const struct home *m = self;
    struct strain_class now = class_before(w, m, k);
    now.draw = away_units(w, m, k);
    now.unready = m->rests[k] || m->used[k] ? signal_get(w, m->unready[k]) : 0.0;
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
    const double rate = opportunism_rate(n[OPPORTUNISM], n[RATIO], signal_get(w, m->added)) *
                        det_exp(n[REPUTATION] * signal_get(w, m->guarantee_failed));
    return rate * (signal_get(w, m->opportunist) >= 3.0 ? 1.0 + n[PATRON_MOVES] : 1.0);
}

/* Whether a class has a number for any role in the map `field`. */
static bool any_role(const struct scenario *scenario, uint32_t k, const char *field)
{
    for (uint32_t role = 0; role < scenario_count(scenario, "roles"); role++)
        if (scenario_slot(scenario, "classes", k, field, role) != NO_SLOT)
            return true;
    return false;
}

static bool is_given(const struct scenario *scenario, uint32_t k, const char *field)
{
    return scenario_slot(scenario, "classes", k, field, 0) != NO_SLOT;
}

/* A class is sent and rests, or is fired and refilled: both would be one stock with two meanings. */
static void check_turned(struct declaration *d, uint32_t k, bool used)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "classes", k);
    static const char *const of_use[] = {"refill", "use_serious", "price"};
    if (used && is_given(scenario, k, "ready_after"))
        declare_problem(d, scenario_value_place(scenario, "classes", k, "ready_after", 0),
                        "take out ready_after or use, or make two classes of it",
                        "%s is used up and refilled: it cannot come back and rest as well", id);
    for (size_t f = 0; f < 3 && !used; f++)
        if (is_given(scenario, k, of_use[f]))
            declare_problem(d, scenario_value_place(scenario, "classes", k, of_use[f], 0),
                            "say what roles use up a day: use: { ROLE: ... }", "%s has %s, but no role uses it up", id,
                            of_use[f]);
}

/* Signals of a class that rests or is used up. */
static void declare_turned(struct declaration *d, struct home *m, uint32_t k)
{
    static const char *const reads[] = {"home.unready.*", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, "classes", k), *title = scenario_text(scenario, "classes", k, "title", 0);
    m->used[k] = any_role(scenario, k, "use.*");
    m->rests[k] = !m->used[k] && is_given(scenario, k, "ready_after");
    check_turned(d, k, m->used[k]);
    if (!m->rests[k] && !m->used[k])
        return;
    m->turns = true;
    m->unready[k] = declare_signal(
        d, declare_text(d, "unready.%s", id), "",
        declare_text(d, m->used[k] ? "Used up and not yet replaced, %s" : "Back and not yet fit, %s", title));
    if (m->used[k] && is_given(scenario, k, "refill"))
        (void)declare_derived(d, declare_text(d, "recovers.%s", id), "d",
                              declare_text(d, "Days until all is replaced, %s", title), recovers_value, k, reads);
}

static void declare_classes(struct declaration *d, struct home *m)
{
    static const char *const all_over[] = {"home.over.*", NULL}, *const before_reads[] = {"crisis.violence", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    const char *levels = "none";
    for (uint32_t k = 0; k < m->count; k++)
        declare_turned(d, m, k);
    for (uint32_t k = 0; k < m->count; k++) {
        const char *id = scenario_id(scenario, "classes", k);
        const char *title = scenario_text(scenario, "classes", k, "title", 0);
        const char **reads = declare_self(d, 5 * sizeof *reads);
        reads[0] = "force.called.*";
        reads[1] = "force.returning.*";
        reads[2] = "crisis.violence";
        reads[3] = m->rests[k] || m->used[k] ? declare_text(d, "home.unready.%s", id) : NULL;
        levels = declare_text(d, "%s|%s", levels, id);
        m->over[k] = declare_derived(d, declare_text(d, "over.%s", id), "", declare_text(d, "Strain added, %s", title),
                                     over_value, k, reads);
        (void)declare_derived(d, declare_text(d, "before.%s", id), "",
                              declare_text(d, "Short before anyone leaves, %s", title), before_value, k, before_reads);
    }
    m->used_up = declare_signal(d, "used_up", "USD", "Price of what is used up");
    m->added = declare_derived(d, "added", "", "Strain added in the worst class", added_value, 0, all_over);
    m->worst = declare_derived_ordinal(d, "class", levels, 0, "Class strained most", worst_value, 0, all_over);
}

static void declare_disputes(struct declaration *d, struct home *m)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t opportunist = scenario_ref(scenario, "home", 0, "opportunist", 0);
    const char *response = declare_text(d, "reactors.%s.response", scenario_id(scenario, "reactors", opportunist));
    const char **dispute_reads = declare_self(d, 4 * sizeof *dispute_reads);
    m->disputes = declare_signal(d, "disputes", "", "Disputes at home");
    m->uses_of_force = declare_signal(d, "uses_of_force", "", "Disputes at home that came to a use of force");
    m->recalled = declare_signal(d, "recalled", "", "Share of forces called back");
    m->opportunist = declare_input(d, response);
    m->guarantee_failed = declare_input(d, "consequence.guarantee_failed");
    dispute_reads[0] = "home.added";
    dispute_reads[1] = response;
    dispute_reads[2] = "consequence.guarantee_failed";
    m->dispute = declare_clocks(d, "dispute", CLOCK_DRAIN, 1, dispute_speed, dispute_reads);
    declare_tells(d, TOPIC_RECALL);
    m->ask_dispute = declare_question(d, "dispute");
    m->ask_force = declare_question(d, "force");
    m->ask_recall = declare_question(d, "recall");
}

static const void *declare(struct declaration *d)
{
    const struct scenario *scenario = declaration_scenario(d);
    struct home *m = declare_self(d, sizeof *m);
    m->classes = declare_numbers(d, &class_section, CLASS_NUMBERS, 0.0);
    m->draws = declare_number_map(d, &class_section, "draw.*", "roles", 0.0);
    m->uses = declare_number_map(d, &class_section, "use.*", "roles", 0.0);
    m->all = declare_numbers(d, &home_section, HOME_NUMBERS, 0.0);
    m->count = scenario_count(scenario, "classes");
    m->roles = scenario_count(scenario, "roles");
    m->over = declare_self(d, (m->count + 1) * sizeof *m->over);
    m->unready = declare_self(d, (m->count + 1) * sizeof *m->unready);
    m->rests = declare_self(d, m->count + 1);
    m->used = declare_self(d, m->count + 1);
    m->called = declare_self(d, (m->roles + 1) * sizeof *m->called);
    m->returning = declare_self(d, (m->roles + 1) * sizeof *m->returning);
    m->in_place = declare_self(d, (m->roles + 1) * sizeof *m->in_place);
    for (uint32_t role = 0; role < m->roles; role++) {
        const char *id = scenario_id(scenario, "roles", role);
        m->called[role] = declare_input(d, declare_text(d, "force.called.%s", id));
        m->returning[role] = declare_input(d, declare_text(d, "force.returning.%s", id));
        m->in_place[role] = declare_input(d, declare_text(d, "force.in_place.%s", id));
    }
    m->violence = declare_input(d, "crisis.violence");
    declare_classes(d, m);
    declare_disputes(d, m);
    m->turn = declare_clocks(d, "turn", CLOCK_AT, m->turns ? 1 : 0, NULL, NULL);
    if (m->turns)
        declare_watch(d, "force.called.* force.returning.* force.in_place.* crisis.violence");
    m->since = declare_memory(d, LIFE_TRIAL, sizeof(int64_t), 1);
    m->stocks = declare_memory(d, LIFE_TRIAL, sizeof(struct turned), m->count + 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct home *m = self;
    numbers_prepare(w, &m->classes);
    numbers_prepare(w, &m->draws);
    numbers_prepare(w, &m->uses);
    numbers_prepare(w, &m->all);
}

/* Bring the stocks from their last moment to now, at the rates held since. */
static void advance(struct world *w, const struct home *m)
{
    int64_t *since = world_memory(w, m->since);
    struct turned *stocks = world_memory(w, m->stocks);
    const double days = (double)(world_now(w) - *since) / (double)DAY;
    *since = world_now(w);
    for (uint32_t k = 0; k < m->count && days > 0.0; k++) {
        const double *n = numbers_of(w, &m->classes, k);
        if (m->rests[k])
            stocks[k].unready = unready_after(stocks[k].unready, n[READY_AFTER], days);
        if (!m->used[k])
            continue;
        stocks[k].used += stock_used(stocks[k].unready, stocks[k].use_per_day, n[REFILL], available(n), days);
        stocks[k].unready = stock_spent_after(stocks[k].unready, stocks[k].use_per_day, n[REFILL], available(n), days);
    }
}

static double use_now(const struct world *w, const struct home *m, uint32_t k)
{
    const double *use = numbers_of(w, &m->uses, k), violence = signal_get(w, m->violence);
    const double fought = violence >= 4.0 ? 1.0 : violence >= 3.0 ? numbers_of(w, &m->classes, k)[USE_SERIOUS] : 0.0;
    double used = 0.0;
    for (uint32_t role = 0; role < m->roles; role++)
        used += use[role] * signal_get(w, m->in_place[role]);
    return fought * used;
}

/* Who is called again is taken from those who rest, before anybody else. */
static void read_rates(struct world *w, const struct home *m)
{
    struct turned *stocks = world_memory(w, m->stocks);
    for (uint32_t k = 0; k < m->count; k++) {
        const double away = away_units(w, m, k);
        if (m->rests[k] && numbers_of(w, &m->classes, k)[READY_AFTER] > 0.0)
            stocks[k].unready = positive(stocks[k].away + stocks[k].unready - away);
        stocks[k].away = away;
        if (m->used[k])
            stocks[k].use_per_day = use_now(w, m, k);
    }
}

/* True while something moves. */
static bool publish(struct world *w, const struct home *m)
{
    const struct turned *stocks = world_memory(w, m->stocks);
    bool moves = false;
    double price = 0.0;
    for (uint32_t k = 0; k < m->count; k++) {
        if (!m->rests[k] && !m->used[k])
            continue;
        signal_set(w, m->unready[k], stocks[k].unready);
        price += stocks[k].used * numbers_of(w, &m->classes, k)[PRICE];
        moves = moves || stocks[k].unready > 0.0 || stocks[k].use_per_day > 0.0;
    }
    signal_set(w, m->used_up, price);
    return moves;
}

static void answer(struct world *w, const void *self, uint64_t watches)
{
    (void)watches;
    const struct home *m = self;
    advance(w, m);
    read_rates(w, m);
    clock_stop(w, m->turn.first);
    clock_at(w, m->turn.first, world_now(w) + 1);
}

static void await_dispute(struct world *w, const struct home *m, uint32_t occurrence)
{
    clock_drain(w, m->dispute.first, sample_exponential(draw(w, m->ask_dispute, occurrence)));
}

static void begin(struct world *w, const void *self)
{
    await_dispute(w, self, 0);
}

static void begin_dispute(struct world *w, const struct home *m)
{
    const double *n = numbers_of(w, &m->all, 0);
    const uint32_t nth = (uint32_t)signal_get(w, m->disputes);
    const bool force = draw(w, m->ask_force, nth) < n[USES_FORCE];
    const bool recalls = force && draw(w, m->ask_recall, nth) < n[RECALL];
    signal_set(w, m->disputes, (double)(nth + 1));
    if (force)
        signal_set(w, m->uses_of_force, signal_get(w, m->uses_of_force) + 1.0);
    note(w, NOTE_DISPUTE, force ? 1 : 0, (double)(nth + 1), recalls ? 1.0 : 0.0);
    if (recalls && n[RECALL_SHARE] > signal_get(w, m->recalled)) {
        signal_set(w, m->recalled, n[RECALL_SHARE]);
        notify(w, (struct notice){TOPIC_RECALL, 0, 0, n[RECALL_SHARE], 0.0});
    }
    await_dispute(w, m, nth + 1);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)entity;
    const struct home *m = self;
    if (family == 0) {
        begin_dispute(w, m);
        return;
    }
    advance(w, m);
    if (publish(w, m))
        clock_in(w, m->turn.first, 7.0);
}

static void finish(struct world *w, const void *self)
{
    const struct home *m = self;
    advance(w, m);
    (void)publish(w, m);
}

const struct mechanism mechanism_home = {
    .name = "home",
    .sections = sections,
    .section_count = 2,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
    .finish = finish,
};
