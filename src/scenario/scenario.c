#include "scenario/scenario_internal.h"

#include "base/failure.h"
#include <string.h>

const struct schema *scenario_schema(const struct scenario *scenario)
{
    return &scenario->schema;
}

uint32_t scenario_file_count(const struct scenario *scenario)
{
    return scenario->file_count;
}

const struct scenario_file *scenario_file_at(const struct scenario *scenario, uint32_t file)
{
    ASSERT(file < scenario->file_count);
    return &scenario->files[file];
}

/* ---- entities ---- */

static const struct section_values *values_of(const struct scenario *scenario, const char *section)
{
    const uint32_t at = section_find(&scenario->schema, section);
    ASSERT(at != NO_INDEX);
    return &scenario->sections[at];
}

static const struct entity *entity_of(const struct scenario *scenario, const char *section, uint32_t index)
{
    const struct section_values *values = values_of(scenario, section);
    ASSERT(index < values->count);
    return &values->entities[index];
}

bool scenario_knows(const struct scenario *scenario, const char *section)
{
    return section_find(&scenario->schema, section) != NO_INDEX;
}

bool scenario_knows_field(const struct scenario *scenario, const char *section, const char *field)
{
    const uint32_t at = section_find(&scenario->schema, section);
    return at != NO_INDEX && field_find(scenario->schema.sections[at], field) != NO_INDEX;
}

uint32_t scenario_count(const struct scenario *scenario, const char *section)
{
    return values_of(scenario, section)->count;
}

const char *scenario_id(const struct scenario *scenario, const char *section, uint32_t index)
{
    return entity_of(scenario, section, index)->id;
}

/* Items of a list are in order of parent and number, not of id: a walk serves all. */
uint32_t scenario_find(const struct scenario *scenario, const char *section, const char *id)
{
    const struct section_values *values = values_of(scenario, section);
    for (uint32_t k = 0; k < values->count; k++)
        if (strcmp(values->entities[k].id, id) == 0)
            return k;
    return NO_INDEX;
}

uint32_t scenario_parent(const struct scenario *scenario, const char *section, uint32_t index)
{
    return entity_of(scenario, section, index)->parent;
}

uint32_t scenario_order(const struct scenario *scenario, const char *section, uint32_t index)
{
    return entity_of(scenario, section, index)->order;
}

struct place scenario_place(const struct scenario *scenario, const char *section, uint32_t index)
{
    return entity_of(scenario, section, index)->place;
}

/* ---- values ---- */

static bool is_slot(enum field_type type)
{
    return type == FIELD_QUANTITY || type == FIELD_SWITCH;
}

static const struct value *value_of(const struct scenario *scenario, const char *section, uint32_t index,
                                    const char *field, uint32_t key, enum field_type *type)
{
    const struct section_values *values = values_of(scenario, section);
    const uint32_t at = field_find(values->schema, field);
    ASSERT(at != NO_INDEX);
    ASSERT(index < values->count && key < values->widths[at]);
    *type = values->schema->fields[at].type;
    return &values->values[at][(size_t)index * values->widths[at] + key];
}

uint32_t scenario_slot(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                       uint32_t key)
{
    enum field_type type;
    const struct value *value = value_of(scenario, section, index, field, key, &type);
    ASSERT(is_slot(type));
    return value->index;
}

const char *scenario_text(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                          uint32_t key)
{
    enum field_type type;
    const struct value *value = value_of(scenario, section, index, field, key, &type);
    ASSERT(type == FIELD_TEXT || type == FIELD_CONDITION);
    return value->text;
}

uint32_t scenario_choice(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                         uint32_t key)
{
    enum field_type type;
    const struct value *value = value_of(scenario, section, index, field, key, &type);
    ASSERT(type == FIELD_CHOICE);
    return value->index;
}

int64_t scenario_integer(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                         uint32_t key)
{
    enum field_type type;
    const struct value *value = value_of(scenario, section, index, field, key, &type);
    ASSERT(type == FIELD_COUNT || type == FIELD_DATE);
    return value->integer;
}

uint32_t scenario_ref(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                      uint32_t key)
{
    enum field_type type;
    const struct value *value = value_of(scenario, section, index, field, key, &type);
    ASSERT(type == FIELD_REF);
    return value->index;
}

uint32_t scenario_refs(const struct scenario *scenario, const char *section, uint32_t index, const char *field,
                       const uint32_t **refs)
{
    enum field_type type;
    const struct value *value = value_of(scenario, section, index, field, 0, &type);
    ASSERT(type == FIELD_REFS);
    *refs = value->refs;
    return value->index;
}

struct place scenario_value_place(const struct scenario *scenario, const char *section, uint32_t index,
                                  const char *field, uint32_t key)
{
    enum field_type type;
    return value_of(scenario, section, index, field, key, &type)->place;
}

/* ---- slots and coordinates ---- */

uint32_t scenario_slot_count(const struct scenario *scenario)
{
    return scenario->slot_count;
}

const struct slot *scenario_slot_at(const struct scenario *scenario, uint32_t slot)
{
    ASSERT(slot < scenario->slot_count);
    return &scenario->slots[slot];
}

uint32_t scenario_slot_find(const struct scenario *scenario, const char *path)
{
    uint32_t low = 0, high = scenario->slot_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(scenario->slots[middle].path, path);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_SLOT;
}

uint32_t scenario_coordinate_count(const struct scenario *scenario)
{
    return scenario->coordinate_count;
}

const char *scenario_coordinate(const struct scenario *scenario, uint32_t coordinate)
{
    ASSERT(coordinate < scenario->coordinate_count);
    return scenario->coordinates[coordinate];
}
