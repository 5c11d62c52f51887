#include "scenario/load_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOCUMENT_NAME "scenario.yaml"
enum { PATH_BYTES_MOST = 1024, PROBLEMS_HELPFUL = 1000, CANDIDATES_MOST = 5000, SAID_MOST = 200 };

void loader_mark_partial(struct loader *loader)
{
    for (size_t s = 0; s < loader->schema->section_count; s++)
        loader->sections[s].is_partial = true;
}

bool loader_is_earlier(const struct loader *loader, struct place a, struct place b)
{
    if (text_equal(a.file, b.file))
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    for (uint32_t f = 0; f < loader->scenario->file_count; f++)
        if (text_equal(loader->shown_names[f], a.file) || text_equal(loader->shown_names[f], b.file))
            return text_equal(loader->shown_names[f], a.file);
    return false;
}

bool loader_said(struct loader *loader, const char *about, struct place place)
{
    for (const struct said *one = loader->said; one != NULL; one = one->next)
        if (one->place.line == place.line && one->place.column == place.column &&
            text_equal(one->place.file, place.file) && strcmp(one->about, about) == 0)
            return true;
    if (loader->said_count < SAID_MOST) {
        struct said *one = arena_take(loader->arena, 1, sizeof *one);
        *one = (struct said){about, place, loader->said};
        loader->said = one;
        loader->said_count++;
    }
    return false;
}

bool loader_is_flooded(const struct loader *loader)
{
    return loader->problems->error_count >= PROBLEMS_HELPFUL;
}

const char *loader_nearest(struct loader *loader, const char *word, const char *const *candidates, uint32_t count)
{
    if (count > CANDIDATES_MOST || loader->compared + count > COMPARED_MOST)
        return NULL;
    loader->compared += count;
    return nearest_word(word, candidates, count);
}

const char *loader_hint(struct loader *loader, const char *near, const char *otherwise)
{
    return near != NULL ? arena_format(loader->arena, "did you mean %s?", near) : otherwise;
}

uint32_t list_section_find(const struct loader *loader, uint32_t within, const char *name)
{
    const uint32_t section = section_find(loader->schema, name);
    if (section == NO_INDEX || loader->schema->sections[section]->shape != SECTION_LIST)
        return NO_INDEX;
    return strcmp(loader->schema->sections[section]->within, loader->schema->sections[within]->name) == 0 ? section
                                                                                                          : NO_INDEX;
}

/* ---- files ---- */

/* The disk as a reader. A file that is there and cannot be read must not pass for one that is not there. */
struct disk {
    const char *folder;
    bool is_unreadable;
};

static bool disk_read(void *self, const char *path, char **bytes, size_t *size)
{
    struct disk *disk = self;
    const size_t length = strlen(disk->folder) + strlen(path) + 2;
    char *full = malloc(length);

    ASSERT(full != NULL);
    (void)snprintf(full, length, "%s/%s", disk->folder, path);
    const bool is_read = document_read_file(full, bytes, size);
    disk->is_unreadable = !is_read && errno != ENOENT && errno != ENOTDIR;
    free(full);
    return is_read;
}

/* "korea/2026/../base/x" as "korea/base/x": for the eye, and to see that two names are one folder. A leading ".."
 * stays. */
static const char *collapse(struct arena *arena, const char *path)
{
    char *out = arena_take(arena, strlen(path) + 1, 1);
    size_t used = 0, kept = 0; /* `kept`: bytes of leading ".." that nothing takes back */
    const bool is_absolute = path[0] == '/';

    if (is_absolute)
        out[used++] = '/', kept = 1;
    while (*path != '\0') {
        const size_t length = strcspn(path, "/");
        const bool is_up = length == 2 && path[0] == '.' && path[1] == '.';
        if (is_up && used > kept) {
            used--; /* its slash */
            while (used > kept && out[used - 1] != '/')
                used--;
        } else if (length > 0 && !(length == 1 && path[0] == '.') && !(is_up && is_absolute)) {
            memcpy(out + used, path, length);
            used += length;
            out[used++] = '/';
            kept = is_up ? used : kept;
        }
        path += length + (path[length] == '/');
    }
    /* Names of folders end without a slash; the empty one is where we are. */
    if (used > (is_absolute ? 1u : 0u))
        used--;
    out[used] = '\0';
    return out;
}

static const char *shown_name(struct loader *loader, const char *path)
{
    if (loader->document != NULL && strcmp(path, DOCUMENT_NAME) == 0)
        path = loader->document;
    const char *full = arena_format(loader->arena, "%s/%s", loader->folder, path);
    return text_starts(path, "../") ? collapse(loader->arena, full) : full;
}

static void keep_file(struct loader *loader, const char *path, const char *shown, const char *bytes, size_t size)
{
    struct scenario *scenario = loader->scenario;

    if (scenario->file_count == scenario->file_room) {
        const uint32_t room = scenario->file_room == 0 ? 16 : 2 * scenario->file_room;
        struct scenario_file *files = arena_take(loader->arena, room, sizeof *files);
        const char **names = arena_take(loader->arena, room, sizeof *names);
        if (scenario->file_count > 0) {
            ASSERT(loader->shown_names != NULL);
            memcpy(files, scenario->files, scenario->file_count * sizeof *files);
            memcpy(names, loader->shown_names, scenario->file_count * sizeof *names);
        }
        scenario->files = files;
        scenario->file_room = room;
        loader->shown_names = names;
    }
    ASSERT(loader->shown_names != NULL);
    loader->shown_names[scenario->file_count] = shown;
    scenario->files[scenario->file_count++] = (struct scenario_file){path, bytes, size};
}

enum found { FOUND_NONE, FOUND_BROKEN, FOUND_READ };

/* Read one file into a tree. Its bytes are kept twice: by the scenario, for studies, and by the problems, which may
 * outlive a scenario that failed. */
static enum found read_file(struct loader *loader, const char *prefix, const char *name, bool is_table,
                            struct node **root)
{
    const char *path = prefix[0] == '\0' ? name : arena_format(loader->arena, "%s/%s", prefix, name);
    const char *shown = shown_name(loader, path);
    const char *on_disk_as = loader->document != NULL && strcmp(path, DOCUMENT_NAME) == 0 ? loader->document : path;
    struct disk disk = {.folder = loader->folder};
    const struct scenario_reader on_disk = {disk_read, &disk};
    const struct scenario_reader *reader = loader->reader != NULL ? loader->reader : &on_disk;
    char *bytes = NULL;
    size_t size = 0;

    if (!reader->read(reader->self, on_disk_as, &bytes, &size)) {
        if (disk.is_unreadable)
            problem_error(loader->problems, (struct place){.file = shown}, NULL, "the file cannot be read");
        return disk.is_unreadable ? FOUND_BROKEN : FOUND_NONE;
    }
    /* The document's reader refuses what is too large; there is no need to keep more. */
    const size_t kept = size <= DOCUMENT_BYTES_MOST ? size : (size_t)DOCUMENT_BYTES_MOST + 1;
    const char *ours = arena_slice(loader->arena, bytes, kept);
    const char *theirs = arena_slice(&loader->problems->arena, bytes, kept);
    free(bytes);
    keep_file(loader, path, shown, ours, kept);
    problems_know_file(loader->problems, shown, theirs, kept);
    *root = is_table ? document_read_csv(loader->arena, shown, ours, kept, loader->problems)
                     : document_read_yaml(loader->arena, shown, ours, kept, loader->problems);
    return *root != NULL ? FOUND_READ : FOUND_BROKEN;
}

/* ---- folders ---- */

static void read_tables(struct loader *loader, const char *prefix)
{
    for (uint32_t s = 0; s < loader->schema->section_count; s++) {
        if (loader->schema->sections[s]->shape != SECTION_MANY)
            continue;
        struct node *root = NULL;
        const uint32_t errors = loader->problems->error_count;
        const char *name = arena_format(loader->arena, "%s.csv", loader->schema->sections[s]->name);
        const enum found found = read_file(loader, prefix, name, true, &root);
        if (found == FOUND_READ)
            drafts_read_section(loader, s, root, true);
        if (found == FOUND_BROKEN || loader->problems->error_count > errors)
            loader->sections[s].is_partial = true;
    }
}

static void read_document(struct loader *loader, const struct node *root)
{
    const uint32_t top = section_find(loader->schema, "");

    for (const struct node *item = root->first; item != NULL; item = item->next) {
        const uint32_t section = section_find(loader->schema, item->key);
        if (section != NO_INDEX && loader->schema->sections[section]->shape != SECTION_LIST)
            drafts_read_section(loader, section, item, false);
    }
    if (top != NO_INDEX) {
        struct node whole = *root;
        whole.key = "";
        whole.key_place = (struct place){.file = root->place.file, .line = 1, .column = 1};
        drafts_read_section(loader, top, &whole, false);
    }
}

/* Relative, so that a study can hold it; "" when refused. */
static const char *base_folder(struct loader *loader, const char *prefix, const struct node *base, uint32_t depth)
{
    static const char hint[] = "for example base: ../korea";

    if (base->kind != NODE_SCALAR || base->text[0] == '\0' || base->text[0] == '/' ||
        strchr(base->text, '\\') != NULL || strlen(base->text) + strlen(prefix) > PATH_BYTES_MOST) {
        problem_error(loader->problems, base->place, hint, "base is the path of a folder, from this one");
        return NULL;
    }
    const char *folder =
        collapse(loader->arena, arena_format(loader->arena, "%s/%s", prefix[0] == '\0' ? "." : prefix, base->text));
    for (uint32_t d = 0; d <= depth; d++)
        if (strcmp(loader->prefixes[d], folder) == 0) {
            problem_error(loader->problems, base->place, hint, "a scenario cannot be built on itself");
            return NULL;
        }
    if (depth == BASES_MOST) {
        problem_error(loader->problems, base->place, NULL, "bases go at most %d deep", BASES_MOST);
        return NULL;
    }
    return folder;
}

static void load_folder(struct loader *loader, const char *prefix, uint32_t depth, const struct node *asked)
{
    struct node *root = NULL;
    const uint32_t errors = loader->problems->error_count;
    const enum found found = read_file(loader, prefix, DOCUMENT_NAME, false, &root);

    loader->prefixes[depth] = prefix;
    if (found == FOUND_NONE) {
        const char *folder = prefix[0] == '\0' ? loader->folder : shown_name(loader, prefix);
        problem_error(loader->problems, asked != NULL ? asked->place : (struct place){0},
                      "a scenario is a folder that holds scenario.yaml", "there is no %s/%s", folder,
                      loader->document != NULL && asked == NULL ? loader->document : DOCUMENT_NAME);
    }
    if (found != FOUND_READ || loader->problems->error_count > errors)
        loader_mark_partial(loader);
    if (found == FOUND_NONE)
        return;
    if (found == FOUND_READ && root->count == 0) {
        problem_error(loader->problems, root->place, "begin with  casus: 1  and  title: ...",
                      "there is nothing in this file");
        loader_mark_partial(loader);
        return;
    }
    const struct node *base = found == FOUND_READ ? node_find(root, "base") : NULL;
    if (base != NULL) {
        const char *folder = base_folder(loader, prefix, base, depth);
        if (folder != NULL)
            load_folder(loader, folder, depth + 1, base);
        else
            loader_mark_partial(loader);
        for (uint32_t s = 0; s < loader->schema->section_count; s++)
            loader->sections[s].base_orders = loader->sections[s].next_order;
        excursion_apply(loader, root);
    } else if (found == FOUND_READ) {
        read_document(loader, root);
    }
    if (loader->document == NULL || depth > 0)
        read_tables(loader, prefix);
    for (uint32_t s = 0; s < loader->schema->section_count; s++)
        drafts_settle(loader, s);
}

/* ---- the whole ---- */

static const struct schema *own_schema(struct scenario *scenario, const struct schema *schema)
{
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    const struct section **sections = arena_take(&scenario->arena, schema->section_count, sizeof *sections);

    for (size_t s = 0; s < schema->section_count; s++) {
        sections[s] = schema->sections[s];
        ASSERT(section_find(schema, sections[s]->name) == s); /* names are unique */
    }
    scenario->schema = (struct schema){sections, schema->section_count};
    return &scenario->schema;
}

static const char *without_slash(struct arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return length == 0 ? "." : arena_slice(arena, folder, length);
}

/* "cases/one.yaml" is the scenario that stands in this one file: its folder, and the name in it. */
static void split_document(struct loader *loader)
{
    const size_t length = strlen(loader->folder), ending = strlen(".yaml");
    if (length <= ending || strcmp(loader->folder + length - ending, ".yaml") != 0)
        return;
    const char *slash = strrchr(loader->folder, '/');
    loader->document = slash != NULL ? slash + 1 : loader->folder;
    loader->folder =
        slash != NULL
            ? without_slash(loader->arena, arena_slice(loader->arena, loader->folder,
                                                       (size_t)(slash - loader->folder) + (slash == loader->folder)))
            : ".";
}

static void loader_begin(struct loader *loader, const char *folder, const struct scenario_reader *reader,
                         struct scenario *scenario, struct problems *problems)
{
    *loader = (struct loader){.scenario = scenario,
                              .arena = &scenario->arena,
                              .problems = problems,
                              .reader = reader,
                              .folder = without_slash(&scenario->arena, folder),
                              .errors_before = problems->error_count};
    split_document(loader);
}

struct scenario *scenario_load(const char *folder, const struct schema *schema, const struct scenario_reader *reader,
                               const struct override *overrides, size_t override_count, struct problems *problems)
{
    struct scenario *scenario = calloc(1, sizeof *scenario);

    ASSERT(scenario != NULL);
    arena_init(&scenario->arena);
    struct loader loader;
    loader_begin(&loader, folder, reader, scenario, problems);
    loader.schema = own_schema(scenario, schema);
    loader.sections = arena_take(loader.arena, schema->section_count, sizeof *loader.sections);
    problems_init(&loader.quiet);
    load_folder(&loader, "", 0, NULL);
    overrides_apply(&loader, overrides, override_count);
    like_resolve(&loader);
    values_make(&loader);
    problems_release(&loader.quiet);
    if (problems->error_count > loader.errors_before) {
        scenario_free(scenario);
        return NULL;
    }
    return scenario;
}

void scenario_free(struct scenario *scenario)
{
    if (scenario == NULL)
        return;
    arena_release(&scenario->arena);
    free(scenario);
}

bool scenario_says(const char *folder, const struct scenario_reader *reader, const char *key, char *word, size_t room)
{
    struct scenario scenario = {0};
    struct problems quiet;
    struct loader loader;
    const struct node *said = NULL;
    const char *prefix = "";
    arena_init(&scenario.arena);
    problems_init(&quiet);
    loader_begin(&loader, folder, reader, &scenario, &quiet);
    for (uint32_t depth = 0; prefix != NULL && said == NULL && depth <= BASES_MOST; depth++) {
        struct node *root = NULL;
        loader.prefixes[depth] = prefix;
        if (read_file(&loader, prefix, DOCUMENT_NAME, false, &root) != FOUND_READ)
            break;
        const struct node *base = node_find(root, "base");
        said = node_find(root, key);
        prefix = base != NULL ? base_folder(&loader, prefix, base, depth) : NULL;
    }
    const bool is_said = said != NULL && said->kind == NODE_SCALAR && strlen(said->text) < room;
    if (is_said)
        strcpy(word, said->text);
    problems_release(&quiet);
    arena_release(&scenario.arena);
    return is_said;
}
