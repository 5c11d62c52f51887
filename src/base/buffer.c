#include "base/buffer.h"
#include "base/failure.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256 };

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){0};
}

void buffer_release(struct buffer *buffer)
{
    free(buffer->text);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->text != NULL) {
        buffer->text[0] = '\0';
    }
}

/* Room for `more` bytes and the NUL. */
static void buffer_reserve(struct buffer *buffer, size_t more)
{
    size_t need, room;
    char *text;

    if (more > SIZE_MAX / 2 - buffer->length) {
        failure("out of memory", __FILE__, __LINE__);
    }
    need = buffer->length + more + 1;
    if (need <= buffer->room) {
        return;
    }
    room = buffer->room == 0 ? FIRST_ROOM : buffer->room * 2;
    room = room < need ? need : room;
    text = realloc(buffer->text, room);
    if (text == NULL) {
        failure("out of memory", __FILE__, __LINE__);
    }
    buffer->text = text;
    buffer->room = room;
}

void buffer_add(struct buffer *buffer, const char *text)
{
    buffer_add_slice(buffer, text, strlen(text));
}

void buffer_add_slice(struct buffer *buffer, const char *text, size_t length)
{
    buffer_reserve(buffer, length);
    if (length > 0) {
        memcpy(buffer->text + buffer->length, text, length);
    }
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void buffer_add_repeat(struct buffer *buffer, const char *text, size_t times)
{
    size_t length = strlen(text), i;

    for (i = 0; i < times; i++) {
        buffer_add_slice(buffer, text, length);
    }
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list values;
    int length;

    va_start(values, format);
    length = vsnprintf(NULL, 0, format, values);
    va_end(values);
    ASSERT(length >= 0);
    buffer_reserve(buffer, (size_t)length);
    va_start(values, format);
    (void)vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, values);
    va_end(values);
    buffer->length += (size_t)length;
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->text == NULL ? "" : buffer->text;
}
