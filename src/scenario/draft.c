#include "scenario/load_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

struct draft *draft_make(struct loader *loader, const char *id, struct place place)
{
    struct draft *draft = arena_take(loader->arena, 1, sizeof *draft);
    draft->id = id;
    draft->place = place;
    return draft;
}

const char *draft_path(struct loader *loader, uint32_t section, const char *id)
{
    const struct section *schema = loader->schema->sections[section];
    if (schema->shape == SECTION_MANY)
        return arena_format(loader->arena, "%s.%s", schema->name, id);
    return schema->name;
}

static const char *joined(struct loader *loader, const char *prefix, const char *name)
{
    return prefix[0] == '\0' ? name : arena_format(loader->arena, "%s.%s", prefix, name);
}

uint32_t field_at(struct loader *loader, uint32_t section, const char *path, const char **key)
{
    const struct section *schema = loader->schema->sections[section];
    const uint32_t exact = field_find(schema, path);

    *key = NULL;
    if (exact != NO_INDEX && !field_is_map(&schema->fields[exact]))
        return exact;
    for (uint32_t f = 0; f < schema->field_count; f++) {
        const struct field *field = &schema->fields[f];
        if (!field_is_map(field))
            continue;
        const size_t stem = strlen(field->name) - 1; /* with its point */
        if (strncmp(path, field->name, stem) == 0 && path[stem] != '\0' && strchr(path + stem, '.') == NULL) {
            *key = path + stem;
            return f;
        }
    }
    return NO_INDEX;
}

/* `path` is a map that holds fields. */
static bool is_block(const struct section *schema, const char *path)
{
    const size_t length = strlen(path);
    for (size_t f = 0; f < schema->field_count; f++)
        if (strncmp(schema->fields[f].name, path, length) == 0 && schema->fields[f].name[length] == '.')
            return true;
    return false;
}

const char *const *names_below(struct loader *loader, uint32_t section, const char *prefix, uint32_t *count)
{
    const struct section *schema = loader->schema->sections[section];
    const size_t sections = loader->schema->section_count, stem = prefix[0] == '\0' ? 0 : strlen(prefix) + 1;
    const char **names = arena_take(loader->arena, schema->field_count + sections + 1, sizeof *names);

    *count = 0;
    for (size_t f = 0; f < schema->field_count; f++) {
        const char *name = schema->fields[f].name;
        if (strlen(name) <= stem || strncmp(name, prefix, stem > 0 ? stem - 1 : 0) != 0 ||
            (stem > 0 && name[stem - 1] != '.') || name[stem] == '*')
            continue;
        names[(*count)++] = arena_slice(loader->arena, name + stem, strcspn(name + stem, "."));
    }
    for (size_t s = 0; s < sections; s++) {
        const struct section *other = loader->schema->sections[s];
        const bool is_here = other->shape == SECTION_LIST ? strcmp(other->within, schema->name) == 0
                                                          : schema->name[0] == '\0' && other->name[0] != '\0';
        if (is_here && stem == 0)
            names[(*count)++] = other->name;
    }
    return names;
}

/* An entity being read. */
struct reading {
    struct loader *loader;
    uint32_t section;
    struct draft *draft;
    struct companion *companions;
};

static void report_unknown(struct reading *reading, const struct node *item, const char *prefix, const char *path)
{
    struct loader *loader = reading->loader;
    const uint32_t section = reading->section;
    const char *name = loader->schema->sections[section]->name, *near = NULL, *otherwise = NULL;
    const uint32_t list = section_find(loader->schema, item->key);

    if (loader_said(loader, path, item->key_place)) {
        reading->draft->is_partial = true; /* a heading, at another row */
        return;
    }
    if (!loader_is_flooded(loader)) {
        uint32_t count;
        const char *const *names = names_below(loader, section, prefix, &count);
        near = loader_nearest(loader, item->key, names, count);
    }
    /* A misspelt key is one mistake: what it was meant to be is not missed as well. */
    if (near != NULL) {
        const uint32_t meant = name[0] == '\0' && prefix[0] == '\0' ? section_find(loader->schema, near) : NO_INDEX;
        reading->draft->is_partial = true;
        if (meant != NO_INDEX)
            loader->sections[meant].is_partial = true;
    }
    if (list != NO_INDEX && loader->schema->sections[list]->shape == SECTION_LIST)
        otherwise = arena_format(loader->arena, "%s stand inside each of %s", item->key,
                                 loader->schema->sections[list]->within);
    else if (name[0] != '\0')
        otherwise = arena_format(loader->arena, "see casus help %s", name);
    problem_error(loader->problems, item->key_place, loader_hint(loader, near, otherwise), "unknown key %s%s%s", path,
                  name[0] == '\0' ? "" : " in ", name);
}

/* ---- sources of blocks ---- */

/* A scalar, or a list of scalars as one text. NULL for anything else, which is reported. */
static const char *words_of(struct loader *loader, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return node->text;
    const char *text = "";
    for (const struct node *item = node->first; node->kind == NODE_LIST && item != NULL; item = item->next) {
        if (item->kind != NODE_SCALAR || node->count > 100)
            return NULL;
        text = arena_format(loader->arena, "%s %s", text, item->text);
    }
    return node->kind == NODE_LIST ? text : NULL;
}

/* "ID ID NAME=ID+ID" into the block's own sources and its exceptions. */
static void parse_block_source(struct loader *loader, struct block *block, const char *text)
{
    struct exception **end = &block->exceptions;
    size_t length = strcspn(text, " \t\n");

    /* No longer than the text itself, in one piece: the text may hold many ids. */
    char *sources = arena_take(loader->arena, strlen(text) + 1, 1);
    size_t used = 0;
    for (; *text != '\0'; text += length, text += strspn(text, " \t\n"), length = strcspn(text, " \t\n")) {
        const char *equals = memchr(text, '=', length);
        if (length == 0)
            continue;
        if (equals == NULL) {
            if (used > 0)
                sources[used++] = ' ';
            memcpy(sources + used, text, length);
            used += length;
            continue;
        }
        struct exception *exception = arena_take(loader->arena, 1, sizeof *exception);
        char *ids = arena_slice(loader->arena, equals + 1, length - (size_t)(equals - text) - 1);
        exception->name = arena_slice(loader->arena, text, (size_t)(equals - text));
        exception->sources = ids;
        for (; *ids != '\0'; ids++)
            *ids = *ids == '+' ? ' ' : *ids;
        *end = exception;
        end = &exception->next;
    }
    for (size_t k = 0; k < used; k++)
        sources[k] = sources[k] == '+' ? ' ' : sources[k];
    if (used > 0)
        block->sources = sources;
}

static const struct block *block_make(struct loader *loader, const struct node *source, const struct node *because,
                                      const struct block *outer, const char *prefix)
{
    struct block *block = arena_take(loader->arena, 1, sizeof *block);

    block->outer = outer;
    block->prefix = prefix;
    if (source != NULL) {
        const char *text = words_of(loader, source);
        block->place = source->place;
        if (text == NULL)
            problem_error(loader->problems, source->place, NULL, "a source is an id, or several");
        else
            parse_block_source(loader, block, text);
    }
    if (because != NULL && because->kind != NODE_SCALAR)
        problem_error(loader->problems, because->place, NULL, "because is one text");
    else if (because != NULL && because->text[0] != '\0')
        block->because = because->text;
    return block;
}

const struct block *block_of_section(struct loader *loader, uint32_t section, const struct node *map)
{
    const struct node *source = node_find(map, "source"), *because = node_find(map, "because");

    if (loader->schema->sections[section]->shape != SECTION_MANY)
        return NULL;
    if (source != NULL && source->kind == NODE_MAP)
        source = NULL; /* an entity of that name */
    if (because != NULL && because->kind == NODE_MAP)
        because = NULL;
    return source == NULL && because == NULL ? NULL : block_make(loader, source, because, NULL, "");
}

/* ---- entries ---- */

struct entry *draft_push(struct loader *loader, struct draft *draft)
{
    if (loader->entry_total >= ENTRIES_MOST || draft->entry_count >= DRAFT_ENTRIES_MOST) {
        if (!loader->is_overfull)
            problem_error(loader->problems, draft->place, NULL, "there are more than %d values here",
                          draft->entry_count >= DRAFT_ENTRIES_MOST ? DRAFT_ENTRIES_MOST : ENTRIES_MOST);
        loader->is_overfull = true;
        return NULL;
    }
    loader->entry_total++;
    if (draft->entry_count == draft->entry_room) {
        const uint32_t room = draft->entry_room == 0 ? 8 : 2 * draft->entry_room;
        struct entry *entries = arena_take(loader->arena, room, sizeof *entries);
        if (draft->entry_count > 0)
            memcpy(entries, draft->entries, draft->entry_count * sizeof *entries);
        draft->entries = entries;
        draft->entry_room = room;
    }
    draft->entries[draft->entry_count] = (struct entry){.sequence = draft->entry_count};
    return &draft->entries[draft->entry_count++];
}

static void read_value(struct reading *reading, const struct node *item, const char *path, uint32_t field,
                       const char *key, const struct block *block)
{
    struct loader *loader = reading->loader;
    const enum field_type type = loader->schema->sections[reading->section]->fields[field].type;

    if (item->kind == NODE_MAP || (item->kind == NODE_LIST && type != FIELD_REFS)) {
        problem_error(loader->problems, item->key_place,
                      arena_format(loader->arena, "write it on one line:  %s: value", item->key),
                      "%s is one value, not a %s", path, item->kind == NODE_MAP ? "block" : "list");
        reading->draft->is_partial = true;
        return;
    }
    if (item->kind == NODE_SCALAR && item->text[0] == '\0')
        return; /* as an empty cell */
    struct entry *entry = draft_push(loader, reading->draft);
    if (entry == NULL)
        return;
    entry->path = path;
    entry->field = field;
    entry->key = key;
    entry->key_place = item->key_place;
    entry->value = item;
    entry->block = block;
}

/* "support.source" and the like, when "support" is a field. */
static bool read_companion(struct reading *reading, const struct node *item, const char *path)
{
    static const struct {
        const char *suffix;
        enum companion_kind kind;
    } rows[] = {{".source", COMPANION_SOURCE},
                {"#source", COMPANION_USUAL},
                {".because", COMPANION_BECAUSE},
                {".factor", COMPANION_FACTOR},
                {"#unit", COMPANION_UNIT}};
    const size_t length = strlen(path);

    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        const size_t suffix = strlen(rows[k].suffix);
        if (length <= suffix || strcmp(path + length - suffix, rows[k].suffix) != 0)
            continue;
        const char *key, *of = arena_slice(reading->loader->arena, path, length - suffix);
        if (field_at(reading->loader, reading->section, of, &key) == NO_INDEX)
            return rows[k].suffix[0] == '#'; /* the column is unknown: said once, at its cell */
        if (item->kind != NODE_SCALAR) {
            problem_error(reading->loader->problems, item->key_place, NULL, "%s is one value", path);
            return true;
        }
        struct companion *companion = arena_take(reading->loader->arena, 1, sizeof *companion);
        *companion = (struct companion){of, rows[k].kind, item, reading->companions};
        reading->companions = companion;
        return true;
    }
    return false;
}

static void read_list(struct reading *reading, const struct node *item, uint32_t list_section,
                      const struct block *block, const char *entity_path)
{
    struct loader *loader = reading->loader;

    if (item->kind == NODE_SCALAR && item->text[0] == '\0')
        return;
    if (item->kind != NODE_LIST || item->count > ENTITIES_MOST) {
        problem_error(loader->problems, item->key_place, "a line with - begins each of them",
                      item->kind != NODE_LIST ? "%s is a list of blocks" : "%s is too long a list", item->key);
        return;
    }
    struct draft_list *list = arena_take(loader->arena, 1, sizeof *list);
    list->section = list_section;
    list->items = arena_take(loader->arena, item->count, sizeof(struct draft *));
    list->next = reading->draft->lists;
    reading->draft->lists = list;
    for (const struct node *one = item->first; one != NULL; one = one->next) {
        const char *number = arena_format(loader->arena, "%u", (unsigned)(list->count + 1));
        struct draft *draft = draft_make(loader, number, one->place);
        list->items[list->count++] = draft;
        if (one->kind == NODE_MAP) {
            draft_read(loader, list_section, draft, one, block,
                       arena_format(loader->arena, "%s.%s.%s", entity_path, item->key, number));
        } else {
            problem_error(loader->problems, one->place, "for example  - { KEY: value }",
                          "each of %s is a block of keys", item->key);
            draft->is_partial = true;
        }
    }
}

static void read_block(struct reading *reading, const struct node *map, const char *prefix, const struct block *outer,
                       const char *entity_path);

static void read_item(struct reading *reading, const struct node *item, const char *prefix, const struct block *block,
                      const char *entity_path)
{
    struct loader *loader = reading->loader;
    const struct section *schema = loader->schema->sections[reading->section];
    const char *path = joined(loader, prefix, item->key), *key;
    const uint32_t list = list_section_find(loader, reading->section, path);
    const uint32_t field = field_at(loader, reading->section, path, &key);
    const bool is_own = strcmp(item->key, "source") == 0 || strcmp(item->key, "because") == 0;

    if (is_own && (field == NO_INDEX || key != NULL))
        return; /* the block's, read already */
    if (list != NO_INDEX)
        read_list(reading, item, list, block, entity_path);
    else if (field != NO_INDEX)
        read_value(reading, item, path, field, key, block);
    else if (is_block(schema, path) && item->kind == NODE_MAP)
        read_block(reading, item, path, block, entity_path);
    else if (is_block(schema, path) && item->kind == NODE_SCALAR && item->text[0] == '\0')
        return;
    else if (is_block(schema, path)) {
        problem_error(loader->problems, item->key_place,
                      arena_format(loader->arena, "for example  %s: { KEY: value }", item->key),
                      "%s is a block of keys, not %s", path, item->kind == NODE_LIST ? "a list" : "one value");
        reading->draft->is_partial = true;
    } else if (!read_companion(reading, item, path))
        report_unknown(reading, item, prefix, path);
}

static void check_exceptions(struct loader *loader, uint32_t section, const struct block *block)
{
    for (const struct exception *exception = block->exceptions; exception != NULL; exception = exception->next) {
        const char *key, *path = joined(loader, block->prefix, exception->name);
        if (field_at(loader, section, path, &key) == NO_INDEX &&
            field_at(loader, section, exception->name, &key) == NO_INDEX)
            problem_error(loader->problems, block->place, "an exception is NAME=ID, with the name of a column or key",
                          "source names %s, which is no key here", exception->name);
    }
}

/* Depth is bounded by the reader's. */
static void read_block(struct reading *reading, const struct node *map, const char *prefix, const struct block *outer,
                       const char *entity_path)
{
    struct loader *loader = reading->loader;
    const char *ignored;
    const struct node *source = node_find(map, "source"), *because = node_find(map, "because");
    const bool is_top = prefix[0] == '\0' && loader->schema->sections[reading->section]->name[0] == '\0';
    const struct block *block = outer;

    if (source != NULL && field_at(loader, reading->section, joined(loader, prefix, "source"), &ignored) != NO_INDEX &&
        ignored == NULL)
        source = NULL;
    if (source != NULL || because != NULL)
        block = block_make(loader, source, because, outer, prefix);
    if (block != outer)
        check_exceptions(loader, reading->section, block);
    for (const struct node *item = map->first; item != NULL; item = item->next) {
        const uint32_t section = is_top ? section_find(loader->schema, item->key) : NO_INDEX;
        if (section == NO_INDEX || loader->schema->sections[section]->shape == SECTION_LIST)
            read_item(reading, item, prefix, block, entity_path);
    }
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    const int order = strcmp(x->path, y->path);
    if (order != 0)
        return order;
    return x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

/* Sort by path; "climb.v1" and `climb: {v1}` are one and may not both stand. */
static void settle_entries(struct loader *loader, struct draft *draft)
{
    uint32_t kept = 0;

    if (draft->entry_count > 1)
        qsort(draft->entries, draft->entry_count, sizeof *draft->entries, compare_entries);
    for (uint32_t e = 0; e < draft->entry_count; e++) {
        const struct entry *entry = &draft->entries[e];
        if (kept > 0 && strcmp(draft->entries[kept - 1].path, entry->path) == 0)
            problem_error(loader->problems, entry->key_place, NULL, "%s is given twice", entry->path);
        else
            draft->entries[kept++] = *entry;
    }
    draft->entry_count = kept;
}

struct entry *entry_find(const struct draft *draft, const char *path)
{
    uint32_t low = 0, high = draft->entry_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(draft->entries[middle].path, path);
        if (order == 0)
            return &draft->entries[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void attach_companions(const struct reading *reading)
{
    for (const struct companion *companion = reading->companions; companion != NULL; companion = companion->next) {
        struct entry *entry = entry_find(reading->draft, companion->path);
        if (entry == NULL)
            continue; /* beside an empty cell: the default stands */
        switch (companion->kind) {
        case COMPANION_SOURCE:
            entry->source = companion->node;
            break;
        case COMPANION_USUAL:
            entry->usual = companion->node;
            break;
        case COMPANION_BECAUSE:
            entry->because = companion->node;
            break;
        case COMPANION_FACTOR:
            entry->factor = companion->node;
            break;
        case COMPANION_UNIT:
            entry->unit = companion->node;
            break;
        }
    }
}

void draft_read(struct loader *loader, uint32_t section, struct draft *draft, const struct node *map,
                const struct block *outer, const char *path)
{
    struct reading reading = {.loader = loader, .section = section, .draft = draft};

    ASSERT(map->kind == NODE_MAP);
    read_block(&reading, map, "", outer, path);
    settle_entries(loader, draft);
    attach_companions(&reading);
}

bool draft_set(struct loader *loader, uint32_t section, struct draft *draft, const char *path, struct place key_place,
               const struct node *value)
{
    const char *key;
    const uint32_t field = field_at(loader, section, path, &key);

    if (field == NO_INDEX)
        return false;
    struct entry *entry = entry_find(draft, path);
    const struct entry given = {.path = path, .field = field, .key = key, .key_place = key_place, .value = value};
    if (entry != NULL) {
        *entry = given;
        return true;
    }
    if (draft_push(loader, draft) == NULL)
        return true;
    uint32_t at = draft->entry_count - 1;
    for (; at > 0 && strcmp(draft->entries[at - 1].path, path) > 0; at--)
        draft->entries[at] = draft->entries[at - 1];
    draft->entries[at] = given;
    return true;
}
