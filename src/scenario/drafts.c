#include "scenario/load_internal.h"

#include <stdlib.h>
#include <string.h>

static void push_draft(struct loader *loader, uint32_t section, struct draft *draft)
{
    struct draft_section *drafts = &loader->sections[section];

    if (drafts->count >= ENTITIES_MOST) {
        if (!drafts->is_full)
            problem_error(loader->problems, draft->place, NULL, "%s holds more than %d entities",
                          loader->schema->sections[section]->name, ENTITIES_MOST);
        drafts->is_full = true;
        return;
    }
    if (drafts->count == drafts->room) {
        const uint32_t room = drafts->room == 0 ? 8 : 2 * drafts->room;
        /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
        struct draft **grown = arena_take(loader->arena, room, sizeof *grown);
        if (drafts->count > 0)
            /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
            memcpy(grown, drafts->drafts, drafts->count * sizeof *grown);
        drafts->drafts = grown;
        drafts->room = room;
    }
    draft->order = drafts->next_order++;
    drafts->drafts[drafts->count++] = draft;
}

void drafts_read_entity(struct loader *loader, uint32_t section, const struct node *item, const struct block *block)
{
    struct draft_section *drafts = &loader->sections[section];
    const char *name = loader->schema->sections[section]->name;

    if (!id_is_valid(item->key)) {
        problem_error(loader->problems, item->key_place, "letters, digits, _ and -, beginning with a letter",
                      "\"%s\" is no id for one of %s", item->key, name);
        drafts->is_partial = true;
        return;
    }
    if (drafts->is_full)
        return;
    struct draft *draft = draft_make(loader, item->key, item->key_place);
    if (item->kind == NODE_MAP) {
        draft_read(loader, section, draft, item, block, draft_path(loader, section, item->key));
    } else if (item->kind == NODE_LIST || item->text[0] != '\0') {
        problem_error(loader->problems, item->key_place,
                      arena_format(loader->arena, "for example  %s: { KEY: value }", item->key),
                      "%s.%s is a block of keys, not %s", name, item->key,
                      item->kind == NODE_LIST ? "a list" : "one value");
        draft->is_partial = true;
    }
    push_draft(loader, section, draft);
}

static void read_one(struct loader *loader, uint32_t section, const struct node *item)
{
    const char *name = loader->schema->sections[section]->name;
    struct draft *draft = draft_make(loader, "", item->key_place);

    if (item->kind == NODE_MAP) {
        draft_read(loader, section, draft, item, NULL, name);
    } else if (item->kind == NODE_LIST || item->text[0] != '\0') {
        problem_error(loader->problems, item->key_place,
                      arena_format(loader->arena, "for example  %s: { KEY: value }", name),
                      "%s is a block of keys, not %s", name, item->kind == NODE_LIST ? "a list" : "one value");
        draft->is_partial = true;
    }
    push_draft(loader, section, draft);
}

struct draft *draft_of_one(struct loader *loader, uint32_t section, struct place place)
{
    struct draft_section *drafts = &loader->sections[section];

    if (drafts->count == 0)
        push_draft(loader, section, draft_make(loader, "", place));
    return drafts->drafts[0];
}

void drafts_read_section(struct loader *loader, uint32_t section, const struct node *item, bool is_table)
{
    const char *name = loader->schema->sections[section]->name;

    if (loader->schema->sections[section]->shape == SECTION_ONE) {
        read_one(loader, section, item);
        return;
    }
    if (item->kind != NODE_MAP) {
        if (item->kind == NODE_SCALAR && item->text[0] == '\0')
            return;
        problem_error(loader->problems, item->key_place, "give each an id:  ID: { ... }",
                      "%s is a map of blocks by id, not %s", name, item->kind == NODE_LIST ? "a list" : "one value");
        loader->sections[section].is_partial = true;
        return;
    }
    const struct block *block = is_table ? NULL : block_of_section(loader, section, item);
    for (const struct node *one = item->first; one != NULL; one = one->next) {
        const bool is_block_own = strcmp(one->key, "source") == 0 || strcmp(one->key, "because") == 0;
        if (!is_block_own || one->kind == NODE_MAP)
            drafts_read_entity(loader, section, one, block);
    }
}

static int compare_drafts(const void *a, const void *b)
{
    const struct draft *x = *(struct draft *const *)a, *y = *(struct draft *const *)b;
    const int order = strcmp(x->id, y->id);
    if (order != 0)
        return order;
    return x->order < y->order ? -1 : x->order > y->order;
}

void drafts_settle(struct loader *loader, uint32_t section)
{
    struct draft_section *drafts = &loader->sections[section];
    uint32_t kept = 0;

    if (drafts->count > 1)
        /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
        qsort(drafts->drafts, drafts->count, sizeof *drafts->drafts, compare_drafts);
    for (uint32_t d = 0; d < drafts->count; d++) {
        struct draft *draft = drafts->drafts[d];
        if (kept == 0 || strcmp(drafts->drafts[kept - 1]->id, draft->id) != 0) {
            drafts->drafts[kept++] = draft;
            continue;
        }
        const struct place first = drafts->drafts[kept - 1]->place;
        const bool is_base = drafts->drafts[kept - 1]->order < drafts->base_orders;
        problem_error(loader->problems, draft->place, is_base ? "what is in the base is changed under set" : NULL,
                      "%s stands already at %s:%u", draft_path(loader, section, draft->id),
                      first.file != NULL ? first.file : "--set", (unsigned)first.line);
    }
    drafts->count = kept;
}

uint32_t draft_find(const struct draft_section *section, const char *id)
{
    uint32_t low = 0, high = section->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(section->drafts[middle]->id, id);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_INDEX;
}

const char *const *draft_ids(struct loader *loader, uint32_t section, const char *prefix, uint32_t *count)
{
    const struct draft_section *drafts = &loader->sections[section];
    const char **ids = arena_take(loader->arena, drafts->count, sizeof *ids);

    *count = drafts->count;
    for (uint32_t d = 0; d < drafts->count; d++)
        ids[d] = prefix[0] == '\0' ? drafts->drafts[d]->id
                                   : arena_format(loader->arena, "%s.%s", prefix, drafts->drafts[d]->id);
    return ids;
}
