/* Text that grows: what reports are written into. NUL-terminated at all times once something was added. */
#ifndef CASUS_BASE_BUFFER_H
#define CASUS_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

struct buffer {
    char *text; /* NULL until the first byte */
    size_t length, room;
};

void buffer_init(struct buffer *buffer);
void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const char *text);
void buffer_add_slice(struct buffer *buffer, const char *text, size_t length);
void buffer_add_repeat(struct buffer *buffer, const char *text, size_t times);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *buffer_text(const struct buffer *buffer); /* "" when empty */

#endif
