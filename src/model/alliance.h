/* The alliance: what its files share. alliance.c is its face to the kernel, council.c puts texts, chair.c answers
 * broken silence, decision.c keeps what was decided, generation.c who gives to it, positions.c what members want,
 * alliance_schema.c what a scenario may say. */
#ifndef CASUS_MODEL_ALLIANCE_H
#define CASUS_MODEL_ALLIANCE_H

#include "model/numbers.h"
#include "model/roles_common.h"
#include "theory/council.h"
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
    FORESIGHT,
    CORE,
    CORE_PRICE,
    LINKAGE,
    STAGE_WARNING,
    STAGE_REQUEST,
    DELEGATION_PRICE,
    RATIFICATION,
    RATIFICATION_HOLDOUT,
    RATIFICATION_SPREAD,
    RATIFICATION_HOLDOUT_SPREAD,
    GENERATION_DAYS,
    CAVEATS,
    OWNERS_SCALE,
    GIVE_SPREAD,
    COALITION_SCALE,
    COALITION_SHARE,
    COALITION_PRESSURE,
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
    MAJORITY_MEMBERS,
    MAJORITY_WEIGHT,
    UN_MANDATE,
    FOOTING,
    OPENING,
    RULE,
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
    MEMBER_PARLIAMENT,
    MEMBER_OUTPUT,
    MEMBER_NUMBERS
};

extern const struct section alliance_section, member_section;

enum { MEMBERS_MOST = 256, ROUNDS_MOST = 10, WAITS_MOST = 3 };
enum footing { FOOTING_CRISIS, FOOTING_PEACETIME, FOOTING_TREATY };
/* In the order of the words of `opening`. */
enum opening { OPENING_SOUNDED, OPENING_COMPROMISE };
enum stance { STANCE_YES, STANCE_HELD_OUT, STANCE_OPTED_OUT, STANCE_BLOCKED };
enum flag { FLAG_NONE, FLAG_COALITION, FLAG_ALLIANCE };
/* In the order of the words of `options.flag`. */
enum option_flag { ASK_ALLIANCE, ASK_COALITION, ASK_EITHER, ASK_COALITION_FIRST };
enum mark {
    MARK_ADOPTED = 1,
    MARK_CUT = 2,
    MARK_EXEMPT = 4,
    MARK_FORUM = 8,
    MARK_COALITION = 16,
    MARK_STATEMENT = 32,
    MARK_PENDING = 64,
    MARK_OVERTAKEN = 128,
    MARK_WARNED = 256,
    MARK_DELEGATED = 512,
    MARK_ENDED = 1024
};
/* What became of a role, each trial in one class; the marks say more. */
enum clause_class {
    CLASS_NONE,
    CLASS_FULL,
    CLASS_DILUTED,
    CLASS_OPT_OUT,
    CLASS_FORUM_SHIFT,
    CLASS_COALITION,
    CLASS_STATEMENT,
    CLASS_NOTHING,
    CLASS_OPEN,
    CLASS_ENDED,
};
#define COUNCIL_CLASSES "none|full|diluted|opt_out|forum_shift|coalition|statement|nothing|open|ended"

/* What is on the table. What is in force is kept apart (struct mandate, the signals `depth` and `flag`): a role may be
 * acted on while a text about it is before the council. */
enum clause_state { CLAUSE_NONE, CLAUSE_COUNCIL, CLAUSE_COALITION, CLAUSE_RATIFYING, CLAUSE_SETTLED, CLAUSE_FAILED };
/* Steps of activation, each a vote of its own (NATO 1998: activation warning, request, order). */
enum stage { STAGE_WARN, STAGE_ASK, STAGE_ORDER };

/* A role before the council: a clause of its own, since clauses are unbundled. */
struct clause {
    enum clause_state state;
    enum stage stage;
    double ambition, depth;          /* depth of the act in view; the text on the table may be an earlier stage of it */
    uint32_t rounds, waits, replies; /* replies: rounds asked so far, over all votes of this trial */
    uint32_t pivot;                  /* who broke silence hardest in the last round of this stage that it was broken, or
                                        ratified last; or NO_INDEX */
    unsigned marks;                  /* of the question on the table */
    bool renewal;                    /* it is about a mandate that ran out */
    bool elsewhere;                  /* it is before the forum where some members do not sit */
};

/* A role as it is in force. */
struct mandate {
    double ambition;      /* that it answers */
    bool expired;         /* it ran out, and stays in force until a vote about it ends */
    bool conference;      /* capitals are being asked for forces */
    bool has_ceilings;    /* leaves_at has been kept */
    uint32_t conferences, /* so far */
        ratifications;
};

/* A member's place at a role. */
struct seat {
    double pressure;  /* about the text on the table */
    double ready_day; /* its parliament has agreed to the forces it gives from then on */
    bool exempt;      /* from the text on the table */
    bool excused;     /* exempted from what is in force */
    bool gives;
    bool pivotal;
};

struct alliance {
    struct numbers numbers, members, roles;
    uint32_t member_count, role_count, leader;
    bool own_territory, has_forum, may_delegate;
    const bool *unc, *frontline, *in_forum, *combat;
    const bool *staged, *generates, *parliaments, *ratifies; /* by role */
    const bool *owns, *enables;                              /* [role * member_count + member] */
    const uint32_t *option_flag;                             /* option -> enum option_flag */
    struct signal *ambition, *depth, *flag, *share, *shortfall, *decided, *agreed, *marks, *class; /* by role */
    struct signal *stance, *takes_part, *pivotal, *leaves_at;                                      /* by member */
    struct signal acting, asked, all_agreed, contributors, opt_outs, objectors, unity, exits, support, salience;
    struct signal distance, climbs_after, last_violence, un_mandate, provocations;
    struct signal violence, began, treaty_area, member_loss, own_deaths, rumour, strain, persons, availability, active,
        evacuated;
    bool has_trade_power, has_frontline_power;
    struct signal trade_power, frontline_power;
    struct role_signals effect;
    struct clocks reply, window, ratification, generation, review, expiry, sample, provocation;
    uint64_t watch_persons;
    const struct question *ask_resolve, *ask_gives, *ask_parliament; /* by member */
    const struct question *ask_reply, *ask_generation;               /* by role */
    struct question ask_provocation;
    struct memory resolve, gives; /* of a deal, by member */
    struct memory weight;         /* of a future, by member: root of spending */
    struct memory rule_room;      /* what a rule without a veto works in */
    struct memory clauses, mandates, seats, theatre_day, sampled,
        reviewed; /* of a trial; seats [role * member_count + member] */
};

/* ---- alliance_declare.c ---- */

/* Everything but clocks, watches and memory. */
void alliance_declare(struct declaration *d, struct alliance *a);

/* ---- positions.c ---- */

/* What events have done so far to everybody alike. */
struct climate {
    double unc, others;  /* points for members bound by the older pledge, and for the others */
    double combat;       /* further points for combat roles */
    double per_trade;    /* points per share of trade with the trading power */
    double frontline;    /* points for frontline members */
    double loss_percent; /* own output lost by the average member, % */
    double level;        /* of violence, 1 in peacetime */
    double provoked;     /* salience */
    double stake;        /* the leader's support times salience over day 0 */
};
/* And to each: read once, used for all clauses. */
struct mood {
    struct climate climate;
    double moved[MEMBERS_MOST];    /* points by which a member's support moved, alignment with the leader included */
    double salience[MEMBERS_MOST]; /* s, 0..1 */
};
struct climate climate_now(const struct world *w, const struct alliance *a);
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
                     struct silence_member *members);

/* ---- rivals.c ---- */

/* The depth that rule number `rule` of `alliance.rule` settles on, silence being 0; 0: no agreement. */
double rival_depth(const struct world *w, const struct alliance *a, uint32_t rule, const struct silence_rule *silence,
                   const struct silence_member *members, double ambition);

/* ---- council.c ---- */

struct clause *clause_of(const struct world *w, const struct alliance *a, uint32_t role);
struct mandate *mandate_of(const struct world *w, const struct alliance *a, uint32_t role);
struct seat *seats_of(const struct world *w, const struct alliance *a, uint32_t role); /* by member */
double reply_speed(const struct world *w, const void *self, uint32_t role);
/* A text is before the council, a coalition is sounded out, or parliaments have it. */
bool clause_is_open(const struct clause *clause);
/* A question is put; `renewal` when a mandate has run out. What was on the table goes. */
void clause_open(struct world *w, const struct alliance *a, uint32_t role, double ambition, bool renewal);
/* The window is over: did anyone break silence? */
void clause_end_round(struct world *w, const struct alliance *a, uint32_t role);
/* What silence held on, and parliaments ratified where they must, is decided: the alliance acts. */
void clause_adopt(struct world *w, const struct alliance *a, uint32_t role);

/* What chair.c needs of it: the share of the depth in view that the text of this stage commits to, the least depth
 * worth putting, to put the text on the table, to go on when silence held on it, and to go on without the council. */
double clause_stage_share(const struct world *w, const struct alliance *a, const struct clause *clause);
double clause_least(const struct world *w, const struct alliance *a, uint32_t role, const struct clause *clause);
void clause_put(struct world *w, const struct alliance *a, uint32_t role);
void clause_pass_stage(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                       const struct silence_member *members);
void clause_give_up(struct world *w, const struct alliance *a, uint32_t role);

/* ---- chair.c ---- */

/* Keep who broke silence on the text at this depth, and who is pivotal should the next step work or none be left. */
void chair_hear(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                const struct silence_member *members, double depth, const bool *breaks, uint32_t count);
/* The chair's move, and a new round. */
void chair_answer(struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood,
                  const struct silence_rule *rule, const struct silence_member *members, double depth,
                  const bool *breaks);

/* ---- ratification.c ---- */

/* Silence held on the text; from now on parliaments have it. clause_adopt follows when the last has agreed. */
void ratification_begin(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                        const struct silence_member *members);

/* ---- decision.c ---- */

void raise_stance(struct world *w, const struct alliance *a, uint32_t member, enum stance stance);
/* All sums over members and roles, from what is in force. */
void count_up(struct world *w, const struct alliance *a);
/* The text on the table is decided: from now on it is in force at this depth, under this flag. */
void decide(struct world *w, const struct alliance *a, uint32_t role, double depth, enum flag flag);
/* Nothing came of the text on the table. A mandate that ran out ends with it; what else is in force stays. */
void drop(struct world *w, const struct alliance *a, uint32_t role);
/* The text on the table is left without an answer: the crisis is over, or the trial. Expired mandates are not touched.
 */
void leave_open(struct world *w, const struct alliance *a, uint32_t role, enum mark why);
/* A mandate ran out: it is asked for again, or ends with the question that is open about it. */
void expire(struct world *w, const struct alliance *a, uint32_t role);

/* ---- generation.c ---- */

/* The share of what is on the table that members would give under this flag, and how many would besides the leader. */
double contributors_would(const struct world *w, const struct alliance *a, uint32_t role, bool mandated,
                          uint32_t *count);
/* Is everybody whose base, airspace or asset the role needs ready to let it be used? */
bool enablers_consent(const struct world *w, const struct alliance *a, uint32_t role);
/* From a decision on: capitals are asked for forces. */
void generation_begin(struct world *w, const struct alliance *a, uint32_t role);
/* The conference is over, or a parliament has agreed: who gives now. */
void generation_step(struct world *w, const struct alliance *a, uint32_t role);
/* Contributors whose willingness fell below the limit leave; true if any did. */
bool contributors_review(struct world *w, const struct alliance *a, uint32_t role, uint32_t *left);

#endif
