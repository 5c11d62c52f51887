/* What members want, now: positions coded for a crisis without violence, moved by what happened since.
 *
 *     x = clip01((support + offset + add + Dx) / 100)        s = clip01(salience / 100 + per level + per own loss)
 *     w = clip01((national + (offset + add + Dx) / 2 + 5 if mandated) / 100)
 *
 * Signals only add increments, so nothing counts twice: support already holds trade, frontline, alignment and objection
 * as of day 0. */
#include "model/alliance.h"

#include "base/maths.h"

/* Points by which events move a member's support. */
static inline double moves(const struct alliance *a, const double *n, const double *m, const struct climate *climate,
                           uint32_t member, double own_loss)
{
    return (a->unc[member] ? climate->unc : climate->others) + climate->per_trade * m[MEMBER_TRADE] +
           (a->frontline[member] ? climate->frontline : 0.0) + n[MOVES_OWN_LOSS] * own_loss;
}

static inline double own_salience(const double *n, const double *m, const struct climate *climate, double own_loss)
{
    return clamp(m[MEMBER_SALIENCE] / 100.0 + n[SALIENCE_LEVEL] * positive(climate->level - 1.0) +
                     n[SALIENCE_LOSS] * own_loss + climate->provoked,
                 0.0, 1.0);
}

/* The leader's, without its own alignment term, which depends on the stake. */
static double stake_now(const struct world *w, const struct alliance *a, const struct climate *climate)
{
    const double *n = numbers_of(w, &a->numbers, 0), *leader = numbers_of(w, &a->members, a->leader);
    const double then =
        clamp(leader[MEMBER_SUPPORT] / 100.0, 0.0, 1.0) * clamp(leader[MEMBER_SALIENCE] / 100.0, 0.0, 1.0);
    const double loss = climate->loss_percent * leader[MEMBER_EXPOSURE];
    const double support =
        clamp((leader[MEMBER_SUPPORT] + moves(a, n, leader, climate, a->leader, loss)) / 100.0, 0.0, 1.0);
    return then > 0.0 ? n[LEADER_STAKE] * support * own_salience(n, leader, climate, loss) / then : 0.0;
}

/* Everything that moves all members alike. */
static double common_moves(const struct world *w, const struct alliance *a, const double *n)
{
    const double theatre_day = *(const double *)world_memory(w, a->theatre_day);
    double points = n[UN_MANDATE] > 0.0 ? n[MOVES_MANDATE] : 0.0;
    points += n[MOVES_STRAIN] * signal_get(w, a->strain);
    points += n[MOVES_LOSSES] * det_log1p(signal_get(w, a->own_deaths) / 10.0);
    if (theatre_day > 0.0)
        points += n[MOVES_FATIGUE] * positive(world_days(w) - theatre_day - 60.0) / 30.0;
    points += n[MOVES_EVACUATED] * signal_get(w, a->evacuated);
    return points + n[MOVES_RUMOUR] * signal_get(w, a->rumour);
}

struct climate climate_now(const struct world *w, const struct alliance *a)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    const double violence = signal_get(w, a->violence), common = common_moves(w, a, n);
    const bool attacked = violence >= 3.0 && signal_get(w, a->began) > 0.0;
    struct climate climate = {
        .unc = common + (attacked ? n[MOVES_UNC] : 0.0),
        .others = common + (attacked ? n[MOVES_OTHERS] : 0.0),
        .combat = violence >= 4.0 ? n[MOVES_NUCLEAR] * n[WARHEADS] / 50.0 : 0.0,
        .per_trade = a->has_trade_power ? 100.0 * n[MOVES_TRADE] * positive(signal_get(w, a->trade_power) - 1.0) : 0.0,
        .frontline = a->has_frontline_power && signal_get(w, a->frontline_power) >= 3.0 ? n[MOVES_FRONTLINE] : 0.0,
        .loss_percent = 100.0 * signal_get(w, a->member_loss),
        .level = n[FOOTING] == FOOTING_PEACETIME ? 1.0 : violence,
        .provoked = n[SALIENCE_PROVOCATION] * signal_get(w, a->provocations),
    };
    climate.stake = stake_now(w, a, &climate);
    return climate;
}

void mood_now(const struct world *w, const struct alliance *a, struct mood *mood)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    mood->climate = climate_now(w, a);
    const struct climate *climate = &mood->climate;
    /* Alignment is worth its points only as far as the leader has a stake. */
    for (uint32_t i = 0; i < a->member_count; i++) {
        const double *m = numbers_of(w, &a->members, i), loss = climate->loss_percent * m[MEMBER_EXPOSURE];
        mood->moved[i] =
            moves(a, n, m, climate, i, loss) + n[ALIGNMENT_POINTS] * m[MEMBER_ALIGNMENT] * (climate->stake - 1.0);
        mood->salience[i] = own_salience(n, m, climate, loss);
    }
}

static double shift(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member,
                    uint32_t role)
{
    const double *r = numbers_of(w, &a->roles, role);
    return r[ROLE_OFFSET] + r[ROLE_ADD] + mood->moved[member] + (a->combat[role] ? mood->climate.combat : 0.0);
}

double position_ideal(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member,
                      uint32_t role)
{
    return clamp((numbers_of(w, &a->members, member)[MEMBER_SUPPORT] + shift(w, a, mood, member, role)) / 100.0, 0.0,
                 1.0);
}

double position_support(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member)
{
    return clamp((numbers_of(w, &a->members, member)[MEMBER_SUPPORT] + mood->moved[member]) / 100.0, 0.0, 1.0);
}

double position_willingness(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t member,
                            uint32_t role, bool mandated)
{
    const double points = numbers_of(w, &a->members, member)[MEMBER_NATIONAL] + 0.5 * shift(w, a, mood, member, role) +
                          (mandated ? numbers_of(w, &a->numbers, 0)[MANDATED_POINTS] : 0.0);
    return clamp(points / 100.0, 0.0, 1.0);
}

bool treaty_applies(const struct world *w, const struct alliance *a)
{
    return numbers_of(w, &a->numbers, 0)[FOOTING] == FOOTING_TREATY || signal_get(w, a->treaty_area) > 0.0;
}

/* Is another clause before the council? */
static bool has_others(const struct world *w, const struct alliance *a, uint32_t role)
{
    for (uint32_t other = 0; other < a->role_count; other++)
        if (other != role && clause_of(w, a, other)->state == CLAUSE_COUNCIL)
            return true;
    return false;
}

struct silence_rule council_rule(const struct world *w, const struct alliance *a, const struct mood *mood,
                                 uint32_t role)
{
    const double *n = numbers_of(w, &a->numbers, 0);
    const double level = n[FOOTING] == FOOTING_PEACETIME ? 0.0 : mood->climate.level;
    double cost = n[BLOCKING_BASE] + n[BLOCKING_LEVEL] * level + (a->own_territory ? n[BLOCKING_OWN] : 0.0);
    if (treaty_applies(w, a))
        cost = n[BLOCKING_TREATY];
    const double led = 1.0 - n[LEADER_SHARE] * (1.0 - mood->climate.stake);
    return (struct silence_rule){
        .blocking_cost = cost * n[BLOCKING_SCALE] * positive(led),
        .numbers_exponent = n[NUMBERS_EXPONENT],
        .exempt_cost = n[EXEMPT_PRICE],
        .exempt_relief = n[EXEMPT_RELIEF] * numbers_of(w, &a->roles, role)[ROLE_EXEMPTION],
        .linkage = has_others(w, a, role) ? n[LINKAGE] : 0.0,
    };
}

/* Mean policy value of the other clauses on the table: what linkage mixes in. */
static void link_clauses(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role,
                         struct silence_member *members)
{
    const struct clause *clauses = world_memory(w, a->clauses);
    double sum[MEMBERS_MOST] = {0.0};
    uint32_t count = 0;
    for (uint32_t other = 0; other < a->role_count; other++) {
        if (other == role || clauses[other].state != CLAUSE_COUNCIL)
            continue;
        count++;
        for (uint32_t i = 0; i < a->member_count; i++) {
            const struct silence_member view = {.ideal = position_ideal(w, a, mood, i, other),
                                                .salience = mood->salience[i]};
            sum[i] += silence_policy(&view, clauses[other].depth);
        }
    }
    for (uint32_t i = 0; i < a->member_count; i++)
        members[i].linked = count ? sum[i] / count : 0.0;
}

void council_members(const struct world *w, const struct alliance *a, const struct mood *mood, uint32_t role,
                     struct silence_member *members)
{
    const double *n = numbers_of(w, &a->numbers, 0), *r = numbers_of(w, &a->roles, role);
    const double *resolve = world_memory(w, a->resolve), *weight = world_memory(w, a->weight);
    const struct seat *seats = seats_of(w, a, role);
    const bool elsewhere = clause_of(w, a, role)->elsewhere;
    const double alone = signal_get(w, a->flag[role]) == FLAG_COALITION ? n[COALITION_PRESSURE] : 0.0;
    for (uint32_t i = 0; i < a->member_count; i++) {
        const double willing = position_willingness(w, a, mood, i, role, false);
        members[i] = (struct silence_member){
            .ideal = position_ideal(w, a, mood, i, role),
            .salience = mood->salience[i],
            .burden = 2.0 * r[ROLE_BURDEN] * positive(0.5 - willing),
            .resolve = i == a->leader ? 0.0 : n[RESOLVE_SPREAD] * resolve[i],
            .pressure = seats[i].pressure + alone,
            .weight = weight[i],
            .exempt = seats[i].exempt,
            .absent = elsewhere && !a->in_forum[i],
            .enabler = a->enables[role * a->member_count + i],
        };
    }
    if (n[LINKAGE] > 0.0)
        link_clauses(w, a, mood, role, members);
}
