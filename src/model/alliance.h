/* The alliance: what its files share. alliance.c runs the council's clocks, positions.c says what members want,
 * contributors.c who gives, alliance_schema.c what a scenario may say. */
#ifndef CASUS_MODEL_ALLIANCE_H
#define CASUS_MODEL_ALLIANCE_H

#include "model/numbers.h"
#include "model/roles_common.h"
#include "theory/silence.h"

enum alliance_number {
    SILENCE_WINDOW,
    CAPITALS_REPLY,
    URGENCY_V1,
    URGENCY_V2,
    URGENCY_V3,
    URGENCY_V4,
    URGENCY_PEACE,
    URGENCY_TREATY,
    REPLY_SHARED,
    BLOCKING_BASE,
    BLOCKING_LEVEL,
    BLOCKING_OWN,
    BLOCKING_TREATY,
    BLOCKING_SCALE,
    LEADER_SHARE,
    LEADER_STAKE,
    NUMBERS_EXPONENT,
    RESOLVE_SPREAD,
    EXEMPT_PRICE,
    EXEMPT_RELIEF,
    PRESSURE,
    OPENING_BONUS,
    CUT_COST,
    EXEMPT_COST,
    EXEMPT_PER_SHARE,
    EXEMPT_MOST,
    FORUM_COST,
    WAIT_COST,
    GIVE_UP_COST,
    LINKAGE,
    OWNERS_SCALE,
    GIVE_SPREAD,
    COALITION_SCALE,
    COALITION_SHARE,
    LEAVE_BELOW,
    REVIEW_DAYS,
    MANDATE_DAYS,
    ALIGNMENT_POINTS,
    MOVES_UNC,
    MOVES_OTHERS,
    MOVES_NUCLEAR,
    WARHEADS,
    MOVES_MANDATE,
    MOVES_TRADE,
    MOVES_FRONTLINE,
    MOVES_STRAIN,
    MOVES_LOSSES,
    MOVES_FATIGUE,
    MOVES_RUMOUR,
    MOVES_OWN_LOSS,
    MOVES_EVACUATED,
    SALIENCE_LEVEL,
    SALIENCE_LOSS,
    SALIENCE_PROVOCATION,
    PROVOCATIONS,
    MANDATED_POINTS,
    UN_MANDATE,
    ALLIANCE_NUMBERS
};

enum member_number {
    MEMBER_SUPPORT,
    MEMBER_SALIENCE,
    MEMBER_NATIONAL,
    MEMBER_SPEND,
    MEMBER_TRADE,
    MEMBER_EXPOSURE,
    MEMBER_ALIGNMENT,
    MEMBER_NUMBERS
};

extern const struct section alliance_section, member_section;

enum { MEMBERS_MOST = 64, ROUNDS_MOST = 10, WAITS_MOST = 3 };
enum footing { FOOTING_CRISIS, FOOTING_PEACETIME, FOOTING_TREATY };
enum stance { STANCE_YES, STANCE_HELD_OUT, STANCE_OPTED_OUT, STANCE_BLOCKED };
enum flag { FLAG_NONE, FLAG_COALITION, FLAG_ALLIANCE };
enum mark {
    MARK_ADOPTED = 1,
    MARK_CUT = 2,
    MARK_EXEMPT = 4,
    MARK_FORUM = 8,
    MARK_COALITION = 16,
    MARK_STATEMENT = 32,
    MARK_PENDING = 64,
    MARK_OVERTAKEN = 128
};
enum clause_state { CLAUSE_NONE, CLAUSE_COUNCIL, CLAUSE_COALITION, CLAUSE_ACTING, CLAUSE_FAILED };

/* A role before the council: a clause of its own, since clauses are unbundled. */
struct clause {
    enum clause_state state;
    double ambition, depth;          /* depth of the text on the table */
    uint32_t rounds, waits, replies; /* replies: rounds asked so far, over all votes of this trial */
    bool renewal;                    /* falling silent about an expired mandate: failure ends it */
    bool exempt[MEMBERS_MOST], gives[MEMBERS_MOST];
    double pressure[MEMBERS_MOST];
};

struct alliance {
    struct numbers numbers, members, roles;
    uint32_t member_count, role_count, leader;
    enum footing footing;
    bool own_territory, has_forum;
    const bool *unc, *frontline, *in_forum, *combat;
    const bool *owns;            /* [role * member_count + member] */
    const uint32_t *option_flag; /* option -> 0 alliance, 1 coalition, 2 either */
    struct signal *ambition, *depth, *flag, *share, *decided, *agreed, *marks; /* by role */
    struct signal *stance, *takes_part;                                        /* by member */
    struct signal acting, asked, all_agreed, contributors, opt_outs, objectors, unity, exits, support, salience;
    struct signal distance, climbs_after, last_violence, un_mandate, provocations;
    struct signal violence, began, treaty_area, member_loss, own_deaths, rumour, strain, persons, availability, active,
        evacuated;
    struct signal trade_power, frontline_power;
    struct role_signals effect;
    struct clocks reply, window, review, expiry, sample, provocation;
    uint64_t watch_persons;
    const struct question *ask_resolve, *ask_gives; /* by member */
    const struct question *ask_reply;               /* by role */
    struct question ask_provocation;
    struct memory resolve, gives, clauses, theatre_day;
    struct memory weight; /* of a future, by member: root of spending */
};

/* ---- alliance_declare.c ---- */

/* Everything but clocks, watches and memory. */
void alliance_declare(struct declaration *d, struct alliance *a);

/* ---- positions.c ---- */

/* What events have done so far, to everybody and to each: read once, used for all clauses. */
struct mood {
    double unc, others;            /* points for members bound by the older pledge, and for the others */
    double combat;                 /* further points for combat roles */
    double per_trade;              /* points per share of trade with the trading power */
    double frontline;              /* points for frontline members */
    double loss_percent;           /* own output lost by the average member, % */
    double level;                  /* of violence, 1 in peacetime */
    double provoked;               /* salience */
    double stake;                  /* the leader's support times salience over day 0 */
    double moved[MEMBERS_MOST];    /* points by which a member's support moved, alignment with the leader included */
    double salience[MEMBERS_MOST]; /* s, 0..1 */
};
void mood_now(const struct world *w, const struct alliance *a, struct mood *mood);
double position_ideal(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member,
                      uint32_t role); /* x, 0..1 */
double position_willingness(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member,
                            uint32_t role, bool mandated); /* w, 0..1 */
/* A member's support for the middle of the ladder, 0..1. */
double position_support(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member);
bool treaty_applies(const struct world *w, const struct alliance *a);
/* What the rule needs, for one clause. */
struct silence_rule council_rule(const struct world *w, const struct alliance *a, const struct mood *mood,
                                 uint32_t role);
void council_members(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role,
                     const struct clause *clause, struct silence_member *members);

/* ---- contributors.c ---- */

/* Who gives to a clause, into clause->gives; returns the share of what is mandated that they give, and how many besides
 * the leader. */
double contributors_choose(const struct world *w, const struct alliance *a, uint32_t role, struct clause *clause,
                           bool mandated, uint32_t *count);
/* Contributors whose willingness fell below the limit leave; true if any did. */
bool contributors_review(struct world *w, const struct alliance *a, uint32_t role, struct clause *clause,
                         uint32_t *left);
double contributors_share(const struct world *w, const struct alliance *a, uint32_t role, const struct clause *clause);

#endif
