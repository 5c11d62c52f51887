#include "scenario/load_internal.h"

#include "base/text.h"
#include <string.h>

/* Where a path leads: a draft, and the field's path within it. */
struct target {
    uint32_t section;
    struct draft *draft;
    const char *name; /* of the draft, for messages: "members.HUN" */
    const char *rest;
};

static const char *first_part(struct loader *loader, const char **path)
{
    const size_t length = strcspn(*path, ".");
    const char *part = arena_slice(loader->arena, *path, length);
    *path += length + ((*path)[length] == '.');
    return part;
}

static bool report_no_section(struct loader *loader, const char *part, struct place place)
{
    const uint32_t top = section_find(loader->schema, "");
    uint32_t count = 0;
    const char *const *names = top != NO_INDEX ? names_below(loader, top, "", &count) : NULL;
    const char *near = count > 0 ? loader_nearest(loader, part, names, count) : NULL, *otherwise = NULL;
    const uint32_t list = section_find(loader->schema, part);

    if (list != NO_INDEX && loader->schema->sections[list]->shape == SECTION_LIST)
        otherwise =
            arena_format(loader->arena, "%s stand inside each of %s", part, loader->schema->sections[list]->within);
    problem_error(loader->problems, place, loader_hint(loader, near, otherwise), "there is no section %s", part);
    return false;
}

static bool report_no_entity(struct loader *loader, uint32_t section, const char *id, struct place place, bool is_set)
{
    const char *name = loader->schema->sections[section]->name;
    const char *near = NULL;
    uint32_t count;

    if (loader->sections[section].is_partial)
        return false; /* it may stand where the text could not be read */
    if (!loader_is_flooded(loader)) {
        const char *const *ids = draft_ids(loader, section, "", &count);
        near = loader_nearest(loader, id, ids, count);
    }
    const char *hint = is_set ? "new things go under add" : NULL;
    if (near != NULL)
        hint =
            arena_format(loader->arena, "did you mean %s.%s?%s", name, near, is_set ? " New things go under add" : "");
    problem_error(loader->problems, place, hint, "no %s.%s", name, id);
    return false;
}

/* `path` "triggers.1.when" within the entity: into the list's item. False when it is no list's. */
static bool enter_list(struct loader *loader, struct target *target)
{
    const char *rest = target->rest;
    const char *part = first_part(loader, &rest);
    const uint32_t section = list_section_find(loader, target->section, part);

    if (section == NO_INDEX)
        return false;
    const char *number = first_part(loader, &rest);
    for (const struct draft_list *list = target->draft->lists; list != NULL; list = list->next)
        for (uint32_t k = 0; list->section == section && k < list->count; k++)
            if (strcmp(list->items[k]->id, number) == 0) {
                target->name = arena_format(loader->arena, "%s.%s.%s", target->name, part, number);
                target->section = section;
                target->draft = list->items[k];
                target->rest = rest;
                return true;
            }
    return false;
}

/* Reports and returns false when the path leads nowhere. */
static bool resolve(struct loader *loader, const char *path, struct place place, struct target *target)
{
    const char *rest = path, *ignored;
    const char *part = first_part(loader, &rest);
    const uint32_t section = section_find(loader->schema, part), top = section_find(loader->schema, "");

    if (top != NO_INDEX && field_at(loader, top, path, &ignored) != NO_INDEX) {
        *target = (struct target){top, draft_of_one(loader, top, place), "the scenario", path};
        return true;
    }
    if (section == NO_INDEX || loader->schema->sections[section]->shape == SECTION_LIST || part[0] == '\0')
        return report_no_section(loader, part, place);
    if (loader->schema->sections[section]->shape == SECTION_ONE) {
        *target = (struct target){section, draft_of_one(loader, section, place), part, rest};
    } else {
        const char *id = first_part(loader, &rest);
        const uint32_t at = draft_find(&loader->sections[section], id);
        if (at == NO_INDEX)
            return report_no_entity(loader, section, id, place, true);
        *target = (struct target){section, loader->sections[section].drafts[at],
                                  arena_format(loader->arena, "%s.%s", part, id), rest};
    }
    enter_list(loader, target);
    if (target->rest[0] != '\0')
        return true;
    problem_error(loader->problems, place, "for example members.FRA.support", "%s is no single value", path);
    return false;
}

static void set_value(struct loader *loader, const char *path, struct place place, const struct node *value)
{
    struct target target = {0};
    const char *ignored;

    if (!resolve(loader, path, place, &target))
        return;
    const uint32_t field = field_at(loader, target.section, target.rest, &ignored);
    if (field == NO_INDEX) {
        const char *near = NULL;
        if (!loader_is_flooded(loader)) {
            /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
            const char *last = strrchr(target.rest, '.');
            const char *prefix =
                last == NULL ? "" : arena_slice(loader->arena, target.rest, (size_t)(last - target.rest));
            uint32_t count;
            const char *const *names = names_below(loader, target.section, prefix, &count);
            near = loader_nearest(loader, last == NULL ? target.rest : last + 1, names, count);
        }
        problem_error(loader->problems, place, loader_hint(loader, near, NULL), "%s has no %s", target.name,
                      target.rest);
        return;
    }
    const bool is_refs = loader->schema->sections[target.section]->fields[field].type == FIELD_REFS;
    if (value->kind == NODE_MAP || (value->kind == NODE_LIST && !is_refs) ||
        (value->kind == NODE_SCALAR && value->text[0] == '\0')) {
        problem_error(loader->problems, value->kind == NODE_SCALAR ? place : value->place, NULL,
                      "%s is set to one value, written on its line", path);
        return;
    }
    draft_set(loader, target.section, target.draft, target.rest, place, value);
}

static void apply_set(struct loader *loader, const struct node *set)
{
    if (set == NULL || (set->kind == NODE_SCALAR && set->text[0] == '\0'))
        return;
    if (set->kind != NODE_MAP || set->count > SETS_MOST) {
        problem_error(loader->problems, set->kind == NODE_SCALAR ? set->place : set->key_place,
                      "for example  members.FRA.support: 20 .. 30 assume \"why\"",
                      set->kind != NODE_MAP ? "set is a map from path to value" : "too many values are set");
        return;
    }
    for (const struct node *item = set->first; item != NULL; item = item->next)
        set_value(loader, item->key, item->key_place, item);
}

static void add_entity(struct loader *loader, const struct node *item)
{
    const char *id = strchr(item->key, '.');
    const char *part = arena_slice(loader->arena, item->key, (size_t)(id - item->key));
    const uint32_t section = section_find(loader->schema, part);

    if (section == NO_INDEX || loader->schema->sections[section]->shape != SECTION_MANY) {
        report_no_section(loader, part, item->key_place);
        return;
    }
    struct node named = *item;
    named.key = id + 1;
    drafts_read_entity(loader, section, &named, NULL);
}

static void apply_add(struct loader *loader, const struct node *add)
{
    if (add == NULL || (add->kind == NODE_SCALAR && add->text[0] == '\0'))
        return;
    if (add->kind != NODE_MAP) {
        problem_error(loader->problems, add->key_place, "for example  members: { ABC: { ... } }",
                      "add is a map of sections");
        return;
    }
    for (const struct node *item = add->first; item != NULL; item = item->next) {
        const uint32_t section = section_find(loader->schema, item->key);
        if (strchr(item->key, '.') != NULL)
            add_entity(loader, item);
        else if (section == NO_INDEX || loader->schema->sections[section]->shape == SECTION_LIST)
            report_no_section(loader, item->key, item->key_place);
        else if (loader->schema->sections[section]->shape == SECTION_ONE)
            problem_error(loader->problems, item->key_place, "change its values under set",
                          "%s is there once and cannot be added", item->key);
        else
            drafts_read_section(loader, section, item, false);
    }
}

static void remove_entity(struct loader *loader, const struct node *item)
{
    if (item->kind != NODE_SCALAR) {
        problem_error(loader->problems, item->place, "for example options.full", "remove names entities");
        return;
    }
    const char *id = item->text;
    const char *part = first_part(loader, &id);
    const uint32_t section = section_find(loader->schema, part);
    if (section == NO_INDEX || loader->schema->sections[section]->shape != SECTION_MANY) {
        if (section == NO_INDEX)
            report_no_section(loader, part, item->place);
        else
            problem_error(loader->problems, item->place, "for example options.full", "%s cannot be removed", part);
        return;
    }
    struct draft_section *drafts = &loader->sections[section];
    const uint32_t at = draft_find(drafts, id);
    if (at == NO_INDEX) {
        report_no_entity(loader, section, id, item->place, false);
        return;
    }
    struct removed *removed = arena_take(loader->arena, 1, sizeof *removed);
    *removed = (struct removed){section, drafts->drafts[at]->id, item->place, loader->removed};
    loader->removed = removed;
    memmove(drafts->drafts + at, drafts->drafts + at + 1, (drafts->count - at - 1) * sizeof(struct draft *));
    drafts->count--;
}

static void apply_remove(struct loader *loader, const struct node *remove)
{
    if (remove == NULL || (remove->kind == NODE_SCALAR && remove->text[0] == '\0'))
        return;
    if (remove->kind != NODE_LIST) {
        problem_error(loader->problems, remove->key_place, "for example remove: [options.full]", "remove is a list");
        return;
    }
    for (const struct node *item = remove->first; item != NULL; item = item->next)
        remove_entity(loader, item);
}

/* An excursion's own title, question, as_of, horizon and casus over the base's. */
static void replace_top(struct loader *loader, const struct node *root)
{
    static const char *const replaced[] = {"casus", "title", "question", "as_of", "horizon"};
    const uint32_t top = section_find(loader->schema, "");
    struct node *map = node_make(loader->arena, NODE_MAP, root->place, NULL);

    if (top == NO_INDEX)
        return;
    for (size_t k = 0; k < sizeof replaced / sizeof replaced[0]; k++) {
        const struct node *item = node_find(root, replaced[k]);
        if (item != NULL)
            node_add(loader->arena, map, item->key, item->key_place, node_copy(loader->arena, item));
    }
    struct draft *base = draft_of_one(loader, top, root->place);
    struct draft *own = draft_make(loader, "", base->place);
    draft_read(loader, top, own, map, NULL, "");
    draft_build_on(loader, own, base, false);
    loader->sections[top].drafts[0] = own;
}

static void replace_run(struct loader *loader, const struct node *run)
{
    const uint32_t section = section_find(loader->schema, "run");

    if (run == NULL || section == NO_INDEX || (run->kind == NODE_SCALAR && run->text[0] == '\0'))
        return;
    if (run->kind != NODE_MAP) {
        problem_error(loader->problems, run->key_place, NULL, "run is a block of keys");
        return;
    }
    struct draft *base = draft_of_one(loader, section, run->key_place);
    struct draft *own = draft_make(loader, "", run->key_place);
    draft_read(loader, section, own, run, NULL, "run");
    draft_build_on(loader, own, base, false);
    loader->sections[section].drafts[0] = own;
}

static void refuse_others(struct loader *loader, const struct node *root)
{
    static const char known[] = " base casus title question as_of horizon run set add remove ";
    static const char *const words[] = {"base",    "casus", "title", "question", "as_of",
                                        "horizon", "run",   "set",   "add",      "remove"};

    for (const struct node *item = root->first; item != NULL; item = item->next) {
        if (strchr(item->key, ' ') == NULL && strstr(known, arena_format(loader->arena, " %s ", item->key)) != NULL)
            continue;
        const uint32_t section = section_find(loader->schema, item->key);
        const char *hint;
        if (section != NO_INDEX && loader->schema->sections[section]->shape == SECTION_MANY)
            hint = arena_format(
                loader->arena,
                "new ones go under add, as  add: { %s: ... }; changes under set, as  set: { %s.ID.KEY: value }",
                item->key, item->key);
        else if (section != NO_INDEX)
            hint = arena_format(loader->arena, "changes go under set, as  set: { %s.KEY: value }", item->key);
        else
            hint = loader_hint(loader, loader_nearest(loader, item->key, words, sizeof words / sizeof words[0]),
                               "changes go under set, new things under add");
        problem_error(loader->problems, item->key_place, hint, "%s may not stand here: this scenario has a base",
                      item->key);
    }
}

void excursion_apply(struct loader *loader, const struct node *root)
{
    refuse_others(loader, root);
    replace_top(loader, root);
    replace_run(loader, node_find(root, "run"));
    /* What is removed cannot be set; what is added may take the place of what was removed. */
    apply_remove(loader, node_find(root, "remove"));
    apply_set(loader, node_find(root, "set"));
    apply_add(loader, node_find(root, "add"));
}

void overrides_apply(struct loader *loader, const struct override *overrides, size_t count)
{
    struct buffer text;
    uint32_t line = 1;

    if (count == 0)
        return;
    buffer_init(&text);
    for (size_t k = 0; k < count; k++)
        buffer_format(&text, "%s=%s\n", overrides[k].path, overrides[k].value);
    const char *shown = arena_slice(&loader->problems->arena, buffer_text(&text), text.length);
    problems_know_file(loader->problems, "--set", shown, text.length);
    buffer_release(&text);
    for (size_t k = 0; k < count; k++) {
        const char *path = arena_text(loader->arena, overrides[k].path);
        const uint32_t width = text_codepoints(path, strlen(path));
        const struct place at_path = {"--set", line, 1, width};
        struct place at_value = {"--set", line, width + 2, 0};
        at_value.length = text_codepoints(overrides[k].value, strlen(overrides[k].value));
        for (const char *c = overrides[k].value; *c != '\0'; c++)
            line += *c == '\n';
        line++;
        set_value(loader, path, at_path, node_make(loader->arena, NODE_SCALAR, at_value, overrides[k].value));
    }
}
