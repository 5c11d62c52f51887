/* The silence rule: how a body in which every member can break silence agrees on how deep an act goes.
 *
 * A text proposes an act at depth q in (0, 1]; q = 0 is the status quo. Member i, whose ideal depth is x and
 * whose salience is s, values the text over the status quo by
 *
 *     pol = s (|x| - |x - q|)                                                     (veto players: winset of q = 0)
 *
 * and lets silence hold iff
 *
 *     pol* - min(B q, theta) + kappa (1 - b)^eta + sigma + s e >= 0
 *
 * where B is its burden if it takes part (taking part is voluntary, so never more than theta, what it costs to be
 * seen to stay out), kappa the cost of openly blocking, b the share of members that break silence with it (safety in
 * numbers), sigma pressure and side payments so far, and e its private resolve, drawn once. A member
 * formally exempted counts only the share 1 - omega delta of a policy loss, and pays theta instead of the burden.
 * Blockers are the least fixed point: start from nobody, add whoever breaks, until no one does.
 *
 * The chair answers a broken silence with the cheapest move that works: wait, exempt, cut the text, give up.
 *
 * Sources: Romer & Rosenthal 1978 and Tsebelis 2002 for winset and veto players, Van den Bos 1991 for the opening text
 * (the papers were not re-read; the algebra is tested in closed form). Blocking cost, safety in numbers and the chair's
 * ladder are casus' own, an assumption.
 * Pure functions over caller's arrays; nothing fails or allocates. */
#ifndef CASUS_THEORY_SILENCE_H
#define CASUS_THEORY_SILENCE_H

#include <stdbool.h>
#include <stdint.h>

struct silence_member {
    double ideal;    /* x, 0..1 */
    double salience; /* s, 0..1 */
    double burden;   /* B >= 0 */
    double resolve;  /* e; 0 for the sponsor */
    double pressure; /* sigma >= 0 */
    double linked;   /* policy value of the rest of the package, mixed in by `linkage` */
    double weight;   /* c, for the opening text and for the share of the exempted */
    bool exempt;
    bool absent;  /* does not sit where the text is put: neither breaks silence nor is asked */
    bool enabler; /* its base, airspace or asset is needed: it cannot merely be exempted */
};

struct silence_rule {
    double blocking_cost;    /* kappa */
    double numbers_exponent; /* eta */
    double exempt_cost;      /* theta */
    double exempt_relief;    /* omega delta, 0..1 */
    double linkage;          /* 0..1: share of `linked` in the policy value */
};

/* Policy value of depth q over the status quo. */
double silence_policy(const struct silence_member *member, double depth);
/* The left side of the test above; silence holds iff >= 0. `breaking_share` is b. */
double silence_value(const struct silence_rule *rule, const struct silence_member *member, double depth, bool exempt,
                     double breaking_share);
/* Does silence hold at `depth`? It does iff nobody would be the first to break it: safety in numbers decides how many
 * break, never whether. */
bool silence_holds(const struct silence_rule *rule, const struct silence_member *members, uint32_t count, double depth);
/* Marks who breaks silence at `depth` and returns how many. The least fixed point is unique and free of order. */
uint32_t silence_blockers(const struct silence_rule *rule, const struct silence_member *members, uint32_t count,
                          double depth, bool *breaks);
/* The deepest text, at most 1, that the member lets pass unexempted when nobody breaks silence with it; negative if
 * there is none. In closed form: the value is linear between 0, the ideal, the depth at which staying out becomes
 * cheaper, and 1. */
double silence_ceiling(const struct silence_rule *rule, const struct silence_member *member);
/* Salience-weighted mean of ideals (the compromise model), the opening text before the sponsor's bonus. */
double silence_opening(const struct silence_member *members, uint32_t count);

struct silence_costs {
    double cut;          /* per unit of depth given away, */
    double core;         /* down to this depth; below it the text loses its purpose */
    double core_price;   /* and a unit of depth costs so many times as much */
    double exempt_base;  /* for exempting at all */
    double exempt_share; /* per share of weight exempted */
    double exempt_most;  /* largest share of weight that may be exempted */
    double wait;         /* for one more round at the same text, */
    uint32_t waits_left; /* of which there may be so many more */
    double give_up;
    double pressure_step; /* what one round of waiting adds to every blocker's pressure */
};

enum silence_step { STEP_WAIT, STEP_EXEMPT, STEP_CUT, STEP_GIVE_UP };

struct silence_move {
    enum silence_step step;
    double price; /* what it costs the chair */
    double depth; /* of the next text: less than now when it is cut, also where members are exempted */
};

/* The chair's move after a round: the cheapest after which silence would hold, else to give up. `breaks` holds the
 * blockers of `depth`. A text is cut to the deepest in [least_depth, depth) at which silence would hold; where
 * exempting the blockers is not enough, the text may be cut as well. */
struct silence_move silence_chair(const struct silence_rule *rule, const struct silence_costs *costs,
                                  const struct silence_member *members, uint32_t count, double depth,
                                  double least_depth, const bool *breaks);

/* Depth is cut in steps of this size. */
#define SILENCE_DEPTH_STEP 0.01

#endif
