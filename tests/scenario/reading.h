/* For tests of readers: a text is read, its tree shown on one line, its problems compared one by one. */
#ifndef CASUS_TESTS_SCENARIO_READING_H
#define CASUS_TESTS_SCENARIO_READING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/problem.h"
#include "check.h"
#include "scenario/document.h"

struct reading {
    struct arena arena;
    struct problems problems;
    struct buffer shown;
    struct node *root;
};

typedef struct node *document_reader(struct arena *arena, const char *file, const char *bytes, size_t size,
                                     struct problems *problems);

static inline void show_node(const struct node *node, struct buffer *out)
{
    const char *separator = "";

    if (node->kind == NODE_SCALAR) {
        buffer_add(out, node->text);
        return;
    }
    buffer_add(out, node->kind == NODE_MAP ? "{" : "[");
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        buffer_add(out, separator);
        if (node->kind == NODE_MAP)
            buffer_format(out, "%s: ", item->key);
        show_node(item, out);
        separator = ", ";
    }
    buffer_add(out, node->kind == NODE_MAP ? "}" : "]");
}

static inline void read_bytes(struct reading *reading, document_reader *reader, const char *bytes, size_t size)
{
    arena_init(&reading->arena);
    problems_init(&reading->problems);
    buffer_init(&reading->shown);
    problems_know_file(&reading->problems, "file", bytes, size);
    reading->root = reader(&reading->arena, "file", bytes, size, &reading->problems);
    if (reading->root != NULL)
        show_node(reading->root, &reading->shown);
}

static inline void finish_reading(struct reading *reading)
{
    buffer_release(&reading->shown);
    problems_release(&reading->problems);
    arena_release(&reading->arena);
}

#define assert_place(found, its_line, its_column)                                                                      \
    do {                                                                                                               \
        assert_int_equal((found).line, its_line);                                                                      \
        assert_int_equal((found).column, its_column);                                                                  \
    } while (0)

/* The n-th problem stands there, is an error and says so. */
#define assert_problem(problems, n, its_line, its_column, its_message)                                                 \
    do {                                                                                                               \
        assert_true((problems)->count > (n));                                                                          \
        assert_int_equal((problems)->list[n].severity, SEVERITY_ERROR);                                                \
        assert_string_equal((problems)->list[n].message, its_message);                                                 \
        assert_place((problems)->list[n].place, its_line, its_column);                                                 \
    } while (0)

/* Reads without a problem and gives this tree. */
static inline void expect_tree(document_reader *reader, const char *text, const char *tree)
{
    struct reading reading;

    read_bytes(&reading, reader, text, strlen(text));
    if (reading.problems.count > 0)
        fail_msg("%s: unexpected \"%s\"", text, reading.problems.list[0].message);
    assert_non_null(reading.root);
    assert_string_equal(buffer_text(&reading.shown), tree);
    finish_reading(&reading);
}

/* Reads with exactly one problem, at this place; the tree is then this one, or none where NULL is given. */
static inline void expect_problem(document_reader *reader, const char *text, uint32_t line, uint32_t column,
                                  const char *message, const char *tree)
{
    struct reading reading;

    read_bytes(&reading, reader, text, strlen(text));
    assert_problem(&reading.problems, 0, line, column, message);
    assert_int_equal(reading.problems.count, 1);
    if (tree == NULL)
        assert_null(reading.root);
    else
        assert_string_equal(buffer_text(&reading.shown), tree);
    finish_reading(&reading);
}

#endif
