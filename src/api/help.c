/* One section or key of the notation, explained from the schema's own rows. */
#include "api/api_internal.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

static void add_bounds(const struct field *field, struct buffer *out)
{
    char least[32], most[32];
    text_of_number(field->least, least);
    text_of_number(field->most, most);
    if (isfinite(field->least) && isfinite(field->most))
        buffer_format(out, ", from %s to %s", least, most);
    else if (isfinite(field->least))
        buffer_format(out, ", at least %s", least);
    else if (isfinite(field->most))
        buffer_format(out, ", at most %s", most);
}

static void add_type(const struct field *field, struct buffer *out)
{
    switch (field->type) {
    case FIELD_TEXT:
        buffer_add(out, "text");
        break;
    case FIELD_CHOICE:
        buffer_format(out, "one of %s", field->of);
        break;
    case FIELD_COUNT:
        buffer_add(out, "a whole number");
        add_bounds(field, out);
        break;
    case FIELD_DATE:
        buffer_add(out, "a day, YYYY-MM-DD");
        break;
    case FIELD_QUANTITY:
        buffer_add(out, "a number");
        if (field->unit && *field->unit)
            buffer_format(out, " in %s", field->unit);
        add_bounds(field, out);
        buffer_add(out, "; value, unit and basis, as in  1 .. 2 .. 4 d from CRS-RS21510 + assume \"one case\"");
        break;
    case FIELD_SWITCH:
        buffer_format(out, "a switch: one of %s, or several as in  a 80%% | b 20%%", field->of);
        break;
    case FIELD_REF:
        buffer_format(out, "the id of one of %s", field->of);
        break;
    case FIELD_REFS:
        buffer_format(out, "ids of %s, separated by blanks", field->of);
        break;
    case FIELD_CONDITION:
        buffer_add(out, "a condition, as in  crisis.violence >= 3 and home.added < 20 %");
        break;
    }
}

static void write_field(const struct section *section, const struct field *field, struct buffer *out)
{
    buffer_format(out, "%s%s%s\n  %s.\n  It is ", section->name, *section->name ? "." : "", field->name, field->help);
    add_type(field, out);
    buffer_add(out, ".\n");
    if (!field->initial)
        buffer_add(out, "  It must be given.\n");
    else if (*field->initial)
        buffer_format(out, "  If it is not given: %s\n", field->initial);
    else
        buffer_add(out, "  It may be left out.\n");
    if (field->keys)
        buffer_format(out, "  * stands for the id of one of %s.\n", field->keys);
}

static void write_section(const struct section *section, struct buffer *out)
{
    static const char *const shapes[] = {"one block", "entities by id, in scenario.yaml or as a table", "a list"};
    buffer_format(out, "%s: %s\n  %s", *section->name ? section->name : "top of scenario.yaml", section->help,
                  shapes[section->shape]);
    if (section->shape == SECTION_MANY)
        buffer_format(out, " %s.csv", section->name);
    if (section->within)
        buffer_format(out, " inside each of %s", section->within);
    buffer_add(out, "\n\n");
    size_t widest = 0;
    for (size_t k = 0; k < section->field_count; k++)
        widest = strlen(section->fields[k].name) > widest ? strlen(section->fields[k].name) : widest;
    for (size_t k = 0; k < section->field_count; k++) {
        const struct field *field = &section->fields[k];
        buffer_format(out, "  %s", field->name);
        buffer_add_repeat(out, " ", widest - strlen(field->name) + 2);
        buffer_format(out, "%s%s\n", field->help, field->initial ? "" : " (required)");
    }
}

/* "members.FRA.support" or "members.support" against section members, field support; `*` fields take any key. */
static bool names_field(const struct section *section, const struct field *field, const char *name)
{
    const size_t length = strlen(section->name);
    if (length > 0) {
        if (strncmp(name, section->name, length) != 0 || name[length] != '.')
            return false;
        name += length + 1;
    }
    if (text_equal(name, field->name) || text_matches(field->name, name))
        return true;
    const char *dot = section->shape == SECTION_ONE ? NULL : strchr(name, '.');
    return dot && (text_equal(dot + 1, field->name) || text_matches(field->name, dot + 1));
}

static void write_nearest(const struct schema *schema, const char *name, struct buffer *out)
{
    struct arena arena;
    size_t count = 0, room = 0;
    arena_init(&arena);
    for (size_t s = 0; s < schema->section_count; s++)
        room += schema->sections[s]->field_count + 1;
    const char **names = arena_take(&arena, room, sizeof *names);
    for (size_t s = 0; s < schema->section_count; s++) {
        const struct section *section = schema->sections[s];
        names[count++] = section->name;
        for (size_t f = 0; f < section->field_count; f++)
            names[count++] = *section->name ? arena_format(&arena, "%s.%s", section->name, section->fields[f].name)
                                            : section->fields[f].name;
    }
    const char *near = nearest_word(name, names, count);
    if (near)
        buffer_add(out, near);
    arena_release(&arena);
}

bool help_write(const struct schema *schema, const char *name, struct buffer *out)
{
    bool found = false;
    for (size_t s = 0; s < schema->section_count; s++) {
        const struct section *section = schema->sections[s];
        if (text_equal(section->name, name)) {
            write_section(section, out);
            found = true;
        }
        for (size_t f = 0; f < section->field_count; f++)
            if (names_field(section, &section->fields[f], name)) {
                write_field(section, &section->fields[f], out);
                found = true;
            }
    }
    if (!found)
        write_nearest(schema, name, out);
    return found;
}
