/* Section `measures`, read against the outcomes a study holds or a plan will report.
 *
 *   share:      OUTCOME OP NUMBER [UNIT]      crisis.peak >= 3, force.half.relief <= 45 d, alliance.stance.X = blocked
 *   mean:       OUTCOME
 *   acceptable: OP NUMBER [UNIT]              <= 45 d
 *               OP none [+ NUMBER [UNIT]]     <= none + 2 %
 */
#include "analysis/summary.h"

#include "analysis/fields.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

static const char section_name[] = "measures";

struct reader {
    const struct scenario *scenario;
    struct outcome_list outcomes;
    struct problems *problems;
    struct arena *arena;
    uint32_t entity;
    const char *field; /* being read */
    bool good;
};

static void complain(struct reader *r, const char *hint, const char *message)
{
    problem_error(r->problems, scenario_value_place(r->scenario, section_name, r->entity, r->field, 0), hint, "%s",
                  message);
    r->good = false;
}

/* The text of a field, in the arena; NULL if absent or empty. Makes it the field that complaints point at. */
static const char *text_of(struct reader *r, const char *field)
{
    char word[64];
    const char *text = named_text(r->scenario, section_name, r->entity, field, word);

    r->field = field;
    return text == NULL || *text == '\0' ? NULL : arena_text(r->arena, text);
}

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t");
}

bool comparison_read(const char **text, enum comparison *comparison)
{
    static const struct {
        const char *sign;
        enum comparison comparison;
    } signs[] = {
        {"<=", COMPARE_LESS_EQUAL}, {">=", COMPARE_MORE_EQUAL}, {"!=", COMPARE_UNEQUAL}, {"==", COMPARE_EQUAL},
        {"<", COMPARE_LESS},        {">", COMPARE_MORE},        {"=", COMPARE_EQUAL},
    };

    for (size_t k = 0; k < sizeof signs / sizeof signs[0]; k++)
        if (text_starts(*text, signs[k].sign)) {
            *text = skip_blanks(*text + strlen(signs[k].sign));
            *comparison = signs[k].comparison;
            return true;
        }
    return false;
}

static uint32_t outcome_named(struct reader *r, const char *name, size_t length)
{
    const char *id = arena_slice(r->arena, name, length);
    const char **ids = arena_take(r->arena, r->outcomes.count + 1, sizeof *ids);

    for (uint32_t k = 0; k < r->outcomes.count; k++) {
        ids[k] = r->outcomes.outcome[k].id;
        if (text_equal(ids[k], id))
            return k;
    }
    const char *nearest = nearest_word(id, ids, r->outcomes.count);
    complain(r,
             nearest == NULL ? "casus show STUDY --csv lists what a study holds"
                             : arena_format(r->arena, "did you mean %s?", nearest),
             arena_format(r->arena, "no outcome \"%s\"", id));
    return NO_INDEX;
}

/* A number with its unit, in base units, or a word of the outcome's levels. `unit` as the study gives it. */
static double number_read(struct reader *r, const char *text, const struct study_outcome *outcome, bool share)
{
    double value = 0;
    char word[64];
    struct unit unit, wanted;
    const size_t used = text_number(text, &value);

    if (used == 0) {
        for (uint32_t k = 0; !share && word_at(outcome->levels, k, word) != NULL; k++)
            if (text_equal(word, text))
                return outcome->first_level + (double)k;
        complain(r, outcome->levels == NULL || share ? NULL : arena_format(r->arena, "levels are: %s", outcome->levels),
                 arena_format(r->arena, "\"%s\" is no number", text));
        return 0;
    }
    const char *rest = skip_blanks(text + used);
    if (*rest == '\0') {
        if (share && fabs(value) > 1)
            complain(r, arena_format(r->arena, "write %s %%, or 0.02 for 2 of 100", text), "a share is at most 1");
        return value;
    }
    const char *bad = NULL;
    if (!unit_parse(rest, strlen(rest), &unit, &bad)) {
        complain(r, NULL, arena_format(r->arena, "\"%s\" is no unit", rest));
        return 0;
    }
    const char *expected = share ? "%" : outcome->unit == NULL ? "" : outcome->unit;
    /* Units of signals that are no units of measure ("level") take pure numbers. */
    if (!unit_parse(expected, strlen(expected), &wanted, NULL))
        unit_parse("", 0, &wanted, NULL);
    if (!unit_same_dimension(&unit, &wanted)) {
        char is[64], want[64];
        complain(r, NULL,
                 arena_format(r->arena, "\"%s\" is %s; expected is %s", rest, unit_dimension_name(&unit, is),
                              unit_dimension_name(&wanted, want)));
        return 0;
    }
    return value * unit.scale;
}

static void read_share(struct reader *r, const char *text, struct measure *measure)
{
    const size_t length = strcspn(text, " \t<>=!");

    measure->kind = MEASURE_SHARE;
    measure->outcome = outcome_named(r, text, length);
    if (measure->outcome == NO_INDEX)
        return;
    const char *at = skip_blanks(text + length);
    if (!comparison_read(&at, &measure->comparison)) {
        complain(r, "write OUTCOME, a comparison, a number: crisis.peak >= 3", "no comparison found");
        return;
    }
    measure->level = number_read(r, at, &r->outcomes.outcome[measure->outcome], false);
}

static void read_what(struct reader *r, struct measure *measure)
{
    const char *share = text_of(r, "share"), *mean = text_of(r, "mean");

    if ((share == NULL) == (mean == NULL)) {
        complain(r, "write  mean: OUTCOME  or  share: OUTCOME >= NUMBER",
                 share == NULL ? "a measure needs `mean` or `share`" : "a measure has `mean` or `share`, not both");
        return;
    }
    if (share != NULL) {
        r->field = "share";
        read_share(r, share, measure);
        return;
    }
    measure->kind = MEASURE_MEAN;
    measure->outcome = outcome_named(r, mean, strlen(mean));
    if (measure->outcome != NO_INDEX && text_equal(r->outcomes.outcome[measure->outcome].type, "category"))
        complain(r, "use  share: OUTCOME = WORD", "a category has no mean");
}

static void read_acceptable(struct reader *r, const struct study_outcome *outcome, struct measure *measure)
{
    const char *text = text_of(r, "acceptable");
    const bool share = measure->kind == MEASURE_SHARE;

    if (text == NULL)
        return;
    if (!comparison_read(&text, &measure->threshold_comparison)) {
        complain(r, "for example  <= none + 0.02  or  <= 45 d", "no comparison found");
        return;
    }
    measure->has_threshold = true;
    if (!text_starts(text, "none")) {
        measure->threshold = number_read(r, text, outcome, share);
        return;
    }
    measure->relative_to_none = true;
    text = skip_blanks(text + 4);
    if (*text == '\0')
        return;
    if (*text != '+' && *text != '-') {
        complain(r, "for example  <= none + 0.02", "after `none` only + or - and a number may stand");
        return;
    }
    const double sign = *text == '-' ? -1 : 1;
    measure->threshold = sign * number_read(r, skip_blanks(text + 1), outcome, share);
}

static int better_of(struct reader *r, const struct study_outcome *outcome, enum measure_kind kind)
{
    const char *text = text_of(r, "better");

    if (text == NULL)
        return kind == MEASURE_MEAN ? outcome->better : 0;
    if (text_equal(text, "less"))
        return -1;
    if (text_equal(text, "more"))
        return 1;
    if (!text_equal(text, "neither"))
        complain(r, NULL, "`better` is less, more or neither");
    return 0;
}

static void read_measure(struct reader *r, struct measure *measure)
{
    measure->id = arena_text(r->arena, scenario_id(r->scenario, section_name, r->entity));
    measure->outcome = NO_INDEX;
    read_what(r, measure);
    if (measure->outcome == NO_INDEX)
        return;
    const struct study_outcome *outcome = &r->outcomes.outcome[measure->outcome];
    const char *title = text_of(r, "title"), *unit = text_of(r, "unit"), *axis = text_of(r, "axis");
    measure->title = arena_text(r->arena, title != NULL            ? title
                                          : outcome->title != NULL ? outcome->title
                                                                   : measure->id);
    if (unit == NULL)
        unit = measure->kind == MEASURE_SHARE ? "of 100 trials" : outcome->unit != NULL ? outcome->unit : "";
    measure->unit = arena_text(r->arena, unit);
    measure->axis = text_equal(axis, "none") ? NULL : axis;
    measure->note = text_of(r, "note");
    measure->better = better_of(r, outcome, measure->kind);
    const char *matters = text_of(r, "matters");
    if (matters != NULL)
        measure->matters = fabs(number_read(r, matters, outcome, measure->kind == MEASURE_SHARE));
    read_acceptable(r, outcome, measure);
}

bool measures_read(const struct scenario *scenario, struct outcome_list outcomes, struct measures *measures,
                   struct problems *problems)
{
    const uint32_t count = named_entities(scenario, section_name);
    struct reader r = {
        .scenario = scenario, .outcomes = outcomes, .problems = problems, .arena = &measures->arena, .good = true};

    arena_init(&measures->arena);
    measures->list = arena_take(&measures->arena, count + 1, sizeof *measures->list);
    measures->count = count;
    uint32_t *order = arena_take(&measures->arena, count + 1, sizeof *order);
    named_order(scenario, section_name, order);
    for (uint32_t m = 0; m < count; m++) {
        r.entity = order[m];
        read_measure(&r, &measures->list[m]);
    }
    if (!r.good)
        measures_release(measures);
    return r.good;
}

bool measures_load(const struct scenario *scenario, const struct study *study, struct measures *measures,
                   struct problems *problems)
{
    const uint32_t count = study_outcome_count(study);
    const struct outcome_list outcomes = {count > 0 ? study_outcome_at(study, 0) : NULL, count};
    return measures_read(scenario, outcomes, measures, problems);
}

void measures_release(struct measures *measures)
{
    arena_release(&measures->arena);
    measures->list = NULL;
    measures->count = 0;
}

uint32_t measures_find(const struct measures *measures, const char *id)
{
    for (uint32_t m = 0; m < measures->count; m++)
        if (text_equal(measures->list[m].id, id))
            return m;
    return NO_INDEX;
}
