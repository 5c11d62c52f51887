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

static void count_missing(struct loader *loader, const char *id, struct place place)
{
    const uint32_t section = section_find(loader->schema, "sources");
    struct missing_source *missing = loader->missing_sources;
    uint32_t k = 0;

    if (section == NO_INDEX || loader->problems == &loader->quiet)
        return;
    while (k < loader->missing_count && strcmp(missing[k].id, id) != 0)
        k++;
    if (k == MISSING_MOST) {
        reference_report(loader, section, id, place, 1);
        return;
    }
    if (missing == NULL)
        missing = loader->missing_sources = arena_take(loader->arena, MISSING_MOST, sizeof *missing);
    if (k == loader->missing_count) {
        missing[k] = (struct missing_source){arena_text(loader->arena, id), 0, place};
        loader->missing_count++;
    }
    missing[k].count++;
    if (loader_is_earlier(loader, place, missing[k].place))
        missing[k].place = place;
}

/* Kinds of the sources named; counts those that are not there. Gives the ids with one blank between them. */
static const char *weigh_sources(struct loader *loader, const struct ground *ground, struct place at_number,
                                 bool *has_publication, bool *has_assumption)
{
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
            count_missing(loader, id, place_of_id(ground, id));
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
    drafts->bare_count++;
    if (loader->bare_place.file == NULL || loader_is_earlier(loader, slot->place, loader->bare_place))
        loader->bare_place = slot->place;
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

/* "members 96, roles 55, ...": the sections with most of them. */
static const char *bare_sections(struct loader *loader)
{
    enum { NAMED = 5 };
    const char *text = "";
    uint32_t before = UINT32_MAX;

    for (uint32_t named = 0; named <= NAMED && before > 0;) {
        /* The next smaller count; sections of one count in the schema's order. */
        uint32_t next = 0;
        for (uint32_t s = 0; s < loader->schema->section_count; s++) {
            const uint32_t count = loader->sections[s].bare_count;
            next = count < before && count > next ? count : next;
        }
        for (uint32_t s = 0; next > 0 && s < loader->schema->section_count && named <= NAMED; s++) {
            if (loader->sections[s].bare_count != next)
                continue;
            const char *separator = named == 0 ? "" : ", ";
            text = named < NAMED ? arena_format(loader->arena, "%s%s%s %u", text, separator,
                                                loader->schema->sections[s]->name, (unsigned)next)
                                 : arena_format(loader->arena, "%s, ...", text);
            named++;
        }
        before = next;
    }
    return text;
}

void basis_warn(struct loader *loader)
{
    const uint32_t section = section_find(loader->schema, "sources");
    uint32_t bare = 0;

    for (uint32_t k = 0; k < loader->missing_count; k++) {
        const struct missing_source *missing = &loader->missing_sources[k];
        reference_report(loader, section, missing->id, missing->place, missing->count);
    }
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
    for (uint32_t s = 0; s < loader->schema->section_count; s++)
        bare += loader->sections[s].bare_count;
    if (bare == 1)
        problem_warning(loader->problems, loader->bare_place, NULL,
                        "1 assumed number has no range; what hangs on it stays hidden");
    else if (bare > 1)
        problem_warning(loader->problems, loader->bare_place, bare_sections(loader),
                        "%u assumed numbers have no range; what hangs on them stays hidden", (unsigned)bare);
}
