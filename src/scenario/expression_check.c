#include "scenario/expression_internal.h"

#include "scenario/scenario_internal.h"
#include <string.h>

enum { POWER_MOST = 9, SHOWN_MOST = 80 };

struct place term_place(const struct compiler *compiler, const struct term *term)
{
    return scan_place(&compiler->scanner, term->start, (size_t)(term->end - term->start));
}

static struct place token_place(const struct compiler *compiler, const struct token *token)
{
    return scan_place(&compiler->scanner, token->start, token->length);
}

/* How much of a term's text to quote. */
static int shown(const struct term *term)
{
    return term->end - term->start < SHOWN_MOST ? (int)(term->end - term->start) : SHOWN_MOST;
}

static const char *did_you_mean(struct compiler *compiler, const char *name)
{
    size_t count = 0;

    if (compiler->resolver->candidates == NULL)
        return NULL;
    const char *const *candidates = compiler->resolver->candidates(compiler->resolver->self, &count);
    const char *near = nearest_word(name, candidates, count);
    return near == NULL ? NULL : arena_format(compiler->arena, "did you mean %s?", near);
}

static void report_unknown(struct compiler *compiler, struct term *term)
{
    const char *name = arena_slice(compiler->arena, term->start, (size_t)(term->end - term->start));
    const char *hint = did_you_mean(compiler, name);

    /* An id may hold a hyphen, a name in a condition may not: it would read as minus. */
    if (hint == NULL && term->end[0] == '-' && term->end[1] != ' ')
        hint = "- is minus here; an id with a hyphen cannot stand in a condition";
    problem_error(compiler->problems, term_place(compiler, term), hint, "nothing is called %s", name);
    term->is_bad = true;
    term->is_word = false;
}

static void report_no_level(struct compiler *compiler, struct term *word, const char *name, const struct term *ordinal)
{
    uint32_t count;
    const char *const *names = choice_words(compiler->arena, ordinal->levels, &count);
    const char *near = nearest_word(name, names, count);
    struct buffer hint;

    buffer_init(&hint);
    if (near != NULL)
        buffer_format(&hint, "did you mean %s?", near);
    for (uint32_t i = 0; i < count && near == NULL; i++)
        buffer_format(&hint, "%s%s", i == 0 ? "its levels: " : ", ", names[i]);
    problem_error(compiler->problems, term_place(compiler, word), buffer_text(&hint), "%s is no level of %.*s", name,
                  shown(ordinal), ordinal->start);
    buffer_release(&hint);
    word->is_bad = true;
    word->is_word = false;
}

/* A word beside an ordinal is one of its levels. */
static void take_level(struct compiler *compiler, struct term *word, const struct term *ordinal)
{
    const char *name = arena_slice(compiler->arena, word->start, (size_t)(word->end - word->start));
    const uint32_t level = choice_find(ordinal->levels, name);

    if (level == NO_INDEX) {
        report_no_level(compiler, word, name, ordinal);
        return;
    }
    word->is_word = false;
    word->is_constant = true;
    word->number = ordinal->first_level + (double)level;
    word->levels = ordinal->levels;
    word->first_level = ordinal->first_level;
    if (word->operation < compiler->count)
        compiler->operations[word->operation].number = word->number;
}

/* Nothing further on can give a word a meaning. */
static void settle(struct compiler *compiler, struct term *term)
{
    if (term->is_word)
        report_unknown(compiler, term);
}

static bool could_be_level(const struct term *term)
{
    return term->is_word && memchr(term->start, '.', (size_t)(term->end - term->start)) == NULL;
}

void term_settle_two(struct compiler *compiler, struct term *left, struct term *right)
{
    if (could_be_level(left) && right->levels != NULL)
        take_level(compiler, left, right);
    if (could_be_level(right) && left->levels != NULL)
        take_level(compiler, right, left);
    settle(compiler, left);
    settle(compiler, right);
}

void term_need_number(struct compiler *compiler, struct term *term)
{
    settle(compiler, term);
    if (!term->is_truth || term->is_bad)
        return;
    problem_error(compiler->problems, term_place(compiler, term), NULL, "a number is needed here, not a condition");
    term->is_bad = true;
}

void term_need_truth(struct compiler *compiler, struct term *term)
{
    settle(compiler, term);
    if (term->is_truth || term->is_bad)
        return;
    problem_error(compiler->problems, term_place(compiler, term), "compare it, for example with >= 1",
                  "a condition is needed here, not a number");
    term->is_bad = true;
}

struct term term_join(enum operation_code code, const struct term *left, const struct term *right)
{
    struct term term = {.start = left->start, .end = right->end, .unit = {.scale = 1}};

    term.is_bad = left->is_bad || right->is_bad;
    term.is_constant = !term.is_bad && left->is_constant && right->is_constant;
    if (term.is_constant)
        term.number = expression_operate(code, left->number, right->number);
    return term;
}

static bool is_pure(const struct unit *unit)
{
    const struct unit pure = {.scale = 1};

    return unit_same_dimension(unit, &pure);
}

/* "cannot compare a time with a pure number" */
static void report_dimensions(struct compiler *compiler, enum token_kind sign, struct place place, const char *hint,
                              const struct term *left, const struct term *right)
{
    char first[64], second[64];
    const bool takes = sign == TOKEN_SUBTRACT;
    const char *verb = sign == TOKEN_ADD                        ? "add"
                       : takes                                  ? "subtract"
                       : sign == TOKEN_MIN || sign == TOKEN_MAX ? "choose between"
                                                                : "compare";
    const char *preposition = takes ? "from" : strcmp(verb, "compare") == 0 ? "with" : "and";

    problem_error(compiler->problems, place, hint, "cannot %s %s %s %s", verb,
                  unit_dimension_name(takes ? &right->unit : &left->unit, first), preposition,
                  unit_dimension_name(takes ? &left->unit : &right->unit, second));
}

void term_need_same_dimension(struct compiler *compiler, const struct token *sign, struct term *left,
                              struct term *right)
{
    const struct term *bare = NULL, *other = NULL;

    if (left->is_bad || right->is_bad || unit_same_dimension(&left->unit, &right->unit))
        return;
    if (right->is_constant && is_pure(&right->unit)) {
        bare = right;
        other = left;
    } else if (left->is_constant && is_pure(&left->unit)) {
        bare = left;
        other = right;
    }
    /* Most often a number lacks its unit: point at the number then, at the operator otherwise. */
    const char *examples = other != NULL ? unit_examples(&other->unit) : "";
    report_dimensions(compiler, sign->kind, bare != NULL ? term_place(compiler, bare) : token_place(compiler, sign),
                      examples[0] != '\0' ? arena_format(compiler->arena, "give the number a unit: %s", examples)
                                          : NULL,
                      left, right);
    left->is_bad = true;
}

void term_multiply_units(struct compiler *compiler, const struct token *sign, struct term *term,
                         const struct term *left, const struct term *right)
{
    const int direction = sign->kind == TOKEN_MULTIPLY ? 1 : -1;

    for (int i = 0; i < DIMENSION_COUNT; i++) {
        const int power = left->unit.power[i] + direction * right->unit.power[i];
        if (power > POWER_MOST || power < -POWER_MOST) {
            problem_error(compiler->problems, token_place(compiler, sign), NULL, "too high a power of a unit");
            term->is_bad = true;
            return;
        }
        term->unit.power[i] = (int8_t)power;
    }
}

void term_check_dead(struct compiler *compiler, enum operation_code code, const struct term *left,
                     const struct term *right)
{
    const struct term *ordinal = left->levels != NULL && !left->is_constant ? left : right;
    const struct term *constant = ordinal == left ? right : left;
    int most;

    if (left->is_bad || right->is_bad || ordinal->levels == NULL || !constant->is_constant)
        return;
    most = ordinal->first_level;
    for (const char *at = ordinal->levels; *at != '\0'; at++)
        most += *at == '|';
    bool can_hold = false, can_fail = false;
    for (int level = ordinal->first_level; level <= most; level++) {
        const bool holds = ordinal == left ? expression_operate(code, level, constant->number) != 0
                                           : expression_operate(code, constant->number, level) != 0;
        can_hold = can_hold || holds;
        can_fail = can_fail || !holds;
    }
    const bool is_level = constant->number >= ordinal->first_level && constant->number <= most;
    if (can_hold && (can_fail || is_level))
        return;
    problem_error(compiler->problems, term_place(compiler, constant), NULL, "%s: %.*s is %d..%d",
                  can_hold ? "always holds" : "can never hold", shown(ordinal), ordinal->start, ordinal->first_level,
                  most);
}

void term_need_same_levels(struct compiler *compiler, const struct token *sign, struct term *left,
                           const struct term *right)
{
    if (left->is_bad || right->is_bad || left->levels == NULL || right->levels == NULL ||
        (strcmp(left->levels, right->levels) == 0 && left->first_level == right->first_level))
        return;
    problem_error(compiler->problems, token_place(compiler, sign), NULL, "%.*s and %.*s have different levels",
                  shown(left), left->start, shown(right), right->start);
    left->is_bad = true;
}
