#include "base/arena.h"
#include "base/failure.h"
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, CHUNK_BYTES = 64 * 1024 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t room;
    alignas(ALIGNMENT) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
    struct arena_chunk *chunk = arena->chunk;

    while (chunk != NULL) {
        struct arena_chunk *older = chunk->older;

        free(chunk);
        chunk = older;
    }
    arena_init(arena);
}

static struct arena_chunk *chunk_create(size_t room)
{
    struct arena_chunk *chunk = NULL;

    if (room <= SIZE_MAX - sizeof *chunk) {
        chunk = calloc(1, sizeof *chunk + room);
    }
    if (chunk == NULL) {
        failure("out of memory", __FILE__, __LINE__);
    }
    chunk->room = room;
    return chunk;
}

/* A piece too large for an ordinary chunk gets one of its own, put behind the newest so that the rest of that one is
 * still used. */
static void *take_alone(struct arena *arena, size_t bytes)
{
    struct arena_chunk *chunk = chunk_create(bytes);

    if (arena->chunk == NULL) {
        arena->chunk = chunk;
        arena->used = bytes;
    } else {
        chunk->older = arena->chunk->older;
        arena->chunk->older = chunk;
    }
    arena->total += bytes;
    return chunk->bytes;
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
    size_t bytes;
    void *piece;

    if (size != 0 && count > (SIZE_MAX - ALIGNMENT) / size) {
        failure("out of memory", __FILE__, __LINE__);
    }
    /* An empty piece still gets an address of its own. */
    bytes = count * size == 0 ? 1 : count * size;
    bytes = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (arena->chunk == NULL || bytes > arena->chunk->room - arena->used) {
        if (bytes > CHUNK_BYTES / 4) {
            return take_alone(arena, bytes);
        }
        struct arena_chunk *chunk = chunk_create(CHUNK_BYTES);

        chunk->older = arena->chunk;
        arena->chunk = chunk;
        arena->used = 0;
    }
    piece = arena->chunk->bytes + arena->used;
    arena->used += bytes;
    arena->total += bytes;
    return piece;
}

char *arena_text(struct arena *arena, const char *text)
{
    return arena_slice(arena, text, strlen(text));
}

char *arena_slice(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_take(arena, length + 1, 1);

    if (length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list values;
    char *text;

    va_start(values, format);
    text = arena_format_list(arena, format, values);
    va_end(values);
    return text;
}

char *arena_format_list(struct arena *arena, const char *format, va_list values)
{
    va_list again;
    int length;
    char *text;

    va_copy(again, values);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    ASSERT(length >= 0);
    text = arena_take(arena, (size_t)length + 1, 1);
    (void)vsnprintf(text, (size_t)length + 1, format, values);
    return text;
}
