#include "theory/council.h"

#include <math.h>

/* What rounding may take from a sum of weights, as a share of the whole. */
static const double ROUNDING = 1e-12;

/* The deepest text that the actor accepts, as a distance from the status quo towards the proposal; below 0: none. */
static double ceiling_of(const struct council_question *question, uint32_t i)
{
    const double wanted = question->actors[i].position - question->status_quo;
    return 2.0 * (question->proposal >= question->status_quo ? wanted : -wanted);
}

static bool is_carried(const struct council_question *question, double depth)
{
    double accepting = 0.0, all = 0.0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < question->count; i++) {
        const bool accepts = ceiling_of(question, i) >= depth;
        count += accepts;
        accepting += accepts ? question->actors[i].capability : 0.0;
        all += question->actors[i].capability;
    }
    return (double)count >= (question->count_share - ROUNDING) * (double)question->count &&
           accepting >= (question->weight_share - ROUNDING) * all;
}

/* Support falls with depth and only at ceilings: the deepest text carried is the proposal or a ceiling below it. */
static struct council_decision decide(const struct council_question *question, void *memory)
{
    const double wanted = fabs(question->proposal - question->status_quo);
    double depth = 0.0;
    (void)memory;
    if (is_carried(question, wanted))
        return (struct council_decision){wanted > 0.0, question->proposal};
    for (uint32_t i = 0; i < question->count; i++) {
        const double ceiling = ceiling_of(question, i);
        if (ceiling > depth && ceiling < wanted && is_carried(question, ceiling))
            depth = ceiling;
    }
    return (struct council_decision){depth > 0.0, question->status_quo +
                                                      (question->proposal >= question->status_quo ? depth : -depth)};
}

const struct council_rule council_qualified_majority = {
    .name = "qualified_majority",
    .label = "Qualified majority",
    .title = "text nearest to the proposal that enough prefer to the status quo",
    .equation =
        "An actor accepts q iff |x - q| <= |x - d|: up to its ceiling 2 x - d, on the proposal's side of the\n"
        "status quo d. x* is the proposal, or the deepest ceiling below it that both shares reach. With shares\n"
        "of 1 it is unanimity: x* - d = 2 min (x - d).\n",
    .source = "Romer & Rosenthal 1978, Public Choice 33; Tsebelis 2002, Veto Players",
    .needs_status_quo = true,
    .decide = decide,
};
