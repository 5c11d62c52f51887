#include "scenario/expression_internal.h"

#include <string.h>

enum { NESTING_MOST = 48, NAME_BYTES = 256 };

static struct term parse_or(struct compiler *compiler);

static struct place token_place(const struct compiler *compiler, const struct token *token)
{
    return scan_place(&compiler->scanner, token->start, token->length);
}

/* Moves on, and gives the token passed. */
static struct token advance(struct compiler *compiler)
{
    const struct token passed = compiler->token;

    if (passed.kind == TOKEN_BAD)
        return passed;
    compiler->end = passed.start + passed.length;
    compiler->token = scan_token(&compiler->scanner);
    return passed;
}

/* After this nothing more is read. */
static struct term stop(struct compiler *compiler)
{
    compiler->token.kind = TOKEN_BAD;
    return (struct term){.start = compiler->token.start, .end = compiler->token.start, .is_bad = true};
}

static struct term unexpected(struct compiler *compiler, const char *wanted)
{
    const struct token *token = &compiler->token;
    const struct place place = token_place(compiler, token);

    if (token->kind == TOKEN_CLOSE)
        problem_error(compiler->problems, place, NULL, "%s is missing before )",
                      compiler->nesting > 0 ? wanted : "a (");
    else if (token->kind == TOKEN_END)
        problem_error(compiler->problems, place, NULL, "%s is missing at the end", wanted);
    else if (token->kind != TOKEN_BAD)
        problem_error(compiler->problems, place, NULL, "%s is missing before %.*s", wanted,
                      (int)(token->length < 60 ? token->length : 60), token->start);
    return stop(compiler);
}

static void emit(struct compiler *compiler, struct operation operation, uint32_t takes)
{
    if (compiler->token.kind == TOKEN_BAD)
        return;
    if (compiler->count == EXPRESSION_OPERATIONS_MOST) {
        problem_error(compiler->problems, compiler->scanner.place, NULL, "longer than %d steps",
                      EXPRESSION_OPERATIONS_MOST);
        stop(compiler);
        return;
    }
    compiler->operations[compiler->count++] = operation;
    compiler->depth = compiler->depth - takes + 1;
    if (compiler->depth > EXPRESSION_STACK_MOST) {
        problem_error(compiler->problems, token_place(compiler, &compiler->token), "put the longest part first",
                      "more than %d values are held at once here", EXPRESSION_STACK_MOST);
        stop(compiler);
    }
}

static bool enter(struct compiler *compiler)
{
    if (compiler->nesting == NESTING_MOST) {
        problem_error(compiler->problems, token_place(compiler, &compiler->token), NULL, "nested deeper than %d",
                      NESTING_MOST);
        stop(compiler);
        return false;
    }
    compiler->nesting++;
    return true;
}

/* ---- the grammar, tightest first ---- */

static struct term parse_number(struct compiler *compiler)
{
    const struct token token = advance(compiler);

    emit(compiler, (struct operation){.code = OPERATION_NUMBER, .number = token.number}, 0);
    return (struct term){.start = token.start,
                         .end = token.start + token.length,
                         .is_constant = true,
                         .number = token.number,
                         .unit = token.unit};
}

static struct term parse_name(struct compiler *compiler)
{
    const struct token token = compiler->token;
    struct term term = {.start = token.start, .end = token.start + token.length, .unit = {.scale = 1}};
    struct name_meaning meaning = {.unit = {.scale = 1}};
    char name[NAME_BYTES];

    if (token.length >= NAME_BYTES) {
        problem_error(compiler->problems, token_place(compiler, &token), NULL, "a name of more than %d letters",
                      NAME_BYTES - 1);
        return stop(compiler);
    }
    memcpy(name, token.start, token.length);
    name[token.length] = '\0';
    advance(compiler);
    term.operation = compiler->count;
    if (compiler->resolver->resolve(compiler->resolver->self, name, &meaning)) {
        term.unit = meaning.unit;
        term.levels = meaning.levels;
        term.first_level = meaning.first_level;
        emit(compiler, (struct operation){.code = OPERATION_NAME, .name = meaning.name}, 0);
    } else {
        term.is_word = true;
        emit(compiler, (struct operation){.code = OPERATION_NUMBER}, 0);
    }
    return term;
}

static struct term parse_parentheses(struct compiler *compiler)
{
    const struct token open = advance(compiler);

    if (!enter(compiler))
        return stop(compiler);
    struct term term = parse_or(compiler);
    compiler->nesting--;
    if (compiler->token.kind != TOKEN_CLOSE)
        return unexpected(compiler, ")");
    advance(compiler);
    /* A name within keeps its own text, for it is looked up and quoted. */
    if (!term.is_word && term.levels == NULL) {
        term.start = open.start;
        term.end = compiler->end;
    }
    return term;
}

/* min(a, b), max(a, b) */
static struct term parse_call(struct compiler *compiler)
{
    const struct token call = advance(compiler);
    const enum operation_code code = call.kind == TOKEN_MIN ? OPERATION_MIN : OPERATION_MAX;

    if (compiler->token.kind != TOKEN_OPEN)
        return unexpected(compiler, "(");
    advance(compiler);
    if (!enter(compiler))
        return stop(compiler);
    struct term left = parse_or(compiler);
    if (compiler->token.kind == TOKEN_CLOSE) {
        problem_error(compiler->problems, token_place(compiler, &call), "put a blank behind a comma between numbers",
                      "%.*s takes two numbers: a, b", (int)call.length, call.start);
        return stop(compiler);
    }
    if (compiler->token.kind != TOKEN_COMMA)
        return unexpected(compiler, "a comma");
    advance(compiler);
    struct term right = parse_or(compiler);
    compiler->nesting--;
    if (compiler->token.kind != TOKEN_CLOSE)
        return unexpected(compiler, ")");
    term_settle_two(compiler, &left, &right);
    term_need_number(compiler, &left);
    term_need_number(compiler, &right);
    term_need_same_dimension(compiler, &call, &left, &right);
    term_need_same_levels(compiler, &call, &left, &right);
    advance(compiler);
    emit(compiler, (struct operation){.code = (uint16_t)code}, 2);
    struct term term = term_join(code, &left, &right);
    term.unit = left.unit;
    term.levels = left.levels != NULL && right.levels != NULL ? left.levels : NULL;
    term.first_level = left.first_level;
    term.start = call.start;
    term.end = compiler->end;
    return term;
}

static struct term parse_primary(struct compiler *compiler)
{
    switch (compiler->token.kind) {
    case TOKEN_NUMBER:
        return parse_number(compiler);
    case TOKEN_NAME:
        return parse_name(compiler);
    case TOKEN_OPEN:
        return parse_parentheses(compiler);
    case TOKEN_MIN:
    case TOKEN_MAX:
        return parse_call(compiler);
    default:
        return unexpected(compiler, "a number or a name");
    }
}

static struct term parse_negative(struct compiler *compiler)
{
    if (compiler->token.kind != TOKEN_SUBTRACT)
        return parse_primary(compiler);
    const struct token minus = advance(compiler);
    if (!enter(compiler))
        return stop(compiler);
    struct term term = parse_negative(compiler);
    compiler->nesting--;
    term_need_number(compiler, &term);
    emit(compiler, (struct operation){.code = OPERATION_NEGATE}, 1);
    term.number = -term.number;
    term.levels = NULL;
    term.start = minus.start;
    return term;
}

static struct term parse_product(struct compiler *compiler)
{
    struct term left = parse_negative(compiler);

    while (compiler->token.kind == TOKEN_MULTIPLY || compiler->token.kind == TOKEN_DIVIDE) {
        const struct token sign = advance(compiler);
        const enum operation_code code = sign.kind == TOKEN_MULTIPLY ? OPERATION_MULTIPLY : OPERATION_DIVIDE;
        struct term right = parse_negative(compiler);
        term_need_number(compiler, &left);
        term_need_number(compiler, &right);
        emit(compiler, (struct operation){.code = (uint16_t)code}, 2);
        struct term term = term_join(code, &left, &right);
        term_multiply_units(compiler, &sign, &term, &left, &right);
        left = term;
    }
    return left;
}

static struct term parse_sum(struct compiler *compiler)
{
    struct term left = parse_product(compiler);

    while (compiler->token.kind == TOKEN_ADD || compiler->token.kind == TOKEN_SUBTRACT) {
        const struct token sign = advance(compiler);
        const bool adds = sign.kind == TOKEN_ADD;
        const enum operation_code code = adds ? OPERATION_ADD : OPERATION_SUBTRACT;
        struct term right = parse_product(compiler);
        term_need_number(compiler, &left);
        term_need_number(compiler, &right);
        term_need_same_dimension(compiler, &sign, &left, &right);
        emit(compiler, (struct operation){.code = (uint16_t)code}, 2);
        struct term term = term_join(code, &left, &right);
        term.unit = left.unit;
        left = term;
    }
    return left;
}

static bool is_comparison(enum token_kind kind)
{
    return kind >= TOKEN_LESS && kind <= TOKEN_UNEQUAL;
}

static struct term parse_comparison(struct compiler *compiler)
{
    struct term left = parse_sum(compiler);

    if (!is_comparison(compiler->token.kind))
        return left;
    const struct token sign = advance(compiler);
    const enum operation_code code = (enum operation_code)(OPERATION_LESS + (sign.kind - TOKEN_LESS));
    struct term right = parse_sum(compiler);
    term_settle_two(compiler, &left, &right);
    term_need_number(compiler, &left);
    term_need_number(compiler, &right);
    term_need_same_dimension(compiler, &sign, &left, &right);
    term_need_same_levels(compiler, &sign, &left, &right);
    term_check_dead(compiler, code, &left, &right);
    emit(compiler, (struct operation){.code = (uint16_t)code}, 2);
    struct term term = term_join(code, &left, &right);
    term.is_truth = true;
    if (!is_comparison(compiler->token.kind))
        return term;
    problem_error(compiler->problems, token_place(compiler, &compiler->token), "join two comparisons with and",
                  "one comparison at a time");
    return stop(compiler);
}

static struct term parse_not(struct compiler *compiler)
{
    if (compiler->token.kind != TOKEN_NOT)
        return parse_comparison(compiler);
    const struct token word = advance(compiler);
    if (!enter(compiler))
        return stop(compiler);
    struct term term = parse_not(compiler);
    compiler->nesting--;
    term_need_truth(compiler, &term);
    emit(compiler, (struct operation){.code = OPERATION_NOT}, 1);
    term.number = term.number == 0;
    term.start = word.start;
    return term;
}

static struct term join_truths(struct compiler *compiler, enum operation_code code, struct term *left,
                               struct term *right)
{
    term_need_truth(compiler, left);
    term_need_truth(compiler, right);
    emit(compiler, (struct operation){.code = (uint16_t)code}, 2);
    struct term term = term_join(code, left, right);
    term.is_truth = true;
    return term;
}

static struct term parse_and(struct compiler *compiler)
{
    struct term left = parse_not(compiler);

    while (compiler->token.kind == TOKEN_AND) {
        advance(compiler);
        struct term right = parse_not(compiler);
        left = join_truths(compiler, OPERATION_AND, &left, &right);
    }
    return left;
}

static struct term parse_or(struct compiler *compiler)
{
    struct term left = parse_and(compiler);

    while (compiler->token.kind == TOKEN_OR) {
        advance(compiler);
        struct term right = parse_and(compiler);
        left = join_truths(compiler, OPERATION_OR, &left, &right);
    }
    return left;
}

bool expression_compile(const char *text, struct place place, const struct name_resolver *resolver, bool want_truth,
                        struct arena *arena, struct expression *expression, struct problems *problems)
{
    const uint32_t errors_before = problems->error_count;
    struct compiler compiler = {.scanner = {.text = text, .at = text, .place = place, .problems = problems},
                                .end = text,
                                .resolver = resolver,
                                .arena = arena,
                                .problems = problems};

    compiler.token = scan_token(&compiler.scanner);
    struct term term = parse_or(&compiler);
    if (compiler.token.kind != TOKEN_END)
        unexpected(&compiler, "an operator");
    else if (want_truth)
        term_need_truth(&compiler, &term);
    else
        term_need_number(&compiler, &term);
    if (problems->error_count != errors_before)
        return false;

    struct operation *operations = arena_take(arena, compiler.count, sizeof *operations);
    memcpy(operations, compiler.operations, compiler.count * sizeof *operations);
    *expression = (struct expression){.operations = operations, .count = compiler.count, .is_truth = want_truth};
    return true;
}
