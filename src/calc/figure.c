#include "calc/figure.h"

#include "base/json.h"
#include "base/text.h"
#include <stdio.h>

const char *figure_basis_word(enum figure_basis basis)
{
    static const char *const words[] = {"", "given", "published", "assumed"};
    return words[basis];
}

bool figures_read(const struct calc_arguments *arguments, const struct figure_row *rows, size_t count,
                  struct problems *problems)
{
    bool good = true;
    for (size_t k = 0; k < count; k++) {
        const struct figure_row *row = &rows[k];
        if (!calc_text(arguments, row->key))
            continue;
        *row->figure = (struct figure){.basis = FIGURE_GIVEN};
        good =
            calc_quantity(arguments, row->key, row->unit, row->least, row->most, &row->figure->value, problems) && good;
    }
    return good;
}

void figures_show(const struct figure_row *rows, size_t count, struct buffer *out)
{
    char number[48], value[80];
    for (size_t k = 0; k < count; k++) {
        const struct figure *figure = rows[k].figure;
        if (!figure_known(figure))
            continue;
        text_of_number_rounded(figure->value, 5, number);
        snprintf(value, sizeof value, "%s %s", number, rows[k].unit);
        buffer_add(out, "  ");
        calc_cell(out, rows[k].key, 16);
        calc_cell(out, value, 13);
        buffer_format(out, "%s%s%s\n", figure_basis_word(figure->basis), figure->because ? ": " : "",
                      figure->because ? figure->because : "");
    }
}

void figures_show_json(const struct figure_row *rows, size_t count, struct buffer *out)
{
    const char *between = "";
    buffer_add(out, ",\n  \"numbers\": {");
    for (size_t k = 0; k < count; k++) {
        const struct figure *figure = rows[k].figure;
        if (!figure_known(figure))
            continue;
        buffer_format(out, "%s\n    \"%s\": {\"value\": ", between, rows[k].key);
        between = ",";
        add_json_number(out, figure->value);
        buffer_format(out, ", \"unit\": \"%s\", \"basis\": \"%s\", \"because\": ", rows[k].unit,
                      figure_basis_word(figure->basis));
        add_json_text(out, figure->because);
        buffer_add(out, "}");
    }
    buffer_add(out, "\n  }");
}
