/* explain: a replayed trial as a dated log, each line with its reason. */
#include "report/explain.h"

#include "base/json.h"
#include "base/maths.h"
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *told_name(const struct telling *t, const char *section, uint32_t entity)
{
    const char *field = text_equal(section, "members") ? "name" : "title";
    const char *name = scenario_text(t->scenario, section, entity, field, 0);
    return name ? name : scenario_id(t->scenario, section, entity);
}

const char *told_inside(const struct telling *t, const char *section, uint32_t entity, char out[96])
{
    snprintf(out, 96, "%s", told_name(t, section, entity));
    if (out[0] >= 'A' && out[0] <= 'Z' && out[1] >= 'a' && out[1] <= 'z')
        out[0] = (char)(out[0] - 'A' + 'a');
    return out;
}

double told_signal(const struct telling *t, const char *name)
{
    const uint32_t signal = plan_signal_find(t->trial->plan, name);
    return signal == NO_INDEX ? 0.0 : t->value[signal];
}

const char *told_level(const struct telling *t, uint32_t signal, double value, char out[64])
{
    int first = 0;
    const char *levels = plan_signal_levels(t->trial->plan, signal, &first);
    size_t length = 0;
    out[0] = '\0';
    for (int k = first; levels && *levels; k++) {
        const size_t word = strcspn(levels, "|");
        if (k == (int)value)
            for (; length < word && length < 63; length++)
                out[length] = levels[length] == '_' ? ' ' : levels[length];
        levels += word + (levels[word] == '|');
    }
    out[length] = '\0';
    return out;
}

void told_number(double value, char out[48])
{
    text_of_number_rounded(value, 2, out);
}

void told_days(double value, char out[48])
{
    char number[48];
    told_number(value, number);
    snprintf(out, 48, "%.36s %s", number, text_equal(number, "1") ? "day" : "days");
}

struct story {
    struct buffer out;
    const struct explain_settings *settings;
    uint32_t lines;
};

/* "day  3.0  council   ..." with the text wrapped under itself. */
static void add_plain(struct story *story, double day, const char *who, const char *text)
{
    const uint32_t width = story->settings->width ? story->settings->width : 100, indent = 20;
    buffer_format(&story->out, "day %5.1f  %-8s ", day, who);
    uint32_t column = indent;
    for (const char *word = text; *word;) {
        const size_t length = strcspn(word, " ");
        const uint32_t shown = text_codepoints(word, length);
        if (column > indent && column + 1 + shown > width) {
            buffer_add(&story->out, "\n");
            buffer_add_repeat(&story->out, " ", indent);
            column = indent;
        } else if (column > indent) {
            buffer_add(&story->out, " ");
            column++;
        }
        buffer_add_slice(&story->out, word, length);
        column += shown;
        word += length + strspn(word + length, " ");
    }
    buffer_add(&story->out, "\n");
}

static void add_line(struct story *story, double day, const char *who, const char *text)
{
    if (!story->settings->json) {
        add_plain(story, day, who, text);
    } else {
        buffer_format(&story->out, "%s\n    {\"day\": %.3f, \"who\": \"%s\", \"text\": ", story->lines ? "," : "", day,
                      who);
        add_json_text(&story->out, text);
        buffer_add(&story->out, "}");
    }
    story->lines++;
}

static double outcome_of(const struct told_trial *trial, const char *id)
{
    const uint32_t outcome = plan_outcome_find(trial->plan, id);
    return outcome == NO_INDEX ? 0.0 : trial->outcome[outcome];
}

static void level_word(const struct telling *t, const char *signal, double value, char out[64])
{
    told_level(t, plan_signal_find(t->trial->plan, signal), value, out);
}

/* What came of it, and of the same world without the option. */
static void tell_end(struct telling *t, struct story *story, const struct told_trial *baseline, double horizon)
{
    char peak[64], days[48], deaths[48], other[64], other_deaths[48];
    struct buffer *text = &t->text;
    buffer_clear(text);
    level_word(t, "crisis.violence", outcome_of(t->trial, "crisis.peak"), peak);
    told_number(outcome_of(t->trial, "crisis.days_serious"), days);
    told_number(outcome_of(t->trial, "consequence.deaths"), deaths);
    buffer_format(text, "Highest violence: %s; %s days at serious clashes or war; deaths: %s.", peak, days, deaths);
    if (baseline) {
        level_word(t, "crisis.violence", outcome_of(baseline, "crisis.peak"), other);
        told_number(outcome_of(baseline, "consequence.deaths"), other_deaths);
        buffer_format(text, " The same world under none: %s; deaths: %s.", other, other_deaths);
    }
    add_line(story, horizon, "end", buffer_text(text));
}

/* A world of movement alone has no crisis to tell of, and nobody who decides. */
static bool has_crisis(const struct told_trial *trial)
{
    return plan_outcome_find(trial->plan, "crisis.peak") != NO_INDEX;
}

static void walk(struct telling *t, struct story *story)
{
    const struct trace *trace = t->trial->trace;
    const uint32_t kept = trace->count < trace->room ? trace->count : trace->room;
    for (t->at = 0; t->at < kept; t->at++) {
        const struct trace_line *line = &trace->line[t->at];
        bool told = false;
        buffer_clear(&t->text);
        if (line->what == TRACE_NOTE)
            told = tell_council(t, line) || tell_force(t, line) || tell_world(t, line);
        else if (line->what == TRACE_CHANGE) {
            t->value[line->subject] = line->b;
            told = has_crisis(t->trial) && tell_change(t, line);
        }
        if (told)
            add_line(story, (double)line->time / (double)DAY, t->who, buffer_text(&t->text));
    }
}

static const char depth_words[] =
    "A depth of 100% is all that was drawn up for a role. Short by: points of 100 by which a text falls short of\n"
    "what keeping silent is worth to a member; what a member privately thinks is drawn once for each trial.\n";

static void open_story(struct story *story, const struct told_trial *trial)
{
    if (story->settings->json) {
        buffer_add(&story->out, "{\n  \"option\": ");
        add_json_text(&story->out, trial->option);
        buffer_add(&story->out, ",\n  \"trial\": ");
        add_json_text(&story->out, story->settings->picked ? story->settings->picked : "");
        buffer_add(&story->out, ",\n  \"log\": [");
        return;
    }
    buffer_format(&story->out, "Option %s, trial %s. One course of %llu; not a likely one.\n%s\n", trial->option,
                  story->settings->picked ? story->settings->picked : "", (unsigned long long)story->settings->of,
                  has_crisis(trial) ? depth_words : "");
}

bool report_explain(const struct told_trial *trial, const struct told_trial *baseline,
                    const struct explain_settings *settings, struct buffer *out, struct problems *problems)
{
    (void)problems;
    struct telling t = {.trial = trial, .scenario = plan_scenario(trial->plan)};
    struct story story = {.settings = settings};
    struct arena arena;
    arena_init(&arena);
    buffer_init(&t.text);
    buffer_init(&story.out);
    t.value = arena_take(&arena, plan_signal_count(trial->plan), sizeof *t.value);
    open_story(&story, trial);
    walk(&t, &story);
    const double horizon = (double)world_horizon(trial->world) / (double)DAY;
    if (tell_pivots(&t, &arena))
        add_line(&story, horizon, t.who, buffer_text(&t.text));
    if (tell_leaving(&t))
        add_line(&story, horizon, t.who, buffer_text(&t.text));
    if (has_crisis(trial))
        tell_end(&t, &story, baseline, horizon);
    if (settings->json)
        buffer_add(&story.out, "\n  ]\n}\n");
    buffer_add(out, buffer_text(&story.out));
    buffer_release(&t.text);
    buffer_release(&story.out);
    arena_release(&arena);
    return true;
}
