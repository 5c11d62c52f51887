/* Bytes as YAML, as a table and as a condition: whatever they are, the readers must end, in order, with a tree or a
 * report. Built by hand, from the root of the project:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -D_POSIX_C_SOURCE=200809L -Isrc tests/fuzz/fuzz_documents.c \
 *       src/scenario/{node,document,yaml,csv,expression,expression_scan,expression_check,expression_compile}.c \
 *       src/scenario/schema_words.c src/base/{arena,buffer,failure,natural,problem,text,text_number,unit}.c \
 *       -lyaml -lm -o fuzz_documents
 */
#include "base/arena.h"
#include "base/failure.h"
#include "base/problem.h"
#include "scenario/document.h"
#include "scenario/expression.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A tree that keeps its own rules: counts, order, depth, scalars with text, places with a line. */
static void check_tree(const struct node *node, int depth)
{
    const struct node *last = NULL;
    uint32_t count = 0;

    ASSERT(depth <= DOCUMENT_DEPTH_MOST);
    ASSERT(node->kind != NODE_SCALAR || (node->text != NULL && node->first == NULL));
    ASSERT(node->place.line > 0 && node->place.column > 0);
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        ASSERT((item->key != NULL) == (node->kind == NODE_MAP));
        ASSERT(node->kind != NODE_MAP || node_find(node, item->key) == item);
        check_tree(item, depth + 1);
        last = item;
        count++;
    }
    ASSERT(count == node->count && last == node->last);
}

static bool resolve(void *self, const char *name, struct name_meaning *meaning)
{
    (void)self;
    *meaning = (struct name_meaning){.name = (uint32_t)strlen(name), .unit = {.scale = 1}};
    switch (name[0]) {
    case 'v':
        meaning->levels = "calm|clash|war";
        meaning->first_level = 1;
        return true;
    case 't':
        meaning->unit.power[0] = 1;
        return true;
    case 'n':
        return true;
    default:
        return false;
    }
}

static const char *const *candidates(void *self, size_t *count)
{
    static const char *const names[] = {"violence", "time.left", "n"};

    (void)self;
    *count = sizeof names / sizeof names[0];
    return names;
}

static double value(const void *self, uint32_t name)
{
    (void)self;
    return (double)name;
}

static void check_expression(const char *text, bool want_truth, struct arena *arena, struct problems *problems)
{
    const struct name_resolver resolver = {resolve, candidates, NULL};
    const struct place place = {.file = "fuzz", .line = 1, .column = 1};
    const uint32_t errors = problems->error_count;
    struct expression expression;

    if (expression_compile(text, place, &resolver, want_truth, arena, &expression, problems)) {
        const double result = expression_value(&expression, value, NULL);
        ASSERT(!want_truth || result == 0 || result == 1);
        ASSERT(problems->error_count == errors);
    } else {
        ASSERT(problems->error_count > errors);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct problems problems;
    struct arena arena;
    struct buffer shown;

    problems_init(&problems);
    arena_init(&arena);
    buffer_init(&shown);
    const char *bytes = arena_slice(&arena, (const char *)data, size);
    /* A copy of the exact size, so that reading past its end is seen. */
    char *exact = malloc(size + (size == 0));
    if (exact == NULL)
        return 0;
    if (size > 0)
        memcpy(exact, data, size);
    problems_know_file(&problems, "fuzz", exact, size);

    const struct node *map = document_read_yaml(&arena, "fuzz", exact, size, &problems);
    ASSERT(map != NULL || problems.error_count > 0);
    if (map != NULL) {
        check_tree(map, 1);
        check_tree(node_copy(&arena, map), 1);
    }
    const uint32_t errors = problems.error_count;
    const struct node *table = document_read_csv(&arena, "fuzz", exact, size, &problems);
    ASSERT(table != NULL || problems.error_count > errors);
    if (table != NULL)
        check_tree(table, 1);
    check_expression(bytes, true, &arena, &problems);
    check_expression(bytes, false, &arena, &problems);
    problems_sort(&problems);
    problems_render(&problems, 50, &shown);

    free(exact);
    buffer_release(&shown);
    arena_release(&arena);
    problems_release(&problems);
    return 0;
}
