#include "api/hindcast_folder.h"

#include "base/text.h"
#include "scenario/scenario.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};
enum { CASES_MOST = 1000 };

static bool is_case(const char *name)
{
    const size_t length = strlen(name), ending = strlen(".yaml");
    return name[0] != '.' && length > ending && strcmp(name + length - ending, ".yaml") == 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All of them, sorted; one more than CASES_MOST if there are too many. */
static uint32_t list_cases(struct arena *arena, const char *path, const char **id)
{
    DIR *directory = opendir(path);
    uint32_t count = 0;
    if (!directory)
        return 0;
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL && count <= CASES_MOST;)
        if (is_case(entry->d_name))
            id[count++] = arena_slice(arena, entry->d_name, strlen(entry->d_name) - strlen(".yaml"));
    closedir(directory);
    qsort(id, count, sizeof *id, by_text);
    return count;
}

/* A case that is asked for and not there. */
static bool all_are_there(const char *const *only, const struct hindcast_folder *folder, struct problems *problems)
{
    bool good = true;
    for (size_t k = 0; only && only[k]; k++) {
        bool found = false;
        for (uint32_t c = 0; c < folder->count; c++)
            found = found || text_equal(only[k], folder->id[c]);
        if (found)
            continue;
        const char *near = nearest_word(only[k], folder->id, folder->count);
        problem_error(problems, NOWHERE, near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL,
                      "there is no case %s in %s", only[k], folder->path);
        good = false;
    }
    return good;
}

const char *hindcast_folder_file(const struct hindcast_folder *folder, struct arena *arena, uint32_t which)
{
    return arena_format(arena, "%s/%s.yaml", folder->path, folder->id[which]);
}

static enum hindcast_kind kind_of(const struct hindcast_folder *folder, struct arena *arena, uint32_t which)
{
    char world[32] = "";
    if (!scenario_says(hindcast_folder_file(folder, arena, which), NULL, "world", world, sizeof world))
        return HINDCAST_COUNCIL;
    return text_equal(world, "movement") ? HINDCAST_MOVEMENT
           : text_equal(world, "crisis") ? HINDCAST_CRISIS
                                         : HINDCAST_COUNCIL;
}

static bool one_kind(struct hindcast_folder *folder, struct arena *arena, struct problems *problems)
{
    static const char *const titles[] = {"a question to a council", "a movement", "a crisis"};
    folder->kind = kind_of(folder, arena, 0);
    for (uint32_t k = 1; k < folder->count; k++) {
        const enum hindcast_kind other = kind_of(folder, arena, k);
        if (other == folder->kind)
            continue;
        problem_error(problems, (struct place){folder->path, 0, 0, 0}, "give each kind a folder of its own",
                      "cases of several kinds are mixed: %s is %s, %s is %s", folder->id[0], titles[folder->kind],
                      folder->id[k], titles[other]);
        return false;
    }
    return true;
}

static bool is_asked(const char *id, const char *const *only)
{
    for (size_t k = 0; only && only[k]; k++)
        if (text_equal(only[k], id))
            return true;
    return only == NULL;
}

bool hindcast_folder_read(struct hindcast_folder *folder, struct arena *arena, const char *path,
                          const char *const *only, struct problems *problems)
{
    *folder = (struct hindcast_folder){.path = path, .id = arena_take(arena, CASES_MOST + 1, sizeof *folder->id)};
    const uint32_t all = list_cases(arena, path, folder->id);
    folder->count = all;
    if (all == 0 || all > CASES_MOST) {
        problem_error(problems, (struct place){path, 0, 0, 0}, "a case is a file that ends in .yaml",
                      all == 0 ? "there is no case in this folder" : "there are more than 1,000 cases");
        return false;
    }
    const bool good = all_are_there(only, folder, problems);
    if (!one_kind(folder, arena, problems) || !good)
        return false;
    folder->count = 0;
    for (uint32_t k = 0; k < all; k++)
        if (is_asked(folder->id[k], only))
            folder->id[folder->count++] = folder->id[k];
    return true;
}
