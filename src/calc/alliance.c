#include "calc/alliance_internal.h"

#include "base/text.h"
#include <math.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

enum { RULES_MOST = 16 };

static bool find_rules(const struct calc_arguments *arguments, uint32_t *rules, uint32_t *count,
                       struct problems *problems)
{
    const char *names[RULES_MOST], *name;
    const uint32_t all = alliance_rule_count(), before = problems->error_count;
    for (uint32_t rule = 0; rule < all; rule++)
        names[rule] = alliance_rule_name(rule);
    *count = 0;
    while ((name = calc_text_at(arguments, "rule", *count)) != NULL && *count < RULES_MOST) {
        uint32_t rule = 0;
        while (rule < all && !text_equal(names[rule], name))
            rule++;
        for (uint32_t k = 0; k < *count && rule < all; k++)
            if (rules[k] == rule)
                problem_error(problems, NOWHERE, NULL, "rule %s is named twice", name);
        rules[(*count)++] = rule;
        if (rule < all)
            continue;
        const char *near = nearest_word(name, names, all);
        problem_error(problems, NOWHERE,
                      near ? arena_format(&problems->arena, "did you mean %s?", near)
                           : "casus calc alliance --help lists them",
                      "there is no rule %s", name);
    }
    for (uint32_t rule = 0; *count == 0 && rule < all; rule++)
        rules[rule] = rule;
    *count = *count ? *count : all;
    return problems->error_count == before;
}

static bool read_numbers(const struct calc_arguments *arguments, struct alliance *alliance, struct problems *problems)
{
    struct council_question *question = &alliance->question;
    double rounds = 10.0;
    const struct {
        const char *key;
        double least, most, *value;
    } numbers[] = {
        {"status-quo", -1e12, 1e12, &question->status_quo},  {"proposal", -1e12, 1e12, &question->proposal},
        {"cost", 0.0, 1e24, &question->disagreement_cost},   {"count-share", 0.0, 1.0, &question->count_share},
        {"weight-share", 0.0, 1.0, &question->weight_share}, {"q", 0.0, 1.0, &question->unchallenged},
        {"blocking", 0.0, 1e12, &alliance->blocking_cost},   {"rounds", 1.0, ALLIANCE_ROUNDS_MOST, &rounds},
    };
    bool good = true;
    *question = (struct council_question){.count_share = 1.0, .weight_share = 1.0, .unchallenged = 1.0};
    for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
        good = calc_number(arguments, numbers[k].key, numbers[k].least, numbers[k].most, numbers[k].value, problems) &&
               good;
    alliance->rounds = (uint32_t)rounds;
    alliance->has_status_quo = calc_text(arguments, "status-quo") != NULL;
    alliance->has_proposal = calc_text(arguments, "proposal") != NULL;
    if (good && rounds != floor(rounds))
        problem_error(problems, NOWHERE, NULL, "rounds are counted in whole numbers");
    return good && rounds == floor(rounds);
}

/* Where no proposal is given: the text farthest from the status quo that anybody wants, the first of equals. */
static void default_proposal(struct alliance *alliance)
{
    struct council_question *question = &alliance->question;
    double farthest = -1.0;
    for (uint32_t k = 0; k < question->count && !alliance->has_proposal; k++) {
        const double x = question->actors[k].position, away = fabs(x - question->status_quo);
        if (away > farthest) {
            farthest = away;
            question->proposal = x;
        }
    }
}

static enum calc_result write_alliance(const struct calc_arguments *arguments, struct alliance *alliance,
                                       struct buffer *out, struct problems *problems)
{
    uint32_t rules[RULES_MOST], count;
    const char *file = calc_text(arguments, "file");
    if (!file)
        problem_error(problems, NOWHERE, "casus calc alliance FILE", "a table of actors is needed");
    const bool has_rules = find_rules(arguments, rules, &count, problems);
    if (!read_numbers(arguments, alliance, problems) || !has_rules || !file)
        return CALC_MISUSED;
    if (count == 1 && !alliance_rule_applies(alliance, rules[0])) {
        problem_error(problems, NOWHERE, "give --status-quo X", "%s asks who prefers what to the status quo",
                      alliance_rule_name(rules[0]));
        return CALC_MISUSED;
    }
    const enum calc_result result = alliance_read(alliance, file, problems);
    if (result != CALC_DONE)
        return result;
    default_proposal(alliance);
    alliance->memory = arena_take(&alliance->arena, council_memory(alliance->question.count), 1);
    if (calc_switch(arguments, "json"))
        alliance_show_json(alliance, rules, count, out);
    else if (count == 1)
        alliance_show_one(alliance, rules[0], out);
    else
        alliance_show(alliance, rules, count, out);
    return CALC_DONE;
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    struct alliance alliance = {.file = NULL};
    arena_init(&alliance.arena);
    const enum calc_result result = write_alliance(arguments, &alliance, out, problems);
    arena_release(&alliance.arena);
    return result;
}

static void explain(struct buffer *out)
{
    buffer_add(out, "FILE is a table, its first row a heading, in any order of columns:\n"
                    "  actor         a name, once\n"
                    "  position      x, where it wants the decision; position [years] names a unit\n"
                    "  salience      s, how much of its means it spends on this, 0 to 1; salience [%] counts of 100\n"
                    "  capability    c > 0, how much means it has\n"
                    "name, source and because are read over, so are lines that begin with #.\n\nRules\n");
    for (uint32_t k = 0; k < council_rule_count; k++) {
        const struct council_rule *rule = council_rules[k];
        buffer_format(out, "\n%s: %s\n", rule->name, rule->title);
        buffer_format(out, "%sSource: %s\n", rule->equation, rule->source);
    }
    buffer_format(out, "\nsilence: %s\n", alliance_rule_title(council_rule_count));
    buffer_add(out,
               "Position as depth q, 0 at the status quo, 1 at the farthest wanted on the proposal's side. A member\n"
               "lets q pass iff s (x - |x - q|) + K >= 0: up to its ceiling 2 x + K / s. Who breaks may hide behind\n"
               "others who do: K shrinks by (1 - share that breaks)^4.\n"
               "Source: Romer & Rosenthal 1978; Tsebelis 2002; K and safety in numbers are casus' own, assumed\n");
}

static const struct calc_key keys[] = {
    {"file", "FILE", false, "table of actors"},
    {"rule", "NAME", true, "this rule, in detail; without it all, side by side"},
    {"rounds", "N", false, "rounds of the eum rules; 10 if not given"},
    {"status-quo", "X", false, "what holds when nothing is agreed"},
    {"proposal", "X", false, "opening text; the farthest anybody wants if not given"},
    {"cost", "C", false, "nash: cost of no agreement to everybody, in squared units; 0"},
    {"count-share", "S", false, "qualified_majority: least share of actors, 0 to 1; 1"},
    {"weight-share", "S", false, "qualified_majority: least share of capability, 0 to 1; 1"},
    {"q", "Q", false, "eum: probability that the status quo holds unchallenged; 1"},
    {"blocking", "K", false, "silence: cost of openly blocking; 0"},
    {"json", NULL, false, "for a program to read"},
};

const struct calc_model calc_alliance = {
    .name = "alliance",
    .title = "what a body of states decides on one line, by rule",
    .examples = "  casus calc alliance examples/alliance/ec-emissions.csv\n"
                "  casus calc alliance examples/alliance/ec-emissions.csv --rule eum_scholz\n",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = explain,
    .write = write,
};
