#include "scenario/document_internal.h"

#include "base/text.h"
#include <string.h>

/* The code point at `bytes`, and its length; 0 when it is no UTF-8. */
static size_t code_point(const char *bytes, size_t size, uint32_t *value)
{
    const unsigned char lead = (unsigned char)bytes[0];
    const size_t length = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

    if (length == 0 || length > size || !text_is_utf8(bytes, length))
        return 0;
    *value = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; i++)
        *value = *value << 6 | ((unsigned char)bytes[i] & 0x3fu);
    return length;
}

static bool is_control(uint32_t value)
{
    return (value < 0x20 && value != '\t') || (value >= 0x7f && value < 0xa0) || value == 0x2028 || value == 0x2029 ||
           value == 0xfffe || value == 0xffff;
}

/* Reports the fault at `bytes`, if there is one, and returns 0; or the length of the code point. */
static size_t check_code_point(const char *bytes, size_t size, struct place place, struct problems *problems)
{
    uint32_t value;
    const size_t length = code_point(bytes, size, &value);

    if (length == 0) {
        problem_error(problems, place, "save the file as UTF-8", "this is not UTF-8 text (byte %02x)",
                      (unsigned)(unsigned char)bytes[0]);
        return 0;
    }
    if (value == '\r') {
        if (size > 1 && bytes[1] == '\n')
            return length;
        problem_error(problems, place, "save the file with LF or CRLF line ends", "a line ends in CR alone");
        return 0;
    }
    if (is_control(value)) {
        problem_error(problems, place, NULL, "the character U+%04X is not allowed", (unsigned)value);
        return 0;
    }
    return length;
}

bool document_check_text(const char *file, const char **bytes, size_t *size, struct problems *problems)
{
    struct place place = {.file = file, .line = 1, .column = 1, .length = 1};

    if (*size > DOCUMENT_BYTES_MOST) {
        problem_error(problems, (struct place){.file = file}, NULL, "the file is larger than %d MB",
                      DOCUMENT_BYTES_MOST >> 20);
        return false;
    }
    if (*size >= 3 && memcmp(*bytes, "\xef\xbb\xbf", 3) == 0) {
        *bytes += 3;
        *size -= 3;
    }
    for (size_t at = 0; at < *size;) {
        if ((*bytes)[at] == '\n') {
            place.line++;
            place.column = 1;
            at++;
            continue;
        }
        const size_t length = check_code_point(*bytes + at, *size - at, place, problems);
        if (length == 0)
            return false;
        at += length;
        place.column++;
    }
    return true;
}

bool document_is_text(const char *text, size_t length)
{
    uint32_t value;

    for (size_t at = 0, bytes; at < length; at += bytes) {
        bytes = code_point(text + at, length - at, &value);
        if (bytes == 0 || (is_control(value) && value != '\n'))
            return false;
    }
    return true;
}

bool document_reason_is_open(const char *text)
{
    uint32_t quotes = 0;

    if (strstr(text, "assume \"") == NULL)
        return false;
    for (const char *at = text; *at != '\0'; at++)
        quotes += *at == '"';
    return quotes % 2 == 1;
}

static uint32_t key_hash(uint32_t group, const char *key)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ group; /* FNV-1a */

    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * UINT64_C(0x100000001b3);
    return (uint32_t)(hash ^ hash >> 32);
}

static struct key_entry *key_set_slot(const struct key_set *set, uint32_t group, const char *key)
{
    uint32_t at = key_hash(group, key) & (set->room - 1);

    while (set->entries[at].key != NULL && (set->entries[at].group != group || strcmp(set->entries[at].key, key) != 0))
        at = (at + 1) & (set->room - 1);
    return &set->entries[at];
}

static void key_set_grow(struct key_set *set)
{
    const struct key_set old = *set;

    set->room = old.room == 0 ? 64 : old.room * 2;
    set->entries = arena_take(set->arena, set->room, sizeof *set->entries);
    for (uint32_t i = 0; i < old.room; i++)
        if (old.entries[i].key != NULL)
            *key_set_slot(set, old.entries[i].group, old.entries[i].key) = old.entries[i];
}

const struct place *key_set_add(struct key_set *set, uint32_t group, const char *key, struct place place)
{
    if (set->count * 2 >= set->room)
        key_set_grow(set);
    struct key_entry *entry = key_set_slot(set, group, key);
    if (entry->key != NULL)
        return &entry->place;
    *entry = (struct key_entry){.key = key, .group = group, .place = place};
    set->count++;
    return NULL;
}
