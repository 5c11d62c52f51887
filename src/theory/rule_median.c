#include "theory/council.h"

#include <math.h>

/* What rounding may add to a sum of weights, as a share of it: nearer to one half than this is a tie. */
static const double TIE = 1e-12;

static struct council_decision decide(const struct council_question *question, void *memory)
{
    const struct council_actor *actors = question->actors;
    double total = 0.0, lower = INFINITY, upper = -INFINITY;
    (void)memory;
    for (uint32_t k = 0; k < question->count; k++)
        total += actors[k].capability * actors[k].salience;
    const double half = 0.5 * total * (1.0 + TIE);
    for (uint32_t i = 0; i < question->count; i++) {
        const double x = actors[i].position;
        double below = 0.0, above = 0.0;
        for (uint32_t k = 0; k < question->count; k++) {
            const double w = actors[k].capability * actors[k].salience;
            below += actors[k].position < x ? w : 0.0;
            above += actors[k].position > x ? w : 0.0;
        }
        if (actors[i].salience > 0.0 && below <= half && above <= half) {
            lower = x < lower ? x : lower;
            upper = x > upper ? x : upper;
        }
    }
    return (struct council_decision){true, lower + 0.5 * (upper - lower)};
}

const struct council_rule council_median = {
    .name = "median",
    .label = "Median",
    .title = "weighted median, which no other position outvotes",
    .equation = "x* has at most half of the weight c s on either side of it.\n"
                "Where the halves balance, x* is the middle between the two medians.\n",
    .source = "Black 1958, The Theory of Committees and Elections",
    .decide = decide,
};
