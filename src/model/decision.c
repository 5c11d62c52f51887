/* What the council decided: what is in force, its marks and class, and the sums that the rest of the world reads. */
#include "model/alliance.h"

#include "model/topics.h"

void raise_stance(struct world *w, const struct alliance *a, uint32_t member, enum stance stance)
{
    if ((double)stance > signal_get(w, a->stance[member]))
        signal_set(w, a->stance[member], (double)stance);
}

/* The alliance's yes over a coalition's, a deed over words. */
static enum clause_class class_of(unsigned marks, enum clause_state state)
{
    if (marks & MARK_ENDED)
        return CLASS_ENDED;
    if (marks & MARK_ADOPTED) {
        if (marks & MARK_FORUM)
            return CLASS_FORUM_SHIFT;
        if (marks & MARK_EXEMPT)
            return CLASS_OPT_OUT;
        return marks & MARK_CUT ? CLASS_DILUTED : CLASS_FULL;
    }
    if (marks & MARK_COALITION)
        return CLASS_COALITION;
    if (marks & MARK_STATEMENT)
        return CLASS_STATEMENT;
    if (marks & (MARK_PENDING | MARK_OVERTAKEN))
        return CLASS_OPEN;
    return state == CLAUSE_FAILED ? CLASS_NOTHING : CLASS_NONE;
}

static unsigned marks_of(const struct world *w, const struct alliance *a, uint32_t role)
{
    return (unsigned)signal_get(w, a->marks[role]);
}

static void set_marks(struct world *w, const struct alliance *a, uint32_t role, unsigned marks)
{
    signal_set(w, a->marks[role], (double)marks);
    signal_set(w, a->class[role], (double)class_of(marks, clause_of(w, a, role)->state));
}

static bool in_force(const struct world *w, const struct alliance *a, uint32_t role)
{
    return signal_get(w, a->flag[role]) > FLAG_NONE;
}

static void count_members(struct world *w, const struct alliance *a)
{
    bool gives[MEMBERS_MOST] = {false};
    uint32_t objectors = 0, exempted = 0, contributors = 0;
    for (uint32_t role = 0; role < a->role_count; role++)
        for (uint32_t i = 0; in_force(w, a, role) && i < a->member_count; i++)
            gives[i] = gives[i] || seats_of(w, a, role)[i].gives;
    for (uint32_t i = 0; i < a->member_count; i++) {
        const int stance = (int)signal_get(w, a->stance[i]);
        objectors += stance == STANCE_HELD_OUT || stance == STANCE_BLOCKED;
        exempted += stance == STANCE_OPTED_OUT;
        signal_set(w, a->takes_part[i], gives[i] ? 1.0 : 0.0);
        contributors += gives[i] && i != a->leader;
    }
    signal_set(w, a->objectors, (double)objectors);
    signal_set(w, a->opt_outs, (double)exempted);
    signal_set(w, a->unity, 1.0 - (double)(objectors + exempted) / (double)a->member_count);
    signal_set(w, a->contributors, (double)contributors);
}

void count_up(struct world *w, const struct alliance *a)
{
    uint32_t asked = 0, agreed = 0, acting = 0;
    double distance = 0.0;
    count_members(w, a);
    for (uint32_t role = 0; role < a->role_count; role++) {
        const double depth = signal_get(w, a->depth[role]);
        const double far = depth * numbers_of(w, &a->roles, role)[ROLE_DISTANCE];
        asked += signal_get(w, a->ambition[role]) > 0.0;
        agreed += signal_get(w, a->ambition[role]) > 0.0 && signal_get(w, a->flag[role]) >= FLAG_ALLIANCE;
        acting += depth > 0.0;
        distance = far > distance ? far : distance;
    }
    signal_set(w, a->asked, asked > 0 ? 1.0 : 0.0);
    signal_set(w, a->acting, acting > 0 ? 1.0 : 0.0);
    signal_set(w, a->all_agreed, asked > 0 && agreed == asked ? 1.0 : 0.0);
    signal_set(w, a->distance, distance);
}

/* ---- what is in force ---- */

/* Who is exempted from what is in force is who was exempted from its text; a coalition exempts nobody. */
static void excuse(struct world *w, const struct alliance *a, uint32_t role, enum flag flag)
{
    struct seat *seats = seats_of(w, a, role);
    for (uint32_t i = 0; i < a->member_count; i++) {
        seats[i].excused = flag == FLAG_ALLIANCE && seats[i].exempt;
        if (seats[i].excused)
            raise_stance(w, a, i, STANCE_OPTED_OUT);
    }
}

void decide(struct world *w, const struct alliance *a, uint32_t role, double depth, enum flag flag)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    struct clause *clause = clause_of(w, a, role);
    struct mandate *mandate = mandate_of(w, a, role);
    const bool followed = signal_get(w, a->flag[role]) == FLAG_COALITION && flag == FLAG_ALLIANCE;
    clause->state = CLAUSE_SETTLED;
    mandate->ambition = clause->ambition;
    mandate->expired = false;
    excuse(w, a, role, flag);
    signal_set(w, a->depth[role], depth);
    signal_set(w, a->flag[role], (double)flag);
    signal_set(w, a->shortfall[role], 1.0 - signal_get(w, a->share[role]));
    signal_set(w, a->decided[role], 1.0);
    if (flag == FLAG_ALLIANCE)
        signal_set(w, a->agreed[role], 1.0);
    set_marks(w, a, role,
              clause->marks | (flag == FLAG_ALLIANCE ? MARK_ADOPTED : 0u) |
                  (flag == FLAG_COALITION || followed ? MARK_COALITION : 0u));
    /* A coalition answers to nobody for how long it acts. */
    clock_stop(w, a->expiry.first + role);
    if (n[MANDATE_DAYS] > 0.0 && flag == FLAG_ALLIANCE)
        clock_in(w, a->expiry.first + role, n[MANDATE_DAYS]);
    generation_begin(w, a, role);
    count_up(w, a);
    notify(w, (struct notice){TOPIC_DECIDED, 0, role, depth, (double)flag});
}

static void end_mandate(struct world *w, const struct alliance *a, uint32_t role)
{
    struct seat *seats = seats_of(w, a, role);
    struct mandate *mandate = mandate_of(w, a, role);
    for (uint32_t i = 0; i < a->member_count; i++)
        seats[i].gives = seats[i].excused = false;
    mandate->expired = mandate->conference = false;
    clock_stop(w, a->generation.first + role);
    clock_stop(w, a->review.first + role);
    signal_set(w, a->depth[role], 0.0);
    signal_set(w, a->flag[role], FLAG_NONE);
    signal_set(w, a->share[role], 0.0);
    signal_set(w, a->shortfall[role], 0.0);
    notify(w, (struct notice){TOPIC_DECIDED, 0, role, 0.0, FLAG_NONE});
    notify(w, (struct notice){TOPIC_GIVEN, 0, role, 0.0, 0.0});
}

/* Of a role on which nothing is in force: those of the question on the table, and that something ended before. */
static unsigned unanswered_marks(const struct world *w, const struct alliance *a, uint32_t role)
{
    return clause_of(w, a, role)->marks | (marks_of(w, a, role) & MARK_ENDED);
}

void drop(struct world *w, const struct alliance *a, uint32_t role)
{
    struct clause *clause = clause_of(w, a, role);
    const bool ends = mandate_of(w, a, role)->expired;
    if (ends)
        end_mandate(w, a, role);
    clause->state = in_force(w, a, role) ? CLAUSE_SETTLED : CLAUSE_FAILED;
    if (ends)
        set_marks(w, a, role, marks_of(w, a, role) | MARK_ENDED);
    else if (clause->state == CLAUSE_FAILED)
        set_marks(w, a, role, unanswered_marks(w, a, role));
    count_up(w, a);
}

void leave_open(struct world *w, const struct alliance *a, uint32_t role, enum mark why)
{
    set_marks(w, a, role, (in_force(w, a, role) ? marks_of(w, a, role) : unanswered_marks(w, a, role)) | (unsigned)why);
}

void expire(struct world *w, const struct alliance *a, uint32_t role)
{
    struct mandate *mandate = mandate_of(w, a, role);
    mandate->expired = true;
    if (signal_get(w, a->ambition[role]) <= 0.0)
        drop(w, a, role); /* nobody asks for it any more */
    else if (!clause_is_open(clause_of(w, a, role)))
        clause_open(w, a, role, mandate->ambition, true);
}
