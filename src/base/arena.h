/* Memory that is taken piece by piece and given back all at once.
 *
 * A scenario lives in one arena, a trial's world in another (sim/world.h places it itself). Pieces are
 * zeroed and aligned to 16 bytes. Nothing is freed singly. Running out of memory is not a condition a
 * caller can mend: it goes to the failure handler of base/failure.h and does not return.
 * One thread at a time. */
#ifndef CASUS_BASE_ARENA_H
#define CASUS_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* newest first */
    size_t used;               /* bytes taken from the newest chunk */
    size_t total;              /* bytes taken in all, for reports of memory use */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* `count` zeroed elements of `size` bytes; never NULL, also for a count of 0. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/* Copies that end in NUL. */
char *arena_text(struct arena *arena, const char *text);
char *arena_slice(struct arena *arena, const char *text, size_t length);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list values) __attribute__((format(printf, 2, 0)));

#endif
