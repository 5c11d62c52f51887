/* Force generation: agreeing is not contributing.
 *
 * After a decision capitals are asked for forces. A conference ends some time later, sooner when things are urgent; a
 * member gives if it is willing then, and its forces count from the day its parliament agrees. Caveats make part of
 * what is given unusable, the more the less willing the giver is:
 *
 *     gives     iff  w + e_i >= 1/2                          w = willingness under this flag, e_i drawn once
 *     usable    1 - caveats 2 (1 - w)                        1/2 <= w <= 1
 *     share     min(1, owners_scale sum usable c / sum c)    over owners of what the role needs; c root of spending
 *     shortfall 1 - share                                    of what was mandated
 *
 * Steps and their order: NATO, "Troop contributions" (topics_50316, 2024): the council approves, the command lists what
 * it needs, conferences ask, capitals decide. That caveats follow a government's willingness is an assumption; that
 * they mattered is on record (Riga summit 2006: about 26,000 of 32,000 troops made more usable). */
#include "model/alliance.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/topics.h"
#include <math.h>
#include <string.h>

/* Of a contributor's forces, under this flag. */
static double usable(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role,
                     uint32_t member, bool mandated)
{
    const double willing = position_willingness(w, a, mood, member, role, mandated);
    return 1.0 - numbers_of(w, &a->numbers, 0)[CAVEATS] * 2.0 * clamp(1.0 - willing, 0.0, 0.5);
}

static bool would_give(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role,
                       uint32_t member, bool mandated)
{
    const double *gives = world_memory(w, a->gives);
    const double spread = numbers_of(w, &a->numbers, 0)[GIVE_SPREAD];
    return position_willingness(w, a, mood, member, role, mandated) + spread * gives[member] >= 0.5;
}

/* The share of the need that these members' usable forces fill. The leader is there under its own treaty: it neither
 * counts nor fills. */
static double share_of(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role,
                       bool mandated, const bool *giving)
{
    const double *weight = world_memory(w, a->weight);
    double given = 0.0, all = 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        if (i == a->leader || !a->owns[role * a->member_count + i])
            continue;
        all += weight[i];
        if (giving[i])
            given += weight[i] * usable(w, a, mood, role, i, mandated);
    }
    const double share = all > 0.0 ? numbers_of(w, &a->numbers, 0)[OWNERS_SCALE] * given / all : 0.0;
    return share < 1.0 ? share : 1.0;
}

double contributors_would(const struct world *w, const struct alliance *a, uint32_t role, bool mandated,
                          uint32_t *count)
{
    bool giving[MEMBERS_MOST];
    struct mood mood;
    mood_now(w, a, &mood);
    *count = 0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        giving[i] = would_give(w, a, &mood, role, i, mandated);
        *count += giving[i] && i != a->leader;
    }
    return share_of(w, a, &mood, role, mandated, giving);
}

static bool is_mandated(const struct world *w, const struct alliance *a, uint32_t role)
{
    return signal_get(w, a->flag[role]) == FLAG_ALLIANCE;
}

bool enablers_consent(const struct world *w, const struct alliance *a, uint32_t role)
{
    struct mood mood;
    mood_now(w, a, &mood);
    for (uint32_t i = 0; i < a->member_count; i++)
        if (a->enables[role * a->member_count + i] &&
            position_willingness(w, a, &mood, i, role, false) < numbers_of(w, &a->numbers, 0)[LEAVE_BELOW])
            return false;
    return true;
}

/* ---- after the decision ---- */

static double parliament_days(const struct world *w, const struct alliance *a, uint32_t role, uint32_t member)
{
    const double mean = numbers_of(w, &a->members, member)[MEMBER_PARLIAMENT];
    double u[2];
    if (!a->parliaments[role] || mean <= 0.0)
        return 0.0;
    draw_two(w, a->ask_parliament[member], 2 * (mandate_of(w, a, role)->conferences * a->role_count + role), u);
    return sample_gamma2(u[0], u[1], mean);
}

static void set_share(struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role)
{
    const struct seat *seats = seats_of(w, a, role);
    bool giving[MEMBERS_MOST];
    for (uint32_t i = 0; i < a->member_count; i++)
        giving[i] = seats[i].gives && seats[i].ready_day <= world_days(w);
    const double share = share_of(w, a, mood, role, is_mandated(w, a, role), giving);
    signal_set(w, a->share[role], share);
    signal_set(w, a->shortfall[role], 1.0 - share);
    count_up(w, a);
    notify(w, (struct notice){TOPIC_GIVEN, 0, role, share, 0.0});
}

/* Ring again when the next parliament votes. */
static void wait_for_parliament(struct world *w, const struct alliance *a, uint32_t role)
{
    const struct seat *seats = seats_of(w, a, role);
    double next = (double)INFINITY;
    for (uint32_t i = 0; i < a->member_count; i++)
        if (seats[i].gives && seats[i].ready_day > world_days(w) && seats[i].ready_day < next)
            next = seats[i].ready_day;
    if (next < (double)INFINITY)
        clock_in(w, a->generation.first + role, next - world_days(w));
}

/* Who gives already needs no second vote at home. */
static void hold_conference(struct world *w, const struct alliance *a, uint32_t role)
{
    struct seat *seats = seats_of(w, a, role);
    struct mood mood;
    uint32_t count = 0;
    mood_now(w, a, &mood);
    for (uint32_t i = 0; i < a->member_count; i++) {
        const bool gave = seats[i].gives;
        seats[i].gives = !seats[i].excused && would_give(w, a, &mood, role, i, is_mandated(w, a, role));
        count += seats[i].gives && i != a->leader;
        if (seats[i].gives && !gave)
            seats[i].ready_day = world_days(w) + parliament_days(w, a, role, i);
    }
    mandate_of(w, a, role)->conferences++;
    *((struct climate *)world_memory(w, a->reviewed) + role) = (struct climate){0};
    clock_stop(w, a->review.first + role);
    clock_in(w, a->review.first + role, numbers_of(w, &a->numbers, 0)[REVIEW_DAYS]);
    set_share(w, a, &mood, role);
    note(w, NOTE_GENERATED, role, signal_get(w, a->share[role]), (double)count);
    wait_for_parliament(w, a, role);
}

void generation_begin(struct world *w, const struct alliance *a, uint32_t role)
{
    const uint32_t clock = a->generation.first + role;
    struct mandate *mandate = mandate_of(w, a, role);
    double u[2];
    if (mandate->conference)
        return; /* it goes on, about what is in force now */
    clock_stop(w, clock);
    mandate->conference = true;
    /* Words need no forces; nor is there a conference where none takes time. */
    const double days = a->generates[role] ? numbers_of(w, &a->numbers, 0)[GENERATION_DAYS] : 0.0;
    if (days <= 0.0) {
        generation_step(w, a, role);
        return;
    }
    draw_two(w, a->ask_generation[role], clause_of(w, a, role)->replies, u);
    clock_in(w, clock, sample_gamma2(u[0], u[1], days / reply_speed(w, a, role)));
}

void generation_step(struct world *w, const struct alliance *a, uint32_t role)
{
    struct mandate *mandate = mandate_of(w, a, role);
    if (mandate->conference) {
        mandate->conference = false;
        hold_conference(w, a, role);
        return;
    }
    struct mood mood;
    mood_now(w, a, &mood);
    set_share(w, a, &mood, role);
    wait_for_parliament(w, a, role);
}

bool contributors_review(struct world *w, const struct alliance *a, uint32_t role, uint32_t *left)
{
    const double limit = numbers_of(w, &a->numbers, 0)[LEAVE_BELOW];
    struct climate *reviewed = (struct climate *)world_memory(w, a->reviewed) + role;
    const struct climate climate = climate_now(w, a);
    struct seat *seats = seats_of(w, a, role);
    struct mood mood;
    *left = 0;
    if (memcmp(reviewed, &climate, sizeof climate) == 0)
        return false; /* nothing moved anybody since the last review */
    *reviewed = climate;
    mood_now(w, a, &mood);
    for (uint32_t i = 0; i < a->member_count; i++) {
        if (!seats[i].gives || i == a->leader)
            continue;
        const double willing = position_willingness(w, a, &mood, i, role, is_mandated(w, a, role));
        if (willing >= limit)
            continue;
        seats[i].gives = false;
        ++*left;
        note(w, NOTE_LEFT, role * 4096 + i, willing, 0.0);
    }
    if (*left > 0)
        set_share(w, a, &mood, role);
    return *left > 0;
}
