/* What the readers of YAML and of tables share. For src/scenario alone. */
#ifndef CASUS_SCENARIO_DOCUMENT_INTERNAL_H
#define CASUS_SCENARIO_DOCUMENT_INTERNAL_H

#include "scenario/document.h"

/* Checks before reading: size, UTF-8, no control characters, lines that end in LF or CRLF. Unicode's other line ends
 * (U+0085, U+2028, U+2029) and a bare CR are refused because readers and editors disagree whether they start a line,
 * and then every later place would be wrong. A byte order mark at the start is passed over: *bytes and *size are moved
 * behind it. Reports the first fault and returns false. */
bool document_check_text(const char *file, const char **bytes, size_t *size, struct problems *problems);

/* No control characters but line ends and tabs: an escape in a quoted scalar can make any, NUL too. */
bool document_is_text(const char *text, size_t length);

/* `text` holds `assume "` and an odd number of double quotes: whatever ended it, ended it inside a reason. */
bool document_reason_is_open(const char *text);

/* The keys of all maps of one document, so that a duplicate is found without walking the map. `group` numbers the map.
 */
struct key_entry {
    const char *key;
    uint32_t group;
    struct place place;
};

struct key_set {
    struct arena *arena; /* scratch: tables that became too small stay in it */
    struct key_entry *entries;
    uint32_t count, room;
};

/* Adds the key and returns NULL, or where the same key already stands. The key's text is borrowed. */
const struct place *key_set_add(struct key_set *set, uint32_t group, const char *key, struct place place);

#endif
