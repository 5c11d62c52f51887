/* The council: each role is a clause that capitals consider, that is put under silence, and that ends agreed, cut, with
 * exemptions, elsewhere, or not at all.
 *
 * A round is capitals' reply (a stock of work drained faster the more urgent things are) and then the silence window.
 * If silence is broken, the chair takes the cheapest step that works (theory/silence.h). What fails may still be done
 * by a coalition of the willing. Contributors review, and mandates with an end come back to the council. */
#include "model/alliance.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/mechanisms.h"
#include "model/topics.h"
#include <math.h>

enum { FAMILY_REPLY, FAMILY_WINDOW, FAMILY_REVIEW, FAMILY_EXPIRY, FAMILY_SAMPLE, FAMILY_PROVOCATION };

static struct clause *clause_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (struct clause *)world_memory(w, a->clauses) + role;
}

static double reply_speed(const struct world *w, const void *self, uint32_t role)
{
    const struct alliance *a = self;
    const double *n = numbers_of(w, &a->numbers, 0);
    double urgency = n[URGENCY_V1];
    if (treaty_applies(w, a))
        urgency = n[URGENCY_TREATY];
    else if (a->footing == FOOTING_PEACETIME)
        urgency = n[URGENCY_PEACE];
    else if (signal_get(w, a->violence) >= 1.0)
        urgency = n[URGENCY_V1 + (int)signal_get(w, a->violence) - 1];
    const double shared = 1.0 - n[REPLY_SHARED] * role_get(w, &a->effect, ROLE_INTELLIGENCE);
    return urgency * numbers_of(w, &a->roles, role)[ROLE_URGENCY] * signal_get(w, a->availability) / shared;
}

static double provocation_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct alliance *a = self;
    return signal_get(w, a->active) > 0.0 ? numbers_of(w, &a->numbers, 0)[PROVOCATIONS] : 0.0;
}

/* ---- putting a text ---- */

/* Capitals get the text at the depth on the table. */
static void put(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    double u[2];
    draw_two(w, a->ask_reply[role], clause->replies++, u);
    clause->rounds++;
    note(w, clause->state == CLAUSE_COALITION ? NOTE_COALITION_SOUGHT : NOTE_CLAUSE_PUT, role, clause->depth,
         (double)clause->rounds);
    clock_drain(w, a->reply.first + role, sample_gamma2(u[0], u[1], numbers_of(w, &a->numbers, 0)[CAPITALS_REPLY]));
}

/* The opening text: the compromise of what members want, with the sponsor's pen, and no deeper than asked. */
static double opening_depth(const struct world *w, const struct alliance *a, uint32_t role, const struct clause *clause)
{
    struct silence_member members[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    council_members(w, a, &mood, role, clause, members);
    const double depth = silence_opening(members, a->member_count) + numbers_of(w, &a->numbers, 0)[OPENING_BONUS];
    return clamp(depth < clause->ambition ? depth : clause->ambition, numbers_of(w, &a->roles, role)[ROLE_LEAST], 1.0);
}

static void open_clause(struct world *w, const struct alliance *a, uint32_t role, double ambition, bool renewal)
{
    struct clause *clause = clause_of(w, a, role);
    const uint32_t replies = clause->replies;
    clock_stop(w, a->reply.first + role);
    clock_stop(w, a->window.first + role);
    *clause = (struct clause){.ambition = ambition, .replies = replies, .renewal = renewal};
    clause->state = a->option_flag[world_option(w)] == 1 ? CLAUSE_COALITION : CLAUSE_COUNCIL;
    clause->depth = renewal ? signal_get(w, a->depth[role]) : opening_depth(w, a, role, clause);
    put(w, a, role);
}

/* ---- bookkeeping ---- */

static void add_mark(struct world *w, const struct alliance *a, uint32_t role, enum mark mark)
{
    signal_set(w, a->marks[role], (double)((int)signal_get(w, a->marks[role]) | (int)mark));
}

static void raise_stance(struct world *w, const struct alliance *a, uint32_t member, enum stance stance)
{
    if ((double)stance > signal_get(w, a->stance[member]))
        signal_set(w, a->stance[member], (double)stance);
}

static void count_up(struct world *w, const struct alliance *a)
{
    uint32_t objectors = 0, exempted = 0, contributors = 0, asked = 0, agreed = 0, acting = 0;
    double distance = 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        const int stance = (int)signal_get(w, a->stance[i]);
        objectors += stance == STANCE_HELD_OUT || stance == STANCE_BLOCKED;
        exempted += stance == STANCE_OPTED_OUT;
        bool gives = false;
        for (uint32_t role = 0; role < a->role_count; role++)
            gives = gives || (clause_of(w, a, role)->state == CLAUSE_ACTING && clause_of(w, a, role)->gives[i]);
        signal_set(w, a->takes_part[i], gives ? 1.0 : 0.0);
        contributors += gives && i != a->leader;
    }
    for (uint32_t role = 0; role < a->role_count; role++) {
        const double depth = signal_get(w, a->depth[role]);
        const double far = depth * numbers_of(w, &a->roles, role)[ROLE_DISTANCE];
        asked += signal_get(w, a->ambition[role]) > 0.0;
        agreed += signal_get(w, a->ambition[role]) > 0.0 && signal_get(w, a->flag[role]) >= FLAG_ALLIANCE;
        acting += depth > 0.0;
        distance = far > distance ? far : distance;
    }
    signal_set(w, a->objectors, (double)objectors);
    signal_set(w, a->opt_outs, (double)exempted);
    signal_set(w, a->unity, 1.0 - (double)(objectors + exempted) / (double)a->member_count);
    signal_set(w, a->contributors, (double)contributors);
    signal_set(w, a->asked, asked > 0 ? 1.0 : 0.0);
    signal_set(w, a->acting, acting > 0 ? 1.0 : 0.0);
    signal_set(w, a->all_agreed, asked > 0 && agreed == asked ? 1.0 : 0.0);
    signal_set(w, a->distance, distance);
}

/* ---- deciding ---- */

static void act(struct world *w, const struct alliance *a, uint32_t role, double depth, enum flag flag, double share,
                uint32_t count)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct clause *clause = clause_of(w, a, role);
    clause->state = CLAUSE_ACTING;
    signal_set(w, a->depth[role], depth);
    signal_set(w, a->flag[role], (double)flag);
    signal_set(w, a->share[role], share);
    signal_set(w, a->decided[role], 1.0);
    if (flag == FLAG_ALLIANCE)
        signal_set(w, a->agreed[role], 1.0);
    note(w, flag == FLAG_ALLIANCE ? NOTE_ADOPTED : NOTE_COALITION, role, depth, (double)count);
    clock_stop(w, a->review.first + role);
    clock_in(w, a->review.first + role, n[REVIEW_DAYS]);
    clock_stop(w, a->expiry.first + role);
    if (n[MANDATE_DAYS] > 0.0)
        clock_in(w, a->expiry.first + role, n[MANDATE_DAYS]);
    count_up(w, a);
    notify(w, (struct notice){TOPIC_DECIDED, 0, role, depth, (double)flag});
}

static void adopt(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    uint32_t count;
    add_mark(w, a, role, MARK_ADOPTED);
    if (clause->depth < 0.8 * clause->ambition)
        add_mark(w, a, role, MARK_CUT);
    for (uint32_t i = 0; i < a->member_count; i++)
        if (clause->exempt[i])
            raise_stance(w, a, i, STANCE_OPTED_OUT);
    const double share = contributors_choose(w, a, role, clause, true, &count);
    act(w, a, role, clause->depth, FLAG_ALLIANCE, share, count);
}

/* What was given up: an expired mandate ends, anything else was never there. */
static void drop(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    clause->state = CLAUSE_FAILED;
    if (clause->renewal) {
        signal_set(w, a->depth[role], 0.0);
        signal_set(w, a->flag[role], 0.0);
        signal_set(w, a->share[role], 0.0);
        notify(w, (struct notice){TOPIC_DECIDED, 0, role, 0.0, 0.0});
    }
    count_up(w, a);
}

static void try_coalition(struct world *w, const struct alliance *a, uint32_t role)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct clause *clause = clause_of(w, a, role);
    uint32_t count;
    const double share = contributors_choose(w, a, role, clause, false, &count);
    if (count < 3 || share < n[COALITION_SHARE]) {
        note(w, NOTE_NO_COALITION, role, (double)count, share);
        drop(w, a, role);
        return;
    }
    add_mark(w, a, role, MARK_COALITION);
    act(w, a, role, clause->ambition < n[COALITION_SCALE] ? clause->ambition : n[COALITION_SCALE], FLAG_COALITION,
        share, count);
}

/* Words are left when deeds fail: would the least text pass, with nobody bound to anything? */
static void try_statement(struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood)
{
    struct silence_member members[MEMBERS_MOST];
    const struct clause *clause = clause_of(w, a, role);
    struct silence_rule rule = council_rule(w, a, mood, role);
    council_members(w, a, mood, role, clause, members);
    for (uint32_t i = 0; i < a->member_count; i++)
        members[i].burden = 0.0;
    rule.exempt_cost = 0.0;
    if (silence_holds(&rule, members, a->member_count, 0.1))
        add_mark(w, a, role, MARK_STATEMENT);
}

static void give_up(struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood,
                    const bool *breaks)
{
    struct clause *clause = clause_of(w, a, role);
    for (uint32_t i = 0; i < a->member_count; i++)
        if (breaks[i])
            raise_stance(w, a, i, STANCE_BLOCKED);
    note(w, NOTE_GIVEN_UP, role, clause->depth, (double)clause->rounds);
    if (a->option_flag[world_option(w)] == 2) {
        clause->state = CLAUSE_COALITION;
        clause->rounds = 0;
        count_up(w, a);
        put(w, a, role);
        return;
    }
    try_statement(w, a, role, mood);
    drop(w, a, role);
}

/* Would the text pass where some members do not sit? */
static bool forum_holds(const struct alliance *a, const struct silence_rule *rule, const struct silence_member *members,
                        double depth)
{
    struct silence_member there[MEMBERS_MOST];
    uint32_t count = 0;
    for (uint32_t i = 0; i < a->member_count; i++)
        if (a->in_forum[i])
            there[count++] = members[i];
    return count > 0 && silence_holds(rule, there, count, depth);
}

static struct silence_costs chair_costs(const struct world *w, const struct alliance *a, uint32_t role,
                                        const struct clause *clause)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    const double round_days = n[SILENCE_WINDOW] + n[CAPITALS_REPLY] / reply_speed(w, a, role);
    return (struct silence_costs){
        .cut = n[CUT_COST],
        .exempt_base = n[EXEMPT_COST],
        .exempt_share = n[EXEMPT_PER_SHARE],
        .exempt_most = n[EXEMPT_MOST],
        .forum = (double)INFINITY,
        .wait = clause->waits < WAITS_MOST ? n[WAIT_COST] * round_days : (double)INFINITY,
        .give_up = n[GIVE_UP_COST],
        .pressure_step = n[PRESSURE] / WAITS_MOST,
    };
}

static void note_breakers(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                          const struct silence_member *members, const bool *breaks, uint32_t count)
{
    const struct clause *clause = clause_of(w, a, role);
    const double share = (double)count / (double)a->member_count;
    for (uint32_t i = 0; i < a->member_count; i++)
        if (breaks[i]) {
            raise_stance(w, a, i, STANCE_HELD_OUT);
            note(w, NOTE_SILENCE_BROKEN, role * 4096 + i,
                 silence_value(rule, &members[i], clause->depth, members[i].exempt, share), (double)count);
        }
}

/* Silence was broken: the chair's step, and a new round. */
static void answer_breakers(struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood,
                            const struct silence_rule *rule, struct silence_member *members, const bool *breaks)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    static const enum chair_step told[] = {
        [STEP_WAIT] = CHAIR_WAITS,          [STEP_EXEMPT] = CHAIR_EXEMPTS,   [STEP_CUT] = CHAIR_CUTS,
        [STEP_FORUM] = CHAIR_CHANGES_FORUM, [STEP_GIVE_UP] = CHAIR_GIVES_UP,
    };
    struct clause *clause = clause_of(w, a, role);
    double cut = clause->depth;
    struct silence_costs costs = chair_costs(w, a, role, clause);
    costs.pressure_step *= mood->stake;
    if (a->has_forum && forum_holds(a, rule, members, clause->depth))
        costs.forum = n[FORUM_COST];
    const enum silence_step step = clause->rounds >= ROUNDS_MOST
                                       ? STEP_GIVE_UP
                                       : silence_chair(rule, &costs, members, a->member_count, clause->depth,
                                                       numbers_of(w, &a->roles, role)[ROLE_LEAST], breaks, &cut);
    note(w, NOTE_CHAIR_STEP, role * 16 + (uint32_t)told[step], clause->depth, cut);
    switch (step) {
    case STEP_WAIT:
        clause->waits++;
        for (uint32_t i = 0; i < a->member_count; i++)
            if (breaks[i])
                clause->pressure[i] += costs.pressure_step;
        break;
    case STEP_EXEMPT:
        add_mark(w, a, role, MARK_EXEMPT);
        for (uint32_t i = 0; i < a->member_count; i++)
            if (breaks[i]) {
                clause->exempt[i] = true;
                note(w, NOTE_EXEMPT, role * 4096 + i, 0.0, 0.0);
            }
        break;
    case STEP_CUT:
        clause->depth = cut;
        break;
    case STEP_FORUM:
        add_mark(w, a, role, MARK_FORUM);
        adopt(w, a, role);
        return;
    default:
        give_up(w, a, role, mood, breaks);
        return;
    }
    put(w, a, role);
}

/* The window is over: did anyone break silence? */
static void end_round(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    if (clause->state == CLAUSE_COALITION) {
        try_coalition(w, a, role);
        return;
    }
    struct silence_member members[MEMBERS_MOST];
    bool breaks[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    const struct silence_rule rule = council_rule(w, a, &mood, role);
    council_members(w, a, &mood, role, clause, members);
    const uint32_t count = silence_blockers(&rule, members, a->member_count, clause->depth, breaks);
    if (count == 0) {
        adopt(w, a, role);
        return;
    }
    note_breakers(w, a, role, &rule, members, breaks, count);
    count_up(w, a);
    answer_breakers(w, a, role, &mood, &rule, members, breaks);
}

static void review(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    uint32_t left = 0;
    clock_in(w, a->review.first + role, numbers_of(w, &a->numbers, 0)[REVIEW_DAYS]);
    if (clause->state != CLAUSE_ACTING || !contributors_review(w, a, role, clause, &left))
        return;
    signal_set(w, a->exits, signal_get(w, a->exits) + (double)left);
    signal_set(w, a->share[role], contributors_share(w, a, role, clause));
    count_up(w, a);
    notify(w, (struct notice){TOPIC_DECIDED, 0, role, signal_get(w, a->depth[role]), signal_get(w, a->flag[role])});
}

static void sample(struct world *w, const struct alliance *a)
{
    struct mood mood;
    mood_now(w, a, &mood);
    double support = 0.0, salience = 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        support += position_support(w, a, &mood, i);
        salience += mood.salience[i];
    }
    signal_set(w, a->support, support / (double)a->member_count);
    signal_set(w, a->salience, salience / (double)a->member_count);
}

/* A moment after onset, when everybody's signals stand, the option is put to the council. */
static void convene(struct world *w, const struct alliance *a)
{
    for (uint32_t role = 0; role < a->role_count; role++)
        if (signal_get(w, a->ambition[role]) > 0.0)
            open_clause(w, a, role, signal_get(w, a->ambition[role]), false);
    count_up(w, a);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct alliance *a = self;
    switch (family) {
    case FAMILY_REPLY:
        clock_in(w, a->window.first + entity, numbers_of(w, &a->numbers, 0)[SILENCE_WINDOW]);
        break;
    case FAMILY_WINDOW:
        end_round(w, a, entity);
        break;
    case FAMILY_REVIEW:
        review(w, a, entity);
        break;
    case FAMILY_EXPIRY:
        open_clause(w, a, entity, clause_of(w, a, entity)->ambition, true);
        break;
    case FAMILY_SAMPLE:
        if (world_now(w) == 1)
            convene(w, a);
        sample(w, a);
        clock_in(w, a->sample.first, 30.0);
        break;
    case FAMILY_PROVOCATION:
        signal_set(w, a->provocations, signal_get(w, a->provocations) + 1.0);
        clock_drain(w, a->provocation.first,
                    sample_exponential(draw(w, a->ask_provocation, (uint32_t)signal_get(w, a->provocations))));
        break;
    }
}

/* ---- beginning and hearing ---- */

static void prepare(struct world *w, const void *self)
{
    const struct alliance *a = self;
    numbers_prepare(w, &a->numbers);
    numbers_prepare(w, &a->members);
    numbers_prepare(w, &a->roles);
    double *weight = world_memory(w, a->weight);
    for (uint32_t i = 0; i < a->member_count; i++)
        weight[i] = sqrt(numbers_of(w, &a->members, i)[MEMBER_SPEND]);
}

static void deal(struct world *w, const void *self)
{
    const struct alliance *a = self;
    double *resolve = world_memory(w, a->resolve), *gives = world_memory(w, a->gives);
    for (uint32_t i = 0; i < a->member_count; i++) {
        resolve[i] = sample_logistic(draw(w, a->ask_resolve[i], 0), 1.0);
        gives[i] = normal_quantile(draw(w, a->ask_gives[i], 0));
    }
}

static void begin(struct world *w, const void *self)
{
    const struct alliance *a = self;
    signal_set(w, a->unity, 1.0);
    signal_set(w, a->un_mandate, numbers_of(w, &a->numbers, 0)[UN_MANDATE]);
    clock_at(w, a->sample.first, 1);
    clock_drain(w, a->provocation.first, sample_exponential(draw(w, a->ask_provocation, 0)));
}

static void overtake(struct world *w, const struct alliance *a)
{
    for (uint32_t role = 0; role < a->role_count; role++) {
        struct clause *clause = clause_of(w, a, role);
        if (clause->state != CLAUSE_COUNCIL && clause->state != CLAUSE_COALITION)
            continue;
        clause->state = CLAUSE_FAILED;
        clock_stop(w, a->reply.first + role);
        clock_stop(w, a->window.first + role);
        add_mark(w, a, role, MARK_OVERTAKEN);
    }
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct alliance *a = self;
    switch (notice->topic) {
    case TOPIC_AMBITION:
        if (signal_get(w, a->active) > 0.0)
            open_clause(w, a, notice->about, notice->size, false);
        count_up(w, a);
        break;
    case TOPIC_CRISIS_OVER:
        overtake(w, a);
        break;
    case TOPIC_VIOLENCE:
        if (signal_get(w, a->acting) > 0.0 && (double)notice->about > signal_get(w, a->last_violence)) {
            signal_set(w, a->climbs_after, signal_get(w, a->climbs_after) + 1.0);
        }
        signal_set(w, a->last_violence, (double)notice->about);
        break;
    }
}

/* The first day in theatre starts fatigue. */
static void answer(struct world *w, const void *self, uint64_t watches)
{
    const struct alliance *a = self;
    double *theatre_day = world_memory(w, a->theatre_day);
    if (watches & a->watch_persons && *theatre_day <= 0.0 && signal_get(w, a->persons) > 0.0)
        *theatre_day = world_days(w);
}

static void finish(struct world *w, const void *self)
{
    const struct alliance *a = self;
    for (uint32_t role = 0; role < a->role_count; role++) {
        const enum clause_state state = clause_of(w, a, role)->state;
        if (state == CLAUSE_COUNCIL || state == CLAUSE_COALITION)
            add_mark(w, a, role, MARK_PENDING);
    }
}

static const void *declare(struct declaration *d)
{
    static const char *const reply_reads[] = {"crisis.violence", "crisis.treaty_area", "cyber.availability",
                                              "roles.effect.*", NULL};
    static const char *const active_reads[] = {"crisis.active", NULL};
    struct alliance *a = declare_self(d, sizeof *a);
    alliance_declare(d, a);
    const uint32_t roles = a->role_count + 1;
    a->reply = declare_clocks(d, "reply", CLOCK_DRAIN, roles, reply_speed, reply_reads);
    a->window = declare_clocks(d, "window", CLOCK_AT, roles, NULL, NULL);
    a->review = declare_clocks(d, "review", CLOCK_AT, roles, NULL, NULL);
    a->expiry = declare_clocks(d, "expiry", CLOCK_AT, roles, NULL, NULL);
    a->sample = declare_clocks(d, "sample", CLOCK_AT, 1, NULL, NULL);
    a->provocation = declare_clocks(d, "provocation", CLOCK_DRAIN, 1, provocation_speed, active_reads);
    a->watch_persons = UINT64_C(1) << declare_watch(d, "force.persons");
    a->ask_provocation = declare_question(d, "provocation");
    a->resolve = declare_memory(d, LIFE_DEAL, sizeof(double), a->member_count + 1);
    a->gives = declare_memory(d, LIFE_DEAL, sizeof(double), a->member_count + 1);
    a->weight = declare_memory(d, LIFE_FUTURE, sizeof(double), a->member_count + 1);
    a->clauses = declare_memory(d, LIFE_TRIAL, sizeof(struct clause), roles);
    a->theatre_day = declare_memory(d, LIFE_TRIAL, sizeof(double), 1);
    return a;
}

static const struct section *const sections[] = {&alliance_section, &member_section};

const struct mechanism mechanism_alliance = {
    .name = "alliance",
    .sections = sections,
    .section_count = 2,
    .declare = declare,
    .prepare = prepare,
    .deal = deal,
    .begin = begin,
    .handle = handle,
    .hear = hear,
    .answer = answer,
    .finish = finish,
};
