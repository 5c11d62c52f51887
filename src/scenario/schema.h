/* What may stand in a scenario, as data: sections of fields.
 *
 * The loader, `casus check`, `casus schema`, `casus help`, the reference page and the assumption ledger
 * all walk these rows; nothing else knows a key's name. A mechanism's sections stand in the mechanism's own
 * file (src/model/), the engine's in scenario/engine_schema.c. All of it is constant data. */
#ifndef CASUS_SCENARIO_SCHEMA_H
#define CASUS_SCENARIO_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

enum field_type {
    FIELD_TEXT,      /* any text */
    FIELD_CHOICE,    /* one word of `of`, written "a|b|c" */
    FIELD_COUNT,     /* a whole number in [least, most] */
    FIELD_DATE,      /* YYYY-MM-DD */
    FIELD_QUANTITY,  /* a number with unit and basis: a slot of the parameter vector */
    FIELD_SWITCH,    /* "a" or "a | b" or "a 80% | b 20%", words of `of`: a structural switch, also a slot,
                        whose value is the word's index in `of` */
    FIELD_REF,       /* the id of one entity of section `of` */
    FIELD_REFS,      /* blank-separated ids of entities of section `of`; a YAML list is accepted too */
    FIELD_CONDITION, /* an expression over signals, kept as text here and compiled by the plan */
};

/* A name may contain dots: `climb.v1` is the key v1 in the map `climb`. A name that ends in `.*` is a map
 * whose keys are ids of section `keys` (`roles.*`), each holding a value of `type`. */
struct field {
    const char *name;
    enum field_type type;
    const char *unit;    /* QUANTITY: dimension, and unit for printing; "" a pure number */
    double least, most;  /* for every value a distribution can take, base units; -INFINITY, INFINITY: no bound */
    const char *of;      /* CHOICE, SWITCH: the words; REF, REFS: the section */
    const char *keys;    /* for `.*`: the section the keys belong to */
    const char *initial; /* default in scenario syntax, with its basis; NULL: required; "": may be absent */
    const char *help;    /* one sentence, without a final stop */
};

enum section_shape {
    SECTION_ONE,  /* one block: `alliance:`; the section named "" is the top of scenario.yaml itself */
    SECTION_MANY, /* entities by id: a YAML map `roles: {relief: {...}}`, a table roles.csv, or both */
    SECTION_LIST, /* a YAML list inside each entity of `within`: options.staged.triggers.1, ... */
};

struct section {
    const char *name;
    enum section_shape shape;
    const char *within; /* LIST: the section whose entities hold the list; else NULL */
    const struct field *fields;
    size_t field_count;
    const char *help;
};

/* A schema is a list of lists: the engine's sections and each mechanism's. */
struct schema {
    const struct section *const *sections;
    size_t section_count;
};

extern const struct section *const engine_sections[];
extern const size_t engine_section_count;

#define FIELD_COUNT_OF(fields) (sizeof(fields) / sizeof(fields)[0])

#endif
