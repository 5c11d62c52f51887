/* The chair when silence is broken: what each way on would cost, and the cheapest that works.
 *
 * The theory (theory/silence.h) knows one council. Here the chair also weighs the forum where some members do not sit,
 * knows how long a round takes, and cuts the text of a stage in proportion to the act in view. */
#include "model/alliance.h"

#include "model/topics.h"
#include <math.h>

static uint32_t waits_left(const struct clause *clause, double foresight)
{
    const uint32_t left = clause->waits < WAITS_MOST ? WAITS_MOST - clause->waits : 0,
                   ahead = (uint32_t)(foresight + 0.5);
    return left < ahead ? left : ahead;
}

static struct silence_costs chair_costs(const struct world *w, const struct alliance *a, uint32_t role, double stake)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    const struct clause *clause = clause_of(w, a, role);
    const double round_days = (n[SILENCE_WINDOW] + n[CAPITALS_REPLY]) / reply_speed(w, a, role);
    const double share = clause_stage_share(w, a, clause);
    return (struct silence_costs){
        .cut = n[CUT_COST] / share,
        .core = n[CORE] * clause->ambition * share,
        .core_price = n[CORE_PRICE],
        .exempt_base = n[EXEMPT_COST],
        .exempt_share = n[EXEMPT_PER_SHARE],
        .exempt_most = n[EXEMPT_MOST],
        .wait = n[WAIT_COST] * round_days,
        .waits_left = waits_left(clause, n[FORESIGHT]),
        .give_up = n[GIVE_UP_COST],
        .pressure_step = n[PRESSURE] * stake / WAITS_MOST,
    };
}

/* Everybody who broke silence held out; whoever is furthest from letting it pass is pivotal, should the next step work
 * or none be left. */
void chair_hear(struct world *w, const struct alliance *a, uint32_t role, const struct silence_rule *rule,
                const struct silence_member *members, double depth, const bool *breaks, uint32_t count)
{
    struct clause *clause = clause_of(w, a, role);
    const double share = (double)count / (double)a->member_count;
    double least = (double)INFINITY;
    for (uint32_t i = 0; i < a->member_count; i++) {
        if (!breaks[i])
            continue;
        const double value = silence_value(rule, &members[i], depth, members[i].exempt, share);
        raise_stance(w, a, i, STANCE_HELD_OUT);
        note(w, NOTE_SILENCE_BROKEN, role * 4096 + i, value, (double)count);
        if (value < least) {
            least = value;
            clause->pivot = i;
        }
    }
    count_up(w, a);
}

static void exempt_breakers(struct world *w, const struct alliance *a, uint32_t role, const bool *breaks)
{
    struct seat *seats = seats_of(w, a, role);
    clause_of(w, a, role)->marks |= MARK_EXEMPT;
    for (uint32_t i = 0; i < a->member_count; i++)
        if (breaks[i]) {
            seats[i].exempt = true;
            note(w, NOTE_EXEMPT, role * 4096 + i, 0.0, 0.0);
        }
}

static void press_breakers(struct world *w, const struct alliance *a, uint32_t role, const bool *breaks, double step)
{
    struct seat *seats = seats_of(w, a, role);
    clause_of(w, a, role)->waits++;
    for (uint32_t i = 0; i < a->member_count; i++)
        if (breaks[i])
            seats[i].pressure += step;
}

/* The chair's choice, here or where some members do not sit. */
struct choice {
    struct silence_move move;
    bool elsewhere, passes; /* passes: silence holds there at once */
    bool breaks[MEMBERS_MOST];
};

static struct silence_move best_move(const struct world *w, const struct alliance *a, uint32_t role,
                                     const struct silence_costs *costs, const struct silence_rule *rule,
                                     const struct silence_member *members, double depth, const bool *breaks)
{
    const struct clause *clause = clause_of(w, a, role);
    const double least = clause_stage_share(w, a, clause) * clause_least(w, a, role, clause);
    if (clause->rounds >= ROUNDS_MOST)
        return (struct silence_move){STEP_GIVE_UP, costs->give_up, depth};
    return silence_chair(rule, costs, members, a->member_count, depth, least, breaks);
}

/* Would it be cheaper to take the text to the forum where some members do not sit, and move there? */
static void consider_forum(const struct world *w, const struct alliance *a, uint32_t role,
                           const struct silence_costs *costs, const struct silence_rule *rule,
                           const struct silence_member *members, double depth, struct choice *choice)
{
    const double forum = numbers_of(w, &a->numbers, 0)[FORUM_COST];
    struct silence_member there[MEMBERS_MOST];
    bool breaks[MEMBERS_MOST];
    for (uint32_t i = 0; i < a->member_count; i++) {
        there[i] = members[i];
        there[i].absent = !a->in_forum[i];
    }
    struct silence_move move = {STEP_CUT, 0.0, depth};
    const bool passes = silence_blockers(rule, there, a->member_count, depth, breaks) == 0;
    if (!passes)
        move = best_move(w, a, role, costs, rule, there, depth, breaks);
    if (move.step == STEP_GIVE_UP || forum + move.price >= choice->move.price)
        return;
    choice->move = move;
    choice->elsewhere = true;
    choice->passes = passes;
    for (uint32_t i = 0; i < a->member_count; i++)
        choice->breaks[i] = breaks[i];
}

static void note_step(struct world *w, uint32_t role, const struct choice *choice, double depth)
{
    static const enum chair_step told[] = {[STEP_WAIT] = CHAIR_WAITS,
                                           [STEP_EXEMPT] = CHAIR_EXEMPTS,
                                           [STEP_CUT] = CHAIR_CUTS,
                                           [STEP_GIVE_UP] = CHAIR_GIVES_UP};
    if (choice->elsewhere)
        note(w, NOTE_CHAIR_STEP, role * 16 + (uint32_t)CHAIR_CHANGES_FORUM, depth, depth);
    if (!choice->passes)
        note(w, NOTE_CHAIR_STEP, role * 16 + (uint32_t)told[choice->move.step], depth, choice->move.depth);
}

/* The chair's move, and a new round. */
void chair_answer(struct world *w, const struct alliance *a, uint32_t role, const struct mood *mood,
                  const struct silence_rule *rule, const struct silence_member *members, double depth,
                  const bool *breaks)
{
    struct clause *clause = clause_of(w, a, role);
    const struct silence_costs costs = chair_costs(w, a, role, mood->climate.stake);
    struct choice choice = {.move = best_move(w, a, role, &costs, rule, members, depth, breaks)};
    for (uint32_t i = 0; i < a->member_count; i++)
        choice.breaks[i] = breaks[i];
    /* What all parliaments must ratify is all members' to decide. */
    if (a->has_forum && !clause->elsewhere && !a->ratifies[role])
        consider_forum(w, a, role, &costs, rule, members, depth, &choice);
    note_step(w, role, &choice, depth);
    if (choice.elsewhere) {
        clause->elsewhere = true;
        clause->marks |= MARK_FORUM;
    }
    if (choice.passes) {
        struct silence_member there[MEMBERS_MOST];
        council_members(w, a, mood, role, there);
        clause_pass_stage(w, a, role, rule, there);
        return;
    }
    if (choice.move.step == STEP_GIVE_UP) {
        for (uint32_t i = 0; i < a->member_count; i++)
            if (choice.breaks[i])
                raise_stance(w, a, i, STANCE_BLOCKED);
        clause_give_up(w, a, role);
        return;
    }
    if (choice.move.step == STEP_WAIT)
        press_breakers(w, a, role, choice.breaks, costs.pressure_step);
    if (choice.move.step == STEP_EXEMPT)
        exempt_breakers(w, a, role, choice.breaks);
    if (choice.move.depth < depth)
        clause->depth = choice.move.depth / clause_stage_share(w, a, clause);
    clause_put(w, a, role);
}
