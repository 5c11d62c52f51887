/* A folder of cases, a .yaml file each: what is in it, and of which kind. */
#ifndef CASUS_API_HINDCAST_FOLDER_H
#define CASUS_API_HINDCAST_FOLDER_H

#include "base/arena.h"
#include "base/problem.h"
#include <stdbool.h>
#include <stdint.h>

/* By what the files say under `world`; nothing is a question to a council. */
enum hindcast_kind { HINDCAST_COUNCIL, HINDCAST_MOVEMENT, HINDCAST_CRISIS };

struct hindcast_folder {
    const char *path;
    const char **id; /* names of the files without their ending, sorted; those that were asked for */
    uint32_t count;
    enum hindcast_kind kind;
};

/* In the arena; `only` is NULL-terminated, or NULL for all. False, with problems: there are none or too many, one that
 * is asked for is not there, or they are of several kinds. */
bool hindcast_folder_read(struct hindcast_folder *folder, struct arena *arena, const char *path,
                          const char *const *only, struct problems *problems);
const char *hindcast_folder_file(const struct hindcast_folder *folder, struct arena *arena, uint32_t which);

#endif
