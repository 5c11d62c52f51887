#include "scenario/load_internal.h"

#include <stdlib.h>
#include <string.h>

enum { LISTED_MOST = 8 };

/* How to mend a reference: the id that was meant, what became of it, or those that are there. */
static const char *reference_hint(struct loader *loader, uint32_t section, const char *id)
{
    const struct draft_section *drafts = &loader->sections[section];
    const char *name = loader->schema->sections[section]->name, *list = "";

    if (loader_is_flooded(loader))
        return NULL;
    for (const struct removed *one = loader->removed; one != NULL; one = one->next)
        if (one->section == section && strcmp(one->id, id) == 0)
            return arena_format(loader->arena, "it was removed at %s:%u", one->place.file, (unsigned)one->place.line);
    if (id[0] == '[')
        return "here names stand side by side, blanks between them, without brackets";
    if (drafts->count == 0)
        return arena_format(loader->arena, "there are no %s: neither in a table %s.csv nor in scenario.yaml", name,
                            name);
    uint32_t count;
    const char *const *ids = draft_ids(loader, section, "", &count);
    const char *near = loader_nearest(loader, id, ids, count);
    if (near != NULL || count > LISTED_MOST)
        return loader_hint(loader, near, NULL);
    for (uint32_t k = 0; k < count; k++)
        list = arena_format(loader->arena, "%s%s%s", list, k == 0 ? "" : k + 1 < count ? ", " : " and ", ids[k]);
    return arena_format(loader->arena, count == 1 ? "there is only %s" : "there are %s", list);
}

void reference_report(struct loader *loader, uint32_t section, const char *id, struct place place, uint32_t count)
{
    struct draft_section *drafts = &loader->sections[section];
    const char *more = count == 1 ? "" : arena_format(loader->arena, " (%u numbers name it)", (unsigned)count);

    if (drafts->is_partial)
        return;
    problem_error(loader->problems, place, reference_hint(loader, section, id), "no %s.%s%s",
                  loader->schema->sections[section]->name, id, more);
    drafts->is_partial = drafts->count == 0; /* a table that is not there is one mistake */
}

uint32_t reference_find(struct loader *loader, uint32_t section, const char *id, struct place place)
{
    if (section == NO_INDEX) {
        problem_error(loader->problems, place, NULL, "there is nothing that %s could name", id);
        return NO_INDEX;
    }
    const uint32_t at = draft_find(&loader->sections[section], id);
    if (at == NO_INDEX)
        reference_report(loader, section, id, place, 1);
    return at;
}

/* ---- entities ---- */

static int compare_orders(const void *a, const void *b)
{
    const struct draft *x = *(struct draft *const *)a, *y = *(struct draft *const *)b;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* Orders without the gaps that removals left. */
static void number_orders(struct loader *loader, const struct draft_section *drafts)
{
    struct draft **sorted = arena_take(loader->arena, drafts->count, sizeof(struct draft *));

    if (drafts->count == 0)
        return;
    memcpy(sorted, drafts->drafts, drafts->count * sizeof(struct draft *));
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    qsort(sorted, drafts->count, sizeof *sorted, compare_orders);
    for (uint32_t k = 0; k < drafts->count; k++)
        sorted[k]->order = k;
}

static bool needs_text(const struct section *section)
{
    for (size_t f = 0; f < section->field_count; f++)
        if (section->fields[f].initial == NULL && !field_is_map(&section->fields[f]))
            return true;
    return false;
}

/* A block that is not written and needs not be is there with its defaults. */
static void add_absent_block(struct loader *loader, uint32_t section)
{
    const struct section *schema = loader->schema->sections[section];
    const uint32_t top = section_find(loader->schema, "");
    struct place place = {0};

    if (schema->shape != SECTION_ONE || loader->sections[section].count > 0 || needs_text(schema))
        return;
    if (top != NO_INDEX && loader->sections[top].count > 0)
        place = loader->sections[top].drafts[0]->place;
    draft_of_one(loader, section, place);
}

static void make_entities(struct loader *loader, uint32_t section)
{
    const struct draft_section *drafts = &loader->sections[section];
    struct section_values *values = &loader->scenario->sections[section];

    number_orders(loader, drafts);
    values->count = drafts->count;
    values->entities = arena_take(loader->arena, drafts->count, sizeof *values->entities);
    for (uint32_t k = 0; k < drafts->count; k++) {
        const struct draft *draft = drafts->drafts[k];
        values->entities[k] = (struct entity){.id = draft->id,
                                              .path = draft_path(loader, section, draft->id),
                                              .place = draft->place,
                                              .order = draft->order,
                                              .parent = NO_INDEX};
    }
}

/* Items of all parents, parent by parent, as the parents are numbered and the items are written. */
static void make_list_entities(struct loader *loader, uint32_t section)
{
    const uint32_t within = section_find(loader->schema, loader->schema->sections[section]->within);
    struct draft_section *drafts = &loader->sections[section];
    struct section_values *values = &loader->scenario->sections[section];
    const char *name = loader->schema->sections[section]->name;

    if (within == NO_INDEX)
        return;
    const struct draft_section *parents = &loader->sections[within];
    values->entities = arena_take(loader->arena, ENTITIES_MOST, sizeof *values->entities);
    drafts->drafts = arena_take(loader->arena, ENTITIES_MOST, sizeof(struct draft *));
    for (uint32_t p = 0; p < parents->count; p++)
        for (const struct draft_list *list = parents->drafts[p]->lists; list != NULL; list = list->next)
            for (uint32_t k = 0; list->section == section && k < list->count; k++) {
                const struct entity *parent = &loader->scenario->sections[within].entities[p];
                const char *number = list->items[k]->id;
                if (drafts->count == ENTITIES_MOST) {
                    problem_error(loader->problems, list->items[k]->place, NULL, "there are more than %d %s in all",
                                  ENTITIES_MOST, name);
                    return;
                }
                drafts->drafts[drafts->count] = list->items[k];
                values->entities[drafts->count] = (struct entity){
                    .id = parent->id[0] == '\0' ? number : arena_format(loader->arena, "%s.%s", parent->id, number),
                    .path = arena_format(loader->arena, "%s%s%s.%s", parent->path, parent->path[0] == '\0' ? "" : ".",
                                         name, number),
                    .place = list->items[k]->place,
                    .order = drafts->count,
                    .parent = p};
                values->count = ++drafts->count;
            }
}

/* ---- values ---- */

static void make_plain(struct loader *loader, uint32_t section, uint32_t field)
{
    const struct draft_section *drafts = &loader->sections[section];
    struct section_values *values = &loader->scenario->sections[section];
    const char *name = loader->schema->sections[section]->fields[field].name;

    values->widths[field] = 1;
    values->values[field] = arena_take(loader->arena, values->count, sizeof(struct value));
    for (uint32_t k = 0; k < values->count; k++)
        value_make(loader, section, k, field, NULL, entry_find(drafts->drafts[k], name), &values->values[field][k]);
}

static void make_map(struct loader *loader, uint32_t section, uint32_t field)
{
    const struct draft_section *drafts = &loader->sections[section];
    struct section_values *values = &loader->scenario->sections[section];
    const uint32_t keys = section_find(loader->schema, loader->schema->sections[section]->fields[field].keys);
    const uint32_t width = keys != NO_INDEX ? loader->sections[keys].count : 0;

    if ((size_t)width * values->count > VALUES_MOST) {
        problem_error(loader->problems, values->entities[0].place, NULL, "%u of %s times %u of %s are too many",
                      (unsigned)values->count, values->schema->name, (unsigned)width,
                      loader->schema->sections[keys]->name);
        return;
    }
    values->widths[field] = width;
    values->values[field] = arena_take(loader->arena, (size_t)values->count * width, sizeof(struct value));
    const struct entry **given = arena_take(loader->arena, width, sizeof(struct entry *));
    for (uint32_t k = 0; k < values->count; k++) {
        const struct draft *draft = drafts->drafts[k];
        for (uint32_t key = 0; key < width; key++)
            given[key] = NULL;
        for (uint32_t e = 0; e < draft->entry_count; e++) {
            const struct entry *entry = &draft->entries[e];
            if (entry->field != field)
                continue;
            struct problems *problems = loader->problems;
            loader->problems = entry->is_inherited ? &loader->quiet : problems;
            const uint32_t key = reference_find(loader, keys, entry->key, entry->key_place);
            loader->problems = problems;
            if (key != NO_INDEX)
                given[key] = entry;
        }
        for (uint32_t key = 0; key < width; key++)
            value_make(loader, section, k, field, loader->sections[keys].drafts[key]->id, given[key],
                       &values->values[field][(size_t)k * width + key]);
    }
}

static void make_values(struct loader *loader, uint32_t section)
{
    struct section_values *values = &loader->scenario->sections[section];
    const size_t fields = values->schema->field_count;

    values->widths = arena_take(loader->arena, fields, sizeof *values->widths);
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    values->values = arena_take(loader->arena, fields, sizeof *values->values);
    for (uint32_t f = 0; f < fields; f++) {
        if (field_is_map(&values->schema->fields[f]))
            make_map(loader, section, f);
        else
            make_plain(loader, section, f);
    }
}

void values_make(struct loader *loader)
{
    const uint32_t count = (uint32_t)loader->schema->section_count;

    loader->scenario->sections = arena_take(loader->arena, count, sizeof *loader->scenario->sections);
    for (uint32_t s = 0; s < count; s++) {
        loader->scenario->sections[s].schema = loader->schema->sections[s];
        if (loader->schema->sections[s]->shape != SECTION_LIST) {
            add_absent_block(loader, s);
            make_entities(loader, s);
        }
    }
    for (uint32_t s = 0; s < count; s++)
        if (loader->schema->sections[s]->shape == SECTION_LIST)
            make_list_entities(loader, s);
    sources_learn(loader);
    for (uint32_t s = 0; s < count; s++)
        make_values(loader, s);
    basis_warn(loader);
    /* Groups and switches are found among the slots: with some of those missing, what is said of them would mislead. */
    if (loader->problems->error_count == loader->errors_before)
        slots_settle(loader);
}
