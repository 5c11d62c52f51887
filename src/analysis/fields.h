/* Values of a scenario by name, for readers that must not depend on which mechanisms a world has.
 *
 * The getters of scenario/scenario.h ASSERT that section and field exist; these first ask the schema, so that a report
 * of a world without, say, a section `members` simply leaves that page out. */
#ifndef CASUS_ANALYSIS_FIELDS_H
#define CASUS_ANALYSIS_FIELDS_H

#include "scenario/scenario.h"

/* The field's row in the schema, or NULL. `name` as in the schema: "draw.*". */
const struct field *named_field(const struct scenario *scenario, const char *section, const char *name);
/* Entities of a section; 0 when the schema has no such section. */
uint32_t named_entities(const struct scenario *scenario, const char *section);
/* Text of a field of type TEXT, or the word of a CHOICE written to `word`; NULL when there is none. */
const char *named_text(const struct scenario *scenario, const char *section, uint32_t index, const char *name,
                       char word[64]);
/* Slot of a quantity or switch, or NO_SLOT. */
uint32_t named_slot(const struct scenario *scenario, const char *section, uint32_t index, const char *name,
                    uint32_t key);
/* Days since 1970 or a count; `absent` when there is no such field. */
int64_t named_integer(const struct scenario *scenario, const char *section, uint32_t index, const char *name,
                      int64_t absent);
/* The entity that a field of type REF names, or NO_INDEX. */
uint32_t named_ref(const struct scenario *scenario, const char *section, uint32_t index, const char *name);
/* `title` of an entity where it has one, else its `name`, else its id. */
const char *named_title(const struct scenario *scenario, const char *section, uint32_t index);
/* Word number `index` of "a|b|c", or NULL. */
const char *word_at(const char *words, uint32_t index, char out[64]);

/* Indices of a section's entities in the order of the file, `named_entities` of them. */
void named_order(const struct scenario *scenario, const char *section, uint32_t *order);

#endif
