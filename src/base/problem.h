/* A user's mistakes: collected, not thrown. Loading goes on after an error, so that all come out in one
 * go; each carries a place in a file, what is wrong, and where possible how to mend it.
 *
 *   korea/scenario.yaml:19:31: error: unit "t" is a mass; silence_window is a time
 *      19 |   silence_window: 1 .. 2 .. 4 t from CRS-RS21510
 *         |                               ^
 *     help: use h, d or wk, for example 4 d
 *
 * Texts are copied; the list owns them. One thread at a time. Nothing here fails. */
#ifndef CASUS_BASE_PROBLEM_H
#define CASUS_BASE_PROBLEM_H

#include "base/arena.h"
#include "base/buffer.h"
#include <stdbool.h>
#include <stdint.h>

struct place {
    const char *file;      /* as shown to the user; NULL: no place (the command line, the system) */
    uint32_t line, column; /* from 1; column counts code points, as editors do. 0: whole file */
    uint32_t length;       /* code points to underline; 0 is drawn as 1 */
};

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct problem {
    enum severity severity;
    struct place place;
    const char *source;         /* the line of text, or NULL */
    const char *message, *hint; /* hint may be NULL */
};

struct problem_file;

struct problems {
    struct arena arena;
    struct problem *list;
    uint32_t count, room;                /* kept in `list`, at most 1,000 */
    uint32_t error_count, warning_count; /* all, also those not kept */
    struct problem_file *files;          /* texts to quote lines from */
};

void problems_init(struct problems *problems);
void problems_release(struct problems *problems);

/* Register a text so that problems placed in `file` can quote their line. Bytes are borrowed until release. */
void problems_know_file(struct problems *problems, const char *file, const char *bytes, size_t size);

/* Add one. `hint` may be NULL. At most 1,000 are kept; further ones are counted only. */
void problem_error(struct problems *problems, struct place place, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void problem_warning(struct problems *problems, struct place place, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Stable order: file in order of registration, line, column, then order of arrival. */
void problems_sort(struct problems *problems);
/* Up to `most` of them as above, then "and N more"; a closing count of errors and warnings. */
void problems_render(const struct problems *problems, uint32_t most, struct buffer *out);

/* The candidate nearest to `word` by edit distance (transpositions count 1), if near enough to be meant:
 * at most a third of its length, at least 1; upper and lower case are alike. The first of equals. NULL if none,
 * or if the word is longer than 64 bytes. */
const char *nearest_word(const char *word, const char *const *candidates, size_t count);

#endif
