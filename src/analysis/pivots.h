/* Who decides whether an alliance acts: of every member how often it was pivotal, at which depth it leaves, what it
 * did, and whether the support that was put in for it decides by itself.
 *
 * Read from the outcomes alliance.pivotal.X (roles on which X broke silence hardest in the last round that it was
 * broken), alliance.leaves_at.X (the depth above which X breaks silence on the role it likes least; 1: never),
 * alliance.stance.X and alliance.all_agreed, over the trials of one option in one stratum that did not fail. */
#ifndef CASUS_ANALYSIS_PIVOTS_H
#define CASUS_ANALYSIS_PIVOTS_H

#include "study/study.h"
#include "theory/regression.h"

enum { PIVOT_STANCES = 4 }; /* yes, held out, opted out, blocked */

/* Shares of trials in which all that is asked is agreed, with one member's support held and all else as drawn. */
struct pivot_flip {
    double at_low, at_high; /* at the ends of the range put in for it */
    double at_none, at_all; /* at 0 and at 100 points */
    double value;           /* points at which that share crosses one half; NAN: it does not */
};
struct pivot_flips {
    const struct pivot_flip *list; /* by member of the scenario */
    uint32_t trials;               /* behind each of its shares */
};

struct pivot {
    uint32_t member;                               /* in the scenario */
    double pivotal;                                /* share of trials in which it is, on some role */
    double leaves_low, leaves_middle, leaves_high; /* depth 0..1: 5, 50, 95 of 100 trials */
    double stance[PIVOT_STANCES];                  /* shares of trials */
    double support_low, support_high;              /* ends of the range put in, points */
    struct pivot_flip flip;                        /* all NAN where it was not sought */
};

struct pivots {
    struct arena arena;
    struct pivot *list; /* pivotal most often first; then who says yes at once least often; then by id */
    uint32_t count;
    double agreed; /* share of trials in which all that is asked is agreed */
    uint64_t trials;
    uint32_t flip_trials; /* behind each share of a flip; 0: flips were not sought */
    /* Per 1,000 km from the theatre, alignment with the leader allowed for, the leader left out: the middle of the
     * support put in, points; and the share of trials in which a member says yes at once. */
    struct regression support_by_distance, yes_by_distance;
};

/* `flips` NULL: they are not known. A study of a world without a council gives an empty list. A
 * column that cannot be read is reported, and its numbers are NAN. */
void pivots_load(struct study *study, const struct scenario *scenario, uint32_t option, uint32_t stratum,
                 const struct pivot_flips *flips, struct pivots *pivots, struct problems *problems);
void pivots_release(struct pivots *pivots);

/* Does the share cross one half between the ends of the range that was put in? Then the answer rests on that coding. */
bool pivot_decides(const struct pivot *pivot);

#endif
