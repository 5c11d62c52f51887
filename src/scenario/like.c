#include "scenario/load_internal.h"

#include <string.h>

/* Both are sorted by path: merge. */
static void take_entries(struct loader *loader, struct draft *draft, const struct draft *base, bool is_like)
{
    const struct entry *own = draft->entries;
    const uint32_t own_count = draft->entry_count;
    struct draft merged = {.place = draft->place};
    uint32_t a = 0, b = 0;

    while (a < own_count || b < base->entry_count) {
        const int order = a == own_count ? 1 : b == base->entry_count ? -1 : strcmp(own[a].path, base->entries[b].path);
        struct entry *entry = draft_push(loader, &merged);
        if (entry == NULL)
            break;
        *entry = order <= 0 ? own[a] : base->entries[b];
        entry->sequence = merged.entry_count - 1;
        entry->is_inherited = entry->is_inherited || (is_like && order > 0);
        a += order <= 0;
        b += order >= 0;
    }
    draft->entries = merged.entries;
    draft->entry_count = merged.entry_count;
    draft->entry_room = merged.entry_room;
}

void draft_build_on(struct loader *loader, struct draft *draft, const struct draft *base, bool is_like)
{
    take_entries(loader, draft, base, is_like);
    for (const struct draft_list *list = base->lists; list != NULL; list = list->next) {
        bool is_own = false;
        for (const struct draft_list *own = draft->lists; own != NULL; own = own->next)
            is_own = is_own || own->section == list->section;
        if (is_own)
            continue;
        /* The items are shared: nothing changes a draft from here on but `set`, which came before. */
        struct draft_list *copy = arena_take(loader->arena, 1, sizeof *copy);
        *copy = *list;
        copy->next = draft->lists;
        draft->lists = copy;
    }
}

/* The draft another is like, or NULL; reports one that is not there. */
static struct draft *model_of(struct loader *loader, uint32_t section, struct draft *draft)
{
    const struct draft_section *drafts = &loader->sections[section];
    const struct entry *like = entry_find(draft, "like");

    if (like == NULL || like->value->kind != NODE_SCALAR)
        return NULL;
    const uint32_t at = draft_find(drafts, like->value->text);
    if (at != NO_INDEX)
        return drafts->drafts[at];
    draft->is_partial = true;
    if (!drafts->is_partial) {
        const char *name = loader->schema->sections[section]->name, *near = NULL;
        uint32_t count;
        if (!loader_is_flooded(loader)) {
            const char *const *ids = draft_ids(loader, section, "", &count);
            near = loader_nearest(loader, like->value->text, ids, count);
        }
        problem_error(loader->problems, like->value->place,
                      near != NULL ? arena_format(loader->arena, "did you mean %s?", near) : NULL, "no %s.%s", name,
                      like->value->text);
    }
    return NULL;
}

/* The chain from `draft` up to what stands by itself, then built downwards: without recursion, since a chain may be as
 * long as the section. */
static void resolve_draft(struct loader *loader, uint32_t section, struct draft *draft, struct draft **chain)
{
    uint32_t length = 0;

    while (draft != NULL && draft->like_state == LIKE_UNKNOWN) {
        draft->like_state = LIKE_PENDING;
        chain[length++] = draft;
        draft = model_of(loader, section, draft);
    }
    if (draft != NULL && draft->like_state == LIKE_PENDING) {
        const struct entry *like = entry_find(chain[length - 1], "like");
        problem_error(loader->problems, like->value->place, NULL, "%s is like itself, in a circle",
                      draft_path(loader, section, draft->id));
        while (length > 0) {
            chain[--length]->like_state = LIKE_DONE;
            chain[length]->is_partial = true;
        }
        return;
    }
    for (; length > 0; length--) {
        struct draft *own = chain[length - 1];
        if (draft != NULL)
            draft_build_on(loader, own, draft, true);
        own->like_state = LIKE_DONE;
        own->is_partial = own->is_partial || (draft != NULL && draft->is_partial);
        draft = own;
    }
}

void like_resolve(struct loader *loader)
{
    for (uint32_t s = 0; s < loader->schema->section_count; s++) {
        const struct draft_section *drafts = &loader->sections[s];
        if (loader->schema->sections[s]->shape != SECTION_MANY ||
            field_find(loader->schema->sections[s], "like") == NO_INDEX)
            continue;
        struct draft **chain = arena_take(loader->arena, drafts->count, sizeof(struct draft *));
        for (uint32_t d = 0; d < drafts->count; d++)
            resolve_draft(loader, s, drafts->drafts[d], chain);
    }
}
