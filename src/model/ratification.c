/* Decisions that bind only once every parliament has agreed: treaties, new members.
 *
 * Each member's parliament takes lognormal time. Those that let the text pass though they would rather not have it,
 * whom the cost of blocking alone kept silent, hold out: theirs is lognormal about a longer median. The decision comes
 * with the last. That days of ratification are a mixture, not one distribution, is on record (thirty parliaments on
 * Finland and Sweden, 2022 to 2024: scenarios/hindcast/ratification.csv); who holds out is the model's. */
#include "model/alliance.h"

#include "base/distribution.h"
#include "model/topics.h"

static bool holds_out(const struct silence_rule *rule, const struct silence_member *member, double depth)
{
    struct silence_rule free = *rule;
    free.blocking_cost = 0.0;
    return silence_value(&free, member, depth, member->exempt, 0.0) < 0.0;
}

void ratification_begin(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                        const struct silence_member *members)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct clause *clause = clause_of(w, a, role);
    struct mandate *mandate = mandate_of(w, a, role);
    /* Odd, where those of forces are even: no day is drawn twice. */
    const uint32_t occurrence = 2 * (mandate->ratifications++ * a->role_count + role) + 1;
    double last = -1.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        const bool out = holds_out(rule, &members[i], clause->depth);
        const double days =
            sample_lognormal(draw(w, a->ask_parliament[i], occurrence), n[out ? RATIFICATION_HOLDOUT : RATIFICATION],
                             n[out ? RATIFICATION_HOLDOUT_SPREAD : RATIFICATION_SPREAD]);
        if (days > last) {
            last = days;
            clause->pivot = i;
        }
    }
    clause->state = CLAUSE_RATIFYING;
    note(w, NOTE_RATIFYING, role * 4096 + clause->pivot, clause->depth, last);
    clock_in(w, a->ratification.first + role, last);
}
