/* The council at work: a text goes to capitals, silence is set, and what the chair does when it is broken.
 *
 * A round is capitals' reply and then the silence window, both a stock of days used up faster the more urgent things
 * are.
 * A role that is activated in stages is voted on three times: warning, request, order; the text of a stage is a share
 * of the depth in view. At the request the chair may ask for authority to give the order without another vote. What
 * fails may still be done by a coalition of the willing, and a coalition may act before the council is asked. */
#include "model/alliance.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/topics.h"
#include <math.h>

struct clause *clause_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (struct clause *)world_memory(w, a->clauses) + role;
}

struct seat *seats_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (struct seat *)world_memory(w, a->seats) + (size_t)role * a->member_count;
}

double reply_speed(const struct world *w, const void *self, uint32_t role)
{
    const struct alliance *a = self;
    const double *n = numbers_of(w, &a->numbers, 0);
    double urgency = n[URGENCY_V1];
    if (treaty_applies(w, a))
        urgency = n[URGENCY_TREATY];
    else if (n[FOOTING] == FOOTING_PEACETIME)
        urgency = n[URGENCY_PEACE];
    else if (signal_get(w, a->violence) >= 1.0)
        urgency = n[URGENCY_V1 + (int)signal_get(w, a->violence) - 1];
    const double shared = 1.0 - n[REPLY_SHARED] * role_get(w, &a->effect, ROLE_INTELLIGENCE);
    return urgency * numbers_of(w, &a->roles, role)[ROLE_URGENCY] * signal_get(w, a->availability) / shared;
}

/* ---- putting a text ---- */

/* Share of the depth in view that the text of this stage commits to. */
static double stage_share(const struct world *w, const struct alliance *a, const struct clause *clause)
{
    static const enum alliance_number number[] = {[STAGE_WARN] = STAGE_WARNING, [STAGE_ASK] = STAGE_REQUEST};
    return clause->stage == STAGE_ORDER ? 1.0 : numbers_of(w, &a->numbers, 0)[number[clause->stage]];
}

/* Capitals get the text on the table. */
static void put(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    double u[2];
    draw_two(w, a->ask_reply[role], clause->replies++, u);
    clause->rounds++;
    if (clause->state == CLAUSE_COALITION)
        note(w, NOTE_COALITION_SOUGHT, role, 0.0, 0.0);
    else
        note(w, NOTE_CLAUSE_PUT, role * 4 + (uint32_t)clause->stage, clause->depth, (double)clause->rounds);
    clock_drain(w, a->reply.first + role, sample_gamma2(u[0], u[1], numbers_of(w, &a->numbers, 0)[CAPITALS_REPLY]));
}

/* The deepest text that nobody is known to reject: what members privately think is not known yet. */
static double known_depth(const struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood,
                          const struct silence_member *members)
{
    const struct silence_rule rule = council_rule(w, a, mood, role);
    double depth = 1.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        struct silence_member known = members[i];
        known.resolve = 0.0;
        const double ceiling = silence_ceiling(&rule, &known);
        depth = ceiling < depth ? ceiling : depth;
    }
    return depth;
}

/* The opening text: the compromise of what members want, with the sponsor's pen, and no deeper than asked. A chair who
 * sounds members out first does not give away what nobody objects to. */
static double opening_depth(const struct world *w, const struct alliance *a, uint32_t role, const struct clause *clause)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct silence_member members[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    council_members(w, a, &mood, role, members);
    double depth = silence_opening(members, a->member_count) + n[OPENING_BONUS];
    if (n[OPENING] == OPENING_SOUNDED) {
        const double known = known_depth(w, a, role, &mood, members);
        depth = known > depth ? known : depth;
    }
    return clamp(depth < clause->ambition ? depth : clause->ambition, numbers_of(w, &a->roles, role)[ROLE_LEAST], 1.0);
}

static void go_to_council(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    clause->state = CLAUSE_COUNCIL;
    clause->stage = a->staged[role] && !clause->renewal ? STAGE_WARN : STAGE_ORDER;
    clause->rounds = 0;
    clause->depth = clause->renewal ? signal_get(w, a->depth[role]) : opening_depth(w, a, role, clause);
    put(w, a, role);
}

static void go_to_coalition(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    clause->state = CLAUSE_COALITION;
    clause->rounds = 0;
    put(w, a, role);
}

static void clear_seats(struct world *w, const struct alliance *a, uint32_t role, bool renewal)
{
    struct seat *seats = seats_of(w, a, role);
    for (uint32_t i = 0; i < a->member_count; i++) {
        seats[i].pressure = 0.0;
        seats[i].exempt = renewal && seats[i].exempt;
    }
}

void clause_open(struct world *w, const struct alliance *a, uint32_t role, double ambition, bool renewal)
{
    struct clause *clause = clause_of(w, a, role);
    const uint32_t replies = clause->replies;
    const bool conference = clause->conference;
    clock_stop(w, a->reply.first + role);
    clock_stop(w, a->window.first + role);
    clock_stop(w, a->ratification.first + role);
    *clause = (struct clause){
        .ambition = ambition, .replies = replies, .renewal = renewal, .conference = conference, .pivot = NO_INDEX};
    clear_seats(w, a, role, renewal);
    const uint32_t asked = a->option_flag[world_option(w)];
    if (asked == ASK_COALITION || (asked == ASK_COALITION_FIRST && !renewal))
        go_to_coalition(w, a, role);
    else
        go_to_council(w, a, role);
}

/* ---- agreeing ---- */

static void mark_pivot(struct world *w, const struct alliance *a, const struct clause *clause)
{
    if (clause->pivot != NO_INDEX)
        signal_set(w, a->pivotal[clause->pivot], signal_get(w, a->pivotal[clause->pivot]) + 1.0);
}

void clause_adopt(struct world *w, const struct alliance *a, uint32_t role)
{
    const struct clause *clause = clause_of(w, a, role);
    const double depth = clause->depth;
    const struct seat *seats = seats_of(w, a, role);
    add_mark(w, a, role, MARK_ADOPTED);
    if (depth < 0.8 * clause->ambition)
        add_mark(w, a, role, MARK_CUT);
    for (uint32_t i = 0; i < a->member_count; i++)
        if (seats[i].exempt)
            raise_stance(w, a, i, STANCE_OPTED_OUT);
    mark_pivot(w, a, clause);
    note(w, NOTE_ADOPTED, role, depth, (double)clause->rounds);
    decide(w, a, role, depth, FLAG_ALLIANCE);
}

/* Would silence hold on a text that lets the order be given without another vote? It commits to the whole depth, and
 * giving control away has a price. */
static bool delegates(const struct alliance *a, const struct world *w, const struct clause *clause,
                      const struct silence_rule *rule, const struct silence_member *members)
{
    struct silence_rule dearer = *rule;
    dearer.blocking_cost -= numbers_of(w, &a->numbers, 0)[DELEGATION_PRICE];
    return silence_holds(&dearer, members, a->member_count, clause->depth);
}

/* Silence held on the text of a stage. */
static void pass_stage(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                       const struct silence_member *members)
{
    struct clause *clause = clause_of(w, a, role);
    if (clause->stage == STAGE_ORDER) {
        if (a->ratifies[role])
            ratification_begin(w, a, role, rule, members);
        else
            clause_adopt(w, a, role);
        return;
    }
    note(w, NOTE_STAGE, role * 4 + (uint32_t)clause->stage, clause->depth, (double)clause->rounds);
    add_mark(w, a, role, MARK_WARNED);
    if (clause->stage == STAGE_ASK && a->may_delegate && delegates(a, w, clause, rule, members)) {
        add_mark(w, a, role, MARK_DELEGATED);
        note(w, NOTE_DELEGATED, role, clause->depth, 0.0);
        clause_adopt(w, a, role);
        return;
    }
    clause->stage++;
    clause->rounds = 0;
    clause->waits = 0;
    put(w, a, role);
}

/* ---- without the council ---- */

/* Words are left when deeds fail: would the least text pass, with nobody bound to anything? */
static void try_statement(struct world *w, const struct alliance *a, uint32_t role)
{
    struct silence_member members[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    struct silence_rule rule = council_rule(w, a, &mood, role);
    council_members(w, a, &mood, role, members);
    for (uint32_t i = 0; i < a->member_count; i++)
        members[i].burden = 0.0;
    rule.exempt_cost = 0.0;
    if (silence_holds(&rule, members, a->member_count, 0.1))
        add_mark(w, a, role, MARK_STATEMENT);
}

/* Neither the council nor a coalition acts, unless one acts already. A coalition alone has no words in its gift. */
static void fail(struct world *w, const struct alliance *a, uint32_t role)
{
    if (signal_get(w, a->flag[role]) == FLAG_NONE && a->option_flag[world_option(w)] != ASK_COALITION)
        try_statement(w, a, role);
    drop(w, a, role);
}

static void try_coalition(struct world *w, const struct alliance *a, uint32_t role)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct clause *clause = clause_of(w, a, role);
    const bool first = a->option_flag[world_option(w)] == ASK_COALITION_FIRST;
    uint32_t count;
    const double share = contributors_choose(w, a, role, false, &count);
    const bool consent = enablers_consent(w, a, role);
    if (count >= 3 && share >= n[COALITION_SHARE] && consent) {
        const double depth = clause->ambition < n[COALITION_SCALE] ? clause->ambition : n[COALITION_SCALE];
        add_mark(w, a, role, MARK_COALITION);
        note(w, NOTE_COALITION, role, depth, (double)count);
        decide(w, a, role, depth, FLAG_COALITION);
    } else {
        note(w, consent ? NOTE_NO_COALITION : NOTE_NO_CONSENT, role, (double)count, share);
        if (!first)
            fail(w, a, role);
    }
    if (first)
        go_to_council(w, a, role);
}

static void give_up(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    mark_pivot(w, a, clause);
    note(w, NOTE_GIVEN_UP, role, clause->depth, (double)clause->rounds);
    if (a->option_flag[world_option(w)] == ASK_EITHER) {
        count_up(w, a);
        go_to_coalition(w, a, role);
        return;
    }
    fail(w, a, role);
}

/* ---- when silence is broken ---- */

static uint32_t waits_left(const struct clause *clause, double foresight)
{
    const uint32_t left = clause->waits < WAITS_MOST ? WAITS_MOST - clause->waits : 0,
                   ahead = (uint32_t)(foresight + 0.5);
    return left < ahead ? left : ahead;
}

static struct silence_costs chair_costs(const struct world *w, const struct alliance *a, uint32_t role, double stake)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    const struct clause *clause = clause_of(w, a, role);
    const double round_days = (n[SILENCE_WINDOW] + n[CAPITALS_REPLY]) / reply_speed(w, a, role);
    const double share = stage_share(w, a, clause);
    return (struct silence_costs){
        .cut = n[CUT_COST] / share,
        .core = n[CORE] * clause->ambition * share,
        .core_price = n[CORE_PRICE],
        .exempt_base = n[EXEMPT_COST],
        .exempt_share = n[EXEMPT_PER_SHARE],
        .exempt_most = n[EXEMPT_MOST],
        .wait = n[WAIT_COST] * round_days,
        .waits_left = waits_left(clause, n[FORESIGHT]),
        .give_up = n[GIVE_UP_COST],
        .pressure_step = n[PRESSURE] * stake / WAITS_MOST,
    };
}

/* Everybody who broke silence held out; whoever is furthest from letting it pass is pivotal, should the next step work
 * or none be left. */
static void take_breakers(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                          const struct silence_member *members, double depth, const bool *breaks, uint32_t count)
{
    struct clause *clause = clause_of(w, a, role);
    const double share = (double)count / (double)a->member_count;
    double least = (double)INFINITY;
    for (uint32_t i = 0; i < a->member_count; i++) {
        if (!breaks[i])
            continue;
        const double value = silence_value(rule, &members[i], depth, members[i].exempt, share);
        raise_stance(w, a, i, STANCE_HELD_OUT);
        note(w, NOTE_SILENCE_BROKEN, role * 4096 + i, value, (double)count);
        if (value < least) {
            least = value;
            clause->pivot = i;
        }
    }
    count_up(w, a);
}

static void exempt_breakers(struct world *w, const struct alliance *a, uint32_t role, const bool *breaks)
{
    struct seat *seats = seats_of(w, a, role);
    add_mark(w, a, role, MARK_EXEMPT);
    for (uint32_t i = 0; i < a->member_count; i++)
        if (breaks[i]) {
            seats[i].exempt = true;
            note(w, NOTE_EXEMPT, role * 4096 + i, 0.0, 0.0);
        }
}

static void press_breakers(struct world *w, const struct alliance *a, uint32_t role, const bool *breaks, double step)
{
    struct seat *seats = seats_of(w, a, role);
    clause_of(w, a, role)->waits++;
    for (uint32_t i = 0; i < a->member_count; i++)
        if (breaks[i])
            seats[i].pressure += step;
}

/* The chair's choice, here or where some members do not sit. */
struct choice {
    struct silence_move move;
    bool elsewhere, passes; /* passes: silence holds there at once */
    bool breaks[MEMBERS_MOST];
};

static struct silence_move best_move(const struct world *w, const struct alliance *a, uint32_t role,
                                     const struct silence_costs *costs, const struct silence_rule *rule,
                                     const struct silence_member *members, double depth, const bool *breaks)
{
    const struct clause *clause = clause_of(w, a, role);
    const double least = stage_share(w, a, clause) * numbers_of(w, &a->roles, role)[ROLE_LEAST];
    if (clause->rounds >= ROUNDS_MOST)
        return (struct silence_move){STEP_GIVE_UP, costs->give_up, depth};
    return silence_chair(rule, costs, members, a->member_count, depth, least, breaks);
}

/* Would it be cheaper to take the text to the forum where some members do not sit, and move there? */
static void consider_forum(const struct world *w, const struct alliance *a, uint32_t role,
                           const struct silence_costs *costs, const struct silence_rule *rule,
                           const struct silence_member *members, double depth, struct choice *choice)
{
    const double forum = numbers_of(w, &a->numbers, 0)[FORUM_COST];
    struct silence_member there[MEMBERS_MOST];
    bool breaks[MEMBERS_MOST];
    for (uint32_t i = 0; i < a->member_count; i++) {
        there[i] = members[i];
        there[i].absent = !a->in_forum[i];
    }
    struct silence_move move = {STEP_CUT, 0.0, depth};
    const bool passes = silence_blockers(rule, there, a->member_count, depth, breaks) == 0;
    if (!passes)
        move = best_move(w, a, role, costs, rule, there, depth, breaks);
    if (move.step == STEP_GIVE_UP || forum + move.price >= choice->move.price)
        return;
    choice->move = move;
    choice->elsewhere = true;
    choice->passes = passes;
    for (uint32_t i = 0; i < a->member_count; i++)
        choice->breaks[i] = breaks[i];
}

static void note_step(struct world *w, uint32_t role, const struct choice *choice, double depth)
{
    static const enum chair_step told[] = {[STEP_WAIT] = CHAIR_WAITS,
                                           [STEP_EXEMPT] = CHAIR_EXEMPTS,
                                           [STEP_CUT] = CHAIR_CUTS,
                                           [STEP_GIVE_UP] = CHAIR_GIVES_UP};
    if (choice->elsewhere)
        note(w, NOTE_CHAIR_STEP, role * 16 + (uint32_t)CHAIR_CHANGES_FORUM, depth, depth);
    if (!choice->passes)
        note(w, NOTE_CHAIR_STEP, role * 16 + (uint32_t)told[choice->move.step], depth, choice->move.depth);
}

/* The chair's move, and a new round. */
static void answer_breakers(struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood,
                            const struct silence_rule *rule, const struct silence_member *members, double depth,
                            const bool *breaks)
{
    struct clause *clause = clause_of(w, a, role);
    const struct silence_costs costs = chair_costs(w, a, role, mood->climate.stake);
    struct choice choice = {.move = best_move(w, a, role, &costs, rule, members, depth, breaks)};
    for (uint32_t i = 0; i < a->member_count; i++)
        choice.breaks[i] = breaks[i];
    if (a->has_forum && !clause->elsewhere)
        consider_forum(w, a, role, &costs, rule, members, depth, &choice);
    note_step(w, role, &choice, depth);
    if (choice.elsewhere) {
        clause->elsewhere = true;
        add_mark(w, a, role, MARK_FORUM);
    }
    if (choice.passes) {
        pass_stage(w, a, role, rule, members);
        return;
    }
    if (choice.move.step == STEP_GIVE_UP) {
        for (uint32_t i = 0; i < a->member_count; i++)
            if (choice.breaks[i])
                raise_stance(w, a, i, STANCE_BLOCKED);
        give_up(w, a, role);
        return;
    }
    if (choice.move.step == STEP_WAIT)
        press_breakers(w, a, role, choice.breaks, costs.pressure_step);
    if (choice.move.step == STEP_EXEMPT)
        exempt_breakers(w, a, role, choice.breaks);
    if (choice.move.depth < depth)
        clause->depth = choice.move.depth / stage_share(w, a, clause);
    put(w, a, role);
}

/* The depth at which each member would leave, the tightest of all roles asked: kept at the first round on each. */
static void keep_ceilings(struct world *w, const struct alliance *a, const struct silence_rule *rule,
                          const struct silence_member *members)
{
    for (uint32_t i = 0; i < a->member_count; i++) {
        const double ceiling = silence_ceiling(rule, &members[i]);
        if (ceiling < signal_get(w, a->leaves_at[i]))
            signal_set(w, a->leaves_at[i], ceiling < 0.0 ? 0.0 : ceiling);
    }
}

/* Another rule than silence settles the whole question in one round. */
static void settle(struct world *w, const struct alliance *a, uint32_t role, uint32_t by,
                   const struct silence_rule *rule, const struct silence_member *members)
{
    struct clause *clause = clause_of(w, a, role);
    clause->depth = rival_depth(w, a, by, rule, members, clause->ambition);
    clause->stage = STAGE_ORDER;
    if (clause->depth >= numbers_of(w, &a->roles, role)[ROLE_LEAST] && clause->depth > 0.0)
        pass_stage(w, a, role, rule, members);
    else
        give_up(w, a, role);
}

static void end_silence(struct world *w, const struct alliance *a, uint32_t role)
{
    const struct clause *clause = clause_of(w, a, role);
    const double depth = clause->depth * stage_share(w, a, clause);
    struct silence_member members[MEMBERS_MOST];
    bool breaks[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    const struct silence_rule rule = council_rule(w, a, &mood, role);
    council_members(w, a, &mood, role, members);
    if (clause->rounds == 1 && !clause->renewal)
        keep_ceilings(w, a, &rule, members);
    const uint32_t by = (uint32_t)numbers_of(w, &a->numbers, 0)[RULE];
    if (by > 0) {
        settle(w, a, role, by, &rule, members);
        return;
    }
    const uint32_t count = silence_blockers(&rule, members, a->member_count, depth, breaks);
    if (count == 0) {
        pass_stage(w, a, role, &rule, members);
        return;
    }
    take_breakers(w, a, role, &rule, members, depth, breaks, count);
    answer_breakers(w, a, role, &mood, &rule, members, depth, breaks);
}

void clause_end_round(struct world *w, const struct alliance *a, uint32_t role)
{
    if (clause_of(w, a, role)->state == CLAUSE_COALITION)
        try_coalition(w, a, role);
    else
        end_silence(w, a, role);
}
