#include "analysis/fields.h"

#include "base/text.h"
#include <string.h>

const struct field *named_field(const struct scenario *scenario, const char *section, const char *name)
{
    const struct schema *schema = scenario_schema(scenario);

    for (size_t s = 0; s < schema->section_count; s++) {
        if (!text_equal(schema->sections[s]->name, section))
            continue;
        for (size_t f = 0; f < schema->sections[s]->field_count; f++)
            if (text_equal(schema->sections[s]->fields[f].name, name))
                return &schema->sections[s]->fields[f];
    }
    return NULL;
}

uint32_t named_entities(const struct scenario *scenario, const char *section)
{
    const struct schema *schema = scenario_schema(scenario);

    for (size_t s = 0; s < schema->section_count; s++)
        if (text_equal(schema->sections[s]->name, section))
            return scenario_count(scenario, section);
    return 0;
}

const char *word_at(const char *words, uint32_t index, char out[64])
{
    if (words == NULL || index == NO_INDEX)
        return NULL;
    for (; index > 0; index--) {
        words = strchr(words, '|');
        if (words == NULL)
            return NULL;
        words++;
    }
    size_t length = strcspn(words, "|");
    if (length > 63)
        length = 63;
    memcpy(out, words, length);
    out[length] = '\0';
    return out;
}

const char *named_text(const struct scenario *scenario, const char *section, uint32_t index, const char *name,
                       char word[64])
{
    const struct field *field = named_field(scenario, section, name);

    if (field == NULL || index >= scenario_count(scenario, section))
        return NULL;
    if (field->type == FIELD_TEXT || field->type == FIELD_CONDITION)
        return scenario_text(scenario, section, index, name, 0);
    if (field->type == FIELD_CHOICE)
        return word_at(field->of, scenario_choice(scenario, section, index, name, 0), word);
    return NULL;
}

uint32_t named_slot(const struct scenario *scenario, const char *section, uint32_t index, const char *name,
                    uint32_t key)
{
    const struct field *field = named_field(scenario, section, name);

    if (field == NULL || index >= scenario_count(scenario, section) ||
        (field->type != FIELD_QUANTITY && field->type != FIELD_SWITCH))
        return NO_SLOT;
    return scenario_slot(scenario, section, index, name, key);
}

int64_t named_integer(const struct scenario *scenario, const char *section, uint32_t index, const char *name,
                      int64_t absent)
{
    const struct field *field = named_field(scenario, section, name);

    if (field == NULL || index >= scenario_count(scenario, section) ||
        (field->type != FIELD_COUNT && field->type != FIELD_DATE))
        return absent;
    return scenario_integer(scenario, section, index, name, 0);
}

uint32_t named_ref(const struct scenario *scenario, const char *section, uint32_t index, const char *name)
{
    const struct field *field = named_field(scenario, section, name);
    if (field == NULL || field->type != FIELD_REF || index >= scenario_count(scenario, section))
        return NO_INDEX;
    return scenario_ref(scenario, section, index, name, 0);
}

const char *named_title(const struct scenario *scenario, const char *section, uint32_t index)
{
    static const char *const fields[] = {"title", "name"};
    char word[64];

    for (size_t k = 0; k < 2; k++) {
        const struct field *field = named_field(scenario, section, fields[k]);
        if (field == NULL || field->type != FIELD_TEXT)
            continue;
        const char *text = named_text(scenario, section, index, fields[k], word);
        if (text != NULL && *text != '\0')
            /* NOLINTNEXTLINE(clang-analyzer-core.StackAddressEscape) */
            return text;
    }
    return scenario_id(scenario, section, index);
}

void named_order(const struct scenario *scenario, const char *section, uint32_t *order)
{
    const uint32_t count = named_entities(scenario, section);

    for (uint32_t k = 0; k < count; k++) {
        uint32_t at = k;
        const uint32_t place = scenario_order(scenario, section, k);
        for (; at > 0 && scenario_order(scenario, section, order[at - 1]) > place; at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}
