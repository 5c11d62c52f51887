#include "scenario/scenario_internal.h"

#include <string.h>

uint32_t section_find(const struct schema *schema, const char *name)
{
    for (size_t s = 0; s < schema->section_count; s++)
        if (strcmp(schema->sections[s]->name, name) == 0)
            return (uint32_t)s;
    return NO_INDEX;
}

uint32_t field_find(const struct section *section, const char *name)
{
    for (size_t f = 0; f < section->field_count; f++)
        if (strcmp(section->fields[f].name, name) == 0)
            return (uint32_t)f;
    return NO_INDEX;
}

bool field_is_map(const struct field *field)
{
    const size_t length = strlen(field->name);
    return length > 2 && strcmp(field->name + length - 2, ".*") == 0;
}

bool section_is_options(const struct section *section)
{
    return strcmp(section->name, "options") == 0 ||
           (section->shape == SECTION_LIST && strcmp(section->within, "options") == 0);
}

bool id_is_valid(const char *id)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    return id[0] != '\0' && strchr(letters, id[0]) != NULL && id[strspn(id, others)] == '\0';
}

const char *const *choice_words(struct arena *arena, const char *of, uint32_t *count)
{
    uint32_t k = 1;
    for (const char *at = of; *at != '\0'; at++)
        k += *at == '|';
    const char **words = arena_take(arena, k, sizeof *words);
    *count = k;
    for (k = 0; k < *count; k++) {
        const size_t length = strcspn(of, "|");
        words[k] = arena_slice(arena, of, length);
        of += length + (of[length] == '|');
    }
    return words;
}

uint32_t choice_find(const char *of, const char *word)
{
    const size_t length = strlen(word);
    for (uint32_t k = 0;; k++) {
        const size_t here = strcspn(of, "|");
        if (here == length && strncmp(of, word, length) == 0)
            return k;
        if (of[here] == '\0')
            return NO_INDEX;
        of += here + 1;
    }
}
