/* How a scenario comes to be, between text and the frozen value. For src/scenario alone.
 *
 *   load.c       folders: files, bases, tables
 *   draft.c      trees become drafts: flat lists of entries, each known to the schema (drafts.c: of whole sections)
 *   excursion.c  set, add, remove and overrides change drafts; `like` lets one draft build on another (like.c)
 *   check.c      entries become values, and defaults what is absent
 *   basis.c      what each number rests on
 *   slots.c      numbers become slots with coordinates */
#ifndef CASUS_SCENARIO_LOAD_INTERNAL_H
#define CASUS_SCENARIO_LOAD_INTERNAL_H

#include "scenario/document.h"
#include "scenario/quantity.h"
#include "scenario/scenario_internal.h"

/* Beyond these a scenario is refused: far above any use, and low enough that no text can take all memory. */
enum {
    ENTITIES_MOST = 10000,      /* of one section */
    ENTRIES_MOST = 1000000,     /* of all drafts together, those built on others included */
    DRAFT_ENTRIES_MOST = 20000, /* of one of them */
    SETS_MOST = 10000,          /* lines of `set` in one file */
    VALUES_MOST = 2000000,      /* of one field: entities times keys */
    SLOTS_MOST = 250000,
    MISSING_MOST = 200, /* sources that are not there and are counted */
    BASES_MOST = 4,
    COMPARED_MOST = 100000, /* candidates looked at for did-you-mean in all */
};

/* `NAME=ID+ID` in a block's source. */
struct exception {
    const char *name, *sources; /* "ID ID" */
    struct exception *next;
};

/* A map of the text, for the source and the reason it gives to what is below. */
struct block {
    const struct block *outer;
    const char *prefix;  /* path within the entity, "" or "climb" */
    const char *sources; /* "ID ID", or NULL */
    struct exception *exceptions;
    const char *because; /* or NULL */
    struct place place;  /* of the source */
};

/* One value as written. */
struct entry {
    const char *path; /* within the entity: "climb.v1" */
    uint32_t field;
    const char *key; /* of a `.*` field, else NULL */
    uint32_t sequence;
    bool is_inherited;          /* taken over by `like` */
    struct place key_place;     /* where it is named: a key, or the cell itself */
    const struct node *value;   /* a scalar, or a list for REFS */
    const struct block *block;  /* NULL for what `set` gave */
    const struct node *source;  /* NAME.source */
    const struct node *usual;   /* NAME#source: the column's */
    const struct node *because; /* NAME.because */
    const struct node *factor;  /* NAME.factor */
    const struct node *unit;    /* NAME#unit: the heading's */
};

struct draft;

struct draft_list {
    uint32_t section; /* of shape LIST */
    struct draft **items;
    uint32_t count;
    struct draft_list *next;
};

enum like_state { LIKE_UNKNOWN, LIKE_PENDING, LIKE_DONE };

struct draft {
    const char *id;
    struct place place;
    uint32_t order;
    struct entry *entries; /* sorted by path */
    uint32_t entry_count, entry_room;
    struct draft_list *lists;
    enum like_state like_state;
    bool is_partial; /* values were lost to errors: say nothing of what is missing */
};

struct draft_section {
    struct draft **drafts; /* sorted by id */
    uint32_t count, room;
    uint32_t next_order;
    uint32_t base_orders; /* orders below this one are the base's */
    bool is_partial;      /* entities were lost to errors: say nothing of those that are not there */
    bool is_full;         /* ENTITIES_MOST was reached and reported */
    uint32_t bare_count;  /* assumed numbers without a range */
};

enum companion_kind {
    COMPANION_SOURCE,
    COMPANION_USUAL,
    COMPANION_BECAUSE,
    COMPANION_FACTOR,
    COMPANION_UNIT,
};

/* A companion found before the entry it belongs to. */
struct companion {
    const char *path; /* the entry's */
    enum companion_kind kind;
    const struct node *node;
    struct companion *next;
};

/* What was said of one place: a heading that is unknown is said once, not once for each row. */
struct said {
    const char *about;
    struct place place;
    struct said *next;
};

/* What `remove` took away, in case something still names it. */
struct removed {
    uint32_t section;
    const char *id;
    struct place place;
    struct removed *next;
};

/* A source that numbers name and that is not there: reported once, at the first of them. */
struct missing_source {
    const char *id;
    uint32_t count;
    struct place place;
};

struct source_row {
    const char *id, *dated;
    bool is_publication;
    bool is_late; /* dated after as_of */
    uint32_t late_count;
    struct place late_place;
};

struct loader {
    struct scenario *scenario;
    const struct schema *schema;
    struct arena *arena; /* the scenario's: what drafts hold may be shared by slots */
    struct problems *problems;
    const struct scenario_reader *reader;
    const char *folder;
    const char *document; /* the file that holds all of the scenario, or NULL: DOCUMENT_NAME and the tables beside it */
    const char **shown_names;       /* of the files, as in places */
    struct draft_section *sections; /* as in `schema` */
    uint32_t entry_total;
    bool is_overfull; /* ENTRIES_MOST or SLOTS_MOST was reported */
    uint32_t compared;
    const char *prefixes[BASES_MOST + 1]; /* folders being read, for cycles */
    struct source_row *sources;           /* sorted by id */
    uint32_t source_count;
    struct missing_source *missing_sources;
    uint32_t missing_count;
    struct place bare_place; /* the first assumed number without a range */
    struct removed *removed;
    struct said *said;
    uint32_t said_count;
    struct problems quiet; /* for what was inherited by `like`: its mistakes are reported where they stand */
    uint32_t errors_before;
    const char *as_of; /* a day, or NULL */
    uint32_t slot_room;
};

/* ---- load.c ---- */
/* Nearest candidate, within the budget of the whole load. */
const char *loader_nearest(struct loader *loader, const char *word, const char *const *candidates, uint32_t count);
/* All may have been lost to errors. */
void loader_mark_partial(struct loader *loader);
/* `a` comes before `b`, as problems are sorted. */
bool loader_is_earlier(const struct loader *loader, struct place a, struct place b);
/* True if this was asked before of the same place. */
bool loader_said(struct loader *loader, const char *about, struct place place);
/* So many errors already that further ones are only counted: no need to make them helpful. */
bool loader_is_flooded(const struct loader *loader);
/* "did you mean X?" with `format`'s X, or `otherwise`. */
const char *loader_hint(struct loader *loader, const char *near, const char *otherwise);
/* SECTION_LIST named `name` inside section `within`, or NO_INDEX. */
uint32_t list_section_find(const struct loader *loader, uint32_t within, const char *name);

/* ---- draft.c, drafts.c ---- */
struct draft *draft_make(struct loader *loader, const char *id, struct place place);
/* Read all of `map` into `draft`. `path` is the entity's, `outer` what stands around it. */
void draft_read(struct loader *loader, uint32_t section, struct draft *draft, const struct node *map,
                const struct block *outer, const char *path);
/* The block of a section: its `source` and `because`. NULL if it gives none. */
const struct block *block_of_section(struct loader *loader, uint32_t section, const struct node *map);
/* A section as it stands in scenario.yaml, a table, or `add`. */
void drafts_read_section(struct loader *loader, uint32_t section, const struct node *item, bool is_table);
/* One entity of a SECTION_MANY. */
void drafts_read_entity(struct loader *loader, uint32_t section, const struct node *item, const struct block *block);
/* The draft of a SECTION_ONE, made (and placed at `place`) if the text has none. */
struct draft *draft_of_one(struct loader *loader, uint32_t section, struct place place);
/* Sort by id; what stands twice is an error, placed at the later one. */
void drafts_settle(struct loader *loader, uint32_t section);
uint32_t draft_find(const struct draft_section *section, const char *id); /* or NO_INDEX */
struct entry *entry_find(const struct draft *draft, const char *path);    /* or NULL */
/* A new entry at the end, for the caller to fill and to put in order; NULL (reported) beyond the limits. */
struct entry *draft_push(struct loader *loader, struct draft *draft);
/* Replace or add one value, as `set` does. False if the path is none of the section's (nothing is reported). */
bool draft_set(struct loader *loader, uint32_t section, struct draft *draft, const char *path, struct place key_place,
               const struct node *value);
/* What field `path` is, and its key. NO_INDEX if none. */
uint32_t field_at(struct loader *loader, uint32_t section, const char *path, const char **key);
/* "options.staged" */
const char *draft_path(struct loader *loader, uint32_t section, const char *id);
const char *const *draft_ids(struct loader *loader, uint32_t section, const char *prefix, uint32_t *count);
/* Names that may stand in the map `prefix` of a section's entities. */
const char *const *names_below(struct loader *loader, uint32_t section, const char *prefix, uint32_t *count);

/* ---- excursion.c ---- */
void excursion_apply(struct loader *loader, const struct node *root);
void overrides_apply(struct loader *loader, const struct override *overrides, size_t count);

/* ---- like.c ---- */
/* Take over from `base` what `draft` does not say itself. */
void draft_build_on(struct loader *loader, struct draft *draft, const struct draft *base, bool is_like);
void like_resolve(struct loader *loader);

/* ---- check.c ---- */
void values_make(struct loader *loader);
/* The number of an entity by id; reports what is not there and returns NO_INDEX. */
uint32_t reference_find(struct loader *loader, uint32_t section, const char *id, struct place place);
/* Says that `id` is not there, unless it may have been lost to errors. `count` numbers name it. */
void reference_report(struct loader *loader, uint32_t section, const char *id, struct place place, uint32_t count);

/* ---- values.c ---- */
/* One field of one entity as written (or its default, when `entry` is NULL) into `value`. `key` is a `.*` field's. */
void value_make(struct loader *loader, uint32_t section, uint32_t entity, uint32_t field, const char *key,
                const struct entry *entry, struct value *value);

/* ---- basis.c ---- */
void sources_learn(struct loader *loader);
void basis_settle(struct loader *loader, uint32_t section, const struct entry *entry,
                  const struct quantity_text *quantity, struct slot *slot);
void basis_warn(struct loader *loader);

/* ---- slots.c ---- */
uint32_t slot_add(struct loader *loader, const struct slot *slot);
void slots_settle(struct loader *loader);

#endif
