#include "scenario/schema_print_internal.h"

#include "base/text.h"
#include "base/unit.h"
#include <string.h>

/* Bounds are kept in base units; readers think in the field's own. */
static void add_bound(struct buffer *out, const struct field *field, double bound)
{
    struct unit unit = {.scale = 1};
    char number[48];

    if (field->type == FIELD_QUANTITY && field->unit != NULL)
        unit_parse(field->unit, strlen(field->unit), &unit, NULL);
    /* Fewer digits than a double holds: a bound in hours is no exact share of a day. */
    text_of_number_rounded(bound / unit.scale, 12, number);
    buffer_add(out, number);
}

bool schema_is_bounded(double bound)
{
    return bound - bound == 0;
}

void schema_add_range(struct buffer *out, const struct field *field, const char *prefix)
{
    const bool is_number = field->type == FIELD_QUANTITY || field->type == FIELD_COUNT;

    if (!is_number || (!schema_is_bounded(field->least) && !schema_is_bounded(field->most)))
        return;
    buffer_add(out, prefix);
    if (!schema_is_bounded(field->most)) {
        buffer_add(out, "at least ");
        add_bound(out, field, field->least);
    } else if (!schema_is_bounded(field->least)) {
        buffer_add(out, "at most ");
        add_bound(out, field, field->most);
    } else {
        add_bound(out, field, field->least);
        if (field->least == field->most)
            return;
        buffer_add(out, " to ");
        add_bound(out, field, field->most);
    }
}

/* "a|b|c" as "a, b, c". */
static void add_words(struct buffer *out, const char *words)
{
    for (; *words != '\0'; words++) {
        if (*words == '|')
            buffer_add(out, ", ");
        else
            buffer_add_slice(out, words, 1);
    }
}

void schema_add_type(struct buffer *out, const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        buffer_add(out, "text");
        break;
    case FIELD_CHOICE:
        buffer_add(out, "one of ");
        add_words(out, field->of);
        break;
    case FIELD_COUNT:
        buffer_add(out, "whole number");
        break;
    case FIELD_DATE:
        buffer_add(out, "date YYYY-MM-DD");
        break;
    case FIELD_QUANTITY:
        buffer_add(out, "quantity");
        break;
    case FIELD_SWITCH:
        buffer_add(out, "switch of ");
        add_words(out, field->of);
        break;
    case FIELD_REF:
        buffer_format(out, "id of %s", field->of);
        break;
    case FIELD_REFS:
        buffer_format(out, "ids of %s", field->of);
        break;
    case FIELD_CONDITION:
        buffer_add(out, "condition");
        break;
    }
    if (field->keys != NULL)
        buffer_format(out, ", for ids of %s", field->keys);
}

const char *schema_unit_of(const struct field *field)
{
    return field->type == FIELD_QUANTITY && field->unit != NULL ? field->unit : "";
}

/* A cell's text: `|` would end the cell. */
static void add_markdown(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            buffer_add(out, "\\|");
        else if (*text == '\n')
            buffer_add(out, " ");
        else
            buffer_add_slice(out, text, 1);
    }
}

static void print_field_row(const struct field *field, struct buffer *out)
{
    const char *unit = schema_unit_of(field);

    buffer_format(out, "| `%s` | ", field->name);
    schema_add_type(out, field);
    buffer_format(out, " | %s | ", unit);
    schema_add_range(out, field, "");
    buffer_add(out, " | ");
    if (field->initial == NULL) {
        buffer_add(out, "required");
    } else if (field->initial[0] != '\0') {
        buffer_add(out, "`");
        add_markdown(out, field->initial);
        buffer_add(out, "`");
    } else {
        buffer_add(out, "may be absent");
    }
    buffer_add(out, " | ");
    add_markdown(out, field->help != NULL ? field->help : "");
    buffer_add(out, " |\n");
}

static void print_shape(const struct section *section, struct buffer *out)
{
    switch (section->shape) {
    case SECTION_ONE:
        if (section->name[0] == '\0')
            buffer_add(out, "Keys at the top of `scenario.yaml`.");
        else
            buffer_format(out, "One block `%s:`.", section->name);
        break;
    case SECTION_MANY:
        buffer_format(out, "Entities by id: a map `%s:` of blocks, a table `%s.csv`, or both.", section->name,
                      section->name);
        break;
    case SECTION_LIST:
        buffer_format(out, "A list in each entity of `%s`.", section->within);
        break;
    }
}

void schema_print_markdown(const struct schema *schema, struct buffer *out)
{
    buffer_add(out, "# What may stand in a scenario\n");
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        buffer_format(out, "\n## %s\n\n", section->name[0] == '\0' ? "The top of the file" : section->name);
        if (section->help != NULL && section->help[0] != '\0')
            buffer_format(out, "%s. ", section->help);
        print_shape(section, out);
        buffer_add(out, "\n\n| key | type | unit | range | default | meaning |\n|---|---|---|---|---|---|\n");
        for (size_t f = 0; f < section->field_count; f++)
            print_field_row(&section->fields[f], out);
    }
}
