/* A scenario: a folder of text, read, checked and resolved into one frozen value.
 *
 * Every number, constants too, is a *slot* of one parameter vector in base units, so that `--set`, `diff`
 * and the ledger reach all of them and one path names each: members.FRA.support, crisis.climb.v1.
 * Entities of each section are sorted by id: reordering lines changes nothing.
 *
 * Read-only after loading; any number of threads may share one. The getters take names and are meant for load
 * time (a mechanism's `declare`); they ASSERT that section and field exist in the schema. */
#ifndef CASUS_SCENARIO_SCENARIO_H
#define CASUS_SCENARIO_SCENARIO_H

#include "base/distribution.h"
#include "base/problem.h"
#include "base/unit.h"
#include "scenario/schema.h"
#include <stdbool.h>
#include <stdint.h>

#define NO_INDEX UINT32_MAX
#define NO_SLOT UINT32_MAX

enum basis {
    BASIS_SOURCED, /* all of its sources are publications */
    BASIS_MIXED,   /* a publication and an assumption */
    BASIS_ASSUMED, /* `assume`, or sources of kind ASSUMPTION, CODED or RECALL only */
    BASIS_DEFAULT, /* not written in the scenario: the schema's own default (headlines count it as assumed) */
};

struct slot {
    const char *path;      /* "members.FRA.support" */
    struct place place;    /* where it is written; a default has the place of its block */
    const char *written;   /* the value part as written, "26..36..46" */
    const char *unit_text; /* unit for printing */
    struct unit unit;
    bool is_switch;
    const char *words;                /* switch: "kernel|ctmc", all words of the schema */
    uint32_t choice_count;            /* switch: how many alternatives are open here */
    const uint8_t *choices;           /* switch: their word indices, in order of word name */
    const double *weights;            /* switch: their weights, summing to 1 */
    struct distribution distribution; /* quantity: in base units */
    const char *coordinate; /* which column of the design it is drawn from: own path by default, "factor/NAME",
                               "" for a constant */
    bool reversed;          /* factor "-NAME": u is taken as 1 - u */
    uint32_t together;      /* index of the entity of section `together` that correlates it, or NO_INDEX */
    enum basis basis;
    const char *sources; /* "CRS-RS21510 NATO24", or "" */
    const char *reason;  /* the assume text or the row's `because`, or "" */
};

/* A file as read, kept so that a study can hold the scenario whole. */
struct scenario_file {
    const char *path; /* relative to the scenario's folder; "../korea/members.csv" for a base's */
    const char *bytes;
    size_t size;
};

struct scenario; /* laid out in scenario/scenario_internal.h, for this room alone */

/* Bytes for a file of a folder, or NULL. Lets a study's stored text or a fuzzer's stand in for the disk. */
struct scenario_reader {
    /* Sets *bytes (malloc'd, the caller frees) and *size; false if there is no such file. */
    bool (*read)(void *self, const char *path, char **bytes, size_t *size);
    void *self;
};

/* One override, as `--set members.HUN.support='25..45..60 assume "x"'` gives it. */
struct override {
    const char *path, *value;
};

/* Load `folder`/scenario.yaml and the tables beside it, or, where `folder` ends in .yaml, that one file alone; a study
 * holds it as scenario.yaml. Reports everything wrong with it to `problems`
 * (which then also knows the files' texts) and returns NULL if there was an error. `reader` NULL: the disk.
 * Limits: 16 MB a file, depth 32, 10^6 nodes, bases 4 deep. */
struct scenario *scenario_load(const char *folder, const struct schema *schema, const struct scenario_reader *reader,
                               const struct override *overrides, size_t override_count, struct problems *problems);
void scenario_free(struct scenario *scenario);

/* What the top of a scenario, or of its base, says under `key`, before it is known by which schema it is to be read:
 * false if nothing, or more than `room` bytes. Mistakes are passed over: loading will tell them. */
bool scenario_says(const char *folder, const struct scenario_reader *reader, const char *key, char *word, size_t room);

/* The schema's sections and the text read. */
const struct schema *scenario_schema(const struct scenario *scenario);
uint32_t scenario_file_count(const struct scenario *scenario);
const struct scenario_file *scenario_file_at(const struct scenario *scenario, uint32_t file);

/* Does this world know a section of that name at all? */
bool scenario_knows(const struct scenario *scenario, const char *section);
/* And a field of it? */
bool scenario_knows_field(const struct scenario *scenario, const char *section, const char *field);
/* Entities: index 0 .. count-1, sorted by id. A SECTION_ONE has count 1 and id ""; one that is not written is there
 * with its defaults, or has count 0 if it requires anything. A SECTION_LIST has all items of all parents, ids
 * "staged.1", in order of parent and number. */
uint32_t scenario_count(const struct scenario *scenario, const char *section);
const char *scenario_id(const struct scenario *scenario, const char *section, uint32_t index);
uint32_t scenario_find(const struct scenario *scenario, const char *section, const char *id);   /* or NO_INDEX */
uint32_t scenario_parent(const struct scenario *scenario, const char *section, uint32_t index); /* of a list item */
uint32_t scenario_order(const struct scenario *scenario, const char *section,
                        uint32_t index); /* place in the file: for display */
struct place scenario_place(const struct scenario *scenario, const char *section, uint32_t index);

/* Values. `key` is the index in the field's `keys` section for `.*` fields, else 0. A quantity that may be
 * absent and is gives NO_SLOT; an absent text NULL; an absent ref or choice NO_INDEX. */
uint32_t scenario_slot(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                       uint32_t key);
const char *scenario_text(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                          uint32_t key);
uint32_t scenario_choice(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                         uint32_t key);
int64_t scenario_integer(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                         uint32_t key); /* COUNT, DATE (days since 1970) */
uint32_t scenario_ref(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                      uint32_t key);
uint32_t scenario_refs(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                       const uint32_t **refs); /* their count */
/* Where a field's value is written (its block's place when it is not), for problems found later. */
struct place scenario_value_place(const struct scenario *scenario, const char *section, uint32_t index,
                                  const char *field, uint32_t key);

/* Slots, in order of path. */
uint32_t scenario_slot_count(const struct scenario *scenario);
const struct slot *scenario_slot_at(const struct scenario *scenario, uint32_t slot);
uint32_t scenario_slot_find(const struct scenario *scenario, const char *path); /* or NO_SLOT */

/* Value of a slot at its coordinate u in (0, 1), base units; `together` left aside. A switch gives its word's index in
 * `of`. */
double slot_value(const struct slot *slot, double u);
/* "1 .. 2 .. 4 d": the value as a reader would write it, in its printing unit. */
void slot_describe(const struct slot *slot, char *out, size_t room);

/* Coordinates: one column of the design each, sorted by name; constants have none. Coordinates named by
 * `together` groups (their shared part) are among them as "together/NAME". */
uint32_t scenario_coordinate_count(const struct scenario *scenario);
const char *scenario_coordinate(const struct scenario *scenario, uint32_t coordinate);
/* Parameters of one future: u[coordinate] in, param[slot] out. A slot in a `together` group of correlation rho takes
 * Phi(sqrt(rho) z + sqrt(1 - rho) z_own): analysts err together. */
void scenario_parameters(const struct scenario *scenario, const double *u, double *param);

/* SHA-256 over what a number can depend on: resolved entities, quantities, outcomes, overrides. Not comments, sources,
 * display order, nor options (each option has its own hash). */
void scenario_hash(const struct scenario *scenario, uint8_t digest[32]);
void scenario_option_hash(const struct scenario *scenario, uint32_t option, uint8_t digest[32]);

#endif
