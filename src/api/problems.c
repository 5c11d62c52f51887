#include "api/api_internal.h"

#include "base/failure.h"
#include <stdlib.h>

const char *casus_version(void)
{
    return CASUS_VERSION;
}

const char *casus_status_text(enum casus_status status)
{
    switch (status) {
    case CASUS_OK:
        return "done";
    case CASUS_INVALID:
        return "the scenario has errors";
    case CASUS_IO:
        return "a file cannot be read or written";
    case CASUS_STUDY:
        return "the file is no study, or of another world";
    case CASUS_STOPPED:
        return "stopped";
    case CASUS_USAGE:
        return "an argument is wrong";
    case CASUS_MEMORY:
        return "out of memory";
    }
    return "unknown status";
}

void casus_set_failure_handler(void (*handler)(const char *what, const char *file, int line))
{
    failure_set_handler(handler);
}

struct problems *problems_of(struct casus_problems **problems)
{
    if (!*problems) {
        *problems = calloc(1, sizeof **problems);
        if (!*problems)
            failure("out of memory", __FILE__, __LINE__);
        problems_init(&(*problems)->list);
    }
    return &(*problems)->list;
}

enum casus_status problems_show(struct casus_problems *problems, enum casus_status status)
{
    problems_sort(&problems->list);
    struct casus_problem *shown = realloc(problems->shown, (problems->list.count + 1) * sizeof *shown);
    if (!shown)
        failure("out of memory", __FILE__, __LINE__);
    for (uint32_t k = 0; k < problems->list.count; k++) {
        const struct problem *problem = &problems->list.list[k];
        shown[k] = (struct casus_problem){
            .severity = problem->severity == SEVERITY_ERROR ? CASUS_ERROR : CASUS_WARNING,
            .file = problem->place.file,
            .line = (int)problem->place.line,
            .column = (int)problem->place.column,
            .length = (int)problem->place.length,
            .source = problem->source,
            .message = problem->message,
            .hint = problem->hint,
        };
    }
    problems->shown = shown;
    return status;
}

size_t casus_problem_count(const struct casus_problems *problems)
{
    return problems ? problems->list.count : 0;
}

size_t casus_problem_errors(const struct casus_problems *problems)
{
    return problems ? problems->list.error_count : 0;
}

const struct casus_problem *casus_problem_at(const struct casus_problems *problems, size_t index)
{
    return problems && index < problems->list.count ? &problems->shown[index] : NULL;
}

void casus_problems_write(const struct casus_problems *problems, size_t most, casus_write *write, void *self)
{
    if (!problems || problems->list.count == 0)
        return;
    struct buffer out;
    buffer_init(&out);
    problems_render(&problems->list, most < UINT32_MAX ? (uint32_t)most : UINT32_MAX, &out);
    write(self, buffer_text(&out), out.length);
    buffer_release(&out);
}

void casus_problems_free(struct casus_problems *problems)
{
    if (!problems)
        return;
    problems_release(&problems->list);
    free(problems->shown);
    free(problems);
}
