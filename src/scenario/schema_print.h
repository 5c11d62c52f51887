/* A schema for others to read: an editor, or a person with a scenario to write. */
#ifndef CASUS_SCENARIO_SCHEMA_PRINT_H
#define CASUS_SCENARIO_SCHEMA_PRINT_H

#include "base/buffer.h"
#include "scenario/schema.h"

/* JSON Schema (draft 07) of scenario.yaml, with which editors complete and explain keys. Sections of one name are
 * merged. A section of entities is an object whose additionalProperties are entities, a dotted field a nested object,
 * a `.*` field a map, a list section an array inside the entities that hold it. Nothing is `required` there: a key may
 * stand in a table beside, or in the scenario that an excursion builds on. Every object may hold `source` and
 * `because`. Cannot fail. */
void schema_print_json(const struct schema *schema, struct buffer *out);

/* The reference page in Markdown: a heading for each section with its help, a table of its fields. Cannot fail. */
void schema_print_markdown(const struct schema *schema, struct buffer *out);

#endif
