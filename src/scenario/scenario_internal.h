/* How a scenario is laid out. For src/scenario alone. */
#ifndef CASUS_SCENARIO_SCENARIO_INTERNAL_H
#define CASUS_SCENARIO_SCENARIO_INTERNAL_H

#include "base/arena.h"
#include "scenario/scenario.h"

struct entity {
    const char *id, *path; /* "HUN", "members.HUN" */
    struct place place;
    uint32_t order, parent; /* in the file; of a list item: in the section that holds the list */
};

/* One field of one entity (and key). */
struct value {
    uint32_t index;       /* slot, word of a choice, entity of a ref, how many refs; NO_INDEX: absent */
    int64_t integer;      /* COUNT, DATE */
    const char *text;     /* TEXT, CONDITION; NULL: absent */
    const uint32_t *refs; /* REFS */
    struct place place;
};

struct section_values {
    const struct section *schema;
    uint32_t count;
    struct entity *entities;
    uint32_t *widths;      /* [field]: how many keys, 1 for a plain field */
    struct value **values; /* [field][entity * width + key] */
};

struct scenario {
    struct arena arena;
    struct schema schema;
    struct section_values *sections; /* as in `schema` */
    struct scenario_file *files;
    uint32_t file_count, file_room;
    struct slot *slots; /* sorted by path */
    uint32_t slot_count;
    uint32_t *slot_coordinate; /* NO_INDEX for a constant */
    const char **coordinates;  /* sorted */
    uint32_t coordinate_count;
    uint32_t group_count;       /* entities of section `together` */
    uint32_t *group_coordinate; /* [group]: of its shared part, NO_INDEX if it holds nothing */
    uint32_t *group_slot;       /* [group]: its rho */
};

/* Sections and fields by name; NO_INDEX if there is none. */
uint32_t section_find(const struct schema *schema, const char *name);
uint32_t field_find(const struct section *section, const char *name);
bool field_is_map(const struct field *field); /* its name ends in ".*" */

/* `options` and its lists: what is chosen, not what is claimed of the world. */
bool section_is_options(const struct section *section);

/* [A-Za-z][A-Za-z0-9_-]* */
bool id_is_valid(const char *id);

/* The words of "a|b|c", and the number of one of them or NO_INDEX. */
const char *const *choice_words(struct arena *arena, const char *of, uint32_t *count);
uint32_t choice_find(const char *of, const char *word);

/* The quantile of a slot's distribution, or a switch's word, at u as it is: not reversed. */
double slot_quantile(const struct slot *slot, double u);
/* One value only, whatever u. */
bool slot_is_constant(const struct slot *slot);

#endif
