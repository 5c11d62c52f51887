#include "scenario/schema_print_internal.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/text.h"
#include "scenario/scenario_internal.h"
#include <string.h>

/* The schema as the tree that a file is: sections of one name meet in one property. */
struct property {
    const char *name;
    const char *help;          /* of a section */
    const struct field *field; /* a value; NULL: an object */
    const char *keys;          /* section whose ids are the keys of `wildcard`, or NULL */
    struct property *wildcard; /* what every other key holds, or NULL */
    struct property *item;     /* a list of these, or NULL */
    struct property *first, *last, *next;
};

static struct property *find_property(const struct property *parent, const char *name, size_t length)
{
    for (struct property *child = parent->first; child != NULL; child = child->next)
        if (strlen(child->name) == length && memcmp(child->name, name, length) == 0)
            return child;
    return NULL;
}

static struct property *need_property(struct arena *arena, struct property *parent, const char *name, size_t length)
{
    struct property *child = find_property(parent, name, length);

    if (child != NULL)
        return child;
    child = arena_take(arena, 1, sizeof *child);
    child->name = arena_slice(arena, name, length);
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    return child;
}

static struct property *need_wildcard(struct arena *arena, struct property *parent)
{
    if (parent->wildcard == NULL)
        parent->wildcard = arena_take(arena, 1, sizeof *parent->wildcard);
    return parent->wildcard;
}

/* The property of a dotted name; a part `*` is the wildcard. */
static struct property *need_path(struct arena *arena, struct property *parent, const char *name)
{
    while (*name != '\0') {
        const size_t length = strcspn(name, ".");
        parent =
            length == 1 && *name == '*' ? need_wildcard(arena, parent) : need_property(arena, parent, name, length);
        name += length;
        if (*name == '.')
            name++;
    }
    return parent;
}

/* The object whose keys are the section's fields. */
static struct property *need_block(struct arena *arena, const struct schema *schema, struct property *root,
                                   const struct section *section)
{
    struct property *property = root;
    const char *name = section->name;

    if (section->shape == SECTION_LIST) {
        const uint32_t within = section_find(schema, section->within);
        const size_t prefix = strlen(section->within);
        if (within != NO_INDEX)
            property = need_block(arena, schema, root, schema->sections[within]);
        if (strncmp(name, section->within, prefix) == 0 && name[prefix] == '.')
            name += prefix + 1; /* "options.triggers" within "options" is its key triggers */
    }
    property = need_path(arena, property, name);
    if (property != root && property->help == NULL)
        property->help = section->help;
    if (section->shape == SECTION_MANY)
        return need_wildcard(arena, property);
    if (section->shape == SECTION_ONE)
        return property;
    if (property->item == NULL)
        property->item = arena_take(arena, 1, sizeof *property->item);
    return property->item;
}

static void place_field(struct arena *arena, struct property *block, const struct field *field)
{
    struct property *property = need_path(arena, block, field->name);
    const size_t length = strlen(field->name);

    property->field = field;
    if (length > 2 && strcmp(field->name + length - 2, ".*") == 0) {
        property = need_path(arena, block, arena_slice(arena, field->name, length - 2));
        property->keys = field->keys;
    }
}

/* A member of an object: a new line, indentation, name. */
static void open_member(struct buffer *out, int depth, const char *name, bool *is_first)
{
    buffer_add(out, *is_first ? "\n" : ",\n");
    *is_first = false;
    buffer_add_repeat(out, "  ", (size_t)depth);
    add_json_text(out, name);
    buffer_add(out, ": ");
}

static void close_object(struct buffer *out, int depth)
{
    buffer_add(out, "\n");
    buffer_add_repeat(out, "  ", (size_t)depth);
    buffer_add(out, "}");
}

static void print_description(const struct field *field, struct buffer *out)
{
    struct buffer text;

    buffer_init(&text);
    buffer_format(&text, "%s. Type: ", field->help != NULL ? field->help : "");
    schema_add_type(&text, field);
    if (schema_unit_of(field)[0] != '\0')
        buffer_format(&text, ", in %s", schema_unit_of(field));
    schema_add_range(&text, field, ", ");
    if (field->initial == NULL)
        buffer_add(&text, ". Required.");
    else if (field->initial[0] != '\0')
        buffer_format(&text, ". Default: %s", field->initial);
    else
        buffer_add(&text, ". May be absent.");
    add_json_text(out, buffer_text(&text));
    buffer_release(&text);
}

/* What an editor may take the value for: casus reads text, but YAML's editors see a number in `12`. */
static const char *json_type(const struct field *field)
{
    switch (field->type) {
    case FIELD_COUNT:
        return "[\"integer\", \"string\"]";
    case FIELD_DATE:
    case FIELD_CONDITION:
        return "\"string\"";
    case FIELD_REFS:
        return "[\"string\", \"number\", \"array\"]";
    case FIELD_TEXT:
        return "[\"string\", \"number\", \"boolean\"]";
    case FIELD_CHOICE:
    case FIELD_QUANTITY:
    case FIELD_SWITCH:
    case FIELD_REF:
        break;
    }
    return "[\"string\", \"number\"]";
}

static void print_enum(const char *words, struct buffer *out)
{
    buffer_add(out, "[");
    for (const char *at = words;; at++) {
        const size_t length = strcspn(at, "|");
        buffer_add(out, at == words ? "\"" : ", \"");
        add_json_slice(out, at, length);
        buffer_add(out, "\"");
        at += length;
        if (*at == '\0')
            break;
    }
    buffer_add(out, "]");
}

static void print_bound(const char *name, double bound, int depth, bool *is_first, struct buffer *out)
{
    char number[32];

    if (!schema_is_bounded(bound))
        return;
    text_of_number(bound, number);
    open_member(out, depth, name, is_first);
    buffer_add(out, number);
}

static void print_value(const struct field *field, int depth, struct buffer *out)
{
    bool is_first = true;

    buffer_add(out, "{");
    open_member(out, depth + 1, "description", &is_first);
    print_description(field, out);
    open_member(out, depth + 1, field->type == FIELD_CHOICE ? "enum" : "type", &is_first);
    if (field->type == FIELD_CHOICE)
        print_enum(field->of, out);
    else
        buffer_add(out, json_type(field));
    if (field->type == FIELD_DATE) {
        open_member(out, depth + 1, "pattern", &is_first);
        buffer_add(out, "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"");
    }
    if (field->type == FIELD_COUNT) {
        print_bound("minimum", field->least, depth + 1, &is_first, out);
        print_bound("maximum", field->most, depth + 1, &is_first, out);
    }
    close_object(out, depth);
}

static void print_object(const struct property *property, int depth, struct buffer *out);

static void print_property(const struct property *property, int depth, struct buffer *out)
{
    if (property->field != NULL) {
        print_value(property->field, depth, out);
        return;
    }
    if (property->item == NULL) {
        print_object(property, depth, out);
        return;
    }
    bool is_first = true;
    buffer_add(out, "{");
    open_member(out, depth + 1, "description", &is_first);
    add_json_text(out, property->help != NULL ? property->help : "");
    open_member(out, depth + 1, "type", &is_first);
    buffer_add(out, "\"array\"");
    open_member(out, depth + 1, "items", &is_first);
    print_object(property->item, depth + 1, out);
    close_object(out, depth);
}

struct common_key {
    const char *name, *json;
};

/* Keys that the loader itself understands, unless the schema has its own of that name. */
static const struct common_key block_keys[] = {
    {"source", "{\"description\": \"Source of all numbers below that name none\", "
               "\"type\": [\"string\", \"number\"]}"},
    {"because", "{\"description\": \"Reason for the assumptions below\", \"type\": \"string\"}"},
};
static const struct common_key top_keys[] = {
    {"base", "{\"description\": \"Folder of the scenario that this one is an excursion from\", "
             "\"type\": \"string\"}"},
    {"set", "{\"description\": \"Values changed, by path\", \"type\": \"object\"}"},
    {"add", "{\"description\": \"Entities added, laid out as above\", \"type\": \"object\"}"},
    {"remove", "{\"description\": \"Paths of entities taken out\", \"type\": \"array\", "
               "\"items\": {\"type\": \"string\"}}"},
};

static void print_common(const struct property *property, const struct common_key *keys, size_t count, int depth,
                         bool *is_first, struct buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        if (find_property(property, keys[i].name, strlen(keys[i].name)) != NULL)
            continue;
        open_member(out, depth, keys[i].name, is_first);
        buffer_add(out, keys[i].json);
    }
}

static void print_properties(const struct property *property, int depth, struct buffer *out)
{
    bool is_first = true;

    buffer_add(out, "{");
    for (const struct property *child = property->first; child != NULL; child = child->next) {
        open_member(out, depth + 1, child->name, &is_first);
        print_property(child, depth + 1, out);
    }
    if (depth == 1)
        print_common(property, top_keys, sizeof top_keys / sizeof top_keys[0], depth + 1, &is_first, out);
    else
        print_common(property, block_keys, sizeof block_keys / sizeof block_keys[0], depth + 1, &is_first, out);
    close_object(out, depth);
}

/* The members of an object's schema; the caller opens and closes it. */
static void print_object_members(const struct property *property, int depth, bool *is_first, struct buffer *out)
{
    if (property->help != NULL || property->keys != NULL) {
        struct buffer text;
        buffer_init(&text);
        buffer_add(&text, property->help != NULL ? property->help : "");
        if (property->keys != NULL)
            buffer_format(&text, "%sBy id of %s", property->help != NULL ? ". " : "", property->keys);
        open_member(out, depth + 1, "description", is_first);
        add_json_text(out, buffer_text(&text));
        buffer_release(&text);
    }
    open_member(out, depth + 1, "type", is_first);
    buffer_add(out, "\"object\"");
    open_member(out, depth + 1, "properties", is_first);
    print_properties(property, depth + 1, out);
    open_member(out, depth + 1, "additionalProperties", is_first);
    if (property->wildcard != NULL)
        print_property(property->wildcard, depth + 1, out);
    else
        buffer_add(out, "false");
}

static void print_object(const struct property *property, int depth, struct buffer *out)
{
    bool is_first = true;

    buffer_add(out, "{");
    print_object_members(property, depth, &is_first, out);
    close_object(out, depth);
}

void schema_print_json(const struct schema *schema, struct buffer *out)
{
    struct property root = {.name = ""};
    struct arena arena;
    bool is_first = true;

    arena_init(&arena);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        struct property *block = need_block(&arena, schema, &root, section);
        for (size_t f = 0; f < section->field_count; f++)
            place_field(&arena, block, &section->fields[f]);
    }
    buffer_add(out, "{");
    open_member(out, 1, "$schema", &is_first);
    buffer_add(out, "\"http://json-schema.org/draft-07/schema#\"");
    open_member(out, 1, "title", &is_first);
    buffer_add(out, "\"A casus scenario\"");
    print_object_members(&root, 0, &is_first, out);
    buffer_add(out, "\n}\n");
    arena_release(&arena);
}
