/* A page of text that a report wrote, and what it must say. */
#ifndef CASUS_TESTS_REPORT_TOLD_H
#define CASUS_TESTS_REPORT_TOLD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "check.h"

struct told {
    struct arena arena;
    struct buffer out;
};

static inline void tell_begin(struct told *told)
{
    arena_init(&told->arena);
    buffer_init(&told->out);
}

static inline void tell_end(struct told *told)
{
    buffer_release(&told->out);
    arena_release(&told->arena);
}

static inline void expect(const struct told *told, const char *part)
{
    if (strstr(buffer_text(&told->out), part) == NULL)
        fail_msg("\"%s\" is missing in\n%s", part, buffer_text(&told->out));
}

#endif
