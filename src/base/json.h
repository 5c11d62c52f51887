/* Pieces of JSON, added to a buffer. */
#ifndef CASUS_BASE_JSON_H
#define CASUS_BASE_JSON_H

#include "base/buffer.h"

/* The inside of a string: `text` with JSON's escapes, no quotes. */
void add_json_slice(struct buffer *out, const char *text, size_t length);
/* "text" with JSON's escapes; null for NULL. */
void add_json_text(struct buffer *out, const char *text);
/* Shortest digits; null for what JSON has no number for. */
void add_json_number(struct buffer *out, double value);
/* `, "name": number`: one more member of an object. */
void add_json_field(struct buffer *out, const char *name, double value);

#endif
