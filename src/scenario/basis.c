#include "scenario/load_internal.h"

#include "base/text.h"
#include <string.h>

/* ---- section `sources` ---- */

static const char *text_at(const struct draft *draft, const char *path)
{
    const struct entry *entry = entry_find(draft, path);
    return entry != NULL && entry->value->kind == NODE_SCALAR ? entry->value->text : NULL;
}

/* YYYY, YYYY-MM or YYYY-MM-DD: the first day it can mean, or NULL. */
static const char *first_day(struct arena *arena, const char *dated)
{
    const size_t length = strlen(dated);
    const char *day = length == 4   ? arena_format(arena, "%s-01-01", dated)
                      : length == 7 ? arena_format(arena, "%s-01", dated)
                                    : dated;
    int32_t ignored;
    return text_date(day, &ignored) ? day : NULL;
}

static bool kind_is_publication(const char *kind)
{
    return kind != NULL && (strcmp(kind, "FACT") == 0 || strcmp(kind, "BOUND") == 0 || strcmp(kind, "DERIVED") == 0);
}

static void learn_as_of(struct loader *loader)
{
    const uint32_t top = section_find(loader->schema, "");
    int32_t ignored;

    if (top == NO_INDEX || loader->sections[top].count == 0)
        return;
    const char *as_of = text_at(loader->sections[top].drafts[0], "as_of");
    if (as_of != NULL && text_date(as_of, &ignored))
        loader->as_of = as_of;
}

void sources_learn(struct loader *loader)
{
    const uint32_t section = section_find(loader->schema, "sources");

    learn_as_of(loader);
    if (section == NO_INDEX)
        return;
    const struct draft_section *drafts = &loader->sections[section];
    loader->source_count = drafts->count;
    loader->sources = arena_take(loader->arena, drafts->count, sizeof *loader->sources);
    for (uint32_t k = 0; k < drafts->count; k++) {
        const struct draft *draft = drafts->drafts[k];
        struct source_row *row = &loader->sources[k];
        const char *dated = text_at(draft, "dated");
        row->id = draft->id;
        row->dated = dated;
        row->is_publication = kind_is_publication(text_at(draft, "kind"));
        if (dated == NULL)
            continue;
        const char *day = first_day(loader->arena, dated);
        if (day == NULL)
            problem_error(loader->problems, entry_find(draft, "dated")->value->place, "for example 2024-12-31, or 2024",
                          "\"%s\" is no date: write YYYY, YYYY-MM or YYYY-MM-DD", dated);
        else
            row->is_late = loader->as_of != NULL && strcmp(day, loader->as_of) > 0;
    }
}

static struct source_row *source_find(const struct loader *loader, const char *id)
{
    uint32_t low = 0, high = loader->source_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(loader->sources[middle].id, id);
        if (order == 0)
            return &loader->sources[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* ---- one number's basis ---- */

/* What a number rests on, and where that is written. */
struct ground {
    const char *sources; /* "ID ID" */
    const char *reason;
    struct place place;
    const char *text; /* the number's own, when the sources are named there; else NULL */
};

/* Where `id` stands in the number's own text. */
static struct place place_of_id(const struct ground *ground, const char *id)
{
    const char *from = ground->text != NULL ? strstr(ground->text, "from ") : NULL;
    const char *at = from != NULL ? strstr(from + strlen("from "), id) : NULL;
    struct place place = ground->place;

    if (at == NULL)
        return place;
    place.column += text_codepoints(ground->text, (size_t)(at - ground->text));
    place.length = text_codepoints(id, strlen(id));
    return place;
}

static const char *plus_to_blank(struct loader *loader, const char *ids)
{
    char *text = arena_text(loader->arena, ids);
    for (char *at = text; *at != '\0'; at++)
        *at = *at == '+' ? ' ' : *at;
    return text;
}

static bool block_names(const struct block *block, const struct exception *exception, const char *path)
{
    const size_t prefix = strlen(block->prefix);
    return strcmp(exception->name, path) == 0 ||
           (prefix > 0 && strncmp(path, block->prefix, prefix) == 0 && path[prefix] == '.' &&
            strcmp(exception->name, path + prefix + 1) == 0);
}

/* From the innermost block outwards; then what the column says. */
static void ground_of_surroundings(struct loader *loader, const struct entry *entry, struct ground *ground)
{
    if (entry->source != NULL) {
        ground->sources = plus_to_blank(loader, entry->source->text);
        ground->place = entry->source->place;
        return;
    }
    for (const struct block *block = entry->block; block != NULL; block = block->outer) {
        ground->place = block->place;
        for (const struct exception *exception = block->exceptions; exception != NULL; exception = exception->next)
            if (block_names(block, exception, entry->path)) {
                ground->sources = exception->sources;
                return;
            }
        if (block->sources != NULL) {
            ground->sources = block->sources;
            return;
        }
    }
    if (entry->usual != NULL) {
        ground->sources = plus_to_blank(loader, entry->usual->text);
        ground->place = entry->usual->place;
    }
}

static const char *reason_of_surroundings(const struct entry *entry)
{
    if (entry->because != NULL)
        return entry->because->text;
    for (const struct block *block = entry->block; block != NULL; block = block->outer)
        if (block->because != NULL)
            return block->because;
    return "";
}

/* Kinds of the sources named; reports those that are not there. Gives the ids with one blank between them. */
static const char *weigh_sources(struct loader *loader, const struct ground *ground, struct place at_number,
                                 bool *has_publication, bool *has_assumption)
{
    const uint32_t section = section_find(loader->schema, "sources");
    const char *at = ground->sources;
    char *ids = arena_take(loader->arena, strlen(at) + 1, 1);
    size_t used = 0;

    for (size_t length = 0; *at != '\0'; at += length) {
        at += strspn(at, " \t\n");
        length = strcspn(at, " \t\n");
        if (length == 0)
            break;
        char *id = ids + used + (used > 0);
        if (used > 0)
            ids[used++] = ' ';
        memcpy(id, at, length);
        id[length] = '\0';
        used += length;
        struct source_row *row = source_find(loader, id);
        if (row == NULL) {
            *has_publication = true;
            const struct place place = place_of_id(ground, id);
            if (section != NO_INDEX && !loader_said(loader, arena_text(loader->arena, id), place))
                (void)reference_find(loader, section, id, place);
            continue;
        }
        *has_publication = *has_publication || row->is_publication;
        *has_assumption = *has_assumption || !row->is_publication;
        if (row->is_late && row->late_count++ == 0)
            row->late_place = at_number;
    }
    return ids;
}

/* What an option asks for, or a study is run over, is chosen; it claims nothing about the world. */
static const char *reason_of_choice(const struct section *section)
{
    if (section->name[0] == '\0')
        return "chosen for the study";
    return section_is_options(section) ? "chosen by the option" : NULL;
}

static void settle_default(struct loader *loader, const struct quantity_text *quantity, struct slot *slot)
{
    slot->basis = BASIS_DEFAULT;
    slot->sources = "";
    slot->reason = quantity->reason != NULL ? quantity->reason : "";
    if (quantity->sources[0] != '\0')
        slot->reason = quantity->reason != NULL
                           ? arena_format(loader->arena, "%s; %s", quantity->sources, quantity->reason)
                           : quantity->sources;
}

static void count_bare(struct loader *loader, uint32_t section, const struct slot *slot)
{
    struct draft_section *drafts = &loader->sections[section];

    if (slot->basis != BASIS_ASSUMED || slot->is_switch || !slot_is_constant(slot) ||
        reason_of_choice(loader->schema->sections[section]) != NULL)
        return;
    const bool is_earlier =
        text_equal(slot->place.file, drafts->bare_place.file) && slot->place.line < drafts->bare_place.line;
    if (drafts->bare_count++ == 0 || is_earlier)
        drafts->bare_place = slot->place;
}

void basis_settle(struct loader *loader, uint32_t section, const struct entry *entry,
                  const struct quantity_text *quantity, struct slot *slot)
{
    bool has_publication = false, has_assumption = false;

    if (entry == NULL) {
        settle_default(loader, quantity, slot);
        return;
    }
    struct ground ground = {.sources = quantity->sources, .reason = quantity->reason, .place = slot->place};
    if (quantity->has_basis)
        ground.text = entry->value->text;
    else
        ground_of_surroundings(loader, entry, &ground);
    has_assumption = ground.reason != NULL;
    slot->sources = weigh_sources(loader, &ground, slot->place, &has_publication, &has_assumption);
    slot->reason = ground.reason != NULL ? ground.reason : reason_of_surroundings(entry);
    if (has_publication || has_assumption) {
        slot->basis = !has_assumption ? BASIS_SOURCED : has_publication ? BASIS_MIXED : BASIS_ASSUMED;
    } else if (reason_of_choice(loader->schema->sections[section]) != NULL) {
        slot->basis = BASIS_DEFAULT;
        slot->reason = reason_of_choice(loader->schema->sections[section]);
    } else {
        slot->basis = BASIS_ASSUMED;
        /* Which alternatives of a structure are open is itself the assumption: it needs no further word. */
        if (!slot->is_switch)
            problem_error(loader->problems, slot->place, NULL, "no source. End with  from ID  or  assume \"reason\"");
    }
    count_bare(loader, section, slot);
}

void basis_warn(struct loader *loader)
{
    for (uint32_t k = 0; k < loader->source_count; k++) {
        const struct source_row *row = &loader->sources[k];
        if (row->late_count == 0)
            continue;
        const char *more = row->late_count == 1
                               ? ""
                               : arena_format(loader->arena, " (%u numbers rest on it)", (unsigned)row->late_count);
        problem_warning(loader->problems, row->late_place, NULL, "%s (%s) is later than as_of %s%s", row->id,
                        row->dated, loader->as_of, more);
    }
    for (uint32_t s = 0; s < loader->schema->section_count; s++) {
        const struct draft_section *drafts = &loader->sections[s];
        if (drafts->bare_count == 1)
            problem_warning(loader->problems, drafts->bare_place, NULL,
                            "1 assumed number has no range; what hangs on it stays hidden");
        else if (drafts->bare_count > 1)
            problem_warning(loader->problems, drafts->bare_place, NULL,
                            "%u assumed numbers have no range; what hangs on them stays hidden",
                            (unsigned)drafts->bare_count);
    }
}
