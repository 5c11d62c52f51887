/* Forces, powers, the crisis and the rest in sentences. */
#include "report/explain.h"

#include "base/maths.h"
#include "base/text.h"
#include "model/topics.h"
#include <stdio.h>
#include <string.h>

static const char *const held_words[] = {"nothing",  "the council",     "readiness",           "lift",
                                         "distance", "ports and ramps", "the road from there", "the way"};

/* The half's components stand in the notes just before it. */
static void tell_half(struct telling *t, const struct trace_line *line)
{
    const struct trace *trace = t->trial->trace;
    const uint32_t role = line->about / 16;
    char name[96];
    buffer_format(&t->text,
                  "Half of what was mandated of %s is in place. It took: ", told_inside(t, "roles", role, name));
    uint32_t first = t->at;
    while (first > 0 && trace->line[first - 1].what == TRACE_NOTE && trace->line[first - 1].subject == NOTE_HELD)
        first--;
    for (uint32_t at = first; at < t->at; at++) {
        char days[48];
        told_days(trace->line[at].a, days);
        buffer_format(&t->text, "%s%s %s", at > first ? ", " : "", held_words[trace->line[at].about % 16], days);
    }
    buffer_add(&t->text, ".");
}

bool tell_force(struct telling *t, const struct trace_line *line)
{
    char a[48], b[48], name[96];
    t->who = "force";
    told_number(line->a, a);
    told_days(line->b, b);
    switch (line->subject) {
    case NOTE_UNIT_CALLED:
        buffer_format(&t->text, "%s: called at %.0f%%, ready to move in %s.", told_name(t, "forces", line->about),
                      100.0 * line->a, b);
        return true;
    case NOTE_UNIT_READY:
        if (line->a < 1.0)
            return false;
        buffer_format(&t->text, "%s: ready, %s tonnes to move.", told_name(t, "forces", line->about), a);
        return true;
    case NOTE_NO_ROUTE:
        buffer_format(&t->text, "%s: no way to the theatre is open.", told_name(t, "forces", line->about));
        return true;
    case NOTE_CALLED_BACK:
        if (line->b <= 0.0)
            buffer_format(&t->text, "%s: called back to %.0f%%; nothing of it is away.",
                          told_name(t, "forces", line->about), 100.0 * line->a);
        else
            buffer_format(&t->text, "%s: called back to %.0f%%; %.0f%% of it is away and turns for home.",
                          told_name(t, "forces", line->about), 100.0 * line->a, 100.0 * line->b);
        return true;
    case NOTE_HOME:
        told_days(line->a, a);
        buffer_format(&t->text,
                      "All that was called back of %s is home, %s after the recall; no schedule could have taken less "
                      "than %s.",
                      told_inside(t, "roles", line->about, name), a, b);
        return true;
    case NOTE_HALF:
        tell_half(t, line);
        return true;
    case NOTE_CLOSED:
        told_days(line->a, a);
        buffer_format(
            &t->text,
            "All that was mandated of %s is in place, %s after the mandate; no schedule could have taken less "
            "than %s.",
            told_inside(t, "roles", line->about, name), a, b);
        return true;
    default:
        return false;
    }
}

static const char *const answer_words[] = {"nothing", "words", "economic pressure", "military moves short of violence",
                                           "violence"};
static const char *const question_words[] = {"the crisis",   "the minor clashes",      "the serious clashes",
                                             "the war",      "the alliance's package", "another power's move",
                                             "a false alarm"};

static bool tell_outsider(struct telling *t, const struct trace_line *line)
{
    char days[48];
    told_days(line->b, days);
    t->who = "powers";
    switch (line->subject) {
    case NOTE_ANSWER:
        buffer_format(&t->text, "%s settles on %s in answer to %s; it will show in %s.",
                      told_name(t, "reactors", line->about / 16), answer_words[(int)line->a],
                      question_words[line->about % 16], days);
        return true;
    case NOTE_MOBILISED:
        buffer_format(&t->text, "%s mobilises%s.", scenario_text(t->scenario, "crisis", 0, "adversary", 0),
                      line->about == 1 ? " in answer to the alliance" : "");
        return true;
    case NOTE_HONOURED:
        buffer_format(&t->text, "The treaty %s comes due and will be honoured; help shows in %s.",
                      told_name(t, "treaties", line->about), days);
        return true;
    case NOTE_NOT_HONOURED:
        buffer_format(&t->text, "The treaty %s comes due and is not honoured (it would be in %.0f of 100 cases).",
                      told_name(t, "treaties", line->about), 100.0 * line->a);
        return true;
    default:
        return false;
    }
}

bool tell_world(struct telling *t, const struct trace_line *line)
{
    char a[48];
    if (tell_outsider(t, line))
        return true;
    told_number(line->a, a);
    switch (line->subject) {
    case NOTE_MEDIATION:
        t->who = "roles";
        buffer_format(&t->text, "Mediation is %s; a patron %s the adversary.", line->a > 0.0 ? "accepted" : "refused",
                      line->b > 0.0 ? "presses" : "does not press");
        return true;
    case NOTE_OUTAGE: {
        char sector[96];
        t->who = "roles";
        told_days(line->a, a);
        buffer_format(&t->text, "An intrusion puts part of %s out for %s; outages now: %.0f.",
                      line->about == 0 ? "the infrastructure" : told_inside(t, "sectors", line->about - 1, sector), a,
                      line->b);
        return true;
    }
    case NOTE_AVAILABILITY:
        t->who = "roles";
        buffer_format(&t->text, "What ports and airfields need works at %.1f%%, what decisions need at %.1f%%.",
                      100.0 * line->a, 100.0 * line->b);
        return true;
    case NOTE_DISPUTE:
        t->who = "home";
        buffer_format(&t->text, "A dispute begins at home, number %s%s; strain added there by the option: %.0f%%.%s", a,
                      line->about == 1 ? ", and comes to a use of force" : "", 100.0 * told_signal(t, "home.added"),
                      line->b > 0.0 ? " Forces are called back." : "");
        return true;
    case NOTE_WHAT_IF:
        t->who = "what if";
        buffer_format(&t->text, "%s happens on this day, because the scenario sets it.",
                      scenario_id(t->scenario, "what_if", line->about));
        return true;
    case NOTE_LINE:
        t->who = "crisis";
        buffer_add(&t->text, line->about == 1 ? "The line of contact moves into the adversary's land."
                                              : "The adversary's regime collapses; forces near its border.");
        return true;
    default:
        return false;
    }
}

/* Which shifts stood on the climb hazard when it rang. */
static void add_shifts(struct telling *t)
{
    static const struct {
        const char *signal, *words;
    } shifts[] = {{"direct.climb_shift", "presence, denial and intelligence"},
                  {"political.climb_shift", "mediation, restraint and sanctions"},
                  {"cyber.climb_shift", "misperception"},
                  {"reactors.climb_shift", "a patron's moves"}};
    uint32_t count = 0;
    for (size_t k = 0; k < sizeof shifts / sizeof shifts[0]; k++) {
        const double percent = 100.0 * (det_exp(told_signal(t, shifts[k].signal)) - 1.0);
        if (percent > -0.5 && percent < 0.5)
            continue;
        buffer_format(&t->text, "%s%s %+.0f%%", count++ ? ", " : " On the hazard of climbing stood: ", shifts[k].words,
                      percent);
    }
    buffer_add(&t->text, count ? "." : " Nothing anybody did weighed on the hazard of climbing.");
}

/* Does what the scenario sets stand before it, at the same moment? */
static bool is_set(const struct telling *t, const struct trace_line *line)
{
    const struct trace *trace = t->trial->trace;
    for (size_t k = (size_t)(line - trace->line); k > 0 && trace->line[k - 1].time == line->time; k--)
        if (trace->line[k - 1].what == TRACE_NOTE && trace->line[k - 1].subject == NOTE_WHAT_IF)
            return true;
    return false;
}

static void tell_violence(struct telling *t, const struct trace_line *line)
{
    char now[64], before[64], days[48];
    const double day = (double)line->time / (double)DAY;
    told_level(t, line->subject, line->b, now);
    told_level(t, line->subject, line->a, before);
    told_days(day - t->rung_day, days);
    if (line->time == 0)
        buffer_format(&t->text, "It begins: %s, level %.0f of 4.", now, line->b);
    else if (line->b > line->a && is_set(t, line))
        buffer_format(&t->text, "Violence is at %s from now on (level %.0f of 4), because the scenario sets it.", now,
                      line->b);
    else if (line->b > line->a) {
        buffer_format(&t->text, "Violence climbs from %s to %s (level %.0f of 4), %s into that level.", before, now,
                      line->b, days);
        add_shifts(t);
    } else if (line->b > 0.0)
        buffer_format(&t->text, "Violence falls from %s to %s (level %.0f of 4); the crisis goes on.", before, now,
                      line->b);
    else if (is_set(t, line))
        buffer_add(&t->text, "The crisis is over, because the scenario sets it.");
    else
        buffer_format(&t->text,
                      "The crisis ends after %s at this level (%s): time ran out before anything pushed it further.",
                      days, before);
    t->rung_day = day;
}

static bool ends_with(const char *text, const char *end)
{
    const size_t a = strlen(text), b = strlen(end);
    return a >= b && strcmp(text + a - b, end) == 0;
}

static void tell_power(struct telling *t, const struct trace_line *line)
{
    char now[64];
    told_level(t, line->subject, line->b, now);
    const char *title = plan_signal_title(t->trial->plan, line->subject);
    const char *name = text_starts(title, "Level of ") ? title + 9 : title;
    if (line->b > 0.0)
        buffer_format(&t->text, "%s: %s, level %.0f of 6.", name, now, line->b);
    else
        buffer_format(&t->text, "%s: its answer fades.", name);
}

bool tell_change(struct telling *t, const struct trace_line *line)
{
    const char *name = plan_signal_name(t->trial->plan, line->subject);
    t->who = "crisis";
    if (text_equal(name, "crisis.violence")) {
        tell_violence(t, line);
        return true;
    }
    if (text_equal(name, "crisis.treaty_area") && line->b > 0.0) {
        buffer_add(&t->text, "The treaty area itself is struck: the treaty's own case has come.");
        return true;
    }
    if (text_equal(name, "crisis.nuclear_use") && line->b > 0.0) {
        buffer_add(&t->text,
                   "Nuclear use, which the scenario sets or whose hazard it sets. What follows is not modelled; "
                   "the world goes on as without it.");
        return true;
    }
    t->who = "powers";
    if (text_starts(name, "reactors.") && ends_with(name, ".level")) {
        tell_power(t, line);
        return true;
    }
    if (text_equal(name, "reactors.contact") && line->b > 0.0) {
        buffer_add(&t->text, "Forces of the alliance and of a major power fight each other.");
        return true;
    }
    t->who = "roles";
    if (text_equal(name, "noncombat.all_out") && line->b > 0.0) {
        buffer_add(&t->text, "All of members' nationals who wanted to leave are out.");
        return true;
    }
    if (text_equal(name, "political.conceded") && line->b > 0.0) {
        buffer_add(&t->text, "Sanctions bring a concession; the crisis ends.");
        return true;
    }
    if (text_starts(name, "force.dry.") && line->b > 0.0) {
        char role[64], supply[96];
        const char *first = name + strlen("force.dry."), *last = strrchr(name, '.');
        snprintf(role, sizeof role, "%.*s", (int)(last - first), first);
        told_inside(t, "supplies", scenario_find(t->scenario, "supplies", last + 1), supply);
        buffer_format(&t->text, "%s: its stock of %s is out; from now on it has what host and logistics supply.",
                      told_name(t, "roles", scenario_find(t->scenario, "roles", role)), supply);
        return true;
    }
    return false;
}
