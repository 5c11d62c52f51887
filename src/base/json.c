#include "base/json.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

void add_json_slice(struct buffer *out, const char *text, size_t length)
{
    for (const char *end = text + length; text < end; text++) {
        if (*text == '"' || *text == '\\')
            buffer_format(out, "\\%c", *text);
        else if ((unsigned char)*text < 0x20)
            buffer_format(out, "\\u%04x", (unsigned)(unsigned char)*text);
        else
            buffer_add_slice(out, text, 1);
    }
}

void add_json_text(struct buffer *out, const char *text)
{
    if (text == NULL) {
        buffer_add(out, "null");
        return;
    }
    buffer_add(out, "\"");
    add_json_slice(out, text, strlen(text));
    buffer_add(out, "\"");
}

void add_json_number(struct buffer *out, double value)
{
    char digits[32];

    text_of_number(value, digits);
    buffer_add(out, isfinite(value) ? digits : "null");
}

void add_json_field(struct buffer *out, const char *name, double value)
{
    buffer_format(out, ", \"%s\": ", name);
    add_json_number(out, value);
}
