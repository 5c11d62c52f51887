/* Agreeing is not contributing: who gives to an agreed role, and who later leaves. */
#include "model/alliance.h"

#include "model/topics.h"

/* The leader is there under its own treaty: it neither counts nor fills. */
double contributors_share(const struct world *w, const struct alliance *a, uint32_t role, const struct clause *clause)
{
    const double *weight = world_memory(w, a->weight);
    double willing = 0.0, all = 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        if (i == a->leader || !a->owns[role * a->member_count + i])
            continue;
        all += weight[i];
        if (clause->gives[i])
            willing += weight[i];
    }
    const double share = all > 0.0 ? numbers_of(w, &a->numbers, 0)[OWNERS_SCALE] * willing / all : 0.0;
    return share < 1.0 ? share : 1.0;
}

double contributors_choose(const struct world *w, const struct alliance *a, uint32_t role, struct clause *clause,
                           bool mandated, uint32_t *count)
{
    const double *gives = world_memory(w, a->gives);
    const double spread = numbers_of(w, &a->numbers, 0)[GIVE_SPREAD];
    struct mood mood;
    mood_now(w, a, &mood);
    *count = 0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        clause->gives[i] =
            !clause->exempt[i] && position_willingness(w, a, &mood, i, role, mandated) + spread * gives[i] >= 0.5;
        if (clause->gives[i] && i != a->leader)
            ++*count;
    }
    return contributors_share(w, a, role, clause);
}

bool contributors_review(struct world *w, const struct alliance *a, uint32_t role, struct clause *clause,
                         uint32_t *left)
{
    const double limit = numbers_of(w, &a->numbers, 0)[LEAVE_BELOW];
    struct mood mood;
    mood_now(w, a, &mood);
    bool any = false;
    for (uint32_t i = 0; i < a->member_count; i++) {
        if (!clause->gives[i] || i == a->leader)
            continue;
        const double willing = position_willingness(w, a, &mood, i, role, true);
        if (willing >= limit)
            continue;
        clause->gives[i] = false;
        any = true;
        ++*left;
        note(w, NOTE_LEFT, role * 4096 + i, willing, 0.0);
    }
    return any;
}
