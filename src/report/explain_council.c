/* The council in sentences: texts put, silence broken, the chair's step, agreement or not. */
#include "report/explain.h"

#include "base/text.h"
#include "model/topics.h"

static const struct trace_line *line_at(const struct telling *t, uint32_t at)
{
    const struct trace *trace = t->trial->trace;
    const uint32_t kept = trace->count < trace->room ? trace->count : trace->room;
    return at < kept ? &trace->line[at] : NULL;
}

/* A warning and a request stand before the order, which is the act itself. */
static const char *stage_of(const struct trace_line *line)
{
    static const char *const words[] = {"A warning of ", "A request for ", ""};
    return words[line->about % 4];
}

static void tell_put(struct telling *t, const struct trace_line *line)
{
    const char *stage = stage_of(line);
    char inside[96];
    const char *role =
        *stage ? told_inside(t, "roles", line->about / 4, inside) : told_name(t, "roles", line->about / 4);
    buffer_format(&t->text, "%s%s goes ", stage, role);
    if (line->b <= 1.0)
        buffer_format(&t->text, "to %u capitals", scenario_count(t->scenario, "members"));
    else
        buffer_format(&t->text, "back to capitals for round %.0f", line->b);
    buffer_format(&t->text, *stage ? ", with a depth of %.0f%% in view." : " at a depth of %.0f%%.", 100.0 * line->a);
}

static bool is_breaker(const struct trace_line *line, int64_t time, uint32_t role)
{
    return line->what == TRACE_NOTE && line->subject == NOTE_SILENCE_BROKEN && line->time == time &&
           line->about / 4096 == role;
}

/* All who broke the same silence stand in notes of one moment: the first of them speaks for all, and names the three
 * who fall shortest. */
static bool tell_broken(struct telling *t, const struct trace_line *line)
{
    enum { NAMED_MOST = 3 };
    const struct trace_line *named[NAMED_MOST] = {0};
    const uint32_t role = line->about / 4096;
    uint32_t count = 0;
    char name[96];
    for (uint32_t back = t->at; back-- > 0 && line_at(t, back)->time == line->time;)
        if (is_breaker(line_at(t, back), line->time, role))
            return false;
    for (uint32_t at = t->at; line_at(t, at) && line_at(t, at)->time == line->time; at++) {
        const struct trace_line *other = line_at(t, at);
        if (!is_breaker(other, line->time, role))
            continue;
        count++;
        for (int k = 0; k < NAMED_MOST; k++)
            if (!named[k] || other->a < named[k]->a) {
                const struct trace_line *moved = named[k];
                named[k] = other;
                other = moved;
                if (!other)
                    break;
            }
    }
    buffer_format(&t->text, "Silence on %s is broken by ", told_inside(t, "roles", role, name));
    for (int k = 0; k < NAMED_MOST && named[k]; k++) {
        char value[48];
        told_number(-100.0 * named[k]->a, value);
        buffer_format(&t->text, "%s%s (short by %s)", k ? ", " : "", told_name(t, "members", named[k]->about % 4096),
                      value);
    }
    if (count > NAMED_MOST)
        buffer_format(&t->text, " and %u more", count - NAMED_MOST);
    buffer_add(&t->text, ".");
    return true;
}

static void tell_step(struct telling *t, const struct trace_line *line)
{
    char name[96];
    const char *role = told_inside(t, "roles", line->about / 16, name);
    switch ((enum chair_step)(line->about % 16)) {
    case CHAIR_WAITS:
        buffer_format(
            &t->text,
            "The chair waits with %s and presses those who broke silence: that is the cheapest step that would work.",
            role);
        break;
    case CHAIR_EXEMPTS:
        if (line->b < line->a)
            buffer_format(&t->text,
                          "The chair exempts those who broke silence on %s and cuts the rest from %.0f%% to %.0f%%: "
                          "neither alone would do as cheaply.",
                          role, 100.0 * line->a, 100.0 * line->b);
        else
            buffer_format(&t->text, "The chair exempts those who broke silence on %s: cheaper than cutting the text.",
                          role);
        break;
    case CHAIR_CUTS:
        buffer_format(&t->text, "The chair cuts %s from %.0f%% to %.0f%%, the deepest text that silence would bear.",
                      role, 100.0 * line->a, 100.0 * line->b);
        break;
    case CHAIR_CHANGES_FORUM:
        buffer_format(&t->text, "The chair takes %s to the forum where those who block do not sit.", role);
        break;
    default:
        buffer_format(&t->text, "No step on %s costs the chair less than giving up.", role);
    }
}

/* What was decided, and who gives to it. */
static bool tell_decided(struct telling *t, const struct trace_line *line)
{
    char name[96];
    switch (line->subject) {
    case NOTE_STAGE:
        buffer_format(&t->text, "%s%s is agreed: silence held.", stage_of(line),
                      told_inside(t, "roles", line->about / 4, name));
        return true;
    case NOTE_DELEGATED:
        buffer_format(&t->text, "The order for %s may be given without another vote: silence held on that too.",
                      told_inside(t, "roles", line->about, name));
        return true;
    case NOTE_RATIFYING:
        buffer_format(&t->text, "%s goes to parliaments; %s will be the last to ratify, in %.0f days.",
                      told_name(t, "roles", line->about / 4096), told_name(t, "members", line->about % 4096), line->b);
        return true;
    case NOTE_ADOPTED:
        buffer_format(&t->text, "%s is agreed at %.0f%%.", told_name(t, "roles", line->about), 100.0 * line->a);
        return true;
    case NOTE_GENERATED:
        buffer_format(&t->text, "For %s, %.0f members besides the leader give forces: %.0f%% of the mandate for now.",
                      told_inside(t, "roles", line->about, name), line->b, 100.0 * line->a);
        return true;
    case NOTE_LEFT:
        buffer_format(&t->text, "%s leaves %s at review: its willingness is down to %.0f of 100.",
                      told_name(t, "members", line->about % 4096), told_inside(t, "roles", line->about / 4096, name),
                      100.0 * line->a);
        return true;
    case NOTE_COALITION:
        buffer_format(&t->text, "A coalition of %.0f members besides the leader takes on %s, at %.0f%%.", line->b,
                      told_inside(t, "roles", line->about, name), 100.0 * line->a);
        return true;
    case NOTE_NO_COALITION:
        buffer_format(&t->text, "No coalition for %s: %.0f members besides the leader would give, %.0f%% of the need.",
                      told_inside(t, "roles", line->about, name), line->a, 100.0 * line->b);
        return true;
    case NOTE_NO_CONSENT:
        buffer_format(&t->text, "No coalition for %s: a base, airspace or asset it needs is not to be had.",
                      told_inside(t, "roles", line->about, name));
        return true;
    default:
        return false;
    }
}

/* How it came to that. */
static bool tell_debate(struct telling *t, const struct trace_line *line)
{
    char name[96];
    switch (line->subject) {
    case NOTE_CLAUSE_PUT:
        tell_put(t, line);
        return true;
    case NOTE_COALITION_SOUGHT:
        buffer_format(&t->text, "The leader sounds out a coalition of the willing for %s.",
                      told_inside(t, "roles", line->about, name));
        return true;
    case NOTE_SILENCE_BROKEN:
        return tell_broken(t, line);
    case NOTE_CHAIR_STEP:
        tell_step(t, line);
        return true;
    case NOTE_EXEMPT:
        buffer_format(&t->text, "%s is exempted from %s.", told_name(t, "members", line->about % 4096),
                      told_inside(t, "roles", line->about / 4096, name));
        return true;
    case NOTE_GIVEN_UP:
        buffer_format(&t->text, "%s is given up after %.0f %s.", told_name(t, "roles", line->about), line->b,
                      line->b > 1.0 ? "rounds" : "round");
        return true;
    default:
        return false;
    }
}

bool tell_council(struct telling *t, const struct trace_line *line)
{
    t->who = "council";
    return tell_debate(t, line) || tell_decided(t, line);
}
