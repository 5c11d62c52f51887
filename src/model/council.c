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

/* Adopted below this share of what was asked counts as cut; the depth of mere words; and how many must join the leader
 * in a coalition. All three are ours. */
static const double CUT_BELOW = 0.8, STATEMENT_DEPTH = 0.1;
enum { COALITION_LEAST = 3 };

struct clause *clause_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (struct clause *)world_memory(w, a->clauses) + role;
}

struct mandate *mandate_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (struct mandate *)world_memory(w, a->mandates) + role;
}

struct seat *seats_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (struct seat *)world_memory(w, a->seats) + (size_t)role * a->member_count;
}

bool clause_is_open(const struct clause *clause)
{
    return clause->state == CLAUSE_COUNCIL || clause->state == CLAUSE_COALITION || clause->state == CLAUSE_RATIFYING;
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
double clause_stage_share(const struct world *w, const struct alliance *a, const struct clause *clause)
{
    static const enum alliance_number number[] = {[STAGE_WARN] = STAGE_WARNING, [STAGE_ASK] = STAGE_REQUEST};
    return clause->stage == STAGE_ORDER ? 1.0 : numbers_of(w, &a->numbers, 0)[number[clause->stage]];
}

/* Capitals get the text on the table. */
void clause_put(struct world *w, const struct alliance *a, uint32_t role)
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

/* Nobody proposes less than what the alliance does already, unless less is asked. */
double clause_least(const struct world *w, const struct alliance *a, uint32_t role, const struct clause *clause)
{
    const double least = numbers_of(w, &a->roles, role)[ROLE_LEAST];
    const double now = signal_get(w, a->flag[role]) == FLAG_ALLIANCE ? signal_get(w, a->depth[role]) : 0.0;
    const double floor = now < clause->ambition ? now : clause->ambition;
    return floor > least ? floor : least;
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
    return clamp(depth < clause->ambition ? depth : clause->ambition, clause_least(w, a, role, clause), 1.0);
}

static void go_to_council(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    clause->state = CLAUSE_COUNCIL;
    clause->stage = a->staged[role] && !clause->renewal ? STAGE_WARN : STAGE_ORDER;
    clause->rounds = 0;
    clause->depth = clause->renewal ? signal_get(w, a->depth[role]) : opening_depth(w, a, role, clause);
    clause_put(w, a, role);
}

static void go_to_coalition(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    clause->state = CLAUSE_COALITION;
    clause->rounds = 0;
    clause_put(w, a, role);
}

static void clear_seats(struct world *w, const struct alliance *a, uint32_t role, bool renewal)
{
    struct seat *seats = seats_of(w, a, role);
    for (uint32_t i = 0; i < a->member_count; i++) {
        seats[i].pressure = 0.0;
        seats[i].exempt = renewal && seats[i].excused;
    }
}

void clause_open(struct world *w, const struct alliance *a, uint32_t role, double ambition, bool renewal)
{
    struct clause *clause = clause_of(w, a, role);
    const uint32_t replies = clause->replies;
    clock_stop(w, a->reply.first + role);
    clock_stop(w, a->window.first + role);
    clock_stop(w, a->ratification.first + role);
    *clause = (struct clause){.ambition = ambition, .replies = replies, .renewal = renewal, .pivot = NO_INDEX};
    clear_seats(w, a, role, renewal);
    const uint32_t asked = a->option_flag[world_option(w)];
    const bool agreed = signal_get(w, a->flag[role]) == FLAG_ALLIANCE;
    if (asked == ASK_COALITION || (asked == ASK_COALITION_FIRST && !agreed))
        go_to_coalition(w, a, role);
    else
        go_to_council(w, a, role);
}

/* ---- agreeing ---- */

/* Once a role, whatever the number of votes on it. */
static void mark_pivot(struct world *w, const struct alliance *a, uint32_t role)
{
    const uint32_t pivot = clause_of(w, a, role)->pivot;
    if (pivot == NO_INDEX || seats_of(w, a, role)[pivot].pivotal)
        return;
    seats_of(w, a, role)[pivot].pivotal = true;
    signal_set(w, a->pivotal[pivot], signal_get(w, a->pivotal[pivot]) + 1.0);
}

void clause_adopt(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    if (clause->depth < CUT_BELOW * clause->ambition)
        clause->marks |= MARK_CUT;
    mark_pivot(w, a, role);
    note(w, NOTE_ADOPTED, role, clause->depth, (double)clause->rounds);
    decide(w, a, role, clause->depth, FLAG_ALLIANCE);
}

/* Silence held on the order, or on the authority to give it. */
static void pass_order(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                       const struct silence_member *members)
{
    if (a->ratifies[role])
        ratification_begin(w, a, role, rule, members);
    else
        clause_adopt(w, a, role);
}

/* Would silence hold on a text that lets the order be given without another vote? It commits to the whole depth, and
 * giving control away has a price. */
static bool delegates(const struct world *w, const struct alliance *a, const struct clause *clause,
                      const struct silence_rule *rule, const struct silence_member *members)
{
    struct silence_rule dearer = *rule;
    dearer.blocking_cost -= numbers_of(w, &a->numbers, 0)[DELEGATION_PRICE];
    return silence_holds(&dearer, members, a->member_count, clause->depth);
}

/* Silence held on the text of a stage. */
void clause_pass_stage(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                       const struct silence_member *members)
{
    struct clause *clause = clause_of(w, a, role);
    if (clause->stage == STAGE_ORDER) {
        pass_order(w, a, role, rule, members);
        return;
    }
    note(w, NOTE_STAGE, role * 4 + (uint32_t)clause->stage, clause->depth, (double)clause->rounds);
    clause->marks |= MARK_WARNED;
    if (clause->stage == STAGE_ASK && a->may_delegate && delegates(w, a, clause, rule, members)) {
        clause->marks |= MARK_DELEGATED;
        note(w, NOTE_DELEGATED, role, clause->depth, 0.0);
        pass_order(w, a, role, rule, members);
        return;
    }
    /* Pressure and what was exempted carry over to the next stage, so the waits that made it do too. */
    clause->stage++;
    clause->rounds = 0;
    clause->pivot = NO_INDEX;
    clause_put(w, a, role);
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
    if (silence_holds(&rule, members, a->member_count, STATEMENT_DEPTH))
        clause_of(w, a, role)->marks |= MARK_STATEMENT;
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
    const double share = contributors_would(w, a, role, false, &count);
    const bool consent = enablers_consent(w, a, role);
    if (count >= COALITION_LEAST && share >= n[COALITION_SHARE] && consent) {
        const double depth = clause->ambition < n[COALITION_SCALE] ? clause->ambition : n[COALITION_SCALE];
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

void clause_give_up(struct world *w, const struct alliance *a, uint32_t role)
{
    const struct clause *clause = clause_of(w, a, role);
    const bool acting = signal_get(w, a->flag[role]) == FLAG_ALLIANCE && !mandate_of(w, a, role)->expired;
    mark_pivot(w, a, role);
    note(w, NOTE_GIVEN_UP, role, clause->depth, (double)clause->rounds);
    /* A coalition does not take the place of what the alliance does already. */
    if (a->option_flag[world_option(w)] == ASK_EITHER && !acting) {
        count_up(w, a);
        go_to_coalition(w, a, role);
        return;
    }
    fail(w, a, role);
}

/* The depth at which each member would leave, the tightest of all roles asked: kept at the first vote on each. */
static void keep_ceilings(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                          const struct silence_member *members)
{
    if (mandate_of(w, a, role)->has_ceilings)
        return;
    mandate_of(w, a, role)->has_ceilings = true;
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
        clause_pass_stage(w, a, role, rule, members);
    else
        clause_give_up(w, a, role);
}

static void end_silence(struct world *w, const struct alliance *a, uint32_t role)
{
    const struct clause *clause = clause_of(w, a, role);
    const double depth = clause->depth * clause_stage_share(w, a, clause);
    struct silence_member members[MEMBERS_MOST];
    bool breaks[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    const struct silence_rule rule = council_rule(w, a, &mood, role);
    council_members(w, a, &mood, role, members);
    keep_ceilings(w, a, role, &rule, members);
    const uint32_t by = (uint32_t)numbers_of(w, &a->numbers, 0)[RULE];
    if (by > 0) {
        settle(w, a, role, by, &rule, members);
        return;
    }
    const uint32_t count = silence_blockers(&rule, members, a->member_count, depth, breaks);
    if (count == 0) {
        clause_pass_stage(w, a, role, &rule, members);
        return;
    }
    chair_hear(w, a, role, &rule, members, depth, breaks, count);
    chair_answer(w, a, role, &mood, &rule, members, depth, breaks);
}

void clause_end_round(struct world *w, const struct alliance *a, uint32_t role)
{
    if (clause_of(w, a, role)->state == CLAUSE_COALITION)
        try_coalition(w, a, role);
    else
        end_silence(w, a, role);
}
