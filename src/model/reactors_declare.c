/* What the outside powers are made of: their part of the schema, signals, clocks and questions. */
#include "model/reactors.h"

#include "base/maths.h"
#include "model/rows.h"
#include "model/topics.h"

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
    NUMBER("reading.low", "", 0, 1, "0.22 assume \"alliances since 1945, as one study reads them\"",
           "Chance that a treaty is honoured, on the lowest reading of the record"),
    NUMBER("reading.middle", "", 0, 1, "0.41 assume \"defence pacts, as the same study reads them\"",
           "on the middle one"),
    NUMBER("reading.high", "", 0, 1, "0.75 assume \"specific obligations before 1945\"", "and on the highest"),
    SWITCH_OF("reliability", "range|low|middle|high", "range",
              "How reliable treaties are: each as its `honoured` says, or all on one reading"),
};
const struct section reaction_section =
    SECTION("reaction", SECTION_ONE, reaction_fields, "How outside powers answer, all alike");

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
const struct section *const reactors_sections[] = {&reactor_section, &reaction_section, &treaty_section};

static const char *const kind_name[] = {"onset",   "clashes",     "serious_clashes", "war",
                                        "package", "other_power", "false_alarm"};

/* ---- what follows from others at once ---- */

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
            numbers_of(w, &m->package.roles, m->effect.role[kind])[ROLE_CONTACT] * signal_get(w, m->effect.of[kind]);
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

const void *reactors_declare(struct declaration *d)
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
    package_declare(d, &m->package);
    m->effect = declare_role_inputs(d, "roles.effect");
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
    what_ifs_declare(d, &m->what_ifs, true);
    m->ask_contact = declare_question(d, "contact");
    m->dealt = declare_memory(d, LIFE_DEAL, sizeof(struct dealt), m->count + 1);
    m->state = declare_memory(d, LIFE_TRIAL, sizeof(struct reactor_state), m->count + 1);
    m->treaty_asked = declare_memory(d, LIFE_TRIAL, sizeof(bool), m->treaty_count + 1);
    return m;
}
