#include "scenario/scenario_internal.h"

#include "base/sha256.h"
#include <string.h>

/* What readers see and no number depends on. */
static bool is_for_readers(const struct field *field)
{
    static const char *const names[] = {"title", "note", "because", "question"};

    for (size_t k = 0; field->type == FIELD_TEXT && k < sizeof names / sizeof names[0]; k++)
        if (strcmp(field->name, names[k]) == 0)
            return true;
    return false;
}

static void add_double(struct sha256 *hash, double value)
{
    uint64_t bits;
    value = value == 0.0 ? 0.0 : value; /* -0 is 0 */
    memcpy(&bits, &value, sizeof bits);
    sha256_add_u64(hash, bits);
}

/* By word, so that a new word in the schema changes no old scenario. */
static void add_word(struct sha256 *hash, const char *words, uint32_t index)
{
    for (; index > 0; index--)
        words = strchr(words, '|') + 1;
    const size_t length = strcspn(words, "|");
    sha256_add_u64(hash, length);
    sha256_add(hash, words, length);
}

static void add_switch(struct sha256 *hash, const struct slot *slot)
{
    sha256_add_u64(hash, slot->choice_count);
    for (uint32_t k = 0; k < slot->choice_count; k++) {
        add_word(hash, slot->words, slot->choices[k]);
        add_double(hash, slot->weights[k]);
    }
}

static void add_slot(struct sha256 *hash, const struct scenario *scenario, uint32_t at)
{
    if (at == NO_SLOT) {
        sha256_add_text(hash, "absent");
        return;
    }
    const struct slot *slot = &scenario->slots[at];
    if (slot->is_switch) {
        add_switch(hash, slot);
    } else {
        const struct distribution *d = &slot->distribution;
        sha256_add_u64(hash, (uint64_t)d->kind);
        add_double(hash, d->a);
        add_double(hash, d->b);
        add_double(hash, d->c);
        sha256_add_u64(hash, d->bounded);
        add_double(hash, d->bounded ? d->least : 0.0);
        add_double(hash, d->bounded ? d->most : 0.0);
        for (int k = 0; k < DIMENSION_COUNT; k++)
            sha256_add_u64(hash, (uint64_t)(int64_t)slot->unit.power[k]);
    }
    sha256_add_text(hash, slot->coordinate);
    sha256_add_u64(hash, slot->reversed);
    sha256_add_text(hash, slot->together == NO_INDEX ? "" : scenario_id(scenario, "together", slot->together));
}

static const char *id_in(const struct scenario *scenario, const struct field *field, uint32_t index)
{
    const uint32_t section = section_find(&scenario->schema, field->of);
    return index == NO_INDEX || section == NO_INDEX ? "" : scenario->sections[section].entities[index].id;
}

static void add_value(struct sha256 *hash, const struct scenario *scenario, const struct field *field,
                      const struct value *value)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_CONDITION:
        sha256_add_text(hash, value->text != NULL ? value->text : "");
        break;
    case FIELD_CHOICE:
        if (value->index == NO_INDEX)
            sha256_add_text(hash, "absent");
        else
            add_word(hash, field->of, value->index);
        break;
    case FIELD_COUNT:
    case FIELD_DATE:
        sha256_add_u64(hash, (uint64_t)value->integer);
        break;
    case FIELD_QUANTITY:
    case FIELD_SWITCH:
        add_slot(hash, scenario, value->index);
        break;
    case FIELD_REF:
        sha256_add_text(hash, id_in(scenario, field, value->index));
        break;
    case FIELD_REFS:
        sha256_add_u64(hash, value->index);
        for (uint32_t k = 0; k < value->index; k++)
            sha256_add_text(hash, id_in(scenario, field, value->refs[k]));
        break;
    }
}

/* What is there, by key: a further role leaves an option that does not name it as it was. */
static void add_map(struct sha256 *hash, const struct scenario *scenario, const struct field *field,
                    const struct value *values, uint32_t width)
{
    const uint32_t keys = section_find(&scenario->schema, field->keys);

    for (uint32_t key = 0; key < width; key++) {
        if (values[key].index == NO_INDEX && values[key].text == NULL)
            continue;
        sha256_add_text(hash, scenario->sections[keys].entities[key].id);
        add_value(hash, scenario, field, &values[key]);
    }
}

static void add_entity(struct sha256 *hash, const struct scenario *scenario, const struct section_values *values,
                       uint32_t index)
{
    sha256_add_text(hash, values->entities[index].id);
    for (size_t f = 0; f < values->schema->field_count; f++) {
        const struct field *field = &values->schema->fields[f];
        const uint32_t width = values->widths[f];
        if (is_for_readers(field))
            continue;
        sha256_add_text(hash, field->name);
        if (!field_is_map(field))
            add_value(hash, scenario, field, &values->values[f][index]);
        else
            add_map(hash, scenario, field, &values->values[f][(size_t)index * width], width);
    }
}

void scenario_hash(const struct scenario *scenario, uint8_t digest[32])
{
    struct sha256 hash;

    sha256_init(&hash);
    for (size_t s = 0; s < scenario->schema.section_count; s++) {
        const struct section_values *values = &scenario->sections[s];
        const char *name = values->schema->name;
        if (section_is_options(values->schema) || strcmp(name, "sources") == 0 || strcmp(name, "run") == 0)
            continue;
        sha256_add_text(&hash, name);
        sha256_add_u64(&hash, values->count);
        for (uint32_t k = 0; k < values->count; k++)
            add_entity(&hash, scenario, values, k);
    }
    sha256_finish(&hash, digest);
}

void scenario_option_hash(const struct scenario *scenario, uint32_t option, uint8_t digest[32])
{
    struct sha256 hash;

    sha256_init(&hash);
    for (size_t s = 0; s < scenario->schema.section_count; s++) {
        const struct section_values *values = &scenario->sections[s];
        if (!section_is_options(values->schema))
            continue;
        const bool is_list = values->schema->shape == SECTION_LIST;
        sha256_add_text(&hash, values->schema->name);
        for (uint32_t k = 0; k < values->count; k++)
            if (is_list ? values->entities[k].parent == option : k == option)
                add_entity(&hash, scenario, values, k);
    }
    sha256_finish(&hash, digest);
}
