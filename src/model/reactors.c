/* Outside powers: how they answer violence, the alliance's package, each other, and their treaties.
 *
 * A stimulus has a class and a shift; a power's answer is theory/response.h with its stake. One uniform per power
 * answers all violence and one the package, comonotone over stimuli: fresh draws for each would make a whole crisis's
 * worth of chances out of one. The package is one stimulus, of its highest class and shift; splitting a role in two
 * changes nothing. An answer shows after a lag and fades unless refreshed. Only rises to class 3 and above move others.
 *
 * The treaty is a separate jump: when the adversary's soil is struck, honour is a coin with the published frequency of
 * honoured alliances, and the higher of the two channels applies. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/topics.h"
#include "theory/response.h"

enum { STAKE_CALM, STAKE_WAR, BUFFER, FLAG, RIVALRY, PREOCCUPIED, PATRONAGE, COUPLING, TO_ECONOMIC, REACTOR_NUMBERS };
static const struct field reactor_fields[] = {
    NUMBER("stake.calm", "", 0, 1, NULL,
           "Share of its answers that are a principal's rather than a bystander's, as things stand"),
    NUMBER("stake.war", "", 0, 1, NULL, "The same when the buffer is wholly pierced at serious violence"),
    NUMBER("buffer", "", -5, 5, "0 assume \"the stake carries it\"",
           "Shift of the log odds when the buffer is pierced"),
    NUMBER("flag", "", -5, 5, NULL, "Shift of the log odds for the alliance's flag, beyond a coalition's"),
    NUMBER("rivalry", "", -5, 5, "0 assume \"as things stand\"", "Shift by the level of rivalry"),
    NUMBER("preoccupied", "", -5, 5, "0 assume \"not elsewhere\"",
           "Shift on military answers when it is busy elsewhere"),
    NUMBER("patronage", "", -5, 5, "0 assume \"none new\"",
           "Shift on answers short of violence, from serious clashes on, by patronage since the fit"),
    NUMBER("coupling", "", -5, 5, "0 assume \"none\"", "Shift when another power honours its treaty"),
    NUMBER("to_economic", "", 0, 1, "0 assume \"as others\"",
           "Share of verbal answers to missile defence that become economic"),
    WORDS("title", NULL, "Name for readers"),
    WORD("patron", "yes|no", "no", "A patron of the adversary"),
};
static const struct section reactor_section =
    SECTION("reactors", SECTION_MANY, reactor_fields, "Outside powers that answer");

enum {
    CORRELATION,
    LAG_LOW,
    LAG_NVM,
    LAG_V2,
    LAG_V3,
    LAG_SPREAD,
    DECAY,
    DECAY_SPREAD,
    CALM_L5,
    CALM_L6,
    CLASH_L5,
    CLASH_L6,
    PIERCED_L5,
    PIERCED_L6,
    DEPTH_WEIGHT,
    PATRON_CLIMB,
    CONTACT,
    REACTION_NUMBERS
};
static const struct field reaction_fields[] = {
    NUMBER("correlation", "", 0, 0.999, NULL, "Correlation of a power's answers through its lasting resolve"),
    NUMBER("lag.low", "d", 0.01, 1000, NULL, "Median lag of an answer to words and non-military acts"),
    NUMBER("lag.nonviolent", "d", 0.01, 1000, NULL, "Likewise to military acts without violence"),
    NUMBER("lag.clash", "d", 0.01, 1000, NULL, "Likewise to minor clashes"),
    NUMBER("lag.serious", "d", 0.01, 1000, NULL, "Likewise to serious clashes and war"),
    NUMBER("lag_spread", "", 0, 5, NULL, "Standard deviation of the lag's logarithm"),
    NUMBER("decay", "d", 0.1, 10000, NULL, "Median time after which an answer not refreshed is over"),
    NUMBER("decay_spread", "", 0, 5, NULL, "Standard deviation of that time's logarithm"),
    NUMBER("split.calm.l5", "", 0, 1, NULL, "Of violent answers up to minor clashes, share at level 5"),
    NUMBER("split.calm.l6", "", 0, 1, NULL, "and at level 6; the rest is at level 4"),
    NUMBER("split.serious.l5", "", 0, 1, NULL, "The same from serious clashes on"),
    NUMBER("split.serious.l6", "", 0, 1, NULL, "and at level 6"),
    NUMBER("split.pierced.l5", "", 0, 1, NULL, "The same when the buffer is pierced by three quarters or more"),
    NUMBER("split.pierced.l6", "", 0, 1, NULL, "and at level 6"),
    NUMBER("depth_weight", "", 0, 5, NULL, "Shift per log of a role's depth: half measures stir less"),
    NUMBER("patron_climb", "", -2, 2, NULL, "Shift of the log climb hazard when a patron moves militarily"),
    NUMBER("contact", "per day", 0, 1, NULL, "Hazard of direct combat at full air presence while a power fights"),
};
static const struct section reaction_section =
    SECTION("reaction", SECTION_ONE, reaction_fields, "How outside powers answer, all alike");

enum { HONOURED, IF_BEGAN, TREATY_LAG, TREATY_LAG_SPREAD, MATERIEL, LIMITED, IN_FORCE, TREATY_NUMBERS };
static const struct field treaty_fields[] = {
    NUMBER("honoured", "", 0, 1, NULL, "Chance that the treaty is honoured when its case comes due"),
    NUMBER("if_began", "", 0, 1, NULL, "Factor on that chance if the protected party began it"),
    NUMBER("lag", "d", 0.01, 10000, NULL, "Median time until help shows"),
    NUMBER("lag_spread", "", 0, 5, NULL, "Standard deviation of that time's logarithm"),
    NUMBER("materiel", "", 0, 1, NULL, "Of honoured cases, share that is arms and covert help"),
    NUMBER("limited", "", 0, 1, NULL, "and limited forces; the rest is full belligerence"),
    SWITCH_OF("in_force", "yes|no", "yes", "Whether the treaty counts at all"),
    ONE_OF("binds", "reactors", NULL, "Who is bound to help the adversary"),
    WORDS("title", NULL, "Name for readers"),
};
static const struct section treaty_section = SECTION(
    "treaties", SECTION_MANY, treaty_fields, "Treaties that may bring an outside power in on the adversary's side");
static const struct section *const sections[] = {&reactor_section, &reaction_section, &treaty_section};

/* What a power is asked. Each kind has a pending answer of its own. */
enum { ASK_V2, ASK_V3, ASK_V4, ASK_PACKAGE, ASK_OTHER, ASK_ALARM, ASK_KINDS };
static const char *const kind_name[] = {"clashes", "serious_clashes", "war", "package", "other_power", "false_alarm"};

enum { FAMILY_ANSWER, FAMILY_DECAY, FAMILY_HONOUR, FAMILY_CONTACT };

struct reactor_questions {
    struct question violence, package, resolve, decay, split, lag[ASK_KINDS];
};
struct treaty_questions {
    struct question honour, form, lag;
};

struct reactors {
    struct numbers each, all, treaties, roles;
    uint32_t count, treaty_count, role_count;
    const uint32_t *bound; /* treaty -> reactor */
    const bool *patron;
    const enum stimulus *seen;       /* role -> class */
    struct signal *response, *level; /* by reactor */
    struct signal *depth, *flag;     /* by role */
    struct signal any, highest, climb_shift, contact, violence, active, buffer, began, soil;
    struct role_signals effect;
    struct clocks answer, decay, honour, fight;
    const struct reactor_questions *ask;
    const struct treaty_questions *ask_treaty;
    struct question ask_contact;
    struct memory dealt, state, treaty_asked;
};

/* What a power is made of in a deal: the same answers to the same questions in every option. */
struct dealt {
    double resolve, to_violence, to_package; /* standard normal */
    double split;                            /* uniform */
};

struct reactor_state {
    uint32_t pending[ASK_KINDS];      /* response that will show */
    uint32_t lags[ASK_KINDS], decays; /* asked so far */
    double package_shift;             /* of the strongest package answered so far */
    int package_class;                /* 0: none yet; class + 1 */
    double coupled;                   /* shift by others that honoured a treaty */
};

static double highest_of(const struct world *w, const struct signal *signals, uint32_t count)
{
    double highest = 0.0;
    for (uint32_t r = 0; r < count; r++) {
        const double value = signal_get(w, signals[r]);
        highest = value > highest ? value : highest;
    }
    return highest;
}

static double any_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct reactors *m = self;
    return highest_of(w, m->response, m->count);
}

static double highest_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct reactors *m = self;
    return highest_of(w, m->level, m->count);
}

static double climb_shift_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct reactors *m = self;
    for (uint32_t r = 0; r < m->count; r++)
        if (m->patron[r] && signal_get(w, m->response[r]) >= 3.0)
            return numbers_of(w, &m->all, 0)[PATRON_CLIMB];
    return 0.0;
}

/* Exposure of what is in theatre: the larger presence counts once, the rest adds. */
static double exposure(const struct world *w, const struct reactors *m)
{
    double presence = 0.0, rest = 0.0;
    for (int kind = 0; kind < ROLE_KINDS; kind++) {
        if (!m->effect.present[kind])
            continue;
        const double exposed =
            numbers_of(w, &m->roles, m->effect.role[kind])[ROLE_CONTACT] * signal_get(w, m->effect.of[kind]);
        if (kind == ROLE_AIR || kind == ROLE_NAVAL)
            presence = exposed > presence ? exposed : presence;
        else
            rest += exposed;
    }
    return presence + rest;
}

static double contact_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct reactors *m = self;
    if (signal_get(w, m->violence) < 3.0 || signal_get(w, m->any) < 4.0)
        return 0.0;
    return numbers_of(w, &m->all, 0)[CONTACT] * exposure(w, m);
}

static void declare_reactors(struct declaration *d, struct reactors *m)
{
    const struct scenario *scenario = declaration_scenario(d);
    m->count = scenario_count(scenario, "reactors");
    m->response = declare_self(d, (m->count + 1) * sizeof *m->response);
    m->level = declare_self(d, (m->count + 1) * sizeof *m->level);
    bool *patron = declare_self(d, m->count + 1);
    struct reactor_questions *ask = declare_self(d, (m->count + 1) * sizeof *ask);
    for (uint32_t r = 0; r < m->count; r++) {
        const char *id = scenario_id(scenario, "reactors", r),
                   *title = scenario_text(scenario, "reactors", r, "title", 0);
        patron[r] = scenario_choice(scenario, "reactors", r, "patron", 0) == 0;
        m->response[r] = declare_ordinal(d, declare_text(d, "%s.response", id), "none|words|economic|military|violent",
                                         0, declare_text(d, "Answer of %s", title));
        m->level[r] = declare_ordinal(d, declare_text(d, "%s.level", id),
                                      "none|words|economic|military|limited_violence|intervention|war", 0,
                                      declare_text(d, "Level of %s", title));
        ask[r].violence = declare_question(d, "%s/answer/violence", id);
        ask[r].package = declare_question(d, "%s/answer/package", id);
        ask[r].resolve = declare_question(d, "%s/resolve", id);
        ask[r].decay = declare_question(d, "%s/decay", id);
        ask[r].split = declare_question(d, "%s/split", id);
        for (int kind = 0; kind < ASK_KINDS; kind++)
            ask[r].lag[kind] = declare_question(d, "%s/lag/%s", id, kind_name[kind]);
    }
    m->patron = patron;
    m->ask = ask;
}

static void declare_treaties(struct declaration *d, struct reactors *m)
{
    const struct scenario *scenario = declaration_scenario(d);
    m->treaty_count = scenario_count(scenario, "treaties");
    uint32_t *bound = declare_self(d, (m->treaty_count + 1) * sizeof *bound);
    struct treaty_questions *ask = declare_self(d, (m->treaty_count + 1) * sizeof *ask);
    for (uint32_t t = 0; t < m->treaty_count; t++) {
        const char *id = scenario_id(scenario, "treaties", t);
        bound[t] = scenario_ref(scenario, "treaties", t, "binds", 0);
        ask[t].honour = declare_question(d, "treaty/%s/honour", id);
        ask[t].form = declare_question(d, "treaty/%s/form", id);
        ask[t].lag = declare_question(d, "treaty/%s/lag", id);
    }
    m->bound = bound;
    m->ask_treaty = ask;
}

static void declare_roles(struct declaration *d, struct reactors *m)
{
    const struct scenario *scenario = declaration_scenario(d);
    m->role_count = scenario_count(scenario, "roles");
    m->depth = declare_self(d, (m->role_count + 1) * sizeof *m->depth);
    m->flag = declare_self(d, (m->role_count + 1) * sizeof *m->flag);
    enum stimulus *seen = declare_self(d, (m->role_count + 1) * sizeof *seen);
    for (uint32_t role = 0; role < m->role_count; role++) {
        const char *id = scenario_id(scenario, "roles", role);
        m->depth[role] = declare_input(d, declare_text(d, "alliance.depth.%s", id));
        m->flag[role] = declare_input(d, declare_text(d, "alliance.flag.%s", id));
        seen[role] = scenario_choice(scenario, "roles", role, "seen", 0) == 0 ? STIMULUS_LOW : STIMULUS_NONVIOLENT;
    }
    m->seen = seen;
    m->roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0);
    m->effect = declare_role_inputs(d, "roles.effect");
}

static const void *declare(struct declaration *d)
{
    static const char *const any_reads[] = {"reactors.*.response", NULL};
    static const char *const level_reads[] = {"reactors.*.level", NULL};
    static const char *const contact_reads[] = {"crisis.violence", "reactors.any", "roles.effect.*", NULL};
    struct reactors *m = declare_self(d, sizeof *m);
    m->each = declare_numbers(d, &reactor_section, REACTOR_NUMBERS, 0.0);
    m->all = declare_numbers(d, &reaction_section, REACTION_NUMBERS, 0.0);
    m->treaties = declare_numbers(d, &treaty_section, TREATY_NUMBERS, 0.0);
    declare_reactors(d, m);
    declare_treaties(d, m);
    declare_roles(d, m);
    m->any = declare_derived(d, "any", "", "Strongest answer of any outside power", any_value, 0, any_reads);
    m->highest = declare_derived(d, "highest", "", "Highest level of any outside power", highest_value, 0, level_reads);
    m->climb_shift = declare_derived(d, "climb_shift", "", "Shift of the climb hazard by a patron's moves",
                                     climb_shift_value, 0, any_reads);
    m->contact = declare_signal(d, "contact", "", "Direct combat with a major power");
    m->violence = declare_input(d, "crisis.violence");
    m->active = declare_input(d, "crisis.active");
    m->buffer = declare_input(d, "crisis.buffer");
    m->began = declare_input(d, "crisis.began");
    m->soil = declare_input(d, "crisis.soil");
    m->answer = declare_clocks(d, "answer", CLOCK_AT, m->count * ASK_KINDS + 1, NULL, NULL);
    m->decay = declare_clocks(d, "decay", CLOCK_AT, m->count + 1, NULL, NULL);
    m->honour = declare_clocks(d, "honour", CLOCK_AT, m->treaty_count + 1, NULL, NULL);
    m->fight = declare_clocks(d, "fight", CLOCK_DRAIN, 1, contact_speed, contact_reads);
    declare_hears(d, TOPIC_VIOLENCE);
    declare_hears(d, TOPIC_DECIDED);
    declare_hears(d, TOPIC_REACTION);
    declare_hears(d, TOPIC_FALSE_ALARM);
    declare_tells(d, TOPIC_REACTION);
    m->ask_contact = declare_question(d, "contact");
    m->dealt = declare_memory(d, LIFE_DEAL, sizeof(struct dealt), m->count + 1);
    m->state = declare_memory(d, LIFE_TRIAL, sizeof(struct reactor_state), m->count + 1);
    m->treaty_asked = declare_memory(d, LIFE_TRIAL, sizeof(bool), m->treaty_count + 1);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct reactors *m = self;
    numbers_prepare(w, &m->each);
    numbers_prepare(w, &m->all);
    numbers_prepare(w, &m->treaties);
    numbers_prepare(w, &m->roles);
}

static void deal(struct world *w, const void *self)
{
    const struct reactors *m = self;
    struct dealt *dealt = world_memory(w, m->dealt);
    for (uint32_t r = 0; r < m->count; r++)
        dealt[r] = (struct dealt){
            .resolve = normal_quantile(draw(w, m->ask[r].resolve, 0)),
            .to_violence = normal_quantile(draw(w, m->ask[r].violence, 0)),
            .to_package = normal_quantile(draw(w, m->ask[r].package, 0)),
            .split = draw(w, m->ask[r].split, 0),
        };
}

static void begin(struct world *w, const void *self)
{
    const struct reactors *m = self;
    clock_drain(w, m->fight.first, sample_exponential(draw(w, m->ask_contact, 0)));
}

static double lag_median(const double *all, enum stimulus class)
{
    switch (class) {
    case STIMULUS_LOW:
        return all[LAG_LOW];
    case STIMULUS_NONVIOLENT:
        return all[LAG_NVM];
    case STIMULUS_CLASH:
        return all[LAG_V2];
    default:
        return all[LAG_V3];
    }
}

/* The response class of reactor r to a stimulus. Words and relief do not touch its stake. */
static enum response response_to(struct world *w, const struct reactors *m, uint32_t r, int kind, enum stimulus class,
                                 double shift)
{
    const double *n = numbers_of(w, &m->each, r), *all = numbers_of(w, &m->all, 0);
    const struct reactor_state *state = (const struct reactor_state *)world_memory(w, m->state) + r;
    const struct dealt *dealt = (const struct dealt *)world_memory(w, m->dealt) + r;
    const bool serious = signal_get(w, m->violence) >= 3.0;
    const double pierced = serious ? signal_get(w, m->buffer) : 0.0;
    const double stake = class == STIMULUS_LOW ? 0.0 : n[STAKE_CALM] + (n[STAKE_WAR] - n[STAKE_CALM]) * pierced;
    double share[RESPONSE_COUNT], shifts[RESPONSE_STEPS], at_least[RESPONSE_STEPS];
    response_mixture(class, stake, share);
    if (kind == ASK_PACKAGE && m->effect.present[ROLE_MISSILE_DEFENCE] &&
        signal_get(w, m->depth[m->effect.role[ROLE_MISSILE_DEFENCE]]) > 0.0)
        response_move(share, RESPONSE_VERBAL, RESPONSE_ECONOMIC, n[TO_ECONOMIC]);
    const double common = shift + n[RIVALRY] + n[BUFFER] * pierced + state->coupled;
    for (int k = 0; k < RESPONSE_STEPS; k++) {
        shifts[k] = common;
        if (k + 1 >= RESPONSE_NONVIOLENT)
            shifts[k] += n[PREOCCUPIED];
        if (k + 1 <= RESPONSE_NONVIOLENT && serious)
            shifts[k] += n[PATRONAGE];
    }
    response_at_least(share, shifts, at_least);
    const double u = response_uniform(dealt->resolve, kind == ASK_PACKAGE ? dealt->to_package : dealt->to_violence,
                                      all[CORRELATION]);
    return response_by_uniform(at_least, u);
}

static void refresh(struct world *w, const struct reactors *m, uint32_t r)
{
    struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
    const double *all = numbers_of(w, &m->all, 0);
    clock_stop(w, m->decay.first + r);
    clock_in(w, m->decay.first + r,
             sample_lognormal(draw(w, m->ask[r].decay, state->decays++), all[DECAY], all[DECAY_SPREAD]));
}

static void ask(struct world *w, const struct reactors *m, uint32_t r, int kind, enum stimulus class, double shift)
{
    struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
    const double *all = numbers_of(w, &m->all, 0);
    const enum response response = response_to(w, m, r, kind, class, shift);
    const uint32_t clock = m->answer.first + r * ASK_KINDS + (uint32_t)kind;
    if (response == RESPONSE_NONE)
        return;
    if (clock_runs(w, clock)) {
        if (response > state->pending[kind])
            state->pending[kind] = response;
        return;
    }
    const double days =
        sample_lognormal(draw(w, m->ask[r].lag[kind], state->lags[kind]++), lag_median(all, class), all[LAG_SPREAD]);
    state->pending[kind] = response;
    note(w, NOTE_ANSWER, r * 16 + (uint32_t)kind, (double)response, days);
    clock_in(w, clock, days);
}

static void ask_all(struct world *w, const struct reactors *m, uint32_t but, int kind, enum stimulus class,
                    double shift)
{
    for (uint32_t r = 0; r < m->count; r++)
        if (r != but)
            ask(w, m, r, kind, class, shift);
}

/* The package as one stimulus: its highest class and shift; asked again only when it grew. */
static void ask_package(struct world *w, const struct reactors *m)
{
    const double weight = numbers_of(w, &m->all, 0)[DEPTH_WEIGHT];
    int class = 0;
    double highest = -(double)INFINITY;
    bool flag = false;
    for (uint32_t role = 0; role < m->role_count; role++) {
        const double depth = signal_get(w, m->depth[role]);
        if (depth <= 0.0)
            continue;
        const double shift = numbers_of(w, &m->roles, role)[ROLE_STIR] + weight * det_log(depth);
        highest = shift > highest ? shift : highest;
        class = (int)m->seen[role] + 1 > class ? (int)m->seen[role] + 1 : class;
        flag = flag || signal_get(w, m->flag[role]) >= 2.0;
    }
    for (uint32_t r = 0; class > 0 && r < m->count; r++) {
        struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
        const double shift = highest + (flag ? numbers_of(w, &m->each, r)[FLAG] : 0.0);
        if (class < state->package_class || (class == state->package_class && shift <= state->package_shift))
            continue;
        state->package_class = class;
        state->package_shift = shift;
        ask(w, m, r, ASK_PACKAGE, (enum stimulus)(class - 1), shift);
    }
}

/* The case of a treaty comes due when the adversary's soil is struck; once. */
static void invoke_treaties(struct world *w, const struct reactors *m)
{
    bool *asked = world_memory(w, m->treaty_asked);
    for (uint32_t t = 0; signal_get(w, m->soil) > 0.0 && t < m->treaty_count; t++) {
        const double *n = numbers_of(w, &m->treaties, t);
        if (asked[t] || n[IN_FORCE] > 0.0) /* "yes" is word 0 */
            continue;
        asked[t] = true;
        const double chance = n[HONOURED] * (signal_get(w, m->began) > 0.0 ? n[IF_BEGAN] : 1.0);
        if (draw(w, m->ask_treaty[t].honour, 0) >= chance) {
            note(w, NOTE_NOT_HONOURED, t, chance, 0.0);
            continue;
        }
        const double days = sample_lognormal(draw(w, m->ask_treaty[t].lag, 0), n[TREATY_LAG], n[TREATY_LAG_SPREAD]);
        note(w, NOTE_HONOURED, t, 0.0, days);
        clock_in(w, m->honour.first + t, days);
    }
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct reactors *m = self;
    if (signal_get(w, m->active) <= 0.0)
        return;
    switch (notice->topic) {
    case TOPIC_VIOLENCE:
        if (notice->about >= 2)
            ask_all(w, m, NO_INDEX, ASK_V2 + (int)notice->about - 2,
                    (enum stimulus)(STIMULUS_CLASH + (int)notice->about - 2), 0.0);
        invoke_treaties(w, m);
        break;
    case TOPIC_DECIDED:
        ask_package(w, m);
        break;
    case TOPIC_REACTION:
        ask_all(w, m, notice->about, ASK_OTHER, notice->size >= 4.0 ? STIMULUS_CLASH : STIMULUS_NONVIOLENT, 0.0);
        break;
    case TOPIC_FALSE_ALARM:
        ask_all(w, m, NO_INDEX, ASK_ALARM, STIMULUS_LOW, 0.0);
        break;
    }
}

/* A rise is shown; what is not a rise refreshes. `level` 0: to be split. */
static void show(struct world *w, const struct reactors *m, uint32_t r, enum response response, double level)
{
    refresh(w, m, r);
    if (level <= 0.0) {
        level = (double)response;
        if (response == RESPONSE_VIOLENT) {
            const double *all = numbers_of(w, &m->all, 0);
            const bool serious = signal_get(w, m->violence) >= 3.0;
            const int row = signal_get(w, m->buffer) >= 0.75 && serious ? PIERCED_L5 : serious ? CLASH_L5 : CALM_L5;
            const double share[] = {1.0 - all[row] - all[row + 1], all[row], all[row + 1]};
            level =
                4.0 + (double)split_by_uniform(share, 3, ((const struct dealt *)world_memory(w, m->dealt))[r].split);
        }
    }
    if (level > signal_get(w, m->level[r]))
        signal_set(w, m->level[r], level);
    if ((double)response <= signal_get(w, m->response[r]))
        return;
    signal_set(w, m->response[r], (double)response);
    if (response >= RESPONSE_NONVIOLENT)
        notify(w, (struct notice){TOPIC_REACTION, 0, r, (double)response, 0.0});
}

static void honour(struct world *w, const struct reactors *m, uint32_t t)
{
    const double *n = numbers_of(w, &m->treaties, t);
    const double share[] = {n[MATERIEL], n[LIMITED], 1.0 - n[MATERIEL] - n[LIMITED]};
    static const double level[] = {3.0, 5.0, 6.0};
    const uint32_t form = split_by_uniform(share, 3, draw(w, m->ask_treaty[t].form, 0));
    for (uint32_t r = 0; r < m->count; r++)
        if (r != m->bound[t])
            ((struct reactor_state *)world_memory(w, m->state))[r].coupled += numbers_of(w, &m->each, r)[COUPLING];
    show(w, m, m->bound[t], form == 0 ? RESPONSE_NONVIOLENT : RESPONSE_VIOLENT, level[form]);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct reactors *m = self;
    switch (family) {
    case FAMILY_ANSWER: {
        const uint32_t r = entity / ASK_KINDS;
        const struct reactor_state *state = (const struct reactor_state *)world_memory(w, m->state) + r;
        show(w, m, r, (enum response)state->pending[entity % ASK_KINDS], 0.0);
        break;
    }
    case FAMILY_DECAY:
        signal_set(w, m->response[entity], 0.0);
        signal_set(w, m->level[entity], 0.0);
        break;
    case FAMILY_HONOUR:
        honour(w, m, entity);
        break;
    case FAMILY_CONTACT:
        signal_set(w, m->contact, 1.0);
        break;
    }
}

const struct mechanism mechanism_reactors = {
    .name = "reactors",
    .sections = sections,
    .section_count = 3,
    .declare = declare,
    .prepare = prepare,
    .deal = deal,
    .begin = begin,
    .handle = handle,
    .hear = hear,
};
