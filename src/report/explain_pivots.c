/* Who decided in a trial: the last to be won over and those who were not, role by role, and who stood nearest to
 * leaving. */
#include "report/explain.h"

#include "base/text.h"
#include "model/topics.h"
#include <stdio.h>

enum { NEAREST_MOST = 3 };

/* Who was pivotal on each role when it was last decided or given up. */
struct ruling {
    uint32_t member; /* NO_INDEX: nobody, silence held at once */
    bool is_decided, is_adopted;
};

static uint32_t member_of_signal(const struct telling *t, uint32_t signal)
{
    for (uint32_t member = 0; member < scenario_count(t->scenario, "members"); member++) {
        char name[96];
        snprintf(name, sizeof name, "alliance.pivotal.%s", scenario_id(t->scenario, "members", member));
        if (plan_signal_find(t->trial->plan, name) == signal)
            return member;
    }
    return NO_INDEX;
}

/* The council counts whom it makes pivotal in the line before it says what became of the text. */
static void read_rulings(const struct telling *t, struct ruling *rulings)
{
    const struct trace *trace = t->trial->trace;
    for (uint32_t at = 1; at < trace->count && at < trace->room; at++) {
        const struct trace_line *line = &trace->line[at], *before = line - 1;
        if (line->what != TRACE_NOTE || (line->subject != NOTE_ADOPTED && line->subject != NOTE_GIVEN_UP))
            continue;
        rulings[line->about] =
            (struct ruling){.member = before->what == TRACE_CHANGE ? member_of_signal(t, before->subject) : NO_INDEX,
                            .is_decided = true,
                            .is_adopted = line->subject == NOTE_ADOPTED};
    }
}

static bool is_of(const struct ruling *ruling, bool adopted, uint32_t member)
{
    return ruling->is_decided && ruling->is_adopted == adopted && ruling->member == member;
}

/* "Hungary on relief and logistics, Türkiye on sanctions": all who were pivotal on what was adopted, or given up. */
static void add_pivotal(struct telling *t, const struct ruling *rulings, bool adopted, const char *opening)
{
    const uint32_t roles = scenario_count(t->scenario, "roles");
    bool any = false;
    for (uint32_t member = 0; member < scenario_count(t->scenario, "members"); member++) {
        uint32_t all = 0, written = 0;
        for (uint32_t role = 0; role < roles; role++)
            all += is_of(&rulings[role], adopted, member);
        if (all == 0)
            continue;
        buffer_format(&t->text, "%s%s on ", any ? ", " : opening, told_name(t, "members", member));
        any = true;
        for (uint32_t role = 0; role < roles; role++) {
            char name[96];
            if (!is_of(&rulings[role], adopted, member))
                continue;
            buffer_format(&t->text, "%s%s",
                          written == 0         ? ""
                          : written + 1 == all ? " and "
                                               : ", ",
                          told_inside(t, "roles", role, name));
            written++;
        }
    }
    if (any)
        buffer_add(&t->text, ".");
}

bool tell_pivots(struct telling *t, struct arena *arena)
{
    const uint32_t roles = scenario_count(t->scenario, "roles");
    struct ruling *rulings = arena_take(arena, roles + 1, sizeof *rulings);
    bool decided = false;
    read_rulings(t, rulings);
    for (uint32_t role = 0; role < roles; role++)
        decided = decided || rulings[role].is_decided;
    if (!decided)
        return false;
    t->who = "council";
    buffer_clear(&t->text);
    add_pivotal(t, rulings, true, "The last to be won over: ");
    add_pivotal(t, rulings, false, *buffer_text(&t->text) ? " Not won over: " : "Not won over: ");
    if (!*buffer_text(&t->text))
        buffer_add(&t->text, "Nobody was pivotal: silence held on every text as it first went out.");
    return true;
}

static double leaves_at(const struct telling *t, uint32_t member)
{
    char name[96];
    snprintf(name, sizeof name, "alliance.leaves_at.%s", scenario_id(t->scenario, "members", member));
    const uint32_t outcome = plan_outcome_find(t->trial->plan, name);
    return outcome == NO_INDEX ? 1.0 : t->trial->outcome[outcome];
}

bool tell_leaving(struct telling *t)
{
    uint32_t nearest[NEAREST_MOST + 1], count = 0;
    for (uint32_t member = 0; member < scenario_count(t->scenario, "members"); member++) {
        uint32_t at = count;
        if (!(leaves_at(t, member) < 1.0))
            continue;
        for (; at > 0 && leaves_at(t, member) < leaves_at(t, nearest[at - 1]); at--)
            nearest[at] = nearest[at - 1];
        nearest[at] = member;
        count += count < NEAREST_MOST ? 1 : 0;
    }
    t->who = "council";
    buffer_clear(&t->text);
    for (uint32_t k = 0; k < count; k++)
        buffer_format(&t->text, k == 0 ? "Nearest to leaving: %s above a depth of %.0f%%" : ", %s above %.0f%%",
                      told_name(t, "members", nearest[k]), 100.0 * leaves_at(t, nearest[k]));
    if (count > 0)
        buffer_add(&t->text, ", each on the role it likes least.");
    return count > 0;
}
